//! The estimate as a customer's own phone shows it, whole: what was answered there
//! is kept under the checksum of just this.

use crate::estimate::Estimate;
use crate::finding::Finding;
use crate::ids::{EstimateId, LineId};
use crate::inspection::WalkAround;
use crate::line::{Line, LineKind, LineState, PartGrade, Payer};
use crate::money::Money;
use crate::photo::{Photo, PhotoKind, PhotoMark};
use crate::spoken_yes::SpokenYes;
use crate::stage_codes::{Action, Stage};
use crate::tax::PriceBasis;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where an estimate stands that somebody looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OfferStanding {
    Open,
    /// Every line has its answer.
    Answered,
    /// A newer estimate took its place.
    Changed,
    /// The visit takes no answers any more, or the last day of the prices is over.
    Over,
}

/// An estimate with what the visit says about it now.
#[derive(Clone, Copy)]
pub struct Offer<'a> {
    pub stage: Stage,
    pub estimates: &'a [Estimate],
    pub lines: &'a [Line],
    pub findings: &'a [Finding],
    pub photos: &'a [Photo],
    pub walk_around: Option<&'a WalkAround>,
    /// Some of what waits held until a day that is over: the shop offers it once more before it is answered.
    pub lapsed: bool,
}

/// A line in the words and figures it is shown by. It bears no cost, and nobody
/// of the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShownLine {
    pub id: LineId,
    pub kind: LineKind,
    pub name: String,
    pub specification: String,
    /// Left out where nobody said it: what was answered before keeps its sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<PartGrade>")]
    pub grade: Option<PartGrade>,
    pub unit: String,
    pub quantity: String,
    pub hours: String,
    pub unit_price: Money,
    /// Left out where the price includes the tax: what was answered before keeps its sum.
    #[serde(default, skip_serializing_if = "PriceBasis::is_usual")]
    #[ts(optional, as = "Option<PriceBasis>")]
    pub price_basis: PriceBasis,
    /// What was taken off already.
    pub discount: Money,
    pub amount: Money,
    pub payer: Payer,
    /// What was seen at the car that it answers.
    pub finding: String,
    pub unsafe_to_drive: bool,
    /// The photos beside it, with what is drawn on them and written below.
    pub photos_seen: Vec<ShownPhoto>,
}

/// A photo as it is seen: the same bytes with another arrow point elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShownPhoto {
    pub hash: String,
    pub quarter_turns: i64,
    pub caption: String,
    pub marks: Vec<PhotoMark>,
}

