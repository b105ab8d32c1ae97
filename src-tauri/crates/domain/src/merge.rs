//! 查重合并: one customer, or one car, that was written down twice is made one record, and two
//! again where that was wrong. The one that goes stays in the file as it stood, and is shown
//! nowhere; what names it names the one that stays, and which rows these were is kept.

use crate::customer::{Customer, CustomerKind};
use crate::customer_level::tags_of_both;
use crate::folded::of_text;
use crate::ids::{AccountMovementId, PaymentId, PersonId, RecordMergeId, SettlementId};
use crate::merge_problem::MergeProblem;
use crate::phone::Phone;
use crate::plate::Plate;
use crate::refusal::{MAX_TEXT_LEN, Refusal};
use crate::role::Role;
use crate::vehicle::Vehicle;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// Money and accounts go along.
pub const MERGE_ROLES: &[Role] = &[Role::Manager];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MergedKind {
    Customer,
    Vehicle,
}

impl MergedKind {
    pub const ALL: [Self; 2] = [Self::Customer, Self::Vehicle];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Vehicle => "vehicle",
        }
    }
}

/// Rows that named the one that went, and name the one that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedRows {
    pub table: String,
    pub ids: Vec<i64>,
}

/// Two records made one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordMerge {
    pub id: RecordMergeId,
    pub merged_kind: MergedKind,
    pub kept_id: i64,
    pub gone_id: i64,
    /// Who it is now: another than `kept_id` where that one went into a third.
    pub stands_id: i64,
    /// As they were called then.
    pub kept_name: String,
    pub gone_name: String,
    /// The record that stays, as it was and as it was made.
    pub kept_before: Value,
    pub kept_after: Value,
    pub moved_rows: Vec<MovedRows>,
    /// The plate of the car that went, where the one that stays carries another.
    pub former_plate_id: Option<i64>,
    /// What there was of both before: what came since is newer.
    pub last_payment: PaymentId,
    pub last_settlement: SettlementId,
    pub last_account_movement: AccountMovementId,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub undone_at: Option<DateTime<Utc>>,
    pub undone_by: Option<PersonId>,
    pub version: i64,
}

/// Why two records may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    SamePhone,
    /// The same name, and a phone that is missing or one sign off.
    SameName,
    SamePlate,
    SameVin,
    /// O or Q for 0, I for 1.
    PlateLooksSame,
}

impl Likeness {
    pub const ALL: [Self; 5] =
        [Self::SamePhone, Self::SameName, Self::SamePlate, Self::SameVin, Self::PlateLooksSame];
}

/// A shorter number is a hotline or a sign.
const SHORTEST: usize = 7;
const TYPED_ALONG_THE_KEYS: &str = "012345678901234567890";
/// A shorter name is a sign, and half the file is called so.
const SHORTEST_NAME: usize = 2;

/// The numbers by which somebody can be told from others.
pub fn telling_numbers(customer: &Customer) -> Vec<String> {
    let mut numbers = Vec::new();
    for typed in [&customer.phone, &customer.contact_phone] {
        let Some(phone) = Phone::normalised(typed) else { continue };
        for number in phone.numbers().filter(|number| tells(number)) {
            if !numbers.iter().any(|known| known == number) {
                numbers.push(number.to_owned());
            }
        }
    }
    numbers
}

/// Whether a phone holds a number by which this customer is told from others.
pub fn is_told_by(customer: &Customer, phone: &str) -> bool {
    let Some(phone) = Phone::normalised(phone) else { return false };
    let theirs = telling_numbers(customer);
    phone.numbers().any(|number| theirs.iter().any(|known| known == number))
}

fn tells(number: &str) -> bool {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let Some(tail) = digits.len().checked_sub(SHORTEST).and_then(|start| digits.get(start..)) else {
        return false;
    };
    // 13800000000 and 12345678901 are typed where a field wants a number.
    tail.iter().any(|digit| digit != &tail[0]) && !TYPED_ALONG_THE_KEYS.contains(number)
}

/// One digit off, as it is misheard.
fn is_nearly(one: &str, other: &str) -> bool {
    one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).filter(|(one, other)| one != other).count() <= 1
}

