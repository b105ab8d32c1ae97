use domain::customer::CustomerKind;
use domain::line::Payer;
use domain::refusal::{FieldProblem, Refusal};
use domain::tax_invoice::buyer::{BuyerFigures, NamedPayer, StatedBuyer, check_tax_number};
use domain::tax_number_problem::TaxNumberProblem::{Missing, WrongCharacter, WrongCheck, WrongLength};
use proptest::prelude::*;

const FIRM: &str = "91350100M000100Y43";

#[test]
fn a_tax_number_is_what_the_standards_say() {
    for (number, expect) in [
        // GB 32100.
        (FIRM, Ok(())),
        ("91310104324439343T", Ok(())),
        ("91350100M000100Y44", Err(WrongCheck)),
        ("91350100M000010Y43", Err(WrongCheck)),
        ("91350100I000100Y43", Err(WrongCharacter)),
        // GB 11643: a sole trader.
        ("11010519491231002X", Ok(())),
        ("110105194912310021", Err(WrongCheck)),
        // Before 2015.
        ("440300123456789", Ok(())),
        ("44030077987654X", Ok(())),
        ("11010519491231002", Ok(())),
        ("11010519491231002X01", Ok(())),
        ("4403001234567", Err(WrongLength)),
        ("91350100M000100Y4", Ok(())),
        ("91350100M000100Y433", Err(WrongLength)),
        ("九一三五零一零零", Err(WrongCharacter)),
        ("", Err(Missing)),
    ] {
        assert_eq!(check_tax_number(number, false), expect, "{number}");
    }
    assert_eq!(check_tax_number("", true), Ok(()));
    assert_eq!(check_tax_number("1234", true), Err(WrongLength), "none is fine, a wrong one is not");
}

fn buyer(title: &str, tax_number: &str, is_person: bool) -> BuyerFigures {
    BuyerFigures { title: title.into(), tax_number: tax_number.into(), is_person }
}

#[test]
fn only_a_private_customer_is_offered_as_a_person_and_what_is_kept_goes_first() {
    use CustomerKind::{Company, Private};
    for (payer, payer_name, customer_kind, expect) in [
        (Payer::Customer, "张小芳", Private, buyer("张小芳", "", true)),
        // A sheet of a program that wrote no name.
        (Payer::Customer, " ", Private, buyer("顺达物流", "", true)),
        (Payer::Customer, "顺达物流有限公司", Company, buyer("顺达物流有限公司", "", false)),
        // By the customer who bought the package, not under its number.
        (Payer::Contract, "TC20260302001", Private, buyer("顺达物流", "", true)),
        (Payer::Contract, "TC20260302001", Company, buyer("顺达物流", "", false)),
        (Payer::Insurer, "平安产险", Private, buyer("平安产险", "", false)),
        (Payer::Manufacturer, "", Private, buyer("", "", false)),
    ] {
        let of = NamedPayer { payer, payer_name, customer_name: "顺达物流", customer_kind };
        assert_eq!(of.offered(None), expect, "{of:?}");
        let kept = buyer("顺达集团", FIRM, false);
        assert_eq!(of.offered(Some(kept.clone())), kept);
    }
}

fn stated<'a>(title: &'a str, tax_number: &'a str, is_person: Option<bool>) -> StatedBuyer<'a> {
    StatedBuyer { title, tax_number, is_person }
}

#[test]
fn what_a_file_leaves_out_comes_from_what_is_kept_and_is_never_made_up() {
    let missing = Err(Refusal::BuyerTaxNumber { problem: Missing });
    let firm = || Some(buyer("顺达物流（深圳）有限公司", FIRM, false));
    let person = || Some(buyer("张小芳", "", true));
    // The same title, whatever its brackets.
    let same = stated("顺达物流(深圳) 有限公司", "", None).with(firm());
    assert_eq!(same, Ok(buyer("顺达物流(深圳) 有限公司", FIRM, false)));
    assert_eq!(stated("", "", None).with(firm()), Ok(buyer("顺达物流（深圳）有限公司", FIRM, false)));
    assert_eq!(stated("张小芳", "", None).with(person()), Ok(buyer("张小芳", "", true)));
    // A firm that is not kept is no person for want of a number.
    assert_eq!(stated("顺达物流有限公司", "", None).with(None), missing);
    assert_eq!(stated("另一家有限公司", "", None).with(firm()), missing);
    assert_eq!(stated("另一家有限公司", "", None).with(person()), missing);
    // What the file says counts.
    assert_eq!(stated("李四", "", Some(true)).with(firm()), Ok(buyer("李四", "", true)));
    assert_eq!(stated("张小芳", "", Some(false)).with(person()), missing);
    let sole_trader = "11010519491231002X";
    let named = stated("张小芳", sole_trader, None);
    assert_eq!(named.with(person()), Ok(buyer("张小芳", sole_trader, true)));
    assert_eq!(named.with(None), Ok(buyer("张小芳", sole_trader, false)));
    // A number of somebody else's is not given a kept title.
    let untitled = Err(Refusal::bad("buyer_title", FieldProblem::Empty));
    assert_eq!(stated(" ", sole_trader, None).with(firm()), untitled);
    assert_eq!(stated("", "", None).with(None), untitled);
}

#[test]
fn a_firm_has_a_number_and_a_person_needs_one_only_to_deduct() {
    let missing = Err(Refusal::BuyerTaxNumber { problem: Missing });
    assert_eq!(buyer("顺达物流", "", false).checked(false), missing);
    assert_eq!(buyer("张小芳", "", true).checked(true), missing);
    assert_eq!(buyer(" 张小芳 ", "", true).checked(false), Ok(buyer("张小芳", "", true)));
    assert_eq!(
        buyer("  ", FIRM, false).checked(false),
        Err(Refusal::bad("buyer_title", FieldProblem::Empty))
    );
    assert_eq!(
        buyer("顺达物流", "91350100 m000100 y43", false).checked(true),
        Ok(buyer("顺达物流", FIRM, false))
    );
}

proptest! {
    /// What the check is for: one letter typed for another, or two turned round.
    #[test]
    fn one_slip_of_the_hand_is_noticed(place in 0_usize..17, letter in 0_usize..31) {
        let letters = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
        let mut slipped = FIRM.as_bytes().to_vec();
        slipped[place] = letters[letter];
        let slipped = String::from_utf8(slipped).unwrap();
        prop_assert_eq!(check_tax_number(&slipped, false).is_ok(), slipped == FIRM);
        let mut turned = FIRM.as_bytes().to_vec();
        turned.swap(place, place + 1);
        let turned = String::from_utf8(turned).unwrap();
        prop_assert_eq!(check_tax_number(&turned, false).is_ok(), turned == FIRM);
    }
}
