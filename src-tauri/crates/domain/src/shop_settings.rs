//! What a shop may set: its head as it is kept, and the bounds of its settings.

use crate::customer_level::check_levels;
use crate::money::{Money, Rate};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use crate::shop::{MAX_RATE, PaperSettings, Prefixes, Settings, ShopDetails};
use crate::stored_offer::check_offers;
use std::collections::BTreeSet;

/// More bays than the largest dealership has under one roof.
const MAX_BAYS: usize = 30;
const MINUTES_OF_A_DAY: i64 = 24 * 60;
const MAX_FOLLOW_UP_DAYS: i64 = 90;
/// What is away longer is agreed by its own day.
const MAX_OUTSIDE_DAYS: i64 = 90;
/// What the law keeps of a visit is kept for ten years at most.
const MAX_TAKING_BACK_DAYS: i64 = 3650;
const MAX_ACCOUNT_TERM_DAYS: i64 = 365;
/// Longer than any shop's terms, and short enough for a contract of three pages.
const MAX_TERMS_LEN: usize = 4000;
const MAX_FOOT_LEN: usize = 300;
const MAX_QUOTE_DAYS: i64 = 365;
/// From Baker Island to the Line Islands, in minutes.
const ZONES: std::ops::RangeInclusive<i32> = -12 * 60..=14 * 60;
/// A prefix that is longer leaves no room for the number behind it.
const MAX_PREFIX_LEN: usize = 4;

/// The bays a shop begins with: work is done in one of them.
///
/// # Errors
/// `BadField` for none, or for more than any shop has.
pub fn check_first_bays(names: &[String]) -> Result<(), Refusal> {
    if names.is_empty() {
        return Err(Refusal::bad("bays", FieldProblem::Empty));
    }
    if names.len() > MAX_BAYS {
        return Err(Refusal::bad("bays", FieldProblem::TooLarge));
    }
    Ok(())
}

impl ShopDetails {
    /// With the head as it is kept.
    ///
    /// # Errors
    /// `BadField` without a name, or for a text too long.
    pub fn with_checked_head(self) -> Result<Self, Refusal> {
        Ok(Self {
            name: required("shop_name", &self.name, MAX_NAME_LEN)?,
            // As typed: it stands on the letterhead.
            phone: optional("phone", &self.phone, MAX_NAME_LEN)?,
            address: optional("address", &self.address, MAX_NAME_LEN)?,
            licence: optional("licence", &self.licence, MAX_NAME_LEN)?,
            bank: optional("bank", &self.bank, MAX_NAME_LEN)?,
            ..self
        })
    }
}

impl Settings {
    /// Each setting within what a shop can mean by it.
    ///
    /// # Errors
    /// `BadField` for the first that is not.
    pub fn check(&self) -> Result<(), Refusal> {
        if !ZONES.contains(&self.zone.0) {
            return Err(Refusal::bad("settings", FieldProblem::TooLarge));
        }
        in_range("hour_rate", self.hour_rate.0, Money::MAX.0)?;
        self.check_taxes()?;
        for Rate(rate) in [self.overrun_limit, self.discount_limit] {
            in_range("rate", rate, MAX_RATE.0)?;
        }
        self.warranty.check()?;
        self.service_interval.check()?;
        in_range("no_show_minutes", self.no_show_minutes, MINUTES_OF_A_DAY)?;
        in_range("follow_up_days", self.follow_up_days, MAX_FOLLOW_UP_DAYS)?;
        in_range("follow_up_days", self.follow_up_days_safety, MAX_FOLLOW_UP_DAYS)?;
        in_range("second_call_days", self.second_call_days, MAX_FOLLOW_UP_DAYS)?;
        in_range("suggestion_days", self.suggestion_days, MAX_FOLLOW_UP_DAYS)?;
        in_range("outside_days", self.outside_days, MAX_OUTSIDE_DAYS)?;
        in_range("taking_back_days", self.taking_back_days, MAX_TAKING_BACK_DAYS)?;
        in_range("account_term_days", self.account_term_days, MAX_ACCOUNT_TERM_DAYS)?;
        in_range("spoken_limit", self.spoken_limit.0, Money::MAX.0)?;
        in_range("remedy_limit", self.remedy_limit.0, Money::MAX.0)?;
        check_offers(&mut self.stored_offers.clone())?;
        check_levels(&self.customer_levels)?;
        in_range("opening_hours", self.opens_at_minute, MINUTES_OF_A_DAY)?;
        in_range("opening_hours", self.closes_at_minute, MINUTES_OF_A_DAY)?;
        if self.opens_at_minute >= self.closes_at_minute {
            return Err(Refusal::bad("opening_hours", FieldProblem::TooShort));
        }
        self.check_closed_weekdays()?;
        self.calendar.check()?;
        in_range("quote_valid_days", self.papers.quote_valid_days, MAX_QUOTE_DAYS)?;
        self.stock.check()?;
        self.prefixes.check()
    }

    /// A shop rests on days of the week, each named once, and not on all of them.
    fn check_closed_weekdays(&self) -> Result<(), Refusal> {
        let days: BTreeSet<u8> = self.closed_weekdays.iter().copied().collect();
        if days.len() != self.closed_weekdays.len() || days.iter().any(|day| !(1..=7).contains(day)) {
            return Err(Refusal::bad("closed_weekdays", FieldProblem::Unknown));
        }
        if days.len() == 7 {
            return Err(Refusal::bad("closed_weekdays", FieldProblem::TooLong));
        }
        Ok(())
    }
}

impl PaperSettings {
    /// The words as they are kept. The pictures are not typed: they are put there by
    /// their own command, and stay the ones of `before`.
    ///
    /// # Errors
    /// `BadField` for a text too long.
    pub fn checked(self, before: &Self) -> Result<Self, Refusal> {
        Ok(Self {
            mail: optional("mail", &self.mail, MAX_NAME_LEN)?,
            contract_terms: optional("contract_terms", &self.contract_terms, MAX_TERMS_LEN)?,
            foot: optional("foot", &self.foot, MAX_FOOT_LEN)?,
            logo: before.logo.clone(),
            seal: before.seal.clone(),
            ..self
        })
    }
}

impl Prefixes {
    /// Two kinds of document with one prefix would share their running numbers,
    /// and the scanned number of one would open the other.
    ///
    /// # Errors
    /// `BadField` for a prefix that is missing, too long, no capitals, or another kind's.
    pub fn check(&self) -> Result<(), Refusal> {
        let all = [
            &self.booking,
            &self.work_order,
            &self.estimate,
            &self.settlement,
            &self.receipt,
            &self.complaint,
            &self.shift,
            &self.service_contract,
            &self.account_statement,
            &self.contract,
            &self.certificate,
            &self.voucher,
            &self.purchase_order,
            &self.goods_receipt,
            &self.supplier_return,
            &self.stock_count,
            &self.counter_sale,
            &self.loan,
            &self.claim,
        ];
        for (place, prefix) in all.iter().enumerate() {
            let problem = match prefix.len() {
                0 => Some(FieldProblem::Empty),
                _ if !prefix.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(FieldProblem::Unknown),
                length if length > MAX_PREFIX_LEN => Some(FieldProblem::TooLong),
                _ if all[..place].contains(prefix) => Some(FieldProblem::Taken),
                _ => None,
            };
            if let Some(problem) = problem {
                return Err(Refusal::bad("prefixes", problem));
            }
        }
        Ok(())
    }
}
