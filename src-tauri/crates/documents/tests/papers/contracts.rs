//! What the customer is told before the work, and what is agreed: the quote and
//! the repair contract.

use crate::ink::stands_well;
use crate::paper::Paper;
use crate::sample;
use crate::settlement_sheet::{labour, part};
use documents::charges::{ChargeLine, Charges, ChargesByKind, PayerShare, Quoted, TaxLine};
use documents::photo::Jpeg;
use documents::quote::Quote;
use documents::repair_contract::{AgreedBefore, RepairContract};
use documents::{Content, Form, HeadImage, PageSize};
use domain::money::{Money, Rate};
use domain::words::amount_in_words;

pub fn quoted(lines: i64) -> Quoted {
    let work: Vec<_> = (1..=lines)
        .map(|n| labour(&format!("G{n:03}"), &format!("项目{n:03}检查与调整"), 50 + n, 0))
        .collect();
    let mut parts: Vec<_> = (1..=lines)
        .map(|n| part(&format!("P{n:03}"), &format!("配件{n:03}"), "原厂", "个", 1_000, 1_000 + n))
        .collect();
    parts[0].remark = "客户自备".into();
    parts[0].unit_price = None;
    parts[0].amount = Money::ZERO;
    let towing = ChargeLine {
        code: String::new(),
        name: "道路施救".into(),
        counted: String::new(),
        discount: Money::ZERO,
        amount: Money(30_000),
        remark: "保险".into(),
    };
    let charges = ChargesByKind {
        labour: Charges { subtotal: work.iter().map(|line| line.amount).sum(), lines: work },
        parts: Charges { subtotal: parts.iter().map(|line| line.amount).sum(), lines: parts },
        towing: Charges { subtotal: towing.amount, lines: vec![towing] },
        ..ChargesByKind::default()
    };
    let total = charges.labour.subtotal + charges.parts.subtotal + charges.towing.subtotal;
    Quoted {
        total,
        total_in_words: amount_in_words(total),
        taxes: vec![TaxLine { rate: Rate(1300), net: total - Money(1_300), tax: Money(1_300) }],
        net: total - Money(1_300),
        tax: Money(1_300),
        payers: vec![
            PayerShare { payer: "客户".into(), amount: total - Money(30_000) },
            PayerShare { payer: "保险公司".into(), amount: Money(30_000) },
        ],
        charges,
    }
}

pub fn quote(lines: i64) -> Quote {
    Quote {
        head: sample::head(),
        number: "BJ20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        is_draft: false,
        work_order: "GD20260302001".into(),
        customer: sample::customer(),
        vehicle: sample::vehicle(),
        mileage_km: Some(68_432),
        repair_kind: "小修".into(),
        symptom: "刹车时前轮有异响".into(),
        advisor: "王晓东".into(),
        issued_at: "2026-03-02 09:10".into(),
        valid_until: "2026-03-09".into(),
        quoted: quoted(lines),
    }
}

pub fn contract(lines: i64) -> RepairContract {
    RepairContract {
        head: sample::head(),
        number: "HT20260302001".into(),
        work_order: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        edition_note: String::new(),
        customer: sample::customer(),
        brought_by: sample::driver(),
        vehicle: sample::vehicle(),
        mileage_km: 68_432,
        checked_in_at: "2026-03-02 08:22".into(),
        promised_at: "2026-03-02 17:30".into(),
        repair_kind: "小修".into(),
        advisor: "王晓东".into(),
        symptom: "刹车时前轮有异响，低速更明显".into(),
        quoted: quoted(lines),
        overrun: "任何超出预算的费用均须事先征得客户同意。".into(),
        old_parts: "旧件由客户带走".into(),
        warranty: "2000 公里 或 10 天，先到为准（自竣工交车之日起）。".into(),
        terms: "一、承修方按国家有关标准维修。\n二、逾期不提车的，承修方有权收取停车费。".into(),
        answers: vec![AgreedBefore {
            at: "2026-03-02 09:30".into(),
            by: "张小芳".into(),
            means: "屏幕上签字".into(),
            amount: Money(120_000),
        }],
        awaits_signature: false,
        signed_by: "张小芳".into(),
        signed_at: "2026-03-02 09:30".into(),
        signature: Some(sample::signature()),
    }
}

const SIZES: [PageSize; 2] = [PageSize::A4, PageSize::A5];

