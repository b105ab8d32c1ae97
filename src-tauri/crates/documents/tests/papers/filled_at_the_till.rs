//! The papers about money, and those that are handed out, filled as a test wants
//! them.

use crate::filled::{Fill, Filled, List, filled, list, summed};
use crate::{account_statement, customer_slip, price_list, receipt, service_contract, till_reports};
use documents::receipt::{
    ContractReceipt, CoreRow, MoneyTaken, OnAccount, Receipt, RefundOf, SaleReceipt, SoldRow,
    StoredValueReceipt,
};
use documents::service_contract::PaidBy;
use documents::shift_report::{CashMoved, MeansCompared, MeansMoved};
use documents::till_report::{KindRow, PayerRow, TillReport};
use domain::money::{Money, Quantity};

/// With every means there is; where all amounts are the largest, money that goes back.
fn taken(fill: &Fill) -> MoneyTaken {
    let mut of = receipt::receipt().taken;
    fill.head(&mut of.head);
    [&mut of.payer, &mut of.cashier, &mut of.note].into_iter().for_each(|text| fill.typed(text));
    of.means = (1..=9)
        .map(|n| {
            let reference = format!("20260302{n:03}{}", fill.word);
            receipt::means(&format!("招商银行转账{}", fill.word), &reference, fill.amount(100 + n).fen())
        })
        .collect();
    fill.money(&mut of.amount);
    if let Some(amount) = fill.amount {
        of.amount = -amount;
        of.means.iter_mut().for_each(|means| means.amount = -amount);
        of.amount_in_words = "负玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分".into();
        let reason = "机油按实际用量重算，多收部分退还".into();
        of.refund = Some(RefundOf { receipt: "SK20260302001".into(), reason });
        of.change = None;
    }
    of
}

pub fn paid(fill: &Fill) -> Filled {
    let sheets = fill.each(|n| {
        let mut sheet = receipt::paid(&fill.name("结算", n), 100_000 + n, 50_000 + n, 50_000);
        for amount in [&mut sheet.total, &mut sheet.amount, &mut sheet.paid, &mut sheet.owed] {
            fill.money(amount);
        }
        (sheet.work_order, sheet.plate) = (fill.name("工单", n), format!("粤B·D{n:05}{}", fill.word));
        sheet
    });
    let lists = vec![summed("结算", "尚欠", sheets.iter().map(|sheet| sheet.amount)), list("工单", "尚欠")];
    let usual = receipt::receipt();
    filled(Receipt { taken: taken(fill), sheets, model: format!("大众{}", fill.word), ..usual }, lists)
}

pub fn deposit(fill: &Fill) -> Filled {
    let mut of = receipt::deposit();
    of.taken = taken(fill);
    for text in [&mut of.kept_for, &mut of.plate, &mut of.model, &mut of.rule] {
        fill.typed(text);
    }
    fill.money(&mut of.balance);
    filled(of, Vec::new())
}

pub fn stored(fill: &Fill) -> Filled {
    let of = StoredValueReceipt {
        taken: taken(fill),
        phone: "13712345601".into(),
        gift: fill.amount(10_000),
        paid_left: fill.amount(150_000),
        gift_left: fill.amount(12_000),
        balance: fill.amount(162_000),
        rule: format!("退款后剩余赠送作废。{}", fill.word),
    };
    filled(of, Vec::new())
}

pub fn contract_paid(fill: &Fill) -> Filled {
    let of = ContractReceipt {
        taken: taken(fill),
        contract: format!("TC20260302001 机油保养三次卡{}", fill.word),
        plate: format!("粤B·D12345{}", fill.word),
        model: format!("大众{}", fill.word),
        rule: format!("按套餐合同的内容抵扣。{}", fill.word),
    };
    filled(of, Vec::new())
}

pub fn sold(fill: &Fill) -> Filled {
    let rows = fill.each(|n| SoldRow {
        code: format!("P{n:05}{}", fill.word),
        name: fill.name("配件", n),
        described: format!("博世 前轮{}", fill.word),
        unit: format!("套{}", fill.word),
        quantity: Quantity(2_000),
        unit_price: fill.amount(31_900 + n),
        discount: fill.amount(1_000),
        amount: fill.amount(62_800 + 2 * n),
    });
    let lists = vec![summed("配件", "单价", rows.iter().map(|row| row.amount))];
    let sale = format!("LS20260302001{}", fill.word);
    let (net, tax) = (fill.amount(55_575), fill.amount(7_225));
    filled(
        SaleReceipt { taken: taken(fill), sale, rows, net, tax, cores: Vec::new(), on_account: None },
        lists,
    )
}

