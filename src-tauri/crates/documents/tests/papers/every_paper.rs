//! Every paper at every size it has, at its usual length and far beyond: with one
//! row, forty and four hundred, with whatever can be typed, with the largest
//! amounts. `sizes.rs` does the same of the settlement sheet, line by line.

use crate::contracts::picture;
use crate::filled::{Fill, Filled, KINDS, Kind, SETTLEMENT};
use crate::filled_at_the_till::MAX_AMOUNT;
use crate::ink::stands_well;
use crate::paper::{MAX_PAGE_BYTES, Paper};
use crate::settlement_sheet::amounts_after;
use documents::{Form, PageSize};
use std::panic::{RefUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How the names of places to sign end.
const HANDS: [&str; 5] = ["签字", "盖章", "签章", "交班人", "专用章"];

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

fn keep(kind: &Kind, size: PageSize, fill: &Fill, what: &str) -> (Filled, Paper, String) {
    let filled = (kind.of)(fill);
    let name = format!("every_{}_{}_{what}", kind.title.replace(' ', "").replace('/', "_"), size.name());
    let begun = Instant::now();
    let bytes = filled.content.draw(Form::new(kind.title, size)).expect("it prints");
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(3), "{name}: {took:?}, and somebody waits");
    let paper = Paper::keep(&name, &bytes);
    stands_well(&paper, size, &name);
    (filled, paper, name)
}

/// Each row once, under its head on each page, what is carried told twice and
/// right, and each page numbered.
fn is_whole(kind: &Kind, size: PageSize, rows: i64) {
    let fill = Fill { rows, word: String::new(), amount: None };
    let (filled, paper, name) = keep(kind, size, &fill, &rows.to_string());
    let text = paper.solid();
    let pages = paper.pages();
    let solid_pages: Vec<String> = pages.iter().map(|page| solid(page)).collect();
    let mut carried = vec![None; pages.len()];
    for list in &filled.lists {
        let rows = rows.min(list.most);
        let mut on_page = vec![0; rows as usize + 1];
        for n in 1..=rows {
            let row = fill.name(list.prefix, n);
            assert_eq!(text.matches(&row).count(), 1, "{name}: {row}");
            let page = solid_pages.iter().position(|page| page.contains(&row));
            on_page[n as usize] = page.unwrap_or_else(|| panic!("{name}: {row} is torn"));
            let head = size == PageSize::Roll80 || solid_pages[on_page[n as usize]].contains(list.head);
            assert!(head, "{name}: no head over {row}");
        }
        for n in 1..rows as usize {
            assert!(on_page[n] <= on_page[n + 1], "{name}: {} after its follower", list.prefix);
            if on_page[n] < on_page[n + 1] && !list.carried.is_empty() {
                carried[on_page[n]] = Some(list.carried[n - 1].fen());
            }
        }
    }
    let expected: Vec<i64> = carried.into_iter().flatten().collect();
    assert_eq!(amounts_after(&pages, "过次页"), expected, "{name}");
    assert_eq!(amounts_after(&pages, "承前页"), expected, "{name}");
    for (index, page) in solid_pages.iter().enumerate() {
        let numbered = page.contains(&format!("第{}/{}页", index + 1, pages.len()));
        assert!(numbered || (size == PageSize::Roll80 && pages.len() == 1), "{name}: {page}");
        assert!(page.contains(&solid(filled.content.number())), "{name}: {page}");
        let lines: Vec<&str> = pages[index].lines().filter(|line| !line.trim().is_empty()).collect();
        assert!(lines.len() > 3, "{name}: page {} is empty:\n{}", index + 1, pages[index]);
    }
}

