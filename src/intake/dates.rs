//! The dates of a file, and which order of day and month they prove.
//!
//! Of a date in figures with the year last, day or month comes first: which, the whole file decides.
//! Day before month is how British exports write it, and holds unless a date proves the other.

mod cell;

pub use cell::{DateCell, DateOrder, date_cell, is_empty_mark};

use cell::{Telling, is_serial_number, telling};

/// The dates of a file, read in one order, and what they prove.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    order: DateOrder,
    is_decided: bool,
    day_first: Telltales,
    month_first: Telltales,
    /// Those that are another day in the other order.
    ambiguous: Telltales,
    /// Serial numbers of a spreadsheet.
    serials: Telltales,
    last_observed: String,
    /// The last cell: rows of one snapshot follow one another.
    last: String,
    last_read: DateCell,
}

/// Dates that tell something of the order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telltales {
    /// The first of them: its line and the cell.
    pub first: Option<(u64, String)>,
    /// How many there are; cells that repeat the one before count once.
    pub n: u64,
}

impl Telltales {
    fn add(&mut self, cell: &str, line: u64) {
        self.first.get_or_insert_with(|| (line, cell.to_owned()));
        self.n += 1;
    }
}

impl Dates {
    /// Dates in this order.
    pub fn in_order(order: DateOrder) -> Self {
        Self { order, ..Self::default() }
    }

    /// Dates in this order, whatever they prove.
    pub fn decided(order: DateOrder) -> Self {
        Self { is_decided: true, ..Self::in_order(order) }
    }

    /// Whether any of them would be another day, or none, in the other order.
    pub fn depend_on_order(&self) -> bool {
        self.day_first.n + self.month_first.n + self.ambiguous.n > 0
    }

    /// The order they are read in.
    pub fn order(&self) -> DateOrder {
        self.order
    }

    /// The dates that prove an order.
    pub fn proofs(&self, order: DateOrder) -> &Telltales {
        match order {
            DateOrder::DayFirst => &self.day_first,
            DateOrder::MonthFirst => &self.month_first,
        }
    }

    /// The dates that rest on an order which none proves; `None` where one does.
    pub fn unproven(&self) -> Option<&Telltales> {
        let is_proven = self.is_decided || self.day_first.n + self.month_first.n > 0;
        Some(&self.ambiguous).filter(|dates| !is_proven && dates.n > 0)
    }

    /// Those that are serial numbers of a spreadsheet.
    pub fn serials(&self) -> &Telltales {
        &self.serials
    }

    /// The order that the file has to be read once more in, if all proofs are against this one and
    /// nobody decided.
    pub fn must_read_again(&self) -> Option<DateOrder> {
        let is_other = !self.is_decided
            && self.order == DateOrder::DayFirst
            && self.day_first.n == 0
            && self.month_first.n > 0;
        is_other.then_some(DateOrder::MonthFirst)
    }

    /// Learns from a cell of a column that no figure rests on.
    pub fn observe(&mut self, cell: &str, line: u64) {
        if self.last_observed != cell {
            cell.clone_into(&mut self.last_observed);
            if let Some(Telling::Proves(order)) = telling(cell) {
                self.proofs_mut(order).add(cell, line);
            }
        }
    }

    fn proofs_mut(&mut self, order: DateOrder) -> &mut Telltales {
        match order {
            DateOrder::DayFirst => &mut self.day_first,
            DateOrder::MonthFirst => &mut self.month_first,
        }
    }

    /// Reads the cell on that line of a column whose dates change from row to row.
    pub fn read_apart(&mut self, cell: &str, line: u64) -> DateCell {
        match telling(cell) {
            Some(Telling::Proves(order)) => self.proofs_mut(order).add(cell, line),
            Some(Telling::Ambiguous) => self.ambiguous.add(cell, line),
            None => {}
        }
        date_cell(cell, self.order)
    }

    /// Reads the cell on that line.
    pub fn read(&mut self, cell: &str, line: u64) -> DateCell {
        if self.last == cell {
            return self.last_read;
        }
        match telling(cell) {
            Some(Telling::Proves(order)) => self.proofs_mut(order).add(cell, line),
            Some(Telling::Ambiguous) => self.ambiguous.add(cell, line),
            None if is_serial_number(cell) => self.serials.add(cell, line),
            None => {}
        }
        cell.clone_into(&mut self.last);
        self.last_read = date_cell(cell, self.order);
        self.last_read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_prove_their_order() {
        let mut dates = Dates::default();
        for (line, cell) in
            [(2, "01/02/2019"), (3, "07/31/2019"), (4, "2019-31-07"), (5, "8/30/19")]
        {
            dates.read(cell, line);
        }
        assert_eq!(dates.must_read_again(), Some(DateOrder::MonthFirst));
        let proofs = dates.proofs(DateOrder::MonthFirst);
        assert_eq!((proofs.first.clone(), proofs.n), (Some((3, "07/31/2019".to_owned())), 2));
        assert_eq!(dates.unproven(), None);
        dates.read("31/07/2019", 6);
        assert_eq!(dates.must_read_again(), None);
    }

    #[test]
    fn a_column_that_is_not_used_proves_an_order_too() {
        let mut dates = Dates::default();
        dates.read("07/01/2019", 2);
        dates.observe("01/20/2019", 2);
        assert_eq!(dates.must_read_again(), Some(DateOrder::MonthFirst));
    }

    #[test]
    fn an_order_that_nothing_proves_is_known() {
        let mut dates = Dates::default();
        dates.read("07/07/2019", 2);
        dates.read("2019-07-08", 3);
        assert_eq!(dates.unproven(), None);
        dates.read("01/07/2019", 4);
        assert_eq!(dates.unproven().map(|dates| dates.n), Some(1));
        dates.read("31/07/2019", 5);
        assert_eq!(dates.unproven(), None);
    }
}
