//! The tally of one file: a fold over its records.
//!
//! It keeps what rows say, never their text: the distinct words beside the cases, the distinct
//! rows as fingerprints, and for every row that cannot count its reason. Which snapshot counts, who
//! is one worker and what is in the audit months is decided later, over all files, by the ledger.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Reason, RowCount};
use super::fingerprint::{Fingerprints, case_hash};
use super::profile::{Profiles, Snapshot, Words};
use super::rows::{Row, Rows, Spell};
use crate::caseload::{Day, MatchKey, Month};
use crate::intake::columns::ColumnMap;
use crate::intake::dates::{DateCell, Dates, is_empty_mark};
use crate::intake::field::Field;
use crate::intake::period::Period;
use crate::intake::records::{Flaw, Record};
use crate::intake::shape::Shape;

/// The tally of one file.
#[derive(Clone, Debug)]
pub struct Tally {
    shape: Shape,
    columns: ColumnMap,
    fingerprints: Fingerprints,
    dates: Dates,
    /// What the file as a whole is of, where no column says it.
    period: Option<Period>,
    /// The team and area of the row above, where empty cells mean them.
    above: Option<Above>,
    /// Rows that count by the team above.
    filled_down: RowCount,
    pub(super) profiles: Profiles,
    pub(super) rows: Rows,
    /// Rows without a case ID, by profile and, of allocations, spell: never repeats.
    pub(super) without_case_id: BTreeMap<(u32, Option<Spell>), RowCount>,
    /// Of those, the hash of the person, in files that name both case and person.
    pub(super) persons_without_case: Vec<(u32, Option<Spell>, u64)>,
    /// Worker counts: the number of cases that rows of a profile give.
    pub(super) counts: BTreeMap<(u32, u64), RowCount>,
    pub(super) set_aside: BTreeMap<Reason, RowCount>,
    /// Rows with a case or worker ID that a spreadsheet has rounded.
    pub(super) damaged_ids: RowCount,
    /// Rows with a cell that holds what looks like other rows.
    rows_in_cells: RowCount,
    n_read: u64,
    n_blank_rows: u64,
}

impl Tally {
    /// An empty tally of rows of this shape under these columns, with dates read so. Where no
    /// column says which day or month a row is of, the file's period does.
    pub fn new(shape: Shape, columns: ColumnMap, dates: Dates, period: Option<Period>) -> Self {
        Self {
            shape,
            fingerprints: Fingerprints::under_header(columns.keys()),
            columns,
            dates,
            period,
            above: None,
            filled_down: RowCount::default(),
            profiles: Profiles::default(),
            rows: Rows::default(),
            without_case_id: BTreeMap::new(),
            persons_without_case: Vec::new(),
            counts: BTreeMap::new(),
            set_aside: BTreeMap::new(),
            damaged_ids: RowCount::default(),
            rows_in_cells: RowCount::default(),
            n_read: 0,
            n_blank_rows: 0,
        }
    }

    /// The same, with an empty team cell meaning the team above it.
    #[must_use]
    pub fn filling_down(self) -> Self {
        Self { above: Some(Above::default()), ..self }
    }

    /// Whether an empty team cell means the team above it.
    pub fn fills_down(&self) -> bool {
        self.above.is_some()
    }

    /// Rows without a team of their own that count by the team above.
    pub fn filled_down(&self) -> &RowCount {
        &self.filled_down
    }

    /// How many rows are set aside because they have no team.
    pub fn n_without_team(&self) -> u64 {
        self.set_aside.get(&Reason::NoTeam).map_or(0, |rows| rows.n_rows)
    }

    /// What the rows are.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The columns and what they were taken for.
    pub fn columns(&self) -> &ColumnMap {
        &self.columns
    }

    /// Records after the header, so far.
    pub fn n_read(&self) -> u64 {
        self.n_read
    }

    /// Records whose cells are all empty: blank lines to the eye, and no part of what was read.
    pub fn n_blank_rows(&self) -> u64 {
        self.n_blank_rows
    }

