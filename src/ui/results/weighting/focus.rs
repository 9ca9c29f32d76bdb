//! Where the focus goes when rows come and go.

use std::rc::Rc;

use yew::prelude::{Callback, hook, use_callback, use_effect_with, use_mut_ref};

use super::entry_id::{add_id, id_of, remove_id};
use crate::browser::screen;
use crate::ui::deeds::use_page_deeds;
use crate::weighting::{DraftChange, Edit, Entry, Part, RowId, SchemeDraft};

/// Makes an edit of a part's rows, and moves the focus when the rows stand as they then do.
#[hook]
pub fn use_row_edits(part: Part, draft: &Rc<SchemeDraft>) -> Callback<Edit> {
    let change = use_page_deeds().change_scheme;
    let made = use_mut_ref(|| None::<(Edit, Rc<SchemeDraft>)>);
    use_effect_with(Rc::clone(draft), {
        let made = Rc::clone(&made);
        move |draft| {
            if let Some((edit, before)) = made.take() {
                screen::focus(&target(part, &edit, &before, draft));
            }
        }
    });
    use_callback((Rc::clone(draft), change), move |edit: Edit, (draft, change)| {
        made.replace(Some((edit.clone(), Rc::clone(draft))));
        change.emit(DraftChange::Edit(edit));
    })
}

/// The id of what has the focus after an edit: the new row, or the next that can be taken out.
fn target(part: Part, edit: &Edit, before: &SchemeDraft, after: &SchemeDraft) -> String {
    let found = match edit {
        Edit::AddRow(_) => after.rows(part).last().map(|&row| id_of(Entry::Word(part, row))),
        Edit::AddWords(_, words) => words
            .first()
            .and_then(|word| after.row_of(part, word))
            .map(|row| id_of(Entry::Points(part, row))),
        Edit::RemoveRow(_, removed) => neighbour(part, *removed, before, after),
        _ => None,
    };
    found.unwrap_or_else(|| add_id(part))
}

/// The button that takes out the row that stands where the removed one stood, or the last.
fn neighbour(
    part: Part,
    removed: RowId,
    before: &SchemeDraft,
    after: &SchemeDraft,
) -> Option<String> {
    let at = before.rows(part).iter().position(|&row| row == removed)?;
    let rows = after.rows(part);
    let row = rows.get(at).or_else(|| rows.last())?;
    Some(remove_id(part, *row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighting::illustrative::simple_points;

    #[track_caller]
    fn check(edit: &Edit, expected: &str) {
        let before = SchemeDraft::of(&simple_points());
        let after = before.clone().after(edit.clone());
        assert_eq!(target(Part::Complexity, edit, &before, &after), expected);
    }

    #[test]
    fn a_new_row_has_the_focus() {
        let words = vec!["Critical".to_owned()];
        let before = SchemeDraft::of(&simple_points());
        let after = before.clone().after(Edit::AddRow(Part::Complexity));
        let new = *after.rows(Part::Complexity).last().unwrap();
        check(&Edit::AddRow(Part::Complexity), &id_of(Entry::Word(Part::Complexity, new)));
        check(
            &Edit::AddWords(Part::Complexity, words),
            &id_of(Entry::Points(Part::Complexity, new)),
        );
    }

    #[test]
    fn after_a_removal_its_place_has_the_focus() {
        let draft = SchemeDraft::of(&simple_points());
        let &[low, medium, high] = draft.rows(Part::Complexity) else { panic!("three rows") };
        check(&Edit::RemoveRow(Part::Complexity, low), &remove_id(Part::Complexity, medium));
        check(&Edit::RemoveRow(Part::Complexity, high), &remove_id(Part::Complexity, medium));
    }
}
