//! Who and what the rows speak of: teams, areas, roles and workers over all files.

use std::collections::{BTreeMap, BTreeSet};

use super::repeats::Repeats;
use super::staff::Staff;
use super::staffing_join::WithoutStaffing;
use super::{FileTally, Sources, Team, in_teams, proposals, staffing_join, worker_values};
use crate::audit::account::FirstLines;
use crate::audit::name_choices::{CrosswalkRow, Merge, NameChoices, NameKind};
use crate::audit::name_rules::NameRules;
use crate::audit::names::{AreasOfTeams, Names, TeamKey, key};
use crate::audit::names_found::{Listed, NAMES_LISTED, NamesFound, TeamNames, WORKERS_LISTED};
use crate::audit::people::{FteVotes, People, WorkerKey, fte, worker_value};
use crate::audit::profile::{Profile, Words};
use crate::caseload::fte::FteError;
use crate::caseload::{Fte, MatchKey};
use crate::issue::{Finding, Kind, Place};

/// Who and what the rows of a profile speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The team's number.
    pub team: u32,
    /// The worker's number; `None` for unallocated cases.
    pub worker: Option<u32>,
    /// The role's number.
    pub role: Option<u32>,
    /// Rows that are no repeat of a row of any file.
    pub n_rows: u64,
}

/// All that the rows speak of, numbered.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// For each file, by the number of the profile.
    pub(super) entries: Vec<Vec<Entry>>,
    /// Teams by number.
    pub teams: Vec<Team>,
    /// Service areas by number.
    pub areas: Vec<String>,
    /// Roles by number.
    pub roles: Vec<String>,
    /// How many workers hold cases. Their numbers come first, then those of the other staff.
    pub n_case_holders: u32,
    /// The full-time equivalent of each worker.
    pub fte_of_workers: Vec<Option<Fte>>,
    /// What there is to say about names and full-time equivalents.
    pub findings: Vec<Finding>,
    /// What there is to decide about names.
    pub names: NamesFound,
    /// The members of staff.
    pub staff: Staff,
    /// The workers of the cases whom no staffing file has.
    pub without_staffing: Vec<WithoutStaffing>,
    /// The keys of the teams, by number.
    pub team_keys: Vec<TeamKey>,
    /// The numbers of the roles.
    pub role_numbers: BTreeMap<MatchKey, u32>,
    /// The service areas that team names occur in.
    pub areas_of_teams: AreasOfTeams,
}

/// A profile with its file and the rows that count for votes.
pub struct Counted<'a> {
    pub file: usize,
    pub profile: &'a Profile,
    pub n_rows: u64,
    /// Whether the rows are of teams as a whole, and have no worker to name.
    pub is_of_whole_teams: bool,
}

/// Everything that was learnt of names, before it is numbered.
pub struct Learnt<'a> {
    pub rules: &'a NameRules,
    pub merged: &'a [Merge],
    pub people: &'a People,
    pub areas_of_teams: &'a AreasOfTeams,
    pub teams: &'a Names<TeamKey>,
}

