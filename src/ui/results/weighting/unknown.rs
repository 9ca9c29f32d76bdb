//! Words that occur in the files and that the scheme does not know, to be added.

use std::rc::Rc;

use yew::prelude::{Callback, Html, MouseEvent, Properties, component, html};

use crate::audit::words_found::{PartWords, WordFound};
use crate::format::{counted, thousands};
use crate::ui::state::SharedResults;
use crate::weighting::{Edit, Part, SchemeDraft};

/// Words that are listed without asking.
const N_AT_ONCE: usize = 6;

#[derive(PartialEq, Properties)]
pub struct UnknownWordsProps {
    /// Which part.
    pub part: Part,
    /// The answer, with the words that occur.
    pub results: SharedResults,
    /// The draft.
    pub draft: Rc<SchemeDraft>,
    /// Makes an edit of the part's rows.
    pub edit: Callback<Edit>,
}

/// The words.
#[component]
pub fn UnknownWords(props: &UnknownWordsProps) -> Html {
    let part = props.part;
    let audit = props.results.audit.as_ref();
    let Some(found) = audit.and_then(|audit| audit.words.of_part(part)) else {
        return Html::default();
    };
    let words = unknown(found, part, &props.draft);
    if words.is_empty() {
        return Html::default();
    }
    let all: Vec<String> = words.iter().map(|found| found.word.clone()).collect();
    let add_all = props.edit.reform(move |_: MouseEvent| Edit::AddWords(part, all.clone()));
    let list = html! {
        <ul>{ for words.iter().map(|found| word(props, found)) }</ul>
    };
    html! {
        <div class="scheme-unknown">
            <p>{ said(&words, found.n_more, props.draft.rows(part).is_empty()) }</p>
            if words.len() > N_AT_ONCE {
                <details class="in-words">
                    <summary>{ format!("The values of {}", part.name()) }</summary>
                    { list }
                </details>
            } else {
                { list }
            }
            if words.len() > 1 {
                <button type="button" class="quiet" onclick={add_all}>
                    { format!("Add all {} values of {}", words.len(), part.name()) }
                </button>
            }
        </div>
    }
}

fn word(props: &UnknownWordsProps, found: &WordFound) -> Html {
    let part = props.part;
    let added = vec![found.word.clone()];
    let onclick = props.edit.reform(move |_: MouseEvent| Edit::AddWords(part, added.clone()));
    html! {
        <li key={found.word.clone()}>
            <bdi>{ &found.word }</bdi>
            { format!(": {} ", counted(found.n_cases, "case", "cases")) }
            <button
                type="button"
                class="link"
                aria-label={format!("Add {} to {}", found.word, part.name())}
                {onclick}
            >
                { "Add" }
            </button>
        </li>
    }
}

/// The words of the files that are in no row.
fn unknown<'a>(found: &'a PartWords, part: Part, draft: &SchemeDraft) -> Vec<&'a WordFound> {
    found.words.iter().filter(|found| draft.row_of(part, &found.word).is_none()).collect()
}

/// `2 values in the files are not in the scheme: 12 cases get what any other value is worth.`
fn said(words: &[&WordFound], n_more: usize, scores_all_alike: bool) -> String {
    let n_cases: u64 = words.iter().map(|found| found.n_cases).sum();
    let n_words = words.len() as u64;
    let mut sentences = vec![if scores_all_alike {
        format!(
            "The files hold {}. Until one is added, every case gets the same.",
            counted(n_words, "value", "values")
        )
    } else {
        let are = if n_words == 1 { "is" } else { "are" };
        let get = if n_cases == 1 { "gets" } else { "get" };
        format!(
            "{} in the files {are} not in the scheme: {} {get} what any other value is worth.",
            counted(n_words, "value", "values"),
            counted(n_cases, "case", "cases"),
        )
    }];
    if n_more > 0 {
        let n_more = thousands(n_more as u64);
        sentences.push(format!("{n_more} more, of fewer cases, are not listed."));
    }
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighting::illustrative::simple_points;

    #[test]
    fn only_words_without_a_row() {
        let word = |word: &str, n_cases| WordFound { word: word.to_owned(), n_cases };
        let found =
            PartWords { words: vec![word("HIGH", 3), word("Critical", 1)], ..PartWords::default() };
        let words = unknown(&found, Part::Complexity, &SchemeDraft::of(&simple_points()));
        assert_eq!(words, [&word("Critical", 1)]);
        assert_eq!(
            said(&words, 0, false),
            "1 value in the files is not in the scheme: 1 case gets what any other value is worth."
        );
        assert_eq!(
            said(&words, 1200, true),
            "The files hold 1 value. Until one is added, every case gets the same. 1,200 more, of \
             fewer cases, are not listed."
        );
    }
}
