//! Cases that were opened and closed in each audit month, of all teams together.
//!
//! The title says how many more were opened than closed, or closed than opened, over the months that
//! are known, and that some are not, or not of every team. Where no month is known there is nothing to draw.

use super::fills::Fill;
use super::month_columns::{MonthColumns, Panel, Series};
use super::wording::{source, title, with_source};
use super::{Chart, ChartTable, Form};
use crate::audit::flow::{FlowMonth, TeamsWithout};
use crate::audit::results::Audit;
use crate::audit::settings::CountUnit;
use crate::caseload::month::months_in_words;
use crate::format::{counted, listed, thousands};

/// What came and went by month.
pub fn flow(audit: &Audit) -> Option<Chart> {
    let table = &audit.by_team;
    let flow = &table.all_teams.flow;
    if !flow.iter().any(FlowMonth::is_known) {
        return None;
    }
    // Of rows nobody can tell which stayed: what is counted then are the cases.
    let unit = if table.unit == CountUnit::Rows { CountUnit::Cases } else { table.unit };
    Some(Chart {
        id: "opened-and-closed",
        choice: "Opened and closed".to_owned(),
        title: message(flow, unit),
        subtitle: format!(
            "{} opened and closed in each month, with a worker or without, all teams, {}",
            unit.heading(),
            months_in_words(&table.months)
        ),
        source: with_source(source(audit), gaps(flow)),
        text_alternative: text_alternative(flow, unit),
        table: numbers(flow),
        form: form(flow, unit),
    })
}

/// Opened less closed, with its sign: `+12`, `−3`, `0`.
fn net(flow: &FlowMonth) -> String {
    signed(flow.n_opened, flow.n_closed)
}

fn signed(n: u64, less: u64) -> String {
    match n.checked_sub(less) {
        Some(0) => "0".to_owned(),
        Some(more) => format!("+{}", thousands(more)),
        None => format!("\u{2212}{}", thousands(less - n)),
    }
}

fn form(flow: &[FlowMonth], unit: CountUnit) -> Form {
    let series = |name: &str, fill: Fill, number: fn(&FlowMonth) -> u64| Series {
        name: name.to_owned(),
        fill,
        counts: flow.iter().map(|month| month.is_known().then(|| number(month))).collect(),
    };
    let nets = flow.iter().map(|month| if month.is_known() { net(month) } else { String::new() });
    Form::MonthColumns(MonthColumns {
        months: flow.iter().map(|month| month.month).collect(),
        panels: vec![Panel {
            name: unit.heading().to_owned(),
            series: vec![
                series("Opened", Fill::Dark, |month| month.n_opened),
                series("Closed", Fill::Context, |month| month.n_closed),
            ],
        }],
        below: Some(("Net".to_owned(), nets.collect())),
    })
}

fn numbers(flow: &[FlowMonth]) -> ChartTable {
    let line = |month: &FlowMonth| {
        let numbers = if month.is_known() {
            [thousands(month.n_opened), thousands(month.n_closed), net(month)]
        } else {
            ["\u{2013}"; 3].map(str::to_owned)
        };
        std::iter::once(month.month.to_string()).chain(numbers).collect()
    };
    ChartTable {
        headings: ["Month", "Opened", "Closed", "Net"].map(str::to_owned).to_vec(),
        lines: flow.iter().map(line).collect(),
    }
}

fn message(flow: &[FlowMonth], unit: CountUnit) -> String {
    let [opened, closed] = sums(flow);
    let what = |n: u64| {
        if n == 1 {
            format!("1 more {}", unit.one())
        } else {
            format!("{} more {}", thousands(n), unit.many())
        }
    };
    let said = match opened.cmp(&closed) {
        std::cmp::Ordering::Greater => format!("{} opened than closed", what(opened - closed)),
        std::cmp::Ordering::Less => format!("{} closed than opened", what(closed - opened)),
        std::cmp::Ordering::Equal => format!("As many {} closed as opened", unit.many()),
    };
    let is_whole = flow.iter().all(|month| month.is_known() && month.without.is_empty());
    let message = if is_whole { said.clone() } else { format!("{said}, where known") };
    title(message, || said)
}

