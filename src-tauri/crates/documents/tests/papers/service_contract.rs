//! The contract a customer takes home, its receipts, and the sheet it pays.

use crate::ink::stands_well;
use crate::paper::Paper;
use crate::sample;
use crate::settlement_sheet::sheet;
use documents::receipt::{ContractReceipt, MeansTaken, MoneyTaken, RefundOf};
use documents::service_contract::{ContractItemLine, PaidBy, ServiceContractPaper};
use documents::settlement_sheet::{ContractRest, SettlementSheet};
use documents::{Content, Form, PageSize};
use domain::money::Money;
use domain::words::amount_in_words;

pub fn item(name: &str, sold: &str, list: i64, share: i64) -> ContractItemLine {
    ContractItemLine { name: name.into(), sold: sold.into(), list_price: Money(list), share: Money(share) }
}

pub fn contract() -> ServiceContractPaper {
    ServiceContractPaper {
        head: sample::head(),
        number: "TC20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        name: "机油保养三次卡".into(),
        customer: "张小芳".into(),
        phone: "13823456789".into(),
        plate: "粤B·D12345".into(),
        model: "大众 帕萨特".into(),
        vin: "LSVAB4BR5GN123456".into(),
        sold_on: "2026-03-02".into(),
        start_km: "68432 公里".into(),
        validity: "有效期至 2027-03-02 或 88432 公里，先到为准。".into(),
        items: vec![item("机油保养", "3 次", 90_000, 63_000), item("可用额度", "500.00 元", 50_000, 35_000)],
        list_price: Money(140_000),
        price: Money(98_000),
        price_in_words: amount_in_words(Money(98_000)),
        paid: vec![PaidBy { number: "SK20260302001".into(), means: "微信".into(), amount: Money(98_000) }],
        closed: String::new(),
        seller: "赵敏".into(),
        signed_by: "张小芳".into(),
        signed_at: "2026-03-02 10:12".into(),
        signature: Some(sample::signature()),
    }
}

#[test]
fn the_contract_says_what_was_bought_until_when_and_for_how_much_in_words() {
    for size in [PageSize::A5, PageSize::A4] {
        let name = format!("service_contract_{}", size.name());
        let paper = Paper::keep(&name, &contract().draw(Form::new("套餐合同", size)).expect("it prints"));
        stands_well(&paper, size, &name);
        paper.is_well_made("套餐合同", "TC20260302001");
        paper.says(&[
            "机油保养三次卡",
            "3次",
            "500.00 元",
            "630.00",
            "玖佰捌拾元整",
            "客户签字",
            "经办人",
            "88432 公里",
            "2026-03-02 10:12",
        ]);
    }
    let closed = ServiceContractPaper { closed: "2026-05-02 10:00 车卖了".into(), ..contract() };
    let paper = Paper::keep(
        "service_contract_closed",
        &closed.draw(Form::new("套餐合同", PageSize::A5)).expect("it prints"),
    );
    paper.says(&["已退", "车卖了"]);
}

#[test]
fn its_receipt_is_no_deposits_and_what_goes_back_stands_in_words() {
    let taken = |amount: i64| MoneyTaken {
        head: sample::head(),
        number: "SK20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        at: "2026-03-02 17:08".into(),
        payer: "张小芳".into(),
        means: vec![MeansTaken {
            means: "微信".into(),
            reference: String::new(),
            numbers: String::new(),
            amount: Money(amount),
        }],
        amount: Money(amount),
        amount_in_words: amount_in_words(Money(amount)),
        change: None,
        refund: (amount < 0)
            .then(|| RefundOf { receipt: "SK20260302001".into(), reason: "车卖了".into() }),
        cashier: "赵敏".into(),
        note: String::new(),
    };
    let receipt = |amount: i64| ContractReceipt {
        taken: taken(amount),
        contract: "TC20260302001 机油保养三次卡".into(),
        plate: "粤B·D12345".into(),
        model: "大众 帕萨特".into(),
        rule: if amount > 0 {
            "按套餐合同的内容抵扣，不作其他费用。".into()
        } else {
            String::new()
        },
    };
    for size in [PageSize::A5, PageSize::Form140, PageSize::Form93, PageSize::Roll80] {
        let name = format!("contract_receipt_{}", size.name());
        let paper =
            Paper::keep(&name, &receipt(98_000).draw(Form::new("收款收据", size)).expect("it prints"));
        stands_well(&paper, size, &name);
        paper.says(&["套餐收据", "TC20260302001", "玖佰捌拾元整"]);
        paper.never_says(&["定金"]);
        let name = format!("contract_refund_{}", size.name());
        let paper =
            Paper::keep(&name, &receipt(-77_000).draw(Form::new("收款收据", size)).expect("it prints"));
        stands_well(&paper, size, &name);
        paper.says(&["套餐退款收据", "负柒佰柒拾元整", "车卖了"]);
        paper.never_says(&["定金"]);
    }
}

#[test]
fn the_sheet_it_pays_says_so_and_what_is_left() {
    let plain = sheet(vec![], vec![]);
    let paid = SettlementSheet {
        contract: "TC20260302001".into(),
        contract_rests: vec![ContractRest {
            name: "机油保养".into(),
            sold: "3 次".into(),
            left: "2 次".into(),
        }],
        by_contract: plain.total,
        paid: Money::ZERO,
        owed: Money::ZERO,
        payments: vec![],
        remark: "由套餐 TC20260302001（机油保养三次卡）支付，剩余：机油保养 2 次。".into(),
        ..plain
    };
    for size in
        [PageSize::A4, PageSize::A5, PageSize::Form280, PageSize::Form140, PageSize::Form93, PageSize::Roll80]
    {
        let name = format!("contract_sheet_{}", size.name());
        let paper = Paper::keep(&name, &paid.draw(Form::new("维修结算清单", size)).expect("it prints"));
        stands_well(&paper, size, &name);
        paper.says(&["剩余：机油保养 2 次", "套餐支付", "由套餐 TC20260302001", "机油保养"]);
        paper.never_says(&["已收"]);
    }
}
