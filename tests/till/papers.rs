//! What the papers say, read back from the PDF.

use crate::visit::{Till, figures, paid_by};
use domain::line::{Category, LineFigures, LineKind, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity};
use domain::role::Role;
use domain::settlement::PaymentMeans;
use domain::tax::PriceBasis;
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use kernel::{Refusal, Session};
use shop_tests::asks_till::part;
use shop_tests::papers::text_of;
use std::process::Command;

/// How large its pages are, by their width in points.
fn page_size(till: &Till, kind: &str, size: Option<&str>) -> Result<String, Refusal> {
    let paper = features::papers::document(&till.shop, &till.session("manager"), kind, 1, size)?;
    let path = till.folder().join("paper.pdf");
    std::fs::write(&path, paper.bytes).unwrap();
    let read = Command::new("pdfinfo").arg(&path).output().unwrap();
    let read = String::from_utf8(read.stdout).unwrap();
    let line = read.lines().find_map(|line| line.strip_prefix("Page size:")).unwrap();
    let width = line.trim().split('.').next().and_then(|text| text.split(' ').next()).unwrap();
    Ok(match width {
        "595" => "A4".to_owned(),
        "419" | "420" => "A5".to_owned(),
        other => format!("{other} points wide"),
    })
}

/// The text of the paper without its blanks.
pub fn text(till: &Till, seat: &str, kind: &str, id: i64) -> String {
    let paper = features::papers::document(&till.shop, &till.session(seat), kind, id, None).unwrap();
    assert!(paper.bytes.starts_with(b"%PDF-"));
    text_of(&paper.bytes)
}

#[track_caller]
pub fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "the paper does not say {word}:\n{text}");
    }
}

#[test]
fn a_sheet_of_net_prices_says_so_and_the_posted_list_shows_what_is_paid() {
    let price_basis = PriceBasis::TaxAdded;
    let net = |kind, price| LineFigures { price_basis, ..figures(kind, price) };
    let till = Till::with(&[net(LineKind::Labour, 12_000), net(LineKind::Part, 333)]);
    till.settles(|settings| settings.price_basis = price_basis);
    till.bill(0, 0);
    let sheet = text(&till, "cashier", "settlement_sheet", 1);
    // 120.00 and 15.60, 3.33 and 0.43.
    says(
        &sheet,
        &["单价不含税，优惠与金额均含税", "120.00", "135.60", "3.33", "3.76", "123.33", "16.03", "¥139.36"],
    );
    let item = SaveCatalogueItem {
        id: None,
        version: 0,
        kind: LineKind::Part,
        code: "DD01".to_owned(),
        name: "单向轴承".to_owned(),
        brand: String::new(),
        specification: String::new(),
        unit: "个".to_owned(),
        quantity: Quantity(1000),
        hours: Hours(0),
        unit_price: Money(10_000),
        cost: Money(5_000),
        grade: None,
        warranty: None,
        active: true,
    };
    till.run("manager", save_catalogue_item, item);
    says(&text(&till, "cashier", "price_list", 1), &["以上价格均为含税价", "¥135.60/工时", "113.00"]);
}

#[test]
fn where_both_kinds_of_price_meet_each_net_line_says_it_of_itself() {
    let net = LineFigures { price_basis: PriceBasis::TaxAdded, ..figures(LineKind::Part, 10_000) };
    let till = Till::with(&[figures(LineKind::Labour, 12_000), net]);
    till.bill(0, 0);
    let sheet = text(&till, "cashier", "settlement_sheet", 1);
    says(&sheet, &["单价不含税", "113.00", "¥233.00"]);
    assert!(!sheet.contains("优惠与金额均含税"), "{sheet}");
}

#[test]
fn work_that_took_anothers_place_is_told_among_the_changes() {
    let named = |name: &str| LineFigures { name: name.into(), ..figures(LineKind::Part, 8_000) };
    let till = Till::with(&[named("副厂刹车片"), named("原厂刹车片"), named("旧雨刮"), named("旧雨刮")]);
    till.file()
        .execute_batch(
            "UPDATE line SET state = 'superseded' WHERE id IN (1, 3);
             UPDATE line SET supersedes_id = id - 1 WHERE id IN (2, 4);",
        )
        .expect("the file takes it");
    till.bill(0, 0);
    let sheet = text(&till, "cashier", "settlement_sheet", 1);
    // Nobody wrote down that the customer was asked: it is not said.
    says(
        &sheet,
        &["变更：配件“副厂刹车片”以同价同类别的“原厂刹车片”代替。", "变更：项目“旧雨刮”经客户同意重新报价。"],
    );
}

