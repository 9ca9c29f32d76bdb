//! Settings of an audit as a file: what is saved comes back, what the user chose stays, and what
//! cannot be read is said.

use caseload_audit::audit::normal_number::NormalNumbers;
use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, CountUnit, Measure, WorkerView};
use caseload_audit::audit::who_counts::{Heads, WhoCounts};
use caseload_audit::intake::source::{FileId, Outcome};
use caseload_audit::issue::Severity;
use caseload_audit::pipeline::AuditFiles;
use caseload_audit::report::settings::settings_csv;

use crate::reading::{audit_of, read};

const HEADER: &str = "Audit settings,Service area,Team,Set to\r\n";

/// Two teams called Reviews, one whose name begins like a formula, one that is called like a total.
const COUNTS: &str = "Month,Service area,Team,Worker,FTE,Cases\n\
    Sep 2019,Adults,Reviews,Ann,1,12\nSep 2019,Hospital,Reviews,Bea,1,8\n\
    Sep 2019,Adults,=North,Cat,0.5,9\nSep 2019,Adults,Sum Total,Dee,1,4\n";

/// Of no team the files give an area.
const PLAIN: &str = "Month,Team,Worker,Cases\nSep 2019,North,Ann,12\nSep 2019,South,Bea,8\n";

fn file(rows: &str) -> Vec<u8> {
    format!("{HEADER}{rows}").into_bytes()
}

/// The answer of the page as it is opened, with a caseload file and one of settings.
fn with(counts: &str, rows: &str) -> Results {
    let files = [("counts.csv", counts.as_bytes()), ("settings.csv", &file(rows))];
    audit_of(&files).results(&AuditSettings::default())
}

/// Normal numbers of teams, by area, name and number.
fn of_teams(teams: &[(Option<&str>, &str, u32)]) -> NormalNumbers {
    let none = NormalNumbers::default();
    teams.iter().fold(none, |all, &(area, team, n)| all.with_team(area, team, Some(n)))
}

/// Findings about settings, each with its lines.
fn found(results: &Results) -> Vec<(&str, Vec<u64>)> {
    let issues = results.issues.iter();
    let of_settings = issues.filter(|issue| issue.found.to_lowercase().contains("audit setting"));
    of_settings
        .map(|issue| {
            let places = issue.places.iter().filter(|place| place.file.contains("settings"));
            (issue.found.as_str(), places.flat_map(|place| place.lines.shown().to_vec()).collect())
        })
        .collect()
}

fn said(results: &Results) -> Vec<&str> {
    found(results).into_iter().map(|(found, _)| found).collect()
}

/// The same without the memory of what was loaded.
fn chosen(results: &Results) -> AuditSettings {
    AuditSettings { loaded: AuditSettings::default().loaded, ..results.settings.clone() }
}

fn every_choice() -> AuditSettings {
    let teams = of_teams(&[
        (Some("Adults"), "Reviews", 15),
        (Some("Hospital"), "Reviews", 11),
        (Some("Adults"), "=North", 9),
        (Some("Adults"), "Sum Total", 7),
    ]);
    AuditSettings {
        measure: Measure::CasesPerFte,
        unit: CountUnit::People,
        who: WhoCounts {
            heads: Heads::StaffInPost,
            without_agency: true,
            without_managers: true,
            without_absent: true,
        },
        normal: NormalNumbers { of_all: Some(20), ..teams },
        long_wait_days: 28,
        ..AuditSettings::default()
    }
}

/// Saves the settings of an audit and loads them with the same file into another.
fn saved_and_loaded(settings: &AuditSettings) -> Results {
    let results = audit_of(&[("counts.csv", COUNTS.as_bytes())]).results(settings);
    let saved = settings_csv(&results);
    let files = [("counts.csv", COUNTS.as_bytes()), ("settings.csv", saved.as_slice())];
    audit_of(&files).results(&AuditSettings::default())
}

#[test]
fn every_choice_that_is_saved_comes_back() {
    let settings = every_choice();
    let loaded = saved_and_loaded(&settings);
    assert_eq!(chosen(&loaded), settings);
    assert_eq!(
        said(&loaded),
        [
            "Choices are those of a file of audit settings: Average, Count, Divide by, Leave out agency \
          workers, Leave out managers, Leave out workers on long-term absence, Normal number, Long \
          wait in days and Normal number of 4 teams"
        ]
    );
    let by_hand = audit_of(&[("counts.csv", COUNTS.as_bytes())]).results(&settings);
    let figures = |results: &Results| results.audit.clone().unwrap().by_team;
    assert_eq!(figures(&loaded), figures(&by_hand), "also where what is counted is loaded");
}

