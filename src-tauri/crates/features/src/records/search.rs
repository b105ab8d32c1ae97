//! The one box that finds everything.

use super::contacts::owners_before;
use super::documents::{DocumentHit, documents};
use chrono::{DateTime, Utc};
use domain::appointment::{Appointment, AppointmentStage};
use domain::catalogue::Part;
use domain::catalogue_search::Fit;
use domain::contact::{CustomerContact, lost_the_car};
use domain::customer::Customer;
use domain::dates::day_range_utc;
use domain::ids::{AppointmentId, CustomerId, PartId, VehicleId, WorkOrderId};
use domain::plate::{Plate, PlateColour, PlateForm, PlateRead};
use domain::search_terms::{
    BookedAs, of_booking, of_contact, of_customer, of_number, of_query, short_number_of_query,
    tells_whole_number, words_of_query,
};
use domain::stock::LOOKS_UP;
use domain::trade_words::plain;
use domain::vehicle::Vehicle;
use domain::work_order::stage::Stage;
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::{Reader, Writer};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Search {
    pub query: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SearchResults {
    pub vehicles: Vec<VehicleHit>,
    pub customers: Vec<CustomerHit>,
    /// Those still to come first, the next one before all.
    pub bookings: Vec<BookingHit>,
    pub documents: Vec<DocumentHit>,
    /// For who looks parts up.
    pub parts: Vec<PartHit>,
    /// Set when the text reads as a plate that no vehicle carries: the screen
    /// offers a new vehicle with it.
    pub unknown_plate: Option<PlateRead>,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleHit {
    pub vehicle: Vehicle,
    pub customer_name: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub customer_phone: String,
    /// The visit that is going on.
    pub open_work_order: Option<WorkOrderId>,
    pub open_stage: Option<Stage>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartHit {
    pub id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    /// Its code or another number of it was typed.
    pub whole: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerHit {
    pub id: CustomerId,
    pub name: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub phone: String,
    pub vehicles: Vec<VehicleId>,
    pub plates: Vec<String>,
    /// Whose name or phone it was, where it was not the customer's own.
    pub by_contact: Option<CustomerContact>,
}

#[derive(Debug, Serialize, TS)]
pub struct BookingHit {
    pub id: AppointmentId,
    pub number: String,
    pub stage: AppointmentStage,
    pub starts_at: DateTime<Utc>,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub contact_name: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub contact_phone: String,
    pub model: String,
    pub items: Vec<String>,
    /// The customer may still come by it, and whether it is for today.
    pub coming: bool,
    pub today: bool,
    /// Its own number was typed.
    pub whole: bool,
}

const MAX_VEHICLES: usize = 12;
const MAX_CUSTOMERS: i64 = 8;
const MAX_PARTS: usize = 6;
const MAX_COMING: i64 = 6;
const MAX_PAST_BOOKINGS: usize = 4;
/// So many past bookings of a word are asked for the other words.
const MAX_PAST_ASKED: i64 = 60;
/// Of one customer with a fleet, so that the others are seen as well.
const MAX_OF_CUSTOMER: i64 = 4;

/// Whatever is found by a text: cars, customers, bookings, papers.
///
/// # Errors
/// Only what the file itself fails with.
pub fn search(cx: &Read, ask: Search) -> Result<SearchResults> {
    let mut results = SearchResults {
        vehicles: Vec::new(),
        customers: Vec::new(),
        bookings: Vec::new(),
        documents: Vec::new(),
        parts: parts(cx, &ask.query)?,
        unknown_plate: None,
    };
    let Some(query) = of_query(&ask.query) else { return Ok(results) };
    let words = words_of_query(&ask.query);
    results.documents = documents(cx.r, &query)?;
    results.bookings = bookings(cx, &query, &words)?;

    let mut vehicles: Vec<(bool, Vehicle)> = Vec::new();
    for (id, exact) in vehicles_found(cx.r, &query, &words)? {
        vehicles.push((exact, cx.r.get(id.0)?));
    }
    // Who asks for a person usually wants the person's car.
    for id in customers_found(cx.r, &query, &words)? {
        let customer: Customer = cx.r.get(id.0)?;
        let by_contact = contact_found(cx.r, &customer, &query, &words)?;
        let mut owned = cx.r.vehicles_of_customer(customer.id, MAX_OF_CUSTOMER)?;
        // Who asks for a driver means the car they drive.
        if let Some(contact) = &by_contact
            && let Some(car) = driven(cx.r, contact)?
        {
            owned.retain(|vehicle| vehicle.id != car.id);
            owned.insert(0, car);
        }
        results.customers.push(CustomerHit {
            plates: owned.iter().filter_map(|vehicle| vehicle.plate.clone().map(String::from)).collect(),
            id: customer.id,
            name: customer.name,
            phone: customer.phone,
            vehicles: owned.iter().map(|vehicle| vehicle.id).collect(),
            by_contact,
        });
        for vehicle in owned {
            if vehicles.len() < MAX_VEHICLES && vehicles.iter().all(|(_, found)| found.id != vehicle.id) {
                vehicles.push((false, vehicle));
            }
        }
    }
    let mut hits = Vec::with_capacity(vehicles.len());
    for (exact, vehicle) in vehicles {
        hits.push((exact, vehicle_hit(cx.r, vehicle)?));
    }
    // A car in the yard is asked about more than any other that fits as well.
    hits.sort_by_key(|(exact, hit)| (!exact, hit.open_work_order.is_none()));
    results.vehicles = hits.into_iter().map(|(_, hit)| hit).collect();
    results.unknown_plate = unknown_plate(cx.r, &ask.query)?;
    Ok(results)
}

/// The car somebody drives, as long as their customer did not give it away.
fn driven(r: &Reader<'_>, contact: &CustomerContact) -> Result<Option<Vehicle>> {
    let car = contact.vehicle_id.map(|id| r.get::<Vehicle>(id.0)).transpose()?;
    let Some(car) = car else { return Ok(None) };
    let is_lost = lost_the_car(contact, car.customer_id, &owners_before(r, car.id)?);
    Ok(Some(car).filter(|_| !is_lost))
}

/// Whom a customer was found by, where nothing of the customer's own is what was typed.
fn contact_found(
    r: &Reader<'_>,
    customer: &Customer,
    query: &str,
    words: &[String],
) -> Result<Option<CustomerContact>> {
    let fits = |terms: &[String]| {
        let begins = |word: &str| terms.iter().any(|term| term.starts_with(word));
        begins(query) || words.iter().any(|word| begins(word))
    };
    let own = of_customer(
        [customer.name.as_str(), &customer.contact_name],
        [customer.phone.as_str(), &customer.contact_phone],
    );
    if own.iter().any(|term| term.starts_with(query)) {
        return Ok(None);
    }
    let mut contacts = r.contacts_of(customer.id)?.into_iter().filter(|contact| contact.active);
    Ok(contacts.find(|contact| fits(&of_contact(&contact.name, &contact.phone))))
}

/// Parts in use; a retired one has its own list.
fn parts(cx: &Read, typed: &str) -> Result<Vec<PartHit>> {
    // Of one letter nobody means a part.
    if typed.trim().chars().count() < 2 || !cx.roles().iter().any(|role| LOOKS_UP.contains(role)) {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for found in cx.r.parts_found(typed, true, MAX_PARTS)?.into_iter().take(MAX_PARTS) {
        let Part { id, terms, .. } = cx.r.get(found.id.0)?;
        hits.push(PartHit {
            id,
            code: terms.code,
            name: terms.name,
            brand: terms.brand,
            specification: terms.specification,
            whole: matches!(found.fit, Fit::Code | Fit::Number),
        });
    }
    Ok(hits)
}

/// By the whole of what was typed, and then by each of its words.
fn vehicles_found(r: &Reader<'_>, query: &str, words: &[String]) -> Result<Vec<(VehicleId, bool)>> {
    let most = i64::try_from(MAX_VEHICLES).unwrap_or(i64::MAX);
    let hits = r.search_vehicles(query, most)?;
    let mut found: Vec<(VehicleId, bool)> =
        hits.into_iter().map(|hit| (VehicleId(hit.id), hit.exact > 0)).collect();
    if !words.is_empty() {
        for id in r.vehicles_with_words(words, MAX_VEHICLES)? {
            if found.len() < MAX_VEHICLES && found.iter().all(|(known, _)| *known != id) {
                found.push((id, false));
            }
        }
    }
    Ok(found)
}

fn customers_found(r: &Reader<'_>, query: &str, words: &[String]) -> Result<Vec<CustomerId>> {
    let mut found: Vec<CustomerId> =
        r.search_customers(query, MAX_CUSTOMERS)?.into_iter().map(|hit| CustomerId(hit.id)).collect();
    let most = usize::try_from(MAX_CUSTOMERS).unwrap_or(usize::MAX);
    if !words.is_empty() {
        for id in r.customers_with_words(words, most)? {
            if found.len() < most && !found.contains(&id) {
                found.push(id);
            }
        }
    }
    Ok(found)
}

/// Bookings hold what is wanted in the workshop's words, so what was typed is
/// brought to them: 刹车 finds who comes for 制动.
fn bookings(cx: &Read, query: &str, words: &[String]) -> Result<Vec<BookingHit>> {
    let asked: Vec<String> = match words {
        [] => vec![plain(query)],
        words => words.iter().map(|word| plain(word)).collect(),
    };
    let (today, tomorrow) = day_range_utc(cx.today()?, cx.zone()?);
    let mut found = cx.r.coming_appointments(&asked, today, MAX_COMING)?;
    // A plate or phone typed with blanks in it reads as several words, and a
    // number may be told without its day.
    let whole = (!words.is_empty()).then(|| plain(query));
    for text in short_number_of_query(query).into_iter().chain(whole) {
        for booking in cx.r.coming_appointments(&[text], today, MAX_COMING)? {
            if found.iter().all(|other| other.id != booking.id) {
                found.push(booking);
            }
        }
    }
    let coming = found.len();
    let short = short_number_of_query(query);
    let first = short.as_deref().or(asked.first().map(String::as_str)).unwrap_or_default();
    let others: &[String] = if short.is_some() { &[] } else { asked.get(1..).unwrap_or_default() };
    for hit in cx.r.search_numbers("appointment", first, MAX_PAST_ASKED)? {
        if found.len() - coming >= MAX_PAST_BOOKINGS {
            break;
        }
        if found.iter().all(|other| other.id.0 != hit.id) && cx.r.has_words("appointment", hit.id, others)? {
            found.push(cx.r.get(hit.id)?);
        }
    }
    let mut hits = Vec::with_capacity(found.len());
    for (place, booking) in found.into_iter().enumerate() {
        let coming = place < coming;
        let today = coming && booking.starts_at < tomorrow;
        hits.push(BookingHit { coming, today, ..booking_hit(cx.r, booking, query)? });
    }
    Ok(hits)
}

fn booking_hit(r: &Reader<'_>, booking: Appointment, query: &str) -> Result<BookingHit> {
    let plate_colour = match booking.vehicle_id {
        Some(id) => r.get::<Vehicle>(id.0)?.plate_colour,
        None => {
            Plate::usual_colour(booking.plate.as_ref().and_then(|plate| Plate::read(plate.as_str())).as_ref())
        }
    };
    Ok(BookingHit {
        whole: tells_whole_number(query, &booking.number),
        id: booking.id,
        number: booking.number,
        stage: booking.stage,
        starts_at: booking.starts_at,
        plate: booking.plate,
        plate_colour,
        contact_name: booking.contact_name,
        contact_phone: booking.contact_phone,
        model: booking.model,
        items: booking.items,
        coming: false,
        today: false,
    })
}

fn vehicle_hit(r: &Reader<'_>, vehicle: Vehicle) -> Result<VehicleHit> {
    let customer = vehicle.customer_id.map(|id| r.get::<Customer>(id.0)).transpose()?;
    let open = r.visit_in_shop(vehicle.id)?;
    let (customer_name, customer_phone) =
        customer.map(|customer| (customer.name, customer.phone)).unwrap_or_default();
    Ok(VehicleHit {
        vehicle,
        customer_name,
        customer_phone,
        open_work_order: open.as_ref().map(|order| order.id),
        open_stage: open.map(|order| order.stage),
    })
}

/// A whole plate that no vehicle carries yet. Half a plate is a search, not a
/// new car.
fn unknown_plate(r: &Reader<'_>, typed: &str) -> Result<Option<PlateRead>> {
    Ok(match Plate::read(typed) {
        Some(read) if read.form != PlateForm::Unusual && r.vehicles_with_plate(&read.plate)?.is_empty() => {
            Some(read)
        }
        _ => None,
    })
}

/// A booking is found by all that was told when it was made.
///
/// # Errors
/// Only what the file itself fails with.
pub fn index_booking(w: &Writer<'_>, booking: &Appointment) -> Result<()> {
    let booked = BookedAs {
        number: &booking.number,
        plate: booking.plate.as_ref(),
        model: &booking.model,
        name: &booking.contact_name,
        phone: &booking.contact_phone,
        items: &booking.items,
    };
    Ok(w.index_terms("appointment", booking.id.0, &of_booking(&booked))?)
}

/// A document is found by its number and the number's tails.
///
/// # Errors
/// Only what the file itself fails with.
pub fn index_number(w: &Writer<'_>, entity: &str, id: i64, number: &str) -> Result<()> {
    Ok(w.index_terms(entity, id, &of_number(number))?)
}

kernel::commands! {
    read search(Search) -> SearchResults, SignedIn,
        shows [Visits Sheets Customers Vehicles Bookings Complaints Catalogue
            Stock Purchasing Sales Claims Loans];
}
