use crate::{day, invoice, line, sheet};
use domain::ids::{PrepaidReceiptId, SettlementId, TaxBatchId, TaxInvoiceId};
use domain::money::{Money, Rate};
use domain::refusal::Refusal;
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{RequestedAmount, SheetAmount, check_red, reversed_of};
use domain::tax_invoice::batch::{BatchProblem, MAX_SERIAL_LEN, checked_row};
use domain::tax_invoice::buyer::BuyerFigures;
use domain::tax_invoice::number::reversed_in;
use domain::tax_invoice::one_invoice::{
    AskedShare, SheetRow, check_serial, free_times, one_per_buyer, shared,
};
use domain::tax_invoice::{StandingShare, TaxBatchSheet};

fn person(title: &str) -> BuyerFigures {
    BuyerFigures { title: title.into(), tax_number: String::new(), is_person: true }
}

fn row(of: &Settlement, buyer: &BuyerFigures) -> SheetRow {
    let checked = checked_row(of, 0, Some(buyer.clone()), false, &[]);
    SheetRow {
        sheets: vec![SheetAmount { settlement_id: of.id, amount: checked.amount() }],
        numbers: vec![of.number.clone()],
        invoices_before: 0,
        checked,
    }
}

fn asked(serial: &str, sheets: &[(i64, i64)]) -> Vec<TaxBatchSheet> {
    let of = |(id, amount): &(i64, i64)| TaxBatchSheet {
        id: 0,
        tax_batch_id: TaxBatchId(1),
        serial: serial.to_owned(),
        settlement_id: SettlementId(*id),
        amount: Money(*amount),
    };
    sheets.iter().map(of).collect()
}

fn shares(serial: &str, sheets: &[(i64, i64)]) -> Vec<AskedShare> {
    asked(serial, sheets).iter().map(AskedShare::from).collect()
}

#[test]
fn one_buyer_has_one_invoice_with_the_lines_of_all_sheets() {
    let (one, other) = (person("张小芳"), person("李四"));
    let halves = || vec![line("工时", 10_001), line("机油", 9_998)];
    let two_rates = || {
        let mut lines = halves();
        lines[1].tax_rate = Rate(600);
        lines
    };
    let reduced =
        |charged| domain::settlement::SheetLine { unit_price: Money(charged + 1), ..line("滤芯", charged) };
    let rows = vec![
        row(&sheet(1, 19_999, halves()), &one),
        row(&sheet(2, 500, vec![reduced(500)]), &other),
        row(&sheet(3, 333, vec![reduced(333)]), &one),
        // Nobody knows which of its lines are left, and so under which rate.
        row(&Settlement { invoiced: Money(1), ..sheet(4, 19_999, two_rates()) }, &one),
        row(&sheet(5, 1, vec![reduced(1)]), &one),
    ];
    let all = one_per_buyer(rows);
    let sums: Vec<(usize, Money)> = all.iter().map(|row| (row.sheets.len(), row.checked.amount())).collect();
    assert_eq!(sums, [(3, Money(20_333)), (1, Money(500)), (1, Money(19_999))]);
    let first = &all[0];
    assert_eq!(first.sheets.iter().map(|of| of.amount).sum::<Money>(), first.checked.amount());
    assert_eq!(first.numbers, ["JS20260302001", "JS20260302003", "JS20260302005"]);
    // What is said of the lines of one is said once for those of all.
    let uncoded = BatchProblem::NoTaxCode { line_kind: domain::line::LineKind::Part };
    let uncounted = BatchProblem::NoQuantity { name: "滤芯".into(), lines: 2 };
    assert_eq!(first.checked.problems, [uncoded, uncounted]);
    assert!(first.checked.is_right() && !all[2].checked.is_right());
}

#[test]
fn a_serial_asks_for_one_thing_only() {
    let serial = |before: &dyn Fn(&str) -> Vec<AskedShare>| {
        let row = row(&sheet(1, 500, vec![line("机油", 500)]), &person("张小芳"));
        let row = row.with_serial(|serial| Ok::<_, ()>(before(serial))).expect("nothing fails");
        row.checked
    };
    assert_eq!(serial(&|_| Vec::new()).row.serial, "JS20260302001");
    // The same once more.
    assert_eq!(serial(&|serial| shares(serial, &[(1, 500)])).row.serial, "JS20260302001");
    let other = |taken: &'static [&'static str]| {
        move |serial: &str| if taken.contains(&serial) { shares(serial, &[(1, 499)]) } else { Vec::new() }
    };
    assert_eq!(serial(&other(&["JS20260302001"])).row.serial, "JS20260302001-2");
    let third = serial(&other(&["JS20260302001", "JS20260302001-2"]));
    assert_eq!(third.row.serial, "JS20260302001-3");
    assert!(third.row.serial.len() <= MAX_SERIAL_LEN);
    // One that is never free ends all the same.
    assert!(serial(&|serial| shares(serial, &[(1, 1)])).row.serial.len() <= MAX_SERIAL_LEN);
}

