//! Every movement of money there is, in an order in which a shop could make them.

use crate::asks::{
    REASON, back, back_of, cash, contract, insurer, invoice, merge, newest_line, newest_sale, order, own,
    package, parts_back, pays, prepaid, puncture, red_invoice, sale, sheet_of, sold_parts, spring_vouchers,
    template, voucher,
};
use crate::shop::Look;
use domain::ids::{
    AppointmentId, ApprovalId, CoreDepositId, CustomerId, DataRequestId, LineId, PaymentId, RecordMergeId,
    ShiftId, TaxInvoiceId, VoucherId, WorkOrderId,
};
use domain::line::LineKind;
use domain::money::{Money, Quantity};
use domain::settlement::PaymentMeans;
use domain::shift::{CashCount, CashDirection};
use domain::tax_invoice::balance::ReceiptAmount;
use domain::tax_invoice::buyer::BuyerFigures;
use domain::tax_invoice::sales::SaleAmount;
use features::counter_sales::cores::{GiveCoreBack, KeepCore, TakeCoreDeposits};
use features::counter_sales::sell::{SellAtCounter, SellOnAccount};
use features::counter_sales::take_back::ExchangeAtCounter;
use features::counter_sales::unused::TakeBackWithCore;
use features::data_requests::EraseCustomer;
use features::picking::issue::TakeBackPart;
use features::records::merging::UndoMerge;
use features::till::approvals::AnswerApproval;
use features::till::invoices::{
    CodeOfKind, FillTaxBatch, KeepInvoiceResults, RecordRedInvoice, RecordSaleInvoice, RecordSaleRed,
    RecordTaxInvoice, SaveTaxCodes, TakeBackTaxInvoice, WantPrepaidInvoice, WantSaleInvoice, WantTaxInvoice,
};
use features::till::shifts::{CloseShift, OpenShift};
use features::till::vouchers::WithdrawVoucher;
use features::till::{
    CollectAccount, CollectOnAccount, GiveContractBack, MakeAccountStatement, PrepareBill, PutOnAccount,
    RefundBookingDeposit, RefundStoredValue, TakeBookingDeposit, TakeDeposit, TakePayment, TopUpStoredValue,
    VoidSettlement,
};
use features::visit::lines::RemoveLine;
use features::visit::lines::drawn::{CoverByContract, DrawFromContract};
use features::visit::workshop::AskVisitAction;
use serde_json::Value;
use shop_tests::asks_till::{day, monday, part};
use shop_tests::typed::request;

pub struct Movement {
    /// What happens, by the word of the till; no two are the same.
    pub does: &'static str,
    pub command: &'static str,
    /// How many rows more there are of those that say where money is; of the rest as many as before.
    pub adds: &'static [(&'static str, i64)],
    pub ask: fn(&Look<'_>) -> Value,
}

