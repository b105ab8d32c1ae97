//! What may be done with a booking, and by whom: the gate of its commands, and
//! the buttons of its page.

use crate::allowed::{Allowed, allowed};
use crate::appointment::{Appointment, AppointmentAction, ArrivalFacts, may_undo_arrival};
use crate::dates::ShopZone;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::work_order::stage::Action;
use chrono::{DateTime, TimeDelta, Utc};

/// Everything the gate looks at.
#[derive(Clone, Debug)]
pub struct BookingFacts<'a> {
    pub booking: &'a Appointment,
    /// The visit it became. A list looks at no visits, and offers there no
    /// taking back of an arrival.
    pub arrival: Option<ArrivalFacts>,
    /// How long after its time the shop waits for a customer.
    pub no_show_minutes: i64,
    pub now: DateTime<Utc>,
    pub zone: ShopZone,
}

impl AppointmentAction {
    /// Whoever picks up the telephone may book and move; only who checks cars
    /// in lets one in.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Confirm | Self::Reschedule | Self::Cancel | Self::NoShow | Self::Edit => {
                &[Role::Advisor, Role::CallbackClerk, Role::Manager]
            }
            Self::Arrive | Self::UndoArrival => Action::CheckIn.roles(),
            Self::TakeDeposit => Action::TakeDeposit.roles(),
            Self::RefundDeposit => Action::RefundPayment.roles(),
        }
    }
}

impl BookingFacts<'_> {
    /// The gate of every command on a booking: right person, right stage,
    /// nothing missing.
    ///
    /// # Errors
    /// `RoleMissing` for the wrong person, `BookingIs` at the wrong stage; `NoShowTooEarly`,
    /// `NothingPaidIn`, and for an arrival that is taken back `ArrivalWrittenOn` and
    /// `ArrivalOfAnotherDay`.
    pub fn check(&self, action: AppointmentAction, roles: &[Role]) -> Result<(), Refusal> {
        if !action.roles().iter().any(|role| roles.contains(role)) {
            return Err(Refusal::RoleMissing { roles: action.roles().to_vec() });
        }
        self.booking.stage.after(action)?;
        match action {
            AppointmentAction::NoShow => self.delay_is_over(),
            AppointmentAction::RefundDeposit if self.booking.deposit == Money::ZERO => {
                Err(Refusal::NothingPaidIn)
            }
            AppointmentAction::UndoArrival => match &self.arrival {
                Some(arrival) => may_undo_arrival(arrival, self.now, self.zone),
                None => Err(Refusal::BookingIs { stage: self.booking.stage.code().to_owned() }),
            },
            _ => Ok(()),
        }
    }

    pub fn allowed(&self, roles: &[Role]) -> Vec<Allowed<AppointmentAction>> {
        allowed(&AppointmentAction::ALL, |action| self.check(action, roles))
    }

    /// Only after the delay the shop grants: traffic is no breach of promise.
    fn delay_is_over(&self) -> Result<(), Refusal> {
        let granted = TimeDelta::minutes(self.no_show_minutes);
        let seconds = (self.booking.starts_at + granted - self.now).num_seconds();
        if seconds > 0 {
            return Err(Refusal::NoShowTooEarly { minutes: seconds.saturating_add(59) / 60 });
        }
        Ok(())
    }
}
