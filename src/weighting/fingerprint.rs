//! The fingerprint of a scheme, by which two can be told to be the same.

use sha2::{Digest, Sha256};

use super::bands::BandPoints;
use super::capacity::{Absence, FullTime};
use super::scheme::{SchemeOrigin, Travel, WeightingScheme};
use crate::format::hexadecimal;

/// Digits of a fingerprint that are shown.
const N_SHOWN: usize = 12;

impl WeightingScheme {
    /// SHA-256 of the scheme in a canonical form: the same for the same name, revision and numbers,
    /// whatever the order of a file's rows and the spelling of words that are compared as one.
    /// 64 hexadecimal digits.
    pub fn hash(&self) -> String {
        hexadecimal(&Sha256::digest(self.canonical()))
    }

    /// The first 12 digits of [`Self::hash`], as they are shown.
    pub fn short_hash(&self) -> String {
        let mut hash = self.hash();
        hash.truncate(N_SHOWN);
        hash
    }

    /// Every number with what it is, one a line; texts in quotes, so that no text can stand for two
    /// lines.
    fn canonical(&self) -> String {
        let mut lines = vec![
            format!("name {:?}", self.name),
            format!("revision {}", self.revision),
            format!("unit {}", self.unit.name()),
            format!("illustrative {}", origin(self.origin)),
        ];
        add_bands(&mut lines, "case type", &self.case_type);
        add_bands(&mut lines, "complexity", &self.complexity);
        add_bands(&mut lines, "risk", &self.risk);
        match &self.travel {
            Travel::Bands(bands) => add_bands(&mut lines, "travel", bands),
            Travel::Minutes { rate, unknown } => {
                lines.push(format!("travel minutes {rate} unknown {unknown}"));
            }
        }
        for (flag, points) in self.flags.iter().filter(|(_, points)| !points.is_zero()) {
            lines.push(format!("flag {:?} {points}", flag.name()));
        }
        let bounds = [("factor", self.factor), ("floor", self.floor), ("cap", self.cap)];
        for (name, number) in bounds {
            lines.extend(number.map(|number| format!("{name} {number}")));
        }
        let rules = &self.capacity;
        lines.push(match rules.full_time {
            FullTime::NotStated => "full time not stated".to_owned(),
            FullTime::Points(points) => format!("full time {points}"),
            FullTime::HoursAWeek { hours, available_share } => {
                format!("full time {hours} hours a week, share {available_share}")
            }
        });
        lines.push(format!("newly qualified {}", rules.newly_qualified_factor));
        lines.push(format!("fixed duties {}", rules.fixed_duties));
        lines.push(match rules.absence {
            Absence::Share(share) => format!("absence share {share}"),
            Absence::Points(points) => format!("absence points {points}"),
        });
        lines.join("\n")
    }
}

/// As it stands in the canonical form.
fn origin(origin: SchemeOrigin) -> &'static str {
    match origin {
        SchemeOrigin::Illustrative => "true",
        SchemeOrigin::BasedOnIllustrative => "based on one",
        SchemeOrigin::Own => "false",
    }
}

fn add_bands(lines: &mut Vec<String>, part: &str, bands: &BandPoints) {
    for (key, points) in bands.by_key() {
        lines.push(format!("{part} {:?} {points}", key.as_str()));
    }
    lines.push(format!("{part} other {}", bands.other));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighting::{Decimal, illustrative};

    fn with_words(words: &[(&str, &str)]) -> WeightingScheme {
        let mut scheme = WeightingScheme::empty("Test");
        for (word, points) in words {
            scheme.risk.set(word, Decimal::parse(points).unwrap());
        }
        scheme
    }

    #[test]
    fn order_and_spelling_do_not_matter() {
        let one = with_words(&[("Low", "1"), ("High", "3")]);
        let other = with_words(&[("HIGH", "3.0"), ("low", "1")]);
        assert_eq!(one.hash(), other.hash());
        assert_eq!(one.hash().len(), 64);
        assert_eq!(one.short_hash(), one.hash()[..12]);
    }

    #[test]
    fn whatever_differs_shows() {
        let base = illustrative::simple_points();
        let one = Some(Decimal::ONE);
        let mut others = vec![
            WeightingScheme { name: "Other".to_owned(), ..base.clone() },
            WeightingScheme { revision: 2, ..base.clone() },
            WeightingScheme { origin: SchemeOrigin::Own, ..base.clone() },
            WeightingScheme { origin: SchemeOrigin::BasedOnIllustrative, ..base.clone() },
            WeightingScheme { factor: one, ..base.clone() },
            WeightingScheme { floor: one, ..base.clone() },
            WeightingScheme { cap: one, ..base.clone() },
            WeightingScheme { travel: Travel::default(), ..base.clone() },
        ];
        let mut rules = base.clone();
        rules.capacity.fixed_duties = Decimal::ONE;
        others.push(rules);
        let mut word = base.clone();
        word.complexity.remove("high");
        others.push(word);
        others.push(base);
        others.extend(illustrative::all().into_iter().filter(|one| one.name != "Simple points"));
        let mut hashes: Vec<String> = others.iter().map(WeightingScheme::hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), others.len());
    }

    #[test]
    fn a_name_cannot_be_made_to_look_like_a_number() {
        let one = with_words(&[("Low\" 1\nrisk \"High", "3")]);
        let other = with_words(&[("Low", "1"), ("High", "3")]);
        assert_ne!(one.hash(), other.hash());
    }
}
