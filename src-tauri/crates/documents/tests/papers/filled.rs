//! Every paper at every size it is declared with (`features/src/papers`; that none is
//! missing here is seen in `tests/seats/papers.rs`), filled as a test wants it: so many rows in each of its lists, a word behind whatever
//! somebody types, an amount in every place that holds one.

use crate::filled_at_the_till::{
    contract_paid, day, deposit, month, on_old_parts, package, paid, prices, scanned, shift, sold, statement,
    stored,
};
use crate::{
    authorisation, booking_slip, check_in_sheet, contracts, filled_in_the_store, filled_outside,
    handing_over, inspection_report, job_card, long_papers,
};
use documents::charges::{ChargeLine, Charges, ChargesByKind, PayerShare, Quoted, TaxLine};
use documents::inspection_report::InspectionReport;
use documents::job_card::JobCard;
use documents::parties::{Contact, VehicleOnPaper};
use documents::repair_contract::AgreedBefore;
use documents::settlement_sheet::{SettlementSheet, Variant};
use documents::{Content, PageSize, ShopHead};
use domain::inspection::{DamageKind, InspectionKind, ItemResult, WalkAroundResult};
use domain::money::{Money, Rate};

pub struct Fill {
    pub rows: i64,
    /// Behind everything typed.
    pub word: String,
    /// Wherever one stands; without it the amounts of an ordinary day.
    pub amount: Option<Money>,
}

/// The rows of one table, by their names.
pub struct List {
    pub prefix: &'static str,
    /// A word of its head, which stands on every page with one of its rows; empty
    /// where it has no head.
    pub head: &'static str,
    /// No paper is ever given more.
    pub most: i64,
    /// What is carried from page to page after each row, where sums are.
    pub carried: Vec<Money>,
}

pub struct Filled {
    pub content: Box<dyn Content>,
    pub lists: Vec<List>,
}

pub struct Kind {
    pub title: &'static str,
    pub sizes: &'static [PageSize],
    pub of: fn(&Fill) -> Filled,
}

/// `sizes.rs` counts the lines of the customer's settlement sheet; those of the
/// insurer's and of the shop's own are counted with every paper's.
pub const SETTLEMENT: Kind =
    Kind { title: "维修结算清单", sizes: documents::settlement_sheet::SIZES, of: settlement };

