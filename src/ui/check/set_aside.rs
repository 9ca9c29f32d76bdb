//! The rows that are set aside, by reason and file, each with a way to look at them.

use yew::prelude::{Html, Properties, component, html};

use super::account_rows::line_numbers;
use super::rows::{Rows, headers};
use crate::audit::account::{Reason, RowCount};
use crate::audit::results::Results;
use crate::format::{counted, thousands};
use crate::intake::source::SourceFile;
use crate::ui::state::{SharedResults, ShownRows};

#[derive(PartialEq, Properties)]
pub struct SetAsideProps {
    /// The answer whose rows are listed.
    pub results: SharedResults,
    /// The rows that are shown now.
    pub shown: Option<ShownRows>,
}

/// The rows that are set aside, folded up.
#[component]
pub fn SetAside(props: &SetAsideProps) -> Html {
    let groups = groups(&props.results);
    if groups.is_empty() {
        return Html::default();
    }
    let n: u64 = groups.iter().map(|group| group.count.n_rows).sum();
    html! {
        <details class="set-aside">
            <summary>{ counted(n, "row is set aside", "rows are set aside") }</summary>
            <p>
                { "They can be looked at here. They are read from the file once more, are shown on \
                   this page only, and go with your next choice." }
            </p>
            <ul>{ for groups.iter().map(|group| item(group, props.shown.as_ref())) }</ul>
        </details>
    }
}

/// Rows of one file that are set aside for one reason.
struct Group<'a> {
    reason: Reason,
    file: &'a SourceFile,
    count: &'a RowCount,
}

fn groups(results: &Results) -> Vec<Group<'_>> {
    let account = &results.account;
    let counted = results.files.iter().filter(|file| file.is_read());
    let by_file = counted.zip(&account.files);
    let mut groups: Vec<Group<'_>> = by_file
        .flat_map(|(file, row)| {
            let counts = account.reasons.iter().zip(&row.set_aside);
            counts.map(move |(&reason, count)| Group { reason, file, count })
        })
        .filter(|group| group.count.n_rows > 0 && group.reason != Reason::NoCaseload)
        .collect();
    groups.sort_by_key(|group| group.reason);
    groups
}

fn item(group: &Group<'_>, shown: Option<&ShownRows>) -> Html {
    let Group { reason, file, count } = group;
    let heading = reason.heading();
    let lines = count.first_lines.listed().to_vec();
    let rows = counted(count.n_rows, "row", "rows");
    let first = if count.n_rows > lines.len() as u64 {
        format!(" (the first {} can be looked at)", thousands(lines.len() as u64))
    } else {
        String::new()
    };
    html! {
        <li key={format!("{} {heading}", file.id.0)}>
            <p>
                <strong>{ heading }</strong>
                { format!(": {rows} in ") }
                <bdi>{ &file.name }</bdi>
                { format!(", {}{first}", line_numbers(&count.first_lines)) }
            </p>
            if !lines.is_empty() {
                <Rows
                    file={file.id}
                    {lines}
                    what={format!("{heading} in {}", file.name)}
                    headers={headers(file)}
                    shown={shown.cloned()}
                />
            }
        </li>
    }
}
