//! Staffing files beside the cases: who of the staff is which worker, what they are and how much of
//! a full-time post they have, and who is on one side only.
//!
//! A member of staff is the worker with their ID; else, where not both have IDs, the worker with
//! their name, if only one member of staff and only one worker has it. Who is no worker of the cases
//! has a number after theirs, in the order of IDs and names.

use std::collections::{BTreeMap, BTreeSet};

use super::StaffingFile;
use super::standing::of_day;
use crate::audit::account::RowCount;
use crate::audit::name_rules::NameRules;
use crate::audit::names::{AreasOfTeams, TeamKey, key};
use crate::audit::people::{People, WorkerKey};
use crate::audit::profile::Words;
use crate::audit::staffing::StaffingRow;
use crate::caseload::fte::FteError;
use crate::caseload::name::most_frequent;
use crate::caseload::{Day, Fte, MatchKey};
use crate::intake::dates::is_empty_mark;

/// A post of a member of staff: a distinct row of the staffing files.
#[derive(Clone, Debug)]
pub struct Post {
    /// What the row says.
    pub row: StaffingRow,
    /// The key of its team.
    pub team: TeamKey,
    /// The full-time equivalent that it gives, if it gives one.
    pub fte: Option<Result<Fte, FteError>>,
    /// The rows that say so, by the number of the file.
    places: Vec<(usize, RowCount)>,
}

/// A member of staff.
#[derive(Clone, Debug, Default)]
struct Member {
    posts: Vec<Post>,
}

/// The staff, joined to the workers.
#[derive(Clone, Debug, Default)]
pub struct Staff {
    members: BTreeMap<WorkerKey, Member>,
    /// Who of the staff a worker is, and who has a number after the workers'.
    of_workers: BTreeMap<u32, WorkerKey>,
    joined: BTreeSet<WorkerKey>,
    n_by_id: u64,
}

/// Who has a name: of the staff, and of the workers.
#[derive(Default)]
struct Namesakes<'a> {
    members: Vec<&'a WorkerKey>,
    workers: Vec<(&'a WorkerKey, u32)>,
}

/// The full-time equivalent of a worker by the staffing files.
pub enum StaffFte {
    /// None is given.
    NotGiven,
    /// That of the posts which say what somebody is, added up.
    Known(Fte),
    /// More than can be believed.
    TooHigh,
}

