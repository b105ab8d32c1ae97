//! What was typed into a line or of an item of the price list, as it is kept.

use super::agreed::figures;
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms, called};
use domain::ids::{LabourOperationId, PartId};
use domain::line::{LineFigures, LineKind, PartGrade};
use domain::listed::Listed;
use domain::money::{Hours, Money, Quantity, Rate};
use domain::names::pinyin_initials;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal};
use domain::service_contract::ContractItem;
use domain::service_package::PackageItem;
use domain::shop::Settings;
use domain::tax::PriceBasis;
use domain::warranty::WarrantyTerm;

#[test]
fn texts_are_tidied_and_what_is_anothers_falls_away() {
    let typed = LineFigures {
        name: " 机油 ".into(),
        unit: " 升 ".into(),
        claim_number: "A-1".into(),
        grade: Some(PartGrade::Genuine),
        ..figures(LineKind::Labour)
    };
    let (kept, amount) = typed.tidied().expect("a line");
    assert_eq!((kept.name.as_str(), kept.unit.as_str()), ("机油", "升"));
    assert_eq!((kept.claim_number.as_str(), kept.grade), ("", None));
    assert_eq!(amount, Money(40_000), "four hours at 100");
}

#[test]
fn what_is_not_charged_is_a_number_of_this_world_all_the_same() {
    use FieldProblem::{Empty, Negative, TooLarge, TooLong};
    let part = || figures(LineKind::Part);
    let labour = || figures(LineKind::Labour);
    let long = "长".repeat(MAX_NAME_LEN + 1);
    for (typed, field, problem) in [
        (LineFigures { name: "  ".into(), ..part() }, "name", Empty),
        (LineFigures { payer_name: long.clone(), ..part() }, "payer_name", TooLong),
        (LineFigures { specification: long, ..part() }, "specification", TooLong),
        (LineFigures { quantity: Quantity(-1), ..labour() }, "quantity", Negative),
        (LineFigures { quantity: Quantity(Quantity::MAX.0 + 1), ..labour() }, "quantity", TooLarge),
        (LineFigures { hours: Hours(Hours::MAX.0 + 1), ..part() }, "hours", TooLarge),
        (LineFigures { unit_price: Money(-1), ..part() }, "unit_price", Negative),
    ] {
        assert_eq!(typed.tidied(), Err(Refusal::bad(field, problem)), "{field}");
    }
    // Of nothing a hundred and one per cent are nothing, and no rate.
    let free = LineFigures { unit_price: Money::ZERO, discount_rate: Rate(10_001), ..part() };
    assert_eq!(free.tidied(), Err(Refusal::bad("discount", TooLarge)));
}

#[test]
fn a_price_means_what_the_page_meant() {
    let typed = figures(LineKind::Part);
    assert_eq!(typed.check_basis(PriceBasis::TaxIncluded), Ok(()));
    assert_eq!(typed.check_basis(PriceBasis::TaxAdded), Err(Refusal::PriceBasisChanged));
}

#[test]
fn labour_takes_no_parts_place() {
    let (part, labour) = (figures(LineKind::Part), figures(LineKind::Labour));
    assert_eq!(part.keeps_kind_of(&part), Ok(()));
    assert_eq!(labour.keeps_kind_of(&part), Err(Refusal::bad("kind", FieldProblem::Unknown)));
}

fn item(kind: LineKind, name: &str) -> CatalogueItem {
    CatalogueItem {
        id: ItemId::none_yet(kind),
        kind,
        terms: ItemTerms {
            code: " BP-0986 ".into(),
            name: name.into(),
            brand: String::new(),
            specification: String::new(),
            unit: "副".into(),
            quantity: Quantity(1_000),
            unit_price: Money(28_000),
            cost: Money(18_000),
            initials: String::new(),
            warranty: None,
        },
        hours: Hours(80),
        grade: Some(PartGrade::Genuine),
        stock: None,
        active: true,
        version: 1,
    }
}

#[test]
fn an_item_is_kept_with_its_initials_and_without_what_is_of_another_kind() {
    let part = item(LineKind::Part, " 刹车片 ").checked().expect("a part");
    assert_eq!(part.id, ItemId::Part(PartId(0)));
    assert_eq!((part.terms.code.as_str(), part.terms.name.as_str()), ("BP-0986", "刹车片"));
    assert_eq!(part.terms.initials, pinyin_initials("刹车片").join(" "));
    assert_eq!((part.hours, part.grade), (Hours::ZERO, Some(PartGrade::Genuine)), "a part takes no hours");
    let labour = item(LineKind::Labour, "更换刹车片").checked().expect("an operation");
    assert_eq!(labour.id, ItemId::LabourOperation(LabourOperationId(0)));
    assert_eq!((labour.hours, labour.grade), (Hours(80), None), "work is of no grade");
}

