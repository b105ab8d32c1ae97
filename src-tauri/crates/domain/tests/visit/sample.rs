//! A visit's rows to begin a test from.

use chrono::{DateTime, Utc};
use domain::estimate::AuthorisationMeans;
use domain::finding::{DeclinedWith, Finding, FindingState};
use domain::ids::{CustomerId, FindingId, LineId, PersonId, VehicleId, WorkOrderId};
use domain::inspection::Signature;
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::tax::PriceBasis;
use domain::warranty::RepairKind;
use domain::work_order::stage::Stage;
use domain::work_order::{ArrivalMeans, OldParts, WorkOrder};

pub fn instant() -> DateTime<Utc> {
    "2026-03-02T00:30:00Z".parse().unwrap()
}

pub fn order() -> WorkOrder {
    WorkOrder {
        id: WorkOrderId(1),
        number: "GD20260302001".into(),
        stage: Stage::Preparing,
        stage_since: instant(),
        vehicle_id: VehicleId(1),
        customer_id: CustomerId(1),
        appointment_id: None,
        advisor_id: PersonId(1),
        bay_id: None,
        repair_kind: RepairKind::Repair,
        symptom: "刹车异响".into(),
        brought_by_name: "张小芳".into(),
        brought_by_phone: "13800138000".into(),
        arrival: ArrivalMeans::DrivenIn,
        mileage_km: Some(90_000),
        mileage_out_km: None,
        instrument_replaced: false,
        fuel_percent: Some(50),
        old_parts: OldParts::Take,
        wash_wanted: true,
        test_drive_allowed: true,
        promised_at: None,
        certificate_number: String::new(),
        checked_in_at: instant(),
        delivered_at: None,
        closed_at: None,
        cancel_reason: String::new(),
        money_open: false,
        express_kind_id: None,
        priority: Default::default(),
        version: 3,
    }
}

pub fn line(id: i64, kind: LineKind, state: LineState, finding: Option<i64>) -> Line {
    Line {
        id: LineId(id),
        work_order_id: WorkOrderId(1),
        position: id,
        state,
        figures: LineFigures {
            kind,
            category: Category::Paid,
            payer: Payer::Customer,
            payer_name: String::new(),
            claim_number: String::new(),
            code: String::new(),
            name: "前下摆臂胶套".into(),
            brand: String::new(),
            specification: String::new(),
            unit: "个".into(),
            quantity: Quantity(1000),
            hours: Hours(0),
            unit_price: Money(8_800),
            price_basis: PriceBasis::TaxIncluded,
            discount_rate: Rate(0),
            discount: Money::ZERO,
            tax_rate: Rate(1300),
            cost: Money::ZERO,
            origin: PartOrigin::Stock,
            grade: None,
            warranty: None,
        },
        listed: Default::default(),
        amount: Money(8_800),
        authorised_amount: None,
        decline_reason: String::new(),
        finding_id: finding.map(FindingId),
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    }
}

pub fn finding(state: FindingState, unsafe_to_drive: bool) -> Finding {
    Finding {
        id: FindingId(7),
        work_order_id: WorkOrderId(1),
        job_id: None,
        person_id: PersonId(1),
        text: "前下摆臂胶套开裂".into(),
        suggestion: "更换".into(),
        unsafe_to_drive,
        may_wait: false,
        state,
        at: instant(),
        reason: String::new(),
        declined_by: String::new(),
        means: None,
        signature: None,
        signed_paper: String::new(),
        counterfoil_id: None,
        decided_at: None,
        decided_by: None,
        version: 1,
    }
}

pub fn drawn() -> Signature {
    Signature { width: 320, height: 120, strokes: vec![vec![(10, 10), (40, 60)]] }
}

pub fn no(means: AuthorisationMeans) -> DeclinedWith {
    DeclinedWith {
        by_name: " 张小芳 ".into(),
        means,
        reason: "下次再做".into(),
        signature: None,
        signed_paper: String::new(),
    }
}
