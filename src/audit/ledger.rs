//! The tallies of all files, merged: everything that can only be settled over all of them, and the
//! counts by team, month and worker that every setting is answered from.
//!
//! Files of one shape under the same header are parts of one list: a row that repeats one of an
//! earlier part counts once. Files of different lists that cover the same team and month are a
//! conflict; the list whose first file was added earlier counts, and that is said.

mod cases;
mod cells;
mod classes;
mod coverage;
mod days;
mod fates;
mod flow;
mod in_teams;
mod numbers;
mod posts;
mod proposals;
mod repeats;
mod rests_on;
mod roster;
mod sightings;
mod snapshots;
mod spans;
mod spells;
mod staff;
mod staffing_join;
mod standing;
mod teams_named;
mod told;
mod unusual_fte;
mod waiting_told;
mod worker;
mod worker_values;
mod workers;

use std::collections::{BTreeMap, BTreeSet};

use super::account::RowCount;
use super::name_choices::NameChoices;
use super::names_found::NamesFound;
use super::settings::CountUnit;
use super::staffing::Staffing;
use super::tally::Tally;

use crate::caseload::{CaseClass, Day, Fte, Month};
use crate::intake::field::Field;
use crate::intake::shape::Shape;
use crate::issue::{Finding, Kind, Place};

pub use cases::{
    AgeSince, CaseDays, ClassCount, DaysHeld, Flow, FlowBasis, NoFlow, RestsOn, Waiting,
    WaitingSince,
};
pub use fates::{AtSnapshot, Fate, Fates};
pub use teams_named::TeamNamed;
pub use worker::{Post, Worker};

use classes::HeldByClass;
use coverage::Coverage;
use repeats::Repeats;
use roster::Roster;
use spans::Spans;
use teams_named::TeamsNamed;

/// A file with its tally, in the order the files were added.
#[derive(Clone, Copy, Debug)]
pub struct FileTally<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its tally.
    pub tally: &'a Tally,
}

/// A staffing file with its rows.
#[derive(Clone, Copy, Debug)]
pub struct StaffingFile<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its rows.
    pub staffing: &'a Staffing,
}

/// What a ledger is made from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The files, in the order they were added.
    pub files: &'a [FileTally<'a>],
    /// The staffing files, in the order they were added.
    pub staffing: &'a [StaffingFile<'a>],
    /// What the user decided about names.
    pub names: &'a NameChoices,
    /// What is counted as one.
    pub unit: CountUnit,
}

/// A team with its service area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The number of its service area; `None` where the files give none.
    pub area: Option<u32>,
    /// Its name as shown.
    pub name: String,
    /// Its name in the last audit, where it is known.
    pub name_in_last_audit: Option<String>,
}

/// The cases that one worker holds in one team at one month's snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The team's number.
    pub team: u32,
    /// The month.
    pub month: Month,
    /// The worker's number.
    pub worker: u32,
    /// The number of the role that the rows give the worker here; `None` where they give none.
    pub role: Option<u32>,
    /// Distinct cases: at least one.
    pub n_cases: u64,
}

/// What a team as a whole holds at one month's snapshot, where rows give numbers and name nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamNumbers {
    /// The team's number.
    pub team: u32,
    /// The month.
    pub month: Month,
    /// Cases: at least one.
    pub n_cases: u64,
    /// Workers who hold them: at least one.
    pub n_workers: u64,
}

/// A team's snapshot in a month that rows exist for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day of the snapshot.
    pub day: Day,
    /// Whether the files name the month only.
    pub is_whole_month: bool,
    /// Distinct cases without a worker.
    pub n_unallocated: u64,
}

/// What is settled before anything is counted.
#[derive(Clone, Copy)]
struct Basis<'a> {
    files: &'a [FileTally<'a>],
    roster: &'a Roster,
    repeats: &'a Repeats,
    coverage: &'a Coverage,
    unit: CountUnit,
}

impl<'a> Basis<'a> {
    /// The files of a shape, with their numbers.
    fn of_shape(self, shape: Shape) -> impl Iterator<Item = (usize, &'a FileTally<'a>)> {
        self.files.iter().enumerate().filter(move |(_, file)| file.tally.shape() == shape)
    }
}

/// A team's month.
pub type TeamMonth = (u32, Month);

