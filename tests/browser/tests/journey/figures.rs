//! Files dropped without touching a setting give the right answers: every team's and service
//! area's average and months, by every definition, and the account of every row.

use browser_tests::answers::{Answers, Definition, Group, answers_for, month_on_page, team_in};
use browser_tests::environment::data;
use browser_tests::everywhere;
use browser_tests::page::Page;

async fn the_case_list(page: &Page) {
    check_file(page, "case-list.csv").await;
}
everywhere!(the_case_list);

/// Gives the file to the page and compares everything that its answers say.
async fn check_file(page: &Page, file: &str) {
    let answers = answers_for(file);
    page.choose_files(&[data(file)]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    check_averages(page, &answers, Definition::MeanOfMonths).await;
    for definition in [Definition::Pooled] {
        page.choose("Average", definition.name()).await;
        check_averages(page, &answers, definition).await;
    }
}

/// Compares both tables with the answers by one definition.
async fn check_averages(page: &Page, answers: &Answers, definition: Definition) {
    let areas = answers
        .service_areas
        .iter()
        .map(|(name, g)| (name.as_str(), g));
    let teams = answers.teams.iter().map(|(name, g)| (team_in(name), g));
    check_table(
        page,
        "Average caseload by service area",
        areas.collect(),
        &answers.months,
        definition,
    )
    .await;
    check_table(
        page,
        "Average caseload by team",
        teams.collect(),
        &answers.months,
        definition,
    )
    .await;
}

async fn check_table(
    page: &Page,
    name: &str,
    groups: Vec<(&str, &Group)>,
    months: &[String],
    definition: Definition,
) {
    let mut expected = Vec::new();
    for (group, figures) in &groups {
        expected.push((
            (*group).to_owned(),
            "Average".to_owned(),
            figures.average(definition),
        ));
        for month in months {
            let shown = figures
                .by_month
                .get(month)
                .map_or_else(|| "\u{2013}".to_owned(), |m| m.one_decimal());
            expected.push(((*group).to_owned(), month_on_page(month), shown));
        }
    }
    page.until_equal(
        &format!("{name}, {}", definition.name()),
        &expected,
        async || {
            let table = page.table(name).await;
            expected
                .iter()
                .map(|(group, column, _)| {
                    (group.clone(), column.clone(), table.figure(group, column))
                })
                .collect::<Vec<_>>()
        },
    )
    .await;
}
