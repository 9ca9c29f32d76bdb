//! The tables as CSV, for re-use: UTF-8 with byte-order mark, one header row, one line for each
//! team, service area and role, exact values beside the rounded ones, and the definition and the
//! months of each figure in columns of their own.

use csv::{Terminator, WriterBuilder};

use crate::audit::figures::{FigureRow, FigureTable, Grouping, StockDay};
use crate::audit::results::Results;
use crate::audit::settings::Measure;
use crate::format::Exact;

/// The average caseloads of all tables; empty when there is no audit.
///
/// Cells that a spreadsheet could take for a formula begin with an apostrophe.
pub fn team_averages_csv(results: &Results) -> Vec<u8> {
    let Some(audit) = &results.audit else {
        return Vec::new();
    };
    let tables = audit.by_area.iter().chain([&audit.by_team]).chain(&audit.by_role);
    let names_last_audit = audit.by_team.names_last_audit();
    // One header for all tables.
    let record_of = |table| {
        move |row: &FigureRow| {
            let mut record = record(table, row);
            let last = row.name_in_last_audit.clone().unwrap_or_default();
            record.extend(names_last_audit.then_some(last));
            record
        }
    };
    let mut records = vec![header(&audit.by_team)];
    for table in tables {
        records.extend(table.rows.iter().map(record_of(table)));
    }
    records.push(record_of(&audit.by_team)(&audit.by_team.all_teams));
    written(&records)
}

