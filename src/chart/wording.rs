//! What charts say: titles of at most ten words, sources, and what things are called.

use crate::audit::figures::FigureTable;
use crate::audit::results::Audit;
use crate::audit::settings::Measure;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, listed, thousands};

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

/// What is not known, beside the source: where it is one thing, that; where it is more, that there are
/// such, since all of them stand in the words of the chart.
pub fn gaps_beside_source(gaps: &[String]) -> Option<String> {
    match gaps {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!(
            "Of {} months something is not known: what and why is in the chart in words.",
            several.len()
        )),
    }
}

/// Whether a figure is known of less than half of the teams, added up over the months in which it is
/// known at all, and so carries no claim about all: `Known for 1 of 20 teams`, of the month that it is
/// known best. Each month gives the teams of which it is known, and all.
pub fn known_for_few(months: &[(u64, u64)]) -> Option<String> {
    let months = || months.iter().filter(|(n_known, _)| *n_known > 0);
    let n_known: u64 = months().map(|(n_known, _)| n_known).sum();
    let n_all: u64 = months().map(|(_, n_all)| n_all).sum();
    let (most, of) = months().max_by_key(|(n_known, _)| n_known)?;
    (2 * n_known < n_all)
        .then(|| format!("Known for {} of {} teams", thousands(*most), thousands(*of)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_under_half_of_the_teams_carries_no_claim() {
        let told = |months: &[(u64, u64)]| known_for_few(months);
        assert_eq!(told(&[(0, 20), (1, 20)]).unwrap(), "Known for 1 of 20 teams");
        // 9 and 10 of 20 are 19 of 40.
        assert_eq!(told(&[(9, 20), (10, 20)]).unwrap(), "Known for 10 of 20 teams");
        assert_eq!(told(&[(10, 20), (10, 20)]), None);
        // The month of which nothing is known takes nothing from the other.
        assert_eq!(told(&[(0, 20), (19, 20)]), None);
        assert_eq!(told(&[]), None);
    }

    #[test]
    fn one_gap_is_said_and_several_are_counted() {
        let gaps = |n: usize| gaps_beside_source(&vec!["July is not known.".to_owned(); n]);
        assert_eq!(gaps(0), None);
        assert_eq!(gaps(1).unwrap(), "July is not known.");
        assert!(gaps(3).unwrap().starts_with("Of 3 months something is not known"));
    }
}
