//! Which months are audit months, and what becomes of them when one is chosen or taken away.

use crate::audit::results::Results;
use crate::audit::settings::AuditSettings;
use crate::caseload::Month;
use crate::format::{counted, thousands};
use crate::intake::shape::Shape;
use crate::intake::source::Outcome;
use crate::ui::state::wording::count;

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

/// Which months are preselected: `the latest complete months, at most three`.
pub fn preselection(results: &Results) -> &'static str {
    let is_allocations = |outcome: &Outcome| match outcome {
        Outcome::Read(understood) => understood.shape == Some(Shape::Allocations),
        Outcome::NotRead { .. } => false,
    };
    if results.files.iter().any(|file| is_allocations(&file.outcome)) {
        "the latest complete months, at most three"
    } else {
        "the latest twelve"
    }
}

/// Why not every month held is an audit month, while the user has not chosen:
/// `19 months are in the files; 3 are preselected: the latest complete months, at most three.`
pub fn why_not_all(results: &Results, settings: &AuditSettings) -> Option<String> {
    let n_held = count(results.months.len());
    let n_chosen = count(results.months.iter().filter(|choice| choice.is_chosen).count());
    // What the user chose may be unanswered still, and so may going back to the preselected.
    let is_own_choice = settings.months.is_some() || results.settings.months.is_some();
    if is_own_choice || n_chosen == n_held {
        return None;
    }
    let held = counted(n_held, "month is", "months are");
    let verb = if n_chosen == 1 { "is" } else { "are" };
    let n_chosen = thousands(n_chosen);
    let which = preselection(results);
    Some(format!("{held} in the files; {n_chosen} {verb} preselected: {which}."))
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
    use crate::audit::results::MonthChoice;
    use crate::intake::source::{FileId, SourceFile, Understood};

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

    fn results(months: &[MonthChip], shape: Shape) -> Results {
        Results {
            files: vec![SourceFile {
                id: FileId(0),
                name: "list.csv".to_owned(),
                n_bytes: 10,
                outcome: Outcome::Read(Understood {
                    shape: Some(shape),
                    n_rows: 1,
                    ..Understood::default()
                }),
            }],
            months: months
                .iter()
                .map(|chip| MonthChoice { month: chip.month, is_chosen: chip.is_chosen })
                .collect(),
            ..Results::default()
        }
    }

    #[test]
    fn why_not_every_month_is_preselected() {
        let settings = AuditSettings::default();
        let some = [chip(2019, 7, false), chip(2019, 8, true), chip(2019, 9, true)];
        assert_eq!(
            why_not_all(&results(&some, Shape::Allocations), &settings).unwrap(),
            "3 months are in the files; 2 are preselected: the latest complete months, at most three."
        );
        assert_eq!(
            why_not_all(&results(&some, Shape::WorkerCounts), &settings).unwrap(),
            "3 months are in the files; 2 are preselected: the latest twelve."
        );
        assert_eq!(why_not_all(&results(&some[1..], Shape::Allocations), &settings), None);
    }

    #[test]
    fn nothing_is_said_of_months_that_the_user_chose() {
        let some = results(&[chip(2019, 7, false), chip(2019, 8, true)], Shape::Allocations);
        let settings = AuditSettings {
            months: Some(vec![Month::new(2019, 8).unwrap()]),
            ..AuditSettings::default()
        };
        assert_eq!(why_not_all(&some, &settings), None);
    }

    #[test]
    fn years_are_apart() {
        let years = by_year(&[chip(2019, 11, false), chip(2019, 12, true), chip(2020, 1, true)]);
        let labels: Vec<String> = years.iter().map(YearOfMonths::label).collect();
        assert_eq!(labels, ["2019: 1 of 2 months", "2020: 1 of 1 months"]);
    }
}