    /// Takes the next record in; whether it is a row of a file that holds no caseloads, for others
    /// to read, and then to [set aside](Self::set_aside_for) for the reason that they find.
    pub fn add(&mut self, record: &Record<'_>) -> bool {
        if record.is_blank() {
            self.n_blank_rows += 1;
            return false;
        }
        self.n_read += 1;
        if record.has_line_break() && self.holds_rows(record) {
            self.rows_in_cells.add(record.line);
        }
        match self.count(record) {
            Ok(()) => {}
            Err(Reason::NoCaseload) => return true,
            Err(reason) => {
                self.set_aside_for(reason, record.line);
                return false;
            }
        }
        if self.has_damaged_id(record) {
            self.damaged_ids.add(record.line);
        }
        false
    }

    /// Sets a row aside.
    pub fn set_aside_for(&mut self, reason: Reason, line: u64) {
        self.set_aside.entry(reason).or_insert_with(RowCount::listed).add(line);
    }

    /// Rows with a cell that holds what looks like other rows.
    pub fn rows_in_cells(&self) -> &RowCount {
        &self.rows_in_cells
    }

    /// The dates read so far, and what they prove.
    pub fn dates(&self) -> &Dates {
        &self.dates
    }

    /// The columns, and the dates for others to read.
    pub fn columns_and_dates(&mut self) -> (&ColumnMap, &mut Dates) {
        (&self.columns, &mut self.dates)
    }

    fn count(&mut self, record: &Record<'_>) -> Result<(), Reason> {
        match record.flaw {
            Some(Flaw::UnclosedQuote) => return Err(Reason::UnclosedQuote),
            Some(Flaw::TooLong) => return Err(Reason::TooLong),
            None => {}
        }
        if self.columns.is_repeated_by(record) {
            return Err(Reason::RepeatedHeader);
        }
        if self.is_total(record) {
            return Err(Reason::TotalRow);
        }
        if self.is_note(record) {
            return Err(Reason::OneCell);
        }
        if self.needed().any(|column| column >= record.n_cells()) {
            return Err(Reason::TooFewCells);
        }
        if record.cells().skip(self.columns.n_columns()).any(|cell| !cell.is_empty()) {
            return Err(Reason::TooManyCells);
        }
        if !self.shape.holds_cases() {
            return Err(Reason::NoCaseload);
        }
        let fingerprint = self.fingerprints.row(record.cells());
        self.look_above(record);
        let above = self.above.as_ref();
        if is_empty_mark(above.map_or(self.cell(record, Field::Team), |above| &above.team)) {
            return Err(Reason::NoTeam);
        }
        // The same cells below another team are another row.
        let fingerprint = fingerprint.wrapping_add(self.above.as_ref().map_or(0, Above::hash));
        match self.shape {
            Shape::CaseList => {
                let profile = self.profile_at_snapshot(record)?;
                self.count_case(record, fingerprint, profile, None)
            }
            Shape::Allocations => {
                let spell = self.spell(record)?;
                let profile = self.profile(record, None);
                self.count_case(record, fingerprint, profile, Some(spell))
            }
            Shape::WorkerCounts => self.count_number(record),
            _ => Err(Reason::NoCaseload),
        }
    }

    /// Remembers the team and area of the row for the rows below it.
    fn look_above(&mut self, record: &Record<'_>) {
        let team = self.cell(record, Field::Team);
        let area = self.cell(record, Field::ServiceArea);
        if let Some(above) = &mut self.above {
            if is_empty_mark(team) {
                self.filled_down.add(record.line);
            } else if above.team != team {
                team.clone_into(&mut above.team);
                above.area.clear();
            }
            if !is_empty_mark(area) && above.area != area {
                area.clone_into(&mut above.area);
            }
        }
    }