#[test]
fn every_value_of_every_choice_comes_back() {
    let mut n_checked = 0;
    for measure in Measure::ALL {
        for unit in CountUnit::ALL {
            for heads in Heads::ALL {
                for bits in 0..8 {
                    let [without_agency, without_managers, without_absent] =
                        [1, 2, 4].map(|bit| bits & bit != 0);
                    let who = WhoCounts { heads, without_agency, without_managers, without_absent };
                    let settings = AuditSettings { measure, unit, who, ..AuditSettings::default() };
                    assert_eq!(chosen(&saved_and_loaded(&settings)), settings);
                    n_checked += 1;
                }
            }
        }
    }
    assert_eq!(n_checked, 192);
    for number in [1, 999] {
        let normal = NormalNumbers { of_all: Some(number), ..NormalNumbers::default() };
        let settings = AuditSettings { normal, ..AuditSettings::default() };
        assert_eq!(chosen(&saved_and_loaded(&settings)), settings);
    }
    for long_wait_days in [1, 3_650] {
        let settings = AuditSettings { long_wait_days, ..AuditSettings::default() };
        assert_eq!(chosen(&saved_and_loaded(&settings)), settings);
    }
}

#[test]
fn single_workers_and_months_are_not_saved() {
    let month =
        audit_of(&[("counts.csv", COUNTS.as_bytes())]).results(&AuditSettings::default()).months[0]
            .month;
    let settings = AuditSettings {
        workers: WorkerView::Named,
        months: Some(vec![month]),
        ..AuditSettings::default()
    };
    let loaded = saved_and_loaded(&settings);
    assert_eq!(chosen(&loaded), AuditSettings::default());
    assert_eq!(said(&loaded), ["A file of audit settings changes nothing here"]);
}

#[test]
fn the_file_is_one_that_people_can_read() {
    let settings = every_choice();
    let results = audit_of(&[("counts.csv", COUNTS.as_bytes())]).results(&settings);
    let text = String::from_utf8(settings_csv(&results)).unwrap();
    assert_eq!(
        text,
        "\u{feff}Audit settings,Service area,Team,Set to\r\n\
         Format,,,1\r\n\
         Average,,,Cases per FTE\r\n\
         Count,,,Distinct people\r\n\
         Divide by,,,All staff in post\r\n\
         Leave out agency workers,,,Yes\r\n\
         Leave out managers,,,Yes\r\n\
         Leave out workers on long-term absence,,,Yes\r\n\
         Normal number,,,20\r\n\
         Normal number,Adults,'=North,9\r\n\
         Normal number,Adults,Reviews,15\r\n\
         Normal number,Adults,Sum Total,7\r\n\
         Normal number,Hospital,Reviews,11\r\n\
         Long wait in days,,,28\r\n"
    );
}

#[test]
fn what_the_user_has_chosen_stays_and_the_rest_is_taken() {
    let rows = "Average,,,Cases per FTE\nLong wait in days,,,28\nNormal number,,North,9\n\
                Normal number,,South,8\nLeave out managers,,,Yes\n";
    let files = [("counts.csv", PLAIN.as_bytes()), ("settings.csv", &file(rows))];
    let before = AuditSettings {
        measure: Measure::PooledCasesPerHolder,
        normal: of_teams(&[(None, "South", 30)]),
        ..AuditSettings::default()
    };
    let results = audit_of(&files).results(&before);
    let expected = AuditSettings {
        long_wait_days: 28,
        normal: of_teams(&[(None, "North", 9), (None, "South", 30)]),
        who: WhoCounts { without_managers: true, ..WhoCounts::default() },
        ..before
    };
    assert_eq!(chosen(&results), expected);
    assert_eq!(
        said(&results),
        [
            "Choices are those of a file of audit settings: Leave out managers, Long wait in days and \
          Normal number of 1 team; left as it was chosen on the page: Average and Normal number of \
          1 team"
        ]
    );
    let note = results.issues.iter().find(|issue| issue.found.contains("audit settings")).unwrap();
    assert_eq!(note.severity, Severity::Note);
}

