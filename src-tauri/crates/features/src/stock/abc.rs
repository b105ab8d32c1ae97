//! A, B and C by what was used of each part in a year: shown as a proposal, and written by whoever
//! answers for the store.

use super::figures::months_until;
use domain::dates::month_of;
use domain::dates::written_month;
use domain::ids::PartId;
use domain::money::Money;
use domain::stock::abc::classify;
use domain::stock_terms::AbcClass;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{PartNamed, Reader};
use ts_rs::TS;

const MONTHS: u32 = 12;
/// What of the changes is shown; all of them are counted, and written.
const SHOWN: usize = 200;

/// A class, and what is in it.
#[derive(Debug, Serialize, TS)]
pub struct AbcShare {
    pub class: AbcClass,
    pub parts: i64,
    /// How many of them have it by now.
    pub parts_now: i64,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_used: Money,
}

/// A part that would have another class.
#[derive(Debug, Serialize, TS)]
pub struct AbcChange {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub was: Option<AbcClass>,
    pub class: AbcClass,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_used: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct AbcProposal {
    /// The months it is made of: whole ones, so that it is the same when it is applied.
    pub first: String,
    pub last: String,
    pub shares: Vec<AbcShare>,
    /// How many parts would have another class.
    pub changes: i64,
    /// Of these the ones of which the most was used.
    pub parts: Vec<AbcChange>,
    /// Whoever asks may write it.
    pub may_apply: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ClassifyAbc {
    /// The last month of the proposal that was looked at.
    pub last: String,
}

#[derive(Debug, Serialize, TS)]
pub struct AbcApplied {
    pub changed: i64,
}

/// A part with its class before and after, and what was used of it.
type Class = (PartId, Option<AbcClass>, AbcClass, Money);

struct Reckoned {
    first: String,
    last: String,
    parts: Vec<Class>,
}

impl Reckoned {
    fn changed(&self) -> Vec<Class> {
        self.parts.iter().filter(|(_, was, is, _)| *was != Some(*is)).copied().collect()
    }
}

fn reckoned(r: &Reader<'_>, last: &str) -> Result<Reckoned> {
    let firsts = months_until(written_month(last)?.0, MONTHS);
    let month = |day: Option<&chrono::NaiveDate>| day.map_or_else(String::new, |day| month_of(*day));
    let (first, last) = (month(firsts.first()), month(firsts.last()));
    // Both by their parts, and gone through together: a store has two hundred thousand of them.
    let (mut kept, mut used) = (r.parts_classed()?, r.parts_used(&first, &last)?);
    kept.sort_unstable_by_key(|of| of.part_id);
    used.sort_unstable_by_key(|of| of.part_id);
    let mut used = used.into_iter().peekable();
    let mut used_of = |part: PartId| {
        while used.next_if(|of| of.part_id < part).is_some() {}
        used.next_if(|of| of.part_id == part).map_or(Money::ZERO, |of| of.used)
    };
    let used: Vec<(PartId, Money)> = kept.iter().map(|of| (of.part_id, used_of(of.part_id))).collect();
    let class = |(part, class): (PartId, AbcClass)| {
        let place = kept.binary_search_by_key(&part, |of| of.part_id).ok();
        let was = place.and_then(|place| kept.get(place)).and_then(|of| of.abc);
        let worth = place.and_then(|place| used.get(place)).map_or(Money::ZERO, |(_, value)| *value);
        (part, was, class, worth)
    };
    Ok(Reckoned { first, last, parts: classify(&used).into_iter().map(class).collect() })
}

fn long(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// These changes as they are shown, in their order.
fn named(r: &Reader<'_>, changed: &[Class]) -> Result<Vec<AbcChange>> {
    let ids: Vec<PartId> = changed.iter().map(|(part, ..)| *part).collect();
    let names: BTreeMap<PartId, PartNamed> =
        r.parts_named(&ids)?.into_iter().map(|of| (of.part_id, of)).collect();
    let change = |(part_id, was, class, value_used): &Class| {
        let of = names.get(part_id)?;
        let (code, name) = (of.code.clone(), of.name.clone());
        Some(AbcChange { part_id: *part_id, code, name, was: *was, class: *class, value_used: *value_used })
    };
    Ok(changed.iter().filter_map(change).collect())
}

fn by_whole_months(cx: &Read) -> Result<Reckoned> {
    let today = cx.today()?;
    let before = today.checked_sub_months(chrono::Months::new(1)).unwrap_or(today);
    reckoned(cx.r, &month_of(before))
}

/// All parts that would have another class, told so many at a time.
///
/// # Errors
/// What the file and who is told fail with.
pub(crate) fn each_change(
    cx: &Read,
    at_a_time: usize,
    mut told: impl FnMut(AbcChange) -> Result<()>,
) -> Result<()> {
    for some in by_whole_months(cx)?.changed().chunks(at_a_time.max(1)) {
        named(cx.r, some)?.into_iter().try_for_each(&mut told)?;
    }
    Ok(())
}

/// What the classes would be, by the last twelve whole months.
///
/// # Errors
/// Only what the file itself fails with.
pub fn abc_proposal(cx: &Read, _: AskNothing) -> Result<AbcProposal> {
    let found = by_whole_months(cx)?;
    let shares = AbcClass::ALL
        .into_iter()
        .map(|class| {
            let own = || found.parts.iter().filter(move |(.., is, _)| *is == class);
            AbcShare {
                class,
                parts: long(own().count()),
                parts_now: long(found.parts.iter().filter(|(_, was, ..)| *was == Some(class)).count()),
                value_used: own().map(|(.., used)| *used).sum(),
            }
        })
        .collect();
    let changed = found.changed();
    let parts = named(cx.r, changed.get(..SHOWN).unwrap_or(&changed))?;
    Ok(AbcProposal {
        changes: long(changed.len()),
        first: found.first,
        last: found.last,
        shares,
        parts,
        may_apply: cx.roles().iter().any(|role| domain::stock::APPROVES.contains(role)),
    })
}

/// Writes the classes of a proposal.
///
/// # Errors
/// `BadField` for what is no month.
pub fn classify_abc(cx: &Write, ask: ClassifyAbc) -> Result<AbcApplied> {
    let found = reckoned(cx.w, &ask.last)?;
    let mut changed = 0;
    for class in AbcClass::ALL {
        let parts: Vec<PartId> = found
            .parts
            .iter()
            .filter(|(_, was, is, _)| *is == class && *was != Some(class))
            .map(|(part, ..)| *part)
            .collect();
        if !parts.is_empty() {
            cx.w.class_parts(class, &parts)?;
        }
        changed += long(parts.len());
    }
    Ok(AbcApplied { changed })
}

kernel::commands! {
    read abc_proposal(AskNothing) -> AbcProposal, Roles(domain::stock::KEEPS), shows [Stock Catalogue];
    write classify_abc(ClassifyAbc) -> AbcApplied, Roles(domain::stock::APPROVES), changes [Catalogue];
}
