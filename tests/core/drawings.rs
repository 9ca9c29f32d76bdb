//! Golden drawings: every chart of a few audits, in every size, byte by byte.
//!
//! They are in `tests/drawings/<audit>/<chart>-<size>.svg`, to be opened and looked at, beside a file of
//! their own where they have one; the browser tests compare what the page draws with them. With
//! [`REWRITE`] in the environment they are drawn anew; the difference is for people to look at.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use caseload_audit::audit::normal_number::NormalNumbers;
use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::chart::{Chart, Size, Topic};
use caseload_audit::weighting::illustrative::simple_points;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::cases::REWRITE;
use crate::reading::{audit_of, data_file};

/// A title says one thing in at most so many words.
const LONGEST_TITLE: usize = 10;

/// An audit that is drawn.
struct Drawn {
    name: &'static str,
    results: Results,
    /// Sizes beside which no other shows anything new.
    sizes: &'static [Size],
}

fn drawn(name: &'static str, files: &[(&str, &[u8])], settings: &AuditSettings) -> Drawn {
    Drawn { name, results: audit_of(files).results(settings), sizes: &[Size::Wide, Size::Narrow] }
}

/// By the scheme that makes the most drawings.
fn weighted() -> AuditSettings {
    AuditSettings { scheme: simple_points(), ..AuditSettings::default() }
}

fn of_text(name: &'static str, text: &str) -> Drawn {
    drawn(name, &[("Caseload.csv", text.as_bytes())], &weighted())
}

/// Of the file that is kept beside the drawings.
fn of_folder(name: &'static str) -> Drawn {
    of_text(name, &std::fs::read_to_string(folder().join(name).join("Caseload.csv")).unwrap())
}

fn audits() -> Vec<Drawn> {
    let sample = data_file("case-list.csv");
    let per_fte = AuditSettings {
        measure: Measure::CasesPerFte,
        normal: NormalNumbers { of_all: Some(24), ..NormalNumbers::default() },
        ..AuditSettings::default()
    };
    let earlier = "Team,Average caseload,Period\nOccupational Therapy - East,21.5,2018/19\n\
                   Hospital Team - East,22,2018/19\n";
    let suppressed = std::fs::read(folder().join("suppressed").join("Caseload.csv")).unwrap();
    let suppressed_earlier = "Team,Average caseload,Period\nNorth,15.5,2018/19\nSouth,[c],2018/19\n\
                              East,[c],2018/19\n";
    let mut audits = vec![
        drawn("published", &[("case-list.csv", &sample)], &weighted()),
        of_folder("long-names"),
        drawn(
            "earlier-audit",
            &[("case-list.csv", &sample), ("Audit 2018 19.csv", earlier.as_bytes())],
            &per_fte,
        ),
        of_text("forty-teams", &forty_teams()),
        of_folder("one-team"),
        of_folder("missing-months"),
        of_folder("large-numbers"),
        of_folder("numbers-of-teams"),
        of_folder("zero"),
        of_folder("not-known"),
        drawn(
            "suppressed",
            &[("Caseload.csv", &suppressed), ("Audit 2018 19.csv", suppressed_earlier.as_bytes())],
            &AuditSettings::default(),
        ),
    ];
    for audit in &mut audits[..2] {
        audit.sizes = &Size::ALL;
    }
    audits
}

/// A year of forty teams of one to five workers; in every third team work waits.
fn forty_teams() -> String {
    let mut text =
        "Snapshot date,Service area,Team,Worker,FTE,Case ID,Complexity,Risk\n".to_owned();
    let bands = ["Low", "Medium", "High"];
    for team in 1..=40_usize {
        for month in 1..=12_usize {
            let held = (1..=team % 5 + 1).map(|worker| {
                let n_cases = (team * 7 + month * worker * 5 + worker * worker) % 9 + 1;
                (format!("{team}-{worker}"), ["1", "0.6", "0.2"][(team + worker) % 3], n_cases)
            });
            let n_waiting = if team.is_multiple_of(3) { (team + month) % 4 } else { 0 };
            for (worker, fte, n_cases) in held.chain([(String::new(), "", n_waiting)]) {
                for case in 1..=n_cases {
                    let (complexity, risk) = (bands[(team + case) % 3], bands[team * case % 3]);
                    writeln!(
                        text,
                        "28/{month:02}/2019,Area {},Team {team:02},{worker},{fte},{team}-{worker}-{case},\
                         {complexity},{risk}",
                        team % 4 + 1
                    )
                    .unwrap();
                }
            }
        }
    }
    text
}

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "drawings"].iter().collect()
}

fn size_name(size: Size) -> &'static str {
    match size {
        Size::Wide => "wide",
        Size::Narrow => "narrow",
        Size::Kept => "kept",
    }
}

