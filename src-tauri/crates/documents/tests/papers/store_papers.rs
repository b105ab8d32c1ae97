//! What the papers of the store say on days that are not the usual ones, and what they leave room for.

use crate::filled::Fill;
use crate::filled_in_the_store::{card, count_sheet, issue_slip, month, order, receipt};
use crate::paper::Paper;
use documents::purchase_order::OrderStands;
use documents::{Content, Form, PageSize};
use domain::money::{Money, Quantity};

fn usual(rows: i64) -> Fill {
    Fill { rows, word: String::new(), amount: None }
}

fn drawn(title: &'static str, size: PageSize, of: &dyn Content, name: &str) -> Paper {
    let bytes = of.draw(Form::new(title, size)).expect("it prints");
    Paper::keep(&format!("store_{title}_{name}_{}", size.name()), &bytes)
}

#[test]
fn only_what_was_sent_looks_like_an_order_and_its_sum_stands_in_words() {
    for size in documents::purchase_order::SIZES {
        for (stands, mark) in [(OrderStands::Draft, "草稿"), (OrderStands::Cancelled, "作废")] {
            let mut of = order(&usual(40));
            of.stands = stands;
            let paper = drawn("采购单", *size, &of, mark);
            for page in paper.pages() {
                let page: String = page.split_whitespace().collect();
                assert!(page.contains(&format!("（{mark}）采购单")), "{}: {page}", size.name());
            }
        }
        let paper = drawn("采购单", *size, &order(&usual(1)), "sent");
        paper.never_says(&["草稿", "作废"]);
        let text = paper.solid();
        for said in ["合计（大写）", "伍仟肆佰元整", "¥5400.00"] {
            assert!(text.contains(said), "{}: no {said} in {text}", size.name());
        }
    }
}

/// An empty place beside a label asks the supplier for what the shop does not know itself.
#[test]
fn what_nobody_knows_of_an_order_has_no_label() {
    let mut of = order(&usual(1));
    for text in [&mut of.expected_on, &mut of.contact, &mut of.ordered_at] {
        text.clear();
    }
    drawn("采购单", PageSize::A4, &of, "unknown").never_says(&["要求到货", "联系人", "订货时间"]);
}

#[test]
fn a_receipt_says_what_the_freight_makes_of_it_and_what_was_not_looked_at() {
    for size in documents::goods_receipt::SIZES {
        let of = receipt(&usual(5));
        let text = drawn("入库检验单", *size, &of, "freight").solid();
        for said in ["货款合计", "含运费合计", "4980.00", "待检"] {
            assert!(text.contains(said), "{}: no {said} in {text}", size.name());
        }
        let mut of = receipt(&usual(1));
        (of.freight, of.whole) = (Money::ZERO, of.total);
        of.order_number.clear();
        of.lines[0].ordered = Quantity::ZERO;
        of.lines[0].waiting = Quantity::ZERO;
        let text = drawn("入库检验单", *size, &of, "bare").solid();
        for said in ["运费", "待检", "订货", "采购单"] {
            assert!(!text.contains(said), "{}: {said} in {text}", size.name());
        }
    }
}

#[test]
fn a_slip_of_nothing_and_a_sheet_of_nothing_say_so() {
    for size in documents::issue_slip::SIZES {
        let paper = drawn("领料单", *size, &issue_slip(&usual(0)), "empty");
        paper.says(&["尚未领料。", "领料人签字"]);
        paper.never_says(&["配件编码"]);
    }
    for size in documents::count_sheet::SIZES {
        let paper = drawn("盘点表", *size, &count_sheet(&usual(0)), "empty");
        paper.says(&["没有需要盘点的配件。", "盘点人签字"]);
    }
    let mut of = count_sheet(&usual(1));
    of.is_cancelled = true;
    let text = drawn("盘点表", PageSize::A4, &of, "cancelled").solid();
    assert!(text.contains("（作废）盘点表"), "{text}");
}

/// Below a name there is no head to tell the number of a batch from a part's.
#[test]
fn a_batch_is_named_where_it_stands_below_its_part() {
    let slip = drawn("领料单", PageSize::A5, &issue_slip(&usual(1)), "narrow").solid();
    assert!(slip.contains("批号20260115"), "{slip}");
    let sheet = drawn("盘点表", PageSize::A5, &count_sheet(&usual(1)), "narrow").solid();
    assert!(sheet.contains("批号20260115"), "{sheet}");
}

/// Where the upper edges of two words are apart, on the first page.
fn down(paper: &Paper, from: &str, to: &str) -> f64 {
    let answer = paper.poppler_bytes("pdftotext", &["-bbox", "-l", "1", "-enc", "UTF-8"], true);
    let answer = String::from_utf8_lossy(&answer);
    let top = |word: &str| -> f64 {
        let line = answer.lines().find(|line| line.contains(&format!("{word}<"))).expect("it stands there");
        let (_, rest) = line.split_once("yMin=\"").expect("a word has an upper edge");
        rest.split('"').next().and_then(|edge| edge.parse().ok()).expect("an edge is a number")
    };
    top(to) - top(from)
}

/// A printed row is six millimetres high, and nobody writes a figure into that while standing.
#[test]
fn there_is_room_to_write_in_every_row_of_a_count_sheet() {
    for size in documents::count_sheet::SIZES {
        let paper = drawn("盘点表", *size, &count_sheet(&usual(3)), "to_write");
        let high = down(&paper, "002", "003");
        assert!(high >= 21.9, "{}: {high} points", size.name());
    }
}

#[test]
fn the_card_and_the_month_add_up_on_the_paper_itself() {
    for size in documents::stock_card::SIZES {
        let of = card(&usual(3)).content;
        let text = drawn("库存卡", *size, of.as_ref(), "sums").solid();
        for said in ["期初结存10个，450.00元", "本期入库20个，900.00元", "本期出库21个，945.00元"]
        {
            assert!(text.contains(said), "{}: no {said} in {text}", size.name());
        }
        assert!(text.contains("期末结存9个，405.00元") && text.contains("结存金额"), "{text}");
        let of = month(&usual(3)).content;
        let text = drawn("进销存月报", *size, of.as_ref(), "sums").solid();
        for said in [
            "4500.005400.004050.005850.00",
            "10012090.5129.5",
            "合计（移库不计）121205400.0090.54050.00",
            "10450.0012540.009405.0013585.03",
        ] {
            assert!(text.contains(said), "{}: no {said} in {text}", size.name());
        }
    }
}
