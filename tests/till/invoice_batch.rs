//! The tax bureau's batch template filled in from the shop's sheets.

use crate::invoice_results::results;
use crate::invoices::{buyer, record, two_sheets};
use crate::stored::{back_ask, top_up, topped_up};
use crate::visit::Till;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::ids::{PrepaidReceiptId, SettlementId};
use domain::line::LineKind;
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::PaymentMeans;
use features::till::invoices::{
    CheckTaxBatch, CodeOfKind, FillTaxBatch, KeepInvoiceResults, SaveTaxCodes, TaxBatchFilled,
    WantPrepaidInvoice, WantTaxInvoice, check_tax_batch, fill_tax_batch, keep_invoice_results,
    save_tax_codes, tax_codes, want_prepaid_invoice, want_tax_invoice,
};
use features::till::{TopUpStoredValue, refund_stored_value, top_up_stored_value};
use kernel::error::{Error, Result};
use kernel::host::{AskNothing, Prepare, Write};
use serde_json::{Value, json};
use shop_tests::typed::{field, request};
use shop_tests::workbook::{Sheet, sheet, workbook};
use spreadsheets::Options;
use std::cell::{OnceCell, RefCell};

const BASIC: &str = "1-发票基本信息";
const ITEMS: &str = "2-发票明细信息";
const CODE: &str = "1090511010000000000";
pub const FIRM: &str = "91350100M000100Y43";

/// Another version has its columns in another order.
const BASIC_HEAD: &[&str] = &[
    "*发票流水号",
    "*发票类型",
    "特定业务类型",
    "*是否含税",
    "受票方自然人标识",
    "*购买方名称（必填）",
    "购买方纳税人识别号",
    "备注",
];
const ITEMS_HEAD: &[&str] =
    &["金额", "*发票流水号", "项目名称", "商品和服务税收编码", "规格型号", "单位", "数量", "单价", "税率"];

fn template() -> Vec<u8> {
    workbook(&[
        Sheet {
            name: "字典", is_hidden: true, rows: &[(1, &["发票流水号", "购买方名称", "项目名称"])]
        },
        sheet(BASIC, &[(1, &["批量导入开票：先读说明"]), (3, BASIC_HEAD)]),
        sheet(ITEMS, &[(1, &["批量导入开票：先读说明"]), (3, ITEMS_HEAD)]),
    ])
}

fn fill(content: &[u8], sheets: &[i64], leave_out_wrong: bool) -> FillTaxBatch {
    FillTaxBatch {
        file_name: "批量开票模板.xlsx".to_owned(),
        content: STANDARD.encode(content),
        sheets: sheets.iter().map(|sheet| SettlementId(*sheet)).collect(),
        receipts: Vec::new(),
        is_special: false,
        one_per_buyer: false,
        leave_out_wrong,
    }
}

fn refused_to_fill(till: &Till, ask: FillTaxBatch) -> Refusal {
    till.refused("cashier", "fill_tax_batch", request(ask))
}

fn told(bytes: &[u8], sheet: &str) -> Vec<String> {
    let grid = spreadsheets::read(bytes, &Options { sheet: Some(sheet.to_owned()) }).unwrap();
    let told =
        |row: spreadsheets::Row<'_>| format!("{} {}", row.number, row.cells().collect::<Vec<_>>().join("|"));
    grid.rows().filter(|row| !row.is_blank()).map(told).collect()
}

pub fn wants(till: &Till, sheet: i64, title: &str, tax_number: &str) {
    let buyer = buyer(title, tax_number, tax_number.is_empty());
    let ask = WantTaxInvoice { settlement_id: SettlementId(sheet), wanted: true, buyer: Some(buyer) };
    till.run("cashier", want_tax_invoice, ask);
}

pub fn number_of(till: &Till, sheet: i64) -> String {
    till.text(&format!("SELECT number FROM settlement WHERE id = {sheet}"))
}

fn problems(till: &Till, sheets: &[i64]) -> Vec<Value> {
    let checks = checks(till, sheets, false);
    checks.as_array().unwrap().iter().map(|check| check["problems"].clone()).collect()
}

