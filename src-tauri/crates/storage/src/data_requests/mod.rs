//! What people ask of their own data, and what there is of them.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::appointment::Appointment;
use domain::booking_call::BookingCall;
use domain::booking_wish::BookingWish;
use domain::complaint::Complaint;
use domain::counter_sale::CounterSale;
use domain::customer::Customer;
use domain::data_request::DataRequest;
use domain::data_request::erasure::ErasureFacts;
use domain::data_request::sold_car::{OwnedOn, owned_on, still_theirs};
use domain::dates::{ShopZone, local_day};
use domain::follow_up::{FollowUpCall, Survey};
use domain::ids::{AppointmentId, CustomerId, VehicleId, WorkOrderId};
use domain::loan::Loan;
use domain::merge::RecordMerge;
use domain::record_document::{DocumentOf, RecordDocument};
use domain::settlement::Settlement;
use domain::suggestion::Suggestion;
use domain::vehicle::Ownership;
use domain::work_order::WorkOrder;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-2212-data-requests")];

/// Every day is later than an empty text: it makes the open ones a range of their index.
pub(crate) const OPEN: &str = "SELECT * FROM data_request INDEXED BY data_request_open
     WHERE request_state = 'open' AND due_on > '' ORDER BY due_on, id";
pub(crate) const OVER: &str = "SELECT * FROM data_request INDEXED BY data_request_over
     WHERE answered_at > '' ORDER BY answered_at DESC, id DESC LIMIT ?1";
pub(crate) const OF_CUSTOMER: &str = "SELECT * FROM data_request WHERE customer_id = ?1 ORDER BY id DESC";
pub(crate) const NOT_OVER: &str = "SELECT
     (SELECT count(*) FROM work_order INDEXED BY work_order_customer
      WHERE customer_id = ?1 AND stage NOT IN ('closed', 'cancelled')),
     (SELECT count(*) FROM appointment INDEXED BY appointment_customer
      WHERE customer_id = ?1 AND stage IN ('booked', 'confirmed')),
     (SELECT count(*) FROM loan INDEXED BY loan_customer WHERE customer_id = ?1 AND back_at IS NULL),
     (SELECT count(*) FROM complaint INDEXED BY complaint_customer
      WHERE customer_id = ?1 AND state <> 'closed')";
pub(crate) const ORDERS: &str = "SELECT * FROM work_order INDEXED BY work_order_customer
     WHERE customer_id = ?1 ORDER BY checked_in_at";
pub(crate) const BOOKINGS: &str = "SELECT * FROM appointment INDEXED BY appointment_customer
     WHERE customer_id = ?1 ORDER BY id";
/// What became one of some bookings.
pub(crate) const WISHES_BOOKED: &str = "SELECT booking_wish.* FROM json_each(?1) AS asked
     CROSS JOIN booking_wish INDEXED BY booking_wish_booked ON booking_wish.appointment_id = asked.value
     ORDER BY booking_wish.id";
/// All of those that wait; every day is later than an empty text.
pub(crate) const WISHES_WAITING: &str = "SELECT * FROM booking_wish INDEXED BY booking_wish_waiting
     WHERE state = 'waiting' AND until_day > '' ORDER BY until_day, id";
pub(crate) const BOOKING_CALLS: &str = "SELECT booking_call.* FROM json_each(?1) AS asked
     CROSS JOIN booking_call INDEXED BY booking_call_of ON booking_call.appointment_id = asked.value
     ORDER BY booking_call.id";
pub(crate) const CALLS: &str = "SELECT follow_up_call.* FROM json_each(?1) AS asked
     CROSS JOIN follow_up_call INDEXED BY follow_up_call_order ON follow_up_call.work_order_id = asked.value
     ORDER BY follow_up_call.id";
pub(crate) const SURVEYS: &str = "SELECT survey.* FROM json_each(?1) AS asked
     CROSS JOIN survey ON survey.work_order_id = asked.value ORDER BY survey.id";
pub(crate) const OWNED: &str = "SELECT * FROM ownership INDEXED BY ownership_customer
     WHERE customer_id = ?1 ORDER BY id";
pub(crate) const OWNED_BY: &str = "SELECT * FROM ownership INDEXED BY ownership_vehicle
     WHERE vehicle_id = ?1 ORDER BY id";
pub(crate) const COMPLAINTS: &str = "SELECT * FROM complaint INDEXED BY complaint_customer
     WHERE customer_id = ?1 ORDER BY id";
pub(crate) const SUGGESTIONS: &str = "SELECT * FROM suggestion INDEXED BY suggestion_customer
     WHERE customer_id = ?1 ORDER BY id";
/// Lists of sheets are answered from narrower indexes, and never see this one.
pub(crate) const SHEETS: &str = "SELECT * FROM settlement INDEXED BY settlement_whose
     WHERE customer_id + 0 = ?1 ORDER BY id";
pub(crate) const SALES: &str = "SELECT * FROM counter_sale INDEXED BY counter_sale_customer
     WHERE customer_id = ?1 ORDER BY id";
pub(crate) const LOANS: &str = "SELECT * FROM loan INDEXED BY loan_customer
     WHERE customer_id = ?1 ORDER BY id";
const MERGES: &str = "SELECT * FROM record_merge
     WHERE merged_kind = 'customer' AND (stands_id = ?1 OR kept_id = ?1 OR gone_id = ?1) ORDER BY id";

