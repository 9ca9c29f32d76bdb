//! The page as people adapt it: enlarged to 400%, with wider spacing of text, in forced colours,
//! with less motion. By WCAG 2.2: 1.4.10, 1.4.12, 1.4.11 and 2.3.3.

use browser_tests::environment::Engine;
use browser_tests::page::{Page, Place};
use browser_tests::scenario::run;

use crate::how_to_check;
use crate::parts::PARTS;
use crate::sections::{choose_everything, open_everything};

/// A window of 1280 by 1024 pixels at 400%, and one as it is.
const SIZES: [(u32, u32); 2] = [(320, 256), (1280, 900)];

/// The spacing that text has to bear, for everything on the page.
const SPACED: &str = "const sheet = new CSSStyleSheet();\
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important;\
      word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');\
    document.adoptedStyleSheets = [sheet];";

async fn it_fits(page: &Page) {
    let mut faults = Vec::new();
    every_part(page, "empty", &mut faults).await;
    page.go_to("Files").await;
    page.drop_files(&[("a.csv", "Month,Team,Worker\nJul-19,,A\n"), ("empty.csv", "")]).await;
    page.wait_until_it_says(&["is empty"]).await;
    every_part(page, "with something wrong in the files", &mut faults).await;
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    every_part(page, "with the sample audit", &mut faults).await;
    page.go_to("Results").await;
    choose_everything(page).await;
    look(page, "Results with every choice made", &mut faults).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn enlarged_and_spaced() {
    run(Engine::Chromium, Place::Served, it_fits);
}

async fn every_part(page: &Page, state: &str, faults: &mut Vec<String>) {
    for part in PARTS {
        page.go_to(part).await;
        open_everything(page).await;
        look(page, &format!("{part} {state}"), faults).await;
    }
    how_to_check::open(page).await;
    look(page, &format!("How to check {state}"), faults).await;
    page.click("link", "Accessibility").await;
    page.wait_until_it_says(&["What is known not to be perfect"]).await;
    look(page, &format!("Accessibility {state}"), faults).await;
    page.click("link", "Terms").await;
    page.wait_until_it_says(&["Full-time equivalent"]).await;
    look(page, &format!("Terms {state}"), faults).await;
}

async fn look(page: &Page, state: &str, faults: &mut Vec<String>) {
    for (spacing, script) in [("", "document.adoptedStyleSheets = []"), (", spaced", SPACED)] {
        page.run::<()>(script, vec![]).await;
        for (width, height) in SIZES {
            page.resize(width, height).await;
            let found: Vec<String> =
                page.run(include_str!("../../src/scripts/fits.js"), vec![]).await;
            let state = format!("{state}, {width} by {height}{spacing}");
            faults.extend(found.into_iter().map(|fault| format!("{state}: {fault}")));
        }
    }
    page.run::<()>("document.adoptedStyleSheets = []", vec![]).await;
}

/// In forced colours what is chosen still looks otherwise than what is not.
async fn what_is_chosen_is_seen(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    page.click("checkbox", "Aug 2019").await;
    page.prefer(&[("forced-colors", "active")]).await;
    let [chosen, other, chosen_part, other_part, canvas] = page
        .run::<[String; 5]>(
            "const colour = (selector, property) =>\
               getComputedStyle(document.querySelector(selector))[property];\
             return [\
               colour('.chip input:checked + span', 'backgroundColor'),\
               colour('.chip input:not(:checked) + span', 'backgroundColor'),\
               colour('.parts [aria-current]', 'borderBottomColor'),\
               colour('.parts a:not([aria-current])', 'borderBottomColor'),\
               colour('.parts', 'backgroundColor'),\
             ]",
            vec![],
        )
        .await;
    assert_ne!(chosen, other, "a month that is chosen, and one that is not");
    assert_ne!(chosen_part, canvas, "the line under the part in view");
    assert_eq!(other_part, canvas, "no line is to be seen under other parts");
}

#[test]
fn in_forced_colours() {
    run(Engine::Chromium, Place::File, what_is_chosen_is_seen);
}

/// For those who prefer less motion nothing moves by itself.
async fn nothing_moves(page: &Page) {
    page.prefer(&[("prefers-reduced-motion", "reduce")]).await;
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    let moving: Vec<String> = page
        .run(
            "return [...document.querySelectorAll('#app, #app *')].filter((e) => {\
               const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(e);\
               return animationName !== 'none' || /[1-9]/.test(transitionDuration)\
                 || scrollBehavior === 'smooth';\
             }).map((e) => e.tagName + '.' + e.className)",
            vec![],
        )
        .await;
    assert!(moving.is_empty(), "{moving:?}");
}

#[test]
fn with_less_motion() {
    run(Engine::Chromium, Place::File, nothing_moves);
}
