//! The parts of the page: always reachable, named in the address, and back and forward work.

use browser_tests::crosswise;
use browser_tests::page::Page;

/// The parts in the order of the navigation.
pub const PARTS: [&str; 3] = ["Files", "Check", "Results"];

async fn the_address_names_the_part(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    for part in PARTS {
        page.go_to(part).await;
        assert_eq!(current_part(page).await, part);
    }
    for part in PARTS.into_iter().rev().skip(1) {
        page.client().back().await.unwrap();
        wait_for_part(page, part).await;
    }
    page.client().forward().await.unwrap();
    wait_for_part(page, "Check").await;
}
crosswise!(the_address_names_the_part);

/// The part that the navigation marks as the one in view.
async fn current_part(page: &Page) -> String {
    page.run(
        "const here = document.querySelector('nav [aria-current]');\
         return here ? piecesOf(here)[0] : ''",
        vec![],
    )
    .await
}

async fn wait_for_part(page: &Page, part: &str) {
    page.until_equal("the part in view", &part.to_owned(), async || current_part(page).await).await;
}
