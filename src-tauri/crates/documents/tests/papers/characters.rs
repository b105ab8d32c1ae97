//! What a keyboard can type must come out of the paper as it went in.

use crate::paper::Paper;
use crate::sample;
use documents::DocumentError;
use documents::booking_slip::{BookingSlip, render};

fn slip(customer: &str) -> BookingSlip {
    BookingSlip {
        head: sample::head(),
        number: "YY20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        customer: customer.into(),
        phone: String::new(),
        plate: String::new(),
        model: String::new(),
        starts_at: "2026-03-05 09:30".into(),
        minutes: 30,
        bay: String::new(),
        advisor: String::new(),
        symptom: String::new(),
        items: vec![],
        estimate: None,
        bring: vec![],
    }
}

#[test]
fn typed_characters_come_back_exactly() {
    let check = |typed: &str| {
        let paper = Paper::keep("characters", &render(&slip(typed)).expect("it prints"));
        paper.is_sound("预约确认单", "YY20260302001");
        // Poppler guesses blanks from distances; every other character is read.
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        let text = paper.text();
        assert!(solid(&text).contains(&solid(typed)), "\"{typed}\" is not in\n{text}");
    };
    check("<script>alert('1')</script>");
    check("a\"b'c\\d(e)%f&amp;");
    check("𠮷野家 龘 䶮");
    check("李某  石生");
    check("張學友 １２３ ｶﾅ 한글");
    check("é ü ñ № ㎡ ℃ ① ✓ €");
    // One glyph serves both of each pair; the paper must still tell them apart.
    check("⼀一 ⽤用 ⾞車");
    check("粤B·1 粤B•2 粤B・3");
}

#[test]
fn marks_without_a_shape_are_dropped() {
    let paper = Paper::keep(
        "characters_shapeless",
        &render(&slip("\u{202E}张\u{200F}小\u{200B}芳\u{FEFF}\u{7}")).expect("it prints"),
    );
    paper.says(&["张小芳"]);
}

#[test]
fn a_character_without_a_glyph_is_named_and_nothing_is_printed() {
    let refused = |typed: &str, character: char| {
        let fault = render(&slip(typed)).expect_err("no font holds it");
        assert_eq!(fault, DocumentError::MissingGlyph { character });
    };
    refused("好评👍", '👍');
    refused("𪚥", '𪚥');
    refused("שלום", 'ש');
}

#[test]
fn the_same_paper_twice_is_the_same_file() {
    let once = render(&slip("张小芳")).expect("it prints");
    assert_eq!(once, render(&slip("张小芳")).expect("it prints"));
}
