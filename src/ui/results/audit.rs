//! The figures of an audit: the message first, then the picture, then the tables.

use std::rc::Rc;

use yew::prelude::{
    Callback, ContextProvider, Html, Properties, component, html, use_callback, use_memo,
    use_state_eq,
};

use super::cautions::Cautions;
use super::chart::{self, ChartFigure};
use super::controls::Controls;
use super::download::{Downloads, FiguresDownload, SettingsDownload};
use super::overview::Overview;
use super::row_filter::{FilterInUse, RowFilterStrip};
use super::sections::Sections;
use super::sheet_table::{SheetTable, how_to_use};
use super::statements::Statements;
use super::working::{OpenWorking, WorkingDialog};
use crate::audit::glossary::Place;
use crate::audit::settings::AuditSettings;
use crate::audit::sheet::{RowFilter, Sheet};
use crate::audit::sheets;
use crate::audit::working::Working;
use crate::caseload::month::months_in_words;
use crate::chart::Topic;
use crate::ui::heading::PartHeading;
use crate::ui::state::SharedResults;
use crate::ui::terms::TermsHere;
use crate::ui::view::{Density, use_view_in_use};

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
    let working = use_state_eq(|| None::<Working>);
    let open = use_callback(working.setter(), |wanted, setter| setter.set(Some(wanted)));
    let close = use_callback(working.setter(), |(), setter| setter.set(None));
    let results = &props.results;
    let view = use_view_in_use().now;
    let filter = use_memo((results.clone(), view.wanted.clone()), |(results, wanted)| {
        let filter = results.audit.as_ref().map(|audit| RowFilter::of(audit, wanted));
        FilterInUse(Rc::new(filter.unwrap_or_default()))
    });
    let main = use_memo(results.clone(), |results| {
        let main = results.audit.as_ref().map(sheets::main).unwrap_or_default();
        main.into_iter().map(Rc::new).collect::<Vec<Rc<Sheet>>>()
    });
    let Some(audit) = &results.audit else {
        return Html::default();
    };
    html! {
        <div aria-busy={props.is_busy.then_some("true")} class={density(view.density)}>
        <ContextProvider<FilterInUse> context={(*filter).clone()}>
            <PartHeading
                text={audit.summary.title.clone()}
                lead={audit.summary.scope.clone()}
            />
            <Statements results={results.clone()} open={open.clone()} />
            <Overview results={results.clone()} open={open.clone()} />
            <Controls results={results.clone()} settings={props.settings.clone()} />
            <div class="picture-and-cautions">
                <ChartFigure id={chart::ID} results={results.clone()} topic={Topic::Averages} />
                <Cautions results={results.clone()} open={open.clone()} />
            </div>
            <RowFilterStrip results={results.clone()} />
            { how_to_use() }
            <TermsHere place={Place::Averages} />
            { for main.iter().map(|sheet| table(sheet, &open)) }
            <Downloads results={results.clone()} />
            <ContextProvider<OpenWorking> context={OpenWorking(open.clone())}>
                <Sections
                    results={results.clone()}
                    settings={props.settings.clone()}
                    open={open.clone()}
                />
            </ContextProvider<OpenWorking>>
            <FiguresDownload results={results.clone()} />
            <p class="printed-only">{ rests_on(results) }</p>
            <SettingsDownload results={results.clone()} />
            <WorkingDialog working={(*working).clone()} {close} />
        </ContextProvider<FilterInUse>>
        </div>
    }
}

fn density(density: Density) -> Option<&'static str> {
    (density == Density::Compact).then_some("compact")
}

/// For whoever has the print alone.
fn rests_on(results: &SharedResults) -> String {
    let months = results.audit.as_ref().map(|audit| months_in_words(&audit.months));
    let files: Vec<&str> = results.files.iter().map(|file| file.name.as_str()).collect();
    format!("Audit months: {}. Files: {}.", months.unwrap_or_default(), files.join("; "))
}

fn table(sheet: &Rc<Sheet>, open: &Callback<Working>) -> Html {
    html! { <SheetTable key={sheet.id} sheet={Rc::clone(sheet)} open={open.clone()} /> }
}
