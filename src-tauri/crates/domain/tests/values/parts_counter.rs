//! Whose work stands still is served first.

use domain::job::{JobState, PauseReason};
use domain::parts_counter::{PartsPile, lacks_parts};

#[test]
fn a_job_paused_for_another_reason_lacks_no_parts() {
    for state in JobState::ALL {
        let paused = state == JobState::Paused;
        assert_eq!(lacks_parts(state, Some(PauseReason::Parts)), paused, "{state:?}");
        for other in [None, Some(PauseReason::Tool), Some(PauseReason::Customer), Some(PauseReason::EndOfDay)]
        {
            assert!(!lacks_parts(state, other), "{state:?} {other:?}");
        }
    }
}

#[test]
fn who_waits_comes_before_who_will_need_them_and_who_needs_none_any_more() {
    assert_eq!(PartsPile::of(true, true), PartsPile::Waiting);
    assert_eq!(PartsPile::of(true, false), PartsPile::Waiting);
    assert_eq!(PartsPile::of(false, true), PartsPile::Ahead);
    assert_eq!(PartsPile::of(false, false), PartsPile::Done);
    assert!(PartsPile::Waiting < PartsPile::Ahead && PartsPile::Ahead < PartsPile::Done);
}
