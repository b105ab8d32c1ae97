//! The waiting list of the book, with the first room there is for each.

use super::known::known;
use super::room::Room;
use super::{BookAppointment, SavedAppointment, book_appointment};
use crate::records::vehicles::plate_typed;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::appointment::{Appointment, Channel, MAX_MINUTES};
use domain::booking_terms::{contact, items, length};
use domain::booking_wish::{BookingWish, WishState, wished_days};
use domain::dates::{HALF_HOUR, day_range_utc};
use domain::ids::BayId;
use domain::open_slot::{MAX_DAYS_LOOKED, OpenSlot, Wanted, next_open};
use domain::phone::Phone;
use domain::plate::Plate;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, optional};
use domain::trade::Trade;
use kernel::command::ADVISOR_OR_CLERK;
use kernel::error::{Error, Result};
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddWish {
    pub channel: Channel,
    pub contact_name: String,
    pub contact_phone: String,
    pub plate: String,
    pub model: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub minutes: i64,
    pub trade: Trade,
    pub from_day: NaiveDate,
    pub until_day: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedWish {
    pub id: i64,
    pub version: i64,
}

/// Who waits, and for what, as it is told now.
fn as_told(cx: &Write, ask: &AddWish) -> Result<BookingWish> {
    let (contact_name, contact_phone) =
        contact(&ask.contact_name, Phone::typed("contact_phone", &ask.contact_phone)?.0, None)?;
    let (from_day, until_day) = wished_days(ask.from_day, ask.until_day, cx.today()?)?;
    Ok(BookingWish {
        id: 0,
        state: WishState::Waiting,
        channel: ask.channel,
        contact_name,
        contact_phone,
        plate: plate_typed(&ask.plate)?.map(|read| read.plate),
        model: optional("model", &ask.model, MAX_NAME_LEN)?,
        symptom: optional("symptom", &ask.symptom, MAX_TEXT_LEN)?,
        items: items(&ask.items)?,
        minutes: length(ask.minutes)?,
        trade: ask.trade,
        from_day,
        until_day,
        appointment_id: None,
        reason: String::new(),
        person_id: cx.my_id()?,
        created_at: cx.now,
        version: 1,
    })
}

/// Somebody waits for room.
///
/// # Errors
/// `BadField` for what was told wrongly.
pub fn add_wish(cx: &Write, ask: AddWish) -> Result<SavedWish> {
    let mut wish = as_told(cx, &ask)?;
    cx.w.insert(&mut wish)?;
    Ok(SavedWish { id: wish.id, version: wish.version })
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EditWish {
    pub id: i64,
    pub version: i64,
    pub told: AddWish,
}

/// Whoever waits called again: other days, another number, something else to be done. They keep their place.
///
/// # Errors
/// `NotFound`, `Conflict` where somebody was faster, `BadField` for what was told wrongly.
pub fn edit_wish(cx: &Write, ask: EditWish) -> Result<SavedWish> {
    let before: BookingWish = cx.w.get(ask.id)?;
    before.check_waiting(ask.version)?;
    let BookingWish { id, person_id, created_at, version, .. } = before;
    cx.w.update(&BookingWish { id, person_id, created_at, version, ..as_told(cx, &ask.told)? })?;
    Ok(SavedWish { id, version: version + 1 })
}

#[derive(Debug, Serialize, TS)]
pub struct WishRow {
    pub wish: BookingWish,
    /// The first room there is within its days.
    pub open: Option<OpenSlot>,
    /// Its last day is over.
    pub over: bool,
}

/// Who waits, those first whose days end first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_wishes(cx: &Read, _: AskNothing) -> Result<Vec<WishRow>> {
    let waiting = cx.r.wishes_waiting()?;
    let Some(last) = waiting.iter().map(|wish| wish.until_day).max() else { return Ok(Vec::new()) };
    let settings = &cx.details()?.settings;
    let (days, today) = (settings.days(), cx.today()?);
    // Asked once for all of them.
    let reach = TimeDelta::minutes(MAX_MINUTES + HALF_HOUR);
    let (from, _) = day_range_utc(today, settings.zone);
    let (_, to) = day_range_utc(last.max(today), settings.zone);
    let bookings = cx.r.appointments_starting(from - reach, to + reach)?;
    let room = Room::read(cx.r, settings, today, (last - today).num_days().max(0) + MAX_DAYS_LOOKED + 1)?;
    let capacity = room.capacity();
    let mut rows = Vec::with_capacity(waiting.len());
    for wish in waiting {
        let wanted = Wanted {
            day: wish.from_day.max(today),
            minutes: wish.minutes,
            bay: None,
            trade: wish.trade,
            capacity,
            opens_at_minute: settings.opens_at_minute,
            closes_at_minute: settings.closes_at_minute,
            days: &days,
            zone: settings.zone,
        };
        let around = |day: NaiveDate| -> Result<Vec<Appointment>> {
            let (from, to) = day_range_utc(day, settings.zone);
            let touches = |booking: &&Appointment| booking.takes_a_place_between(from - reach, to + reach);
            Ok(bookings.iter().filter(touches).cloned().collect())
        };
        let over = wish.until_day < today;
        let open = if over { None } else { next_open::<Error>(&wanted, cx.now, around)? };
        rows.push(WishRow { open: open.filter(|slot| slot.day <= wish.until_day), over, wish });
    }
    Ok(rows)
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BookWish {
    pub id: i64,
    pub version: i64,
    pub starts_at: DateTime<Utc>,
    pub bay_id: Option<BayId>,
    pub over_capacity: bool,
}

/// There is room: who waited is booked.
///
/// # Errors
/// `NotFound`, `Conflict` where somebody was faster, and what `book_appointment` refuses.
pub fn book_wish(cx: &Write, ask: BookWish) -> Result<SavedAppointment> {
    let wish: BookingWish = cx.w.get(ask.id)?;
    wish.check_waiting(ask.version)?;
    let (vehicle_id, customer_id) = known(cx.w, wish.plate.as_ref(), &wish.contact_phone)?;
    let saved = book_appointment(
        cx,
        BookAppointment {
            channel: wish.channel,
            customer_id,
            vehicle_id,
            contact_name: wish.contact_name.clone(),
            contact_phone: wish.contact_phone.clone(),
            plate: wish.plate.as_ref().map(Plate::to_string).unwrap_or_default(),
            model: wish.model.clone(),
            symptom: wish.symptom.clone(),
            items: wish.items.clone(),
            starts_at: ask.starts_at,
            minutes: wish.minutes,
            advisor_id: None,
            bay_id: ask.bay_id,
            estimate: None,
            over_capacity: ask.over_capacity,
            trade: Some(wish.trade),
        },
    )?;
    cx.w.update(&BookingWish { state: WishState::Booked, appointment_id: Some(saved.id), ..wish })?;
    Ok(saved)
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DropWish {
    pub id: i64,
    pub version: i64,
    pub reason: String,
}

/// Nobody waits for it any more; who did is not kept.
///
/// # Errors
/// `NotFound`, `Conflict` where somebody was faster, `BadField` without a reason.
pub fn drop_wish(cx: &Write, ask: DropWish) -> Result<SavedWish> {
    let wish: BookingWish = cx.w.get(ask.id)?;
    wish.check_waiting(ask.version)?;
    cx.w.update(&wish.dropped(&ask.reason)?)?;
    Ok(SavedWish { id: ask.id, version: ask.version + 1 })
}

kernel::commands! {
    write add_wish(AddWish) -> SavedWish, ADVISOR_OR_CLERK, changes [Bookings];
    write edit_wish(EditWish) -> SavedWish, ADVISOR_OR_CLERK, changes [Bookings];
    write book_wish(BookWish) -> SavedAppointment, ADVISOR_OR_CLERK, changes [Bookings];
    write drop_wish(DropWish) -> SavedWish, ADVISOR_OR_CLERK, changes [Bookings];
    read list_wishes(AskNothing) -> Vec<WishRow>, ADVISOR_OR_CLERK, shows [Bookings];
}
