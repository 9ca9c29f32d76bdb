//! A table of averages; each average leads to how it was worked out.

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use super::table_row::row_of;
use super::table_rows::{ShownRow, ShownTable, StockHeading, shown_table, table_of};
use super::workings::Subject;
use crate::audit::figures::Grouping;
use crate::ui::state::SharedResults;

/// The id of the table by team, for going to it.
pub const TEAM_ID: &str = "by-team";

#[derive(PartialEq, Properties)]
pub struct AverageTableProps {
    /// The answer whose table is shown.
    pub results: SharedResults,
    /// What the rows are.
    pub grouping: Grouping,
    /// Opens the working of a figure.
    pub open: Callback<Subject>,
}

/// The table, where the audit has one.
#[component]
pub fn AverageTable(props: &AverageTableProps) -> Html {
    let audit = props.results.audit.as_ref();
    let Some(table) = audit.and_then(|audit| table_of(audit, props.grouping)) else {
        return Html::default();
    };
    let table = shown_table(table);
    let (id, caption_id) = ids(props.grouping);
    let row = |row: &ShownRow| row_of(row, table.has_areas, &props.open);
    let class = if table.is_wide { "figures averages wide" } else { "figures averages" };
    html! {
        <div class="table-frame" {id} role="region" tabindex="0" aria-labelledby={caption_id}>
            <table {class}>
                <caption id={caption_id}>
                    <span class="caption">
                        { &table.caption }
                        { " " }
                        <span class="caption-note">
                            { &table.note }
                            <span class="hint">
                                { " Select an average to see how it was worked out." }
                            </span>
                            <span class="hint scroll-hint">
                                { " Scroll sideways for every column." }
                            </span>
                        </span>
                    </span>
                </caption>
                <thead>{ head(&table) }</thead>
                <tbody>{ for table.rows.iter().map(row) }</tbody>
                <tfoot>{ row(&table.total) }</tfoot>
            </table>
        </div>
    }
}

fn ids(grouping: Grouping) -> (&'static str, &'static str) {
    match grouping {
        Grouping::ServiceArea => ("by-area", "by-area-caption"),
        Grouping::Team => (TEAM_ID, "by-team-caption"),
        Grouping::Role | Grouping::TeamRole => ("by-role", "by-role-caption"),
    }
}

fn head(table: &ShownTable) -> Html {
    let month = |name: &AttrValue| html! { <th scope="col" class="nowrap">{ name }</th> };
    html! {
        <tr>
            if table.has_areas {
                <th scope="col" class="area">{ "Service area" }</th>
            }
            <th scope="col" class="row-name">{ &table.row_heading }</th>
            { for table.months.iter().map(month) }
            <th scope="col" class="tinted">{ "Average" }</th>
            { for table.stocks.iter().map(stock) }
        </tr>
    }
}

fn stock(heading: &StockHeading) -> Html {
    html! {
        <th scope="col">{ &heading.what }<span class="nowrap">{ &heading.day }</span></th>
    }
}
