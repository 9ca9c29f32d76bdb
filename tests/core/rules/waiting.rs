//! Work without a worker: how much, how long it waits, and the demand that an average does not show.

use caseload_audit::chart::Topic;

use super::*;

const HEADER: &str = "Snapshot date,Team,Worker,Case ID,Referral date\n";

/// At the end of August North's cases wait 61, 28, 29 and two unknown days, South's one day; nobody
/// works in South.
const ROWS: &str = "31/07/2019,North,Ann,C1,01/06/2018\n\
    31/07/2019,North,,C3,01/07/2019\n\
    31/08/2019,North,Ann,C1,01/06/2018\n\
    31/08/2019,North,Ann,C2,01/07/2019\n\
    31/08/2019,North,,C3,01/07/2019\n\
    31/08/2019,North,,C4,03/08/2019\n\
    31/08/2019,North,,C5,02/08/2019\n\
    31/08/2019,North,,C6,\n\
    31/08/2019,North,,C7,05/09/2019\n\
    31/08/2019,South,,C8,30/08/2019\n";

const MEDIAN: &str = "Median days waiting";
const LONGEST: &str = "Longest wait in days";
const IF_ALL: &str = "If all were allocated";

fn list() -> String {
    format!("{HEADER}{ROWS}")
}

#[test]
fn how_much_waits_at_each_month() {
    let sheet = sheet(&results(&list()), "unallocated-by-team");
    check_cell(&sheet, "North", "Unallocated, Jul 2019", "1", "1");
    check_cell(&sheet, "North", "Unallocated, Aug 2019", "5", "5");
    check_none(&sheet, "South", "Unallocated, Jul 2019", "no rows for South in July 2019");
    check_cell(&sheet, "South", "Unallocated, Aug 2019", "1", "1");
    check_cell(&sheet, "All teams", "Unallocated, Jul 2019", "1", "1");
    check_cell(&sheet, "All teams", "Unallocated, Aug 2019", "6", "6");
    let of_all = cell(&sheet, "All teams", "Unallocated, Jul 2019");
    assert_eq!(of_all.left_out, ["In July 2019 there are no rows for South."]);
    let of_north = cell(&sheet, "North", "Unallocated, Aug 2019");
    assert_eq!(of_north.rests_on, ["file.csv: 5 rows"]);
}

#[test]
fn how_long_it_has_waited_as_far_as_is_known() {
    let sheet = sheet(&results(&list()), "unallocated-by-team");
    check_cell(&sheet, "North", MEDIAN, "29.0", "29");
    check_cell(&sheet, "North", LONGEST, "61", "61");
    // A wait of 28 days is not over 28.
    check_cell(&sheet, "North", "Over 28 days", "2", "2");
    check_cell(&sheet, "North", "Over 84 days", "0", "0");
    check_cell(&sheet, "North", "No date", "2", "5 \u{2212} 3");
    assert_eq!(sheet_row(&sheet, "North").notes, ["Waiting since known for 3 of 5 cases"]);
    let left_out = &cell(&sheet, "North", MEDIAN).left_out;
    assert_eq!(left_out, &["2 of 5 cases: no date says since when."]);
    check_cell(&sheet, "All teams", MEDIAN, "28.5", "(28 + 29) \u{f7} 2");
    check_cell(&sheet, "All teams", "Over 28 days", "2", "2");
}

#[test]
fn a_long_wait_is_what_the_user_says() {
    let text = list();
    let mut files = audit_of(&[("file.csv", text.as_bytes())]);
    let settings = AuditSettings { long_wait_days: 60, ..AuditSettings::default() };
    let sheet = sheet(&files.results(&settings), "unallocated-by-team");
    check_cell(&sheet, "North", "Over 60 days", "1", "1");
    assert!(!sheet.columns.iter().any(|column| column.heading == "Over 84 days"));
}

#[test]
fn the_demand_that_an_average_does_not_show() {
    let sheet = sheet(&results(&list()), "unallocated-by-team");
    check_cell(&sheet, "North", "Average", "2.0", "2 \u{f7} 1");
    check_cell(&sheet, "North", IF_ALL, "7.0", "(2 + 5) \u{f7} 1");
    check_none(&sheet, "South", "Average", "no worker who counts held a case");
    check_none(&sheet, "South", IF_ALL, "no worker who counts held a case there");
    check_cell(&sheet, "All teams", IF_ALL, "8.0", "(2 + 6) \u{f7} 1");
    assert_eq!(cell(&sheet, "North", IF_ALL).rests_on, ["file.csv: 7 rows"]);
}

