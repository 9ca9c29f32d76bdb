//! How a figure was worked out: the one object that the page, the report and the exports show.
//!
//! A figure is never worked out without it. What is shown is rounded from the exact value that the
//! expression gives, so that anybody can do the sum again.

use crate::format::{Exact, with_minus};
use crate::weighting::load::utilisation_shown;

/// A dash where there is no figure.
pub const NONE_SHOWN: &str = "\u{2013}";

/// A figure with how it was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The figure as it is shown: `21.7`, `1,204`, `81%`; a dash where there is none.
    pub shown: String,
    /// What the figure is: `Mean of monthly averages`.
    pub name: String,
    /// Whose it is and of when: `North, July to September 2019`.
    pub whose: String,
    /// The formula in words, with who and what counts.
    pub formula: String,
    /// The numbers of each month or group that go into the sum, where there is more than one.
    pub steps: Option<Steps>,
    /// The sum.
    pub sum: Sum,
    /// What is in none of the numbers, and how many.
    pub left_out: Vec<String>,
    /// The rows that it rests on, by file.
    pub rests_on: Vec<String>,
}

/// The sum of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sum {
    /// It can be done.
    Done {
        /// In numbers: whole or decimal ones, `+`, `−`, `×`, `÷` and brackets, thousands separated
        /// by commas. Its value is exactly `value`.
        expression: String,
        /// The exact value.
        value: Exact,
    },
    /// There is nothing to work out, and why.
    NotAvailable(String),
}

/// Numbers that go into a sum, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// The lines, each as long as the headings.
    pub lines: Vec<Vec<String>>,
}

/// How an exact value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// To one decimal place: `21.7`.
    OneDecimal,
    /// A whole number with thousands separated: `1,204`.
    Whole,
    /// A share as a whole percentage: `81%`.
    Percent,
    /// What is held of what can be carried, on the right side of every band's edge: `99.5%`.
    Utilisation,
    /// To at most two decimal places: `0.54`, `0.8`, `1`.
    TwoDecimals,
}

impl Shown {
    /// The value so shown: rounded once, half away from zero.
    pub fn of(self, value: &Exact) -> String {
        match self {
            Self::OneDecimal => value.one_decimal(),
            Self::Whole => value.whole_number(),
            Self::Percent => value.percent(),
            Self::Utilisation => utilisation_shown(value),
            Self::TwoDecimals => value.at_most_two_decimals(),
        }
    }
}

impl Working {
    /// A figure that an expression gives.
    pub fn done(
        name: impl Into<String>,
        whose: impl Into<String>,
        formula: impl Into<String>,
        expression: impl Into<String>,
        value: Exact,
        shown: Shown,
    ) -> Self {
        Self {
            shown: shown.of(&value),
            sum: Sum::Done { expression: expression.into(), value },
            ..Self::empty(name, whose, formula)
        }
    }

    /// A figure that there is none of, and why.
    pub fn not_available(
        name: impl Into<String>,
        whose: impl Into<String>,
        formula: impl Into<String>,
        why: impl Into<String>,
    ) -> Self {
        Self { sum: Sum::NotAvailable(why.into()), ..Self::empty(name, whose, formula) }
    }

    fn empty(
        name: impl Into<String>,
        whose: impl Into<String>,
        formula: impl Into<String>,
    ) -> Self {
        Self {
            shown: NONE_SHOWN.to_owned(),
            name: name.into(),
            whose: whose.into(),
            formula: formula.into(),
            steps: None,
            sum: Sum::NotAvailable(String::new()),
            left_out: Vec::new(),
            rests_on: Vec::new(),
        }
    }

    /// The same with its steps.
    #[must_use]
    pub fn with_steps(self, steps: Steps) -> Self {
        Self { steps: Some(steps), ..self }
    }

    /// The same with what is left out.
    #[must_use]
    pub fn leaving_out(self, left_out: Vec<String>) -> Self {
        Self { left_out, ..self }
    }

    /// The same with the rows that it rests on.
    #[must_use]
    pub fn resting_on(self, rests_on: Vec<String>) -> Self {
        Self { rests_on, ..self }
    }

    /// Whether there is a figure.
    pub fn is_available(&self) -> bool {
        matches!(self.sum, Sum::Done { .. })
    }

    /// The exact value, where there is a figure.
    pub fn value(&self) -> Option<&Exact> {
        match &self.sum {
            Sum::Done { value, .. } => Some(value),
            Sum::NotAvailable(_) => None,
        }
    }

    /// What is shown, for people.
    pub fn shown_to_people(&self) -> String {
        with_minus(&self.shown)
    }

    /// `How 21.7 was worked out`, or `Why there is no figure`.
    pub fn title(&self) -> String {
        if self.is_available() {
            format!("How {} was worked out", self.shown_to_people())
        } else {
            "Why there is no figure".to_owned()
        }
    }

