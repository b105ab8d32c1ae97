//! What was taken off the page of a visit, and who looks at it all the same.

use crate::seats;
use chrono::{DateTime, Utc};
use domain::attached_file::AttachedFile;
use domain::ids::{AttachedFileId, PersonId, PhotoId, WorkOrderId};
use domain::photo::{Photo, PhotoKind};
use domain::role::Role;
use domain::visibility::{Confidential, is_still_shown};

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

fn photo(kind: PhotoKind, removed_at: Option<DateTime<Utc>>) -> Photo {
    Photo {
        id: PhotoId(1),
        work_order_id: WorkOrderId(1),
        kind,
        finding_id: None,
        job_id: None,
        item: String::new(),
        damage_mark: String::new(),
        caption: String::new(),
        hash: String::new(),
        small_hash: String::new(),
        width: 4,
        height: 3,
        quarter_turns: 0,
        marks: Vec::new(),
        taken_by: PersonId(1),
        at: NOW,
        removed_at,
        removed_by: None,
        removed_reason: String::new(),
        version: 1,
    }
}

fn file(removed_at: Option<DateTime<Utc>>) -> AttachedFile {
    AttachedFile {
        id: AttachedFileId(1),
        work_order_id: WorkOrderId(1),
        name: "定损单.pdf".into(),
        hash: String::new(),
        bytes: 1,
        attached_by: PersonId(1),
        at: NOW,
        removed_at,
        removed_by: None,
        removed_reason: String::new(),
        version: 1,
    }
}

#[test]
fn what_was_taken_off_was_taken_off_for_all_and_the_manager_may_look_again() {
    for roles in seats() {
        let is_manager = roles.contains(&Role::Manager);
        let meets_people = Confidential::Contact.is_visible_to(&roles);
        assert!(is_still_shown(None, &roles), "{roles:?}");
        assert_eq!(is_still_shown(Some(NOW), &roles), is_manager, "{roles:?}");
        assert_eq!(file(None).may_be_seen_by(&roles), meets_people, "{roles:?}");
        assert_eq!(file(Some(NOW)).may_be_seen_by(&roles), is_manager, "{roles:?}");
        for kind in PhotoKind::ALL {
            let shown = kind != PhotoKind::Document || meets_people;
            assert_eq!(photo(kind, None).may_be_seen_by(&roles), shown, "{roles:?} {kind:?}");
            assert_eq!(photo(kind, Some(NOW)).may_be_seen_by(&roles), is_manager, "{roles:?} {kind:?}");
        }
    }
}

#[test]
fn a_photo_is_of_the_visit_of_a_finding_or_of_a_job() {
    for kind in PhotoKind::ALL {
        let ways = [kind.is_of_the_visit(), kind.is_of_a_finding(), kind.is_of_a_job()];
        assert_eq!(ways.into_iter().filter(|of| *of).count(), 1, "{kind:?}");
        assert_eq!(photo(kind, None).is_on_check_in_sheet(), kind.is_signed_at_check_in(), "{kind:?}");
    }
    assert!(PhotoKind::Part.may_name_a_job() && !PhotoKind::Finding.may_name_a_job());
}
