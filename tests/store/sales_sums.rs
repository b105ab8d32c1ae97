//! Whatever is sold and comes back, the till, the shelves and the day's figures say the same.

use crate::sales::{Counter, back, brought, sale, wanted};
use domain::ids::CounterSaleId;
use domain::settlement::PaymentMeans;
use features::counter_sales::take_back::{QuoteCounterReturn, take_back_sale};
use proptest::prelude::*;
use shop_tests::asks_till::part;
use shop_tests::typed::request;

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever is sold and comes back: sales less returns are the money of the till, and what left the
    /// shelves less what came back is what is not there any more, in pieces and in value.
    #[test]
    fn sold_is_money_is_stock(deeds in proptest::collection::vec((any::<bool>(), 0_usize..6, 1_i64..4), 1..14)) {
        let counter = Counter::open();
        let mut sales = 0_i64;
        for (sells, which, pieces) in deeds {
            let quantity = pieces * 1_000;
            if sells {
                let (id, price) = if which % 2 == 0 { (counter.pads, 29_999) } else { (counter.bulbs, 1_999) };
                let total = price * pieces;
                let lines = vec![wanted(id, quantity, price)];
                let parts = vec![part(PaymentMeans::Alipay, total)];
                let done = counter.shop.ask("parts_keeper", "sell_at_counter", request(sale(lines, total, parts)));
                match done {
                    Ok(_) => sales += 1,
                    Err(why) => prop_assert_eq!(&why["params"]["problem"], "short"),
                }
            } else if sales > 0 {
                let sale = i64::try_from(which).unwrap_or(0) % sales + 1;
                let line = counter.number(&format!("SELECT id FROM counter_sale_line WHERE counter_sale_id = {sale}"));
                let ask = QuoteCounterReturn { id: CounterSaleId(sale), lines: vec![brought(line, quantity)] };
                let Ok(quote) = counter.shop.ask("manager", "quote_counter_return", request(ask)) else { continue };
                let amount = quote["amount"].as_i64().unwrap_or(0);
                counter.shop.run("manager", take_back_sale, back(sale, line, quantity, amount));
            }
        }
        let sum = |sql: &str| counter.number(&format!("SELECT coalesce(sum({sql}"));
        let sold = sum("total), 0) FROM counter_sale") - sum("amount), 0) FROM counter_return");
        prop_assert_eq!(counter.money(), sold);
        let figures = counter.figures();
        prop_assert_eq!(figures["taken"].as_i64(), Some(sold));
        prop_assert_eq!(figures["sales"]["net"].as_i64().unwrap_or(0) + figures["sales"]["tax"].as_i64().unwrap_or(0), sold);
        for (part, had, cost) in [(counter.pads, 4_000, 40_000), (counter.bulbs, 10_000, 5_000)] {
            let out = sum(&format!("quantity), 0) FROM counter_sale_line WHERE part_id = {part}"))
                - sum(&format!(
                    "counter_return_line.quantity), 0) FROM counter_return_line
                     JOIN counter_sale_line ON counter_sale_line.id = counter_sale_line_id WHERE part_id = {part}"
                ));
            let (there, value) = counter.there(part);
            prop_assert_eq!(there, had - out);
            prop_assert_eq!(value, cost * there / had, "each piece costs the same");
            prop_assert_eq!(sum(&format!("quantity), 0) FROM stock_movement WHERE part_id = {part}")), there);
        }
    }
}
