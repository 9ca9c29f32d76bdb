//! The parts of the page and their names in the address.

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// The files of the audit.
    #[default]
    Files,
    /// What was understood of them.
    Check,
    /// The figures.
    Results,
    /// How to check that nothing leaves: beside the journey, not on it.
    HowToCheck,
    /// The terms of the field: beside the journey too.
    Terms,
    /// The accessibility statement: the same.
    Accessibility,
}

impl Part {
    /// The parts of the journey, in order.
    pub const JOURNEY: [Self; 3] = [Self::Files, Self::Check, Self::Results];
    /// Every part.
    const ALL: [Self; 6] = [
        Self::Files,
        Self::Check,
        Self::Results,
        Self::HowToCheck,
        Self::Terms,
        Self::Accessibility,
    ];

    /// Its name in the address, after `#`.
    pub fn address(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Check => "check",
            Self::Results => "results",
            Self::HowToCheck => "how-to-check",
            Self::Terms => "terms",
            Self::Accessibility => "accessibility",
        }
    }

    /// The part that a name in the address means; the first part for any other name.
    pub fn of_address(name: &str) -> Self {
        let named = |part: &Self| part.address() == name;
        Self::ALL.into_iter().find(named).unwrap_or_default()
    }

    /// Its name on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Files => "Files",
            Self::Check => "Check",
            Self::Results => "Results",
            Self::HowToCheck => "How to check that nothing leaves",
            Self::Terms => "Terms",
            Self::Accessibility => "Accessibility",
        }
    }

    /// The link that leads to it.
    pub fn href(self) -> &'static str {
        match self {
            Self::Files => "#files",
            Self::Check => "#check",
            Self::Results => "#results",
            Self::HowToCheck => "#how-to-check",
            Self::Terms => "#terms",
            Self::Accessibility => "#accessibility",
        }
    }

    /// The document's title while it is shown.
    pub fn document_title(self) -> String {
        format!("{} \u{2013} Caseload audit", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_back() {
        for part in Part::ALL {
            assert_eq!(Part::of_address(part.address()), part);
            assert_eq!(part.href(), format!("#{}", part.address()));
        }
        assert_eq!(Part::of_address("somewhere"), Part::Files);
        assert_eq!(Part::of_address(""), Part::Files);
    }
}
