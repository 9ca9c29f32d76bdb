//! The part Files: adding, listing and removing the files of the audit.

mod clear;
mod drop_zone;
mod guide;
mod line;
mod list;
mod paste;

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use super::deeds::use_page_deeds;
use super::heading::{self, PartHeading};
use crate::browser::screen;
pub use clear::in_words;
use drop_zone::DropZone;
use guide::Guide;
use line::FileLine;
pub use line::lines;
use list::FileList;
use paste::Paste;

#[derive(PartialEq, Properties)]
pub struct FilesPartProps {
    /// The files of the audit.
    pub lines: Vec<FileLine>,
    /// Whether files are being read.
    pub is_reading: bool,
    /// Whether there are figures to go to.
    pub has_audit: bool,
    /// What clearing everything loses for good.
    pub lost: AttrValue,
}

/// The part Files.
#[component]
pub fn FilesPart(props: &FilesPartProps) -> Html {
    let is_empty = props.lines.is_empty();
    html! {
        <>
            <PartHeading
                text="Caseload files"
                lead="Add the caseload files that your case-management system exported. Team \
                      averages over the audit months follow at once, worked out on this computer."
            />
            <DropZone is_first={is_empty} />
            <Paste />
            if is_empty {
                <Sample />
            } else {
                <FileList lines={props.lines.clone()} lost={props.lost.clone()} />
                if props.has_audit && !props.is_reading {
                    <p class="onward">
                        <a class="button" href="#results">{ "See the results" }</a>
                        <a class="button quiet" href="#check">{ "Check what was understood" }</a>
                    </p>
                }
            }
            <Guide />
        </>
    }
}

#[component]
fn Sample() -> Html {
    let try_sample = use_page_deeds().try_sample;
    let onclick = Callback::from(move |_| {
        try_sample.emit(());
        // With the first file this offer goes away, and the focus must not go with it.
        screen::focus(heading::ID);
    });
    html! {
        <div class="sample">
            <p>
                { "No file at hand? The sample audit is three made-up month-end case lists that \
                   give the averages one council published for July to September 2019." }
            </p>
            <button type="button" {onclick}>{ "Try the sample audit" }</button>
        </div>
    }
}
