//! Entries that hold for a scheme as a whole: its name, travel, bounds and capacity.

use std::rc::Rc;

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use super::entry::{EntryField, Errors};
use super::part::{PartRows, worth};
use crate::ui::deeds::use_page_deeds;
use crate::ui::select::Select;
use crate::ui::state::SharedResults;
use crate::weighting::{
    AbsenceKind, DraftChange, Edit, Entry, FullTimeKind, Part, SchemeDraft, ScoreUnit, TravelKind,
};

const UNITS: [(ScoreUnit, &str); 3] = [
    (ScoreUnit::Cases, "Weighted cases"),
    (ScoreUnit::Points, "Points"),
    (ScoreUnit::Hours, "Hours"),
];
const TRAVEL: [(TravelKind, &str); 3] = [
    (TravelKind::NotScored, "Not scored"),
    (TravelKind::Bands, "By value, such as Near and Far"),
    (TravelKind::Minutes, "By minutes"),
];
const FULL_TIME: [(FullTimeKind, &str); 3] = [
    (FullTimeKind::NotStated, "Not stated"),
    (FullTimeKind::Points, "In the scheme\u{2019}s unit"),
    (FullTimeKind::HoursAWeek, "From the hours of a week"),
];
const ABSENCE: [(AbsenceKind, &str); 2] = [
    (AbsenceKind::Share, "A share of what is left"),
    (AbsenceKind::Points, "So much of a full-time worker\u{2019}s"),
];

#[derive(PartialEq, Properties)]
pub struct WholeProps {
    /// The answer, with the words that occur.
    pub results: SharedResults,
    /// The draft.
    pub draft: Rc<SchemeDraft>,
    /// What is wrong.
    pub errors: Errors,
}

impl WholeProps {
    fn number(&self, entry: Entry, label: impl Into<AttrValue>, hint: &'static str) -> Html {
        let hint = (!hint.is_empty()).then_some(AttrValue::Static(hint));
        let (draft, errors) = (Rc::clone(&self.draft), Rc::clone(&self.errors));
        html! { <EntryField {entry} {draft} {errors} label={label.into()} {hint} /> }
    }
}

/// A choice of one of the kinds.
fn kinds<K: Copy + PartialEq + 'static, const N: usize>(
    (id, label): (&'static str, &'static str),
    kinds: &'static [(K, &'static str); N],
    chosen: K,
    edit: fn(K) -> Edit,
    change: &Callback<DraftChange>,
) -> Html {
    let change = change.clone();
    let choose = Callback::from(move |at: usize| {
        if let Some(&(kind, _)) = kinds.get(at) {
            change.emit(DraftChange::Edit(edit(kind)));
        }
    });
    let options: Vec<AttrValue> = kinds.iter().map(|(_, name)| AttrValue::Static(name)).collect();
    let chosen = kinds.iter().position(|(kind, _)| *kind == chosen).unwrap_or_default();
    html! {
        <div class="entry of-kinds">
            <label for={id}>{ label }</label>
            <Select {id} {options} {chosen} {choose} />
        </div>
    }
}

/// Name, revision and unit.
#[component]
pub fn NameEntries(props: &WholeProps) -> Html {
    let change = use_page_deeds().change_scheme;
    let (draft, errors) = (Rc::clone(&props.draft), Rc::clone(&props.errors));
    html! {
        <div class="scheme-entries">
            <EntryField entry={Entry::Name} {draft} {errors} label="Name" is_text=true />
            { props.number(Entry::Revision, "Revision", "") }
            { kinds(("scheme-unit", "What is added up"), &UNITS, props.draft.unit, Edit::Unit, &change) }
        </div>
    }
}

/// Travel, by whichever way it is scored.
#[component]
pub fn TravelEntries(props: &WholeProps) -> Html {
    let change = use_page_deeds().change_scheme;
    let kind = props.draft.travel;
    let unit = worth(props.draft.unit);
    html! {
        <>
            <div class="scheme-entries">
                { kinds(("scheme-travel", "Travel is scored"), &TRAVEL, kind, Edit::Travel, &change) }
                if kind == TravelKind::Minutes {
                    { props.number(Entry::EachMinute, format!("{unit} for each minute"), "") }
                    { props.number(
                        Entry::MinutesNotKnown,
                        format!("{unit} where the minutes are not known"),
                        "",
                    ) }
                }
            </div>
            if kind == TravelKind::Bands {
                <PartRows
                    part={Part::Travel}
                    results={props.results.clone()}
                    draft={Rc::clone(&props.draft)}
                    errors={Rc::clone(&props.errors)}
                />
            }
        </>
    }
}

/// What is done with the sum.
#[component]
pub fn SumEntries(props: &WholeProps) -> Html {
    html! {
        <div class="scheme-entries">
            { props.number(Entry::Factor, "Multiply the sum by", "Blank: as it is") }
            { props.number(Entry::Floor, "The least that a case weighs", "Blank: 0") }
            { props.number(Entry::Cap, "The most that a case weighs", "Blank: no limit") }
        </div>
    }
}

/// How much a worker can carry.
#[component]
pub fn CapacityEntries(props: &WholeProps) -> Html {
    let change = use_page_deeds().change_scheme;
    let SchemeDraft { full_time, absence, unit, .. } = *props.draft;
    let unit = worth(unit);
    html! {
        <div class="scheme-entries">
            { kinds(
                ("scheme-full-time-kind", "A full-time worker\u{2019}s capacity"),
                &FULL_TIME, full_time, Edit::FullTime, &change,
            ) }
            if full_time == FullTimeKind::Points {
                { props.number(Entry::FullTimePoints, format!("{unit} of a full-time worker"), "") }
            }
            if full_time == FullTimeKind::HoursAWeek {
                { props.number(Entry::HoursAWeek, "Contracted hours a week", "\u{d7} 52 \u{f7} 12 is a month") }
                { props.number(Entry::AvailableShare, "Share of them for cases", "0 to 1, such as 0.85") }
            }
            { props.number(Entry::FixedDuties, "Fixed duties of a full-time worker", "Taken off; of part-timers in proportion") }
            { props.number(Entry::NewlyQualifiedFactor, "Newly qualified workers", "Their capacity \u{d7} this, such as 0.9") }
            { kinds(("scheme-absence-kind", "An absence takes"), &ABSENCE, absence, Edit::Absence, &change) }
            if absence == AbsenceKind::Share {
                { props.number(Entry::AbsenceShare, "Share that an absence takes", "1 is all of it") }
            } else {
                { props.number(Entry::AbsencePoints, format!("{unit} that an absence takes"), "Of part-timers in proportion") }
            }
        </div>
    }
}
