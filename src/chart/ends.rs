//! Of very many rows both ends are drawn, with words for those between: all of them are in the table.

/// So many rows fit a picture that is looked at as a whole.
const N_ROWS: usize = 40;
/// Of more, so many from the top and from the bottom are drawn.
const N_ENDS: usize = 15;

/// All rows or, of very many, both ends; `left_out` gives what stands for those between, by their
/// number.
pub fn both_ends<T>(mut rows: Vec<T>, left_out: impl FnOnce(usize) -> T) -> Vec<T> {
    if rows.len() > N_ROWS {
        let n_left_out = rows.len() - 2 * N_ENDS;
        rows.splice(N_ENDS..N_ENDS + n_left_out, [left_out(n_left_out)]);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_fit_are_all_drawn() {
        assert_eq!(both_ends((1..=40).collect(), |_| 0), (1..=40).collect::<Vec<_>>());
    }

    #[test]
    fn of_more_both_ends() {
        let rows = both_ends((1..=41).collect(), |n_left_out| n_left_out);
        assert_eq!(rows.len(), 31);
        assert_eq!((rows[14], rows[15], rows[16]), (15, 11, 27));
    }
}
