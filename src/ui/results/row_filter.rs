//! Which rows the tables show, and how much room between them: one quiet strip above the tables.

use std::rc::Rc;

use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, hook, html, use_callback, use_context,
    use_memo, use_mut_ref,
};

use crate::audit::sheet::{Choices, RowFilter, Wanted};
use crate::browser::screen;
use crate::ui::select::Select;
use crate::ui::state::SharedResults;
use crate::ui::view::{Change, Density, use_view_in_use};

/// The filter that holds for the tables below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterInUse(pub Rc<RowFilter>);

/// The filter that holds here.
#[hook]
pub fn use_row_filter() -> Rc<RowFilter> {
    use_context::<FilterInUse>().unwrap_or_default().0
}

#[derive(PartialEq, Properties)]
pub struct RowFilterStripProps {
    /// The answer whose rows can be chosen.
    pub results: SharedResults,
}

/// The strip's id: it takes the focus when the way back to all rows is gone.
const ID: &str = "row-filter";

/// The strip.
#[component]
pub fn RowFilterStrip(props: &RowFilterStripProps) -> Html {
    let view = use_view_in_use();
    let filter = use_row_filter();
    let wanted = filter.wanted().clone();
    let choices = use_memo((props.results.clone(), wanted.clone()), |(results, wanted)| {
        results.audit.as_ref().map(|audit| Choices::of(audit, wanted)).unwrap_or_default()
    });
    let was_on = use_mut_ref(|| false);
    let was_on = was_on.replace_with(|was| *was || filter.is_on());
    let said = match props.results.audit.as_ref() {
        Some(audit) if filter.is_on() => filter.said(audit),
        _ if was_on => "The tables show all rows.".to_owned(),
        _ => String::new(),
    };
    let change = view.change.clone();
    let show_all = Callback::from(move |_| {
        change.emit(Change::Wanted(Wanted::default()));
        screen::focus(ID);
    });
    let density = view
        .change
        .reform(|at: usize| Change::Density(Density::ALL.get(at).copied().unwrap_or_default()));
    let densities: Vec<AttrValue> =
        Density::ALL.iter().map(|density| AttrValue::Static(density.name())).collect();
    let at = Density::ALL.iter().position(|&density| density == view.now.density);
    html! {
        <section class="controls row-filter" id={ID} tabindex="-1" aria-label="Rows of the tables">
            { for KINDS.iter().enumerate().map(|(number, kind)| html! {
                <OneChoice
                    key={number}
                    {number}
                    choices={choices.clone()}
                    chosen={(kind.of_wanted)(&wanted).clone()}
                    wanted={wanted.clone()}
                    change={view.change.clone()}
                />
            }) }
            <div class="control">
                <label for="density">{ "Rows of tables" }</label>
                <Select id="density" options={densities} chosen={at.unwrap_or(0)} choose={density} />
            </div>
            <div class="filter-state">
                <p role="status">{ said }</p>
                if filter.is_on() {
                    <button type="button" class="quiet" onclick={show_all}>
                        { "Show all rows" }
                    </button>
                }
            </div>
        </section>
    }
}

/// What rows can be chosen by.
struct Kind {
    label: &'static str,
    all: &'static str,
    of_choices: fn(&Choices) -> &Vec<String>,
    of_wanted: fn(&Wanted) -> &Option<String>,
    /// The same with another choice.
    with: fn(Wanted, Option<String>) -> Wanted,
}

const KINDS: [Kind; 3] = [
    Kind {
        label: "Show service area",
        all: "All service areas",
        of_choices: |choices| &choices.service_areas,
        of_wanted: |wanted| &wanted.service_area,
        // A team of another area would be no team at all.
        with: |wanted, service_area| Wanted { service_area, team: None, ..wanted },
    },
    Kind {
        label: "Show team",
        all: "All teams",
        of_choices: |choices| &choices.teams,
        of_wanted: |wanted| &wanted.team,
        with: |wanted, team| Wanted { team, ..wanted },
    },
    Kind {
        label: "Show role",
        all: "All roles",
        of_choices: |choices| &choices.roles,
        of_wanted: |wanted| &wanted.role,
        with: |wanted, role| Wanted { role, ..wanted },
    },
];

#[derive(PartialEq, Properties)]
struct OneChoiceProps {
    /// Which of the kinds.
    number: usize,
    choices: Rc<Choices>,
    chosen: Option<String>,
    wanted: Wanted,
    change: Callback<Change>,
}

/// A choice of one of a kind, or of all; nothing where there is no choice.
#[component]
fn OneChoice(props: &OneChoiceProps) -> Html {
    let kind = KINDS.get(props.number);
    let choose = use_callback(
        (props.number, props.choices.clone(), props.wanted.clone(), props.change.clone()),
        |at: usize, (number, choices, wanted, change)| {
            if let Some(kind) = KINDS.get(*number) {
                let chosen = at.checked_sub(1);
                let name = chosen.and_then(|at| (kind.of_choices)(choices).get(at).cloned());
                change.emit(Change::Wanted((kind.with)(wanted.clone(), name)));
            }
        },
    );
    let Some(kind) = kind else { return Html::default() };
    let names = (kind.of_choices)(&props.choices);
    if names.is_empty() {
        return Html::default();
    }
    let all = std::iter::once(AttrValue::Static(kind.all));
    let options: Vec<AttrValue> =
        all.chain(names.iter().map(|name| AttrValue::from(name.clone()))).collect();
    let at = names.iter().position(|name| Some(name) == props.chosen.as_ref());
    let id = format!("show-{}", props.number);
    html! {
        <div class="control">
            <label for={id.clone()}>{ kind.label }</label>
            <Select {id} {options} chosen={at.map_or(0, |at| at + 1)} {choose} />
        </div>
    }
}
