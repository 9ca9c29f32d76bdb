//! What the user decides about reading: the answer changes accordingly, and goes back with it.

use crate::reading::{answer, audit_of, data_file, read};
use caseload_audit::audit::normal_number::NormalNumbers;
use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, CountUnit, Measure, WorkerView};
use caseload_audit::audit::who_counts::{Heads, WhoCounts};
use caseload_audit::caseload::Month;
use caseload_audit::intake::choices::{Choice, HeaderChoice};
use caseload_audit::intake::dates::DateOrder;
use caseload_audit::intake::decode::Encoding;
use caseload_audit::intake::field::Field;
use caseload_audit::intake::period;
use caseload_audit::intake::shape::Shape;
use caseload_audit::intake::source::{FileId, Outcome, Understood};
use caseload_audit::report::matching::matching_csv;
use caseload_audit::weighting::{Decimal, illustrative};

/// The settings after one choice about the first file of an answer.
fn with(results: &Results, choice: Choice) -> AuditSettings {
    let settings = results.settings.clone();
    let reading = settings.reading.clone().with(&results.files[0], choice);
    AuditSettings { reading, ..settings }
}

/// Teams with cases and holders of the last audit month, before and after a choice.
#[track_caller]
fn check(
    files: &[(&str, &[u8])],
    choice: Choice,
    before: &[(&str, u64, u64)],
    after: &[(&str, u64, u64)],
) -> Results {
    let mut audit = audit_of(files);
    let first = answer(&mut audit, files, &AuditSettings::default());
    assert_eq!(teams(&first), owned(before), "before");
    let second = answer(&mut audit, files, &with(&first, choice));
    assert_eq!(teams(&second), owned(after), "after");
    let back = answer(&mut audit, files, &AuditSettings::default());
    assert_eq!(back, first, "and back");
    second
}

fn owned(teams: &[(&str, u64, u64)]) -> Vec<(String, u64, u64)> {
    teams.iter().map(|&(team, cases, holders)| (team.to_owned(), cases, holders)).collect()
}

fn teams(results: &Results) -> Vec<(String, u64, u64)> {
    let Some(audit) = &results.audit else { return Vec::new() };
    let rows = audit.by_team.rows.iter();
    rows.map(|row| {
        let last = row.monthly.last().unwrap();
        (row.name.clone(), last.n_cases, last.n_holders)
    })
    .collect()
}

fn understood(results: &Results) -> &Understood {
    results.files[0].outcome.understood().unwrap()
}

#[track_caller]
fn fact<'a>(results: &'a Results, name: &str) -> &'a str {
    let fact = understood(results).facts.iter().find(|fact| fact.name == name);
    &fact.unwrap_or_else(|| panic!("no fact {name}")).said
}

const COUNTS: &[u8] = b"Month,Team,Worker,Cases\nJul-19,North,A,5\nJul-19,South,B,7\n";

#[test]
fn the_encoding() {
    // In UTF-8 this is a name with an accent, in Windows-1252 two characters.
    let text = "Month,Team,Worker,Cases\nJul-19,Caf\u{e9},A,5\n".as_bytes();
    let found = check(
        &[("a.csv", text)],
        Choice::Encoding(Some(Encoding::Windows1252)),
        &[("Caf\u{e9}", 5, 1)],
        &[("Caf\u{c3}\u{a9}", 5, 1)],
    );
    assert_eq!(fact(&found, "Text"), "Windows-1252, as you decided");
}

#[test]
fn the_delimiter() {
    let text = b"Month,Team;Team,Worker,Cases\nJul-19,x;North,A,5\n";
    let found = check(&[("a.csv", text)], Choice::Delimiter(Some(b';')), &[("x;North", 5, 1)], &[]);
    assert_eq!(fact(&found, "Cells"), "Separated by semicolons, as you decided");
}

#[test]
fn the_header_row() {
    let text = b"Month,Team,Worker,Cases\nMonth,Locality,Worker,Cases\nJul-19,North,A,5\n";
    let found = check(
        &[("a.csv", text)],
        Choice::Header(Some(HeaderChoice::Line(2))),
        &[("North", 5, 1)],
        &[("North", 5, 1)],
    );
    assert_eq!(understood(&found).n_rows, 1);
    assert_eq!(fact(&found, "Header"), "Line 2, below 1 row of titles");
}

