//! The terms of the field as they stand on the page, each explained once, and where each of them
//! stands: the page shows those of a place beside it, and all of them in one part.
//!
//! An explanation says how this tool counts, not how the field might. Examples are worked out by the
//! same rules as the figures.

mod entries;

use entries as e;

/// A term and what it means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The term, as it stands on the page.
    pub name: &'static str,
    /// What it means, in a few plain sentences.
    pub said: &'static str,
    /// Whose definition or convention it is; empty where it is this tool's own.
    pub source: &'static str,
}

/// A place on the page where terms stand, in the order in which a reader meets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The tables of averages by service area and team.
    Averages,
    /// The months, the average and what is counted.
    Settings,
    /// The choice of who counts as a worker.
    WhoCounts,
    /// The averages by role, and by team and role.
    Roles,
    /// The four averages side by side.
    FourAverages,
    /// Averages by size of team.
    TeamSize,
    /// How cases are spread over workers.
    Spread,
    /// Heads and full-time equivalents.
    Staff,
    /// Averages as weighted.
    Weighting,
    /// What workers can carry.
    Capacity,
    /// Work without a worker.
    Unallocated,
    /// Cases opened and closed, and how long they are open.
    Flow,
    /// Averages month by month.
    OverTime,
    /// What would be with other staff.
    WhatIf,
    /// Single workers.
    Workers,
    /// What happened to every row.
    Rows,
}

impl Place {
    /// Every place, in order.
    pub const ALL: [Self; 16] = [
        Self::Averages,
        Self::Settings,
        Self::WhoCounts,
        Self::Roles,
        Self::FourAverages,
        Self::TeamSize,
        Self::Spread,
        Self::Staff,
        Self::Weighting,
        Self::Capacity,
        Self::Unallocated,
        Self::Flow,
        Self::OverTime,
        Self::WhatIf,
        Self::Workers,
        Self::Rows,
    ];