/// Why these two customers may be one; empty where nothing says so.
pub fn customers_alike(one: &Customer, other: &Customer) -> Vec<Likeness> {
    let (numbers, others) = (telling_numbers(one), telling_numbers(other));
    let mut found = Vec::new();
    if numbers.iter().any(|number| others.contains(number)) {
        found.push(Likeness::SamePhone);
    }
    let (name, other_name) = (of_text(&one.name), of_text(&other.name));
    if name == other_name && name.chars().count() >= SHORTEST_NAME {
        // A company is known by its name; of people many bear the same.
        let companies = [one.kind, other.kind] == [CustomerKind::Company; 2];
        let near = numbers.iter().any(|number| others.iter().any(|of| is_nearly(number, of)));
        if companies || near || numbers.is_empty() || others.is_empty() {
            found.push(Likeness::SameName);
        }
    }
    found
}

/// A plate with the signs that are mistaken for each other as one.
pub fn plate_as_looked_at(plate: &Plate) -> String {
    // The letter of the town stands before what is misread.
    let place = |at: usize, sign: char| match sign {
        'O' | 'Q' if at > 1 => '0',
        'I' if at > 1 => '1',
        sign => sign,
    };
    plate.as_str().chars().enumerate().map(|(at, sign)| place(at, sign)).collect()
}

/// Why these two cars may be one; empty where nothing says so.
pub fn vehicles_alike(one: &Vehicle, other: &Vehicle) -> Vec<Likeness> {
    let mut found = Vec::new();
    if let (Some(plate), Some(of)) = (&one.plate, &other.plate) {
        if plate == of {
            found.push(Likeness::SamePlate);
        } else if plate_as_looked_at(plate) == plate_as_looked_at(of) {
            found.push(Likeness::PlateLooksSame);
        }
    }
    if one.vin.is_some() && one.vin == other.vin {
        found.push(Likeness::SameVin);
    }
    found
}

fn refused(problem: MergeProblem, name: &str) -> Refusal {
    Refusal::Merge { problem, name: name.to_owned() }
}

/// What speaks against making them one, whatever they are.
///
/// # Errors
/// `Merge` for a record and itself, or where only one of the two goes with the sample.
pub fn check_two(kept: (i64, bool), gone: (i64, bool), name: &str) -> Result<(), Refusal> {
    if kept.0 == gone.0 {
        return Err(refused(MergeProblem::SameRecord, name));
    }
    if kept.1 != gone.1 {
        return Err(refused(MergeProblem::OneIsSample, name));
    }
    Ok(())
}

/// Both of the cars stand in the shop.
///
/// # Errors
/// `Merge` where they do.
pub fn check_in_shop(visits: [bool; 2], name: &str) -> Result<(), Refusal> {
    if visits == [true; 2] { Err(refused(MergeProblem::BothInShop, name)) } else { Ok(()) }
}

/// How it stands with what would go back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SinceMerged {
    /// The record that stayed went into another since.
    pub merged_since: bool,
    /// On what would go back money came in, went out, was billed or trusted.
    pub money_moved: bool,
}

impl RecordMerge {
    /// What keeps them from being two again.
    pub fn holds_back(&self, since: SinceMerged) -> Option<MergeProblem> {
        if self.undone_at.is_some() {
            Some(MergeProblem::UndoneAlready)
        } else if since.merged_since {
            Some(MergeProblem::MergedSince)
        } else if since.money_moved {
            Some(MergeProblem::MoneyMoved)
        } else {
            None
        }
    }

    /// # Errors
    /// `Merge` with what keeps them one.
    pub fn check_undo(&self, since: SinceMerged) -> Result<(), Refusal> {
        self.holds_back(since).map_or(Ok(()), |problem| Err(refused(problem, &self.gone_name)))
    }

    /// The rows of a table that named the one that went.
    pub fn moved_of(&self, table: &str) -> &[i64] {
        let found = self.moved_rows.iter().find(|of| of.table == table);
        match found {
            Some(of) => &of.ids,
            None => &[],
        }
    }
}

fn unless_blank(kept: &str, gone: &str) -> String {
    if kept.is_empty() { gone.to_owned() } else { kept.to_owned() }
}

