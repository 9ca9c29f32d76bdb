//! The part Check: what happened to every row, what there is to look at, and what was understood
//! of each file.

mod account;
mod account_rows;
mod answered_file;
mod choosing;
mod column;
mod columns;
mod facts;
mod file;
mod finding_list;
mod findings;
mod names;
mod period;
mod rows;
mod save_matching;
mod set_aside;
mod team_names;
mod understood;
mod unused;
mod values_button;

use yew::prelude::{AttrValue, Html, Properties, component, html};

use super::heading::PartHeading;
use super::terms::TermsHere;
use crate::audit::account::{Reason, RowAccount};
use crate::audit::glossary::Place;
use crate::audit::settings::AuditSettings;
use crate::format::{counted, listed, thousands};
use crate::ui::state::{SharedResults, ShownRows};
use account::AccountTable;
use findings::Findings;
use names::Names;
use set_aside::SetAside;
use understood::UnderstoodFiles;

#[derive(PartialEq, Properties)]
pub struct CheckPartProps {
    /// The latest answer.
    pub results: Option<SharedResults>,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Rows of a file that the user asked to see.
    pub shown: Option<ShownRows>,
    /// How many files were added.
    pub n_files: usize,
    /// Whether files are being read.
    pub is_busy: bool,
}

/// The part Check.
#[component]
pub fn CheckPart(props: &CheckPartProps) -> Html {
    let Some(results) = props.results.as_ref().filter(|_| props.n_files > 0) else {
        return nothing(props);
    };
    html! {
        <>
            <PartHeading text="What was understood" lead={in_all(&results.account)} />
            if results.account.files.is_empty() {
                <p class="empty">{ "No file could be read, so there is no row to account for." }</p>
            } else {
                <AccountTable results={results.clone()} />
                <TermsHere place={Place::Rows} />
                <SetAside results={results.clone()} shown={props.shown.clone()} />
            }
            <Findings results={results.clone()} shown={props.shown.clone()} />
            if results.audit.is_some() {
                <Names results={results.clone()} settings={props.settings.clone()} />
            }
            <UnderstoodFiles
                results={results.clone()}
                settings={props.settings.clone()}
                shown={props.shown.clone()}
            />
        </>
    }
}

fn nothing(props: &CheckPartProps) -> Html {
    let (lead, link) = match props.n_files {
        0 => (
            "Nothing to check yet. After files are added, this part says what each was taken for \
             and what happened to every row.",
            "Add caseload files",
        ),
        _ if props.is_busy => {
            ("The files are being read. What was understood of them appears here.", "See the files")
        }
        _ => (
            "Nothing to check: the background worker that reads the files has stopped. What was \
             understood of them appears here after it is started again.",
            "See the files",
        ),
    };
    html! {
        <>
            <PartHeading text="What was understood" {lead} />
            <p class="onward"><a class="button" href="#files">{ link }</a></p>
        </>
    }
}

fn in_all(account: &RowAccount) -> AttrValue {
    if account.files.is_empty() {
        return AttrValue::default();
    }
    let n_read = counted(account.all.n_read, "row was", "rows were");
    let n_of = |is_of: &dyn Fn(Reason) -> bool| -> u64 {
        let counts = account.reasons.iter().zip(&account.all.set_aside);
        counts.filter(|&(&reason, _)| is_of(reason)).map(|(_, count)| count.n_rows).sum()
    };
    let n_elsewhere = n_of(&|reason| reason == Reason::NoCaseload);
    let n_set_aside = n_of(&|reason| reason != Reason::NoCaseload);
    if n_set_aside + n_elsewhere == 0 {
        return AttrValue::from(format!("{n_read} read, and none had to be set aside."));
    }
    let mut parts = vec![format!("{} used", thousands(account.all.n_used))];
    if n_set_aside > 0 {
        parts.push(format!("{} set aside for the reasons below", thousands(n_set_aside)));
    }
    if n_elsewhere > 0 {
        parts.push(format!("{} in files without caseloads", thousands(n_elsewhere)));
    }
    AttrValue::from(format!("{n_read} read: {}.", listed(&parts)))
}
