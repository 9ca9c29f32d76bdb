//! Which rows of each table are shown to a reader who wants to see some of them, and what is said of
//! the rest.

use caseload_audit::audit::results::Audit;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::audit::sheet::{Choices, RowFilter, Sheet, SheetView, Wanted};
use caseload_audit::audit::sheets;

use crate::reading::audit_of;

const HEADER: &str = "Month,Service area,Team,Role,Worker,Cases\n";

/// Two areas that both have a North.
const AREAS: &str = "Jul-19,Adults,North,Social Worker,Ann,5\n\
    Jul-19,Adults,North,Assistant,Bob,7\n\
    Jul-19,Adults,South,Social Worker,Cat,9\n\
    Jul-19,Older,North,Social Worker,Dee,11\n\
    Jul-19,Older,East,Assistant,Eve,13\n";

fn audit(rows: &str) -> Audit {
    let text = format!("{HEADER}{rows}");
    let results = audit_of(&[("Counts.csv", text.as_bytes())]).results(&AuditSettings::default());
    results.audit.unwrap()
}

fn wanted(area: Option<&str>, team: Option<&str>, role: Option<&str>) -> Wanted {
    let [service_area, team, role] = [area, team, role].map(|name| name.map(str::to_owned));
    Wanted { service_area, team, role }
}

fn sheet(audit: &Audit, id: &str) -> Sheet {
    sheets::all(audit).into_iter().find(|sheet| sheet.id == id).unwrap()
}

/// The names of the rows that are kept, each with all that stands at its head.
fn kept(audit: &Audit, wanted: &Wanted, id: &str) -> Vec<String> {
    let (sheet, filter) = (sheet(audit, id), RowFilter::of(audit, wanted));
    let seen = sheet.seen(&SheetView::default(), &filter);
    let kept: Vec<String> = seen.rows.iter().map(|&at| sheet.rows[at].names.join(" ")).collect();
    assert_eq!(kept.len() + seen.n_rows_hidden, sheet.rows.len());
    kept
}

#[test]
fn all_rows_are_shown_of_what_nobody_asked_for() {
    let audit = audit(AREAS);
    let filter = RowFilter::of(&audit, &Wanted::default());
    assert!(!filter.is_on());
    assert_eq!((filter.in_words(), filter.said(&audit)), (String::new(), String::new()));
    for sheet in sheets::all(&audit) {
        let seen = sheet.seen(&SheetView::default(), &filter);
        assert_eq!((seen.rows.len(), seen.filter.as_str()), (sheet.rows.len(), ""), "{}", sheet.id);
    }
}

#[test]
fn a_team_is_that_of_its_area() {
    let audit = audit(AREAS);
    let north = wanted(None, Some("North (Older)"), None);
    assert_eq!(kept(&audit, &north, "by-team"), ["Older North"]);
    assert_eq!(kept(&audit, &north, "spread-by-team"), ["Older North"]);
    assert_eq!(kept(&audit, &north, "by-team-and-role"), ["North (Older) Social Worker"]);
    // Its area alone is no figure of the team.
    assert_eq!(kept(&audit, &north, "by-area"), ["Adults", "Older"]);
    assert_eq!(kept(&audit, &north, "by-role"), ["Assistant", "Social Worker"]);
    let filter = RowFilter::of(&audit, &north);
    assert_eq!(
        filter.said(&audit),
        "The tables show only team North (Older): 3 of 4 teams are hidden. All teams, the chart and \
         what stands above them are still of all."
    );
    let not_applied = |id| filter.not_applied(&sheet(&audit, id));
    assert_eq!(not_applied("by-team"), None);
    assert_eq!(not_applied("by-team-and-role"), None);
    assert_eq!(not_applied("by-area").as_deref(), Some("all teams"));
}

#[test]
fn an_area_is_its_teams_wherever_they_stand() {
    let audit = audit(AREAS);
    let adults = wanted(Some("Adults"), None, None);
    assert_eq!(kept(&audit, &adults, "by-area"), ["Adults"]);
    assert_eq!(kept(&audit, &adults, "by-team"), ["Adults North", "Adults South"]);
    assert_eq!(
        kept(&audit, &adults, "by-team-and-role"),
        ["North (Adults) Assistant", "North (Adults) Social Worker", "South Social Worker"]
    );
    let filter = RowFilter::of(&audit, &adults);
    assert!(filter.said(&audit).contains("service area Adults: 2 of 4 teams are hidden."));
    let by_role = filter.not_applied(&sheet(&audit, "by-role"));
    assert_eq!(by_role.as_deref(), Some("all service areas"));
    assert_eq!(Choices::of(&audit, &adults).teams, ["North (Adults)", "South (Adults)"]);
}

