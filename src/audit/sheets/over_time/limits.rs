//! The figures of a run of months: mean, limits, the latest month, and what stands out.

use crate::audit::over_time::Run;
use crate::audit::sheets::averages;
use crate::audit::sheets::subject::Subject;
use crate::audit::working::{Shown, Steps, Working};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, thousands};
use crate::stats::RunChart;

use super::signals::{self, Told};

pub(super) use crate::stats::run_chart::N_FIRM;

/// More signals than these are counted rather than named beside a row.
const N_SIGNALS_NAMED: usize = 4;

/// A row with what its months say together.
pub(super) struct OfRun<'a> {
    pub subject: Subject<'a>,
    pub run: &'a Run,
}

impl OfRun<'_> {
    pub(super) fn cells(&self) -> Vec<Working> {
        vec![
            self.mean(),
            self.limit(Side::Lower),
            self.limit(Side::Upper),
            self.latest(),
            self.signals(),
        ]
    }

    fn latest(&self) -> Working {
        match self.subject.row.monthly.last() {
            Some(month) => averages::of_month(self.subject, month),
            None => Working::not_available(
                "Latest month",
                self.subject.over_the_months(),
                "The average of the latest month.",
                "there are no months to show.",
            ),
        }
    }

    fn mean(&self) -> Working {
        let name = "Mean of the months";
        let whose = self.subject.over_the_months();
        let formula = "The averages of the months, each counted once, divided by the number of \
                       months.";
        let Some(mean) = &self.run.mean else {
            let why = "no month has an average, so there is nothing to take a mean of.";
            return Working::not_available(name, whose, formula, why);
        };
        let terms: Vec<String> = self.values().map(|(_, value)| value.in_a_sum()).collect();
        let expression = match terms.as_slice() {
            [only] => only.clone(),
            _ => format!("({}) \u{f7} {}", terms.join(" + "), terms.len()),
        };
        self.of_months(Working::done(
            name,
            whose,
            formula,
            expression,
            mean.clone(),
            Shown::OneDecimal,
        ))
    }

    /// The months that have an average.
    fn values(&self) -> impl Iterator<Item = (Month, &Exact)> {
        let months = self.subject.row.monthly.iter();
        months.filter_map(|month| Some((month.month, month.caseload.as_ref()?)))
    }

    fn limit(&self, side: Side) -> Working {
        let (name, whose) = (side.name(), self.subject.over_the_months());
        let formula = format!(
            "The mean of the months {} 2.66 times the mean change from one month to the next. \
             Changes of more than 3.267 times their mean are left out of it.",
            side.in_words()
        );
        let chart = match &self.run.limits {
            Ok(chart) => chart,
            Err(few) => {
                return Working::not_available(name, whose, formula, format!("{few}."));
            }
        };
        let value = side.of(chart);
        let expression = format!(
            "{} {} 2.66 \u{d7} {}",
            chart.mean.in_a_sum(),
            side.sign(),
            chart.mean_moving_range.in_a_sum()
        );
        if value.is_negative() {
            let why = format!(
                "there is no lower limit: {expression} is {}, and no average is below 0.",
                value.one_decimal()
            );
            return self.of_months(Working::not_available(name, whose, formula, why));
        }
        let done =
            Working::done(name, whose, formula, expression, value.clone(), Shown::OneDecimal);
        self.of_months(done)
    }

    fn signals(&self) -> Working {
        let (name, whose) = ("Signals", self.subject.over_the_months());
        let formula = "How often the averages do what chance alone hardly does: months outside the \
                       limits; seven or more months in a row on one side of the mean; seven or \
                       more rising or falling in a row; two of three in a row near a limit. What a \
                       run of months shows already is not counted again for its months.";
        match &self.run.limits {
            Err(few) => Working::not_available(name, whose, formula, format!("{few}.")),
            Ok(chart) => {
                let told = signals::told(chart, self.run.months.len());
                let n_signals = told.len() as u64;
                let value = Exact::whole(n_signals);
                let number = thousands(n_signals);
                let done = Working::done(name, whose, formula, number, value, Shown::Whole);
                let line = |told: &Told| vec![told.what.clone(), self.months_of(told)];
                let steps = Steps {
                    headings: vec!["What".to_owned(), "Months".to_owned()],
                    lines: told.iter().map(line).collect(),
                };
                let left_out = self.left_out();
                let done = if n_signals > 0 { done.with_steps(steps) } else { done };
                done.leaving_out(left_out).resting_on(self.rests_on())
            }
        }
    }

    /// With the months, what is not in it, and the rows that it rests on.
    fn of_months(&self, working: Working) -> Working {
        let values: Vec<(Month, &Exact)> = self.values().collect();
        let before = std::iter::once(None).chain(values.iter().map(Some));
        let line = |((month, value), before): (&(Month, &Exact), Option<&(Month, &Exact)>)| {
            let change = before.map(|(_, before)| value.minus(before).magnitude().in_a_sum());
            vec![month.to_string(), value.in_a_sum(), change.unwrap_or_default()]
        };
        working
            .with_steps(Steps {
                headings: ["Month", "Average", "Change from the month before"]
                    .map(str::to_owned)
                    .to_vec(),
                lines: values.iter().zip(before).map(line).collect(),
            })
            .leaving_out(self.left_out())
            .resting_on(self.rests_on())
    }

    fn rests_on(&self) -> Vec<String> {
        self.subject.rests_on(&self.subject.row.monthly, |rows| rows.n_rows)
    }

    fn left_out(&self) -> Vec<String> {
        let months = self.subject.row.monthly.iter();
        let without: Vec<Month> =
            months.filter(|month| month.caseload.is_none()).map(|month| month.month).collect();
        let mut said = Vec::new();
        if !without.is_empty() {
            said.push(format!("{}: there is no average.", months_in_words(&without)));
        }
        let pairs = self.run.months.iter().zip(self.run.months.iter().skip(1));
        let gaps = pairs.filter(|(before, month)| before.next() != **month);
        said.extend(gaps.map(|(before, month)| {
            format!(
                "{} and {} are taken as one after the other: there is no average between them.",
                before.long(),
                month.long()
            )
        }));
        if let Ok(chart) = &self.run.limits
            && chart.n_screened > 0
        {
            let changes = counted(chart.n_screened as u64, "change", "changes");
            said.push(format!("{changes} far larger than the others: not in the mean change."));
        }
        said
    }

    /// `Above the upper limit: May 2020`.
    pub(super) fn signals_in_words(&self) -> Vec<String> {
        let Ok(chart) = &self.run.limits else { return Vec::new() };
        let told = signals::told(chart, self.run.months.len());
        let named = told.iter().take(N_SIGNALS_NAMED);
        let mut said: Vec<String> =
            named.map(|told| format!("{}: {}", told.what, self.months_of(told))).collect();
        let n_more = told.len().saturating_sub(N_SIGNALS_NAMED) as u64;
        if n_more > 0 {
            said.push(counted(n_more, "more signal", "more signals"));
        }
        said
    }

    fn months_of(&self, told: &Told) -> String {
        let places = told.places.iter();
        let months: Vec<Month> =
            places.filter_map(|&place| self.run.months.get(place).copied()).collect();
        match months.first() {
            Some(first) if told.lasts => format!("from {} on", first.long()),
            _ => months_in_words(&months),
        }
    }
}

/// Which limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Lower,
    Upper,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::Lower => "Lower limit",
            Self::Upper => "Upper limit",
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Lower => "less",
            Self::Upper => "and",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Lower => "\u{2212}",
            Self::Upper => "+",
        }
    }

    fn of(self, chart: &RunChart) -> &Exact {
        match self {
            Self::Lower => &chart.lower,
            Self::Upper => &chart.upper,
        }
    }
}
