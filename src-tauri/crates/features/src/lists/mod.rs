//! Lists of the shop as workbooks, for whoever reckons on with them elsewhere. They are asked for as papers
//! are, by a kind and a number, and say what stands in the file: all of it, and not a page.
//!
//! Each list is declared in its own file, and stands once more in [`LISTS`].

mod abc;
mod bins;
mod bookings;
mod calls;
mod claims;
mod complaints;
mod count;
mod counter_sales;
mod customers;
mod goods_receipts;
mod import_rows;
mod inquiry;
mod list;
mod loans;
mod margin;
mod month;
mod movements;
mod need;
mod old_parts;
mod on_order;
mod operations;
mod overdue;
mod packages;
mod parts;
mod payables;
mod personal_data;
mod purchase_order;
mod said;
mod sheets;
mod supplier_returns;
mod suppliers;
mod vehicles;
mod warnings;
mod work_orders;

pub use list::List;

use crate::papers::Document;
use domain::refusal::Refusal;
use kernel::clock::present_in;
use kernel::error::{Error, Result};
use kernel::host::Read;
use kernel::sessions::Session;
use kernel::shop::Shop;
use list::{Asked, Out};
use spreadsheets::Workbook;
use std::cell::OnceCell;

/// Every list that goes out.
pub const LISTS: &[List] = &[
    parts::LIST,
    movements::LIST,
    month::LIST,
    warnings::LIST,
    overdue::LIST,
    abc::LIST,
    margin::LIST,
    bins::LIST,
    suppliers::LIST,
    operations::LIST,
    packages::LIST,
    import_rows::LIST,
    need::LIST,
    inquiry::LIST,
    on_order::LIST,
    purchase_order::LIST,
    goods_receipts::LIST,
    supplier_returns::LIST,
    payables::LIST,
    count::LIST,
    counter_sales::LIST,
    claims::LIST,
    old_parts::LIST,
    loans::LIST,
    work_orders::LIST,
    sheets::LIST,
    vehicles::LIST,
    customers::LIST,
    bookings::LIST,
    complaints::LIST,
    calls::LIST,
    personal_data::LIST,
];

/// Whether both doors are asked for a list by this kind.
pub(crate) fn is_list(kind: &str) -> bool {
    LISTS.iter().any(|list| list.kind == kind)
}

/// A list as a workbook, from one snapshot of the file.
///
/// # Errors
/// `NotFound` for a list there is none of, `RoleMissing` for who is not handed it.
pub(crate) fn document(shop: &Shop, session: &Session, kind: &str, id: i64) -> Result<Document> {
    shop.db.read(|r| -> Result<Document> {
        let person = shop.signed_in(r, session)?;
        let unknown = || Refusal::NotFound { entity: "document".to_owned(), id };
        let list = LISTS.iter().find(|list| list.kind == kind).ok_or_else(unknown)?;
        if !list.is_handed_to(&person.roles) {
            return Err(Refusal::RoleMissing { roles: list.handed_to.to_vec() }.into());
        }
        let now = present_in(r, shop.clock.as_ref())?;
        let cx = Read { r, shop, session, person: Some(&person), now, details: OnceCell::new() };
        let asked = Asked { r, cx: &cx, shop: r.get(1)?, now, id };
        let number = (list.number)(&asked)?;
        let book = Workbook::begin(list.title, list.headings).map_err(Error::fault)?;
        let mut out = Out { book };
        (list.written)(&asked, &mut out)?;
        Ok(Document {
            file_name: format!("{} {number}.xlsx", list.title),
            number,
            bytes: out.book.finish().map_err(Error::fault)?,
        })
    })
}
