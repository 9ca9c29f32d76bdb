//! Every figure of the measures' sheets a second time, from the raw text of the files, by code that
//! knows only the formulas: exact fractions, cell by cell.

mod answers;
mod averages;
mod found;
mod groups;
mod number;
mod rows;
mod spread;
mod staff;
mod weights;

use std::collections::BTreeSet;

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::audit::who_counts::{Heads, LeftOut, WhoCounts};
use caseload_audit::pipeline::AuditFiles;
use caseload_audit::weighting::illustrative;
use caseload_audit::weighting::{
    BandPoints, CapacityRules, Decimal, FullTime, Travel, WeightingScheme,
};

use self::averages::{Sums, Who, average, of_month};
use self::found::{Cells, Found, Lines};
use self::groups::{By, with_all, with_posts};
use self::number::{Number, over, stated, whole};
use self::rows::{
    Book, Row, Words, allocations, case_list, month_heading, with_staffing, worker_counts,
};
use self::weights::Scheme;
use crate::reading::{audit_of, data_file};

fn files(names: &[&str]) -> AuditFiles {
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| data_file(name)).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().zip(&bytes).map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    audit_of(&files)
}

fn found(files: &mut AuditFiles, settings: &AuditSettings) -> Found {
    let results: Results = files.results(settings);
    Found::of(&results)
}

/// The columns of a sheet of averages.
fn average_cells(
    book: &Book,
    part: &groups::Part<'_>,
    measure: Measure,
    who: Who,
    is_of_cases: bool,
) -> Cells {
    let last = *book.months.last().unwrap();
    let has_rows = |month: i32| part.rows.iter().any(|row| row.month == month);
    let counts =
        |row: &&&Row| !row.worker.is_empty() && !(who.is_left_out)(&book.people[&row.worker]);
    let mut cells: Cells = book
        .months
        .iter()
        .map(|&month| (month_heading(month), of_month(book, part, month, measure, who)))
        .collect();
    let workers: std::collections::BTreeSet<&str> =
        part.rows.iter().filter(counts).map(|row| row.worker.as_str()).collect();
    let heads = Who { all_in_post: false, ..who };
    let held = Sums::of(book, part, last, heads, &|_| whole(1));
    let waiting = part.rows.iter().filter(|row| row.month == last && row.worker.is_empty());
    cells.insert("Average".to_owned(), average(book, part, measure, who));
    let knows_fte = book.people.values().any(|person| person.fte.is_some());
    let n_workers = Some(whole(workers.len() as u64));
    if who.all_in_post {
        let in_post = Sums::of(book, part, last, who, &|_| whole(1));
        // A role of which nobody is there is like a team without rows.
        let is_there = has_rows(last) || in_post.n_workers > 0;
        let fte = (in_post.n_with_fte > 0).then_some(in_post.fte);
        cells.insert("Workers who hold cases".to_owned(), n_workers);
        cells.insert("Staff in post".to_owned(), is_there.then(|| whole(in_post.n_workers)));
        cells.insert("Cases".to_owned(), is_there.then_some(held.weight));
        cells.insert("FTE of staff in post".to_owned(), fte);
    } else {
        cells.insert("Workers".to_owned(), n_workers);
        if knows_fte {
            cells.insert("FTE".to_owned(), (held.n_with_fte > 0).then_some(held.fte));
        }
        cells.insert("Cases".to_owned(), has_rows(last).then_some(held.weight));
    }
    if is_of_cases {
        let n = waiting.map(|row| row.n_cases).sum();
        let is_told = has_rows(last) && !book.is_silent_on_waiting;
        cells.insert("Unallocated".to_owned(), is_told.then(|| whole(n)));
    }
    cells
}

const SHEETS: [(&str, By); 4] = [
    ("by-area", By::Area),
    ("by-team", By::Team),
    ("by-role", By::Role),
    ("by-team-and-role", By::TeamRole),
];

