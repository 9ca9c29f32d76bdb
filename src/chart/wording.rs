//! What charts say: titles of at most ten words, sources, and what things are called.

use crate::audit::figures::FigureTable;
use crate::audit::results::Audit;
use crate::audit::settings::Measure;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, listed};

/// A title says one thing in at most so many words.
const LONGEST_TITLE: usize = 10;
/// More files than these are counted rather than named.
const N_FILES_NAMED: usize = 3;

/// The message where it is short enough, else what is said in its place.
pub fn title(message: String, shorter: impl FnOnce() -> String) -> String {
    let n_words = message.split_whitespace().count();
    if (1..=LONGEST_TITLE).contains(&n_words) { message } else { shorter() }
}

/// `Mean of monthly averages, cases for each worker, July to September 2019`.
pub fn definition_and_period(table: &FigureTable) -> String {
    let definition = table.definition();
    format!("{}, {}, {}", definition.name(), definition.unit(), months_in_words(&table.months))
}

/// The files, and over how many workers.
pub fn source(audit: &Audit) -> String {
    source_of(
        audit,
        &match audit.by_team.all_teams.n_workers {
            Some(n) => counted(n, "worker", "workers"),
            None => "number of workers not available".to_owned(),
        },
    )
}

/// The files, and what was counted in them.
pub fn source_of(audit: &Audit, counted_in_them: &str) -> String {
    let names: Vec<&str> = audit.files.iter().map(String::as_str).collect();
    let files = if names.len() > N_FILES_NAMED {
        counted(names.len() as u64, "file", "files")
    } else {
        listed(&names)
    };
    format!("Source: {files}; {counted_in_them}.")
}

/// What a measure is for each of.
pub fn per(measure: Measure) -> &'static str {
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder
        | Measure::PooledCasesPerHolder
        | Measure::PersonDayCasesPerHolder => "worker",
        Measure::CasesPerFte => "FTE",
    }
}

/// A word with a capital letter, as a sentence or a heading begins.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// More names than these are counted rather than listed.
const N_NAMED: usize = 3;

/// Rows that are not in the picture, and why: `South is not shown: nobody holds a case there.`
pub fn not_shown(names: &[String], why: &str) -> Option<String> {
    let is_or_are = if names.len() == 1 { "is" } else { "are" };
    let names = match names {
        [] => return None,
        few if few.len() <= N_NAMED => listed(few),
        many => counted(many.len() as u64, "team", "teams"),
    };
    Some(format!("{names} {is_or_are} not shown: {why}."))
}

/// What beside the source has to be said, after it.
pub fn with_source(source: String, said: impl IntoIterator<Item = String>) -> String {
    let mut sentences = vec![source];
    sentences.extend(said);
    sentences.join(" ")
}

/// From where to where a share goes over rows that are sorted by it, the highest first; nothing
/// where all have the same.
pub fn range_of_share(share_of: &str, highest_and_lowest: Option<[(&str, Exact); 2]>) -> String {
    match highest_and_lowest {
        Some([(highest, most), (lowest, least)]) if most != least => format!(
            " The share of {share_of} goes from {} in {lowest} to {} in {highest}.",
            least.percent(),
            most.percent()
        ),
        _ => String::new(),
    }
}
