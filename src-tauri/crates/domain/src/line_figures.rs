//! What is typed into a line or taken from the catalogue, and what it comes to.

use crate::money::{Hours, Money, Quantity, Rate};
use crate::refusal::{FieldProblem, Refusal};
use crate::tax::PriceBasis;
use crate::warranty_term::WarrantyTerm;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    Labour,
    Part,
    Diagnosis,
    Testing,
    Machining,
    Towing,
    OutsideWork,
    Other,
}

impl LineKind {
    pub const ALL: [Self; 8] = [
        Self::Labour,
        Self::Part,
        Self::Diagnosis,
        Self::Testing,
        Self::Machining,
        Self::Towing,
        Self::OutsideWork,
        Self::Other,
    ];

    /// Work that a technician of the shop does and that the foreman assigns.
    pub const fn is_job(self) -> bool {
        matches!(self, Self::Labour | Self::Diagnosis | Self::Testing | Self::Machining)
    }

    /// Whether the shop may set a rate for this kind alone: labour and parts have theirs,
    /// and the rest is taxed as all the rest is.
    pub const fn may_be_taxed_apart(self) -> bool {
        !matches!(self, Self::Labour | Self::Part | Self::Other)
    }

    /// Whether what is sold of this kind repairs anything, so that the shop answers
    /// for it. Looking, testing and towing repair nothing.
    pub const fn can_be_warranted(self) -> bool {
        match self {
            Self::Labour | Self::Machining | Self::OutsideWork | Self::Part => true,
            Self::Diagnosis | Self::Testing | Self::Towing | Self::Other => false,
        }
    }