    /// From the numbers to the figure: `(60 ÷ 3 + 60 ÷ 2 + 66 ÷ 4) ÷ 3 is 22.1666…, shown as
    /// 22.2.`
    pub fn conclusion(&self) -> String {
        match &self.sum {
            Sum::NotAvailable(why) => format!("Not available: {why}"),
            Sum::Done { expression, value } => {
                // A number that was counted or added up needs no sum.
                let is_a_number = !expression.contains(|c: char| c.is_whitespace());
                match is_a_number {
                    true if *expression == self.shown => format!("{expression}, as counted."),
                    true => format!("{expression}, shown as {}.", self.shown_to_people()),
                    false => format!("{expression} is {}.", self.rounded(value)),
                }
            }
        }
    }

    /// The value to more places than are shown, and what is shown: `22.1666…, shown as 22.2`.
    fn rounded(&self, value: &Exact) -> String {
        let shown = self.shown_to_people();
        match value.in_full(MOST_PLACES) {
            Some(in_full) => format!("exactly {}, shown as {shown}", with_minus(&in_full)),
            None => format!("{}, shown as {shown}", with_minus(&value.cut_to(N_PLACES))),
        }
    }

    /// The whole of it as text, to be copied.
    pub fn as_text(&self) -> String {
        let mut lines = vec![
            format!("{}: {}", self.name, self.shown),
            self.whose.clone(),
            self.formula.clone(),
        ];
        if let Some(steps) = &self.steps {
            lines.push(String::new());
            lines.push(steps.headings.join("\t"));
            lines.extend(steps.lines.iter().map(|line| line.join("\t")));
            lines.push(String::new());
        }
        lines.push(self.conclusion());
        for (heading, said) in [("Left out", &self.left_out), ("Rows it rests on", &self.rests_on)]
        {
            if !said.is_empty() {
                lines.push(format!("{heading}:"));
                lines.extend(said.iter().map(|said| format!("- {said}")));
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

/// A number of more decimal places is cut.
const MOST_PLACES: usize = 6;

/// To so many of them.
const N_PLACES: u32 = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn average() -> Working {
        Working::done(
            "Pooled average",
            "North, July 2019",
            "Cases divided by workers.",
            "65 \u{f7} 4",
            Exact::quotient(65, 4).unwrap(),
            Shown::OneDecimal,
        )
    }

    #[test]
    fn a_figure_is_rounded_from_its_exact_value() {
        let working = average();
        assert_eq!(working.shown, "16.3");
        assert_eq!(working.title(), "How 16.3 was worked out");
        assert_eq!(working.conclusion(), "65 \u{f7} 4 is exactly 16.25, shown as 16.3.");
    }

    #[test]
    fn a_count_needs_no_sum() {
        let count = Working::done("Cases", "", "", "1,204", Exact::whole(1_204), Shown::Whole);
        assert_eq!(count.conclusion(), "1,204, as counted.");
    }

    #[test]
    fn no_figure_has_a_reason() {
        let none = Working::not_available("Pooled average", "North", "", "no worker held a case");
        assert_eq!(none.shown, "\u{2013}");
        assert_eq!(none.conclusion(), "Not available: no worker held a case");
        assert_eq!(none.title(), "Why there is no figure");
    }

    #[test]
    fn the_text_to_copy_holds_all_of_it() {
        let steps = Steps {
            headings: vec!["Month".to_owned(), "Cases".to_owned()],
            lines: vec![vec!["Jul 2019".to_owned(), "65".to_owned()]],
        };
        let working = average()
            .with_steps(steps)
            .leaving_out(vec!["Two cases without a worker.".to_owned()])
            .resting_on(vec!["July.csv: 65 rows".to_owned()]);
        assert_eq!(
            working.as_text(),
            "Pooled average: 16.3\nNorth, July 2019\nCases divided by workers.\n\n\
             Month\tCases\nJul 2019\t65\n\n\
             65 \u{f7} 4 is exactly 16.25, shown as 16.3.\n\
             Left out:\n- Two cases without a worker.\n\
             Rows it rests on:\n- July.csv: 65 rows\n"
        );
    }

    #[test]
    fn people_read_a_minus_and_files_a_hyphen() {
        let value = Exact::signed_quotient(-16, 3).unwrap();
        let room =
            Working::done("Room left", "North", "F", "3 \u{2212} 8.3", value, Shown::OneDecimal);
        assert_eq!((room.shown.as_str(), room.shown_to_people().as_str()), ("-5.3", "\u{2212}5.3"));
        assert_eq!(room.title(), "How \u{2212}5.3 was worked out");
        let conclusion = "3 \u{2212} 8.3 is \u{2212}5.3333\u{2026}, shown as \u{2212}5.3.";
        assert_eq!(room.conclusion(), conclusion);
    }
}
