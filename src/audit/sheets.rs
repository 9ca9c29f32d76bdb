//! The tables of an audit as they are shown: from the figures to sheets.
//!
//! A sheet is made where it is drawn or written, from figures that came from the ledger; no sheet
//! counts anything itself.

pub mod averages;

use super::results::Audit;
use super::sheet::Sheet;

/// Every sheet of an audit, in reading order.
pub fn all(audit: &Audit) -> Vec<Sheet> {
    main(audit).into_iter().chain(by_role(audit)).collect()
}

/// The averages by service area, where the files name any, and by team.
pub fn main(audit: &Audit) -> Vec<Sheet> {
    audit.by_area.iter().chain([&audit.by_team]).map(averages::averages).collect()
}

/// The averages by role, where the files name any.
pub fn by_role(audit: &Audit) -> Vec<Sheet> {
    audit.by_role.iter().map(averages::averages).collect()
}
