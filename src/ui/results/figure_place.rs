//! Where a figure stands in a table, and which one is next to it: in the ids of the page's
//! elements, so that a table needs no listener for each of its figures.

/// The place of a figure in a sheet, counted from 0; the total is the row after the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigurePlace {
    /// Its row.
    pub row: usize,
    /// Its column among the figures.
    pub column: usize,
}

impl FigurePlace {
    /// The id of the figure's button: `by-team.3.5`.
    pub fn id(self, sheet: &str) -> String {
        format!("{sheet}.{}.{}", self.row, self.column)
    }

    /// The place that an id names.
    pub fn of_id(sheet: &str, id: &str) -> Option<Self> {
        let (row, column) = id.strip_prefix(sheet)?.strip_prefix('.')?.split_once('.')?;
        Some(Self { row: row.parse().ok()?, column: column.parse().ok()? })
    }

    /// The place that a key leads to, in a table of so many rows and columns; `None` for a key that
    /// leads nowhere.
    pub fn after(self, key: &str, n_rows: usize, n_columns: usize) -> Option<Self> {
        let Self { row, column } = self;
        let place = match key {
            "ArrowUp" => Self { row: row.checked_sub(1)?, column },
            "ArrowDown" => Self { row: row + 1, column },
            "ArrowLeft" => Self { row, column: column.checked_sub(1)? },
            "ArrowRight" => Self { row, column: column + 1 },
            _ => return None,
        };
        (place.row < n_rows && place.column < n_columns).then_some(place)
    }
}

/// The id of a row's name: `by-team.3`.
pub fn row_id(sheet: &str, row: usize) -> String {
    format!("{sheet}.{row}")
}

/// The id of a column's heading: `by-team..5`.
pub fn column_id(sheet: &str, column: usize) -> String {
    format!("{sheet}..{column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_its_id() {
        let place = FigurePlace { row: 3, column: 5 };
        assert_eq!(FigurePlace::of_id("by-team", &place.id("by-team")), Some(place));
        for id in ["by-team.3", "by-area.3.5", "by-team..5", "by-team.3.x", ""] {
            assert_eq!(FigurePlace::of_id("by-team", id), None, "{id}");
        }
    }

    #[test]
    fn arrow_keys_stay_in_the_table() {
        let after = |row, column, key| {
            let place = FigurePlace { row, column }.after(key, 2, 3)?;
            Some((place.row, place.column))
        };
        assert_eq!(after(0, 0, "ArrowRight"), Some((0, 1)));
        assert_eq!(after(0, 2, "ArrowRight"), None);
        assert_eq!(after(1, 2, "ArrowUp"), Some((0, 2)));
        assert_eq!(after(1, 2, "ArrowDown"), None);
        assert_eq!(after(0, 0, "ArrowLeft"), None);
        assert_eq!(after(0, 0, "Enter"), None);
    }
}
