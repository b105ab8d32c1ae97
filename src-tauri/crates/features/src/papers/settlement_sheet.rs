//! The shop's own invoice document, filled in from the sheet as it was signed.

use super::context::{NOTHING_KEPT, PaperContext};
use super::handed_back::HandedBack;
use super::job_card::mileage;
use super::paper::{Called, Paper};
use super::parties::Parties;
use super::words;
use crate::kept::sheets::{about, sheet_with_payments};
use documents::PageSize;
use documents::settlement_sheet::{
    ChargeLine, Charges, LabourLine, PartLine, PaymentLine, SettlementSheet, Standing, TaxLine,
};
use domain::dates::local_text;
use domain::ids::SettlementId;
use domain::line::{LineKind, PartOrigin};
use domain::money::Money;
use domain::role::Role;
use domain::settlement::{Payment, Settlement, SheetContent, SheetLine, SheetState};
use domain::work_order::WorkOrder;
use kernel::error::Result;

/// The bill is the counter's and the till's.
pub(crate) const PAPER: Paper = Paper {
    kind: "settlement_sheet",
    called: Called { zh_cn: "维修结算清单", zh_tw: "維修結算清單", en: "Settlement sheet" },
    title: "维修结算清单",
    file_title: "结算清单",
    sizes: &[
        PageSize::A4,
        PageSize::A5,
        PageSize::Form280,
        PageSize::Form140,
        PageSize::Form93,
        PageSize::Roll80,
    ],
    handed_to: &[Role::Cashier, Role::Advisor, Role::Manager],
    offered: |visit| visit.sheets.iter().map(|sheet| (sheet.id.0, sheet.number.clone())).collect(),
    given_out: None,
    filled: |desk, id| Ok(Box::new(desk.settlement_sheet(SettlementId(id))?)),
};

fn of_kinds<'a>(content: &'a SheetContent, kinds: &'a [LineKind]) -> impl Iterator<Item = &'a SheetLine> {
    content.lines.iter().filter(move |line| kinds.contains(&line.kind))
}

fn charges<Line>(
    content: &SheetContent,
    kinds: &[LineKind],
    on_paper: fn(&SheetLine) -> Line,
) -> Charges<Line> {
    let subtotals = content.subtotals.iter().filter(|subtotal| kinds.contains(&subtotal.kind));
    Charges {
        subtotal: subtotals.map(|subtotal| subtotal.amount).sum(),
        lines: of_kinds(content, kinds).map(on_paper).collect(),
    }
}

fn labour(line: &SheetLine) -> LabourLine {
    LabourLine {
        code: line.code.clone(),
        name: line.name.clone(),
        hours: line.hours,
        hour_rate: line.unit_price,
        discount: line.line_discount,
        amount: line.amount,
    }
}

fn part(line: &SheetLine) -> PartLine {
    PartLine {
        code: line.code.clone(),
        name: line.name.clone(),
        brand: line.brand.clone(),
        specification: line.specification.clone(),
        unit: line.unit.clone(),
        quantity: line.quantity,
        unit_price: (line.origin != PartOrigin::Customers).then_some(line.unit_price),
        discount: line.line_discount,
        amount: line.amount,
        remark: words::origin(line.origin).to_owned(),
    }
}

fn charge(line: &SheetLine) -> ChargeLine {
    ChargeLine {
        code: line.code.clone(),
        name: line.name.clone(),
        discount: line.line_discount,
        amount: line.amount,
        remark: String::new(),
    }
}

