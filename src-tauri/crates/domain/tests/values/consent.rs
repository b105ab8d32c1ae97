//! Who may be written to, and for what.

use chrono::{DateTime, TimeDelta};
use domain::complaint::WordMeans;
use domain::consent::{
    ConsentMatter, ConsentSaid, CustomerConsent, LeftAlone, Purpose, left_alone, standing,
};
use domain::ids::{CustomerId, PersonId};
use domain::refusal::{FieldProblem, Refusal};

/// The words of a customer, an hour between two.
fn said(words: &[(ConsentMatter, bool)]) -> Vec<CustomerConsent> {
    let mut at = DateTime::UNIX_EPOCH;
    let mut all = Vec::new();
    for (matter, given) in words {
        let (matter, given, means, note) = (*matter, *given, WordMeans::Phone, String::new());
        let said = ConsentSaid { matter, given, means, note };
        all.push(said.kept(CustomerId(1), at, PersonId(1)).expect("a word is kept"));
        at += TimeDelta::hours(1);
    }
    all
}

#[test]
fn the_last_word_about_a_matter_counts() {
    use ConsentMatter::{Marketing, Privacy};
    let words = said(&[(Marketing, true), (Privacy, true), (Marketing, false)]);
    let given = |matter| standing(&words, matter).map(|word| word.given);
    assert_eq!((given(Marketing), given(Privacy)), (Some(false), Some(true)));
    assert!(standing(&[], Privacy).is_none());
}

#[test]
fn who_may_be_written_to_for_what() {
    use ConsentMatter::{Marketing, Privacy};
    use LeftAlone::{NeverAsked, RefusesMessages, Withdrawn};
    let none: &[(ConsentMatter, bool)] = &[];
    let yes = &[(Marketing, true)][..];
    let no = &[(Marketing, true), (Marketing, false)][..];
    let again = &[(Marketing, false), (Marketing, true)][..];
    let notice = &[(Privacy, true)][..];
    for (words, refuses, visit, care, marketing) in [
        (none, false, None, None, Some(NeverAsked)),
        (yes, false, None, None, None),
        (no, false, None, Some(Withdrawn), Some(Withdrawn)),
        (again, false, None, None, None),
        (notice, false, None, None, Some(NeverAsked)),
        (none, true, Some(RefusesMessages), Some(RefusesMessages), Some(RefusesMessages)),
        (yes, true, Some(RefusesMessages), Some(RefusesMessages), Some(RefusesMessages)),
    ] {
        let kept = said(words);
        let why = |purpose| left_alone(purpose, refuses, &kept);
        assert_eq!(
            (why(Purpose::Visit), why(Purpose::Care), why(Purpose::Marketing)),
            (visit, care, marketing),
            "{words:?} {refuses}"
        );
    }
}

#[test]
fn a_note_that_is_a_book_is_refused() {
    let said = ConsentSaid {
        matter: ConsentMatter::Privacy,
        given: true,
        means: WordMeans::Letter,
        note: "长".repeat(4001),
    };
    let kept = said.kept(CustomerId(1), DateTime::UNIX_EPOCH, PersonId(1));
    assert_eq!(kept, Err(Refusal::bad("note", FieldProblem::TooLong)));
}
