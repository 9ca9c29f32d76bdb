//! The dialog that shows how a figure was worked out.

use yew::prelude::{
    Callback, Html, Properties, component, hook, html, use_context, use_effect_with, use_node_ref,
};

use super::copy::Copy;
use crate::audit::working::{Steps, Working};
use crate::browser::dialog::{self, Dialog};
use crate::browser::screen;
use crate::report::copied::Copied;

/// Opens the working of a figure, from anywhere among the figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenWorking(pub Callback<Working>);

/// Opens the working of a figure.
#[hook]
pub fn use_open_working() -> Callback<Working> {
    use_context::<OpenWorking>().unwrap_or_default().0
}

/// The id of the dialog's heading.
const TITLE: &str = "working-title";

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
                // From the top: else the first button, at the end of the working, has the focus.
                screen::focus(TITLE);
            } else {
                dialog::close(&dialog);
            }
        }
    });
    let onclose = props.close.reform(|_| ());
    let onclick = props.close.reform(|_| ());
    html! {
        <dialog class="working" ref={node} aria-labelledby={TITLE} {onclose}>
            if let Some(working) = &props.working {
                <h2 id={TITLE} tabindex="-1">{ working.title() }</h2>
                <p class="lead">{ &working.whose }</p>
                <p><strong>{ &working.name }</strong>{ ". " }{ &working.formula }</p>
                { for working.steps.iter().map(steps) }
                <p class="conclusion">{ working.conclusion() }</p>
                { list("Left out", &working.left_out) }
                { list("Rows it rests on", &working.rests_on) }
                <div class="working-end">
                    <button type="button" {onclick}>{ "Close the working" }</button>
                    <Copy what="the working" content={content(working)} />
                </div>
            }
        </dialog>
    }
}

fn content(working: &Working) -> Callback<(), Copied> {
    let working = working.clone();
    Callback::from(move |()| Copied { text: working.as_text(), html: String::new() })
}

fn steps(steps: &Steps) -> Html {
    let heading = |name: &String| html! { <th scope="col">{ name }</th> };
    html! {
        <div
            class="table-frame"
            role="region"
            tabindex="0"
            aria-label={format!("Steps of the sum: {}", steps.headings.join(", "))}
        >
            <table class="figures">
                <thead><tr>{ for steps.headings.iter().map(heading) }</tr></thead>
                <tbody>{ for steps.lines.iter().map(|line| step(line)) }</tbody>
            </table>
        </div>
    }
}

fn step(line: &[String]) -> Html {
    let cell = |(at, text): (usize, &String)| {
        if at == 0 {
            html! { <th scope="row">{ text }</th> }
        } else {
            html! { <td>{ text }</td> }
        }
    };
    html! { <tr>{ for line.iter().enumerate().map(cell) }</tr> }
}

fn list(heading: &'static str, said: &[String]) -> Html {
    html! {
        if !said.is_empty() {
            <h3>{ heading }</h3>
            <ul>{ for said.iter().map(|said| html! { <li>{ said }</li> }) }</ul>
        }
    }
}
