//! 交车单: before the car is handed over to be signed on paper, afterwards as it was
//! signed.

use super::context::{NOTHING_KEPT, PaperContext};
use super::handed_back::HandedBack;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::reports::as_signed;
use documents::delivery_sheet::{DeliverySheet, ReturnedItem, WorkDone};
use domain::counterfoil::CounterfoilKind;
use domain::dates::local_day;
use domain::estimate::Authorisation;
use domain::finding::{Finding, FindingStanding, FindingState, FindingUrgency};
use domain::ids::WorkOrderId;
use domain::inspection::newest_final;
use domain::line::{Line, LineKind};
use domain::line_answer::was_withdrawn;
use domain::refusal::Refusal;
use domain::visibility::Confidential;
use domain::work_order::WorkOrder;
use domain::work_order::preparation::old_parts_left;
use domain::work_order::stage::{Action, Missing};
use kernel::error::Result;

/// It bears the customer's phone.
pub(super) const PAPER: Paper = Paper {
    kind: "delivery_sheet",
    called: PaperNames { zh_cn: "交车单", zh_tw: "交車單", en: "Delivery sheet" },
    title: "交车单",
    file_title: "交车单",
    sizes: documents::delivery_sheet::SIZES,
    handed_to: Confidential::Contact.roles(),
    offered: |visit| visit.whole_if(visit.order.stage.can_be_handed_over()),
    given_out: None,
    counted: Counted::ByEdition(CounterfoilKind::Delivery),
    filled: |context, id| Ok(Box::new(context.delivery_sheet(WorkOrderId(id))?)),
};

/// What of a line was done, in one word.
fn done(line: &Line) -> String {
    match line.figures.kind {
        LineKind::Part => {
            let quantity = format!("{} {}", line.figures.quantity.plain(), line.figures.unit);
            format!("已更换 {}", quantity.trim_end())
        }
        _ => "完成".to_owned(),
    }
}

/// How a finding that was not mended stands; nothing for one that was. Where the customer
/// agreed and it was dropped, nobody writes that they did not.
fn advised(finding: &Finding, lines: &[Line], answers: &[Authorisation]) -> Option<String> {
    let dropped = |line: &Line| line.finding_id == Some(finding.id) && was_withdrawn(line, answers);
    let standing = match finding.standing(lines) {
        FindingStanding::Declined if finding.state == FindingState::Quoted && lines.iter().any(dropped) => {
            "同意后撤销，未维修"
        }
        FindingStanding::Declined => "客户未同意维修",
        FindingStanding::Undecided | FindingStanding::Unsigned => "待客户决定",
        _ => return None,
    };
    let urgency = match finding.urgency() {
        FindingUrgency::Now => "影响行车安全，",
        FindingUrgency::Soon => "",
        FindingUrgency::Later => "可继续观察，",
    };
    let suggestion = match finding.suggestion.as_str() {
        "" => String::new(),
        suggestion => format!("；建议{suggestion}"),
    };
    Some(format!("{}（{urgency}{standing}）{suggestion}", finding.text))
}

