//! The code on paper, for whoever has no phone at hand at the counter. It is
//! drawn while the program knows the link, and kept in no file of the shop.

use super::offered::{address_of, checked};
use crate::papers::{Document, PaperContext};
use documents::customer_slip::CustomerSlip;
use documents::parties::VehicleOnPaper;
use documents::{Content, Form, PageSize};
use domain::customer_link::{CustomerLink, CustomerLinkKind};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use kernel::clock::present_in;
use kernel::error::{Error, Result};
use kernel::sessions::Session;
use kernel::shop::Shop;

/// By what both doors ask for it, as for a paper of the shop.
pub(crate) const KIND: &str = "customer_slip";
const FORM: Form = Form { title: "扫码单", size: PageSize::A5 };

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
    let slip = shop.db.read(|r| -> Result<CustomerSlip> {
        let now = present_in(r, shop.clock.as_ref())?;
        let person = shop.signed_in(r, session)?;
        let link: CustomerLink = r.get(id)?;
        checked(&link, &person.roles)?;
        link.check(now)?;
        // The link may be good still: the door is shut, or an earlier run gave it out.
        let none = || Refusal::NotFound { entity: "document".to_owned(), id };
        let address = address_of(shop, &link, now).ok_or_else(none)?;
        let desk = PaperContext::of(r, now)?;
        let order: WorkOrder = r.get(link.work_order_id.0)?;
        let VehicleOnPaper { plate, model, .. } = desk.vehicle(&order)?;
        Ok(CustomerSlip {
            head: desk.head(),
            number: order.number,
            printed_at: desk.time(now),
            what_for: what_for(link.kind),
            address,
            until: desk.time(link.until),
            plate,
            model,
            promised_at: order.promised_at.map_or_else(|| "未约定".to_owned(), |at| desk.time(at)),
            advisor: desk.person(Some(order.advisor_id)),
        })
    })?;
    Ok(Document {
        file_name: format!("{} {}.pdf", FORM.title, slip.number),
        bytes: slip.draw(FORM).map_err(Error::fault)?,
    })
}
