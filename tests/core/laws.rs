//! What holds of the figures of any list: what may be cut, moved or put in another order without
//! changing a number, and that every number can be worked out again.

mod list;

use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::results::{Audit, Results};
use caseload_audit::audit::settings::{AuditSettings, CountUnit, Measure};
use caseload_audit::audit::sheet::Sheet;
use caseload_audit::audit::sheets;
use caseload_audit::audit::who_counts::{Heads, LeftOut, WhoCounts};
use caseload_audit::audit::working::{NONE_SHOWN, Sum};
use caseload_audit::format::Exact;
use caseload_audit::report::figures::{RowsOfFew, figures_csv};
use caseload_audit::weighting::{Decimal, WeightingScheme, illustrative};
use proptest::prelude::*;
use proptest::sample::select;

use self::list::{DAYS, MONTH_ENDS, Row, rows, text};
use crate::reading::audit_of;
use crate::sum::{plain, shown_like, value_of};

fn results(parts: &[&[Row]], settings: &AuditSettings) -> Results {
    let texts: Vec<String> = parts.iter().map(|part| text(part)).collect();
    let names: Vec<String> = (0..texts.len()).map(|at| format!("part {at}.csv")).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    audit_of(&files).results(settings)
}

fn sheets_of(rows: &[Row], settings: &AuditSettings) -> Vec<Sheet> {
    sheets::all(results(&[rows], settings).audit.as_ref().unwrap())
}

/// What makes sheets of an audit.
type MakeSheets = fn(&Audit) -> Vec<Sheet>;

/// Only some of the sheets.
fn these_sheets_of(rows: &[Row], settings: &AuditSettings, make: &[MakeSheets]) -> Vec<Sheet> {
    let results = results(&[rows], settings);
    let audit = results.audit.as_ref().unwrap();
    make.iter().flat_map(|make| make(audit)).collect()
}

/// The exact figures of a sheet by row and column, those of some columns left out.
type Figures = BTreeMap<(String, String), Option<String>>;

fn figures<'a>(
    sheets: &'a [Sheet],
    is_kept: &dyn Fn(&str) -> bool,
    is_column_kept: &dyn Fn(&str) -> bool,
) -> BTreeMap<&'a str, Figures> {
    let kept = sheets.iter().filter(|sheet| is_kept(sheet.id));
    let of_sheet = |sheet: &'a Sheet| {
        let mut figures = Figures::new();
        for row in sheet.rows.iter().chain(&sheet.total) {
            for (column, cell) in sheet.columns.iter().zip(&row.cells) {
                if is_column_kept(&column.heading) {
                    // How a word is spelt most is not what is meant here.
                    let heading = format!("{} {}", column.heading, column.when).to_lowercase();
                    let key = (row.names.join(" / "), heading);
                    figures.insert(key, cell.value().map(Exact::fraction));
                }
            }
        }
        (sheet.id, figures)
    };
    kept.map(of_sheet).collect()
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// The illustrative schemes, and some by which cases come to nothing or to a bound.
fn any_scheme() -> impl Strategy<Value = WeightingScheme> {
    let [count, points, hours] = illustrative::all();
    let nothing = WeightingScheme { factor: Some(number("0")), ..points.clone() };
    let bounded =
        WeightingScheme { floor: Some(number("2.5")), cap: Some(number("4")), ..points.clone() };
    let empty = WeightingScheme::empty("Nothing");
    select(vec![count, points, hours, nothing, bounded, empty])
}

prop_compose! {
    fn any_settings()(
        measure in select(&Measure::ALL),
        unit in select(&CountUnit::ALL),
        heads in select(&Heads::ALL),
        is_left_out in any::<[bool; 3]>(),
        normal in prop::option::of(select(vec![0_u32, 1, 2, 5])),
        scheme in any_scheme(),
    ) -> AuditSettings {
        let mut who = WhoCounts { heads, ..WhoCounts::default() };
        for (reason, is) in LeftOut::ALL.into_iter().zip(is_left_out) {
            who = who.with(reason, is);
        }
        let mut settings = AuditSettings { measure, unit, who, scheme, ..AuditSettings::default() };
        settings.normal.of_all = normal;
        settings
    }
}