pub const KINDS: &[Kind] = &[
    Kind { title: "预约确认单", sizes: documents::booking_slip::SIZES, of: booking },
    Kind { title: "接车单 / 环车检查单", sizes: documents::check_in_sheet::SIZES, of: check_in },
    Kind { title: "维修报价单", sizes: documents::quote::SIZES, of: quote },
    Kind { title: "机动车维修委托书", sizes: documents::repair_contract::SIZES, of: contract },
    Kind {
        title: "机动车维修委托书（样张）", sizes: documents::repair_contract::SIZES, of: contract
    },
    Kind { title: "维修授权确认单", sizes: documents::authorisation::SIZES, of: authorised },
    Kind { title: "派工单", sizes: documents::job_card::SIZES, of: card },
    Kind { title: "维修检验单", sizes: documents::inspection_report::SIZES, of: inspection },
    Kind {
        title: "机动车维修竣工出厂合格证",
        sizes: documents::completion_certificate::SIZES,
        of: certificate,
    },
    Kind {
        title: "维修结算清单（保险）", sizes: documents::settlement_sheet::SIZES, of: of_insurer
    },
    Kind {
        title: "维修结算清单（内部）", sizes: documents::settlement_sheet::SIZES, of: of_the_shop
    },
    Kind { title: "收款收据", sizes: documents::receipt::SIZES, of: paid },
    Kind { title: "定金收据", sizes: documents::receipt::SIZES, of: deposit },
    Kind { title: "储值收据", sizes: documents::receipt::SIZES, of: stored },
    Kind { title: "套餐收据", sizes: documents::receipt::SIZES, of: contract_paid },
    Kind { title: "零售收据", sizes: documents::receipt::SIZES, of: sold },
    Kind { title: "旧件押金收据", sizes: documents::receipt::SIZES, of: on_old_parts },
    Kind { title: "套餐合同", sizes: documents::service_contract::SIZES, of: package },
    Kind { title: "交车单", sizes: documents::delivery_sheet::SIZES, of: delivery },
    Kind { title: "交班单", sizes: documents::shift_report::SIZES, of: shift },
    Kind { title: "收银日报", sizes: documents::till_report::SIZES, of: day },
    Kind { title: "收银月报", sizes: documents::till_report::SIZES, of: month },
    Kind { title: "对账单", sizes: documents::account_statement::SIZES, of: statement },
    Kind { title: "工时与配件公示价目表", sizes: documents::price_list::SIZES, of: prices },
    Kind { title: "采购单", sizes: documents::purchase_order::SIZES, of: filled_in_the_store::ordered },
    Kind {
        title: "入库检验单", sizes: documents::goods_receipt::SIZES, of: filled_in_the_store::received
    },
    Kind { title: "领料单", sizes: documents::issue_slip::SIZES, of: filled_in_the_store::issued },
    Kind { title: "盘点表", sizes: documents::count_sheet::SIZES, of: filled_in_the_store::to_count },
    Kind {
        title: "采购退货单",
        sizes: documents::supplier_return::SIZES,
        of: filled_in_the_store::sent_back,
    },
    Kind { title: "库存卡", sizes: documents::stock_card::SIZES, of: filled_in_the_store::card },
    Kind {
        title: "进销存月报", sizes: documents::stock_month_report::SIZES, of: filled_in_the_store::month
    },
    Kind { title: "借用协议", sizes: documents::loan_agreement::SIZES, of: filled_in_the_store::lent },
    Kind { title: "外协送修单", sizes: documents::outside_slip::SIZES, of: filled_outside::sent },
    Kind { title: "扫码单", sizes: documents::customer_slip::SIZES, of: scanned },
];

impl Fill {
    pub fn name(&self, prefix: &str, n: i64) -> String {
        format!("{prefix}{n:03}{}", self.word)
    }

    pub fn typed(&self, text: &mut String) {
        text.push_str(&self.word);
    }

    pub fn money(&self, amount: &mut Money) {
        *amount = self.amount.unwrap_or(*amount);
    }

    pub fn amount(&self, usual: i64) -> Money {
        self.amount.unwrap_or(Money(usual))
    }

    pub fn each<Row>(&self, row: impl Fn(i64) -> Row) -> Vec<Row> {
        (1..=self.rows).map(row).collect()
    }

    pub fn names(&self, prefix: &str) -> Vec<String> {
        self.each(|n| self.name(prefix, n))
    }

    pub fn head(&self, head: &mut ShopHead) {
        for text in [&mut head.name, &mut head.address, &mut head.bank, &mut head.licence] {
            self.typed(text);
        }
        head.foot = format!("本店的话{}", self.word);
    }

    pub fn person(&self, person: &mut Contact) {
        self.typed(&mut person.name);
    }

    pub fn car(&self, car: &mut VehicleOnPaper) {
        let VehicleOnPaper { plate, model, vin, engine_number, colour } = car;
        [plate, model, vin, engine_number, colour].into_iter().for_each(|text| self.typed(text));
    }
}

pub fn list(prefix: &'static str, head: &'static str) -> List {
    List { prefix, head, most: i64::MAX, carried: Vec::new() }
}

pub fn summed(prefix: &'static str, head: &'static str, amounts: impl Iterator<Item = Money>) -> List {
    let mut so_far = Money::ZERO;
    let carried = amounts.map(|amount| {
        so_far += amount;
        so_far
    });
    List { prefix, head, most: i64::MAX, carried: carried.collect() }
}

