//! Barriers to people with disabilities, as axe-core finds them in the page as it is at that moment:
//! every rule of WCAG 2.2 up to AA that a program can check, and the makers' own good practice.

use std::fmt::{self, Display};
use std::fs;

use serde::Deserialize;

use crate::environment::axe;
use crate::page::Page;

const LOOK: &str = include_str!("scripts/axe.js");

/// What axe-core says of the page.
#[derive(Clone, Debug, Deserialize)]
pub struct Barriers {
    /// The version of axe-core.
    pub version: String,
    /// What breaks a rule.
    pub violations: Vec<Barrier>,
    /// What a program cannot decide.
    pub to_review: Vec<Barrier>,
    /// Why it could not look.
    error: Option<String>,
}

/// A rule, and where it is broken.
#[derive(Clone, Debug, Deserialize)]
pub struct Barrier {
    /// The rule's name.
    pub rule: String,
    impact: String,
    help: String,
    places: Vec<String>,
    n_places: usize,
}

impl Page {
    /// Looks for barriers.
    pub async fn barriers(&self) -> Barriers {
        let axe = fs::read_to_string(axe()).unwrap();
        let found: Barriers = self.run_async(&format!("{axe}\n{LOOK}"), vec![]).await;
        assert!(found.error.is_none(), "axe-core should look: {:?}", found.error);
        found
    }
}

impl Display for Barriers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for barrier in &self.violations {
            writeln!(formatter, "{barrier}")?;
        }
        for Barrier { rule, n_places, .. } in &self.to_review {
            writeln!(formatter, "For a person to look at: {rule}, in {n_places} places")?;
        }
        write!(formatter, "By axe-core {}", self.version)
    }
}

impl Display for Barrier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, impact, help, places, n_places } = self;
        write!(formatter, "{rule} ({impact}): {help}, in {n_places} places")?;
        for place in places {
            write!(formatter, "\n    {place}")?;
        }
        Ok(())
    }
}
