//! Clear everything ends the worker and empties the page: nothing of the files is in it any more,
//! and no address leads to anything that was made from them.

use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::planted::{self, CHOSEN_FILE, words_in};

/// What the script in front of the page has counted.
#[derive(Debug, Deserialize)]
struct Counted {
    workers: usize,
    ended: usize,
    /// Kinds of what addresses of blobs still lead to.
    addresses: Vec<String>,
}

async fn clear_everything_clears_everything(page: &Page) {
    page.drop_files(&[(&format!("{CHOSEN_FILE}.csv"), &planted::case_list())]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    let table = page.table("Average caseload by team").await;
    let working = format!("How {} was worked out", table.figure("All teams", "Average"));
    page.click("button", &working).await;
    page.click("button", "Close the working").await;
    page.click("button", "Download team averages (CSV)").await;
    page.downloaded(".csv").await;
    page.click("button", "Download the chart (PNG)").await;
    page.downloaded(".png").await;
    let before = counted(page).await;
    assert_eq!((before.workers, before.ended), (1, 0), "{before:?}");

    page.go_to("Files").await;
    assert_ne!(words_in(&everything(page).await), Vec::<&str>::new());
    page.click("button", "Clear everything").await;
    page.until_equal("planted values in the page", &Vec::<&str>::new(), async || {
        words_in(&everything(page).await)
    })
    .await;
    page.until_equal("workers made and ended", &(2, 1), async || {
        let counted = counted(page).await;
        (counted.workers, counted.ended)
    })
    .await;
    // The worker's own script is the only blob that is still wanted.
    page.until_equal("addresses that lead to blobs", &vec!["text/javascript".into()], async || {
        counted(page).await.addresses
    })
    .await;
    for part in crate::parts::PARTS {
        page.go_to(part).await;
        assert_eq!(words_in(&everything(page).await), Vec::<&str>::new(), "{part}");
    }
}
everywhere!(clear_everything_clears_everything, a_counting_browser);

fn a_counting_browser() -> Needs {
    Needs::script(
        "const root = document.documentElement;
         const counted = { workers: 0, ended: 0 };
         const kinds = new Map();
         const tell = () => root.setAttribute('data-counted',
           JSON.stringify({ ...counted, addresses: [...kinds.values()] }));
         const Real = Worker;
         window.Worker = class extends Real {
           constructor(url) { super(url); counted.workers += 1; tell(); }
           terminate() { super.terminate(); counted.ended += 1; tell(); }
         };
         const { createObjectURL, revokeObjectURL } = URL;
         URL.createObjectURL = (blob) => {
           const url = createObjectURL.call(URL, blob);
           kinds.set(url, blob.type);
           tell();
           return url;
         };
         URL.revokeObjectURL = (url) => {
           revokeObjectURL.call(URL, url);
           kinds.delete(url);
           tell();
         };",
    )
}

async fn counted(page: &Page) -> Counted {
    let script = "return document.documentElement.getAttribute('data-counted')";
    let text: String = page.run(script, vec![]).await;
    serde_json::from_str(&text).unwrap()
}

/// Every element with its attributes, and what every control holds.
async fn everything(page: &Page) -> String {
    let found: Value = page
        .run(
            "const root = document.documentElement;\
             const controls = [...document.querySelectorAll('input, select, textarea')];\
             const held = controls.map((control) => [control.value,\
               [...(control.files || [])].map((file) => file.name)]);\
             return [root.outerHTML, document.title, held]",
            vec![],
        )
        .await;
    json!(found).to_string()
}
