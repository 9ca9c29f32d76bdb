//! The figures of an audit: the message first, then the picture, then the tables.

use std::rc::Rc;

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
use crate::audit::results::Results;
use crate::audit::settings::AuditSettings;
use crate::ui::heading::PartHeading;

#[derive(Properties)]
pub struct AuditFiguresProps {
    /// The answer, with an audit in it.
    pub results: Rc<Results>,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Whether the figures will change.
    pub is_busy: bool,
}

impl PartialEq for AuditFiguresProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results)
            && self.settings == other.settings
            && self.is_busy == other.is_busy
    }
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
            <Statements results={Rc::clone(results)} open={open.clone()} />
            <Controls results={Rc::clone(results)} settings={props.settings.clone()} />
            <div class="picture-and-cautions">
                <ChartFigure results={Rc::clone(results)} />
                <Cautions results={Rc::clone(results)} />
            </div>
            { tables(results, &open) }
            <WorkingDialog {working} {close} />
        </div>
    }
}

fn tables(results: &Rc<Results>, open: &Callback<Subject>) -> Html {
    let table = |grouping: Grouping| {
        html! { <AverageTable results={Rc::clone(results)} {grouping} open={open.clone()} /> }
    };
    html! {
        <>
            { table(Grouping::ServiceArea) }
            { table(Grouping::Team) }
            <Downloads results={Rc::clone(results)} />
            { table(Grouping::Role) }
        </>
    }
}
