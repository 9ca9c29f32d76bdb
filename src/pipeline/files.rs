//! The files of an audit and the answers from them.

use std::collections::BTreeSet;

use super::counted::Counted;
use super::how::{Found, How};
use super::other_rows::OtherRows;
use super::reading::ReadFile;
use super::refusals::{self, Unreadable};
use crate::audit::account::RowAccount;
use crate::audit::ledger::{FileTally, Ledger, Sources, StaffingFile};
use crate::audit::name_choices::NameChoices;
use crate::audit::results::{FilesTell, LoadedScheme, MonthChoice, Results};
use crate::audit::settings::{AuditSettings, CountUnit};
use crate::audit::settings_file::{SettingsFile, load};
use crate::caseload::Month;
use crate::evidence::{Evidence, OfFile};
use crate::intake::choices::{Matching, ReadingChoices};
use crate::intake::dates::DateOrder;
use crate::intake::source::{FileId, Outcome, SourceFile};
use crate::issue::{Finding, Kind, Place, in_words};

/// The files of an audit with their tallies.
#[derive(Debug, Default)]
pub struct AuditFiles {
    /// In the order they were added.
    files: Vec<ReadFile>,
    /// The merged tallies, until a file comes or goes or the user decides otherwise what they are
    /// merged by.
    ledger: Option<Merged>,
}

/// The merged tallies, and what the user had decided about names and the unit of count.
#[derive(Debug)]
struct Merged {
    names: NameChoices,
    unit: CountUnit,
    ledger: Ledger,
    /// What was counted last.
    counted: Option<Counted>,
}

impl Merged {
    fn is_by(&self, settings: &AuditSettings) -> bool {
        self.names == settings.names && self.unit == settings.unit
    }
}

impl AuditFiles {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a file that was read; one of the same number is replaced.
    pub fn add(&mut self, file: ReadFile) {
        self.remove(file.id);
        let at = self.files.partition_point(|other| other.id < file.id);
        self.files.insert(at, file);
    }

    /// Lists a file that could not be read to its end: nothing of it is counted.
    pub fn add_unreadable(&mut self, id: FileId, name: &str, n_bytes: u64, why: Unreadable) {
        self.add(ReadFile {
            id,
            name: name.to_owned(),
            n_bytes,
            how: How::default(),
            outcome: refusals::unreadable(why),
            table: None,
            n_blank_lines: 0,
            findings: Vec::new(),
        });
    }

    /// Takes a file out.
    pub fn remove(&mut self, id: FileId) {
        self.files.retain(|file| file.id != id);
        self.ledger = None;
    }

    /// How a file is to be read by these settings: what the user decided about it, what was decided
    /// or loaded about headers, and what other files of its list prove.
    pub fn how(&self, id: FileId, settings: &AuditSettings) -> How {
        let choices = settings.reading.of_file(id);
        let matchings = self.matchings(&settings.reading);
        let read = self.files.iter().find(|file| file.id == id);
        let order = read.and_then(|file| order_proved_elsewhere(file, &self.files));
        How { choices, matchings, found: Found { encoding: None, order }, sought: None }
    }

    /// How a file that was read is to be read once more, to see the cells of some lines.
    pub fn how_to_see(&self, id: FileId, lines: Vec<u64>) -> Option<How> {
        let read = self.files.iter().find(|file| file.id == id)?;
        Some(read.how.clone().looking_for(lines))
    }

    /// The files that these settings, or what other files prove or hold, have read otherwise than
    /// they were.
    pub fn to_read(&self, settings: &AuditSettings) -> Vec<FileId> {
        let is_read = |file: &&ReadFile| file.table.is_some() || content(file).is_some();
        let files = self.files.iter().filter(is_read);
        files
            .filter(|file| {
                let how = self.how(file.id, settings);
                how.choices != file.how.choices || self.is_read_otherwise(file, &how)
            })
            .map(|file| file.id)
            .collect()
    }

    fn is_read_otherwise(&self, file: &ReadFile, how: &How) -> bool {
        let Some(table) = &file.table else { return false };
        let matching = how.matching(&table.matching.header);
        if matching != table.matching {
            return true;
        }
        let Some(tally) = file.tally().filter(|_| matching.order.is_none()) else { return false };
        let rests_on_others = tally.dates().unproven().is_some();
        rests_on_others
            && order_proved_elsewhere(file, &self.files).unwrap_or_default()
                != tally.dates().order()
    }

    /// What was decided about headers: by the user, else in matchings that were loaded.
    fn matchings(&self, choices: &ReadingChoices) -> Vec<Matching> {
        let loaded = self.files.iter().filter_map(|file| match file.other_rows()? {
            OtherRows::Matching(saved) => Some(saved.matching()),
            _ => None,
        });
        let mut matchings: Vec<Matching> = loaded.collect();
        for decided in &choices.matchings {
            let known = matchings.iter().rev().find(|known| known.header == decided.header);
            let both = known.map_or_else(|| decided.clone(), |known| decided.or(known));
            matchings.push(both);
        }
        matchings
    }

