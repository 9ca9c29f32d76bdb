//! One row of a synthetic case list, as a function of its number.

use std::io::{Result, Write};

/// The header row.
pub const HEADER: &str = "Snapshot date,Service area,Team,Worker name,Worker ID,FTE,Role,Case ID,\
    Primary support reason,Allocated date,Complexity,Risk,Travel minutes\r\n";

const MONTH_ENDS: [&str; 3] = ["31/07/2019", "31/08/2019", "30/09/2019"];
const AREAS: [&str; 10] = [
    "Older People",
    "Hospital",
    "Transitions",
    "Intake",
    "Reablement",
    "Learning",
    "Mental Health",
    "Sensory",
    "Safeguarding",
    "Reviews",
];
const N_TEAMS: u64 = 60;
const ROLES: [&str; 5] = ["Social Worker", "Senior", "Therapist", "Case Worker", "Practitioner"];
const FTES: [&str; 5] = ["1", "1", "0.8", "0.6", "0.5"];
const REASONS: [&str; 5] =
    ["Physical Support", "Learning", "Mental Health", "Memory", "Social Support"];
const LEVELS: [&str; 3] = ["Low", "Medium", "High"];
const CASES_PER_WORKER: u64 = 20;

/// Writes row `number` of `rows`: months one after the other, the same cases in each.
///
/// A row's variation changes its travel minutes alone.
pub fn write(number: u64, rows: u64, variation: u64, out: &mut impl Write) -> Result<()> {
    let cases = rows.div_ceil(3).max(1);
    let case = number % cases;
    let worker = case / CASES_PER_WORKER;
    let team = worker % N_TEAMS;
    let area = of(&AREAS, team);
    let luck = scrambled(case);
    // At most the last day that every month has, and no later than the first snapshot.
    let (day, month) = (1 + luck % 28, 1 + luck / 28 % 7);
    write!(
        out,
        "{},{area},Team {:02},Worker {},{},{},{},C{:07},{},{day:02}/{month:02}/2019,{},{},{}\r\n",
        of(&MONTH_ENDS, number / cases),
        1 + team,
        200_001 + worker,
        200_001 + worker,
        of(&FTES, scrambled(worker)),
        of(&ROLES, scrambled(worker) >> 8),
        1 + case,
        of(&REASONS, luck >> 16),
        of(&LEVELS, luck >> 24),
        of(&LEVELS, luck >> 32),
        (luck >> 40) % 12 * 5 + variation,
    )
}

fn of<'a>(list: &[&'a str], index: u64) -> &'a str {
    let n = list.len() as u64;
    usize::try_from(index % n).ok().and_then(|index| list.get(index)).copied().unwrap_or_default()
}

/// A number without visible order, always the same for the same input (the finaliser of `SplitMix64`).
fn scrambled(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
