//! Files that hold no caseloads: surveys, notes of focus groups, earlier audits.

use super::*;

use caseload_audit::evidence::earlier_audit::{AverageOf, EarlierAverage};
use caseload_audit::report::csv::team_averages_csv;

const SURVEY: &str = "Response,Profession,It is fair,I can say so\n\
    1,Social worker,Agree,Yes\n2,social  worker,AGREE,No\n3,Social worker,Agree,\n\
    4,Nurse,Disagree,yes\n";

fn text_of(name: &str) -> String {
    String::from_utf8(data_file(name)).unwrap()
}

fn fact(results: &Results) -> &str {
    let understood = results.files[0].outcome.understood().unwrap();
    &understood.facts.iter().find(|fact| fact.name == "Holds").unwrap().said
}

#[track_caller]
fn check_account(found: &Results, n_read: u64) {
    assert_eq!((found.account.all.n_read, found.account.all.n_used), (n_read, 0));
    let n_set_aside: u64 = set_aside(found).iter().map(|(_, n, _)| n).sum();
    assert_eq!(n_set_aside, n_read);
}

fn averages(found: &Results) -> Vec<(AverageOf, &str, String)> {
    let rows = found.evidence.earlier_audits[0].told.rows.iter();
    rows.map(|row| (row.of, row.name.as_str(), row.average.fraction())).collect()
}

#[test]
fn the_survey_gives_its_published_share() {
    let found = results(&text_of("survey.csv"));
    let survey = &found.evidence.surveys[0].told;
    assert_eq!((survey.n_responses, survey.questions.len()), (92, 4));
    assert_eq!(survey.other_columns, ["Response"]);
    assert_eq!(survey.professions["Occupational therapist"], 16);
    let first = &survey.questions[0];
    assert_eq!(first.text, "My caseload is fair and manageable");
    assert_eq!((first.n_agreeing(), first.n_answered(), first.n_blank), (Some(73), 90, 2));
    let share = Exact::quotient(73 * 100, 90).unwrap();
    assert_eq!(share.one_decimal(), "81.1");
    assert_eq!(fact(&found), "92 responses to 4 questions; the first: 73 of 90 agree");
    check_account(&found, 92);
}

#[test]
fn answers_spelt_alike_are_one() {
    let found = results(SURVEY);
    let survey = &found.evidence.surveys[0].told;
    assert_eq!(survey.questions[0].answers, [("Agree".into(), 3), ("Disagree".into(), 1)].into());
    assert_eq!(survey.questions[1].answers, [("Yes".into(), 2), ("No".into(), 1)].into());
    assert_eq!(survey.questions[1].n_blank, 1);
    assert_eq!(survey.questions[1].n_agreeing(), None, "yes is no agreement");
    assert_eq!(survey.professions, [("Social worker".into(), 3), ("Nurse".into(), 1)].into());
}

#[test]
fn answers_beyond_the_bound_are_counted() {
    let agreeing = (0..4_000).map(|number| format!("{number},Agree,Yes\n"));
    let worded = (0..1_200).map(|number| format!("{number},In my words {number},Yes\n"));
    let header = "Response,It is fair,It is safe\n".to_owned();
    let text: String = [header].into_iter().chain(agreeing).chain(worded).collect();
    let found = results(&text);
    let question = &found.evidence.surveys[0].told.questions[0];
    assert_eq!((question.answers.len(), question.n_not_kept), (1_000, 201));
    assert_eq!(question.n_answered(), 5_200);
    let said = "201 answers are kept without their words: too long, or too many";
    assert!(fact(&found).contains(said), "{}", fact(&found));
}

#[test]
fn findings_of_focus_groups_are_read() {
    let text = text_of("focus-groups.csv") + "Managers,Travel,Concern,\n";
    let found = results(&text);
    let groups = &found.evidence.focus_groups[0].told;
    assert_eq!(groups.findings.len(), 6);
    let travel = &groups.findings[3];
    assert_eq!((travel.audience.as_str(), travel.kind.as_str()), ("Managers", "Strength"));
    assert!(travel.text.starts_with("Work is not allocated to people without capacity, because"));
    assert_eq!(fact(&found), "6 findings");
    assert_eq!(
        set_aside(&found).iter().find(|(reason, ..)| *reason == Reason::NoFinding).unwrap().2,
        [8]
    );
    check_account(&found, 7);
}

#[test]
fn a_finding_too_long_is_shortened_and_said() {
    let found =
        results(&format!("Audience,Theme,Kind,Finding\nA,B,C,{}\n", "\u{e9}".repeat(3_000)));
    let groups = &found.evidence.focus_groups[0].told;
    assert_eq!(groups.n_shortened, 1);
    assert_eq!(groups.findings[0].text.chars().count(), 2_000);
}

