//! Up to four statements above everything: a figure, its meaning, the way to more.

use yew::prelude::{Callback, Html, Properties, component, html};

use crate::audit::results::{LeadsTo, Statement};
use crate::audit::sheets;
use crate::audit::working::Working;
use crate::browser::screen;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct StatementsProps {
    /// The answer whose statements are shown.
    pub results: SharedResults,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// The id of the table by team, for going to it.
const TEAM_TABLE_ID: &str = "by-team";

/// The most statements that a reader takes in at a glance.
const MOST: usize = 4;

/// The statements.
#[component]
pub fn Statements(props: &StatementsProps) -> Html {
    let Some(audit) = &props.results.audit else {
        return Html::default();
    };
    let statements = audit.summary.statements.iter().take(MOST);
    let working = sheets::average_of_all_teams(audit);
    let open = props.open.reform(move |()| working.clone());
    html! {
        <ul class="statements">
            { for statements.map(|statement| item(statement, &open)) }
        </ul>
    }
}

fn item(statement: &Statement, open: &Callback<()>) -> Html {
    let class = if statement.needs_care { "statement care" } else { "statement" };
    html! {
        <li {class}>
            <p>
                <span class="statement-figure">{ &statement.figure }</span>
                { " " }
                <span class="statement-meaning">{ &statement.meaning }</span>
            </p>
            <p>{ way(statement, open) }</p>
        </li>
    }
}

fn way(statement: &Statement, open: &Callback<()>) -> Html {
    let jump = |id: &'static str, text: &str| {
        let onclick = Callback::from(move |_| screen::go_to(id));
        html! { <button type="button" class="link" {onclick}>{ text }</button> }
    };
    match statement.leads_to {
        LeadsTo::WorkingOfAllTeams => {
            let onclick = open.reform(|_| ());
            let text = format!("How {} was worked out", statement.figure);
            html! { <button type="button" class="link" {onclick}>{ text }</button> }
        }
        LeadsTo::Chart => jump(super::chart::ID, "See the chart"),
        LeadsTo::TeamTable => jump(TEAM_TABLE_ID, "See the teams"),
        LeadsTo::RowAccount => html! { <a class="link" href="#check">{ "See every row" }</a> },
    }
}