fn checks(till: &Till, sheets: &[i64], one_per_buyer: bool) -> Value {
    let sheets = sheets.iter().map(|sheet| SettlementId(*sheet)).collect();
    let ask = CheckTaxBatch { sheets, receipts: Vec::new(), is_special: false, one_per_buyer };
    till.run("cashier", check_tax_batch, ask)
}

#[test]
fn the_right_rows_go_into_the_persons_own_template_and_nothing_is_made_up() {
    let till = two_sheets();
    wants(&till, 1, "张小芳", "");
    let nobody = json!([{ "code": "no_title" }, { "code": "buyer_tax_number", "params": { "problem": "missing" } },
                        { "code": "no_tax_code", "params": { "line_kind": "labour" } }]);
    let uncoded = json!([{ "code": "no_tax_code", "params": { "line_kind": "part" } }]);
    assert_eq!(problems(&till, &[1, 2]), [uncoded, nobody]);
    let refused = refused_to_fill(&till, fill(&template(), &[1, 2], false));
    assert_eq!(refused, Refusal::BatchRowsWrong { numbers: number_of(&till, 2) });
    assert_eq!(till.number("SELECT count(*) FROM tax_batch"), 0);

    let filled = till.run("cashier", fill_tax_batch, fill(&template(), &[1, 2], true));
    assert_eq!(filled["left_out"], json!([number_of(&till, 2)]));
    let batch = &filled["batch"];
    assert_eq!(
        (&batch["invoices"], &batch["amount"], &batch["name"]),
        (&json!(1), &json!(20_000), &json!("批量开票模板.xlsx"))
    );
    let session = till.session("cashier");
    let document = |session| {
        features::document::document(&till.shop, session, "tax_batch", batch["id"].as_i64().unwrap(), None)
    };
    let made = document(&session).unwrap();
    assert_eq!(made.file_name, "批量开票模板.xlsx");
    let serial = number_of(&till, 1);
    assert_eq!(told(&made.bytes, BASIC)[2..], [format!("4 {serial}|普通发票||是|是|张小芳||{serial}")]);
    // No code was told: its place is empty.
    assert_eq!(told(&made.bytes, ITEMS)[2..], [format!("4 200|{serial}|更换机油||5W-30|次|1|200|0.13")]);
    assert!(document(&till.session("advisor")).is_err());
    assert_eq!(told(&made.bytes, "字典"), told(&template(), "字典"));
}

#[test]
fn with_titles_and_codes_every_row_is_right() {
    let till = two_sheets();
    wants(&till, 1, "张小芳", "");
    wants(&till, 2, "平安产险深圳分公司", FIRM);
    let code = |line_kind: LineKind, code: &str| CodeOfKind { line_kind, tax_code: code.to_owned() };
    let codes = LineKind::ALL.iter().map(|kind| code(*kind, CODE)).collect();
    till.run("manager", save_tax_codes, SaveTaxCodes { codes });
    assert_eq!(problems(&till, &[1, 2]), [json!([]), json!([])]);
    let filled = till.run("cashier", fill_tax_batch, fill(&template(), &[2, 1, 2], false));
    assert_eq!(filled["batch"]["invoices"], json!(2));
    let wrong = request(SaveTaxCodes { codes: vec![code(LineKind::Part, "109051101")] });
    let refused = till.refused("manager", "save_tax_codes", wrong);
    assert_eq!(refused, Refusal::bad("tax_code", FieldProblem::TooShort));
    assert_eq!(till.run("cashier", tax_codes, AskNothing {}).as_array().unwrap().len(), 8);
}

/// The lines of a sheet of the last template that was filled.
fn filled_lines(till: &Till, filled: &Value, sheet: &str) -> Vec<String> {
    let id = filled["batch"]["id"].as_i64().unwrap();
    let session = till.session("cashier");
    let made = features::document::document(&till.shop, &session, "tax_batch", id, None).unwrap();
    told(&made.bytes, sheet)[2..].to_vec()
}

