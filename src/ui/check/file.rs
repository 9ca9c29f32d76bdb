//! What was understood of one file, and what the user can decide in its place.

use yew::prelude::{Callback, Html, Properties, component, hook, html};

use super::answered_file::AnsweredFile;
use super::choosing::decided;
use super::columns::Columns;
use super::facts::facts;
use super::save_matching::SaveMatching;
use crate::audit::settings::AuditSettings;
use crate::intake::choices::Choice;
use crate::intake::source::{Lacking, Understood};
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::ShownRows;

#[derive(PartialEq, Properties)]
pub struct FileBodyProps {
    /// The file.
    pub file: AnsweredFile,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Rows of this file that the user asked to see.
    pub shown: Option<ShownRows>,
}

/// The points of how a file was read, its columns, what it lacks, and how to keep the matching.
#[component]
pub fn FileBody(props: &FileBodyProps) -> Html {
    let decide = use_decide(&props.file, &props.settings);
    let (Some(file), Some(understood)) = (props.file.file(), props.file.understood()) else {
        return Html::default();
    };
    html! {
        <>
            { facts(file, understood, &decide) }
            if !understood.columns.is_empty() {
                <Columns
                    file={props.file.clone()}
                    settings={props.settings.clone()}
                    shown={props.shown.clone()}
                />
            }
            { lacking(understood) }
            if understood.columns.iter().any(|column| column.used_as.is_some()) {
                <SaveMatching file={props.file.clone()} />
            }
            <p class="fingerprint">{ "SHA-256 " }<code>{ &understood.sha256 }</code></p>
        </>
    }
}

/// Decides something about a file.
#[hook]
pub fn use_decide(file: &AnsweredFile, settings: &AuditSettings) -> Callback<Choice> {
    let choose = use_page_deeds().choose;
    let (file, settings) = (file.clone(), settings.clone());
    Callback::from(move |choice| {
        if let Some(file) = file.file() {
            choose.emit(decided(&settings, file, choice));
        }
    })
}

/// What no column holds, and what the figures lose by it.
fn lacking(understood: &Understood) -> Html {
    let line = |lacking: &Lacking| {
        html! { <li key={lacking.field.name()}>{ lacking.in_words() }</li> }
    };
    html! {
        if !understood.lacking.is_empty() {
            <ul class="lacking">{ for understood.lacking.iter().map(line) }</ul>
        }
    }
}
