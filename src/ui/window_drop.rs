//! The whole window takes a drop.

use yew::prelude::{Callback, hook, use_effect_with, use_state_eq};

use crate::browser::dropping::{self, Drag};
use crate::browser::files::File;

/// Gives dropped files to `add`; whether files are held over the window now.
#[hook]
pub fn use_window_drop(add: &Callback<Vec<File>>) -> bool {
    let is_over = use_state_eq(|| false);
    let setter = is_over.setter();
    use_effect_with(add.clone(), move |add| {
        let add = add.clone();
        let listeners = dropping::listen(move |drag| match drag {
            Drag::Over => setter.set(true),
            Drag::Away => setter.set(false),
            Drag::Dropped(files) => {
                setter.set(false);
                add.emit(files);
            }
        });
        move || drop(listeners)
    });
    *is_over
}
