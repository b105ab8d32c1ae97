//! What the phone shows: the shop's name, the car, and the one thing its link is
//! about. Nothing in these shapes knows a cost, another customer or anybody of
//! the shop; of the store they know whether a part is there and when it comes.

use super::link_of;
use crate::kept::sheets::sheet_with_payments;
use crate::papers::model;
use crate::stock::quoted::promises;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::customer::Customer as CustomerRow;
use domain::customer_link::{CustomerLink, CustomerLinkKind, CustomerStep};
use domain::dates::local;
use domain::estimate::{Authorisation, Estimate, answer_to};
use domain::estimate_revision::QuotesHold;
use domain::finding::FindingUrgency;
use domain::follow_up::{SURVEY_QUESTIONS, SurveyQuestion};
use domain::ids::{EstimateId, PhotoId, SettlementId};
use domain::line::{LineKind, LineState};
use domain::line_answer::asks_the_customer;
use domain::money::Money;
use domain::photo::{Photo, PhotoMark};
use domain::refusal::Refusal;
use domain::settlement::{SheetLine, SheetState};
use domain::shown_offer::{Offer, OfferStanding, ShownLine, ShownOffer};
use domain::spoken_yes::to_be_written;
use domain::stock::PartPromise;
use domain::tax::PriceBasis;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::checksum::checksum;
use kernel::command::Customer;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::Serialize;
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct CustomerPage {
    pub shop: ShopOnPhone,
    pub vehicle: VehicleOnPhone,
    /// The number of the order.
    pub order: String,
    /// By the shop's clock, as all times here: a phone may stand anywhere.
    #[ts(type = "string")]
    pub until: NaiveDateTime,
    pub thing: LinkContent,
}

#[derive(Debug, Serialize, TS)]
pub struct ShopOnPhone {
    pub name: String,
    pub phone: String,
    pub address: String,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleOnPhone {
    pub plate: String,
    pub model: String,
}

#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LinkContent {
    Estimate(EstimateShown),
    Progress(ProgressShown),
    Sheet(SheetShown),
    Survey(SurveyShown),
}

#[derive(Debug, Serialize, TS)]
pub struct EstimateShown {
    pub number: String,
    pub standing: OfferStanding,
    /// The checksum of what is to be answered, which goes back with the answers.
    pub shown: String,
    /// Who brought the car, as the shop knows them.
    pub by_name: String,
    /// Of what waits for an answer.
    pub total: Money,
    pub lines: Vec<LineOnPhone>,
    /// The last day of the prices, where it is over and nobody offered them once more.
    #[ts(type = "string | null")]
    pub over_since: Option<NaiveDate>,
    /// What was agreed to on the telephone alone, and is to be confirmed in writing.
    pub spoken: Option<SpokenOnPhone>,
}