/// Records as a file: UTF-8 with a byte-order mark, every cell neutralised.
pub(super) fn written<R: AsRef<[String]>>(records: &[R]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(
        // Spreadsheets take a file for UTF-8 by this mark.
        "\u{feff}".as_bytes().to_vec(),
    );
    for record in records {
        let cells = record.as_ref().iter().map(|cell| neutralised(cell));
        // Writing to memory does not fail; a record that did would be missing rather than wrong.
        if writer.write_record(cells).is_err() {
            return Vec::new();
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn header(table: &FigureTable) -> Vec<String> {
    let at = stock_iso(table.stock);
    let fixed = ["Table", "Service area", "Name", "Definition", "Audit months", "Months counted"];
    let mut header: Vec<String> = fixed.map(str::to_owned).to_vec();
    for month in &table.months {
        let month = month.iso();
        header.extend(month_columns(table).map(|name| format!("{month} {name}")));
    }
    // Numerator and denominator apart: a spreadsheet would take 5/2 for a date.
    header.extend(
        ["Average, exact numerator", "Average, exact denominator", "Average", "Workers"]
            .map(str::to_owned),
    );
    let unallocated = format!("Unallocated {}", table.unit.many());
    header.extend(
        ["FTE", "Workers with known FTE", table.unit.heading(), &unallocated]
            .map(|name| format!("{name} at {at}")),
    );
    if table.counts_staff_in_post() {
        header.extend(["Staff in post", "FTE of staff in post"].map(|of| format!("{of} at {at}")));
    }
    header.push("Notes".to_owned());
    if table.names_last_audit() {
        header.push("Name in the last audit".to_owned());
    }
    header
}

/// What a month's average is worked out from, and the average.
fn month_columns(table: &FigureTable) -> [String; 3] {
    let cases = table.unit.many();
    let columns = match table.measure {
        Measure::CasesPerFte => [&format!("{cases} of workers with FTE"), "FTE", "average"],
        Measure::PersonDayCasesPerHolder => ["case days", "worker days", "average"],
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
            [cases, "workers", "average"]
        }
    };
    columns.map(str::to_owned)
}

fn record(table: &FigureTable, row: &FigureRow) -> Vec<String> {
    let (area, name) = match table.grouping {
        Grouping::ServiceArea => (row.name.clone(), row.name.clone()),
        Grouping::Team | Grouping::Role | Grouping::TeamRole => {
            (row.service_area.clone().unwrap_or_default(), row.name.clone())
        }
    };
    let is_all = std::ptr::eq(row, &raw const table.all_teams);
    let kind = match table.grouping {
        _ if is_all => "All teams",
        Grouping::ServiceArea => "Service area",
        Grouping::Team => "Team",
        Grouping::Role => "Role",
        Grouping::TeamRole => "Role in a team",
    };
    let months: Vec<String> = table.months.iter().map(|month| month.iso()).collect();
    let n_counted = row.monthly.iter().filter(|month| month.caseload.is_some()).count();
    let mut record = vec![
        kind.to_owned(),
        area,
        name,
        table.definition().name(),
        months.join(" "),
        n_counted.to_string(),
    ];
    for month in &row.monthly {
        let terms = month.terms(table.definition());
        let n_workers = terms.denominator.in_a_cell();
        let n_cases = terms.numerator.to_string();
        let cells = [n_cases, n_workers, rounded(month.caseload.as_ref())];
        record.extend(cells.map(|cell| if month.has_rows { cell } else { String::new() }));
    }
    let (numerator, denominator) = match &row.caseload {
        Some(caseload) => caseload.terms(),
        None => (String::new(), String::new()),
    };
    record.extend([
        numerator,
        denominator,
        rounded(row.caseload.as_ref()),
        row.n_workers.map(|n| n.to_string()).unwrap_or_default(),
    ]);
    let of_stock = |value: Option<String>| value.unwrap_or_default();
    let stock = row.stock.as_ref();
    let known = stock.filter(|stock| stock.n_holders_with_fte > 0);
    record.extend([
        of_stock(known.map(|stock| stock.fte.in_a_cell())),
        of_stock(stock.map(|stock| stock.n_holders_with_fte.to_string())),
        of_stock(stock.map(|stock| stock.n_cases.to_string())),
        // Unallocated cases have no worker, so no role; a team in numbers does not say whether there
        // are any.
        of_stock(
            stock
                .filter(|_| (table.counts_unallocated() || is_all) && row.tells_unallocated())
                .map(|stock| stock.n_unallocated.to_string()),
        ),
    ]);
    if table.counts_staff_in_post() {
        let month = row.monthly.last().filter(|month| month.has_rows);
        let fte = month.filter(|month| month.n_in_post_with_fte() > 0);
        let fte = fte.map(|month| month.fte.plus(&month.fte_without_cases).at_most_two_decimals());
        record.extend([of_stock(month.map(|month| month.n_in_post().to_string())), of_stock(fte)]);
    }
    record.push(row.notes.join("; "));
    record
}

fn stock_iso(stock: StockDay) -> String {
    match stock {
        StockDay::Day(day) => day.date().to_string(),
        StockDay::Month(month) => month.iso(),
    }
}

fn rounded(figure: Option<&Exact>) -> String {
    figure.map(Exact::one_decimal).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula [OWASP, CSV injection]. Numbers below zero stay.
pub(super) fn neutralised(cell: &str) -> String {
    let is_number = |text: &str| {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        [whole, part]
            .iter()
            .all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if cell.strip_prefix('-').is_some_and(is_number) {
        return cell.to_owned();
    }
    let is_risky = |c: char| {
        matches!(
            c,
            '=' | '+'
                | '-'
                | '@'
                | '\t'
                | '\r'
                | '\0'
                | '\u{ff1d}'
                | '\u{ff0b}'
                | '\u{ff0d}'
                | '\u{ff20}'
        )
    };
    if cell.starts_with(is_risky) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised() {
        for cell in ["=1+1", "+1", "-1+1", "-", "-.5", "-1.", "@SUM", "\tx", "\rx", "\0x"] {
            assert_eq!(neutralised(cell), format!("'{cell}"));
        }
        for cell in ["North - East", "-1", "-0.25"] {
            assert_eq!(neutralised(cell), cell);
        }
    }
}