#[test]
fn a_settlement_sheet_shows_labour_and_parts_apart_and_what_was_paid() {
    let own = LineFigures {
        origin: PartOrigin::Customers,
        name: "自带滤芯".into(),
        ..figures(LineKind::Part, 5_000)
    };
    let till = Till::with(&[
        figures(LineKind::Labour, 12_000),
        figures(LineKind::Part, 8_050),
        own,
        figures(LineKind::Towing, 30_000),
    ]);
    till.bill(1_000, 50);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 20_000);
    let sheet = text(&till, "cashier", "settlement_sheet", 1);
    says(
        &sheet,
        &[
            "维修结算清单",
            "JS20260302001",
            "GD20260302001",
            "粤B·D12345",
            "大众帕萨特",
            "小修",
            "68432公里",
            "工时费小计",
            "配件",
            "自带滤芯",
            "客户自备",
            "拖车施救费小计",
            "¥490.00",
            "肆佰玖拾元整",
            "微信",
            "SK20260302001",
            "2000公里或10天",
            "旧件由客户带走",
            "张小芳（客户）",
            "inspector",
            "2026-03-0210:00",
        ],
    );
    till.pay(1, PaymentMeans::Cash, 29_000);
    till.refund(2, 29_000, PaymentMeans::Cash, "退");
    says(&text(&till, "manager", "settlement_sheet", 1), &["退款（现金）", "-290.00"]);
}

#[test]
fn a_settlement_sheet_printed_after_the_account_came_in_counts_it_as_received() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.bill(0, 0);
    till.prepared();
    till.put_on_account(1, "月结");
    says(&text(&till, "cashier", "settlement_sheet", 1), &["已收0.00挂账120.00尚欠0.00"]);
    till.collect("cashier", 1, vec![part(PaymentMeans::Transfer, 7_000)]);
    says(&text(&till, "cashier", "settlement_sheet", 1), &["SK20260302001", "已收70.00挂账50.00尚欠0.00"]);
}

#[test]
fn a_voided_sheet_and_its_mirror_say_so() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.bill(0, 0);
    till.void(1, "开错抬头");
    says(&text(&till, "cashier", "settlement_sheet", 1), &["作废", "JS20260302002", "开错抬头"]);
    says(&text(&till, "cashier", "settlement_sheet", 2), &["红冲", "JS20260302001", "-¥120.00"]);
}

#[test]
fn after_delivery_the_sheet_says_until_when_the_warranty_runs() {
    let till = Till::delivered(&[figures(LineKind::Labour, 12_000)]);
    says(
        &text(&till, "advisor", "settlement_sheet", 1),
        &["至2026-03-12或70432公里", "2026-09-01或76000公里"],
    );
}

#[test]
fn an_insurers_sheet_names_the_insurer() {
    let till = Till::with(&[paid_by(Payer::Insurer, Category::Insurance, "平安财险 报案 0012", 90_000)]);
    till.bill(0, 0);
    let sheet = text(&till, "cashier", "settlement_sheet", 1);
    says(&sheet, &["维修结算清单（保险）", "保险公司平安财险报案0012"]);
    assert!(!sheet.contains("结算方"), "{sheet}");
}

#[test]
fn amounts_are_printed_only_for_those_who_see_amounts() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.bill(0, 0);
    let print = |session: &Session, kind: &str| {
        features::papers::document(&till.shop, session, kind, 1, None).map(|paper| paper.file_name)
    };
    let refusal = print(&till.session("technician"), "settlement_sheet").unwrap_err();
    assert_eq!(refusal, Refusal::RoleMissing { roles: vec![Role::Cashier, Role::Advisor, Role::Manager] });
    assert_eq!(print(&till.session("technician"), "job_card").unwrap(), "派工单 GD20260302001.pdf");
    assert_eq!(print(&till.session("manager"), "settlement_sheet").unwrap(), "结算清单 JS20260302001.pdf");
    assert_eq!(print(&till.session("manager"), "check_in_sheet").unwrap(), "接车单 GD20260302001.pdf");
    assert_eq!(print(&Session::nobody("till"), "job_card").unwrap_err(), Refusal::NotSignedIn);
    assert_eq!(
        print(&till.session("manager"), "love_letter").unwrap_err(),
        Refusal::NotFound { entity: "document".into(), id: 1 }
    );
    let none = features::papers::document(&till.shop, &till.session("manager"), "settlement_sheet", 9, None)
        .map(|paper| paper.file_name);
    assert!(matches!(none.unwrap_err(), Refusal::NotFound { .. }));
}

