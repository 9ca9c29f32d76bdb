//! The overview: its sentences, by keyboard to the table, the chart and the working of each.

use browser_tests::crosswise;
use browser_tests::page::Page;
use fantoccini::key::Key;

/// What can be done with each sentence, and the id of where it leads.
const WAYS: [(&str, &str); 9] = [
    ("Table: Highest", "by-area"),
    ("Chart: Highest", "chart"),
    ("Table: Lowest", "by-area"),
    ("Chart: Lowest", "chart"),
    ("Table: Per FTE", "four-averages-by-area"),
    ("Table: Spread", "spread-by-team"),
    ("Chart: Spread", "spread-chart"),
    ("Table: Change", "over-time"),
    ("Chart: Change", "over-time-section-chart"),
];

async fn sentences_lead_to_their_figures(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    // The highest average of a service area, and its number of workers, by the published audit.
    page.wait_until_it_says(&[
        "Highest Older People case management: 26.9 cases for each worker, over 19 workers.",
        "Lowest Intake services: 13.8 cases for each worker, over 13 workers.",
    ])
    .await;
    page.step_to("How 21.7 was worked out").await;
    page.step_to("Chart: Change").await;
    for (name, id) in WAYS {
        page.step_back_to(name).await;
        page.step(Key::Enter).await;
        page.until(&format!("{name} to lead to {id}"), async || {
            let focused: String = page.run("return document.activeElement.id || ''", vec![]).await;
            (focused == id).then_some(())
        })
        .await;
        let is_seen: bool = page
            .run(
                "const box = document.activeElement.getBoundingClientRect();\
                 return box.top < innerHeight && box.bottom > 0",
                vec![],
            )
            .await;
        assert!(is_seen, "{name}");
    }
    // And once more to where it led before.
    let (name, id) = WAYS[8];
    page.click("button", name).await;
    page.until("the same place again", async || {
        let focused: String = page.run("return document.activeElement.id || ''", vec![]).await;
        (focused == id).then_some(())
    })
    .await;
    page.click("button", "How 36 was worked out").await;
    page.wait_until_it_says(&["The most that any one of these workers holds."]).await;
}
crosswise!(sentences_lead_to_their_figures);
