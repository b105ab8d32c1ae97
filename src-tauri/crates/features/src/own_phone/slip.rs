//! The code on paper, for whoever has no phone at hand at the counter. It is
//! drawn while the program knows the link, and kept in no file of the shop.

use super::offered::address_of;
use crate::papers::{Document, PaperContext};
use documents::customer_slip::CustomerSlip;
use documents::parties::VehicleOnPaper;
use documents::{Content, Correction, Form, PageSize};
use domain::customer_link::{CustomerLink, CustomerLinkKind};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use kernel::clock::present_in;
use kernel::error::{Error, Result};
use kernel::sessions::Session;
use kernel::shop::Shop;
use storage::Reader;

/// By what both doors ask for it, as for a paper of the shop.
pub(crate) const KIND: &str = "customer_slip";
pub(crate) const FORM: Form = Form::new("扫码单", PageSize::A5);

const fn what_for(kind: CustomerLinkKind) -> &'static str {
    match kind {
        CustomerLinkKind::Estimate => "查看并确认报价",
        CustomerLinkKind::Progress => "查看维修进度",
        CustomerLinkKind::Sheet => "查看结算单",
        CustomerLinkKind::Survey => "评价本次服务",
    }
}

/// # Errors
/// Who may not hand the link out; one that is over, or that no phone could follow now.
pub(crate) fn slip(shop: &Shop, session: &Session, id: i64) -> Result<Document> {
    shop.db.read(|r| -> Result<()> {
        let person = shop.signed_in(r, session)?;
        Ok(r.get::<CustomerLink>(id)?.check_shown_to(&person.roles)?)
    })?;
    slip_for_printer(shop, id, Correction::NONE)
}

/// The slip somebody was allowed to ask for, as its printer needs it.
pub(crate) fn slip_for_printer(shop: &Shop, id: i64, correction: Correction) -> Result<Document> {
    let slip = shop.db.read(|r| filled(shop, r, id))?;
    Ok(Document {
        file_name: format!("{} {}.pdf", FORM.title, slip.number),
        number: slip.number.clone(),
        bytes: slip.draw(Form { correction, ..FORM }).map_err(Error::fault)?,
    })
}

fn filled(shop: &Shop, r: &Reader<'_>, id: i64) -> Result<CustomerSlip> {
    let now = present_in(r, shop.clock.as_ref())?;
    let link: CustomerLink = r.get(id)?;
    link.check(now)?;
    // The link may be good still: the door is shut, or an earlier run gave it out.
    let none = || Refusal::NotFound { entity: "document".to_owned(), id };
    let address = address_of(shop, &link, now).ok_or_else(none)?;
    let context = PaperContext::of(r, now)?;
    let order: WorkOrder = r.get(link.work_order_id.0)?;
    let VehicleOnPaper { plate, model, .. } = context.vehicle(&order)?;
    Ok(CustomerSlip {
        head: context.head(),
        number: order.number,
        printed_at: context.time(now),
        what_for: what_for(link.kind),
        address,
        until: context.time(link.until),
        plate,
        model,
        promised_at: order.promised_at.map_or_else(|| "未约定".to_owned(), |at| context.time(at)),
        advisor: context.person(Some(order.advisor_id)),
    })
}
