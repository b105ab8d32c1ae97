//! A thing of the price list, so many times, as a line of an express order.

use super::typed::at_price_for;
use super::{AddLine, SavedLine, add_line};
use domain::express::ExpressLine;
use domain::ids::WorkOrderId;
use kernel::error::Result;
use kernel::host::Write;

/// At the price that holds today for the customer.
///
/// # Errors
/// What `add_line` refuses.
pub(crate) fn add_listed(cx: &Write, order: WorkOrderId, line: ExpressLine) -> Result<SavedLine> {
    let item = at_price_for(cx.w, order, cx.w.catalogue_item(line.item)?, cx.today()?)?;
    let figures = line.figures(&item, &cx.details()?.settings);
    add_line(
        cx,
        AddLine {
            work_order_id: order,
            figures,
            finding_id: None,
            walk_around_code: None,
            item: Some(line.item),
            approval: None,
        },
    )
}
