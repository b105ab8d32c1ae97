//! 维修委托书, drawn up from what is agreed and what is offered, and kept each time
//! it is given out. Its number stays.

use super::answers::KeptAnswers;
use super::charged::quoted_on_paper;
use super::context::{PaperContext, brought_by};
use super::given_out::{Edition, give_out};
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::counterfoils::{Subject, contract_given_out};
use documents::repair_contract::{AgreedBefore, RepairContract};
use domain::contract::{awaits_answer, contract_number, contracted_lines};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::ids::WorkOrderId;
use domain::inspection::Signature;
use domain::money::{Money, Rate};
use domain::refusal::Refusal;
use domain::visibility::Confidential;
use domain::work_order::WorkOrder;
use domain::work_order::stage::{Action, Missing};
use kernel::error::Result;

/// It bears prices and the customer's phone.
pub(super) const PAPER: Paper = Paper {
    kind: "repair_contract",
    called: PaperNames { zh_cn: "维修委托书", zh_tw: "維修委託書", en: "Repair contract" },
    title: "机动车维修委托书",
    file_title: "维修委托书",
    sizes: documents::repair_contract::SIZES,
    handed_to: Confidential::Contact.roles(),
    offered: |visit| {
        let order = visit.order;
        let number = contract_given_out(visit.foils);
        let can_be_drawn_up = order.stage.is_in_the_workshop()
            && order.mileage_km.is_some()
            && !contracted_lines(visit.lines).is_empty();
        match number {
            Some(number) => vec![(order.id.0, number)],
            None if can_be_drawn_up => vec![(order.id.0, order.number.clone())],
            None => Vec::new(),
        }
    },
    given_out: Some(|shop, session, id| {
        let request = serde_json::json!({ "work_order_id": id });
        give_out(shop, session, "give_out_repair_contract", &request, |context| {
            context.new_contract(WorkOrderId(id))
        })
    }),
    counted: Counted::ByEdition(CounterfoilKind::RepairContract),
    filled: |context, id| Ok(Box::new(context.repair_contract(WorkOrderId(id))?)),
};

/// An edition that a newer one replaced, under its counterfoil's id.
pub(super) const EARLIER: Paper = Paper {
    kind: "earlier_repair_contract",
    called: PaperNames {
        zh_cn: "维修委托书（旧版）",
        zh_tw: "維修委託書（舊版）",
        en: "Repair contract (replaced)",
    },
    offered: |visit| visit.earlier_editions(CounterfoilKind::RepairContract),
    given_out: None,
    counted: Counted::Edition,
    filled: |context, id| {
        let contract: RepairContract = context.earlier(CounterfoilKind::RepairContract, id)?;
        Ok(Box::new(RepairContract { printed_at: context.time(context.now), ..contract }))
    },
    ..PAPER
};

impl Edition for RepairContract {
    fn printed_as(self, other: &Self) -> Self {
        Self { printed_at: other.printed_at.clone(), edition_note: other.edition_note.clone(), ..self }
    }

    fn noted(self, edition_note: String) -> Self {
        Self { edition_note, ..self }
    }
}

fn about(order: WorkOrderId) -> Subject {
    Subject::of_visit(CounterfoilKind::RepairContract, order)
}

/// How far the bill may go beyond what was agreed before anybody is asked again.
pub(super) fn overrun(limit: Rate, budget: Money) -> String {
    if limit.0 == 0 {
        return "实际费用不得超出预算；任何增加须事先征得托修方同意。".to_owned();
    }
    let most = budget + budget.share(limit);
    format!(
        "同一项目的实际费用超出预算 {}% 以内（合计不超过 {} 元）的，据实结算；超出的须事先征得托修方同意。",
        limit.percent_plain(),
        most.plain()
    )
}

/// By whom, when, and the drawing itself.
type DrawnBy = (String, String, Signature);

