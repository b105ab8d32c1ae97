use crate::{line, sheet};
use domain::ids::TaxCodeId;
use domain::line::{LineKind, Payer};
use domain::money::{Hours, Money, Rate};
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::{Settlement, SheetLine, SheetState};
use domain::tax_invoice::batch::{
    BatchProblem, TaxCode, checked_row, checked_tax_code, number_in, rate_as_decimal, serial_of,
};
use domain::tax_invoice::buyer::BuyerFigures;
use domain::tax_number_problem::TaxNumberProblem;
use proptest::prelude::*;

const CODE: &str = "1090511010000000000";

fn firm() -> Option<BuyerFigures> {
    let tax_number = "91350100M000100Y43".into();
    Some(BuyerFigures { title: "顺达物流有限公司".into(), tax_number, is_person: false })
}

fn codes() -> Vec<TaxCode> {
    let code = |line_kind| TaxCode { id: TaxCodeId(1), line_kind, tax_code: CODE.into(), version: 1 };
    vec![code(LineKind::Part), code(LineKind::Labour)]
}

fn usual() -> Settlement {
    let labour = SheetLine {
        kind: LineKind::Labour,
        hours: Hours(150),
        unit_price: Money(20_000),
        ..line("更换前刹车片", 30_000)
    };
    let cheaper = SheetLine { unit_price: Money(9_000), ..line("刹车片", 8_500) };
    sheet(1, 38_500, vec![labour, cheaper, line("赠品", 0)])
}

#[test]
fn a_row_says_what_the_sheet_says() {
    let checked = checked_row(&usual(), 0, firm(), true, &codes());
    assert_eq!(checked.row.serial, "JS20260302001");
    let [labour, part] = checked.row.items.as_slice() else { panic!("what costs nothing is no item") };
    assert_eq!(labour.quantity_and_price, Some(("1.5".to_owned(), Money(20_000))));
    assert_eq!(part.quantity_and_price, None, "with a discount they do not make the amount");
    assert_eq!((part.amount, part.tax_code.as_str()), (Money(8_500), CODE));
    let left_empty = BatchProblem::NoQuantity { name: part.name.clone(), lines: 1 };
    assert_eq!(checked.problems, [left_empty], "and it is said that they stay empty");
    assert!(checked.is_right());
    let sum: Money = checked.row.items.iter().map(|item| item.amount).sum();
    assert_eq!(sum, usual().total);
}

#[test]
fn what_is_wrong_is_named_and_what_is_missing_stays_empty() {
    use BatchProblem::*;
    let of = |sheet: &Settlement, buyer, special| {
        let mut problems = checked_row(sheet, 0, buyer, special, &codes()).problems;
        problems.retain(|problem| !matches!(problem, NoQuantity { .. }));
        problems
    };
    let nobody = BuyerTaxNumber { problem: TaxNumberProblem::Missing };
    assert_eq!(of(&usual(), None, false), [NoTitle, nobody.clone()]);
    let person =
        || Some(BuyerFigures { title: "张小芳".into(), tax_number: String::new(), is_person: true });
    assert_eq!(of(&usual(), person(), false), []);
    assert_eq!(of(&usual(), person(), true), [nobody]);
    let partly = Settlement { invoiced: Money(1), ..two_rates() };
    assert_eq!(of(&partly, firm(), false), [PartlyInvoiced]);
    let prepaid = Settlement { not_invoiced: Money(1), ..two_rates() };
    assert_eq!(of(&prepaid, firm(), false), [PartlyPrepaid { amount: Money(1) }]);
    let wholly = Settlement { invoiced: usual().total, ..usual() };
    assert_eq!(of(&wholly, firm(), false), [NothingLeft]);
    assert_eq!(of(&Settlement { state: SheetState::Voided, ..usual() }, firm(), false), [NotInvoiced]);
    assert_eq!(of(&Settlement { payer: Payer::Shop, ..usual() }, firm(), false), [NotInvoiced]);
    let long = Settlement { number: "结算单JS-20260302-0001".into(), ..usual() };
    assert_eq!(of(&long, firm(), false), []);
    let longer = Settlement { number: "结算单一号JS-20260302-0001".into(), ..usual() };
    assert_eq!(of(&longer, firm(), false), [SerialTooLong { serial: longer.number.clone() }]);
    let below = sheet(1, 100, vec![line("退", -100), line("换", 200)]);
    assert_eq!(of(&below, firm(), false), [ItemBelowZero { name: "退".into() }]);
    let nothing = sheet(1, 100, vec![line("赠品", 0)]);
    assert_eq!(of(&nothing, firm(), false), [NoLines]);
    let nameless = sheet(1, 100, vec![line(" ", 100)]);
    assert_eq!(of(&nameless, firm(), false), [ItemWithoutName]);

    let other = SheetLine { kind: LineKind::Towing, ..line("拖车", 100) };
    let uncoded = checked_row(&sheet(1, 200, vec![other.clone(), other]), 0, firm(), false, &codes());
    assert_eq!(uncoded.problems, [NoTaxCode { line_kind: LineKind::Towing }], "said once");
    assert!(uncoded.is_right(), "the place stays empty");
    assert!(uncoded.row.items.iter().all(|item| item.tax_code.is_empty()));
}

