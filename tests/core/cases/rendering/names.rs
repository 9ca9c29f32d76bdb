//! What there is to decide about names, and how staffing files go with the cases.

use std::fmt::{self, Write};

use caseload_audit::audit::names_found::{
    Listed, MergeProposal, NameInTeams, NamesFound, StaffingJoin, WorkerValue,
};

/// Nothing where there is nothing to decide.
pub fn write(text: &mut String, names: &NamesFound) -> fmt::Result {
    let NamesFound { not_workers, merges, in_several_teams, staffing, .. } = names;
    let lines = not_workers.listed.iter().map(value);
    let lines = lines.chain(merges.listed.iter().map(proposal));
    let lines = lines.chain(in_several_teams.listed.iter().map(in_teams));
    let lines: Vec<String> = lines.chain(staffing.iter().flat_map(join)).collect();
    if !lines.is_empty() {
        writeln!(text, "\nNames")?;
    }
    lines.iter().try_for_each(|line| writeln!(text, "  {line}"))
}

fn value(value: &WorkerValue) -> String {
    let WorkerValue { shown, n_rows, why, is_unallocated, .. } = value;
    let counts = if *is_unallocated { "unallocated" } else { "a worker" };
    format!("Worker {shown:?}, rows {n_rows}: {counts} ({why:?})")
}

fn proposal(merge: &MergeProposal) -> String {
    let MergeProposal { kind, shown_from, shown_into, evidence, .. } = merge;
    let (n_from, n_into) = (merge.n_rows_from, merge.n_rows_into);
    let agreed = if merge.is_agreed { "agreed" } else { "proposed" };
    format!(
        "{kind:?} {shown_from:?}, rows {n_from}, as {shown_into:?}, rows {n_into}: {evidence} ({agreed})"
    )
}

fn in_teams(name: &NameInTeams) -> String {
    let NameInTeams { shown, teams, is_split, .. } = name;
    let counts = if *is_split { "a worker for each" } else { "one worker" };
    format!("Name {shown:?} in {}: {counts}", teams.join(", "))
}

fn join(join: &StaffingJoin) -> [String; 3] {
    let StaffingJoin { n_staff, n_by_id, n_by_name, without_cases, without_staffing } = join;
    [
        format!("Staff: {n_staff}, joined by ID {n_by_id}, by name {n_by_name}"),
        format!("  who hold no case: {}", people(without_cases)),
        format!("  Workers in no staffing file: {}", people(without_staffing)),
    ]
}

fn people(people: &Listed<(String, String)>) -> String {
    let listed = people.listed.iter().map(|(name, team)| format!("{name} ({team})"));
    let listed: Vec<String> = listed.collect();
    if listed.is_empty() { "none".to_owned() } else { listed.join(", ") }
}
