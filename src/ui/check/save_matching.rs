//! Keeping what the columns of a file are taken for.

use yew::prelude::{Callback, Html, Properties, component, html};

use super::answered_file::AnsweredFile;
use crate::browser::download::{Kind, save_bytes};
use crate::report::matching::matching_csv;

#[derive(PartialEq, Properties)]
pub struct SaveMatchingProps {
    /// The file.
    pub file: AnsweredFile,
}

/// The matching as a small file.
#[component]
pub fn SaveMatching(props: &SaveMatchingProps) -> Html {
    let Some(file) = props.file.file() else { return Html::default() };
    let answered = props.file.clone();
    let label = format!("Save this matching, of {}", file.name);
    let name = file_name(&file.name);
    let onclick = Callback::from(move |_| {
        if let Some(understood) = answered.understood() {
            save_bytes(&name, &matching_csv(understood), Kind::Csv);
        }
    });
    html! {
            <div class="save-matching">
                <button type="button" class="quiet" aria-label={label} {onclick}>
    { "Save this matching" }
    </button>
                <p>
                    { "A small file with the names of the columns and what they are taken for, and no \
                       data. Add it with the files next time: files with the same header are then \
                       read alike." }
                </p>
            </div>
        }
}

/// `Matching for July.csv`.
fn file_name(file: &str) -> String {
    let is_csv = file.to_lowercase().ends_with(".csv");
    format!("Matching for {file}{}", if is_csv { "" } else { ".csv" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matching_is_a_csv() {
        assert_eq!(file_name("July.CSV"), "Matching for July.CSV");
        assert_eq!(file_name("July.xlsx"), "Matching for July.xlsx.csv");
    }
}
