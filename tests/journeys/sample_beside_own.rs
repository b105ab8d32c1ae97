//! A customer's visit of the sample and one of the shop's own are paid at once: one receipt
//! tells of both.

use crate::money_in_rework::{billed, known_car};
use domain::account::Debtor;
use domain::ids::{CustomerId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::till::{self, CollectAccount, collect_account};
use serde_json::Value;
use shop_tests::asks_till::part;
use shop_tests::asks_visit::on_account;
use shop_tests::{MORNING, TestShop};
use storage::StorageError;

#[test]
fn a_visit_of_the_sample_stays_that_was_paid_at_once_with_one_of_the_shop_s_own() {
    let shop = TestShop::open_at(MORNING);
    let car = known_car(&shop);
    let first = billed(&car, 30_000);
    shop.run("manager", till::put_on_account, on_account(&first, "月结"));
    car.is_in("ready_for_delivery").delivered();
    let of_sample = WorkOrderId(car.id());
    let second = billed(&car, 31_000);
    shop.run("manager", till::put_on_account, on_account(&second, "月结"));
    let ask = CollectAccount {
        debtor: Debtor::of(Payer::Customer, "", CustomerId(car.customer_id)),
        owed: Money(24_000),
        sheets: Vec::new(),
        sales: Vec::new(),
        parts: vec![part(PaymentMeans::Transfer, 24_000)],
    };
    shop.run("cashier", collect_account, ask);

    let actor = shop.shop.actor(&shop.session("manager"), "remove_sample_shop", None, &Value::Null);
    let gone = shop.shop.db.write(&actor, |w| -> Result<Value, StorageError> {
        w.mark_sample_visit(of_sample)?;
        while w.remove_some_of_sample(1)? {}
        Ok(Value::Null)
    });
    gone.expect("the second receipt names the first");
    let db = shop.file();
    let count = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).expect("a count") };
    assert_eq!(count("SELECT count(*) FROM work_order WHERE sample = 0"), 2);
    assert_eq!(count("SELECT count(*) FROM payment WHERE taken_with IS NOT NULL"), 1);
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}
