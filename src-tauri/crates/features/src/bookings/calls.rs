//! Whom to call about bookings: who comes next, and who did not come.

use super::booking::{booking_for_action, save};
use super::hands::bookings_without_hands;
use super::message::reminder;
use crate::records::consents::all_left_alone;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::appointment::{Appointment, AppointmentAction, AppointmentStage};
use domain::booking_call::{
    BookingCall, BookingCallKind, BookingCallOutcome, NO_SHOW_CALL_DAYS, calls_for, is_to_be_called,
};
use domain::consent::{LeftAlone, Purpose};
use domain::dates::{add_days, day_range_utc};
use domain::ids::{AppointmentId, CustomerId, PersonId};
use domain::refusal::{MAX_TEXT_LEN, Refusal, optional, required};
use kernel::command::ADVISOR_OR_CLERK;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longer ago nobody called about a booking that is still to come.
const CALLS_KEPT_IN_SIGHT: i64 = 60;

#[derive(Debug, Serialize, TS)]
pub struct BookingCallsDue {
    /// The next day on which the shop is open: all that stands before and on it is reminded of.
    pub until: NaiveDate,
    pub reminders: Vec<BookingToCall>,
    /// Of the last two weeks.
    pub not_shown: Vec<BookingToCall>,
    /// Of the next month: somebody who was to do them is absent now, and they are to be moved.
    pub without_hands: Vec<Appointment>,
}

#[derive(Debug, Serialize, TS)]
pub struct BookingToCall {
    pub appointment: Appointment,
    /// The reminder as a message to copy; none for who did not come, nor for who wants no messages.
    pub message: String,
    /// Why there is none: they are called all the same.
    pub no_message: Option<LeftAlone>,
    /// Who tried before, and when last.
    pub tries: i64,
    pub tried_at: Option<DateTime<Utc>>,
    pub tried_by: Option<PersonId>,
}

/// Whom somebody is to call today about a booking.
///
/// # Errors
/// Only what the file itself fails with.
pub fn booking_calls(cx: &Read, _: AskNothing) -> Result<BookingCallsDue> {
    let details = cx.details()?;
    let (zone, today) = (details.settings.zone, cx.today()?);
    let until = details.settings.days().next_open_day(today);
    let (from, _) = day_range_utc(add_days(today, 1), zone);
    let (_, to) = day_range_utc(until, zone);
    let calls = cx.r.booking_calls_since(cx.now - TimeDelta::days(CALLS_KEPT_IN_SIGHT))?;
    let coming = cx.r.appointments_starting(from, to)?;
    let mut customers: Vec<CustomerId> = coming.iter().filter_map(|booking| booking.customer_id).collect();
    customers.sort_unstable();
    customers.dedup();
    let alone = all_left_alone(cx.r, Purpose::Visit, &customers)?;
    let to_call = |bookings: Vec<Appointment>, kind: BookingCallKind| -> Vec<BookingToCall> {
        let due = bookings.into_iter().filter(|booking| is_to_be_called(booking, kind, &calls));
        due.map(|booking| {
            let no_message = booking.customer_id.and_then(|customer| alone.get(&customer).copied());
            let message = match kind {
                BookingCallKind::Reminder if no_message.is_none() => reminder(&booking, details),
                BookingCallKind::Reminder | BookingCallKind::NoShow => String::new(),
            };
            BookingToCall { no_message, ..row(booking, message, kind, &calls) }
        })
        .collect()
    };
    let since = cx.now - TimeDelta::days(NO_SHOW_CALL_DAYS);
    Ok(BookingCallsDue {
        until,
        reminders: to_call(coming, BookingCallKind::Reminder),
        not_shown: to_call(cx.r.appointments_not_shown(since)?, BookingCallKind::NoShow),
        without_hands: bookings_without_hands(cx.r, &details.settings, cx.now)?,
    })
}

fn row(
    appointment: Appointment,
    message: String,
    kind: BookingCallKind,
    calls: &[BookingCall],
) -> BookingToCall {
    let about = |call: &&BookingCall| call.appointment_id == appointment.id && call.kind == kind;
    let tries = calls.iter().filter(about).count();
    let last = calls.iter().rfind(about);
    BookingToCall {
        message,
        no_message: None,
        tries: i64::try_from(tries).unwrap_or(i64::MAX),
        tried_at: last.map(|call| call.at),
        tried_by: last.map(|call| call.person_id),
        appointment,
    }
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordBookingCall {
    pub id: AppointmentId,
    pub version: i64,
    pub kind: BookingCallKind,
    pub outcome: BookingCallOutcome,
    pub note: String,
}

/// What the booking is after a call.
#[derive(Debug, Serialize, TS)]
pub struct BookingCalled {
    pub id: AppointmentId,
    pub stage: AppointmentStage,
    pub version: i64,
}

/// Keeps what a call about a booking came to: who says that they come has confirmed, who calls off
/// has called off.
///
/// # Errors
/// `NotFound`, `BookingIs` where nobody is called about it as it stands, `Conflict` on an older page
/// or where somebody called already, `BadField` without the reason for calling off.
pub fn record_booking_call(cx: &Write, ask: RecordBookingCall) -> Result<BookingCalled> {
    let booking: Appointment = cx.w.get(ask.id.0)?;
    let note = optional("note", &ask.note, MAX_TEXT_LEN)?;
    if !calls_for(booking.stage, ask.kind) {
        return Err(Refusal::BookingIs { stage: booking.stage.code().to_owned() }.into());
    }
    if booking.version != ask.version || !is_to_be_called(&booking, ask.kind, &cx.w.booking_calls_of(ask.id)?)
    {
        return Err(Refusal::Conflict {
            entity: "appointment".to_owned(),
            id: ask.id.0,
            yours: ask.version,
            current: booking.version,
        }
        .into());
    }
    cx.w.insert(&mut BookingCall {
        id: 0,
        appointment_id: booking.id,
        kind: ask.kind,
        outcome: ask.outcome,
        for_at: booking.starts_at,
        note: note.clone(),
        person_id: cx.my_id()?,
        at: cx.now,
    })?;
    let action = match (ask.kind, ask.outcome) {
        (BookingCallKind::Reminder, BookingCallOutcome::Comes)
            if booking.stage == AppointmentStage::Booked =>
        {
            AppointmentAction::Confirm
        }
        (BookingCallKind::Reminder, BookingCallOutcome::CalledOff) => AppointmentAction::Cancel,
        _ => return Ok(BookingCalled { id: booking.id, stage: booking.stage, version: booking.version }),
    };
    let mut after = booking_for_action(cx, ask.id, ask.version, action)?;
    if action == AppointmentAction::Cancel {
        after.reason = required("note", &note, MAX_TEXT_LEN)?;
    }
    let stage = after.stage;
    let saved = save(cx, after)?;
    Ok(BookingCalled { id: saved.id, stage, version: saved.version })
}

kernel::commands! {
    read booking_calls(AskNothing) -> BookingCallsDue, ADVISOR_OR_CLERK,
        shows [Bookings Customers People Shop];
    write record_booking_call(RecordBookingCall) -> BookingCalled, ADVISOR_OR_CLERK, changes [Bookings];
}
