//! What somebody who books is told beforehand: how long, and how much, by the price list that holds.

use crate::visit::lines::priced_for;
use domain::booking_proposal::{BookingProposal, proposed};
use domain::booking_terms::items;
use domain::catalogue::called;
use domain::customer::Customer;
use domain::ids::CustomerId;
use domain::part_price::PriceClass;
use kernel::command::ADVISOR_OR_CLERK;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More items than a catalogue has under one name.
const MAX_NAMESAKES: usize = 50;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ProposeBooking {
    pub items: Vec<String>,
    /// By whose price list; a stranger pays what all do.
    pub customer_id: Option<CustomerId>,
}

/// How long it takes and what it comes to, as the lines of the visit will say; none where the
/// catalogue knows nothing of it.
///
/// # Errors
/// `NotFound` for a customer that is not there, `BadField` for items no booking takes.
pub fn propose_booking(cx: &Read, ask: ProposeBooking) -> Result<Option<BookingProposal>> {
    let class = match ask.customer_id {
        Some(id) => cx.r.get::<Customer>(id.0)?.price_class,
        None => PriceClass::default(),
    };
    let settings = &cx.details()?.settings;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for item in items(&ask.items)? {
        let found = cx.r.catalogue(&item, None, true, MAX_NAMESAKES)?;
        let found = priced_for(cx.r, found, class, cx.today()?, None)?;
        match called(&item, found) {
            Some(found) => known.push(found.figures(settings)),
            None => unknown.push(item),
        }
    }
    Ok(proposed(&known, unknown)?)
}

kernel::commands! {
    read propose_booking(ProposeBooking) -> Option<BookingProposal>, ADVISOR_OR_CLERK,
        shows [Catalogue Customers];
}
