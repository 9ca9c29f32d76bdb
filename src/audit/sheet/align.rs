//! Figures of a column, one point under the other: spaces as wide as a digit stand where others have
//! decimal places.

use super::Sheet;

/// As wide as a digit.
const FIGURE_SPACE: char = '\u{2007}';
/// As wide as a point.
const PUNCTUATION_SPACE: char = '\u{2008}';

impl Sheet {
    /// How many decimal places the figures of each column have at most.
    pub fn decimal_places(&self) -> Vec<usize> {
        let rows = || self.rows.iter().chain(&self.total);
        let of_column = |at: usize| {
            let shown = rows().filter_map(|row| Some(n_places(&row.cells.get(at)?.shown)));
            shown.max().unwrap_or(0)
        };
        (0..self.columns.len()).map(of_column).collect()
    }
}

/// What follows a figure in a column of so many decimal places, for its point to stand under the
/// others': spaces of a digit's and a point's width.
pub fn padding(shown: &str, n_places_of_column: usize) -> String {
    let n = n_places(shown);
    let digits = n_places_of_column.saturating_sub(n);
    let point = (n == 0 && digits > 0).then_some(PUNCTUATION_SPACE);
    point.into_iter().chain(std::iter::repeat_n(FIGURE_SPACE, digits)).collect()
}

fn n_places(shown: &str) -> usize {
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
    shown.split_once('.').map_or(0, |(_, part)| digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: &str, n_places: usize, expected: &str) {
        assert_eq!(padding(shown, n_places), expected);
    }

    #[test]
    fn points_stand_under_each_other() {
        check("0.54", 2, "");
        check("0.8", 2, "\u{2007}");
        check("1", 2, "\u{2008}\u{2007}\u{2007}");
        check("\u{2013}", 1, "\u{2008}\u{2007}");
        check("1,204", 0, "");
        check("81%", 0, "");
        check("0.5%", 1, "");
    }
}