#[test]
fn a_file_is_taken_up_once() {
    let files =
        [("counts.csv", PLAIN.as_bytes()), ("settings.csv", &file("Long wait in days,,,28\n"))];
    let mut audit = audit_of(&files);
    let first = audit.results(&AuditSettings::default());
    assert_eq!(first.settings.long_wait_days, 28);
    // The user sets it back to what holds at first.
    let back = AuditSettings { long_wait_days: 84, ..first.settings };
    let second = audit.results(&back);
    assert_eq!(second.settings, back);
    assert_eq!(
        said(&second),
        ["A file of audit settings changes nothing here; left as it was chosen on the page: Long \
          wait in days"]
    );
    // Added again, it is another file.
    audit.remove(FileId(1));
    audit.add(read(2, "settings.csv", &[files[1].1]));
    assert_eq!(audit.results(&second.settings).settings.long_wait_days, 28);
}

#[test]
fn what_was_taken_stays_when_the_file_goes() {
    let files = [
        ("counts.csv", PLAIN.as_bytes()),
        ("settings.csv", &file("Long wait in days,,,28\nNormal number,,North,9\n")),
    ];
    let mut audit = audit_of(&files);
    let first = audit.results(&AuditSettings::default());
    audit.remove(FileId(1));
    let after = audit.results(&first.settings);
    assert_eq!(after.settings, first.settings);
    assert_eq!(after.settings.long_wait_days, 28);
    assert_eq!(said(&after), [] as [&str; 0]);
}

#[test]
fn of_two_files_that_disagree_the_first_counts_in_whichever_order_they_are_read() {
    let first = file("Average,,,Pooled average\nLong wait in days,,,28\nNormal number,,NORTH,9\n");
    let second = file(
        "Long wait in days,,,14\nNormal number,,,20\nAverage,,,pooled AVERAGE\n\
                       Normal number,,North,10\n",
    );
    let added: [(u32, &str, &[u8]); 3] = [
        (0, "counts.csv", PLAIN.as_bytes()),
        (1, "settings 1.csv", &first),
        (2, "settings 2.csv", &second),
    ];
    let expected = AuditSettings {
        measure: Measure::PooledCasesPerHolder,
        long_wait_days: 28,
        normal: NormalNumbers { of_all: Some(20), ..of_teams(&[(None, "North", 9)]) },
        ..AuditSettings::default()
    };
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let mut audit = AuditFiles::new();
        for at in order {
            let (id, name, bytes) = added[at];
            audit.add(read(id, name, &[bytes]));
        }
        let results = audit.results(&AuditSettings::default());
        assert_eq!(chosen(&results), expected);
        assert_eq!(
            found(&results),
            [
                (
                    "2 rows of audit settings are otherwise in \u{201c}settings 1.csv\u{201d}, \
                     added first, which counts",
                    vec![2, 5]
                ),
                (
                    "Choices are those of a file of audit settings: Average and Normal number",
                    vec![]
                ),
                (
                    "Choices are those of a file of audit settings: Average, Long wait in days and \
                     Normal number of 1 team",
                    vec![]
                ),
            ]
        );
    }
}

#[test]
fn a_normal_number_waits_for_its_team() {
    let rows = "Normal number,,East,12\nNormal number,,north,9\n";
    let settings = file(rows);
    let mut audit = audit_of(&[("settings.csv", settings.as_slice())]);
    let alone = audit.results(&AuditSettings::default());
    assert_eq!(alone.settings.normal, NormalNumbers::default());
    let [no_caseloads, nothing] = said(&alone)[..] else { panic!("{:?}", said(&alone)) };
    assert!(no_caseloads.starts_with("No caseload file is among the files"), "{no_caseloads}");
    assert_eq!(nothing, "A file of audit settings changes nothing here");

    audit.add(read(1, "counts.csv", &[PLAIN.as_bytes()]));
    let north = audit.results(&alone.settings);
    assert_eq!(north.settings.normal, of_teams(&[(None, "North", 9)]));
    assert_eq!(
        found(&north)[0],
        ("1 normal number in audit settings is of a team that is in no caseload file", vec![2])
    );

    // The next file is of another month, and says which area East belongs to.
    let more = "Month,Service area,Team,Worker,Cases\nAug 2019,Adults,East,Cat,5\n";
    audit.add(read(2, "more.csv", &[more.as_bytes()]));
    let both = audit.results(&north.settings);
    let expected = of_teams(&[(None, "North", 9), (Some("Adults"), "East", 12)]);
    assert_eq!(both.settings.normal, expected);
    assert_eq!(
        said(&both),
        ["Choices are those of a file of audit settings: Normal number of 2 teams"]
    );
}

