//! Workbooks from the outside: their cells as text, what is refused, and the same answers as from
//! CSV files.

mod answers;
mod cells;
mod damage;
pub mod written;
