//! The message of an audit before its tables: title, scope, statements, cautions.

use std::fmt::Write as _;

use super::account::RowAccount;
use super::ages::DaysTold;
use super::figures::{FigureRow, FigureTable};
use super::names_found::{NamesFound, WorkerValue};
use super::results::{Caution, LeadsTo, Statement, Summary};
use super::settings::{CountUnit, Definition, Measure};
use super::sheets::waiting;
use super::who_counts::LeftOut;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{counted, listed, thousands};

/// An average over fewer workers is close to telling what one person holds.
const FEW_WORKERS: u64 = 5;

/// What a summary is made of.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The audit months.
    pub months: &'a [Month],
    /// The averages by team.
    pub by_team: &'a FigureTable,
    /// The averages by service area.
    pub by_area: Option<&'a FigureTable>,
    /// The averages by role within each team.
    pub by_team_and_role: Option<&'a FigureTable>,
    /// Which days the files tell.
    pub days_told: DaysTold,
    /// The account of the rows.
    pub account: &'a RowAccount,
    /// What there is to decide about names.
    pub names: &'a NamesFound,
}

impl Material<'_> {
    /// The summary.
    pub fn summary(&self) -> Summary {
        let mut statements = vec![self.on_the_whole()];
        statements.extend(self.lowest_to_highest());
        statements.extend(self.waiting());
        statements.push(self.rows_used());
        Summary {
            title: format!("Average caseload, {}", months_in_words(self.months)),
            scope: self.scope(),
            statements,
            cautions: self.cautions(),
        }
    }

    fn definition(&self) -> Definition {
        self.by_team.definition()
    }

    fn unit(&self) -> CountUnit {
        self.by_team.unit
    }

    fn all_teams(&self) -> &FigureRow {
        &self.by_team.all_teams
    }

    fn scope(&self) -> String {
        let teams = counted(self.by_team.rows.len() as u64, "team", "teams");
        let areas = match self.by_team.n_areas() as u64 {
            0 => String::new(),
            n => format!(" in {}", counted(n, "service area", "service areas")),
        };
        let workers = match self.all_teams().n_workers {
            Some(n) => format!("{} who held cases", counted(n, "worker", "workers")),
            None => "number of workers not available".to_owned(),
        };
        let last = self.all_teams().monthly.last();
        let in_post = last.filter(|_| self.by_team.counts_staff_in_post()).map(|month| {
            let n = thousands(month.n_in_post());
            format!(
                "; cases are divided by all staff in post, {n} {}",
                self.by_team.stock.in_words()
            )
        });
        format!(
            "{teams}{areas}, {workers}{}. {}, {}.",
            in_post.unwrap_or_default(),
            self.definition().name(),
            self.definition().unit()
        )
    }

    fn on_the_whole(&self) -> Statement {
        Statement {
            figure: self.all_teams().caseload_shown(),
            meaning: format!("{}, across all teams", self.definition().unit()),
            needs_care: self.all_teams().caseload.is_none(),
            leads_to: match self.all_teams().caseload {
                Some(_) => LeadsTo::WorkingOfAllTeams,
                None => LeadsTo::TeamTable,
            },
        }
    }

    fn lowest_to_highest(&self) -> Option<Statement> {
        let table = self.by_area.filter(|table| table.rows.len() > 1).unwrap_or(self.by_team);
        let with_figure = || table.rows.iter().filter(|row| row.is_named && row.caseload.is_some());
        let lowest = with_figure().min_by(|a, b| a.caseload.cmp(&b.caseload))?;
        // Of equally high ones the first, as of equally low ones.
        let highest = with_figure().rev().max_by(|a, b| a.caseload.cmp(&b.caseload))?;
        (lowest.caseload_shown() != highest.caseload_shown()).then(|| Statement {
            figure: format!("{} to {}", lowest.caseload_shown(), highest.caseload_shown()),
            meaning: format!("from {} to {}", lowest.name, highest.name),
            needs_care: false,
            leads_to: LeadsTo::Chart,
        })
    }

    fn waiting(&self) -> Option<Statement> {
        let stock = self.all_teams().stock.as_ref()?;
        let n = stock.n_unallocated;
        let when = self.by_team.stock.in_words();
        let (one, many) = (self.unit().one(), self.unit().many());
        let (case, it_is) = if n == 1 { (one, "it is") } else { (many, "they are") };
        let told_by = self.all_teams().told_by_at_last()?;
        let (figure, meaning) = if told_by.are_silent() {
            let what = if told_by.n_in_numbers == 0 {
                "the files list what workers hold, and no row without a worker,"
            } else {
                "the files do not say it"
            };
            (
                "Not known".to_owned(),
                format!("how many {many} wait without a worker: {what} {when}"),
            )
        } else if !self.by_team.lists_waiting_work {
            let caution = "that may mean that they do not list waiting work";
            ("None".to_owned(), format!("{many} without a worker in the files {when}; {caution}"))
        } else {
            let known = match told_by.n_silent {
                0 => String::new(),
                n => format!("; not known of {}", counted(n, "team", "teams")),
            };
            let meaning = match n {
                0 => format!("{many} without a worker in the files {when}{known}"),
                _ => {
                    format!("{case} waiting without a worker {when}: {it_is} in no average{known}")
                }
            };
            (thousands(n), meaning)
        };
        let is_clear = n == 0 && told_by.n_silent == 0 && self.by_team.lists_waiting_work;
        Some(Statement { figure, meaning, needs_care: !is_clear, leads_to: LeadsTo::WaitingWork })
    }

    fn rows_used(&self) -> Statement {
        let all = &self.account.all;
        let n_read = self.account.n_of_caseloads();
        let n_set_aside = n_read - all.n_used;
        let mut meaning = match n_set_aside {
            0 => "caseload rows counted: all that were read".to_owned(),
            1 => format!("of {} caseload rows counted; 1 is set aside", thousands(n_read)),
            n => format!(
                "of {} caseload rows counted; {} are set aside",
                thousands(n_read),
                thousands(n)
            ),
        };
        // They are rows that count, and in no average.
        let left_out: Vec<&str> = LeftOut::ALL
            .into_iter()
            .filter(|&reason| self.leaves_out_any(reason))
            .map(LeftOut::whom)
            .collect();
        if !left_out.is_empty() {
            let _ = write!(meaning, ", but those of {} are in no average", listed(&left_out));
        }
        Statement {
            figure: thousands(all.n_used),
            meaning,
            needs_care: false,
            leads_to: LeadsTo::RowAccount,
        }
    }

    /// Whether anybody is left out of the average for a reason.
    fn leaves_out_any(&self, reason: LeftOut) -> bool {
        let months = self.all_teams().monthly.iter();
        let mut left_out = months.flat_map(|month| &month.left_out);
        left_out.any(|heads| heads.reason == reason)
    }

    fn cautions(&self) -> Vec<Caution> {
        let mut cautions = vec![Caution {
            heading: "Read with care".to_owned(),
            text: "A count of cases does not show how complex or risky they are, or how far \
                   workers travel. Read it beside what practitioners and managers say."
                .to_owned(),
            leads_to: Some(LeadsTo::Weighting),
        }];
        cautions.extend(self.why_no_average());
        cautions.extend(self.may_be_no_workers());
        cautions.extend(self.if_the_waiting_were_held());
        cautions.extend(self.small_teams());
        cautions
    }

    /// Values that count as workers and look like a queue, a team or an empty post. Their names stand
    /// under Check alone: some may be people after all.
    fn may_be_no_workers(&self) -> Option<Caution> {
        let listed = self.names.not_workers.listed.iter();
        let doubtful: Vec<&WorkerValue> = listed.filter(|value| value.is_doubtful()).collect();
        let n = doubtful.len() as u64;
        if n == 0 {
            return None;
        }
        let n_rows = doubtful.iter().map(|value| value.n_rows).sum();
        let rows = counted(n_rows, "row", "rows");
        let text = if n == 1 {
            format!(
                "A value in the worker column does not look like a person\u{2019}s name, and counts \
                 as a worker here, with {rows}. If it is an empty post, a queue or a team, the \
                 averages are wrong: its cases have no worker."
            )
        } else {
            format!(
                "{} values in the worker column do not look like people\u{2019}s names, and count \
                 as workers here, with {rows}. If they are empty posts, queues or teams, the \
                 averages are wrong: their cases have no worker.",
                thousands(n)
            )
        };
        Some(Caution {
            heading: "Perhaps no worker".to_owned(),
            text,
            leads_to: Some(LeadsTo::Names),
        })
    }

    fn why_no_average(&self) -> Option<Caution> {
        if self.all_teams().caseload.is_some() {
            return None;
        }
        let is_of_days = self.by_team.measure == Measure::PersonDayCasesPerHolder;
        let text = match self.all_teams().n_workers {
            Some(0) => {
                "No worker holds a case in the audit months, so there is nothing to divide by."
            }
            _ if is_of_days => {
                "These files do not say on which days cases were held, so days cannot be counted. \
                 Choose another average, or add an export with allocation dates."
            }
            Some(_) => {
                "No worker\u{2019}s FTE is known in these files, so cases cannot be divided by it. \
                 Choose another average, or add an FTE column to the export."
            }
            None => {
                "These files give workers as numbers of a team, so no FTE can be joined to them. \
                 Choose another average."
            }
        };
        Some(Caution {
            heading: "Why there is no average".to_owned(),
            text: text.to_owned(),
            leads_to: None,
        })
    }

    fn if_the_waiting_were_held(&self) -> Option<Caution> {
        let stock = self.all_teams().stock.as_ref().filter(|stock| stock.n_unallocated > 0)?;
        let month = self.months.last()?.long_name();
        let n = stock.n_unallocated;
        let mut text = format!(
            "{} had no worker {}.",
            counted(n, self.unit().one(), self.unit().many()),
            self.by_team.stock.in_words(),
        );
        let (them, they_are) = if n == 1 { ("it", "It is") } else { ("them", "They are") };
        let [now, with] = waiting::of_all_teams(self.by_team, self.days_told);
        // What stands beside a person-day average is not the month's average.
        let is_of_month = self.by_team.measure != Measure::PersonDayCasesPerHolder;
        if is_of_month && now.is_available() && with.is_available() {
            let _ = write!(
                text,
                " If the same workers had held {them} too, {month}\u{2019}s average would be {}, \
                 not {}.",
                with.shown, now.shown
            );
        } else {
            let _ = write!(
                text,
                " {they_are} in no average: see the table of unallocated work by team."
            );
        }
        Some(Caution {
            heading: "Waiting without a worker".to_owned(),
            text,
            leads_to: Some(LeadsTo::WaitingWork),
        })
    }

    fn small_teams(&self) -> Option<Caution> {
        let is_small = |row: &&FigureRow| (1..FEW_WORKERS).contains(&row.n_workers_or_most());
        let n_small = |table: &FigureTable| table.rows.iter().filter(is_small).count() as u64;
        let n_teams = n_small(self.by_team);
        // A role of few is in each of its teams of few: it is not counted once more.
        let n_roles = self.by_team_and_role.map_or(0, n_small);
        let few = "fewer than five workers";
        let roles = || {
            counted(n_roles, "group of staff in the same role", "groups of staff in the same role")
        };
        let (heading, who) = match (n_teams, n_roles) {
            (0, 0) => return None,
            (0, n) => {
                let have = if n == 1 { "has" } else { "have" };
                ("Smallest roles", format!("{} {have} {few}", roles()))
            }
            (n, 0) => ("Smallest teams", format!("{} {few}", counted(n, "team has", "teams have"))),
            (n, _) => {
                let teams = counted(n, "team", "teams");
                ("Smallest teams and roles", format!("{teams} and {} have {few}", roles()))
            }
        };
        Some(Caution {
            heading: heading.to_owned(),
            text: format!(
                "{who}. An average over one or two workers tells what a person holds: think before \
                 publishing it."
            ),
            leads_to: (n_teams > 0).then_some(LeadsTo::TeamTable),
        })
    }
}