pub fn filled(content: impl Content + 'static, lists: Vec<List>) -> Filled {
    Filled { content: Box::new(content), lists }
}

fn booking(fill: &Fill) -> Filled {
    let mut of = booking_slip::slip();
    fill.head(&mut of.head);
    for text in [&mut of.customer, &mut of.plate, &mut of.model, &mut of.bay, &mut of.advisor] {
        fill.typed(text);
    }
    fill.typed(&mut of.symptom);
    of.estimate = Some(fill.amount(98_600));
    (of.items, of.bring) = (fill.names("项目"), fill.names("携带"));
    filled(of, vec![list("项目", ""), list("携带", "")])
}

fn check_in(fill: &Fill) -> Filled {
    let mut of = check_in_sheet::sheet();
    fill.head(&mut of.head);
    [&mut of.customer, &mut of.brought_by].into_iter().for_each(|person| fill.person(person));
    fill.car(&mut of.vehicle);
    for text in [&mut of.symptom, &mut of.belongings, &mut of.confirmed_by, &mut of.advisor] {
        fill.typed(text);
    }
    of.marks = fill.each(|n| {
        let (x, y) = (n * 41 % 1_001, n * 67 % 1_001);
        check_in_sheet::mark(x, y, DamageKind::Dent, &fill.name("凹处", n))
    });
    // A car has room for no more (`domain/walk_around.rs`).
    of.marks.truncate(100);
    of.items = fill.each(|n| {
        let group = format!("分组{}{}", n / 30, fill.word);
        check_in_sheet::item(&group, &fill.name("检查", n), WalkAroundResult::RepairSuggested, &fill.word)
    });
    filled(of, vec![List { most: 100, ..list("凹处", "说明") }, list("检查", "结果")])
}

fn charges(fill: &Fill, mut of: ChargesByKind) -> ChargesByKind {
    for (n, line) in (1..).zip(&mut of.labour.lines) {
        line.name = fill.name("项目", n);
        [&mut line.code, &mut line.remark].into_iter().for_each(|text| fill.typed(text));
        [&mut line.hour_rate, &mut line.discount, &mut line.amount].into_iter().for_each(|of| fill.money(of));
    }
    for (n, line) in (1..).zip(&mut of.parts.lines) {
        line.name = fill.name("配件", n);
        for text in [&mut line.code, &mut line.brand, &mut line.specification] {
            fill.typed(text);
        }
        [&mut line.unit, &mut line.remark].into_iter().for_each(|text| fill.typed(text));
        [&mut line.discount, &mut line.amount].into_iter().for_each(|of| fill.money(of));
        line.unit_price = line.unit_price.map(|price| fill.amount(price.fen()));
    }
    if fill.amount.is_some() {
        let line = ChargeLine {
            code: String::new(),
            name: "大项".into(),
            counted: "999 次 × 99999999.99".into(),
            discount: fill.amount(0),
            amount: fill.amount(0),
            remark: String::new(),
        };
        let charged = || Charges { lines: vec![line.clone()], subtotal: line.amount };
        (of.diagnosis, of.testing, of.machining) = (charged(), charged(), charged());
        (of.outside_work, of.towing, of.other) = (charged(), charged(), charged());
    }
    [&mut of.labour.subtotal, &mut of.parts.subtotal].into_iter().for_each(|sum| fill.money(sum));
    of
}

fn charged_lists(of: &ChargesByKind) -> Vec<List> {
    vec![
        summed("项目", "工时单价", of.labour.lines.iter().map(|line| line.amount)),
        summed("配件", "单位", of.parts.lines.iter().map(|line| line.amount)),
    ]
}

fn taxed(fill: &Fill, rates: i64) -> Vec<TaxLine> {
    (1..=rates)
        .map(|rate| TaxLine { rate: Rate(rate * 100), net: fill.amount(10_000), tax: fill.amount(100) })
        .collect()
}

