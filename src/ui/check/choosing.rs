//! What the user decides about a file, as the settings that follow from it.

use crate::audit::settings::AuditSettings;
use crate::intake::choices::Choice;
use crate::intake::field::Field;
use crate::intake::shape::Shape;
use crate::intake::source::{SourceFile, Understood};
use crate::pipeline::SeenRow;

/// The settings after one thing is decided about a file.
pub fn decided(settings: &AuditSettings, file: &SourceFile, choice: Choice) -> AuditSettings {
    AuditSettings { reading: settings.reading.clone().with(file, choice), ..settings.clone() }
}

/// What a column can be taken for: the fields of the shape or, where it is not known, of any list
/// of cases.
pub fn fields(understood: &Understood) -> Vec<Field> {
    if let Some(shape) = understood.shape {
        return shape.fields().to_vec();
    }
    let of_cases = |field: &Field| {
        Shape::ALL.into_iter().any(|shape| shape.holds_cases() && shape.uses(*field))
    };
    Field::ALL.into_iter().filter(of_cases).collect()
}

/// The first values of a column in rows that were looked at, each once.
pub fn values(rows: &[SeenRow], column: usize) -> Vec<String> {
    const N_VALUES: usize = 3;
    let mut values: Vec<String> = Vec::new();
    for cell in rows.iter().filter_map(|row| row.cells.get(column)) {
        if values.len() < N_VALUES && !cell.is_empty() && !values.contains(cell) {
            values.push(cell.clone());
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_are_those_of_the_shape() {
        let mut understood =
            Understood { shape: Some(Shape::WorkerCounts), ..Understood::default() };
        assert!(fields(&understood).contains(&Field::Cases));
        assert!(!fields(&understood).contains(&Field::CaseId));
        understood.shape = None;
        assert!(fields(&understood).contains(&Field::CaseId));
        assert!(!fields(&understood).contains(&Field::Theme));
    }

    #[test]
    fn values_are_each_shown_once() {
        let row = |cell: &str| SeenRow { line: 1, cells: vec![cell.to_owned()] };
        let rows = [row("a"), row(""), row("a"), row("b"), row("c"), row("d")];
        assert_eq!(values(&rows, 0), ["a", "b", "c"]);
        assert!(values(&rows, 1).is_empty());
    }
}