#[test]
fn the_sheets_of_one_buyer_go_on_one_invoice_and_come_back_as_one() {
    let till = two_sheets();
    let (one, two) = (number_of(&till, 1), number_of(&till, 2));
    let codes =
        [LineKind::Part, LineKind::Labour].map(|line_kind| CodeOfKind { line_kind, tax_code: CODE.into() });
    till.run("manager", save_tax_codes, SaveTaxCodes { codes: codes.into() });
    let together =
        |leave_out_wrong| FillTaxBatch { one_per_buyer: true, ..fill(&template(), &[1, 2], leave_out_wrong) };
    // Two buyers are two invoices.
    wants(&till, 1, "张小芳", "");
    wants(&till, 2, "顺达物流有限公司", FIRM);
    assert_eq!(checks(&till, &[1, 2], true).as_array().unwrap().len(), 2);
    // A wrong one stays by itself, and the right one goes without it.
    wants(&till, 1, "顺达物流有限公司", FIRM);
    till.file().execute("UPDATE invoice_buyer SET title = '' WHERE payer_name <> ''", []).unwrap();
    let filled = till.run("cashier", fill_tax_batch, together(true));
    assert_eq!((&filled["left_out"], &filled["batch"]["amount"]), (&json!([two]), &json!(20_000)));

    wants(&till, 2, "顺达物流有限公司", FIRM);
    let check = &checks(&till, &[1, 2], true)[0];
    assert_eq!(check["number"], json!(format!("{one}、{two}")));
    assert_eq!((&check["amount"], &check["items"]), (&json!(50_000), &json!(2)));
    assert_eq!(check["problems"], json!([]));
    // The first one's number asked for that sheet alone before.
    let serial = format!("{one}-2");
    assert_eq!(check["serial"], json!(serial));
    let filled = till.run("cashier", fill_tax_batch, together(false));
    assert_eq!((&filled["batch"]["invoices"], &filled["batch"]["amount"]), (&json!(1), &json!(50_000)));
    assert_eq!(filled_lines(&till, &filled, BASIC).len(), 1);
    let lines = filled_lines(&till, &filled, ITEMS);
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with(&format!("4 200|{serial}|")), "{lines:?}");
    assert!(lines[1].starts_with(&format!("5 300|{serial}|")), "{lines:?}");
    // Filled in once more it asks for the same.
    till.run("cashier", fill_tax_batch, together(false));
    assert_eq!(till.number("SELECT count(DISTINCT serial) FROM tax_batch_sheet"), 2);

    let row = |number: &'static str, gross: &'static str| {
        ["", &serial, "普通发票", number, "2026-03-02", gross, "57.52", "顺达物流有限公司", FIRM, ""]
    };
    let (good, less) = (row("26442000000100000001", "442.48"), row("26442000000100000002", "400"));
    let answer = results(&till, &[(3, &less), (4, &good)]);
    let differs = json!({ "code": "batch_amount_differs",
                          "params": { "serial": serial, "amount": 45_752, "asked": 50_000 } });
    assert_eq!(answer["rows"][0]["problem"], differs);
    assert_eq!(answer["rows"][1]["subject_number"], json!(format!("{one}、{two}")));
    let invoices = vec![field(&answer["rows"][1], "record")];
    till.run("cashier", keep_invoice_results, KeepInvoiceResults { invoices, reds: Vec::new() });
    assert_eq!(till.number("SELECT count(*) FROM tax_invoice"), 1);
    let invoiced = |sheet| till.number(&format!("SELECT invoiced FROM settlement WHERE id = {sheet}"));
    assert_eq!([invoiced(1), invoiced(2)], [20_000, 30_000]);
}

/// What was made ready before another seat wrote is written after it.
fn written(till: &Till, work: impl FnOnce(&Write) -> Result<TaxBatchFilled>) -> Result<()> {
    let session = till.session("cashier");
    let actor = till.shop.actor(&session, "fill_tax_batch", None, &Value::Null);
    let endings = RefCell::default();
    till.shop.db.write(&actor, |w| -> Result<Value> {
        let person: Person = w.get(session.person_id.unwrap().0)?;
        let (person, now, details) = (Some(&person), w.at(), OnceCell::new());
        work(&Write { w, shop: &till.shop, session: &session, person, now, details, endings: &endings })?;
        Ok(Value::Null)
    })?;
    Ok(())
}

