//! A visit as the parts counter sees it.

use crate::stock::demand;
use crate::stock::units::Units;
use domain::ids::{LineId, WorkOrderId};
use domain::line::Line;
use domain::money::Quantity;
use domain::parts_counter::all_is_there;
use domain::stock::StockMovement;
use domain::stock::picking::{cost, of_lines, unit_cost, with_those_before};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;
use storage::StorageError;

pub(super) struct AtCar {
    pub order: WorkOrder,
    pub lines: Vec<Line>,
    /// Everything that moved for the visit.
    pub moved: Vec<StockMovement>,
    /// Lines whose part lay ready when this was read.
    pub laid: Vec<LineId>,
    pub units: Units,
}

impl AtCar {
    pub fn of(cx: &Write, order: WorkOrderId) -> Result<Self> {
        let order: WorkOrder = cx.w.get(order.0)?;
        let lines = cx.w.lines_of(order.id)?;
        let moved = cx.w.stock_movements_of_order(order.id)?;
        let laid = cx.w.laid_parts(order.id)?.into_iter().map(|laid| laid.line_id).collect();
        let units = Units::of_lines(cx.w, lines.iter())?;
        Ok(Self { order, lines, moved, laid, units })
    }

    pub fn of_line(cx: &Write, line: LineId) -> Result<Self> {
        Self::of(cx, cx.w.get::<Line>(line.0)?.work_order_id)
    }

    pub fn line(&self, id: LineId) -> Result<&Line> {
        let found = self.lines.iter().find(|line| line.id == id);
        Ok(found.ok_or(StorageError::NotFound { entity: "line", id: id.0 })?)
    }

    pub fn issued_to(&self, line: &Line) -> Quantity {
        demand::issued_to(&self.moved, &self.lines, line)
    }

    /// All of it went to the car.
    fn is_issued(&self, line: &Line) -> bool {
        self.issued_to(line) >= self.units.wanted(line)
    }

    /// After something moved: what is reserved, and what the lines cost the shop.
    pub fn recounted(&mut self, cx: &Write) -> Result<()> {
        // A visit of before the store was kept has nothing reserved yet.
        demand::follow(cx, &self.order, &self.lines)?;
        self.moved = demand::recount(cx, &self.order, &self.lines)?;
        Ok(())
    }

    /// What a line costs comes from what was issued to it. What it was billed at stays beside it.
    pub fn cost_kept(&self, cx: &Write, line: &Line) -> Result<()> {
        let Some(part) = line.listed.part_id.filter(|_| line.is_unbilled()) else { return Ok(()) };
        let chain = with_those_before(&self.lines, line);
        let worth = cost(of_lines(&self.moved, &chain, part));
        let Some(one) = unit_cost(worth, self.issued_to(line), self.units.factor(line)) else {
            return Ok(());
        };
        let figures = &line.figures;
        let of_shop = cx.details()?.settings.price_basis;
        let one = figures.price_basis.price_from(of_shop, one, figures.tax_rate);
        if one != figures.cost {
            cx.w.keep_line_cost(line.id, one)?;
        }
        Ok(())
    }

    /// All that its work needs is there.
    pub fn all_is_there(&self, cx: &Write) -> Result<bool> {
        let laid: Vec<LineId> =
            cx.w.laid_parts(self.order.id)?.into_iter().map(|laid| laid.line_id).collect();
        let requests = cx.w.part_requests(self.order.id)?;
        Ok(all_is_there(&self.lines, |line| self.is_issued(line), &laid, &requests))
    }
}
