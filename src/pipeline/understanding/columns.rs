//! What each column is taken for, why, and what its cells look like.

use crate::format::shortened;
use crate::intake::columns::{Because, ColumnMap};
use crate::intake::field::Field;
use crate::intake::shape::Shape;
use crate::intake::source::{ColumnUse, Lacking};

use super::super::table::Table;

/// How many values of a column are shown.
const N_SAMPLES: usize = 3;

/// Each column with what it is used for in rows of this shape.
pub(super) fn uses(table: &Table, shape: Option<Shape>) -> Vec<ColumnUse> {
    let columns = &table.columns;
    let names = columns.names();
    let headers = columns.headers().iter();
    headers
        .zip(names)
        .enumerate()
        .map(|(column, (header, name))| {
            let field = columns.field(column);
            let is_used = |field: &Field| shape.is_none_or(|shape| shape.uses(*field));
            let used_as = field.filter(is_used);
            // What nothing is known of may name people.
            let is_masked = field.is_none_or(Field::is_personal);
            let samples = table.beginning.samples.first_of(column, N_SAMPLES);
            let samples = samples.into_iter().map(|cell| shown(cell, is_masked)).collect();
            ColumnUse {
                header: if header.is_empty() { "(no name)".to_owned() } else { header.clone() },
                name,
                used_as,
                because: because(columns, used_as).to_owned(),
                samples,
                is_masked,
            }
        })
        .collect()
}

fn because(columns: &ColumnMap, field: Option<Field>) -> &'static str {
    match field.and_then(|field| columns.because(field)) {
        None => "",
        Some(Because::Name) => "by its name",
        Some(Because::LikeName) => "its name is like one that is known",
        Some(Because::Content) => "its cells look like it",
        Some(Because::Decided) => "as you decided",
    }
}

/// A cell, or its form only: letters and digits as dots.
fn shown(cell: &str, is_masked: bool) -> String {
    let short = shortened(cell, ColumnUse::N_CHARACTERS);
    if is_masked {
        short.chars().map(|c| if c.is_alphanumeric() { '\u{2022}' } else { c }).collect()
    } else {
        short
    }
}

/// Fields of the shape that no column holds, with what the figures lose.
pub(super) fn lacking(columns: &ColumnMap, shape: Option<Shape>) -> Vec<Lacking> {
    let Some(shape) = shape else { return Vec::new() };
    let has_case = columns.has(Field::CaseId) || columns.has(Field::PersonId);
    shape
        .fields()
        .iter()
        .filter(|&&field| !columns.has(field) && (field != Field::CaseId || !has_case))
        .filter_map(|&field| {
            let cost = shape.cost_without(field)?.to_owned();
            Some(Lacking { field, cost })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_name_a_person_shows_its_form_only() {
        assert_eq!(
            shown("Smith, J\u{e9}", true),
            "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}, \u{2022}\u{2022}"
        );
        assert_eq!(shown("31/07/2019", false), "31/07/2019");
        assert_eq!(shown(&"x".repeat(100), true).chars().count(), ColumnUse::N_CHARACTERS + 2);
    }
}
