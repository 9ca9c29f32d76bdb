//! What there is to say about files and figures: place, what was found, what it means for the
//! figures, and what to do.
//!
//! A [`Finding`] is a value that tests can compare; [`Issue`] is the same in words. All wording is
//! in `wording`. No personal data enters it: places are files and lines, never the name of a
//! person or a case.

mod wording;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::audit::account::{FirstLines, Reason, RowCount};
use crate::audit::settings::CountUnit;
use crate::caseload::Day;
use crate::intake::columns::Because;
use crate::weighting::DecimalError;

/// How much an issue matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Figures are missing or may be wrong until something is done.
    Problem,
    /// Figures stand, but rest on a choice to check.
    Check,
    /// Good to know.
    Note,
}

/// Where something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The first few lines; none when it is the file as a whole.
    pub lines: FirstLines,
}

impl Place {
    /// A file as a whole.
    pub fn file(name: &str) -> Self {
        Self::lines(name, FirstLines::default())
    }

    /// The first few lines of a file.
    pub fn lines(name: &str, lines: FirstLines) -> Self {
        Self { file: name.to_owned(), lines }
    }
}

/// What can be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Rows set aside for a reason that may be a mistake in the file.
    SetAside(Reason),
    /// A file is not UTF-8 and was read as windows-1252, shown by this byte.
    ReadAsWindows1252 {
        /// The first byte that is not UTF-8.
        byte: u8,
    },
    /// Bytes that are no character in the file's encoding.
    BytesReplaced,
    /// NUL characters, which are no part of a text.
    NulsLeftOut,
    /// Rows with a cell that holds what looks like other rows.
    RowsInCells,
    /// No column says which day or month the rows are of; the file as a whole is of one.
    MonthOfFile,
    /// A column is taken for a field by what its name or its cells are like.
    GuessedColumn {
        /// The header.
        header: String,
        /// The field.
        field: &'static str,
        /// What speaks for it.
        because: Because,
    },
    /// No row names the columns.
    NoHeader,
    /// Rows without a team of their own that count by the team above.
    FilledDown,
    /// The title of a file names one month, its name another.
    MonthContradicted,
    /// Dates are read with the month first, because that is proved.
    DatesMonthFirst,
    /// Dates are read with the day first, though no date proves it and some could be other days.
    DateOrderAssumed,
    /// Some dates prove that the day comes first, others that the month does.
    DatesOfBothOrders,
    /// Files of different lists cover the same teams and months; the named one counts.
    SameTeamsAndMonths {
        /// The first file of the list that counts.
        counted: String,
    },
    /// Two columns could be the same field.
    OtherColumn {
        /// The header that was not used.
        header: String,
        /// The field that another column was used for.
        field: &'static str,
    },
    /// Files are read and none of them holds caseloads: what their rows are, in words.
    NoCaseloads {
        /// `“survey.csv” was taken for Survey (a row for each response …)`.
        held: String,
    },
    /// No column gives full-time equivalents.
    NoFteColumn,
    /// The person's ID stands for the case's.
    PersonIdAsCaseId,
    /// Neither a case's nor a person's ID.
    NoCaseIdColumn,
    /// Two files of one list hold rows of the same teams' months.
    InSeveralFiles {
        /// The file that was added earlier.
        first: String,
    },
    /// Rows of a case that another row gives for the same worker, team and snapshot.
    CaseOnSeveralRows(CountUnit),
    /// Cases whose rows for one worker, team and snapshot give different types, complexities, risks,
    /// travel or marks.
    ClassesInConflict(CountUnit),
    /// Cells of a column of days beside the snapshot that hold something else.
    DayNotRead {
        /// The field.
        field: &'static str,
    },
    /// Months without any row between months that have some.
    MonthsWithoutRows {
        /// The months, in words.
        months: String,
    },
    /// Allocations: how a month's end is counted.
    AllocationsAtMonthEnd,
    /// Allocations that start too far after all others to be believed.
    MistypedStarts,
    /// Case or worker IDs that a spreadsheet has rounded, such as 9.99E+09.
    DamagedIds,
    /// Rows without a service area whose team belongs to several.
    AreaMissing,
    /// Rows whose case ID is empty.
    WithoutCaseId(CountUnit),
    /// Rows whose every cell repeats an earlier row's.
    ExactRepeats,
    /// Snapshots of a team's month that a later one replaces.
    EarlierSnapshots,
    /// Workers whose rows give different full-time equivalents.
    FteInConflict,
    /// Cells that are no full-time equivalent.
    FteNotANumber,
    /// Full-time equivalents too high to be believed.
    FteTooHigh,
    /// Workers who hold cases and whose full-time equivalent is 0.
    FteZero,
    /// Workers who hold cases and whose full-time equivalent is above that of a whole post.
    FteAboveOne,
    /// Names that two or more IDs have.
    Namesakes,
    /// IDs that have two or more names.
    SeveralNames,
    /// Rows without an ID whose name several IDs have.
    AmbiguousNames,
    /// Teams and areas that are spelt in several ways.
    SpeltDifferently,
    /// Values in the worker column that look like queues or teams and count as workers.
    MayBeNoWorker,
    /// Pairs of names that may be one worker, team or area.
    MayBeOneName,
    /// Names without ID that occur in several teams and count as one person each.
    NamesInSeveralTeams,
    /// Teams whose service area was decided otherwise than the files give it.
    AreaDecided,
    /// Rows of the table of team names that give an area for a team that is in several.
    AreaNotDecided,
    /// Workers whose full-time equivalent in the staffing files is another than on their cases.
    OtherFteInStaffing,
    /// What staffing files say of workers is that of this day, for all months.
    StaffingOfDay(Day),
    /// Members of staff who hold no case.
    StaffWithoutCases,
    /// Workers who are in no staffing file.
    WorkersWithoutStaffing,
    /// Rows of the table of team names for teams that do not occur.
    UnknownTeamsNamed,
    /// Allocations of one case to one worker and team that overlap in time.
    OverlappingSpells(CountUnit),
    /// People are counted, and a file does not name them.
    PeopleNotNamed,
    /// People are to be counted, and no file names them.
    NobodyNamed,
    /// Rows are counted, and a file gives numbers.
    NumbersAsGiven,
    /// Numbers of teams as a whole: nobody is named.
    WorkersNotNamed,
    /// Rows that give cases of a team and no worker.
    CasesOfNoWorkers,
    /// Rows that give more workers of a team than cases.
    MoreWorkersThanCases,
    /// The last month of allocations may not be complete.
    IncompleteMonth,
    /// Rows of a weighting scheme that set nothing that is known.
    SchemeRowsNotKnown,
    /// Rows of a weighting scheme whose number is none.
    SchemeNumber(DecimalError),
    /// Rows of a weighting scheme that set the same thing differently.
    SchemeSetTwice,
    /// A weighting scheme by which every case weighs nothing.
    SchemeScoresNothing,
    /// Rows of audit settings that set nothing that is known.
    SettingsNotKnown,
    /// Rows of audit settings that name a team for what no team has of its own.
    SettingsNotOfTeam,
    /// Rows of audit settings whose value is none.
    SettingsValue {
        /// What they set.
        setting: &'static str,
        /// The first such value, as it was found.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// Rows of audit settings that set the same thing differently.
    SettingsContradict,
    /// Rows of audit settings that set the same thing, and alike.
    SettingsRepeat,
    /// Rows of audit settings for teams that do not occur.
    SettingsOfUnknownTeams,
    /// Rows of audit settings for one of several teams of the same name.
    SettingsOfSeveralTeams,
    /// Rows of audit settings that a file added before sets differently.
    SettingsDisagree {
        /// That file.
        first: String,
    },
    /// What of audit settings is in force, and what is not.
    SettingsOfFile {
        /// What the figures follow, beside what holds at first.
        used: String,
        /// What had been chosen otherwise.
        left: String,
    },
}