#[test]
fn the_order_of_dates() {
    let text = b"Month,Team,Worker,Cases\n01/07/2019,North,A,5\n01/08/2019,North,A,6\n";
    let found = check(
        &[("a.csv", text)],
        Choice::Order(Some(DateOrder::MonthFirst)),
        &[("North", 6, 1)],
        &[("North", 6, 1)],
    );
    assert_eq!(fact(&found, "Dates"), "Month first, as you decided");
    assert_eq!(found.months.len(), 1, "both days are in January");
}

#[test]
fn a_column() {
    let text = b"Month,Team,Locality,Worker,Cases\nJul-19,North,West,A,5\nJul-19,South,West,B,7\n";
    check(
        &[("a.csv", text)],
        Choice::Column("locality".to_owned(), Some(Field::Team)),
        &[("North", 5, 1), ("South", 7, 1)],
        &[("West", 12, 2)],
    );
}

#[test]
fn a_column_of_every_file_with_the_header() {
    let july = b"Month,Team,Locality,Worker,Cases\nJul-19,North,West,A,5\n";
    let august = b"Month,Team,Locality,Worker,Cases\nAug-19,North,West,A,7\n";
    check(
        &[("july.csv", july), ("august.csv", august)],
        Choice::Column("locality".to_owned(), Some(Field::Team)),
        &[("North", 7, 1)],
        &[("West", 7, 1)],
    );
}

#[test]
fn what_the_rows_are() {
    let text = b"Month,Team,Worker,Case ID,Start,End\n\
        31/07/2019,North,A,C1,01/07/2019,\n31/07/2019,North,A,C2,02/07/2019,30/07/2019\n";
    let found = check(
        &[("a.csv", text)],
        Choice::Shape(Some(Shape::Allocations)),
        &[("North", 1, 1)],
        &[("North", 1, 1)],
    );
    assert_eq!(understood(&found).shape, Some(Shape::Allocations));
    let set_aside = found.account.reasons.first().map(|reason| reason.heading());
    assert_eq!(set_aside, Some("Open at no audit month\u{2019}s end"));
}

#[test]
fn what_a_file_cannot_be_is_said() {
    let files: &[(&str, &[u8])] = &[("a.csv", COUNTS)];
    let mut audit = audit_of(files);
    let first = answer(&mut audit, files, &AuditSettings::default());
    let allocations = with(&first, Choice::Shape(Some(Shape::Allocations)));
    let found = answer(&mut audit, files, &allocations);
    let Outcome::NotRead { found, .. } = &found.files[0].outcome else { panic!("read") };
    assert!(found.contains("case ID, allocated date and closed date"), "{found}");
}

#[test]
fn the_month_of_a_file() {
    let text = b"Team,Worker,Case ID\nNorth,A,C1\nNorth,A,C2\n";
    let found = check(
        &[("a.csv", text)],
        Choice::Period(period::of_answer("Jul 2019")),
        &[],
        &[("North", 2, 1)],
    );
    assert_eq!(fact(&found, "Month"), "July 2019, as you decided");
}

#[test]
fn teams_on_the_first_row_of_their_block() {
    let text = b"Month,Team,Worker,Case ID\nJul-19,North,A,C1\nJul-19,,A,C2\n\
        Jul-19,South,B,C2\nJul-19,,A,C2\nJul-19,,B,C3\n";
    let found = check(
        &[("a.csv", text)],
        Choice::FillsDown(Some(true)),
        &[("North", 1, 1), ("South", 1, 1)],
        &[("North", 2, 1), ("South", 3, 2)],
    );
    assert_eq!(fact(&found, "Empty team cells"), "3 rows count by the team above");
    assert_eq!(found.account.all.n_used, 5);
}

#[test]
fn a_file_without_header_is_known_by_its_cells() {
    let csv = String::from_utf8(data_file("case-list.csv")).unwrap();
    let (_, rows) = csv.split_once('\n').unwrap();
    let files: &[(&str, &[u8])] = &[("a.csv", rows.as_bytes())];
    let mut audit = audit_of(files);
    let found = answer(&mut audit, files, &AuditSettings::default());
    let whole = audit_of(&[("a.csv", csv.as_bytes())]).results(&AuditSettings::default());
    assert_eq!(teams(&found), teams(&whole));
    assert!(found.issues.iter().any(|issue| issue.found == "No row names the columns"));
}

