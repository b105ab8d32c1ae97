//! Every movement of money there is, in an order in which a shop could make them.

use crate::shop::Look;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::line::LineKind;
use serde_json::{Value, json};
use shop_tests::workbook::{sheet, workbook};

pub struct Movement {
    /// What happens, by the word of the till; no two are the same.
    pub does: &'static str,
    pub command: &'static str,
    /// How many rows more there are of those that say where money is; of the rest as many as before.
    pub adds: &'static [(&'static str, i64)],
    pub ask: fn(&Look<'_>) -> Value,
}

/// Where money is, and what was promised for it.
pub const MONEY_ROWS: [&str; 16] = [
    "payment",
    "settlement",
    "account_movement",
    "account_statement",
    "shift",
    "cash_movement",
    "voucher",
    "service_package",
    "service_contract",
    "contract_draw",
    "tax_invoice",
    "tax_invoice_sheet",
    "tax_batch",
    "tax_batch_sheet",
    "tax_batch_receipt",
    "tax_code",
];

const fn moves(
    does: &'static str,
    command: &'static str,
    adds: &'static [(&'static str, i64)],
    ask: fn(&Look<'_>) -> Value,
) -> Movement {
    Movement { does, command, adds, ask }
}

const RECEIPT: &[(&str, i64)] = &[("payment", 1)];
const CODE: &str = "1090511010000000000";
const REASON: &str = "客户要求";

fn part(means: &str, amount: i64) -> Value {
    json!({ "means": means, "amount": amount, "tendered": amount })
}

fn pays(look: &Look<'_>, visit: &str, payer: &str, part: &Value) -> Value {
    let sheet = look.sheet(visit, payer);
    json!({ "settlement_id": sheet, "owed": look.due(sheet), "parts": [part] })
}

fn own(look: &Look<'_>, means: &str, amount: i64) -> Value {
    pays(look, "own", "customer", &part(means, amount))
}

fn voucher(number: &str, amount: i64, third_party: bool) -> Value {
    let mut part = part("voucher", amount);
    part["voucher"] = json!({ "number": number, "third_party": third_party });
    part
}

/// Some of a receipt goes back by its own means.
fn back_of(look: &Look<'_>, payment: i64, means: &str, amount: i64) -> Value {
    let left = look
        .number(&format!("SELECT sum(amount) FROM payment WHERE id = {payment} OR refund_of = {payment}"));
    json!({ "payment_id": payment, "refundable": left, "amount": amount, "means": means, "reason": REASON })
}

fn prepaid(look: &Look<'_>) -> i64 {
    look.number("SELECT min(id) FROM prepaid_receipt WHERE received > invoiced")
}

/// The same of the newest that came in by it.
fn back(look: &Look<'_>, means: &str, amount: i64) -> Value {
    back_of(look, look.receipt(means), means, amount)
}

fn cash(direction: &str, amount: i64) -> Value {
    json!({ "direction": direction, "amount": amount, "reason": REASON })
}

fn invoice(look: &Look<'_>, last: i64, visit: &str, payer: &str, amount: i64) -> Value {
    json!({ "kind": "digital_general", "invoice_code": "", "number": format!("264420000001{last:08}"),
            "issued_on": "2026-03-02", "tax": null,
            "sheets": [{ "settlement_id": look.sheet(visit, payer), "amount": amount }],
            "buyer": { "title": "顺达物流有限公司", "tax_number": "91350100M000100Y43", "is_person": false } })
}

/// The template of the tax bureau, of one sheet.
fn template() -> String {
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
    STANDARD.encode(workbook(&[sheet("开票", &[(1, &["标题"]), (2, head)])]))
}

fn contract(look: &Look<'_>) -> i64 {
    look.number("SELECT max(id) FROM service_contract")
}

fn newest_line(look: &Look<'_>) -> Value {
    let id = look.number(&format!("SELECT max(id) FROM line WHERE work_order_id = {}", look.id("drawn")));
    json!({ "line_id": id, "version": look.version("line", id) })
}

fn insurer() -> Value {
    json!({ "payer": "insurer", "payer_name": "平安产险", "customer_id": null })
}

const ON_ACCOUNT: &str =
    "SELECT coalesce(sum(on_account), 0) FROM settlement WHERE payer = 'insurer' AND payer_name = '平安产险'";

