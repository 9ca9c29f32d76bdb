//! What the ledger knows of workers and posts, worked by hand.

use caseload_audit::audit::ledger::{Ledger, Worker};
use caseload_audit::audit::name_choices::NameChoices;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::caseload::Fte;

use crate::reading::{audit_of, data_file};

const STAFF: &str =
    "Worker ID,Worker,Team,Service area,Role,FTE,Start date,End date,Agency,ASYE,Absence\n";
const CASES: &str = "Snapshot date,Team,Worker,Worker ID,FTE,Role,Case ID\n";

fn ledger_by(files: &[(&str, &str)], settings: &AuditSettings) -> Ledger {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    audit_of(&files).ledger(settings).clone()
}

/// Of July 2019: Ada in North and South, Ben in North, and someone known by a number only.
fn with(staff: &str) -> Ledger {
    let cases = format!(
        "{CASES}31/07/2019,North,ada lee,1,0.8,SW,C1\n31/07/2019,South,Ada Lee,1,0.8,SW,C2\n\
         31/07/2019,South,Ada Lee,1,0.8,SW,C3\n31/07/2019,North,Ben Roy,2,,SW (ASYE),C4\n\
         31/07/2019,North,,3,,,C5\n"
    );
    let staff = format!("{STAFF}{staff}");
    let files: &[(&str, &str)] = &[("cases.csv", &cases), ("staff.csv", &staff)];
    let ledger = ledger_by(files, &AuditSettings::default());
    let reversed: Vec<(&str, &str)> = files.iter().rev().copied().collect();
    let again = ledger_by(&reversed, &AuditSettings::default());
    assert_eq!((&ledger.workers, &ledger.posts), (&again.workers, &again.posts));
    assert_eq!(ledger.fte_of_workers, ledger.workers.iter().map(|w| w.fte).collect::<Vec<_>>());
    ledger
}

fn names(ledger: &Ledger) -> Vec<&str> {
    ledger.workers.iter().map(|worker| worker.name.as_str()).collect()
}

fn worker<'a>(ledger: &'a Ledger, name: &str) -> &'a Worker {
    ledger.workers.iter().find(|worker| worker.name == name).unwrap()
}

fn fte(text: &str) -> Option<Fte> {
    Fte::parse(text).ok()
}

#[test]
fn workers_of_cases_alone() {
    let ledger = with("");
    // The most frequent spelling; the number where there is no name.
    assert_eq!(names(&ledger), ["Ada Lee", "Ben Roy", "3"]);
    assert_eq!(worker(&ledger, "Ada Lee").fte, fte("0.8"));
    // By the words of the role; the others' say nothing.
    let qualified: Vec<Option<bool>> = ledger.workers.iter().map(|w| w.newly_qualified).collect();
    assert_eq!(qualified, [None, Some(true), None]);
    assert!(ledger.workers.iter().all(|w| w.agency.is_none() && w.absence.is_empty()));
    assert!(ledger.posts.is_empty());
}

#[test]
fn what_the_staffing_file_says_comes_first() {
    let ledger = with(
        "1,A. Lee,North,,SW,0.5,,,Yes,No,no\n2,Ben Roy,North,,SW,1,,,n,No,Maternity leave\n\
         3,Cy Dee,North,,NQSW,0.6,,,,,0\n",
    );
    assert_eq!(names(&ledger), ["Ada Lee", "Ben Roy", "Cy Dee"]);
    let said: Vec<_> = ledger
        .workers
        .iter()
        .map(|w| (w.fte, w.agency, w.newly_qualified, w.absence.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (fte("0.5"), Some(true), Some(false), ""),
            (fte("1"), Some(false), Some(false), "Maternity leave"),
            (fte("0.6"), None, Some(true), ""),
        ]
    );
}