/// Of a sale on account, and with old parts that are to come.
pub fn on_old_parts(fill: &Fill) -> Filled {
    let cores = fill.each(|n| CoreRow {
        name: fill.name("旧件", n),
        quantity: format!("2 套{}", fill.word),
        due: "2026-04-01".into(),
        amount: fill.amount(20_000 + n),
    });
    let lists = vec![summed("旧件", "交回期限", cores.iter().map(|row| row.amount))];
    let sale = format!("LS20260302001{}", fill.word);
    let on_account = Some(OnAccount { paid: fill.amount(10_000), owed: fill.amount(52_800) });
    let (net, tax) = (Money::ZERO, Money::ZERO);
    filled(SaleReceipt { taken: taken(fill), sale, rows: Vec::new(), net, tax, cores, on_account }, lists)
}

pub fn package(fill: &Fill) -> Filled {
    let mut of = service_contract::contract();
    fill.head(&mut of.head);
    for text in [&mut of.name, &mut of.customer, &mut of.plate, &mut of.model, &mut of.vin, &mut of.seller] {
        fill.typed(text);
    }
    [&mut of.list_price, &mut of.price].into_iter().for_each(|sum| fill.money(sum));
    of.items = fill.each(|n| {
        let (list, share) = (fill.amount(90_000 + n).fen(), fill.amount(63_000 + n).fen());
        service_contract::item(&fill.name("项目", n), &format!("3 次{}", fill.word), list, share)
    });
    of.paid = fill.each(|n| PaidBy {
        number: fill.name("收据", n),
        means: format!("微信{}", fill.word),
        amount: fill.amount(98_000 + n),
    });
    let shares = of.items.iter().map(|item| item.share);
    let lists = vec![summed("项目", "套餐份额", shares), list("收据", "方式")];
    filled(of, lists)
}

fn moved(fill: &Fill, prefix: &str) -> Vec<MeansMoved> {
    let counted = if fill.amount.is_some() { 99_999 } else { 7 };
    fill.each(|n| {
        let (received, returned) = (fill.amount(317_150 + n).fen(), fill.amount(4_000).fen());
        let of = till_reports::means(&fill.name(prefix, n), (counted, received), (counted, returned));
        MeansMoved { net: fill.amount(of.net.fen()), ..of }
    })
}

fn nets(prefix: &'static str, head: &'static str, moved: &[MeansMoved]) -> List {
    summed(prefix, head, moved.iter().map(|of| of.net))
}

pub fn shift(fill: &Fill) -> Filled {
    let mut of = till_reports::shift();
    fill.head(&mut of.head);
    for text in [&mut of.cashier, &mut of.till, &mut of.closed_by, &mut of.closed_for, &mut of.explanation] {
        fill.typed(text);
    }
    of.means = moved(fill, "方式");
    of.movements = fill.each(|n| CashMoved {
        at: "2026-03-02 12:10".into(),
        reason: fill.name("买水", n),
        amount: -fill.amount(100 + n),
    });
    of.counted =
        fill.each(|n| till_reports::pieces(&fill.name("钞票", n), 21 + n, fill.amount(80_000).fen()));
    of.compared = fill.each(|n| {
        let expected = fill.amount(845_000).fen();
        let off = till_reports::compared(&fill.name("渠道", n), expected, expected);
        MeansCompared { difference: fill.amount(100 + n), ..off }
    });
    for sum in [&mut of.opening_float, &mut of.paid_in, &mut of.paid_out, &mut of.expected] {
        fill.money(sum);
    }
    [&mut of.counted_total, &mut of.difference].into_iter().for_each(|sum| fill.money(sum));
    // What goes out of a drawer is drawn with its sign.
    let lists = vec![
        nets("方式", "退款笔数", &of.means),
        summed("买水", "事由", of.movements.iter().map(|moved| moved.amount)),
        summed("钞票", "张数", of.counted.iter().map(|of| of.amount)),
        summed("渠道", "对账金额", of.compared.iter().map(|of| of.difference)),
    ];
    filled(of, lists)
}

pub fn day(fill: &Fill) -> Filled {
    reported(fill, till_reports::day())
}

pub fn month(fill: &Fill) -> Filled {
    reported(fill, TillReport { is_month: true, number: "2026-03".into(), ..till_reports::day() })
}

