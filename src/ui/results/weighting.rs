//! The weighting scheme of an audit: which is in force, what it says, and its entries to edit.

mod choice;
mod editor;
mod entry;
mod entry_id;
mod flags;
mod focus;
mod offers;
mod part;
mod printed;
mod save;
mod unknown;
mod whole;

use std::rc::Rc;

use yew::prelude::{Html, Properties, component, html, use_context, use_memo};

use crate::audit::settings::AuditSettings;
use crate::ui::state::SharedResults;
use crate::weighting::{SchemeDraft, SchemeDrafts};
use choice::SchemeChoice;
use editor::SchemeEditor;
use entry::Errors;
use printed::PrintedScheme;
use save::SaveScheme;

#[derive(PartialEq, Properties)]
pub struct WeightingProps {
    /// The answer, with the schemes of its files.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// The scheme: what is chosen, edited, saved and printed.
#[component]
pub fn Weighting(props: &WeightingProps) -> Html {
    let drafts = use_context::<SchemeDrafts>().unwrap_or_default();
    let scheme = &props.settings.scheme;
    let draft = use_memo((drafts.in_force().cloned(), scheme.clone()), |(draft, scheme)| {
        draft.clone().unwrap_or_else(|| Rc::new(SchemeDraft::of(scheme)))
    });
    let draft = Rc::clone(&*draft);
    let errors: Errors = Rc::new(draft.scheme().err().unwrap_or_default());
    html! {
        <div class="weighting">
            <SchemeChoice
                results={props.results.clone()}
                settings={props.settings.clone()}
                {drafts}
                n_wrong={errors.len()}
            />
            <SchemeEditor
                results={props.results.clone()}
                draft={Rc::clone(&draft)}
                errors={Rc::clone(&errors)}
            />
            <SaveScheme draft={Rc::clone(&draft)} is_right={errors.is_empty()} />
            <PrintedScheme scheme={scheme.clone()} />
        </div>
    }
}
