//! What comes of a change: tables, or what stands in the way of them.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::{AttrValue, ContextProvider, Html, Properties, component, html};

use crate::audit::results::Audit;
use crate::audit::sheet::Sheet;
use crate::audit::sheets::what_if::{self, Of};
use crate::audit::what_if::{Entered, Entry};
use crate::ui::results::row_filter::FilterInUse;
use crate::ui::results::sheet_table::SheetTable;
use crate::ui::results::working::use_open_working;

/// What comes of a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What is wrong with which fields.
    pub refused: BTreeMap<Entry, AttrValue>,
    /// What is said in place of a table.
    said: Vec<AttrValue>,
    tables: Vec<Rc<Sheet>>,
}

impl Outcome {
    /// Of a change of the team at a place, or of all teams, and of evening out with another.
    pub fn of(audit: &Audit, at: Option<usize>, other: Option<usize>, entered: &Entered) -> Self {
        let mut outcome = Self::default();
        let of = at.map_or(Of::AllTeams, Of::Team);
        match entered.read() {
            Ok(change) => match what_if::before_and_after(audit, of, &change) {
                Ok(sheet) => outcome.tables.push(Rc::new(sheet)),
                Err(refusal) => match refusal.entry {
                    Some(entry) => {
                        outcome.refused.insert(entry, refusal.said.into());
                    }
                    None => outcome.said.push(refusal.said.into()),
                },
            },
            Err(wrong) => {
                let wrong = wrong.into_iter();
                outcome.refused = wrong.map(|(entry, said)| (entry, said.into())).collect();
            }
        }
        if !outcome.refused.is_empty() {
            outcome.said.push(AttrValue::Static(
                "Nothing is worked out until the entries above can be used.",
            ));
        }
        outcome.tables.extend(what_if::evened_out(audit, of).map(Rc::new));
        if let (Some(at), Some(other)) = (at, other) {
            match what_if::between(audit, [at, other]) {
                Ok(sheet) => outcome.tables.push(Rc::new(sheet)),
                Err(why) => outcome.said.push(capital(&why).into()),
            }
        }
        outcome
    }
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[derive(PartialEq, Properties)]
pub struct TablesProps {
    /// What comes of the change.
    pub outcome: Outcome,
}

/// The tables, and what is said in place of one.
#[component]
pub fn Tables(props: &TablesProps) -> Html {
    let open = use_open_working();
    let Outcome { said, tables, .. } = &props.outcome;
    let table = |sheet: &Rc<Sheet>| {
        html! { <SheetTable key={sheet.id} sheet={Rc::clone(sheet)} open={open.clone()} /> }
    };
    html! {
        <>
            <div aria-live="polite">{ for said.iter().map(|said| html! { <p>{ said }</p> }) }</div>
            // The teams in these tables are those that were asked about.
            <ContextProvider<FilterInUse> context={FilterInUse::default()}>
                <div class="side-by-side">{ for tables.iter().map(table) }</div>
            </ContextProvider<FilterInUse>>
        </>
    }
}
