//! A table of averages as it is shown: every figure as text.

use yew::AttrValue;

use super::workings::Subject;
use crate::audit::figures::{FigureRow, FigureTable, Grouping, shown};
use crate::audit::results::Audit;
use crate::caseload::month::months_in_words;
use crate::format::thousands;

/// A table as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownTable {
    /// `Average caseload by team`.
    pub caption: AttrValue,
    /// Measure and period.
    pub note: AttrValue,
    /// Whether so many months hardly ever fit the window.
    pub is_wide: bool,
    /// Whether the first column is the service area of a team.
    pub has_areas: bool,
    /// What a row's header is: `Team`.
    pub row_heading: AttrValue,
    /// The audit months.
    pub months: Vec<AttrValue>,
    /// The headings after the average.
    pub stocks: Vec<StockHeading>,
    /// The rows.
    pub rows: Vec<ShownRow>,
    /// All teams.
    pub total: ShownRow,
}

/// The heading of a column after the average: `FTE, ` and `30 Sep`, which stays in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct StockHeading {
    /// What is counted, with the comma before a day.
    pub what: AttrValue,
    /// The day that it is of; empty when it is of all audit months.
    pub day: AttrValue,
}

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownRow {
    /// Whose figures they are, for the working.
    pub subject: Subject,
    /// The service area, in a table that has them.
    pub area: AttrValue,
    /// The name.
    pub name: AttrValue,
    /// What to know about the row.
    pub notes: Vec<AttrValue>,
    /// A figure for each month.
    pub monthly: Vec<AttrValue>,
    /// The average; `None` when there is nothing to divide by.
    pub caseload: Option<AttrValue>,
    /// The cells after the average.
    pub stocks: Vec<AttrValue>,
}

/// More months than these make a table wide.
const N_MONTHS_THAT_FIT: usize = 6;

const DASH: &str = "\u{2013}";

/// The table of an audit by this grouping, if it has one.
pub fn table_of(audit: &Audit, grouping: Grouping) -> Option<&FigureTable> {
    match grouping {
        Grouping::ServiceArea => audit.by_area.as_ref(),
        Grouping::Team => Some(&audit.by_team),
        Grouping::Role => audit.by_role.as_ref(),
        Grouping::TeamRole => audit.by_team_and_role.as_ref(),
    }
}

/// A table as it is shown.
pub fn shown_table(table: &FigureTable) -> ShownTable {
    let (caption, row_heading) = match table.grouping {
        Grouping::ServiceArea => ("Average caseload by service area", "Service area"),
        Grouping::Team => ("Average caseload by team", "Team"),
        Grouping::Role => ("Average caseload by role", "Role"),
        Grouping::TeamRole => ("Average caseload by team and role", "Role"),
    };
    let row = |at: Option<usize>, row: &FigureRow| {
        let subject = Subject { grouping: table.grouping, row: at };
        shown_row(table, subject, row)
    };
    let rows = table.rows.iter().enumerate();
    ShownTable {
        caption: caption.into(),
        note: note(table).into(),
        is_wide: table.months.len() > N_MONTHS_THAT_FIT,
        has_areas: table.names_areas && table.grouping == Grouping::Team,
        row_heading: row_heading.into(),
        months: table.months.iter().map(|m| m.to_string().into()).collect(),
        stocks: stock_headings(table),
        rows: rows.map(|(at, figures)| row(Some(at), figures)).collect(),
        total: row(None, &table.all_teams),
    }
}

fn note(table: &FigureTable) -> String {
    format!(
        "{}, {}, {}.",
        table.definition().name(),
        table.definition().unit(),
        months_in_words(&table.months)
    )
}

fn stock_headings(table: &FigureTable) -> Vec<StockHeading> {
    let day = AttrValue::from(table.stock.heading());
    let of_day =
        |what: &str| StockHeading { what: AttrValue::from(format!("{what}, ")), day: day.clone() };
    let workers = StockHeading { what: AttrValue::Static("Workers"), day: AttrValue::default() };
    let mut headings = vec![workers];
    if table.knows_fte {
        headings.push(of_day("FTE"));
    }
    headings.push(of_day(table.unit.heading()));
    if table.counts_unallocated() {
        headings.push(of_day("Unallocated"));
    }
    headings
}

fn shown_row(table: &FigureTable, subject: Subject, row: &FigureRow) -> ShownRow {
    ShownRow {
        subject,
        area: row.service_area.clone().unwrap_or_default().into(),
        name: row.name.clone().into(),
        notes: row.notes.iter().map(|note| note.clone().into()).collect(),
        monthly: row.monthly.iter().map(|month| shown(month.caseload.as_ref()).into()).collect(),
        caseload: row.caseload.as_ref().map(|figure| figure.one_decimal().into()),
        stocks: stocks(table, row),
    }
}

fn stocks(table: &FigureTable, row: &FigureRow) -> Vec<AttrValue> {
    let stock = row.stock.as_ref();
    let or_dash = |text: Option<String>| text.map_or(AttrValue::Static(DASH), AttrValue::from);
    let mut cells = vec![or_dash(row.n_workers.map(thousands))];
    if table.knows_fte {
        let known = stock.filter(|stock| stock.n_holders_with_fte > 0);
        cells.push(or_dash(known.map(|stock| stock.fte.one_decimal())));
    }
    cells.push(or_dash(stock.map(|stock| thousands(stock.n_cases))));
    if table.counts_unallocated() {
        cells.push(or_dash(stock.map(|stock| thousands(stock.n_unallocated))));
    }
    cells
}
