//! Steps in the browser's own developer tools.

use yew::prelude::{Html, html};

use crate::browser::offline::{Lack, Standing};

/// The steps, for each family of browsers.
pub fn in_developer_tools(standing: Standing) -> Html {
    html! {
        <>
            <h3>{ "With the browser\u{2019}s own developer tools" }</h3>
            <ol class="numbered">
                <li>
                    { "Press F12 (Firefox: Ctrl+Shift+E), open the tab Network, and tick Preserve log \
                       (Firefox: the cog, Persist logs)." }
                </li>
                <li>
                    { "Load this page anew, add files and use everything. " }{ expected(standing) }
                    { " Lines that begin with " }<code>{ "blob:" }</code>{ " or " }
                    <code>{ "data:" }</code>{ " are read from memory. The request of the button above \
                       appears as blocked." }
                </li>
                <li>
                    { "Open the tab Console, type " }<code>{ "fetch('https://example.org')" }</code>
                    { " and press Enter: the browser says that it refuses, and by which rule. (A \
                       browser may first ask you to type that pasting is allowed.)" }
                </li>
                <li>
                    { "Open the tab Application (Firefox: Storage). This page puts nothing into \
                       cookies, local storage, session storage or IndexedDB; what is there was put by \
                       other pages of the same server, or by other local files." }
                    if makes_copy(standing) {
                        { " Its entry in Cache storage holds its own files." }
                    }
                </li>
            </ol>
        </>
    }
}

fn makes_copy(standing: Standing) -> bool {
    use Lack::{NoServiceWorkers, PlainHttp};
    !matches!(standing, Standing::NoServer | Standing::Unavailable(PlainHttp | NoServiceWorkers))
}

fn expected(standing: Standing) -> &'static str {
    if makes_copy(standing) {
        "When it is loaded, the browser asks for the page and for service-worker.js, and that in turn, \
         for a version it does not have yet, for the page and manifest.json. After that no request to \
         a network address appears."
    } else {
        "After the page itself no request to a network address appears."
    }
}
