//! Where papers are filled in: the file, the shop's head, its people, its clock.

use super::words;
use crate::kept::counterfoils::content_of;
use chrono::{DateTime, Utc};
use documents::parties::{Contact, VehicleOnPaper};
use documents::{HeadImage, ShopHead};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::customer::{Customer, CustomerKind};
use domain::dates::{ShopZone, local_day, local_text};
use domain::ids::{BayId, PersonId};
use domain::person::{Bay, Person};
use domain::refusal::Refusal;
use domain::shop::ShopDetails;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use serde::de::DeserializeOwned;
use storage::Reader;

/// Said on a paper of which an older program kept nothing.
pub const NOTHING_KEPT: &str = "本单出具时未留存根：店铺、客户、车辆与人员的名称为打印时的档案资料。";

pub struct PaperContext<'a> {
    pub r: &'a Reader<'a>,
    pub shop: ShopDetails,
    pub people: Vec<Person>,
    pub bays: Vec<Bay>,
    pub now: DateTime<Utc>,
}

impl<'a> PaperContext<'a> {
    pub fn of(r: &'a Reader<'a>, now: DateTime<Utc>) -> Result<Self> {
        Ok(Self { r, shop: r.get(1)?, people: r.people()?, bays: r.bays()?, now })
    }

    /// An edition that a newer one replaced, as it was given out. Its number says
    /// not which paper it is of: that is looked at.
    pub fn earlier<T: DeserializeOwned>(&self, of: CounterfoilKind, id: i64) -> Result<T> {
        let foil: Counterfoil = self.r.get(id)?;
        let none = || Refusal::NotFound { entity: "document".to_owned(), id };
        if foil.kind != of {
            return Err(none().into());
        }
        let number = format!("{}/{}", foil.subject_id, foil.edition);
        Ok(content_of(&foil, &number)?.ok_or_else(none)?)
    }

    /// A paper about the shop itself is asked for by the shop's own id.
    pub fn is_about_the_shop(&self, id: i64) -> Result<()> {
        if id == self.shop.id {
            return Ok(());
        }
        Err(Refusal::NotFound { entity: "document".to_owned(), id }.into())
    }

    pub fn zone(&self) -> ShopZone {
        self.shop.settings.zone
    }

    pub fn head(&self) -> ShopHead {
        let papers = &self.shop.settings.papers;
        let image = |hash: &String| (!hash.is_empty()).then(|| HeadImage { hash: hash.clone(), jpeg: None });
        ShopHead {
            name: self.shop.name.clone(),
            address: self.shop.address.clone(),
            phone: self.shop.phone.clone(),
            licence: self.shop.licence.clone(),
            bank: self.shop.bank.clone(),
            mail: papers.mail.clone(),
            foot: papers.foot.clone(),
            logo: image(&papers.logo),
            seal: image(&papers.seal),
        }
    }

    pub fn time(&self, at: DateTime<Utc>) -> String {
        local_text(at, self.zone())
    }

    pub fn day(&self, at: DateTime<Utc>) -> String {
        local_day(at, self.zone()).format("%Y-%m-%d").to_string()
    }

    pub fn time_if_any(&self, at: Option<DateTime<Utc>>) -> String {
        at.map(|at| self.time(at)).unwrap_or_default()
    }

    pub fn person(&self, id: Option<PersonId>) -> String {
        let found = self.people.iter().find(|person| Some(person.id) == id);
        found.map(|person| person.name.clone()).unwrap_or_default()
    }

    pub fn bay(&self, id: Option<BayId>) -> String {
        let found = self.bays.iter().find(|bay| Some(bay.id) == id);
        found.map(|bay| bay.name.clone()).unwrap_or_default()
    }

    pub fn vehicle(&self, order: &WorkOrder) -> Result<VehicleOnPaper> {
        let vehicle: Vehicle = self.r.get(order.vehicle_id.0)?;
        Ok(VehicleOnPaper {
            plate: vehicle.plate.as_ref().map_or_else(|| "无牌".to_owned(), |plate| plate.shown()),
            model: words::model(&vehicle.make, &vehicle.model),
            vin: vehicle.vin.as_ref().map(|vin| vin.as_str().to_owned()).unwrap_or_default(),
            engine_number: vehicle.engine_no,
            colour: vehicle.colour,
        })
    }

    pub fn customer(&self, order: &WorkOrder) -> Result<Contact> {
        let customer: Customer = self.r.get(order.customer_id.0)?;
        let own_phone = !customer.phone.is_empty() || customer.kind == CustomerKind::Private;
        let phone = if own_phone { customer.phone } else { customer.contact_phone };
        Ok(Contact { name: customer.name, phone })
    }
}

/// Whoever brought the car; nobody named means the customer came.
pub fn brought_by(order: &WorkOrder, customer: &Contact) -> Contact {
    if order.brought_by_name.is_empty() {
        customer.clone()
    } else {
        Contact { name: order.brought_by_name.clone(), phone: order.brought_by_phone.clone() }
    }
}
