//! Who else says yes to what makes the store worth more or less on one person's word.

use domain::ids::PersonId;
use domain::money::Money;
use domain::stock::own_word::{OwnWord, check_yes};
use kernel::by_pin::ByPin;
use kernel::error::Result;
use kernel::host::Write;
use storage::Reader;

/// Whether somebody else may approve.
pub(crate) fn others_approve(r: &Reader<'_>, me: PersonId) -> Result<bool> {
    let people = r.people_who_sign_in()?;
    Ok(people.iter().any(|person| person.id != me && check_yes(&person.roles).is_ok()))
}

/// Lets what is worth so much be thrown away, or found: within the limit, or with somebody else's PIN; and says
/// whose it was.
pub(crate) fn approved(cx: &Write, worth: Money, pin: Option<&ByPin>) -> Result<Option<PersonId>> {
    let me = cx.my_id()?;
    let limit = cx.details()?.settings.stock.count_limit;
    let word =
        OwnWord { roles: cx.roles(), others_approve: others_approve(cx.w, me)?, worth, count_limit: limit };
    let Err(refusal) = word.check() else { return Ok(None) };
    let Some(pin) = pin.filter(|pin| pin.manager_id != me) else { return Err(refusal.into()) };
    let other = pin.said_by(cx)?;
    check_yes(&other.roles)?;
    Ok(Some(other.id))
}
