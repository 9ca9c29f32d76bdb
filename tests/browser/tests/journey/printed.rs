//! Results on paper: tables keep the names of their columns on every page, pictures are large enough to
//! read, and nothing is printed that says nothing.

use browser_tests::environment::Engine;
use browser_tests::page::{Page, Place};
use browser_tests::scenario::run;

use crate::sections::open_everything;

async fn open_on_paper(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    open_everything(page).await;
    page.run::<()>(
        "for (const chip of document.querySelectorAll('.chart-figure .chip'))\
           if (chip.textContent === 'Teams') chip.querySelector('input').click()",
        vec![],
    )
    .await;
    page.until("a high picture in parts", async || {
        let n: u32 =
            page.run("return document.querySelectorAll('.chart-parts').length", vec![]).await;
        (n > 0).then_some(())
    })
    .await;
    page.show_as_printed().await;
}

/// Browsers repeat the text of a head on the next page, but neither buttons nor what is positioned.
async fn heads_are_plain_text(page: &Page) {
    open_on_paper(page).await;
    let (n_heads, faults): (u32, Vec<String>) = page
        .run(
            "const heads = [...document.querySelectorAll('.sheet thead')].filter(isShown);\
             const faults = [];\
             for (const head of heads) {\
               for (const element of [head, ...head.querySelectorAll('*')]) {\
                 const { position, display } = getComputedStyle(element);\
                 const isPlain = position === 'static'\
                   && (element.tagName !== 'BUTTON' || display === 'contents');\
                 if (!isPlain) faults.push(`${element.tagName}: ${position}, ${display}`);\
               }\
               for (const cell of head.querySelectorAll('th:not(.area)')) {\
                 const range = document.createRange();\
                 range.selectNodeContents(cell);\
                 const { width, height } = range.getBoundingClientRect();\
                 if (!(width > 0 && height > 0)) faults.push(`not seen: ${cell.textContent}`);\
               }\
             }\
             return [heads.length, faults]",
            vec![],
        )
        .await;
    assert!(n_heads > 10, "{n_heads} tables");
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn heads_of_tables() {
    run(Engine::Chromium, Place::File, heads_are_plain_text);
}

/// A high picture is shown in its parts, each as wide as the others, and not once more as a whole.
async fn pictures_are_large(page: &Page) {
    open_on_paper(page).await;
    let faults: Vec<String> = page
        .run(
            "const faults = [];\
             const least = 178 / 25.4 * 96 - 1;\
             for (const chart of document.querySelectorAll('.chart')) {\
               const shown = [...chart.querySelectorAll('svg')].filter(isShown);\
               const parts = [...chart.querySelectorAll('.chart-parts svg')];\
               const whole = chart.querySelector('.chart-wide svg');\
               const expected = parts.length > 0 ? parts : [whole];\
               if (shown.length !== expected.length || shown.some((e, at) => e !== expected[at]))\
                 faults.push(`shown: ${shown.map((e) => e.outerHTML.slice(0, 60))}`);\
               for (const picture of shown) {\
                 const { width, height } = picture.getBoundingClientRect();\
                 if (width < least || height > 600) faults.push(`${width} by ${height}`);\
               }\
               for (const part of parts) {\
                 const of = document.querySelector(part.querySelector('use').getAttribute('href'));\
                 if (of !== whole) faults.push(part.outerHTML);\
               }\
             }\
             return faults",
            vec![],
        )
        .await;
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn pictures() {
    run(Engine::Chromium, Place::File, pictures_are_large);
}

/// Under every heading there is something: single workers are not there unless they are chosen.
async fn no_heading_is_empty(page: &Page) {
    open_on_paper(page).await;
    let headings: Vec<String> = page
        .run(
            "return [...document.querySelectorAll('.section')].filter(isShown)\
               .map((section) => section.querySelector('h3').textContent)",
            vec![],
        )
        .await;
    assert!(headings.iter().any(|heading| heading == "Spread"), "{headings:?}");
    assert!(!headings.iter().any(|heading| heading == "Single workers"), "{headings:?}");
    let text = page.text().await;
    assert!(!text.contains("Select a figure") && !text.contains("Print has"), "{text}");
}

#[test]
fn headings() {
    run(Engine::Chromium, Place::File, no_heading_is_empty);
}