#[test]
fn posts_in_force_say_what_a_worker_is() {
    let ledger = with(
        "1,Ada Lee,North,,SW,0.5,,30/06/2019,Yes,Yes,Sick\n1,Ada Lee,North,,SW,0.8,01/07/2019,,,,\n\
         2,Ben Roy,North,,SW,1,01/01/2019,30/06/2019,Yes,No,Sick\n\
         2,Ben Roy,North,,NQSW,1,01/01/2018,31/12/2018,No,Yes,Maternity leave\n",
    );
    let ada = worker(&ledger, "Ada Lee");
    assert_eq!((ada.agency, ada.newly_qualified, ada.absence.as_str()), (None, None, ""));
    // Where none is in force, the last one that was.
    let ben = worker(&ledger, "Ben Roy");
    assert_eq!(
        (ben.agency, ben.newly_qualified, ben.absence.as_str()),
        (Some(true), Some(false), "Sick")
    );
}

#[test]
fn staff_who_hold_no_case_come_after_the_others() {
    let ledger = with(
        ",Zoe Ash,North,,Team manager,1,,,,,\n9,Al Fox,East,,SW,0.4,,,,,\n1,Ada Lee,North,,SW,0.8,,,,,\n\
         9,Al Fox,North,,SW,0.5,,,,,\n",
    );
    assert_eq!(names(&ledger), ["Ada Lee", "Ben Roy", "3", "Al Fox", "Zoe Ash"]);
    assert_eq!(worker(&ledger, "Al Fox").fte, fte("0.9"));
    assert_eq!(worker(&ledger, "Zoe Ash").fte, fte("1"));
    let posts: Vec<_> = ledger
        .posts
        .iter()
        .map(|post| {
            let team = post.team.map(|team| ledger.teams[team as usize].name.as_str());
            let role = post.role.map(|role| ledger.roles[role as usize].as_str());
            (names(&ledger)[post.worker as usize], team, role, post.fte)
        })
        .collect();
    assert_eq!(
        posts,
        [
            ("Ada Lee", Some("North"), Some("SW"), fte("0.8")),
            // The east holds no case anywhere.
            ("Al Fox", None, Some("SW"), fte("0.4")),
            ("Al Fox", Some("North"), Some("SW"), fte("0.5")),
            ("Zoe Ash", Some("North"), Some("Team manager"), fte("1")),
        ]
    );
    // A role that holds nothing is no row.
    let cases = format!("{CASES}31/07/2019,North,Ada Lee,1,0.8,SW,C1\n");
    let staff = format!("{STAFF},Zoe Ash,North,,Team manager,1,,,,,\n");
    let files = [("cases.csv", cases.as_bytes()), ("staff.csv", staff.as_bytes())];
    let results = audit_of(&files).results(&AuditSettings::default());
    let by_role = results.audit.unwrap().by_role.unwrap();
    assert_eq!(by_role.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["SW"]);
}

#[test]
fn posts_have_their_days_and_equal_rows_are_one() {
    let ledger = with(
        "2,Ben Roy,North,,SW,1,01/02/2019,15/08/2019,,,\n2,Ben Roy,North,,SW,1,01/02/2019,15/08/2019,,,\n",
    );
    assert_eq!(ledger.posts.len(), 1);
    let post = &ledger.posts[0];
    let days = [post.start, post.end].map(|day| day.map(|day| day.to_string()));
    assert_eq!(days, [Some("1 Feb 2019".to_owned()), Some("15 Aug 2019".to_owned())]);
    assert!(post.is_in_force_on(post.end.unwrap()));
}

/// The cases name no service area, so that the staffing file's makes no other team.
#[test]
fn the_service_area_of_a_staffing_file_makes_no_other_team() {
    let ledger = with("2,Ben Roy,north,Adults,SW,1,,,,,\n");
    assert_eq!(ledger.posts[0].team, Some(0));
    let cases = "Month,Service area,Team,Worker,Cases\nJul-19,Adults,North,Ada,3\n\
         Jul-19,Reviews,North,Ada,3\nJul-19,Adults,South,Ada,3\n";
    let staff = format!(
        "{STAFF},Ada,North,Reviews,,0.1,,,,,\n,Ada,North,,,0.2,,,,,\n,Ada,South,,,0.3,,,,,\n\
         ,Ada,South,Reviews,,0.4,,,,,\n"
    );
    let files: &[(&str, &str)] = &[("cases.csv", cases), ("staff.csv", &staff)];
    let ledger = ledger_by(files, &AuditSettings::default());
    let mut teams: Vec<_> = ledger.posts.iter().map(|post| (post.fte, post.team)).collect();
    teams.sort_unstable();
    // Adults' North, Adults' South, Reviews' North: which North is not said, and Reviews have no South.
    assert_eq!(
        teams,
        [(fte("0.1"), Some(2)), (fte("0.2"), None), (fte("0.3"), Some(1)), (fte("0.4"), None)]
    );
}

