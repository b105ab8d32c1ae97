//! 竣工出厂合格证: that the car was inspected and may leave. It is given out once the
//! final inspection passed and the kilometres out were read.

use super::context::PaperContext;
use super::given_out::{Edition, give_out};
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::counterfoils::Subject;
use chrono::{DateTime, Utc};
use documents::completion_certificate::CompletionCertificate;
use domain::counterfoil::CounterfoilKind;
use domain::ids::WorkOrderId;
use domain::inspection::passed_final;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::{Action, Missing};
use kernel::error::Result;

/// It bears a name and no phone, and no price.
pub(super) const PAPER: Paper = Paper {
    kind: "completion_certificate",
    called: PaperNames {
        zh_cn: "竣工出厂合格证", zh_tw: "竣工出廠合格證", en: "Completion certificate"
    },
    title: "机动车维修竣工出厂合格证",
    file_title: "竣工出厂合格证",
    sizes: documents::completion_certificate::SIZES,
    handed_to: &[Role::Advisor, Role::Inspector, Role::Cashier, Role::Manager],
    offered: |visit| {
        let order = visit.order;
        let ready = passed_final(visit.inspections).is_some()
            && !order.certificate_number.is_empty()
            && order.mileage_out_km.is_some();
        if ready { vec![(order.id.0, order.certificate_number.clone())] } else { Vec::new() }
    },
    given_out: Some(|shop, session, id| {
        let request = serde_json::json!({ "work_order_id": id });
        give_out(shop, session, "give_out_completion_certificate", &request, |context| {
            context.new_certificate(WorkOrderId(id))
        })
    }),
    counted: Counted::ByEdition(CounterfoilKind::CompletionCertificate),
    filled: |context, id| Ok(Box::new(context.certificate(WorkOrderId(id))?)),
};

impl Edition for CompletionCertificate {
    /// The day the car leaves is told by it: who printed it before has it anew on the
    /// day, since the warranty begins then.
    fn printed_as(self, other: &Self) -> Self {
        Self { printed_at: other.printed_at.clone(), ..self }
    }

    fn noted(self, _note: String) -> Self {
        self
    }
}

fn about(order: WorkOrderId) -> Subject {
    Subject::of_visit(CounterfoilKind::CompletionCertificate, order)
}

impl PaperContext<'_> {
    fn new_certificate(&self, id: WorkOrderId) -> Result<Option<(Subject, CompletionCertificate)>> {
        let order: WorkOrder = self.r.get(id.0)?;
        if let (Some(left_at), Some(_)) = (order.delivered_at, about(id).newest(self.r)?) {
            return self.certificate_that_left(&order, left_at);
        }
        let may_change = order.stage.is_in_shop();
        self.next_edition(about(id), &order.certificate_number, may_change, || self.certificate_now(&order))
    }

    /// One that was printed before the car left learns the day on which it did, and
    /// nothing else.
    fn certificate_that_left(
        &self,
        order: &WorkOrder,
        left_at: DateTime<Utc>,
    ) -> Result<Option<(Subject, CompletionCertificate)>> {
        let number = &order.certificate_number;
        let Some(kept) = about(order.id).content::<CompletionCertificate>(self.r, number)? else {
            return Ok(None);
        };
        let out_on = self.day(left_at);
        self.next_edition(about(order.id), number, kept.out_on != out_on, || {
            Ok(CompletionCertificate { out_on, ..kept })
        })
    }

    fn certificate(&self, id: WorkOrderId) -> Result<CompletionCertificate> {
        let order: WorkOrder = self.r.get(id.0)?;
        let kept = about(id).content::<CompletionCertificate>(self.r, &order.certificate_number)?;
        let certificate = kept.map_or_else(|| self.certificate_now(&order), Ok)?;
        Ok(CompletionCertificate { printed_at: self.time(self.now), ..certificate })
    }

    fn certificate_now(&self, order: &WorkOrder) -> Result<CompletionCertificate> {
        let lacks = |missing| Refusal::StillMissing { action: Action::Deliver, missing: vec![missing] };
        let reports = self.r.inspections_of(order.id)?;
        let report = passed_final(&reports).ok_or_else(|| lacks(Missing::FinalInspection))?;
        if order.certificate_number.is_empty() {
            return Err(lacks(Missing::CertificateNumber).into());
        }
        let mileage_out_km = order.mileage_out_km.ok_or_else(|| lacks(Missing::MileageOut))?;
        let vehicle: Vehicle = self.r.get(order.vehicle_id.0)?;
        let term = self.shop.settings.warranty.of_visit(order.repair_kind);
        Ok(CompletionCertificate {
            head: self.head(),
            number: order.certificate_number.clone(),
            printed_at: String::new(),
            work_order: order.number.clone(),
            contract: self.contract_of(order)?,
            customer: self.customer(order)?.name,
            vehicle: self.vehicle(order)?,
            plate_colour: match vehicle.plate {
                Some(_) => words::plate_colour(vehicle.plate_colour).to_owned(),
                None => String::new(),
            },
            repair_kind: words::repair_kind(order.repair_kind).to_owned(),
            checked_in_on: self.day(order.checked_in_at),
            passed_on: self.day(report.at),
            out_on: self.day(order.delivered_at.unwrap_or(self.now)),
            mileage_out_km,
            inspector: self.inspector(order)?,
            warranty_km: term.km,
            warranty_days: term.days,
            // The visit's own stands before them.
            beyond: self.warranty_of(order)?.split_off(1),
            inspected: self.signed_under(report),
        })
    }
}
