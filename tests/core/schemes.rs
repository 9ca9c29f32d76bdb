//! Weighting schemes from the outside: what is saved is read back, and what cannot be read is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::audit_of;
use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::caseload::{CaseClass, CaseFlag};
use caseload_audit::format::Exact;
use caseload_audit::intake::source::Outcome;
use caseload_audit::report::scheme::scheme_csv;
use caseload_audit::weighting::illustrative::{self, count_only, simple_points};
use caseload_audit::weighting::words::kept;
use caseload_audit::weighting::{
    Absence, BandPoints, CapacityRules, Decimal, FullTime, Part, Points, SchemeOrigin, Score,
    ScoreUnit, Travel, WeightingScheme,
};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const HEADER: &str = "Weighting scheme,Word or kind,Points or number\r\n";
const NOTHING: &str = "By a weighting scheme every case weighs nothing";

fn results(bytes: &[u8]) -> Results {
    audit_of(&[("scheme.csv", bytes)]).results(&AuditSettings::default())
}

fn read(rows: &str) -> Results {
    results(format!("{HEADER}{rows}").as_bytes())
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// Each finding with its lines, but for the one that a scheme's file alone makes no audit.
fn found(results: &Results) -> Vec<(&str, Vec<u64>)> {
    let issues = results.issues.iter().filter(|issue| !issue.is_of_no_caseloads);
    issues
        .map(|issue| {
            let lines = issue.places.iter().flat_map(|place| place.lines.shown().to_vec());
            (issue.found.as_str(), lines.collect())
        })
        .collect()
}

#[test]
fn a_saved_scheme_is_recognised_and_not_used_unless_chosen() {
    let results = results(&scheme_csv(&simple_points()));
    assert_eq!(results.schemes.len(), 1);
    assert_eq!(results.schemes[0].scheme, simple_points());
    assert_eq!(results.settings.scheme, count_only());
    assert_eq!(found(&results), []);
    let Outcome::Read(understood) = &results.files[0].outcome else { panic!("not read") };
    let said: Vec<&str> = understood.facts.iter().map(|fact| fact.said.as_str()).collect();
    assert!(said.contains(&"Simple points, revision 1; 24 numbers"), "{said:?}");
}

/// As a spreadsheet of a German or French council's machine writes it, and as people edit it.
#[test]
fn an_edited_scheme_is_read_as_it_was_meant() {
    let text = "Weighting scheme;Word or kind;Points or number\r\n\
                COMPLEXITY;low;0,5\r\nComplexity;High;,75\r\nCap;;12\r\nabsence;Points;20\r\n\
                Full Time;Hours a week;36\r\nFlag;court;1\r\n;;\r\n";
    let results = results(text.as_bytes());
    let scheme = &results.schemes[0].scheme;
    assert_eq!(scheme.name, "scheme.csv");
    assert_eq!(scheme.complexity.of("LOW"), Some(number("0.5")));
    assert_eq!(scheme.complexity.of("high"), Some(number("0.75")));
    assert_eq!(scheme.cap, Some(number("12")));
    assert_eq!(scheme.capacity.absence, Absence::Points(number("20")));
    let full_time = FullTime::HoursAWeek { hours: number("36"), available_share: Decimal::ONE };
    assert_eq!(scheme.capacity.full_time, full_time);
    assert_eq!(scheme.capacity.newly_qualified_factor, number("0.9"));
    assert_eq!(scheme.flags, BTreeMap::from([(CaseFlag::Court, Decimal::ONE)]));
    assert_eq!(found(&results), []);
}

#[test]
fn a_scheme_of_a_later_format_is_refused() {
    let results = read("Format,,2\r\nName,Ours,\r\nComplexity,Low,1\r\n");
    assert!(results.schemes.is_empty());
    let Outcome::NotRead { found, remedy, .. } = &results.files[0].outcome else { panic!("read") };
    assert!(found.starts_with("The weighting scheme is in format 2; this page reads format 1."));
    assert!(remedy.contains("later"), "{remedy}");
}

#[test]
fn what_cannot_be_read_is_said_with_its_lines_and_the_rest_is_read() {
    let results = read(
        "Format,,1\r\n\
         Complexity,Low,one\r\n\
         Complexity,Medium,2\r\n\
         Complexity,High,\"1,500\"\r\n\
         Colour,Blue,3\r\n\
         Flag,Dog,3\r\n\
         Unit,furlongs,\r\n\
         Risk,High,4\r\n\
         Risk,HIGH,5\r\n\
         Risk,Low,1\r\n\
         Risk,low,1.0\r\n\
         Floor,,-1\r\n\
         Absence,share,1.5\r\n\
         Revision,,1.5\r\n\
         Complexity,,2\r\n\
         Complexity,Light,-5\r\n\
         Flag,Court,-1\r\n\
         Risk: any other,,-2\r\n",
    );
    let expected = [
        (
            "The number of a weighting scheme could not be read in 1 row: Found \u{201c}one\u{201d}; \
             expected a number such as 1.5",
            vec![3],
        ),
        (
            "The number of a weighting scheme could not be read in 1 row: Found \u{201c}1,500\u{201d}; \
             expected 1500 or 1.5, without the comma, which may mean either thousands or a decimal \
             point",
            vec![5],
        ),
        (
            "The number of a weighting scheme could not be read in 4 rows: Found \u{201c}-1\u{201d}; \
             expected a number that is not below 0",
            vec![13, 17, 18, 19],
        ),
        (
            "The number of a weighting scheme could not be read in 1 row: Found \u{201c}1.5\u{201d}; \
             expected a share from 0 to 1, such as 0.5 for half",
            vec![14],
        ),
        (
            "The number of a weighting scheme could not be read in 1 row: Found \u{201c}1.5\u{201d}; \
             expected a whole number from 1",
            vec![15],
        ),
        ("2 rows of a weighting scheme set the same thing differently", vec![9, 10]),
        ("4 rows of a weighting scheme set nothing that is known", vec![6, 7, 8, 16]),
    ];
    let mut said = found(&results);
    said.sort();
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(said, expected);
    let scheme = &results.schemes[0].scheme;
    assert_eq!(scheme.complexity.of("Medium"), Some(number("2")));
    assert_eq!(scheme.complexity.of("Low"), None);
    assert_eq!(scheme.complexity.of("Light"), None);
    assert_eq!(scheme.flags, BTreeMap::new());
    assert_eq!(scheme.risk.of("High"), Some(number("5")));
    assert_eq!(scheme.revision, 1);
}

#[test]
fn where_the_numbers_come_from_is_read() {
    for (word, origin) in [
        ("Yes", SchemeOrigin::Illustrative),
        ("based on one", SchemeOrigin::BasedOnIllustrative),
        ("No", SchemeOrigin::Own),
    ] {
        let results = read(&format!("Name,Ours,\r\nIllustrative,{word},\r\nRisk,Low,1\r\n"));
        assert_eq!(results.schemes[0].scheme.origin, origin, "{word}");
        assert_eq!(found(&results), []);
    }
    let results = read("Name,Ours,\r\nIllustrative,Perhaps,\r\nRisk,Low,1\r\n");
    assert_eq!(results.schemes[0].scheme.origin, SchemeOrigin::Own);
    assert_eq!(
        found(&results),
        [("1 row of a weighting scheme sets nothing that is known", vec![3])]
    );
}

#[test]
fn rows_that_leave_each_other_nothing_to_say_are_said() {
    let results = read(
        "Travel,Near,1\r\nTravel minutes: each,,0.1\r\nAvailable share,,0.5\r\nFull time,points,9\r\n",
    );
    assert_eq!(
        found(&results),
        [("2 rows of a weighting scheme set nothing that is known", vec![2, 4])]
    );
    let travel = Travel::Minutes { rate: number("0.1"), unknown: Decimal::ZERO };
    assert_eq!(results.schemes[0].scheme.travel, travel);
}

#[test]
fn a_scheme_that_scores_nothing_is_said() {
    assert_eq!(found(&read("Name,Ours,\r\nFactor,,0\r\n")), [(NOTHING, vec![])]);
}

fn decimal(least: i64, most: i64) -> impl Strategy<Value = Decimal> {
    (least..=most).prop_map(|n| {
        let sign = if n < 0 { "-" } else { "" };
        number(&format!("{sign}{}.{:04}", n.abs() / 10_000, n.abs() % 10_000))
    })
}

fn not_below_zero() -> impl Strategy<Value = Decimal> {
    prop_oneof![decimal(0, 40_000), decimal(0, 9_999_999_999)]
}

fn word() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "Low",
        "HIGH",
        "Total",
        "Grand total",
        "=1+1",
        "-1",
        "'-1",
        "'=x",
        "'x",
        "\u{ff1d}x",
        "@a",
        "0",
        "N/A",
        "-",
        "sep=;",
        ";",
        "a;b",
        "a\tb",
        "\"a\"",
        "a,b",
        "Weighting scheme",
        "Format",
        "Complexity: any other",
        "31/07/2019",
        "\u{ad}x",
        "Ärger",
        "\u{feff}y",
    ]);
    prop_oneof![odd.prop_map(str::to_owned), "\\PC{1,12}"]
}

