//! Notes of focus groups: a row for each finding.
//!
//! Kept are at most [`N_FINDINGS`] findings, of each cell at most
//! [`N_CHARACTERS`](super::N_CHARACTERS) characters, and at most [`N_BYTES`] bytes in all; findings
//! beyond are counted.

use serde::{Deserialize, Serialize};

use super::{cell, kept};
use crate::audit::account::Reason;
use crate::intake::columns::ColumnMap;
use crate::intake::dates::is_empty_mark;
use crate::intake::field::Field;
use crate::intake::records::Record;

/// At most so many findings are kept.
pub const N_FINDINGS: usize = 100_000;
/// At most so many bytes of text are kept.
pub const N_BYTES: usize = 20_000_000;

/// The findings of focus groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FocusGroups {
    /// In the order of the file.
    pub findings: Vec<GroupFinding>,
    /// Findings of which some text was too long to be kept whole.
    pub n_shortened: u64,
    /// Findings beyond those that are kept.
    pub n_not_kept: u64,
    n_bytes: usize,
}

/// One finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupFinding {
    /// Who was asked: `Practitioners`.
    pub audience: String,
    /// What about: `Raising concerns`.
    pub theme: String,
    /// What it is: `Strength`.
    pub kind: String,
    /// The finding.
    pub text: String,
}

impl FocusGroups {
    /// Takes the next finding; fails where the row holds none.
    pub fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) -> Result<(), Reason> {
        if is_empty_mark(cell(record, columns, Field::Finding)) {
            return Err(Reason::NoFinding);
        }
        let mut is_shortened = false;
        let mut of = |field| {
            let (text, is_cut) = kept(cell(record, columns, field));
            is_shortened |= is_cut;
            text
        };
        let finding = GroupFinding {
            audience: of(Field::Audience),
            theme: of(Field::Theme),
            kind: of(Field::FindingKind),
            text: of(Field::Finding),
        };
        let parts = [&finding.audience, &finding.theme, &finding.kind, &finding.text];
        let n_bytes = self.n_bytes + parts.iter().map(|part| part.len()).sum::<usize>();
        if self.findings.len() >= N_FINDINGS || n_bytes > N_BYTES {
            self.n_not_kept += 1;
            return Ok(());
        }
        self.n_bytes = n_bytes;
        self.n_shortened += u64::from(is_shortened);
        self.findings.push(finding);
        Ok(())
    }
}
