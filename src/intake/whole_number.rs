//! Whole numbers as people and spreadsheets write them.

/// Stands for the spaces between the groups of a number.
const GROUP_SPACE: char = '\u{a0}';

/// The whole number that a cell gives: `12`, `12.0`, `1,204` or `1 204`, perhaps with words around
/// it: `24 cases`. A number that stands alone in brackets is one below zero, as accountants write
/// it.
pub fn whole_number(cell: &str) -> Option<u64> {
    if cell.trim_start().starts_with(['-', '\u{2212}']) || is_in_brackets(cell) {
        return None;
    }
    let cell = &with_groups_joined(cell);
    let mut runs = cell
        .split(|c: char| !is_part(c))
        .map(|run| run.trim_matches(['.', ',', GROUP_SPACE]))
        .filter(|run| !run.is_empty());
    let number = runs.next()?;
    // Of two numbers nothing says which is meant.
    if runs.next().is_some() {
        return None;
    }
    let is_bare = number.len() == cell.len();
    let is_beside_words =
        cell.chars().all(|c| is_part(c) || c.is_alphabetic() || " :()".contains(c))
            && !cell.split(|c: char| !c.is_alphabetic()).any(changes_number);
    (is_bare || is_beside_words).then(|| digits_of(number)).flatten()
}

/// Whether a word beside a number makes it another: a bound, or something else than a count.
fn changes_number(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "fewer",
        "less",
        "under",
        "below",
        "over",
        "above",
        "more",
        "least",
        "most",
        "about",
        "around",
        "approx",
        "approximately",
        "circa",
        "c",
        "fte",
        "wte",
        "minus",
    ];
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || c == ',' || c == GROUP_SPACE
}

/// Spaces that stand between groups of digits: also those that do not break, and thin ones.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether brackets hold the number and nothing else.
fn is_in_brackets(cell: &str) -> bool {
    let inner = cell.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| inner.chars().all(|c| is_part(c) || is_space(c)))
}

/// A cell with one sign for every space between two digits, and a plain space for every other.
fn with_groups_joined(cell: &str) -> String {
    let mut joined = String::with_capacity(cell.len());
    let mut characters = cell.chars().peekable();
    let mut is_after_digit = false;
    while let Some(c) = characters.next() {
        let is_before_digit = characters.peek().is_some_and(char::is_ascii_digit);
        joined.push(match c {
            c if is_space(c) && is_after_digit && is_before_digit => GROUP_SPACE,
            c if is_space(c) => ' ',
            c => c,
        });
        is_after_digit = c.is_ascii_digit();
    }
    joined
}

fn digits_of(number: &str) -> Option<u64> {
    let (whole, part) = match number.split_once('.') {
        Some(split) => split,
        // A decimal comma, as in 12,0: groups have three digits.
        None => match number.rsplit_once(',') {
            Some((whole, part)) if part.len() < 3 && !whole.contains(',') => (whole, part),
            _ => (number, ""),
        },
    };
    if !part.bytes().all(|digit| digit == b'0') {
        return None;
    }
    let separator = if whole.contains(',') { ',' } else { GROUP_SPACE };
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    let all_digits = digits.bytes().all(|digit| digit.is_ascii_digit());
    (all_digits && digits.len() <= 12).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Option<u64>, cells: &[&str]) {
        for cell in cells {
            assert_eq!(whole_number(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn whole_numbers() {
        check(Some(12), &["12", "12.0", "12,0", " 12 ", "\u{a0}12", "12 cases", "cases (12)"]);
        check(Some(1204), &["1,204", "Cases: 1,204", "1,204.0"]);
    }

    #[test]
    fn spaces_between_groups_of_three() {
        check(Some(1204), &["1 204", "1\u{a0}204", "1\u{2009}204", "1\u{202f}204", "1 204,0"]);
        check(Some(1_204_567), &["1 204 567", "1\u{202f}204\u{202f}567 cases"]);
        check(None, &["1 20", "12 0", "1 2045", "1204 567", "1  204", "1,204 567", "1 204,567"]);
    }

    #[test]
    fn a_number_alone_in_brackets_is_below_zero() {
        check(None, &["(12)", " (1,204) ", "( 12 )", "(1 204)", "()"]);
    }

    #[test]
    fn what_is_no_whole_number() {
        check(None, &["", "-3", "- 3", "\u{2212}3", "12.5", "1,2", "twelve", "1234,567", ","]);
        check(
            None,
            &["fewer than 5", "over 100", "about 30", "6 FTE", "24 (3 new)", "24%", "2/3", "1.204"],
        );
    }
}
