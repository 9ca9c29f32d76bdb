//! Averages over time: limits, and what stands out.

use super::*;

/// One worker's cases in the months of 2019 and after, the first in January; none where there is no
/// number.
fn counts(cases: &[Option<u64>]) -> String {
    let first = Month::new(2019, 1).unwrap();
    let months = first.to(Month::new(2022, 12).unwrap()).zip(cases);
    let rows = months.filter_map(|(month, cases)| Some((month, (*cases)?)));
    let rows = rows.map(|(month, cases)| format!("{},A,North,Ann,1,{cases}\n", month.iso()));
    format!("{COUNTS}{}", rows.collect::<String>())
}

#[test]
fn limits_of_a_few_months_are_on_trial() {
    let cases = [20, 22, 21, 20, 23, 21].map(Some);
    let sheet = sheet(&results(&counts(&cases)), "over-time");
    for row in ["North", "All teams"] {
        let mean = "(20 + 22 + 21 + 20 + 23 + 21) \u{f7} 6";
        check_cell(&sheet, row, "Mean", "21.2", mean);
        let lower = "(127 \u{f7} 6) \u{2212} 2.66 \u{d7} 1.8";
        check_cell(&sheet, row, "Lower limit", "16.4", lower);
        check_cell(&sheet, row, "Upper limit", "26.0", "(127 \u{f7} 6) + 2.66 \u{d7} 1.8");
        check_cell(&sheet, row, "Latest, Jun 2019", "21.0", "21 \u{f7} 1");
        check_cell(&sheet, row, "Signals", "0", "0");
        assert_eq!(sheet_row(&sheet, row).notes, ["Trial limits from 6 months: firm from 12"]);
    }
    let steps = cell(&sheet, "North", "Upper limit").steps.as_ref().unwrap();
    assert_eq!(steps.lines[1], ["Feb 2019", "22", "2"]);
}

#[test]
fn what_stands_out_is_named_with_its_months() {
    // The jump of 19 is far larger than the other changes and is not in their mean, which is 1; the
    // limits are 12 ± 2.66, and 10 is nearer to the lower one than a third of the way.
    let mut cases = [Some(10), Some(11)].repeat(6);
    cases.push(Some(30));
    let found = results(&counts(&cases));
    let sheet = sheet(&found, "over-time");
    check_cell(
        &sheet,
        "North",
        "Mean",
        "12.0",
        "(10 + 11 + 10 + 11 + 10 + 11 + 10 + 11 + 10 + 11 + 10 + 11 + 30) \u{f7} 13",
    );
    check_cell(&sheet, "North", "Lower limit", "9.3", "12 \u{2212} 2.66 \u{d7} 1");
    check_cell(&sheet, "North", "Upper limit", "14.7", "12 + 2.66 \u{d7} 1");
    check_cell(&sheet, "North", "Signals", "2", "2");
    assert_eq!(
        sheet_row(&sheet, "North").notes,
        [
            "Above the upper limit: January 2020",
            "12 months in a row below the mean: January to December 2019",
        ]
    );
    let left_out = &cell(&sheet, "North", "Upper limit").left_out;
    assert_eq!(left_out, &["1 change far larger than the others: not in the mean change."]);
    // The audit is over twelve months, the run over all of them.
    assert_eq!(audit(&found).months.len(), 12);
    assert_eq!(super::sheet(&found, "months-by-team").columns.len(), 13);
}

#[test]
fn no_average_is_below_nothing() {
    let sheet = sheet(&results(&counts(&[1, 9, 1, 9, 1, 9].map(Some))), "over-time");
    check_none(&sheet, "North", "Lower limit", "no lower limit: 5 \u{2212} 2.66 \u{d7} 8 is -16.3");
    check_cell(&sheet, "North", "Upper limit", "26.3", "5 + 2.66 \u{d7} 8");
}

/// A step up: what the months of a run show is said with the run, and single months together.
#[test]
fn a_run_of_months_is_one_signal() {
    let mut cases = [Some(10), Some(11)].repeat(3);
    cases.extend([20, 21, 20, 21, 20, 21, 20].map(Some));
    let sheet = sheet(&results(&counts(&cases)), "over-time");
    check_cell(&sheet, "North", "Upper limit", "18.5", "(206 \u{f7} 13) + 2.66 \u{d7} 1");
    check_cell(&sheet, "North", "Signals", "2", "2");
    assert_eq!(
        sheet_row(&sheet, "North").notes,
        [
            "Below the lower limit: January to June 2019",
            "7 months in a row above the mean, all of them above the upper limit: from July 2019 on",
        ]
    );
}

