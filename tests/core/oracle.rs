//! The whole calculation against a second one, which shares no code with it: plain loops over all
//! rows, sets of words, exact fractions. It is slow, and simple enough to be believed.

mod count;
mod generate;
mod rows;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::account::{AccountRow, Reason};
use caseload_audit::audit::figures::{FigureRow, FigureTable};
use caseload_audit::audit::results::{Audit, Results};
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::caseload::Month;
use caseload_audit::format::Exact;
use caseload_audit::intake::source::Outcome;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::reading::audit_of;
use generate::{Trial, trial};
use rows::{Fraction, Team, key};

/// What both calculations must agree on.
#[derive(Debug, PartialEq)]
struct Answer {
    /// Every month that there is, and whether it is an audit month.
    months: Vec<(String, bool)>,
    /// `None` when nobody holds anything and nothing waits.
    figures: Option<Figures>,
    account: Vec<FileAccount>,
}

#[derive(Debug, PartialEq)]
struct Figures {
    teams: BTreeMap<Team, RowAnswer>,
    /// By the key of the area; empty when there is no table of areas.
    areas: BTreeMap<Option<String>, RowAnswer>,
    all: RowAnswer,
}

/// A row of a table, its fractions in words.
#[derive(Debug, PartialEq)]
struct RowAnswer {
    caseload: Option<String>,
    n_workers: Option<u64>,
    monthly: Vec<MonthAnswer>,
}

impl RowAnswer {
    fn holds_anything(&self) -> bool {
        self.monthly.iter().any(|month| month.n_holders + month.n_unallocated > 0)
    }
}

#[derive(Debug, Default, PartialEq)]
struct MonthAnswer {
    month: String,
    has_rows: bool,
    n_cases: u64,
    n_holders: u64,
    n_cases_with_fte: u64,
    n_holders_with_fte: u64,
    fte: String,
    n_unallocated: u64,
}

#[derive(Debug, Default, PartialEq)]
struct FileAccount {
    n_read: u64,
    n_used: u64,
    n_used_unallocated: u64,
    /// How many rows, and the first five of their lines.
    set_aside: BTreeMap<Reason, (u64, Vec<u64>)>,
}

fn fraction(value: Fraction) -> String {
    format!("{}/{}", value.numer(), value.denom())
}

/// What the program answers.
fn answer_of_program(results: &Results) -> Answer {
    let account = &results.account;
    let of_file = |row: &AccountRow| FileAccount {
        n_read: row.n_read,
        n_used: row.n_used,
        n_used_unallocated: row.n_used_unallocated,
        set_aside: account
            .reasons
            .iter()
            .zip(&row.set_aside)
            .filter(|(_, count)| count.n_rows > 0)
            .map(|(&why, count)| (why, (count.n_rows, count.first_lines.shown().to_vec())))
            .collect(),
    };
    Answer {
        months: results.months.iter().map(|m| (m.month.iso(), m.is_chosen)).collect(),
        figures: results.audit.as_ref().map(figures),
        account: account.files.iter().map(of_file).collect(),
    }
}

fn figures(audit: &Audit) -> Figures {
    let team = |row: &FigureRow| (row.service_area.as_deref().map(key), key(&row.name));
    let area = |row: &FigureRow| row.is_named.then(|| key(&row.name));
    if let Some(by_area) = &audit.by_area {
        assert_eq!(row(&by_area.all_teams), row(&audit.by_team.all_teams));
    }
    Figures {
        teams: by_key(&audit.by_team, team),
        areas: audit.by_area.as_ref().map(|table| by_key(table, area)).unwrap_or_default(),
        all: row(&audit.by_team.all_teams),
    }
}

fn by_key<K: Ord>(table: &FigureTable, key: impl Fn(&FigureRow) -> K) -> BTreeMap<K, RowAnswer> {
    let rows: BTreeMap<K, RowAnswer> = table.rows.iter().map(|r| (key(r), row(r))).collect();
    assert_eq!(rows.len(), table.rows.len(), "two rows of one name in {table:?}");
    rows
}

fn row(row: &FigureRow) -> RowAnswer {
    let monthly = row.monthly.iter().map(|month| MonthAnswer {
        month: month.month.iso(),
        has_rows: month.has_rows,
        n_cases: month.n_cases,
        n_holders: month.n_holders,
        n_cases_with_fte: month.n_cases_with_fte,
        n_holders_with_fte: month.n_holders_with_fte,
        fte: month.fte.fraction(),
        n_unallocated: month.n_unallocated,
    });
    RowAnswer {
        caseload: row.caseload.as_ref().map(Exact::fraction),
        n_workers: row.n_workers,
        monthly: monthly.collect(),
    }
}

/// The naive answer, once the program has agreed with it; `None` if a file is none.
fn check(trial: &Trial) -> Result<Option<Answer>, TestCaseError> {
    let texts: Vec<String> = trial.files.iter().map(rows::File::text).collect();
    let named: Vec<(&str, &[u8])> = ["one.csv", "two.csv", "three.csv"]
        .into_iter()
        .zip(texts.iter().map(String::as_bytes))
        .collect();
    let months = trial.chosen.as_ref().map(|months| {
        let month = |&(year, month): &rows::Month| {
            Month::new(i16::try_from(year).unwrap(), i8::try_from(month).unwrap()).unwrap()
        };
        months.iter().map(month).collect()
    });
    let settings = AuditSettings { months, measure: trial.measure, ..AuditSettings::default() };
    let mut audit = audit_of(&named);
    let results = audit.results(&settings);
    // Files of the same content are one file, by another rule; without any row they are none.
    let is_read = |outcome: &Outcome| matches!(outcome, Outcome::Read(_));
    let is_distinct = texts.iter().collect::<BTreeSet<_>>().len() == texts.len();
    if !is_distinct || !results.files.iter().all(|file| is_read(&file.outcome)) {
        return Ok(None);
    }
    let program = answer_of_program(&results);
    let naive = count::answer(&trial.files, trial.chosen.as_deref(), trial.measure);
    prop_assert_eq!(&program, &naive, "program, then naive, for\n{}", texts.join("\n"));
    crate::rests_on::check(&mut audit);
    Ok(Some(naive))
}

#[test]
fn the_program_agrees_with_a_naive_calculation() {
    let n_cases = 300;
    let config = Config { cases: n_cases, failure_persistence: None, ..Config::default() };
    let seen = RefCell::new((0, BTreeSet::new()));
    let outcome = TestRunner::new(config).run(&trial(), |trial| {
        let Some(answer) = check(&trial)? else {
            return Err(TestCaseError::reject("a file that is none"));
        };
        let (n_with_figures, reasons) = &mut *seen.borrow_mut();
        let has_average = answer.figures.is_some_and(|figures| figures.all.caseload.is_some());
        *n_with_figures += u32::from(has_average);
        reasons.extend(answer.account.into_iter().flat_map(|file| file.set_aside.into_keys()));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    // It says something only if most audits have averages, and the reasons were met but for those
    // that few drafts give: a quotation mark that is left open, more cells than the header.
    let (n_with_figures, reasons) = seen.into_inner();
    assert!(n_with_figures * 4 >= n_cases * 3, "only {n_with_figures}");
    assert!(reasons.len() >= 19, "{reasons:?}");
}