/// The merged tallies.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// What is counted as one.
    pub unit: CountUnit,
    /// Teams by number, in the order of area and name.
    pub teams: Vec<Team>,
    /// Service areas by number.
    pub areas: Vec<String>,
    /// Roles by number.
    pub roles: Vec<String>,
    /// The full-time equivalent of each worker by number, where it is known: case holders, then the
    /// staff who hold none; of those it stands only beside some case holder's.
    pub fte_of_workers: Vec<Option<Fte>>,
    /// Who holds how many cases, by team, month and worker.
    pub held: Vec<Held>,
    /// What is known of each worker, by number; after the case holders come the staff who hold none.
    pub workers: Vec<Worker>,
    /// The posts of the staffing files.
    pub posts: Vec<Post>,
    /// The day of which is what the staffing files say of workers: the last of the preselected
    /// months, whichever are chosen; `None` without staffing files or months.
    pub staffing_on: Option<Day>,
    /// Classes of cases by number: the first is of those of which nothing is said.
    pub classes: Vec<CaseClass>,
    /// The cases of each entry of `held`, in its order, by class; see [`Ledger::classes_of`].
    held_by_class: HeldByClass,
    /// Cases without a worker; see [`Ledger::waiting_of`].
    waiting: Spans,
    /// What their days are counted from; `None` where no file with such a case tells.
    pub waiting_since: Option<WaitingSince>,
    /// Cases with a worker by how long they have been open; see [`Ledger::ages_of`].
    ages: Spans,
    /// What those are counted from; `None` where no file tells.
    pub age_since: Option<AgeSince>,
    /// Cases with a worker by when they were last reviewed or the person last contacted; see
    /// [`Ledger::since_contact_of`].
    since_contact: Spans,
    /// Whether any file has a column of reviews or contacts.
    pub tells_contact: bool,
    /// Whether any file with a row for each case names the person of it.
    pub names_people: bool,
    /// How cases came and went, by team and month.
    pub flow: BTreeMap<TeamMonth, Flow>,
    /// Whether any row of any file is of a case without a worker.
    pub lists_waiting_work: bool,
    /// Lists of what workers hold that have no row without a worker; see
    /// [`Ledger::is_silent_on_waiting`].
    silent_lists: BTreeSet<u32>,
    /// Why that is not known, for every other month of a team that has a moment.
    pub no_flow: BTreeMap<TeamMonth, NoFlow>,
    /// Of allocations, the days on which cases are held.
    pub days_held: Vec<DaysHeld>,
    /// The rows that figures rest on.
    pub rests_on: Vec<RestsOn>,
    /// The names of the files, by number.
    pub file_names: Vec<String>,
    /// What teams hold as a whole, where nobody is named: once for a team's month, beside no other.
    pub in_numbers: Vec<TeamNumbers>,
    /// The snapshots there are, by team and month.
    pub moments: BTreeMap<TeamMonth, Moment>,
    /// Every month that the files hold.
    pub months: Vec<Month>,
    /// The months that are audit months until the user chooses others.
    pub preselected: Vec<Month>,
    /// The months in which everything that counts is of allocations.
    pub of_allocations: Vec<Month>,
    /// What happens to the rows of each file.
    pub fates: Vec<Fates>,
    /// What there is to say.
    pub findings: Vec<Finding>,
    /// What there is to decide about names.
    pub names: NamesFound,
    /// The list that counts for a team's month.
    counted: BTreeMap<TeamMonth, u32>,
    /// Every team's month that a list covers, whether it counts there or not.
    claims: BTreeSet<(u32, TeamMonth)>,
    /// The teams by the names that other files give them; see [`Ledger::team_named`].
    teams_named: TeamsNamed,
}

impl Ledger {
    /// Whether the full-time equivalent of any worker is known.
    pub fn knows_fte(&self) -> bool {
        self.fte_of_workers.iter().any(Option::is_some)
    }