/// Every figure of an audit, without the rows that it rests on: files have names of their own.
fn without_rests_on(figures: &[u8]) -> String {
    let mut lines = String::new();
    for record in csv::Reader::from_reader(figures).records() {
        let record = record.unwrap();
        let kept: Vec<&str> = record.iter().take(record.len() - 1).collect();
        lines.push_str(&kept.join("\t"));
        lines.push('\n');
    }
    lines
}

/// The sheets whose figures are of the work that is held, by service area.
const HELD_BY_AREA: [&str; 5] =
    ["by-area", "spread-by-area", "staff-by-area", "weighted-by-area", "capacity-by-area"];
/// What makes them.
const MAKE_HELD: [MakeSheets; 5] =
    [sheets::main, sheets::spread, sheets::staff, sheets::weighting, sheets::capacity];

proptest! {
    #![proptest_config(crate::search::cases(64))]

    #[test]
    fn every_figure_can_be_worked_out_again(rows in rows(&DAYS), settings in any_settings()) {
        for sheet in sheets_of(&rows, &settings) {
            for row in sheet.rows.iter().chain(&sheet.total) {
                for (column, cell) in sheet.columns.iter().zip(&row.cells) {
                    let what = format!("{} {:?} {}", sheet.id, row.names, column.heading);
                    match &cell.sum {
                        Sum::Done { expression, value } => {
                            let again = value_of(expression);
                            prop_assert!(again.is_ok(), "{what}: {again:?}");
                            let again = again.unwrap();
                            let fraction = format!("{}/{}", again.numer(), again.denom());
                            prop_assert_eq!(&fraction, &value.fraction(), "{}", what);
                            let shown = shown_like(&again, &cell.shown);
                            prop_assert_eq!(shown, plain(&cell.shown), "{}", what);
                        }
                        Sum::NotAvailable(why) => {
                            prop_assert_eq!(&cell.shown, NONE_SHOWN, "{}", &what);
                            prop_assert!(why.len() > 10 && why.ends_with('.'), "{what}: {why}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn cases_that_weigh_one_are_counts(rows in rows(&DAYS), settings in any_settings()) {
        let settings = AuditSettings { scheme: illustrative::count_only(), ..settings };
        for sheet in these_sheets_of(&rows, &settings, &[sheets::weighting]) {
            if !sheet.id.starts_with("weighted-by") {
                continue;
            }
            for row in sheet.rows.iter().chain(&sheet.total) {
                let [raw, weighted, a_case, place, other, unscored] = row.cells.as_slice() else {
                    panic!("{:?}", sheet.columns);
                };
                prop_assert_eq!(unscored.value().unwrap().fraction(), "0/1");
                prop_assert!(a_case.value().is_none_or(|value| value.fraction() == "1/1"));
                // Days have no weight.
                if settings.measure != Measure::PersonDayCasesPerHolder {
                    prop_assert_eq!(raw.value(), weighted.value(), "{:?}", &row.names);
                    prop_assert_eq!(place.value(), other.value());
                }
            }
        }
    }

    #[test]
    fn neither_order_nor_files_change_a_byte(
        (rows, shuffled) in rows(&DAYS)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        settings in any_settings(),
        is_first in any::<[bool; 24]>(),
    ) {
        let one = without_rests_on(&figures_csv(&results(&[&rows], &settings), RowsOfFew::Included));
        prop_assert!(!one.is_empty());
        // A worker's rows stand now in the one file, now in the other.
        let mut parts = [Vec::new(), Vec::new()];
        for (row, is_first) in shuffled.into_iter().zip(is_first) {
            parts[usize::from(is_first)].push(row);
        }
        // Two files of the same content are one, by another rule.
        prop_assume!(parts[0] != parts[1]);
        let parts: Vec<&[Row]> = parts.iter().filter(|part| !part.is_empty()).map(|p| &**p).collect();
        let other = without_rests_on(&figures_csv(&results(&parts, &settings), RowsOfFew::Included));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_team_split_in_two_leaves_its_area_as_it_is(
        rows in rows(&MONTH_ENDS), settings in any_settings(), who_moves in 1..32_u32,
    ) {
        let mut split = rows.clone();
        for row in &mut split {
            let moves = row.worker > 0 && who_moves >> (row.worker - 1) & 1 == 1;
            if row.area == "Adults" && row.team == "North" && moves {
                "North B".clone_into(&mut row.team);
            }
        }
        let of = |rows: &[Row]| {
            let sheets = these_sheets_of(rows, &settings, &MAKE_HELD);
            let figures = figures(&sheets, &|id| HELD_BY_AREA.contains(&id), &|_| true);
            figures.into_iter().map(|(id, of)| (id.to_owned(), of)).collect::<BTreeMap<_, _>>()
        };
        prop_assert_eq!(of(&rows), of(&split));
    }

    #[test]
    fn an_area_has_the_cases_of_its_teams_and_each_worker_once(rows in rows(&MONTH_ENDS)) {
        let sheets = these_sheets_of(&rows, &AuditSettings::default(), &[sheets::main]);
        let exact = |id: &str| {
            let of = figures(&sheets, &|own| own == id, &|_| true);
            of.into_values().next().unwrap_or_default()
        };
        let (by_area, by_team) = (exact("by-area"), exact("by-team"));
        let whole = |value: &Option<String>| -> u64 {
            let text = value.as_ref().map_or("0", |text| text.strip_suffix("/1").unwrap());
            text.parse().unwrap()
        };
        let last = rows.iter().map(|row| row.day).max_by_key(|day| &day[3..5]).unwrap();
        for area in ["Adults", "Older", "All teams"] {
            let is_in = |row: &&Row| area == "All teams" || row.area == area;
            if !rows.iter().any(|row| is_in(&row)) {
                continue;
            }
            for heading in ["cases", "unallocated"] {
                let is_it = |column: &str| column.starts_with(heading);
                let of_area = by_area.iter().find(|((name, at), _)| name == area && is_it(at));
                let Some((_, of_area)) = of_area else { continue };
                let own = format!("{area} / ");
                let of_teams = by_team.iter().filter(|((name, at), _)| {
                    let is_own = name.starts_with(&own) || area == "All teams";
                    is_own && !name.ends_with("All teams") && is_it(at)
                });
                let of_teams: u64 = of_teams.map(|(_, value)| whole(value)).sum();
                prop_assert_eq!(whole(of_area), of_teams, "{} {}", area, heading);
            }
            let held = rows.iter().filter(is_in).filter(|row| row.worker > 0);
            let all: BTreeSet<u32> = held.clone().map(|row| row.worker).collect();
            let key = (area.to_owned(), "workers ".to_owned());
            prop_assert_eq!(whole(&by_area[&key]), all.len() as u64);
            // At the last month: distinct cases of each worker and team, over distinct workers.
            let at_last: Vec<&Row> = held.filter(|row| row.day == last).collect();
            let workers: BTreeSet<u32> = at_last.iter().map(|row| row.worker).collect();
            let cases: BTreeSet<_> = at_last
                .iter()
                .filter(|row| !row.case.is_empty())
                .map(|row| (row.worker, &row.team, row.area, &row.case))
                .collect();
            let n_cases = cases.len() + at_last.iter().filter(|row| row.case.is_empty()).count();
            let heading = match last {
                "31/07/2019" => "jul 2019 ",
                "31/08/2019" => "aug 2019 ",
                _ => "sep 2019 ",
            };
            let average = &by_area[&(area.to_owned(), heading.to_owned())];
            let expected = (!workers.is_empty()).then(|| {
                let value = num_rational::Ratio::new(n_cases, workers.len());
                format!("{}/{}", value.numer(), value.denom())
            });
            prop_assert_eq!(average, &expected, "{}", area);
        }
    }

    #[test]
    fn a_case_that_waits_changes_no_figure_of_what_is_held(
        rows in rows(&MONTH_ENDS), settings in any_settings(), at in any::<prop::sample::Index>(),
    ) {
        let mut more = rows.clone();
        let beside = &rows[at.index(rows.len())];
        more.push(Row { worker: 0, case: "W1".to_owned(), ..beside.clone() });
        let is_of_held = |id: &str| !id.starts_with("unallocated") && !id.starts_with("flow");
        let of = |rows: &[Row]| {
            let sheets = sheets_of(rows, &settings);
            let figures = figures(&sheets, &is_of_held, &|heading| heading != "Unallocated");
            figures.into_iter().map(|(id, of)| (id.to_owned(), of)).collect::<BTreeMap<_, _>>()
        };
        prop_assert_eq!(of(&rows), of(&more));
    }
}
