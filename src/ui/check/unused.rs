//! The columns that are not used: folded up, drawn when they are looked at, and not more than a
//! page can bear.

use yew::prelude::{Callback, Html, Properties, component, html, use_state_eq};

use crate::format::{counted, thousands};
use crate::ui::state::wording::count;

/// So many are drawn.
const MOST_DRAWN: usize = 200;

#[derive(PartialEq, Properties)]
pub struct UnusedProps {
    /// Their positions.
    pub columns: Vec<usize>,
    /// Whether they are seen from the start.
    pub is_open: bool,
    /// Draws one.
    pub draw: Callback<usize, Html>,
}

/// The columns that are not used.
#[component]
pub fn Unused(props: &UnusedProps) -> Html {
    let is_drawn = use_state_eq(|| props.is_open);
    let onclick = {
        let setter = is_drawn.setter();
        Callback::from(move |_| setter.set(true))
    };
    let n = props.columns.len();
    let n_left = n.saturating_sub(MOST_DRAWN);
    html! {
        <details class="unused" open={props.is_open}>
            <summary {onclick}>
                { counted(count(n), "column is not used", "columns are not used") }
            </summary>
            if *is_drawn || props.is_open {
                <ul>
                    { for props.columns.iter().take(MOST_DRAWN).map(|&at| props.draw.emit(at)) }
                </ul>
                if n_left > 0 {
                    <p class="unused-rest">
                        { format!(
                            "The first {} are listed. {} more are not: a column among them that is \
                             needed has to be moved to the front of the file.",
                            thousands(count(MOST_DRAWN)),
                            thousands(count(n_left))
                        ) }
                    </p>
                }
            }
        </details>
    }
}