#[test]
fn the_rest_of_a_sheet_is_said_where_it_has_a_single_line() {
    let single = || sheet(1, 30_000, vec![line("更换机油", 30_000), line("赠品", 0)]);
    let of = |sheet: Settlement| checked_row(&sheet, 1, firm(), false, &codes());
    for rest in [
        Settlement { invoiced: Money(12_345), ..single() },
        Settlement { not_invoiced: Money(12_345), ..single() },
        Settlement { invoiced: Money(12_344), not_invoiced: Money(1), ..single() },
    ] {
        let checked = of(rest);
        assert!(checked.is_right(), "{:?}", checked.problems);
        assert_eq!(checked.amount(), Money(17_655));
        // Number and price would make the whole of it.
        assert_eq!(checked.row.items[0].quantity_and_price, None);
    }
    assert_eq!(of(single()).row.items[0].quantity_and_price, Some(("1".to_owned(), Money(30_000))));
}

/// Which rate the rest has nobody knows.
fn two_rates() -> Settlement {
    let lesser = SheetLine { tax_rate: Rate(600), ..line("代办年检", 10_000) };
    sheet(1, 30_000, vec![line("更换机油", 20_000), lesser])
}

#[test]
fn the_rest_of_several_lines_is_one_line_where_they_go_under_one_rate_and_code() {
    let of = |sheet: Settlement, codes: &[TaxCode]| checked_row(&sheet, 1, firm(), false, codes);
    let partly = || Settlement { invoiced: Money(12_345), ..usual() };
    let checked = of(partly(), &codes());
    let [only] = checked.row.items.as_slice() else { panic!("one line: {checked:?}") };
    assert_eq!((only.name.as_str(), only.amount), ("更换前刹车片等2项", Money(26_155)));
    assert_eq!((only.tax_code.as_str(), only.rate), (CODE, Some(Rate(1300))));
    assert_eq!((&only.quantity_and_price, only.unit.as_str()), (&None, ""));
    assert!(checked.is_right());
    // Labour and parts under codes of their own, or under none: whose the rest is nobody knows.
    let mut apart = codes();
    apart[1].tax_code = "2020000000000000000".into();
    for codes in [&apart[..], &[]] {
        assert!(of(partly(), codes).problems.contains(&BatchProblem::PartlyInvoiced));
    }
    // Parts alone need no code for that: its place stays empty, as of any line.
    let parts = || sheet(1, 300, vec![line("机油", 100), line("滤芯", 200)]);
    let uncoded = of(Settlement { not_invoiced: Money(99), ..parts() }, &[]);
    assert!(uncoded.is_right(), "{:?}", uncoded.problems);
    assert_eq!((uncoded.amount(), uncoded.row.items[0].name.as_str()), (Money(201), "机油等2项"));
    // However long the first is called, the line fits.
    let long = sheet(1, 300, vec![line(&"长".repeat(100), 100), line("滤芯", 200)]);
    assert!(of(Settlement { invoiced: Money(1), ..long }, &[]).is_right());
    let nameless = sheet(1, 300, vec![line(" ", 100), line("滤芯", 200)]);
    let nameless = of(Settlement { invoiced: Money(1), ..nameless }, &[]);
    assert!(nameless.problems.contains(&BatchProblem::ItemWithoutName));
}

proptest! {
    #[test]
    fn what_is_invoiced_and_what_is_asked_for_are_the_sheet(
        charged in prop::collection::vec((1_i64..9_999_999, any::<bool>(), any::<bool>()), 1..12),
        (invoiced, not_invoiced) in (0_u32..=100, 0_u32..=100),
    ) {
        let lines = charged.iter().map(|(charged, is_labour, is_lesser)| {
            let kind = if *is_labour { LineKind::Labour } else { LineKind::Part };
            SheetLine { kind, tax_rate: Rate(if *is_lesser { 600 } else { 1300 }), ..line("项目", *charged) }
        });
        let total: i64 = charged.iter().map(|(charged, ..)| charged).sum();
        let invoiced = Money(total * i64::from(invoiced) / 100);
        let not_invoiced = Money((total - invoiced.0) * i64::from(not_invoiced) / 100);
        let of = Settlement { invoiced, not_invoiced, ..sheet(1, total, lines.collect()) };
        let checked = checked_row(&of, 0, firm(), false, &codes());
        let left = Money(total) - invoiced - not_invoiced;
        let is_mixed = charged.iter().any(|(_, _, is_lesser)| *is_lesser != charged[0].2);
        let is_whole = left == Money(total);
        prop_assert_eq!(checked.is_right(), left > Money::ZERO && (is_whole || !is_mixed));
        if checked.is_right() {
            prop_assert_eq!(checked.amount() + invoiced + not_invoiced, of.total);
            prop_assert!(checked.row.items.iter().all(|item| item.amount > Money::ZERO));
        }
    }
}

#[test]
fn a_serial_leads_back_to_its_sheet() {
    for before in [0, 1, 11] {
        let serial = serial_of(&usual().number, before);
        assert_eq!(number_in(&serial), usual().number, "{serial}");
    }
    assert_eq!(serial_of(&usual().number, 1), "JS20260302001-2");
    assert_eq!(number_in("JS-20260302001"), "JS-20260302001", "a prefix with a dash");
}

#[test]
fn a_rate_is_a_decimal() {
    for (rate, expect) in [(1300, "0.13"), (600, "0.06"), (100, "0.01"), (0, "0"), (150, "0.015")] {
        assert_eq!(rate_as_decimal(Rate(rate)), expect);
    }
}

#[test]
fn a_code_of_the_bureau_has_nineteen_digits() {
    assert_eq!(checked_tax_code(" 1090511010000000000 "), Ok(CODE.to_owned()));
    assert_eq!(checked_tax_code(""), Ok(String::new()));
    for (wrong, problem) in [
        ("109051101000000000", FieldProblem::TooShort),
        ("10905110100000000000", FieldProblem::TooLong),
        ("109051101000000000A", FieldProblem::NotDigits),
    ] {
        assert_eq!(checked_tax_code(wrong), Err(Refusal::bad("tax_code", problem)));
    }
}
