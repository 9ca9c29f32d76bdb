//! Findings of weighting schemes in words.

use super::{Words, rows};
use crate::issue::Kind;

pub(super) fn words(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::SchemeNumber(error) => Words::problem(
            format!("The number of a weighting scheme could not be read in {}: {error}", rows(n)),
            "The row sets nothing: its word counts as not known to the scheme, another number as \
             not given.",
            "Correct the number in the file, then add the file again.",
        ),
        Kind::SchemeSetTwice => Words::problem(
            format!("{} of a weighting scheme set the same thing differently", rows(n)),
            "The larger number is used; of names and kinds, the first in the order of the alphabet.",
            "Leave one row for each in the file, then add the file again.",
        ),
        Kind::SchemeRowsNotKnown => Words::check(
            format!(
                "{} of a weighting scheme set{} nothing that is known",
                rows(n),
                if n == 1 { "s" } else { "" }
            ),
            "They are left out; the rest of the scheme is read.",
            "Compare their first cells with a scheme saved from this page, then add the file again.",
        ),
        _ => Words::check(
            "By a weighting scheme every case weighs nothing".to_owned(),
            "Weighted figures by it would be 0, and utilisation with them.",
            "Give points to at least one case type, band or flag.",
        ),
    }
}
