//! A number together with the sum that gives it, so that a working's expression and its value are
//! built in one go and cannot part.

use num_rational::BigRational;

use super::working::{Shown, Working};
use crate::format::Exact;

/// How firmly the last sign of an expression holds its numbers together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// `a + b`.
    Sum,
    /// `a × b`, `a ÷ b`.
    Product,
    /// A number alone, or brackets.
    Number,
}

/// A number with the sum that gives it, brackets where they are needed.
///
/// ```
/// use caseload_audit::audit::term::Term;
/// let cases = Term::whole(66).plus(&Term::whole(4));
/// let average = cases.over(&Term::whole(4)).unwrap();
/// assert_eq!(average.expression(), "(66 + 4) ÷ 4");
/// assert_eq!(average.value().one_decimal(), "17.5");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    expression: String,
    value: Exact,
    hold: Hold,
}

impl Term {
    /// A number that was counted or added up before.
    pub fn number(value: &Exact) -> Self {
        Self { expression: value.in_a_sum(), value: value.clone(), hold: Hold::Number }
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self::number(&Exact::whole(number))
    }

    /// The sum of an expression that was worked out elsewhere.
    pub fn of(expression: &str, value: &Exact) -> Self {
        Self { expression: expression.to_owned(), value: value.clone(), hold: Hold::Sum }
    }

    /// The sum in numbers.
    pub fn expression(&self) -> &str {
        &self.expression
    }

    /// What it gives.
    pub fn value(&self) -> &Exact {
        &self.value
    }

    fn within(&self, least: Hold) -> String {
        if self.hold < least { format!("({})", self.expression) } else { self.expression.clone() }
    }

    /// `self + other`.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            expression: format!("{} + {}", self.expression, other.expression),
            value: self.value.plus(&other.value),
            hold: Hold::Sum,
        }
    }

    /// `self − other`.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self {
            expression: format!("{} \u{2212} {}", self.expression, other.within(Hold::Product)),
            value: self.value.minus(&other.value),
            hold: Hold::Sum,
        }
    }

    /// `self + number`, written `self − …` where the number is below 0, and `self` where it is 0.
    #[must_use]
    pub fn changed_by(&self, number: &Exact) -> Self {
        if number.is_positive() {
            self.plus(&Self::number(number))
        } else if number.is_negative() {
            self.minus(&Self::number(&number.magnitude()))
        } else {
            self.clone()
        }
    }

    /// `self × other`.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let (left, right) = (self.within(Hold::Product), other.within(Hold::Number));
        Self {
            expression: format!("{left} \u{d7} {right}"),
            value: self.value.times(&other.value),
            hold: Hold::Product,
        }
    }

    /// `self ÷ other`; `None` where there is nothing to divide by.
    pub fn over(&self, other: &Self) -> Option<Self> {
        let (left, right) = (self.within(Hold::Product), other.within(Hold::Number));
        Some(Self {
            expression: format!("{left} \u{f7} {right}"),
            value: self.value.over(&other.value)?,
            hold: Hold::Product,
        })
    }

    /// `self ÷ other`, less or more what makes it whole: `(66 − 2) ÷ 4` for 16 of 66 ÷ 4.
    pub fn over_as_whole(&self, other: &Self, to: Whole) -> Option<Self> {
        let exactly = self.value.over(&other.value)?;
        let whole = to.of(&exactly);
        let rest = whole.minus(&exactly).times(&other.value);
        self.changed_by(&rest).over(other)
    }

    /// A figure that it gives.
    pub fn working(
        &self,
        name: impl Into<String>,
        whose: impl Into<String>,
        formula: impl Into<String>,
        shown: Shown,
    ) -> Working {
        Working::done(name, whose, formula, self.expression.clone(), self.value.clone(), shown)
    }
}

/// Which whole number stands for a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The next one below, or itself.
    Below,
    /// The next one above, or itself.
    Above,
    /// The nearest; of two that are as near, the one farther from 0, as figures are rounded.
    Nearest,
}

impl Whole {
    /// The whole number for a value.
    pub fn of(self, value: &Exact) -> Exact {
        let ratio: &BigRational = value.ratio();
        Exact::of_ratio(match self {
            Self::Below => ratio.floor(),
            Self::Above => ratio.ceil(),
            Self::Nearest => ratio.round(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotient(numerator: u64, denominator: u64) -> Exact {
        Exact::quotient(numerator, denominator).unwrap()
    }

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let [two, three, five] = [2, 3, 5].map(Term::whole);
        let difference = five.minus(&two.minus(&three));
        assert_eq!(difference.expression(), "5 \u{2212} (2 \u{2212} 3)");
        assert_eq!(*difference.value(), Exact::whole(6));
        let quotient = five.over(&two.times(&three)).unwrap();
        assert_eq!(quotient.expression(), "5 \u{f7} (2 \u{d7} 3)");
        assert_eq!(two.plus(&three).times(&five).expression(), "(2 + 3) \u{d7} 5");
        assert_eq!(five.over(&two.minus(&two)), None);
    }

    #[test]
    fn whole_shares() {
        let share = |to| Term::whole(66).over_as_whole(&Term::whole(4), to).unwrap();
        assert_eq!(share(Whole::Below).expression(), "(66 \u{2212} 2) \u{f7} 4");
        assert_eq!(share(Whole::Above).expression(), "(66 + 2) \u{f7} 4");
        assert_eq!(share(Whole::Above).value(), &Exact::whole(17));
        assert_eq!(Whole::Nearest.of(&quotient(5, 2)), Exact::whole(3));
    }
}