    /// Labour is counted in hours at an hour rate, all else in units.
    pub const fn is_by_hours(self) -> bool {
        matches!(self, Self::Labour)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Paid,
    Contract,
    Free,
    Internal,
    Insurance,
}

impl Category {
    pub const ALL: [Self; 5] = [Self::Paid, Self::Contract, Self::Free, Self::Internal, Self::Insurance];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    Customer,
    Contract,
    Manufacturer,
    Shop,
    Insurer,
}

impl Payer {
    pub const ALL: [Self; 5] =
        [Self::Customer, Self::Contract, Self::Manufacturer, Self::Shop, Self::Insurer];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contract => "contract",
            Self::Manufacturer => "manufacturer",
            Self::Shop => "shop",
            Self::Insurer => "insurer",
        }
    }

    /// Paid by the customer, now or by a contract before: what they are asked about. What the maker, an insurer or
    /// the shop itself pays costs them nothing.
    pub const fn is_the_customers(self) -> bool {
        matches!(self, Self::Customer | Self::Contract)
    }

    /// Payers that give each case a claim number of their own.
    pub const fn takes_claims(self) -> bool {
        matches!(self, Self::Manufacturer | Self::Insurer)
    }

    /// Given away at the shop's own cost, which is the manager's to grant.
    pub const fn is_the_shop(self) -> bool {
        matches!(self, Self::Shop)
    }

    /// Free work is paid by the maker (warranty) or by the shop (goodwill,
    /// returned work); every other category has one payer.
    pub const fn fits(self, category: Category) -> bool {
        matches!(
            (category, self),
            (Category::Paid, Self::Customer)
                | (Category::Contract, Self::Contract)
                | (Category::Free, Self::Manufacturer | Self::Shop)
                | (Category::Internal, Self::Shop)
                | (Category::Insurance, Self::Insurer)
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartOrigin {
    Stock,
    BoughtForOrder,
    /// The customer brought it: it is fitted, named on the paper, never charged.
    Customers,
    Outsourced,
}

/// What a part is. Parts of the maker, equivalent ones and repaired ones are labelled
/// and priced apart, so that the customer chooses (机动车维修管理规定, on parts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartGrade {
    /// 原厂配件: the maker's own.
    Genuine,
    /// 同质配件: as good as the maker's, by its manufacturer's word.
    Equivalent,
    /// 副厂配件.
    Aftermarket,
    /// 再制造配件: made anew to the standard of a new one.
    Remanufactured,
    /// 修复配件, and used ones.
    Repaired,
}

impl PartGrade {
    pub const ALL: [Self; 5] =
        [Self::Genuine, Self::Equivalent, Self::Aftermarket, Self::Remanufactured, Self::Repaired];

    /// The grade that a list of parts writes in words; none where they name none.
    pub fn written(text: &str) -> Option<Self> {
        let text = crate::folded::of_text(text);
        let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        Self::ALL.into_iter().find(|grade| match grade {
            Self::Genuine => begins(&["原厂", "正厂", "纯正", "genuine", "original", "maker"]),
            Self::Equivalent => begins(&["同质", "同级", "equivalent"]),
            Self::Aftermarket => begins(&["副厂", "aftermarket"]),
            Self::Remanufactured => begins(&["再制", "reman"]),
            Self::Repaired => begins(&["修复", "拆车", "旧件", "二手", "repaired", "used"]),
        })
    }

    /// Nobody is fitted with an old part on the strength of a telephone call.
    pub const fn needs_written_yes(self) -> bool {
        matches!(self, Self::Repaired)
    }
}

/// What a person types into a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineFigures {
    pub kind: LineKind,
    pub category: Category,
    pub payer: Payer,
    /// The insurer, the maker, the contract's number.
    pub payer_name: String,
    /// What the payer knows the case by: the insurer's 报案号, the maker's 索赔单号.
    #[serde(default)]
    pub claim_number: String,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub hours: Hours,
    /// For labour the hour rate, else the price of one unit.
    pub unit_price: Money,
    /// Whether that price includes the tax. Of the shop's setting when the line was
    /// written, and the line's own from then on.
    #[serde(default)]
    pub price_basis: PriceBasis,
    pub discount_rate: Rate,
    pub discount: Money,
    pub tax_rate: Rate,
    /// What it costs the shop: set by the catalogue or by who may see costs.
    /// What somebody sends who may not see costs is ignored.
    #[serde(
        serialize_with = "crate::visibility::cost",
        deserialize_with = "crate::visibility::withheld_is_zero"
    )]
    pub cost: Money,
    pub origin: PartOrigin,
    /// None where nobody named the grade, and for everything that is not a
    /// part.
    #[serde(default)]
    pub grade: Option<PartGrade>,
    /// What the shop promises of this thing beyond its kind of repair.
    #[serde(default)]
    pub warranty: Option<WarrantyTerm>,
}

impl LineFigures {
    /// Whether the shop answers for it: for its work, and the parts it sold with it. What
    /// the customer brought along is fitted and not answered for.
    pub fn is_warranted(&self) -> bool {
        self.kind.can_be_warranted() && (self.kind != LineKind::Part || self.origin != PartOrigin::Customers)
    }

    /// Given away at the shop's own cost: goodwill, returned work, own cars.
    pub fn is_at_shops_cost(&self) -> bool {
        self.payer.is_the_shop()
    }

    /// The customer said yes to this thing at this payer's cost; another thing
    /// is another line. The number of a claim often comes later than the yes.
    pub fn is_same_matter(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.name == other.name
            && self.category == other.category
            && self.payer == other.payer
            && self.payer_name == other.payer_name
            && self.code == other.code
            && self.brand == other.brand
            && self.specification == other.specification
            && self.unit == other.unit
            && self.origin == other.origin
            && self.grade == other.grade
            && self.warranty == other.warranty
            && self.tax_rate == other.tax_rate
            && self.price_basis == other.price_basis
    }

    /// No more of it than of the other, whatever it costs: so many hours of work, so much of a part in the same
    /// unit.
    pub fn is_no_more_than(&self, other: &Self) -> bool {
        if self.kind.is_by_hours() {
            self.hours.0 <= other.hours.0
        } else {
            self.unit == other.unit && self.quantity.0 <= other.quantity.0
        }
    }

