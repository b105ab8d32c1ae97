//! What of a sale is trusted to its buyer, what is invoiced of it, and what a return does to both.

use chrono::{DateTime, NaiveDate};
use domain::account::limit::AccountRoom;
use domain::counter_sale::CounterSale;
use domain::counter_sale::book::{SaleBook, check_trusted};
use domain::customer::Customer;
use domain::ids::{CounterSaleId, PersonId};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::tax_invoice::balance::{DatedSubject, Invoiceable, check_invoice};
use domain::tax_invoice::sales::{OpenSale, SaleAmount, against_sales};

const KEEPER: &[Role] = &[Role::PartsKeeper];

fn room(limit: Option<i64>, owes: i64) -> AccountRoom {
    let customer = Customer { account_limit: limit.map(Money), ..Customer::unknown(DateTime::UNIX_EPOCH) };
    AccountRoom::of(&customer, Money(owes))
}

/// 620.00, of which so much stands and so much is invoiced.
fn open(standing: i64, invoiced: i64) -> OpenSale {
    let sale = CounterSale {
        id: CounterSaleId(1),
        number: "LS20260302001".into(),
        customer_id: None,
        buyer_name: String::new(),
        total: Money(62_000),
        net: Money(54_867),
        tax: Money(7_133),
        sold_at: DateTime::UNIX_EPOCH,
        sold_by: PersonId(1),
        granted_by: None,
        note: String::new(),
        checksum: String::new(),
    };
    let of = SaleBook::of(sale.id, sale.total, Money::ZERO);
    OpenSale { sale, book: SaleBook { standing: Money(standing), invoiced: Money(invoiced), ..of } }
}

#[test]
fn whoever_sells_trusts_within_a_limit_and_the_manager_where_there_is_none() {
    assert_eq!(check_trusted(&room(Some(100_000), 40_000), Money(60_000), KEEPER), Ok(()));
    assert_eq!(
        check_trusted(&room(Some(100_000), 40_000), Money(60_001), KEEPER),
        Err(Refusal::OverAccountLimit {
            amount: Money(60_001),
            on_account: Money(40_000),
            limit: Money(100_000)
        })
    );
    let nobody_said = check_trusted(&room(None, 0), Money(1), KEEPER);
    assert_eq!(nobody_said, Err(Refusal::RoleMissing { roles: vec![Role::Manager] }));
    assert_eq!(check_trusted(&room(None, 0), Money(1), &[Role::Manager]), Ok(()));
    let over = check_trusted(&room(Some(0), 0), Money(1), &[Role::Manager]);
    assert!(over.is_err(), "a limit holds for the manager too");
}

#[test]
fn what_comes_back_goes_off_the_account_first() {
    let book = SaleBook::of(CounterSaleId(1), Money(62_000), Money(20_000));
    assert_eq!(book.off_account(Money(15_000)), Money(15_000));
    assert_eq!(book.off_account(Money(30_000)), Money(20_000), "the rest is money");
    let paid = SaleBook::of(CounterSaleId(1), Money(62_000), Money::ZERO);
    assert_eq!(paid.off_account(Money(30_000)), Money::ZERO);
    let counted_out = |book: &SaleBook, back, core| book.money_back(Money(back), Money(core));
    assert_eq!(counted_out(&book, 15_000, 0), Money::ZERO);
    assert_eq!(counted_out(&book, 30_000, 5_000), Money(15_000));
    assert_eq!(counted_out(&paid, 30_000, 5_000), Money(35_000));
}

#[test]
fn no_more_is_invoiced_than_did_not_come_back() {
    let today = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    let asked = |amount| {
        let sales = [SaleAmount { counter_sale_id: CounterSaleId(1), amount: Money(amount) }];
        against_sales(&sales, false).expect("sales alone")
    };
    let check = |of: &OpenSale, amount| {
        let dated = [DatedSubject { of, day: today }];
        check_invoice(&asked(amount), &dated, today, today)
    };
    assert_eq!(check(&open(32_000, 0), 32_000), Ok(Money(32_000)));
    assert_eq!(
        check(&open(32_000, 2_000), 30_001),
        Err(Refusal::OverInvoiced {
            number: "LS20260302001".into(),
            amount: Money(30_001),
            left: Money(30_000)
        })
    );
    let back = open(32_000, 62_000);
    assert_eq!((back.left_to_invoice(), back.left_to_reverse()), (Money::ZERO, Money(30_000)));
    assert!(against_sales(&[], true).is_err(), "a sheet and a sale are two bills");
}
