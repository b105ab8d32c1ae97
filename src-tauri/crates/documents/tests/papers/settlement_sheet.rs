use crate::paper::Paper;
use crate::sample;
use documents::charges::{ChargeLine, Charges, ChargesByKind, LabourLine, PartLine, TaxLine};
use documents::settlement_sheet::{PaymentLine, SettlementSheet, Standing, Variant};
use documents::{Content, DocumentError, Form, PageSize};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::words::amount_in_words;

pub fn render(sheet: &SettlementSheet) -> Result<Vec<u8>, DocumentError> {
    render_at(sheet, PageSize::A4)
}

pub fn render_at(sheet: &SettlementSheet, size: PageSize) -> Result<Vec<u8>, DocumentError> {
    sheet.draw(Form::new("维修结算清单", size))
}

pub fn labour(code: &str, name: &str, hours: i64, discount: i64) -> LabourLine {
    let hour_rate = Money(12_000);
    let amount = hour_rate.times_hours(Hours(hours)) - Money(discount);
    LabourLine {
        code: code.into(),
        name: name.into(),
        hours: Hours(hours),
        hour_rate,
        discount: Money(discount),
        amount,
        remark: String::new(),
    }
}

pub fn part(code: &str, name: &str, brand: &str, unit: &str, quantity: i64, price: i64) -> PartLine {
    PartLine {
        code: code.into(),
        name: name.into(),
        brand: brand.into(),
        specification: String::new(),
        unit: unit.into(),
        quantity: Quantity(quantity),
        unit_price: Some(Money(price)),
        discount: Money::ZERO,
        amount: Money(price).times_quantity(Quantity(quantity)),
        remark: String::new(),
    }
}

fn charge(name: &str, amount: i64) -> ChargeLine {
    ChargeLine {
        code: String::new(),
        name: name.into(),
        counted: "3 次 × 200.00".into(),
        discount: Money::ZERO,
        amount: Money(amount),
        remark: String::new(),
    }
}

fn charged(lines: Vec<ChargeLine>) -> Charges<ChargeLine> {
    let subtotal = lines.iter().map(|line| line.amount).sum();
    Charges { lines, subtotal }
}

pub fn sheet(labour: Vec<LabourLine>, parts: Vec<PartLine>) -> SettlementSheet {
    let labour = Charges { subtotal: labour.iter().map(|line| line.amount).sum(), lines: labour };
    let parts = Charges { subtotal: parts.iter().map(|line| line.amount).sum(), lines: parts };
    let diagnosis = charged(vec![charge("发动机电控系统故障诊断", 8_000)]);
    let towing = charged(vec![charge("道路施救（20 km 内）", 30_000)]);
    let before_discount = labour.subtotal + parts.subtotal + diagnosis.subtotal + towing.subtotal;
    let (discount, rounding) = (Money(5_000), Money(45));
    let total = before_discount - discount - rounding;
    SettlementSheet {
        head: sample::head(),
        number: "JS20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        standing: Standing::Valid,
        variant: Variant::Customer,
        work_order: "GD20260302001".into(),
        contract: "HT20260302001".into(),
        contract_rests: Vec::new(),
        certificate: "粤合格 0012345".into(),
        customer: sample::customer(),
        brought_by: sample::driver(),
        vehicle: sample::vehicle(),
        repair_kind: "小修".into(),
        checked_in_at: "2026-03-02 08:22".into(),
        settled_at: "2026-03-02 17:05".into(),
        mileage_in_km: 68_432,
        mileage_out_km: Some(68_437),
        advisor: "王晓东".into(),
        inspector: "周建国".into(),
        payer: "张小芳".into(),
        category: "收费".into(),
        charges: ChargesByKind { labour, parts, diagnosis, towing, ..ChargesByKind::default() },
        before_discount,
        discount,
        rounding,
        total,
        total_in_words: amount_in_words(total),
        taxes: vec![
            TaxLine { rate: Rate(1300), net: Money(210_000), tax: Money(27_300) },
            TaxLine { rate: Rate(600), net: Money(35_000), tax: Money(2_100) },
        ],
        net: Money(245_000),
        tax: Money(29_400),
        payments: vec![
            PaymentLine {
                number: "SK20260302001".into(),
                means: "微信".into(),
                at: "2026-03-02 17:08".into(),
                amount: Money(100_000),
            },
            PaymentLine {
                number: "SK20260302002".into(),
                means: "现金".into(),
                at: "2026-03-02 17:09".into(),
                amount: total - Money(100_000) - Money(20_000),
            },
        ],
        paid: total - Money(20_000),
        by_contract: Money::ZERO,
        paid_in_words: amount_in_words(total - Money(20_000)),
        on_account: Money::ZERO,
        owed: Money(20_000),
        old_parts: "旧件已交客户带走".into(),
        warranty: vec![
            "制动系统维修：20000 km 或 100 天，先到为准".into(),
            "其余项目：2000 km 或 10 天，先到为准（自竣工交车之日起）".into(),
        ],
        next_maintenance: "2026-09-02 或 78400 km，先到为准".into(),
        remark: "右前轮胎花纹 3.2 mm，建议下次保养时更换。".into(),
        cashier: "赵敏".into(),
        signed_by: "张小芳".into(),
        signed_at: "2026-03-02 17:12".into(),
        signature: Some(sample::signature()),
    }
}

