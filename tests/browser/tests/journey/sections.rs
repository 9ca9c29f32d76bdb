//! Opening all that is folded up, and making every choice that shows more: how the other tests see
//! all of the page.

use browser_tests::page::Page;
use serde_json::json;

/// Opens whatever is folded up, and what comes to light with it.
pub async fn open_everything(page: &Page) {
    page.until("nothing to be folded up", async || {
        let n_closed: u32 = page
            .run(
                "const closed = [...document.querySelectorAll('main details:not([open])')];\
                 for (const details of closed) details.querySelector('summary').click();\
                 return closed.length",
                vec![],
            )
            .await;
        (n_closed == 0).then_some(())
    })
    .await;
}

/// In Results: a scheme that is being edited with an entry that is wrong, normal numbers, a team in
/// What if, single workers; and every section open.
pub async fn choose_everything(page: &Page) {
    open_everything(page).await;
    page.choose("Weighting scheme", "Simple points (illustrative)").await;
    page.wait_until_it_says(&["Simple points, revision 1"]).await;
    open_everything(page).await;
    page.write("Points for High, complexity", "lots").await;
    page.wait_until_it_says(&["Found \u{201c}lots\u{201d}"]).await;
    page.choose("Team", "Hospital Team - North (Hospital Team)").await;
    page.write("Workers more or fewer", "1").await;
    page.click("radio", "By number").await;
    page.table("Single workers of").await;
    open_everything(page).await;
}

/// Opens or closes a section.
pub async fn turn_section(page: &Page, id: &str, is_open: bool) {
    const TURN: &str = "const [id, isOpen] = arguments;\
                        const section = document.getElementById(id);\
                        if (section.open !== isOpen) section.querySelector('summary').click();\
                        return section.open === isOpen;";
    page.until("a section to open or close", async || {
        page.run::<bool>(TURN, vec![json!(id), json!(is_open)]).await.then_some(())
    })
    .await;
}
