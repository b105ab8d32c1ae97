//! 班次: opened with a float, closed by counting, and what moved in between.

use crate::kept::shifts::{
    cash_outside, cash_outside_unchecked, intact, keep_movement, keep_shift, moved_in, shift as kept_shift,
};
use crate::records::search::index_number;
use chrono::{DateTime, NaiveDate, Utc};
use domain::dates::{check_days, day_range_utc};
use domain::ids::{CashMovementId, PersonId, ShiftId};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::{Payment, PaymentMeans};
use domain::shift::{
    CashCount, CashDirection, CashMovement, CashOutside, Closing, MeansCompared, MeansCounted, MeansTotal,
    SHIFT_ROLES, Shift, ShiftState, by_means, check_movement, check_opening, expected_cash, with_comparable,
};
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const SHIFTS: Access = Roles(SHIFT_ROLES);

/// A year in one look is no list any more.
const MAX_DAYS: i64 = 62;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OpenShift {
    pub opening_float: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MoveCash {
    pub direction: CashDirection,
    pub amount: Money,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CloseShift {
    pub id: ShiftId,
    pub counted: Vec<CashCount>,
    /// What terminals and platforms say of the other means; one that is not among them was
    /// not compared.
    #[serde(default)]
    pub compared: Vec<MeansCounted>,
    /// Of whatever differs, where something does.
    pub explanation: String,
    /// Why somebody else's shift is closed; empty for one's own.
    pub closed_for: String,
}

#[derive(Debug, Serialize, TS)]
pub struct ShiftOpened {
    pub id: ShiftId,
    /// Cash since the last closing that is in no shift, to be explained.
    pub outside: Option<CashOutside>,
}

/// What whoever asks has open.
#[derive(Debug, Serialize, TS)]
pub struct MyShift {
    pub shift: Option<RunningShift>,
    /// What the next one to be opened is told of: cash that is in no shift.
    pub outside: Option<CashOutside>,
    /// Without one no money is taken.
    pub required: bool,
}

/// A shift before it is counted. What came in as cash is not told: who knows what
/// should be there does not count, but writes it down.
#[derive(Debug, Serialize, TS)]
pub struct RunningShift {
    pub shift: Shift,
    pub opened_by_name: String,
    /// What moved, and with nothing what else may be compared when it is closed.
    pub means: Vec<RunningMeans>,
    pub movements: Vec<CashMovement>,
}

#[derive(Debug, Serialize, TS)]
pub struct RunningMeans {
    pub means: PaymentMeans,
    pub receipts: i64,
    pub refunds: i64,
    /// None of cash.
    #[ts(type = "number | null")]
    pub net: Option<Money>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskShifts {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct ShiftRow {
    pub id: ShiftId,
    pub number: String,
    pub till: String,
    pub opened_by_name: String,
    pub opened_at: DateTime<Utc>,
    pub opening_float: Money,
    pub state: ShiftState,
    pub closed_at: Option<DateTime<Utc>>,
    /// None while it is open.
    pub counted_total: Option<Money>,
    pub difference: Option<Money>,
    /// The other means that were off when they were compared.
    pub means_off: Vec<MeansCompared>,
    pub explanation: String,
    /// What moved in one that whoever asks may close, and with nothing what else may be
    /// compared: cash is not told of it either.
    pub means: Vec<RunningMeans>,
    /// It is of whoever asks.
    pub own: bool,
    /// Whoever asks may close it.
    pub may_close: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskShift {
    pub id: ShiftId,
}

#[derive(Debug, Serialize, TS)]
pub struct ClosedShift {
    pub shift: Shift,
    pub opened_by_name: String,
    pub closed_by_name: String,
    pub movements: Vec<CashMovement>,
}

/// Opens the drawer of who asks.
///
/// # Errors
/// What `check_opening` refuses.
pub fn open_shift(cx: &Write, ask: OpenShift) -> Result<ShiftOpened> {
    let me = cx.my_id()?;
    check_opening(ask.opening_float, cx.w.open_shift_of(me)?.as_ref())?;
    let settings = &cx.details()?.settings;
    let outside = cash_outside(cx.w, settings.shifts_required, cx.now)?;
    let mut shift = Shift {
        id: ShiftId(0),
        number: cx.w.next_number::<Shift>(&settings.prefixes.shift, cx.today()?)?,
        opened_by: me,
        till: cx.session.station.clone(),
        opened_at: cx.now,
        opening_float: ask.opening_float,
        state: ShiftState::Open,
        closed_by: None,
        closed_at: None,
        closed_for: String::new(),
        content: None,
        checksum: String::new(),
        version: 1,
    };
    keep_shift(cx.w, &mut shift)?;
    index_number(cx.w, "shift", shift.id.0, &shift.number)?;
    Ok(ShiftOpened { id: shift.id, outside })
}

/// Cash goes into the drawer, or out of it.
///
/// # Errors
/// `NoShiftOpen`, `Damaged`, and what `check_movement` refuses.
pub fn move_cash(cx: &Write, ask: MoveCash) -> Result<CashMovementId> {
    let me = cx.my_id()?;
    let shift = intact(cx.w.open_shift_of(me)?.ok_or(Refusal::NoShiftOpen)?)?;
    let (payments, movements) = moved_in(cx.w, &shift)?;
    let in_drawer = expected_cash(shift.opening_float, &totals(&payments), &movements);
    let reason = check_movement(ask.direction, ask.amount, &ask.reason, in_drawer)?;
    let mut moved = CashMovement {
        id: CashMovementId(0),
        shift_id: shift.id,
        direction: ask.direction,
        amount: ask.amount,
        reason,
        at: cx.now,
        person_id: me,
        checksum: String::new(),
    };
    keep_movement(cx.w, &mut moved)?;
    Ok(moved.id)
}

/// Over everything that moved until this moment: what another till of the same
/// person takes meanwhile waits for this write, and comes too late for the shift.
///
/// # Errors
/// `NotFound`, `Damaged`, and what `Shift::close` refuses.
pub fn close_shift(cx: &Write, ask: CloseShift) -> Result<ClosedShift> {
    let mut shift = kept_shift(cx.w, ask.id)?;
    let (payments, movements) = moved_in(cx.w, &shift)?;
    let closing = Closing {
        by: cx.my_id()?,
        roles: cx.roles(),
        at: cx.now,
        counted: ask.counted,
        compared: ask.compared,
        explanation: &ask.explanation,
        closed_for: &ask.closed_for,
    };
    shift.close(totals(&payments), &movements, closing)?;
    keep_shift(cx.w, &mut shift)?;
    let names = Names::of(cx.w)?;
    Ok(names.closed(shift, movements))
}

/// The drawer of who asks, if one is open.
///
/// # Errors
/// `Damaged` where it or what moved in it is not as it was written.
pub fn my_shift(cx: &Read, _: AskNothing) -> Result<MyShift> {
    let required = cx.details()?.settings.shifts_required;
    let Some(shift) = cx.r.open_shift_of(cx.my_id()?)? else {
        let outside = cash_outside_unchecked(cx.r, required, cx.now)?;
        return Ok(MyShift { shift: None, outside, required });
    };
    Ok(MyShift { shift: Some(running(cx, intact(shift)?)?), outside: None, required })
}

fn running(cx: &Read, shift: Shift) -> Result<RunningShift> {
    let (payments, movements) = moved_in(cx.r, &shift)?;
    Ok(RunningShift {
        opened_by_name: Names::of(cx.r)?.name(Some(shift.opened_by)),
        means: told(&payments),
        movements,
        shift,
    })
}

fn told(payments: &[Payment]) -> Vec<RunningMeans> {
    let of = |of: MeansTotal| RunningMeans {
        net: of.is_compared().then(|| of.net()),
        means: of.means,
        receipts: of.receipts,
        refunds: of.refunds,
    };
    with_comparable(&totals(payments)).into_iter().map(of).collect()
}

/// Shifts that were opened from one day to another. Those that are open, whenever
/// they were opened, come first.
///
/// # Errors
/// `BadField` for days that are none, `Damaged` where a shift or what moved in it is not as
/// it was written.
pub fn shifts(cx: &Read, ask: AskShifts) -> Result<Vec<ShiftRow>> {
    let (from, to) = days(cx, ask.from, ask.to)?;
    let names = Names::of(cx.r)?;
    let (me, roles) = (cx.my_id()?, cx.roles());
    let mut all = cx.r.open_shifts()?;
    all.extend(cx.r.shifts_opened(from, to)?.into_iter().filter(|shift| shift.state == ShiftState::Closed));
    let mut rows = Vec::with_capacity(all.len());
    for shift in all {
        let shift = intact(shift)?;
        let found = shift.content.as_ref();
        let may_close = shift.may_be_closed_by(me, roles);
        let means = if may_close { told(&moved_in(cx.r, &shift)?.0) } else { Vec::new() };
        let off = found.map(|found| found.compared.iter().filter(|of| of.is_off()).copied().collect());
        rows.push(ShiftRow {
            id: shift.id,
            opened_by_name: names.name(Some(shift.opened_by)),
            opened_at: shift.opened_at,
            opening_float: shift.opening_float,
            state: shift.state,
            closed_at: shift.closed_at,
            counted_total: found.map(|found| found.counted_total),
            difference: found.map(|found| found.difference),
            means_off: off.unwrap_or_default(),
            explanation: found.map(|found| found.explanation.clone()).unwrap_or_default(),
            means,
            own: shift.opened_by == me,
            may_close,
            number: shift.number,
            till: shift.till,
        });
    }
    Ok(rows)
}

/// One that is closed; of one that is open nobody is told before it is counted.
///
/// # Errors
/// `NotFound`, `Damaged`, and `ShiftIs` while it is open.
pub fn shift(cx: &Read, ask: AskShift) -> Result<ClosedShift> {
    let shift = kept_shift(cx.r, ask.id)?;
    if shift.state == ShiftState::Open {
        return Err(Refusal::ShiftIs { state: shift.state.code().to_owned() }.into());
    }
    let (_, movements) = moved_in(cx.r, &shift)?;
    Ok(Names::of(cx.r)?.closed(shift, movements))
}

pub(super) fn totals(payments: &[Payment]) -> Vec<MeansTotal> {
    by_means(payments.iter().map(|payment| (payment.means, payment.amount)))
}

/// From the first day's beginning to the last one's end, by the shop's clock.
pub(super) fn days(cx: &Read, from: NaiveDate, to: NaiveDate) -> Result<(DateTime<Utc>, DateTime<Utc>)> {
    check_days(from, to, MAX_DAYS)?;
    let zone = cx.zone()?;
    Ok((day_range_utc(from, zone).0, day_range_utc(to, zone).1))
}

/// Whoever worked here, those who left among them.
pub(super) struct Names(Vec<domain::person::Person>);

impl Names {
    pub(super) fn of(r: &storage::Reader<'_>) -> Result<Self> {
        Ok(Self(r.people()?))
    }

    pub(super) fn name(&self, id: Option<PersonId>) -> String {
        let found = self.0.iter().find(|person| Some(person.id) == id);
        found.map(|person| person.name.clone()).unwrap_or_default()
    }

    fn closed(&self, shift: Shift, movements: Vec<CashMovement>) -> ClosedShift {
        ClosedShift {
            opened_by_name: self.name(Some(shift.opened_by)),
            closed_by_name: self.name(shift.closed_by),
            shift,
            movements,
        }
    }
}

kernel::commands! {
    write open_shift(OpenShift) -> ShiftOpened, SHIFTS, changes [Shifts];
    write move_cash(MoveCash) -> CashMovementId, SHIFTS, changes [Shifts];
    write close_shift(CloseShift) -> ClosedShift, SHIFTS, changes [Shifts];
    read my_shift(AskNothing) -> MyShift, SHIFTS, shows [Shifts Sheets Shop People];
    read shifts(AskShifts) -> Vec<ShiftRow>, SHIFTS, shows [Shifts Sheets People];
    read shift(AskShift) -> ClosedShift, SHIFTS, shows [Shifts Sheets People];
}