#[test]
fn every_chart() {
    let rewrites = std::env::var(REWRITE).is_ok_and(|value| value == "1");
    let (mut differ, mut expected) = (Vec::new(), BTreeSet::new());
    for Drawn { name, results, sizes } in audits() {
        for chart in Topic::ALL.iter().flat_map(|topic| topic.charts(&results)) {
            check_words(&chart);
            for &size in sizes {
                let svg = chart.drawn(size);
                check_xml(&chart, svg.as_str());
                let file = format!("{}-{}.svg", chart.id, size_name(size));
                let path = folder().join(name).join(file);
                assert!(expected.insert(path.clone()), "two charts are {}", path.display());
                if rewrites {
                    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                    std::fs::write(&path, svg.as_str()).unwrap();
                } else if std::fs::read_to_string(&path).ok().as_deref() != Some(svg.as_str()) {
                    differ.push(path.strip_prefix(folder()).unwrap().display().to_string());
                }
            }
        }
    }
    let there: BTreeSet<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .flat_map(|entry| std::fs::read_dir(entry.unwrap().path()).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "svg"))
        .collect();
    for left_over in there.difference(&expected) {
        if rewrites {
            std::fs::remove_file(left_over).unwrap();
        } else {
            differ.push(format!("{} is no chart\u{2019}s", left_over.display()));
        }
    }
    assert!(differ.is_empty(), "{REWRITE}=1 draws them anew: {differ:#?}");
}

/// For paper, a high drawing comes in parts that together are all of it, and no line of text is cut.
#[test]
fn parts_for_paper() {
    const HIGHEST: u32 = 580;
    let charts: Vec<Chart> = audits()
        .iter()
        .flat_map(|audit| Topic::ALL.iter().flat_map(|topic| topic.charts(&audit.results)))
        .collect();
    let mut in_parts = BTreeSet::new();
    for chart in &charts {
        let svg = chart.drawn(Size::Wide);
        let parts = chart.parts(HIGHEST);
        let ends: Vec<u32> = parts.iter().map(|part| part.end).collect();
        let tops: Vec<u32> = parts.iter().map(|part| part.start).collect();
        let (last, cuts) = ends.split_last().unwrap();
        assert_eq!((tops[0], &tops[1..]), (0, cuts), "{}", chart.id);
        assert!(svg.as_str().contains(&format!(" height=\"{last}\" ")), "{}: {last}", chart.id);
        for text in svg.as_str().split("<text ").skip(1) {
            let middle = text.split(" y=\"").nth(1).unwrap().split('"').next().unwrap();
            let middle: f64 = middle.parse().unwrap();
            let is_cut = cuts.iter().any(|&cut| (f64::from(cut) - middle).abs() < 8.0);
            assert!(!is_cut, "{}: {cuts:?} and {middle}", chart.id);
        }
        if parts.len() > 1 {
            let highest = parts.iter().map(|part| part.end - part.start).max();
            assert!(highest <= Some(HIGHEST), "{}: {parts:?}", chart.id);
            in_parts.insert(chart.id);
        }
    }
    for id in ["averages-by-team", "over-time-by-team", "spread-by-team", "counted-and-weighted"] {
        assert!(in_parts.contains(id), "{id}: {in_parts:?}");
    }
}

/// What is true of the words of every chart.
fn check_words(chart: &Chart) {
    let n_words = chart.title.split_whitespace().count();
    assert!((1..=LONGEST_TITLE).contains(&n_words), "{}: {}", chart.id, chart.title);
    for words in [&chart.choice, &chart.subtitle, &chart.source, &chart.text_alternative] {
        assert!(!words.is_empty(), "{chart:?}");
        assert!(!words.contains("NaN") && !words.contains("inf"), "{words}");
    }
    assert!(chart.source.starts_with("Source: "), "{}", chart.source);
    assert!(!chart.table.lines.is_empty(), "{} has no numbers", chart.id);
    for line in &chart.table.lines {
        assert_eq!(line.len(), chart.table.headings.len(), "{line:?}");
    }
}

/// A parser finds a whole document whose first two elements are its title and description, and no
/// number that is none.
fn check_xml(chart: &Chart, svg: &str) {
    // Other control characters, and these two, may stand in no document.
    let is_allowed =
        |c: char| !matches!(c, '\u{fffe}' | '\u{ffff}') && (c == '\n' || !c.is_control());
    assert!(svg.chars().all(is_allowed), "{}", chart.id);
    let mut reader = Reader::from_str(svg);
    let (mut names, mut title, mut description) = (Vec::new(), String::new(), String::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{}: {error}", chart.id)) {
            Event::Start(element) | Event::Empty(element) => {
                names.push(element.name().as_ref().to_owned());
                for attribute in element.attributes() {
                    let value = attribute.unwrap().value;
                    assert!(!value.is_empty() && value != "NaN", "{}: {names:?}", chart.id);
                }
            }
            Event::Text(words) if names.len() == 2 => title += &words,
            Event::Text(words) if names.len() == 3 => description += &words,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(names[..3], ["svg", "title", "desc"], "{}", chart.id);
    assert!(!title.trim().is_empty(), "{} has no title", chart.id);
    assert!(!description.trim().is_empty(), "{} has no description", chart.id);
}
