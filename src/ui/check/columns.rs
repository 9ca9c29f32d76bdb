//! The columns of a file: a select for each, those that are used before the others.

use std::collections::BTreeSet;

use yew::prelude::{Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

use super::answered_file::AnsweredFile;
use super::choosing::{fields, values};
use super::column::{Column, select_id};
use super::file::use_decide;
use super::unused::Unused;
use super::values_button::ValuesButton;
use crate::audit::settings::AuditSettings;
use crate::browser::screen;
use crate::intake::choices::Choice;
use crate::intake::field::Field;
use crate::ui::state::ShownRows;

#[derive(PartialEq, Properties)]
pub struct ColumnsProps {
    /// The file.
    pub file: AnsweredFile,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Rows of this file that the user asked to see.
    pub shown: Option<ShownRows>,
}

/// The columns of a file.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let decide = use_decide(&props.file, &props.settings);
    // Columns that were decided about stay where they are seen, with the focus.
    let touched = use_state_eq(BTreeSet::<usize>::new);
    let latest = use_state_eq(|| None::<usize>);
    use_effect_with((*latest, props.file.at), {
        let file = props.file.clone();
        move |(latest, _): &(Option<usize>, usize)| {
            if let Some(at) = latest {
                screen::focus(&select_id(&file, *at));
            }
        }
    });
    let (Some(file), Some(understood)) = (props.file.file(), props.file.understood()) else {
        return Html::default();
    };
    let take = {
        let (answered, touched, latest) = (props.file.clone(), touched.clone(), latest.setter());
        Callback::from(move |(at, field): (usize, Option<Field>)| {
            let column = answered.understood().and_then(|understood| understood.columns.get(at));
            let Some(column) = column else { return };
            touched.set(touched.iter().copied().chain([at]).collect());
            latest.set(Some(at));
            decide.emit(Choice::Column(column.name.clone(), field));
        })
    };
    let positions = 0..understood.columns.len();
    let is_above = |at: &usize| {
        touched.contains(at)
            || understood.columns.get(*at).is_some_and(|column| column.used_as.is_some())
    };
    let (above, below): (Vec<usize>, Vec<usize>) = positions.partition(is_above);
    let shown = props.shown.clone().filter(|shown| shown.lines == understood.first_rows);
    let offered = fields(understood);
    let draw = {
        let (file, rows) =
            (props.file.clone(), shown.as_ref().and_then(|shown| shown.rows.clone()));
        Callback::from(move |at: usize| {
            let values: Option<Vec<String>> = rows.as_deref().map(|rows| values(rows, at));
            let (file, fields, take) = (file.clone(), offered.clone(), take.clone());
            html! { <Column key={at} {file} {at} {fields} {values} {take} /> }
        })
    };
    let heading = format!("columns-of-{}", file.id.0);
    html! {
        <div class="columns" role="group" aria-label={format!("Columns in {}", file.name)}>
            <div class="columns-heading">
                <h4 id={heading}>{ "Columns" }</h4>
                <ValuesButton file={props.file.clone()} is_shown={shown.is_some()} />
            </div>
            <ul>{ for above.iter().map(|&at| draw.emit(at)) }</ul>
            if !below.is_empty() {
                <Unused columns={below} is_open={above.is_empty()} {draw} />
            }
        </div>
    }
}
