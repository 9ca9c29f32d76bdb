//! Cases without a worker: how many at each audit month, the average if the present staff held them as
//! well, and how long they have waited at the last one.

mod demand;

use super::layout::{self, Title, count, last, no_rows};
use super::subject::Subject;
use crate::audit::ages::DaysTold;
use crate::audit::figures::{FigureTable, MonthFigures, StockDay};
use crate::audit::ledger::WaitingSince;
use crate::audit::sheet::{Column, Sheet};
use crate::audit::waiting::{FOUR_WEEKS_DAYS, TellingTeams, WaitingFigures};
use crate::audit::working::{Shown, Working};
use crate::format::{Exact, counted, listed, thousands};

const TITLE: Title<'_> = Title {
    id_by_area: "unallocated-by-area",
    id_by_team: "unallocated-by-team",
    what: "Unallocated work",
};

/// What is said with every 0 where no row of any file is without a worker.
pub(super) const MAY_NOT_BE_LISTED: &str = "No row of any file is without a worker: that may mean that the files do not list waiting work.";

/// What a number of waiting cases leaves open: teams of which it is not known, or all.
pub(super) fn left_open(table: &FigureTable, told_by: Option<&TellingTeams>) -> Vec<String> {
    let silent = told_by.and_then(TellingTeams::said_of_silent).map(|said| format!("{said}."));
    let none_listed = (!table.lists_waiting_work).then(|| MAY_NOT_BE_LISTED.to_owned());
    silent.into_iter().chain(none_listed).collect()
}

/// The sheet of a table by service area or team.
pub fn waiting(table: &FigureTable, files: &[String], told: DaysTold) -> Sheet {
    let may_not_be_listed =
        if table.lists_waiting_work { String::new() } else { format!(" {MAY_NOT_BE_LISTED}") };
    let since = told.waiting_since.map(|since| {
        let days = from_to(table, since);
        format!(" Days are counted {days}. {}", since.oddity()).trim_end().to_owned()
    });
    let since = since.unwrap_or_default();
    let note = format!(
        "How much work has a team and no worker, what the average would be if the present staff held \
         it too, and how long it has waited {}. An average leaves this work out, so a team \
         can look better only because more of its work is waiting.{since}{may_not_be_listed}",
        table.stock.in_words()
    );
    layout::sheet(TITLE, note, columns(table, told), (table, files), |subject| {
        let unknown = WaitingFigures::default();
        let figures = subject.row.waiting.as_ref().unwrap_or(&unknown);
        let of = Waits { subject, figures, told };
        (of.notes(), of.cells())
    })
}

/// `from Allocated date to 30 September 2019`.
fn from_to(table: &FigureTable, since: WaitingSince) -> String {
    let to = match table.stock {
        StockDay::Day(day) => day.long(),
        StockDay::Month(month) => format!("the day of the count in {}", month.long()),
    };
    format!("from {} to {to}", since.column())
}

/// The average of all teams at the last audit month, and the same if all that waits were allocated.
pub fn of_all_teams(table: &FigureTable, told: DaysTold) -> [Working; 2] {
    let subject = Subject::of_all_teams(table, &[]);
    let unknown = WaitingFigures::default();
    let figures = subject.row.waiting.as_ref().unwrap_or(&unknown);
    let of = Waits { subject, figures, told };
    [of.average(), of.if_allocated()]
}

fn columns(table: &FigureTable, told: DaysTold) -> Vec<Column> {
    let unallocated =
        |&month| Column::at("Unallocated", format!("{month}")).within("At month ends");
    let mut columns: Vec<Column> = table.months.iter().map(unallocated).collect();
    if let Some(last) = columns.pop() {
        columns.push(last.main());
    }
    let beside = [
        // Before the days: nobody should have to scroll for what the average would be.
        demand::heading_of_average(table),
        "If all were allocated".to_owned(),
        "Median days waiting".to_owned(),
        "Longest wait in days".to_owned(),
        over(FOUR_WEEKS_DAYS),
        over(told.long_wait_days),
        "No date".to_owned(),
    ];
    columns.extend(beside.map(|heading| Column::at(heading, table.stock.heading())));
    columns
}

/// `Over 28 days`.
fn over(n_days: u32) -> String {
    format!("Over {}", counted(u64::from(n_days), "day", "days"))
}

/// The work of a row that waits.
#[derive(Clone, Copy)]
struct Waits<'a> {
    subject: Subject<'a>,
    figures: &'a WaitingFigures,
    told: DaysTold,
}

