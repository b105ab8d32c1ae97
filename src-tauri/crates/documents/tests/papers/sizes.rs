//! The settlement sheet on every size a shop prints on.

use crate::ink::{SIZES, bought, stands_well};
use crate::long_papers::bill;
use crate::paper::{MAX_PAGE_BYTES, Paper};
use crate::settlement_sheet::{amounts_after, labour, part, render_at, sheet, usual};
use crate::{authorisation, check_in_sheet, inspection_report, job_card};
use documents::charges::Charges;
use documents::settlement_sheet::{SettlementSheet, Standing};
use documents::{Content, Form, PageSize};
use domain::money::Money;
use domain::words::amount_in_words;

fn keep(name: &str, bill: &SettlementSheet, size: PageSize) -> Paper {
    let name = format!("{name}_{}", size.name());
    let paper = Paper::keep(&name, &render_at(bill, size).expect("it prints"));
    stands_well(&paper, size, &name);
    paper
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What nobody may miss on a bill of any size.
fn says_all(paper: &Paper, bill: &SettlementSheet) {
    paper.is_well_made("维修结算清单", &bill.number);
    let text = paper.solid();
    let mut wanted = vec![
        bill.number.clone(),
        "打印时间2026-03-02 08:30".to_owned(),
        bill.total_in_words.clone(),
        format!("¥{}", bill.total.plain()),
        bill.work_order.clone(),
        bill.vehicle.plate.clone(),
        bill.customer.name.clone(),
        bill.old_parts.clone(),
        bill.warranty[0].clone(),
        bill.next_maintenance.clone(),
        bill.remark.clone(),
        "本清单经双方核对无误、客户签字后生效。".to_owned(),
        "店方盖章".to_owned(),
        bill.cashier.clone(),
    ];
    for amount in [
        bill.charges.labour.subtotal,
        bill.charges.parts.subtotal,
        bill.charges.diagnosis.subtotal,
        bill.charges.towing.subtotal,
        bill.before_discount,
        -bill.discount,
        -bill.rounding,
        bill.net,
        bill.tax,
        bill.paid,
        bill.owed,
    ] {
        wanted.push(amount.plain());
    }
    for payment in &bill.payments {
        wanted.extend([payment.number.clone(), payment.means.clone(), payment.amount.plain()]);
    }
    for want in wanted {
        assert!(text.contains(&solid(&want)), "\"{want}\" is not in\n{}", paper.text());
    }
}

#[test]
fn forms_are_as_long_as_the_tractor_feeds_and_sheets_as_they_are_bought() {
    for size in SIZES {
        let paper = keep("size", &usual(), size);
        let (width, height) = bought(size);
        let found = paper.page_sizes();
        assert!((found[0].0 - width).abs() < 0.006, "{}: {found:?}", size.name());
        if let Some(height) = height {
            assert!(found.iter().all(|page| (page.1 - height).abs() < 0.006), "{}: {found:?}", size.name());
        } else {
            assert_eq!(found.len(), 1, "a roll is torn once");
        }
    }
    let names: Vec<&str> = SIZES.iter().map(|size| size.name()).collect();
    assert_eq!(names, ["A4", "A5", "241x280", "241x140", "241x93", "80mm"]);
}

#[test]
fn a_usual_bill_says_everything_on_every_size() {
    for size in SIZES {
        let bill = usual();
        let paper = keep("usual", &bill, size);
        says_all(&paper, &bill);
        assert!(paper.bytes <= MAX_PAGE_BYTES, "{}: {} bytes", size.name(), paper.bytes);
        // Of the diagnosis and of the towing: a roll has no column besides the reckoning.
        assert_eq!(paper.solid().matches("3次×200.00").count(), 2, "{}", size.name());
        let pages = paper.pages();
        for (number, page) in pages.iter().enumerate().filter(|_| size != PageSize::Roll80) {
            assert!(solid(page).contains(&format!("第{}/{}页", number + 1, pages.len())), "{page}");
            assert!(page.contains(&bill.number), "{page}");
        }
    }
}

/// Every line once with its amount, heads on each page, and what one page
/// carries the next one takes over.
fn bill_is_whole(lines: i64, size: PageSize) {
    let bill = bill(lines);
    let paper = keep(&format!("bill_of_{lines}"), &bill, size);
    says_all(&paper, &bill);
    let text = paper.text();
    for n in 1..=lines {
        assert_eq!(text.matches(&format!("项目{n:03}")).count(), 1, "line {n} on {}", size.name());
    }
    let amounts = bill.charges.labour.lines.iter().map(|line| line.amount);
    for amount in amounts.chain(bill.charges.parts.lines.iter().map(|line| line.amount)) {
        assert!(text.contains(&amount.plain()), "{} on {}", amount.plain(), size.name());
    }
    let pages = paper.pages();
    if size == PageSize::Roll80 {
        assert_eq!(pages.len(), 1, "{lines} lines are one strip");
        assert!(!text.contains("过次页"));
        return;
    }
    let carried = amounts_after(&pages, "过次页");
    assert_eq!(carried, amounts_after(&pages, "承前页"));
    for page in pages.iter().filter(|page| page.contains("承前页")) {
        assert!(page.contains("金额"), "no head on\n{page}");
    }
    for charges in [("工时费小计", bill.charges.labour.subtotal), ("材料费小计", bill.charges.parts.subtotal)]
    {
        let at_end = amounts_after(&pages, charges.0);
        assert!(at_end.is_empty() || at_end == [charges.1.fen()], "{}", charges.0);
    }
    // The sums of the pages of a table are its subtotal.
    let on_pages: i64 = amounts_after(&pages, "本页小计 ").iter().sum();
    let broken: i64 =
        [("工时费小计", bill.charges.labour.subtotal), ("材料费小计", bill.charges.parts.subtotal)]
            .iter()
            .filter(|(label, _)| {
                pages.iter().any(|page| solid(page).contains("本页小计") && is_broken(page, label))
            })
            .map(|(_, subtotal)| subtotal.fen())
            .sum();
    assert_eq!(on_pages, broken, "{}", size.name());
}

/// Whether the table that ends with this label began on an earlier page.
fn is_broken(page: &str, label: &str) -> bool {
    page.lines().any(|line| line.contains(label) && line.contains("本页小计"))
}

#[test]
fn one_line_is_whole_on_every_size() {
    SIZES.into_iter().for_each(|size| bill_is_whole(1, size));
}

#[test]
fn forty_lines_are_whole_on_every_size() {
    SIZES.into_iter().for_each(|size| bill_is_whole(40, size));
}

#[test]
fn four_hundred_lines_are_whole_on_sheets() {
    [PageSize::A4, PageSize::A5, PageSize::Form280].into_iter().for_each(|size| bill_is_whole(400, size));
}

#[test]
fn four_hundred_lines_are_whole_on_low_forms_and_the_roll() {
    [PageSize::Form140, PageSize::Form93, PageSize::Roll80]
        .into_iter()
        .for_each(|size| bill_is_whole(400, size));
}

/// What most customers get: so much work, so many parts, paid at once.
fn ordinary(work: usize, parts: usize) -> SettlementSheet {
    let works = [("BY-001", "更换机油及机油滤清器"), ("ZD-012", "更换前制动片"), ("KT-003", "更换空调滤芯")];
    let fitted = [("P5W30", "全合成机油", "升"), ("P3G06", "前制动片", "套"), ("P5QD8", "空调滤芯", "个")];
    let labour = works[..work].iter().map(|(code, name)| labour(code, name, 100, 0)).collect();
    let parts =
        fitted[..parts].iter().map(|(code, name, unit)| part(code, name, "博世", unit, 1_000, 12_800));
    let mut bill = sheet(labour, parts.collect());
    bill.charges.diagnosis = Charges::default();
    bill.charges.towing = Charges::default();
    bill.brought_by = bill.customer.clone();
    bill.certificate = String::new();
    bill.before_discount = bill.charges.labour.subtotal + bill.charges.parts.subtotal;
    bill.discount = Money::ZERO;
    bill.rounding = Money::ZERO;
    bill.total = bill.before_discount;
    bill.total_in_words = amount_in_words(bill.total);
    bill.taxes.truncate(1);
    bill.payments.truncate(1);
    bill.payments[0].amount = bill.total;
    bill.paid = bill.total;
    bill.paid_in_words = amount_in_words(bill.total);
    bill.owed = Money::ZERO;
    bill.warranty = vec!["至 2026-03-12 或 70437 公里，先到为准。".into()];
    bill.remark = String::new();
    bill
}

#[test]
fn an_ordinary_bill_of_one_to_three_lines_is_one_half_form() {
    for (work, parts) in [(1, 0), (0, 1), (1, 1), (2, 0), (3, 0), (2, 1), (1, 2)] {
        let bill = ordinary(work, parts);
        let paper = keep(&format!("ordinary_{work}_{parts}"), &bill, PageSize::Form140);
        assert_eq!(paper.pages().len(), 1, "{work} and {parts}:\n{}", paper.text());
        let text = paper.solid();
        for word in [&bill.total_in_words, &bill.warranty[0], &bill.old_parts, &bill.next_maintenance] {
            assert!(text.contains(&solid(word)), "{word} is not in\n{}", paper.text());
        }
        assert!(text.contains("客户签字后生效") && text.contains("店方盖章"), "{}", paper.text());
    }
}

#[test]
fn rare_characters_and_endless_words_come_out_on_every_size() {
    for size in SIZES {
        let mut bill = usual();
        bill.customer.name = "𠮷野家龘䶮👍".into();
        bill.payer = "𪚥".into();
        bill.charges.labour.lines[0].name = "更换𬍛垫片（加长）".into();
        bill.charges.parts.lines[0].code = "0123456789".repeat(6);
        bill.charges.parts.lines[1].name = "名称很长的总成".repeat(30);
        bill.charges.parts.lines[2].specification = "3.0T V6 四驱 长轴距 带差速锁".into();
        bill.remark = "𠮷龘䶮".repeat(90);
        bill.vehicle.model = "梅赛德斯-奔驰 E 300 L 豪华型 4MATIC 2023 款 改装防弹加长行政版".into();
        let paper = keep("rare", &bill, size);
        let text = paper.solid();
        for word in ["𠮷野家龘䶮〓①", "U+1F44D", "U+2A6A5", "𬍛"] {
            assert!(text.contains(word), "{}: \"{word}\" is not in\n{}", size.name(), paper.text());
        }
        assert!(text.matches("总成").count() >= 25, "{}", size.name());
        assert!(text.matches('䶮').count() >= 91, "{}", size.name());
    }
}

#[test]
fn the_largest_amounts_stand_on_nothing_else() {
    let mut line = part("06L115562B-LONG-CODE-0001", "整车总成", "原厂进口件", "台", 100_000, 0);
    line.unit_price = Some(Money::MAX);
    line.amount = Money::MAX;
    line.discount = Money(9_999_999_999);
    line.specification = "3.0T V6 四驱 长轴距".into();
    line.remark = "客户指定由原厂订货".into();
    let mut bill = sheet(vec![labour("BY-001", "全车检查", 99_999, 0)], vec![line]);
    bill.total_in_words = "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分".into();
    for size in SIZES {
        let paper = keep("largest", &bill, size);
        let text = paper.solid();
        for word in ["100000000.00", "99999999.99", &bill.total_in_words] {
            assert!(text.contains(word), "{}: {word}", size.name());
        }
    }
}

#[test]
fn a_voided_sheet_says_so_on_every_size() {
    for size in SIZES {
        let mut bill = bill(40);
        let reason = "客户要求改走保险结算".to_owned();
        bill.standing = Standing::Voided { by: "JS20260303007".into(), reason };
        let paper = keep("voided", &bill, size);
        let text = paper.solid();
        assert!(text.contains("本单已作废，红冲单号JS20260303007。原因：客户要求改走保险结算"), "{text}");
        assert!(paper.pages().iter().all(|page| page.contains("（作废）维修结算清单")));
    }
}

#[test]
fn bills_of_chance_show_every_amount() {
    // A fixed row of numbers, so that a failure comes back.
    let mut state = 20_260_302_u64;
    let mut next = move |below: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(state >> 33).expect("31 bits") % below
    };
    for round in 0..24 {
        let size = SIZES[usize::try_from(next(6)).expect("below six")];
        let work = (0..next(12)).map(|n| labour(&format!("G{n}"), "检查", 1 + next(900), 0)).collect();
        let parts = (0..next(30))
            .map(|n| part(&format!("P{n}"), "配件", "国产", "个", 1 + next(9_999), next(3_000_000)))
            .collect();
        let bill = sheet(work, parts);
        let paper = keep(&format!("chance_{round}"), &bill, size);
        let text = paper.text();
        let amounts = bill.charges.labour.lines.iter().map(|line| line.amount);
        for amount in amounts.chain(bill.charges.parts.lines.iter().map(|line| line.amount)) {
            assert!(text.contains(&amount.plain()), "round {round}, {}: {}", size.name(), amount.plain());
        }
        says_all(&paper, &bill);
    }
}

#[test]
fn the_other_papers_stand_well_on_the_whole_form() {
    let size = PageSize::Form280;
    let papers: [(&'static str, Box<dyn Content>); 4] = [
        ("接车单", Box::new(check_in_sheet::sheet())),
        ("派工单", Box::new(job_card::card())),
        ("维修检验单", Box::new(inspection_report::report())),
        ("维修授权确认单", Box::new(authorisation::of_many_lines())),
    ];
    for (title, content) in papers {
        let paper =
            Paper::keep(&format!("form_{title}"), &content.draw(Form::new(title, size)).expect("it prints"));
        stands_well(&paper, size, title);
        paper.is_sound(title, content.number());
    }
}
