use domain::line::{Category, LineFigures, LineKind, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::same_item::Wanted;
use domain::tax::PriceBasis;

fn line(kind: LineKind, code: &str, name: &str) -> LineFigures {
    LineFigures {
        kind,
        category: Category::Paid,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        code: code.into(),
        name: name.into(),
        brand: String::new(),
        specification: String::new(),
        unit: String::new(),
        quantity: Quantity::default(),
        hours: Hours::default(),
        unit_price: Money::ZERO,
        price_basis: PriceBasis::TaxIncluded,
        discount_rate: Rate::default(),
        discount: Money::ZERO,
        tax_rate: Rate::default(),
        cost: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
        warranty: None,
    }
}

#[test]
fn the_same_code_or_name_is_the_same_item() {
    let asked = [line(LineKind::Labour, "ZD-001", "更换前制动片"), line(LineKind::Part, "", "机油 滤清器")];
    let wanted = Wanted { lines: &asked, symptom: "" };
    assert!(wanted.covers(&line(LineKind::Labour, "ZD-001", "换前片")));
    assert!(wanted.covers(&line(LineKind::Part, "OF-2", "机油滤清器")), "blanks tell nothing apart");
    assert!(
        !wanted.covers(&line(LineKind::Labour, "", "机油滤清器")),
        "the work of fitting it is another item"
    );
    assert!(!wanted.covers(&line(LineKind::Part, "", "空气滤清器")));
    assert!(!wanted.covers(&line(LineKind::Other, "", "洗车")), "no code is not the same code");
}

#[test]
fn the_customers_words_point_at_an_item() {
    let check =
        |symptom: &str, name: &str| Wanted { lines: &[], symptom }.covers(&line(LineKind::Labour, "", name));
    assert!(check("刹车又响了", "更换前制动片"));
    assert!(check("煞車不靈，冷氣不冷", "空調系統清洗"), "in either script");
    assert!(check("The wiper motor again", "Wiper motor"));
    assert!(!check("又响了", "更换前制动片"));
    assert!(!check("要更换轮胎", "更换前制动片"), "to replace something says nothing of what");
    assert!(!check("做一次保养", "常规保养"));
    assert!(!check("", "更换前制动片"));
    assert!(!check("set it up", "Set"), "too short to tell");
}
