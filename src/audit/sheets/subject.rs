//! Whose figures they are, in words: a row of a table.

use std::collections::BTreeMap;

use crate::audit::figures::{FigureRow, FigureTable, Grouping, MonthFigures, RowsOfFile};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::counted;

/// A row of a table, with the names of the files that figures rest on.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub table: &'a FigureTable,
    pub row: &'a FigureRow,
    /// By number.
    pub files: &'a [String],
    /// Whether a team of another area has the name of this role's team.
    pub has_namesake: bool,
}

impl<'a> Subject<'a> {
    /// Of each row of a table, in order.
    pub fn of_rows(
        table: &'a FigureTable,
        files: &'a [String],
    ) -> impl Iterator<Item = Subject<'a>> {
        let namesakes = table.namesakes();
        table.rows.iter().map(move |row| {
            let has_namesake = row.team.as_deref().is_some_and(|team| namesakes.contains(team));
            Subject { table, row, files, has_namesake }
        })
    }

    /// Of all teams together.
    pub fn of_all_teams(table: &'a FigureTable, files: &'a [String]) -> Self {
        Self { table, row: &table.all_teams, files, has_namesake: false }
    }
}

impl Subject<'_> {
    /// Whether figures of the row rest on one or two workers: over all audit months or in any.
    pub fn is_of_few(self) -> bool {
        let is_few = |n: u64| (1..=2).contains(&n);
        self.row.n_workers.is_some_and(is_few)
            || self.row.monthly.iter().any(|month| is_few(month.n_holders))
    }

    /// The names at the head of the row.
    pub fn names(self) -> Vec<String> {
        let name = self.row.name.clone();
        let area = || self.row.service_area.clone().unwrap_or_default();
        match self.table.grouping {
            Grouping::Team if self.table.names_areas => vec![area(), name],
            Grouping::TeamRole if self.has_namesake => vec![self.team().unwrap_or_default(), name],
            Grouping::TeamRole => vec![self.row.team.clone().unwrap_or_default(), name],
            Grouping::Team | Grouping::ServiceArea | Grouping::Role => vec![name],
        }
    }

    /// `Social Worker, North (Adults)`.
    pub fn name(self) -> String {
        match self.team() {
            Some(team) => format!("{}, {team}", self.row.name),
            None => in_area(&self.row.name, self.row.service_area.as_ref()),
        }
    }

    /// The team of a role within it, with its area.
    fn team(self) -> Option<String> {
        let team = self.row.team.as_ref()?;
        Some(in_area(team, self.row.service_area.as_ref()))
    }

    /// `North (Adults), July to September 2019`.
    pub fn over_the_months(self) -> String {
        format!("{}, {}", self.name(), months_in_words(&self.table.months))
    }

    /// `North (Adults), July 2019`.
    pub fn in_month(self, month: Month) -> String {
        format!("{}, {}", self.name(), month.long())
    }

    /// `North (Adults), on 30 September 2019`.
    pub fn at_stock(self) -> String {
        format!("{}, {}", self.name(), self.table.stock.in_words())
    }

    /// Why these months have no figure: `there are no rows for North in July 2019`. A role has
    /// rows where somebody in it holds a case.
    pub fn no_rows_in(self, months: &[Month]) -> String {
        let months = months_in_words(months);
        if self.is_of_roles() {
            let or_in_post = if self.table.counts_staff_in_post() { " or was in post" } else { "" };
            return format!(
                "nobody in the role {} held a case{or_in_post} in {months}",
                self.name()
            );
        }
        format!("there are no rows for {} in {months}", self.name())
    }

    /// Why there is nothing of the last audit month.
    pub fn nothing_at_stock(self) -> String {
        match self.table.months.last() {
            Some(&last) => format!("{}.", self.no_rows_in(&[last])),
            None => "there are no audit months.".to_owned(),
        }
    }

    /// Whether it is a role, and not all teams below the roles.
    pub fn is_of_roles(self) -> bool {
        let is_total = std::ptr::eq(self.row, &raw const self.table.all_teams);
        self.table.grouping.is_of_roles() && !is_total
    }

    /// The rows that figures of these months rest on, by file: `July.csv: 65 rows`.
    pub fn rests_on(
        self,
        months: &[MonthFigures],
        n_rows: impl Fn(&RowsOfFile) -> u64,
    ) -> Vec<String> {
        let mut by_file: BTreeMap<u32, u64> = BTreeMap::new();
        for rows in months.iter().flat_map(|month| &month.rows) {
            *by_file.entry(rows.file).or_default() += n_rows(rows);
        }
        let named = |(file, n_rows): (u32, u64)| {
            let name = self.files.get(file as usize)?;
            (n_rows > 0).then(|| format!("{name}: {}", counted(n_rows, "row", "rows")))
        };
        by_file.into_iter().filter_map(named).collect()
    }
}

fn in_area(name: &str, area: Option<&String>) -> String {
    match area {
        Some(area) => format!("{name} ({area})"),
        None => name.to_owned(),
    }
}
