//! A browser that cannot run the page, or a page that stops: a message in plain words, which needs
//! no WebAssembly, says what happened and what to do.

use browser_tests::answers::{Definition, answers_for};
use browser_tests::browser::WebAssembly;
use browser_tests::environment::data;
use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use fantoccini::Locator;
use serde_json::Value;

use crate::averages;

async fn no_webassembly(page: &Page) {
    page.wait_until_it_says(&["cannot start", "WebAssembly is switched off"]).await;
}
everywhere!(no_webassembly, a_browser_with_webassembly_off);

fn a_browser_with_webassembly_off() -> Needs {
    let mut needs = Needs { unready: true, ..Needs::default() };
    needs.special.web_assembly = WebAssembly::Off;
    needs
}

async fn a_policy_without_webassembly(page: &Page) {
    page.wait_until_it_says(&["cannot start", "WebAssembly is switched off"]).await;
}
everywhere!(a_policy_without_webassembly, a_server_that_forbids_webassembly);

/// A second policy, as a server's header would be.
fn a_server_that_forbids_webassembly() -> Needs {
    Needs::crippling(
        "document.head.append(Object.assign(document.createElement('meta'),
           { httpEquiv: 'Content-Security-Policy', content: \"script-src 'unsafe-inline' blob:\" }));",
    )
}

async fn a_policy_without_workers(page: &Page) {
    page.wait_until_it_says(&["background work is not allowed"]).await;
    page.wait_for("button", "Start again").await;
}
everywhere!(a_policy_without_workers, a_server_that_forbids_workers);

/// A second policy, as a server's header would be.
fn a_server_that_forbids_workers() -> Needs {
    Needs::crippling(
        "document.head.append(Object.assign(document.createElement('meta'),
           { httpEquiv: 'Content-Security-Policy', content: \"worker-src 'none'\" }));",
    )
}

async fn an_old_browser(page: &Page) {
    page.wait_until_it_says(&["cannot start", "too old"]).await;
}
everywhere!(an_old_browser, a_browser_without_decompression);

fn a_browser_without_decompression() -> Needs {
    Needs::crippling("delete window.DecompressionStream")
}

async fn a_forbidden_worker(page: &Page) {
    page.wait_until_it_says(&["background work is not allowed"]).await;
    page.wait_for("button", "Start again").await;
}
everywhere!(a_forbidden_worker, a_browser_that_forbids_workers);

fn a_browser_that_forbids_workers() -> Needs {
    Needs::crippling("window.Worker = function () { throw new DOMException('', 'SecurityError'); }")
}

async fn a_worker_that_fails_to_start(page: &Page) {
    page.wait_until_it_says(&["background work is not allowed"]).await;
    page.wait_for("button", "Start again").await;
}
everywhere!(a_worker_that_fails_to_start, a_browser_that_breaks_workers);

/// The worker's script fails as soon as it runs.
fn a_browser_that_breaks_workers() -> Needs {
    Needs::crippling(
        "const Real = Blob;
         window.Blob = function (parts, options) {
           const isScript = options && options.type === 'text/javascript';
           return new Real(isScript ? ['throw new Error();', ...parts] : parts, options);
         };
         window.Blob.prototype = Real.prototype;",
    )
}

/// A worker that dies when it has read something: what it knew is read once more.
async fn a_worker_that_dies(page: &Page) {
    let answers = answers_for("edge-cases.csv");
    page.choose_files(&[data("edge-cases.csv")]).await;
    page.wait_until_ready().await;
    kill_worker(page).await;
    page.click("button", "Start the worker again").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    page.choose("Average", Definition::Pooled.name()).await;
    averages::check(page, &answers, Definition::Pooled).await;
}
everywhere!(a_worker_that_dies, a_browser_that_kills_workers);

/// Has the worker die, where [`a_browser_that_kills_workers`] runs the page.
pub async fn kill_worker(page: &Page) {
    page.run::<Value>("window.dispatchEvent(new Event('kill'))", vec![]).await;
    page.wait_until_it_says(&["worker", "has stopped", "Start the worker again"]).await;
}

/// Once asked to, the worker's script fails.
pub fn a_browser_that_kills_workers() -> Needs {
    Needs::script(
        "const RealBlob = Blob;
         window.Blob = function (parts, options) {
           const isScript = options && options.type === 'text/javascript';
           const trap = `addEventListener('message', (event) => {
             if (event.data !== 'kill') return;
             event.stopImmediatePropagation();
             throw new WebAssembly.RuntimeError('unreachable');
           });`;
           return new RealBlob(isScript ? [trap, ...parts] : parts, options);
         };
         window.Blob.prototype = RealBlob.prototype;
         const RealWorker = Worker;
         window.Worker = class extends RealWorker {
           constructor(url) {
             super(url);
             addEventListener('kill', () => this.postMessage('kill'), { once: true });
           }
         };",
    )
}

async fn a_page_that_stops(page: &Page) {
    stop(page).await;
    page.click("button", "Start again").await;
    page.wait_for("file", "Caseload files").await;
}
everywhere!(a_page_that_stops, a_browser_that_traps);

/// Has the program in the page stop, where [`a_browser_that_traps`] runs it.
pub async fn stop(page: &Page) {
    page.run::<Value>("document.documentElement.setAttribute('data-trap', '')", vec![]).await;
    page.until("the message of a page that has stopped", async || {
        // Whatever the page does next traps; where nothing else comes first, one of these clicks.
        for (role, name) in [("button", "Try the sample audit"), ("link", "Files")] {
            if let Some(element) = page.find(role, name).await {
                let _ = element.click().await;
            }
        }
        page.text().await.contains("has stopped").then_some(())
    })
    .await;
}

/// Once asked to, whatever the page's WebAssembly calls traps.
pub fn a_browser_that_traps() -> Needs {
    Needs::script(
        "const real = WebAssembly.instantiate;
         WebAssembly.instantiate = (module, imports) => {
           for (const functions of Object.values(imports)) {
             for (const [name, f] of Object.entries(functions)) {
               if (typeof f !== 'function') continue;
               functions[name] = function (...values) {
                 if (document.documentElement.hasAttribute('data-trap')) {
                   throw new WebAssembly.RuntimeError('unreachable');
                 }
                 return f.apply(this, values);
               };
             }
           }
           return real(module, imports);
         };",
    )
}

async fn switched_off_scripts(page: &Page) {
    page.until("the message for switched-off scripts", async || {
        let body = page.client().find(Locator::Css("body")).await.ok()?;
        let text = body.text().await.ok()?;
        text.contains("scripts are switched off").then_some(())
    })
    .await;
}
everywhere!(switched_off_scripts, a_browser_without_scripts);

fn a_browser_without_scripts() -> Needs {
    Needs::without_scripts()
}