/// Whether the files name any areas or roles.
fn names(book: &Book, by: By) -> bool {
    let of = |place: &rows::Place| match by {
        By::Area => !place.area.is_empty(),
        By::Team => true,
        By::Role | By::TeamRole => !place.role.is_empty(),
    };
    book.rows.iter().any(|row| of(&row.place))
}

#[track_caller]
fn check_averages(found: &Found, book: &Book, measure: Measure, who: Who) {
    for (id, by) in SHEETS {
        let is_of_roles = matches!(by, By::Role | By::TeamRole);
        if !names(book, by) {
            assert!(!found.ids().contains(&id));
            continue;
        }
        let mut lines = Lines::new();
        let parts = if who.all_in_post { with_posts(book, by, who) } else { with_all(book, by) };
        for (name, part) in parts {
            lines.insert(name, average_cells(book, &part, measure, who, !is_of_roles));
        }
        found.check(id, &lines);
    }
    let four = |part: &groups::Part<'_>| -> Cells {
        let one = |measure: Measure| average(book, part, measure, who);
        let columns = Measure::ALL.into_iter().map(|of| (of.name().to_owned(), one(of)));
        columns.filter(|(heading, _)| found.has_column("four-averages", heading)).collect()
    };
    let lines = with_all(book, By::Team).into_iter().map(|(name, part)| (name, four(&part)));
    found.check("four-averages", &lines.collect());
}

#[track_caller]
fn check_all_averages(file: &str, book: &Book) {
    let mut files = files(&[file]);
    for measure in Measure::ALL {
        let settings = AuditSettings { measure, ..AuditSettings::default() };
        let found = found(&mut files, &settings);
        check_averages(&found, book, measure, Who::default());
    }
}

#[test]
fn averages_of_a_case_list() {
    check_all_averages("case-list.csv", &case_list("case-list.csv"));
}

#[test]
fn averages_with_turnover() {
    check_all_averages("case-list-turnover.csv", &case_list("case-list-turnover.csv"));
}

#[test]
fn averages_of_worker_counts() {
    for file in ["worker-counts.csv", "worker-counts-2022-23.csv"] {
        check_all_averages(file, &worker_counts(file));
    }
}

/// The person-day averages are compared with the answers, and day by day in `days`.
#[test]
fn averages_of_allocations() {
    for file in ["allocations.csv", "edge-allocations.csv"] {
        let book = allocations(file);
        let mut files = files(&[file]);
        for measure in [Measure::MeanOfMonthlyCasesPerHolder, Measure::PooledCasesPerHolder] {
            let settings = AuditSettings { measure, ..AuditSettings::default() };
            let found = found(&mut files, &settings).without("Person-day average");
            check_averages(&found, &book, measure, Who::default());
        }
    }
}

#[test]
fn averages_of_edge_cases() {
    check_all_averages("edge-cases.csv", &case_list("edge-cases.csv"));
}

/// The cells of a row by its name.
type CellsOf<'a> = dyn Fn(By, &str, &groups::Part<'_>) -> Cells + 'a;

#[track_caller]
fn check_parts(found: &Found, book: &Book, ids: [&str; 2], cells: &CellsOf<'_>) {
    for (id, by) in ids.into_iter().zip([By::Area, By::Team]) {
        let parts = with_all(book, by).into_iter();
        found.check(
            id,
            &parts.map(|(name, part)| (name.clone(), cells(by, &name, &part))).collect(),
        );
    }
}

#[test]
fn spread_of_cases() {
    for (file, book) in [
        ("case-list.csv", case_list("case-list.csv")),
        ("case-list-turnover.csv", case_list("case-list-turnover.csv")),
        ("worker-counts-2022-23.csv", worker_counts("worker-counts-2022-23.csv")),
        ("edge-cases.csv", case_list("edge-cases.csv")),
    ] {
        let found = found(&mut files(&[file]), &AuditSettings::default());
        let ids = ["spread-by-area", "spread-by-team"];
        check_parts(&found, &book, ids, &|_, _, part| spread::cells(&book, part));
        let lines = with_all(&book, By::Team).into_iter();
        let lines = lines.map(|(name, part)| (name, spread::bands(&book, &part)));
        found.check("bands-by-team", &lines.collect());
    }
}