impl Roster {
    /// Learns all names first, then settles who is who.
    pub fn of(sources: &Sources<'_>, repeats: &Repeats) -> Self {
        let (files, choices) = (sources.files, sources.names);
        let name_rules = &NameRules::of(choices);
        let counted = counted_profiles(files, repeats);
        let mut people = People::under(name_rules.clone());
        let mut areas_of_teams = AreasOfTeams::under(name_rules.clone());
        for counted in &counted {
            let words = counted.profile.words();
            people.learn(&words);
            areas_of_teams.learn(words.area, words.team);
        }
        let mut teams = Names::default();
        let mut areas = Names::default();
        let mut roles = Names::default();
        let mut workers = BTreeSet::new();
        for Counted { profile, n_rows, .. } in &counted {
            let words = profile.words();
            let team = areas_of_teams.team_key(words.area, words.team);
            workers.extend(people.worker(&words, &team));
            if let Some(area) = &team.area
                && let Some(written) = areas_of_teams.area_as_written(words.area, &team.team)
            {
                areas.count(area.clone(), written, *n_rows);
            }
            teams.count(team, words.team, *n_rows);
            if let Some(role) = key(words.role) {
                roles.count(role, words.role, *n_rows);
            }
        }
        let workers: BTreeMap<WorkerKey, u32> = workers.into_iter().zip(0..).collect();
        let staff = Staff::of(sources.staffing, name_rules, &people, &areas_of_teams, &workers);
        count_roles_of_staff(&mut roles, &staff);
        let (team_numbers, role_numbers) = (teams.numbers(), roles.numbers());
        let mut roster = Self {
            entries: vec![Vec::new(); files.len()],
            staff,
            team_keys: team_numbers.keys().map(|&key| key.clone()).collect(),
            role_numbers: role_numbers.iter().map(|(&key, &n)| (key.clone(), n)).collect(),
            ..Self::default()
        };
        for Counted { file, profile, n_rows, .. } in &counted {
            let words = profile.words();
            let team = areas_of_teams.team_key(words.area, words.team);
            let entry = Entry {
                team: team_numbers.get(&team).copied().unwrap_or(0),
                worker: people
                    .worker(&words, &team)
                    .and_then(|worker| workers.get(&worker).copied()),
                role: key(words.role).and_then(|role| role_numbers.get(&role).copied()),
                n_rows: *n_rows,
            };
            if let Some(entries) = roster.entries.get_mut(*file) {
                entries.push(entry);
            }
        }
        let area_numbers = areas.numbers();
        let number_of_area = |area: &Option<MatchKey>| {
            area.as_ref().and_then(|area| area_numbers.get(area).copied())
        };
        roster.teams = teams
            .shown()
            .map(|(key, name)| {
                let is_in_several = areas_of_teams.is_in_several(&key.team);
                let last = name_rules.name_in_last_audit(key, is_in_several);
                Team {
                    area: number_of_area(&key.area),
                    name: name.to_owned(),
                    name_in_last_audit: last.map(str::to_owned),
                }
            })
            .collect();
        roster.areas = areas.shown().map(|(_, name)| name.to_owned()).collect();
        roster.roles = roles.shown().map(|(_, name)| name.to_owned()).collect();
        let n_spelt_differently = teams.n_spelt_differently() + areas.n_spelt_differently();
        roster.settle_fte(files, &counted, workers.len());
        roster.say_who_is_who(files, &counted, &people);
        let mut areas_missing = PlaceCounts::default();
        for Counted { file, profile, n_rows, .. } in &counted {
            let words = profile.words();
            if areas_of_teams.is_ambiguous(words.area, words.team) {
                areas_missing.add(*file, *n_rows, &profile.first_lines);
            }
        }
        roster.findings.extend(areas_missing.finding(Kind::AreaMissing, files));
        roster.say_spelt_differently(files, &counted, n_spelt_differently);
        let learnt = Learnt {
            rules: name_rules,
            people: &people,
            areas_of_teams: &areas_of_teams,
            teams: &teams,
            merged: &choices.merged,
        };
        roster.find_names(files, &counted, &learnt);
        roster.take_crosswalk(files, &counted, &learnt, choices);
        staffing_join::say_who_is_missing(sources, &counted, &mut roster);
        roster.areas_of_teams = areas_of_teams;
        roster
    }

    /// Whether the staffing files give the full-time equivalent of any worker.
    pub fn knows_fte_of_staff(&self) -> bool {
        (0..self.n_case_holders).any(|worker| self.staff.gives_fte(worker))
    }

    /// Who and what the rows of a profile speak of.
    pub fn entry(&self, file: usize, profile: usize) -> Option<Entry> {
        self.entries.get(file)?.get(profile).copied()
    }

