//! 返修率: how many of the cars that left came back, and whose work it was.

use chrono::NaiveDate;
use domain::comeback::{COMEBACK_DAYS, ComebacksOfHand, comeback_rate, comebacks_of_hands};
use domain::dates::{add_days, day_range_utc};
use domain::money::Rate;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct ComebackFigures {
    /// Deliveries since this day.
    pub from: NaiveDate,
    pub delivered: i64,
    pub came_back: i64,
    /// None as long as nothing was delivered.
    pub rate: Option<Rate>,
    /// Whose work came back, the most of it first.
    pub hands: Vec<HandFigures>,
}

#[derive(Debug, Serialize, TS)]
pub struct HandFigures {
    #[serde(flatten)]
    pub hand: ComebacksOfHand,
    pub name: String,
}

/// What of the deliveries of the last months came back, of the shop and of each technician.
///
/// # Errors
/// Only what the file itself fails with.
pub fn comeback_figures(cx: &Read, _: AskNothing) -> Result<ComebackFigures> {
    let (today, zone) = (cx.today()?, cx.zone()?);
    let from = add_days(today, 1 - COMEBACK_DAYS);
    let (begins, _) = day_range_utc(from, zone);
    let (_, ends) = day_range_utc(today, zone);
    let all = cx.r.came_back(begins, ends)?;
    let hands = comebacks_of_hands(&cx.r.handed_back_by(begins, ends)?, &cx.r.came_back_to(begins, ends)?);
    let people = cx.r.people()?;
    let name = |hand: &ComebacksOfHand| {
        let person = people.iter().find(|person| person.id == hand.person_id);
        person.map(|person| person.name.clone()).unwrap_or_default()
    };
    Ok(ComebackFigures {
        from,
        delivered: all.count,
        came_back: all.sum,
        rate: comeback_rate(all.count, all.sum),
        hands: hands.into_iter().map(|hand| HandFigures { name: name(&hand), hand }).collect(),
    })
}
