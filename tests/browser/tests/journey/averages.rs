//! Comparing the tables of averages with right answers.

use std::collections::BTreeMap;

use browser_tests::answers::{Answers, Definition, Group, month_on_page, team_in};
use browser_tests::page::Page;

/// The names of the two tables that every audit with service areas has.
pub const BY_AREA: &str = "Average caseload by service area";
/// See [`BY_AREA`].
pub const BY_TEAM: &str = "Average caseload by team";

/// A row, a column and the figure that should stand there.
type Expected = (String, String, String);

/// Compares teams, service areas and, where it is known, All teams with the answers by one
/// definition.
pub async fn check(page: &Page, answers: &Answers, definition: Definition) {
    if !answers.service_areas.is_empty() {
        let expected = all_expected(&answers.service_areas, answers, definition);
        check_figures(page, BY_AREA, definition.name(), &expected).await;
    }
    let expected = all_expected(&answers.teams, answers, definition);
    check_figures(page, BY_TEAM, definition.name(), &expected).await;
    let shown = page.table(BY_TEAM).await.rows.len();
    assert_eq!(shown, answers.teams.len() + 1, "teams, and All teams");
}

/// Waits until a table shows the expected figures.
pub async fn check_figures(page: &Page, table: &str, what: &str, expected: &Vec<Expected>) {
    assert!(!expected.is_empty());
    page.until_equal(&format!("{table}, {what}"), expected, async || {
        let found = page.table(table).await;
        expected
            .iter()
            .map(|(row, column, _)| (row.clone(), column.clone(), found.figure(row, column)))
            .collect()
    })
    .await;
}

/// Waits until a table shows these averages, by row.
pub async fn check_averages(page: &Page, table: &str, averages: &BTreeMap<String, String>) {
    let expected = averages
        .iter()
        .map(|(row, average)| (row.clone(), "Average".to_owned(), average.clone()))
        .collect();
    check_figures(page, table, "averages", &expected).await;
}

fn all_expected(
    groups: &BTreeMap<String, Group>,
    answers: &Answers,
    definition: Definition,
) -> Vec<Expected> {
    let all_teams = answers.all_teams.iter().map(|group| ("All teams", group));
    groups
        .iter()
        .map(|(name, group)| (team_in(name), group))
        .chain(all_teams)
        .flat_map(|(name, group)| expected_of(name, group, &answers.months, definition))
        .collect()
}

/// A group's average and, for averages over workers, its months.
fn expected_of(
    name: &str,
    group: &Group,
    months: &[String],
    definition: Definition,
) -> Vec<Expected> {
    let mut expected = vec![(name.to_owned(), "Average".to_owned(), group.average(definition))];
    if definition != Definition::PerFte {
        expected.extend(months.iter().map(|month| {
            let shown = group
                .by_month
                .get(month)
                .map_or_else(|| "\u{2013}".to_owned(), |figures| figures.one_decimal());
            (name.to_owned(), month_on_page(month), shown)
        }));
    }
    expected
}
