//! Words and names of a scheme as they are kept, so that a file can hold them and give them back.

/// Characters that are kept.
const N_CHARACTERS: usize = 200;

/// A text in one line: one space between its parts, none around it, no control characters, at most
/// 200 characters. An apostrophe before a number or sign is left out, as it is of every cell:
/// spreadsheets set it so that the cell stays as it is.
///
/// ```
/// use caseload_audit::weighting::words::kept;
/// assert_eq!(kept("  Very\thigh "), "Very high");
/// assert_eq!(kept("'=1+1"), "=1+1");
/// ```
pub fn kept(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let parts: Vec<&str> = plain.split_whitespace().collect();
    let one_line = parts.join(" ");
    let mut rest = one_line.as_str();
    while let Some(cell) = rest.strip_prefix('\'').filter(|cell| cell.starts_with(needs_apostrophe))
    {
        rest = cell;
    }
    rest.chars().take(N_CHARACTERS).collect::<String>().trim_end().to_owned()
}

fn needs_apostrophe(c: char) -> bool {
    let is_wide_sign = matches!(c, '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}');
    c.is_ascii_digit() || is_wide_sign || matches!(c, '=' | '+' | '-' | '@' | '\'')
}
