//! What the bureau hands back for a batch: shown row by row, and then kept.

use crate::invoice_batch::{FIRM, number_of, wants};
use crate::invoices::{invoice, record, two_sheets};
use crate::visit::Till;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::money::Money;
use domain::refusal::Refusal;
use features::till::invoices::{
    KeepInvoiceResults, ReadInvoiceResults, keep_invoice_results, read_invoice_results,
};
use serde_json::{Value, json};
use shop_tests::typed::{field, request};
use shop_tests::workbook::{sheet, workbook};

const RESULT_HEAD: &[&str] = &[
    "序号",
    "发票流水号",
    "发票票种",
    "数电发票号码",
    "开票日期",
    "金额",
    "税额",
    "购买方名称",
    "购方识别号",
    "失败原因",
];

pub fn results(till: &Till, rows: &[(u32, &[&str])]) -> Value {
    results_under(till, RESULT_HEAD, rows)
}

fn results_under(till: &Till, head: &[&str], rows: &[(u32, &[&str])]) -> Value {
    let rows: Vec<(u32, &[&str])> = [(2_u32, head)].into_iter().chain(rows.iter().copied()).collect();
    let file = workbook(&[sheet("说明", &[(1, &["导出说明"])]), sheet("结果", &rows)]);
    till.run("cashier", read_invoice_results, ReadInvoiceResults { content: STANDARD.encode(file) })
}

#[test]
fn what_the_bureau_hands_back_is_matched_by_serial_shown_and_then_kept() {
    let till = two_sheets();
    wants(&till, 1, "张小芳", "");
    let (one, two) = (number_of(&till, 1), number_of(&till, 2));
    let answer = results(
        &till,
        &[
            (
                3,
                &[
                    "1",
                    &one,
                    "数电发票（普通发票）",
                    "26442000000100000001",
                    "2026-03-02 18:20:11",
                    "176.99",
                    "23.01",
                    "张小芳",
                    "",
                    "",
                ],
            ),
            (4, &["2", &two, "", "", "", "", "", "平安产险", "", "购买方纳税人识别号不正确"]),
            (
                5,
                &[
                    "3",
                    "JS19990101001",
                    "普通发票",
                    "26442000000100000009",
                    "2026-03-02",
                    "1",
                    "0",
                    "别家",
                    "",
                    "",
                ],
            ),
        ],
    );
    assert_eq!((answer["rows"].as_array().unwrap().len(), &answer["of_others"]), (2, &json!(1)));
    let [first, second] = [0, 1].map(|row| answer["rows"][row].clone());
    assert_eq!((&first["problem"], &first["amount"]), (&Value::Null, &json!(20_000)));
    assert_eq!(second["reason"], "购买方纳税人识别号不正确");
    assert_eq!((&second["record"], &second["problem"]["params"]["field"]), (&Value::Null, &json!("number")));
    assert_eq!(till.number("SELECT count(*) FROM tax_invoice"), 0, "shown before it is kept");

    let of_first = || KeepInvoiceResults { invoices: vec![field(&first, "record")] };
    let kept = till.run("cashier", keep_invoice_results, of_first());
    assert_eq!(kept["kept"], 1);
    let sums = "SELECT amount * 1000000 + tax FROM tax_invoice";
    assert_eq!(till.number(sums), 20_000 * 1_000_000 + 2_301);
    assert_eq!(till.text("SELECT kind FROM tax_invoice"), "digital_general");
    assert_eq!(till.number("SELECT invoiced FROM settlement WHERE id = 1"), 20_000);
    // The same file once more.
    let again = till.refused("cashier", "keep_invoice_results", request(of_first()));
    assert_eq!(again, Refusal::OverInvoiced { number: one, amount: Money(20_000), left: Money::ZERO });
}

