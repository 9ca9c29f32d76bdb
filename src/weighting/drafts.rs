//! The schemes that the user has edited, and which of them is in force.

use std::rc::Rc;

use super::draft::{Edit, SchemeDraft};
use super::scheme::WeightingScheme;

/// The user's own schemes, in the order they were begun. One that is left for another stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemeDrafts {
    drafts: Vec<Rc<SchemeDraft>>,
    in_force: Option<usize>,
}

/// What happens to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftChange {
    /// The scheme in force is edited: the draft in force, else a copy of the scheme.
    Edit(Edit),
    /// One of them is chosen, by its position.
    Take(usize),
    /// A scheme is chosen that is none of them.
    Leave,
    /// The one in force was saved.
    Saved,
}

impl SchemeDrafts {
    /// After a change, with the scheme that is in force. What names no draft changes nothing.
    #[must_use]
    pub fn after(mut self, change: DraftChange, scheme: &WeightingScheme) -> Self {
        match change {
            DraftChange::Edit(edit) => {
                let at = match self.in_force {
                    Some(at) => at,
                    None => self.begin(scheme),
                };
                self.change(at, |draft| draft.after(edit));
                self.in_force = Some(at);
            }
            DraftChange::Take(at) => {
                if at < self.drafts.len() {
                    self.in_force = Some(at);
                }
            }
            DraftChange::Leave => self.in_force = None,
            DraftChange::Saved => {
                if let Some(at) = self.in_force {
                    self.change(at, SchemeDraft::after_saving);
                }
            }
        }
        self
    }

    /// All of them.
    pub fn all(&self) -> &[Rc<SchemeDraft>] {
        &self.drafts
    }

    /// The position of the one in force.
    pub fn position(&self) -> Option<usize> {
        self.in_force
    }

    /// The one in force.
    pub fn in_force(&self) -> Option<&Rc<SchemeDraft>> {
        self.in_force.and_then(|at| self.drafts.get(at))
    }

    /// The scheme to be put in the place of this one: that of the draft in force, if nothing in it is
    /// wrong and it is another.
    pub fn next(&self, scheme: &WeightingScheme) -> Option<WeightingScheme> {
        self.in_force()?.scheme().ok().filter(|next| next != scheme)
    }

    /// A copy of a scheme at the end.
    fn begin(&mut self, scheme: &WeightingScheme) -> usize {
        let names = self.drafts.iter().map(|draft| draft.text(super::draft::Entry::Name));
        let taken: Vec<&str> = names.collect();
        let draft = SchemeDraft::copy_of(scheme, &taken);
        self.drafts.push(Rc::new(draft));
        self.drafts.len() - 1
    }

    fn change(&mut self, at: usize, change: impl FnOnce(SchemeDraft) -> SchemeDraft) {
        if let Some(draft) = self.drafts.get_mut(at) {
            *draft = Rc::new(change(SchemeDraft::clone(draft)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighting::draft::Entry;
    use crate::weighting::illustrative;

    fn write(entry: Entry, text: &str) -> DraftChange {
        DraftChange::Edit(Edit::Write(entry, text.to_owned()))
    }

    fn title(drafts: &SchemeDrafts) -> String {
        drafts.in_force().unwrap().scheme().unwrap().title()
    }

    #[test]
    fn editing_begins_a_copy_and_goes_on_in_it() {
        let [_, points, _] = illustrative::all();
        let drafts = SchemeDrafts::default().after(write(Entry::Cap, "9"), &points);
        assert_eq!(title(&drafts), "Simple points (edited), revision 1");
        let drafts = drafts.after(write(Entry::Floor, "2"), &points);
        assert_eq!(drafts.all().len(), 1);
        let scheme = drafts.next(&points).unwrap();
        assert_eq!(
            (scheme.cap.unwrap().to_string(), scheme.floor.unwrap().to_string()),
            ("9".into(), "2".into())
        );
        assert_eq!(drafts.next(&scheme), None);
    }

    #[test]
    fn what_is_left_stays_and_another_begins_beside_it() {
        let [_, points, hours] = illustrative::all();
        let drafts = SchemeDrafts::default()
            .after(write(Entry::Cap, "lots"), &points)
            .after(DraftChange::Leave, &points);
        assert_eq!(drafts.in_force(), None);
        let drafts = drafts.after(write(Entry::Cap, "9"), &hours);
        assert_eq!(title(&drafts), "Hours a month (edited), revision 1");
        let drafts =
            drafts.after(DraftChange::Leave, &hours).after(write(Entry::Cap, "8"), &points);
        assert_eq!(title(&drafts), "Simple points (edited 2), revision 1");
        let drafts = drafts.after(DraftChange::Take(0), &points);
        assert_eq!(drafts.in_force().unwrap().text(Entry::Cap), "lots");
        assert_eq!(drafts.next(&points), None);
        assert_eq!(drafts.clone().after(DraftChange::Take(7), &points), drafts);
    }

    #[test]
    fn a_saved_revision_is_not_changed() {
        let [_, points, _] = illustrative::all();
        let drafts = SchemeDrafts::default()
            .after(write(Entry::Cap, "9"), &points)
            .after(DraftChange::Saved, &points);
        assert!(drafts.in_force().unwrap().is_saved());
        let same = drafts.clone().after(write(Entry::Cap, "9.0"), &points);
        assert_eq!(title(&same), "Simple points (edited), revision 1");
        let drafts = drafts.after(write(Entry::Cap, "8"), &points);
        assert_eq!(title(&drafts), "Simple points (edited), revision 2");
        let drafts = drafts.after(write(Entry::Cap, "7"), &points);
        assert_eq!(title(&drafts), "Simple points (edited), revision 2");
    }
}