fn bands() -> impl Strategy<Value = BandPoints> {
    (btree_map(word(), not_below_zero(), 0..5), not_below_zero()).prop_map(|(words, other)| {
        let mut bands = BandPoints::constant(other);
        for (word, points) in words {
            bands.set(&word, points);
        }
        bands
    })
}

fn travel() -> impl Strategy<Value = Travel> {
    let minutes = (not_below_zero(), not_below_zero())
        .prop_map(|(rate, unknown)| Travel::Minutes { rate, unknown });
    prop_oneof![bands().prop_map(Travel::Bands), minutes]
}

fn rules() -> impl Strategy<Value = CapacityRules> {
    let full_time = prop_oneof![
        Just(FullTime::NotStated),
        not_below_zero().prop_map(FullTime::Points),
        (not_below_zero(), decimal(0, 10_000)).prop_map(|(hours, available_share)| {
            FullTime::HoursAWeek { hours, available_share }
        }),
    ];
    let absence = prop_oneof![
        decimal(0, 10_000).prop_map(Absence::Share),
        not_below_zero().prop_map(Absence::Points)
    ];
    (full_time, not_below_zero(), not_below_zero(), absence).prop_map(
        |(full_time, newly_qualified_factor, fixed_duties, absence)| CapacityRules {
            full_time,
            newly_qualified_factor,
            fixed_duties,
            absence,
        },
    )
}

