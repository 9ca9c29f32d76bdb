//! A choice of one from a list: the browser's own select, which always shows what holds.

use yew::prelude::{
    AttrValue, Callback, Event, Html, NodeRef, Properties, component, html, use_effect_with,
    use_node_ref,
};

use crate::browser::control;

#[derive(PartialEq, Properties)]
pub struct SelectProps {
    /// Its id, where a label or the focus has to find it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its name, where no label stands beside it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What there is to choose.
    pub options: Vec<AttrValue>,
    /// The position of what holds.
    pub chosen: usize,
    /// Takes the position of what is chosen.
    pub choose: Callback<usize>,
}

/// A select that stands back until it is used.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let node: NodeRef = use_node_ref();
    // The attribute of an option says nothing any more once the user has chosen it.
    use_effect_with((props.chosen, props.options.clone()), {
        let node = node.clone();
        move |(chosen, _): &(usize, Vec<AttrValue>)| {
            if let Some(select) = node.get() {
                control::choose_option(&select, *chosen);
            }
        }
    });
    let choose = props.choose.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(at) = control::chosen_option(&event) {
            choose.emit(at);
        }
    });
    html! {
        <select
            ref={node}
            id={props.id.clone()}
            class="light"
            aria-label={props.label.clone()}
            autocomplete="off"
            {onchange}
        >
            { for props.options.iter().map(|option| html! { <option>{ option }</option> }) }
        </select>
    }
}
