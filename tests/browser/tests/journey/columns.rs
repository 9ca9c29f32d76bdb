//! The columns of a file under Check: the focus stays on what is decided, thousands of columns do
//! not hold the page up, and values that may name people go with the next choice.

use browser_tests::crosswise;
use browser_tests::page::Page;

use crate::overruling::until_averages;

const FILE: &str = "list.csv";

const BY_LOCALITY: &str = "Month,Team,Locality,Worker,Cases\nJul-19,North,West,\"Smith, Jane\",5\n\
    Jul-19,South,West,\"Jones, Ann\",7\n";

const BY_TEAM: &[(&str, &str)] = &[("North", "5.0"), ("South", "7.0")];

async fn the_focus_stays(page: &Page) {
    page.drop_files(&[(FILE, BY_LOCALITY)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    page.wait_for("group", &format!("Columns in {FILE}")).await;
    page.click("button", "1 column is not used").await;
    page.choose("Locality", "Team").await;
    page.until("the focus to stay on the column", async || {
        (page.focused().await == "Locality").then_some(())
    })
    .await;
    until_averages(page, &[("West", "6.0")]).await;
    page.run::<()>(OPEN_ALL, Vec::new()).await;
    page.choose("Team", "Team").await;
    until_averages(page, BY_TEAM).await;
}
crosswise!(the_focus_stays);

async fn what_was_chosen_before_gives_way(page: &Page) {
    page.drop_files(&[(FILE, BY_LOCALITY)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    // Each is chosen by hand, and then taken over by another column.
    for (column, field) in [("Team", "Not used"), ("Team", "Team"), ("Locality", "Team")] {
        page.run::<()>(OPEN_ALL, Vec::new()).await;
        page.choose(column, field).await;
    }
    page.until("the team's own column not to be used", async || {
        let chosen = "const [it] = withName('select', 'Team');\
            return it ? it.options[it.selectedIndex].text : ''";
        (page.run::<String>(chosen, Vec::new()).await == "Not used").then_some(())
    })
    .await;
    until_averages(page, &[("West", "6.0")]).await;
}
crosswise!(what_was_chosen_before_gives_way);

const OPEN_ALL: &str =
    "document.querySelectorAll('details:not([open]) > summary').forEach(it => it.click())";

async fn thousands_of_columns(page: &Page) {
    const N_COLUMNS: usize = 4_000;
    let more: Vec<String> = (0..N_COLUMNS).map(|n| format!("Measure {n}")).collect();
    let (more, cells) = (more.join(","), ",7".repeat(N_COLUMNS));
    let text = format!("Month,Team,Worker,Cases,{more}\nJul-19,North,A,5{cells}\n");
    page.drop_files(&[(FILE, &text)]).await;
    page.wait_until_ready().await;
    until_averages(page, &[("North", "5.0")]).await;
    let n_selects = "return document.querySelectorAll('select').length";
    assert!(page.run::<usize>(n_selects, Vec::new()).await < 20, "drawn only when looked at");
    page.click("button", "4,000 columns are not used").await;
    page.wait_until_it_says(&["The first 200 are listed", "3,800 more are not"]).await;
    assert!(page.run::<usize>(n_selects, Vec::new()).await < 220);
}
crosswise!(thousands_of_columns);

async fn values_go_with_the_next_choice(page: &Page) {
    page.drop_files(&[(FILE, BY_LOCALITY)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    page.click("button", "Show the values").await;
    page.wait_until_it_says(&["Smith, Jane", "Jones, Ann"]).await;
    page.choose(&format!("Text of {FILE}"), "UTF-8").await;
    page.until("the values to be masked", async || {
        let text = page.text().await;
        (!text.contains("Smith") && text.contains("Show the values")).then_some(())
    })
    .await;
}
crosswise!(values_go_with_the_next_choice);
