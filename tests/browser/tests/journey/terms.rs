//! The terms: those of a section one key away in it, all of them in a part of their own, on paper too.

use browser_tests::crosswise;
use browser_tests::environment::Engine;
use browser_tests::page::{Page, Place};
use browser_tests::scenario::run;
use fantoccini::key::Key;

/// What is said of the median, and whose definition the quartiles have.
const SAID: [&str; 2] = ["Of 8, 10, 12, 15 and 30 it is 12", "Type 7 of Hyndman and Fan"];

/// Opened and folded up again where a term stands, and from there to all of them.
async fn in_a_section(page: &Page) {
    page.step_to("Try the sample audit").await;
    page.step(Key::Enter).await;
    page.wait_until_ready().await;
    page.wait_for_focus("Average caseload, ").await;
    page.step_to("Spread").await;
    page.step(Key::Enter).await;
    page.table("Spread of caseloads by team").await;
    page.step_to("Terms used here, Spread").await;
    assert_eq!(n_said(page).await, 0, "they are folded up");
    page.step(Key::Enter).await;
    page.wait_until_it_says(&SAID).await;
    page.step(Key::Space).await;
    page.until("the terms to be folded up", async || (n_said(page).await == 0).then_some(())).await;
    page.step(Key::Enter).await;
    page.step_to("All terms").await;
    page.step(Key::Enter).await;
    page.wait_for_focus("Terms").await;
    page.wait_until_it_says(&SAID).await;
}
crosswise!(in_a_section);

/// Reached from the foot of the page, before anything is read.
async fn in_a_part_of_their_own(page: &Page) {
    page.step_to("Try the sample audit").await;
    page.step_to("Terms").await;
    page.step(Key::Enter).await;
    page.wait_for_focus("Terms").await;
    let url = page.client().current_url().await.unwrap();
    assert_eq!(url.fragment(), Some("terms"));
    page.wait_until_it_says(&SAID).await;
    page.step_to("Terms").await;
    let current = "return document.activeElement.getAttribute('aria-current')";
    assert_eq!(page.run::<Option<String>>(current, vec![]).await.as_deref(), Some("page"));
    page.client().back().await.unwrap();
    page.wait_for("button", "Try the sample audit").await;
}
crosswise!(in_a_part_of_their_own);

/// All of them are printed; what only a screen needs is not.
async fn on_paper(page: &Page) {
    page.click("link", "Terms").await;
    let on_screen = page.wait_until_it_says(&SAID).await;
    assert!(on_screen.contains("How to check"));
    page.show_as_printed().await;
    let printed = page.wait_until_it_says(&SAID).await;
    assert!(!printed.contains("How to check"), "{printed}");
    let terms = "return [...document.querySelectorAll('main dt')].map((e) => tidy(e.innerText))";
    let terms: Vec<String> = page.run(terms, vec![]).await;
    assert!(terms.len() > 40, "{terms:?}");
    assert!(terms.iter().all(|term| printed.contains(term)), "{terms:?}");
}

#[test]
fn all_are_printed() {
    run(Engine::Chromium, Place::File, on_paper);
}

/// How many of the explanations are to be seen.
async fn n_said(page: &Page) -> usize {
    let text = page.text().await;
    SAID.iter().filter(|said| text.contains(**said)).count()
}
