//! The shift money belongs to, and whether the drawer has what is to go back.

use super::shifts::totals;
use crate::kept::shifts::{intact, moved_in};
use domain::ids::ShiftId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::PaymentMeans;
use domain::shift::{drawer_for, expected_cash, shift_for};
use kernel::error::Result;
use kernel::host::Write;

/// What a person takes or gives back belongs to the shift they have open; cash to the
/// drawer it moves in, whoever moves it.
pub(super) fn shift_of(cx: &Write, means: PaymentMeans, amount: Money) -> Result<Option<ShiftId>> {
    let open = cx.w.open_shifts()?;
    let drawer = drawer_for(cx.my_id()?, &cx.session.station, &open);
    let is_cash = means == PaymentMeans::Cash;
    // Only cash lies in a drawer: all else may stay without one where that is allowed.
    let drawer = if is_cash { drawer? } else { drawer.unwrap_or_default() };
    let shift = shift_for(means, cx.details()?.settings.shifts_required, drawer.map(|shift| shift.id))?;
    if let (true, Some(drawer)) = (is_cash && amount < Money::ZERO, drawer) {
        let drawer = intact(drawer.clone())?;
        let (payments, movements) = moved_in(cx.w, &drawer)?;
        if -amount > expected_cash(drawer.opening_float, &totals(&payments), &movements) {
            return Err(Refusal::NotInDrawer { amount: -amount }.into());
        }
    }
    Ok(shift)
}