#[test]
fn too_few_months_have_no_limits() {
    let sheet = sheet(&results(&counts(&[Some(20), None, Some(22)])), "over-time");
    check_cell(&sheet, "North", "Mean", "21.0", "(20 + 22) \u{f7} 2");
    for column in ["Lower limit", "Upper limit", "Signals"] {
        check_none(&sheet, "North", column, "2 values are too few to tell chance from change");
    }
    // Said once, because it is so of every row.
    assert!(sheet.note.contains("No limits: 2 values"), "{}", sheet.note);
    assert!(sheet_row(&sheet, "North").notes.is_empty());
}

#[test]
fn months_without_an_average_are_passed_over_and_said() {
    // April has no rows, and in June nobody holds a case.
    let cases = [Some(20), Some(22), Some(21), None, Some(20), None, Some(23), Some(21)];
    let text = format!("{}2019-06,A,North,,,4\n", counts(&cases));
    let found = results(&text);
    let sheet = sheet(&found, "over-time");
    check_cell(&sheet, "North", "Upper limit", "26.0", "(127 \u{f7} 6) + 2.66 \u{d7} 1.8");
    assert_eq!(
        cell(&sheet, "North", "Upper limit").left_out,
        [
            "June 2019: there is no average.",
            "March 2019 and May 2019 are taken as one after the other: \
             there is no average between them.",
            "May 2019 and July 2019 are taken as one after the other: \
             there is no average between them.",
        ]
    );
    let months = super::sheet(&found, "months-by-team");
    check_none(&months, "North", "Jun 2019", "no worker who counts held a case in June 2019");
    assert_eq!(months.columns.len(), 7);
}

#[test]
fn a_month_that_allocations_do_not_hold_to_its_end_is_not_shown() {
    let found = results(&format!(
        "{SPELLS}C1,North,Ann,01/07/2019,\nC2,North,Ann,30/08/2019,\nC3,North,Ann,02/09/2019,\n"
    ));
    let months = sheet(&found, "months-by-team");
    let shown: Vec<&str> = months.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(shown, ["Jul 2019", "Aug 2019"]);
    assert!(months.note.contains("Not held to the end, and so not shown: September 2019."));
}

/// What had ended long ago is in few lists of allocations: a rise to the audit months would be none.
#[test]
fn earlier_months_of_allocations_are_left_out_until_they_are_chosen() {
    let text = format!(
        "{SPELLS}C1,North,Ann,05/01/2019,\nC2,North,Ann,30/04/2019,\nC3,North,Ann,28/09/2019,\n"
    );
    let months = |results: &Results| -> Vec<String> {
        let sheet = sheet(results, "months-by-team");
        sheet.columns.iter().map(|column| column.heading.clone()).collect()
    };
    let found = results(&text);
    assert_eq!(months(&found), ["Jul 2019", "Aug 2019", "Sep 2019"]);
    for id in ["months-by-team", "over-time"] {
        let note = sheet(&found, id).note;
        let said = "Left out: 6 months before the audit of which only allocations tell";
        assert!(note.contains(said), "{note}");
    }
    let chosen = [3, 9].map(|month| Month::new(2019, month).unwrap());
    let settings = AuditSettings { months: Some(chosen.to_vec()), ..AuditSettings::default() };
    let found = audit_of(&[("a.csv", text.as_bytes())]).results(&settings);
    assert_eq!(months(&found).first().map(String::as_str), Some("Mar 2019"));
    assert_eq!(months(&found).len(), 7);
    // A month that anything else tells of is shown.
    let counted = format!("{COUNTS}2019-02-28,A,South,Ben,1,5\n");
    let files: [(&str, &[u8]); 2] = [("a.csv", text.as_bytes()), ("b.csv", counted.as_bytes())];
    let settings = AuditSettings { months: Some(chosen[1..].to_vec()), ..AuditSettings::default() };
    let found = audit_of(&files).results(&settings);
    assert_eq!(months(&found), ["Feb 2019", "Sep 2019"]);
}

#[test]
fn three_years_are_the_most() {
    let months = |n: usize| {
        let first = Month::new(2010, 1).unwrap();
        let rows = first.to(Month::new(2019, 12).unwrap()).take(n);
        let rows = rows.map(|month| format!("{},A,North,Ann,1,5\n", month.iso()));
        sheet(&results(&format!("{COUNTS}{}", rows.collect::<String>())), "months-by-team")
    };
    assert_eq!(months(36).columns.len(), 36);
    let longer = months(37);
    assert_eq!(longer.columns.len(), 36);
    assert!(longer.note.contains("1 earlier month is not shown."), "{}", longer.note);
}
