//! The shop's own head on every paper, and its settings.

use crate::complaint::ComplaintOwners;
use crate::dates::{ShopZone, day_range_utc, local_day};
use crate::line_figures::LineKind;
use crate::money::{Money, Rate};
use crate::prepaid_invoicing::PrepaidInvoicing;
use crate::refusal::{FieldProblem, Refusal, in_range};
use crate::service_interval::ServiceInterval;
use crate::shop_calendar::{CalendarSettings, ShopDays};
use crate::stock_settings::StockSettings;
use crate::stored_offer::StoredOffer;
use crate::tax::PriceBasis;
use crate::warranty::WarrantyPromises;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The whole, of which a rate is a part.
pub const MAX_RATE: Rate = Rate(10_000);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShopDetails {
    pub id: i64,
    pub name: String,
    pub phone: String,
    pub address: String,
    pub licence: String,
    pub bank: String,
    pub settings: Settings,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// China keeps one zone.
    pub zone: ShopZone,
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub hour_rate: Money,
    /// Whether the hour rate, the price list and what is typed into a new line include the tax.
    pub price_basis: PriceBasis,
    pub labour_tax: Rate,
    pub part_tax: Rate,
    pub other_tax: Rate,
    /// Of kinds among the others that are taxed unlike them, each at most once.
    pub taxed_apart: Vec<KindTax>,
    /// How far a line may rise over the authorised amount without asking again.
    pub overrun_limit: Rate,
    /// What a customer's word on the telephone is enough for, over all of a visit; nought: for anything.
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub spoken_limit: Money,
    /// The largest discount without a manager, of whoever has no limit of their own.
    pub discount_limit: Rate,
    /// A shop of one may inspect its own work.
    pub inspector_may_have_repaired: bool,
    /// The workshop begins on a car as soon as its last job is given to somebody.
    pub release_when_given: bool,
    /// Advisor and technician look at the car together before it goes back.
    pub last_look: bool,
    pub no_show_minutes: i64,
    /// Days until the follow-up call is due after delivery.
    pub follow_up_days: i64,
    /// The same after accident, assembly and whole-vehicle repair.
    pub follow_up_days_safety: i64,
    /// Days until the second call is due, once the complaint the first one
    /// brought is closed.
    pub second_call_days: i64,
    /// Days within which a customer's suggestion is answered.
    pub suggestion_days: i64,
    /// Working days that another house has for what it is sent, unless another day is agreed.
    pub outside_days: i64,
    /// Who answers for what customers say.
    pub complaint_owners: ComplaintOwners,
    /// Days after delivery in which a sheet may still be taken back; of one that was made
    /// later, and of money that came in later, after that.
    pub taking_back_days: i64,
    /// Nobody takes money or gives it back without a shift of their own.
    pub shifts_required: bool,
    /// What is given to everybody who pays in so much.
    pub stored_offers: Vec<StoredOffer>,
    /// What customers are sorted by, the lowest first.
    pub customer_levels: Vec<String>,
    /// The dearest remedy that is promised without a manager.
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub remedy_limit: Money,
    pub opens_at_minute: i64,
    pub closes_at_minute: i64,
    /// The days of the week on which the shop rests, Monday 1 to Sunday 7.
    pub closed_weekdays: Vec<u8>,
    pub calendar: CalendarSettings,
    pub prefixes: Prefixes,
    pub stock: StockSettings,
    pub papers: PaperSettings,
    /// Days until what is on account is due.
    pub account_term_days: i64,
    /// When prepaid money is invoiced; of what was sold before it stays as it was.
    pub prepaid_invoicing: PrepaidInvoicing,
    pub warranty: WarrantyPromises,
    pub service_interval: ServiceInterval,
}

/// The rate of one kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindTax {
    pub kind: LineKind,
    pub rate: Rate,
}

/// What a shop says on its papers in its own words, and its pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PaperSettings {
    /// The shop's mail, in its head.
    pub mail: String,
    /// Days after its issue on which a quote still holds.
    pub quote_valid_days: i64,
    /// The terms of the repair contract, a paragraph each line.
    pub contract_terms: String,
    /// A sentence at the foot of what customers are handed.
    pub foot: String,
    /// The sums of the pictures' files; empty where there is none.
    pub logo: String,
    pub seal: String,
}

/// Which of the shop's pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperPicture {
    Logo,
    Seal,
}

impl PaperSettings {
    pub const fn picture(&mut self, picture: PaperPicture) -> &mut String {
        match picture {
            PaperPicture::Logo => &mut self.logo,
            PaperPicture::Seal => &mut self.seal,
        }
    }
}

/// What a contract says until the shop writes its own: what the ministry's model
/// contract settles, in plain words.
const CONTRACT_TERMS: &str = "\
一、承修方按国家、行业标准和本委托书约定的项目维修，配件明码标价并标明原厂、同质、副厂、再制造或修复件。
二、维修中发现须增加项目、费用或延长工期的，承修方应及时告知托修方，经同意后方可进行。
三、托修方自备配件的，承修方查验后安装，配件自身的质量由托修方负责。
四、托修方应取走车内贵重物品；未取走的应当面登记保管。
五、竣工后托修方应在接到通知后及时验收、付款、提车。
六、发生质量争议，双方协商解决；协商不成的，可向机动车维修管理机构申请调解，或依法起诉。";