#[test]
fn teams_are_known_as_caseload_files_name_them() {
    let results = with(
        COUNTS,
        "Normal number,HOSPITAL,reviews ,11\nNormal number,,Reviews,5\nNormal number,,'=north,9\n\
         Normal number,Hospital,=North,8\nNormal number,Adults,Gone,8\nNormal number,,sum total,7\n",
    );
    let expected = of_teams(&[
        (Some("Hospital"), "Reviews", 11),
        (Some("Adults"), "=North", 9),
        (Some("Adults"), "Sum Total", 7),
    ]);
    assert_eq!(results.settings.normal, expected);
    assert_eq!(
        found(&results)[..2],
        [
            (
                "2 normal numbers in audit settings are of teams that are in no caseload file",
                vec![5, 6]
            ),
            (
                "1 normal number in audit settings names no service area, and the team is in several",
                vec![3]
            ),
        ]
    );
}

#[test]
fn what_cannot_be_read_is_said_with_its_lines_and_the_rest_is_taken() {
    let rows = "Format,,,1\n\
                Average,,,Median\n\
                Normal number,,,0\n\
                Normal number,,North,\"0,8\"\n\
                Normal number,,South,1000\n\
                Long wait in days,,,-28\n\
                Leave out managers,,,maybe\n\
                Colour,,,Blue\n\
                Count,,North,Rows\n\
                Normal number,Adults,,8\n\
                Divide by,,,All staff in post\n\
                Divide by,,,Case holders only\n\
                Leave out agency workers,,,yes\n\
                leave out agency workers,,,YES\n\
                Count,,,Rows\n";
    let expected = [
        (
            "The audit setting \u{201c}Average\u{201d} could not be read in 1 row: Found \
             \u{201c}Median\u{201d}; expected \u{201c}Mean of monthly averages\u{201d} or \
             \u{201c}Pooled average\u{201d} or \u{201c}Person-day average\u{201d} or \u{201c}Cases \
             per FTE\u{201d}",
            vec![3],
        ),
        (
            "The audit setting \u{201c}Leave out managers\u{201d} could not be read in 1 row: Found \
             \u{201c}maybe\u{201d}; expected \u{201c}Yes\u{201d} or \u{201c}No\u{201d}",
            vec![8],
        ),
        (
            "The audit setting \u{201c}Normal number\u{201d} could not be read in 3 rows: Found \
             \u{201c}0\u{201d}; expected a whole number from 1 to 999",
            vec![4, 5, 6],
        ),
        (
            "The audit setting \u{201c}Long wait in days\u{201d} could not be read in 1 row: Found \
             \u{201c}-28\u{201d}; expected a whole number of days from 1 to 3650",
            vec![7],
        ),
        ("2 rows of audit settings set the same thing differently", vec![12, 13]),
        ("1 row of audit settings sets nothing that is known", vec![9]),
        (
            "2 rows of audit settings name a team or service area for what is set for all teams",
            vec![10, 11],
        ),
        ("2 rows of audit settings set the same thing, and alike", vec![14, 15]),
        (
            "Choices are those of a file of audit settings: Count and Leave out agency workers",
            vec![],
        ),
    ];
    let results = with(PLAIN, rows);
    assert_eq!(found(&results), expected);
    let holds = AuditSettings {
        unit: CountUnit::Rows,
        who: WhoCounts { without_agency: true, ..WhoCounts::default() },
        ..AuditSettings::default()
    };
    assert_eq!(chosen(&results), holds);

    // In whichever order the rows stand.
    let mut reversed: Vec<&str> = rows.lines().collect();
    reversed.reverse();
    assert_eq!(chosen(&with(PLAIN, &reversed.join("\n"))), holds);
}

#[test]
fn a_file_of_a_later_format_is_refused_as_a_whole() {
    for rows in
        ["Format,,,2\nLong wait in days,,,28\n", "Long wait in days,,,28\nFormat,,,1\nFormat,,,2\n"]
    {
        let results = with(PLAIN, rows);
        assert_eq!(chosen(&results), AuditSettings::default());
        assert_eq!(said(&results), [] as [&str; 0]);
        let Outcome::NotRead { found, remedy, .. } = &results.files[1].outcome else {
            panic!("read")
        };
        assert!(found.starts_with("The audit settings are in format 2; this page reads format 1."));
        assert!(remedy.contains("later version"), "{remedy}");
    }
}

#[test]
fn rows_stand_in_the_account() {
    let results = with(PLAIN, "Long wait in days,,,28\nColour,,,Blue\n");
    let account = &results.account.files[1];
    assert_eq!((account.n_read, account.n_used), (2, 0));
    let Outcome::Read(understood) = &results.files[1].outcome else { panic!("not read") };
    let said: Vec<&str> = understood.facts.iter().map(|fact| fact.said.as_str()).collect();
    assert!(said.contains(&"1 choice for all teams"), "{said:?}");
}
