//! Which findings are listed: all, or those that concern one file.

use crate::audit::results::Results;
use crate::intake::source::{Outcome, SourceFile};
use crate::issue::Issue;

/// The files that some finding concerns, by name, each once, in the order they were added.
pub fn files_concerned(results: &Results) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for file in &results.files {
        let is_concerned = matches!(file.outcome, Outcome::NotRead { .. })
            || results.issues.iter().any(|issue| concerns(issue, &file.name));
        if is_concerned && !names.contains(&file.name.as_str()) {
            names.push(&file.name);
        }
    }
    names
}

/// The files that were not read, and the findings: all, or those that concern the file named.
pub fn listed<'a>(
    results: &'a Results,
    file: Option<&str>,
) -> (Vec<&'a SourceFile>, Vec<&'a Issue>) {
    let not_read = results
        .files
        .iter()
        .filter(|other| matches!(other.outcome, Outcome::NotRead { .. }))
        .filter(|other| file.is_none_or(|name| other.name == name));
    let issues = results.issues.iter();
    let issues = issues.filter(|issue| file.is_none_or(|name| concerns(issue, name)));
    (not_read.collect(), issues.collect())
}

fn concerns(issue: &Issue, file: &str) -> bool {
    issue.places.iter().any(|place| place.file == file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::source::{FileId, Understood};
    use crate::issue::{Finding, Kind, Place, in_words};

    #[test]
    fn findings_are_listed_by_file() {
        let file = |id: u32, outcome| SourceFile {
            id: FileId(id),
            name: format!("{id}.csv"),
            n_bytes: 1,
            outcome,
        };
        let not_read = Outcome::NotRead {
            found: "It is empty.".to_owned(),
            remedy: String::new(),
            understood: None,
        };
        let read = || Outcome::Read(Understood::default());
        let finding = Finding::new(Kind::NoFteColumn, 0, vec![Place::file("1.csv")]);
        let results = Results {
            files: vec![file(0, not_read), file(1, read()), file(2, read())],
            issues: in_words(&[finding]),
            ..Results::default()
        };
        assert_eq!(files_concerned(&results), ["0.csv", "1.csv"]);
        let numbers = |file| {
            let (not_read, issues) = listed(&results, file);
            (not_read.len(), issues.len())
        };
        assert_eq!(numbers(None), (1, 1));
        assert_eq!(numbers(Some("0.csv")), (1, 0));
        assert_eq!(numbers(Some("1.csv")), (0, 1));
        assert_eq!(numbers(Some("2.csv")), (0, 0));
    }
}