fn quoted(fill: &Fill) -> Quoted {
    let usual = contracts::quoted(fill.rows);
    let mut of = Quoted { charges: charges(fill, usual.charges.clone()), ..usual };
    [&mut of.total, &mut of.net, &mut of.tax].into_iter().for_each(|sum| fill.money(sum));
    of.taxes = taxed(fill, 3);
    of.payers.iter_mut().for_each(|share| fill.money(&mut share.amount));
    of.payers.push(PayerShare { payer: format!("厂家{}", fill.word), amount: fill.amount(0) });
    of
}

fn quote(fill: &Fill) -> Filled {
    let mut of = contracts::quote(1);
    of.quoted = quoted(fill);
    fill.head(&mut of.head);
    fill.person(&mut of.customer);
    fill.car(&mut of.vehicle);
    [&mut of.symptom, &mut of.advisor].into_iter().for_each(|text| fill.typed(text));
    let lists = charged_lists(&of.quoted.charges);
    filled(of, lists)
}

fn contract(fill: &Fill) -> Filled {
    let mut of = contracts::contract(1);
    of.quoted = quoted(fill);
    fill.head(&mut of.head);
    [&mut of.customer, &mut of.brought_by].into_iter().for_each(|person| fill.person(person));
    fill.car(&mut of.vehicle);
    for text in [&mut of.symptom, &mut of.advisor, &mut of.overrun, &mut of.old_parts, &mut of.warranty] {
        fill.typed(text);
    }
    of.terms = fill.names("条款").join("\n");
    of.answers = fill.each(|n| AgreedBefore {
        at: "2026-03-02 09:30".into(),
        by: fill.name("授权", n),
        means: format!("屏幕上签字{}", fill.word),
        amount: fill.amount(120_000),
    });
    let mut lists = charged_lists(&of.quoted.charges);
    lists.extend([list("授权", "同意金额"), list("条款", "")]);
    filled(of, lists)
}

fn authorised(fill: &Fill) -> Filled {
    let lines = fill.each(|n| {
        let approved = n % 5 != 0;
        authorisation::line(&fill.name("项目", n), fill.amount(1_000 + n).fen(), approved, &fill.word)
    });
    let counted = lines.iter().map(|line| if line.approved { line.amount } else { Money::ZERO });
    let lists = vec![summed("项目", "客户意见", counted), list("发现", "")];
    let mut answered = authorisation::answered(lines);
    [&mut answered.by, &mut answered.means].into_iter().for_each(|text| fill.typed(text));
    let declined = fill.each(|n| authorisation::declined(&fill.name("发现", n), &fill.word));
    let mut of = authorisation::content(vec![answered], declined);
    fill.head(&mut of.head);
    fill.person(&mut of.customer);
    fill.car(&mut of.vehicle);
    fill.typed(&mut of.advisor);
    filled(of, lists)
}

fn card(fill: &Fill) -> Filled {
    let jobs = fill.each(|n| {
        let typed = format!("数据{}", fill.word);
        job_card::job(&fill.name("G", n), &fill.name("项目", n), 50, &[&typed, &typed], &[&typed, &typed])
    });
    let parts = fill.each(|n| {
        job_card::part(
            &fill.name("P", n),
            &fill.name("配件", n),
            &format!("个{}", fill.word),
            1_000,
            &fill.word,
        )
    });
    let mut of = JobCard { jobs, parts, ..job_card::card() };
    (of.findings, of.self_inspection) = (fill.names("发现"), fill.names("自检"));
    fill.head(&mut of.head);
    fill.car(&mut of.vehicle);
    [&mut of.bay, &mut of.advisor, &mut of.symptom, &mut of.notes].into_iter().for_each(|of| fill.typed(of));
    let lists =
        vec![list("项目", "关键数据"), list("配件", "领用"), list("发现", ""), list("自检", "不适用")];
    filled(of, lists)
}

