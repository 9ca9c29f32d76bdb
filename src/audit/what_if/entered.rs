//! What was entered for a what-if, read: what is no number is said beside its field.

use super::{BroughtIn, Change};
use crate::caseload::Fte;
use crate::format::Exact;
use crate::weighting::Decimal;

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// Workers who come or go.
    Workers,
    /// The FTE of each of them.
    FteOfEach,
    /// FTE that comes or goes with nobody.
    Fte,
    /// Cases without a worker that are allocated.
    BroughtIn,
}

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// Workers: `2`, `-1` or nothing.
    pub workers: String,
    /// FTE of each; nothing is 1.
    pub fte_of_each: String,
    /// FTE: `0.5`, `-0.4` or nothing.
    pub fte: String,
    /// Cases: a number, `all` or nothing.
    pub brought_in: String,
}

/// The most workers or FTE that a change is believed to have.
const MOST: u64 = 999;

impl Entry {
    /// Every field, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Workers, Self::FteOfEach, Self::Fte, Self::BroughtIn];

    /// What is wrong with a text, and what to enter.
    fn expected(self) -> &'static str {
        match self {
            Self::Workers => {
                "Enter a whole number, such as 2 to add two workers or -1 to take one away, or \
                 leave it empty."
            }
            Self::FteOfEach => "Enter an FTE above 0 and up to 2, such as 1 or 0.8.",
            Self::Fte => {
                "Enter a number with at most 4 decimal places, such as 0.5, or -0.5 to take FTE \
                 away, or leave it empty."
            }
            Self::BroughtIn => {
                "Enter a whole number that is not below 0, or the word all, or leave it empty."
            }
        }
    }
}

impl Entered {
    /// The text of a field.
    pub fn text(&self, entry: Entry) -> &str {
        match entry {
            Entry::Workers => &self.workers,
            Entry::FteOfEach => &self.fte_of_each,
            Entry::Fte => &self.fte,
            Entry::BroughtIn => &self.brought_in,
        }
    }

    /// The same with another text in a field.
    #[must_use]
    pub fn with(mut self, entry: Entry, text: String) -> Self {
        *match entry {
            Entry::Workers => &mut self.workers,
            Entry::FteOfEach => &mut self.fte_of_each,
            Entry::Fte => &mut self.fte,
            Entry::BroughtIn => &mut self.brought_in,
        } = text;
        self
    }

    /// The change, or what is wrong with which fields.
    ///
    /// ```
    /// use caseload_audit::audit::what_if::{BroughtIn, Entered, Entry};
    /// let entered = Entered { workers: "+2".into(), brought_in: "All".into(), ..Entered::default() };
    /// let change = entered.read().unwrap();
    /// assert_eq!((change.n_workers, change.brought_in), (2, BroughtIn::All));
    /// let wrong = entered.with(Entry::Workers, "two".to_owned()).read().unwrap_err();
    /// assert_eq!(wrong[0].0, Entry::Workers);
    /// ```
    pub fn read(&self) -> Result<Change, Vec<(Entry, &'static str)>> {
        let n_workers = whole(&self.workers);
        let fte_of_each = fte_of_each(&self.fte_of_each);
        let fte = number(&self.fte);
        let brought_in = brought_in(&self.brought_in);
        if let (Some(n_workers), Some(fte_of_each), Some(fte), Some(brought_in)) =
            (n_workers, fte_of_each, fte.clone(), brought_in)
        {
            return Ok(Change { n_workers, fte_of_each, fte, brought_in });
        }
        let wrong = [
            (Entry::Workers, n_workers.is_none()),
            (Entry::FteOfEach, fte_of_each.is_none()),
            (Entry::Fte, fte.is_none()),
            (Entry::BroughtIn, brought_in.is_none()),
        ];
        let wrong = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong);
        Err(wrong.map(|(entry, _)| (entry, entry.expected())).collect())
    }
}

/// The sign and the rest: a plus may stand before what comes.
fn signed(text: &str) -> (bool, &str) {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        return (true, rest.trim_start());
    }
    (false, text.strip_prefix('+').unwrap_or(text).trim_start())
}

fn digits(text: &str) -> Option<u64> {
    let are_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| are_digits)
}

fn whole(text: &str) -> Option<i64> {
    if text.trim().is_empty() {
        return Some(0);
    }
    let (is_less, text) = signed(text);
    let number = digits(text).filter(|&number| number <= MOST)?;
    let number = i64::try_from(number).ok()?;
    Some(if is_less { -number } else { number })
}

fn fte_of_each(text: &str) -> Option<Fte> {
    if text.trim().is_empty() {
        return Some(Fte::FULL_TIME);
    }
    Fte::parse(text).ok().filter(|fte| fte.is_positive())
}

fn number(text: &str) -> Option<Exact> {
    if text.trim().is_empty() {
        return Some(Exact::whole(0));
    }
    let (is_less, text) = signed(text);
    let number = Decimal::parse(text).ok()?.not_below_zero().ok()?.to_exact();
    if number > Exact::whole(MOST) {
        return None;
    }
    Some(if is_less { Exact::whole(0).minus(&number) } else { number })
}

fn brought_in(text: &str) -> Option<BroughtIn> {
    let text = text.trim();
    match text {
        "" => Some(BroughtIn::None),
        _ if text.eq_ignore_ascii_case("all") => Some(BroughtIn::All),
        _ => digits(text).map(BroughtIn::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(entry: Entry, text: &str, is_read: bool) {
        let read = Entered::default().with(entry, text.to_owned()).read();
        let wrong = read.err().map(|wrong| wrong.into_iter().map(|(entry, _)| entry).collect());
        assert_eq!(wrong, (!is_read).then(|| vec![entry]), "{entry:?} {text}");
    }

    #[test]
    fn what_is_read() {
        for text in ["", " ", "2", "+2", "-1", "\u{2212}1", "0", "999"] {
            check(Entry::Workers, text, true);
        }
        for text in ["two", "1.5", "--1", "1000", "1e3", "99999999999999999999"] {
            check(Entry::Workers, text, false);
        }
        for text in ["", "1", "0.8", "80%", "29.6 h of 37"] {
            check(Entry::FteOfEach, text, true);
        }
        for text in ["0", "-0.5", "37", "full"] {
            check(Entry::FteOfEach, text, false);
        }
        for text in ["", "0.5", "-0.5", "\u{2212} 0,5", "+1"] {
            check(Entry::Fte, text, true);
        }
        for text in ["half", "--1", "1000", "0.00001", "NaN"] {
            check(Entry::Fte, text, false);
        }
        for text in ["", "all", "ALL ", "0", "12"] {
            check(Entry::BroughtIn, text, true);
        }
        for text in ["-1", "some", "1.5"] {
            check(Entry::BroughtIn, text, false);
        }
    }
}
