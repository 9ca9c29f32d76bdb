//! How cases come and go.

use super::*;

const HEADER: &str = "Snapshot date,Team,Worker,Case ID\n";

/// The cases of a team at the ends of months, with a worker where the case says one.
fn list(snapshots: &[(&str, &str, &[&str])]) -> String {
    let rows = snapshots.iter().flat_map(|(day, team, cases)| {
        cases.iter().map(move |case| format!("{day},{team},Ann,{case}\n"))
    });
    HEADER.chars().chain(rows.collect::<String>().chars()).collect()
}

#[test]
fn from_one_month_end_to_the_next() {
    let found = results(&list(&[
        ("31/07/2019", "North", &["C1", "C2", "C3"]),
        ("31/08/2019", "North", &["C1", "C4"]),
        ("31/08/2019", "South", &["D1"]),
        ("30/09/2019", "North", &["C1", "C4", "C5", "C6"]),
        ("30/09/2019", "South", &["D1"]),
    ]));
    let sheet = sheet(&found, "flow-by-team");
    // Of July nothing is known in any row: it has notes, and no columns.
    let months: Vec<&str> = sheet.columns.iter().map(|column| column.when.as_str()).collect();
    assert_eq!(
        months.concat(),
        ["Aug 2019", "Sep 2019", "Aug to Sep 2019"].map(|when| when.repeat(3)).concat()
    );
    check_cell(&sheet, "North", "Opened, Aug 2019", "1", "1");
    check_cell(&sheet, "North", "Closed, Aug 2019", "2", "2");
    check_cell(&sheet, "North", "Net, Aug 2019", "-1", "1 \u{2212} 2");
    check_cell(&sheet, "North", "Net, Sep 2019", "2", "2 \u{2212} 0");
    check_cell(&sheet, "North", "Opened, Aug to Sep 2019", "3", "1 + 2");
    check_cell(&sheet, "North", "Closed, Aug to Sep 2019", "2", "2 + 0");
    check_cell(&sheet, "North", "Net, Aug to Sep 2019", "1", "(1 + 2) \u{2212} (2 + 0)");
    assert_eq!(sheet_row(&sheet, "North").notes, ["not known of July 2019"]);
    check_none(&sheet, "South", "Net, Aug 2019", "do not hold the month before");
    check_cell(&sheet, "South", "Net, Aug to Sep 2019", "0", "0 \u{2212} 0");
    assert_eq!(sheet_row(&sheet, "South").notes, ["not known of July and August 2019"]);
    // Of all teams what is known of some is shown, and who is missing.
    check_cell(&sheet, "All teams", "Net, Aug 2019", "-1", "1 \u{2212} 2");
    let working = cell(&sheet, "All teams", "Net, Aug 2019");
    assert_eq!(
        working.left_out,
        ["August 2019 is without South (the files do not hold the month before to compare with)."]
    );
    assert_eq!(
        sheet_row(&sheet, "All teams").notes,
        ["not known of July 2019", "August 2019 without South"]
    );
    assert!(sheet.note.contains("Two month ends are compared"), "{}", sheet.note);
}

#[test]
fn where_no_month_is_known_every_month_says_why() {
    let found =
        results(&list(&[("31/07/2019", "North", &["C1"]), ("30/09/2019", "North", &["C1"])]));
    let sheet = sheet(&found, "flow-by-team");
    check_none(&sheet, "North", "Opened, Jul 2019", "do not hold the month before");
    check_none(&sheet, "North", "Net, Sep 2019", "do not hold the month before");
}

#[test]
fn a_case_that_moves_closes_in_one_team_and_opens_in_the_other() {
    let found = results(&list(&[
        ("31/07/2019", "North", &["C1", "C2"]),
        ("31/07/2019", "South", &["D1"]),
        ("31/08/2019", "North", &["C1"]),
        ("31/08/2019", "South", &["D1", "C2"]),
    ]));
    let sheet = sheet(&found, "flow-by-team");
    check_cell(&sheet, "North", "Closed, Aug 2019", "1", "1");
    check_cell(&sheet, "South", "Opened, Aug 2019", "1", "1");
    check_cell(&sheet, "All teams", "Net, Aug 2019", "0", "1 \u{2212} 1");
}

#[test]
fn a_month_missing_between_two_is_not_bridged() {
    let found =
        results(&list(&[("31/07/2019", "North", &["C1"]), ("30/09/2019", "North", &["C1", "C2"])]));
    let sheet = sheet(&found, "flow-by-team");
    check_none(&sheet, "North", "Opened, Sep 2019", "do not hold the month before");
    check_none(
        &sheet,
        "North",
        "Net, not known",
        "not known for any audit month. For the first: the files do not",
    );
    check_none(&sheet, "All teams", "Net, not known", "not known for any audit month");
    // Said once, because it is so of every row.
    assert!(sheet_row(&sheet, "North").notes.is_empty());
    assert!(sheet.note.contains("Not known of July and September 2019, because"), "{}", sheet.note);
}

#[test]
fn of_allocations_starts_and_ends_are_counted() {
    let found = results(&format!(
        "{SPELLS}C1,North,Ann,01/07/2019,15/07/2019\nC2,North,Ann,05/07/2019,\n\
         C3,North,,01/06/2019,31/07/2019\nC4,North,Ben,30/09/2019,\n"
    ));
    let sheet = sheet(&found, "flow-by-team");
    check_cell(&sheet, "North", "Opened, Jul 2019", "2", "2");
    check_cell(&sheet, "North", "Closed, Jul 2019", "2", "2");
    check_cell(&sheet, "North", "Net, Jul 2019", "0", "2 \u{2212} 2");
    check_cell(&sheet, "North", "Net, Aug 2019", "0", "0 \u{2212} 0");
    check_cell(
        &sheet,
        "All teams",
        "Net, Jul to Sep 2019",
        "1",
        "(2 + 0 + 1) \u{2212} (2 + 0 + 0)",
    );
    let opened = cell(&sheet, "North", "Opened, Jul 2019");
    assert!(opened.formula.contains("starts in the month"), "{}", opened.formula);
    assert!(!sheet.note.contains("Two month ends are compared"), "{}", sheet.note);
}

#[test]
fn numbers_name_no_case() {
    let found = results(&format!("{COUNTS}Jul-19,A,North,Ann,1,5\nAug-19,A,North,Ann,1,3\n"));
    for id in ["flow-by-team", "flow-by-area"] {
        let sheet = sheet(&found, id);
        check_none(&sheet, "All teams", "Opened, Aug 2019", "name none");
    }
}
