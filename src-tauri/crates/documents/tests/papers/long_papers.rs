//! Bills of any length lose no line, and a long complaint keeps its last
//! sentence: other people's programs dropped the line at the page's end.

use crate::paper::Paper;
use crate::settlement_sheet::{amounts_after, labour, part, sheet};
use crate::{booking_slip, check_in_sheet, job_card, settlement_sheet};
use documents::settlement_sheet::SettlementSheet;
use domain::money::Money;

/// 项目001 to 项目N, by turns work and parts, every name once.
pub fn bill(lines: i64) -> SettlementSheet {
    let name = |n: i64| format!("项目{n:03}");
    let (mut work, mut parts) = (Vec::new(), Vec::new());
    for n in 1..=lines {
        if n % 3 == 0 {
            work.push(labour(&format!("G{n:03}"), &name(n), 50 + n, 0));
        } else {
            let mut part = part(&format!("P{n:03}"), &name(n), "国产", "个", 1_000, 1_000 + n);
            // Every seventh is taller than the others, so that pages end anywhere.
            if n % 7 == 0 {
                part.remark = "客户指定由原厂订货，到货后另行通知".into();
            }
            parts.push(part);
        }
    }
    sheet(work, parts)
}

fn no_page_is_empty(paper: &Paper, what: &str) -> Vec<String> {
    let pages = paper.pages();
    for (number, page) in pages.iter().enumerate() {
        // The running head, the footer, and something between them.
        let lines = page.lines().filter(|line| !line.trim().is_empty()).count();
        assert!(lines > 3, "{what}: page {} of {} is empty:\n{page}", number + 1, pages.len());
    }
    pages
}

fn bills_are_whole(lengths: impl Iterator<Item = i64>) {
    for lines in lengths {
        let bill = bill(lines);
        let bytes = settlement_sheet::render(&bill).expect("it prints");
        let paper = Paper::keep(&format!("bill_of_{lines}"), &bytes);
        let pages = no_page_is_empty(&paper, &format!("{lines} lines"));
        let text = pages.join("");
        for n in 1..=lines {
            assert_eq!(text.matches(&format!("项目{n:03}")).count(), 1, "line {n} of {lines}");
        }
        let total = amounts_after(&pages, "应收总额 ");
        assert_eq!(total, [bill.total.fen()], "{lines} lines");
        let charged: Money = bill.charges.labour.lines.iter().map(|line| line.amount).sum::<Money>()
            + bill.charges.parts.lines.iter().map(|line| line.amount).sum::<Money>();
        assert_eq!(charged, bill.charges.labour.subtotal + bill.charges.parts.subtotal);
        assert!(text.contains("本清单经双方核对无误"), "{lines} lines");
    }
}

/// In four parts, so that they run beside each other.
#[test]
fn bills_of_1_to_30_lines_lose_none() {
    bills_are_whole(1..=30);
}

#[test]
fn bills_of_31_to_54_lines_lose_none() {
    bills_are_whole(31..=54);
}

#[test]
fn bills_of_55_to_74_lines_lose_none() {
    bills_are_whole(55..=74);
}

#[test]
fn bills_of_75_to_90_lines_lose_none() {
    bills_are_whole(75..=90);
}

const LAST: &str = "尾句二六〇一";

fn four_papers(long: &str, check: impl Fn(&str, &Paper)) {
    let mut slip = booking_slip::slip();
    slip.symptom = long.into();
    let mut came = check_in_sheet::sheet();
    came.symptom = long.into();
    let mut card = job_card::card();
    card.symptom = long.into();
    let mut bill = bill(3);
    bill.remark = long.into();
    for (name, bytes) in [
        ("booking_slip", booking_slip::render(&slip)),
        ("check_in_sheet", check_in_sheet::render(&came)),
        ("job_card", job_card::render(&card)),
        ("settlement_sheet", settlement_sheet::render(&bill)),
    ] {
        let paper = Paper::keep(&format!("long_{name}"), &bytes.expect("it prints"));
        no_page_is_empty(&paper, name);
        check(name, &paper);
    }
}

#[test]
fn a_symptom_of_four_thousand_characters_keeps_its_last_sentence() {
    let sentence = "客户反映冷车起步时前轮有异响，低速刹车更明显，高速时方向盘轻微抖动。";
    let mut long: String = sentence.chars().cycle().take(3_994).collect();
    long.push_str(LAST);
    assert_eq!(long.chars().count(), 4_000);
    four_papers(&long, |name, paper| {
        let text: String = paper.text().split_whitespace().collect();
        assert!(text.contains(LAST), "{name} loses the last sentence");
        let whole = long.matches("方向盘轻微抖动").count();
        // A page may end inside the words; nothing else may part them.
        assert!(text.matches("方向盘轻微抖动").count() + paper.pages().len() > whole, "{name}");
    });
}

#[test]
fn a_symptom_of_eighty_short_lines_keeps_its_breaks() {
    let lines: Vec<String> = (1..=79).map(|n| format!("第{n}行异响")).chain([LAST.to_owned()]).collect();
    four_papers(&lines.join("\n"), |name, paper| {
        let text = paper.text();
        for line in &lines {
            let own = text.lines().filter(|printed| printed.contains(line.as_str())).count();
            assert_eq!(own, 1, "{name}: {line}");
        }
        let of_the_symptom =
            text.lines().filter(|printed| lines.iter().any(|line| printed.contains(line.as_str()))).count();
        assert_eq!(of_the_symptom, lines.len(), "{name}: each on a line of its own");
    });
}
