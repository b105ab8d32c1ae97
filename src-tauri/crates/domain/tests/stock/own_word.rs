//! What somebody says is gone, or was found, and who else says yes to it.

use chrono::{NaiveDate, TimeZone, Utc};
use domain::dates::ShopZone;
use domain::ids::{BinId, PartId, PersonId, StockMovementId};
use domain::money::{Money, Quantity};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::stock::own_word::{OwnWord, check_yes, is_beginning};
use domain::stock::{MovementKind, StockMovement};

const KEEPER: &[Role] = &[Role::PartsKeeper];
const MANAGER: &[Role] = &[Role::Manager];

fn word(roles: &[Role], others_approve: bool, worth: i64, limit: i64) -> Result<(), Refusal> {
    OwnWord { roles, others_approve, worth: Money(worth), count_limit: Money(limit) }.check()
}

#[test]
fn up_to_the_limit_nobody_else_is_asked_and_beyond_it_somebody_else_is() {
    let refused = |worth, limit| Err(Refusal::StockNeedsApproval { off: Money(worth), limit: Money(limit) });
    assert_eq!(word(KEEPER, true, 10_000, 10_000), Ok(()));
    assert_eq!(word(KEEPER, true, 10_001, 10_000), refused(10_001, 10_000));
    assert_eq!(word(KEEPER, true, 0, 0), refused(0, 0), "a shop that set no limit asks about everything");
    assert_eq!(word(KEEPER, false, 1, 0), refused(1, 0), "nobody there to ask makes no keeper a manager");
    assert_eq!(word(MANAGER, true, 10_001, 10_000), refused(10_001, 10_000), "another manager looks at it");
    assert_eq!(word(MANAGER, false, 10_001, 10_000), Ok(()), "who is alone cannot ask anybody");
}

#[test]
fn only_who_approves_says_yes() {
    assert_eq!(check_yes(&[Role::Advisor, Role::Manager]), Ok(()));
    assert_eq!(check_yes(KEEPER), Err(Refusal::RoleMissing { roles: MANAGER.to_vec() }));
}

fn moved(kind: MovementKind, day: u32) -> StockMovement {
    StockMovement {
        id: StockMovementId(1),
        part_id: PartId(1),
        bin_id: BinId(1),
        batch_id: None,
        kind,
        quantity: Quantity(1_000),
        stock_value: Money::ZERO,
        cost_difference: Money::ZERO,
        at: Utc.with_ymd_and_hms(2026, 3, day, 1, 0, 0).single().expect("an instant"),
        person_id: PersonId(1),
        work_order_id: None,
        line_id: None,
        document_kind: None,
        document_id: None,
        of_movement_id: None,
        granted_by: None,
        note: String::new(),
    }
}

#[test]
fn stock_begins_on_one_day_and_what_comes_later_was_found() {
    use MovementKind::{Issued, Opening};
    let today: NaiveDate = "2026-03-02".parse().expect("a day");
    let begins = |movements: &[StockMovement]| is_beginning(movements, today, ShopZone::default());
    assert!(begins(&[]));
    assert!(begins(&[moved(Opening, 2), moved(Opening, 2)]));
    assert!(!begins(&[moved(Opening, 2), moved(Opening, 1)]), "it began yesterday");
    assert!(!begins(&[moved(Issued, 2), moved(Opening, 2)]), "it is in use");
}
