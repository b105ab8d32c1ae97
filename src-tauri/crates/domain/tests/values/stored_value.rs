//! Stored value by property: whatever is topped up, drawn and given back, the two
//! parts never fall below zero, and no fen is lost between them.

use chrono::{DateTime, Utc};
use domain::ids::{CustomerId, PaymentId, PersonId, SettlementId};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::settlement::{Payment, PaymentMeans};
use domain::sheet_actions::Paid;
use domain::stored_value::{
    StoredBalance, StoredOffer, balance_of, check_offers, check_stored_refund, check_top_up, gift_drawn,
    gift_given_back, gift_offered, stored_refundable,
};
use proptest::prelude::*;

fn receipt(id: usize, sheet: Option<i64>, means: PaymentMeans, amount: Money, gift: Money) -> Payment {
    Payment {
        id: PaymentId(i64::try_from(id).expect("a small number")),
        number: format!("SK{id}"),
        settlement_id: sheet.map(SettlementId),
        work_order_id: None,
        appointment_id: None,
        shift_id: None,
        service_contract_id: None,
        counter_sale_id: None,
        core_deposit_id: None,
        customer_id: Some(CustomerId(1)),
        gift,
        at_sale: Money::ZERO,
        voucher_number: String::new(),
        means,
        amount,
        tendered: amount,
        refund_of: None,
        taken_with: None,
        reason: String::new(),
        at: DateTime::<Utc>::UNIX_EPOCH,
        person_id: PersonId(1),
        checksum: String::new(),
    }
}

/// An account walked through, and beside it what a careful book would say.
#[derive(Default)]
struct Walked {
    receipts: Vec<Payment>,
    paid: i64,
    gift: i64,
}

impl Walked {
    fn balance(&self) -> StoredBalance {
        balance_of(&self.receipts)
    }

    fn top_up(&mut self, amount: i64, gift: i64) {
        let id = self.receipts.len() + 1;
        self.receipts.push(receipt(id, None, PaymentMeans::Cash, Money(amount), Money(gift)));
        self.paid += amount;
        self.gift += gift;
    }

    fn draw(&mut self, amount: i64) -> Result<(), Refusal> {
        let gift = gift_drawn(self.balance(), Money(amount))?;
        let id = self.receipts.len() + 1;
        self.receipts.push(receipt(id, Some(1), PaymentMeans::StoredValue, Money(amount), gift));
        let paid = amount.min(self.paid);
        self.paid -= paid;
        self.gift -= amount - paid;
        Ok(())
    }

    /// So much of a draw goes back, at most what is left of it.
    fn put_back(&mut self, place: usize, amount: i64) {
        let drawn = self.receipts[place].clone();
        let back = |of: fn(&Payment) -> Money| -> i64 {
            let refunds = self.receipts.iter().filter(|other| other.refund_of == Some(drawn.id));
            of(&drawn).fen() + refunds.map(|other| of(other).fen()).sum::<i64>()
        };
        let (left, gift_left) = (back(|of| of.amount), back(|of| of.gift));
        let amount = amount.min(left);
        if drawn.settlement_id.is_none() || drawn.refund_of.is_some() || amount <= 0 {
            return;
        }
        let gift = gift_given_back(&drawn, &self.receipts, Money(amount));
        assert!(gift.fen() <= gift_left && gift.fen() >= 0);
        assert!(amount - gift.fen() <= left - gift_left, "no more goes to the paid part than came from it");
        let id = self.receipts.len() + 1;
        let means = PaymentMeans::StoredValue;
        self.receipts.push(Payment {
            refund_of: Some(drawn.id),
            taken_with: None,
            ..receipt(id, Some(1), means, Money(-amount), -gift)
        });
        self.paid += amount - gift.fen();
        self.gift += gift.fen();
    }

    fn refund(&mut self, place: usize, amount: i64) -> Result<(), Refusal> {
        let top_up = self.receipts[place].clone();
        let forfeited = check_stored_refund(&top_up, &self.receipts, Money(amount), PaymentMeans::Cash)?;
        let id = self.receipts.len() + 1;
        self.receipts.push(Payment {
            refund_of: Some(top_up.id),
            taken_with: None,
            ..receipt(id, None, PaymentMeans::Cash, Money(-amount), -forfeited)
        });
        self.paid -= amount;
        self.gift = 0;
        Ok(())
    }
}

