//! The table "What happened to every row".

use yew::prelude::{Html, Properties, component, html};

use super::account_rows::{ShownCount, ShownRow, shown};
use crate::audit::results::Results;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct AccountTableProps {
    /// The answer whose account is shown.
    pub results: SharedResults,
}

/// The account of every row: a row for each file and one for all.
#[component]
pub fn AccountTable(props: &AccountTableProps) -> Html {
    let account = &props.results.account;
    let (files, all) = shown(account);
    html! {
        <div class="table-frame" role="region" tabindex="0" aria-labelledby="account-caption">
            <table class="figures account">
                <caption id="account-caption">
                    <span class="caption">
                        { "What happened to every row" }
                        { " " }
                        <span class="caption-note">
                            { "Rows read are the rows used and the rows set aside, each for one \
                               reason. Blank lines are not rows." }
                        </span>
                    </span>
                </caption>
                <thead>{ head(&props.results) }</thead>
                <tbody>{ for files.iter().map(row) }</tbody>
                <tfoot>{ row(&all) }</tfoot>
            </table>
        </div>
    }
}

fn head(results: &Results) -> Html {
    let reasons = results.account.reasons.iter();
    html! {
        <tr>
            <th scope="col">{ "File" }</th>
            <th scope="col">{ "Read" }</th>
            <th scope="col">{ "Used (of which unallocated)" }</th>
            { for reasons.map(|reason| html! { <th scope="col">{ reason.heading() }</th> }) }
            <th scope="col" class="beside">{ "Blank lines" }</th>
        </tr>
    }
}

fn row(row: &ShownRow) -> Html {
    html! {
        <tr>
            <th scope="row"><bdi>{ &row.name }</bdi></th>
            <td>{ &row.read }</td>
            <td class="tinted">{ &row.used }</td>
            { for row.set_aside.iter().map(set_aside) }
            <td class="beside">{ &row.blank }</td>
        </tr>
    }
}

fn set_aside(count: &ShownCount) -> Html {
    html! {
        <td>
            { &count.number }
            if !count.lines.is_empty() {
                <span class="cell-note">{ " " }{ &count.lines }</span>
            }
        </td>
    }
}
