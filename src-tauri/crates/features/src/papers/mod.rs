//! The shop's papers as the doors ask for them: one kind, one id, one PDF.
//! Everything on a paper is read from one snapshot of the file; a sheet whose
//! checksum is off is never printed.
//!
//! Each paper is declared in its own file, and stands once more in [`PAPERS`].

mod account_statement;
mod answers;
mod authorisation;
mod booking_slip;
mod characters;
mod charged;
mod check_in_sheet;
mod completion_certificate;
mod context;
mod count_sheet;
mod course;
mod declined;
mod delivery_sheet;
mod finished;
#[cfg(test)]
mod first_words;
mod given_out;
mod goods_receipt;
mod handed_back;
mod inspection_report;
mod issue_slip;
mod job_card;
mod loan_agreement;
mod measured;
mod old_part_tag;
mod outside_slip;
mod paper;
mod parties;
mod photographed;
mod price_list;
mod purchase_order;
mod quote;
mod receipt;
mod receipt_named;
mod receipt_of_sale;
mod repair_contract;
mod sample;
mod service_contract;
mod settlement_sheet;
mod shelf_label;
mod shift_report;
mod stock_card;
mod stock_month_report;
mod store_words;
mod supplier_return_slip;
mod till_report;
mod warranty;
mod words;

pub(crate) use answers::{KeptAnswer, KeptAnswers, KeptInstead, keep_answers};
pub use characters::{CharacterOnPaper, CharactersOnPaper, TypedText, characters_on_paper};
pub(crate) use check_in_sheet::keep_check_in_sheet;
pub(crate) use declined::{Declined, SignedDecline, keep_declined};
pub use finished::Document;
pub(crate) use handed_back::keep_delivery;
pub(crate) use inspection_report::keep_inspection_report;
pub(crate) use paper::VisitForPapers;
pub use paper::{Paper, PaperNames, PaperOffer};
pub(crate) use parties::keep_settlement_sheet;
pub(crate) use purchase_order::{bought, ordered_unit};
pub(crate) use receipt::PAPER as RECEIPT;
pub(crate) use receipt_named::keep_receipt;
pub use sample::{SampleDrawn, TypedPaper, sample_of_typed};
pub(crate) use settlement_sheet::PAPER as SETTLEMENT_SHEET;
pub(crate) use store_words::{
    abc, bin_kind, claim_state, movement, need_reason, old_part_state, overdue, shortfall, warning,
};
pub(crate) use words::inspected as inspected_word;
pub(crate) use words::photo as photo_word;
pub(crate) use words::{grade, model, named_part, payer, repair_kind, sheet_state, stage};

pub(crate) use context::PaperContext;
use documents::{Correction, Form};
use domain::ids::SettlementId;
use domain::print_job::PrintJob;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::settlement::Payment;
use kernel::clock::present_in;
use kernel::command::{MANAGER, SignedIn};
use kernel::error::{Error, Result};
use kernel::sessions::Session;
use kernel::shop::Shop;
use storage::{PrintedPaper, Reader, StorageError};

/// Every paper there is, in the order in which a visit offers them. What stands
/// not here does not exist.
pub const PAPERS: &[Paper] = &[
    booking_slip::PAPER,
    check_in_sheet::PAPER,
    quote::DRAFT,
    quote::PAPER,
    repair_contract::PAPER,
    authorisation::PAPER,
    job_card::PAPER,
    outside_slip::PAPER,
    inspection_report::PAPER,
    completion_certificate::PAPER,
    settlement_sheet::PAPER,
    receipt::PAPER,
    service_contract::PAPER,
    delivery_sheet::PAPER,
    shift_report::PAPER,
    till_report::PAPER,
    account_statement::PAPER,
    purchase_order::PAPER,
    goods_receipt::PAPER,
    supplier_return_slip::PAPER,
    issue_slip::PAPER,
    count_sheet::PAPER,
    stock_card::PAPER,
    stock_month_report::PAPER,
    shelf_label::PAPER,
    shelf_label::OF_BIN,
    loan_agreement::PAPER,
    old_part_tag::PAPER,
    price_list::PAPER,
    sample::PAPER,
    check_in_sheet::EARLIER,
    job_card::EARLIER,
    repair_contract::EARLIER,
];

const _: () = assert!(paper::no_kind_stands_twice(PAPERS), "a paper is declared twice");
const _: () =
    assert!(paper::each_is_drawn_and_handed_out(PAPERS), "a paper has no size, or is handed to nobody");

/// `kind` and `size` by their names, on the usual size when none is named; `id`
/// is what the paper is about: the appointment's, the work order's, the sheet's.
///
/// # Errors
/// `NotFound` for a paper or a thing there is none of, `RoleMissing` for who is not handed it,
/// `Damaged` where what it says is not what was signed, and what drawing it fails with.
pub fn document(
    shop: &Shop,
    session: &Session,
    kind: &str,
    id: i64,
    size: Option<&str>,
) -> std::result::Result<Document, Refusal> {
    let made = shop.db.read(|r| id_of_paper(r, kind, id)).and_then(|id| {
        let asked = PaperRequest { kind, id, size };
        made(shop, session, &asked)
    });
    made.map_err(|error| shop.refusal("document", error))
}

/// What was taken at once has one paper, whichever of its receipts is asked for: it is
/// printed, counted and followed as one.
pub(crate) fn id_of_paper(r: &Reader<'_>, kind: &str, id: i64) -> Result<i64> {
    if kind != RECEIPT.kind {
        return Ok(id);
    }
    match r.get::<Payment>(id) {
        Ok(receipt) => Ok(receipt.taken_with.map_or(id, |first| first.0)),
        // Who may have the paper is asked first, and hears then that there is none.
        Err(StorageError::NotFound { .. }) => Ok(id),
        Err(error) => Err(error.into()),
    }
}