/// What was put to cars that were somebody's and are no more.
#[derive(Debug, Default)]
pub struct SoldCarDocuments {
    /// While the car was theirs.
    pub theirs: Vec<RecordDocument>,
    /// On a day on which it changed hands.
    pub untold: Vec<RecordDocument>,
}

impl Reader<'_> {
    /// Those nobody answered yet, what is due first before the rest.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn data_requests_open(&self) -> Result<Vec<DataRequest>> {
        select(self.connection(), OPEN, [])
    }

    /// Those that are over, the last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn data_requests_over(&self, limit: i64) -> Result<Vec<DataRequest>> {
        select(self.connection(), OVER, [limit])
    }

    /// What a customer asked, the last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn data_requests_of(&self, customer: CustomerId) -> Result<Vec<DataRequest>> {
        select(self.connection(), OF_CUSTOMER, [customer.0])
    }

    /// What of a customer is not over; what is owed and what was paid for is the till's to say.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn not_over_of(&self, customer: CustomerId) -> Result<ErasureFacts> {
        Ok(self.connection().prepare_cached(NOT_OVER)?.query_row([customer.0], |row| {
            Ok(ErasureFacts {
                open_visits: row.get(0)?,
                bookings_ahead: row.get(1)?,
                loans_out: row.get(2)?,
                complaints_open: row.get(3)?,
                ..ErasureFacts::default()
            })
        })?)
    }

    /// All visits of a customer, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_of_customer(&self, customer: CustomerId) -> Result<Vec<WorkOrder>> {
        select(self.connection(), ORDERS, [customer.0])
    }

    /// All bookings of a customer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bookings_of_customer(&self, customer: CustomerId) -> Result<Vec<Appointment>> {
        select(self.connection(), BOOKINGS, [customer.0])
    }

    /// How these waited for room in the book: what became one of their bookings, and what waits under their
    /// number. What was dropped says nobody.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn wishes_of(&self, customers: &[Customer], bookings: &[AppointmentId]) -> Result<Vec<BookingWish>> {
        let mut wishes: Vec<BookingWish> =
            select(self.connection(), WISHES_BOOKED, [serde_json::to_string(bookings)?])?;
        let waiting: Vec<BookingWish> = select(self.connection(), WISHES_WAITING, [])?;
        wishes.extend(waiting.into_iter().filter(|wish| wish.is_of(customers)));
        Ok(wishes)
    }

    /// Calls about several bookings.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn booking_calls_of_bookings(&self, bookings: &[AppointmentId]) -> Result<Vec<BookingCall>> {
        select(self.connection(), BOOKING_CALLS, [serde_json::to_string(bookings)?])
    }

    /// Calls after several visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn calls_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<FollowUpCall>> {
        select(self.connection(), CALLS, [serde_json::to_string(orders)?])
    }

    /// The marks given after several visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn surveys_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<Survey>> {
        select(self.connection(), SURVEYS, [serde_json::to_string(orders)?])
    }

    /// The documents of cars that were these customers' and are no more.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn documents_of_sold_cars(
        &self,
        customers: &[CustomerId],
        zone: ShopZone,
    ) -> Result<SoldCarDocuments> {
        let mut cars: Vec<VehicleId> = Vec::new();
        for customer in customers {
            let owned: Vec<Ownership> = select(self.connection(), OWNED, [customer.0])?;
            cars.extend(owned.into_iter().map(|stretch| stretch.vehicle_id));
        }
        cars.sort_by_key(|id| id.0);
        cars.dedup();
        let mut found = SoldCarDocuments::default();
        for car in cars {
            let stretches: Vec<Ownership> = select(self.connection(), OWNED_BY, [car.0])?;
            if still_theirs(&stretches, customers) {
                continue;
            }
            for document in self.record_documents_of(DocumentOf::Vehicle(car))? {
                match owned_on(&stretches, customers, local_day(document.at, zone)) {
                    OwnedOn::Theirs => found.theirs.push(document),
                    OwnedOn::ChangedHands => found.untold.push(document),
                    OwnedOn::NotTheirs => {}
                }
            }
        }
        Ok(found)
    }

    /// All complaints of a customer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn complaints_of_customer(&self, customer: CustomerId) -> Result<Vec<Complaint>> {
        select(self.connection(), COMPLAINTS, [customer.0])
    }

    /// All suggestions of a customer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn suggestions_of_customer(&self, customer: CustomerId) -> Result<Vec<Suggestion>> {
        select(self.connection(), SUGGESTIONS, [customer.0])
    }

    /// All sheets of a customer, whoever pays them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_of_customer(&self, customer: CustomerId) -> Result<Vec<Settlement>> {
        select(self.connection(), SHEETS, [customer.0])
    }

    /// All that a customer bought at the counter.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sales_of_customer(&self, customer: CustomerId) -> Result<Vec<CounterSale>> {
        select(self.connection(), SALES, [customer.0])
    }

    /// All that was lent to a customer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn loans_of_customer(&self, customer: CustomerId) -> Result<Vec<Loan>> {
        select(self.connection(), LOANS, [customer.0])
    }

    /// The merges a customer was part of, also where they were undone.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn merges_of_customer(&self, customer: CustomerId) -> Result<Vec<RecordMerge>> {
        select(self.connection(), MERGES, [customer.0])
    }
}