fn keep(name: &str, title: &'static str, content: &dyn Content, size: PageSize) -> Paper {
    let name = format!("{name}_{}", size.name());
    let paper = Paper::keep(&name, &content.draw(Form::new(title, size)).expect("it prints"));
    stands_well(&paper, size, &name);
    paper.is_well_made(title, content.number());
    paper
}

fn says_solid(paper: &Paper, words: &[&str]) {
    let text = paper.solid();
    for word in words {
        let word: String = word.split_whitespace().collect();
        assert!(text.contains(&word), "\"{word}\" is not in\n{}", paper.text());
    }
}

#[test]
fn a_quote_says_what_it_would_cost_for_how_long_and_that_it_is_no_contract() {
    for size in SIZES {
        let quote = quote(3);
        let paper = keep("quote", "维修报价单", &quote, size);
        says_solid(
            &paper,
            &[
                "BJ20260302001",
                "项目003检查与调整",
                "标准工时",
                "120.00",
                "客户自备",
                "拖车施救费小计",
                "保险",
                &quote.quoted.total_in_words,
                "2026-03-09",
                "不构成维修合同",
                "税额",
                "其中：客户",
                "已收到本报价单",
            ],
        );
    }
    let draft = Quote { is_draft: true, valid_until: String::new(), ..quote(1) };
    let paper = keep("quote_draft", "维修报价单", &draft, PageSize::A4);
    says_solid(&paper, &["（草稿）维修报价单", "价格以正式报价单为准"]);
}

#[test]
fn a_contract_states_parties_budget_limit_terms_and_bears_the_drawn_hand() {
    for size in SIZES {
        let contract = contract(3);
        let paper = keep("contract", "机动车维修委托书", &contract, size);
        says_solid(
            &paper,
            &[
                "HT20260302001",
                "LSVCC6A44KN012345",
                "DKV 087654",
                "深海蓝",
                "68432 公里",
                "刹车时前轮有异响，低速更明显",
                &contract.quoted.total_in_words,
                "任何超出预算的费用",
                "旧件由客户带走",
                "客户自备",
                "2000 公里 或 10 天",
                "预计交车",
                "二、逾期不提车的",
                "客户授权记录",
                "屏幕上签字",
                "托修方（客户）签字",
                "张小芳",
            ],
        );
    }
}

#[test]
fn rare_characters_and_long_words_stand_on_quotes_and_contracts() {
    for size in SIZES {
        let mut contract = contract(2);
        contract.customer.name = "𠮷野家龘䶮👍".into();
        contract.symptom = "𠮷龘䶮".repeat(90);
        contract.terms = "条款很长".repeat(200);
        contract.vehicle.model = "梅赛德斯-奔驰 E 300 L 豪华型 4MATIC 2023 款 改装防弹加长行政版".into();
        let paper = keep("contract_rare", "机动车维修委托书", &contract, size);
        let text = paper.solid();
        assert!(text.matches('䶮').count() >= 91, "{}", size.name());
        assert_eq!(text.matches("条款很长").count() + text.matches("U+1F44D").count(), 201, "{text}");
    }
}

pub fn picture(width: u32, height: u32) -> Option<HeadImage> {
    let pixels = image::RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(pixels).write_to(&mut bytes, image::ImageFormat::Jpeg).expect("written");
    Some(HeadImage { hash: String::new(), jpeg: Some(Jpeg { bytes: bytes.into_inner(), width, height }) })
}

#[test]
fn a_logo_of_any_shape_leaves_the_head_its_room_and_a_lost_one_keeps_nobody_from_the_paper() {
    let drawn = |content: &RepairContract, size| {
        let bytes = content.draw(Form::new("机动车维修委托书", size)).expect("it prints");
        bytes.windows(9).filter(|word| word == b"DCTDecode").count()
    };
    for size in SIZES {
        for (width, height) in [(400, 100), (100, 400), (200, 200)] {
            let mut contract = contract(3);
            contract.head.logo = picture(width, height);
            contract.head.seal = picture(200, 200);
            keep(&format!("contract_logo_{width}"), "机动车维修委托书", &contract, size);
            assert_eq!(drawn(&contract, size), 2);
        }
        let mut lost = contract(3);
        lost.head.logo = Some(HeadImage { hash: "lost".into(), jpeg: None });
        assert_eq!(drawn(&lost, size), 0);
    }
    // Needles know no colours: there no picture is drawn.
    let mut contract = contract(3);
    contract.head.logo = picture(200, 200);
    keep("contract_logo_form", "机动车维修委托书", &contract, PageSize::Form280);
}
