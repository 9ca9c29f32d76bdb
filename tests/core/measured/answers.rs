//! The four averages of every team, area and all, against the answers beside the data.

use caseload_audit::audit::settings::{AuditSettings, Measure};
use serde_json::Value;

use super::found::{Found, fraction};
use crate::reading::{answers, audit_of, data_file};

const FILES: [&str; 7] = [
    "allocations.csv",
    "case-list-turnover.csv",
    "case-list.csv",
    "edge-allocations.csv",
    "edge-cases.csv",
    "worker-counts-2022-23.csv",
    "worker-counts.csv",
];

/// The names of the measures in the answers.
const MEASURES: [(&str, Measure); 4] = [
    ("mean_of_months", Measure::MeanOfMonthlyCasesPerHolder),
    ("pooled", Measure::PooledCasesPerHolder),
    ("daily", Measure::PersonDayCasesPerHolder),
    ("per_fte", Measure::CasesPerFte),
];

#[track_caller]
fn check(found: &Found, (id, row, heading): (&str, &str, &str), answer: Option<&Value>) -> u32 {
    let Some(answer) = answer else { return 0 };
    let expected = answer.get("exact").map(|exact| fraction(exact.as_str().unwrap()));
    assert_eq!(found.figure(id, row, heading), expected, "{id}, {row}, {heading}");
    u32::from(expected.is_some())
}

#[test]
fn every_average_of_the_answers() {
    let mut n_compared = 0;
    for file in FILES {
        let answer = &answers()[file];
        let mut audit = audit_of(&[(file, &data_file(file))]);
        for (name, measure) in MEASURES {
            let settings = AuditSettings { measure, ..AuditSettings::default() };
            let found = Found::of(&audit.results(&settings));
            for (team, answer) in answer["teams"].as_object().unwrap() {
                let of = answer.get(name);
                n_compared += check(&found, ("by-team", team, "Average"), of);
                n_compared += check(&found, ("four-averages", team, measure.name()), of);
            }
            for (area, answer) in answer["service_areas"].as_object().into_iter().flatten() {
                n_compared += check(&found, ("by-area", area, "Average"), answer.get(name));
            }
            let of_all = answer["all_teams"].get(name);
            n_compared += check(&found, ("by-team", "All teams", "Average"), of_all);
            n_compared += check(&found, ("four-averages", "All teams", measure.name()), of_all);
        }
    }
    assert!(n_compared > 500, "{n_compared}");
}
