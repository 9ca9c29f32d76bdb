//! The figures follow the scheme that the user edits, a moment after the last keystroke.

use yew::prelude::{Callback, hook, use_effect_with};

use super::state::State;
use crate::audit::settings::AuditSettings;
use crate::browser::later::later;

/// After so long without another keystroke a number is taken as written: shorter than an answer takes
/// to be noticed.
const REST_MS: u32 = 150;

/// Asks for the settings with the scheme of the draft in force, if it is right and another. Whatever
/// else is asked for in between is kept.
#[hook]
pub fn use_own_scheme(state: &State, choose: &Callback<AuditSettings>) {
    let choose = choose.clone();
    let standing = (state.schemes.clone(), state.settings.clone());
    use_effect_with(standing, move |(schemes, settings)| {
        let next = schemes.next(&settings.scheme);
        let next = next.map(|scheme| AuditSettings { scheme, ..settings.clone() });
        let asked = next.map(|settings| later(REST_MS, move || choose.emit(settings)));
        move || drop(asked)
    });
}
