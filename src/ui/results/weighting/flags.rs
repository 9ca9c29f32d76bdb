//! What is added for the flags of a case.

use std::rc::Rc;

use yew::prelude::{Html, Properties, component, html};

use super::entry::{EntryField, Errors};
use super::part::worth;
use crate::caseload::CaseFlag;
use crate::format::counted;
use crate::ui::state::SharedResults;
use crate::weighting::{Entry, SchemeDraft};

#[derive(PartialEq, Properties)]
pub struct FlagEntriesProps {
    /// The answer, with the flags that occur.
    pub results: SharedResults,
    /// The draft.
    pub draft: Rc<SchemeDraft>,
    /// What is wrong.
    pub errors: Errors,
}

/// An entry for each flag.
#[component]
pub fn FlagEntries(props: &FlagEntriesProps) -> Html {
    let audit = props.results.audit.as_ref();
    let n_flagged = |flag| audit.map_or(0, |audit| audit.words.n_flagged(flag));
    let one = |flag: CaseFlag| {
        html! {
            <div class="scheme-row" key={flag.name()}>
                <span class="scheme-other" aria-hidden="true">{ flag.name() }</span>
                <EntryField
                    entry={Entry::Flag(flag)}
                    draft={Rc::clone(&props.draft)}
                    errors={Rc::clone(&props.errors)}
                    label={format!("{} for the flag {}", worth(props.draft.unit), flag.name())}
                    has_quiet_label=true
                />
                <span class="scheme-cases">{ counted(n_flagged(flag), "case", "cases") }</span>
            </div>
        }
    };
    html! { <>{ for CaseFlag::ALL.map(one) }</> }
}