#[test]
fn a_paper_is_printed_on_the_sizes_it_is_declared_for_and_on_no_other() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.bill(0, 0);
    till.file()
        .execute(
            "INSERT INTO appointment (number, stage, channel, contact_name, contact_phone, model, symptom, items,
                                      starts_at, minutes, reason, sample, created_at, version)
             VALUES ('YY20260302001', 'booked', 'phone', '', '', '', '', '[]', '2026-03-05T01:30:00Z', 90, '', 0,
                     '2026-03-02T02:00:00Z', 1)",
            [],
        )
        .unwrap();
    let unknown = Err(Refusal::NotFound { entity: "document".into(), id: 1 });
    for (kind, sizes) in [
        ("booking_slip", vec!["A5"]),
        ("check_in_sheet", vec!["A4"]),
        ("job_card", vec!["A4"]),
        ("settlement_sheet", vec!["A4", "A5"]),
    ] {
        let usual = sizes[0];
        assert_eq!(page_size(&till, kind, None).as_deref(), Ok(usual), "{kind}");
        for size in &sizes {
            assert_eq!(page_size(&till, kind, Some(size)).as_deref(), Ok(*size), "{kind}");
        }
        for other in ["A3", "A4", "A5", ""].into_iter().filter(|other| !sizes.contains(other)) {
            assert_eq!(page_size(&till, kind, Some(other)), unknown, "{kind} on {other:?}");
        }
    }
}

#[test]
fn the_job_card_names_work_and_parts_and_no_price() {
    let till = Till::with(&[figures(LineKind::Labour, 12_345), figures(LineKind::Part, 8_765)]);
    till.file()
        .execute(
            "INSERT INTO job (work_order_id, line_id, attempt, state, technicians, planned_minutes, key_data, note, version)
             VALUES (1, 1, 1, 'waiting', '[{\"person_id\":5,\"share\":10000}]', 60,
                     '[{\"name\":\"放油螺栓扭矩\",\"value\":\"30\",\"unit\":\"Nm\"}]', '', 1)",
            [],
        )
        .unwrap();
    let card = text(&till, "technician", "job_card", 1);
    says(
        &card,
        &["派工单", "更换机油", "technician", "放油螺栓扭矩30Nm", "5W-30", "无油液渗漏", "冷车起步有异响"],
    );
    assert!(!card.contains("123.45") && !card.contains("87.65"), "{card}");
}

#[test]
fn the_check_in_sheet_names_what_was_looked_at() {
    let till = Till::with(&[]);
    till.file().execute("UPDATE work_order SET mileage_km = NULL", []).unwrap();
    till.file()
        .execute(
            "INSERT INTO walk_around (work_order_id, warning_lights, marks, items, belongings, valuables_reminded,
                                      confirmed_by, version)
             VALUES (1, '[\"tyre_pressure\"]', '[{\"x\":200,\"y\":300,\"kind\":\"dent\",\"note\":\"左前门\"}]',
                     '[{\"code\":\"wipers\",\"result\":\"repair_suggested\",\"note\":\"刮不净\"},
                       {\"code\":\"tyres\",\"result\":\"fine\",\"note\":\"\"},
                       {\"code\":\"horn\",\"result\":\"fine\",\"note\":\"\"}]', '儿童座椅', 1, '', 1)",
            [],
        )
        .unwrap();
    let sheet = text(&till, "advisor", "check_in_sheet", 1);
    says(
        &sheet,
        &[
            "接车单",
            "胎压",
            "雨刮",
            "刮不净",
            "喇叭",
            "轮胎",
            "左前门",
            "儿童座椅",
            "自行驶入",
            "旧件由客户带走",
        ],
    );
    says(&sheet, &["进厂里程未读取"]);
}

#[test]
fn the_booking_slip_says_when_and_what_to_bring() {
    let till = Till::with(&[]);
    till.file()
        .execute(
            "INSERT INTO appointment (number, stage, channel, vehicle_id, customer_id, contact_name, contact_phone, model,
                                      symptom, items, starts_at, minutes, estimate, reason, sample, created_at, version)
             VALUES ('YY20260302001', 'booked', 'phone', 1, 1, '', '', '', '', '[\"更换制动片\"]',
                     '2026-03-05T01:30:00Z', 90, 98600, '', 0, '2026-03-02T02:00:00Z', 1)",
            [],
        )
        .unwrap();
    let slip = text(&till, "clerk", "booking_slip", 1);
    says(
        &slip,
        &[
            "预约确认单",
            "YY20260302001",
            "2026-03-05周四09:30",
            "1小时30分钟",
            "张小芳",
            "13823456789",
            "粤B·D12345",
            "大众帕萨特",
            "更换制动片",
            "¥986.00",
            "行驶证",
        ],
    );
}
