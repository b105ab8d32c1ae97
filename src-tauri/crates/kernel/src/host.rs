//! What a command may ask of its surroundings: the time, who asks, the file.

use crate::access::Access;
use crate::error::{Error, Result};
use crate::sessions::{Session, SessionEnd};
use crate::shop::Shop;
use chrono::{DateTime, NaiveDate, Utc};
use domain::dates::{ShopZone, local_day};
use domain::ids::{PersonId, StationId};
use domain::person::Person;
use domain::present::minutes_behind;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::ShopDetails;
use domain::visibility::Audience;
use domain::work_order::stage::Action;
use serde::{Deserialize, Serialize};
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;
use storage::{Actor, Reader, Writer};
use ts_rs::TS;

/// The question of a command that needs none.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskNothing {}

/// A reading command's surroundings.
pub struct Read<'a> {
    pub r: &'a Reader<'a>,
    pub shop: &'a Shop,
    pub session: &'a Session,
    pub person: Option<&'a Person>,
    pub now: DateTime<Utc>,
    pub details: OnceCell<ShopDetails>,
}

/// A writing command's surroundings: one transaction, already begun.
pub struct Write<'a> {
    pub w: &'a Writer<'a>,
    pub shop: &'a Shop,
    pub session: &'a Session,
    pub person: Option<&'a Person>,
    pub now: DateTime<Utc>,
    pub details: OnceCell<ShopDetails>,
    pub endings: &'a RefCell<Vec<SessionEnd>>,
}

impl Write<'_> {
    /// The computer's clock is behind what the file has seen.
    pub fn clock_is_behind(&self) -> bool {
        minutes_behind(self.w.seen_before(), self.shop.clock.now()).is_some()
    }

    /// Once this write is kept, the person signs in anew wherever they sit; the
    /// station that asked for it goes on when it is their own.
    pub fn end_sessions_of(&self, person: PersonId) {
        let own = self.session.person_id == Some(person);
        self.endings.borrow_mut().push(SessionEnd::Of { person, except: own.then_some(self.session.begun) });
    }

    /// Once this write is kept, nobody sits at the station any more.
    pub fn end_sessions_at(&self, station: StationId) {
        self.endings.borrow_mut().push(SessionEnd::At(station));
    }
}

/// The surroundings of a command that is made ready before its transaction.
pub struct Prepare<'a> {
    pub shop: &'a Shop,
    pub person: Option<&'a Person>,
}

impl Prepare<'_> {
    pub fn roles(&self) -> &[Role] {
        roles_of(self.person)
    }
}

/// A command that is no single transaction: copies of the file, imports, the
/// sample shop. It opens its own.
pub struct Task<'a> {
    pub shop: &'a Arc<Shop>,
    pub session: &'a Session,
    pub person: Option<&'a Person>,
    pub now: DateTime<Utc>,
    /// Who asks, for what, under which key.
    pub actor: &'a Actor,
    /// Who else may: only they are told what comes of it.
    pub access: Access,
}

impl Task<'_> {
    pub fn roles(&self) -> &[Role] {
        roles_of(self.person)
    }

    pub fn audience(&self) -> Audience<'_> {
        Audience::Seat(self.roles())
    }
}

fn roles_of(person: Option<&Person>) -> &[Role] {
    person.map_or(&[], |person| person.roles.as_slice())
}

macro_rules! surroundings {
    ($name:ident, $reader:expr) => {
        impl $name<'_> {
            /// Who asks. The list let only signed-in people through.
            ///
            /// # Errors
            /// `NotSignedIn` in a command that asks nobody to sign in.
            pub fn me(&self) -> Result<&Person> {
                self.person.ok_or(Error::Refused(Refusal::NotSignedIn))
            }

            /// Who stands for what is written: who asks, or who gave out the link
            /// by which a customer does.
            ///
            /// # Errors
            /// `NotSignedIn` where nobody sits there and no link was given out.
            pub fn my_id(&self) -> Result<PersonId> {
                match &self.session.customer {
                    Some(customer) => Ok(customer.offered_by),
                    None => Ok(self.me()?.id),
                }
            }

            pub fn roles(&self) -> &[Role] {
                roles_of(self.person)
            }

            pub fn audience(&self) -> Audience<'_> {
                match self.session.customer {
                    Some(_) => Audience::Customer,
                    None => Audience::Seat(self.roles()),
                }
            }

            pub fn has_role_for(&self, action: Action) -> bool {
                action.roles().iter().any(|role| self.roles().contains(role))
            }

            /// The shop's head and settings, read once a command.
            ///
            /// # Errors
            /// `NotFound` before the shop is set up.
            pub fn details(&self) -> Result<&ShopDetails> {
                if self.details.get().is_none() {
                    let reader: &Reader<'_> = $reader(self);
                    let details = reader.get::<ShopDetails>(1)?;
                    // Only this thread sees the cell: it cannot be full already.
                    let _ = self.details.set(details);
                }
                self.details.get().ok_or(Error::Refused(Refusal::NotSetUp))
            }

            /// The zone the shop's days are reckoned in.
            ///
            /// # Errors
            /// `NotFound` before the shop is set up.
            pub fn zone(&self) -> Result<ShopZone> {
                Ok(self.details()?.settings.zone)
            }

            /// The shop's day.
            ///
            /// # Errors
            /// `NotFound` before the shop is set up.
            pub fn today(&self) -> Result<NaiveDate> {
                Ok(local_day(self.now, self.zone()?))
            }
        }
    };
}

surroundings!(Read, |cx: &Self| -> &Reader<'_> { cx.r });
surroundings!(Write, |cx: &Self| -> &Reader<'_> { cx.w });
