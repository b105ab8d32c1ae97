//! What is asked of a customer as text: to be copied into whatever they are written to by. It is worded in
//! the language the counter speaks with them, so the host makes it and no screen.

use crate::line::{Line, LineState, Payer};
use crate::money::Money;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The languages a screen speaks, by their tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum TextLanguage {
    #[serde(rename = "zh-CN")]
    Simplified,
    #[serde(rename = "zh-TW")]
    Traditional,
    #[serde(rename = "en")]
    English,
}

/// What the message tells beside its lines.
#[derive(Clone, Copy, Debug)]
pub struct ToldEstimate<'a> {
    pub shop_name: &'a str,
    pub shop_phone: &'a str,
    pub plate: &'a str,
    pub number: &'a str,
    /// The last day on which its prices hold.
    pub valid_until: NaiveDate,
    /// Where the customer's own phone answers it in the shop; None while nobody gave them a link.
    pub address: Option<&'a str>,
}

/// The sentences of one language.
struct Wording {
    /// Before the number of the estimate, where no plate is known.
    head: &'static str,
    money: (&'static str, &'static str),
    /// Behind what somebody else pays.
    not_yours: &'static str,
    total: &'static str,
    until: &'static str,
    day: fn(NaiveDate) -> String,
    link: &'static str,
    answer: &'static str,
    phone: &'static str,
}

fn chinese_day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn english_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

const SIMPLIFIED: Wording = Wording {
    head: "维修报价",
    money: ("", " 元"),
    not_yours: "（不由您付款）",
    total: "合计 ",
    until: "报价有效期至 ",
    day: chinese_day,
    link: "在店里连上本店 Wi-Fi，也可以点开逐项答复：",
    answer: "同意请回复“同意”，不做的项目请说明。",
    phone: "电话：",
};

const TRADITIONAL: Wording = Wording {
    head: "維修報價",
    money: ("", " 元"),
    not_yours: "（不由您付款）",
    total: "合計 ",
    until: "報價有效期至 ",
    day: chinese_day,
    link: "在店裡連上本店 Wi-Fi，也可以點開逐項答覆：",
    answer: "同意請回覆「同意」，不做的項目請說明。",
    phone: "電話：",
};

const ENGLISH: Wording = Wording {
    head: "estimate",
    money: ("CNY ", ""),
    not_yours: " (not charged to you)",
    total: "Total ",
    until: "These prices hold until ",
    day: english_day,
    link: "On the shop’s Wi-Fi you can also answer line by line here: ",
    answer: "Please answer “yes”, or say what you do not want done.",
    phone: "Phone: ",
};

impl TextLanguage {
    const fn wording(self) -> &'static Wording {
        match self {
            Self::Simplified => &SIMPLIFIED,
            Self::Traditional => &TRADITIONAL,
            Self::English => &ENGLISH,
        }
    }
}

/// All that waits for an answer, what of it the customer pays, until when it holds, and how it is answered.
/// Empty where nothing waits.
pub fn estimate_message(told: ToldEstimate<'_>, lines: &[Line], language: TextLanguage) -> String {
    let words = language.wording();
    let waiting: Vec<&Line> = lines.iter().filter(|line| line.state == LineState::Offered).collect();
    if waiting.is_empty() {
        return String::new();
    }
    let money = |amount: Money| format!("{}{}{}", words.money.0, amount.plain(), words.money.1);
    let is_theirs = |line: &Line| line.figures.payer == Payer::Customer;
    let car = if told.plate.is_empty() { String::new() } else { format!("{} ", told.plate) };
    let mut text = vec![format!("【{}】{car}{} {}", told.shop_name, words.head, told.number)];
    text.extend(waiting.iter().enumerate().map(|(place, line)| {
        let name = &line.figures.name;
        // What a maker or an insurer pays is nothing the customer is asked money for.
        if is_theirs(line) {
            format!("{}. {name} {}", place + 1, money(line.amount))
        } else {
            format!("{}. {name}{}", place + 1, words.not_yours)
        }
    }));
    let total: Money = waiting.iter().filter(|line| is_theirs(line)).map(|line| line.amount).sum();
    text.push(format!("{}{}", words.total, money(total)));
    text.push(format!("{}{}", words.until, (words.day)(told.valid_until)));
    text.push(words.answer.to_owned());
    // Whoever reads it elsewhere cannot open it: the page is served in the shop and nowhere else.
    text.extend(told.address.map(|address| format!("{}{address}", words.link)));
    if !told.shop_phone.is_empty() {
        text.push(format!("{}{}", words.phone, told.shop_phone));
    }
    text.join("\n")
}
