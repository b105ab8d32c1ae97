//! The shop's own invoice document, filled in from the sheet as it was signed.

use super::job_card::mileage;
use super::{Desk, brought_by, words};
use crate::error::Result;
use crate::findings::findings_with_standing;
use crate::settlement::intact::sheet_with_payments;
use documents::settlement_sheet::{
    ChargeLine, Charges, LabourLine, PartLine, PaymentLine, SettlementSheet, Standing, TaxLine,
};
use domain::finding::FindingStanding;
use domain::ids::SettlementId;
use domain::inspection::InspectionKind;
use domain::line::{Category, LineKind, PartOrigin};
use domain::money::Money;
use domain::settlement::{Payment, Settlement, SheetContent, SheetLine, SheetState};
use domain::warranty::warranty_of;
use domain::work_order::{Delivery, WorkOrder};

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

impl Desk<'_> {
    pub(super) fn settlement_sheet(&self, id: SettlementId) -> Result<SettlementSheet> {
        let (sheet, payments) = sheet_with_payments(self.r, id)?;
        let order: WorkOrder = self.r.get(sheet.work_order_id.0)?;
        let delivery = self.r.delivery_of(order.id)?;
        let customer = self.customer(&order)?;
        let content = &sheet.content;
        let other = [LineKind::Towing, LineKind::OutsideWork, LineKind::Other];
        // A sheet that no longer stands asks nobody for anything.
        let stands = matches!(sheet.state, SheetState::Open | SheetState::Settled);
        Ok(SettlementSheet {
            head: self.head(),
            number: sheet.number.clone(),
            printed_at: self.time(self.now),
            standing: self.standing(&sheet)?,
            work_order: order.number.clone(),
            contract: String::new(),
            certificate: order.certificate_number.clone(),
            brought_by: brought_by(&order, &customer),
            customer,
            vehicle: self.vehicle(&order)?,
            repair_kind: words::repair_kind(order.repair_kind).to_owned(),
            checked_in_at: self.time(order.checked_in_at),
            settled_at: self.time_if_any(sheet.settled_at),
            mileage_in_km: mileage(&order)?,
            mileage_out_km: order.mileage_out_km,
            advisor: self.person(Some(order.advisor_id)),
            inspector: self.inspector(&order)?,
            payer: payer(&sheet),
            category: self.category(&sheet)?,
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
            payments: payments.iter().map(|payment| self.payment(payment)).collect(),
            paid: sheet.received,
            on_account: sheet.on_account,
            owed: if stands { sheet.owed() } else { Money::ZERO },
            old_parts: words::old_parts(order.old_parts).to_owned(),
            warranty: vec![warranty(&order, delivery.as_ref())],
            next_maintenance: delivery.as_ref().map(next_maintenance).unwrap_or_default(),
            remark: self.driven_on_with(&order)?,
            cashier: self.person(Some(sheet.issued_by)),
            signed_by: String::new(),
            signed_at: String::new(),
            signature: None,
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

    /// What is unsafe and the customer did not want mended stands on the paper
    /// the customer takes along.
    fn driven_on_with(&self, order: &WorkOrder) -> Result<String> {
        let findings = findings_with_standing(self.r, order.id)?;
        let told: Vec<String> = findings
            .into_iter()
            .filter(|found| found.finding.unsafe_to_drive && found.standing == FindingStanding::Declined)
            .map(|found| {
                format!("{}（影响行车安全，{} 已签字不做）", found.finding.text, found.finding.declined_by)
            })
            .collect();
        if told.is_empty() { Ok(String::new()) } else { Ok(format!("未处理：{}", told.join("；"))) }
    }

    fn payment(&self, payment: &Payment) -> PaymentLine {
        let means = words::means(payment.means);
        PaymentLine {
            number: payment.number.clone(),
            means: if payment.refund_of.is_some() {
                format!("退款（{means}）")
            } else {
                means.to_owned()
            },
            at: self.time(payment.at),
            amount: payment.amount,
        }
    }

    fn inspector(&self, order: &WorkOrder) -> Result<String> {
        let reports = self.r.inspections_of(order.id)?;
        let passed = reports.iter().rfind(|report| report.kind == InspectionKind::Final && report.passed);
        Ok(self.person(passed.map(|report| report.person_id)))
    }

    /// The categories of the lines on the sheet: a shop's own sheet may carry
    /// goodwill and internal work together.
    fn category(&self, sheet: &Settlement) -> Result<String> {
        let mut categories: Vec<Category> = self
            .r
            .lines_of(sheet.work_order_id)?
            .iter()
            .filter(|line| sheet.content.lines.iter().any(|charged| charged.line_id == line.id))
            .map(|line| line.figures.category)
            .collect();
        categories.sort();
        categories.dedup();
        Ok(categories.into_iter().map(words::category).collect::<Vec<_>>().join("、"))
    }
}

fn payer(sheet: &Settlement) -> String {
    let kind = words::payer(sheet.payer);
    if sheet.payer_name.is_empty() { kind.to_owned() } else { format!("{}（{kind}）", sheet.payer_name) }
}

/// Before delivery the length of the warranty, afterwards its end.
fn warranty(order: &WorkOrder, delivery: Option<&Delivery>) -> String {
    let term = warranty_of(order.repair_kind);
    match delivery {
        _ if term.is_none() => "本次为检测，不含维修质量保证。".to_owned(),
        Some(delivery) => {
            let until = delivery.warranty_until.format("%Y-%m-%d");
            match delivery.warranty_km {
                Some(km) => format!("至 {until} 或 {km} 公里，先到为准。"),
                None => format!("至 {until}。"),
            }
        }
        None => format!("{} 公里 或 {} 天，先到为准（自竣工交车之日起）。", term.km, term.days),
    }
}

fn next_maintenance(delivery: &Delivery) -> String {
    match (delivery.next_service_on, delivery.next_service_km) {
        (Some(day), Some(km)) => format!("{} 或 {km} 公里，先到为准", day.format("%Y-%m-%d")),
        (Some(day), None) => day.format("%Y-%m-%d").to_string(),
        (None, Some(km)) => format!("{km} 公里"),
        (None, None) => String::new(),
    }
}
