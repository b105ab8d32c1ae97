//! A part comes back from a car unused: what was taken on its old one goes back with it, in one write.

use super::core_taken::{deciding, moved};
use crate::kept::core_deposits::{KeptCore, as_written};
use crate::picking::issue::{IssuedParts, TakeBackPart, take_back_part};
use crate::stock::units::counted;
use domain::core_deposit::{CoreMovement, owed_no_more};
use domain::ids::{LineId, PaymentId};
use domain::line::Line;
use domain::money::{Money, Quantity};
use domain::refusal::{MAX_TEXT_LEN, Refusal, optional};
use domain::settlement::PaymentMeans;
use domain::stock::picking::with_those_before;
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

/// Who lays a part back gives its deposit back too.
const KEEPERS: Access = Roles(domain::stock::KEEPS);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteUnusedCore {
    pub line_id: LineId,
    pub quantity: Quantity,
    /// In which of its units; none for the one it is counted in.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub unit: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct UnusedCore {
    /// What of the deposits on the old parts belongs to so many; nought where nothing is held of them.
    pub amount: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeBackWithCore {
    pub back: TakeBackPart,
    /// What the page said goes back of the deposit. A page that is behind gives nothing back.
    pub core: Money,
    /// None gives it back as it came.
    pub means: Option<PaymentMeans>,
}

#[derive(Debug, Serialize, TS)]
pub struct TakenBackWithCore {
    pub parts: IssuedParts,
    pub payments: Vec<PaymentId>,
}

/// What lies on the car by a line, in the unit its part is counted in.
fn on_car(r: &Reader<'_>, line: &Line) -> Result<Quantity> {
    let demands = r.stock_demands(line.work_order_id)?;
    let own = demands.into_iter().find(|demand| demand.line_id == line.id);
    Ok(own.map_or(Quantity::ZERO, |demand| demand.issued))
}

/// The deposits on a line, also on those whose place it took, each with so many old parts as nobody owes any
/// more once `back` came back and `stays` stays on the car; the newest first. What went back with a part that was
/// laid back before is not given back with the next.
fn owed_by_nobody(
    r: &Reader<'_>,
    line: &Line,
    back: Quantity,
    stays: Quantity,
) -> Result<Vec<(KeptCore, Quantity)>> {
    let Some(part) = line.listed.part_id else { return Ok(Vec::new()) };
    let mut kept = Vec::new();
    for id in with_those_before(&r.lines_of(line.work_order_id)?, line) {
        for core in r.core_deposits_of_line(id)? {
            if core.part_id == part {
                kept.push(as_written(r, core)?);
            }
        }
    }
    kept.sort_by_key(|of| std::cmp::Reverse(of.core.id));
    let stands_on: i64 = kept.iter().map(|of| of.core.stands_on(&of.movements).0).sum();
    let to_come: i64 = kept.iter().map(|of| of.core.to_come(&of.movements).0).sum();
    let mut left = owed_no_more(Quantity(stands_on), Quantity(to_come), back, stays);
    let mut found = Vec::new();
    for of in kept {
        let quantity = left.min(of.core.to_come(&of.movements));
        if quantity > Quantity::ZERO {
            left = Quantity(left.0 - quantity.0);
            found.push((of, quantity));
        }
    }
    Ok(found)
}

fn sum(of: &[(KeptCore, Quantity)]) -> Money {
    of.iter().map(|(kept, quantity)| kept.core.worth(&kept.movements, *quantity)).sum()
}

/// What of the deposits goes back with so much of a part.
///
/// # Errors
/// `NotFound`, `Stock` for a unit the part does not come in, and what `as_written` refuses.
pub fn quote_unused_core(cx: &Read, ask: QuoteUnusedCore) -> Result<UnusedCore> {
    let line: Line = cx.r.get(ask.line_id.0)?;
    let Some(part) = line.listed.part_id else { return Ok(UnusedCore { amount: Money::ZERO }) };
    let back = counted(cx.r, &cx.r.get(part.0)?, ask.quantity, ask.unit.as_deref())?;
    let stays = Quantity((on_car(cx.r, &line)?.0 - back.0).max(0));
    Ok(UnusedCore { amount: sum(&owed_by_nobody(cx.r, &line, back, stays)?) })
}

/// Lays a part back, and gives back what was taken on its old one.
///
/// # Errors
/// What `take_back_part` refuses, `RefundableChanged` where another sum goes back than the page said, and what
/// the drawer refuses (`NoShiftOpen`, `WhichDrawer`, `NotInDrawer`).
pub fn take_back_with_core(cx: &Write, ask: TakeBackWithCore) -> Result<TakenBackWithCore> {
    let line: Line = cx.w.get(ask.back.line_id.0)?;
    let reason = optional("note", &ask.back.note, MAX_TEXT_LEN)?;
    let before = on_car(cx.w, &line)?;
    let parts = take_back_part(cx, ask.back)?;
    let stays = on_car(cx.w, &line)?;
    let unused = owed_by_nobody(cx.w, &line, Quantity(before.0 - stays.0), stays)?;
    let remains = sum(&unused);
    if remains != ask.core {
        return Err(Refusal::RefundableChanged { seen: ask.core, remains }.into());
    }
    let mut payments = Vec::new();
    for (kept, quantity) in unused {
        let undone = kept.core.undone(&kept.movements, quantity, &deciding(cx)?);
        if !undone.amount.is_zero() {
            let undone = CoreMovement { reason: reason.clone(), ..undone };
            payments.extend(moved(cx, kept, undone, ask.means)?);
        }
    }
    Ok(TakenBackWithCore { parts, payments })
}

kernel::commands! {
    read quote_unused_core(QuoteUnusedCore) -> UnusedCore, KEEPERS,
        shows [Sales Sheets Visits Stock Catalogue];
    write take_back_with_core(TakeBackWithCore) -> TakenBackWithCore, KEEPERS,
        changes [Stock Visits Catalogue Sales Sheets];
}