pub const MOVEMENTS: &[Movement] = &[
    moves("a shift is opened", "open_shift", &[("shift", 1)], |_| json!({ "opening_float": 50_000 })),
    moves("cash is paid into the drawer", "move_cash", &[("cash_movement", 1)], |_| cash("pay_in", 30_000)),
    moves("cash is paid out of the drawer", "move_cash", &[("cash_movement", 1)], |_| {
        cash("pay_out", 10_000)
    }),
    moves("stored value is topped up", "top_up_stored_value", RECEIPT, |look| {
        let customer =
            look.number(&format!("SELECT customer_id FROM work_order WHERE id = {}", look.id("own")));
        json!({ "customer_id": customer, "held": look.stored(), "means": "cash", "amount": 50_000,
                "tendered": 50_000, "gift": 5_000, "reason": REASON })
    }),
    moves("a deposit is taken for a booking", "take_booking_deposit", RECEIPT, |look| {
        let id = look.id("booking");
        json!({ "id": id, "version": look.version("appointment", id), "parts": [part("transfer", 8_000)] })
    }),
    moves("the deposit of a booking goes back", "refund_booking_deposit", RECEIPT, |look| {
        let mut ask = back(look, "transfer", 3_000);
        ask["version"] = look.version("appointment", look.id("booking")).into();
        ask
    }),
    moves(
        "a deposit is taken for a visit",
        "take_deposit",
        &[("payment", 2)],
        |look| json!({ "work_order_id": look.id("own"), "held": 0, "parts": [part("alipay", 12_000), part("cash", 8_000)] }),
    ),
    moves("vouchers are issued", "issue_vouchers", &[("voucher", 3)], |_| {
        json!({ "name": "春节代金券", "face_value": 10_000, "smallest_bill": 0, "valid_from": "2026-03-01",
                "valid_until": "2026-03-31", "customer_id": null, "count": 3, "numbers": [] })
    }),
    moves("a voucher is withdrawn", "withdraw_voucher", &[], |look| {
        let id = look.number("SELECT max(id) FROM voucher");
        json!({ "id": id, "version": look.version("voucher", id), "reason": REASON })
    }),
    moves(
        "the bill is made",
        "prepare_bill",
        &[("settlement", 1)],
        |look| json!({ "work_order_id": look.id("own"), "discount": 0, "rounding": 0 }),
    ),
    moves(
        "the bill goes to the till",
        "complete_preparation",
        &[],
        |look| json!({ "work_order_id": look.id("own") }),
    ),
    moves("a sheet is paid in cash", "take_payment", RECEIPT, |look| own(look, "cash", 10_000)),
    moves("a sheet is paid by card", "take_payment", RECEIPT, |look| own(look, "card", 5_000)),
    moves("a sheet is paid by WeChat", "take_payment", RECEIPT, |look| own(look, "wechat", 6_000)),
    moves("a sheet is paid by Alipay", "take_payment", RECEIPT, |look| own(look, "alipay", 7_000)),
    moves("a sheet is paid by transfer", "take_payment", RECEIPT, |look| own(look, "transfer", 8_000)),
    moves("a sheet is paid from the deposit", "take_payment", RECEIPT, |look| own(look, "deposit", 9_000)),
    moves("a sheet is paid from stored value", "take_payment", RECEIPT, |look| {
        own(look, "stored_value", 30_000)
    }),
    moves("a sheet is paid by a voucher of the shop", "take_payment", RECEIPT, |look| {
        let number = look.text("SELECT number FROM voucher ORDER BY id LIMIT 1");
        pays(look, "own", "customer", &voucher(&number, 10_000, false))
    }),
    moves("a sheet is paid by a coupon of a platform", "take_payment", RECEIPT, |look| {
        pays(look, "own", "customer", &voucher("MT8801", 3_000, true))
    }),
    moves("a sheet is paid by an insurer", "take_payment", RECEIPT, |look| {
        pays(look, "claimed", "insurer", &part("insurer", 20_000))
    }),
    moves("several means at once pay a sheet", "take_payment", &[("payment", 3)], |look| {
        let number = look.text("SELECT number FROM voucher ORDER BY id LIMIT 1 OFFSET 1");
        let mut ask = own(look, "cash", 1_000);
        ask["parts"] =
            json!([part("cash", 1_000), part("stored_value", 2_000), voucher(&number, 10_000, false)]);
        ask
    }),
    moves("cash goes back", "refund_payment", RECEIPT, |look| {
        let paid = look.number("SELECT max(id) FROM payment WHERE means = 'cash' AND amount = 10000");
        back_of(look, paid, "cash", 4_000)
    }),
    moves("a voucher goes back", "refund_payment", RECEIPT, |look| back(look, "voucher", 10_000)),
    moves("stored value goes back", "refund_payment", RECEIPT, |look| {
        let drawn =
            look.number("SELECT max(id) FROM payment WHERE means = 'stored_value' AND amount = 30000");
        back_of(look, drawn, "stored_value", 6_000)
    }),
    moves("a part of the deposit goes back", "refund_payment", RECEIPT, |look| {
        let paid = look.number("SELECT id FROM payment WHERE means = 'cash' AND amount = 8000");
        back_of(look, paid, "cash", 2_000)
    }),
    moves(
        "a sheet that was paid is taken back",
        "void_settlement",
        &[("settlement", 1), ("payment", 5)],
        |look| {
            let sheet = look.sheet("own", "customer");
            let received = look.number(&format!("SELECT received FROM settlement WHERE id = {sheet}"));
            json!({ "settlement_id": sheet, "received": received, "on_account": 0, "reason": REASON })
        },
    ),
    moves("stored value is given back", "refund_stored_value", RECEIPT, |look| {
        let paid = look.number("SELECT min(id) FROM payment WHERE customer_id IS NOT NULL");
        json!({ "payment_id": paid, "held": look.stored(), "amount": 20_000, "means": "cash", "reason": REASON })
    }),
    moves("a manager's yes makes the bill", "answer_approval", &[("settlement", 1)], |look| {
        let id = look.id("approval");
        json!({ "id": id, "version": look.version("approval", id), "granted": true, "note": "" })
    }),
    moves(
        "a sheet is put on account",
        "put_on_account",
        &[("account_movement", 1)],
        |look| json!({ "settlement_id": look.sheet("claimed", "customer"), "reason": "月结" }),
    ),
    moves(
        "the rest of a claim is put on account",
        "put_on_account",
        &[("account_movement", 1)],
        |look| json!({ "settlement_id": look.sheet("claimed", "insurer"), "reason": "月结" }),
    ),
    moves(
        "a part of one account comes in",
        "collect_on_account",
        &[("payment", 1), ("account_movement", 1)],
        |look| pays(look, "claimed", "customer", &part("transfer", 15_000)),
    ),
    moves(
        "some of what came in goes back onto the account",
        "refund_payment",
        &[("payment", 1), ("account_movement", 1)],
        |look| back(look, "transfer", 5_000),
    ),
    moves(
        "an account of several sheets comes in",
        "collect_account",
        &[("payment", 2), ("account_movement", 2)],
        |look| {
            json!({ "debtor": insurer(), "owed": look.number(ON_ACCOUNT), "sheets": [],
                    "parts": [part("transfer", 100_000)] })
        },
    ),
    moves(
        "a statement of an account is made out",
        "make_account_statement",
        &[("account_statement", 1)],
        |look| {
            json!({ "debtor": insurer(), "from": "2026-03-01", "to": "2026-03-02",
                "closing": look.number(ON_ACCOUNT) })
        },
    ),
    moves("a package is offered", "save_package", &[("service_package", 1)], |_| {
        let item = |times: i64, amount: i64, kind: &str, name: &str, price: i64, quantity: i64| {
            json!({ "times": times, "amount": amount, "item": null, "kind": kind, "code": "", "name": name,
                    "unit": "次", "quantity": quantity, "hours": 0, "unit_price": price, "tax_rate": 1300 })
        };
        json!({ "id": null, "version": 0, "name": "保养套餐", "price": 80_000, "valid_months": 12,
                "valid_km": 20_000, "vehicle_bound": true, "active": true,
                "package_items": [item(3, 0, "part", "机油保养", 30_000, 1_000), item(0, 50_000, "other", "养护金", 0, 0)] })
    }),
    moves("a package is sold", "sell_contract", &[("service_contract", 1), ("payment", 2)], |look| {
        let id = look.number("SELECT max(id) FROM service_package");
        json!({ "service_package_id": id, "version": look.version("service_package", id),
                "customer_id": look.id("buyer"), "vehicle_id": look.id("vehicle"), "start_km": 30_000,
                "parts": [part("cash", 30_000), part("wechat", 50_000)] })
    }),
    moves(
        "a package is drawn from",
        "draw_from_contract",
        &[("contract_draw", 1)],
        |look| json!({ "work_order_id": look.id("drawn"), "service_contract_id": contract(look), "position": 0, "times": 1 }),
    ),
    moves("what was drawn goes back to the package", "remove_line", &[("contract_draw", -1)], newest_line),
    moves("a package covers a line", "cover_by_contract", &[("contract_draw", 1)], |look| {
        let mut ask = newest_line(look);
        ask["service_contract_id"] = contract(look).into();
        ask["position"] = 1.into();
        ask
    }),
    moves("a covered line goes back to the package", "remove_line", &[("contract_draw", -1)], newest_line),
    moves("a package is given back", "give_contract_back", &[("payment", 2)], |look| {
        let id = contract(look);
        json!({ "id": id, "version": look.version("service_contract", id), "amount": 80_000, "means": null,
                "reason": "车卖了" })
    }),
    moves("codes of the tax bureau are kept", "save_tax_codes", &[("tax_code", 8)], |_| {
        let code = |kind: &LineKind| json!({ "line_kind": kind, "tax_code": CODE });
        json!({ "codes": LineKind::ALL.iter().map(code).collect::<Vec<_>>() })
    }),
    moves("an invoice is wanted", "want_tax_invoice", &[], |look| {
        json!({ "settlement_id": look.sheet("paid", "customer"), "wanted": true,
                "buyer": { "title": "张小芳", "tax_number": "", "is_person": true } })
    }),
    moves(
        "an invoice of prepaid money is wanted",
        "want_prepaid_invoice",
        &[],
        |look| json!({ "prepaid_receipt_id": prepaid(look), "wanted": true, "buyer": null }),
    ),
    moves("an invoice of prepaid money is recorded", "record_tax_invoice", &[("tax_invoice", 1)], |look| {
        let mut ask = invoice(look, 9, "paid", "customer", 100);
        ask["sheets"] = json!([]);
        ask["receipts"] = json!([{ "prepaid_receipt_id": prepaid(look), "amount": 100 }]);
        ask
    }),
    moves(
        "the bureau's template is filled",
        "fill_tax_batch",
        &[("tax_batch", 1), ("tax_batch_sheet", 1)],
        |look| {
            json!({ "file_name": "批量开票模板.xlsx", "content": template(), "is_special": false,
                    "sheets": [look.sheet("paid", "customer")], "leave_out_wrong": false })
        },
    ),
    moves(
        "an invoice is recorded",
        "record_tax_invoice",
        &[("tax_invoice", 1), ("tax_invoice_sheet", 1)],
        |look| invoice(look, 1, "paid", "customer", 20_000),
    ),
    moves("a recorded invoice is taken back", "take_back_tax_invoice", &[], |look| {
        let id = look.number("SELECT max(id) FROM tax_invoice");
        json!({ "id": id, "version": look.version("tax_invoice", id), "reason": REASON })
    }),
    moves(
        "the bureau's results are kept",
        "keep_invoice_results",
        &[("tax_invoice", 2), ("tax_invoice_sheet", 2)],
        |look| {
            json!({ "invoices": [invoice(look, 2, "paid", "customer", 30_000),
                                 invoice(look, 3, "trusted", "insurer", 40_000)] })
        },
    ),
    moves(
        "a red invoice is recorded",
        "record_red_invoice",
        &[("tax_invoice", 1), ("tax_invoice_sheet", 1)],
        |look| {
            let mut ask = invoice(look, 4, "paid", "customer", 10_000);
            ask["red_of"] = look.number("SELECT min(id) FROM tax_invoice WHERE amount = 30_000").into();
            ask
        },
    ),
    moves("the shift is closed", "close_shift", &[], |look| {
        json!({ "id": look.number("SELECT max(id) FROM shift"), "counted": [{ "denomination": 10_000, "pieces": 9 }],
                "explanation": "点钞差额", "closed_for": "" })
    }),
];
