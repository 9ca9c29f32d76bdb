//! All staff in post: the tables show what they divide by, and whoever holds no case counts in the
//! role of their post.

use caseload_audit::audit::overview::{Sentence, overview};
use caseload_audit::audit::results::Audit;
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::audit::sheet::Sheet;
use caseload_audit::audit::sheets;
use caseload_audit::audit::who_counts::{Heads, LeftOut, WhoCounts};
use caseload_audit::chart::Topic;
use caseload_audit::report::csv::team_averages_csv;

use crate::reading::{audit_of, data_file};

const CASES: &str = "Snapshot date,Team,Worker,Role,Case ID\n\
    31/07/2019,North,Ada,Social Worker,1\n31/07/2019,North,Ada,Social Worker,2\n\
    31/07/2019,North,Ben,Social Worker,3\n31/07/2019,South,Cy,Social Worker,4\n";
/// Ada is written otherwise; Di, Ed and Flo hold nothing, and of Ed no role is given.
const STAFF: &str = "Worker,Team,Role,FTE,Start date\n\
    Ada,North,Social Worker (Adults),1,01/01/2019\nBen,North,Social Worker,0.5,01/01/2019\n\
    Di,North,Team Manager,1,01/01/2019\nEd,South,,0.6,01/01/2019\n\
    Flo,South,Head of Service,1,01/01/2019\n";

fn in_post() -> WhoCounts {
    WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() }
}

fn audit(files: &[(&str, &[u8])], settings: &AuditSettings) -> Audit {
    audit_of(files).results(settings).audit.unwrap()
}

#[test]
fn others_in_post_are_no_workers_with_cases() {
    let results = audit_of(&[("cases.csv", CASES.as_bytes()), ("staff.csv", STAFF.as_bytes())])
        .results(&AuditSettings { who: in_post(), ..AuditSettings::default() });
    let chart = &Topic::Averages.charts(&results)[0];
    assert_eq!(chart.table.headings, ["Team", "Average", "Workers with cases"]);
    let said: Vec<String> =
        overview(results.audit.as_ref().unwrap()).iter().map(Sentence::as_text).collect();
    assert!(said[0].ends_with("; 2 workers held cases."), "{said:?}");
}

fn small(settings: &AuditSettings) -> Audit {
    audit(&[("cases.csv", CASES.as_bytes()), ("staff.csv", STAFF.as_bytes())], settings)
}

fn sheet(audit: &Audit, id: &str) -> Sheet {
    let sheets = sheets::all(audit);
    sheets.into_iter().find(|sheet| sheet.id == id).unwrap()
}

fn shown(sheet: &Sheet, row: &str, heading: &str) -> String {
    let row = sheet.rows.iter().chain(&sheet.total).find(|of| of.names.last().unwrap() == row);
    let at = sheet.columns.iter().position(|column| column.heading == heading);
    row.unwrap().cells[at.unwrap_or_else(|| panic!("no column {heading}"))].shown.clone()
}

fn names(sheet: &Sheet) -> Vec<String> {
    sheet.rows.iter().map(|row| row.names.join(" / ")).collect()
}

