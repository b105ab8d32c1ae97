//! 日报 and 月报: what the till took and what was billed in some days.

use super::shifts::{Names, days};
use crate::kept::till_figures::figures_between;
use chrono::NaiveDate;
use domain::shift::check_cash_is_visible;
use domain::till_report::TillFigures;
use kernel::command::TILL;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskTillReport {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct TillReport {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub figures: TillFigures,
    /// Of the cashiers of the figures, in their order.
    pub cashier_names: Vec<String>,
}

/// What moved at the till from one day to another.
///
/// # Errors
/// `CountFirst` while the own drawer is not counted, `BadField` for days that are none,
/// `Damaged`.
pub fn till_report(cx: &Read, ask: AskTillReport) -> Result<TillReport> {
    check_cash_is_visible(cx.r.open_shift_of(cx.my_id()?)?.as_ref(), cx.roles())?;
    let (from, to) = days(cx, ask.from, ask.to)?;
    let figures = figures_between(cx.r, from, to)?;
    let names = Names::of(cx.r)?;
    let cashier_names = figures.cashiers.iter().map(|of| names.name(Some(of.person_id))).collect();
    Ok(TillReport { from: ask.from, to: ask.to, figures, cashier_names })
}

kernel::commands! {
    read till_report(AskTillReport) -> TillReport, TILL, shows [Sheets People Shifts Sales];
}
