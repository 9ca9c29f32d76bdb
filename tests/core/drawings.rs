//! Golden drawings: every chart of a few audits, in every size, byte by byte.
//!
//! They are in `tests/drawings/<audit>/<chart>-<size>.svg`, to be opened and looked at. With
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

fn of_text(name: &'static str, text: &str) -> Drawn {
    drawn(name, &[("Caseload.csv", text.as_bytes())], &AuditSettings::default())
}

fn audits() -> Vec<Drawn> {
    let sample = data_file("case-list.csv");
    let published = AuditSettings { scheme: simple_points(), ..AuditSettings::default() };
    let per_fte = AuditSettings {
        measure: Measure::CasesPerFte,
        normal: NormalNumbers { of_all: Some(24), ..NormalNumbers::default() },
        ..AuditSettings::default()
    };
    let earlier = "Team,Average caseload,Period\nOccupational Therapy - East,21.5,2018/19\n\
                   Hospital Team - East,22,2018/19\n";
    let mut audits = vec![
        drawn("published", &[("case-list.csv", &sample)], &published),
        drawn(
            "earlier-audit",
            &[("case-list.csv", &sample), ("Audit 2018 19.csv", earlier.as_bytes())],
            &per_fte,
        ),
        of_text("one-team", "Month,Team,Worker,Cases\nJul-19,North,Worker A,5\n"),
        of_text("forty-teams", &forty_teams()),
        of_text("long-names", LONG_NAMES),
        of_text("missing-months", MISSING_MONTHS),
        of_text("large-numbers", LARGE_NUMBERS),
        of_text("numbers-of-teams", NUMBERS_OF_TEAMS),
    ];
    audits[0].sizes = &Size::ALL;
    audits
}

/// Each with two workers over a year, every third with work that waits.
fn forty_teams() -> String {
    let mut text = "Month,Service area,Team,Worker,FTE,Cases\n".to_owned();
    for team in 1..=40_u32 {
        for month in 1..=12_u32 {
            for worker in 1..=2 {
                let cases = (team * 7 + month * worker * 3) % 31 + 1;
                let area = (team % 4) + 1;
                writeln!(
                    text,
                    "{month:02}/2019,Area {area},Team {team:02},{team}-{worker},1,{cases}"
                )
                .unwrap();
            }
        }
    }
    text
}

const LONG_NAMES: &str = "Month,Team,Worker,Cases\n\
    Jul-19,Adults with learning disabilities and autism transitions and preparing for adulthood team \
    (north and west localities),Worker A,12\n\
    Jul-19,Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft,Worker B,9\n\
    Jul-19,\u{c4}ltere & <b>J\u{fc}ngere</b> \"Menschen\",Worker C,3\n";

const MISSING_MONTHS: &str = "Month,Team,Worker,Cases\n\
    Jul-19,North,Worker A,5\nAug-19,North,Worker A,8\nSep-19,North,Worker A,7\n\
    Jul-19,South,Worker B,11\nSep-19,South,Worker B,9\nAug-19,West,Worker C,4\n";

const LARGE_NUMBERS: &str = "Month,Team,Worker,Cases\n\
    Jul-19,North,Worker A,9999999\nJul-19,South,Worker B,1\nJul-19,South,Worker C,2500000\n";

const NUMBERS_OF_TEAMS: &str = "Month,Team,Workers,Cases\n\
    Jul-19,North,4,40\nAug-19,North,4,44\nJul-19,South,0,3\nAug-19,South,2,9\n";

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
    let mut reader = Reader::from_str(svg);
    let (mut names, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{}: {error}", chart.id)) {
            Event::Start(element) | Event::Empty(element) => {
                names.push(element.name().as_ref().to_owned());
                for attribute in element.attributes() {
                    let value = attribute.unwrap().value;
                    assert!(!value.is_empty() && value != "NaN", "{}: {names:?}", chart.id);
                }
            }
            Event::Text(words) if names.len() == 2 => text += &words,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(names[..3], ["svg", "title", "desc"], "{}", chart.id);
    assert!(!text.is_empty(), "{} has no title", chart.id);
}
