//! Whether the page can be opened without its server: a quiet line at its end. Opened from a file
//! there is no server, and no line.

use yew::prelude::{Callback, Html, MouseEvent, Properties, component, html};

use super::deeds::use_page_deeds;
use super::save_page::SavePage;
use crate::browser::offline::{Lack, Standing};

#[derive(PartialEq, Properties)]
pub struct OfflineLineProps {
    /// How it stands.
    pub standing: Standing,
    /// Whether there are files in the audit.
    pub has_files: bool,
}

/// The line.
#[component]
pub fn OfflineLine(props: &OfflineLineProps) -> Html {
    let change = use_page_deeds().change_version.reform(|_: MouseEvent| ());
    match props.standing {
        Standing::NoServer => Html::default(),
        Standing::OtherVersion => line(other_version(props.has_files, change)),
        Standing::Preparing => line(html! { "Preparing to work offline" }),
        Standing::Ready => line(html! { "Ready to work offline" }),
        Standing::Removed => line(html! {
            "The offline copy is removed. It is made again when this page is next opened from its \
             server."
        }),
        Standing::Unavailable(lack) => line(html! {
            <>
                { "Works only while the server can be reached: " }{ reason(lack) }{ " " }
                <SavePage is_kept=false />{ " to have a copy that needs no server." }{ asks(lack) }
            </>
        }),
    }
}

fn line(content: Html) -> Html {
    html! { <div id="offline" class="offline">{ content }</div> }
}

/// Another version takes over only when it is asked to, and never over an audit.
fn other_version(has_files: bool, change: Callback<MouseEvent>) -> Html {
    if has_files {
        return html! {
            "Another version of this page is on the server. This audit goes on in the version it was \
             begun in. After Clear everything, in the part Files, you can change to the other; by itself it comes once \
             every window of this page has been closed."
        };
    }
    html! {
        <>
            { "Another version of this page is on the server. It comes by itself once every window of \
               this page has been closed, or now: " }
            <button type="button" class="link" onclick={change}>{ "Change to that version" }</button>
        </>
    }
}

/// Some browsers doubt every file that came over plain http.
fn asks(lack: Lack) -> &'static str {
    match lack {
        Lack::PlainHttp => " (A browser may ask whether to keep it.)",
        Lack::NoServiceWorkers | Lack::NotBeside | Lack::NotWhole => "",
    }
}

fn reason(lack: Lack) -> &'static str {
    match lack {
        Lack::PlainHttp => {
            "the page came over http, not over https, and browsers keep pages for offline work only over \
             https."
        }
        Lack::NoServiceWorkers => {
            "this browser, or this kind of window, keeps no pages for offline work."
        }
        Lack::NotBeside => {
            "the service worker beside the page could not be had. Either there is no service-worker.js, or the \
             server does not send it as a script or redirects to a sign-on, or this browser does not \
             trust the server\u{2019}s certificate or blocks the site\u{2019}s data."
        }
        Lack::NotWhole => {
            "what the server has beside the page is of another version or came incomplete, or this browser \
             had no room for a copy. It is tried again when the page is next opened."
        }
    }
}
