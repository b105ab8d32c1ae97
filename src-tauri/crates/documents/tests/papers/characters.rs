//! What a keyboard can type must come out of the paper as it went in.

use crate::booking_slip::render;
use crate::paper::Paper;
use crate::sample;
use documents::booking_slip::BookingSlip;
use documents::{NotAsTyped, not_as_typed};

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
fn a_character_of_no_font_is_stood_in_for_and_named_at_the_foot() {
    let check = |typed: &str, printed: &str, named: &[&str]| {
        let paper = Paper::keep("characters_missing", &render(&slip(typed)).expect("it prints"));
        paper.is_sound("预约确认单", "YY20260302001");
        let text: String = paper.text().split_whitespace().collect();
        assert!(text.contains(printed), "\"{printed}\" is not in\n{text}");
        for name in named {
            assert!(text.contains(name), "\"{name}\" is not in\n{text}");
        }
        assert!(text.contains("字库未收的字以〓代替，请在该处手写补正："), "{text}");
    };
    check("好评👍", "好评〓①", &["〓①=U+1F44D"]);
    check("𪚥小芳", "〓①小芳", &["〓①=U+2A6A5"]);
    check("שלום", "〓①〓②〓③〓④", &["〓①=U+05E9", "〓④=U+05DD"]);
    // The same character has the same number wherever it stands.
    check("👍𪚥👍", "〓①〓②〓①", &["〓①=U+1F44D，〓②=U+2A6A5。"]);
    check("张\u{E000}三\u{10FFFF}", "张〓①三〓②", &["U+E000", "U+10FFFF"]);
    let many: String = ('\u{1F600}'..='\u{1F640}').collect();
    check(&many, "〓①〓②", &["〓㊿=U+1F631", "〓※=U+1F640"]);
}

#[test]
fn every_character_prints_wherever_it_is_typed() {
    let odd = "👍𪚥\u{202E}שלום\u{0}\u{FFFD}\u{E000}e\u{301}\u{200D}\u{1F1E8}\u{1F1F3}กิ";
    let mut slip = slip(odd);
    slip.head.name = odd.repeat(3);
    slip.head.address = odd.into();
    for field in [&mut slip.phone, &mut slip.plate, &mut slip.model, &mut slip.bay, &mut slip.advisor] {
        *field = odd.into();
    }
    slip.symptom = odd.repeat(40);
    slip.items = vec![odd.into()];
    let paper = Paper::keep("characters_everywhere", &render(&slip).expect("it prints"));
    paper.is_sound("预约确认单", "YY20260302001");
}

#[test]
fn the_screen_is_told_what_does_not_print_as_typed() {
    let check = |typed: &str, missing: &[char], left_out: &[char]| {
        let told = NotAsTyped { stood_in_for: missing.into(), left_out: left_out.into() };
        assert_eq!(not_as_typed(typed).expect("the fonts are there"), told, "{typed:?}");
    };
    check("张小芳 粤B·D12345", &[], &[]);
    check("𠮷野家 龘 䶮\n第二行\r\n\t三", &[], &[]);
    check("👍𪚥👍", &['👍', '𪚥'], &[]);
    check("张\u{200B}三\u{FEFF}", &[], &['\u{200B}', '\u{FEFF}']);
    check("👨\u{200D}🔧", &['👨', '🔧'], &['\u{200D}']);
    // The accent is set with its letter.
    check("Rene\u{301}", &[], &[]);
}

/// The screen asks nothing about these (`ui/src/kit/PrintRemark.tsx`).
#[test]
fn everyday_characters_are_all_in_the_fonts() {
    let everyday = [('\x20', '\x7e'), ('、', '。'), ('〈', '】'), ('\u{4e00}', '\u{9fa5}'), ('！', '～')];
    let text: String = everyday.into_iter().flat_map(|(first, last)| first..=last).chain(['·']).collect();
    assert_eq!(not_as_typed(&text).expect("the fonts are there"), NotAsTyped::default());
}

#[test]
fn the_same_paper_twice_is_the_same_file() {
    let once = render(&slip("张小芳")).expect("it prints");
    assert_eq!(once, render(&slip("张小芳")).expect("it prints"));
}