fn reported(fill: &Fill, mut of: TillReport) -> Filled {
    fill.head(&mut of.head);
    (of.means, of.cashiers) = (moved(fill, "方式"), moved(fill, "收银"));
    of.payers = fill.each(|n| PayerRow {
        payer: fill.name("付款", n),
        billed: fill.amount(900_000 + n),
        taken: fill.amount(858_150 + n),
    });
    of.kinds = fill.each(|n| KindRow {
        kind: fill.name("类别", n),
        net: fill.amount(500_000 + n),
        tax: fill.amount(65_000),
        charged: fill.amount(565_000 + n),
    });
    for sum in [&mut of.taken, &mut of.billed, &mut of.net, &mut of.tax, &mut of.owed, &mut of.on_account] {
        fill.money(sum);
    }
    for sum in [&mut of.vouchers, &mut of.deposits_taken, &mut of.deposits_returned, &mut of.deposits_drawn] {
        fill.money(sum);
    }
    for sum in [&mut of.deposits_set_free, &mut of.contracts_taken, &mut of.contracts_returned] {
        fill.money(sum);
    }
    of.stored.iter_mut().chain([&mut of.contracts_drawn]).for_each(|sum| fill.money(sum));
    of.sales.iter_mut().for_each(|sum| *sum = fill.amount(11_300));
    of.cores.iter_mut().for_each(|sum| *sum = fill.amount(20_000));
    of.outside_shifts = Some((7, fill.amount(12_050)));
    (of.made.1, of.voided.1) = (fill.amount(1_300_000), fill.amount(39_000));
    let lists = vec![
        nets("方式", "退款笔数", &of.means),
        nets("收银", "收银员", &of.cashiers),
        summed("付款", "付款方", of.payers.iter().map(|of| of.taken)),
        summed("类别", "优惠后金额", of.kinds.iter().map(|of| of.charged)),
    ];
    filled(of, lists)
}

pub fn statement(fill: &Fill) -> Filled {
    let mut of = account_statement::statement(fill.rows);
    fill.head(&mut of.head);
    [&mut of.payer, &mut of.maker].into_iter().for_each(|text| fill.typed(text));
    for sum in [&mut of.opening, &mut of.put, &mut of.collected, &mut of.refunded] {
        fill.money(sum);
    }
    [&mut of.taken_back, &mut of.passed_on, &mut of.closing].into_iter().for_each(|sum| fill.money(sum));
    of.ageing.iter_mut().for_each(|sum| fill.money(sum));
    let opening = of.opening;
    of.movements.truncate(usize::try_from(fill.rows).expect("a count"));
    for (n, moved) in (1..).zip(&mut of.movements) {
        moved.matter = fill.name("摘要", n);
        [&mut moved.number, &mut moved.plate].into_iter().for_each(|text| fill.typed(text));
        [&mut moved.amount, &mut moved.balance].into_iter().for_each(|sum| fill.money(sum));
    }
    let open = of.open.first().expect("the first one is open").clone();
    of.open = fill.each(|n| {
        let mut open = open.clone();
        open.number = fill.name("单号", n);
        [&mut open.plate, &mut open.customer].into_iter().for_each(|text| fill.typed(text));
        [&mut open.total, &mut open.amount].into_iter().for_each(|sum| fill.money(sum));
        open
    });
    let mut balances = summed("摘要", "收回", of.movements.iter().map(|moved| moved.amount));
    balances.carried.iter_mut().for_each(|sum| *sum += opening);
    let lists = vec![balances, summed("单号", "开单日期", of.open.iter().map(|open| open.amount))];
    filled(of, lists)
}

pub fn prices(fill: &Fill) -> Filled {
    let mut of = price_list::list(fill.rows);
    fill.head(&mut of.head);
    fill.money(&mut of.hour_rate);
    for (n, work) in (1..).zip(&mut of.labour) {
        work.name = fill.name("项目", n);
        [&mut work.code, &mut work.kind, &mut work.unit].into_iter().for_each(|text| fill.typed(text));
        [&mut work.unit_price, &mut work.price].into_iter().for_each(|price| fill.money(price));
        work.classes.iter_mut().for_each(|of| fill.money(&mut of.price));
    }
    for (n, part) in (1..).zip(&mut of.parts) {
        part.name = fill.name("配件", n);
        for text in [&mut part.code, &mut part.brand, &mut part.specification, &mut part.grade] {
            fill.typed(text);
        }
        fill.typed(&mut part.unit);
        fill.money(&mut part.price);
    }
    of.rates.iter_mut().for_each(|rate| fill.money(&mut rate.hour_rate));
    for package in &mut of.packages {
        [&mut package.code, &mut package.name, &mut package.content]
            .into_iter()
            .for_each(|text| fill.typed(text));
        fill.money(&mut package.labour);
    }
    filled(of, vec![list("项目", "收费标准"), list("配件", "品牌")])
}

pub fn scanned(fill: &Fill) -> Filled {
    let mut of = customer_slip::slip();
    fill.head(&mut of.head);
    [&mut of.plate, &mut of.model, &mut of.advisor].into_iter().for_each(|text| fill.typed(text));
    filled(of, Vec::new())
}

/// So that no amount is longer.
pub const MAX_AMOUNT: Money = Money(9_999_999_999);
