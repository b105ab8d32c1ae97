//! A unit goes out with an agreement, and comes back.

use super::{Loan, LoanUnit};
use crate::ids::{BinId, CustomerId, LoanId, PersonId, WorkOrderId};
use crate::inspection::Signature;
use crate::mileage::MAX_KM_TYPED;
use crate::refusal::{
    FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range_if_any, optional, required,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A full tank.
const FULL: i64 = 100;

/// How it goes out, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lending {
    pub customer_id: CustomerId,
    pub work_order_id: Option<WorkOrderId>,
    pub due_on: NaiveDate,
    pub agreement: String,
    pub out_condition: String,
    pub out_km: Option<i64>,
    pub out_fuel: Option<i64>,
    pub signed_by: String,
    pub signature: Option<Signature>,
}

/// How it came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GivenBack {
    pub back_condition: String,
    pub back_km: Option<i64>,
    pub back_fuel: Option<i64>,
    pub damage_note: String,
}

impl LoanUnit {
    /// The loan as it is agreed to; its number is given on writing. What is lent already is not lent a
    /// second time.
    ///
    /// # Errors
    /// `UnitLent` while somebody has it, `UnitRetired`; `BadField` for a day that is over, a car without
    /// its kilometres and fuel, or a drawing that says nothing or of nobody.
    pub fn lend(
        &self,
        lending: &Lending,
        out: Option<&Loan>,
        (at, today, by): (DateTime<Utc>, NaiveDate, PersonId),
        bin_id: Option<BinId>,
    ) -> Result<Loan, Refusal> {
        if let Some(out) = out {
            return Err(Refusal::UnitLent { name: self.name.clone(), number: out.number.clone() });
        }
        if !self.active {
            return Err(Refusal::UnitRetired { name: self.name.clone() });
        }
        if lending.due_on < today {
            return Err(Refusal::bad("due_on", FieldProblem::InThePast));
        }
        let (out_km, out_fuel) = self.driven(("out_km", lending.out_km), ("out_fuel", lending.out_fuel))?;
        let signed_by = match &lending.signature {
            Some(signature) => {
                signature.check()?;
                required("signed_by", &lending.signed_by, MAX_NAME_LEN)?
            }
            None => String::new(),
        };
        Ok(Loan {
            id: LoanId(0),
            number: String::new(),
            loan_unit_id: self.id,
            customer_id: lending.customer_id,
            work_order_id: lending.work_order_id,
            lent_at: at,
            lent_by: by,
            due_on: lending.due_on,
            agreement: optional("agreement", &lending.agreement, MAX_TEXT_LEN)?,
            out_condition: optional("out_condition", &lending.out_condition, MAX_TEXT_LEN)?,
            out_km,
            out_fuel,
            signed_by,
            signature: lending.signature.clone(),
            bin_id,
            back_at: None,
            back_by: None,
            back_condition: String::new(),
            back_km: None,
            back_fuel: None,
            damage_note: String::new(),
            version: 1,
        })
    }

    /// It is back, as it is now.
    ///
    /// # Errors
    /// `LoanOver` where it is back already, `KmBackBelowOut`; `BadField` for a car without its kilometres
    /// and fuel, or a text too long.
    pub fn take_back(
        &mut self,
        loan: &mut Loan,
        back: &GivenBack,
        at: DateTime<Utc>,
        by: PersonId,
    ) -> Result<(), Refusal> {
        if !loan.is_out() {
            return Err(Refusal::LoanOver { number: loan.number.clone() });
        }
        let (km, fuel) = self.driven(("back_km", back.back_km), ("back_fuel", back.back_fuel))?;
        if let (Some(km_out), Some(km_back)) = (loan.out_km, km)
            && km_back < km_out
        {
            return Err(Refusal::KmBackBelowOut { km_back, km_out });
        }
        loan.back_condition = optional("back_condition", &back.back_condition, MAX_TEXT_LEN)?;
        loan.damage_note = optional("damage_note", &back.damage_note, MAX_TEXT_LEN)?;
        loan.back_km = km;
        loan.back_fuel = fuel;
        loan.back_at = Some(at);
        loan.back_by = Some(by);
        // The next one who borrows it is told how it is by now.
        if !loan.back_condition.is_empty() {
            self.condition.clone_from(&loan.back_condition);
        }
        Ok(())
    }

    /// Of a car both are asked for, of anything else neither is kept.
    fn driven(
        &self,
        (km_field, km): (&str, Option<i64>),
        (fuel_field, fuel): (&str, Option<i64>),
    ) -> Result<(Option<i64>, Option<i64>), Refusal> {
        if !self.kind.is_driven() {
            return Ok((None, None));
        }
        let km = in_range_if_any(km_field, km, MAX_KM_TYPED)?;
        let fuel = in_range_if_any(fuel_field, fuel, FULL)?;
        if km.is_none() {
            return Err(Refusal::bad(km_field, FieldProblem::Empty));
        }
        if fuel.is_none() {
            return Err(Refusal::bad(fuel_field, FieldProblem::Empty));
        }
        Ok((km, fuel))
    }
}
