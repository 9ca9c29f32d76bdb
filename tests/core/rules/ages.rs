//! How long cases have been open, and since the last review or contact.

use super::*;

const HEADER: &str = "Snapshot date,Team,Worker,Case ID,Referral date,Last review,Last contact\n";

/// At the end of August: open 456, 61 and 365 days, and one unknown; seen 366 and 30 days ago.
const ROWS: &str = "31/07/2019,North,Ann,C1,01/06/2018,30/08/2018,\n\
    31/08/2019,North,Ann,C1,01/06/2018,30/08/2018,01/08/2018\n\
    31/08/2019,North,Ann,C2,01/07/2019,05/07/2019,01/08/2019\n\
    31/08/2019,North,Ben,C3,31/08/2018,,\n\
    31/08/2019,North,Ben,C4,01/09/2019,02/09/2019,\n\
    31/08/2019,North,,C5,01/01/2010,,\n";

#[test]
fn of_cases_with_a_worker_at_the_last_audit_month() {
    let sheet = sheet(&results(&format!("{HEADER}{ROWS}")), "age-by-team");
    for row in ["North", "All teams"] {
        check_cell(&sheet, row, "Cases", "4", "4");
        check_cell(&sheet, row, "Median days since referral", "365.0", "365");
        // 365 days are not over twelve months.
        check_cell(&sheet, row, "Open over 12 months", "1", "1");
        check_cell(&sheet, row, "Share over 12 months", "33%", "1 \u{f7} 3");
        let of_contact = "Median days since review or contact";
        check_cell(&sheet, row, of_contact, "198.0", "(30 + 366) \u{f7} 2");
        check_cell(&sheet, row, "No review or contact for over 12 months", "1", "1");
        assert_eq!(
            sheet_row(&sheet, row).notes,
            ["Age known for 3 of 4 cases", "Last review or contact known for 2 of 4 cases"]
        );
    }
    let share = cell(&sheet, "North", "Share over 12 months");
    assert_eq!(share.left_out, ["1 of 4 cases: no date says since when."]);
    assert_eq!(share.rests_on, ["file.csv: 4 rows"]);
    assert!(sheet.note.contains("counted from the referral"), "{}", sheet.note);
}

#[test]
fn without_a_referral_from_the_allocation() {
    let text = "Snapshot date,Team,Worker,Case ID,Allocated date\n\
        31/08/2019,North,Ann,C1,01/08/2019\n31/08/2019,North,Ben,C1,21/08/2019\n";
    let sheet = sheet(&results(text), "age-by-team");
    // A case that two workers hold counts for both.
    check_cell(&sheet, "North", "Cases", "2", "2");
    check_cell(&sheet, "North", "Median days since allocation", "20.0", "(10 + 30) \u{f7} 2");
    check_cell(&sheet, "North", "Share over 12 months", "0%", "0 \u{f7} 2");
    assert!(!sheet.columns.iter().any(|column| column.heading.contains("contact")));
}

#[test]
fn without_dates_there_is_a_reason() {
    let text = "Snapshot date,Team,Worker,Case ID\n31/08/2019,North,Ann,C1\n31/08/2019,South,,C2\n";
    let sheet = sheet(&results(text), "age-by-team");
    check_none(&sheet, "North", "Median days open", "no date says since when");
    check_none(&sheet, "North", "Share over 12 months", "no date says since when");
    check_none(&sheet, "South", "Median days open", "no case had a worker");
    check_cell(&sheet, "South", "Cases", "0", "0");
    assert!(sheet.note.contains("No file says since when"), "{}", sheet.note);
}

#[test]
fn a_team_without_rows_in_the_last_month_has_none() {
    let text = "Snapshot date,Team,Worker,Case ID,Referral date\n\
        31/07/2019,South,Ann,C1,01/07/2019\n31/08/2019,North,Ben,C2,21/08/2019\n";
    let sheet = sheet(&results(text), "age-by-team");
    check_none(&sheet, "South", "Median days since referral", "no rows for South in August 2019");
    check_cell(&sheet, "All teams", "Median days since referral", "10.0", "10");
    let left_out = &cell(&sheet, "All teams", "Cases").left_out;
    assert_eq!(left_out, &["In August 2019 there are no rows for South."]);
}
