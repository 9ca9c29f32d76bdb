//! The columns of a file: what each is taken for, why, its first values, and another choice.

use yew::prelude::{AttrValue, Callback, Event, Html, Properties, component, html};

use super::choosing::{decided, fields, values};
use crate::audit::settings::AuditSettings;
use crate::browser::control;
use crate::browser::download::{Kind, save_bytes};
use crate::format::{counted, thousands};
use crate::intake::choices::Choice;
use crate::intake::field::Field;
use crate::intake::source::{ColumnUse, SourceFile, Understood};
use crate::pipeline::SeenRow;
use crate::report::matching::matching_csv;
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::wording::count;
use crate::ui::state::{SharedResults, ShownRows};

/// So many columns that are not used are offered: a page of thousands helps nobody.
const MOST_UNUSED: usize = 200;

#[derive(PartialEq, Properties)]
pub struct ColumnsProps {
    /// The answer that the file is in.
    pub results: SharedResults,
    /// The place of the file among the audit's.
    pub file: usize,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Rows of a file that are shown.
    pub shown: Option<ShownRows>,
}

/// The columns of a file, those that are used first.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let deeds = use_page_deeds();
    let file = props.results.files.get(props.file);
    let Some((file, understood)) = file.and_then(|file| Some((file, file.outcome.understood()?)))
    else {
        return Html::default();
    };
    let seen = seen(props.shown.as_ref(), file, understood);
    let offered: Vec<Option<Field>> =
        [None].into_iter().chain(fields(understood).into_iter().map(Some)).collect();
    let column = |(at, column): (usize, &ColumnUse)| {
        let choose = choose(&deeds.choose, &props.settings, file, column, &offered);
        one(at, column, &offered, seen, choose)
    };
    let numbered = || understood.columns.iter().enumerate();
    let used = numbered().filter(|(_, column)| column.used_as.is_some());
    let unused: Vec<(usize, &ColumnUse)> =
        numbered().filter(|(_, column)| column.used_as.is_none()).collect();
    let n_unused = unused.len();
    let is_masked = understood.columns.iter().any(|column| column.is_masked);
    html! {
        <div class="columns" role="group" aria-label={format!("Columns in {}", file.name)}>
            <p class="columns-heading" aria-hidden="true">
                <span>{ "Column" }</span>
                <span>{ "Taken for" }</span>
                <span>{ "First values" }</span>
            </p>
            { for used.map(column) }
            if n_unused > 0 {
                <details class="unused" open={understood.shape.is_none()}>
                    <summary>
                        { counted(count(n_unused), "column is not used", "columns are not used") }
                    </summary>
                    { for unused.into_iter().take(MOST_UNUSED).map(column) }
                    if n_unused > MOST_UNUSED {
                        <p>{ format!("The first {} are offered.", thousands(count(MOST_UNUSED))) }</p>
                    }
                </details>
            }
            { for understood.lacking.iter().map(|lacking| html! {
                <p class="lacking">
                    { format!("No column for {}: {}.", lacking.field.name(), lacking.cost) }
                </p>
            }) }
            <p class="columns-deeds">
                if is_masked && !understood.first_rows.is_empty() {
                    { reveal(&deeds.show, &deeds.hide, file, understood, seen.is_some()) }
                }
                { save(file, understood, &props.settings) }
            </p>
        </div>
    }
}

/// The first rows, if the user asked to see the values of this file.
fn seen<'a>(
    shown: Option<&'a ShownRows>,
    file: &SourceFile,
    understood: &Understood,
) -> Option<&'a [SeenRow]> {
    let shown = shown.filter(|shown| shown.file == file.id);
    shown.filter(|shown| shown.lines == understood.first_rows)?.rows.as_deref()
}

fn choose(
    choose: &Callback<AuditSettings>,
    settings: &AuditSettings,
    file: &SourceFile,
    column: &ColumnUse,
    offered: &[Option<Field>],
) -> Callback<Event> {
    let (choose, settings, file) = (choose.clone(), settings.clone(), file.clone());
    let (name, offered) = (column.name.clone(), offered.to_vec());
    Callback::from(move |event: Event| {
        let at = control::chosen_option(&event);
        if let Some(&field) = at.and_then(|at| offered.get(at)) {
            choose.emit(decided(&settings, &file, Choice::Column(name.clone(), field)));
        }
    })
}

fn one(
    at: usize,
    column: &ColumnUse,
    offered: &[Option<Field>],
    seen: Option<&[SeenRow]>,
    onchange: Callback<Event>,
) -> Html {
    let option = |field: &Option<Field>| {
        let name = field.map_or("Not used", Field::name);
        html! { <option selected={column.used_as == *field}>{ name }</option> }
    };
    let samples = match seen {
        Some(rows) if column.is_masked => values(rows, at),
        _ => column.samples.clone(),
    };
    html! {
        <div class="column" key={column.name.clone()}>
            <span class="column-name"><bdi>{ &column.header }</bdi></span>
            <span>
                <select aria-label={column.header.clone()} autocomplete="off" {onchange}>
                    { for offered.iter().map(option) }
                </select>
                if !column.because.is_empty() {
                    <span class="because">{ &column.because }</span>
                }
            </span>
            <span class="samples"><bdi>{ samples.join(" \u{b7} ") }</bdi></span>
        </div>
    }
}

fn reveal(
    show: &Callback<(crate::intake::source::FileId, Vec<u64>)>,
    hide: &Callback<()>,
    file: &SourceFile,
    understood: &Understood,
    is_open: bool,
) -> Html {
    let (show, hide) = (show.clone(), hide.clone());
    let (id, lines) = (file.id, understood.first_rows.clone());
    let onclick = Callback::from(move |_| {
        if is_open {
            hide.emit(());
        } else {
            show.emit((id, lines.clone()));
        }
    });
    let (word, label): (_, AttrValue) = if is_open {
        ("Hide the values", format!("Hide the values of {}", file.name).into())
    } else {
        ("Show the values", format!("Show the values of {}", file.name).into())
    };
    html! {
        <button type="button" class="link" aria-label={label} {onclick}>{ word }</button>
    }
}

fn save(file: &SourceFile, understood: &Understood, settings: &AuditSettings) -> Html {
    let name = format!("Matching for {}", file.name);
    let bytes = matching_csv(understood, &settings.reading);
    let name = if name.to_lowercase().ends_with(".csv") { name } else { format!("{name}.csv") };
    let onclick = Callback::from(move |_| save_bytes(&name, &bytes, Kind::Csv));
    html! {
        <button
            type="button"
            class="link"
            aria-label={format!("Save this matching, of {}", file.name)}
            title="A small file with the names of the columns and no data. Added with the next files, it says what columns of the same names are."
            {onclick}
        >
            { "Save this matching" }
        </button>
    }
}
