//! Which months are audit months, and what becomes of them when one is chosen or taken away.

use crate::audit::results::Results;
use crate::audit::settings::AuditSettings;
use crate::caseload::Month;

/// A month to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthChip {
    /// The month.
    pub month: Month,
    /// Whether it is an audit month.
    pub is_chosen: bool,
}

/// The months of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearOfMonths {
    /// The year.
    pub year: i32,
    /// Its months, in order.
    pub months: Vec<MonthChip>,
}

impl YearOfMonths {
    /// How many of its months are audit months.
    pub fn n_chosen(&self) -> usize {
        self.months.iter().filter(|chip| chip.is_chosen).count()
    }

    /// `2019: 3 of 12 months`.
    pub fn label(&self) -> String {
        format!("{}: {} of {} months", self.year, self.n_chosen(), self.months.len())
    }
}

/// Every month held, with the user's latest choice, whose answer may be under way.
pub fn chips(results: &Results, settings: &AuditSettings) -> Vec<MonthChip> {
    let is_chosen = |month: Month, answered: bool| {
        let chosen = settings.months.as_ref();
        chosen.map_or(answered, |months| months.contains(&month))
    };
    results
        .months
        .iter()
        .map(|choice| MonthChip {
            month: choice.month,
            is_chosen: is_chosen(choice.month, choice.is_chosen),
        })
        .collect()
}

/// The settings after a month is chosen or taken away; `None` if no month were left.
pub fn toggled(
    chips: &[MonthChip],
    settings: &AuditSettings,
    month: Month,
) -> Option<AuditSettings> {
    let months: Vec<Month> = chips
        .iter()
        .filter(|chip| chip.is_chosen != (chip.month == month))
        .map(|chip| chip.month)
        .collect();
    (!months.is_empty()).then(|| AuditSettings { months: Some(months), ..settings.clone() })
}

/// The months by year, both in order.
pub fn by_year(chips: &[MonthChip]) -> Vec<YearOfMonths> {
    chips
        .chunk_by(|a, b| a.month.year() == b.month.year())
        .filter_map(|months| {
            Some(YearOfMonths { year: months.first()?.month.year(), months: months.to_vec() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip(year: i16, number: i8, is_chosen: bool) -> MonthChip {
        MonthChip { month: Month::new(year, number).unwrap(), is_chosen }
    }

    #[test]
    fn a_month_is_chosen_and_taken_away() {
        let chips = [chip(2019, 7, true), chip(2019, 8, false)];
        let settings = AuditSettings::default();
        let more = toggled(&chips, &settings, chips[1].month).unwrap();
        assert_eq!(more.months, Some(vec![chips[0].month, chips[1].month]));
        assert_eq!(toggled(&chips, &settings, chips[0].month), None);
    }

    #[test]
    fn years_are_apart() {
        let years = by_year(&[chip(2019, 11, false), chip(2019, 12, true), chip(2020, 1, true)]);
        let labels: Vec<String> = years.iter().map(YearOfMonths::label).collect();
        assert_eq!(labels, ["2019: 1 of 2 months", "2020: 1 of 1 months"]);
    }
}