impl Waits<'_> {
    fn notes(self) -> Vec<String> {
        let unit = self.subject.table.unit;
        let (n_known, n_all) = (self.figures.days.n_known, self.figures.n_waiting);
        let known = (n_known < n_all).then(|| {
            let all = counted(n_all, unit.one(), unit.many());
            format!("Waiting since known for {} of {all}", thousands(n_known))
        });
        // Most often the same teams give only numbers in every month.
        let most = self.figures.told_by.iter().max_by_key(|told_by| told_by.n_silent);
        known.into_iter().chain(most.and_then(TellingTeams::said_of_silent)).collect()
    }

    fn cells(self) -> Vec<Working> {
        let row = self.subject.row;
        let mut cells: Vec<Working> = row
            .monthly
            .iter()
            .enumerate()
            .map(|(at, month)| self.unallocated(month, self.figures.told_by.get(at)))
            .collect();
        cells.extend([
            self.average(),
            self.if_allocated(),
            self.median(),
            self.longest(),
            self.n_over(FOUR_WEEKS_DAYS, self.figures.n_over_four_weeks),
            self.n_over(self.told.long_wait_days, self.figures.n_over_long_wait),
            self.without_date(),
        ]);
        cells
    }

    fn unallocated(self, month: &MonthFigures, told_by: Option<&TellingTeams>) -> Working {
        let unit = self.subject.table.unit;
        let name = format!("Unallocated {}", unit.many());
        let whose = self.subject.in_month(month.month);
        let formula = format!(
            "{} that have a team and no worker at the end of the month. They are in no average.",
            unit.heading()
        );
        if let Some(why) = self.why_not_told(month, told_by) {
            return Working::not_available(name, whose, formula, why);
        }
        let months = std::slice::from_ref(month);
        count(&name, whose, &formula, month.n_unallocated)
            .leaving_out(self.said_of_gaps(month, told_by))
            .resting_on(self.subject.rests_on(months, |rows| rows.n_waiting))
    }

    /// Why nobody knows whether cases wait in a month, if so.
    fn why_not_told(self, month: &MonthFigures, by: Option<&TellingTeams>) -> Option<String> {
        if !month.has_rows {
            return Some(no_rows(self.subject, std::slice::from_ref(month)));
        }
        by.filter(|by| by.are_silent()).map(|by| by.why_silent().to_owned())
    }

    /// What is not in a month's number.
    fn said_of_gaps(self, month: &MonthFigures, told_by: Option<&TellingTeams>) -> Vec<String> {
        let without = &month.teams_without_rows;
        let without = (!without.is_empty()).then(|| {
            format!("In {} there are no rows for {}.", month.month.long(), listed(without))
        });
        left_open(self.subject.table, told_by).into_iter().chain(without).collect()
    }

    fn why_not_told_at_last(self) -> Option<String> {
        match self.subject.row.monthly.last() {
            Some(month) => self.why_not_told(month, self.figures.told_by.last()),
            None => Some("there are no audit months.".to_owned()),
        }
    }

    /// Why no days of waiting are known, if so.
    fn why_unknown(self) -> Option<String> {
        let unit = self.subject.table.unit;
        self.why_not_told_at_last().or(match (self.figures.n_waiting, self.figures.days.n_known) {
            (0, _) => Some(format!("no {} was without a worker.", unit.one())),
            (_, 0) => Some("no date in the files says since when the work has waited.".to_owned()),
            _ => None,
        })
    }

    /// With what is not in it, and the rows that it rests on.
    fn of_days(self, working: Working) -> Working {
        let unit = self.subject.table.unit;
        let n_undated = self.figures.n_waiting.saturating_sub(self.figures.days.n_known);
        let undated = (n_undated > 0).then(|| {
            let all = counted(self.figures.n_waiting, unit.one(), unit.many());
            format!("{} of {all}: no date says since when.", thousands(n_undated))
        });
        let months = last(self.subject.row);
        let told_by = self.figures.told_by.last();
        let gaps = months.iter().flat_map(|month| self.said_of_gaps(month, told_by));
        working
            .leaving_out(undated.into_iter().chain(gaps).collect())
            .resting_on(self.subject.rests_on(months, |rows| rows.n_waiting))
    }

    /// `, from Allocated date to 30 September 2019`.
    fn counted_from(self) -> String {
        let since = self.told.waiting_since;
        let from_to = since.map(|since| format!(", {}", from_to(self.subject.table, since)));
        from_to.unwrap_or_default()
    }

    fn median(self) -> Working {
        let name = "Median days waiting";
        let whose = self.subject.at_stock();
        let formula = format!(
            "The days that each has waited{}, in order: the one in the middle, or the mean of the \
             two in the middle.",
            self.counted_from()
        );
        match (&self.figures.days.median, self.why_unknown()) {
            (Some(median), None) => {
                let (expression, value) = (median.expression(), median.value());
                let shown = Shown::OneDecimal;
                self.of_days(Working::done(name, whose, formula, expression, value, shown))
            }
            (_, why) => Working::not_available(name, whose, formula, why.unwrap_or_default()),
        }
    }

    fn longest(self) -> Working {
        let (name, whose) = ("Longest wait in days", self.subject.at_stock());
        let formula = format!("The most days that one has waited{}.", self.counted_from());
        match (self.figures.days.longest_days, self.why_unknown()) {
            (Some(n_days), None) => self.of_days(count(name, whose, &formula, n_days)),
            (_, why) => Working::not_available(name, whose, formula, why.unwrap_or_default()),
        }
    }

    fn n_over(self, n_days: u32, number: u64) -> Working {
        let days = counted(u64::from(n_days), "day", "days");
        let name = format!("Waiting for more than {days}");
        let whose = self.subject.at_stock();
        let formula = format!(
            "{} without a worker that have waited for more than {days}{}.",
            self.subject.table.unit.heading(),
            self.counted_from()
        );
        // Where none waits, none waits long.
        let why = if self.figures.n_waiting == 0 {
            self.why_not_told_at_last()
        } else {
            self.why_unknown()
        };
        match why {
            None => self.of_days(count(&name, whose, &formula, number)),
            Some(why) => Working::not_available(name, whose, formula, why),
        }
    }

    fn without_date(self) -> Working {
        let (name, whose) = ("Waiting since an unknown date", self.subject.at_stock());
        let formula = format!(
            "{} without a worker, less those of which a date says since when they wait. A date \
             after the day of the count does not say it.",
            self.subject.table.unit.heading()
        );
        if let Some(why) = self.why_not_told_at_last() {
            return Working::not_available(name, whose, formula, why);
        }
        let (all, known) = (self.figures.n_waiting, self.figures.days.n_known);
        let expression = format!("{} \u{2212} {}", thousands(all), thousands(known));
        let value = Exact::whole(all.saturating_sub(known));
        Working::done(name, whose, formula, expression, value, Shown::Whole)
            .resting_on(self.subject.rests_on(last(self.subject.row), |rows| rows.n_waiting))
    }
}
