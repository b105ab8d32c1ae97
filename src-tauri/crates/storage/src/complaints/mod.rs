//! Complaints and the steps taken.

use crate::record::select;
use crate::{Reader, Result};
use domain::complaint::{Complaint, ComplaintCategory, ComplaintStep};
use domain::follow_up::Marks;
use domain::ids::{ComplaintId, CustomerId, VehicleId};
use domain::plate::{Plate, PlateColour};
use serde::Deserialize;

/// A complaint with the car it is about and who answers for it.
#[derive(Clone, Debug, Deserialize)]
pub struct ComplaintFound {
    #[serde(flatten)]
    pub complaint: Complaint,
    pub plate: Option<Plate>,
    pub plate_colour: Option<PlateColour>,
    pub owner_name: Option<String>,
    pub work_order_number: Option<String>,
    /// The marks at the counter that opened it.
    pub marks: Option<Marks>,
}

const FOUND: &str = "SELECT complaint.*, vehicle.plate AS plate, vehicle.plate_colour AS plate_colour,
        person.name AS owner_name, work_order.number AS work_order_number,
        survey.marks
     FROM complaint
     LEFT JOIN vehicle ON vehicle.id = complaint.vehicle_id
     LEFT JOIN person ON person.id = complaint.owner_id
     LEFT JOIN work_order ON work_order.id = complaint.work_order_id
     LEFT JOIN survey ON survey.work_order_id = complaint.work_order_id AND complaint.source = 'survey'";

pub(crate) fn closed_sql() -> String {
    format!(
        "{FOUND} WHERE complaint.state = 'closed' ORDER BY complaint.closed_at DESC, complaint.id DESC LIMIT ?1"
    )
}

impl Reader<'_> {
    /// Those not closed, the one to be answered first first.
    pub fn open_complaints(&self) -> Result<Vec<ComplaintFound>> {
        let sql = format!(
            "{FOUND} WHERE complaint.state <> 'closed' ORDER BY complaint.response_due, complaint.id"
        );
        select(self.connection(), &sql, [])
    }

    /// The last closed first.
    pub fn closed_complaints(&self, most: i64) -> Result<Vec<ComplaintFound>> {
        select(self.connection(), &closed_sql(), [most])
    }

    pub fn complaint_found(&self, id: ComplaintId) -> Result<Option<ComplaintFound>> {
        let sql = format!("{FOUND} WHERE complaint.id = ?1");
        Ok(select(self.connection(), &sql, [id.0])?.pop())
    }

    pub fn complaint_steps_of(&self, complaint: ComplaintId) -> Result<Vec<ComplaintStep>> {
        select(
            self.connection(),
            "SELECT * FROM complaint_step WHERE complaint_id = ?1 ORDER BY id",
            [complaint.0],
        )
    }

    /// Every complaint so far of this customer or about this vehicle in the
    /// category, from whichever of the two it is known by.
    pub fn complaints_about_same(
        &self,
        customer: Option<CustomerId>,
        vehicle: Option<VehicleId>,
        category: ComplaintCategory,
    ) -> Result<i64> {
        let of_both: Vec<Complaint> = select(
            self.connection(),
            "SELECT * FROM complaint WHERE customer_id = ?1
             UNION SELECT * FROM complaint WHERE vehicle_id = ?2",
            rusqlite::params![customer.map(|id| id.0), vehicle.map(|id| id.0)],
        )?;
        let same = of_both.iter().filter(|complaint| complaint.category == category).count();
        Ok(i64::try_from(same).unwrap_or(i64::MAX))
    }
}