#[test]
fn an_earlier_audit_is_read_as_written() {
    let found = results(
        "Service area,Team,Average caseload\nHospital,North,22.2\nHospital,South,about 20\n\
         ,All teams,21\nGrand total,,9\n",
    );
    assert_eq!(
        averages(&found),
        [
            (AverageOf::Team, "North", "111/5".to_owned()),
            (AverageOf::AllTeams, "All teams", "21/1".to_owned())
        ]
    );
    let reasons: Vec<_> = set_aside(&found).into_iter().map(|(r, _, lines)| (r, lines)).collect();
    assert!(reasons.contains(&(Reason::NotAnAverage, vec![3])), "{reasons:?}");
    assert!(reasons.contains(&(Reason::TotalRow, vec![5])), "{reasons:?}");
    assert_eq!(
        fact(&found),
        "1 average of a team; 21 for all: they can be compared, not worked out again"
    );
    assert!(found.audit.is_none());
    check_account(&found, 4);
}

#[test]
fn averages_of_team_months_are_no_caseloads() {
    let found = results("Month,Team,Average caseload\nJul-19,North,22.2\nAug-19,North,20.65\n");
    let rows = &found.evidence.earlier_audits[0].told.rows;
    let periods: Vec<_> = rows.iter().map(|row| row.period.as_deref().unwrap()).collect();
    assert_eq!(periods, ["Jul-19", "Aug-19"]);
    assert_eq!(rows[1].average.fraction(), "413/20");
    assert!(found.audit.is_none());
    check_account(&found, 2);
}

#[test]
fn the_averages_that_this_tool_gives_are_read_back() {
    let given = results(&text_of("worker-counts.csv"));
    let csv = String::from_utf8(team_averages_csv(&given)).unwrap();
    let found = results(&csv);
    let rows = &found.evidence.earlier_audits[0].told.rows;
    let audit = audit(&given);
    let of = |of| rows.iter().filter(move |row: &&EarlierAverage| row.of == of);
    let shown = |row: &EarlierAverage| (row.name.clone(), row.average.one_decimal());
    for (kind, table) in
        [(AverageOf::Team, Some(&audit.by_team)), (AverageOf::ServiceArea, audit.by_area.as_ref())]
    {
        let table = table.unwrap().rows.iter();
        let expected: Vec<_> = table.map(|row| (row.name.clone(), row.caseload_shown())).collect();
        assert_eq!(of(kind).map(shown).collect::<Vec<_>>(), expected);
    }
    let all: Vec<_> = of(AverageOf::AllTeams).collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].average.one_decimal(), audit.by_team.all_teams.caseload_shown());
    assert_eq!(all[0].period.as_deref(), Some("2019-07 2019-08 2019-09"));
    assert_eq!(all[0].definition.as_deref(), Some("Mean of monthly averages"));
    assert!(found.audit.is_none(), "nothing is counted from it");
}

#[test]
fn evidence_changes_no_figure_and_goes_with_its_file() {
    let counts = text_of("worker-counts.csv");
    let alone = results(&counts);
    let files: [(&str, &[u8]); 2] = [("c.csv", counts.as_bytes()), ("s.csv", SURVEY.as_bytes())];
    let mut both = audit_of(&files);
    let found = both.results(&AuditSettings::default());
    assert_eq!(audit(&found).by_team, audit(&alone).by_team);
    assert_eq!(found.evidence.surveys[0].name, "s.csv");
    both.remove(FileId(1));
    assert!(both.results(&AuditSettings::default()).evidence.surveys.is_empty());
}

#[test]
fn averages_beyond_the_bound_are_counted() {
    let rows = (0..10_003).map(|number| format!("Team {number},20.5\n"));
    let text: String = ["Team,Average caseload\n".to_owned()].into_iter().chain(rows).collect();
    let told = &results(&text).evidence.earlier_audits[0].told;
    assert_eq!((told.rows.len(), told.n_not_kept), (10_000, 3));
}

#[test]
fn findings_beyond_the_bound_are_counted() {
    let rows = (0..10_010).map(|_| format!("A,B,C,{}\n", "x".repeat(2_000)));
    let header = "Audience,Theme,Kind,Finding\n".to_owned();
    let text: String = [header].into_iter().chain(rows).collect();
    let told = &results(&text).evidence.focus_groups[0].told;
    // Each takes 2,003 of 20,000,000 bytes.
    assert_eq!((told.findings.len(), told.n_not_kept), (9_985, 25));
}
