//! Steps in the browser's own developer tools.

use yew::prelude::{Html, html};

/// The steps, for each family of browsers.
pub fn in_developer_tools(is_hosted: bool) -> Html {
    html! {
        <>
            <h3>{ "With the browser\u{2019}s own developer tools" }</h3>
            <ol class="numbered">
                <li>
                    { "Press F12 (Firefox: Ctrl+Shift+E), open the tab Network, and tick Preserve log \
                       (Firefox: the cog, Persist logs)." }
                </li>
                <li>
                    { "Load this page anew, add files and use everything. " }{ expected(is_hosted) }
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
                       other pages of the same server, or by other local files. Its entry in Cache \
                       storage holds its own files." }
                </li>
            </ol>
        </>
    }
}

fn expected(is_hosted: bool) -> &'static str {
    if is_hosted {
        "When it is loaded, the browser asks for the page and for service-worker.js, and that in turn, \
         for a version it does not have yet, for the page and manifest.json. After that no request to \
         a network address appears."
    } else {
        "No request to a network address appears."
    }
}