/// Of each paper at each size, so that one that fails hides no other.
fn each<'a>(kinds: impl Iterator<Item = &'a Kind>, check: impl Fn(&Kind, PageSize) + RefUnwindSafe) {
    let mut wrong = Vec::new();
    for kind in kinds {
        for size in kind.sizes {
            if catch_unwind(|| check(kind, *size)).is_err() {
                wrong.push(format!("{} {}", kind.title, size.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "wrong: {}", wrong.join(", "));
}

/// A page that begins with the places to sign says nothing that is signed.
fn hands_stand_under_something(kind: &Kind, size: PageSize, rows: i64) {
    let fill = Fill { rows, word: String::new(), amount: None };
    let filled = (kind.of)(&fill);
    if filled.lists.is_empty() && rows > 1 {
        return;
    }
    let bytes = filled.content.draw(Form::new(kind.title, size)).expect("it prints");
    // The short and the longer ones are drawn side by side: each has a file of its own.
    let name = format!("hands_{}_{}_{rows}", kind.title.replace([' ', '/'], ""), size.name());
    for page in Paper::keep(&name, &bytes).pages().iter().skip(1) {
        let first = page.lines().filter(|line| !line.trim().is_empty()).nth(1).unwrap_or_default();
        let is_hand = |word: &str| HANDS.iter().any(|hand| word.ends_with(hand));
        assert!(!first.split_whitespace().any(is_hand), "{name} of {rows}: hands under nothing:\n{page}");
    }
}

#[test]
fn no_page_of_a_short_paper_begins_with_hands_that_sign_nothing() {
    each(KINDS.iter().chain([&SETTLEMENT]), |kind, size| {
        (1..=10).for_each(|rows| hands_stand_under_something(kind, size, rows));
    });
}

#[test]
fn no_page_of_a_longer_paper_begins_with_hands_that_sign_nothing() {
    each(KINDS.iter().chain([&SETTLEMENT]), |kind, size| {
        (11..=20).for_each(|rows| hands_stand_under_something(kind, size, rows));
    });
}

fn all_whole<'a>(kinds: impl Iterator<Item = &'a Kind>, rows: i64) {
    each(kinds, |kind, size| is_whole(kind, size, rows));
}

#[test]
fn one_row_is_whole_on_every_paper() {
    all_whole(KINDS.iter(), 1);
}

/// None of these bears a picture: a logo, a seal or photos come on top.
#[test]
fn a_page_of_every_paper_is_small() {
    each(KINDS.iter().chain([&SETTLEMENT]), |kind, size| {
        let fill = Fill { rows: 1, word: String::new(), amount: None };
        let (_, paper, name) = keep(kind, size, &fill, "small");
        assert!(paper.bytes <= MAX_PAGE_BYTES, "{name}: {} bytes", paper.bytes);
    });
}

#[test]
fn forty_rows_are_whole_on_every_paper() {
    all_whole(KINDS.iter(), 40);
}

/// In two parts, so that they run beside each other.
#[test]
fn four_hundred_rows_are_whole_on_half_of_the_papers() {
    all_whole(KINDS.iter().step_by(2), 400);
}

#[test]
fn four_hundred_rows_are_whole_on_the_other_half() {
    all_whole(KINDS.iter().skip(1).step_by(2), 400);
}

/// What is typed everywhere, read back behind the name of every row.
fn comes_back(what: &str, word: &str, printed: &str, amount: bool) {
    let fill = Fill { rows: 3, word: word.into(), amount: amount.then_some(MAX_AMOUNT) };
    each(KINDS.iter().chain([&SETTLEMENT]), |kind, size| {
        let (filled, paper, name) = keep(kind, size, &fill, what);
        let text = paper.solid();
        for (list, n) in
            filled.lists.iter().flat_map(|list| (1..=fill.rows.min(list.most)).map(move |n| (list, n)))
        {
            let row = format!("{}{n:03}{printed}", list.prefix);
            assert!(text.contains(&row), "{name}: no {row} in\n{text}");
        }
        let text = paper.text();
        let nines =
            text.split_whitespace().filter(|word| amount && word.trim_start_matches('-').starts_with("9999"));
        for figure in nines.filter(|word| word.chars().all(|c| matches!(c, '9' | '.' | '-'))) {
            let whole = figure.trim_start_matches('-');
            assert!(whole == "99999999.99" || whole == "99999", "{name}: {figure} is torn");
        }
    });
}

#[test]
fn rare_characters_come_out_on_every_paper() {
    // 👍 is in no font: it is stood in for, and named at the end.
    comes_back("rare", "㐂𠮷龘𫖯👍", "㐂𠮷龘𫖯〓①", false);
}

#[test]
fn words_without_an_end_are_broken_and_not_cut_on_every_paper() {
    let word = "ABCDEFGHIJ0123456789".repeat(4);
    comes_back("endless", &word, &word, false);
}

#[test]
fn a_logo_and_a_mark_leave_the_shop_its_name_on_every_paper() {
    let fill = Fill { rows: 1, word: String::new(), amount: None };
    let shapes = [(400, 100), (100, 400)];
    each(KINDS.iter().chain([&SETTLEMENT]), |kind, size| {
        for (width, height) in shapes {
            let mut content = (kind.of)(&fill).content;
            content.head().logo = picture(width, height);
            content.head().seal = picture(200, 200);
            let form = Form { reprint: Some(12), ..Form::new(kind.title, size) };
            let name = format!("logo_{}_{width}_{}", kind.title.replace([' ', '/'], ""), size.name());
            let paper = Paper::keep(&name, &content.draw(form).expect("it prints"));
            stands_well(&paper, size, &name);
            // Half of it on one line, at least.
            paper.says(&["深圳市南山区恒达汽"]);
        }
    });
}

#[test]
fn the_largest_amounts_stand_on_nothing_on_every_paper() {
    comes_back("largest", "", "", true);
}

/// Nine needles under a ribbon: a hair falls between them, and small ideographs run together.
#[test]
fn a_form_has_no_line_too_thin_and_no_type_too_small_for_needles() {
    let is_form = |size: PageSize| matches!(size, PageSize::Form280 | PageSize::Form140 | PageSize::Form93);
    each(KINDS.iter().chain([&SETTLEMENT]), |kind, size| {
        if !is_form(size) {
            return;
        }
        // Enough for a second page: its head and its carried sums are drawn by other hands.
        let fill = Fill { rows: 40, word: String::new(), amount: None };
        let bytes = (kind.of)(&fill).content.draw(Form::new(kind.title, size)).expect("it prints");
        let name = format!("needles_{}_{}", kind.title.replace([' ', '/'], ""), size.name());
        let (sizes, widths) = Paper::keep(&name, &bytes).type_and_rules();
        assert!(!sizes.is_empty() && !widths.is_empty(), "{name}: nothing of it was seen");
        assert!(sizes.iter().all(|size| *size >= 8.0), "{name}: type of {sizes:?}");
        assert!(widths.iter().all(|width| *width >= 0.5), "{name}: lines of {widths:?}");
    });
}