#[test]
fn by_full_time_equivalents_and_by_days() {
    let rows = "31/08/2019,A,North,Ann,1,0.8,SW,C1\n31/08/2019,A,North,Ben,2,,SW,C2\n\
                31/08/2019,A,North,,,,,C3\n";
    let text = format!("{CASES}{rows}");
    let mut files = audit_of(&[("file.csv", text.as_bytes())]);
    let mut of = |measure| {
        let settings = AuditSettings { measure, ..AuditSettings::default() };
        sheet(&files.results(&settings), "unallocated-by-area")
    };
    let by_fte = of(Measure::CasesPerFte);
    check_cell(&by_fte, "A", "Average", "1.3", "1 \u{f7} 0.8");
    // Ben, whose FTE is not known, could hold what waits.
    check_none(&by_fte, "A", IF_ALL, "the FTE of 1 of 2 workers is not known or is 0");
    // There are no days of work that nobody holds.
    let by_days = of(Measure::PersonDayCasesPerHolder);
    check_cell(&by_days, "A", "Cases for each worker", "1.0", "2 \u{f7} 2");
    check_cell(&by_days, "A", IF_ALL, "1.5", "(2 + 1) \u{f7} 2");
    let known = text.replace("Ben,2,,", "Ben,2,0.5,");
    let settings = AuditSettings { measure: Measure::CasesPerFte, ..AuditSettings::default() };
    let found = audit_of(&[("file.csv", known.as_bytes())]).results(&settings);
    let by_fte = sheet(&found, "unallocated-by-area");
    check_cell(&by_fte, "A", IF_ALL, "2.3", "(2 + 1) \u{f7} 1.3");
    // 2 and 3 cases by 1.3 FTE.
    let said = &audit(&found).summary.cautions[1].text;
    assert!(said.contains("average would be 2.3, not 1.5"), "{said}");
}

#[test]
fn the_caution_shows_no_figure_where_its_section_has_none() {
    let text = format!(
        "{CASES}31/08/2019,A,North,Ann,1,0.8,SW,C1\n31/08/2019,A,North,Ben,2,,SW,C2\n\
         31/08/2019,A,North,,,,,C3\n"
    );
    for measure in [Measure::CasesPerFte, Measure::PersonDayCasesPerHolder] {
        let settings = AuditSettings { measure, ..AuditSettings::default() };
        let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
        let cautions = &audit(&found).summary.cautions;
        let waiting = cautions.iter().find(|caution| caution.heading == "Waiting without a worker");
        let said = &waiting.unwrap().text;
        assert!(said.starts_with("1 case had no worker") && !said.contains("would be"), "{said}");
    }
}

#[test]
fn every_table_says_the_same_of_teams_that_were_once_given_in_numbers() {
    let numbers = "Month,Team,Cases,Workers\nJul 2019,North,10,2\n";
    let list = format!("{HEADER}31/08/2019,North,Ann,C1,01/06/2018\n");
    let found = results_of(&[("list.csv", &list), ("numbers.csv", numbers)]);
    let (waiting, averages) = (sheet(&found, "unallocated-by-team"), sheet(&found, "by-team"));
    check_none(&waiting, "North", "Unallocated, Jul 2019", "does not say whether cases wait");
    check_cell(&waiting, "North", "Unallocated, Aug 2019", "0", "0");
    let in_last_column = |name| sheet_row(&averages, name).cells.last().unwrap().shown.clone();
    assert_eq!([in_last_column("North"), in_last_column("All teams")], ["0", "0"]);
}

#[test]
fn teams_given_in_numbers_do_not_say_whether_cases_wait() {
    let west = "Month,Team,Cases,Workers\nJul 2019,West,10,2\nAug 2019,West,12,2\n";
    let found = results_of(&[("list.csv", &list()), ("numbers.csv", west)]);
    let sheet = sheet(&found, "unallocated-by-team");
    for column in ["Unallocated, Aug 2019", MEDIAN, "Over 28 days", "No date", IF_ALL] {
        check_none(&sheet, "West", column, "does not say whether cases wait");
    }
    check_cell(&sheet, "West", "Average", "6.0", "12 \u{f7} 2");
    check_cell(&sheet, "All teams", "Unallocated, Aug 2019", "6", "6");
    check_cell(&sheet, "All teams", IF_ALL, "6.7", "(14 + 6) \u{f7} 3");
    let said = "Only numbers are given, not whether cases wait: West";
    assert!(sheet_row(&sheet, "All teams").notes.iter().any(|note| note == said));
    assert_eq!(cell(&sheet, "All teams", IF_ALL).left_out, [format!("{said}.")]);
}

