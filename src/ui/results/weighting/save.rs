//! Keeping a scheme as a file.

use std::rc::Rc;

use yew::prelude::{Callback, Html, MouseEvent, Properties, component, html};

use crate::browser::download::{Kind, save_bytes};
use crate::report::scheme::scheme_csv;
use crate::ui::deeds::use_page_deeds;
use crate::weighting::{DraftChange, SchemeDraft, WeightingScheme};

#[derive(PartialEq, Properties)]
pub struct SaveSchemeProps {
    /// The draft, or the scheme in force as one.
    pub draft: Rc<SchemeDraft>,
    /// Whether every entry is right.
    pub is_right: bool,
}

/// The button, with how the file comes back.
#[component]
pub fn SaveScheme(props: &SaveSchemeProps) -> Html {
    let change = use_page_deeds().change_scheme;
    let draft = Rc::clone(&props.draft);
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Ok(scheme) = draft.scheme() {
            save_bytes(&file_name(&scheme), &scheme_csv(&scheme), Kind::Csv);
            change.emit(DraftChange::Saved);
        }
    });
    html! {
        <div class="downloads">
            <button type="button" class="quiet" disabled={!props.is_right} {onclick}>
                { "Save the scheme (CSV)" }
            </button>
            <p class="downloads-note">
                if props.is_right {
                    { "Add the file like any other file, and the scheme can be chosen here again. It \
                       can be edited in a spreadsheet." }
                } else {
                    { "It can be saved once every entry is put right." }
                }
            </p>
        </div>
    }
}

/// `Simple points, revision 1.csv`, without what file names cannot have.
fn file_name(scheme: &WeightingScheme) -> String {
    let is_refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let name = scheme.title().replace(is_refused, "-");
    format!("{}.csv", name.trim_start_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(file_name(&WeightingScheme::empty(name)), expected);
    }

    #[test]
    fn the_name_of_the_scheme_is_that_of_the_file() {
        check("Simple points (edited)", "Simple points (edited), revision 1.csv");
        check("..\\North/South: \"2\"", "-North-South- -2-, revision 1.csv");
    }
}
