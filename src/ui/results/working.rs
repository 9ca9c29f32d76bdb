//! The dialog that shows how a figure was worked out.

use yew::prelude::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

use super::workings::Working;
use crate::browser::dialog::{self, Dialog};

#[derive(PartialEq, Properties)]
pub struct WorkingDialogProps {
    /// What is shown; `None` while nothing is.
    pub working: Option<Working>,
    /// Says that the dialog was closed.
    pub close: Callback<()>,
}

/// The dialog. The browser keeps the focus in it and gives it back to the figure.
#[component]
pub fn WorkingDialog(props: &WorkingDialogProps) -> Html {
    let node = use_node_ref();
    let dialog_node = node.clone();
    use_effect_with(props.working.is_some(), move |is_shown| {
        if let Some(dialog) = dialog_node.cast::<Dialog>() {
            if *is_shown {
                dialog::open(&dialog);
            } else {
                dialog::close(&dialog);
            }
        }
    });
    let onclose = props.close.reform(|_| ());
    let onclick = props.close.reform(|_| ());
    html! {
        <dialog class="working" ref={node} aria-labelledby="working-title" {onclose}>
            if let Some(working) = &props.working {
                <h2 id="working-title">{ &working.title }</h2>
                <p class="lead">{ &working.whose }</p>
                { body(working) }
                <p class="working-end">
                    <button type="button" {onclick}>{ "Close the working" }</button>
                </p>
            }
        </dialog>
    }
}

fn body(working: &Working) -> Html {
    html! {
        <>
            <p><strong>{ working.definition.name() }</strong>{ ". " }{ working.definition.formula() }</p>
                <table class="figures">
                    <thead>
                        <tr>{ for working.headings.iter().map(|name| html! {
                            <th scope="col">{ name }</th>
                        }) }</tr>
                    </thead>
                    <tbody>{ for working.months.iter().map(month) }</tbody>
                </table>
            <p class="conclusion">{ &working.conclusion }</p>
            if !working.left_out.is_empty() {
                <h3>{ "Left out" }</h3>
                <ul>{ for working.left_out.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
            }
        </>
    }
}

fn month([name, cases, divisor, average]: &[String; 4]) -> Html {
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td>{ cases }</td>
            <td>{ divisor }</td>
            <td>{ average }</td>
        </tr>
    }
}
