//! What is sent to a supplier as text: to be copied into whatever they talk by. The wording goes to a
//! supplier in China whatever language the keeper's screen has, so it is no word of the screen.

use crate::money::{Money, Quantity};
use chrono::{Datelike, NaiveDate};

/// A part as a supplier is told it.
#[derive(Clone, Debug)]
pub struct ToldLine<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub brand: &'a str,
    pub specification: &'a str,
    /// So many units as it is bought.
    pub bought: Quantity,
    pub unit: &'a str,
    /// None where the supplier is to say one.
    pub buying_price: Option<Money>,
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    pub name: &'a str,
    pub phone: &'a str,
    pub address: &'a str,
}

fn day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn told((place, line): (usize, &ToldLine<'_>)) -> String {
    let what: Vec<&str> = [line.code, line.name, line.brand, line.specification]
        .into_iter()
        .filter(|one| !one.is_empty())
        .collect();
    let price = match line.buying_price {
        Some(price) => format!("，单价 {} 元", price.plain()),
        None => String::new(),
    };
    format!("{}. {} × {} {}{price}", place + 1, what.join(" "), line.bought.plain(), line.unit)
}

fn text(lines: &[String]) -> String {
    lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn signed(sender: Sender<'_>) -> String {
    let phone = if sender.phone.is_empty() { String::new() } else { format!("，电话 {}", sender.phone) };
    format!("{}{phone}", sender.name)
}

/// Asks for prices. Nobody else is named: what others offer is no supplier's business.
pub fn inquiry(
    sender: Sender<'_>,
    supplier: &str,
    lines: &[ToldLine<'_>],
    needed_on: Option<NaiveDate>,
    note: &str,
) -> String {
    let mut all = vec![format!("{supplier}，您好！请报以下配件的价格、到货天数和报价有效期：")];
    all.extend(lines.iter().enumerate().map(told));
    all.extend(needed_on.map(|needed| format!("希望 {}前到货。", day(needed))));
    all.push(note.to_owned());
    all.push(signed(sender));
    text(&all)
}

/// What an order says beside its lines.
#[derive(Clone, Copy, Debug)]
pub struct ToldOrder<'a> {
    pub number: &'a str,
    pub expected_on: Option<NaiveDate>,
    pub total: Money,
    pub terms: &'a str,
    pub note: &'a str,
}

/// Orders.
pub fn order(sender: Sender<'_>, supplier: &str, order: ToldOrder<'_>, lines: &[ToldLine<'_>]) -> String {
    let mut all = vec![format!("{supplier}，您好！我店订购以下配件，采购单号 {}：", order.number)];
    all.extend(lines.iter().enumerate().map(told));
    all.push(format!("合计 {} 元", order.total.plain()));
    all.extend(order.expected_on.map(|expected| format!("请于 {}前送到。", day(expected))));
    all.extend((!sender.address.is_empty()).then(|| format!("送货地址：{}", sender.address)));
    all.extend((!order.terms.is_empty()).then(|| format!("约定：{}", order.terms)));
    all.push(order.note.to_owned());
    all.push(signed(sender));
    text(&all)
}