    /// Its name, where there is one the heading of the place itself.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Averages => "Average caseload",
            Self::Settings => "Months and ways to average",
            Self::WhoCounts => "Who counts",
            Self::Roles => "By role",
            Self::FourAverages => "Four ways to take the average",
            Self::TeamSize => "Team size and chance",
            Self::Spread => "Spread",
            Self::Staff => "Workers and full-time equivalents",
            Self::Weighting => "Weighting",
            Self::Capacity => "Capacity",
            Self::Unallocated => "Waiting without a worker",
            Self::Flow => "Cases opened and closed",
            Self::OverTime => "Month by month",
            Self::WhatIf => "What if",
            Self::Workers => "Single workers",
            Self::Rows => "What happened to every row",
        }
    }

    /// The terms that stand there, in the order of the place: the one list of what belongs where.
    pub fn entries(self) -> &'static [Entry] {
        match self {
            Self::Averages => &[
                e::CASELOAD,
                e::AVERAGE_CASELOAD,
                e::SERVICE_AREA,
                e::WORKERS,
                e::FTE,
                e::UNALLOCATED,
                e::SNAPSHOT,
            ],
            Self::Settings => &[
                e::AUDIT_MONTHS,
                e::MEAN_OF_MONTHLY_AVERAGES,
                e::POOLED_AVERAGE,
                e::PERSON_DAY_AVERAGE,
                e::CASES_PER_FTE,
                e::UNIT_OF_COUNT,
            ],
            Self::WhoCounts => {
                &[e::CASE_HOLDER, e::STAFF_IN_POST, e::AGENCY, e::MANAGER, e::ABSENCE]
            }
            Self::Roles => &[e::ROLE, e::WORKERS, e::FTE, e::UNALLOCATED],
            Self::FourAverages => &[
                e::MEAN_OF_MONTHLY_AVERAGES,
                e::POOLED_AVERAGE,
                e::PERSON_DAY_AVERAGE,
                e::CASES_PER_FTE,
            ],
            Self::TeamSize => &[e::CASE_HOLDER, e::STANDARD_ERROR, e::FUNNEL],
            Self::Spread => {
                &[e::MEDIAN, e::QUARTILES, e::TOP_FIFTH, e::NORMAL_NUMBER, e::FTE, e::DFE_BANDS]
            }
            Self::Staff => &[
                e::FTE,
                e::NEWLY_QUALIFIED,
                e::AGENCY,
                e::ABSENCE,
                e::STAFF_IN_POST,
                e::STARTERS_AND_LEAVERS,
                e::MOVED,
            ],
            Self::Weighting => {
                &[e::SCHEME, e::FINGERPRINT, e::POINTS, e::WEIGHTED, e::NOT_FULLY_SCORED, e::ORDER]
            }
            Self::Capacity => &[
                e::CAPACITY,
                e::UTILISATION,
                e::BANDS_OF_UTILISATION,
                e::ROOM_LEFT,
                e::NEWLY_QUALIFIED,
                e::SCHEME,
            ],
            Self::Unallocated => {
                &[e::UNALLOCATED, e::DAYS_WAITING, e::MEDIAN, e::IF_ALL_WERE_ALLOCATED]
            }
            Self::Flow => &[e::OPENED_CLOSED_NET, e::AGE, e::REVIEW_OR_CONTACT, e::MEDIAN],
            Self::OverTime => &[e::LIMITS, e::TRIAL_LIMITS, e::SIGNAL],
            Self::WhatIf => &[e::EVENED_OUT, e::CASES_PER_FTE, e::UNALLOCATED, e::UTILISATION],
            Self::Workers => {
                &[e::CASELOAD, e::FTE, e::POINTS, e::CAPACITY, e::UTILISATION, e::NORMAL_NUMBER]
            }
            Self::Rows => &[
                e::USED,
                e::SET_ASIDE,
                e::EXACT_REPEAT,
                e::TOTAL_ROW,
                e::OTHER_NUMBER,
                e::SNAPSHOT,
                e::OPEN_AT_NO_MONTH_END,
                e::UNALLOCATED,
            ],
        }
    }

    /// The terms that no place before it has: so all places together give every term once.
    pub fn first_met(self) -> Vec<Entry> {
        let before = Self::ALL.into_iter().take_while(|place| *place != self);
        let before: Vec<Entry> = before.flat_map(Self::entries).copied().collect();
        self.entries().iter().copied().filter(|entry| !before.contains(entry)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::audit::account::Reason;
    use crate::audit::settings::{CountUnit, Measure};
    use crate::audit::who_counts::Heads;

    /// Tired people read them.
    const MOST_WORDS: usize = 45;

    fn every_entry() -> Vec<Entry> {
        Place::ALL.into_iter().flat_map(Place::first_met).collect()
    }

    #[test]
    fn no_term_twice() {
        let entries = every_entry();
        let names: BTreeSet<String> =
            entries.iter().map(|entry| entry.name.to_lowercase()).collect();
        assert_eq!(names.len(), entries.len());
        let said: BTreeSet<&str> = entries.iter().map(|entry| entry.said).collect();
        assert_eq!(said.len(), entries.len());
        for place in Place::ALL {
            let here: BTreeSet<&str> = place.entries().iter().map(|entry| entry.name).collect();
            assert_eq!(here.len(), place.entries().len(), "{place:?}");
        }
    }

    #[test]
    fn every_term_is_short_and_whole() {
        for Entry { name, said, source } in every_entry() {
            let n_words = said.split_whitespace().count();
            assert!((8..=MOST_WORDS).contains(&n_words), "{name}: {n_words} words");
            assert!(said.ends_with('.') && !said.contains("  "), "{name}: {said}");
            assert!(source.is_empty() || source.ends_with('.'), "{name}: {source}");
            assert!(name.starts_with(char::is_uppercase), "{name}");
        }
    }

    /// A place lists what its reader has to look up, not everything.
    #[test]
    fn every_place_has_a_few() {
        for place in Place::ALL {
            assert!((3..=8).contains(&place.entries().len()), "{place:?}");
        }
    }

    /// What can be chosen, and what rows are set aside for, is called here as it is there.
    #[test]
    fn terms_are_called_as_on_the_page() {
        let names: Vec<&str> = every_entry().iter().map(|entry| entry.name).collect();
        let is_named = |wanted: &str| {
            assert!(
                names.iter().any(|name| name.to_lowercase().contains(&wanted.to_lowercase())),
                "{wanted} has no entry"
            );
        };
        for measure in Measure::ALL {
            is_named(measure.name());
        }
        for unit in CountUnit::ALL {
            is_named(unit.name());
        }
        is_named(Heads::CaseHolders.name().trim_end_matches("s only"));
        is_named(Heads::StaffInPost.name().trim_start_matches("All "));
        for reason in [
            Reason::ExactRepeat,
            Reason::TotalRow,
            Reason::OtherNumberForSameWorker,
            Reason::NotOpenAtMonthEnd,
        ] {
            is_named(reason.heading());
        }
    }
}
