//! Names that may be one, and one name that may be several workers.

use caseload_audit::audit::name_choices::{Merge, NameChoices, NameKind};

use super::*;

fn merges(kind: NameKind, pairs: &[(&str, &str)]) -> NameChoices {
    let merge = |&(from, into): &(&str, &str)| Merge {
        kind,
        from: MatchKey::of(from),
        into: MatchKey::of(into),
    };
    NameChoices { merged: pairs.iter().map(merge).collect(), ..NameChoices::default() }
}

fn by(files: &[(&str, &str)], names: &NameChoices) -> Results {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let settings = AuditSettings { names: names.clone(), ..AuditSettings::default() };
    let found = audit_of(&files).results(&settings);
    let all = &found.account.all;
    let n_set_aside: u64 = all.set_aside.iter().map(|count| count.n_rows).sum();
    assert_eq!(all.n_read, all.n_used + n_set_aside);
    found
}

/// The proposals as `from > into: evidence`, agreed ones with a mark.
fn proposals(results: &Results) -> Vec<String> {
    let merges = &results.names.merges;
    assert_eq!(merges.n, merges.listed.len() as u64);
    let said = |merge: &caseload_audit::audit::names_found::MergeProposal| {
        let mark = if merge.is_agreed { " (agreed)" } else { "" };
        format!("{} > {}: {}{mark}", merge.shown_from, merge.shown_into, merge.evidence)
    };
    merges.listed.iter().map(said).collect()
}

const SPELLINGS: &str = "Month,Team,Worker,FTE,Case ID\n\
    Jul-19,North,Jane Smith,0.5,C1\nJul-19,North,Jane Smith,0.5,C2\n\
    Jul-19,North,\"Smith, Jane\",0.8,C3\nJul-19,North,Jane SMITH (Agency),,C4\n\
    Jul-19,North,Ms Jane Smith,,C1\nJul-19,North,J Smith,,C5\n\
    Jul-19,North,Katherine Shaw,1,C6\nJul-19,North,Katherine Shaw,1,C7\n\
    Jul-19,North,Katharine Shaw,1,C8\n";

#[test]
fn spellings_of_a_worker_are_proposed_and_count_apart_until_agreed() {
    let found = by(&[("file.csv", SPELLINGS)], &NameChoices::default());
    assert_eq!(months(&found, "North"), [(9, 7)]);
    assert_eq!(
        proposals(&found),
        [
            "J Smith > Jane Smith: the initials of one name only",
            "Jane SMITH (Agency) > Jane Smith: the same but for what stands in brackets",
            "Ms Jane Smith > Jane Smith: the same but for a title",
            "Smith, Jane > Jane Smith: the same words in another order",
            "Katharine Shaw > Katherine Shaw: one letter is different",
        ]
    );
    check_issue(&found, Severity::Check, "5 pairs of names may be one worker");
}

