//! How long cases with a worker have been open at the last audit month, and since their last review
//! or contact.

use super::layout::{self, Title, count, last, no_rows, of_all_workers};
use super::subject::Subject;
use crate::audit::ages::{AgeFigures, DaysTold, TWELVE_MONTHS_DAYS};
use crate::audit::figures::FigureTable;
use crate::audit::known_days::KnownDays;
use crate::audit::ledger::AgeSince;
use crate::audit::sheet::{Column, Sheet};
use crate::audit::working::{Shown, Working};
use crate::format::{Exact, counted, listed, thousands};

const TITLE: Title<'_> =
    Title { id_by_area: "age-by-area", id_by_team: "age-by-team", what: "Age of open cases" };

/// The sheet of a table by service area or team.
pub fn ages(table: &FigureTable, files: &[String], told: DaysTold) -> Sheet {
    let counted_from = match told.age_since {
        Some(_) => format!("Age is counted from the {}.", since(told)),
        None => "No file says since when cases are open.".to_owned(),
    };
    let note = format!(
        "Whether old cases pile up: how long the cases that workers hold {} had been open. \
         {counted_from} Twelve months are {TWELVE_MONTHS_DAYS} days. An old case can be right, as \
         for a long illness: this shows where to look.",
        table.stock.in_words()
    );
    layout::sheet(TITLE, note, columns(table, told), (table, files), |subject| {
        let unknown = AgeFigures::default();
        let figures = subject.row.ages.as_ref().unwrap_or(&unknown);
        let of = Ages { subject, figures, told };
        (of.notes(), of.cells())
    })
}

/// `referral`.
fn since(told: DaysTold) -> &'static str {
    match told.age_since {
        Some(AgeSince::Referral) => "referral",
        Some(AgeSince::Allocation) => "allocation",
        Some(AgeSince::Either) => "referral or, in files without it, the allocation",
        None => "day they were opened",
    }
}

fn columns(table: &FigureTable, told: DaysTold) -> Vec<Column> {
    let median = match told.age_since {
        Some(AgeSince::Referral) => "Median days since referral",
        Some(AgeSince::Allocation) => "Median days since allocation",
        Some(AgeSince::Either) => "Median days since referral or allocation",
        None => "Median days open",
    };
    let mut headings = vec![
        (table.unit.heading(), false),
        (median, true),
        ("Open over 12 months", false),
        ("Share over 12 months", false),
    ];
    if told.tells_contact {
        headings.push(("Median days since review or contact", false));
        headings.push(("No review or contact for over 12 months", false));
    }
    let column = |(heading, is_main): (&str, bool)| {
        let column = Column::at(heading, table.stock.heading());
        if is_main { column.main() } else { column }
    };
    headings.into_iter().map(column).collect()
}

/// What days are of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    Opened,
    Contact,
}

struct Ages<'a> {
    subject: Subject<'a>,
    figures: &'a AgeFigures,
    told: DaysTold,
}

