//! The tally of one file: a fold over its records.
//!
//! It keeps what rows say, never their text: the distinct words beside the cases, the distinct
//! rows as fingerprints, and for every row that cannot count its reason. Which snapshot counts, who
//! is one worker and what is in the audit months is decided later, over all files, by the ledger.

mod above;
mod asides;
mod ids;
mod moments;
mod teller;

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Reason, RowCount};
use super::fingerprint::{Fingerprints, case_hash};
use super::numbers::Numbers;
use super::profile::{Profiles, Snapshot, Words};
use super::rows::{Row, Rows, Spell};
use super::told::{Classes, Has, LooseRow, LooseRows};
use crate::caseload::Month;
use crate::intake::columns::ColumnMap;
use crate::intake::dates::{DateCell, Dates, is_empty_mark};
use crate::intake::field::Field;
use crate::intake::period::Period;
use crate::intake::records::{Flaw, Record};
use crate::intake::shape::Shape;
use crate::intake::whole_number::whole_number;

use above::Above;
use teller::Teller;

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
    /// Rows of case lists without a case ID, by profile: never repeats. Those of allocations are
    /// all among the loose rows, since each has days of its own.
    pub(super) without_case_id: BTreeMap<u32, RowCount>,
    /// Of rows without a case ID, the hash of the person, in files that name both case and person.
    pub(super) persons_without_case: Vec<(u32, Option<Spell>, u64)>,
    /// Rows without a case ID one by one, where the file tells something of each.
    pub(super) loose_rows: LooseRows,
    teller: Teller,
    /// Worker and team counts: the numbers that rows of a profile give.
    pub(super) counts: BTreeMap<(u32, Numbers), RowCount>,
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
            teller: Teller::of(shape, &columns),
            columns,
            dates,
            period,
            above: None,
            filled_down: RowCount::default(),
            profiles: Profiles::default(),
            rows: Rows::default(),
            without_case_id: BTreeMap::new(),
            persons_without_case: Vec::new(),
            loose_rows: LooseRows::default(),
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

    /// Whether the rows are of teams as a whole, and name no worker.
    pub fn is_of_whole_teams(&self) -> bool {
        self.shape == Shape::TeamCounts
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
        if !self.shape.counts_under(&self.columns) {
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
            Shape::WorkerCounts | Shape::TeamCounts => self.count_numbers(record),
            _ => Err(Reason::NoCaseload),
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
        let told = self.teller.read(record, &self.fingerprints, &mut self.dates);
        let has = self.teller.has();
        if case_id.is_empty() {
            let named = person.filter(|person| !person.is_empty()).map(case_hash);
            if self.tells_of_rows() {
                let line = u32::try_from(record.line).unwrap_or(u32::MAX);
                let row = LooseRow { profile, line, spell, person: named };
                self.loose_rows.push(row, person.is_some(), told, has);
            }
            self.persons_without_case.extend(named.map(|person| (profile, spell, person)));
            if self.shape != Shape::Allocations {
                self.without_case_id.entry(profile).or_default().add(record.line);
            }
        } else {
            let line = u32::try_from(record.line).unwrap_or(u32::MAX);
            let row = Row { case: case_hash(case_id), fingerprint, profile, line };
            // A case whose person is not named is someone else than any person.
            let hash = |person: &str| if person.is_empty() { !row.case } else { case_hash(person) };
            if !self.rows.insert(row, spell, person.map(hash), (told, has)) {
                return Err(Reason::ExactRepeat);
            }
        }
        self.teller.count_row(told);
        self.profiles.count_row(profile, record.line);
        Ok(())
    }

    /// Whether something is known of each row beside who holds how many.
    pub fn tells_of_rows(&self) -> bool {
        self.shape == Shape::Allocations || self.tells().any()
    }

    /// Of what beside that the file has columns.
    pub fn tells(&self) -> Has {
        self.teller.has()
    }

    /// The classes of its cases.
    pub fn classes(&self) -> &Classes {
        self.teller.classes()
    }

    fn count_numbers(&mut self, record: &Record<'_>) -> Result<(), Reason> {
        let number = |field| whole_number(self.cell(record, field));
        let n_cases = number(Field::Cases);
        let n_workers = self.is_of_whole_teams().then(|| number(Field::Workers));
        let snapshot = self.snapshot(record)?;
        let numbers = Numbers {
            n_cases: n_cases.ok_or(Reason::NotANumberOfCases)?,
            n_workers: n_workers.map(|n| n.ok_or(Reason::NotANumberOfWorkers)).transpose()?,
        };
        let profile = self.profile(record, Some(snapshot));
        let count = self.counts.entry((profile, numbers)).or_default();
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

    fn profile_at_snapshot(&mut self, record: &Record<'_>) -> Result<u32, Reason> {
        let snapshot = self.open_snapshot(record);
        if snapshot.is_err() {
            // What no figure rests on may still prove the order of the other dates.
            self.dates.observe(self.cell(record, Field::AllocatedOn), record.line);
        }
        Ok(self.profile(record, Some(snapshot?)))
    }

    fn open_snapshot(&mut self, record: &Record<'_>) -> Result<Snapshot, Reason> {
        let snapshot = self.snapshot(record)?;
        let closed_on = self.cell(record, Field::ClosedOn);
        if !closed_on.is_empty()
            && let DateCell::Day(closed_on) = self.dates.read(closed_on, record.line)
            && closed_on <= snapshot.day
        {
            return Err(Reason::ClosedAtSnapshot);
        }
        Ok(snapshot)
    }

    fn profile(&mut self, record: &Record<'_>, snapshot: Option<Snapshot>) -> u32 {
        // The hashes of the cells are there already.
        let of_team = [Field::ServiceArea, Field::Team, Field::SnapshotOn];
        let of_worker = [Field::WorkerName, Field::WorkerId, Field::Role, Field::Fte];
        let is_of_worker = !self.is_of_whole_teams();
        let hash = of_team
            .into_iter()
            .chain(of_worker.into_iter().filter(|_| is_of_worker))
            .filter_map(|field| self.columns.column(field))
            .fold(0_u64, |sum, column| sum.wrapping_add(self.fingerprints.cell(column)));
        let above = self.above.as_ref();
        let hash = hash.wrapping_add(above.map_or(0, Above::hash));
        let mut words = Words {
            area: above.map_or(self.cell(record, Field::ServiceArea), |above| &above.area),
            team: above.map_or(self.cell(record, Field::Team), |above| &above.team),
            snapshot,
            ..Words::default()
        };
        if is_of_worker {
            words.worker_name = self.cell(record, Field::WorkerName);
            words.worker_id = self.worker_id(record);
            words.role = self.cell(record, Field::Role);
            words.fte = self.cell(record, Field::Fte);
        }
        self.profiles.number_of(&words, hash)
    }
}