#[test]
fn a_file_proves_the_order_of_dates_for_its_list() {
    let january = b"Date,Team,Worker,Cases\n01/07/2019,North,A,5\n";
    let march = b"Date,Team,Worker,Cases\n03/31/2019,North,A,6\n";
    let files: &[(&str, &[u8])] = &[("january.csv", january), ("march.csv", march)];
    for order in [[0, 1], [1, 0]] {
        let files = order.map(|at| files[at]);
        let mut audit = audit_of(&files);
        let found = answer(&mut audit, &files, &AuditSettings::default());
        let months: Vec<String> = found.months.iter().map(|m| m.month.to_string()).collect();
        assert_eq!(months, ["Jan 2019", "Mar 2019"]);
    }
}

#[test]
fn a_saved_matching_is_known_by_its_header() {
    let saved = b"Matching of columns,Taken for\nmonth,Snapshot date or month\nteam,Not used\n\
        locality,Team\nworker,Worker name\ncases,Number of cases\n";
    let list = b"Month,Team,Locality,Worker,Cases\nJul-19,North,West,A,5\n";
    let other = b"Month,Team,Worker,Cases\nJul-19,East,A,5\n";
    let files: &[(&str, &[u8])] =
        &[("list.csv", list), ("matching.csv", saved), ("other.csv", other)];
    let mut audit = audit_of(files);
    let found = answer(&mut audit, files, &AuditSettings::default());
    assert_eq!(teams(&found), [("East".to_owned(), 5, 1), ("West".to_owned(), 5, 1)]);
    audit.remove(caseload_audit::intake::source::FileId(1));
    let files: &[(&str, &[u8])] = &[("list.csv", list), ("none", b""), ("other.csv", other)];
    let found = answer(&mut audit, files, &AuditSettings::default());
    assert_eq!(teams(&found), [("East".to_owned(), 5, 1), ("North".to_owned(), 5, 1)]);
}

#[test]
fn a_matching_that_was_saved_is_the_same_when_read_back() {
    let list: &[u8] = b"Month,Team,Locality,Worker,Cases,Team,\n\
        01/07/2019,North,West,A,5,x,y\n01/08/2019,South,West,B,7,x,y\n";
    let files: &[(&str, &[u8])] = &[("list.csv", list)];
    let mut audit = audit_of(files);
    let first = answer(&mut audit, files, &AuditSettings::default());
    let mut settings = with(&first, Choice::Column("locality".to_owned(), Some(Field::Team)));
    for choice in [Choice::Order(Some(DateOrder::MonthFirst)), Choice::FillsDown(Some(true))] {
        let found = answer(&mut audit, files, &settings);
        settings = with(&found, choice);
    }
    let decided = answer(&mut audit, files, &settings);
    let saved = matching_csv(understood(&decided));
    assert!(saved.starts_with("\u{feff}".as_bytes()));
    let text = String::from_utf8(saved.clone()).unwrap();
    assert!(!text.contains("West") && text.contains("team 2,Not used"), "{text}");

    let files: &[(&str, &[u8])] = &[("list.csv", list), ("matching.csv", &saved)];
    let mut audit = audit_of(files);
    let found = answer(&mut audit, files, &AuditSettings::default());
    let used = |results: &Results| {
        let columns = understood(results).columns.iter();
        columns.map(|column| (column.name.clone(), column.used_as)).collect::<Vec<_>>()
    };
    assert_eq!(used(&found), used(&decided));
    assert_eq!(teams(&found), teams(&decided));
    assert_eq!(found.months, decided.months);
    // Saved once more, what it decides beside the columns is not lost.
    assert_eq!(String::from_utf8(matching_csv(understood(&found))).unwrap(), text);
}

#[test]
fn the_lines_of_the_first_rows_are_known() {
    let text = b"Extract\n\nMonth,Team,Worker,Cases\n\nJul-19,North,A,5\nJul-19,North,B,5\n\
        Jul-19,North,C,5\nJul-19,North,D,5\n";
    let results = audit_of(&[("a.csv", text)]).results(&AuditSettings::default());
    assert_eq!(understood(&results).first_rows, [5, 6, 7, 8]);
}

