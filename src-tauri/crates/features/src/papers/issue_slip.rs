//! 领料单 of a visit, of what moved for its lines.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use documents::Content;
use documents::issue_slip::{IssueSlip, IssuedPart};
use domain::catalogue::Part;
use domain::ids::WorkOrderId;
use domain::money::Quantity;
use domain::role::Role;
use domain::stock::{Bin, MovementKind, StockBatch, StockMovement};
use domain::work_order::WorkOrder;
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "issue_slip",
    called: PaperNames { zh_cn: "领料单", zh_tw: "領料單", en: "Issue slip" },
    title: "领料单",
    file_title: "领料单",
    sizes: documents::issue_slip::SIZES,
    handed_to: &[Role::PartsKeeper, Role::Advisor, Role::Foreman, Role::Manager],
    offered: |_| Vec::new(),
    given_out: None,
    // It grows as more is fetched: each is of its moment.
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.issue_slip(WorkOrderId(id))?) as Box<dyn Content>),
};

impl PaperContext<'_> {
    fn issue_slip(&self, id: WorkOrderId) -> Result<IssueSlip> {
        let order: WorkOrder = self.r.get(id.0)?;
        let moved = self.r.stock_movements_of_order(id)?;
        // What was only put right in price moved nothing.
        let moved = moved.iter().filter(|movement| !movement.quantity.is_zero());
        Ok(IssueSlip {
            head: self.head(),
            number: order.number.clone(),
            printed_at: self.time(self.now),
            vehicle: self.vehicle(&order)?,
            advisor: self.person(Some(order.advisor_id)),
            promised_at: self.time_if_any(order.promised_at),
            lines: moved.map(|movement| self.fetched(movement)).collect::<Result<_>>()?,
        })
    }

    fn fetched(&self, movement: &StockMovement) -> Result<IssuedPart> {
        let part: Part = self.r.get(movement.part_id.0)?;
        let bin: Bin = self.r.get(movement.bin_id.0)?;
        let batch = movement.batch_id.map(|id| self.r.get::<StockBatch>(id.0)).transpose()?;
        let back = movement.kind == MovementKind::ReturnedFromLine;
        let said = [if back { "退料" } else { "" }, movement.note.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
        Ok(IssuedPart {
            at: self.time(movement.at),
            code: part.terms.code,
            name: part.terms.name,
            specification: part.terms.specification,
            batch: batch.map(|batch| batch.batch_number).unwrap_or_default(),
            bin: bin.code,
            unit: part.terms.unit,
            quantity: Quantity(-movement.quantity.0),
            keeper: self.person(Some(movement.person_id)),
            remark: said.join("，"),
        })
    }
}