impl PaperContext<'_> {
    fn settlement_sheet(&self, id: SettlementId) -> Result<SettlementSheet> {
        let (sheet, payments) = sheet_with_payments(self.r, id)?;
        let kept = about(&sheet).content::<Parties>(self.r, &sheet.number)?;
        let order: WorkOrder = self.r.get(sheet.work_order_id.0)?;
        let nothing_kept = kept.is_none();
        let parties = kept.map_or_else(|| self.parties(&order, &sheet), Ok)?;
        let handed_back = self.handed_back(&order)?;
        let mut remarks = vec![parties.driven_on_with.clone()];
        remarks.extend(parties.contract.as_ref().map(|contract| contract.told.clone()));
        remarks.extend(parties.changed.iter().cloned());
        remarks.extend(match &handed_back {
            Some(handed_back) => handed_back.refused.clone(),
            None => self.refused_deliveries(order.id)?,
        });
        if nothing_kept {
            remarks.push(NOTHING_KEPT.to_owned());
        }
        remarks.retain(|remark| !remark.is_empty());
        let content = &sheet.content;
        let other = [LineKind::Towing, LineKind::OutsideWork, LineKind::Other];
        // A sheet that no longer stands asks nobody for anything.
        let stands = matches!(sheet.state, SheetState::Open | SheetState::Settled);
        let time = |at| local_text(at, parties.zone);
        // Who took the car back signed on the screen for the sheets that stood then,
        // and for none that was made when the car had gone.
        let signed = handed_back
            .as_ref()
            .filter(|handed_back| stands && sheet.issued_at <= handed_back.at)
            .filter(|handed_back| handed_back.signature.is_some());
        Ok(SettlementSheet {
            number: sheet.number.clone(),
            printed_at: self.time(self.now),
            standing: self.standing(&sheet)?,
            contract: parties.contract.as_ref().map(|of| of.number.clone()).unwrap_or_default(),
            contract_rests: parties.contract.map(|of| of.rests).unwrap_or_default(),
            settled_at: sheet.settled_at.map(time).unwrap_or_default(),
            mileage_in_km: parties.mileage_in_km.map_or_else(|| mileage(&order), Ok)?,
            mileage_out_km: handed_back
                .as_ref()
                .and_then(|handed_back| handed_back.mileage_out_km)
                .or(parties.mileage_out_km),
            labour: charges(content, &[LineKind::Labour], labour),
            parts: charges(content, &[LineKind::Part], part),
            diagnosis: charges(content, &[LineKind::Diagnosis], charge),
            testing: charges(content, &[LineKind::Testing], charge),
            machining: charges(content, &[LineKind::Machining], charge),
            other: charges(content, &other, charge),
            before_discount: content.before_discount,
            discount: content.discount,
            rounding: content.rounding,
            total: content.total,
            total_in_words: content.total_in_words.clone(),
            taxes: content
                .taxes
                .iter()
                .map(|tax| TaxLine { rate: tax.rate, net: tax.net, tax: tax.tax })
                .collect(),
            net: content.net,
            tax: content.tax,
            payments: payments.iter().map(|payment| line_of(payment, time(payment.at))).collect(),
            paid: sheet.received,
            by_contract: if stands && sheet.service_contract_id.is_some() {
                sheet.total
            } else {
                Money::ZERO
            },
            on_account: sheet.on_account,
            owed: if stands { sheet.owed() } else { Money::ZERO },
            warranty: vec![handed_back.as_ref().and_then(HandedBack::warranty).unwrap_or(parties.warranty)],
            next_maintenance: handed_back.as_ref().map(HandedBack::next_maintenance).unwrap_or_default(),
            remark: remarks.join("\n"),
            head: parties.head,
            work_order: parties.work_order,
            certificate: parties.certificate,
            customer: parties.customer,
            brought_by: parties.brought_by,
            vehicle: parties.vehicle,
            repair_kind: parties.repair_kind,
            checked_in_at: parties.checked_in_at,
            advisor: parties.advisor,
            inspector: parties.inspector,
            payer: parties.payer,
            category: parties.category,
            old_parts: parties.old_parts,
            cashier: parties.cashier,
            signed_by: signed.map(|handed_back| handed_back.accepted_by.clone()).unwrap_or_default(),
            signed_at: signed.map(|handed_back| time(handed_back.at)).unwrap_or_default(),
            signature: signed.and_then(|handed_back| handed_back.signature.clone()),
        })
    }

    fn standing(&self, sheet: &Settlement) -> Result<Standing> {
        Ok(match (sheet.state, sheet.reverses_id) {
            (SheetState::Voided, _) => Standing::Voided {
                by: self.r.reversal_of(sheet)?.map(|mirror| mirror.number).unwrap_or_default(),
                reason: sheet.void_reason.clone(),
            },
            (SheetState::Reversal, Some(of)) => Standing::Reversing {
                of: self.r.get::<Settlement>(of.0)?.number,
                reason: sheet.void_reason.clone(),
            },
            _ => Standing::Valid,
        })
    }
}

fn line_of(payment: &Payment, at: String) -> PaymentLine {
    let means = words::means(payment.means);
    PaymentLine {
        number: payment.number.clone(),
        means: if payment.refund_of.is_some() { format!("退款（{means}）") } else { means.to_owned() },
        at,
        amount: payment.amount,
    }
}