pub fn usual() -> SettlementSheet {
    let mut own = part("3G0698151", "前制动片", "TRW", "套", 1_000, 0);
    own.unit_price = None;
    own.remark = "客户自备".into();
    let mut oil = part("06L115562B", "机油滤清器", "原厂", "个", 1_000, 6_800);
    oil.specification = "EA888 Gen3".into();
    sheet(
        vec![
            labour("BY-001", "更换机油及机油滤清器", 50, 0),
            labour("ZD-012", "更换前制动片，研磨前制动盘，检查卡钳导向销并润滑", 150, 2_000),
            labour("KT-003", "更换空调滤芯，清洗蒸发箱", 80, 0),
        ],
        vec![
            oil,
            part("5W-30-SP", "全合成机油", "壳牌", "升", 5_500, 8_900),
            part("3G0615301", "前制动盘", "布雷博", "个", 2_000, 52_000),
            own,
            part("5QD819653", "空调滤芯（活性炭）", "曼牌", "个", 1_000, 12_845),
        ],
    )
}

#[test]
fn a_settlement_sheet_keeps_labour_and_parts_apart_and_adds_up() {
    let sheet = usual();
    let paper = Paper::keep("settlement_sheet", &render(&sheet).expect("it prints"));
    paper.is_sound("维修结算清单", "JS20260302001");
    let total = format!("¥{}", sheet.total.plain());
    paper.says(&[
        "工时费小计",
        "材料费小计",
        "诊断费小计",
        "拖车施救费小计",
        &sheet.charges.labour.subtotal.plain(),
        &sheet.charges.parts.subtotal.plain(),
        "整单优惠",
        "-50.00",
        "抹零",
        "-0.45",
        &total,
        "贰仟叁佰柒拾壹元伍角整",
        "13%",
        "2100.00",
        "273.00",
        "SK20260302002",
        "200.00",
        "客户自备",
        "旧件已交客户带走",
        "2026-09-02 或 78400 km",
        "本清单经双方核对无误、客户签字后生效",
        "店方盖章",
    ]);
    // No lines, no table; the summary still names the kind.
    paper.never_says(&["检测费小计", "加工费小计", "作废", "红冲", "过次页"]);
    paper.says(&["检测费", "加工费"]);
}

/// The amounts after a label, page by page.
pub fn amounts_after(pages: &[String], label: &str) -> Vec<i64> {
    pages
        .iter()
        .flat_map(|page| page.match_indices(label).map(move |(at, _)| &page[at + label.len()..]))
        .map(|rest| {
            let figure: String = rest
                .trim_start()
                .chars()
                .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
                .collect();
            figure.replace('.', "").parse().expect("an amount follows the label")
        })
        .collect()
}