#[test]
fn a_serial_that_two_seats_chose_at_once_asks_for_what_the_quicker_one_wrote() {
    let till = two_sheets();
    let codes =
        [LineKind::Part, LineKind::Labour].map(|line_kind| CodeOfKind { line_kind, tax_code: CODE.into() });
    till.run("manager", save_tax_codes, SaveTaxCodes { codes: codes.into() });
    wants(&till, 1, "顺达物流有限公司", FIRM);
    wants(&till, 2, "顺达物流有限公司", FIRM);
    let both = || FillTaxBatch { one_per_buyer: true, ..fill(&template(), &[1, 2], false) };
    let alone = || fill(&template(), &[1], false);
    let prepare = Prepare { shop: &till.shop, person: None };
    // None of them sees the others' serials: all choose the first sheet's number.
    let slower = fill_tax_batch(&prepare, both()).unwrap();
    let same = fill_tax_batch(&prepare, alone()).unwrap();
    till.run("cashier", fill_tax_batch, alone());
    let serial = number_of(&till, 1);
    let Err(Error::Refused(refused)) = written(&till, slower) else { panic!("one serial for two things") };
    assert_eq!(refused, Refusal::SerialTaken { serial: serial.clone() });
    assert_eq!(till.number("SELECT count(*) FROM tax_batch"), 1, "nothing of it stays");
    // For the same it may be asked again, and whoever was slower gets another one.
    written(&till, same).unwrap();
    till.run("cashier", fill_tax_batch, both());
    let serials = "SELECT group_concat(DISTINCT serial || ' ' || settlement_id) FROM tax_batch_sheet";
    assert_eq!(till.text(serials), format!("{serial} 1,{serial}-2 1,{serial}-2 2"));
}

#[test]
fn the_rest_of_a_sheet_with_one_line_goes_into_the_template() {
    let till = two_sheets();
    record(&till, 1, &[(1, 12_345)]);
    let serial = format!("{}-2", number_of(&till, 1));
    let check = &checks(&till, &[1], false)[0];
    assert_eq!(
        (&check["serial"], &check["amount"], &check["is_right"]),
        (&json!(serial), &json!(7_655), &json!(true))
    );
    let filled = till.run("cashier", fill_tax_batch, fill(&template(), &[1], false));
    let lines = filled_lines(&till, &filled, ITEMS);
    // Number and price would make the whole of it.
    assert!(lines[0].starts_with(&format!("4 76.55|{serial}|更换机油||5W-30|次|||0.13")), "{lines:?}");
    let row = ["", &serial, "普通发票", "26442000000100000009", "2026-03-02", "67.74", "8.81", "", "", ""];
    let answer = results(&till, &[(3, &row)]);
    let invoices = vec![field(&answer["rows"][0], "record")];
    till.run("cashier", keep_invoice_results, KeepInvoiceResults { invoices, reds: Vec::new() });
    assert_eq!(till.number("SELECT invoiced FROM settlement WHERE id = 1"), 20_000);
}

#[test]
fn a_template_of_one_sheet_is_filled_too() {
    let till = two_sheets();
    wants(&till, 1, "张小芳", "");
    let head = &[
        "发票流水号",
        "发票类型",
        "是否含税",
        "购买方名称",
        "购买方税号",
        "项目名称",
        "税收分类编码",
        "金额(含税)",
        "税率/征收率",
    ];
    let one = workbook(&[sheet("开票", &[(1, &["标题"]), (2, head)])]);
    let filled = till.run("cashier", fill_tax_batch, fill(&one, &[1], false));
    let id = filled["batch"]["id"].as_i64().unwrap();
    let made =
        features::document::document(&till.shop, &till.session("manager"), "tax_batch", id, None).unwrap();
    let serial = number_of(&till, 1);
    assert_eq!(
        told(&made.bytes, "开票")[2..],
        [format!("3 {serial}|普通发票|是|张小芳||更换机油||200|0.13")]
    );
}

