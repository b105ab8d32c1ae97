//! What was asked for when booking, as lines of the visit: at the catalogue's
//! prices, drafts until the estimate.

use super::draft;
use super::packaged::written;
use super::typed::{at_price_for, priced};
use domain::catalogue::called;
use domain::ids::WorkOrderId;
use domain::operation::package_called;
use domain::work_order::at_hand::next_position;
use kernel::error::Result;
use kernel::host::Write;

/// More items than a catalogue has under one name.
const MAX_NAMESAKES: usize = 50;

/// Every item that the catalogue knows becomes a line, and a package of work those it is made of. What neither
/// knows stands in the customer's words and is told on the page.
pub(crate) fn add_wanted(cx: &Write, order: WorkOrderId, items: &[String]) -> Result<()> {
    let packages = if items.is_empty() { Vec::new() } else { cx.w.work_packages()? };
    let mut position = next_position(&cx.w.lines_of(order)?);
    for item in items {
        let found = cx.w.catalogue(item, None, true, MAX_NAMESAKES)?;
        let Some(item) = called(item, found) else {
            if let Some(package) = package_called(item, &packages) {
                let visit = cx.w.visit_at_hand(cx.w.get(order.0)?)?;
                position += written(cx, &visit, &package.works)?.added;
            }
            continue;
        };
        let item = at_price_for(cx.w, order, item, cx.today()?)?;
        let figures = item.figures(&cx.details()?.settings);
        // The list price is nobody's concession, whatever the thing costs the shop.
        let typed = priced(cx, order, figures, Some(item.id), None)?;
        let mut line = draft(order, position, typed);
        cx.w.insert(&mut line)?;
        cx.w.count_use(line.figures.kind, &line.figures.code)?;
        position += 1;
    }
    Ok(())
}
