//! A table that is pasted is read like a file.

use browser_tests::crosswise;
use browser_tests::page::Page;
use serde_json::{Value, json};

use crate::overruling::until_averages;

async fn a_pasted_table_is_read_like_a_file(page: &Page) {
    page.go_to("Files").await;
    page.click("button", "Paste a table instead").await;
    let area = page.wait_for("textbox", "Table to paste").await;
    area.send_keys("Month,Team,Worker,Cases\nJul-19,North,A,5\n").await.unwrap();
    page.click("button", "Add the pasted table").await;
    until_averages(page, &[("North", "5.0")]).await;

    // Anywhere on the page.
    page.run::<Value>(
        "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);\
         const of = { data: arguments[0], dataType: 'text/plain', clipboardData: data };\
         const event = new ClipboardEvent('paste', { ...of, bubbles: true, cancelable: true });\
         document.body.dispatchEvent(event)",
        vec![json!("Month\tTeam\tWorker\tCases\r\nJul-19\tSouth\tB\t7\r\n")],
    )
    .await;
    until_averages(page, &[("North", "5.0"), ("South", "7.0")]).await;
    page.go_to("Files").await;
    page.wait_until_it_says(&["Pasted table.txt", "Pasted table 2.txt"]).await;
}
crosswise!(a_pasted_table_is_read_like_a_file);
