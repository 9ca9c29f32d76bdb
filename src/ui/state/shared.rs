//! An answer that many components look at.

use std::ops::Deref;
use std::rc::Rc;

use crate::audit::results::Results;

/// An answer, shared: two are equal when they are one and the same, so that a component is drawn
/// anew when another answer came and not otherwise.
#[derive(Clone, Debug)]
pub struct SharedResults(Rc<Results>);

impl SharedResults {
    /// Shares an answer.
    pub fn new(results: Results) -> Self {
        Self(Rc::new(results))
    }
}

impl PartialEq for SharedResults {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for SharedResults {
    type Target = Results;

    fn deref(&self) -> &Results {
        &self.0
    }
}
