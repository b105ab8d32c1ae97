//! Tax invoices: who asks for one, and what the tax bureau's page gave out.

use chrono::{DateTime, Utc};
use domain::dates::local_day;
use domain::line::Payer;
use domain::money::Money;
use domain::settlement::Settlement;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::balance::SheetAmount;
use domain::tax_invoice::buyer::{BuyerFigures, check_tax_number};
use features::till::invoices::{RecordTaxInvoice, WantTaxInvoice, record_tax_invoice, want_tax_invoice};
use kernel::error::Result;

use super::Player;

impl Player<'_> {
    /// The sheets that stand and are the customer's to pay.
    fn own_sheets(&self, visit: usize) -> Result<Vec<Settlement>> {
        let sheets = self.w.settlements_of(self.order(visit)?.id)?;
        Ok(sheets.into_iter().filter(|sheet| sheet.is_active() && sheet.payer == Payer::Customer).collect())
    }

    fn buyer(&self, visit: usize) -> BuyerFigures {
        let number = self.plan.cars[self.plan.visits[visit].car].customer;
        let customer = &self.plan.customers[number];
        let tax_number = if customer.company { tax_number(number) } else { String::new() };
        BuyerFigures { title: customer.name.clone(), tax_number, is_person: !customer.company }
    }

    pub(super) fn want_invoice(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        for sheet in self.own_sheets(visit)? {
            let ask =
                WantTaxInvoice { settlement_id: sheet.id, wanted: true, buyer: Some(self.buyer(visit)) };
            self.by(&self.staff.cashier, at, |cx| want_tax_invoice(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn invoice(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let buyer = self.buyer(visit);
        for sheet in self.own_sheets(visit)?.into_iter().filter(|sheet| sheet.invoice_wanted) {
            // A gift is no money anybody paid.
            let amount = sheet.total - sheet.not_invoiced;
            if amount <= Money::ZERO {
                continue;
            }
            let kind = match buyer.is_person {
                true => TaxInvoiceKind::DigitalGeneral,
                false => TaxInvoiceKind::DigitalSpecial,
            };
            let issued_on = local_day(at, self.zone);
            let ask = RecordTaxInvoice {
                kind,
                invoice_code: String::new(),
                // Year, region and a running number, as the platform gives them out.
                number: format!("{}4420{:014}", issued_on.format("%y"), 7_100_000 + sheet.id.0 * 13),
                issued_on,
                tax: None,
                buyer: buyer.clone(),
                sheets: vec![SheetAmount { settlement_id: sheet.id, amount }],
                receipts: Vec::new(),
            };
            self.by(&self.staff.cashier, at, |cx| record_tax_invoice(cx, ask))?;
        }
        Ok(())
    }
}

/// A number of the form a firm has, with the check its last sign is.
fn tax_number(of: usize) -> String {
    let first = format!("91440300MA5{of:06}");
    let signs = ('0'..='9').chain('A'..='Z').map(|last| format!("{first}{last}"));
    signs.into_iter().find(|number| check_tax_number(number, false).is_ok()).unwrap_or_default()
}
