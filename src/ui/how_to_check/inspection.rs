//! Steps in the browser's own developer tools.

use yew::prelude::{Html, html};

/// The steps, for each family of browsers.
pub fn in_developer_tools() -> Html {
    html! {
        <>
            <h3>{ "With the browser\u{2019}s own developer tools" }</h3>
            <ol class="numbered">
                <li>
                    { "Press F12 (Firefox: Ctrl+Shift+E), open the tab Network, and tick Preserve log \
                       (Firefox: the cog, Persist logs)." }
                </li>
                <li>
                    { "Load this page anew, add files and use everything. After the page has loaded \
                       no request to a network address appears. Lines that begin with " }
                    <code>{ "blob:" }</code>{ " or " }<code>{ "data:" }</code>
                    { " are read from memory." }
                </li>
                <li>
                    { "Open the tab Console, type " }<code>{ "fetch('https://example.org')" }</code>
                    { " and press Enter: the browser says that it refuses, and by which rule. (A \
                       browser may first ask you to type that pasting is allowed.)" }
                </li>
                <li>
                    { "Open the tab Application (Firefox: Storage): cookies, local storage, session \
                       storage and IndexedDB are empty. Cache storage holds this page\u{2019}s own \
                       files or nothing." }
                </li>
            </ol>
        </>
    }
}
