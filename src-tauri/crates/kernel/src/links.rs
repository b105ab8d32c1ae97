//! The links given out to customers' own phones, as long as this run of the
//! program knows them: the file has only their hashes, so that no copy of it
//! opens anything.

use chrono::{DateTime, Utc};
use domain::ids::CustomerLinkId;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Far more than are looked at on one day; the oldest is forgotten first.
const REMEMBERED: usize = 1000;

#[derive(Clone, Debug, Default)]
pub struct RememberedLink {
    /// As it stands in the address. Empty where an earlier run gave it out.
    pub token: String,
    pub opened_at: Option<DateTime<Utc>>,
}

#[derive(Default)]
pub struct Links(Mutex<BTreeMap<CustomerLinkId, RememberedLink>>);

impl Links {
    fn known(&self) -> MutexGuard<'_, BTreeMap<CustomerLinkId, RememberedLink>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn give_out(&self, id: CustomerLinkId, token: String) {
        remember(&mut self.known(), id, RememberedLink { token, opened_at: None });
    }

    pub fn of(&self, id: CustomerLinkId) -> RememberedLink {
        self.known().get(&id).cloned().unwrap_or_default()
    }

    /// Whether this is the first time somebody looks at it in this run. A link that an
    /// earlier run gave out is looked at like any other: the counter is told of it too.
    pub fn opened(&self, id: CustomerLinkId, now: DateTime<Utc>) -> bool {
        let mut known = self.known();
        match known.get_mut(&id) {
            Some(RememberedLink { opened_at: Some(_), .. }) => return false,
            Some(given) => given.opened_at = Some(now),
            None => remember(&mut known, id, RememberedLink { token: String::new(), opened_at: Some(now) }),
        }
        true
    }

    /// A restored file may have given the same number to another link.
    pub fn forget(&self) {
        self.known().clear();
    }
}

/// Room is made before: the one that comes may be the oldest of all.
fn remember(known: &mut BTreeMap<CustomerLinkId, RememberedLink>, id: CustomerLinkId, link: RememberedLink) {
    while known.len() >= REMEMBERED && !known.contains_key(&id) {
        known.pop_first();
    }
    known.insert(id, link);
}

#[cfg(test)]
mod tests {
    use super::{Links, REMEMBERED};
    use chrono::{DateTime, Utc};
    use domain::ids::CustomerLinkId;

    #[test]
    fn what_is_remembered_has_an_end_and_the_newest_stay() {
        let links = Links::default();
        for number in 1..=1200 {
            links.give_out(CustomerLinkId(number), format!("token {number}"));
        }
        assert_eq!(links.known().len(), REMEMBERED);
        assert_eq!(links.of(CustomerLinkId(1200)).token, "token 1200");
        assert_eq!(links.of(CustomerLinkId(1)).token, "");
    }

    #[test]
    fn it_is_opened_for_the_first_time_once() {
        let (links, now) = (Links::default(), DateTime::<Utc>::UNIX_EPOCH);
        links.give_out(CustomerLinkId(1), "token".to_owned());
        assert!(links.opened(CustomerLinkId(1), now));
        assert!(!links.opened(CustomerLinkId(1), now));
        assert_eq!(links.of(CustomerLinkId(1)).opened_at, Some(now));
    }

    #[test]
    fn one_that_an_earlier_run_gave_out_is_seen_to_be_open_and_cannot_be_shown() {
        let (links, now) = (Links::default(), DateTime::<Utc>::UNIX_EPOCH);
        assert!(links.opened(CustomerLinkId(2), now));
        assert!(!links.opened(CustomerLinkId(2), now), "it is news once");
        let known = links.of(CustomerLinkId(2));
        assert_eq!((known.token.as_str(), known.opened_at), ("", Some(now)));
        // Also where it is older than all that is remembered.
        for number in 3..=1200 {
            links.give_out(CustomerLinkId(number), format!("token {number}"));
        }
        assert!(links.opened(CustomerLinkId(1), now));
        assert!(!links.opened(CustomerLinkId(1), now));
        assert_eq!(links.known().len(), REMEMBERED);
    }
}
