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