    /// What does not belong to such a line is not kept with it: a claim is made to
    /// an insurer or a maker, only a part is of a grade, and only what the shop repaired
    /// or sold is answered for.
    #[must_use]
    pub fn without_what_is_anothers(mut self) -> Self {
        if !self.payer.takes_claims() {
            self.claim_number.clear();
        }
        if self.kind != LineKind::Part {
            self.grade = None;
        }
        if !self.is_warranted() {
            self.warranty = None;
        }
        self
    }

    /// With what its item promises, where nobody said so: nobody takes a warranty from a line by leaving it out.
    #[must_use]
    pub fn promised(mut self, by_item: Option<WarrantyTerm>) -> Self {
        self.warranty = self.warranty.or(by_item);
        self.without_what_is_anothers()
    }

    /// The same thing sold once more, of which the shop's list says nothing: the customer pays,
    /// nothing goes off it, no claim of then stands for it, and an hour costs what it costs now.
    #[must_use]
    pub fn once_more(self, hour_rate: Money, price_basis: PriceBasis) -> Self {
        let unit_price = if self.kind.is_by_hours() {
            hour_rate
        } else {
            price_basis.price_from(self.price_basis, self.unit_price, self.tax_rate)
        };
        Self {
            category: Category::Paid,
            payer: Payer::Customer,
            payer_name: String::new(),
            claim_number: String::new(),
            unit_price,
            price_basis,
            discount_rate: Rate(0),
            discount: Money::ZERO,
            ..self
        }
    }

    /// Price before discount, with the tax.
    pub fn gross(&self) -> Money {
        let counted = if self.kind == LineKind::Part && self.origin == PartOrigin::Customers {
            Money::ZERO
        } else if self.kind.is_by_hours() {
            self.unit_price.times_hours(self.hours)
        } else {
            self.unit_price.times_quantity(self.quantity)
        };
        self.price_basis.with_tax(counted, self.tax_rate)
    }

    pub fn whole_discount(&self) -> Money {
        self.gross().share(self.discount_rate) + self.discount
    }

    /// Checks what was typed and totals it.
    ///
    /// # Errors
    /// `BadField` for a figure or a name that is missing, below nought, too large or not the
    /// payer's to bear; `DiscountTooLarge` where more goes off than there is.
    pub fn amount(&self) -> Result<Money, Refusal> {
        use FieldProblem as P;
        let bad = |field, problem| Err(Refusal::bad(field, problem));
        if self.name.trim().is_empty() {
            return bad("name", P::Empty);
        }
        if !self.payer.fits(self.category) {
            return bad("payer", P::Unknown);
        }
        if self.unit_price < Money::ZERO {
            return bad("unit_price", P::Negative);
        }
        if self.cost < Money::ZERO {
            return bad("cost", P::Negative);
        }
        if self.unit_price > Money::MAX {
            return bad("unit_price", P::TooLarge);
        }
        if self.cost > Money::MAX {
            return bad("cost", P::TooLarge);
        }
        if self.kind.is_by_hours() {
            if self.hours.0 < 0 {
                return bad("hours", P::Negative);
            }
            if self.hours.0 > 100_000 {
                return bad("hours", P::TooLarge);
            }
        } else {
            if self.quantity.0 <= 0 {
                return bad("quantity", if self.quantity.is_zero() { P::Empty } else { P::Negative });
            }
            if self.quantity.0 > 100_000_000 {
                return bad("quantity", P::TooLarge);
            }
        }
        if let Some(term) = self.warranty {
            term.check("warranty")?;
        }
        if self.tax_rate.0 < 0 {
            return bad("tax_rate", P::Negative);
        }
        if self.tax_rate.0 > 10_000 {
            return bad("tax_rate", P::TooLarge);
        }
        if self.discount_rate.0 < 0 || self.discount < Money::ZERO {
            return bad("discount", P::Negative);
        }
        let gross = self.gross();
        if gross > Money::MAX {
            return bad("unit_price", P::TooLarge);
        }
        if self.whole_discount() > gross {
            return Err(Refusal::DiscountTooLarge);
        }
        Ok(gross - self.whole_discount())
    }
}
