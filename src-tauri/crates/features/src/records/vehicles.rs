//! Vehicles: present and former plates and owners, and every visit.

use crate::glance::{PhotosOfVisit, at_a_glance};
use crate::records::maker::maker_standing;
use crate::records::recalls::{RecallOfCar, recalls_of};
use chrono::NaiveDate;
use domain::customer::Customer;
use domain::dates::in_the_calendar_if_any;
use domain::finding::DeclinedFinding;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::line::DeclinedLine;
use domain::maker_warranty::{MakerStanding, MakerTerms};
use domain::merge::MergedKind;
use domain::plate::{CarRead, Plate, PlateColour, PlateRead};
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, optional};
use domain::search_terms::of_vehicle;
use domain::vehicle::{DaysDue, FormerPlate, Vehicle, is_km_reached};
use domain::vin::{Vin, VinRead};
use domain::work_order::readings::{
    MAX_VISITS as MAX_READ, MileagePoint, Pace, mileage_curve, mileage_curve_with_old,
};
use domain::work_order::stage::Stage;
use kernel::command::{COUNTER, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Writer;
use storage::screens::{OwnerRow, VisitRow};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVehicle {
    pub id: VehicleId,
}

#[derive(Debug, Serialize, TS)]
pub struct VehiclePage {
    pub vehicle: Vehicle,
    pub customer: Option<Customer>,
    pub owners: Vec<OwnerRow>,
    pub former_plates: Vec<FormerPlate>,
    pub visits: Vec<VisitRow>,
    /// Those of the newest visits.
    pub photos: Vec<PhotosOfVisit>,
    /// The visit that is going on.
    pub open_work_order: Option<WorkOrderId>,
    pub open_stage: Option<Stage>,
    pub plate_read: Option<PlateRead>,
    pub vin_read: Option<VinRead>,
    pub due: DaysDue,
    /// The kilometres of the next service are on the clock.
    pub km_reached: bool,
    /// The oldest first.
    pub mileage: Vec<MileagePoint>,
    /// As the car was driven lately; none where too little is known.
    pub km_a_month: Option<i64>,
    /// The day on which it will have driven as far as its next service, where that is
    /// due by kilometres.
    pub service_expected_on: Option<NaiveDate>,
    pub declined: Vec<DeclinedLine>,
    /// What was found, declined and never quoted; the unsafe first.
    pub declined_findings: Vec<DeclinedFinding>,
    /// What the maker owes by law, where somebody typed the day of the car's invoice.
    pub maker: Option<MakerStanding>,
    /// What the law asks of it at least, from the day the car was registered on.
    pub maker_owes: MakerTerms,
    /// The open ones first.
    pub recalls: Vec<RecallOfCar>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveVehicle {
    pub id: Option<VehicleId>,
    pub version: i64,
    pub customer_id: Option<CustomerId>,
    /// As typed; kept normalised.
    pub plate: String,
    /// None: as the plate's form says.
    pub plate_colour: Option<PlateColour>,
    pub vin: String,
    pub engine_no: String,
    pub make: String,
    pub model: String,
    pub colour: String,
    pub registered_on: Option<NaiveDate>,
    pub inspection_due: Option<NaiveDate>,
    pub insurance_due: Option<NaiveDate>,
    pub insurer: String,
    pub note: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedVehicle {
    pub vehicle: Vehicle,
    pub plate_read: Option<PlateRead>,
    pub vin_read: Option<VinRead>,
    /// Other vehicles that carry the same plate.
    pub same_plate: Vec<VehicleId>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReadPlate {
    pub text: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReadVin {
    pub text: String,
}

const MAX_VISITS: i64 = 50;
/// Who looks for an older photo opens its visit.
const PHOTOGRAPHED_VISITS: i64 = 10;

/// A vehicle with its owners, plates and visits.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_vehicle(cx: &Read, ask: AskVehicle) -> Result<VehiclePage> {
    // A page that was left open asks by the number the car had before it was merged.
    let vehicle: Vehicle = cx.r.get(cx.r.stands_for(MergedKind::Vehicle, ask.id.0)?)?;
    let open = cx.r.visit_in_shop(vehicle.id)?;
    let (orders, zone) = (cx.r.orders_of_vehicle(vehicle.id, MAX_READ)?, cx.zone()?);
    let pace = Pace::of(&mileage_curve(&orders, zone));
    let mileage = mileage_curve_with_old(&orders, &cx.r.past_orders_of(&vehicle, MAX_READ)?, zone);
    Ok(VehiclePage {
        open_work_order: open.as_ref().map(|order| order.id),
        open_stage: open.map(|order| order.stage),
        customer: vehicle.customer_id.map(|id| cx.r.get::<Customer>(id.0)).transpose()?,
        owners: cx.r.owners_of_vehicle(vehicle.id)?,
        former_plates: cx.r.former_plates_of(vehicle.id)?,
        visits: cx.r.visits_of_vehicle(vehicle.id, MAX_VISITS)?,
        photos: at_a_glance(cx.r.photos_of_vehicle(vehicle.id, PHOTOGRAPHED_VISITS)?, cx.roles()),
        plate_read: vehicle.plate.as_ref().and_then(|plate| Plate::read(plate.as_str())),
        vin_read: vehicle.vin.as_ref().and_then(|vin| Vin::read(vin.as_str())),
        due: vehicle.days_due(cx.today()?),
        km_reached: is_km_reached(vehicle.next_service_km, vehicle.mileage_km),
        km_a_month: pace.map(Pace::km_a_month),
        service_expected_on: pace.zip(vehicle.next_service_km).map(|(pace, km)| pace.reaches(km)),
        mileage,
        declined: cx.r.declined_before(vehicle.id, None)?,
        maker: maker_standing(cx, &vehicle, None)?,
        recalls: recalls_of(cx.r, &vehicle)?,
        maker_owes: MakerTerms::least(vehicle.registered_on.unwrap_or(cx.today()?)),
        declined_findings: cx.r.findings_declined_before(vehicle.id, None)?,
        vehicle,
    })
}

/// Writes a vehicle, new or changed.
///
/// # Errors
/// `BadField` for a text too long or a day of no calendar, `VehicleNotTold` where nothing tells
/// which it is, `NotFound` for it or its customer, and `Conflict` where it was changed meanwhile.
pub fn save_vehicle(cx: &Write, ask: SaveVehicle) -> Result<SavedVehicle> {
    let typed = [optional("plate", &ask.plate, MAX_NAME_LEN)?, optional("vin", &ask.vin, MAX_NAME_LEN)?];
    let CarRead { plate: plate_read, vin: vin_read, .. } = CarRead::typed(&typed[0], &typed[1]);
    if let Some(customer) = ask.customer_id {
        cx.w.get::<Customer>(customer.0)?;
    }
    let mut vehicle = match ask.id {
        Some(id) => Vehicle { version: ask.version, ..cx.w.get::<Vehicle>(id.0)? },
        None => Vehicle::unknown(cx.now),
    };
    vehicle.customer_id = ask.customer_id;
    vehicle.plate = plate_read.as_ref().map(|read| read.plate.clone());
    vehicle.plate_colour = ask.plate_colour.unwrap_or_else(|| Plate::usual_colour(plate_read.as_ref()));
    vehicle.vin = vin_read.as_ref().map(|read| read.vin.clone());
    vehicle.engine_no = optional("engine_no", &ask.engine_no, MAX_NAME_LEN)?;
    vehicle.make = optional("make", &ask.make, MAX_NAME_LEN)?;
    vehicle.model = optional("model", &ask.model, MAX_NAME_LEN)?;
    vehicle.colour = optional("colour", &ask.colour, MAX_NAME_LEN)?;
    vehicle.registered_on = in_the_calendar_if_any("registered_on", ask.registered_on)?;
    vehicle.inspection_due = in_the_calendar_if_any("inspection_due", ask.inspection_due)?;
    vehicle.insurance_due = in_the_calendar_if_any("insurance_due", ask.insurance_due)?;
    vehicle.insurer = optional("insurer", &ask.insurer, MAX_NAME_LEN)?;
    vehicle.note = optional("note", &ask.note, MAX_TEXT_LEN)?;
    vehicle.check_told()?;
    store(cx.w, &mut vehicle, cx.today()?)?;
    let mut same_plate = match &vehicle.plate {
        Some(plate) => cx.w.vehicles_with_plate(plate)?,
        None => Vec::new(),
    };
    same_plate.retain(|id| *id != vehicle.id);
    Ok(SavedVehicle { vehicle, plate_read, vin_read, same_plate })
}

pub(crate) fn plate_typed(typed: &str) -> Result<Option<PlateRead>> {
    Ok(Plate::read(&optional("plate", typed, MAX_NAME_LEN)?))
}

/// Writes the vehicle, new when its id is 0, with the history of its plates
/// and owners and what it is found by. The struct carries the row's id and
/// version afterwards.
///
/// # Errors
/// `Conflict` where it was changed meanwhile, `NotFound` where it is not there.
pub fn store(w: &Writer<'_>, vehicle: &mut Vehicle, today: NaiveDate) -> Result<()> {
    if vehicle.id.0 == 0 {
        w.insert(vehicle)?;
        if vehicle.customer_id.is_some() {
            w.change_owner(vehicle.id, vehicle.customer_id, today)?;
        }
    } else {
        let before: Vehicle = w.get(vehicle.id.0)?;
        w.update(vehicle)?;
        vehicle.version += 1;
        if before.customer_id != vehicle.customer_id {
            w.change_owner(vehicle.id, vehicle.customer_id, today)?;
        }
        if let Some(plate) = before.plate
            && Some(&plate) != vehicle.plate.as_ref()
        {
            w.insert(&mut FormerPlate { id: 0, vehicle_id: vehicle.id, plate, until: today })?;
        }
    }
    index(w, vehicle)
}

/// What it is found by. Former plates find the car too: the customer may still know the old one. So does what
/// another record of it said that went into this one.
pub(crate) fn index(w: &Writer<'_>, vehicle: &Vehicle) -> Result<()> {
    let former = w.former_plates_of(vehicle.id)?;
    let plates = vehicle.plate.iter().chain(former.iter().map(|former| &former.plate));
    let mut terms = of_vehicle(plates, vehicle.vin.as_ref(), &vehicle.make, &vehicle.model);
    for gone in w.vehicles_gone_into(vehicle.id)? {
        terms.extend(of_vehicle(gone.plate.iter(), gone.vin.as_ref(), &gone.make, &gone.model));
    }
    w.index_terms("vehicle", vehicle.id.0, &terms)?;
    Ok(())
}

/// A plate as it is read out of what was typed.
///
/// # Errors
/// `BadField` for a text too long.
pub fn read_plate(_: &Read, ask: ReadPlate) -> Result<Option<PlateRead>> {
    plate_typed(&ask.text)
}

/// A VIN as it is read out of what was typed.
///
/// # Errors
/// `BadField` for a text too long.
pub fn read_vin(_: &Read, ask: ReadVin) -> Result<Option<VinRead>> {
    Ok(Vin::read(&optional("vin", &ask.text, MAX_NAME_LEN)?))
}

kernel::commands! {
    read get_vehicle(AskVehicle) -> VehiclePage, SignedIn, shows [Visits Photos Customers Vehicles];
    write save_vehicle(SaveVehicle) -> SavedVehicle, COUNTER, changes [Vehicles];
    read read_plate(ReadPlate) -> Option<PlateRead>, SignedIn, shows [];
    read read_vin(ReadVin) -> Option<VinRead>, SignedIn, shows [];
}
