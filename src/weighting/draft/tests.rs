//! Drafts: what is typed, what it reads as, and what is wrong with it.

use super::*;
use crate::weighting::illustrative;

fn points() -> SchemeDraft {
    SchemeDraft::of(&illustrative::simple_points())
}

fn written(draft: SchemeDraft, entry: Entry, text: &str) -> SchemeDraft {
    draft.after(Edit::Write(entry, text.to_owned()))
}

#[track_caller]
fn check_wrong<const N: usize>(draft: &SchemeDraft, expected: [(Entry, &str); N]) {
    let errors = draft.scheme().unwrap_err().into_iter();
    let found: BTreeMap<Entry, String> =
        errors.map(|(entry, error)| (entry, error.to_string())).collect();
    let expected = expected.map(|(entry, said)| (entry, said.to_owned()));
    assert_eq!(found, BTreeMap::from(expected));
}

#[test]
fn a_scheme_is_read_back_as_it_was() {
    for scheme in illustrative::all() {
        assert_eq!(SchemeDraft::of(&scheme).scheme(), Ok(scheme));
    }
    let mut scheme = WeightingScheme::empty("All");
    scheme.travel = Travel::Bands(BandPoints::default());
    scheme.capacity.absence = Absence::Points(Decimal::ONE);
    if let Travel::Bands(bands) = &mut scheme.travel {
        bands.set("Far", Decimal::ONE);
    }
    scheme.cap = Some(Decimal::ONE);
    assert_eq!(SchemeDraft::of(&scheme).scheme(), Ok(scheme));
}

#[test]
fn points_of_a_word() {
    let draft = points();
    let high = draft.row_of(Part::Complexity, "HIGH").unwrap();
    let scheme = written(draft, Entry::Points(Part::Complexity, high), " 5,5 ").scheme().unwrap();
    assert_eq!(scheme.complexity.of("high").unwrap().to_string(), "5.5");
}

#[test]
fn a_copy_of_an_illustration_is_based_on_it_until_it_has_a_name_of_its_own() {
    let origin = |draft: &SchemeDraft| draft.scheme().unwrap().origin;
    let copy = SchemeDraft::copy_of(&illustrative::simple_points(), &[]);
    let copy = written(copy, Entry::Cap, "9");
    assert_eq!(origin(&copy), SchemeOrigin::BasedOnIllustrative);
    let same = written(copy.clone(), Entry::Name, "  simple POINTS (edited) ");
    assert_eq!(origin(&same), SchemeOrigin::BasedOnIllustrative);
    let named = written(copy.clone(), Entry::Name, "Northshire");
    assert_eq!(origin(&named), SchemeOrigin::Own);
    assert_eq!(origin(&written(named, Entry::Name, "Simple points (edited)")), origin(&copy));
    // Saved, read again and edited on, it is what it was.
    let again = SchemeDraft::copy_of(&copy.scheme().unwrap(), &[]);
    assert_eq!(again.scheme().unwrap().title(), "Simple points (edited), revision 2");
    assert_eq!(origin(&again), SchemeOrigin::BasedOnIllustrative);
    // What was somebody's own stays so.
    let own = SchemeDraft::copy_of(&WeightingScheme::empty("Ours"), &[]);
    assert_eq!(origin(&own), SchemeOrigin::Own);
}

#[test]
fn every_wrong_entry_is_said() {
    let mut draft = points();
    let high = draft.row_of(Part::Risk, "High").unwrap();
    let low = draft.row_of(Part::Risk, "Low").unwrap();
    for (entry, text) in [
        (Entry::Name, "  "),
        (Entry::Revision, "0"),
        (Entry::Word(Part::Risk, high), "LOW"),
        (Entry::Points(Part::Risk, low), "lots"),
        (Entry::Other(Part::Risk), ""),
        (Entry::EachMinute, "-1"),
        (Entry::Flag(CaseFlag::Court), "-5"),
        (Entry::Factor, "1,500"),
        (Entry::AbsenceShare, "2"),
    ] {
        draft = written(draft, entry, text);
    }
    check_wrong(
        &draft,
        [
            (Entry::Name, "Found nothing; expected a name"),
            (Entry::Revision, "Found \u{201c}0\u{201d}; expected a whole number from 1"),
            (
                Entry::Word(Part::Risk, high),
                "Found \u{201c}LOW\u{201d} again; expected each value once",
            ),
            (
                Entry::Points(Part::Risk, low),
                "Found \u{201c}lots\u{201d}; expected a number such as 1.5",
            ),
            (Entry::Other(Part::Risk), "Found nothing; expected a number such as 1.5"),
            (Entry::EachMinute, "Found \u{201c}-1\u{201d}; expected a number that is not below 0"),
            (
                Entry::Factor,
                "Found \u{201c}1,500\u{201d}; expected 1500 or 1.5, without the comma, which may \
                 mean either thousands or a decimal point",
            ),
            (
                Entry::AbsenceShare,
                "Found \u{201c}2\u{201d}; expected a share from 0 to 1, such as 0.5 for half",
            ),
        ],
    );
}

#[test]
fn what_is_switched_off_keeps_its_text_and_is_not_wrong() {
    let draft = written(points(), Entry::EachMinute, "soon");
    let off = draft.after(Edit::Travel(TravelKind::NotScored));
    assert_eq!(off.scheme().unwrap().travel, Travel::default());
    let on = off.after(Edit::Travel(TravelKind::Minutes));
    assert_eq!(on.text(Entry::EachMinute), "soon");
    check_wrong(
        &on,
        [(Entry::EachMinute, "Found \u{201c}soon\u{201d}; expected a number such as 1.5")],
    );
}

#[test]
fn an_empty_row_is_nothing_and_points_alone_are_wrong() {
    let draft = points().after(Edit::AddRow(Part::CaseType));
    assert_eq!(draft.scheme().unwrap(), illustrative::simple_points());
    let row = draft.rows(Part::CaseType)[0];
    let draft = written(draft, Entry::Points(Part::CaseType, row), "3");
    assert!(draft.scheme().unwrap_err().contains_key(&Entry::Word(Part::CaseType, row)));
    let draft = draft.after(Edit::RemoveRow(Part::CaseType, row));
    assert_eq!(draft.scheme().unwrap(), illustrative::simple_points());
    let again = draft.after(Edit::AddRow(Part::CaseType));
    assert_ne!(again.rows(Part::CaseType)[0], row, "a row's number is given once");
}

#[test]
fn words_are_added_once_with_the_points_they_had() {
    let words = vec!["Critical".to_owned(), "high".to_owned(), "CRITICAL".to_owned()];
    let draft = points().after(Edit::AddWords(Part::Complexity, words));
    assert_eq!(draft.rows(Part::Complexity).len(), 4);
    let scheme = draft.scheme().unwrap();
    assert_eq!(scheme.complexity.of("critical").unwrap().to_string(), "2");
    assert_eq!(scheme.complexity.of("high").unwrap().to_string(), "3");
}

#[test]
fn a_copy_of_a_copy_is_its_next_revision() {
    let copy = SchemeDraft::copy_of(&illustrative::simple_points(), &[]).scheme().unwrap();
    let again = SchemeDraft::copy_of(&copy, &[]).scheme().unwrap();
    assert_eq!(again.title(), "Simple points (edited), revision 2");
    let beside = SchemeDraft::copy_of(&copy, &["Simple points (edited)"]).scheme().unwrap();
    assert_eq!(beside.title(), "Simple points (edited 2), revision 1");
}
