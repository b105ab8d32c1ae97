//! What a paper is, and how it is declared: once, in its own file. What both
//! doors answer, what a visit offers, how a saved file is called and which kinds
//! the screens know follow from the declaration; the doors name no paper.

use super::context::PaperContext;
use crate::kept::counterfoils::newest_of;
use documents::{Content, Form, PageSize};
use domain::appointment::Appointment;
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::estimate::Estimate;
use domain::finding::Finding;
use domain::ids::PrintJobId;
use domain::inspection::{Inspection, WalkAround};
use domain::job::Job;
use domain::line::Line;
use domain::outside_work::OutsideWork;
use domain::print_job::next_print;
use domain::role::Role;
use domain::settlement::{Payment, Settlement};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::sessions::Session;
use kernel::shop::Shop;
use serde::Serialize;
use storage::{PrintedPaper, Reader};
use ts_rs::TS;

/// What a paper is made of, by its id, and the number it shows.
type PaperRef = (i64, String);
type GiveOut = fn(&Shop, &Session, i64) -> Result<()>;
type FillIn = fn(&PaperContext<'_>, i64) -> Result<Box<dyn Content>>;

/// What the screens call a paper, in each of their languages: it crosses with
/// the types, so that a new paper is written down in one place.
#[derive(Clone, Copy, Serialize)]
pub struct PaperNames {
    #[serde(rename = "zh-CN")]
    pub zh_cn: &'static str,
    #[serde(rename = "zh-TW")]
    pub zh_tw: &'static str,
    pub en: &'static str,
}

/// What of a paper is the same one printed again: that says so from the second time on.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    /// It is of its moment, and says which: none is another again.
    Never,
    /// What it is made of.
    ByItself,
    /// What is kept of it, under the same id; before anything is, what it is made of. The
    /// first print of a new edition is no second one.
    ByEdition(CounterfoilKind),
    /// It is asked for by the edition itself.
    Edition,
}

#[derive(Clone, Copy)]
pub struct Paper {
    /// Its name at both doors.
    pub kind: &'static str,
    pub called: PaperNames,
    /// What stands at the head of its pages. Papers are Chinese, whatever
    /// language the screen speaks.
    pub title: &'static str,
    /// How its file is called, before the number.
    pub file_title: &'static str,
    /// The sizes its layout was made for, the usual one first.
    pub sizes: &'static [PageSize],
    /// What stands on a paper decides who is handed it.
    pub handed_to: &'static [Role],
    /// Where a visit offers it: what it is made of, and the number it shows.
    pub(super) offered: fn(&VisitForPapers<'_>) -> Vec<PaperRef>,
    /// What is kept of it before it is shown, where showing it gives it out.
    pub(super) given_out: Option<GiveOut>,
    pub(super) counted: Counted,
    pub(super) filled: FillIn,
}

impl Paper {
    /// Under what its prints are counted.
    ///
    /// # Errors
    /// What is kept of it cannot be read.
    pub(super) fn printed(&self, r: &Reader<'_>, id: i64) -> Result<PrintedPaper<'static>> {
        let edition = match self.counted {
            Counted::Never | Counted::ByItself => None,
            Counted::ByEdition(kind) => newest_of(r, kind, id)?.map(|foil| foil.id),
            Counted::Edition => Some(id),
        };
        Ok(PrintedPaper { kind: self.kind, document_id: id, edition })
    }

    /// Which print it is, where it is not the first: of a job, or the next.
    ///
    /// # Errors
    /// What is kept of it cannot be read.
    pub(super) fn reprint(&self, r: &Reader<'_>, id: i64, job: Option<PrintJobId>) -> Result<Option<u32>> {
        if matches!(self.counted, Counted::Never) {
            return Ok(None);
        }
        Ok(next_print(r.prints_before(self.printed(r, id)?, job)?))
    }

    pub fn is_handed_to(&self, roles: &[Role]) -> bool {
        self.handed_to.iter().any(|role| roles.contains(role))
    }

    /// On the size asked for by its name, or on the usual one.
    pub(super) fn form(&self, size: Option<&str>) -> Option<Form> {
        let mut sizes = self.sizes.iter();
        let size = match size {
            Some(name) => sizes.find(|size| size.name() == name),
            None => sizes.next(),
        };
        size.map(|size| Form::new(self.title, *size))
    }
}

/// A paper this visit can print now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperOffer {
    #[ts(type = "PaperKind")]
    pub kind: &'static str,
    pub id: i64,
    pub number: String,
}

/// What of a visit says which papers it can print.
pub(crate) struct VisitForPapers<'a> {
    pub order: &'a WorkOrder,
    pub booking: Option<&'a Appointment>,
    pub walk_around: Option<&'a WalkAround>,
    pub jobs: &'a [Job],
    pub inspections: &'a [Inspection],
    pub findings: &'a [Finding],
    pub sheets: &'a [Settlement],
    pub payments: &'a [Payment],
    /// The first ones of what was taken together with some of these on other visits.
    pub first_receipts: &'a [Payment],
    pub foils: &'a [Counterfoil],
    pub lines: &'a [Line],
    pub estimates: &'a [Estimate],
    pub outside: &'a [OutsideWork],
}

impl VisitForPapers<'_> {
    /// A paper about the visit as a whole bears the number of the order.
    pub(super) fn whole_if(&self, offered: bool) -> Vec<PaperRef> {
        offered.then(|| (self.order.id.0, self.order.number.clone())).into_iter().collect()
    }

    /// What was given out and replaced since can still be looked at as it was.
    pub(super) fn earlier_editions(&self, of: CounterfoilKind) -> Vec<PaperRef> {
        let editions: Vec<&Counterfoil> = self.foils.iter().filter(|foil| foil.kind == of).collect();
        let newest = editions.iter().map(|foil| foil.edition).max();
        editions
            .into_iter()
            .filter(|foil| foil.edition > 0 && Some(foil.edition) != newest)
            .map(|foil| (foil.id, format!("{} ({})", self.order.number, foil.edition)))
            .collect()
    }
}

/// For the sum of all papers to be asked while the program is compiled.
pub(super) const fn no_kind_stands_twice(papers: &[Paper]) -> bool {
    let mut place = 0;
    while place < papers.len() {
        let mut other = place + 1;
        while other < papers.len() {
            if kernel::command::same(papers[place].kind, papers[other].kind) {
                return false;
            }
            other += 1;
        }
        place += 1;
    }
    true
}

/// One without a size could not be asked for; one handed to nobody is none.
pub(super) const fn each_is_drawn_and_handed_out(papers: &[Paper]) -> bool {
    let mut place = 0;
    while place < papers.len() {
        if papers[place].sizes.is_empty() || papers[place].handed_to.is_empty() {
            return false;
        }
        place += 1;
    }
    true
}