const ORIGINS: [SchemeOrigin; 3] =
    [SchemeOrigin::Illustrative, SchemeOrigin::BasedOnIllustrative, SchemeOrigin::Own];

prop_compose! {
    fn scheme()(
        (name, revision, unit, origin) in
            (word(), 1..=999_999_u32, select(ScoreUnit::ALL.to_vec()), select(ORIGINS.to_vec())),
        (case_type, complexity, risk, travel) in (bands(), bands(), bands(), travel()),
        flags in btree_map(select(CaseFlag::ALL.to_vec()), not_below_zero(), 0..4),
        (factor, floor, cap) in (
            option::of(not_below_zero()),
            option::of(not_below_zero()),
            option::of(not_below_zero()),
        ),
        capacity in rules(),
    ) -> WeightingScheme {
        let name = match kept(&name) {
            name if name.trim_matches(['\u{ad}', '\u{feff}']).is_empty() => "Ours".to_owned(),
            name => name,
        };
        WeightingScheme {
            name, revision, unit, origin, case_type, complexity, risk, travel, flags,
            factor, floor, cap, capacity,
        }
    }
}

fn class() -> impl Strategy<Value = CaseClass> {
    let cell = || {
        prop_oneof![
            Just(String::new()),
            word(),
            select(vec!["Low", "high", "45", "1.5"]).prop_map(str::to_owned)
        ]
    };
    (cell(), cell(), cell(), cell(), btree_set(select(CaseFlag::ALL.to_vec()), 0..4)).prop_map(
        |(case_type, complexity, risk, travel, flags)| CaseClass {
            case_type,
            complexity,
            risk,
            travel,
            flags,
        },
    )
}

