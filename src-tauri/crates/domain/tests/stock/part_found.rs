//! What a part is found by, and what a term fits.

use domain::catalogue_search::Fit;
use domain::ids::PartId;
use domain::part_number::{PartNumberKind, TypedNumber, numbers_kept};
use domain::part_terms::{PartFoundBy, fit_of, of_part, part_words};

fn terms() -> Vec<String> {
    let numbers = ["06A 115-561 B".to_owned(), "W719/45".to_owned()];
    of_part(&PartFoundBy {
        code: "JL-0012",
        name: "机油滤清器",
        brand: "曼牌 MANN",
        specification: "5W-30 大众",
        numbers: &numbers,
        fits: &["福特翼虎".to_owned(), "CR-V 2.4".to_owned()],
    })
}

fn fit(typed: &str) -> Option<Fit> {
    let terms = terms();
    part_words(typed).iter().map(|texts| fit_of(&terms, texts)).max_by_key(|fit| fit.is_none()).flatten()
}

#[test]
fn a_code_and_a_number_are_found_with_and_without_blanks_and_dashes() {
    for typed in ["JL-0012", "jl0012", "ＪＬ００１２"] {
        assert_eq!(fit(typed), Some(Fit::Code), "{typed}");
    }
    assert_eq!(fit("jl-00"), Some(Fit::CodeBegins));
    for typed in ["06A115561B", "06a-115-561-b"] {
        assert_eq!(fit(typed), Some(Fit::Number), "{typed}");
    }
    assert_eq!(fit("06a115"), Some(Fit::NumberBegins));
    assert_eq!(fit("0012"), None, "nobody reads a code out from its middle");
}

#[test]
fn a_name_is_found_in_anybodys_words_and_by_its_initials() {
    assert_eq!(fit("机油"), Some(Fit::NameBegins));
    assert_eq!(fit("机滤"), Some(Fit::NameBegins), "what the trade says");
    assert_eq!(fit("滤芯"), Some(Fit::NameHolds));
    assert_eq!(fit("三滤"), Some(Fit::NameBegins), "a word for several things");
    assert_eq!(fit("jylqq"), Some(Fit::InitialsBegin));
    assert_eq!(fit("lqq"), Some(Fit::NameHolds));
    assert_eq!(fit("q"), None, "one letter somewhere is no hint");
    assert_eq!(fit("曼牌"), Some(Fit::NameHolds));
    assert_eq!(fit("mann"), Some(Fit::NameHolds));
    assert_eq!(fit("大众"), Some(Fit::NameHolds));
    assert_eq!(fit("空滤"), None);
    for series in ["翼虎", "福特", "crv", "CR-V"] {
        assert_eq!(fit(series), Some(Fit::NameHolds), "by the series it fits: {series}");
    }
    assert!(fit("翼虎 机滤").is_some() && fit("福克斯 机滤").is_none());
    assert!(fit("机滤 曼牌").is_some());
    assert_eq!(fit("机滤 博世"), None, "each of several words must fit");
}

#[test]
fn every_part_is_found_by_whatever_it_begins_with_anywhere() {
    // What stands under a mark stands without it too: of several words only those are looked for.
    let terms = terms();
    for term in terms.iter().filter(|term| term.starts_with(['=', '#', '<', '['])) {
        assert!(terms.iter().any(|other| *other == term[1..]), "{term} stands nowhere else");
    }
}

#[test]
fn a_number_is_kept_once_and_never_beside_the_same_code() {
    let typed = |number: &str| TypedNumber {
        number_kind: PartNumberKind::Cross,
        part_number: number.to_owned(),
        number_brand: String::new(),
    };
    let kept = numbers_kept(PartId(4), "JL-0012", &[typed("jl 0012"), typed("W 719/45"), typed("w719/45")]);
    let kept = kept.expect("numbers there are");
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].part_number.as_str(), kept[0].folded.as_str()), ("W 719/45", "w719/45"));
    assert!(numbers_kept(PartId(4), "", &[typed(" - ")]).is_err(), "a dash is no number");
}
