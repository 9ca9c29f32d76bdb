//! A weighting scheme as a small file, to be kept, edited in a spreadsheet, and given to others.

use super::csv::written;
use crate::weighting::WeightingScheme;
use crate::weighting::scheme_file::rows;

/// Every number of a scheme, a row each.
pub fn scheme_csv(scheme: &WeightingScheme) -> Vec<u8> {
    written(&rows(scheme))
}