/// The formula once more, in fractions and without tables made beforehand.
fn naive(scheme: &WeightingScheme, class: &CaseClass) -> (Exact, BTreeSet<Part>) {
    let mut unscored = BTreeSet::new();
    let mut sum = Exact::whole(0);
    let mut add = |part: Part, bands: &BandPoints, word: &str| {
        let known = bands.by_points().into_iter().find(|band| same(&band.word, word));
        let points = known.map_or(bands.other, |band| band.points);
        sum = sum.plus(&points.to_exact());
        if known.is_none() && !bands.by_points().is_empty() {
            unscored.insert(part);
        }
    };
    add(Part::CaseType, &scheme.case_type, &class.case_type);
    add(Part::Complexity, &scheme.complexity, &class.complexity);
    add(Part::Risk, &scheme.risk, &class.risk);
    match &scheme.travel {
        Travel::Bands(bands) => add(Part::Travel, bands, &class.travel),
        Travel::Minutes { rate, unknown } if rate.is_zero() && unknown.is_zero() => {}
        Travel::Minutes { rate, unknown } => match Decimal::parse(&class.travel) {
            Ok(minutes) if minutes >= Decimal::ZERO && minutes <= number("1440") => {
                sum = sum.plus(&minutes.to_exact().times(&rate.to_exact()));
            }
            _ => {
                sum = sum.plus(&unknown.to_exact());
                unscored.insert(Part::Travel);
            }
        },
    }
    for flag in CaseFlag::ALL.into_iter().filter(|flag| class.flags.contains(flag)) {
        sum =
            sum.plus(&scheme.flags.get(&flag).map_or(Exact::whole(0), |points| points.to_exact()));
    }
    sum = scheme.factor.map_or(sum.clone(), |factor| sum.times(&factor.to_exact()));
    sum = scheme.cap.map_or(sum.clone(), |cap| sum.clone().min(cap.to_exact()));
    let floor = scheme.floor.map_or(Exact::whole(0), Decimal::to_exact);
    (sum.max(floor), unscored)
}

fn same(a: &str, b: &str) -> bool {
    use caseload_audit::caseload::MatchKey;
    MatchKey::of(a) == MatchKey::of(b)
}

proptest! {
    #![proptest_config(crate::search::cases(200))]

    #[test]
    fn what_is_saved_is_read_back_whatever_the_order_of_rows(scheme in scheme(), seed in any::<u64>()) {
        let bytes = scheme_csv(&scheme);
        let first = results(&bytes);
        prop_assert_eq!(first.schemes.len(), 1, "{:?}", String::from_utf8_lossy(&bytes));
        prop_assert_eq!(&first.schemes[0].scheme, &scheme);
        for (found, _) in found(&first) {
            prop_assert_eq!(found, NOTHING);
        }
        let text = String::from_utf8(bytes).unwrap();
        let mut lines: Vec<&str> = text.split_terminator("\r\n").collect();
        // The rows below the header, in another order.
        lines[1..].sort_by_key(|line| line.bytes().fold(seed, |hash, byte| {
            hash.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(byte)).rotate_left(23)
        }));
        let other = results((lines.join("\r\n") + "\r\n").as_bytes());
        prop_assert_eq!(&other.schemes[0].scheme, &scheme);
        prop_assert_eq!(other.schemes[0].scheme.hash(), scheme.hash());
    }

    #[test]
    fn scores_are_those_of_the_formula(scheme in scheme(), class in class()) {
        let score = scheme.score(&class);
        let (points, unscored) = naive(&scheme, &class);
        prop_assert_eq!(score.points.to_exact(), points);
        prop_assert_eq!(score.unscored, unscored);
    }

    #[test]
    fn the_order_of_classes_never_matters(
        scheme in scheme(),
        classes in vec((class(), 0..1_000_u16), 0..12),
    ) {
        let sum = |classes: &[(CaseClass, u16)]| -> Points {
            let alone: Vec<CaseClass> = classes.iter().map(|(class, _)| class.clone()).collect();
            let scores = scheme.score_all(&alone);
            scores.iter().zip(classes).map(|(score, (_, n))| score.points.times_count((*n).into())).sum()
        };
        let mut turned = classes.clone();
        turned.reverse();
        prop_assert_eq!(sum(&classes), sum(&turned));
        let one_by_one = classes.iter().flat_map(|one| std::iter::repeat_n(&one.0, one.1.into()));
        let points: Points = one_by_one.map(|class| scheme.score(class).points).sum();
        prop_assert_eq!(sum(&classes), points);
    }

    #[test]
    fn unit_weights_give_raw_counts(classes in vec((class(), 0..1_000_000_u64), 0..12)) {
        let alone: Vec<CaseClass> = classes.iter().map(|(class, _)| class.clone()).collect();
        let scores = illustrative::count_only().score_all(&alone);
        let points: Points =
            scores.iter().zip(&classes).map(|(score, (_, n))| score.points.times_count(*n)).sum();
        prop_assert_eq!(points.to_exact(), Exact::whole(classes.iter().map(|(_, n)| n).sum()));
        prop_assert!(scores.iter().all(Score::is_fully_scored));
    }
}
