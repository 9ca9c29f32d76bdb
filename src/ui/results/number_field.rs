//! A field for a setting that is a whole number: taken when it is one, else said what is wrong.

use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state_eq,
};

use super::text_field::TextField;

#[derive(PartialEq, Properties)]
pub struct NumberFieldProps {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What is expected.
    pub hint: AttrValue,
    /// The number that holds; `None` for none.
    pub number: Option<u32>,
    /// Reads a number, or says what is wrong.
    pub read: fn(&str) -> Result<Option<u32>, &'static str>,
    /// Takes another number.
    pub choose: Callback<Option<u32>>,
}

/// The field.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let refused = use_state_eq(|| None::<String>);
    let forget = refused.setter();
    use_effect_with(props.number, move |_| forget.set(None));
    let entered = {
        let (setter, read, choose) = (refused.setter(), props.read, props.choose.clone());
        let holds = props.number;
        Callback::from(move |text: String| match read(&text) {
            Ok(number) => {
                setter.set(None);
                if number != holds {
                    choose.emit(number);
                }
            }
            Err(_) => setter.set(Some(text)),
        })
    };
    let error = (*refused).as_deref().and_then(|text| (props.read)(text).err());
    let held = || props.number.map(|number| number.to_string()).unwrap_or_default();
    let value = (*refused).clone().unwrap_or_else(held);
    html! {
        <TextField
            id={props.id.clone()}
            label={props.label.clone()}
            hint={props.hint.clone()}
            {value}
            refused={error.map(AttrValue::Static)}
            {entered}
        />
    }
}