    fn settle_fte(&mut self, files: &[FileTally<'_>], counted: &[Counted<'_>], n_workers: usize) {
        let mut votes = FteVotes::default();
        let mut unread = [PlaceCounts::default(), PlaceCounts::default()];
        let entries = self.entries.iter().flatten();
        for (Counted { file, profile, n_rows, .. }, entry) in counted.iter().zip(entries) {
            let (Some(worker), Some(fte)) = (entry.worker, fte(&profile.words())) else {
                continue;
            };
            match fte {
                Ok(fte) => votes.count(worker, fte, *n_rows),
                Err(error) => {
                    let [not_a_number, too_high] = &mut unread;
                    let place = if error == FteError::TooHigh { too_high } else { not_a_number };
                    place.add(*file, *n_rows, &profile.first_lines);
                }
            }
        }
        let n_workers = u32::try_from(n_workers).unwrap_or(u32::MAX);
        self.n_case_holders = n_workers;
        self.fte_of_workers = (0..n_workers).map(|worker| votes.settled(worker)).collect();
        self.fte_of_workers.resize(self.fte_of_workers.len() + self.staff.n_others(), None);
        let [not_a_number, too_high] = unread;
        self.findings.extend(not_a_number.finding(Kind::FteNotANumber, files));
        self.findings.extend(too_high.finding(Kind::FteTooHigh, files));
        // What the staffing files say comes first.
        let in_conflict: BTreeSet<u32> =
            votes.in_conflict().filter(|&worker| !self.staff.gives_fte(worker)).collect();
        let mut conflicts = PlaceCounts::default();
        let entries = self.entries.iter().flatten();
        for (Counted { file, profile, .. }, entry) in counted.iter().zip(entries) {
            let settled = entry.worker.filter(|worker| in_conflict.contains(worker));
            let settled = settled.and_then(|worker| votes.settled(worker));
            let given = fte(&profile.words()).and_then(Result::ok);
            if settled.is_some() && given.is_some() && given != settled {
                conflicts.add(*file, 0, &profile.first_lines);
            }
        }
        let n_conflicts = in_conflict.len() as u64;
        self.findings.extend(conflicts.finding_of(Kind::FteInConflict, n_conflicts, files));
    }