#[test]
fn a_role_in_an_area() {
    let audit = audit(AREAS);
    let both = wanted(Some("Older"), None, Some("Assistant"));
    assert_eq!(kept(&audit, &both, "by-role"), ["Assistant"]);
    assert_eq!(kept(&audit, &both, "by-team"), ["Older East", "Older North"]);
    assert_eq!(kept(&audit, &both, "by-team-and-role"), ["East Assistant"]);
    let filter = RowFilter::of(&audit, &both);
    assert_eq!(filter.in_words(), "service area Older, role Assistant");
    assert!(filter.said(&audit).contains("2 of 4 teams are hidden and 1 of 2 roles are hidden."));
    let not_applied = |id| filter.not_applied(&sheet(&audit, id));
    assert_eq!(not_applied("by-role").as_deref(), Some("all service areas"));
    assert_eq!(not_applied("by-area").as_deref(), Some("all roles"));
}

/// A team without an area beside one of its name that has one.
#[test]
fn a_team_without_an_area_is_no_team_of_another() {
    let audit = audit(&format!("{AREAS}Jul-19,,North,Assistant,Fay,4\n"));
    let teams = Choices::of(&audit, &Wanted::default()).teams;
    assert!(teams.contains(&"North".to_owned()), "{teams:?}");
    let without = wanted(None, Some("North"), None);
    let no_area = &sheet(&audit, "by-team").rows;
    let no_area = no_area.iter().find(|row| row.names[1] == "North" && row.names[0].len() < 3);
    let no_area = no_area.unwrap().names.join(" ");
    assert_eq!(kept(&audit, &without, "by-team"), [no_area]);
    assert_eq!(kept(&audit, &without, "by-team-and-role"), ["North Assistant"]);
    let said = RowFilter::of(&audit, &without).said(&audit);
    assert!(said.contains("team North: 4 of 5 teams are hidden."), "{said}");
    let adults = wanted(Some("Adults"), None, None);
    assert_eq!(kept(&audit, &adults, "by-team"), ["Adults North", "Adults South"]);
    assert_eq!(
        kept(&audit, &adults, "by-team-and-role"),
        ["North (Adults) Assistant", "North (Adults) Social Worker", "South Social Worker"]
    );
}

#[test]
fn what_the_audit_does_not_have_is_not_asked_for() {
    let audit = audit(AREAS);
    let gone = wanted(Some("Children"), Some("North"), Some("Nurse"));
    assert!(!RowFilter::of(&audit, &gone).is_on());
    // A team of another area is no team of this one: the area is what is left.
    let other = wanted(Some("Adults"), Some("East (Older)"), None);
    let filter = RowFilter::of(&audit, &other);
    assert_eq!(filter.wanted(), &wanted(Some("Adults"), None, None));
    assert_eq!(kept(&audit, &other, "by-team"), ["Adults North", "Adults South"]);
}

#[test]
fn one_alone_is_no_choice() {
    let one = audit("Jul-19,Adults,North,Social Worker,Ann,5\n");
    assert_eq!(Choices::of(&one, &Wanted::default()), Choices::default());
    // One team of the area that is wanted, but not the only one of the audit.
    let two = audit("Jul-19,A,North,Nurse,Ann,5\nJul-19,B,South,Nurse,Bob,5\n");
    let choices = Choices::of(&two, &wanted(Some("A"), None, None));
    assert_eq!(choices.teams, ["North (A)"]);
    assert_eq!(choices.service_areas, ["A", "B"]);
    assert_eq!(choices.roles, Vec::<String>::new());
}

/// Where nobody holds a case in one of two teams of a name, the other's rows of roles have the name
/// alone.
#[test]
fn a_namesake_without_workers_has_no_rows_of_roles() {
    let audit = audit(&AREAS.replace("North,Social Worker,Dee", "North,,"));
    let of = |team| kept(&audit, &wanted(None, Some(team), None), "by-team-and-role");
    assert_eq!(of("North (Older)"), Vec::<String>::new());
    assert_eq!(of("North (Adults)"), ["North Assistant", "North Social Worker"]);
}
