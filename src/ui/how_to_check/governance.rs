//! For information governance: what is read, kept and handed out, and what the policy does not
//! cover, worded exactly.

use yew::prelude::{Html, html};

use crate::intake::what_is_read::{self, WhatIsRead};

/// The section. From a server there is a little more to say.
pub fn for_governance(is_hosted: bool) -> Html {
    html! {
        <section class="check-length" aria-labelledby="for-governance">
            <h2 id="for-governance">{ "For information governance" }</h2>
            <ol class="flow" aria-label="The way of the data">
                <li>{ "Files that the user adds" }</li>
                <li>{ "Memory of this browser tab" }</li>
                <li>{ "Figures on this page" }</li>
                <li>{ "Downloads the user asks for" }</li>
            </ol>
            <p>{ "Every step is on this computer." }</p>
            <dl class="answers">
                <div>
                    <dt>{ "What is read" }</dt>
                    <dd>{ READ }{ what_is_read() }</dd>
                </div>
                { answer("Where it is kept", KEPT) }
                { answer("What is handed out", HANDED_OUT) }
                { answer("What forbids sending", FORBIDDEN) }
                { answer("What the policy does not cover", NOT_COVERED) }
                if is_hosted {
                    { answer("What the server sees", SERVER) }
                    { answer("What the service worker may do", SERVICE_WORKER) }
                }
                { answer("What the browser does by itself", BROWSER) }
            </dl>
        </section>
    }
}

fn answer(question: &'static str, answer: &'static str) -> Html {
    html! {
        <div>
            <dt>{ question }</dt>
            <dd>{ answer }</dd>
        </div>
    }
}

const READ: &str = "The files that the user adds, and no other: a page cannot look at the disk. They \
    are read whole. What is used, where a file has a column of it, is listed here; Check says for each \
    file which column is taken for what, and lets the user say that one is not to be used.";

/// What is read, by what it is about.
fn what_is_read() -> Html {
    let one = |read: WhatIsRead| {
        let WhatIsRead { about, fields, kept } = read;
        let fields = if fields.is_empty() { fields } else { format!(": {fields}") };
        html! {
            <li key={about}><strong>{ about }</strong>{ fields }{ ". " }{ kept }</li>
        }
    };
    html! { <ul class="what-is-read">{ for what_is_read::what_is_read().into_iter().map(one) }</ul> }
}

const KEPT: &str = "Nowhere. What was read is in the memory of this tab until the tab is closed; Clear \
    everything ends the background worker that has read it and empties the page. The page puts nothing into \
    cookies or the browser\u{2019}s storage, but for its own files when it comes from a server. Names \
    never enter the address, the history or the tab\u{2019}s title: a step back or forward carries a \
    number and nothing else. While there are files in the audit, \
    browsers on computers ask before the page is left.";

const HANDED_OUT: &str = "Only what the user downloads, prints or copies. The downloads of figures are \
    averages and charts, or every figure with its working, by service area, team and role; they hold no \
    name of a worker or of a person supported. A figure that rests on one or two workers describes \
    those workers, and is to be treated as personal data.";

const FORBIDDEN: &str = "A content security policy, which stands first in the page\u{2019}s file and \
    which the browser enforces, on the page and on the worker that reads the files. It forbids \
    both to fetch or send anything, to open sockets, and to load images, scripts, styles, fonts or \
    frames, to and from any address, the page\u{2019}s own server included; and to send forms. Nothing \
    in the page can lift it.";

const NOT_COVERED: &str = "Such a policy cannot forbid a page to go to another address (navigation), to \
    make a direct connection to another computer (WebRTC), or to have the browser open a connection \
    in advance, over which nothing of the page is sent. And since a page from a server needs its service worker, the \
    page\u{2019}s own server can be asked for some files: a worker\u{2019}s script, the description of \
    the app, a download. The program holds no code that does any of this with data. Its tests try each \
    of these ways, so that this list stays true, and watch the network from outside during a whole \
    audit: there is no request and no connection.";

const SERVER: &str = "That the page was opened, when and from which computer, as for any page. Later \
    the browser asks whether service-worker.js has changed; the question carries no data.";

const SERVICE_WORKER: &str = "It stands outside the page\u{2019}s policy. It asks its own server, \
    without data, for the files of this page, keeps them if their checksums are right, and gives \
    them out. It understands one message, which the button that changes to another version sends. It never sees a \
    caseload file. The sample settings for servers give it a policy of its own.";

const BROWSER: &str = "Whatever page is open, a browser checks for updates, may report crashes to its \
    maker, and may write memory to disk when it is short of it. Add-ons and assistants may read what \
    is on a page; a clipboard or a download folder may be synchronised; a browser remembers the names \
    of downloads, and from which folder files were last chosen. That is for the browser\u{2019}s \
    settings, which the council\u{2019}s IT holds. The page asks not to be translated, since that \
    would send its text to a service.";