#[test]
fn the_fte_of_others_stands_only_beside_that_of_case_holders() {
    let cases = "Month,Team,Worker,Cases\nJul-19,North,Ada Lee,3\n";
    let staff = format!("{STAFF},Al Fox,North,,,0.4,,,,,\n");
    let files: &[(&str, &str)] = &[("cases.csv", cases), ("staff.csv", &staff)];
    let ledger = ledger_by(files, &AuditSettings::default());
    assert_eq!(names(&ledger), ["Ada Lee", "Al Fox"]);
    assert_eq!(ledger.fte_of_workers, [None, None]);
    assert_eq!(ledger.posts[0].fte, fte("0.4"));
}

/// Names that are merged are shown as they are written most.
#[test]
fn merged_names_are_one_worker() {
    use caseload_audit::audit::name_choices::{Merge, NameKind};
    use caseload_audit::caseload::MatchKey;
    let cases = "Month,Team,Worker,Cases\nJul-19,North,\"Smith, Jane\",3\nJul-19,South,Jane Smith,2\n\
         Aug-19,South,Jane Smith,2\n";
    let merge = Merge {
        kind: NameKind::Worker,
        from: MatchKey::of("smith, jane"),
        into: MatchKey::of("jane smith"),
    };
    let names_merged = NameChoices { merged: vec![merge], ..NameChoices::default() };
    let settings = AuditSettings { names: names_merged, ..AuditSettings::default() };
    let ledger = ledger_by(&[("cases.csv", cases)], &settings);
    assert_eq!(names(&ledger), ["Jane Smith"]);
}

/// Beside teams in numbers nothing can be said of staff whose team is not named.
#[test]
fn who_holds_no_case_is_not_known_of_staff_without_a_team() {
    let teams = "Month,Team,Cases,Workers\nJul-19,North,9,3\n";
    let cases = "Month,Team,Worker,Cases\nJul-19,South,Ada Lee,3\n";
    let staff = "Worker,Role,FTE\nAl Fox,SW,1\nAda Lee,SW,1\n";
    let n_without = |files: &[(&str, &str)]| {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let results = audit_of(&files).results(&AuditSettings::default());
        let is_said =
            |issue: &caseload_audit::issue::Issue| issue.found.contains("no case in these");
        let n_listed = results.names.staffing.unwrap().without_cases.n;
        assert_eq!(n_listed > 0, results.issues.iter().any(is_said));
        n_listed
    };
    assert_eq!(n_without(&[("cases.csv", cases), ("staff.csv", staff)]), 1);
    assert_eq!(n_without(&[("cases.csv", cases), ("teams.csv", teams), ("staff.csv", staff)]), 0);
    // Where the team is named, and its workers are, it is known.
    let named = "Worker,Team,FTE\nAl Fox,South,1\nBen Roy,North,1\n";
    assert_eq!(n_without(&[("cases.csv", cases), ("teams.csv", teams), ("staff.csv", named)]), 1);
}

#[test]
fn the_staff_of_the_case_list() {
    let (cases, staff) = (data_file("case-list.csv"), data_file("staffing.csv"));
    let files: [(&str, &[u8]); 2] = [("case-list.csv", &cases), ("staffing.csv", &staff)];
    let mut audit = audit_of(&files);
    let ledger = audit.ledger(&AuditSettings::default());
    assert_eq!(ledger.workers.len(), 113);
    assert!(ledger.posts.len() >= 113);
    assert!(ledger.posts.iter().all(|post| post.team.is_some() && post.role.is_some()));
    let most = ledger.held.iter().map(|held| held.worker).max();
    assert_eq!(most, Some(95), "96 hold cases, and come first");
}
