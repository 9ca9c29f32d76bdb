//! A field for a setting that is a whole number: taken when it is one, else said what is wrong.

use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state_eq,
};

use super::text_field::TextField;
use crate::audit::normal_number::{self, NormalNumberError};
use crate::audit::settings::read_long_wait_days;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberOf {
    /// The normal number of cases.
    NormalCases,
    /// Days from which on a wait is long.
    LongWaitDays,
}

impl NumberOf {
    /// Reads a number, or says what is wrong; `None` where nothing is entered.
    fn read(self, text: &str) -> Result<Option<u32>, &'static str> {
        match self {
            Self::NormalCases => normal_number::read(text).map_err(NormalNumberError::said),
            Self::LongWaitDays => read_long_wait_days(text),
        }
    }
}

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
    /// What the number is.
    pub of: NumberOf,
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
        let (setter, of, choose) = (refused.setter(), props.of, props.choose.clone());
        let holds = props.number;
        Callback::from(move |text: String| match of.read(&text) {
            Ok(number) => {
                setter.set(None);
                if number != holds {
                    choose.emit(number);
                }
            }
            Err(_) => setter.set(Some(text)),
        })
    };
    let error = (*refused).as_deref().and_then(|text| props.of.read(text).err());
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