#[test]
fn who_is_above_the_normal_number() {
    let book = case_list("case-list.csv");
    let own = ("Hospital Team", "Hospital Team - North", 30);
    let mut settings = AuditSettings::default();
    settings.normal.of_all = Some(24);
    settings.normal = settings.normal.with_team(Some(own.0), own.1, Some(own.2));
    let found = found(&mut files(&["case-list.csv"]), &settings);
    let normal = |team: &str| if team == own.1 { u64::from(own.2) } else { 24 };
    check_parts(&found, &book, ["spread-by-area", "spread-by-team"], &|_, _, part| {
        let mut cells = spread::cells(&book, part);
        let (n_above, n_compared) = spread::above(&book, part, normal);
        // Areas and all teams have the number that all their teams have, if it is one.
        let numbers: BTreeSet<u64> = part.rows.iter().map(|row| normal(&row.place.team)).collect();
        let is_one = numbers.len() == 1;
        let number = is_one.then(|| whole(*numbers.first().unwrap()));
        cells.insert("Normal number for a full-time worker".to_owned(), number);
        let n = (n_compared > 0).then(|| whole(n_above));
        cells.insert("Above it \u{d7} their FTE".to_owned(), n);
        let share = over(whole(n_above), &whole(n_compared));
        cells.insert("Share above it \u{d7} their FTE".to_owned(), share);
        cells
    });
}

#[track_caller]
fn check_staff(names: &[&str], book: &Book, has_staffing: bool) {
    let found = found(&mut files(names), &AuditSettings::default());
    let ids = ["staff-by-area", "staff-by-team"];
    check_parts(&found, book, ids, &|_, _, part| staff::cells(book, part, has_staffing));
    if book.months.len() > 1 {
        let lines = with_all(book, By::Team).into_iter();
        let lines = lines.map(|(name, part)| (name, staff::changes(book, &part)));
        found.check("changes-by-team", &lines.collect());
    }
}

#[test]
fn staff_of_lists_and_counts() {
    for file in ["case-list.csv", "case-list-turnover.csv", "edge-cases.csv"] {
        check_staff(&[file], &case_list(file), false);
    }
    let file = "worker-counts-2022-23.csv";
    check_staff(&[file], &worker_counts(file), false);
}

#[test]
fn staff_beside_the_staffing_file() {
    let book = with_staffing(case_list("case-list.csv"));
    check_staff(&["case-list.csv", "staffing.csv"], &book, true);
}

#[test]
fn who_counts() {
    let book = with_staffing(case_list("case-list.csv"));
    let mut files = files(&["case-list.csv", "staffing.csv"]);
    let all_in_post = WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() };
    let choices: [(WhoCounts, Who); 6] = [
        (all_in_post, Who { all_in_post: true, ..Who::default() }),
        (
            WhoCounts::default().with(LeftOut::Agency, true),
            Who { all_in_post: false, is_left_out: |person| person.is_agency },
        ),
        (
            all_in_post.with(LeftOut::Agency, true),
            Who { all_in_post: true, is_left_out: |person| person.is_agency },
        ),
        (
            all_in_post.with(LeftOut::Manager, true),
            Who { all_in_post: true, is_left_out: |person| person.role == "Team Manager" },
        ),
        (
            all_in_post.with(LeftOut::Absent, true),
            Who { all_in_post: true, is_left_out: |person| person.is_absent },
        ),
        (
            all_in_post
                .with(LeftOut::Agency, true)
                .with(LeftOut::Manager, true)
                .with(LeftOut::Absent, true),
            Who {
                all_in_post: true,
                is_left_out: |who| who.is_agency || who.role == "Team Manager" || who.is_absent,
            },
        ),
    ];
    for (who, second) in choices {
        for measure in [Measure::MeanOfMonthlyCasesPerHolder, Measure::CasesPerFte] {
            let settings = AuditSettings { who, measure, ..AuditSettings::default() };
            check_averages(&found(&mut files, &settings), &book, measure, second);
        }
    }
}

