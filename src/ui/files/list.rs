//! The files of the audit, each with what became of it and a way to take it out.

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use super::clear::Clear;
use super::line::{FileLine, Standing};
use crate::browser::screen;
use crate::intake::source::FileId;
use crate::ui::deeds::use_page_deeds;
use crate::ui::heading;

#[derive(PartialEq, Properties)]
pub struct FileListProps {
    /// The files.
    pub lines: Vec<FileLine>,
    /// What clearing everything loses for good, in words.
    pub lost: AttrValue,
}

/// The id of the list's heading, which takes the focus when a file is gone.
const HEADING: &str = "files-heading";

/// The list of files.
#[component]
pub fn FileList(props: &FileListProps) -> Html {
    let deeds = use_page_deeds();
    // With the last file the list goes away too.
    let focus_after = if props.lines.len() > 1 { HEADING } else { heading::ID };
    html! {
        <section class="files" aria-labelledby={HEADING}>
            <div class="section-heading">
                <h2 id={HEADING} tabindex="-1">{ "Files of this audit" }</h2>
                <Clear lost={props.lost.clone()} />
            </div>
            <ul class="file-list">
                { for props.lines.iter().map(|line| item(line, &deeds.remove, focus_after)) }
            </ul>
        </section>
    }
}

fn item(line: &FileLine, remove: &Callback<FileId>, focus_after: &'static str) -> Html {
    let id = line.id;
    let remove = remove.clone();
    let onclick = Callback::from(move |_| {
        remove.emit(id);
        screen::focus(focus_after);
    });
    let label = format!("Remove {}", line.name);
    let class = match line.standing {
        Standing::NotRead { .. } => "file not-read",
        _ => "file",
    };
    html! {
        <li {class} key={line.id.0}>
            <p class="file-name"><bdi>{ &line.name }</bdi></p>
            <div class="file-standing">{ standing(line) }</div>
            <button
                type="button"
                class="quiet"
                aria-label={label}
                {onclick}
            >
                { "Remove" }
            </button>
        </li>
    }
}

fn standing(line: &FileLine) -> Html {
    match &line.standing {
        Standing::Waiting(what) => html! { <p>{ what }{ ", " }{ &line.size }</p> },
        Standing::Read { shape, rows } => html! {
            <p>{ shape }{ ", " }{ rows }{ ", " }{ &line.size }</p>
        },
        Standing::NotRead { found, remedy } => html! {
            <>
                <p><strong>{ "Not read. " }</strong>{ found }{ " " }{ remedy }</p>
                <p class="file-size">{ &line.size }</p>
            </>
        },
    }
}