#[test]
fn what_is_no_template_is_named() {
    let till = two_sheets();
    wants(&till, 1, "张小芳", "");
    let without = |name: &str| {
        let items: Vec<&str> = ITEMS_HEAD.iter().copied().filter(|head| *head != name).collect();
        let basic: Vec<&str> = BASIC_HEAD.iter().copied().filter(|head| *head != name).collect();
        workbook(&[sheet(BASIC, &[(3, &basic)]), sheet(ITEMS, &[(3, &items)])])
    };
    let column = |column: &str| Refusal::TemplateColumnMissing { column: column.into() };
    let unreadable = |detail: &str| Refusal::UnreadableFile { detail: detail.into() };
    let used = workbook(&[sheet(BASIC, &[(3, BASIC_HEAD), (4, &["JS1"])]), sheet(ITEMS, &[(3, ITEMS_HEAD)])]);
    // Some kilobytes that unpack to forty megabytes.
    let long = "长".repeat(14 << 20);
    let bomb = workbook(&[sheet(BASIC, &[(3, BASIC_HEAD), (900, &["", &long])])]);
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    for (file, expect) in [
        (without("税率"), column("税率")),
        (without("*是否含税"), column("是否含税")),
        (without("项目名称"), column("项目名称")),
        (workbook(&[sheet("别的", &[(1, &["车牌", "电话"])])]), column("购买方名称")),
        (used, Refusal::TemplateNotEmpty { sheet: BASIC.into(), row: 4 }),
        (old, Refusal::NoXlsx),
        ("a,b\n1,2\n".into(), Refusal::NoXlsx),
        (b"PK\x03\x04 torn".to_vec(), unreadable("damaged")),
        (Vec::new(), unreadable("empty_file")),
    ] {
        assert_eq!(refused_to_fill(&till, fill(&file, &[1], false)), expect);
    }
    assert!(bomb.len() < 5 << 20, "{}", bomb.len());
    let refused = refused_to_fill(&till, fill(&bomb, &[1], false));
    assert!(matches!(refused, Refusal::UnreadableFile { .. }), "{refused}");
    let refused = refused_to_fill(&till, fill(&vec![0; 6 << 20], &[1], false));
    assert_eq!(refused, Refusal::FileTooLarge { megabytes: 6, limit: 5 });
    let nothing = refused_to_fill(&till, fill(&template(), &[2], true));
    assert_eq!(nothing, Refusal::NothingToFill);
    let none = refused_to_fill(&till, fill(&template(), &[], true));
    assert_eq!(none, Refusal::bad("sheets", FieldProblem::Empty));
    assert_eq!(till.number("SELECT count(*) FROM tax_batch"), 0);
    let refused = till.refused("advisor", "fill_tax_batch", request(fill(&template(), &[1], true)));
    assert!(matches!(refused, Refusal::RoleMissing { .. }));
}

