//! A table as it is copied: for spreadsheets as text with tabs, for them and word processors as HTML.
//! What is seen is what is copied: the same rows in the same order, the same columns.

use std::fmt::Write as _;

use super::csv::neutralised;
use crate::audit::sheet::{Seen, Sheet, SheetRow};

/// What a copy holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Lines of cells with tabs between them.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// What is seen of a sheet, under its name, its definition and what is not in it. Cells that a
/// spreadsheet could take for a formula begin with an apostrophe.
pub fn copied(sheet: &Sheet, seen: &Seen) -> Copied {
    let said = [&sheet.note, &seen.order, &seen.filter];
    let said: Vec<&str> =
        said.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let above = [cell(&sheet.caption), cell(&said.join(" "))];
    let rows = seen.rows.iter().filter_map(|&at| sheet.rows.get(at));
    let rows: Vec<&SheetRow> = rows.chain(&sheet.total).collect();
    let has_notes = rows.iter().any(|row| !row.notes.is_empty());
    let head = head(sheet, seen, has_notes);
    let lines: Vec<Line> = rows.into_iter().map(|row| line(row, seen, has_notes)).collect();
    Copied { text: as_text(&above, &head, &lines), html: as_html(&above, &head, &lines) }
}

/// The cells of a row: names, figures, notes.
struct Line {
    names: Vec<String>,
    figures: Vec<String>,
    notes: Option<String>,
}

impl Line {
    fn cells(&self) -> impl Iterator<Item = &String> {
        self.names.iter().chain(&self.figures).chain(&self.notes)
    }
}

fn head(sheet: &Sheet, seen: &Seen, has_notes: bool) -> Line {
    let columns = seen.columns.iter().filter_map(|&at| sheet.columns.get(at));
    Line {
        names: sheet.row_headings.iter().map(|name| cell(name)).collect(),
        figures: columns.map(|column| cell(&column.name())).collect(),
        notes: has_notes.then(|| "Notes".to_owned()),
    }
}

fn line(row: &SheetRow, seen: &Seen, has_notes: bool) -> Line {
    let figures = seen.columns.iter().filter_map(|&at| row.cells.get(at));
    Line {
        names: row.names.iter().map(|name| cell(name)).collect(),
        figures: figures.map(|figure| cell(&figure.shown)).collect(),
        notes: has_notes.then(|| cell(&row.notes.join("; "))),
    }
}

/// In one line, and no formula.
fn cell(text: &str) -> String {
    let in_one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    neutralised(&in_one_line)
}

fn as_text(above: &[String], head: &Line, lines: &[Line]) -> String {
    let line = |line: &Line| {
        let cells: Vec<&str> = line.cells().map(String::as_str).collect();
        cells.join("\t")
    };
    let table = [head].into_iter().chain(lines).map(line);
    above.iter().cloned().chain(table).flat_map(|line| [line, "\r\n".to_owned()]).collect()
}

fn as_html(above: &[String], head: &Line, lines: &[Line]) -> String {
    let mut html = String::from("<meta charset=\"utf-8\">");
    for (said, tag) in above.iter().zip(["strong", "span"]) {
        let _ = write!(html, "<p><{tag}>{}</{tag}></p>", escaped(said));
    }
    html.push_str("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><thead><tr>");
    for heading in head.cells() {
        push_cell(&mut html, "th", AS_TEXT, heading);
    }
    html.push_str("</tr></thead><tbody>");
    for line in lines {
        html.push_str("<tr>");
        for name in &line.names {
            push_cell(&mut html, "th", AS_TEXT, name);
        }
        for figure in &line.figures {
            push_cell(&mut html, "td", " align=\"right\"", figure);
        }
        if let Some(notes) = &line.notes {
            push_cell(&mut html, "td", AS_TEXT, notes);
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// Spreadsheets would take `Jul 2019` or `1-2` for a date.
const AS_TEXT: &str = " align=\"left\" style=\"mso-number-format:'\\@'\"";

fn push_cell(html: &mut String, tag: &str, attributes: &str, text: &str) {
    let _ = write!(html, "<{tag}{attributes}>{}</{tag}>", escaped(text));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::sheet::{Column, RowFilter, SheetView};
    use crate::audit::working::{Shown, Working};
    use crate::format::Exact;

    fn row(area: &str, name: &str, notes: &[&str], numbers: &[u64]) -> SheetRow {
        let cell = |&n: &u64| Working::done("", "", "", "", Exact::whole(n), Shown::Whole);
        SheetRow {
            is_of_few: false,
            names: vec![area.to_owned(), name.to_owned()],
            notes: notes.iter().map(|&note| note.to_owned()).collect(),
            cells: numbers.iter().map(cell).collect(),
        }
    }

    fn sheet() -> Sheet {
        Sheet {
            id: "test",
            caption: "Cases by team".to_owned(),
            note: "Cases at the end, September 2019.".to_owned(),
            row_headings: vec!["Service area".to_owned(), "Team".to_owned()],
            columns: vec![Column::at("Cases", "30 Sep").main(), Column::of("Workers")],
            rows: vec![
                row("A & B", "=HYPERLINK(\"x\")", &[], &[1204, 3]),
                row("<b>", "North\nEast", &["1 of 2 months"], &[7, 1]),
            ],
            total: Some(row("", "All teams", &[], &[1211, 4])),
        }
    }

    fn seen(sheet: &Sheet, view: &SheetView) -> Copied {
        copied(sheet, &sheet.seen(view, &RowFilter::default()))
    }

    #[test]
    fn text_has_a_line_for_each_row_under_what_it_is() {
        let sheet = sheet();
        assert_eq!(
            seen(&sheet, &SheetView::default()).text,
            "Cases by team\r\nCases at the end, September 2019.\r\n\
             Service area\tTeam\tCases, 30 Sep\tWorkers\tNotes\r\n\
             A & B\t'=HYPERLINK(\"x\")\t1,204\t3\t\r\n\
             <b>\tNorth East\t7\t1\t1 of 2 months\r\n\
             \tAll teams\t1,211\t4\t\r\n"
        );
    }

    #[test]
    fn columns_that_are_not_seen_are_not_copied() {
        let sheet = sheet();
        let hidden = std::iter::once("Workers".to_owned()).collect();
        let copied = seen(&sheet, &SheetView { hidden, ..SheetView::default() });
        assert!(!copied.text.contains("Workers") && !copied.html.contains("Workers"));
        assert!(copied.text.contains("All teams\t1,211\t\r\n"), "{}", copied.text);
    }

    #[test]
    fn names_are_text_in_html_and_no_markup() {
        let html = seen(&sheet(), &SheetView::default()).html;
        assert!(html.contains(">A &amp; B</th>") && html.contains(">&lt;b&gt;</th>"), "{html}");
        assert!(html.contains(">'=HYPERLINK(&quot;x&quot;)</th>"), "{html}");
        assert!(html.contains("<td align=\"right\">1,204</td>"), "{html}");
        assert_eq!(html.matches("<tr>").count(), 4);
    }
}
