//! How cases are spread: the top fifth is exactly a fifth, and normal numbers are of a full-time
//! worker.

use super::*;

/// A team whose workers hold so many cases.
fn holding(team: &str, cases: &[u64]) -> String {
    let row = |(at, n): (usize, &u64)| format!("Jul-19,A,{team},{team} {at},1,{n}\n");
    cases.iter().enumerate().map(row).collect()
}

fn spread(rows: &str, normal: Option<u32>) -> Sheet {
    let text = format!("{COUNTS}{rows}");
    let mut settings = AuditSettings::default();
    settings.normal.of_all = normal;
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    sheet(&found, "spread-by-team")
}

const TOP: &str = "Held by the top fifth";

#[test]
fn a_fifth_is_exactly_a_fifth() {
    let rows = [
        holding("Five", &[10; 5]),
        holding("Six", &[10; 6]),
        holding("Nine", &[10; 9]),
        holding("Uneven", &[1, 2, 3, 4, 5, 6]),
        holding("Ten", &[1, 1, 1, 1, 1, 1, 1, 1, 6, 6]),
        holding("Four", &[1, 2, 3, 4]),
    ];
    let sheet = spread(&rows.concat(), None);
    // An even spread gives a fifth, whatever the number of workers.
    check_cell(&sheet, "Five", TOP, "20%", "10 \u{f7} 50");
    check_cell(&sheet, "Six", TOP, "20%", "(10 + 0.2 \u{d7} 10) \u{f7} 60");
    check_cell(&sheet, "Nine", TOP, "20%", "(10 + 0.8 \u{d7} 10) \u{f7} 90");
    // The first of six, and a fifth of the second: 7 of 21.
    check_cell(&sheet, "Uneven", TOP, "33%", "(6 + 0.2 \u{d7} 5) \u{f7} 21");
    check_cell(&sheet, "Ten", TOP, "60%", "12 \u{f7} 20");
    check_none(&sheet, "Four", TOP, "a fifth of 4 workers is less than one worker");
    assert!(
        sheet.note.contains("Where all hold as many, the top fifth hold 20%"),
        "{}",
        sheet.note
    );
    // That there is none of fewer than five workers, their working says, as above.
    assert!(!sheet.note.contains("five workers"), "{}", sheet.note);
}

/// Of twice as many workers who hold the same, the top fifth hold the same share.
#[test]
fn the_size_of_a_team_does_not_matter() {
    for cases in [&[1, 2, 3, 4, 5, 6][..], &[9, 1, 1, 1, 7, 30, 2], &[3, 3, 8, 8, 8, 1, 0]] {
        let twice: Vec<u64> = cases.iter().chain(cases).copied().collect();
        let sheet = spread(&[holding("Once", cases), holding("Twice", &twice)].concat(), None);
        let share = |team| cell(&sheet, team, TOP).value().cloned();
        let n_holders = cases.iter().filter(|&&n| n > 0).count();
        assert!(n_holders >= 5 && share("Once").is_some() && share("Once") == share("Twice"));
    }
}

#[test]
fn a_normal_number_is_of_a_full_time_worker() {
    const NORMAL: &str = "Normal number for a full-time worker";
    let rows = "Jul-19,A,North,Ann,0.5,11\nJul-19,A,North,Ben,1,15\nJul-19,A,South,Cy,1,21\n";
    let sheet = spread(rows, Some(20));
    // Half of 20 is 10: Ann with 11 is above it, Ben with 15 is not.
    check_cell(&sheet, "North", "Above it \u{d7} their FTE", "1", "1");
    check_cell(&sheet, "North", "Share above it \u{d7} their FTE", "50%", "1 \u{f7} 2");
    // All teams have the same number.
    check_cell(&sheet, "All teams", NORMAL, "20", "20");
    assert!(
        sheet.note.contains("when they hold more than it \u{d7} their own FTE"),
        "{}",
        sheet.note
    );
    assert!(!spread(rows, None).note.contains("normal number"));
    let text = format!("{COUNTS}{rows}");
    let mut settings = AuditSettings::default();
    settings.normal = settings.normal.with_team(Some("A"), "North", Some(20));
    let mut files = audit_of(&[("file.csv", text.as_bytes())]);
    let one = super::sheet(&files.results(&settings), "spread-by-area");
    check_none(&one, "A", NORMAL, "not all teams have the same");
    settings.normal = settings.normal.with_team(Some("A"), "South", Some(21));
    let two = super::sheet(&files.results(&settings), "spread-by-area");
    check_none(&two, "A", NORMAL, "not all teams have the same");
    settings.normal = settings.normal.with_team(Some("A"), "South", Some(20));
    let same = super::sheet(&files.results(&settings), "spread-by-area");
    check_cell(&same, "A", NORMAL, "20", "20");
}
