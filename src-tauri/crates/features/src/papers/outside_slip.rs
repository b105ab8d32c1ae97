//! 外协送修单, to go along with what another house works on.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use documents::Content;
use documents::outside_slip::{BackFromOutside, OutsideSlip};
use domain::ids::OutsideWorkId;
use domain::outside_work::OutsideWork;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "outside_slip",
    called: PaperNames { zh_cn: "外协送修单", zh_tw: "外協送修單", en: "Slip for outside work" },
    title: "外协送修单",
    file_title: "外协送修单",
    sizes: documents::outside_slip::SIZES,
    handed_to: Action::SendOutside.roles(),
    offered: |visit| visit.outside.iter().map(|one| (one.id.0, visit.order.number.clone())).collect(),
    given_out: None,
    // It says how the thing came back once it has: each is of its moment.
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.outside_slip(OutsideWorkId(id))?) as Box<dyn Content>),
};

impl PaperContext<'_> {
    fn outside_slip(&self, id: OutsideWorkId) -> Result<OutsideSlip> {
        let outside: OutsideWork = self.r.get(id.0)?;
        let order: WorkOrder = self.r.get(outside.work_order_id.0)?;
        let vehicle = self.vehicle(&order)?;
        let back = outside.back_at.map(|at| BackFromOutside {
            at: self.time(at),
            person: self.person(outside.back_by),
            result: outside.result.clone(),
        });
        Ok(OutsideSlip {
            head: self.head(),
            number: order.number,
            printed_at: self.time(self.now),
            plate: vehicle.plate,
            model: vehicle.model,
            partner: outside.partner,
            handed_to: outside.handed_to,
            receipt: outside.receipt,
            what: outside.what,
            sent_at: self.time(outside.sent_at),
            sent_by: self.person(Some(outside.sent_by)),
            due_back_on: outside.due_back_on.to_string(),
            back,
        })
    }
}