impl Default for PaperSettings {
    fn default() -> Self {
        Self {
            mail: String::new(),
            quote_valid_days: 7,
            contract_terms: CONTRACT_TERMS.to_owned(),
            foot: String::new(),
            logo: String::new(),
            seal: String::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Prefixes {
    pub booking: String,
    pub work_order: String,
    pub estimate: String,
    pub settlement: String,
    pub receipt: String,
    pub complaint: String,
    pub shift: String,
    pub service_contract: String,
    pub account_statement: String,
    pub contract: String,
    pub certificate: String,
    pub voucher: String,
    pub purchase_order: String,
    pub goods_receipt: String,
    pub supplier_return: String,
    pub stock_count: String,
    pub counter_sale: String,
    pub loan: String,
    pub claim: String,
}

impl Default for Prefixes {
    fn default() -> Self {
        Self {
            booking: "YY".into(),
            work_order: "GD".into(),
            estimate: "BJ".into(),
            settlement: "JS".into(),
            receipt: "SK".into(),
            complaint: "TS".into(),
            shift: "JB".into(),
            service_contract: "TC".into(),
            account_statement: "DZ".into(),
            contract: "HT".into(),
            certificate: "HG".into(),
            voucher: "DJ".into(),
            purchase_order: "CG".into(),
            goods_receipt: "RK".into(),
            supplier_return: "TH".into(),
            stock_count: "PD".into(),
            counter_sale: "LS".into(),
            loan: "JY".into(),
            claim: "SP".into(),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            zone: ShopZone::default(),
            hour_rate: Money(12_000),
            price_basis: PriceBasis::TaxIncluded,
            labour_tax: Rate(1300),
            part_tax: Rate(1300),
            other_tax: Rate(600),
            taxed_apart: Vec::new(),
            overrun_limit: Rate(0),
            spoken_limit: Money::ZERO,
            discount_limit: Rate(1000),
            inspector_may_have_repaired: false,
            release_when_given: false,
            last_look: false,
            no_show_minutes: 60,
            follow_up_days: 7,
            follow_up_days_safety: 3,
            second_call_days: 2,
            suggestion_days: 3,
            outside_days: 10,
            taking_back_days: 90,
            shifts_required: false,
            stored_offers: Vec::new(),
            customer_levels: Vec::new(),
            complaint_owners: ComplaintOwners::default(),
            remedy_limit: Money(50_000),
            opens_at_minute: 8 * 60 + 30,
            closes_at_minute: 18 * 60,
            closed_weekdays: Vec::new(),
            calendar: CalendarSettings::default(),
            prefixes: Prefixes::default(),
            stock: StockSettings::default(),
            papers: PaperSettings::default(),
            account_term_days: 30,
            prepaid_invoicing: PrepaidInvoicing::default(),
            warranty: WarrantyPromises::default(),
            service_interval: ServiceInterval::default(),
        }
    }
}

impl Settings {
    /// On which days the shop is open.
    pub fn days(&self) -> ShopDays {
        ShopDays {
            closed_weekdays: self.closed_weekdays.clone(),
            keeps_holidays: self.calendar.keeps_holidays,
            own: self.calendar.own_days.clone(),
        }
    }

    /// Whether somebody is in the shop at a moment.
    pub fn is_open_at(&self, at: DateTime<Utc>) -> bool {
        let day = local_day(at, self.zone);
        let (midnight, _) = day_range_utc(day, self.zone);
        let minute = (at - midnight).num_minutes();
        (self.opens_at_minute..self.closes_at_minute).contains(&minute) && !self.days().rests_on(day)
    }

    /// What a new line of this kind is taxed at: repairing (13 %), carrying (9 %) and
    /// looking (6 %) are services of their own to the tax law.
    pub fn tax_of(&self, kind: LineKind) -> Rate {
        match kind {
            LineKind::Labour => self.labour_tax,
            LineKind::Part => self.part_tax,
            other => self
                .taxed_apart
                .iter()
                .find(|apart| apart.kind == other)
                .map_or(self.other_tax, |apart| apart.rate),
        }
    }

    /// # Errors
    ///
    /// Where a rate is no rate, or a kind has two.
    pub fn check_taxes(&self) -> Result<(), Refusal> {
        for rate in [self.labour_tax, self.part_tax, self.other_tax] {
            in_range("rate", rate.0, MAX_RATE.0)?;
        }
        for (place, apart) in self.taxed_apart.iter().enumerate() {
            in_range("rate", apart.rate.0, MAX_RATE.0)?;
            if !apart.kind.may_be_taxed_apart() {
                return Err(Refusal::bad("rate", FieldProblem::Unknown));
            }
            if self.taxed_apart[..place].iter().any(|other| other.kind == apart.kind) {
                return Err(Refusal::bad("rate", FieldProblem::Taken));
            }
        }
        Ok(())
    }
}