    /// The merged tallies of the files that count. They are merged only when a file has come or
    /// gone, or the user decides otherwise what they are merged by.
    pub fn ledger(&mut self, settings: &AuditSettings) -> &Ledger {
        let that_count = self.that_count();
        &merged(&mut self.ledger, &self.files, &that_count, settings).ledger
    }

    /// The answer for these settings. Files are not read again.
    pub fn results(&mut self, settings: &AuditSettings) -> Results {
        let that_count = self.that_count();
        let counted_files: Vec<&ReadFile> =
            that_count.iter().filter_map(|&at| self.files.get(at)).collect();
        let Merged { ledger, .. } = merged(&mut self.ledger, &self.files, &that_count, settings);
        let (settings, said_of_settings) = load(settings, &settings_files(&counted_files), ledger);
        // What is counted may have come from a file.
        let Merged { ledger, counted, .. } =
            merged(&mut self.ledger, &self.files, &that_count, &settings);
        let ledger = &*ledger;
        let months = audit_months(ledger, &settings);
        let names: Vec<(&str, u64)> =
            counted_files.iter().map(|file| (file.name.as_str(), file.n_blank_lines)).collect();
        let account = RowAccount::of(ledger, &names, &months);
        let told = FilesTell { people: ledger.names_people, days: !ledger.days_held.is_empty() };
        // Cases under the name of people would be a wrong number.
        let not_available =
            told.why_not_counted(settings.unit).filter(|_| !ledger.months.is_empty());
        let mut findings = findings(&counted_files);
        join(&mut findings, said_of_settings);
        findings.extend(ledger.findings.iter().cloned());
        findings.extend(no_caseloads(&counted_files));
        Results {
            files: self.files.iter().map(|file| source_file(file, &counted_files)).collect(),
            months: ledger
                .months
                .iter()
                .map(|&month| MonthChoice {
                    month,
                    is_chosen: months.binary_search(&month).is_ok(),
                })
                .collect(),
            audit: match not_available {
                Some(_) => None,
                None => Counted::renewed(counted, ledger, &months, &settings)
                    .audit(ledger, &settings, &account),
            },
            told,
            not_available: not_available.map(str::to_owned),
            account,
            names: ledger.names.clone(),
            evidence: evidence(&counted_files),
            schemes: schemes(&counted_files),
            issues: in_words(&findings),
            settings,
        }
    }

    /// The places of the files that count: read, and not of the same content as an earlier one.
    fn that_count(&self) -> Vec<usize> {
        let mut contents = BTreeSet::new();
        let files = self.files.iter().enumerate();
        files
            .filter(|(_, file)| content(file).is_some_and(|content| contents.insert(content)))
            .map(|(at, _)| at)
            .collect()
    }
}

/// The merged tallies, merged anew where they are by other choices than these settings.
fn merged<'a>(
    known: &'a mut Option<Merged>,
    files: &[ReadFile],
    that_count: &[usize],
    settings: &AuditSettings,
) -> &'a mut Merged {
    known.take_if(|merged| !merged.is_by(settings));
    let merge = || {
        let tallies = that_count.iter().filter_map(|&at| {
            let file = files.get(at)?;
            Some(FileTally { name: &file.name, tally: file.tally()? })
        });
        let tallies: Vec<FileTally<'_>> = tallies.collect();
        let of_files = || that_count.iter().filter_map(|&at| files.get(at));
        let staffing = of_files().filter_map(|file| match file.other_rows()? {
            OtherRows::Staffing(rows) => {
                Some(StaffingFile { name: &file.name, staffing: rows.staffing() })
            }
            _ => None,
        });
        let staffing: Vec<StaffingFile<'_>> = staffing.collect();
        // What the user says comes before the tables of team names.
        let mut names = settings.names.clone();
        for file in of_files() {
            if let Some(OtherRows::Crosswalk(rows)) = file.other_rows() {
                names.crosswalk.extend(rows.iter().cloned());
            }
        }
        let unit = settings.unit;
        let sources = Sources { files: &tallies, staffing: &staffing, names: &names, unit };
        let ledger = Ledger::of(&sources);
        Merged { names: settings.names.clone(), unit: settings.unit, ledger, counted: None }
    };
    known.get_or_insert_with(merge)
}

/// What has to be said of files as such, each kind once. The dates of one file of a list prove the
/// order for all of them.
fn findings(files: &[&ReadFile]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for file in files {
        for finding in &file.findings {
            if finding.kind == Kind::DateOrderAssumed
                && order_proved_elsewhere(file, files.iter().copied()).is_some()
            {
                continue;
            }
            join(&mut findings, [finding.clone()]);
        }
    }
    findings
}

fn holds_cases(file: &ReadFile) -> bool {
    matches!(file.other_rows(), Some(OtherRows::None))
}