/// Where money is, and what was promised for it.
pub const MONEY_ROWS: [&str; 21] = [
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
    "counter_sale",
    "counter_return",
    "core_deposit",
    "core_movement",
    "tax_invoice",
    "tax_invoice_sheet",
    "tax_invoice_sale",
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

/// From the one who owes it, and to the other.
const PASSED_ON: &[(&str, i64)] = &[("account_movement", 2)];
const RECEIPT: &[(&str, i64)] = &[("payment", 1)];
const CODE: &str = "1090511010000000000";

const ON_ACCOUNT: &str =
    "SELECT coalesce(sum(on_account), 0) FROM settlement WHERE payer = 'insurer' AND payer_name = '平安产险'";

pub const MOVEMENTS: &[Movement] = &[
    moves("a shift is opened", "open_shift", &[("shift", 1)], |_| {
        request(OpenShift { opening_float: Money(50_000) })
    }),
    moves("cash is paid into the drawer", "move_cash", &[("cash_movement", 1)], |_| {
        request(cash(CashDirection::PayIn, 30_000))
    }),
    moves("cash is paid out of the drawer", "move_cash", &[("cash_movement", 1)], |_| {
        request(cash(CashDirection::PayOut, 10_000))
    }),
    moves("stored value is topped up", "top_up_stored_value", RECEIPT, |look| {
        let customer =
            look.number(&format!("SELECT customer_id FROM work_order WHERE id = {}", look.id("own")));
        request(TopUpStoredValue {
            customer_id: CustomerId(customer),
            held: Money(look.stored()),
            means: PaymentMeans::Cash,
            amount: Money(50_000),
            tendered: Money(50_000),
            gift: Money(5_000),
            reason: REASON.to_owned(),
        })
    }),
    moves("a deposit is taken for a booking", "take_booking_deposit", RECEIPT, |look| {
        let id = look.id("booking");
        request(TakeBookingDeposit {
            id: AppointmentId(id),
            version: look.version("appointment", id),
            parts: vec![part(PaymentMeans::Transfer, 8_000)],
        })
    }),
    moves("the deposit of a booking goes back", "refund_booking_deposit", RECEIPT, |look| {
        let paid = back(look, PaymentMeans::Transfer, 3_000);
        request(RefundBookingDeposit {
            payment_id: paid.payment_id,
            version: look.version("appointment", look.id("booking")),
            amount: paid.amount,
            means: paid.means,
            reason: paid.reason,
        })
    }),
    moves("a deposit is taken for a visit", "take_deposit", &[("payment", 2)], |look| {
        let parts = vec![part(PaymentMeans::Alipay, 12_000), part(PaymentMeans::Cash, 8_000)];
        request(TakeDeposit { work_order_id: order(look, "own"), held: Money::ZERO, parts })
    }),
    moves("vouchers are issued", "issue_vouchers", &[("voucher", 3)], |_| request(spring_vouchers())),
    moves("a voucher is withdrawn", "withdraw_voucher", &[], |look| {
        let id = look.number("SELECT max(id) FROM voucher");
        let version = look.version("voucher", id);
        request(WithdrawVoucher { id: VoucherId(id), version, reason: REASON.to_owned() })
    }),
    moves("the bill is made", "prepare_bill", &[("settlement", 1)], |look| {
        let (discount, rounding) = (Money::ZERO, Money::ZERO);
        request(PrepareBill { work_order_id: order(look, "own"), discount, rounding, approval: None })
    }),
    moves("the bill goes to the till", "complete_preparation", &[], |look| {
        request(AskVisitAction { work_order_id: order(look, "own") })
    }),
    moves("a sheet is paid in cash", "take_payment", RECEIPT, |look| {
        request(own(look, PaymentMeans::Cash, 10_000))
    }),
    moves("a sheet is paid by card", "take_payment", RECEIPT, |look| {
        request(own(look, PaymentMeans::Card, 5_000))
    }),
    moves("a sheet is paid by WeChat", "take_payment", RECEIPT, |look| {
        request(own(look, PaymentMeans::Wechat, 6_000))
    }),
    moves("a sheet is paid by Alipay", "take_payment", RECEIPT, |look| {
        request(own(look, PaymentMeans::Alipay, 7_000))
    }),
    moves("a sheet is paid by transfer", "take_payment", RECEIPT, |look| {
        request(own(look, PaymentMeans::Transfer, 8_000))
    }),
    moves("a sheet is paid from the deposit", "take_payment", RECEIPT, |look| {
        request(own(look, PaymentMeans::Deposit, 9_000))
    }),
    moves("a sheet is paid from stored value", "take_payment", RECEIPT, |look| {
        request(own(look, PaymentMeans::StoredValue, 30_000))
    }),
    moves("a sheet is paid by a voucher of the shop", "take_payment", RECEIPT, |look| {
        let number = look.text("SELECT number FROM voucher ORDER BY id LIMIT 1");
        request(pays(look, "own", "customer", vec![voucher(number, 10_000, false)]))
    }),
    moves("a sheet is paid by a coupon of a platform", "take_payment", RECEIPT, |look| {
        request(pays(look, "own", "customer", vec![voucher("MT8801".to_owned(), 3_000, true)]))
    }),
    moves("a sheet is paid by an insurer", "take_payment", RECEIPT, |look| {
        request(pays(look, "claimed", "insurer", vec![part(PaymentMeans::Insurer, 20_000)]))
    }),
    moves("several means at once pay a sheet", "take_payment", &[("payment", 3)], |look| {
        let number = look.text("SELECT number FROM voucher ORDER BY id LIMIT 1 OFFSET 1");
        let parts = vec![
            part(PaymentMeans::Cash, 1_000),
            part(PaymentMeans::StoredValue, 2_000),
            voucher(number, 10_000, false),
        ];
        request(TakePayment { parts, ..own(look, PaymentMeans::Cash, 1_000) })
    }),
    moves("cash goes back", "refund_payment", RECEIPT, |look| {
        let paid = look.number("SELECT max(id) FROM payment WHERE means = 'cash' AND amount = 10000");
        request(back_of(look, paid, PaymentMeans::Cash, 4_000))
    }),
    moves("a voucher goes back", "refund_payment", RECEIPT, |look| {
        request(back(look, PaymentMeans::Voucher, 10_000))
    }),
    moves("stored value goes back", "refund_payment", RECEIPT, |look| {
        let drawn =
            look.number("SELECT max(id) FROM payment WHERE means = 'stored_value' AND amount = 30000");
        request(back_of(look, drawn, PaymentMeans::StoredValue, 6_000))
    }),
    moves("a part of the deposit goes back", "refund_payment", RECEIPT, |look| {
        let paid = look.number("SELECT id FROM payment WHERE means = 'cash' AND amount = 8000");
        request(back_of(look, paid, PaymentMeans::Cash, 2_000))
    }),
    moves(
        "a sheet that was paid is taken back",
        "void_settlement",
        &[("settlement", 1), ("payment", 5)],
        |look| {
            let settlement_id = sheet_of(look, "own", "customer");
            let of_sheet = format!("SELECT received FROM settlement WHERE id = {}", settlement_id.0);
            request(VoidSettlement {
                settlement_id,
                received: Some(Money(look.number(&of_sheet))),
                on_account: Some(Money::ZERO),
                reason: REASON.to_owned(),
            })
        },
    ),
    moves("stored value is given back", "refund_stored_value", RECEIPT, |look| {
        let paid = look.number("SELECT min(id) FROM payment WHERE customer_id IS NOT NULL");
        request(RefundStoredValue {
            payment_id: PaymentId(paid),
            held: Money(look.stored()),
            amount: Money(20_000),
            means: PaymentMeans::Cash,
            reason: REASON.to_owned(),
        })
    }),
    moves("a manager's yes makes the bill", "answer_approval", &[("settlement", 1)], |look| {
        let id = look.id("approval");
        let version = look.version("approval", id);
        request(AnswerApproval { id: ApprovalId(id), version, granted: true, note: String::new() })
    }),
    moves("a sheet is put on account", "put_on_account", &[("account_movement", 1)], |look| {
        let settlement_id = sheet_of(look, "claimed", "customer");
        request(PutOnAccount { settlement_id, reason: "月结".to_owned() })
    }),
    moves("the rest of a claim is put on account", "put_on_account", &[("account_movement", 1)], |look| {
        let settlement_id = sheet_of(look, "claimed", "insurer");
        request(PutOnAccount { settlement_id, reason: "月结".to_owned() })
    }),
    moves(
        "a part of one account comes in",
        "collect_on_account",
        &[("payment", 1), ("account_movement", 1)],
        |look| {
            let parts = vec![part(PaymentMeans::Transfer, 15_000)];
            let TakePayment { settlement_id, owed, parts } = pays(look, "claimed", "customer", parts);
            request(CollectOnAccount { settlement_id, owed, parts })
        },
    ),
    moves(
        "some of what came in goes back onto the account",
        "refund_payment",
        &[("payment", 1), ("account_movement", 1)],
        |look| request(back(look, PaymentMeans::Transfer, 5_000)),
    ),
    moves(
        "an account of several sheets comes in",
        "collect_account",
        &[("payment", 2), ("account_movement", 2)],
        |look| {
            request(CollectAccount {
                debtor: insurer(),
                owed: Money(look.number(ON_ACCOUNT)),
                sheets: Vec::new(),
                sales: Vec::new(),
                parts: vec![part(PaymentMeans::Transfer, 100_000)],
            })
        },
    ),
    moves(
        "a statement of an account is made out",
        "make_account_statement",
        &[("account_statement", 1)],
        |look| {
            request(MakeAccountStatement {
                debtor: insurer(),
                from: day("2026-03-01"),
                to: monday(),
                closing: Money(look.number(ON_ACCOUNT)),
            })
        },
    ),
    moves("a package is offered", "save_package", &[("service_package", 1)], |_| request(package())),
    moves("a package is sold", "sell_contract", &[("service_contract", 1), ("payment", 2)], |look| {
        request(sale(look))
    }),
    moves("a package is drawn from", "draw_from_contract", &[("contract_draw", 1)], |look| {
        request(DrawFromContract {
            work_order_id: order(look, "drawn"),
            service_contract_id: contract(look),
            position: 0,
            times: 1,
            reason: None,
        })
    }),
    moves("what was drawn goes back to the package", "remove_line", &[("contract_draw", -1)], |look| {
        request(newest_line(look))
    }),
    moves("a package covers a line", "cover_by_contract", &[("contract_draw", 1)], |look| {
        let RemoveLine { line_id, version } = newest_line(look);
        let service_contract_id = contract(look);
        request(CoverByContract { line_id, version, service_contract_id, position: 1, reason: None })
    }),
    moves("a covered line goes back to the package", "remove_line", &[("contract_draw", -1)], |look| {
        request(newest_line(look))
    }),
    moves("a package is given back", "give_contract_back", &[("payment", 2)], |look| {
        let id = contract(look);
        request(GiveContractBack {
            id,
            version: look.version("service_contract", id.0),
            amount: Money(80_000),
            means: None,
            reason: "车卖了".to_owned(),
        })
    }),
    moves(
        "parts are sold over the counter",
        "sell_at_counter",
        &[("counter_sale", 1), ("payment", 1)],
        |look| request(sold_parts(look, 2)),
    ),
    moves(
        "parts come back over the counter",
        "take_back_sale",
        &[("counter_return", 1), ("payment", 1)],
        |look| request(parts_back(look)),
    ),
    moves(
        "parts are exchanged over the counter",
        "exchange_at_counter",
        &[("counter_return", 1), ("counter_sale", 1), ("payment", 2)],
        |look| request(ExchangeAtCounter { back: parts_back(look), sale: sold_parts(look, 3) }),
    ),
    moves(
        "a deposit is taken on an old part",
        "take_core_deposits",
        &[("core_deposit", 1), ("core_movement", 1), ("payment", 1)],
        |look| {
            let order = look.id("issued");
            let line = look.number(&format!("SELECT max(id) FROM line WHERE work_order_id = {order}"));
            request(TakeCoreDeposits {
                work_order_id: WorkOrderId(order),
                lines: vec![LineId(line)],
                amount: Money(40_000),
                parts: vec![part(PaymentMeans::Transfer, 40_000)],
            })
        },
    ),
    moves(
        "a part comes back from the car with its deposit",
        "take_back_with_core",
        &[("core_movement", 1), ("payment", 1)],
        |look| {
            let order = look.id("issued");
            let line = look.number(&format!("SELECT max(id) FROM line WHERE work_order_id = {order}"));
            let back = TakeBackPart {
                line_id: LineId(line),
                quantity: Quantity(1_000),
                unit: None,
                bin_id: None,
                note: "没用上".to_owned(),
            };
            request(TakeBackWithCore { back, core: Money(20_000), means: None })
        },
    ),
    moves(
        "an old part comes and is not worth all of it",
        "give_core_back",
        &[("core_movement", 1), ("payment", 1)],
        |look| {
            request(GiveCoreBack {
                id: CoreDepositId(look.number("SELECT max(id) FROM core_deposit")),
                quantity: Quantity(1_000),
                amount: Money(15_000),
                balance: Money(20_000),
                means: None,
                reason: "壳体裂".to_owned(),
            })
        },
    ),
    moves("what is left of it is kept", "keep_core", &[("core_movement", 1)], |look| {
        request(KeepCore {
            id: CoreDepositId(look.number("SELECT max(id) FROM core_deposit")),
            balance: Money(5_000),
            reason: "壳体裂".to_owned(),
        })
    }),
    moves(
        "parts are sold on account",
        "sell_on_account",
        &[("counter_sale", 1), ("account_movement", 1)],
        |look| {
            let customer_id = Some(CustomerId(look.id("buyer")));
            let sale = SellAtCounter { customer_id, parts: Vec::new(), ..sold_parts(look, 1) };
            request(SellOnAccount { sale, reason: "月结".to_owned() })
        },
    ),
    moves("an invoice of a sale is wanted", "want_sale_invoice", &[], |look| {
        request(WantSaleInvoice { id: newest_sale(look), wanted: true, buyer: None })
    }),
    moves(
        "an invoice of a sale is recorded",
        "record_sale_invoice",
        &[("tax_invoice", 1), ("tax_invoice_sale", 1)],
        |look| {
            let sales = vec![SaleAmount { counter_sale_id: newest_sale(look), amount: Money(29_000) }];
            let invoice =
                RecordTaxInvoice { sheets: Vec::new(), ..invoice(look, 7, "paid", "customer", 29_000) };
            request(RecordSaleInvoice { invoice, sales })
        },
    ),
    moves(
        "an invoice of a sale is reversed",
        "record_sale_red",
        &[("tax_invoice", 1), ("tax_invoice_sale", 1)],
        |look| {
            let sales = vec![SaleAmount { counter_sale_id: newest_sale(look), amount: Money(9_000) }];
            let of = invoice(look, 8, "paid", "customer", 9_000);
            let invoice = RecordRedInvoice {
                red_of: TaxInvoiceId(look.number("SELECT max(id) FROM tax_invoice")),
                kind: of.kind,
                invoice_code: of.invoice_code,
                number: of.number,
                issued_on: of.issued_on,
                tax: None,
                sheets: Vec::new(),
                receipts: Vec::new(),
            };
            request(RecordSaleRed { invoice, sales })
        },
    ),
    moves("codes of the tax bureau are kept", "save_tax_codes", &[("tax_code", 8)], |_| {
        let code = |kind: &LineKind| CodeOfKind { line_kind: *kind, tax_code: CODE.to_owned() };
        request(SaveTaxCodes { codes: LineKind::ALL.iter().map(code).collect() })
    }),
    moves("an invoice is wanted", "want_tax_invoice", &[], |look| {
        let title = "张小芳".to_owned();
        let buyer = Some(BuyerFigures { title, tax_number: String::new(), is_person: true });
        request(WantTaxInvoice { settlement_id: sheet_of(look, "paid", "customer"), wanted: true, buyer })
    }),
    moves("an invoice of prepaid money is wanted", "want_prepaid_invoice", &[], |look| {
        request(WantPrepaidInvoice { prepaid_receipt_id: prepaid(look), wanted: true, buyer: None })
    }),
    moves("an invoice of prepaid money is recorded", "record_tax_invoice", &[("tax_invoice", 1)], |look| {
        let receipts = vec![ReceiptAmount { prepaid_receipt_id: prepaid(look), amount: Money(100) }];
        let sheets = Vec::new();
        request(RecordTaxInvoice { sheets, receipts, ..invoice(look, 9, "paid", "customer", 100) })
    }),
    moves(
        "the bureau's template is filled",
        "fill_tax_batch",
        &[("tax_batch", 1), ("tax_batch_sheet", 1)],
        |look| {
            request(FillTaxBatch {
                file_name: "批量开票模板.xlsx".to_owned(),
                content: template(),
                sheets: vec![sheet_of(look, "paid", "customer")],
                receipts: Vec::new(),
                is_special: false,
                one_per_buyer: false,
                leave_out_wrong: false,
            })
        },
    ),
    moves(
        "an invoice is recorded",
        "record_tax_invoice",
        &[("tax_invoice", 1), ("tax_invoice_sheet", 1)],
        |look| request(invoice(look, 1, "paid", "customer", 20_000)),
    ),
    moves("a recorded invoice is taken back", "take_back_tax_invoice", &[], |look| {
        let id = look.number("SELECT max(id) FROM tax_invoice");
        let version = look.version("tax_invoice", id);
        request(TakeBackTaxInvoice { id: TaxInvoiceId(id), version, reason: REASON.to_owned() })
    }),
    moves(
        "the bureau's results are kept",
        "keep_invoice_results",
        &[("tax_invoice", 2), ("tax_invoice_sheet", 2)],
        |look| {
            let invoices = vec![
                invoice(look, 2, "paid", "customer", 30_000),
                invoice(look, 3, "trusted", "insurer", 40_000),
            ];
            request(KeepInvoiceResults { invoices, reds: Vec::new() })
        },
    ),
    moves(
        "a red invoice is recorded",
        "record_red_invoice",
        &[("tax_invoice", 1), ("tax_invoice_sheet", 1)],
        |look| request(red_invoice(look)),
    ),
    moves("an express order is paid", "express_order", &[("settlement", 1), ("payment", 1)], |look| {
        request(puncture(look))
    }),
    moves("two files of a customer are made one", "merge_records", PASSED_ON, |look| request(merge(look))),
    moves("they are two again", "undo_merge", PASSED_ON, |look| {
        let id = look.number("SELECT max(id) FROM record_merge");
        request(UndoMerge { id: RecordMergeId(id), version: look.version("record_merge", id) })
    }),
    moves("the data of a person is deleted", "erase_customer", &[], |look| {
        let id = look.id("asked");
        let version = look.version("data_request", id);
        request(EraseCustomer { id: DataRequestId(id), version, done: REASON.to_owned() })
    }),
    moves("the shift is closed", "close_shift", &[], |look| {
        request(CloseShift {
            id: ShiftId(look.number("SELECT max(id) FROM shift")),
            counted: vec![CashCount { denomination: Money(10_000), pieces: 9 }],
            compared: Vec::new(),
            explanation: "点钞差额".to_owned(),
            closed_for: String::new(),
        })
    }),
];
