//! The shop's own invoice document, filled in from the sheet as it was signed.

use super::charged::{by_kind, taxes};
use super::context::{NOTHING_KEPT, PaperContext};
use super::handed_back::HandedBack;
use super::paper::{Counted, Paper, PaperNames};
use super::parties::Parties;
use super::words;
use crate::kept::core_deposits::{KeptCore, as_written};
use crate::kept::sheets::{about, sheet_with_payments};
use documents::settlement_sheet::{PaymentLine, SettlementSheet, Standing, Variant};
use domain::core_deposit::balance;
use domain::dates::local_text;
use domain::ids::{SettlementId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::role::Role;
use domain::settlement::{Payment, Settlement, SheetState};
use domain::words::amount_in_words;
use domain::work_order::WorkOrder;
use domain::work_order::refused::was_refused_since;
use kernel::error::Result;

/// The bill is the counter's and the till's.
pub(crate) const PAPER: Paper = Paper {
    kind: "settlement_sheet",
    called: PaperNames { zh_cn: "维修结算清单", zh_tw: "維修結算清單", en: "Settlement sheet" },
    title: "维修结算清单",
    file_title: "结算清单",
    sizes: documents::settlement_sheet::SIZES,
    handed_to: &[Role::Cashier, Role::Advisor, Role::Manager],
    offered: |visit| visit.sheets.iter().map(|sheet| (sheet.id.0, sheet.number.clone())).collect(),
    given_out: None,
    counted: Counted::ByItself,
    filled: |context, id| Ok(Box::new(context.settlement_sheet(SettlementId(id))?)),
};

/// What a sheet says of the delivery it was made for.
struct OfAttempt {
    mileage_out_km: Option<i64>,
    inspector: String,
    certificate: String,
}

impl PaperContext<'_> {
    fn settlement_sheet(&self, id: SettlementId) -> Result<SettlementSheet> {
        let (sheet, payments) = sheet_with_payments(self.r, id)?;
        let kept = about(&sheet).content::<Parties>(self.r, &sheet.number)?;
        let order: WorkOrder = self.r.get(sheet.work_order_id.0)?;
        let nothing_kept = kept.is_none();
        let parties = kept.map_or_else(|| self.parties(&order, &sheet), Ok)?;
        let handed_back = self.handed_back(&order)?;
        let of_attempt = self.of_attempt(&order, &sheet, &parties)?;
        let mut remarks = vec![parties.driven_on_with.clone()];
        remarks.extend(parties.paying_contract.as_ref().map(|contract| contract.told.clone()));
        remarks.extend(parties.changed.iter().cloned());
        remarks.extend(match &handed_back {
            Some(handed_back) => handed_back.refused.clone(),
            None => self.refused_deliveries(order.id)?,
        });
        if sheet.payer == Payer::Customer {
            remarks.push(self.cores_beside(order.id)?);
        }
        if nothing_kept {
            remarks.push(NOTHING_KEPT.to_owned());
        }
        remarks.retain(|remark| !remark.is_empty());
        let content = &sheet.content;
        // A sheet that no longer stands asks nobody for anything.
        let stands = sheet.is_active();
        let time = |at| local_text(at, parties.zone);
        // Who took the car back signed on the screen for the sheets that stood then,
        // and for none that was made when the car had gone.
        let signed = handed_back
            .as_ref()
            .filter(|_| sheet.payer != Payer::Shop)
            .filter(|handed_back| stands && sheet.issued_at <= handed_back.at)
            .filter(|handed_back| handed_back.signature.is_some());
        Ok(SettlementSheet {
            number: sheet.number.clone(),
            printed_at: self.time(self.now),
            standing: self.standing(&sheet)?,
            variant: variant(&sheet),
            contract: parties.contract,
            contract_rests: parties.paying_contract.map(|of| of.rests).unwrap_or_default(),
            settled_at: sheet.settled_at.map(time).unwrap_or_default(),
            mileage_in_km: parties.mileage_in_km.map_or_else(|| order.mileage_on_paper(), Ok)?,
            mileage_out_km: handed_back
                .as_ref()
                .and_then(|handed_back| handed_back.mileage_out_km)
                .or(of_attempt.mileage_out_km),
            charges: by_kind(content, &|_| String::new()),
            before_discount: content.before_discount,
            discount: content.discount,
            rounding: content.rounding,
            total: content.total,
            total_in_words: content.total_in_words.clone(),
            taxes: taxes(content),
            net: content.net,
            tax: content.tax,
            payments: payments.iter().map(|payment| line_of(payment, time(payment.at))).collect(),
            paid: sheet.received,
            by_contract: if stands && sheet.service_contract_id.is_some() {
                sheet.total
            } else {
                Money::ZERO
            },
            paid_in_words: match sheet.received {
                Money::ZERO => String::new(),
                received => amount_in_words(received),
            },
            on_account: sheet.on_account,
            owed: if stands { sheet.owed() } else { Money::ZERO },
            warranty: match &handed_back {
                Some(handed_back) => {
                    // Of an inspection that it has none; what is answered for all the same follows.
                    let none = || parties.warranty.lines().take(1).collect();
                    let of_visit = handed_back.warranty().unwrap_or_else(none);
                    [vec![of_visit], handed_back.warranties_beyond.clone()].concat()
                }
                None => vec![parties.warranty],
            },
            next_maintenance: handed_back.as_ref().map(HandedBack::next_maintenance).unwrap_or_default(),
            remark: remarks.join("\n"),
            head: parties.head,
            work_order: parties.work_order,
            certificate: of_attempt.certificate,
            customer: parties.customer,
            brought_by: parties.brought_by,
            vehicle: parties.vehicle,
            repair_kind: parties.repair_kind,
            checked_in_at: parties.checked_in_at,
            advisor: parties.advisor,
            inspector: of_attempt.inspector,
            payer: parties.payer,
            category: parties.category,
            old_parts: parties.old_parts,
            cashier: parties.cashier,
            signed_by: signed.map(|handed_back| handed_back.accepted_by.clone()).unwrap_or_default(),
            signed_at: signed.map(|handed_back| time(handed_back.at)).unwrap_or_default(),
            signature: signed.and_then(|handed_back| handed_back.signature.clone()),
        })
    }

    /// What was taken on old parts beside the bill, as it stands now: it is no part of any sheet.
    fn cores_beside(&self, order: WorkOrderId) -> Result<String> {
        let mut told = Vec::new();
        for core in self.r.core_deposits_of_visit(order)? {
            let KeptCore { core, movements, .. } = as_written(self.r, core)?;
            let held = balance(&movements);
            let now = if held.is_zero() {
                "已结清".to_owned()
            } else {
                format!("余 {} 元，{} 前交回旧件退还", held.plain(), core.due_on)
            };
            told.push(format!("{} {} 元（{now}）", core.name, core.amount.plain()));
        }
        if told.is_empty() {
            return Ok(String::new());
        }
        Ok(format!("旧件押金（另收，不计入本单）：{}", told.join("；")))
    }

    /// As it was kept with the bill; where the car was not accepted since, as it stands with
    /// the rework: its clock is read again, and another inspector may let it through.
    fn of_attempt(&self, order: &WorkOrder, sheet: &Settlement, parties: &Parties) -> Result<OfAttempt> {
        // A mirror says what the sheet says that it takes back.
        let billed_at = match sheet.reverses_id {
            Some(of) => self.r.get::<Settlement>(of.0)?.issued_at,
            None => sheet.issued_at,
        };
        if was_refused_since(&self.r.refused_deliveries_of(order.id)?, billed_at) {
            return Ok(OfAttempt {
                mileage_out_km: order.mileage_out_km,
                inspector: self.inspector(order)?,
                certificate: order.certificate_number.clone(),
            });
        }
        Ok(OfAttempt {
            mileage_out_km: parties.mileage_out_km,
            inspector: parties.inspector.clone(),
            certificate: parties.certificate.clone(),
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

/// By the words the sheet itself stands by, which are under its sum.
fn variant(sheet: &Settlement) -> Variant {
    match sheet.payer {
        Payer::Insurer => {
            Variant::Insurer { company: sheet.payer_name.clone(), claim_number: sheet.claim_number.clone() }
        }
        Payer::Shop => Variant::Internal,
        Payer::Customer | Payer::Contract | Payer::Manufacturer => Variant::Customer,
    }
}

fn line_of(payment: &Payment, at: String) -> PaymentLine {
    let named = match payment.voucher_number.as_str() {
        "" => String::new(),
        number => format!(" {number}"),
    };
    let means = format!("{}{named}", words::means(payment.means));
    PaymentLine {
        number: payment.number.clone(),
        means: if payment.refund_of.is_some() { format!("退款（{means}）") } else { means },
        at,
        amount: payment.amount,
    }
}
