//! Complaints and the steps taken.

use crate::record::select;
use crate::{Reader, Result};
use domain::complaint::{Complaint, ComplaintCategory, ComplaintStep, RemedyRequest};
use domain::follow_up::{FollowUp, SurveyScores};
use domain::ids::{ComplaintId, CustomerId, VehicleId};
use domain::plate::{Plate, PlateColour};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A complaint with the car it is about and who answers for it.
#[derive(Clone, Debug, Deserialize)]
pub struct ComplaintFound {
    #[serde(flatten)]
    pub complaint: Complaint,
    pub plate: Option<Plate>,
    pub plate_colour: Option<PlateColour>,
    pub owner_name: String,
    pub work_order_number: Option<String>,
    /// The marks at the counter that opened it.
    pub marks: Option<SurveyScores>,
}

const FOUND: &str = "SELECT complaint.*, vehicle.plate AS plate, vehicle.plate_colour AS plate_colour,
        person.name AS owner_name, work_order.number AS work_order_number,
        survey.marks
     FROM complaint
     CROSS JOIN person ON person.id = complaint.owner_id
     LEFT JOIN vehicle ON vehicle.id = complaint.vehicle_id
     LEFT JOIN work_order ON work_order.id = complaint.work_order_id
     LEFT JOIN survey ON survey.work_order_id = complaint.work_order_id AND complaint.source = 'survey'";

pub(crate) fn closed_sql() -> String {
    format!(
        "{FOUND} WHERE complaint.state = 'closed' ORDER BY complaint.closed_at DESC, complaint.id DESC LIMIT ?1"
    )
}

/// A remedy that waits for the manager, with the complaint it would settle.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RemedyWaitingRow {
    #[serde(flatten)]
    pub request: RemedyRequest,
    pub complaint_number: String,
    pub customer_name: String,
    pub asked_by_name: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
}

/// Every instant is later than an empty text: it makes those waiting a range of
/// their index.
pub(crate) const WAITING: &str = "SELECT remedy_request.*, complaint.number AS complaint_number,
        complaint.person_name AS customer_name, person.name AS asked_by_name,
        vehicle.plate AS plate, coalesce(vehicle.plate_colour, 'blue') AS plate_colour
     FROM remedy_request
     CROSS JOIN complaint ON complaint.id = remedy_request.complaint_id
     CROSS JOIN person ON person.id = remedy_request.asked_by
     LEFT JOIN vehicle ON vehicle.id = complaint.vehicle_id
     WHERE remedy_request.state = 'waiting' AND remedy_request.asked_at > ''
     ORDER BY remedy_request.asked_at, remedy_request.id";

impl Reader<'_> {
    /// Remedies nobody decided on yet, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remedies_waiting(&self) -> Result<Vec<RemedyWaitingRow>> {
        select(self.connection(), WAITING, [])
    }

    /// What was asked of the manager for a complaint, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remedy_requests_of(&self, complaint: ComplaintId) -> Result<Vec<RemedyRequest>> {
        select(
            self.connection(),
            "SELECT * FROM remedy_request WHERE complaint_id = ?1 ORDER BY id",
            [complaint.0],
        )
    }

    /// The call that brought the complaint and waits for its end.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn follow_up_waiting_for(&self, complaint: ComplaintId) -> Result<Option<FollowUp>> {
        Ok(select(self.connection(), "SELECT * FROM follow_up WHERE waits_for = ?1", [complaint.0])?.pop())
    }

    /// Those not closed, the one to be answered first first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_complaints(&self) -> Result<Vec<ComplaintFound>> {
        let sql = format!(
            "{FOUND} WHERE complaint.state <> 'closed' ORDER BY complaint.response_due, complaint.id"
        );
        select(self.connection(), &sql, [])
    }

    /// The last closed first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn closed_complaints(&self, limit: i64) -> Result<Vec<ComplaintFound>> {
        select(self.connection(), &closed_sql(), [limit])
    }

    /// A complaint as the lists show it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaint_found(&self, id: ComplaintId) -> Result<Option<ComplaintFound>> {
        let sql = format!("{FOUND} WHERE complaint.id = ?1");
        Ok(select(self.connection(), &sql, [id.0])?.pop())
    }

    /// What happened to a complaint, first to last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaint_steps_of(&self, complaint: ComplaintId) -> Result<Vec<ComplaintStep>> {
        select(
            self.connection(),
            "SELECT * FROM complaint_step WHERE complaint_id = ?1 ORDER BY id",
            [complaint.0],
        )
    }

    /// Every complaint so far of this customer or about this vehicle in the
    /// category, from whichever of the two it is known by.
    ///
    /// # Errors
    /// Only what the file itself fails with.
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