impl Staff {
    /// The staff of all staffing files, beside the people of the cases.
    pub fn of(
        files: &[StaffingFile<'_>],
        rules: &NameRules,
        people: &People,
        areas_of_teams: &AreasOfTeams,
        workers: &BTreeMap<WorkerKey, u32>,
    ) -> Self {
        let mut staff = Self::default();
        let mut distinct: BTreeMap<&StaffingRow, Vec<(usize, RowCount)>> = BTreeMap::new();
        for (number, file) in files.iter().enumerate() {
            for (row, count) in file.staffing.rows() {
                distinct.entry(row).or_default().push((number, count.clone()));
            }
        }
        let mut of_staff = People::under(rules.clone());
        for row in distinct.keys() {
            of_staff.learn(&words(row));
        }
        for (row, places) in distinct {
            let team = areas_of_teams.key_among_known(&row.service_area, &row.team);
            let Some(member) = of_staff.worker(&words(row), &team) else { continue };
            let fte = (!is_empty_mark(&row.fte)).then(|| Fte::parse(&row.fte));
            let post = Post { row: row.clone(), team, fte, places };
            staff.members.entry(member).or_default().posts.push(post);
        }
        staff.join(&of_staff, people, workers);
        let first = u32::try_from(workers.len()).unwrap_or(u32::MAX);
        let others = staff.members.keys().filter(|member| !staff.joined.contains(*member));
        let others: Vec<(u32, WorkerKey)> = (first..).zip(others.cloned()).collect();
        staff.of_workers.extend(others);
        staff
    }

    fn join(&mut self, of_staff: &People, people: &People, workers: &BTreeMap<WorkerKey, u32>) {
        let is_id = |key: &WorkerKey| matches!(key, WorkerKey::Id(_));
        for member in self.members.keys() {
            if let Some(&worker) = workers.get(member).filter(|_| is_id(member)) {
                self.of_workers.insert(worker, member.clone());
                self.joined.insert(member.clone());
                self.n_by_id += 1;
            }
        }
        let mut named: BTreeMap<MatchKey, Namesakes<'_>> = BTreeMap::new();
        for member in self.members.keys() {
            for name in of_staff.names_of(member) {
                named.entry(name).or_default().members.push(member);
            }
        }
        for (worker, &number) in workers {
            for name in people.names_of(worker) {
                if let Some(namesakes) = named.get_mut(&name) {
                    namesakes.workers.push((worker, number));
                }
            }
        }
        let mut pairs: BTreeSet<(&WorkerKey, u32)> = BTreeSet::new();
        for Namesakes { members, workers } in named.values() {
            match (members.as_slice(), workers.as_slice()) {
                ([member], [(worker, number)]) if !(is_id(member) && is_id(worker)) => {
                    pairs.insert((member, *number));
                }
                // A name that is split has a worker and a post in each team.
                _ => pairs.extend(members.iter().filter_map(|member| {
                    let mut same = workers.iter().filter(|(worker, _)| worker == member);
                    let is_in_team = matches!(member, WorkerKey::NameInTeam(..));
                    same.next().filter(|_| is_in_team).map(|(_, number)| (*member, *number))
                })),
            }
        }
        let mut n_of_members: BTreeMap<&WorkerKey, u64> = BTreeMap::new();
        let mut n_of_workers: BTreeMap<u32, u64> = BTreeMap::new();
        for &(member, number) in &pairs {
            *n_of_members.entry(member).or_default() += 1;
            *n_of_workers.entry(number).or_default() += 1;
        }
        let is_only = |pair: &(&WorkerKey, u32)| {
            n_of_members.get(pair.0) == Some(&1) && n_of_workers.get(&pair.1) == Some(&1)
        };
        let free = pairs.iter().filter(|(member, number)| {
            !self.joined.contains(*member) && !self.of_workers.contains_key(number)
        });
        let by_name: Vec<(WorkerKey, u32)> = free
            .filter(|pair| is_only(pair))
            .map(|&(member, number)| (member.clone(), number))
            .collect();
        for (member, number) in by_name {
            self.of_workers.insert(number, member.clone());
            self.joined.insert(member);
        }
    }

    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// How many there are, how many are joined by ID, and how many by name.
    pub fn n_joined(&self) -> (u64, u64, u64) {
        let n_joined = self.joined.len() as u64;
        (self.members.len() as u64, self.n_by_id, n_joined - self.n_by_id)
    }

    /// Whether a worker is a member of staff.
    pub fn has(&self, worker: u32) -> bool {
        self.of_workers.contains_key(&worker)
    }

    /// Those who are no worker of the cases: name or ID, team, and where they stand.
    ///
    /// Of teams that name nobody it is not known who holds none; beside such teams nothing is known
    /// of a post without a team either.
    pub fn without_cases(
        &self,
        name_nobody: &BTreeSet<&TeamKey>,
    ) -> impl Iterator<Item = (String, String, &(usize, RowCount))> {
        let may_hold_some = |post: &Post| {
            let is_of_no_team = post.row.team.is_empty() && !name_nobody.is_empty();
            is_of_no_team || name_nobody.contains(&post.team)
        };
        let is_known = move |member: &Member| !member.posts.iter().any(may_hold_some);
        let without = self.members.iter().filter(|(key, _)| !self.joined.contains(*key));
        without.filter(move |(_, member)| is_known(member)).filter_map(|(_, member)| {
            let place = member.posts.first()?.places.first()?;
            Some((member.shown(), member.teams(), place))
        })
    }

    /// Every post, with the number of whose it is, in the order of those.
    pub fn posts(&self) -> impl Iterator<Item = (u32, &Post)> {
        let members = self.of_workers.iter();
        let members = members.filter_map(|(&number, key)| Some((number, self.members.get(key)?)));
        members.flat_map(|(number, member)| member.posts.iter().map(move |post| (number, post)))
    }

    /// The roles of a worker on a day, as they are written.
    pub fn roles_of(&self, worker: u32, day: Day) -> impl Iterator<Item = &str> {
        let posts = self.member(worker).into_iter().flat_map(move |member| member.posts_on(day));
        posts.map(|post| post.row.role.as_str())
    }

    /// The name of a worker in the staffing files.
    pub fn name(&self, worker: u32) -> Option<String> {
        self.member(worker)?.spelt(|row| &row.worker_name)
    }

    /// The ID of a worker in the staffing files.
    pub fn id(&self, worker: u32) -> Option<String> {
        self.member(worker)?.spelt(|row| &row.worker_id)
    }

    /// Whether any post of a worker on a day is an agency's; `None` where none says.
    pub fn agency(&self, worker: u32, day: Day) -> Option<bool> {
        self.member(worker)?.posts_on(day).filter_map(|post| post.row.agency).max()
    }

    /// Whether any post of a worker on a day says that they are newly qualified; `None` where none
    /// says.
    pub fn newly_qualified(&self, worker: u32, day: Day) -> Option<bool> {
        self.member(worker)?.posts_on(day).filter_map(|post| post.row.newly_qualified).max()
    }

    /// What is said of an absence of a worker on a day: the most frequent words, empty where nothing
    /// is said.
    pub fn absence(&self, worker: u32, day: Day) -> String {
        let posts = self.member(worker).into_iter().flat_map(|member| member.posts_on(day));
        let mut words: BTreeMap<&str, u64> = BTreeMap::new();
        for said in posts.map(|post| post.row.absence.as_str()).filter(|cell| says_absence(cell)) {
            *words.entry(said).or_default() += 1;
        }
        most_frequent(words).map(str::to_owned).unwrap_or_default()
    }

    /// The numbers of the files which say anything of members of staff that may change with time.
    pub fn files_that_tell(&self) -> BTreeSet<usize> {
        let posts = self.members.values().flat_map(|member| &member.posts);
        let telling = posts.filter(|post| post.tells());
        telling.flat_map(|post| post.places.iter().map(|&(file, _)| file)).collect()
    }

    /// Rows of posts whose full-time equivalent cannot be read.
    pub fn unread_fte(&self) -> impl Iterator<Item = (FteError, &(usize, RowCount))> {
        let posts = self.members.values().flat_map(|member| &member.posts);
        posts.flat_map(|post| {
            let error = post.fte.and_then(Result::err);
            post.places.iter().filter_map(move |place| Some((error?, place)))
        })
    }

    fn member(&self, worker: u32) -> Option<&Member> {
        self.members.get(self.of_workers.get(&worker)?)
    }

    /// Where a worker stands in the staffing files.
    pub fn places(&self, worker: u32) -> impl Iterator<Item = &(usize, RowCount)> {
        let posts = self.member(worker).into_iter().flat_map(|member| &member.posts);
        posts.flat_map(|post| &post.places)
    }

    /// Whether any post of a worker gives a full-time equivalent.
    pub fn gives_fte(&self, worker: u32) -> bool {
        let member = self.member(worker);
        member.is_some_and(|member| member.posts.iter().any(|post| matches!(post.fte, Some(Ok(_)))))
    }

    /// The full-time equivalent of a worker on a day: that of the posts which give one and say what
    /// somebody is then ([`of_day`]), added up.
    pub fn fte(&self, worker: u32, day: Day) -> StaffFte {
        let Some(member) = self.member(worker) else { return StaffFte::NotGiven };
        let gives_one = |post: &&Post| matches!(post.fte, Some(Ok(_)));
        let posts = of_day(member.posts.iter().filter(gives_one), day);
        let all: Vec<Fte> = posts.filter_map(|post| post.fte.and_then(Result::ok)).collect();
        let Some((&first, others)) = all.split_first() else { return StaffFte::NotGiven };
        let sum = others.iter().try_fold(first, |sum, &next| sum.and(next));
        sum.map_or(StaffFte::TooHigh, StaffFte::Known)
    }

    /// The roles that the workers have by the staffing files.
    pub fn roles_of_workers(&self) -> impl Iterator<Item = &str> {
        self.roles_where(|member| self.joined.contains(member))
    }

    /// The roles of those who are no worker of the cases.
    pub fn roles_of_others(&self) -> impl Iterator<Item = &str> {
        self.roles_where(|member| !self.joined.contains(member))
    }

    fn roles_where(&self, is_so: impl Fn(&WorkerKey) -> bool) -> impl Iterator<Item = &str> {
        let members = self.members.iter().filter(move |(key, _)| is_so(key));
        let posts = members.flat_map(|(_, member)| &member.posts);
        posts.map(|post| post.row.role.as_str()).filter(|role| key(role).is_some())
    }

    /// How many members of staff are no worker of the cases.
    pub fn n_others(&self) -> usize {
        self.members.len() - self.joined.len()
    }

    /// The role of a worker in a team on a day: of the posts with a role which say what somebody is
    /// then ([`of_day`]); in this team or, if none is, in any; the most frequent, ties by order.
    pub fn role(&self, worker: u32, team: &TeamKey, day: Day) -> Option<MatchKey> {
        let member = self.member(worker)?;
        let has_role = |post: &&Post| key(&post.row.role).is_some();
        let mut posts: Vec<&Post> = of_day(member.posts.iter().filter(has_role), day).collect();
        if posts.iter().any(|post| post.team == *team) {
            posts.retain(|post| post.team == *team);
        }
        let mut roles: BTreeMap<MatchKey, u64> = BTreeMap::new();
        for post in posts {
            *roles.entry(MatchKey::of(&post.row.role)).or_default() += 1;
        }
        let most = roles.iter().max_by(|(a, n_a), (b, n_b)| n_a.cmp(n_b).then_with(|| b.cmp(a)));
        most.map(|(role, _)| role.clone())
    }
}

impl Post {
    /// Whether it says anything of who holds it beside where and when.
    fn tells(&self) -> bool {
        let row = &self.row;
        matches!(self.fte, Some(Ok(_)))
            || key(&row.role).is_some()
            || row.agency.is_some()
            || row.newly_qualified.is_some()
            || says_absence(&row.absence)
    }
}

impl Member {
    /// The name as it is shown, or the ID.
    fn shown(&self) -> String {
        let name = self.spelt(|row| &row.worker_name);
        name.or_else(|| self.spelt(|row| &row.worker_id)).unwrap_or_default()
    }

