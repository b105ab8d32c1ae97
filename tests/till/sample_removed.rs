//! What the shop's own work holds on to stays when the sample shop is taken out.

use crate::invoices::invoice;
use crate::packages::{agreed, draw, lines, sale, sold};
use crate::visit::{Till, figures};
use domain::ids::{PrepaidReceiptId, ServiceContractId};
use domain::line::LineKind;
use domain::money::Money;
use domain::tax_invoice::balance::ReceiptAmount;
use features::till::invoices::{RecordTaxInvoice, record_tax_invoice};
use features::till::sell_contract;
use serde_json::Value;
use storage::StorageError;

/// As if the sample had sold this contract; then the sample goes.
fn goes_with_contract(till: &Till, id: i64) {
    let actor = till.shop.actor(&till.session("manager"), "remove_sample_shop", None, &Value::Null);
    let gone = till.shop.db.write(&actor, |w| -> Result<Value, StorageError> {
        w.mark_sample_contract(ServiceContractId(id))?;
        while w.remove_some_of_sample(1)? {}
        Ok(Value::Null)
    });
    gone.expect("nothing holds on to what goes");
    assert_eq!(till.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

#[test]
fn an_invoice_of_prepaid_money_goes_with_the_last_of_its_receipts() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    till.run("cashier", sell_contract, sale(80_000));
    let share = |id| ReceiptAmount { prepaid_receipt_id: PrepaidReceiptId(id), amount: Money(70_000) };
    // What was paid by phone for either.
    let ask = RecordTaxInvoice { receipts: vec![share(2), share(4)], ..invoice(1, &[]) };
    till.run("cashier", record_tax_invoice, ask);
    goes_with_contract(&till, 1);
    assert_eq!(till.number("SELECT id FROM service_contract"), 2);
    assert_eq!(till.number("SELECT count(*) FROM tax_invoice"), 1);
    assert_eq!(till.number("SELECT sum(amount) FROM tax_invoice_receipt"), 70_000);
    goes_with_contract(&till, 2);
    assert_eq!(till.number("SELECT count(*) FROM tax_invoice"), 0);
}

#[test]
fn a_contract_stays_whose_sheet_was_taken_back_and_whose_line_was_withdrawn() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    draw(&till, 1).unwrap();
    agreed(&till);
    till.bill(0, 0);
    let sheet = till.number("SELECT id FROM settlement WHERE service_contract_id IS NOT NULL");
    till.void(sheet, "没有做");
    let drawn = lines(&till).into_iter().find(|line| line["payer"] == "contract").unwrap();
    till.withdraws(&drawn, "没有做");
    goes_with_contract(&till, 1);
    assert_eq!(till.number("SELECT count(*) FROM service_contract WHERE sample = 0"), 1);
}
