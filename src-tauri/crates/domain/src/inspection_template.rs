//! 检验表: what a shop looks at before work is handed on and before the car goes back, for every car and for the
//! work of a trade. Each time a list is written it is another edition; a report names those it was done by.

use crate::ids::{InspectionTemplateId, PersonId};
use crate::inspection::{EditionUsed, InspectionItem, InspectionKind, ItemLimits, ItemResult, OWN_ITEM};
use crate::job::Measurement;
use crate::money::Quantity;
use crate::operation::{AskedValue, Trade};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, required};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More than anybody looks at in earnest.
const MAX_ITEMS: usize = 40;

/// One edition of a list as it was written. It is never changed: what was looked at by it stays what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InspectionTemplate {
    pub id: InspectionTemplateId,
    pub kind: InspectionKind,
    /// None of what is looked at on every car.
    pub trade: Option<Trade>,
    pub edition: i64,
    pub template_items: Vec<TemplateItem>,
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
}

/// One thing to look at: yes, no, or does not apply; or a value, where it has a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TemplateItem {
    /// One of the program's own, which the screens name; `own` of what the shop named.
    pub code: String,
    /// Empty of the program's own.
    pub name: String,
    /// Empty of what is looked at and not measured.
    pub unit: String,
    pub least: Option<Quantity>,
    pub most: Option<Quantity>,
    /// Nobody should drive on where it is not in order.
    pub unsafe_without: bool,
}

/// What holds now for a kind of report and a trade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HoldingList {
    /// None of what is looked at on every car.
    pub trade: Option<Trade>,
    /// Nought of the program's own.
    pub edition: i64,
    pub template_items: Vec<TemplateItem>,
}

impl HoldingList {
    /// What a report keeps of it.
    pub fn used(&self) -> Option<EditionUsed> {
        (self.edition > 0).then_some(EditionUsed { trade: self.trade, edition: self.edition })
    }
}

/// What every shop begins with.
pub fn built_in(kind: InspectionKind) -> HoldingList {
    let template_items = kind.codes().iter().map(|code| TemplateItem::of_code(kind, code)).collect();
    HoldingList { trade: None, edition: 0, template_items }
}

/// The newest edition of a list, or what stands in its place until the shop writes one.
pub fn holding(all: &[InspectionTemplate], kind: InspectionKind, trade: Option<Trade>) -> HoldingList {
    let of_list = all.iter().filter(|one| one.kind == kind && one.trade == trade);
    match (of_list.max_by_key(|one| one.edition), trade) {
        (Some(newest), _) => {
            HoldingList { trade, edition: newest.edition, template_items: newest.template_items.clone() }
        }
        (None, None) => built_in(kind),
        (None, Some(_)) => HoldingList { trade, edition: 0, template_items: Vec::new() },
    }
}

/// The lists of a report: that of every car, then that of each trade whose work was done.
pub fn holding_for(all: &[InspectionTemplate], kind: InspectionKind, trades: &[Trade]) -> Vec<HoldingList> {
    let of_trades = Trade::ALL.into_iter().filter(|trade| trades.contains(trade));
    let lists = of_trades.map(|trade| holding(all, kind, Some(trade)));
    let asking = lists.filter(|list| !list.template_items.is_empty());
    std::iter::once(holding(all, kind, None)).chain(asking).collect()
}

/// What they ask together: what stands in two of them is looked at once.
pub fn together(lists: &[HoldingList]) -> Vec<TemplateItem> {
    let mut all: Vec<TemplateItem> = Vec::new();
    for item in lists.iter().flat_map(|list| &list.template_items) {
        if !all.iter().any(|other| other.known_as() == item.known_as()) {
            all.push(item.clone());
        }
    }
    all
}

impl TemplateItem {
    fn of_code(kind: InspectionKind, code: &str) -> Self {
        Self {
            code: code.to_owned(),
            name: String::new(),
            unit: String::new(),
            least: None,
            most: None,
            unsafe_without: kind == InspectionKind::Final && InspectionKind::is_unsafe_without(code),
        }
    }