#[test]
fn the_divisor_stands_beside_the_average() {
    let files = ["case-list.csv", "staffing.csv"].map(|name| (name, data_file(name)));
    let files = files.each_ref().map(|(name, bytes)| (*name, bytes.as_slice()));
    let settings = AuditSettings { who: in_post(), ..AuditSettings::default() };
    let audit = audit(&files, &settings);
    let by_team = sheet(&audit, "by-team");
    for (heading, expected) in [
        ("Average", "18.5"),
        ("Workers who hold cases", "96"),
        ("Staff in post", "113"),
        ("FTE of staff in post", "93.0"),
    ] {
        assert_eq!(shown(&by_team, "All teams", heading), expected, "{heading}");
    }
    let staff = sheet(&audit, "staff-by-team");
    assert_eq!(shown(&staff, "All teams", "FTE of staff in post"), "93.04");
    // By hand: 2,086 cases in September of workers with FTE, over 93.04.
    let per_fte = AuditSettings { measure: Measure::CasesPerFte, ..settings.clone() };
    let last = sheet(&self::audit(&files, &per_fte), "by-team");
    assert_eq!(
        shown(&staff, "All teams", "Cases per FTE of staff in post"),
        shown(&last, "All teams", "Sep 2019")
    );
    assert!(audit.summary.scope.contains("all staff in post, 113 on 30 September 2019"));
    // 17 team managers, one for each team, hold no case.
    let by_role = sheet(&audit, "by-role");
    assert_eq!(shown(&by_role, "Team Manager", "Average"), "0.0");
    assert_eq!(shown(&by_role, "Team Manager", "Staff in post"), "17");
    let n_in_post = |of: &Sheet| -> u64 {
        of.rows
            .iter()
            .map(|row| shown(of, row.names.last().unwrap(), "Staff in post"))
            .map(|n| n.parse::<u64>().unwrap())
            .sum()
    };
    assert_eq!(n_in_post(&by_role), 113);
}

#[test]
fn staff_without_cases_count_in_the_role_of_their_post() {
    let settings = AuditSettings { who: in_post(), ..AuditSettings::default() };
    let audit = small(&settings);
    let by_role = sheet(&audit, "by-role");
    assert_eq!(
        names(&by_role),
        ["Head of Service", "Social Worker", "Team Manager", "No role given"]
    );
    // Ada counts once, as what the cases say she is.
    assert_eq!(shown(&by_role, "Social Worker", "Staff in post"), "3");
    assert_eq!(shown(&by_role, "Social Worker", "Average"), "1.3");
    for role in ["Team Manager", "Head of Service", "No role given"] {
        assert_eq!(shown(&by_role, role, "Average"), "0.0", "{role}");
        assert_eq!(shown(&by_role, role, "Staff in post"), "1", "{role}");
        assert_eq!(shown(&by_role, role, "Workers who hold cases"), "0", "{role}");
    }
    // Four cases, six people.
    assert_eq!(shown(&by_role, "All teams", "Average"), "0.7");
    let manager = by_role.rows.iter().find(|row| row.names == ["Team Manager"]).unwrap();
    assert_eq!(manager.cells[0].conclusion(), "0 \u{f7} 1 is exactly 0, shown as 0.0.");
    assert_eq!(
        names(&sheet(&audit, "by-team-and-role")),
        [
            "North / Social Worker",
            "North / Team Manager",
            "South / Head of Service",
            "South / Social Worker",
            "South / No role given"
        ]
    );
    let by_holders = small(&AuditSettings::default());
    assert_eq!(names(&sheet(&by_holders, "by-role")), ["Social Worker"]);
}

#[test]
fn who_is_taken_for_a_manager_is_named() {
    let who = in_post().with(LeftOut::Manager, true);
    let audit = small(&AuditSettings { who, ..AuditSettings::default() });
    let by_role = sheet(&audit, "by-role");
    assert!(
        by_role
            .note
            .ends_with("Taken for managers by their role: Head of Service and Team Manager."),
        "{}",
        by_role.note
    );
    assert_eq!(names(&by_role), ["Social Worker", "No role given"]);
    assert!(!sheet(&small(&AuditSettings::default()), "by-role").note.contains("managers"));
}

#[test]
fn the_download_has_the_divisor() {
    let settings = AuditSettings { who: in_post(), ..AuditSettings::default() };
    let files: [(&str, &[u8]); 2] =
        [("cases.csv", CASES.as_bytes()), ("staff.csv", STAFF.as_bytes())];
    let bytes = team_averages_csv(&audit_of(&files).results(&settings));
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().unwrap().clone();
    let at = header.iter().position(|name| name.starts_with("Staff in post at")).unwrap();
    let record = reader.records().map(Result::unwrap).last().unwrap();
    assert_eq!(&record[0], "All teams");
    assert_eq!((&record[at], &record[at + 1]), ("6", "4.1"));
}