    fn count_case(
        &mut self,
        record: &Record<'_>,
        fingerprint: u64,
        profile: u32,
        spell: Option<Spell>,
    ) -> Result<(), Reason> {
        let case_id = self.case_id(record);
        let person = self.person_beside_case(record);
        if case_id.is_empty() {
            let named = person.filter(|person| !person.is_empty()).map(case_hash);
            self.persons_without_case.extend(named.map(|person| (profile, spell, person)));
            self.without_case_id.entry((profile, spell)).or_default().add(record.line);
        } else {
            let line = u32::try_from(record.line).unwrap_or(u32::MAX);
            let row = Row { case: case_hash(case_id), fingerprint, profile, line };
            // A case whose person is not named is someone else than any person.
            let hash = |person: &str| if person.is_empty() { !row.case } else { case_hash(person) };
            if !self.rows.insert(row, spell, person.map(hash)) {
                return Err(Reason::ExactRepeat);
            }
        }
        self.profiles.count_row(profile, record.line);
        Ok(())
    }

    fn count_number(&mut self, record: &Record<'_>) -> Result<(), Reason> {
        let n_cases = whole_number(self.cell(record, Field::Cases));
        let snapshot = self.snapshot(record)?;
        let n_cases = n_cases.ok_or(Reason::NotANumberOfCases)?;
        let profile = self.profile(record, Some(snapshot));
        let count = self.counts.entry((profile, n_cases)).or_default();
        count.add(record.line);
        if count.n_rows == 1 {
            self.profiles.count_row(profile, record.line);
        }
        Ok(())
    }

    /// Columns that a row must reach.
    fn needed(&self) -> impl Iterator<Item = usize> {
        // An allocation without an end is open, and its cell may be missing; so may its case.
        let may_end_before =
            |group: &&&[Field]| matches!(group.first(), Some(Field::ClosedOn | Field::CaseId));
        let groups = self.shape.needs().iter().filter(move |group| !may_end_before(group));
        groups.filter_map(|group| group.iter().find_map(|&field| self.columns.column(field)))
    }