const CASES: &str = "Snapshot date,Service area,Team,Worker,Worker ID,FTE,Role,Case ID,Referral date,\
    Allocated date,Complexity,Risk\n\
    31/07/2019,Adults,North,A,1,1,Social Worker,C1,01/05/2019,01/06/2019,Low,Low\n\
    31/07/2019,Adults,South,B,2,0.5,Team Manager,C2,01/05/2019,01/06/2019,High,High\n\
    31/08/2019,Adults,North,A,1,1,Social Worker,C1,01/05/2019,01/06/2019,Low,Low\n\
    31/08/2019,Adults,North,A,1,1,Social Worker,C3,01/05/2019,01/06/2019,High,Low\n\
    31/08/2019,Adults,South,B,2,0.5,Team Manager,C2,01/05/2019,01/06/2019,High,High\n\
    31/08/2019,Adults,South,D,4,1,Social Worker,C4,01/05/2019,01/06/2019,Low,\n\
    31/08/2019,Adults,South,,,,,C5,20/07/2019,,Low,Low\n";
const STAFF: &str = "Worker ID,Worker,Team,Service area,Role,FTE,Start date,End date,Agency,ASYE,Absence\n\
    1,A,North,Adults,Social Worker,1,01/01/2019,,no,yes,\n\
    2,B,South,Adults,Team Manager,0.5,01/01/2019,,no,no,\n\
    3,C,North,Adults,Social Worker,1,01/01/2019,,no,no,\n\
    4,D,South,Adults,Social Worker,1,01/01/2019,,yes,no,long term\n";

/// Whatever had been asked before, an answer is the one that a new audit gives.
#[test]
fn an_answer_rests_on_nothing_that_was_chosen_before() {
    let files: &[(&str, &[u8])] = &[("a.csv", CASES.as_bytes()), ("b.csv", STAFF.as_bytes())];
    let own = AuditSettings::default;
    let who = |who: WhoCounts| AuditSettings { who, ..own() };
    let normal = NormalNumbers { of_all: Some(1), ..NormalNumbers::default() };
    let [_, points, hours] = illustrative::all();
    let mut half_for_new = points.clone();
    half_for_new.capacity.newly_qualified_factor = Decimal::parse("0.5").unwrap();
    let choices = [
        own(),
        AuditSettings { scheme: points, ..own() },
        AuditSettings { scheme: hours.clone(), ..own() },
        AuditSettings { scheme: half_for_new, ..own() },
        AuditSettings { months: Some(vec![Month::new(2019, 8).unwrap()]), ..own() },
        AuditSettings { months: Some(vec![Month::new(2019, 7).unwrap()]), ..own() },
        AuditSettings { measure: Measure::CasesPerFte, ..own() },
        who(WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() }),
        who(WhoCounts { without_agency: true, ..WhoCounts::default() }),
        who(WhoCounts { without_managers: true, ..WhoCounts::default() }),
        who(WhoCounts { without_absent: true, ..WhoCounts::default() }),
        AuditSettings { normal: normal.clone(), ..own() },
        AuditSettings { long_wait_days: 60, ..own() },
        AuditSettings { workers: WorkerView::Numbered, scheme: hours, normal, ..own() },
        AuditSettings { unit: CountUnit::Rows, ..own() },
    ];
    let mut audit = audit_of(files);
    let mut answers: Vec<Results> = Vec::new();
    for settings in choices.iter().chain(&choices) {
        let found = audit.results(settings);
        assert_eq!(found, audit_of(files).results(settings));
        answers.push(found);
    }
    // Each choice is another answer.
    answers.truncate(choices.len());
    for (at, answer) in answers.iter().enumerate() {
        let alike = answers.iter().filter(|other| other.audit == answer.audit).count();
        assert_eq!(alike, 1, "choice {at}");
    }
    // A file comes and goes.
    audit.remove(FileId(1));
    assert_eq!(audit.results(&own()), audit_of(&files[..1]).results(&own()));
    audit.add(read(1, "b.csv", &[STAFF.as_bytes()]));
    assert_eq!(audit.results(&own()), answers[0]);
}