fn by_word(word: &str, points: [(&str, &str); 3]) -> Number {
    points.iter().find(|(known, _)| *known == word).map(|(_, points)| stated(points)).unwrap()
}

fn minutes(words: &Words) -> Number {
    stated(&words.minutes)
}

/// Each case 1.
const COUNT_ONLY: Scheme =
    Scheme { unit: "Weighted cases", weigh: |_| (whole(1), true), full_time: |_| None };

/// 1, 2, 3 for complexity and risk, 0.02 for a minute; 100 less 15, newly qualified 90 less 15.
const SIMPLE_POINTS: Scheme = Scheme {
    unit: "Points",
    weigh: |words| {
        let scale = [("Low", "1"), ("Medium", "2"), ("High", "3")];
        let points = by_word(&words.complexity, scale) + by_word(&words.risk, scale);
        (points + minutes(words) * stated("0.02"), true)
    },
    full_time: |is_new| Some(whole(if is_new { 75 } else { 85 })),
};

/// 3 hours a case, more by complexity and risk, and the way there and back; 85% of 37 × 52 ÷ 12.
const HOURS: Scheme = Scheme {
    unit: "Hours",
    weigh: |words| {
        let complexity = by_word(&words.complexity, [("Low", "0"), ("Medium", "2"), ("High", "5")]);
        let risk = by_word(&words.risk, [("Low", "0"), ("Medium", "0.5"), ("High", "2")]);
        (whole(3) + complexity + risk + minutes(words) * stated("0.0333"), true)
    },
    full_time: |is_new| {
        let factor = if is_new { stated("0.9") } else { whole(1) };
        Some(whole(37) * whole(52) / whole(12) * stated("0.85") * factor)
    },
};

/// Of our own: a base by the reason, Medium not known, travel by words, × 1.1, from 2 to 6.
const OURS: Scheme = Scheme {
    unit: "Points",
    weigh: |words| {
        let base = match words.reason.as_str() {
            "Mental Health Support" => (stated("2.5"), true),
            "Support with Memory and Cognition" => (whole(3), true),
            _ => (whole(1), false),
        };
        let complexity = match words.complexity.as_str() {
            "Low" => (stated("0.25"), true),
            "High" => (whole(3), true),
            _ => (stated("1.5"), false),
        };
        let travel = match words.minutes.as_str() {
            "0" => (whole(0), true),
            "75" => (whole(1), true),
            _ => (stated("0.3"), false),
        };
        let sum = (base.0 + complexity.0 + travel.0) * stated("1.1");
        (sum.min(whole(6)).max(whole(2)), base.1 && complexity.1 && travel.1)
    },
    full_time: |is_new| Some(whole(if is_new { 64 } else { 80 }) - stated("7.5")),
};

fn ours() -> WeightingScheme {
    let number = |text: &str| Decimal::parse(text).unwrap();
    let bands = |points: &[(&str, &str)], other: &str| {
        let mut bands = BandPoints::constant(number(other));
        for (word, points) in points {
            bands.set(word, number(points));
        }
        bands
    };
    WeightingScheme {
        case_type: bands(
            &[("Mental Health Support", "2.5"), ("support with memory and COGNITION", "3")],
            "1",
        ),
        complexity: bands(&[("low", "0.25"), ("HIGH", "3")], "1.5"),
        travel: Travel::Bands(bands(&[("0", "0"), ("75", "1")], "0.3")),
        factor: Some(number("1.1")),
        floor: Some(number("2")),
        cap: Some(number("6")),
        capacity: CapacityRules {
            full_time: FullTime::Points(number("80")),
            newly_qualified_factor: number("0.8"),
            fixed_duties: number("7.5"),
            ..CapacityRules::default()
        },
        ..WeightingScheme::empty("Ours")
    }
}