#[test]
fn a_hundred_and_twenty_lines_run_over_pages_with_carried_sums() {
    let long = sheet(
        vec![labour("BY-001", "全车检查", 100, 0)],
        (1..=120)
            .map(|n| part(&format!("P{n:04}"), &format!("配件 {n}"), "国产", "个", 1_000, 1_000 + n))
            .collect(),
    );
    let paper = Paper::keep("settlement_sheet_long", &render(&long).expect("it prints"));
    paper.is_sound("维修结算清单", "JS20260302001");
    let pages = paper.pages();
    assert!(pages.len() >= 4, "{} pages", pages.len());

    let text = paper.text();
    for n in 1..=120 {
        assert_eq!(text.matches(&format!("P{n:04}")).count(), 1, "line {n}");
    }
    let with_parts: Vec<_> = pages.iter().filter(|page| page.contains("国产")).collect();
    for page in &with_parts {
        assert!(page.contains("配件编码") && page.contains("单价"), "no head on\n{page}");
    }

    let on_page = amounts_after(&pages, "本页小计 ");
    let carried = amounts_after(&pages, "过次页");
    let brought = amounts_after(&pages, "承前页");
    assert_eq!(on_page.len(), with_parts.len());
    assert_eq!(carried, brought, "what one page carries the next one takes over");
    assert_eq!(carried.len(), with_parts.len() - 1);
    assert_eq!(on_page.iter().sum::<i64>(), long.charges.parts.subtotal.fen());
    let mut so_far = 0;
    for (page, carried) in on_page.iter().zip(&carried) {
        so_far += page;
        assert_eq!(so_far, *carried);
    }
    assert_eq!(amounts_after(&pages, "材料费小计"), [long.charges.parts.subtotal.fen()]);
}

#[test]
fn a_line_longer_than_a_page_is_broken_not_cut() {
    let endless = "这一段说明很长，写的是客户要求逐项列明的拆检过程。".repeat(400);
    let name = format!("开头{endless}结尾");
    let sheet = sheet(
        vec![labour("BY-001", "前一行", 100, 0), labour("X", &name, 100, 0)],
        vec![part("P1", "后一行", "国产", "个", 1_000, 1_234)],
    );
    let paper = Paper::keep("settlement_sheet_endless", &render(&sheet).expect("it prints"));
    paper.is_sound("维修结算清单", "JS20260302001");
    let text: String = paper.text().split_whitespace().collect();
    assert!(text.contains("开头") && text.contains("结尾") && text.contains("后一行"));
    assert!(text.matches("逐项列明").count() > 300);
}

#[test]
fn the_largest_amounts_keep_to_their_columns() {
    let mut line = part("06L115562B-LONG-CODE-0001", "整车总成", "原厂进口件", "台", 100_000, 0);
    line.unit_price = Some(Money::MAX);
    line.amount = Money::MAX;
    line.discount = Money(9_999_999_999);
    line.specification = "3.0T V6 四驱 长轴距".into();
    line.remark = "客户指定由原厂订货".into();
    let mut sheet = sheet(vec![labour("BY-001", "全车检查", 99_999, 0)], vec![line]);
    sheet.total_in_words = "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分".into();
    let paper = Paper::keep("settlement_sheet_largest", &render(&sheet).expect("it prints"));
    paper.is_sound("维修结算清单", "JS20260302001");
    paper.says(&["100000000.00", "99999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"]);
}