    /// Merges the tallies of all files under what the user decided.
    pub fn of(sources: &Sources<'_>) -> Self {
        let files = sources.files;
        let repeats = Repeats::among(files);
        let mut roster = Roster::of(sources, &repeats);
        let coverage = Coverage::of(files, &roster, &repeats);
        let last_day = coverage.preselected().last().map(|month| month.last_day());
        let staffing_on = last_day.filter(|_| !sources.staffing.is_empty());
        let last_day = last_day.unwrap_or(Day::LATEST);
        staffing_join::settle_fte(sources, last_day, &mut roster);
        let mut ledger = Self {
            unit: sources.unit,
            months: coverage.months(),
            preselected: coverage.preselected(),
            of_allocations: coverage.of_allocations_alone(),
            staffing_on,
            fates: files.iter().map(|file| Fates::of_tally(file.tally)).collect(),
            names_people: files.iter().any(names_people),
            counted: coverage.counted().clone(),
            claims: coverage.claims().clone(),
            ..Self::default()
        };
        let unit = sources.unit;
        let basis = Basis { files, roster: &roster, repeats: &repeats, coverage: &coverage, unit };
        snapshots::count(basis, &mut ledger);
        spells::count(basis, &mut ledger);
        rests_on::count(basis, &mut ledger);
        waiting_told::count(basis, &mut ledger);
        days::count(basis, &mut ledger);
        staffing_join::give_roles(last_day, &roster, &mut ledger);
        ledger.held.sort_unstable_by_key(|held| (held.team, held.month, held.worker));
        rests_on::give_roles(&mut ledger);
        told::count(basis, &mut ledger);
        flow::count(basis, &mut ledger);
        staffing_join::say_who_is_without_staffing(sources, &ledger.held, &mut roster);
        ledger.findings.extend(findings_of_columns(files, unit, roster.knows_fte_of_staff()));
        ledger.findings.extend(repeats.findings(files));
        ledger.findings.extend(coverage.findings(files, &repeats));
        ledger.findings.extend(roster.findings.iter().cloned());
        ledger.findings.extend(unusual_fte::findings(sources, &roster));
        ledger.findings.extend(staffing_join::finding_of_day(sources, staffing_on, &roster));
        ledger.findings.extend(findings_of_rows(files, &ledger.fates, unit));
        let n_earlier = coverage.n_earlier_snapshots();
        ledger.findings.extend(finding_of_earlier_snapshots(files, &ledger.fates, n_earlier));
        ledger.workers = workers::of(files, &roster, last_day);
        ledger.posts = posts::of(&roster);
        ledger.names = roster.names;
        ledger.teams_named = TeamsNamed { areas: roster.areas_of_teams, keys: roster.team_keys };
        ledger.teams = roster.teams;
        ledger.areas = roster.areas;
        ledger.roles = roster.roles;
        ledger.fte_of_workers = roster.fte_of_workers;
        ledger
    }

    /// The cases of an entry of `held` by class, in the order of the classes; they add up to its
    /// `n_cases`.
    pub fn classes_of(&self, held_at: usize) -> &[ClassCount] {
        self.held_by_class.of_entry(held_at)
    }

    /// A team's cases without a worker at a month's snapshot, by class and age; they add up to the
    /// moment's `n_unallocated`.
    pub fn waiting_of(&self, team: u32, month: Month) -> Vec<Waiting> {
        self.of_moment(team, month, |list, moment| {
            self.waiting.waiting(list, (team, month), moment)
        })
    }

    /// How many days a team's cases with a worker had been open at a month's snapshot, as far as it
    /// is known. A case that two workers hold counts for both, as in `held`.
    pub fn ages_of(&self, team: u32, month: Month) -> Vec<CaseDays> {
        self.of_moment(team, month, |list, moment| self.ages.days(list, (team, month), moment))
    }

    /// How many days ago a team's cases with a worker had been reviewed or the person contacted at a
    /// month's snapshot, as far as it is known.
    pub fn since_contact_of(&self, team: u32, month: Month) -> Vec<CaseDays> {
        self.of_moment(team, month, |list, moment| {
            self.since_contact.days(list, (team, month), moment)
        })
    }

    fn of_moment<T>(
        &self,
        team: u32,
        month: Month,
        of: impl FnOnce(u32, &Moment) -> Vec<T>,
    ) -> Vec<T> {
        let counted = self.counted.get(&(team, month));
        let moment = self.moments.get(&(team, month));
        counted.zip(moment).map(|(&list, moment)| of(list, moment)).unwrap_or_default()
    }

    /// The team that a row of another file names, compared as the names in caseload files are.
    pub fn team_named(&self, area: &str, team: &str) -> TeamNamed {
        self.teams_named.of(area, team)
    }

    /// The service area and the name of a team, as they are shown.
    pub fn names_of_team(&self, number: u32) -> Option<(Option<&str>, &str)> {
        let team = self.teams.get(number as usize)?;
        let area = team.area.and_then(|area| self.areas.get(area as usize));
        Some((area.map(String::as_str), &team.name))
    }

    /// Whether the list that counts for a team's month is one of what workers hold and has no row
    /// without a worker, so that it does not say whether cases wait.
    pub fn is_silent_on_waiting(&self, team: u32, month: Month) -> bool {
        let list = self.counted.get(&(team, month));
        list.is_some_and(|list| self.silent_lists.contains(list))
    }

    /// Whether a list is the one that counts for a team's month.
    pub fn counts(&self, list: u32, team: u32, month: Month) -> bool {
        self.counted.get(&(team, month)) == Some(&list)
    }

    /// Whether a list covers a team's month, whether it counts there or not.
    pub fn claims(&self, list: u32, team: u32, month: Month) -> bool {
        self.claims.contains(&(list, (team, month)))
    }
}

