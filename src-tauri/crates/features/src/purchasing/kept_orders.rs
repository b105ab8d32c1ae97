//! Orders with their lines, read at once, and what a list says of each.

use super::told::{PurchaseOrderRow, cars, names};
use chrono::NaiveDate;
use domain::ids::PurchaseOrderId;
use domain::purchasing::{PurchaseOrder, PurchaseOrderLine, PurchaseOrderState, Supplier};
use kernel::error::Result;
use std::collections::BTreeMap;
use storage::Reader;

pub(super) struct Standing {
    pub orders: Vec<PurchaseOrder>,
    lines: BTreeMap<PurchaseOrderId, Vec<PurchaseOrderLine>>,
}

impl Standing {
    pub fn of(r: &Reader<'_>, orders: Vec<PurchaseOrder>) -> Result<Self> {
        let ids: Vec<PurchaseOrderId> = orders.iter().map(|order| order.id).collect();
        let mut lines: BTreeMap<PurchaseOrderId, Vec<PurchaseOrderLine>> = BTreeMap::new();
        for line in r.purchase_lines(&ids)? {
            lines.entry(line.purchase_order_id).or_default().push(line);
        }
        Ok(Self { orders, lines })
    }

    /// Those that are on their way.
    pub fn ordered(r: &Reader<'_>) -> Result<Self> {
        Self::of(r, r.purchase_orders(PurchaseOrderState::Ordered)?)
    }

    pub fn lines(&self, order: &PurchaseOrder) -> &[PurchaseOrderLine] {
        self.lines.get(&order.id).map_or(&[], Vec::as_slice)
    }

    /// Since when the first of it should have been here.
    pub fn late_since(&self, order: &PurchaseOrder, today: NaiveDate) -> Option<NaiveDate> {
        self.lines(order).iter().filter_map(|line| line.late_since(order, today)).min()
    }

    /// What a list shows of them, in their order.
    pub fn rows(
        &self,
        r: &Reader<'_>,
        suppliers: &[Supplier],
        today: NaiveDate,
    ) -> Result<Vec<PurchaseOrderRow>> {
        let suppliers = names(suppliers);
        let cars = cars(r, self.lines.values().flatten().filter_map(|line| line.work_order_id))?;
        let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        Ok(self
            .orders
            .iter()
            .map(|order| {
                let lines = self.lines(order);
                let open = || lines.iter().filter(|line| line.open().0 > 0);
                let mut of: Vec<_> = lines.iter().filter_map(|line| line.work_order_id).collect();
                of.sort_unstable();
                of.dedup();
                PurchaseOrderRow {
                    supplier_name: suppliers
                        .get(&order.supplier_id)
                        .map(|supplier| supplier.name.clone())
                        .unwrap_or_default(),
                    line_count: count(lines.len()),
                    lines_open: count(open().count()),
                    lines_late: count(open().filter(|line| line.late_since(order, today).is_some()).count()),
                    order_total: lines.iter().map(PurchaseOrderLine::amount).sum(),
                    late_since: self.late_since(order, today),
                    next_on: open().filter_map(|line| line.expected(order)).min(),
                    cars: of.iter().filter_map(|visit| cars.get(visit).cloned()).collect(),
                    order: order.clone(),
                }
            })
            .collect())
    }
}
