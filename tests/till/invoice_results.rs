//! What the bureau hands back for a batch: shown row by row, and then kept.

use crate::invoice_batch::{FIRM, number_of, wants};
use crate::invoices::{invoice, record, two_sheets};
use crate::visit::Till;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::money::Money;
use domain::refusal::Refusal;
use features::till::invoices::{
    KeepInvoiceResults, ReadInvoiceResults, RecordRedInvoice, RecordTaxInvoice, keep_invoice_results,
    read_invoice_results,
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

pub fn keeps(invoices: Vec<RecordTaxInvoice>, reds: Vec<RecordRedInvoice>) -> KeepInvoiceResults {
    KeepInvoiceResults { invoices, reds }
}

pub fn results(till: &Till, rows: &[(u32, &[&str])]) -> Value {
    results_under(till, RESULT_HEAD, rows)
}

pub fn results_under(till: &Till, head: &[&str], rows: &[(u32, &[&str])]) -> Value {
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

    let of_first = || keeps(vec![field(&first, "record")], Vec::new());
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
    let all_or_none = keeps(vec![invoice(7, &[(1, 1)]), invoice(8, &[(1, 20_000)])], Vec::new());
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
    till.run("cashier", keep_invoice_results, keeps(invoices, Vec::new()));
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

/// As many as are kept at once, and one: it is no other shop's, and has its turn in the same
/// file once the others were kept.
#[test]
fn what_is_beyond_those_kept_at_once_is_said_and_read_the_next_time() {
    let till = two_sheets();
    let two = number_of(&till, 2);
    let numbers: Vec<String> = (0..201).map(|last| blue_number(1_000 + last)).collect();
    let row = |number| ["", two.as_str(), "普通发票", number, "2026-03-02", "1", "0", "平安产险", FIRM, ""];
    let rows: Vec<[&str; 10]> = numbers.iter().map(|number| row(number.as_str())).collect();
    let rows: Vec<(u32, &[&str])> = (3..).zip(rows.iter().map(<[&str; 10]>::as_slice)).collect();
    let counts = |answer: &Value| {
        let right = |row: &&Value| row["problem"].is_null();
        let right = answer["rows"].as_array().unwrap().iter().filter(right).count();
        (right, answer["of_others"].clone(), answer["beyond"].clone())
    };
    let answer = results(&till, &rows);
    assert_eq!(counts(&answer), (200, json!(0), json!(1)));
    let all = answer["rows"].as_array().unwrap().iter().map(|row| field(row, "record")).collect();
    assert_eq!(till.run("cashier", keep_invoice_results, keeps(all, Vec::new()))["kept"], 200);
    let answer = results(&till, &rows);
    assert_eq!(counts(&answer), (1, json!(0), json!(0)));
    assert_eq!(answer["rows"][200]["invoice_number"], json!(numbers[200]));
    let last = keeps(vec![field(&answer["rows"][200], "record")], Vec::new());
    assert_eq!(till.run("cashier", keep_invoice_results, last)["kept"], 1);
    assert_eq!(till.number("SELECT invoiced FROM settlement WHERE id = 2"), 201 * 100);
}

/// As the list of a month's invoices is downloaded: without serials, reds below zero.
const LIST_HEAD: &[&str] = &[
    "数电发票号码",
    "开票日期",
    "金额",
    "税额",
    "价税合计",
    "发票票种",
    "是否正数发票",
    "购买方名称",
    "备注",
];

pub fn blue_number(last: i64) -> String {
    format!("264420000001{last:08}")
}

#[test]
fn a_red_row_takes_back_what_it_names_and_another_may_take_that_anew() {
    let till = two_sheets();
    record(&till, 1, &[(1, 20_000)]);
    record(&till, 2, &[(2, 30_000)]);
    wants(&till, 1, "张小芳", "");
    let one = number_of(&till, 1);
    let remark = |of: i64| format!("被红冲蓝字数电票号码：{} 红字发票信息确认单编号：44", blue_number(of));
    let (of_one, of_two, of_none) = (remark(1), remark(2), remark(77));
    let row =
        |number: &'static str, net: &'static str, tax: &'static str, gross: &'static str, remark: &str| {
            let is_positive = if gross.starts_with('-') { "否" } else { "是" };
            [number, "2026-03-02", net, tax, gross, "数电发票（普通发票）", is_positive, "张小芳", remark]
                .map(str::to_owned)
        };
    let rows = [
        // Newest first: the new one stands above the red one that makes room for it.
        row("26442000000100000005", "176.99", "23.01", "200", &one),
        row("26442000000100000004", "-176.99", "-23.01", "-200", &of_one),
        row("26442000000100000003", "-88.50", "-11.50", "-100", &of_two),
        row("26442000000100000006", "-221.24", "-28.76", "-250", &of_two),
        row("26442000000100000007", "-1", "0", "-1", &of_none),
    ];
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<(u32, &[&str])> = (3..).zip(rows.iter().map(Vec::as_slice)).collect();
    let answer = results_under(&till, LIST_HEAD, &rows);
    assert_eq!(answer["of_others"], json!(1), "what reverses no invoice of ours is not ours");
    let [new, whole, part, over] = [0, 1, 2, 3].map(|row| answer["rows"][row].clone());
    assert_eq!([&new["problem"], &whole["problem"], &part["problem"]], [&Value::Null; 3]);
    assert_eq!((&whole["reverses"], &whole["amount"]), (&json!(blue_number(1)), &json!(-20_000)));
    let left = json!({ "number": blue_number(2), "amount": 25_000, "left": 20_000 });
    assert_eq!(over["problem"], json!({ "code": "over_reversed", "params": left }));

    let reds = vec![field(&whole, "red"), field(&part, "red")];
    till.run("cashier", keep_invoice_results, keeps(vec![field(&new, "record")], reds));
    let invoiced = |sheet| till.number(&format!("SELECT invoiced FROM settlement WHERE id = {sheet}"));
    assert_eq!([invoiced(1), invoiced(2)], [20_000, 20_000]);
    let of_reds = "SELECT group_concat(amount || ' ' || tax, ', ') FROM tax_invoice WHERE red_of IS NOT NULL";
    assert_eq!(till.text(of_reds), "-20000 -2301, -10000 -1150");
}

#[test]
fn an_invoice_issued_anew_names_the_one_before_it_and_is_no_red_one() {
    let till = two_sheets();
    record(&till, 1, &[(1, 20_000)]);
    wants(&till, 1, "张小芳", "");
    // Of this sheet one invoice stands already.
    let anew = format!("{}-2", number_of(&till, 1));
    let row =
        |serial: &str, number: &'static str, gross: &'static str, positive: &'static str, remark: &str| {
            [serial, number, "2026-03-02", gross, "数电发票（普通发票）", positive, "张小芳", remark]
                .map(str::to_owned)
        };
    let (red_remark, blue_remark) = (
        format!("被红冲蓝字数电票号码：{} 红字发票信息确认单编号：44", blue_number(1)),
        format!("重开，原蓝字发票号码 {}", blue_number(1)),
    );
    let head = &[
        "发票流水号",
        "数电发票号码",
        "开票日期",
        "价税合计",
        "发票票种",
        "是否正数发票",
        "购买方名称",
        "备注",
    ];
    // Whether the file has a word of it or only the sign.
    for (minus, plus) in [("否", "是"), ("", "")] {
        let red = row("", "26442000000100000004", "-200", minus, &red_remark);
        let blue = row(&anew, "26442000000100000005", "200", plus, &blue_remark);
        for (red_at, rows) in [(0_usize, [&red, &blue]), (1, [&blue, &red])] {
            let rows: Vec<Vec<&str>> =
                rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<(u32, &[&str])> = (3..).zip(rows.iter().map(Vec::as_slice)).collect();
            let answer = results_under(&till, head, &rows);
            let (red, blue) = (&answer["rows"][red_at], &answer["rows"][1 - red_at]);
            assert_eq!([&red["problem"], &blue["problem"]], [&Value::Null; 2]);
            assert_eq!((&red["reverses"], &red["record"]), (&json!(blue_number(1)), &Value::Null));
            assert_eq!((&blue["reverses"], &blue["red"]), (&json!(""), &Value::Null));
            assert_eq!(blue["record"]["sheets"], json!([{ "settlement_id": 1, "amount": 20_000 }]));
        }
    }
    // A column of its own says no more than the remark does.
    let head =
        &["发票流水号", "数电发票号码", "开票日期", "价税合计", "发票票种", "购买方名称", "原蓝字发票号码"];
    let number = blue_number(1);
    let red = ["", "26442000000100000004", "2026-03-02", "-200", "普通发票", "张小芳", number.as_str()];
    let blue =
        [anew.as_str(), "26442000000100000005", "2026-03-02", "200", "普通发票", "张小芳", number.as_str()];
    let answer = results_under(&till, head, &[(3, &blue), (4, &red)]);
    let reds = vec![field(&answer["rows"][1], "red")];
    let kept = keeps(vec![field(&answer["rows"][0], "record")], reds);
    till.run("cashier", keep_invoice_results, kept);
    let amounts = "SELECT group_concat(amount, ', ') FROM tax_invoice";
    assert_eq!(till.text(amounts), "20000, -20000, 20000");
    assert_eq!(till.number("SELECT invoiced FROM settlement WHERE id = 1"), 20_000);
}

#[test]
fn a_red_row_that_leaves_a_doubt_is_named() {
    let till = two_sheets();
    record(&till, 1, &[(1, 20_000), (2, 30_000)]);
    let one = number_of(&till, 1);
    let head = &[
        "发票流水号",
        "发票票种",
        "数电发票号码",
        "开票日期",
        "价税合计",
        "购买方名称",
        "购方识别号",
        "对应蓝字发票号码",
    ];
    let row = |serial: &str, number: &str, gross: &str, reverses: &str| {
        [serial, "普通发票", number, "2026-03-02", gross, "顺达物流有限公司", FIRM, reverses]
            .map(str::to_owned)
    };
    let known = blue_number(1);
    let rows = [
        // A part of two sheets: of which of them nobody knows.
        row("", "26442000000100000002", "-100", &known),
        row("", "26442000000100000003", "-500", &known),
        row("", "26442000000100000004", "-0.01", &known),
        row(&one, "26442000000100000005", "-1", ""),
        row(&one, "26442000000100000006", "1", ""),
        row("", "26442000000100000007", "-1", "26442000000100000006"),
    ];
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<(u32, &[&str])> = (3..).zip(rows.iter().map(Vec::as_slice)).collect();
    let answer = results_under(&till, head, &rows);
    let said = |row: usize| answer["rows"][row]["problem"]["code"].clone();
    assert_eq!(
        [0, 1, 2, 3, 5].map(said),
        ["red_share_unknown", "-", "over_reversed", "red_of_nothing", "reversed_unknown"]
            .map(|code| if code == "-" { Value::Null } else { json!(code) })
    );
    // All of it leaves no doubt.
    let shares = json!([{ "settlement_id": 1, "amount": 20_000 }, { "settlement_id": 2, "amount": 30_000 }]);
    assert_eq!(answer["rows"][1]["red"]["sheets"], shares);
    assert_eq!(answer["rows"][4]["problem"], Value::Null, "what the red one gives back may be invoiced");
}