#[test]
fn agreed_merges_are_one_worker_with_one_fte_in_any_order() {
    let pairs = [
        ("smith, jane", "jane smith"),
        ("ms jane smith", "jane smith"),
        ("j smith", "ms jane smith"),
    ];
    let mut answers = Vec::new();
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let names = merges(NameKind::Worker, &order.map(|at| pairs[at]));
        let found = by(&[("file.csv", SPELLINGS)], &names);
        // Of nine rows one gives a case again for the one worker that two names were.
        assert_eq!(months(&found, "North"), [(8, 4)]);
        let north = row(&audit(&found).by_team, "North");
        // 0.5 twice comes before 0.8 once; two named Shaw have one each.
        assert_eq!(north.monthly[0].fte.fraction(), "5/2");
        let agreed = "Smith, Jane > Jane Smith: the same words in another order (agreed)";
        assert!(proposals(&found).iter().any(|said| said == agreed), "{:#?}", proposals(&found));
        answers.push((found.audit, found.names));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn two_numbers_are_two_workers_and_initials_of_two_names_are_nobodys() {
    let with_ids = "Month,Team,Worker,Worker ID,Cases\nJul-19,North,Jane Smith,1,5\n\
        Jul-19,North,\"Smith, Jane\",2,5\nJul-19,North,John Shaw,,5\nJul-19,North,Jane Shaw,,5\n\
        Jul-19,North,J Shaw,,5\n";
    let found = by(&[("file.csv", with_ids)], &NameChoices::default());
    assert_eq!(proposals(&found), [""; 0]);
}

#[test]
fn a_name_that_is_merged_joins_the_number_of_the_other() {
    let file = "Month,Team,Worker,Worker ID,Cases\nJul-19,North,Jane Smith,1,5\n\
        Jul-19,South,\"Smith, Jane\",,4\n";
    let apart = by(&[("file.csv", file)], &NameChoices::default());
    assert_eq!(audit(&apart).by_team.all_teams.n_workers, Some(2));
    let names = merges(NameKind::Worker, &[("smith, jane", "jane smith")]);
    let found = by(&[("file.csv", file)], &names);
    assert_eq!(audit(&found).by_team.all_teams.n_workers, Some(1));
}

#[test]
fn spellings_of_teams_and_areas_are_proposed_and_merged_when_agreed() {
    let file = format!(
        "{COUNTS}Jul-19,Adults & Health,Hospital North,A,1,5\n\
         Jul-19,Adults and Health,Hospital North Team,B,1,4\nJul-19,Adults & Health,Hospital North,C,1,3\n\
         Jul-19,Adults & Health,Hospitl North,D,1,2\n\
         Jul-19,Adults & Health,Locality 1,E,1,2\nJul-19,Adults & Health,Locality 2,F,1,2\n"
    );
    let files = [("file.csv", file.as_str())];
    let found = by(&files, &NameChoices::default());
    assert_eq!(audit(&found).by_team.rows.len(), 5);
    assert_eq!(
        proposals(&found),
        [
            "Hospitl North > Hospital North: one letter is different",
            "Adults and Health > Adults & Health: the same but for \u{201c}&\u{201d} and \
             \u{201c}and\u{201d}",
        ],
        "teams of different areas stay apart while the areas do"
    );
    let area = Merge {
        kind: NameKind::ServiceArea,
        from: MatchKey::of("Adults and Health"),
        into: MatchKey::of("Adults & Health"),
    };
    let mut names = merges(
        NameKind::Team,
        &[("hospitl north", "hospital north"), ("hospital north team", "hospital north")],
    );
    names.merged.push(area);
    let found = by(&files, &names);
    let rows: Vec<&str> = audit(&found).by_team.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(rows, ["Hospital North", "Locality 1", "Locality 2"]);
    assert_eq!(months(&found, "Hospital North"), [(14, 4)]);
    assert_eq!(audit(&found).n_areas(), 1);
    assert!(!has_issue(&found, Severity::Note, "spelt in several ways"));
}

#[test]
fn a_name_in_several_teams_is_split_and_taken_together_again() {
    let file = format!(
        "{COUNTS}Jul-19,A,North,Jane Smith,0.5,5\nJul-19,A,South,JANE SMITH,0.8,3\n\
         Jul-19,A,South,John Shaw,1,3\n"
    );
    let files = [("file.csv", file.as_str())];
    let whole = by(&files, &NameChoices::default());
    let all = |found: &Results| {
        let all = &audit(found).by_team.all_teams;
        (all.n_workers, all.monthly[0].fte.fraction())
    };
    // Of values as frequent the larger.
    assert_eq!(all(&whole), (Some(2), "9/5".to_owned()));
    check_issue(&whole, Severity::Note, "1 name without worker ID occurs in several teams");
    let found = &whole.names.in_several_teams.listed;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].shown.as_str(), found[0].is_split), ("JANE SMITH", false));
    assert_eq!(found[0].teams, ["North", "South"]);
    let split = [found[0].key.clone()].into();
    let split = by(&files, &NameChoices { split, ..NameChoices::default() });
    assert_eq!(all(&split), (Some(3), "23/10".to_owned()));
    assert!(split.names.in_several_teams.listed[0].is_split);
    assert!(!has_issue(&split, Severity::Check, "different FTE"));
}

#[test]
fn neither_the_order_of_rows_nor_of_files_decides_what_is_proposed() {
    let (header, rows) = SPELLINGS.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    let reversed: Vec<&str> = rows.iter().rev().copied().collect();
    let file = |rows: &[&str]| format!("{header}\n{}\n", rows.join("\n"));
    let names = merges(NameKind::Worker, &[("smith, jane", "j smith")]);
    let of = |files: &[(&str, &str)]| {
        let found = by(files, &names);
        (months(&found, "North"), found.names)
    };
    let expected = of(&[("a.csv", &file(&rows))]);
    assert_eq!(of(&[("a.csv", &file(&reversed))]), expected);
    assert_eq!(of(&[("a.csv", &file(&rows[4..])), ("b.csv", &file(&rows[..4]))]), expected);
}

/// What is as long as a page is no name: comparing it letter by letter would take minutes.
#[test]
fn what_is_too_long_for_a_name_is_not_compared() {
    let proposed = |n_words: usize| {
        let rest = "hospital ".repeat(n_words);
        let rows = format!("Jul-19,{rest}northern,A,1\nJul-19,{rest}nothern,A,1\n");
        results(&format!("Month,Team,Worker,Cases\n{rows}")).names.merges.n
    };
    assert_eq!(proposed(3), 1);
    assert_eq!(proposed(30), 0);
}
