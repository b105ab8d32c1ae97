//! 借用登记: who has what of the shop, the first to come back before the others, and what came back of late.

use super::list::{AT_A_TIME, Asked, List, Out, day, head, text, whole};
use domain::customer::Customer;
use domain::dates::local_day;
use domain::loan::{LENDS, LoanUnit};
use kernel::error::Result;

/// Nobody's phone stands on it: whoever keeps parts lends as well.
pub(super) const LIST: List = List {
    kind: "loan_list",
    title: "借用登记",
    handed_to: LENDS,
    headings: &[
        head("借用单号", 18),
        head("物品", 24),
        head("车牌", 12),
        head("借用人", 16),
        head("借出时间", 18),
        head("应还日期", 12),
        head("逾期", 8),
        head("借出里程", 10),
        head("借出油量 %", 10),
        head("借出状况", 20),
        head("归还时间", 18),
        head("归还里程", 10),
        head("归还油量 %", 10),
        head("归还状况", 20),
        head("损坏", 24),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let today = local_day(asked.now, asked.zone());
    let told = |number: Option<i64>| number.map_or_else(|| text(""), whole);
    for loan in asked.r.loans_out()?.into_iter().chain(asked.r.loans_back(AT_A_TIME)?) {
        let unit: LoanUnit = asked.r.get(loan.loan_unit_id.0)?;
        let customer: Customer = asked.r.get(loan.customer_id.0)?;
        out.row(&[
            text(loan.number.as_str()),
            text(unit.name),
            text(unit.plate.map(|plate| plate.shown()).unwrap_or_default()),
            text(customer.name),
            asked.time(loan.lent_at),
            day(Some(loan.due_on)),
            text(if loan.is_late(today) { "逾期" } else { "" }),
            told(loan.out_km),
            told(loan.out_fuel),
            text(loan.out_condition.as_str()),
            loan.back_at.map_or_else(|| text(""), |at| asked.time(at)),
            told(loan.back_km),
            told(loan.back_fuel),
            text(loan.back_condition.as_str()),
            text(loan.damage_note.as_str()),
        ])?;
    }
    Ok(())
}