/// Both notes, one under the other; what stands in the first already is not said twice.
fn notes(kept: &str, gone: &str) -> String {
    if gone.is_empty() || kept.contains(gone) {
        return kept.to_owned();
    }
    let both = if kept.is_empty() { gone.to_owned() } else { format!("{kept}\n{gone}") };
    // The one that went keeps its own whole.
    both.chars().take(MAX_TEXT_LEN).collect()
}

/// The customer that stays, with what only the other one told. What they are trusted with and the
/// prices they buy at are somebody's decision about the one that stays, and are not taken over; a
/// refusal of messages is.
pub fn customers_as_one(kept: &Customer, gone: &Customer) -> Customer {
    let mut one = kept.clone();
    if one.phone.is_empty() {
        one.phone.clone_from(&gone.phone);
    }
    if one.contact_phone.is_empty() && one.contact_name.is_empty() {
        // Who is reached by another number as well, or is called otherwise, is not lost.
        let known = telling_numbers(&one);
        match telling_numbers(gone).into_iter().find(|number| !known.contains(number)) {
            Some(number) => {
                let theirs = gone.phone.contains(&number) || gone.contact_name.is_empty();
                one.contact_name = if theirs { gone.name.clone() } else { gone.contact_name.clone() };
                one.contact_phone = number;
            }
            None => {
                one.contact_name.clone_from(&gone.contact_name);
                one.contact_phone.clone_from(&gone.contact_phone);
            }
        }
    }
    one.address = unless_blank(&kept.address, &gone.address);
    one.note = notes(&kept.note, &gone.note);
    one.level = unless_blank(&kept.level, &gone.level);
    one.tags = tags_of_both(&kept.tags, &gone.tags);
    one.refuses_messages = kept.refuses_messages || gone.refuses_messages;
    one
}

/// The car that stays, with what only the other one told. What the newer reading says of its
/// kilometres and its next service counts.
pub fn vehicles_as_one(kept: &Vehicle, gone: &Vehicle) -> Vehicle {
    let mut one = kept.clone();
    one.customer_id = kept.customer_id.or(gone.customer_id);
    if one.plate.is_none() {
        one.plate.clone_from(&gone.plate);
        one.plate_colour = gone.plate_colour;
    }
    one.vin = kept.vin.clone().or_else(|| gone.vin.clone());
    one.engine_no = unless_blank(&kept.engine_no, &gone.engine_no);
    one.make = unless_blank(&kept.make, &gone.make);
    one.model = unless_blank(&kept.model, &gone.model);
    one.colour = unless_blank(&kept.colour, &gone.colour);
    one.registered_on = kept.registered_on.or(gone.registered_on);
    one.inspection_due = kept.inspection_due.max(gone.inspection_due);
    one.insurance_due = kept.insurance_due.max(gone.insurance_due);
    one.insurer = unless_blank(&kept.insurer, &gone.insurer);
    one.note = notes(&kept.note, &gone.note);
    if gone.last_visit_at > kept.last_visit_at {
        one.last_visit_at = gone.last_visit_at;
        one.mileage_km = gone.mileage_km.or(kept.mileage_km);
        if gone.next_service_on.is_some() || gone.next_service_km.is_some() {
            one.next_service_on = gone.next_service_on;
            one.next_service_km = gone.next_service_km;
        }
    } else {
        one.mileage_km = kept.mileage_km.or(gone.mileage_km);
    }
    one
}

/// These say which row it is, and how often it was written.
const OF_THE_ROW: [&str; 2] = ["id", "version"];

/// The record as it stands now, without what the merge wrote into it: what somebody changed since
/// stays changed.
pub fn without_merge(now: &Map<String, Value>, before: &Value, after: &Value) -> Map<String, Value> {
    let mut row = now.clone();
    for (field, value) in &mut row {
        let wrote = after.get(field) != before.get(field) && after.get(field) == Some(&*value);
        if wrote && !OF_THE_ROW.contains(&field.as_str()) {
            *value = before.get(field).cloned().unwrap_or(Value::Null);
        }
    }
    row
}