proptest! {
    #[test]
    fn no_order_of_movements_takes_a_part_below_zero_or_loses_a_fen(
        steps in prop::collection::vec((0_u8..4, 1_i64..200_000, 0_i64..20_000, any::<prop::sample::Index>()), 1..40),
    ) {
        let mut account = Walked::default();
        for (step, amount, gift, place) in steps {
            let known = account.receipts.len();
            let before = account.balance();
            match step {
                1 => {
                    let drawn = account.draw(amount);
                    prop_assert_eq!(drawn.is_ok(), Money(amount) <= before.total);
                }
                2 if known > 0 => account.put_back(place.index(known), amount),
                3 if known > 0 => {
                    let _ = account.refund(place.index(known), amount);
                }
                _ => account.top_up(amount, gift),
            }
            let balance = account.balance();
            prop_assert_eq!((balance.paid.fen(), balance.gift.fen()), (account.paid, account.gift));
            prop_assert_eq!(balance.total, balance.paid + balance.gift);
            prop_assert!(balance.paid >= Money::ZERO && balance.gift >= Money::ZERO, "{:?}", balance);
            for of in &account.receipts {
                let left = stored_refundable(of, &account.receipts);
                prop_assert!(left >= Money::ZERO && left <= balance.paid);
            }
        }
    }
}

#[test]
fn what_was_paid_in_is_used_before_what_was_given_and_comes_back_after_it() {
    let mut account = Walked::default();
    account.top_up(100_000, 10_000);
    account.draw(100_001).unwrap();
    assert_eq!(
        account.balance(),
        StoredBalance { gift: Money(9_999), total: Money(9_999), ..StoredBalance::default() }
    );
    account.put_back(1, 2);
    assert_eq!(
        account.balance(),
        StoredBalance {
            paid: Money(1),
            gift: Money(10_000),
            total: Money(10_001),
            ..StoredBalance::default()
        }
    );
    let short = account.draw(10_002).unwrap_err();
    assert_eq!(short, Refusal::StoredValueShort { amount: Money(10_002), balance: Money(10_001) });
    account.refund(0, 1).unwrap();
    assert_eq!(account.balance(), StoredBalance::default(), "the gift does not stay without the money");
}

#[test]
fn a_gift_beyond_the_offers_is_the_managers_to_give() {
    let offer = |pay, gift| StoredOffer { pay: Money(pay), gift: Money(gift) };
    let mut offers = vec![offer(300_000, 50_000), offer(100_000, 10_000)];
    check_offers(&mut offers).unwrap();
    assert_eq!(offers[0].pay, Money(100_000), "the smallest first");
    for (amount, gift) in [(99_999, 0), (100_000, 10_000), (299_999, 10_000), (300_000, 50_000)] {
        assert_eq!(gift_offered(&offers, Money(amount)), Money(gift));
    }
    let asks = |amount, gift, role| {
        let paid = Paid { means: PaymentMeans::Wechat, amount: Money(amount), tendered: Money(amount) };
        check_top_up(paid, Money(gift), StoredBalance::default(), &offers, &[role])
    };
    assert_eq!(asks(100_000, 10_000, Role::Cashier), Ok(Money::ZERO));
    let over = Refusal::GiftOverOffer { gift: Money(10_001), offered: Money(10_000) };
    assert_eq!(asks(100_000, 10_001, Role::Cashier), Err(over));
    assert_eq!(asks(100_000, 10_001, Role::Manager), Ok(Money::ZERO));
    assert_eq!(asks(0, 0, Role::Cashier), Err(Refusal::bad("amount", FieldProblem::Empty)));
    assert_eq!(asks(-1, 0, Role::Cashier), Err(Refusal::bad("amount", FieldProblem::Negative)));
    assert_eq!(asks(100, -1, Role::Manager), Err(Refusal::bad("gift", FieldProblem::Negative)));
    let most = Money::MAX.fen();
    assert_eq!(asks(most, 0, Role::Cashier), Ok(Money::ZERO));
    assert_eq!(asks(most + 1, 0, Role::Cashier), Err(Refusal::bad("amount", FieldProblem::TooLarge)));
    assert_eq!(asks(most, 1, Role::Manager), Err(Refusal::bad("amount", FieldProblem::TooLarge)));
    offers.push(offer(100_000, 1));
    assert_eq!(check_offers(&mut offers), Err(Refusal::bad("stored_offers", FieldProblem::Taken)));
}