    fn cell<'a>(&self, record: &Record<'a>, field: Field) -> &'a str {
        self.columns.column(field).and_then(|column| record.cell(column)).unwrap_or_default()
    }

    /// The case ID or, in a file without any, the person's.
    fn case_id<'a>(&self, record: &Record<'a>) -> &'a str {
        let field = if self.columns.has(Field::CaseId) { Field::CaseId } else { Field::PersonId };
        let cell = self.cell(record, field);
        if is_empty_mark(cell) || is_damaged_id(cell) { "" } else { cell }
    }

    /// The person's ID in a file that names cases too; empty where it is not given or damaged.
    fn person_beside_case<'a>(&self, record: &Record<'a>) -> Option<&'a str> {
        if !self.columns.has(Field::PersonId) || !self.columns.has(Field::CaseId) {
            return None;
        }
        let cell = self.cell(record, Field::PersonId);
        Some(if is_empty_mark(cell) || is_damaged_id(cell) { "" } else { cell })
    }

    /// The worker's ID, unless it is damaged.
    fn worker_id<'a>(&self, record: &Record<'a>) -> &'a str {
        let cell = self.cell(record, Field::WorkerId);
        if is_damaged_id(cell) { "" } else { cell }
    }

    fn has_damaged_id(&self, record: &Record<'_>) -> bool {
        let ids = [Field::WorkerId, Field::CaseId, Field::PersonId];
        ids.into_iter().any(|field| is_damaged_id(self.cell(record, field)))
    }

    /// Whether the row sums up others: a cell that ends with the word Total where a team, area,
    /// worker or date stands, and neither worker nor case.
    fn is_total(&self, record: &Record<'_>) -> bool {
        let says_total = |field| {
            let cell = self.cell(record, field);
            may_end_with_total(cell) && MatchKey::of(cell).ends_with_total()
        };
        let places = [Field::Team, Field::ServiceArea, Field::SnapshotOn, Field::AllocatedOn];
        // Where a file has no names, the worker cell is the ID.
        let has_names = self.columns.has(Field::WorkerName);
        let worker = if has_names { Field::WorkerName } else { Field::WorkerId };
        let worker_says = says_total(worker);
        if !worker_says && !places.into_iter().any(says_total) {
            return false;
        }
        self.case_id(record).is_empty()
            && (worker_says || is_empty_mark(self.cell(record, worker)))
            && (!has_names || is_empty_mark(self.cell(record, Field::WorkerId)))
    }

    /// Whether a cell holds a line that would be a row: a quotation mark was opened in passing, and
    /// the next one, perhaps lines later, has closed it.
    fn holds_rows(&self, record: &Record<'_>) -> bool {
        let is_row = |line: &str| {
            let n_cells = |separator| line.matches(separator).count() + 1;
            [',', ';', '\t', '|']
                .into_iter()
                .any(|separator| n_cells(separator) >= self.columns.n_columns().max(3))
        };
        record.cells().any(|cell| cell.contains(['\n', '\r']) && cell.lines().any(is_row))
    }

    /// The months that rows name, of snapshots.
    pub fn months(&self) -> BTreeSet<Month> {
        let profiles = self.profiles.all().iter();
        profiles.filter_map(|profile| Some(profile.snapshot?.day.month())).collect()
    }

    /// Whether the row says one thing only, as notes below a table do.
    fn is_note(&self, record: &Record<'_>) -> bool {
        let mut filled = record.cells().filter(|cell| !cell.is_empty());
        self.columns.n_columns() > 2 && filled.next().is_some() && filled.next().is_none()
    }

    fn snapshot(&mut self, record: &Record<'_>) -> Result<Snapshot, Reason> {
        let whole_month = |month: Month| Snapshot { day: month.last_day(), is_whole_month: true };
        match self.period {
            Some(Period::Day(day)) => return Ok(Snapshot { day, is_whole_month: false }),
            Some(Period::Month(month)) => return Ok(whole_month(month)),
            None => {}
        }
        match self.dates.read(self.cell(record, Field::SnapshotOn), record.line) {
            DateCell::Day(day) => Ok(Snapshot { day, is_whole_month: false }),
            DateCell::Month(month) => Ok(whole_month(month)),
            DateCell::Empty => Err(Reason::NoDate),
            DateCell::OpenEnd | DateCell::Invalid => Err(Reason::NotADate),
        }
    }

    fn spell(&mut self, record: &Record<'_>) -> Result<Spell, Reason> {
        let start = match self.dates.read(self.cell(record, Field::AllocatedOn), record.line) {
            DateCell::Day(day) => day,
            DateCell::Empty => return Err(Reason::NoDate),
            DateCell::Month(_) | DateCell::OpenEnd | DateCell::Invalid => {
                return Err(Reason::NotADate);
            }
        };
        let end = match self.dates.read(self.cell(record, Field::ClosedOn), record.line) {
            DateCell::Day(day) => day,
            DateCell::Empty | DateCell::OpenEnd => Day::LATEST,
            DateCell::Month(_) | DateCell::Invalid => return Err(Reason::NotADate),
        };
        if end < start { Err(Reason::ClosedBeforeStart) } else { Ok(Spell { start, end }) }
    }

    fn profile_at_snapshot(&mut self, record: &Record<'_>) -> Result<u32, Reason> {
        // What no figure rests on may still prove the order of the other dates.
        self.dates.observe(self.cell(record, Field::AllocatedOn), record.line);
        let snapshot = self.snapshot(record)?;
        let closed_on = self.cell(record, Field::ClosedOn);
        if !closed_on.is_empty()
            && let DateCell::Day(closed_on) = self.dates.read(closed_on, record.line)
            && closed_on <= snapshot.day
        {
            return Err(Reason::ClosedAtSnapshot);
        }
        Ok(self.profile(record, Some(snapshot)))
    }

    fn profile(&mut self, record: &Record<'_>, snapshot: Option<Snapshot>) -> u32 {
        // The hashes of the cells are there already.
        let columns = [
            Field::ServiceArea,
            Field::Team,
            Field::WorkerName,
            Field::WorkerId,
            Field::Role,
            Field::Fte,
            Field::SnapshotOn,
        ];
        let hash = columns
            .into_iter()
            .filter_map(|field| self.columns.column(field))
            .fold(0_u64, |sum, column| sum.wrapping_add(self.fingerprints.cell(column)));
        let above = self.above.as_ref();
        let hash = hash.wrapping_add(above.map_or(0, Above::hash));
        let words = Words {
            area: above.map_or(self.cell(record, Field::ServiceArea), |above| &above.area),
            team: above.map_or(self.cell(record, Field::Team), |above| &above.team),
            worker_name: self.cell(record, Field::WorkerName),
            worker_id: self.worker_id(record),
            role: self.cell(record, Field::Role),
            fte: self.cell(record, Field::Fte),
            snapshot,
        };
        self.profiles.number_of(&words, hash)
    }
}

