//! The schemes there are to choose from.

use crate::audit::results::Results;
use crate::weighting::{Entry, SchemeDraft, SchemeDrafts, WeightingScheme, illustrative};

/// A scheme that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// How it is offered: `Simple points (illustrative)`.
    pub label: String,
    /// What it is.
    pub scheme: Offered,
}

/// Where a scheme comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Offered {
    /// The tool, or a file.
    Listed(Box<WeightingScheme>),
    /// The user, by its position among the user's own.
    Own(usize),
}

/// Every scheme: those that come with the tool, those of files, the user's own. With the position of
/// the one in force, which is among them even where its file was taken out.
pub fn offers(
    results: &Results,
    drafts: &SchemeDrafts,
    in_force: &WeightingScheme,
) -> (Vec<Offer>, usize) {
    let listed = |label: String, scheme: WeightingScheme| Offer {
        label,
        scheme: Offered::Listed(Box::new(scheme)),
    };
    let mut offers: Vec<Offer> = illustrative::all()
        .into_iter()
        .map(|scheme| listed(format!("{} (illustrative)", scheme.name), scheme))
        .collect();
    for loaded in &results.schemes {
        let file = results.files.iter().find(|file| file.id == loaded.file);
        let file = file.map_or("a file", |file| file.name.as_str());
        let label = format!("{} (from {file})", loaded.scheme.title());
        offers.push(listed(label, loaded.scheme.clone()));
    }
    let is_in_force =
        |offer: &Offer| matches!(&offer.scheme, Offered::Listed(scheme) if **scheme == *in_force);
    let at = offers.iter().position(is_in_force);
    let mut chosen = at;
    if at.is_none() && drafts.in_force().is_none() {
        chosen = Some(offers.len());
        let label = format!("{} (its file was taken out)", in_force.title());
        offers.push(listed(label, in_force.clone()));
    }
    for (at, draft) in drafts.all().iter().enumerate() {
        if drafts.position() == Some(at) {
            chosen = Some(offers.len());
        }
        offers.push(Offer { label: own(draft), scheme: Offered::Own(at) });
    }
    (offers, chosen.unwrap_or_default())
}

/// `Your own (edited): Simple points (edited), revision 1`.
fn own(draft: &SchemeDraft) -> String {
    match draft.scheme() {
        Ok(scheme) => format!("Your own (edited): {}", scheme.title()),
        Err(_) => {
            format!("Your own (edited): {}, to be put right", draft.text(Entry::Name).trim())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::results::LoadedScheme;
    use crate::intake::source::FileId;
    use crate::weighting::{DraftChange, Edit};

    fn labels(offers: &[Offer]) -> Vec<&str> {
        offers.iter().map(|offer| offer.label.as_str()).collect()
    }

    #[test]
    fn those_of_the_tool_of_files_and_ones_own() {
        let [_, points, _] = illustrative::all();
        let loaded = WeightingScheme::empty("Ours");
        let mut results = Results::default();
        results.schemes.push(LoadedScheme { file: FileId(7), scheme: loaded.clone() });
        let edit = Edit::Write(Entry::Cap, "9".to_owned());
        let drafts = SchemeDrafts::default().after(DraftChange::Edit(edit), &points);
        let (found, chosen) = offers(&results, &drafts, &points);
        assert_eq!(
            labels(&found),
            [
                "Count only (illustrative)",
                "Simple points (illustrative)",
                "Hours a month (illustrative)",
                "Ours, revision 1 (from a file)",
                "Your own (edited): Simple points (edited), revision 1",
            ]
        );
        assert_eq!(chosen, 4);
        let left = drafts.after(DraftChange::Leave, &points);
        assert_eq!(offers(&results, &left, &points).1, 1);
        assert_eq!(offers(&results, &left, &loaded).1, 3);
    }

    #[test]
    fn the_scheme_in_force_is_always_among_them() {
        let scheme = WeightingScheme::empty("Gone");
        let (found, chosen) = offers(&Results::default(), &SchemeDrafts::default(), &scheme);
        assert_eq!(found[chosen].label, "Gone, revision 1 (its file was taken out)");
    }
}