#[test]
fn where_nothing_waits_nothing_waits_long() {
    let found = results(&format!("{HEADER}31/07/2019,North,Ann,C1,\n"));
    let sheet = sheet(&found, "unallocated-by-team");
    check_cell(&sheet, "North", "Unallocated, Jul 2019", "0", "0");
    check_cell(&sheet, "North", "Over 28 days", "0", "0");
    check_none(&sheet, "North", MEDIAN, "no case was without a worker");
    check_cell(&sheet, "North", IF_ALL, "1.0", "(1 + 0) \u{f7} 1");
}

#[test]
fn without_any_date_only_the_number_is_known() {
    let found = results(&format!("{COUNTS}Jul-19,A,North,Ann,1,5\nJul-19,A,North,,,2\n"));
    let sheet = sheet(&found, "unallocated-by-team");
    check_cell(&sheet, "North", "Unallocated, Jul 2019", "2", "2");
    check_none(&sheet, "North", MEDIAN, "no date in the files says since when");
    check_none(&sheet, "North", "Over 28 days", "no date in the files says since when");
    check_cell(&sheet, "North", "No date", "2", "2 \u{2212} 0");
}

/// The figure and meaning of the statement on waiting work.
fn statement(found: &Results) -> (String, String) {
    let mut statements = audit(found).summary.statements.iter();
    let of = statements.find(|of| of.meaning.contains("without a worker")).expect("a statement");
    assert!(of.needs_care, "{of:?}");
    (of.figure.clone(), of.meaning.clone())
}

#[test]
fn lists_of_what_workers_hold_do_not_say_that_nothing_waits() {
    let counts = format!("{COUNTS}Jul-19,A,North,Ann,1,5\n");
    let spells = format!("{SPELLS}C1,North,Ann,01/07/2019,\nC2,North,Ben,31/07/2019,\n");
    for text in [&counts, &spells] {
        let found = results(text);
        let waiting = sheet(&found, "unallocated-by-team");
        for row in ["North", "All teams"] {
            for column in ["Unallocated, Jul 2019", MEDIAN, "Over 28 days", "No date", IF_ALL] {
                check_none(&waiting, row, column, "has no row without a worker");
            }
            let by_team = sheet(&found, "by-team");
            check_none(&by_team, row, "Unallocated", "so it does not say whether cases wait");
        }
        let (figure, meaning) = statement(&found);
        assert_eq!(figure, "Not known");
        assert!(meaning.starts_with("how many cases wait without a worker"), "{meaning}");
        // Another day's list may hold such rows.
        assert!(meaning.ends_with(" July 2019"), "{meaning}");
        let csv = caseload_audit::report::csv::team_averages_csv(&found);
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        let header = reader.headers().unwrap().clone();
        let at = header.iter().position(|name| name.starts_with("Unallocated")).unwrap();
        let all = reader.records().map(Result::unwrap).last().unwrap();
        assert_eq!((&all[0], &all[at]), ("All teams", ""));
    }
}

#[test]
fn one_row_without_a_worker_makes_a_list_one_of_waiting_work_too() {
    // August has none of them then; a row that gives none says so as well.
    for (row, expected) in [("Jul-19,A,North,,,2\n", "2"), ("Jul-19,A,North,Unallocated,,0\n", "0")]
    {
        let counts = format!("{COUNTS}Jul-19,A,North,Ann,1,5\nAug-19,A,North,Ann,1,5\n{row}");
        let found = results(&counts);
        let waiting = sheet(&found, "unallocated-by-team");
        check_cell(&waiting, "North", "Unallocated, Jul 2019", expected, expected);
        check_cell(&waiting, "North", "Unallocated, Aug 2019", "0", "0");
        assert!(!waiting.note.contains("may mean"), "{}", waiting.note);
    }
    let spells = format!("{SPELLS}C1,North,Ann,01/07/2019,\nC2,North,,31/07/2019,\n");
    let waiting = sheet(&results(&spells), "unallocated-by-team");
    check_cell(&waiting, "North", "Unallocated, Jul 2019", "1", "1");
}

