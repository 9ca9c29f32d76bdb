//! Opening all that is folded up, and making every choice that shows more: how the other tests see
//! all of the page.

use browser_tests::crosswise;
use browser_tests::page::Page;
use serde_json::json;

/// Opens whatever is folded up, and what comes to light with it.
pub async fn open_everything(page: &Page) {
    page.until("nothing to be folded up", async || {
        let is_all_drawn = page.is_all_drawn().await;
        let n_closed: u32 = page
            .run(
                "const closed = [...document.querySelectorAll('main details:not([open])')];\
                 for (const details of closed) details.querySelector('summary').click();\
                 return closed.length",
                vec![],
            )
            .await;
        (is_all_drawn && n_closed == 0).then_some(())
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

/// Every table with how many rows it has.
const TABLES: &str = "return [...document.querySelectorAll('main .table-frame.of-sheet')]\
                      .map((frame) => [frame.id, frame.querySelectorAll('tbody tr').length]);";

/// What a reader does not see is drawn after what they see, and is the same in the end.
async fn drawn_in_their_turn(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    open_everything(page).await;
    let tables = async || page.run::<Vec<(String, u32)>>(TABLES, vec![]).await;
    let all = tables().await;
    assert!(all.len() > 15, "{all:?}");

    page.choose("Show service area", "Hospital Team").await;
    page.until("the tables of one area", async || {
        let now = tables().await;
        let is_less = |((id, n_rows), (before, n_before)): (&(String, u32), &(String, u32))| {
            assert_eq!(id, before);
            n_rows < n_before || !id.ends_with("by-team")
        };
        (now.len() == all.len() && now.iter().zip(&all).all(is_less)).then_some(())
    })
    .await;
    page.click("button", "Show all rows").await;
    page.until_equal("every table with all rows", &all, tables).await;
    page.go_to("Check").await;
    page.go_to("Results").await;
    assert_eq!(tables().await, all);
}
crosswise!(drawn_in_their_turn);

/// Filters, and looks as soon as that is done: how many sections wait; and once more after the event that
/// comes before a print, without giving the browser time to draw, with how many teams each table of teams
/// then has.
const PRINTED_AT_ONCE: &str = "const done = arguments[arguments.length - 1];\
    const waiting = () => document.querySelectorAll('main details[aria-busy]').length;\
    const task = () => new Promise((go) => { setTimeout(go, 0); });\
    const settled = async () => { for (let n = 0; n < 20; n += 1) await null; };\
    (async () => {\
      const select = withName('select', 'Show service area')[0];\
      select.selectedIndex = 1;\
      select.dispatchEvent(new Event('change', { bubbles: true }));\
      await task();\
      await task();\
      const before = waiting();\
      window.dispatchEvent(new Event('beforeprint'));\
      await settled();\
      const rows = [...document.querySelectorAll('main .table-frame.of-sheet')]\
        .filter((frame) => frame.id.endsWith('by-team'))\
        .map((frame) => frame.querySelectorAll('tbody tr').length);\
      done([before, waiting(), rows]);\
    })();";

async fn what_waits_is_drawn_before_a_print(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    open_everything(page).await;
    // In a busy browser sections may have been drawn already, or the page be at work: once more then.
    let rows = page
        .until("what waits to be drawn before a print", async || {
            page.choose("Show service area", "All service areas").await;
            page.until("all to be drawn", async || page.is_all_drawn().await.then_some(())).await;
            let (before, after, rows): (u32, u32, Vec<u32>) =
                page.run_async(PRINTED_AT_ONCE, vec![]).await;
            (before > 4 && after == 0).then_some(rows)
        })
        .await;
    assert!(rows.len() > 5 && rows.iter().all(|&n| n == rows[0]), "{rows:?}");
}
crosswise!(what_waits_is_drawn_before_a_print);

/// Comes back to the results, and takes a way as soon as they have the focus: whether what it leads to was
/// not drawn yet.
const BACK_AND_ON: &str = "const done = arguments[arguments.length - 1];\
    const goOn = () => {\
      const way = [...document.querySelectorAll('main button')]\
        .find((button) => nameOf(button) === 'Table: Change');\
      if (!way || document.activeElement.id !== 'part-heading') return setTimeout(goOn, 0);\
      const isDrawn = document.getElementById('over-time') !== null;\
      way.click();\
      return done(!isDrawn);\
    };\
    location.hash = '#results';\
    goOn();";

/// A way leads on also where its section was open and waits to be drawn.
async fn a_way_to_a_section_that_waits(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    open_everything(page).await;
    page.until("a way taken before its table was drawn", async || {
        page.go_to("Check").await;
        page.run_async::<bool>(BACK_AND_ON, vec![]).await.then_some(())
    })
    .await;
    page.until_equal("where the focus is", &"over-time".to_owned(), async || {
        page.run("return document.activeElement.id", vec![]).await
    })
    .await;
}
crosswise!(a_way_to_a_section_that_waits);