#[test]
fn prepaid_money_has_a_row_of_its_own_whose_rate_is_left_to_be_chosen() {
    let till = two_sheets();
    let ask = topped_up(0, PaymentMeans::Cash, 50_000, 0);
    let ask = TopUpStoredValue { reason: String::new(), ..ask };
    let serial = till.run("cashier", top_up_stored_value, ask)["number"].clone();
    let serial = serial.as_str().unwrap();
    let check = |is_special: bool| {
        let (sheets, receipts) = (Vec::new(), vec![PrepaidReceiptId(1)]);
        let ask = CheckTaxBatch { sheets, receipts, is_special, one_per_buyer: false };
        let checks = till.run("cashier", check_tax_batch, ask);
        (checks[0]["is_right"].clone(), checks[0]["problems"].clone())
    };
    let want = WantPrepaidInvoice {
        prepaid_receipt_id: PrepaidReceiptId(1),
        wanted: true,
        buyer: Some(buyer("张小芳", "", true)),
    };
    till.run("cashier", want_prepaid_invoice, want);
    assert_eq!(check(false), (json!(true), json!([{ "code": "no_untaxed_rate" }])));
    let special = json!([{ "code": "prepaid_no_special" },
                         { "code": "buyer_tax_number", "params": { "problem": "missing" } },
                         { "code": "no_untaxed_rate" }]);
    assert_eq!(check(true), (json!(false), special));

    let ask = FillTaxBatch { receipts: vec![PrepaidReceiptId(1)], ..fill(&template(), &[], false) };
    let filled = till.run("cashier", fill_tax_batch, ask);
    let id = filled["batch"]["id"].as_i64().unwrap();
    let made = features::document::document(&till.shop, &till.session("cashier"), "tax_batch", id, None);
    let made = made.unwrap();
    assert_eq!(told(&made.bytes, BASIC)[2..], [format!("4 {serial}|普通发票||是|是|张小芳||{serial}")]);
    let line = format!("4 500|{serial}|预付卡销售和充值|6010000000000000000|||||");
    assert!(line.starts_with(&told(&made.bytes, ITEMS)[2]), "{:?}", told(&made.bytes, ITEMS));

    // The bureau writes stars where there is no tax.
    let row = |kind: &'static str, number: &'static str, tax: &'static str| {
        ["1", serial, kind, number, "2026-03-02", "500", tax, "张小芳", "", ""]
    };
    let good = row("普通发票", "26442000000100000001", "***");
    let special = row("专用发票", "26442000000100000002", "");
    let taxed = row("普通发票", "26442000000100000003", "57.52");
    let answer = results(&till, &[(3, &special), (4, &taxed), (5, &good)]);
    let said = |place: usize| answer["rows"][place]["problem"]["code"].clone();
    assert_eq!([said(0), said(1)], [json!("prepaid_no_special"), json!("prepaid_untaxed")]);
    assert_eq!(
        (&answer["rows"][2]["problem"], &answer["rows"][2]["subject_number"]),
        (&Value::Null, &json!(serial))
    );
    let good = KeepInvoiceResults { invoices: vec![field(&answer["rows"][2], "record")], reds: Vec::new() };
    till.run("cashier", keep_invoice_results, good);
    assert_eq!(till.number("SELECT received * 1000000 + invoiced FROM prepaid_receipt"), 50_000_050_000);
}

#[test]
fn a_receipts_serial_asks_for_one_amount_only_and_leads_back_to_it() {
    let till = two_sheets();
    let payment = top_up(&till, PaymentMeans::Cash, 50_000, 0);
    let want = WantPrepaidInvoice {
        prepaid_receipt_id: PrepaidReceiptId(1),
        wanted: true,
        buyer: Some(buyer("张小芳", "", true)),
    };
    till.run("cashier", want_prepaid_invoice, want);
    let filled = || {
        let ask = FillTaxBatch { receipts: vec![PrepaidReceiptId(1)], ..fill(&template(), &[], false) };
        till.run("cashier", fill_tax_batch, ask);
    };
    filled();
    filled();
    let back = back_ask(&till, payment, 10_000, PaymentMeans::Cash);
    till.run("manager", refund_stored_value, back);
    filled();
    let first = till.text(&format!("SELECT number FROM payment WHERE id = {payment}"));
    let second = format!("{first}-2");
    let serials = "SELECT group_concat(DISTINCT serial || ' ' || amount) FROM tax_batch_receipt";
    assert_eq!(till.text(serials), format!("{first} 50000,{second} 40000"));
    // Whichever of the files was uploaded: its answer finds the receipt.
    for serial in [&first, &second] {
        let row = [
            "1",
            serial.as_str(),
            "普通发票",
            "26442000000100000001",
            "2026-03-02",
            "400",
            "***",
            "",
            "",
            "",
        ];
        let answer = results(&till, &[(3, &row)]);
        assert_eq!(answer["rows"][0]["prepaid_receipt_id"], json!(1), "{answer}");
        assert_eq!(answer["rows"][0]["problem"], Value::Null, "{answer}");
    }
}