#[test]
fn a_voided_sheet_and_its_reversal_say_so_on_every_page() {
    let reason = "客户要求改走保险结算".to_owned();
    let mut voided = sheet(
        vec![labour("BY-001", "全车检查", 100, 0)],
        (1..=60)
            .map(|n| part(&format!("P{n:04}"), &format!("配件 {n}"), "国产", "个", 1_000, 1_000))
            .collect(),
    );
    voided.standing = Standing::Voided { by: "JS20260303007".into(), reason: reason.clone() };
    let paper = Paper::keep("settlement_sheet_voided", &render(&voided).expect("it prints"));
    paper.is_sound("维修结算清单", "JS20260302001");
    paper.says(&["本单已作废，红冲单号 JS20260303007。", &reason]);
    let pages = paper.pages();
    assert!(pages.len() >= 2 && pages.iter().all(|page| page.contains("（作废）维修结算清单")));

    let mut reversing = usual();
    reversing.number = "JS20260303007".into();
    reversing.standing = Standing::Reversing { of: "JS20260302001".into(), reason };
    reversing.total = -reversing.total;
    let paper = Paper::keep("settlement_sheet_reversing", &render(&reversing).expect("it prints"));
    paper.is_sound("维修结算清单", "JS20260303007");
    paper.says(&["（红冲）", "本单红冲结算单 JS20260302001。", "-¥"]);
}

#[test]
fn a_sheet_for_the_insurer_or_the_shop_says_so_and_nobody_signs_for_the_shops_own() {
    let titled = |variant: Variant, title: &str| {
        let paper = Paper::keep(title, &render(&SettlementSheet { variant, ..usual() }).expect("it prints"));
        paper.is_sound(title, "JS20260302001");
        paper.solid()
    };
    let of_case = Variant::Insurer { company: "平安产险".into(), claim_number: "PA20260228-0012".into() };
    let insurer = titled(of_case, "维修结算清单（保险）");
    assert!(insurer.contains("保险公司平安产险") && insurer.contains("报案号PA20260228-0012"), "{insurer}");
    assert!(!insurer.contains("结算方"), "{insurer}");
    assert!(insurer.contains("客户签字后生效") && insurer.contains("2026-03-0217:12"), "{insurer}");
    let internal = titled(Variant::Internal, "维修结算清单（内部）");
    assert!(internal.contains("费用承担张小芳") && !internal.contains("结算方"), "{internal}");
    assert!(internal.contains("不向客户收取") && internal.contains("部门负责人签字"), "{internal}");
    assert!(!internal.contains("客户签字") && !internal.contains("2026-03-0217:12"), "{internal}");
}

#[test]
fn an_insurer_nobody_named_is_told_as_the_payer_and_no_number_leaves_no_label() {
    let told = |company: &str, claim_number: &str, payer: &str, size: PageSize| {
        let variant = Variant::Insurer { company: company.into(), claim_number: claim_number.into() };
        let sheet = SettlementSheet { variant, payer: payer.into(), ..usual() };
        Paper::keep("insurer_unnamed", &render_at(&sheet, size).expect("it prints")).solid()
    };
    for size in documents::settlement_sheet::SIZES.iter().copied() {
        let of_nobody = told("", "", "保险公司", size);
        assert!(of_nobody.contains("结算方保险公司"), "{of_nobody}");
        assert!(!of_nobody.contains("报案号"), "{of_nobody}");
        let of_case = told("", "PA20260228-0012", "保险公司\n报案号 PA20260228-0012", size);
        assert!(of_case.contains("结算方保险公司报案号PA20260228-0012"), "{of_case}");
        let of_no_case = told("平安产险", "", "平安产险（保险公司）", size);
        assert!(of_no_case.contains("保险公司平安产险"), "{of_no_case}");
        assert!(!of_no_case.contains("报案号") && !of_no_case.contains("结算方"), "{of_no_case}");
    }
}

#[test]
fn outside_work_and_towing_have_their_tables_and_what_was_received_stands_in_words() {
    let mut bill = usual();
    bill.charges.outside_work = charged(vec![charge("发动机缸体外协镗磨", 66_000)]);
    let text = Paper::keep("outside_work", &render(&bill).expect("it prints")).solid();
    for word in ["660.00外协费小计", "300.00拖车施救费小计", "已收金额（大写）", &bill.paid_in_words]
    {
        assert!(text.contains(word), "{word} is not in\n{text}");
    }
}
