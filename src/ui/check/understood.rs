//! What was understood of each file, one below the other.

use yew::prelude::{Html, Properties, component, html};

use super::answered_file::AnsweredFile;
use super::file::FileBody;
use crate::audit::settings::AuditSettings;
use crate::format::counted;
use crate::intake::shape::Shape;
use crate::intake::source::{Outcome, SourceFile};
use crate::ui::state::wording::size;
use crate::ui::state::{SharedResults, ShownRows};

#[derive(PartialEq, Properties)]
pub struct UnderstoodFilesProps {
    /// The answer whose files are shown.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Rows of a file that the user asked to see.
    pub shown: Option<ShownRows>,
}

/// Beyond this many files each is folded up.
const OPEN_FILES: usize = 3;

/// The files, each with what was understood of it.
#[component]
pub fn UnderstoodFiles(props: &UnderstoodFilesProps) -> Html {
    let files = &props.results.files;
    let is_open = files.len() <= OPEN_FILES;
    html! {
        <section class="understood" aria-labelledby="understood-heading">
            <h2 id="understood-heading">{ "The files one by one" }</h2>
            <p>
                { "Each point can be decided otherwise, and the answer follows. What columns are is \
                   decided for every file with the same columns." }
            </p>
            { for files.iter().enumerate().map(|(at, file)| understood_file(props, at, file, is_open)) }
        </section>
    }
}

fn understood_file(
    props: &UnderstoodFilesProps,
    at: usize,
    file: &SourceFile,
    is_open: bool,
) -> Html {
    // A file that the user has to say something about is open.
    let is_open = is_open || matches!(&file.outcome, Outcome::NotRead { understood: Some(_), .. });
    let answered = AnsweredFile { results: props.results.clone(), at };
    let shown = props.shown.clone().filter(|shown| shown.file == file.id);
    html! {
        <details class="understood-file" open={is_open} key={file.id.0}>
            <summary>
                <h3><bdi>{ &file.name }</bdi></h3>
                <span>{ in_short(file) }</span>
            </summary>
            if let Outcome::NotRead { found, remedy, .. } = &file.outcome {
                <p>{ found }{ " " }{ remedy }</p>
            }
            if file.outcome.understood().is_some() {
                <FileBody file={answered} settings={props.settings.clone()} {shown} />
            }
        </details>
    }
}

fn in_short(file: &SourceFile) -> String {
    let n_bytes = size(file.n_bytes);
    match &file.outcome {
        Outcome::Read(understood) => format!(
            "{}, {}, {n_bytes}",
            understood.shape.map_or("", Shape::name),
            counted(understood.n_rows, "row", "rows")
        ),
        Outcome::NotRead { .. } => format!("Not read, {n_bytes}"),
    }
}
