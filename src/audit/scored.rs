//! How far what the files tell of cases is what the weighting scheme scores by.
//!
//! A case that does not tell it weighs what the scheme states for that, so its points say nothing of
//! it. Where no case tells any of it, points are cases times a number, and nothing may be claimed from
//! them; where some do not tell all of it, their share stands with the figures. A scheme that asks
//! nothing of a case, such as one that counts, scores every case.

use super::figures::{FigureTable, MonthFigures};
use super::settings::CountUnit;
use crate::format::Exact;

/// The cases of some months by what they tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "each is a number of cases")]
pub struct Scored {
    n_cases: u64,
    n_unscored: u64,
    n_untold: u64,
}

impl Scored {
    /// Of all teams over the audit months: a case counts in each.
    pub fn over_the_months(table: &FigureTable) -> Self {
        Self::of(&table.all_teams.monthly)
    }

    /// Of all teams at the last audit month.
    pub fn at_last(table: &FigureTable) -> Self {
        Self::of(table.all_teams.monthly.last().map(std::slice::from_ref).unwrap_or_default())
    }

    fn of(months: &[MonthFigures]) -> Self {
        let sum = |of: fn(&MonthFigures) -> u64| months.iter().map(of).sum();
        Self {
            n_cases: sum(|month| month.n_cases),
            n_unscored: sum(|month| month.weighed.n_unscored),
            n_untold: sum(|month| month.weighed.n_untold),
        }
    }

    /// Whether there are cases and none says anything that the scheme scores by.
    pub fn is_of_nothing(self) -> bool {
        self.n_cases > 0 && self.n_untold >= self.n_cases
    }

    /// `12% of cases are not fully scored`; nothing where all are. A few are never said to be none, nor
    /// nearly all to be all.
    pub fn in_words(self, unit: CountUnit) -> Option<String> {
        let share = Exact::quotient(self.n_unscored, self.n_cases)?.percent();
        let share = match share.as_str() {
            _ if self.n_unscored == 0 => return None,
            _ if self.n_unscored >= self.n_cases => {
                return Some(format!("no {} is fully scored", unit.one()));
            }
            "0%" => "under 1%",
            "100%" => "over 99%",
            share => share,
        };
        Some(format!("{share} of {} are not fully scored", unit.many()))
    }

    /// What a table of points says before anything else; nothing where some case tells something.
    pub fn caution(self, unit: CountUnit) -> Option<String> {
        let (one, many) = (unit.one(), unit.many());
        self.is_of_nothing().then(|| {
            format!(
                "No {one} says what the scheme scores by. Every {one} has what the scheme states \
                 for that, so these figures show numbers of {many} alone, and neither weight nor \
                 use of capacity can be told from them."
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check([n_cases, n_unscored, n_untold]: [u64; 3], words: Option<&str>, is_of_nothing: bool) {
        let scored = Scored { n_cases, n_unscored, n_untold };
        assert_eq!(scored.in_words(CountUnit::Cases).as_deref(), words);
        assert_eq!(scored.is_of_nothing(), is_of_nothing);
        assert_eq!(scored.caution(CountUnit::Cases).is_some(), is_of_nothing);
    }

    #[test]
    fn the_share_of_those_not_fully_scored() {
        check([200, 24, 0], Some("12% of cases are not fully scored"), false);
        check([200, 0, 0], None, false);
        check([1_000, 4, 1], Some("under 1% of cases are not fully scored"), false);
        check([1_000, 996, 999], Some("over 99% of cases are not fully scored"), false);
    }

    #[test]
    fn where_each_lacks_something_some_may_still_be_told() {
        check([9, 9, 0], Some("no case is fully scored"), false);
        check([9, 9, 8], Some("no case is fully scored"), false);
        check([9, 9, 9], Some("no case is fully scored"), true);
    }

    #[test]
    fn of_no_cases_nothing_is_said() {
        check([0, 0, 0], None, false);
    }
}
