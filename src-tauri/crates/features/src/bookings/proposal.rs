//! What somebody who books is told beforehand: how long, and how much, by the price list that holds.

use crate::visit::lines::packaged::told_of_work;
use crate::visit::lines::priced_for;
use domain::booking_proposal::{BookingProposal, proposed};
use domain::booking_terms::items;
use domain::catalogue::called;
use domain::customer::Customer;
use domain::ids::CustomerId;
use domain::operation::package_called;
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

/// How long it takes and what it comes to, as the lines of the visit will say: a package of work by what it is made
/// of, as far as that is the same for every car. None where neither the catalogue nor a package knows any of it.
///
/// # Errors
/// `NotFound` for a customer that is not there, `BadField` for items no booking takes.
pub fn propose_booking(cx: &Read, ask: ProposeBooking) -> Result<Option<BookingProposal>> {
    let class = match ask.customer_id {
        Some(id) => cx.r.get::<Customer>(id.0)?.price_class,
        None => PriceClass::default(),
    };
    let (settings, today) = (&cx.details()?.settings, cx.today()?);
    let packages = cx.r.work_packages()?;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for item in items(&ask.items)? {
        let found = cx.r.catalogue(&item, None, true, MAX_NAMESAKES)?;
        let found = priced_for(cx.r, found, class, today, None)?;
        if let Some(found) = called(&item, found) {
            known.push(found.figures(settings));
            continue;
        }
        let Some(package) = package_called(&item, &packages) else {
            unknown.push(item);
            continue;
        };
        for work in &package.works {
            match told_of_work(cx.r, settings, work, (class, today))? {
                Some(figures) => known.push(figures),
                None => unknown.push(work.name.clone()),
            }
        }
    }
    Ok(proposed(&known, unknown)?)
}

kernel::commands! {
    read propose_booking(ProposeBooking) -> Option<BookingProposal>, ADVISOR_OR_CLERK,
        shows [Catalogue Customers];
}
