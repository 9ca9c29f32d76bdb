//! Cases by since when something holds of them, over spans of months: kept so, because an
//! allocation that is open for years is another number of days old at each month's end.

use std::collections::BTreeMap;

use super::cases::{CaseDays, Waiting};
use super::{Moment, TeamMonth};
use crate::caseload::{Day, Month};

/// How many cases of a class something holds of, since a day, at the ends of some months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The team's number.
    pub team: u32,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// The list that says it.
    pub list: u32,
    /// The number of the class; 0 where classes are not told apart.
    pub class: u32,
    /// Since when; [`Day::LATEST`] where that is not known.
    pub since: Day,
    /// How many cases.
    pub n_cases: u32,
}

impl Span {
    fn is_alike(&self, other: &Self) -> bool {
        Self { n_cases: 0, ..*self } == Self { n_cases: 0, ..*other }
    }

    fn holds_in(&self, month: Month) -> bool {
        self.from <= month && month <= self.to
    }
}

/// So many spans are taken before those that are alike are put together.
const N_BEFORE_MERGING: usize = 1 << 12;

/// Spans, those that are alike put together.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    /// Of one month each, in order.
    short: Vec<Span>,
    /// Of several, in order.
    long: Vec<Span>,
    n_merged: usize,
}

impl Spans {
    /// Takes a span.
    pub fn add(&mut self, span: Span) {
        let spans = if span.from == span.to { &mut self.short } else { &mut self.long };
        if spans.len() == spans.capacity() {
            // Not twice as much as is needed: there may be one for every row of a long list.
            spans.reserve_exact(spans.len() / 8 + 64);
        }
        spans.push(span);
        if self.short.len() + self.long.len() >= N_BEFORE_MERGING.max(self.n_merged * 2) {
            self.settle();
        }
    }

    /// Puts those together that are alike, and all in order.
    pub fn settle(&mut self) {
        for spans in [&mut self.short, &mut self.long] {
            spans.sort_unstable();
            spans.dedup_by(|later, first| {
                let is_alike = first.is_alike(later);
                if is_alike {
                    first.n_cases = first.n_cases.saturating_add(later.n_cases);
                }
                is_alike
            });
        }
        self.n_merged = self.short.len() + self.long.len();
    }

    /// Gives back what is not needed once all are taken.
    pub fn finish(&mut self) {
        self.settle();
        self.short.shrink_to_fit();
        self.long.shrink_to_fit();
    }

    /// Those of a list that hold at a team's month.
    fn at(&self, list: u32, (team, month): TeamMonth) -> impl Iterator<Item = &Span> {
        let begin = self.short.partition_point(|span| (span.team, span.from) < (team, month));
        let short = self.short.iter().skip(begin);
        let short = short.take_while(move |span| (span.team, span.from) == (team, month));
        let begin = self.long.partition_point(|span| span.team < team);
        let long = self.long.iter().skip(begin).take_while(move |span| span.team == team);
        let long = long.filter(move |span| span.holds_in(month));
        short.chain(long).filter(move |span| span.list == list)
    }

    /// The days since then at a team's month, for cases of which it is known when.
    pub fn days(&self, list: u32, of: TeamMonth, moment: &Moment) -> Vec<CaseDays> {
        let mut by_days: BTreeMap<u32, u64> = BTreeMap::new();
        for span in self.at(list, of) {
            if let Some(n_days) = n_days(span.since, moment.day) {
                *by_days.entry(n_days).or_default() += u64::from(span.n_cases);
            }
        }
        let (team, month) = of;
        let days = by_days.into_iter();
        days.map(|(n_days, n_cases)| CaseDays { team, month, n_days, n_cases }).collect()
    }

    /// The cases that wait at a team's month; those that no span speaks of say nothing.
    pub fn waiting(&self, list: u32, of: TeamMonth, moment: &Moment) -> Vec<Waiting> {
        let mut waiting: BTreeMap<(u32, Option<u32>), u64> = BTreeMap::new();
        let mut n_told = 0;
        for span in self.at(list, of) {
            let n_cases = u64::from(span.n_cases);
            *waiting.entry((span.class, n_days(span.since, moment.day))).or_default() += n_cases;
            n_told += n_cases;
        }
        let n_untold = moment.n_unallocated.saturating_sub(n_told);
        if n_untold > 0 {
            *waiting.entry((0, None)).or_default() += n_untold;
        }
        let (team, month) = of;
        let waiting = waiting.into_iter();
        waiting
            .map(|((class, n_days), n_cases)| Waiting { team, month, class, n_days, n_cases })
            .collect()
    }
}

/// The days from one day to another; `None` where it is not known or not yet.
fn n_days(since: Day, day: Day) -> Option<u32> {
    if since == Day::LATEST { None } else { u32::try_from(day.days_since(since)).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    fn day(month: i8, day: i8) -> Day {
        Day::from_date(Date::constant(2019, month, day))
    }

    fn month(number: i8) -> Month {
        Month::new(2019, number).unwrap()
    }

    fn span(from: i8, to: i8, since: Day, n_cases: u32) -> Span {
        Span { team: 1, from: month(from), to: month(to), list: 0, class: 0, since, n_cases }
    }

    #[test]
    fn days_are_those_at_the_month_that_is_asked_for() {
        let mut spans = Spans::default();
        for span in [
            span(7, 9, day(7, 1), 1),
            span(7, 7, day(7, 1), 2),
            span(7, 9, day(7, 1), 4),
            span(8, 9, day(8, 30), 8),
            Span { team: 2, ..span(7, 9, day(7, 1), 16) },
            Span { list: 1, ..span(7, 9, day(7, 1), 32) },
        ] {
            spans.add(span);
        }
        spans.finish();
        let days = |number: i8| {
            let day = month(number).last_day();
            let moment = Moment { day, is_whole_month: false, n_unallocated: 0 };
            let days = spans.days(0, (1, month(number)), &moment);
            days.iter().map(|days| (days.n_days, days.n_cases)).collect::<Vec<_>>()
        };
        assert_eq!(days(6), []);
        assert_eq!(days(7), [(30, 7)]);
        assert_eq!(days(8), [(1, 8), (61, 5)]);
        assert_eq!(days(9), [(31, 8), (91, 5)]);
    }

    #[test]
    fn those_of_which_nothing_is_told_wait_too() {
        let mut spans = Spans::default();
        spans.add(Span { class: 3, ..span(7, 7, day(7, 1), 2) });
        spans.add(Span { class: 3, ..span(7, 7, Day::LATEST, 1) });
        spans.finish();
        let moment = Moment { day: day(7, 31), is_whole_month: false, n_unallocated: 5 };
        let waiting = spans.waiting(0, (1, month(7)), &moment);
        let told: Vec<_> = waiting.iter().map(|w| (w.class, w.n_days, w.n_cases)).collect();
        assert_eq!(told, [(0, None, 2), (3, None, 1), (3, Some(30), 2)]);
    }
}