impl PaperContext<'_> {
    fn new_contract(&self, id: WorkOrderId) -> Result<Option<(Subject, RepairContract)>> {
        let order: WorkOrder = self.r.get(id.0)?;
        let may_change = order.stage.is_in_the_workshop();
        if !may_change && about(id).newest(self.r)?.is_none() {
            return Ok(None);
        }
        self.next_edition(about(id), &order.number, may_change, || self.contract_now(&order))
    }

    /// As it was last given out.
    fn repair_contract(&self, id: WorkOrderId) -> Result<RepairContract> {
        let order: WorkOrder = self.r.get(id.0)?;
        let kept = match about(id).newest(self.r)? {
            Some(_) => about(id).content::<RepairContract>(self.r, &order.number)?,
            None => None,
        };
        let none = || Refusal::NotFound { entity: "document".to_owned(), id: id.0 };
        Ok(RepairContract { printed_at: self.time(self.now), ..kept.ok_or_else(none)? })
    }

    /// The number of the visit's contract, where one was given out.
    pub(super) fn contract_of(&self, order: &WorkOrder) -> Result<String> {
        Ok(contract_given_out(&self.r.counterfoils_of(order.id)?).unwrap_or_default())
    }

    fn contract_now(&self, order: &WorkOrder) -> Result<RepairContract> {
        let lines = self.r.lines_of(order.id)?;
        let contracted = contracted_lines(&lines);
        if contracted.is_empty() {
            let missing = vec![Missing::DraftLines];
            return Err(Refusal::StillMissing { action: Action::IssueEstimate, missing }.into());
        }
        let quoted = quoted_on_paper(&contracted)?;
        let settings = &self.shop.settings;
        let foils = self.r.counterfoils_of(order.id)?;
        let number = contract_given_out(&foils)
            .unwrap_or_else(|| contract_number(&settings.prefixes.contract, &order.number));
        let customer = self.customer(order)?;
        let awaits_signature = awaits_answer(&lines);
        let (answers, signed) = self.agreed_before(order, &foils)?;
        // A hand under what was agreed then is none under what is offered since.
        let signed = signed.filter(|_| !awaits_signature);
        let (signed_by, signed_at, signature) = match signed {
            Some((by, at, signature)) => (by, at, Some(signature)),
            None => Default::default(),
        };
        Ok(RepairContract {
            head: self.head(),
            number,
            work_order: order.number.clone(),
            printed_at: String::new(),
            edition_note: String::new(),
            brought_by: brought_by(order, &customer),
            customer,
            vehicle: self.vehicle(order)?,
            mileage_km: order.mileage_on_paper()?,
            checked_in_at: self.time(order.checked_in_at),
            promised_at: self.time_if_any(order.promised_at),
            repair_kind: words::repair_kind(order.repair_kind).to_owned(),
            advisor: self.person(Some(order.advisor_id)),
            symptom: order.symptom.clone(),
            overrun: overrun(settings.overrun_limit, quoted.total),
            quoted,
            old_parts: words::old_parts(order.old_parts).to_owned(),
            warranty: self.warranty_of(order)?.join("\n"),
            terms: settings.papers.contract_terms.clone(),
            answers,
            awaits_signature,
            signed_by,
            signed_at,
            signature,
        })
    }

    /// Every yes of the customer, and the newest that was drawn.
    fn agreed_before(
        &self,
        order: &WorkOrder,
        foils: &[Counterfoil],
    ) -> Result<(Vec<AgreedBefore>, Option<DrawnBy>)> {
        let ledger = self.r.authorisations_of(order.id)?;
        let mut answers = Vec::new();
        let mut signed = None;
        for foil in foils.iter().filter(|foil| foil.kind == CounterfoilKind::Answers) {
            let at = self.time(foil.at);
            let Some(kept) = KeptAnswers::of(foil, &ledger) else {
                let damaged = Refusal::Damaged { entity: "answers".to_owned(), number: order.number.clone() };
                return Err(damaged.into());
            };
            let agreed = kept.answers.iter().filter(|answer| answer.approved);
            answers.push(AgreedBefore {
                at: at.clone(),
                by: kept.by_name.clone(),
                means: words::with_note(words::answered_by(kept.means, &kept.paper), &kept.note),
                amount: agreed.map(|answer| answer.amount).sum(),
            });
            // The newest answer counts: one by phone has no hand under it.
            signed = kept.signature.map(|signature| (kept.by_name, at, signature));
        }
        Ok((answers, signed))
    }
}
