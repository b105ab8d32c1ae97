//! 快修: an order that is taken in, done, paid and handed back on one screen.

mod car;
mod carried;
mod kinds;
mod order;

pub use carried::express_order;
pub use kinds::{express_page, quote_express, save_express_kind};
pub use order::{
    ExpressDone, ExpressKindRow, ExpressOrder, ExpressPage, ExpressQuote, ExpressTechnician, QuoteExpress,
    QuotedExpressLine, SaveExpressKind,
};

use domain::express::ExpressKind;
use kernel::command::{COUNTER, MANAGER};
use kernel::host::AskNothing;

kernel::commands! {
    read express_page(AskNothing) -> ExpressPage, COUNTER, shows [Catalogue People];
    read quote_express(QuoteExpress) -> ExpressQuote, COUNTER, shows [Catalogue Customers Vehicles];
    write express_order(ExpressOrder) -> ExpressDone, COUNTER,
        changes [Visits Customers Vehicles Bookings Sheets Calls Approvals Invoices Links Stock Catalogue];
    write save_express_kind(SaveExpressKind) -> ExpressKind, MANAGER, changes [Catalogue];
}