#[test]
fn each_row_that_cannot_be_kept_says_why() {
    let till = two_sheets();
    let two = number_of(&till, 2);
    record(&till, 1, &[(2, 10_000)]);
    let good = ["", &two, "普通发票", "26442000000100000002", "2026/3/2", "100", "13", "平安产险", FIRM, ""];
    let but = |place: usize, text: &'static str| {
        let mut row = good;
        row[place] = text;
        row
    };
    let rows = [
        but(3, "2644200000010000000"),
        but(3, "26442000000100000001"),
        but(3, "26442000000100000001"),
        but(2, "发票"),
        but(4, ""),
        but(4, "下周一"),
        but(4, "2026-03-09"),
        but(5, ""),
        but(5, "999"),
        but(8, "91350100M000100Y44"),
        but(3, "26442000000100000003"),
        but(3, "26442000000100000003"),
    ];
    let rows: Vec<(u32, &[&str])> = (3..).zip(rows.iter().map(<[&str; 10]>::as_slice)).collect();
    let answer = results(&till, &rows);
    let said: Vec<String> = answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let (code, params) = (&row["problem"]["code"], &row["problem"]["params"]);
            format!(
                "{} {} {}",
                code.as_str().unwrap_or("-"),
                params["field"].as_str().unwrap_or("-"),
                params["problem"].as_str().unwrap_or("-")
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "invoice_digits number -",
            "invoice_known - -",
            "invoice_known - -",
            "bad_field kind empty",
            "bad_field issued_on empty",
            "bad_field issued_on not_a_date",
            "bad_field issued_on in_the_future",
            "bad_field amount empty",
            "over_invoiced - -",
            "buyer_tax_number - wrong_check",
            "- - -",
            "invoice_known - -",
        ]
    );
    let no_results = workbook(&[sheet("别的", &[(1, &["车牌", "电话"])])]);
    let no_results = request(ReadInvoiceResults { content: STANDARD.encode(no_results) });
    let refused = till.refused("cashier", "read_invoice_results", no_results);
    assert_eq!(refused, Refusal::NoInvoiceResults);
    let all_or_none =
        KeepInvoiceResults { invoices: vec![invoice(7, &[(1, 1)]), invoice(8, &[(1, 20_000)])] };
    let refused = till.refused("cashier", "keep_invoice_results", request(all_or_none));
    assert!(matches!(refused, Refusal::OverInvoiced { .. }));
    assert_eq!(till.number("SELECT count(*) FROM tax_invoice"), 1);
}

#[test]
fn a_file_without_tax_numbers_leaves_the_kept_one_as_it_is() {
    let till = two_sheets();
    wants(&till, 2, "平安产险深圳分公司", FIRM);
    let (one, two) = (number_of(&till, 1), number_of(&till, 2));
    let head = &["发票流水号", "发票票种", "数电发票号码", "开票日期", "价税合计", "购买方名称"];
    let row = |serial: &'static str, number: &'static str, amount: &'static str, title: &'static str| {
        [serial, "普通发票", number, "2026-03-02", amount, title]
    };
    let (one, two): (&'static str, &'static str) = (one.leak(), two.leak());
    let kept = row(two, "26442000000100000001", "100.00", "平安产险深圳分公司");
    // A firm nobody told the number of is no person; nor is the other's number its own.
    let unknown = row(one, "26442000000100000002", "200.00", "顺达物流有限公司");
    let another = row(two, "26442000000100000003", "100.00", "人保财险");
    let untitled = row(two, "26442000000100000004", "100.00", "");
    let answer = results_under(&till, head, &[(3, &kept), (4, &unknown), (5, &another), (6, &untitled)]);
    let buyer = json!({ "title": "平安产险深圳分公司", "tax_number": FIRM, "is_person": false });
    assert_eq!(answer["rows"][0]["record"]["buyer"], buyer);
    let missing = json!({ "code": "buyer_tax_number", "params": { "problem": "missing" } });
    assert_eq!([&answer["rows"][1]["problem"], &answer["rows"][2]["problem"]], [&missing, &missing]);
    assert_eq!(answer["rows"][3]["record"]["buyer"], buyer);

    let invoices = vec![field(&answer["rows"][0], "record"), field(&answer["rows"][3], "record")];
    till.run("cashier", keep_invoice_results, KeepInvoiceResults { invoices });
    assert_eq!(till.text("SELECT tax_number FROM invoice_buyer"), FIRM);
    assert_eq!(till.number("SELECT is_person FROM invoice_buyer"), 0);

    // The person says whose invoice it is, and reads the file again.
    wants(&till, 1, "顺达物流有限公司", FIRM);
    let answer = results_under(&till, head, &[(4, &unknown)]);
    assert_eq!(answer["rows"][0]["record"]["buyer"]["tax_number"], FIRM);
    // Where the file itself calls the buyer a person, it is one.
    let head =
        &["发票流水号", "发票票种", "数电发票号码", "开票日期", "价税合计", "购买方名称", "受票方自然人标识"];
    let person = [one, "普通发票", "26442000000100000002", "2026-03-02", "200.00", "李四", "是"];
    let answer = results_under(&till, head, &[(3, &person)]);
    let buyer = json!({ "title": "李四", "tax_number": "", "is_person": true });
    assert_eq!(answer["rows"][0]["record"]["buyer"], buyer);
}
