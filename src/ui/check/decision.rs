//! What a choice about a file makes of the settings, and what there is to choose.

use std::collections::BTreeMap;

use crate::audit::settings::AuditSettings;
use crate::intake::choices::Choice;
use crate::intake::field::Field;
use crate::intake::shape::Shape;
use crate::intake::source::{SourceFile, Understood};
use crate::ui::state::SharedResults;

/// A file of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredFile {
    /// The answer.
    pub results: SharedResults,
    /// Which of its files.
    pub at: usize,
}

impl AnsweredFile {
    /// The file.
    pub fn file(&self) -> Option<&SourceFile> {
        self.results.files.get(self.at)
    }

    /// What was understood of it.
    pub fn understood(&self) -> Option<&Understood> {
        self.file()?.outcome.understood()
    }
}

/// The settings with one thing decided about a file.
pub fn decided(settings: &AuditSettings, file: &SourceFile, choice: Choice) -> AuditSettings {
    let Some(understood) = file.outcome.understood() else { return settings.clone() };
    let columns = understood.columns.iter();
    let used: BTreeMap<Field, String> =
        columns.filter_map(|column| Some((column.used_as?, column.name.clone()))).collect();
    let reading = settings.reading.clone().with(file.id, &understood.header, &used, choice);
    AuditSettings { reading, ..settings.clone() }
}

/// What a column can be taken for: the fields of the shape, or, where it is not known, those of
/// every kind of caseload file.
pub fn fields(shape: Option<Shape>) -> Vec<Field> {
    if let Some(shape) = shape {
        return shape.fields().to_vec();
    }
    let of_caseloads = Shape::ALL.into_iter().filter(|shape| shape.holds_cases());
    let used: Vec<Field> = of_caseloads.flat_map(Shape::fields).copied().collect();
    Field::ALL.into_iter().filter(|field| used.contains(field)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::decode::Encoding;
    use crate::intake::source::{ColumnUse, FileId, Outcome};

    fn file() -> SourceFile {
        let column = |name: &str, used_as| ColumnUse {
            header: name.to_uppercase(),
            name: name.to_owned(),
            used_as,
            because: String::new(),
            samples: Vec::new(),
            is_masked: false,
        };
        SourceFile {
            id: FileId(2),
            name: "July.csv".to_owned(),
            n_bytes: 0,
            outcome: Outcome::Read(Understood {
                columns: vec![column("locality", None), column("team", Some(Field::Team))],
                header: vec!["locality".to_owned(), "team".to_owned()],
                ..Understood::default()
            }),
        }
    }

    #[test]
    fn a_choice_and_the_way_back() {
        let before = AuditSettings::default();
        let latin = Choice::Encoding(Some(Encoding::Windows1252));
        let after = decided(&before, &file(), latin);
        let of_file = after.reading.of_file(FileId(2));
        assert_eq!(of_file.encoding, Some(Encoding::Windows1252));
        assert_eq!(decided(&after, &file(), Choice::Encoding(None)), before);
    }

    #[test]
    fn a_column_that_gets_another_meaning_loses_its_own() {
        let area = Choice::Column("team".to_owned(), Some(Field::ServiceArea));
        let after = decided(&AuditSettings::default(), &file(), area);
        let header = ["locality".to_owned(), "team".to_owned()];
        let columns = &after.reading.matching(&header).unwrap().columns;
        assert_eq!(columns[&Field::Team], None);
        assert_eq!(columns[&Field::ServiceArea].as_deref(), Some("team"));
    }

    #[test]
    fn without_a_shape_every_field_of_caseloads_is_offered() {
        let offered = fields(None);
        for field in [Field::Team, Field::SnapshotOn, Field::AllocatedOn, Field::Cases] {
            assert!(offered.contains(&field), "{field:?}");
        }
        assert!(!offered.contains(&Field::Theme));
        assert_eq!(fields(Some(Shape::Crosswalk)), Shape::Crosswalk.fields());
    }
}
