//! Whose a complaint is: by the shop's settings when it opens and when it goes
//! up a level, and somebody else's once its owner has left.

use super::step;
use domain::complaint::{
    Complaint, ComplaintCategory, ComplaintLevel, Severity, StepKind, at_opening, check_may_answer,
    complaint_owner, may_answer, suggestion_owner,
};
use domain::ids::{CustomerId, PersonId, VehicleId};
use domain::person::Person;
use domain::shop::Settings;
use kernel::error::Result;
use kernel::host::Write;
use serde::Serialize;
use storage::Reader;
use ts_rs::TS;

/// What would become of a complaint about a matter: the script promises that
/// and no more.
#[derive(Debug, Serialize, TS)]
pub struct MatterOwner {
    pub category: ComplaintCategory,
    pub owner_name: String,
    pub response_hours: i64,
}

/// Whoever answers for a complaint works here, and it can be their work.
pub(super) fn check_owner(cx: &Write, owner: Option<PersonId>) -> Result<()> {
    if let Some(id) = owner {
        check_may_answer("owner_id", &cx.w.get::<Person>(id.0)?)?;
    }
    Ok(())
}

pub(super) fn owner_at(cx: &Write, level: ComplaintLevel, category: ComplaintCategory) -> Result<PersonId> {
    let owners = &cx.details()?.settings.complaint_owners;
    Ok(complaint_owner(level, category, owners, &cx.w.people()?)?)
}

/// Who answers the suggestions of the shop's customers.
///
/// # Errors
/// `BadField` where there is not even a manager.
pub fn owner_of_suggestion(r: &Reader<'_>, settings: &Settings) -> Result<Person> {
    let people = r.people()?;
    let id = suggestion_owner(&settings.complaint_owners, &people)?;
    Ok(r.get(id.0)?)
}

/// For every matter, whose it would be if this customer complained now.
///
/// # Errors
/// `BadField` where there is not even a manager.
pub fn matter_owners(
    r: &Reader<'_>,
    settings: &Settings,
    customer: CustomerId,
    vehicle: VehicleId,
) -> Result<Vec<MatterOwner>> {
    let people = r.people()?;
    ComplaintCategory::ALL
        .into_iter()
        .map(|category| {
            let earlier = r.complaints_about_same(Some(customer), Some(vehicle), category)?;
            let (severity, level) = at_opening(Severity::Normal, earlier);
            let id = complaint_owner(level, category, &settings.complaint_owners, &people)?;
            let owner_name = super::name_of(&people, id);
            Ok(MatterOwner { category, owner_name, response_hours: severity.response_hours() })
        })
        .collect()
}

/// Gives the complaint to somebody else, and says from whom to whom.
pub(super) fn given_to(cx: &Write, complaint: &mut Complaint, owner: PersonId) -> Result<()> {
    if complaint.owner_id == owner {
        return Ok(());
    }
    let (from, to): (Person, Person) = (cx.w.get(complaint.owner_id.0)?, cx.w.get(owner.0)?);
    complaint.owner_id = owner;
    step(cx, complaint.id, StepKind::HandedOver, format!("{} → {}", from.name, to.name), None)
}

/// What was theirs and can be no longer goes to whom the settings name: nothing
/// open is ever left with somebody who has gone.
///
/// # Errors
/// `BadField` where there is not even a manager to hand over to.
pub fn hand_over_from(cx: &Write, person: &Person) -> Result<()> {
    let owners = &cx.details()?.settings.complaint_owners;
    for found in cx.w.open_complaints()? {
        let mut complaint = found.complaint;
        if complaint.owner_id == person.id && !complaint.may_settle(person, owners) {
            let to = owner_at(cx, complaint.settling_level(), complaint.category)?;
            given_to(cx, &mut complaint, to)?;
            cx.w.update(&complaint)?;
        }
    }
    if !may_answer(person) {
        for found in cx.w.open_suggestions()? {
            let mut suggestion = found.suggestion;
            if suggestion.owner_id == person.id {
                suggestion.owner_id = owner_of_suggestion(cx.w, &cx.details()?.settings)?.id;
                cx.w.update(&suggestion)?;
            }
        }
    }
    Ok(())
}