#[track_caller]
fn check_weighting(
    files: &mut AuditFiles,
    book: &Book,
    (scheme, of): &(WeightingScheme, Scheme),
    measures: &[Measure],
) {
    for &measure in measures {
        let settings =
            AuditSettings { measure, scheme: scheme.clone(), ..AuditSettings::default() };
        let found = found(files, &settings);
        for (id, by) in [("weighted-by-area", By::Area), ("weighted-by-team", By::Team)] {
            found.check(id, &weights::lines(book, &with_all(book, by), measure, of));
        }
        // Without a capacity in the scheme there is no table of it.
        if (of.full_time)(false).is_some() {
            let ids = ["capacity-by-area", "capacity-by-team"];
            check_parts(&found, book, ids, &|_, _, part| weights::capacity(book, part, of));
        }
    }
}

fn schemes() -> [(WeightingScheme, Scheme); 4] {
    let [count, points, hours] = illustrative::all();
    [(count, COUNT_ONLY), (points, SIMPLE_POINTS), (hours, HOURS), (ours(), OURS)]
}

#[test]
fn weighted_averages_and_capacity() {
    let book = case_list("case-list.csv");
    let mut audit = files(&["case-list.csv"]);
    let [count, points, hours, ours] = schemes();
    check_weighting(&mut audit, &book, &count, &[Measure::PooledCasesPerHolder]);
    check_weighting(&mut audit, &book, &points, &[Measure::MeanOfMonthlyCasesPerHolder]);
    check_weighting(&mut audit, &book, &hours, &[Measure::CasesPerFte]);
    check_weighting(&mut audit, &book, &ours, &[Measure::default(), Measure::CasesPerFte]);
}

#[test]
fn weighted_averages_with_turnover_and_staffing() {
    let turnover = case_list("case-list-turnover.csv");
    let [_, points, hours, _] = schemes();
    let both = [Measure::PooledCasesPerHolder, Measure::CasesPerFte];
    check_weighting(&mut files(&["case-list-turnover.csv"]), &turnover, &points, &both);
    let book = with_staffing(case_list("case-list.csv"));
    let mut audit = files(&["case-list.csv", "staffing.csv"]);
    check_weighting(&mut audit, &book, &hours, &[Measure::MeanOfMonthlyCasesPerHolder]);
}

#[test]
fn worker_counts_weigh_what_they_count() {
    for file in ["worker-counts.csv", "worker-counts-2022-23.csv"] {
        let book = worker_counts(file);
        let [count, ..] = schemes();
        check_weighting(&mut files(&[file]), &book, &count, &[Measure::default()]);
    }
}

/// A sheet's id, its columns, and the word of a case.
type MixSheet<'a> = (&'a str, &'a [&'a str], fn(&Words) -> String);

#[test]
fn what_cases_are_like() {
    for file in ["case-list.csv", "case-list-turnover.csv"] {
        let book = case_list(file);
        let found = found(&mut files(&[file]), &AuditSettings::default());
        let levels = ["Low", "Medium", "High", "Not given"];
        let travel = [
            "Under 15 minutes",
            "15 to 29 minutes",
            "30 to 59 minutes",
            "60 minutes and over",
            "Not given",
        ];
        let sheets: [MixSheet<'_>; 3] = [
            ("complexity-by-team", &levels, |words| words.complexity.clone()),
            ("risk-by-team", &levels, |words| words.risk.clone()),
            ("travel-by-team", &travel, weights::minutes_band),
        ];
        for (id, bands, of) in sheets {
            let lines = with_all(&book, By::Team).into_iter();
            let lines = lines.map(|(name, part)| (name, weights::mix(&book, &part, bands, of)));
            found.check(id, &lines.collect());
        }
    }
}
