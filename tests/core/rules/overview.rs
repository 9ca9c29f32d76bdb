//! The sentences of the overview: what they say, what they leave out, and that their figures are
//! those of the tables.

use caseload_audit::audit::overview::{Said, Sentence, overview};

use super::*;

/// Workers' numbers of cases in months: `("Jul-19", "North", "A", 12)`.
fn counts(rows: &[(&str, &str, &str, u32)]) -> String {
    let line = |(month, team, worker, n): &(&str, &str, &str, u32)| {
        format!("{month},,{team},{worker},,{n}\n")
    };
    format!("{COUNTS}{}", rows.iter().map(line).collect::<String>())
}

fn sentences(results: &Results) -> Vec<Sentence> {
    overview(audit(results))
}

#[track_caller]
fn check(rows: &[(&str, &str, &str, u32)], expected: &[(&str, &str)]) {
    let results = results(&counts(rows));
    let found = sentences(&results);
    let found: Vec<(&str, String)> =
        found.iter().map(|sentence| (sentence.heading, sentence.as_text())).collect();
    let found: Vec<(&str, &str)> =
        found.iter().map(|(heading, text)| (*heading, text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn highest_lowest_and_change() {
    // North: 30 ÷ 2 and 34 ÷ 2; South: 12 twice. All: 42 ÷ 3 and 46 ÷ 3.
    check(
        &[
            ("Jul-19", "North", "A", 10),
            ("Jul-19", "North", "B", 20),
            ("Jul-19", "South", "C", 12),
            ("Aug-19", "North", "A", 14),
            ("Aug-19", "North", "B", 20),
            ("Aug-19", "South", "C", 12),
        ],
        &[
            ("Highest", "North: 16.0 cases for each worker, over 2 workers."),
            ("Lowest", "South: 12.0 cases for each worker, over 1 worker."),
            (
                "Change",
                "The average across all teams was 14.0 in July 2019 and 15.3 in August 2019. \
                 2 months are too few to tell change from chance.",
            ),
        ],
    );
}

/// One worker's cases from January 2019 on, and what is said of the change.
#[track_caller]
fn check_change(cases: &[u32], expected: &str) {
    const MONTHS: [&str; 6] = ["Jan-19", "Feb-19", "Mar-19", "Apr-19", "May-19", "Jun-19"];
    let rows = MONTHS.iter().zip(cases).map(|(&month, &n)| (month, "North", "A", n));
    let results = results(&counts(&rows.collect::<Vec<_>>()));
    let change = sentences(&results).into_iter().find(|sentence| sentence.heading == "Change");
    let said = change.unwrap().as_text();
    let said = said.split(" in January 2019 and ").nth(1).unwrap().rsplit_once(". ").unwrap().0;
    assert_eq!(said, expected);
}

#[test]
fn how_far_the_average_went_in_between() {
    check_change(&[10, 12, 14], "14.0 in March 2019");
    check_change(&[10, 14, 14], "14.0 in March 2019");
    check_change(
        &[10, 15, 15, 14],
        "14.0 in April 2019. In between it rose to 15.0 in February 2019",
    );
    check_change(&[10, 9, 14], "14.0 in March 2019. In between it fell to 9.0 in February 2019");
    check_change(
        &[10, 5, 20, 10],
        "10.0 in April 2019. In between it fell to 5.0 in February 2019 and rose to 20.0 in March 2019",
    );
    check_change(
        &[10, 20, 5, 10],
        "10.0 in April 2019. In between it rose to 20.0 in February 2019 and fell to 5.0 in March 2019",
    );
}

#[test]
fn what_looks_equal_is_named_together() {
    // 12 ÷ 1; 241 ÷ 20 = 12.05 looks as 12.1; East and West hold 12.1 and 12.05.
    let twenty: Vec<String> = (0..20).map(|at| format!("W{at}")).collect();
    let mut rows = vec![("Jul-19", "North", "A", 12)];
    for (at, worker) in twenty.iter().enumerate() {
        rows.push(("Jul-19", "West", worker, if at == 0 { 13 } else { 12 }));
    }
    let ten: Vec<String> = (0..10).map(|at| format!("E{at}")).collect();
    for (at, worker) in ten.iter().enumerate() {
        rows.push(("Jul-19", "East", worker, if at == 0 { 13 } else { 12 }));
    }
    check(
        &rows,
        &[
            ("Highest", "East and West: 12.1 cases for each worker, each."),
            ("Lowest", "North: 12.0 cases for each worker, over 1 worker."),
            (
                "Spread",
                "The middle half of 31 workers held 12.0 cases each in July 2019; the most that \
                 one held is 13.",
            ),
        ],
    );
}

#[test]
fn many_alike_are_counted() {
    let teams = ["East", "North", "South", "West"];
    let mut rows: Vec<_> = teams.map(|team| ("Jul-19", team, team, 9)).to_vec();
    rows.push(("Jul-19", "Centre", "A", 8));
    let results = results(&counts(&rows));
    let found = sentences(&results);
    assert_eq!(found[0].as_text(), "4 teams: 9.0 cases for each worker, each.");
    rows.pop();
    let results = super::results(&counts(&rows));
    let found = sentences(&results);
    assert_eq!(found[0].heading, "Alike");
    assert_eq!(found[0].as_text(), "All 4 teams average 9.0 cases for each worker.");
    let results = super::results(&counts(&rows[..2]));
    assert_eq!(sentences(&results)[0].as_text(), "Both teams average 9.0 cases for each worker.");
}

#[test]
fn the_middle_half_of_few_is_not_spoken_of() {
    // Type 7 of 4, 8, 12, 16: 4 + 3 ÷ 4 × (8 − 4) = 7 and 12 + 1 ÷ 4 × (16 − 12) = 13.
    let rows = ["A", "B", "C", "D"].into_iter().zip([4, 8, 12, 16]);
    let rows: Vec<_> = rows.map(|(worker, n)| ("Jul-19", "North", worker, n)).collect();
    let said = "The middle half of 4 workers held between 7.0 and 13.0 cases in July 2019; the most \
                that one held is 16.";
    check(&rows, &[("Spread", said)]);
    check(&rows[..3], &[]);
}

#[test]
fn service_areas_come_before_teams() {
    let text = format!(
        "{COUNTS}Jul-19,Adults,North,A,,10\nJul-19,Adults,South,B,,20\nJul-19,Older,East,C,,12\n"
    );
    let results = results(&text);
    let found = sentences(&results);
    assert_eq!(found[0].as_text(), "Adults: 15.0 cases for each worker, over 2 workers.");
    assert_eq!(found[1].as_text(), "Older: 12.0 cases for each worker, over 1 worker.");
}

#[test]
fn part_timers_are_told_apart() {
    // North: 20 ÷ 2 workers and ÷ 2 FTE; South: 8 ÷ 1 worker, and ÷ 0.5 FTE is 16.
    let rows = "Jul-19,,North,A,1,10\nJul-19,,North,B,1,10\nJul-19,,South,C,0.5,8\n";
    let results = results(&format!("{COUNTS}{rows}"));
    let found = sentences(&results);
    assert_eq!(found[0].as_text(), "North: 10.0 cases for each worker, over 2 workers.");
    assert_eq!(found[2].heading, "Per FTE");
    assert_eq!(
        found[2].as_text(),
        "Counting part-timers by their hours, South: 16.0 cases for each full-time equivalent, over \
         1 worker."
    );
    // Where it is the same team, nothing more is said.
    let rows = rows.replace("0.5,8", "1,8");
    let results = super::results(&format!("{COUNTS}{rows}"));
    assert!(sentences(&results).iter().all(|sentence| sentence.heading != "Per FTE"));
}

#[test]
fn without_an_average_nothing_is_claimed() {
    let text = counts(&[("Jul-19", "North", "A", 10), ("Aug-19", "South", "B", 20)]);
    let mut audit = audit_of(&[("file.csv", text.as_bytes())]);
    let settings = AuditSettings { measure: Measure::CasesPerFte, ..AuditSettings::default() };
    assert_eq!(sentences(&audit.results(&settings)), []);
}

#[test]
fn its_figures_are_those_of_the_tables() {
    let mut n_figures = 0;
    for file in ["case-list.csv", "case-list-turnover.csv", "edge-cases.csv", "worker-counts.csv"] {
        let bytes = data_file(file);
        let results = audit_of(&[(file, &bytes)]).results(&AuditSettings::default());
        let sheets = sheets::all(audit(&results));
        let cells: Vec<&Working> = sheets
            .iter()
            .flat_map(|sheet| sheet.rows.iter().chain(&sheet.total))
            .flat_map(|row| &row.cells)
            .collect();
        for said in sentences(&results).iter().flat_map(|sentence| &sentence.said) {
            let Said::Figure(figure) = said else { continue };
            n_figures += 1;
            assert!(cells.contains(&&**figure), "{file}: {}", figure.as_text());
        }
    }
    assert!(n_figures >= 20, "{n_figures}");
}
