//! Cases that were opened and closed in each audit month, of all teams together.
//!
//! The title says how many more were opened than closed, or closed than opened, over the months that
//! are known, and that some are not, or not of every team. Where more were opened in one month and closed
//! in another, a sum would hide it: it says from what to what the months go. Of fewer than half of the
//! teams, or of the months, it claims nothing. Where no month is known there is nothing to draw.

use super::fills::Fill;
use super::month_columns::{MonthColumns, Panel, Series};
use super::wording::{gaps_beside_source, known_for_few, source, title, with_source};
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
        source: with_source(source(audit), gaps_beside_source(&gaps(flow))),
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
    let n_teams = |month: &FlowMonth| {
        let n_without: u64 = month.without.iter().map(|teams| teams.n_teams).sum();
        (month.n_teams, month.n_teams + n_without)
    };
    if let Some(of_few) = known_for_few(&flow.iter().map(n_teams).collect::<Vec<_>>()) {
        return of_few;
    }
    let known: Vec<&FlowMonth> = flow.iter().filter(|month| month.is_known()).collect();
    if 2 * known.len() < flow.len() {
        return format!("Known for {} of {} months", known.len(), flow.len());
    }
    let said = up_and_down(&known, unit).unwrap_or_else(|| net_in_words(flow, unit));
    let is_whole = flow.iter().all(|month| month.is_known() && month.without.is_empty());
    let message = if is_whole { said.clone() } else { format!("{said}, where known") };
    title(message, || said)
}

/// From what to what the months go, where some have more opened and some more closed.
fn up_and_down(known: &[&FlowMonth], unit: CountUnit) -> Option<String> {
    let gain = |month: &FlowMonth| i128::from(month.n_opened) - i128::from(month.n_closed);
    let least = known.iter().copied().min_by_key(|month| gain(month))?;
    let most = known.iter().copied().max_by_key(|month| gain(month))?;
    (gain(least) < 0 && gain(most) > 0).then(|| {
        let (least, most) = (net(least), net(most));
        format!("Opened less closed: {least} to {most} {}", unit.many())
    })
}

fn net_in_words(flow: &[FlowMonth], unit: CountUnit) -> String {
    let [opened, closed] = sums(flow);
    let what = |n: u64| {
        if n == 1 {
            format!("1 more {}", unit.one())
        } else {
            format!("{} more {}", thousands(n), unit.many())
        }
    };
    match opened.cmp(&closed) {
        std::cmp::Ordering::Greater => format!("{} opened than closed", what(opened - closed)),
        std::cmp::Ordering::Less => format!("{} closed than opened", what(closed - opened)),
        std::cmp::Ordering::Equal => format!("As many {} closed as opened", unit.many()),
    }
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
            n_teams: if flow.is_some() { 2 } else { 0 },
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

    /// 81 more in one month and 79 fewer in the next are not "2 more".
    #[test]
    fn the_title_hides_no_rise_and_fall() {
        let (up, down) = (month(8, Some((100, 19)), 0), month(9, Some((10, 89)), 0));
        let range = "Opened less closed: \u{2212}79 to +81 cases";
        check(&[up.clone(), down.clone()], range);
        check(&[down.clone(), up.clone()], range);
        check(&[month(7, None, 2), up.clone(), down], &format!("{range}, where known"));
        check(&[up, month(9, Some((10, 10)), 0)], "81 more cases opened than closed");
    }

    #[test]
    fn of_few_teams_or_months_the_title_claims_nothing() {
        // Known of 2 teams of 20.
        check(&[month(7, None, 20), month(8, Some((0, 2)), 18)], "Known for 2 of 20 teams");
        let unknown = [7, 8, 9].map(|number| month(number, None, 2));
        let flow: Vec<FlowMonth> =
            unknown.into_iter().chain([month(10, Some((5, 3)), 0)]).collect();
        check(&flow, "Known for 1 of 4 months");
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