impl Ages<'_> {
    fn notes(&self) -> Vec<String> {
        let n_cases = self.figures.n_cases;
        let all = counted(n_cases, self.subject.table.unit.one(), self.subject.table.unit.many());
        let known = |what: &str, days: &KnownDays| {
            (days.n_known < n_cases)
                .then(|| format!("{what} known for {} of {all}", thousands(days.n_known)))
        };
        let contact = self.told.tells_contact.then_some(&self.figures.since_contact);
        let contact = contact.and_then(|days| known("Last review or contact", days));
        known("Age", &self.figures.open).into_iter().chain(contact).collect()
    }

    fn cells(&self) -> Vec<Working> {
        let mut cells = vec![
            self.cases(),
            self.median(Since::Opened),
            self.n_over(Since::Opened),
            self.share_over(),
        ];
        if self.told.tells_contact {
            cells.extend([self.median(Since::Contact), self.n_over(Since::Contact)]);
        }
        cells
    }

    fn days(&self, since: Since) -> (&KnownDays, u64) {
        match since {
            Since::Opened => (&self.figures.open, self.figures.n_open_over_twelve_months),
            Since::Contact => {
                (&self.figures.since_contact, self.figures.n_contact_over_twelve_months)
            }
        }
    }

    /// `Cases with a worker … . A case that two workers hold counts for both.`
    fn whom(&self) -> String {
        let all_workers = of_all_workers(self.subject.table);
        let one = self.subject.table.unit.one();
        format!("A {one} that two workers hold counts for both.{all_workers}")
    }

    fn why_none(&self) -> Option<String> {
        let months = last(self.subject.row);
        match months.first() {
            None => Some("there are no audit months.".to_owned()),
            Some(month) if !month.has_rows => Some(no_rows(self.subject, months)),
            Some(_) => None,
        }
    }

    fn why_unknown(&self, since: Since) -> Option<String> {
        let unit = self.subject.table.unit;
        self.why_none().or(match (self.figures.n_cases, self.days(since).0.n_known, since) {
            (0, ..) => Some(format!("no {} had a worker.", unit.one())),
            (_, 0, Since::Opened) => {
                Some(format!("no date says since when any of these {} is open.", unit.many()))
            }
            (_, 0, Since::Contact) => {
                Some("no date says when any of them was reviewed or contacted.".to_owned())
            }
            _ => None,
        })
    }

    fn cases(&self) -> Working {
        let unit = self.subject.table.unit;
        let name = format!("{} with a worker", unit.heading());
        let formula = format!("{} that workers hold. {}", unit.heading(), self.whom());
        let whose = self.subject.at_stock();
        if let Some(why) = self.why_none() {
            return Working::not_available(name, whose, formula, why);
        }
        let count = count(&name, whose, &formula, self.figures.n_cases);
        self.with_rows(count.leaving_out(self.gaps().collect()))
    }

    fn median(&self, of: Since) -> Working {
        let (name, from) = match of {
            Since::Opened => ("Median days open", since(self.told)),
            Since::Contact => (
                "Median days since review or contact",
                "last review or contact, whichever is later,",
            ),
        };
        let formula = format!(
            "The days from the {from} to the day of the count, in order: the one in the middle, or \
             the mean of the two in the middle. {}",
            self.whom()
        );
        let whose = self.subject.at_stock();
        match (&self.days(of).0.median, self.why_unknown(of)) {
            (Some(median), None) => {
                let (expression, value) = (median.expression(), median.value());
                let shown = Shown::OneDecimal;
                self.of_days(of, Working::done(name, whose, formula, expression, value, shown))
            }
            (_, why) => Working::not_available(name, whose, formula, why.unwrap_or_default()),
        }
    }

    fn n_over(&self, since: Since) -> Working {
        let name = match since {
            Since::Opened => "Open over 12 months",
            Since::Contact => "No review or contact for over 12 months",
        };
        let formula = format!("{} {}", self.over_in_words(since), self.whom());
        let whose = self.subject.at_stock();
        match self.why_unknown(since) {
            Some(why) => Working::not_available(name, whose, formula, why),
            None => self.of_days(since, count(name, whose, &formula, self.days(since).1)),
        }
    }

    fn share_over(&self) -> Working {
        let name = "Share open over 12 months";
        let formula = format!(
            "{} Divided by all of which it is known. {}",
            self.over_in_words(Since::Opened),
            self.whom()
        );
        let whose = self.subject.at_stock();
        let (days, n_over) = self.days(Since::Opened);
        match (Exact::quotient(n_over, days.n_known), self.why_unknown(Since::Opened)) {
            (Some(share), None) => {
                let expression =
                    format!("{} \u{f7} {}", thousands(n_over), thousands(days.n_known));
                let shown = Shown::Percent;
                self.of_days(
                    Since::Opened,
                    Working::done(name, whose, formula, expression, share, shown),
                )
            }
            (_, why) => Working::not_available(name, whose, formula, why.unwrap_or_default()),
        }
    }

    fn over_in_words(&self, of: Since) -> String {
        let heading = self.subject.table.unit.heading();
        match of {
            Since::Opened => format!(
                "{heading} open for more than {TWELVE_MONTHS_DAYS} days, counted from the {}.",
                since(self.told)
            ),
            Since::Contact => format!(
                "{heading} whose last review or contact, whichever is later, was more than \
                 {TWELVE_MONTHS_DAYS} days ago."
            ),
        }
    }

    /// With what is not in it, and the rows that it rests on.
    fn of_days(&self, since: Since, working: Working) -> Working {
        let unit = self.subject.table.unit;
        let n_cases = self.figures.n_cases;
        let n_unknown = n_cases.saturating_sub(self.days(since).0.n_known);
        let mut left_out = Vec::new();
        if n_unknown > 0 {
            let all = counted(n_cases, unit.one(), unit.many());
            left_out.push(format!("{} of {all}: no date says since when.", thousands(n_unknown)));
        }
        left_out.extend(self.gaps());
        self.with_rows(working.leaving_out(left_out))
    }

    /// The teams that have no rows in the month.
    fn gaps(&self) -> impl Iterator<Item = String> {
        let months = last(self.subject.row).iter();
        months.filter(|month| !month.teams_without_rows.is_empty()).map(|month| {
            let teams = listed(&month.teams_without_rows);
            format!("In {} there are no rows for {teams}.", month.month.long())
        })
    }

    fn with_rows(&self, working: Working) -> Working {
        working.resting_on(self.subject.rests_on(last(self.subject.row), |rows| rows.n_rows))
    }
}