    fn say_who_is_who(
        &mut self,
        files: &[FileTally<'_>],
        counted: &[Counted<'_>],
        people: &People,
    ) {
        let places = |is_so: &dyn Fn(&Words<'_>) -> bool| {
            let mut places = PlaceCounts::default();
            for Counted { file, profile, n_rows, .. } in counted {
                if is_so(&profile.words()) {
                    places.add(*file, *n_rows, &profile.first_lines);
                }
            }
            places
        };
        let namesakes = places(&|words| people.is_namesake(words));
        let renamed = places(&|words| people.is_renamed(words));
        let ambiguous = places(&|words| people.is_ambiguous(words));
        self.findings.extend(namesakes.finding_of(Kind::Namesakes, people.n_namesakes(), files));
        self.findings.extend(renamed.finding_of(Kind::SeveralNames, people.n_renamed(), files));
        self.findings.extend(ambiguous.finding(Kind::AmbiguousNames, files));
    }

    /// What there is to decide about names, and what has to be said of it.
    fn find_names(
        &mut self,
        files: &[FileTally<'_>],
        counted: &[Counted<'_>],
        learnt: &Learnt<'_>,
    ) {
        let values = worker_values::of(counted, learnt);
        let mut queues = PlaceCounts::default();
        let of_workers = counted.iter().filter(|counted| !counted.is_of_whole_teams);
        for Counted { file, profile, n_rows, .. } in of_workers {
            if values.is_proposed(&worker_value(&profile.words())) {
                queues.add(*file, *n_rows, &profile.first_lines);
            }
        }
        self.findings.extend(queues.finding_of(Kind::MayBeNoWorker, values.n_proposed(), files));
        let merges = proposals::of(counted, learnt);
        let open = || merges.iter().filter(|merge| !merge.is_agreed);
        let names: BTreeSet<(NameKind, &MatchKey)> =
            open().map(|merge| (merge.kind, &merge.from)).collect();
        let is_open = |kind, name: &str| names.contains(&(kind, &MatchKey::of(name)));
        let mut alike = PlaceCounts::default();
        for Counted { file, profile, n_rows, .. } in counted.iter().filter(|_| !names.is_empty()) {
            let words = profile.words();
            let is_alike = is_open(NameKind::Worker, words.worker_name)
                || is_open(NameKind::Team, words.team)
                || is_open(NameKind::ServiceArea, words.area);
            if is_alike {
                alike.add(*file, *n_rows, &profile.first_lines);
            }
        }
        let n_open = open().count() as u64;
        self.findings.extend(alike.finding_of(Kind::MayBeOneName, n_open, files));
        let in_several = in_teams::of(counted, learnt);
        let n_whole = in_several.iter().filter(|name| !name.is_split).count() as u64;
        let kind = Kind::NamesInSeveralTeams;
        self.findings.extend((n_whole > 0).then(|| Finding::new(kind, n_whole, Vec::new())));
        self.names.merges = Listed::first(NAMES_LISTED, merges);
        self.names.in_several_teams = Listed::first(NAMES_LISTED, in_several);
        self.names.not_workers = values.not_workers;
        self.names.workers = values.workers;
    }

    /// What was decided about teams, and what has to be said of it.
    fn take_crosswalk(
        &mut self,
        files: &[FileTally<'_>],
        counted: &[Counted<'_>],
        learnt: &Learnt<'_>,
        choices: &NameChoices,
    ) {
        let can_set_area = |key: &TeamKey| !learnt.areas_of_teams.is_in_several(&key.team);
        let teams = self.teams.iter().zip(learnt.teams.shown());
        let teams = teams.map(|(team, (key, _))| TeamNames {
            team: team.name.clone(),
            service_area: team.area.and_then(|area| self.areas.get(area as usize)).cloned(),
            name_in_last_audit: team.name_in_last_audit.clone(),
            can_set_area: can_set_area(key),
        });
        self.names.teams = Listed::first(WORKERS_LISTED, teams.collect());
        let mut places = PlaceCounts::default();
        let mut decided = BTreeSet::new();
        let entries = self.entries.iter().flatten().filter(|_| !choices.crosswalk.is_empty());
        for (Counted { file, profile, n_rows, .. }, entry) in counted.iter().zip(entries) {
            let words = profile.words();
            if learnt.areas_of_teams.is_decided_otherwise(words.area, words.team) {
                decided.insert(entry.team);
                places.add(*file, *n_rows, &profile.first_lines);
            }
        }
        let n_decided = decided.len() as u64;
        self.findings.extend(places.finding_of(Kind::AreaDecided, n_decided, files));
        let known: BTreeSet<&MatchKey> = learnt.teams.shown().map(|(key, _)| &key.team).collect();
        let team = |row: &CrosswalkRow| learnt.rules.one(NameKind::Team, MatchKey::of(&row.team));
        let count = |is_so: &dyn Fn(&CrosswalkRow) -> bool| {
            choices.crosswalk.iter().filter(|row| is_so(row)).count() as u64
        };
        let n_unknown = count(&|row| !known.contains(&team(row)));
        let n_in_several = count(&|row| {
            row.service_area.is_some() && learnt.areas_of_teams.is_in_several(&team(row))
        });
        let of_number = |kind, n| (n > 0).then(|| Finding::new(kind, n, Vec::new()));
        self.findings.extend(of_number(Kind::UnknownTeamsNamed, n_unknown));
        self.findings.extend(of_number(Kind::AreaNotDecided, n_in_several));
    }

    /// Teams and areas in several spellings, at rows whose spelling is not the one that is shown.
    fn say_spelt_differently(
        &mut self,
        files: &[FileTally<'_>],
        counted: &[Counted<'_>],
        n_names: u64,
    ) {
        let mut places = PlaceCounts::default();
        let entries = self.entries.iter().flatten();
        for (Counted { file, profile, n_rows, .. }, entry) in counted.iter().zip(entries) {
            let words = profile.words();
            let Some(team) = self.teams.get(entry.team as usize) else { continue };
            let area = team.area.and_then(|area| self.areas.get(area as usize));
            let is_otherwise = is_spelt_otherwise(words.team, &team.name)
                || area.is_some_and(|area| is_spelt_otherwise(words.area, area));
            if is_otherwise {
                places.add(*file, *n_rows, &profile.first_lines);
            }
        }
        self.findings.extend(places.finding_of(Kind::SpeltDifferently, n_names, files));
    }
}

/// Roles of the staffing files beside those of the cases. Where nobody who holds a case has a role,
/// there is nothing to tell apart by roles.
fn count_roles_of_staff(roles: &mut Names<MatchKey>, staff: &Staff) {
    staff.roles_of_workers().for_each(|role| roles.count(MatchKey::of(role), role, 0));
    if !roles.is_empty() {
        staff.roles_of_others().for_each(|role| roles.count(MatchKey::of(role), role, 0));
    }
}

/// Whether a name is written in another spelling than the one that is shown. Names that are merged
/// are no spellings of one another.
fn is_spelt_otherwise(written: &str, shown: &str) -> bool {
    written != shown && key(written).is_some_and(|key| key == MatchKey::of(shown))
}

/// All profiles of all files, in order, with the rows of each that repeat no earlier file's.
fn counted_profiles<'a>(files: &[FileTally<'a>], repeats: &Repeats) -> Vec<Counted<'a>> {
    let mut counted = Vec::new();
    let mut numbers_given = BTreeSet::new();
    for (file, FileTally { tally, .. }) in files.iter().enumerate() {
        let profiles = tally.profiles.all();
        let mut n_repeats: BTreeMap<u32, u64> = BTreeMap::new();
        if repeats.has_any(file) {
            for (at, row) in tally.rows.all().iter().enumerate() {
                let is_repeat = repeats.is_repeat(file, at);
                *n_repeats.entry(row.profile).or_default() += u64::from(is_repeat);
            }
        }
        for &(profile, numbers) in tally.counts.keys() {
            let words = profiles.get(profile as usize).map(Profile::words);
            let is_new = numbers_given.insert((repeats.list(file), words, numbers));
            *n_repeats.entry(profile).or_default() += u64::from(!is_new);
        }
        counted.extend((0..).zip(profiles).map(|(at, profile)| Counted {
            file,
            profile,
            n_rows: profile.n_rows - n_repeats.get(&at).copied().unwrap_or(0),
            is_of_whole_teams: tally.is_of_whole_teams(),
        }));
    }
    counted
}

/// Rows and their first lines, file by file.
#[derive(Clone, Debug, Default)]
pub struct PlaceCounts {
    n_rows: u64,
    lines: BTreeMap<usize, FirstLines>,
}

impl PlaceCounts {
    pub fn add(&mut self, file: usize, n_rows: u64, lines: &FirstLines) {
        self.n_rows += n_rows;
        self.lines.entry(file).or_default().merge(lines);
    }

    pub fn merge(&mut self, other: &Self) {
        self.n_rows += other.n_rows;
        for (&file, lines) in &other.lines {
            self.lines.entry(file).or_default().merge(lines);
        }
    }

    fn finding(self, kind: Kind, files: &[FileTally<'_>]) -> Option<Finding> {
        let n_rows = self.n_rows;
        self.finding_of(kind, n_rows, files)
    }

    pub fn finding_of(self, kind: Kind, n: u64, files: &[FileTally<'_>]) -> Option<Finding> {
        let name = |file: usize| files.get(file).map_or("", |file| file.name);
        let places = self.lines.into_iter().map(|(file, lines)| Place::lines(name(file), lines));
        let places: Vec<Place> = places.collect();
        (n > 0).then(|| Finding::new(kind, n, places))
    }
}
