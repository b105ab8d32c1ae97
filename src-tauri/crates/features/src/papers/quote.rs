//! 报价单: what an estimate offers, as it was issued; or what the lines written so
//! far would come to.

use super::charged::quoted_saying;
use super::context::PaperContext;
use super::given_out::give_out;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::counterfoils::Subject;
use crate::stock::quoted::promises;
use documents::quote::Quote;
use domain::counterfoil::CounterfoilKind;
use domain::dates::local_day;
use domain::estimate::Estimate;
use domain::estimate_revision::QuotesHold;
use domain::ids::{EstimateId, LineId, WorkOrderId};
use domain::line::{Line, LineState};
use domain::refusal::Refusal;
use domain::visibility::Confidential;
use domain::work_order::WorkOrder;
use kernel::error::Result;

/// It bears prices and the customer's phone.
pub(super) const PAPER: Paper = Paper {
    kind: "quote",
    called: PaperNames { zh_cn: "报价单", zh_tw: "報價單", en: "Quote" },
    title: "维修报价单",
    file_title: "报价单",
    sizes: documents::quote::SIZES,
    handed_to: Confidential::Contact.roles(),
    offered: |visit| visit.estimates.iter().map(|issued| (issued.id.0, issued.number.clone())).collect(),
    given_out: Some(|shop, session, id| {
        let request = serde_json::json!({ "estimate_id": id });
        give_out(shop, session, "give_out_quote", &request, |context| context.new_quote(EstimateId(id)))
    }),
    counted: Counted::ByEdition(CounterfoilKind::Quote),
    filled: |context, id| Ok(Box::new(context.quote(EstimateId(id))?)),
};

/// Before an estimate is issued: nothing of it is kept, and it says what it is.
pub(super) const DRAFT: Paper = Paper {
    kind: "draft_quote",
    called: PaperNames {
        zh_cn: "报价单（草稿）", zh_tw: "報價單（草稿）", en: "Quote (draft)"
    },
    file_title: "报价单草稿",
    offered: |visit| visit.whole_if(visit.lines.iter().any(|line| line.state == LineState::Draft)),
    given_out: None,
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.draft_quote(WorkOrderId(id))?)),
    ..PAPER
};

fn about(estimate: &Estimate) -> Subject {
    Subject { kind: CounterfoilKind::Quote, order: estimate.work_order_id, id: estimate.id.0 }
}

impl PaperContext<'_> {
    /// Kept when it is first shown, and anew only as long as nobody has answered it.
    fn new_quote(&self, id: EstimateId) -> Result<Option<(Subject, Quote)>> {
        let estimate: Estimate = self.r.get(id.0)?;
        let about = about(&estimate);
        let quote = Quote { printed_at: String::new(), ..self.issued_quote(&estimate)? };
        if about.newest(self.r)?.is_none() {
            return Ok(Some((about, quote)));
        }
        let lines = self.r.lines_of(estimate.work_order_id)?;
        let open = estimate.is_unanswered(&lines);
        let given_out = about.content::<Quote>(self.r, &estimate.number)?;
        Ok((open && given_out.as_ref() != Some(&quote)).then_some((about, quote)))
    }

    fn quote(&self, id: EstimateId) -> Result<Quote> {
        let estimate: Estimate = self.r.get(id.0)?;
        let kept = about(&estimate).content::<Quote>(self.r, &estimate.number)?;
        let quote = kept.map_or_else(|| self.issued_quote(&estimate), Ok)?;
        Ok(Quote { printed_at: self.time(self.now), ..quote })
    }

    fn issued_quote(&self, estimate: &Estimate) -> Result<Quote> {
        let order: WorkOrder = self.r.get(estimate.work_order_id.0)?;
        let lines = self.r.lines_of(order.id)?;
        let offered: Vec<Line> =
            estimate.lines.iter().filter_map(|offered| offered.as_heard(&lines)).collect();
        let offered: Vec<&Line> = offered.iter().collect();
        let hold = QuotesHold::of(&self.shop.settings, local_day(self.now, self.zone()));
        let last = hold.until(estimate.issued_at);
        Ok(Quote {
            number: estimate.number.clone(),
            issued_at: self.time(estimate.issued_at),
            valid_until: last.format("%Y-%m-%d").to_string(),
            is_draft: false,
            ..self.quote_of(&order, &lines, &offered)?
        })
    }

    fn draft_quote(&self, id: WorkOrderId) -> Result<Quote> {
        let order: WorkOrder = self.r.get(id.0)?;
        let lines = self.r.lines_of(id)?;
        let drafts: Vec<&Line> = lines.iter().filter(|line| line.state == LineState::Draft).collect();
        if drafts.is_empty() {
            return Err(Refusal::NotFound { entity: "document".to_owned(), id: id.0 }.into());
        }
        self.quote_of(&order, &lines, &drafts)
    }

    /// `lines` of all of the visit, whatever of them is quoted here: what one took another may not.
    fn quote_of(&self, order: &WorkOrder, lines: &[Line], quoted: &[&Line]) -> Result<Quote> {
        let today = local_day(self.now, self.zone());
        let promised = promises(self.r, order, lines, today)?;
        let says = |id: LineId| {
            let of_line = promised.iter().find(|(line, _)| *line == id);
            of_line.map(|(_, promise)| words::promise(*promise, today)).unwrap_or_default()
        };
        Ok(Quote {
            head: self.head(),
            number: order.number.clone(),
            printed_at: self.time(self.now),
            is_draft: true,
            work_order: order.number.clone(),
            customer: self.customer(order)?,
            vehicle: self.vehicle(order)?,
            mileage_km: order.mileage_km,
            repair_kind: words::repair_kind(order.repair_kind).to_owned(),
            symptom: order.symptom.clone(),
            advisor: self.person(Some(order.advisor_id)),
            issued_at: String::new(),
            valid_until: String::new(),
            quoted: quoted_saying(quoted, &says)?,
        })
    }
}
