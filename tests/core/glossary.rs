//! The terms that are explained beside tables are those that stand over their columns.

use std::collections::BTreeSet;

use caseload_audit::audit::glossary::Place;
use caseload_audit::audit::normal_number::NormalNumbers;
use caseload_audit::audit::results::Audit;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::audit::sheet::{Column, Sheet};
use caseload_audit::audit::sheets;
use caseload_audit::weighting::illustrative::simple_points;

use crate::reading::{audit_of, data_file};

const TABLES: [(Place, fn(&Audit) -> Vec<Sheet>); 11] = [
    (Place::Averages, sheets::main),
    (Place::Roles, sheets::by_role),
    (Place::Roles, sheets::by_team_and_role),
    (Place::FourAverages, sheets::four_averages),
    (Place::Spread, sheets::spread),
    (Place::Staff, sheets::staff),
    (Place::Weighting, sheets::weighting),
    (Place::Capacity, sheets::capacity),
    (Place::Unallocated, sheets::unallocated),
    (Place::Flow, sheets::flow_and_age),
    (Place::OverTime, sheets::months),
];

/// Headings that say what they are.
const PLAIN: [&str; 0] = [];

#[test]
fn every_column_is_explained_or_plain() {
    let settings = AuditSettings {
        normal: NormalNumbers { of_all: Some(20), ..NormalNumbers::default() },
        scheme: simple_points(),
        ..AuditSettings::default()
    };
    let mut audit = audit_of(&[("case-list.csv", &data_file("case-list.csv"))]);
    let results = audit.results(&settings);
    let audit = results.audit.as_ref().unwrap();
    let mut unexplained = BTreeSet::new();
    let mut n_explained = 0;
    for (place, sheets) in TABLES {
        let columns = sheets(audit).into_iter().flat_map(|sheet| sheet.columns);
        for column in columns.filter(|column| !is_month(column)) {
            if is_explained(place, &column) {
                n_explained += 1;
            } else {
                unexplained.insert(column.heading);
            }
        }
    }
    assert_eq!(unexplained, PLAIN.map(str::to_owned).into_iter().collect());
    assert!(n_explained > 50, "{n_explained}");
}

fn is_month(column: &Column) -> bool {
    let year: String = column.heading.chars().skip(4).collect();
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a term of the place stands in the column's heading or over it, or begins with it.
fn is_explained(place: Place, column: &Column) -> bool {
    let [heading, group] = [&column.heading, &column.group].map(|text| text.to_lowercase());
    let names = place.entries().iter().flat_map(|entry| entry.name.split(", "));
    let words = names.map(|name| name.split(" (").next().unwrap_or(name).to_lowercase());
    words
        .into_iter()
        .any(|word| heading.contains(&word) || group.contains(&word) || word.starts_with(&heading))
}
