//! The screen turned to the customer 客户屏: what is due of the sheet the till
//! collects just now, and the shop's own codes beside it.

use crate::kept::sheets::sheet_with_payments;
use documents::qr::modules;
use domain::customer_link::sheet_may_be_shown;
use domain::ids::SettlementId;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::refusal::Refusal;
use domain::settlement::PaymentMeans;
use domain::till_display::{Collecting, ForCustomer, PartShown, Till};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::command::{TillDisplay, of};
use kernel::error::{Error, Result};
use kernel::host::{AskNothing, Read};
use kernel::shop::till_faced_by;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the page of the till says of itself, again and again.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ShowToCustomer {
    pub settlement_id: SettlementId,
    /// What is on account is collected, and not what is owed.
    pub collects: bool,
    /// The customer is to see it; not any more, or not yet, where it is false.
    pub shows: bool,
    /// By what it is to be paid, once somebody said so.
    pub parts: Vec<PartShown>,
}

#[derive(Debug, Serialize, TS)]
pub struct ShownToCustomer {
    /// A screen that is on faces the customer of this till, and the sheet is theirs to see.
    pub can_be_shown: bool,
    /// The customer sees the amount now: a page that was left open collects from nobody any more.
    pub is_shown: bool,
}

/// Everybody before it reads it: no customer, no phone, no lines of the bill.
#[derive(Debug, Serialize, TS)]
pub struct CustomerScreen {
    pub shop_name: String,
    pub due: Option<DueOnScreen>,
    /// It was paid just now.
    pub thanks: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct DueOnScreen {
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    /// Nobody sits there who might not be told: whose it is stands before it.
    #[serde(serialize_with = "domain::visibility::posted")]
    #[ts(type = "number")]
    pub amount: Money,
    pub codes: Vec<CodeToScan>,
}

#[derive(Debug, Serialize, TS)]
pub struct CodeToScan {
    pub means: PaymentMeans,
    /// What is typed after it was scanned.
    #[serde(serialize_with = "domain::visibility::posted")]
    #[ts(type = "number")]
    pub amount: Money,
    /// Its modules row by row.
    pub qr: Vec<String>,
}

/// The till says what it collects. Kept in mind and in no file, as who is there
/// is: nothing of the shop changes by it.
///
/// # Errors
/// `NotFound` and `Damaged` of the sheet.
pub fn show_to_customer(cx: &Read, ask: ShowToCustomer) -> Result<ShownToCustomer> {
    let (till, tills, now) = (Till(cx.session.station_id), &cx.shop.tills, cx.shop.clock.now());
    if !ask.shows {
        tills.ends(till, ask.settlement_id, now);
    }
    let (sheet, _) = sheet_with_payments(cx.r, ask.settlement_id)?;
    if ask.shows {
        let before = tills.collecting(till);
        tills.collects(till, Collecting::of(&sheet, ask.collects, ask.parts, before.as_ref(), now));
    }
    let is_theirs = sheet_may_be_shown(&sheet).is_ok();
    let collecting = tills.collecting(till).filter(|_| ask.shows);
    let is_shown = collecting.is_some_and(|it| matches!(it.shows(&sheet, now), ForCustomer::Due(_)));
    Ok(ShownToCustomer { can_be_shown: is_theirs && tills.is_looked_at(till, now), is_shown })
}

/// What the customer of the till sees: at the station that was let in for it,
/// and in a second window of the till itself.
///
/// # Errors
/// `Damaged` where the sheet does not say what was written, and a code that cannot be drawn.
pub fn customer_screen(cx: &Read, _: AskNothing) -> Result<CustomerScreen> {
    let faced = cx.session.station_id.map(|station| till_faced_by(cx.r, station)).transpose()?;
    let till = faced.flatten().unwrap_or(Till(cx.session.station_id));
    let (tills, now) = (&cx.shop.tills, cx.shop.clock.now());
    tills.looks(till, now);
    let shop_name = cx.details()?.name.clone();
    let nothing = |shop_name| Ok(CustomerScreen { shop_name, due: None, thanks: false });
    let Some(collecting) = tills.collecting(till) else { return nothing(shop_name) };
    let sheet = match sheet_with_payments(cx.r, collecting.settlement_id) {
        Ok((sheet, _)) => sheet,
        // The sample shop was taken out meanwhile.
        Err(Error::Refused(Refusal::NotFound { .. })) => return nothing(shop_name),
        Err(error) => return Err(error),
    };
    let shows = collecting.shows(&sheet, now);
    let due = match shows {
        ForCustomer::Due(amount) => {
            let order: WorkOrder = cx.r.get(sheet.work_order_id.0)?;
            let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
            let codes = codes_of(cx, &collecting.to_scan(amount))?;
            Some(DueOnScreen { plate: vehicle.plate, plate_colour: vehicle.plate_colour, amount, codes })
        }
        ForCustomer::Nothing | ForCustomer::ThankYou => None,
    };
    Ok(CustomerScreen { shop_name, due, thanks: shows == ForCustomer::ThankYou })
}

/// Of those means the shop has a code of.
fn codes_of(cx: &Read, parts: &[PartShown]) -> Result<Vec<CodeToScan>> {
    let mut codes = Vec::new();
    for PartShown { means, amount } in parts.iter().copied() {
        let kept = cx.r.collection_code_of(means)?;
        if !kept.content.is_empty() {
            codes.push(CodeToScan { means, amount, qr: modules(&kept.content).map_err(Error::fault)? });
        }
    }
    Ok(codes)
}

kernel::commands! {
    read show_to_customer(ShowToCustomer) -> ShownToCustomer, of(Action::TakePayment),
        shows [Visits Sheets Vouchers];
    read customer_screen(AskNothing) -> CustomerScreen, TillDisplay,
        shows [Shop Visits Sheets Vehicles Vouchers Stations];
}
