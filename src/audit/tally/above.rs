//! The team and area above a row whose own cells are empty.

use super::Tally;
use crate::audit::fingerprint::case_hash;
use crate::intake::dates::is_empty_mark;
use crate::intake::field::Field;
use crate::intake::records::Record;

/// What stands above a row whose team cell is empty.
#[derive(Clone, Debug, Default)]
pub struct Above {
    /// The team.
    pub team: String,
    /// Its service area.
    pub area: String,
}

impl Above {
    /// Makes rows below another team other rows.
    pub fn hash(&self) -> u64 {
        case_hash(&self.team)
    }
}

impl Tally {
    /// Remembers the team and area of the row for the rows below it.
    pub(super) fn look_above(&mut self, record: &Record<'_>) {
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
}