/// One kind of finding, once, with how often and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub kind: Kind,
    /// How often: of what, the kind says. 0 for what is not counted.
    pub n: u64,
    /// Where, file by file.
    pub places: Vec<Place>,
}

impl Finding {
    /// A finding.
    pub fn new(kind: Kind, n: u64, places: Vec<Place>) -> Self {
        Self { kind, n, places }
    }

    /// Of rows of a file; `None` where there are none.
    pub fn of_rows(kind: Kind, file: &str, rows: &RowCount) -> Option<Self> {
        let place = || Place::lines(file, rows.first_lines.clone());
        (rows.n_rows > 0).then(|| Self::new(kind, rows.n_rows, vec![place()]))
    }

    /// Adds rows of a file to the finding of this kind.
    pub fn gather(into: &mut BTreeMap<Kind, Self>, kind: Kind, file: &str, rows: &RowCount) {
        let finding = into.entry(kind.clone()).or_insert_with(|| Self::new(kind, 0, Vec::new()));
        finding.n += rows.n_rows;
        if let Some(place) = finding.places.iter_mut().find(|place| place.file == file) {
            place.lines.merge(&rows.first_lines);
        } else {
            let mut lines = FirstLines::long();
            lines.merge(&rows.first_lines);
            finding.places.push(Place::lines(file, lines));
        }
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// How much it matters.
    pub severity: Severity,
    /// What was found and how often: one sentence, the heading of the issue.
    pub found: String,
    /// What it means for the figures, and what was done.
    pub consequence: String,
    /// What the user can do; empty when nothing needs to be done.
    pub remedy: String,
    /// Whether it is that no file holds caseloads, so that there are no figures.
    pub is_of_no_caseloads: bool,
    /// The reason, where it is of rows that are set aside.
    pub reason: Option<Reason>,
    /// Where.
    pub places: Vec<Place>,
}

/// Findings in words, the most serious first.
pub fn in_words(findings: &[Finding]) -> Vec<Issue> {
    let mut issues: Vec<Issue> = findings.iter().map(wording::issue).collect();
    issues.sort_by_key(|issue| issue.severity);
    issues
}
