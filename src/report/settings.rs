//! The settings of an audit as a small file, to be kept and given to the next audit.

use super::csv::written;
use crate::audit::results::Results;
use crate::audit::settings_file::rows;

/// Every choice that figures follow, a row each; see [`crate::audit::settings_file`].
pub fn settings_csv(results: &Results) -> Vec<u8> {
    written(&rows(&results.settings, &results.names.teams.listed))
}
