//! The shop's papers as the doors ask for them: one kind, one id, one PDF.
//! Everything on a paper is read from one snapshot of the file; a sheet whose
//! checksum is off is never printed.

mod arrival;
mod characters;
mod desk;
#[cfg(test)]
mod first_words;
mod handed_back;
mod job_card;
mod parties;
mod settlement_sheet;
mod words;

pub(crate) use arrival::keep_check_in_sheet;
pub use characters::{CharacterOnPaper, CharactersOnPaper, TypedText, characters_on_paper};
pub(crate) use handed_back::keep_delivery;
pub(crate) use parties::keep_settlement_sheet;

use crate::kept::counterfoils::{Subject, content_of};
use desk::{Desk, NOTHING_KEPT, brought_by};
use documents::DocumentError;
use documents::check_in_sheet::CheckInSheet;
use documents::job_card::JobCard;
use documents::parties::{Contact, VehicleOnPaper};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::ids::{AppointmentId, SettlementId, WorkOrderId};
use domain::paper::PaperKind;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use kernel::clock::present_in;
use kernel::command::SignedIn;
use kernel::error::{Error, Result};
use kernel::host::Write;
use kernel::sessions::Session;
use kernel::shop::Shop;
use std::sync::Arc;
use storage::Reader;

/// A paper ready to be shown, saved or printed.
#[derive(Clone, Debug)]
pub struct Document {
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// What a paper says, before it is drawn.
enum Paper {
    BookingSlip(documents::booking_slip::BookingSlip),
    CheckInSheet(CheckInSheet),
    JobCard(JobCard),
    SettlementSheet(Box<documents::settlement_sheet::SettlementSheet>),
}

impl Paper {
    const fn kind(&self) -> PaperKind {
        match self {
            Self::BookingSlip(_) => PaperKind::BookingSlip,
            Self::CheckInSheet(_) => PaperKind::CheckInSheet,
            Self::JobCard(_) => PaperKind::JobCard,
            Self::SettlementSheet(_) => PaperKind::SettlementSheet,
        }
    }

    fn file_name(&self) -> String {
        let (title, number) = match self {
            Self::BookingSlip(slip) => ("预约确认单", &slip.number),
            Self::CheckInSheet(sheet) => ("接车单", &sheet.number),
            Self::JobCard(card) => ("派工单", &card.number),
            Self::SettlementSheet(sheet) => ("结算清单", &sheet.number),
        };
        format!("{title} {number}.pdf")
    }

    fn draw(&self) -> std::result::Result<Vec<u8>, DocumentError> {
        match self {
            Self::BookingSlip(slip) => documents::booking_slip::render(slip),
            Self::CheckInSheet(sheet) => documents::check_in_sheet::render(sheet),
            Self::JobCard(card) => documents::job_card::render(card),
            Self::SettlementSheet(sheet) => documents::settlement_sheet::render(sheet),
        }
    }
}

/// `kind` is a [`PaperKind`] by its name; `id` is
/// the appointment's, the work order's or the settlement sheet's.
pub fn document(
    shop: &Arc<Shop>,
    session: &Session,
    kind: &str,
    id: i64,
) -> std::result::Result<Document, Refusal> {
    if kind == "job_card" {
        let given_out = job_card::give_out(shop, session, WorkOrderId(id));
        given_out.map_err(|error| shop.refusal("document", error))?;
    }
    let made = shop.db.read(|r| paper(shop, r, session, kind, id)).and_then(|paper| {
        Ok(Document { file_name: paper.file_name(), bytes: paper.draw().map_err(Error::fault)? })
    });
    made.map_err(|error| shop.refusal("document", error))
}

fn paper(shop: &Shop, r: &Reader<'_>, session: &Session, kind: &str, id: i64) -> Result<Paper> {
    let person = shop.signed_in(r, session)?;
    let not_found = || Error::Refused(Refusal::NotFound { entity: "document".to_owned(), id });
    let kind = serde_json::from_value(kind.into()).map_err(|_| not_found())?;
    handed(kind, &person)?;
    let desk = Desk::of(r, present_in(r, shop.clock.as_ref())?)?;
    let paper = match kind {
        PaperKind::BookingSlip => desk.booking_slip(AppointmentId(id)).map(Paper::BookingSlip),
        PaperKind::CheckInSheet => desk.check_in_sheet(WorkOrderId(id)).map(Paper::CheckInSheet),
        PaperKind::JobCard => desk.job_card(WorkOrderId(id)).map(Paper::JobCard),
        PaperKind::EarlierCheckInSheet | PaperKind::EarlierJobCard => desk.earlier(id),
        PaperKind::SettlementSheet => {
            desk.settlement_sheet(SettlementId(id)).map(|sheet| Paper::SettlementSheet(Box::new(sheet)))
        }
    }?;
    // An earlier edition is asked for by a number that says not which paper it is.
    handed(paper.kind(), &person)?;
    Ok(paper)
}

fn handed(kind: PaperKind, person: &Person) -> Result<()> {
    if kind.is_handed_to(&person.roles) {
        return Ok(());
    }
    Err(Refusal::RoleMissing { roles: kind.roles().to_vec() }.into())
}

/// Keeps what was answered, with whom and about which car; answers the id of
/// the counterfoil.
pub(crate) fn keep_answers<T: serde::Serialize>(
    cx: &Write,
    order: &WorkOrder,
    content: impl FnOnce(String, Contact, VehicleOnPaper) -> T,
) -> Result<i64> {
    let desk = Desk::of(cx.w, cx.now)?;
    let content = content(order.number.clone(), desk.customer(order)?, desk.vehicle(order)?);
    let about = Subject::of_visit(CounterfoilKind::Answers, order.id);
    Ok(about.keep(cx.w, cx.now, cx.my_id()?, &content)?.id)
}

impl Desk<'_> {
    /// An edition that a newer one replaced, as it was given out.
    fn earlier(&self, id: i64) -> Result<Paper> {
        let foil: Counterfoil = self.r.get(id)?;
        let number = format!("{}/{}", foil.subject_id, foil.edition);
        let printed_at = self.time(self.now);
        let none = || Refusal::NotFound { entity: "document".to_owned(), id };
        match foil.kind {
            CounterfoilKind::CheckInSheet => {
                let sheet: CheckInSheet = content_of(&foil, &number)?.ok_or_else(none)?;
                Ok(Paper::CheckInSheet(CheckInSheet { printed_at, ..sheet }))
            }
            CounterfoilKind::JobCard => {
                let card: JobCard = content_of(&foil, &number)?.ok_or_else(none)?;
                Ok(Paper::JobCard(JobCard { printed_at, ..card }))
            }
            _ => Err(none().into()),
        }
    }
}

kernel::commands! {
    read characters_on_paper(TypedText) -> CharactersOnPaper, SignedIn, shows [];
}