impl PaperContext<'_> {
    fn delivery_sheet(&self, id: WorkOrderId) -> Result<DeliverySheet> {
        let order: WorkOrder = self.r.get(id.0)?;
        let sheet = match self.handed_back(&order)? {
            Some(HandedBack { sheet: Some(sheet), .. }) => sheet,
            // Handed over by a program that kept no such sheet.
            Some(handed_back) => {
                let sheet = self.delivery_sheet_now(&order, Some(&handed_back))?;
                DeliverySheet { remark: NOTHING_KEPT.to_owned(), ..sheet }
            }
            None if order.stage.can_be_handed_over() => self.delivery_sheet_now(&order, None)?,
            None => {
                let missing = vec![Missing::FinalInspection];
                return Err(Refusal::StillMissing { action: Action::Deliver, missing }.into());
            }
        };
        Ok(DeliverySheet { printed_at: self.time(self.now), ..sheet })
    }

    pub(super) fn delivery_sheet_now(
        &self,
        order: &WorkOrder,
        handed_back: Option<&HandedBack>,
    ) -> Result<DeliverySheet> {
        let (lines, answers) = (self.r.lines_of(order.id)?, self.r.authorisations_of(order.id)?);
        let mut findings = self.r.findings_of(order.id)?;
        // The gravest first.
        findings.sort_by_key(Finding::urgency);
        let mut advice: Vec<String> =
            findings.iter().filter_map(|finding| advised(finding, &lines, &answers)).collect();
        advice.extend(handed_back.map(|handed_back| handed_back.advice.clone()));
        advice.retain(|sentence| !sentence.is_empty());
        let done = lines.iter().filter(|line| line.is_done());
        Ok(DeliverySheet {
            head: self.head(),
            number: order.number.clone(),
            printed_at: String::new(),
            customer: self.customer(order)?,
            vehicle: self.vehicle(order)?,
            repair_kind: words::repair_kind(order.repair_kind).to_owned(),
            checked_in_at: self.time(order.checked_in_at),
            delivered_at: handed_back.map(|handed_back| self.time(handed_back.at)).unwrap_or_default(),
            mileage_in_km: order.mileage_on_paper()?,
            mileage_out_km: order.mileage_out_km,
            advisor: self.person(Some(order.advisor_id)),
            inspector: self.inspector(order)?,
            certificate: order.certificate_number.clone(),
            result: self.result(order)?,
            work: done.map(|line| self.work_done(order, line)).collect(),
            advice,
            next_maintenance: handed_back
                .map_or_else(|| self.suggested_maintenance(order), HandedBack::next_maintenance),
            returned: self.returned(order, &lines, handed_back),
            warranty: handed_back
                .and_then(HandedBack::warranty)
                .unwrap_or_else(|| self.warranty_of_visit(order)),
            remark: self.course(order)?.join("\n"),
            signed_by: handed_back.map(|handed_back| handed_back.accepted_by.clone()).unwrap_or_default(),
            signed_at: handed_back.map(|handed_back| self.time(handed_back.at)).unwrap_or_default(),
            signature: handed_back.and_then(|handed_back| handed_back.signature.clone()),
            signed_paper: handed_back.map(|handed_back| handed_back.paper.clone()).unwrap_or_default(),
        })
    }

    /// Before anybody said otherwise: what the advisor is offered to say.
    fn suggested_maintenance(&self, order: &WorkOrder) -> String {
        let interval = self.shop.settings.service_interval;
        let day = interval.next_day(local_day(self.now, self.zone()));
        words::next_maintenance(Some(day), order.mileage_out_km.map(|out| interval.next_km(out)))
    }

    fn work_done(&self, order: &WorkOrder, line: &Line) -> WorkDone {
        let term = self.line_warranty(order, &line.figures);
        WorkDone {
            kind: line.figures.kind.called().to_owned(),
            name: line.figures.name.clone(),
            done: done(line),
            warranty: words::term_in_short(term),
        }
    }

    /// What the inspector found, as it was signed.
    fn result(&self, order: &WorkOrder) -> Result<String> {
        let reports = self.r.inspections_of(order.id)?;
        let Some(report) = newest_final(&reports) else {
            return Ok(String::new());
        };
        let report = as_signed(report, order)?;
        let mut told =
            vec![if report.passed { "竣工检验合格".to_owned() } else { "未合格".to_owned() }];
        if report.road_test_km > 0 {
            told.push(format!("路试 {} 公里", report.road_test_km));
        }
        told.push(report.note.clone());
        told.retain(|text| !text.is_empty());
        Ok(told.join("，"))
    }

    fn returned(
        &self,
        order: &WorkOrder,
        lines: &[Line],
        handed_back: Option<&HandedBack>,
    ) -> Vec<ReturnedItem> {
        let items = handed_back.is_some_and(|handed_back| handed_back.items_returned);
        let shown = handed_back.is_some_and(|handed_back| handed_back.old_parts_shown);
        let mut returned = vec![ReturnedItem {
            what: "车钥匙、随车证件与物品已交还".to_owned(),
            is_given: items,
        }];
        if old_parts_left(order, lines).is_some() {
            let what = format!("旧件已展示（{}）", words::old_parts(order.old_parts));
            returned.push(ReturnedItem { what, is_given: shown });
        } else {
            returned.push(ReturnedItem { what: words::NO_OLD_PARTS.to_owned(), is_given: true });
        }
        returned
    }
}