    /// By what it is known in its list: its code, or the words the shop gave it.
    pub fn known_as(&self) -> &str {
        if self.code == OWN_ITEM { &self.name } else { &self.code }
    }

    /// Whether this is what it asks.
    pub fn is_answered_by(&self, item: &InspectionItem) -> bool {
        self.code == item.code && (self.code != OWN_ITEM || self.name == item.name)
    }

    /// What is measured has its value, unless it does not apply.
    pub fn is_measured_by(&self, item: &InspectionItem) -> bool {
        self.unit.is_empty() || item.result == ItemResult::NotApplicable || !item.value.is_empty()
    }

    /// Its limits beside a value, and whether that lies between them: out of them it is taken, and stays marked.
    ///
    /// # Errors
    /// `BadField` for a value with a unit that is no number.
    pub fn held_against(&self, value: &str) -> Result<Option<ItemLimits>, Refusal> {
        if self.unit.is_empty() || value.is_empty() {
            return Ok(None);
        }
        let Self { unit, least, most, .. } = self.clone();
        let measured = Measurement {
            name: self.known_as().to_owned(),
            value: value.to_owned(),
            unit: unit.clone(),
            limits: None,
        };
        if !measured.is_readable() {
            return Err(Refusal::bad("items", FieldProblem::NotANumber));
        }
        let asked = AskedValue { name: measured.name.clone(), unit: unit.clone(), least, most };
        let out = measured.held_against(&[asked]).is_out_of_limits();
        Ok(Some(ItemLimits { unit, least, most, out }))
    }

    fn checked(self, kind: InspectionKind, trade: Option<Trade>) -> Result<Self, Refusal> {
        let known = kind.codes().contains(&self.code.as_str());
        let name = match self.code.as_str() {
            OWN_ITEM => required("template_items", &self.name, MAX_NAME_LEN)?,
            // What the screens name themselves is looked at on every car.
            _ if known && trade.is_none() => String::new(),
            _ => return Err(Refusal::bad("template_items", FieldProblem::Unknown)),
        };
        if kind.codes().contains(&name.as_str()) {
            return Err(Refusal::bad("template_items", FieldProblem::Taken));
        }
        let called = if name.is_empty() { self.code.clone() } else { name.clone() };
        let value = AskedValue { name: called, unit: self.unit, least: self.least, most: self.most };
        let AskedValue { unit, least, most, .. } = value.checked().map_err(|refusal| match refusal {
            Refusal::BadField { problem, .. } => Refusal::bad("template_items", problem),
            other => other,
        })?;
        let unsafe_without = kind == InspectionKind::Final && self.unsafe_without;
        Ok(Self { code: self.code, name, unit, least, most, unsafe_without })
    }
}

/// The items of a list as they are kept.
///
/// # Errors
/// `BadField` for no item at all where every car is looked at, for too many, for one without a name or named twice,
/// for one that is not the program's own, and for limits without a unit or that nothing lies between.
pub fn checked_items(
    kind: InspectionKind,
    trade: Option<Trade>,
    items: Vec<TemplateItem>,
) -> Result<Vec<TemplateItem>, Refusal> {
    let bad = |problem| Err(Refusal::bad("template_items", problem));
    // The list of a trade that asks nothing is one that was taken away.
    if items.is_empty() && trade.is_none() {
        return bad(FieldProblem::Empty);
    }
    if items.len() > MAX_ITEMS {
        return bad(FieldProblem::TooLarge);
    }
    let mut checked: Vec<TemplateItem> = Vec::with_capacity(items.len());
    for item in items {
        let item = item.checked(kind, trade)?;
        if checked.iter().any(|other| other.known_as() == item.known_as()) {
            return bad(FieldProblem::Taken);
        }
        checked.push(item);
    }
    Ok(checked)
}