fn sums(flow: &[FlowMonth]) -> [u64; 2] {
    let known = || flow.iter().filter(|month| month.is_known());
    [known().map(|month| month.n_opened).sum(), known().map(|month| month.n_closed).sum()]
}

/// The months of which nothing is known, with the reason, and those that are without some teams.
fn gaps(flow: &[FlowMonth]) -> Vec<String> {
    let reasons = |without: &[TeamsWithout]| {
        let reasons: Vec<&str> = without.iter().map(|teams| teams.why.in_words()).collect();
        reasons.join("; ")
    };
    let said = flow.iter().filter(|month| !month.without.is_empty()).map(|month| {
        let n_teams = month.without.iter().map(|teams| teams.n_teams).sum();
        let why = reasons(&month.without);
        let name = month.month.long();
        if month.is_known() {
            format!("{name} is without {}: {why}.", counted(n_teams, "team", "teams"))
        } else {
            format!("{name} is not known: {why}.")
        }
    });
    said.collect()
}

fn text_alternative(flow: &[FlowMonth], unit: CountUnit) -> String {
    let said = |month: &FlowMonth| {
        format!(
            "{} {} opened and {} closed",
            month.month.long(),
            thousands(month.n_opened),
            thousands(month.n_closed)
        )
    };
    let months: Vec<String> = flow.iter().filter(|month| month.is_known()).map(said).collect();
    let [opened, closed] = sums(flow);
    let mut sentences = vec![format!(
        "Paired columns by month of {} opened and closed in all teams: {}. Together {} opened and {} \
         closed, net {}.",
        unit.many(),
        listed(&months),
        thousands(opened),
        thousands(closed),
        signed(opened, closed)
    )];
    sentences.extend(gaps(flow));
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::flow::WhyUnknown;
    use crate::caseload::Month;

    fn month(number: i8, flow: Option<(u64, u64)>, n_without: u64) -> FlowMonth {
        let (n_opened, n_closed) = flow.unwrap_or_default();
        let without =
            TeamsWithout { why: WhyUnknown::NoRows, n_teams: n_without, names: Vec::new() };
        FlowMonth {
            month: Month::new(2019, number).unwrap(),
            n_opened,
            n_closed,
            n_teams: u64::from(flow.is_some()),
            compares_snapshots: true,
            counts_spells: false,
            without: if n_without > 0 { vec![without] } else { Vec::new() },
        }
    }

    #[track_caller]
    fn check(flow: &[FlowMonth], title: &str) {
        assert_eq!(message(flow, CountUnit::Cases), title);
    }

    #[test]
    fn the_title_says_the_net() {
        check(
            &[month(7, Some((5, 3)), 0), month(8, Some((1_500, 0)), 0)],
            "1,502 more cases opened than closed",
        );
        check(&[month(7, Some((0, 1)), 0)], "1 more case closed than opened");
        check(&[month(7, Some((4, 4)), 0)], "As many cases closed as opened");
    }

    #[test]
    fn the_title_says_what_is_not_known() {
        let unknown = month(7, None, 2);
        check(
            &[unknown, month(8, Some((5, 3)), 0)],
            "2 more cases opened than closed, where known",
        );
        check(&[month(8, Some((5, 3)), 1)], "2 more cases opened than closed, where known");
    }

    #[test]
    fn a_month_that_is_not_known_has_no_number() {
        let flow = [month(7, None, 2), month(8, Some((0, 0)), 0)];
        let lines = numbers(&flow).lines;
        assert_eq!(lines[0], ["Jul 2019", "\u{2013}", "\u{2013}", "\u{2013}"]);
        assert_eq!(lines[1], ["Aug 2019", "0", "0", "0"]);
        assert_eq!(gaps(&flow), ["July 2019 is not known: there are no rows in the month."]);
    }

    #[test]
    fn nets_have_their_sign() {
        assert_eq!([signed(3, 1), signed(1, 3), signed(2, 2)], ["+2", "\u{2212}2", "0"]);
    }
}
