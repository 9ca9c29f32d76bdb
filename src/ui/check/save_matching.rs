//! Keeping what the columns of a file are taken for.

use yew::prelude::{Callback, Html, Properties, component, html};

use super::decision::AnsweredFile;
use crate::audit::settings::AuditSettings;
use crate::browser::download::{Kind, save_bytes};
use crate::report::matching::{matching_csv, matching_file_name};

#[derive(PartialEq, Properties)]
pub struct SaveMatchingProps {
    /// The file.
    pub file: AnsweredFile,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// The matching as a small file.
#[component]
pub fn SaveMatching(props: &SaveMatchingProps) -> Html {
    let (file, settings) = (props.file.clone(), props.settings.clone());
    let onclick = Callback::from(move |_| {
        if let Some(understood) = file.understood() {
            let bytes = matching_csv(understood, &settings.reading);
            save_bytes(&matching_file_name(understood), &bytes, Kind::Csv);
        }
    });
    html! {
        <div class="save-matching">
            <button type="button" class="quiet" {onclick}>{ "Save this matching" }</button>
            <p>
                { "A small file with the names of the columns and what they are taken for, and no \
                   data. Add it with the files next time: files with the same header are then \
                   read alike." }
            </p>
        </div>
    }
}
