//! A weighting scheme is chosen, edited, saved, and comes back as a file.

use std::path::PathBuf;

use browser_tests::crosswise;
use browser_tests::environment::Engine;
use browser_tests::page::{Page, Place};
use browser_tests::scenario::{Needs, run_with};
use fantoccini::key::Key;

use crate::sections::turn_section;

const SCHEME: &str = "Weighting scheme";
const HIGH: &str = "Points for High, complexity";

async fn edited_saved_and_loaded(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    open(page).await;
    page.wait_until_it_says(&["Count only, revision 1", "not workload"]).await;
    page.choose(SCHEME, "Simple points (illustrative)").await;
    page.wait_until_it_says(&["Simple points, revision 1", "Illustrative"]).await;
    let illustrative = fingerprint(page).await;

    // An edit is a copy of one's own, in force at once.
    page.click("button", "Edit this scheme").await;
    page.write(HIGH, "5").await;
    page.wait_until_it_says(&["Simple points (edited), revision 1"]).await;
    let edited = until_another(page, &illustrative).await;

    // What is wrong is said beside it, and changes nothing.
    page.write(HIGH, "lots").await;
    page.wait_until_it_says(&["Found \u{201c}lots\u{201d}; expected a number", "1 entry below"])
        .await;
    let field = page.wait_for("textbox", HIGH).await;
    assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"));
    assert!(field.attr("aria-describedby").await.unwrap().is_some());
    assert_eq!(fingerprint(page).await, edited);
    // It stays, and stays open, while another part is looked at.
    page.go_to("Check").await;
    page.go_to("Results").await;
    page.wait_until_it_says(&["Found \u{201c}lots\u{201d}"]).await;
    page.write(HIGH, "5").await;
    page.until("no entry to be put right", async || {
        (!page.text().await.contains("has to be put right")).then_some(())
    })
    .await;

    page.click("button", "Save the scheme (CSV)").await;
    let saved = page.downloaded("Simple points (edited), revision 1.csv").await;
    let text = std::fs::read_to_string(&saved).unwrap();
    assert!(text.contains("Complexity,High,5"), "{text}");

    // Gone with everything else, and back with its file.
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    add_scheme(page, saved).await;
    open(page).await;
    page.wait_until_it_says(&["Count only, revision 1"]).await;
    let offered =
        "Simple points (edited), revision 1 (from Simple points (edited), revision 1.csv)";
    page.choose(SCHEME, offered).await;
    page.wait_until_it_says(&["Simple points (edited), revision 1"]).await;
    assert_eq!(fingerprint(page).await, edited);
}
crosswise!(edited_saved_and_loaded);

#[test]
fn rows_come_and_go_with_the_focus() {
    run_with(Engine::Chromium, Place::Served, &Needs::width(390), rows_with_the_focus);
}

async fn rows_with_the_focus(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    open(page).await;
    page.choose(SCHEME, "Simple points (illustrative)").await;
    page.click("button", "Edit this scheme").await;

    page.click("button", "Add a value of complexity").await;
    until_focused(page, "Value 4 of complexity").await;
    let new = page.wait_for("textbox", "Value 4 of complexity").await;
    new.send_keys("Critical").await.unwrap();
    page.press(Key::Tab).await;
    until_focused(page, "Points for Critical, complexity").await;
    page.wait_until_it_says(&["Found nothing; expected a number", "not in the files"]).await;

    page.click("button", "Remove Critical from complexity").await;
    until_focused(page, "Remove High from complexity").await;
    page.press(Key::Enter).await;
    until_focused(page, "Remove Medium from complexity").await;
    page.wait_until_it_says(&["1 value in the files is not in the scheme"]).await;

    page.click("button", "Add High to complexity").await;
    until_focused(page, HIGH).await;
    let field = page.wait_for("textbox", HIGH).await;
    assert_eq!(field.prop("value").await.unwrap().as_deref(), Some("2"), "what any other is worth");
    let (content, window): (u32, u32) =
        page.run("return [document.scrollingElement.scrollWidth, window.innerWidth]", vec![]).await;
    assert!(content <= window, "{content} pixels in a window of {window}");
}

/// Opens the section.
async fn open(page: &Page) {
    page.go_to("Results").await;
    turn_section(page, "weighting", true).await;
    page.wait_for("select", SCHEME).await;
}

async fn add_scheme(page: &Page, file: PathBuf) {
    page.go_to("Files").await;
    page.choose_files(&[file]).await;
    page.wait_until_ready().await;
}

/// The fingerprint of the scheme in force.
async fn fingerprint(page: &Page) -> String {
    page.run("return document.querySelector('.scheme-facts code').textContent", vec![]).await
}

async fn until_another(page: &Page, fingerprint_before: &str) -> String {
    page.until("another scheme in force", async || {
        let now = fingerprint(page).await;
        (now != fingerprint_before).then_some(now)
    })
    .await
}

async fn until_focused(page: &Page, name: &str) {
    page.until_equal("the focus", &name.to_owned(), async || page.focused().await).await;
}