fn inspection(fill: &Fill) -> Filled {
    let items = |prefix| {
        fill.each(|n| inspection_report::item(&fill.name(prefix, n), false, ItemResult::Fail, &fill.word))
    };
    let mut own = inspection_report::inspected(InspectionKind::SelfInspection, 1, true, items("项目"));
    let mut last = inspection_report::inspected(InspectionKind::Final, 2, false, items("竣工"));
    for report in [&mut own, &mut last] {
        for text in [&mut report.note, &mut report.rework, &mut report.by] {
            fill.typed(text);
        }
    }
    let course = fill.names("过程");
    let mut of = InspectionReport { reports: vec![own, last], course, ..inspection_report::report() };
    fill.head(&mut of.head);
    fill.car(&mut of.vehicle);
    fill.typed(&mut of.advisor);
    filled(of, vec![list("项目", "实测值"), list("竣工", "实测值"), list("过程", "")])
}

fn certificate(fill: &Fill) -> Filled {
    let mut of = handing_over::certificate();
    fill.head(&mut of.head);
    fill.car(&mut of.vehicle);
    [&mut of.customer, &mut of.inspector].into_iter().for_each(|text| fill.typed(text));
    filled(of, Vec::new())
}

fn delivery(fill: &Fill) -> Filled {
    let mut of = handing_over::delivery(usize::try_from(fill.rows).expect("a count"));
    fill.head(&mut of.head);
    fill.person(&mut of.customer);
    fill.car(&mut of.vehicle);
    for text in [&mut of.result, &mut of.warranty, &mut of.remark, &mut of.signed_by, &mut of.advisor] {
        fill.typed(text);
    }
    for work in &mut of.work {
        [&mut work.kind, &mut work.name, &mut work.done].into_iter().for_each(|text| fill.typed(text));
    }
    of.advice = fill.names("建议");
    filled(of, vec![list("项目", "完成情况"), list("建议", "")])
}

fn settlement(fill: &Fill) -> Filled {
    settled(fill, Variant::Customer)
}

fn of_insurer(fill: &Fill) -> Filled {
    let (mut company, mut claim_number) = ("平安产险".to_owned(), "PA20260228-0012".to_owned());
    [&mut company, &mut claim_number].into_iter().for_each(|text| fill.typed(text));
    settled(fill, Variant::Insurer { company, claim_number })
}

fn of_the_shop(fill: &Fill) -> Filled {
    settled(fill, Variant::Internal)
}

fn settled(fill: &Fill, variant: Variant) -> Filled {
    let mut of = SettlementSheet { variant, ..long_papers::bill(fill.rows.max(3)) };
    of.charges = charges(fill, of.charges);
    fill.head(&mut of.head);
    [&mut of.customer, &mut of.brought_by].into_iter().for_each(|person| fill.person(person));
    fill.car(&mut of.vehicle);
    for text in [&mut of.payer, &mut of.advisor, &mut of.inspector, &mut of.remark, &mut of.cashier] {
        fill.typed(text);
    }
    for sum in [&mut of.before_discount, &mut of.discount, &mut of.rounding, &mut of.total, &mut of.net] {
        fill.money(sum);
    }
    for sum in [&mut of.tax, &mut of.paid, &mut of.by_contract, &mut of.on_account, &mut of.owed] {
        fill.money(sum);
    }
    of.taxes = taxed(fill, 3);
    of.payments.iter_mut().for_each(|payment| fill.money(&mut payment.amount));
    // A third of the lines is work, the others are parts.
    let most = |lines: usize| i64::try_from(lines).expect("a count");
    let counts = [most(of.charges.labour.lines.len()), most(of.charges.parts.lines.len())];
    let lists = charged_lists(&of.charges).into_iter().zip(counts);
    let lists = lists.map(|(list, most)| List { most, ..list }).collect();
    filled(of, lists)
}