/// Whether a file has a row for each case.
fn is_of_cases(file: &FileTally<'_>) -> bool {
    let tally = file.tally;
    tally.shape().counts_under(tally.columns())
        && !tally.is_of_whole_teams()
        && tally.shape() != Shape::WorkerCounts
}

/// Whether a file has a row for each case, and names the person of it.
fn names_people(file: &FileTally<'_>) -> bool {
    is_of_cases(file) && file.tally.columns().has(Field::PersonId)
}

/// What the columns of the files mean for the figures.
fn findings_of_columns(
    files: &[FileTally<'_>],
    unit: CountUnit,
    knows_fte_of_staff: bool,
) -> Vec<Finding> {
    let has = |file: &FileTally<'_>, field| file.tally.columns().has(field);
    let is_of_teams = |file: &FileTally<'_>| file.tally.is_of_whole_teams();
    let with_cases =
        || files.iter().filter(|file| file.tally.shape().counts_under(file.tally.columns()));
    let of_files = |kind: Kind, is_so: &dyn Fn(&FileTally<'_>) -> bool| {
        let places: Vec<Place> =
            with_cases().filter(|file| is_so(file)).map(|file| Place::file(file.name)).collect();
        (!places.is_empty()).then(|| Finding::new(kind, 0, places))
    };
    let people_not_named =
        if with_cases().any(names_people) { Kind::PeopleNotNamed } else { Kind::NobodyNamed };
    let mut findings: Vec<Finding> = [
        of_files(Kind::WorkersNotNamed, &is_of_teams),
        of_files(Kind::NoFteColumn, &|file| {
            !is_of_teams(file) && !has(file, Field::Fte) && !knows_fte_of_staff
        }),
        of_files(Kind::PersonIdAsCaseId, &|file| {
            unit == CountUnit::Cases
                && is_of_cases(file)
                && !has(file, Field::CaseId)
                && has(file, Field::PersonId)
        }),
        of_files(people_not_named, &|file| unit == CountUnit::People && !names_people(file)),
        of_files(Kind::NumbersAsGiven, &|file| unit == CountUnit::Rows && !is_of_cases(file)),
        of_files(Kind::NoCaseIdColumn, &|file| {
            is_of_cases(file) && !has(file, Field::CaseId) && !has(file, Field::PersonId)
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    for file in with_cases() {
        let mut rivals: BTreeMap<Field, (&str, u64)> = BTreeMap::new();
        for (header, field) in file.tally.columns().rivals() {
            rivals.entry(field).or_insert((header, 0)).1 += 1;
        }
        for (field, (header, n)) in rivals {
            let kind = Kind::OtherColumn { header: header.to_owned(), field: field.name() };
            findings.push(Finding::new(kind, n, vec![Place::file(file.name)]));
        }
    }
    findings
}

/// Rows that cannot count for a reason to be looked at, and rows that count with a remark.
fn findings_of_rows(files: &[FileTally<'_>], fates: &[Fates], unit: CountUnit) -> Vec<Finding> {
    let mut by_kind: BTreeMap<Kind, Finding> = BTreeMap::new();
    for (file, fates) in files.iter().zip(fates) {
        for (reason, count) in fates.fixed() {
            if reason.is_worth_a_look() {
                Finding::gather(&mut by_kind, Kind::SetAside(reason), file.name, count);
            }
        }
        if file.tally.damaged_ids.n_rows > 0 {
            let count = &file.tally.damaged_ids;
            Finding::gather(&mut by_kind, Kind::DamagedIds, file.name, count);
        }
        if file.tally.columns().has(Field::CaseId) || file.tally.columns().has(Field::PersonId) {
            let mut without = RowCount::listed();
            for count in file.tally.without_case_id.values() {
                without.merge(count);
            }
            if file.tally.shape() == Shape::Allocations {
                for row in file.tally.loose_rows.iter() {
                    without.add(u64::from(row.line));
                }
            }
            if without.n_rows > 0 {
                Finding::gather(&mut by_kind, Kind::WithoutCaseId(unit), file.name, &without);
            }
        }
    }
    by_kind.into_values().collect()
}

/// Snapshots that a later one of the same month replaces.
fn finding_of_earlier_snapshots(
    files: &[FileTally<'_>],
    fates: &[Fates],
    n_snapshots: u64,
) -> Option<Finding> {
    let mut gathered = BTreeMap::new();
    for (file, fates) in files.iter().zip(fates) {
        for (fate, count) in fates.iter() {
            if matches!(fate, Fate::InMonth { role: AtSnapshot::Earlier, .. }) {
                Finding::gather(&mut gathered, Kind::EarlierSnapshots, file.name, count);
            }
        }
    }
    let finding = gathered.into_values().next()?;
    Some(Finding { n: n_snapshots, ..finding })
}
