//! The number on the document a movement belongs to, as somebody looks for it in a folder.

use domain::counter_sale::CounterSale;
use domain::counting::StockCount;
use domain::loan::Loan;
use domain::receiving::{GoodsReceipt, SupplierReturn};
use domain::stock::StockDocument;
use kernel::error::Result;
use storage::Reader;

/// Empty where it belongs to none, or came in with a list, which has no number.
pub(crate) fn document_number(
    r: &Reader<'_>,
    kind: Option<StockDocument>,
    id: Option<i64>,
) -> Result<String> {
    let (Some(kind), Some(id)) = (kind, id) else { return Ok(String::new()) };
    Ok(match kind {
        StockDocument::GoodsReceipt => r.get::<GoodsReceipt>(id)?.number,
        StockDocument::SupplierReturn => r.get::<SupplierReturn>(id)?.number,
        StockDocument::StockCount => r.get::<StockCount>(id)?.number,
        StockDocument::CounterSale => r.get::<CounterSale>(id)?.number,
        StockDocument::Loan => r.get::<Loan>(id)?.number,
        StockDocument::Import => String::new(),
    })
}