/// What stands above a row whose team cell is empty.
#[derive(Clone, Debug, Default)]
struct Above {
    team: String,
    area: String,
}

impl Above {
    fn hash(&self) -> u64 {
        case_hash(&self.team)
    }
}

/// Whether an ID is a number that a spreadsheet has rounded: `9.99E+09`.
fn is_damaged_id(cell: &str) -> bool {
    let Some((digits, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    whole.len() == 1
        && are_digits(whole)
        && are_digits(part)
        && exponent.strip_prefix('+').is_some_and(are_digits)
}

/// A quick look before the careful one: most cells do not end with this word.
fn may_end_with_total(cell: &str) -> bool {
    let end = cell.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = |word: &str| {
        end.len()
            .checked_sub(word.len())
            .and_then(|at| end.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(word))
    };
    ends("total") || ends("totals")
}

/// A whole number, which a spreadsheet may have written as `12.0` or `1,204`, perhaps with words
/// around it: `24 cases`.
fn whole_number(cell: &str) -> Option<u64> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let mut runs = cell
        .split(|c: char| !is_part(c))
        .map(|run| run.trim_matches(['.', ',']))
        .filter(|run| !run.is_empty());
    let number = runs.next()?;
    // A number below zero is none of cases, and of two numbers nothing says which is meant.
    if runs.next().is_some() || cell.trim_start().starts_with(['-', '\u{2212}']) {
        return None;
    }
    let is_bare = number.len() == cell.len();
    let is_beside_words =
        cell.chars().all(|c| is_part(c) || c.is_alphabetic() || " :()".contains(c));
    (is_bare || is_beside_words).then(|| digits_of(number)).flatten()
}

fn digits_of(number: &str) -> Option<u64> {
    let (whole, part) = match number.split_once('.') {
        Some(split) => split,
        // A decimal comma, as in 12,0: groups have three digits.
        None => match number.rsplit_once(',') {
            Some((whole, part)) if part.len() < 3 && !whole.contains(',') => (whole, part),
            _ => (number, ""),
        },
    };
    if !part.bytes().all(|digit| digit == b'0') {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    let all_digits = digits.bytes().all(|digit| digit.is_ascii_digit());
    (all_digits && digits.len() <= 12).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers() {
        assert_eq!(whole_number("12"), Some(12));
        assert_eq!(whole_number("12.0"), Some(12));
        assert_eq!(whole_number("1,204"), Some(1204));
        assert_eq!(whole_number("12,0"), Some(12));
        assert_eq!(whole_number("24 cases"), Some(24));
        assert_eq!(whole_number("Cases: 1,204"), Some(1204));
        for text in
            ["", "-3", "- 3", "12.5", "1,2", "twelve", "1234,567", ",", "24 (3 new)", "24%", "2/3"]
        {
            assert_eq!(whole_number(text), None, "{text}");
        }
    }

    #[test]
    fn words_that_may_be_totals() {
        assert!(may_end_with_total("Grand TOTAL:"));
        assert!(may_end_with_total("Sub-total"));
        assert!(!may_end_with_total("Totally"));
        assert!(!may_end_with_total("\u{e9}"));
    }
}
