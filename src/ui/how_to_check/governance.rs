//! For information governance: what is read, kept and handed out, and what the policy does not
//! cover, worded exactly.

use yew::prelude::{Html, html};

/// The section. From a server there is a little more to say.
pub fn for_governance(is_hosted: bool) -> Html {
    html! {
        <section class="check-length" aria-labelledby="for-governance">
            <h2 id="for-governance">{ "For information governance" }</h2>
            <ol class="flow" aria-label="The way of the data">
                <li>{ "Files that the user adds" }</li>
                <li>{ "Memory of this browser tab" }</li>
                <li>{ "Figures on this page" }</li>
                <li>{ "Downloads that the user asks for" }</li>
            </ol>
            <p>{ "No step of this way leaves the computer." }</p>
            <dl class="answers">
                { answer("What is read", READ) }
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

const READ: &str = "The files that the user adds, and no other: a page cannot look at the disk. Of \
    each row a worker, a team, a case and a date are looked at; free text is not.";

const KEPT: &str = "Nowhere. What was read is in the memory of this tab until Clear everything, or \
    until the tab is closed. There is no cookie and nothing in the browser\u{2019}s storage; names \
    never enter the address, the history or the tab\u{2019}s title. While there are files in the \
    audit the browser asks before the page is left.";

const HANDED_OUT: &str = "Only what the user downloads: averages and charts by team. They hold names \
    of teams, and no name of a worker or of a person supported. An average over one or two workers \
    describes those workers, and is to be treated as personal data.";

const FORBIDDEN: &str = "A content security policy, which stands first in the page\u{2019}s file and \
    which the browser enforces, on the page and on the worker that reads the files. It forbids \
    requests, sockets, images, scripts, styles, fonts, frames and forms to any address, the \
    page\u{2019}s own server included. Nothing in the page can lift it.";

const NOT_COVERED: &str = "Three things, which no such policy can forbid or which this page needs: \
    going to another address (navigation), a direct connection to another computer (WebRTC), and, \
    from a server, asking that same server for the script of a worker. The program holds no code \
    that does the first or the third with data, and none that does the second; its tests watch the \
    network from outside during a whole audit and find no request.";

const SERVER: &str = "That the page was opened, when and from which computer, as for any page. Later \
    the browser asks whether service-worker.js has changed; the question carries no data.";

const SERVICE_WORKER: &str = "It stands outside the page\u{2019}s policy. It asks its own server, \
    without data, for the files of this page, keeps them if their checksums are right, and gives \
    them out. It understands one message, to take over from another version. It never sees a \
    caseload file. The sample settings for servers give it a policy of its own.";

const BROWSER: &str = "A browser checks for updates, may report crashes to its maker, and may write \
    memory to disk when it is short of it, whatever page is open. That is for its settings, which \
    the council\u{2019}s IT holds.";
