//! The figures of an audit: the message first, then the picture, then the tables.

use yew::prelude::{Callback, Html, Properties, component, html, use_callback, use_state_eq};

use super::cautions::Cautions;
use super::chart::ChartFigure;
use super::controls::Controls;
use super::download::Downloads;
use super::statements::Statements;
use super::table::AverageTable;
use super::working::WorkingDialog;
use super::workings::{Subject, worked_out};
use crate::audit::figures::Grouping;
use crate::audit::settings::AuditSettings;
use crate::ui::heading::PartHeading;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct AuditFiguresProps {
    /// The answer, with an audit in it.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Whether the figures will change.
    pub is_busy: bool,
}

/// The figures of an audit.
#[component]
pub fn AuditFigures(props: &AuditFiguresProps) -> Html {
    let subject = use_state_eq(|| None::<Subject>);
    let open = use_callback(subject.setter(), |wanted, setter| setter.set(Some(wanted)));
    let close = use_callback(subject.setter(), |(), setter| setter.set(None));
    let results = &props.results;
    let Some(audit) = &results.audit else {
        return Html::default();
    };
    let working = subject.and_then(|subject| worked_out(audit, subject));
    html! {
        <div aria-busy={props.is_busy.then_some("true")}>
            <PartHeading
                text={audit.summary.title.clone()}
                lead={audit.summary.scope.clone()}
            />
            <Statements results={results.clone()} open={open.clone()} />
            <Controls results={results.clone()} settings={props.settings.clone()} />
            <div class="picture-and-cautions">
                <ChartFigure results={results.clone()} />
                <Cautions results={results.clone()} />
            </div>
            { tables(results, &open) }
            <WorkingDialog {working} {close} />
        </div>
    }
}

fn tables(results: &SharedResults, open: &Callback<Subject>) -> Html {
    let table = |grouping: Grouping| {
        html! { <AverageTable results={results.clone()} {grouping} open={open.clone()} /> }
    };
    html! {
        <>
            { table(Grouping::ServiceArea) }
            { table(Grouping::Team) }
            <Downloads results={results.clone()} />
            { table(Grouping::Role) }
        </>
    }
}
