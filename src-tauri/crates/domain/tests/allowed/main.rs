//! What is offered and what the gate lets through, over every state and role.

mod bookings;
mod calls;
mod complaints;
mod jobs;
mod sheets;
mod taken_off;

use domain::allowed::Allowed;
use domain::refusal::Refusal;
use domain::role::Role;
use std::fmt::Debug;

/// What is offered without anything missing is let through, what misses
/// something is refused with that, and what is not offered is refused.
fn holds<A: Copy + PartialEq + Debug>(
    actions: &[A],
    offered: &[Allowed<A>],
    gate: impl Fn(A) -> Result<(), Refusal>,
    case: &impl Debug,
) {
    for action in actions {
        match (offered.iter().find(|offer| offer.action == *action), gate(*action)) {
            (Some(Allowed { missing: None, .. }), Ok(())) => {}
            (Some(Allowed { missing: Some(missing), .. }), Err(refusal)) if *missing == refusal => {}
            (None, Err(_)) => {}
            (offer, gate) => panic!("{case:?}: {action:?} is offered as {offer:?} and answered {gate:?}"),
        }
    }
}

/// Each role alone, all of them, and nobody.
fn seats() -> Vec<Vec<Role>> {
    let mut seats: Vec<Vec<Role>> = Role::ALL.into_iter().map(|role| vec![role]).collect();
    seats.extend([Role::ALL.to_vec(), Vec::new()]);
    seats
}
