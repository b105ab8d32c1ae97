//! What of a delivery is photographed, and who takes a photo off again.

use crate::receipt::line;
use chrono::{DateTime, Utc};
use domain::ids::{GoodsPhotoId, GoodsReceiptLineId, PersonId};
use domain::money::Quantity;
use domain::receiving::photo::MAX_PHOTOS;
use domain::receiving::{GoodsPhoto, GoodsReceiptLine};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;

fn photo() -> GoodsPhoto {
    GoodsPhoto {
        id: GoodsPhotoId(1),
        goods_receipt_line_id: GoodsReceiptLineId(1),
        caption: "外盒压扁".to_owned(),
        hash: String::new(),
        small_hash: String::new(),
        taken_by: PersonId(3),
        at: DateTime::<Utc>::UNIX_EPOCH,
        removed_at: None,
        removed_by: None,
        removed_reason: String::new(),
        version: 1,
    }
}

#[test]
fn what_waits_or_was_rejected_is_photographed_and_nothing_else() {
    let refused = |problem| Err(Refusal::receiving(problem, "前制动片", Quantity::ZERO));
    let waiting = line(5_000, 100);
    assert_eq!(waiting.check_photo("前制动片", MAX_PHOTOS - 1), Ok(()));
    assert_eq!(waiting.check_photo("前制动片", MAX_PHOTOS), refused(ReceivingProblem::EnoughPhotos));
    let accepted =
        GoodsReceiptLine { waiting: Quantity::ZERO, accepted: Quantity(5_000), ..line(5_000, 100) };
    assert_eq!(accepted.check_photo("前制动片", 0), refused(ReceivingProblem::NothingToShow));
    let gone = GoodsReceiptLine { accepted: Quantity::ZERO, rejected: Quantity(5_000), ..accepted };
    assert_eq!(gone.check_photo("前制动片", 0), Ok(()), "also after it went back");
}

#[test]
fn who_took_a_photo_takes_it_off_and_says_why() {
    let at = DateTime::<Utc>::UNIX_EPOCH;
    let off = |by, roles: &[Role], reason| photo().removed(reason, (PersonId(by), roles), at);
    let keeper = &[Role::PartsKeeper][..];
    let another = Refusal::receiving(ReceivingProblem::PhotoOfAnother, "外盒压扁", Quantity::ZERO);
    assert_eq!(off(4, keeper, "拍糊了"), Err(another));
    assert_eq!(off(3, keeper, " "), Err(Refusal::bad("reason", FieldProblem::Empty)));
    let gone = off(3, keeper, "拍糊了").expect("it is their own");
    assert_eq!((gone.removed_by, gone.removed_reason.as_str()), (Some(PersonId(3)), "拍糊了"));
    assert!(off(4, &[Role::Manager], "拍糊了").is_ok());
    assert!(!gone.may_be_removed_by(PersonId(3), keeper), "once");
}