/// Under what the prints of something are counted that may be no paper of the shop.
pub(crate) fn printed<'a>(r: &Reader<'_>, kind: &'a str, id: i64) -> Result<PrintedPaper<'a>> {
    match PAPERS.iter().find(|paper| paper.kind == kind) {
        Some(paper) => paper.printed(r, id),
        None => Ok(PrintedPaper { kind, document_id: id, edition: None }),
    }
}

/// Whether the next print of it says that it is not the first.
pub(crate) fn next_is_marked(r: &Reader<'_>, kind: &str, id: i64) -> Result<bool> {
    let paper = PAPERS.iter().find(|paper| paper.kind == kind);
    Ok(paper.map(|paper| paper.reprint(r, id, None)).transpose()?.flatten().is_some())
}

/// Which edition is drawn for a job that is handed over now. What cannot be read cannot
/// be drawn either: whoever draws it says so.
pub(crate) fn edition_now(r: &Reader<'_>, job: &PrintJob) -> Option<i64> {
    printed(r, &job.kind, job.document_id).map_or(job.edition, |paper| paper.edition)
}

struct PaperRequest<'a> {
    kind: &'a str,
    id: i64,
    size: Option<&'a str>,
}

fn made(shop: &Shop, session: &Session, asked: &PaperRequest<'_>) -> Result<Document> {
    let (paper, _) = shop.db.read(|r| handed(shop, r, session, asked))?;
    if let Some(give_out) = paper.given_out {
        give_out(shop, session, asked.id)?;
    }
    drawn(shop, asked.id, |r| {
        let (paper, form) = handed(shop, r, session, asked)?;
        Ok((paper, Form { reprint: paper.reprint(r, asked.id, None)?, ..form }))
    })
}

/// The paper of a job that somebody was allowed to ask for, as its printer needs it.
pub(crate) fn for_printer(shop: &Shop, job: &PrintJob, correction: Correction) -> Result<Document> {
    drawn(shop, job.document_id, |r| {
        let unknown = || Refusal::NotFound { entity: "document".to_owned(), id: job.document_id };
        let paper = PAPERS.iter().find(|paper| paper.kind == job.kind).ok_or_else(unknown)?;
        let form = paper.form(Some(&job.size)).ok_or_else(unknown)?;
        let reprint = paper.reprint(r, job.document_id, Some(job.id))?;
        Ok((paper, Form { reprint, correction, ..form }))
    })
}

/// The name of the size a paper is drawn on: the one asked for, or its usual one.
pub(crate) fn size_of(kind: &str, size: Option<&str>) -> Option<&'static str> {
    let paper = PAPERS.iter().find(|paper| paper.kind == kind)?;
    paper.form(size).map(|form| form.size.name())
}

/// The sheet as it is printed, for whoever was given the link to it.
pub(crate) fn sheet_for_customer(shop: &Shop, id: SettlementId) -> Result<Document> {
    drawn(shop, id.0, |_| {
        let unknown = || Refusal::NotFound { entity: "document".to_owned(), id: id.0 };
        Ok((&SETTLEMENT_SHEET, SETTLEMENT_SHEET.form(None).ok_or_else(unknown)?))
    })
}

fn drawn(
    shop: &Shop,
    id: i64,
    may: impl Fn(&Reader<'_>) -> Result<(&'static Paper, Form)>,
) -> Result<Document> {
    let (paper, form, content) = shop.db.read(|r| {
        let (paper, form) = may(r)?;
        let context = PaperContext::of(r, present_in(r, shop.clock.as_ref())?)?;
        Ok::<_, Error>((paper, form, (paper.filled)(&context, id)?))
    })?;
    finished::finished(shop, paper, form, content)
}

/// The one place that says who may: no paper is filled in or given out before it
/// was asked.
fn handed(
    shop: &Shop,
    r: &Reader<'_>,
    session: &Session,
    asked: &PaperRequest<'_>,
) -> Result<(&'static Paper, Form)> {
    let person = shop.signed_in(r, session)?;
    let unknown = || Refusal::NotFound { entity: "document".to_owned(), id: asked.id };
    let paper = PAPERS.iter().find(|paper| paper.kind == asked.kind).ok_or_else(unknown)?;
    if !paper.is_handed_to(&person.roles) {
        return Err(Refusal::RoleMissing { roles: paper.handed_to.to_vec() }.into());
    }
    let form = paper.form(asked.size).ok_or_else(unknown)?;
    Ok((paper, form))
}

/// What a visit can print now, for somebody with these roles.
pub(crate) fn offered(visit: &VisitForPapers<'_>, roles: &[Role]) -> Vec<PaperOffer> {
    let of_kind = |paper: &'static Paper| {
        let offer = |(id, number)| PaperOffer { kind: paper.kind, id, number };
        (paper.offered)(visit).into_iter().map(offer)
    };
    // Who hands out the receipts of sales over the counter alone is not offered those of a visit.
    let is_offered = |paper: &&'static Paper| {
        paper.is_handed_to(roles) && (paper.kind != RECEIPT.kind || receipt::is_of_customers(roles))
    };
    PAPERS.iter().filter(is_offered).flat_map(of_kind).collect()
}

kernel::commands! {
    read characters_on_paper(TypedText) -> CharactersOnPaper, SignedIn, shows [];
    read sample_of_typed(TypedPaper) -> SampleDrawn, MANAGER, shows [];
}