#[test]
fn a_list_that_tells_does_not_speak_for_another() {
    let counts = format!("{COUNTS}Jul-19,A,North,Ann,1,5\nJul-19,A,North,,,2\n");
    let spells = format!("{SPELLS}C1,South,Cy,01/07/2019,\nC2,South,Dot,31/07/2019,\n");
    let files = [("counts.csv", counts.as_str()), ("spells.csv", spells.as_str())];
    for order in [[0, 1], [1, 0]] {
        let found = results_of(&order.map(|at| files[at]));
        let waiting = sheet(&found, "unallocated-by-team");
        check_cell(&waiting, "North", "Unallocated, Jul 2019", "2", "2");
        check_none(&waiting, "South", "Unallocated, Jul 2019", "no row without a worker");
        check_cell(&waiting, "All teams", "Unallocated, Jul 2019", "2", "2");
        let said = "No row in the file is without a worker, so it is not known whether cases wait: \
                    South";
        assert!(sheet_row(&waiting, "All teams").notes.iter().any(|note| note == said));
        // Both rows of columns are of North: South's two cases are in neither.
        let charts = Topic::Unallocated.charts(&found);
        let by_month = charts.iter().find(|chart| chart.id == "unallocated-by-month").unwrap();
        assert_eq!(by_month.table.lines, [["Jul 2019", "2", "5"]]);
        assert!(by_month.subtitle.contains("of the teams whose files say whether work waits"));
        assert!(by_month.text_alternative.contains("is without South"));
        let (figure, meaning) = statement(&found);
        assert_eq!(figure, "2");
        assert!(meaning.ends_with("not known of 1 team"), "{meaning}");
    }
}

#[test]
fn case_lists_without_any_waiting_case_may_not_list_them() {
    let found = results(&format!("{HEADER}31/07/2019,North,Ann,C1,\n"));
    let may = "No row of any file is without a worker: that may mean that the files do not list \
               waiting work.";
    let waiting = sheet(&found, "unallocated-by-team");
    check_cell(&waiting, "North", "Unallocated, Jul 2019", "0", "0");
    assert!(waiting.note.ends_with(may), "{}", waiting.note);
    let cells = [
        cell(&waiting, "North", "Unallocated, Jul 2019").clone(),
        cell(&waiting, "North", IF_ALL).clone(),
        cell(&sheet(&found, "by-team"), "North", "Unallocated").clone(),
    ];
    for cell in cells {
        assert_eq!(cell.left_out, [may], "{}", cell.name);
    }
    let (figure, meaning) = statement(&found);
    assert_eq!(figure, "None");
    assert!(meaning.ends_with("that may mean that they do not list waiting work"), "{meaning}");
    // One of an earlier month shows that they do.
    let rows = "31/07/2019,North,Ann,C1,\n30/06/2019,North,Ann,C1,\n30/06/2019,North,,C2,\n";
    let found = results(&format!("{HEADER}{rows}"));
    let waiting = sheet(&found, "unallocated-by-team");
    assert!(!waiting.note.contains("may mean"), "{}", waiting.note);
    let statements = &audit(&found).summary.statements;
    assert!(statements.iter().any(|of| of.figure == "0" && !of.needs_care));
}

#[test]
fn days_of_waiting_say_what_they_are_counted_from() {
    let said = |header: &str, row: &str| {
        let text =
            format!("Snapshot date,Team,Worker,Case ID,{header}\n31/07/2019,North,Ann,C1,,\n{row}");
        let waiting = sheet(&results(&text), "unallocated-by-team");
        let formula = cell(&waiting, "North", LONGEST).formula.clone();
        check_cell(&waiting, "North", LONGEST, "30", "30");
        (waiting.note, formula)
    };
    let row = "31/07/2019,North,,C2,01/07/2019,\n";
    let odd = "It is odd that work without a worker has an Allocated date";
    let (note, formula) = said("Allocated date,Note", row);
    assert!(note.contains("Days are counted from Allocated date to 31 July 2019."), "{note}");
    assert!(note.contains(odd), "{note}");
    assert_eq!(formula, "The most days that one has waited, from Allocated date to 31 July 2019.");
    let (note, _) = said("Referral date,Note", row);
    assert!(note.contains("Days are counted from Referral date to 31 July 2019."), "{note}");
    assert!(!note.contains(odd), "{note}");
    let (note, formula) = said("Referral date,Allocated date", row);
    let either = "from Referral date or, where there is none, Allocated date to 31 July 2019";
    assert!(note.contains(either) && note.contains(odd) && formula.contains(either), "{note}");
    let without = results("Snapshot date,Team,Worker,Case ID\n31/07/2019,North,,C2\n");
    assert!(!sheet(&without, "unallocated-by-team").note.contains("counted from"));
}