#[test]
fn a_serial_that_was_chosen_is_free_or_the_same_when_it_is_written_down() {
    let both: &[(i64, i64)] = &[(1, 500), (2, 300)];
    let taken = || Err(Refusal::SerialTaken { serial: "JS1".into() });
    for (before, sheets, expect) in [
        (&[][..], both, Ok(())),
        (both, both, Ok(())),
        (both, &[(2, 300), (1, 500)][..], Ok(())),
        (&both[..1], both, taken()),
        (both, &both[..1], taken()),
        (both, &[(1, 500), (2, 299)][..], taken()),
    ] {
        assert_eq!(check_serial("JS1", &shares("JS1", before), &shares("JS1", sheets)), expect, "{sheets:?}");
    }
}

#[test]
fn a_receipt_gets_another_serial_once_another_part_of_it_is_asked_for() {
    let whole = [AskedShare::Receipt(PrepaidReceiptId(1), Money(50_000))];
    let rest = [AskedShare::Receipt(PrepaidReceiptId(1), Money(40_000))];
    let filled = |serial: &str| if serial == "SK1" { whole.to_vec() } else { Vec::new() };
    let times = |shares: &[AskedShare]| free_times("SK1", 0, shares, |serial| Ok::<_, ()>(filled(serial)));
    assert_eq!((times(&whole), times(&rest)), (Ok(0), Ok(1)));
    // A sheet of the same number and amount is no such receipt.
    assert_eq!(times(&shares("SK1", &[(1, 50_000)])), Ok(1));
}

#[test]
fn a_longer_serial_is_looked_at_anew() {
    let long =
        Settlement { number: "JS-20260302-00000001".into(), ..sheet(1, 500, vec![line("机油", 500)]) };
    let right = row(&long, &person("张小芳"));
    assert!(right.checked.is_right());
    let taken = |serial: &str| if serial == long.number { shares(serial, &[(2, 1)]) } else { Vec::new() };
    let wrong = right.with_serial(|serial| Ok::<_, ()>(taken(serial))).expect("nothing fails");
    let too_long = BatchProblem::SerialTooLong { serial: "JS-20260302-00000001-2".into() };
    assert!(wrong.checked.problems.contains(&too_long) && !wrong.checked.is_right());
}

#[test]
fn an_invoice_of_several_sheets_is_shared_as_it_was_asked_for_or_not_at_all() {
    let of = asked("JS1", &[(1, 20_000), (2, 30_001)]);
    let each = |id, amount| RequestedAmount { stands_for: SettlementId(id), amount: Money(amount) };
    assert_eq!(shared(&of, "JS1", Money(50_001)), Ok(vec![each(1, 20_000), each(2, 30_001)]));
    let differs =
        Refusal::BatchAmountDiffers { serial: "JS1".into(), amount: Money(50_000), asked: Money(50_001) };
    assert_eq!(shared(&of, "JS1", Money(50_000)), Err(differs));
}

#[test]
fn a_red_one_takes_back_what_leaves_no_doubt() {
    let blue = invoice(1, 50_000, None);
    let share = |of: i64, red_of, id, amount| StandingShare {
        tax_invoice_id: TaxInvoiceId(of),
        red_of,
        stands_for: SettlementId(id),
        amount: Money(amount),
    };
    let mut shares = vec![share(1, None, 1, 20_000), share(1, None, 2, 30_000)];
    let of = |ids: &[i64], shares: &[StandingShare], amount: i64| {
        let ids: Vec<SettlementId> = ids.iter().map(|id| SettlementId(*id)).collect();
        reversed_of(&blue, &ids, shares, Money(amount))
    };
    let each = |id, amount| RequestedAmount { stands_for: SettlementId(id), amount: Money(amount) };
    let number = blue.number.clone();
    let whole = of(&[1, 2], &shares, 50_000).expect("all of it");
    assert_eq!(whole, [each(1, 20_000), each(2, 30_000)]);
    let today = day("2026-03-02");
    assert_eq!(check_red(&blue, &whole, &shares, today, today), Ok(Money(-50_000)));
    let (amount, left) = (Money(20_000), Money(50_000));
    let doubt = Refusal::RedShareUnknown { number: number.clone(), amount, left };
    assert_eq!(of(&[1, 2], &shares, 20_000), Err(doubt));
    assert_eq!(of(&[1], &shares, 1), Ok(vec![each(1, 1)]));
    // Once one of them is reversed the other is the only one.
    shares.push(share(2, Some(TaxInvoiceId(1)), 1, -20_000));
    assert_eq!(of(&[1, 2], &shares, 12_345), Ok(vec![each(2, 12_345)]));
    let over = Refusal::OverReversed { number, amount: Money(30_001), left: Money(30_000) };
    assert_eq!(of(&[1, 2], &shares, 30_001), Err(over));
}

#[test]
fn a_remark_names_what_is_reversed() {
    let number = "26442000000100000001";
    let remark = format!("被红冲蓝字数电票号码：{number} 红字发票信息确认单编号：44030626031000123456");
    assert_eq!(reversed_in(&remark).as_deref(), Some(number));
    for none in ["", "JS20260302001", "红字发票信息确认单编号：44030626031000123456", "蓝字：123"]
    {
        assert_eq!(reversed_in(none), None, "{none}");
    }
}
