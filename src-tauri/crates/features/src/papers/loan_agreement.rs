//! 借用协议, for whoever borrows to sign, and for the return.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use documents::Content;
use documents::loan_agreement::{LentBack, LentState, LoanAgreement};
use domain::customer::Customer;
use domain::ids::LoanId;
use domain::loan::{LENDS, Loan, LoanUnit, LoanUnitKind};
use domain::work_order::WorkOrder;
use kernel::error::Result;

/// Who keeps parts lends as well and is told no phone: it bears none.
pub(super) const PAPER: Paper = Paper {
    kind: "loan_agreement",
    called: PaperNames { zh_cn: "借用协议", zh_tw: "借用協議", en: "Loan agreement" },
    title: "借用协议",
    file_title: "借用协议",
    sizes: documents::loan_agreement::SIZES,
    handed_to: LENDS,
    offered: |_| Vec::new(),
    given_out: None,
    // It says how the thing came back once it has: each is of its moment.
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.loan_agreement(LoanId(id))?) as Box<dyn Content>),
};

const fn kind(kind: LoanUnitKind) -> &'static str {
    match kind {
        LoanUnitKind::Car => "代步车",
        LoanUnitKind::Tool => "工具",
        LoanUnitKind::Part => "备用件",
    }
}

fn driven(km: Option<i64>, fuel: Option<i64>) -> (String, String) {
    let km = km.map(|km| format!("{km} 公里")).unwrap_or_default();
    (km, fuel.map(|fuel| format!("{fuel}%")).unwrap_or_default())
}

impl PaperContext<'_> {
    fn loan_agreement(&self, id: LoanId) -> Result<LoanAgreement> {
        let loan: Loan = self.r.get(id.0)?;
        let unit: LoanUnit = self.r.get(loan.loan_unit_id.0)?;
        let customer: Customer = self.r.get(loan.customer_id.0)?;
        let order = loan.work_order_id.map(|id| self.r.get::<WorkOrder>(id.0)).transpose()?;
        let (km, fuel) = driven(loan.out_km, loan.out_fuel);
        let out = LentState {
            at: self.time(loan.lent_at),
            person: self.person(Some(loan.lent_by)),
            condition: loan.out_condition,
            km,
            fuel,
        };
        let back = loan.back_at.map(|at| {
            let (km, fuel) = driven(loan.back_km, loan.back_fuel);
            let (at, person) = (self.time(at), self.person(loan.back_by));
            let state = LentState { at, person, condition: loan.back_condition, km, fuel };
            LentBack { state, damage: loan.damage_note }
        });
        Ok(LoanAgreement {
            head: self.head(),
            number: loan.number,
            printed_at: self.time(self.now),
            customer: customer.name,
            kind: kind(unit.kind).to_owned(),
            unit: unit.name,
            plate: unit.plate.map(|plate| plate.shown()).unwrap_or_default(),
            order_number: order.map(|order| order.number).unwrap_or_default(),
            due_on: loan.due_on.to_string(),
            agreement: loan.agreement,
            out,
            back,
            signed_by: loan.signed_by,
            signature: loan.signature,
        })
    }
}