    /// The most frequent spelling of what the posts say, if they say it.
    fn spelt(&self, of: fn(&StaffingRow) -> &str) -> Option<String> {
        let mut spellings: BTreeMap<&str, u64> = BTreeMap::new();
        for text in self.posts.iter().map(|post| of(&post.row)).filter(|text| !text.is_empty()) {
            *spellings.entry(text).or_default() += 1;
        }
        most_frequent(spellings).map(str::to_owned)
    }

    /// The posts which say what they are on a day.
    fn posts_on(&self, day: Day) -> impl Iterator<Item = &Post> {
        of_day(self.posts.iter(), day)
    }

    fn teams(&self) -> String {
        let teams: BTreeMap<&TeamKey, &str> =
            self.posts.iter().map(|post| (&post.team, post.row.team.as_str())).collect();
        let teams = teams.into_values().filter(|team| !team.is_empty());
        teams.collect::<Vec<_>>().join(", ")
    }
}

/// Whether what stands in the column says that somebody is absent.
fn says_absence(cell: &str) -> bool {
    let says_no = ["no", "n", "none", "0", "false"];
    !is_empty_mark(cell) && !says_no.iter().any(|no| cell.trim().eq_ignore_ascii_case(no))
}

fn words(row: &StaffingRow) -> Words<'_> {
    Words { worker_name: &row.worker_name, worker_id: &row.worker_id, ..Words::default() }
}
