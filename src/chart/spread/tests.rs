//! The words of the spread.

use super::*;

#[test]
fn workers_who_hold_as_many_are_counted_together() {
    assert_eq!(of_each_worker(&[(4, 1), (10, 2), (1_200, 1)]), "4, 10 (2 workers), 1,200");
}
