//! What several of these mornings begin with.

use chrono::{DateTime, Utc};
use domain::appointment::Channel;
use features::bookings::BookAppointment;

/// A stranger rings up and wants an hour.
pub fn booking(name: &str, starts_at: DateTime<Utc>) -> BookAppointment {
    BookAppointment {
        channel: Channel::Phone,
        customer_id: None,
        vehicle_id: None,
        contact_name: name.to_owned(),
        contact_phone: "13800138000".to_owned(),
        plate: String::new(),
        model: String::new(),
        symptom: String::new(),
        items: Vec::new(),
        starts_at,
        minutes: 60,
        advisor_id: None,
        bay_id: None,
        estimate: None,
        over_capacity: false,
        trade: None,
    }
}