/// That there are files and none of them holds caseloads, with what each holds.
fn no_caseloads(files: &[&ReadFile]) -> Option<Finding> {
    if files.is_empty() || files.iter().any(|file| holds_cases(file)) {
        return None;
    }
    let held = files.iter().map(|file| {
        let shape = file.outcome.understood().and_then(|understood| understood.shape);
        let held = match shape {
            Some(shape) => format!("{} ({})", shape.name(), shape.description()),
            None => "nothing that is known".to_owned(),
        };
        format!("\u{201c}{}\u{201d} was taken for {held}", file.name)
    });
    let held = held.collect::<Vec<_>>().join("; ");
    let places = files.iter().map(|file| Place::file(&file.name)).collect();
    Some(Finding::new(Kind::NoCaseloads { held }, files.len() as u64, places))
}

/// Adds findings to others, each kind once.
fn join(findings: &mut Vec<Finding>, more: impl IntoIterator<Item = Finding>) {
    for finding in more {
        match findings.iter_mut().find(|known| known.kind == finding.kind) {
            Some(known) => {
                known.n += finding.n;
                known.places.extend(finding.places);
            }
            None => findings.push(finding),
        }
    }
}

/// The settings that the files hold.
fn settings_files<'a>(files: &[&'a ReadFile]) -> Vec<SettingsFile<'a>> {
    let settings = files.iter().filter_map(|file| match file.other_rows()? {
        OtherRows::Settings(saved) => Some(SettingsFile { id: file.id, name: &file.name, saved }),
        _ => None,
    });
    settings.collect()
}

/// What the files tell beside caseloads.
fn evidence(files: &[&ReadFile]) -> Evidence {
    fn of_file<T>(file: &ReadFile, told: T) -> OfFile<T> {
        OfFile { file: file.id, name: file.name.clone(), told }
    }
    let mut evidence = Evidence::default();
    for file in files {
        let Some(other) = file.other_rows() else { continue };
        match other {
            OtherRows::Survey(rows) => evidence.surveys.push(of_file(file, rows.survey())),
            OtherRows::FocusGroups(told) => {
                evidence.focus_groups.push(of_file(file, told.clone()));
            }
            OtherRows::EarlierAudit(rows) => {
                evidence.earlier_audits.push(of_file(file, rows.audit().clone()));
            }
            OtherRows::None
            | OtherRows::Matching(_)
            | OtherRows::Scheme(_)
            | OtherRows::Settings(_)
            | OtherRows::Staffing(_)
            | OtherRows::Crosswalk(_) => {}
        }
    }
    evidence
}

/// The weighting schemes that the files hold.
fn schemes(files: &[&ReadFile]) -> Vec<LoadedScheme> {
    let loaded = files.iter().filter_map(|file| match file.other_rows()? {
        OtherRows::Scheme(saved) => {
            Some(LoadedScheme { file: file.id, scheme: saved.scheme(&file.name) })
        }
        _ => None,
    });
    loaded.collect()
}

/// The order of dates that other files under the same header prove, if all of them agree.
fn order_proved_elsewhere<'a>(
    file: &ReadFile,
    files: impl IntoIterator<Item = &'a ReadFile>,
) -> Option<DateOrder> {
    let header = |file: &'a ReadFile| file.table.as_ref().map(|table| &table.matching.header);
    let own = &file.table.as_ref()?.matching.header;
    let (mut day_first, mut month_first) = (false, false);
    for other in files.into_iter().filter(|other| other.id != file.id) {
        if let Some(tally) = other.tally().filter(|_| header(other) == Some(own)) {
            day_first |= tally.dates().proofs(DateOrder::DayFirst).n > 0;
            month_first |= tally.dates().proofs(DateOrder::MonthFirst).n > 0;
        }
    }
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// The fingerprint of a file that was read.
fn content(file: &ReadFile) -> Option<&str> {
    match &file.outcome {
        Outcome::Read(understood) => Some(&understood.sha256),
        Outcome::NotRead { .. } => None,
    }
}

/// The counted file with the same content as this one, if this one is not counted for it.
fn counted_instead<'a>(file: &ReadFile, counted: &[&'a ReadFile]) -> Option<&'a ReadFile> {
    let content_of_file = content(file)?;
    let same = counted.iter().find(|other| content(other) == Some(content_of_file))?;
    (same.id != file.id).then_some(*same)
}

fn source_file(file: &ReadFile, counted: &[&ReadFile]) -> SourceFile {
    let outcome = match counted_instead(file, counted) {
        Some(first) => refusals::same_content(&first.name),
        None => file.outcome.clone(),
    };
    SourceFile { id: file.id, name: file.name.clone(), n_bytes: file.n_bytes, outcome }
}

/// The chosen months that the files hold, or the preselected ones.
fn audit_months(ledger: &Ledger, settings: &AuditSettings) -> Vec<Month> {
    match &settings.months {
        None => ledger.preselected.clone(),
        Some(chosen) => {
            ledger.months.iter().filter(|month| chosen.contains(month)).copied().collect()
        }
    }
}