impl ShownPhoto {
    fn of(photo: &Photo) -> Self {
        Self {
            hash: photo.hash.clone(),
            quarter_turns: photo.quarter_turns,
            caption: photo.caption.clone(),
            marks: photo.marks.clone(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownOffer {
    pub work_order: String,
    pub plate: String,
    pub estimate: String,
    pub lines: Vec<ShownLine>,
    pub total: Money,
}

impl<'a> Offer<'a> {
    fn of(&self, id: EstimateId) -> Option<&Estimate> {
        self.estimates.iter().find(|estimate| estimate.id == id)
    }

    fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    fn is_newest(&self, id: EstimateId) -> bool {
        self.estimates.last().is_some_and(|newest| newest.id == id)
    }

    fn waiting(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.state == LineState::Offered)
    }

    pub fn standing(&self, id: EstimateId) -> OfferStanding {
        let waits = |line: LineId| self.line(line).is_some_and(|line| line.state == LineState::Offered);
        let is_answered =
            self.of(id).is_some_and(|estimate| estimate.lines.iter().all(|line| !waits(line.line_id)));
        match (self.is_newest(id), is_answered) {
            (false, false) => OfferStanding::Changed,
            (false, true) => OfferStanding::Answered,
            (true, _) if self.waiting().next().is_none() => OfferStanding::Answered,
            (true, _) if Action::RecordAnswers.is_of(self.stage) && !self.lapsed => OfferStanding::Open,
            (true, _) => OfferStanding::Over,
        }
    }

    /// Its prices are over, and the shop offers it once more: not where the visit takes no answers any more.
    pub fn is_quoted_again(&self, id: EstimateId) -> bool {
        self.lapsed && self.standing(id) == OfferStanding::Over && Action::RecordAnswers.is_of(self.stage)
    }

    /// What waits for an answer, also of earlier estimates, and what was answered
    /// of this one. Nothing of a newer one: that is another matter, with another link.
    pub fn lines_shown(&self, id: EstimateId) -> Vec<ShownLine> {
        if self.standing(id) == OfferStanding::Changed {
            return Vec::new();
        }
        let is_of_it = |line: &Line| {
            self.of(id).is_some_and(|estimate| estimate.lines.iter().any(|one| one.line_id == line.id))
        };
        let is_newest = self.is_newest(id);
        let is_shown = |line: &&Line| (is_newest && line.state == LineState::Offered) || is_of_it(line);
        self.lines.iter().filter(is_shown).map(|line| self.shown(line)).collect()
    }

    /// What is answered: the lines that wait, with what they come to.
    pub fn to_be_answered(&self, work_order: &str, plate: &str, id: EstimateId) -> ShownOffer {
        let lines: Vec<ShownLine> = self.waiting().map(|line| self.shown(line)).collect();
        ShownOffer {
            work_order: work_order.to_owned(),
            plate: plate.to_owned(),
            estimate: self.of(id).map(|estimate| estimate.number.clone()).unwrap_or_default(),
            total: lines.iter().map(|line| line.amount).sum(),
            lines,
        }
    }

    /// Whether beside this one stands what was only said and is to be confirmed: first what waits is answered,
    /// and whoever has the link of an older one hears nothing of a newer.
    pub fn takes_confirmation(&self, id: EstimateId) -> bool {
        let has_answers = matches!(self.standing(id), OfferStanding::Answered | OfferStanding::Over);
        self.is_newest(id) && has_answers
    }

    /// What is confirmed in writing: the lines that were agreed to by a word alone.
    pub fn to_be_confirmed(
        &self,
        work_order: &str,
        plate: &str,
        id: EstimateId,
        said: &SpokenYes,
    ) -> ShownOffer {
        let lines = self.lines.iter().filter(|line| said.lines.contains(&line.id));
        ShownOffer {
            work_order: work_order.to_owned(),
            plate: plate.to_owned(),
            estimate: self.of(id).map(|estimate| estimate.number.clone()).unwrap_or_default(),
            lines: lines.map(|line| self.shown(line)).collect(),
            total: said.amount,
        }
    }

    /// The photos that show why: of the finding it answers, of the item of the
    /// walk-around it came from.
    pub fn photos_of(&self, line: &Line) -> Vec<&'a Photo> {
        let item = |photo: &Photo| {
            let items = self.walk_around.map(|walk| walk.items.as_slice()).unwrap_or_default();
            items.iter().any(|item| item.quoted_by == Some(line.id) && item.code == photo.item)
        };
        let shows = |photo: &&Photo| {
            photo.removed_at.is_none()
                && match photo.kind {
                    PhotoKind::Finding => photo.finding_id.is_some() && photo.finding_id == line.finding_id,
                    PhotoKind::WalkAround => item(photo),
                    _ => false,
                }
        };
        self.photos.iter().filter(shows).collect()
    }

    fn shown(&self, line: &Line) -> ShownLine {
        let figures = &line.figures;
        let finding = self.findings.iter().find(|finding| Some(finding.id) == line.finding_id);
        let by_hours = figures.kind.is_by_hours();
        ShownLine {
            id: line.id,
            kind: figures.kind,
            name: figures.name.clone(),
            specification: figures.specification.clone(),
            grade: figures.grade,
            unit: figures.unit.clone(),
            quantity: if by_hours { String::new() } else { figures.quantity.plain() },
            hours: if by_hours { figures.hours.plain() } else { String::new() },
            unit_price: figures.unit_price,
            price_basis: figures.price_basis,
            discount: figures.whole_discount(),
            amount: line.amount,
            payer: figures.payer,
            finding: finding.map(|finding| finding.text.clone()).unwrap_or_default(),
            unsafe_to_drive: finding.is_some_and(|finding| finding.unsafe_to_drive),
            photos_seen: self.photos_of(line).into_iter().map(ShownPhoto::of).collect(),
        }
    }
}
