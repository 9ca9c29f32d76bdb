//! Up to four statements above everything: a figure, its meaning, the way to more.

use yew::prelude::{Callback, Html, Properties, component, html};

use super::way::Way;
use crate::audit::results::Statement;
use crate::audit::working::Working;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct StatementsProps {
    /// The answer whose statements are shown.
    pub results: SharedResults,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// The most statements that a reader takes in at a glance.
const MOST: usize = 4;

/// The statements.
#[component]
pub fn Statements(props: &StatementsProps) -> Html {
    let audit = props.results.audit.iter();
    let statements = audit.flat_map(|audit| audit.summary.statements.iter().take(MOST));
    html! {
        <ul class="statements">{ for statements.map(|statement| item(statement, props)) }</ul>
    }
}

fn item(statement: &Statement, props: &StatementsProps) -> Html {
    let StatementsProps { results, open } = props;
    let class = if statement.needs_care { "statement care" } else { "statement" };
    html! {
        <li {class}>
            <p>
                <span class="statement-figure">{ &statement.figure }</span>
                { " " }
                <span class="statement-meaning">{ &statement.meaning }</span>
            </p>
            <p><Way to={statement.leads_to} results={results.clone()} open={open.clone()} /></p>
        </li>
    }
}
