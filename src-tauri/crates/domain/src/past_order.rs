//! Orders of the program the shop had before, as its files told them. They are history and nothing else:
//! they stand on the car's page, and no money, stock, figure or call follows from them.

use crate::ids::{ImportId, PastOrderId, VehicleId};
use crate::line_figures::LineKind;
use crate::money::{Money, Quantity};
use crate::plate::Plate;
use crate::vin::Vin;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One order of the old program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastOrder {
    pub id: PastOrderId,
    pub import_id: ImportId,
    /// None is kept apart: no car of the shop was meant by what the file says.
    pub vehicle_id: Option<VehicleId>,
    /// By what the old program's other files name it.
    pub import_key: String,
    pub number: String,
    /// What tells it from any other order, so that a file that comes in twice changes nothing.
    pub identity: String,
    pub plate: Option<Plate>,
    pub vin: Option<Vin>,
    pub received_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub mileage_km: Option<i64>,
    /// What the customer said.
    pub symptom: String,
    pub advisor_name: String,
    pub technician_name: String,
    /// How far it went, in the old program's own words.
    pub old_state: String,
    /// The old program had struck it out.
    pub struck_out: bool,
    pub payer_name: String,
    /// By what it was paid, in the old program's own words.
    pub paid_by: String,
    pub total: Option<Money>,
    pub note: String,
}

/// A line of such an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastOrderLine {
    pub id: i64,
    pub import_id: ImportId,
    pub past_order_id: PastOrderId,
    pub line_kind: LineKind,
    /// The line's own key in the old program, or all it says.
    pub identity: String,
    pub code: String,
    pub name: String,
    /// What was done of it, in words.
    pub detail: String,
    pub unit: String,
    pub quantity: Option<Quantity>,
    pub amount: Option<Money>,
    pub payer_name: String,
    pub done_by: String,
    pub note: String,
}

/// Such an order as the car's page tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OldVisit {
    pub past_order_id: PastOrderId,
    pub number: String,
    pub received_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    pub mileage_km: Option<i64>,
    pub symptom: String,
    pub advisor_name: String,
    pub technician_name: String,
    pub old_state: String,
    pub struck_out: bool,
    pub payer_name: String,
    pub paid_by: String,
    pub total: Option<Money>,
    pub note: String,
    /// The shop did not know the car when the order came in: only the same plate or VIN speaks for it.
    pub by_plate_alone: bool,
    pub lines: Vec<OldLine>,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OldLine {
    pub id: i64,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub detail: String,
    pub unit: String,
    pub quantity: Option<Quantity>,
    pub amount: Option<Money>,
    pub payer_name: String,
    pub done_by: String,
    pub note: String,
    /// It is itself what was looked for, and not only of an order that is.
    pub sought: bool,
}

/// What parts the texts of an identity: no text of a file holds it.
const BETWEEN: &str = "\u{1f}";

impl PastOrder {
    /// What tells this order from any other: its key and number with the day it began on, or all it says
    /// where it has neither. Two old programs may both begin with 1.
    #[must_use]
    pub fn identified(self) -> Self {
        let day = self.received_on.map(|day| day.to_string()).unwrap_or_default();
        let identity = if self.import_key.is_empty() && self.number.is_empty() {
            let km = self.mileage_km.map(|km| km.to_string()).unwrap_or_default();
            let total = self.total.map(Money::plain).unwrap_or_default();
            let plate = self.plate.as_ref().map_or("", Plate::as_str);
            let vin = self.vin.as_ref().map_or("", Vin::as_str);
            [day.as_str(), plate, vin, &km, &total, &self.symptom, &self.note].join(BETWEEN)
        } else {
            [&self.import_key, &self.number, &day].map(String::as_str).join(BETWEEN)
        };
        Self { identity, ..self }
    }

    /// The file says of it what the shop has of it already, whichever car it went to.
    pub fn says_the_same_as(&self, known: &Self) -> bool {
        let same =
            Self { id: known.id, import_id: known.import_id, vehicle_id: known.vehicle_id, ..self.clone() };
        same == *known
    }

    /// As the car's page tells it.
    pub fn told(self, lines: Vec<PastOrderLine>) -> OldVisit {
        OldVisit {
            past_order_id: self.id,
            number: self.number,
            received_on: self.received_on,
            left_on: self.left_on,
            mileage_km: self.mileage_km,
            symptom: self.symptom,
            advisor_name: self.advisor_name,
            technician_name: self.technician_name,
            old_state: self.old_state,
            struck_out: self.struck_out,
            payer_name: self.payer_name,
            paid_by: self.paid_by,
            total: self.total,
            note: self.note,
            by_plate_alone: self.vehicle_id.is_none(),
            lines: lines.into_iter().map(PastOrderLine::told).collect(),
        }
    }
}

impl PastOrderLine {
    /// The same with what tells it from any other line of its order: the old program's own key, or all
    /// it says. Of two lines that say the same both were done.
    #[must_use]
    pub fn identified(self, key: &str) -> Self {
        let identity = if key.is_empty() {
            let quantity = self.quantity.map(|quantity| quantity.0.to_string()).unwrap_or_default();
            let amount = self.amount.map(Money::plain).unwrap_or_default();
            [&self.code, &self.name, &self.detail, &quantity, &amount, &self.done_by, &self.note]
                .map(String::as_str)
                .join(BETWEEN)
        } else {
            key.to_owned()
        };
        Self { identity, ..self }
    }

    fn told(self) -> OldLine {
        OldLine {
            id: self.id,
            kind: self.line_kind,
            code: self.code,
            name: self.name,
            detail: self.detail,
            unit: self.unit,
            quantity: self.quantity,
            amount: self.amount,
            payer_name: self.payer_name,
            done_by: self.done_by,
            note: self.note,
            sought: false,
        }
    }
}
