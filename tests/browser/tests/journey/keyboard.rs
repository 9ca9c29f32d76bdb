//! The whole journey by keyboard.

use browser_tests::answers::{Definition, answers_for};
use browser_tests::crosswise;
use browser_tests::page::Page;
use fantoccini::key::Key;

use crate::averages;

async fn from_the_sample_to_a_month(page: &Page) {
    page.tab_to("Try the sample audit").await;
    assert!(focus_is_visible(page).await, "the focus should be seen");
    page.press(Key::Enter).await;
    page.wait_until_ready().await;

    // The page shows the results, and the next key goes on from their heading.
    page.table(averages::BY_TEAM).await;
    page.tab_to("Aug 2019").await;
    assert!(focus_is_visible(page).await, "the focus should be seen");
    page.press(Key::Space).await;
    let answers = answers_for("case-list.csv").over(&["2019-07", "2019-09"]);
    averages::check(page, &answers, Definition::MeanOfMonths).await;

    // The focus stays where the reader left it, so that the next key does what it should.
    assert!(page.focused().await.starts_with("Aug 2019"));
    page.press(Key::Space).await;
    let answers = answers_for("case-list.csv");
    averages::check(page, &answers, Definition::MeanOfMonths).await;

    let average = page.table(averages::BY_TEAM).await.figure("All teams", "Average");
    page.tab_to(&format!("How {average} was worked out")).await;
    page.press(Key::Enter).await;
    page.wait_until_it_says(&["divided by", "mean of"]).await;
}
crosswise!(from_the_sample_to_a_month);

/// Whether the focused element, or what stands for it, is outlined.
async fn focus_is_visible(page: &Page) -> bool {
    page.run(
        "const shows = (e) => {\
           const style = e && getComputedStyle(e);\
           return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)\
             || style.boxShadow !== 'none');\
         };\
         const here = document.activeElement;\
         return shows(here) || shows(here.closest('label')) || shows(here.nextElementSibling);",
        vec![],
    )
    .await
}