#[test]
fn an_item_has_its_bounds_and_stays_in_its_catalogue() {
    use FieldProblem::{Empty, Negative, TooLarge, TooLong, Unknown};
    let with = |change: fn(&mut CatalogueItem)| {
        let mut item = item(LineKind::Part, "刹车片");
        change(&mut item);
        item.checked().map(|_| ())
    };
    let year = |km| WarrantyTerm { days: 365, km };
    type Spoil = fn(&mut CatalogueItem);
    let wrong: [(&str, FieldProblem, Spoil); 8] = [
        ("name", Empty, |of| of.terms.name.clear()),
        ("quantity", Negative, |of| of.terms.quantity = Quantity(-1)),
        ("hours", TooLarge, |of| of.hours = Hours(Hours::MAX.0 + 1)),
        ("unit_price", Negative, |of| of.terms.unit_price = Money(-1)),
        ("cost", TooLarge, |of| of.terms.cost = Money(Money::MAX.0 + 1)),
        ("warranty", Empty, |of| of.terms.warranty = Some(WarrantyTerm { days: 0, km: 10 })),
        ("kind", Unknown, |of| of.kind = LineKind::Labour),
        ("code", TooLong, |of| of.terms.code = "9".repeat(121)),
    ];
    for (field, problem, change) in wrong {
        assert_eq!(with(change), Err(Refusal::bad(field, problem)), "{field}");
    }
    // Looking repairs nothing, so nothing of it is answered for.
    let looked = |warranty| {
        let mut item = item(LineKind::Diagnosis, "诊断");
        item.terms.warranty = Some(warranty);
        item.checked().map(|item| item.terms.warranty)
    };
    assert_eq!(looked(year(0)), Err(Refusal::bad("warranty", Unknown)));
    assert_eq!(looked(WarrantyTerm::default()), Ok(None), "no warranty is none");
}

#[test]
fn what_hangs_on_the_wall_is_with_the_tax() {
    let oil = item(LineKind::Part, "机油");
    let usual = Settings::default();
    assert_eq!(oil.posted(&usual).unit_price, Money(28_000));
    let without = Settings { price_basis: PriceBasis::TaxAdded, ..usual };
    let posted = oil.posted(&without);
    assert_eq!((posted.unit_price, posted.price_basis), (Money(31_640), PriceBasis::TaxIncluded), "13 %");
}

#[test]
fn what_was_asked_for_is_the_work_before_the_part_in_anybodys_words() {
    let found = || {
        vec![
            item(LineKind::Part, "刹车片"),
            item(LineKind::Labour, "更换刹车片"),
            item(LineKind::Labour, "制动片"),
        ]
    };
    let of = |name| called(name, found()).map(|item| (item.kind, item.terms.name));
    assert_eq!(of("制动片"), Some((LineKind::Labour, "制动片".to_owned())));
    assert_eq!(of("刹车片"), Some((LineKind::Labour, "制动片".to_owned())));
    assert_eq!(of("更换制动片"), Some((LineKind::Labour, "更换刹车片".to_owned())));
    assert_eq!(of("刹车"), None, "a word of it is not its name");
}

#[test]
fn what_is_drawn_from_a_contract_is_listed_at_the_contracts_price() {
    let sold = |item| ContractItem {
        sold: PackageItem {
            times: 2,
            amount: Money::ZERO,
            item,
            kind: LineKind::Part,
            code: String::new(),
            name: "机油保养".into(),
            unit: "次".into(),
            quantity: Quantity(1_000),
            hours: Hours(0),
            unit_price: Money(30_000),
            price_basis: PriceBasis::TaxIncluded,
            tax_rate: Rate(1_300),
        },
        price_share: Money(50_000),
    };
    let expected = Listed { part_id: Some(PartId(7)), list_price: Some(Money(30_000)), ..Listed::default() };
    assert_eq!(sold(Some(ItemId::Part(PartId(7)))).listed(), expected);
    assert_eq!(sold(None).listed(), Listed::default(), "what no catalogue has is at no list price");
}