#[derive(Debug, Serialize, TS)]
pub struct SpokenOnPhone {
    /// The checksum of what is confirmed, which goes back with the signature.
    pub shown: String,
    pub amount: Money,
    pub lines: Vec<ShownLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct LineOnPhone {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: ShownLine,
    pub answer: Option<LineState>,
    /// The customer is asked about it: what others pay is agreed to along with the rest unless they say no.
    pub asks: bool,
    pub reason: String,
    /// Whether it is there, or the day it comes. Not of what is answered: an estimate stays the same
    /// though another car takes the last piece.
    pub promise: Option<PartPromise>,
    /// How soon what was found is to be mended; nothing of a line that answers no finding.
    pub urgency: Option<FindingUrgency>,
    pub photos: Vec<PhotoOnPhone>,
}

#[derive(Debug, Serialize, TS)]
pub struct PhotoOnPhone {
    pub id: PhotoId,
    pub width: i64,
    pub height: i64,
    pub quarter_turns: i64,
    pub caption: String,
    pub marks: Vec<PhotoMark>,
}

#[derive(Debug, Serialize, TS)]
pub struct ProgressShown {
    pub step: CustomerStep,
    /// The customer is asked something while the work goes on.
    pub asks: bool,
    #[ts(type = "string | null")]
    pub promised_at: Option<NaiveDateTime>,
}

#[derive(Debug, Serialize, TS)]
pub struct SheetShown {
    pub number: String,
    #[ts(type = "string")]
    pub issued_at: NaiveDateTime,
    pub state: SheetState,
    pub lines: Vec<SheetLineOnPhone>,
    pub discount: Money,
    pub rounding: Money,
    pub total: Money,
    pub tax: Money,
    pub paid: Money,
    pub owed: Money,
    /// Whether it can be had as printed.
    pub paper: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SheetLineOnPhone {
    pub kind: LineKind,
    pub name: String,
    pub quantity: String,
    pub unit: String,
    pub hours: String,
    pub unit_price: Money,
    pub price_basis: PriceBasis,
    pub discount: Money,
    pub amount: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct SurveyShown {
    pub given: bool,
    /// The page stands alone: what it asks comes with it.
    pub questions: Vec<SurveyQuestion>,
}

/// The estimate of a link, with all that says where it stands.
pub(super) struct Offered {
    order: WorkOrder,
    plate: String,
    estimates: Vec<Estimate>,
    lines: Vec<domain::line::Line>,
    answers: Vec<Authorisation>,
    findings: Vec<domain::finding::Finding>,
    photos: Vec<Photo>,
    walk_around: Option<domain::inspection::WalkAround>,
    /// The last day of prices that are over.
    lapsed: Option<NaiveDate>,
    id: EstimateId,
}

impl Offered {
    pub(super) fn read(r: &Reader<'_>, link: &CustomerLink) -> Result<Self> {
        let order: WorkOrder = r.get(link.work_order_id.0)?;
        let vehicle: Vehicle = r.get(order.vehicle_id.0)?;
        let id = order.id;
        Ok(Self {
            plate: plate_of(&vehicle),
            estimates: r.estimates_of(id)?,
            lines: r.lines_of(id)?,
            answers: r.authorisations_of(id)?,
            findings: r.findings_of(id)?,
            photos: r.photos_of(id)?,
            walk_around: r.walk_around_of(id)?,
            lapsed: None,
            id: link.estimate_id.ok_or(Refusal::LinkOver)?,
            order,
        })
    }

    /// As it stands on a day: prices whose last day is over are not answered.
    pub(super) fn seen(self, hold: QuotesHold) -> Self {
        let lapsed = hold.lapsed(&self.estimates, &self.lines).map(|lapsed| lapsed.until);
        Self { lapsed, ..self }
    }

    pub(super) fn offer(&self) -> Offer<'_> {
        Offer {
            stage: self.order.stage,
            estimates: &self.estimates,
            lines: &self.lines,
            findings: &self.findings,
            photos: &self.photos,
            walk_around: self.walk_around.as_ref(),
            lapsed: self.lapsed.is_some(),
        }
    }

    pub(super) fn standing(&self) -> OfferStanding {
        self.offer().standing(self.id)
    }

    pub(super) fn to_be_answered(&self) -> ShownOffer {
        self.offer().to_be_answered(&self.order.number, &self.plate, self.id)
    }

    /// What a customer confirms here as they said it, while the car is in the shop.
    pub(super) fn to_be_confirmed(&self, limit: Money) -> Option<ShownOffer> {
        if !self.offer().takes_confirmation(self.id) || !self.order.stage.is_in_shop() {
            return None;
        }
        let said = to_be_written(&self.lines, &self.answers, limit)?;
        Some(self.offer().to_be_confirmed(&self.order.number, &self.plate, self.id, &said))
    }

    fn urgency(&self, line: &domain::line::Line) -> Option<FindingUrgency> {
        let finding = self.findings.iter().find(|finding| Some(finding.id) == line.finding_id)?;
        Some(finding.urgency())
    }

    /// The photos beside what is shown, and no others of the visit.
    pub(super) fn photos(&self) -> Vec<&Photo> {
        let shown = self.offer().lines_shown(self.id);
        let lines = self.lines.iter().filter(|line| shown.iter().any(|one| one.id == line.id));
        lines.flat_map(|line| self.offer().photos_of(line)).collect()
    }
}

pub(super) fn plate_of(vehicle: &Vehicle) -> String {
    vehicle.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()
}

/// What a customer's own phone shows.
///
/// # Errors
/// `LinkOver` for a link that is over, and whatever of the visit is not there any more.
pub fn customer_page(cx: &Read, _: AskNothing) -> Result<CustomerPage> {
    let link = link_of(cx.r, cx.session, cx.now)?;
    let order: WorkOrder = cx.r.get(link.work_order_id.0)?;
    let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
    let thing = match link.kind {
        CustomerLinkKind::Estimate => LinkContent::Estimate(estimate(cx, &link)?),
        CustomerLinkKind::Progress => LinkContent::Progress(progress(cx, &order)?),
        CustomerLinkKind::Sheet => LinkContent::Sheet(sheet(cx, &link)?),
        CustomerLinkKind::Survey => {
            let given = cx.r.survey_of(order.id)?.is_some();
            LinkContent::Survey(SurveyShown { given, questions: SURVEY_QUESTIONS.to_vec() })
        }
    };
    let shop = cx.details()?;
    Ok(CustomerPage {
        shop: ShopOnPhone {
            name: shop.name.clone(),
            phone: shop.phone.clone(),
            address: shop.address.clone(),
        },
        vehicle: VehicleOnPhone { plate: plate_of(&vehicle), model: model(&vehicle.make, &vehicle.model) },
        order: order.number,
        until: on_the_wall(cx, link.until)?,
        thing,
    })
}

fn on_the_wall(cx: &Read, at: DateTime<Utc>) -> Result<NaiveDateTime> {
    Ok(local(at, cx.zone()?))
}

fn estimate(cx: &Read, link: &CustomerLink) -> Result<EstimateShown> {
    let hold = QuotesHold::of(&cx.details()?.settings, cx.today()?);
    let offered = Offered::read(cx.r, link)?.seen(hold);
    let asked = offered.to_be_answered();
    let standing = offered.standing();
    let promised = promises(cx.r, &offered.order, &offered.lines, cx.today()?)?;
    let on_phone = |line: ShownLine| {
        let answer = answer_to(&offered.answers, line.id);
        let of_file = offered.lines.iter().find(|one| one.id == line.id);
        let photos = of_file.map(|line| offered.offer().photos_of(line)).unwrap_or_default();
        LineOnPhone {
            answer: answer.map(|answer| match answer.approved {
                true => LineState::Approved,
                false => LineState::Declined,
            }),
            reason: answer.map(|answer| answer.reason.clone()).unwrap_or_default(),
            asks: of_file.is_some_and(asks_the_customer),
            promise: promised.iter().find(|(id, _)| *id == line.id).map(|(_, promise)| *promise),
            urgency: of_file.and_then(|line| offered.urgency(line)),
            photos: photos.into_iter().map(photo_on_phone).collect(),
            line,
        }
    };
    Ok(EstimateShown {
        number: asked.estimate.clone(),
        standing,
        shown: checksum(&asked),
        by_name: brought_by(cx, &offered.order)?,
        // Once the offer is no longer open, as after a newer estimate, not even
        // the sum is shown.
        total: if standing == OfferStanding::Open { asked.total } else { Money::ZERO },
        lines: offered.offer().lines_shown(offered.id).into_iter().map(on_phone).collect(),
        over_since: offered.lapsed.filter(|_| offered.offer().is_quoted_again(offered.id)),
        spoken: offered.to_be_confirmed(cx.details()?.settings.spoken_limit).map(|said| SpokenOnPhone {
            shown: checksum(&said),
            amount: said.total,
            lines: said.lines,
        }),
    })
}

fn brought_by(cx: &Read, order: &WorkOrder) -> Result<String> {
    let customer: CustomerRow = cx.r.get(order.customer_id.0)?;
    Ok(order.visitor(&customer).to_owned())
}

fn photo_on_phone(photo: &Photo) -> PhotoOnPhone {
    PhotoOnPhone {
        id: photo.id,
        width: photo.width,
        height: photo.height,
        quarter_turns: photo.quarter_turns,
        caption: photo.caption.clone(),
        marks: photo.marks.clone(),
    }
}

fn progress(cx: &Read, order: &WorkOrder) -> Result<ProgressShown> {
    let lines = cx.r.lines_of(order.id)?;
    Ok(ProgressShown {
        step: CustomerStep::of(order.stage),
        asks: order.stage.is_in_shop() && lines.iter().any(|line| line.state == LineState::Offered),
        promised_at: order.promised_at.map(|at| on_the_wall(cx, at)).transpose()?,
    })
}

fn sheet(cx: &Read, link: &CustomerLink) -> Result<SheetShown> {
    let SettlementId(id) = link.settlement_id.ok_or(Refusal::LinkOver)?;
    let (sheet, _) = sheet_with_payments(cx.r, SettlementId(id))?;
    Ok(SheetShown {
        number: sheet.number.clone(),
        issued_at: on_the_wall(cx, sheet.issued_at)?,
        state: sheet.state,
        lines: sheet.content.lines.iter().map(line_on_phone).collect(),
        discount: sheet.content.discount,
        rounding: sheet.content.rounding,
        total: sheet.total,
        tax: sheet.content.tax,
        paid: sheet.received,
        owed: sheet.owed_now(),
        paper: sheet.is_active(),
    })
}

fn line_on_phone(line: &SheetLine) -> SheetLineOnPhone {
    let by_hours = line.kind.is_by_hours();
    SheetLineOnPhone {
        kind: line.kind,
        name: line.name.clone(),
        quantity: if by_hours { String::new() } else { line.quantity.plain() },
        unit: line.unit.clone(),
        hours: if by_hours { line.hours.plain() } else { String::new() },
        unit_price: line.unit_price,
        price_basis: line.price_basis,
        discount: line.line_discount,
        amount: line.amount,
    }
}

kernel::commands! {
    read customer_page(AskNothing) -> CustomerPage, Customer,
        shows [Shop Customers Vehicles Visits Photos Sheets Links Stock Purchasing Catalogue];
}
