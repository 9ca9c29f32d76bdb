//! Averages month by month, and the limits within which they vary by chance.

mod limits;
mod signals;

use super::averages;
use super::layout::{self, Title};
use super::subject::Subject;
use crate::audit::figures::FigureTable;
use crate::audit::over_time::{OverTime, Run};
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::counted;
use limits::OfRun;

const MONTHS: Title<'_> = Title {
    id_by_area: "months-by-area",
    id_by_team: "months-by-team",
    what: "Average of each month",
};

/// A row with its months, and with what they say together.
pub fn over_time(of: &OverTime, by_team: &FigureTable, files: &[String]) -> Sheet {
    let table = of.table(by_team);
    // Where no row has limits, that is said once for all.
    let has_limits = of.runs.iter().chain([&of.run_of_all]).any(|run| run.limits.is_ok());
    let no_limits = match &of.run_of_all.limits {
        Err(few) if !has_limits => format!(" No limits: {few}."),
        _ => String::new(),
    };
    let row = |row, run| {
        let of = OfRun { subject: Subject { table, row, files, has_namesake: false }, run };
        let notes = if has_limits { of.notes() } else { Vec::new() };
        SheetRow {
            names: of.subject.names(),
            notes,
            cells: of.cells(),
            is_of_few: of.subject.is_of_few(),
        }
    };
    let mut row_headings = vec!["Team".to_owned()];
    if table.names_areas {
        row_headings.insert(0, "Service area".to_owned());
    }
    let last = table.months.last().map(ToString::to_string).unwrap_or_default();
    Sheet {
        id: "over-time",
        caption: "Average caseload over time".to_owned(),
        note: format!(
            "Whether a change in a team\u{2019}s average is more than the ups and downs of any \
             month: only a signal is worth asking about, and it says that something changed, not \
             why. {}, {}, {}.{no_limits}{}",
            table.definition().name(),
            table.definition().unit(),
            months_in_words(&table.months),
            left_out_of_allocations(of).map(|said| format!(" {said}")).unwrap_or_default()
        ),
        row_headings,
        columns: vec![
            Column::of("Mean"),
            Column::of("Lower limit"),
            Column::of("Upper limit"),
            Column::at("Latest", last),
            Column::of("Signals").main(),
        ],
        rows: table.rows.iter().zip(&of.runs).map(|(of_row, run)| row(of_row, run)).collect(),
        total: Some(row(&table.all_teams, &of.run_of_all)),
    }
}

/// That months of allocations are left out, and how to have them.
fn left_out_of_allocations(of: &OverTime) -> Option<String> {
    let n = of.of_allocations.len() as u64;
    (n > 0).then(|| {
        format!(
            "Left out: {} of which only allocations tell, because a list of allocations seldom has \
             all that had ended by the time it was made. Choose a month as an audit month to have \
             it.",
            counted(n, "month before the audit", "months before the audit")
        )
    })
}

/// The averages of all months that the files hold.
pub fn months(of: &OverTime, by_team: &FigureTable, files: &[String]) -> Sheet {
    let table = of.table(by_team);
    let mut said = vec![
        "The average of each month that the files hold, also before the audit months.".to_owned(),
        format!("{}, {}.", table.definition().name(), table.definition().unit()),
    ];
    if of.n_earlier_months > 0 {
        let earlier = counted(of.n_earlier_months as u64, "earlier month is", "earlier months are");
        said.push(format!("{earlier} not shown."));
    }
    if !of.incomplete.is_empty() {
        let months = months_in_words(&of.incomplete);
        said.push(format!("Not held to the end, and so not shown: {months}."));
    }
    match left_out_of_allocations(of) {
        Some(left_out) => said.push(left_out),
        None if table.all_teams.monthly.iter().any(|month| month.days.is_some()) => {
            let early = "The first months of allocations hold only what the file still lists, so \
                         they can be too low.";
            said.push(early.to_owned());
        }
        None => {}
    }
    let column = |month: &Month| Column::of(month.to_string()).within(month.year().to_string());
    let columns = table.months.iter().map(column).collect();
    layout::sheet(MONTHS, said.join(" "), columns, (table, files), |subject| {
        let months = subject.row.monthly.iter();
        let cells = months.map(|month| averages::of_month(subject, month)).collect();
        (subject.row.notes.clone(), cells)
    })
}

/// What stands beside the figures of a run.
impl OfRun<'_> {
    fn notes(&self) -> Vec<String> {
        let Run { months, limits, .. } = self.run;
        let mut notes = Vec::new();
        match limits {
            Err(few) => notes.push(format!("No limits: {few}")),
            Ok(chart) if chart.is_trial => {
                let n_months = counted(months.len() as u64, "month", "months");
                notes.push(format!("Trial limits from {n_months}: firm from {}", limits::N_FIRM));
            }
            Ok(_) => {}
        }
        notes.extend(self.signals_in_words());
        notes
    }
}
