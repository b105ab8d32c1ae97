//! What the counter, the office and the first screens are asked for again and
//! again. What a test is about it says itself: `BookAppointment { bay_id: Some(bay),
//! ..booking("李国强", "13800138000", at) }`.

use crate::PIN;
use crate::typed::field;
use chrono::{DateTime, Utc};
use domain::appointment::Channel;
use domain::complaint::{ComplaintCategory, ComplaintSource, Severity};
use domain::ids::{JobId, PersonId};
use domain::job::JobShare;
use domain::money::Rate;
use domain::role::Role;
use features::aftercare::complaints::OpenComplaint;
use features::bookings::BookAppointment;
use features::office::people::SavePerson;
use features::visit::workshop::AssignJob;
use serde_json::Value;

/// Somebody rings and wants an hour, whether there is room or not.
pub fn booking(name: &str, phone: &str, starts_at: DateTime<Utc>) -> BookAppointment {
    BookAppointment {
        channel: Channel::Phone,
        customer_id: None,
        vehicle_id: None,
        contact_name: name.to_owned(),
        contact_phone: phone.to_owned(),
        plate: String::new(),
        model: String::new(),
        symptom: String::new(),
        items: Vec::new(),
        starts_at,
        minutes: 60,
        advisor_id: None,
        bay_id: None,
        estimate: None,
        over_capacity: true,
        trade: None,
    }
}

/// Somebody who begins to work here.
pub fn new_person(name: &str, roles: &[Role]) -> SavePerson {
    SavePerson {
        id: None,
        version: 0,
        name: name.to_owned(),
        roles: roles.to_vec(),
        discount_limit: None,
        active: true,
        pin: Some(PIN.to_owned()),
    }
}

/// Somebody who works here, as they are told: a test changes what it is about.
#[track_caller]
pub fn known_person(person: &Value) -> SavePerson {
    SavePerson {
        id: field(person, "id"),
        version: field(person, "version"),
        name: field(person, "name"),
        roles: field(person, "roles"),
        discount_limit: field(person, "discount_limit"),
        active: field(person, "active"),
        pin: None,
    }
}

/// 李国强 complains of no visit in particular.
pub fn complaint(category: ComplaintCategory, matter: &str) -> OpenComplaint {
    OpenComplaint {
        work_order_id: None,
        vehicle_id: None,
        customer_id: None,
        person_name: "李国强".to_owned(),
        phone: "13800138000".to_owned(),
        category,
        severity: Severity::Normal,
        source: ComplaintSource::Phone,
        matter: matter.to_owned(),
        owner_id: None,
    }
}

/// An hour of work for these people, who share it in hundredths of a percent.
pub fn shared((job, version): (i64, i64), shares: &[(i64, i64)]) -> AssignJob {
    let share = |(person, share): &(i64, i64)| JobShare { person_id: PersonId(*person), share: Rate(*share) };
    AssignJob {
        job_id: JobId(job),
        version,
        technicians: shares.iter().map(share).collect(),
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        note: String::new(),
    }
}
