//! What was understood of each file: what its rows are, its encoding, its columns.

use yew::prelude::{Html, Properties, component, html};

use super::columns::{columns, not_used};
use crate::format::counted;
use crate::intake::shape::Shape;
use crate::intake::source::{Fact, Outcome, SourceFile, Understood};
use crate::ui::state::SharedResults;
use crate::ui::state::wording::size;

#[derive(PartialEq, Properties)]
pub struct UnderstoodFilesProps {
    /// The answer whose files are shown.
    pub results: SharedResults,
}

/// Beyond this many files each is folded up.
const OPEN_FILES: usize = 3;

/// The files, each with what was understood of it.
#[component]
pub fn UnderstoodFiles(props: &UnderstoodFilesProps) -> Html {
    let files = &props.results.files;
    let is_open = files.len() <= OPEN_FILES;
    html! {
        <section class="understood" aria-labelledby="understood-heading">
            <h2 id="understood-heading">{ "The files one by one" }</h2>
            { for files.iter().map(|file| understood_file(file, is_open)) }
        </section>
    }
}

fn understood_file(file: &SourceFile, is_open: bool) -> Html {
    html! {
        <details class="understood-file" open={is_open} key={file.id.0}>
            <summary>
                <h3><bdi>{ &file.name }</bdi></h3>
                <span>{ in_short(file) }</span>
            </summary>
            {
                match &file.outcome {
                    Outcome::Read(understood) => body(&file.name, understood),
                    Outcome::NotRead { found, remedy, .. } => html! {
                        <p>{ found }{ " " }{ remedy }</p>
                    },
                }
            }
        </details>
    }
}

fn in_short(file: &SourceFile) -> String {
    let n_bytes = size(file.n_bytes);
    match &file.outcome {
        Outcome::Read(understood) => format!(
            "{}, {}, {n_bytes}",
            understood.shape.map_or("", Shape::name),
            counted(understood.n_rows, "row", "rows")
        ),
        Outcome::NotRead { .. } => format!("Not read, {n_bytes}"),
    }
}

fn body(name: &str, understood: &Understood) -> Html {
    let (used, unused): (Vec<_>, Vec<_>) =
        understood.columns.iter().partition(|column| column.used_as.is_some());
    html! {
        <>
            <dl class="facts">
                { for understood.facts.iter().map(fact) }
            </dl>
            { columns(name, &used) }
            if !unused.is_empty() {
                { not_used(&unused) }
            }
            <p class="fingerprint">{ "SHA-256 " }<code>{ &understood.sha256 }</code></p>
        </>
    }
}

fn fact(fact: &Fact) -> Html {
    html! {
        <>
            <dt>{ &fact.name }</dt>
            <dd>{ &fact.said }</dd>
        </>
    }
}
