//! A window of 390 pixels, as on a telephone or at a high zoom: the page itself never scrolls
//! sideways.

use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;

use crate::how_to_check;
use crate::parts::PARTS;
use crate::sections::open_everything;

const WIDTH: u32 = 390;

async fn nothing_scrolls_sideways(page: &Page) {
    check_width(page, "before anything is read").await;
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    for part in PARTS {
        page.go_to(part).await;
        check_width(page, part).await;
        open_everything(page).await;
        check_width(page, part).await;
    }
    how_to_check::open(page).await;
    how_to_check::press(page).await;
    check_width(page, "how to check").await;
}
everywhere!(nothing_scrolls_sideways, a_narrow_window);

/// A window as wide as a telephone.
pub fn a_narrow_window() -> Needs {
    Needs::width(WIDTH)
}

async fn check_width(page: &Page, part: &str) {
    let (content, window): (u32, u32) =
        page.run("return [document.scrollingElement.scrollWidth, window.innerWidth]", vec![]).await;
    assert!(
        content <= WIDTH && window == WIDTH,
        "{part}: the page is {content} pixels wide in a window of {window}; it should fit {WIDTH}"
    );
}
