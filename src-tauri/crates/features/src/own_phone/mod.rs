//! The customer's own phone: one thing of one visit, by a link the counter gives
//! out. The kernel lets a phone ask for nothing but what stands here.

mod answered;
mod message;
mod offered;
mod page;
mod shown;
mod slip;

pub use answered::{AnswerOnOwnPhone, ConfirmOnOwnPhone, LineAnswered, MarkOnOwnPhone};
pub use message::{AskEstimateText, EstimateText, estimate_text};
pub use offered::{
    AskCustomerLink, CustomerLinkOffered, CustomerLinkShown, LinkTarget, OfferCustomerLink,
    end_customer_link, list_customer_links, offer_customer_link, show_customer_link,
};
pub use page::{CustomerPage, LinkContent};
pub use shown::{come_in, opened, photo, sheet};
pub(crate) use slip::{FORM as SLIP_FORM, KIND as SLIP, slip, slip_for_printer};

use domain::customer_link::CustomerLink;
use domain::refusal::Refusal;
use kernel::error::Result;
use kernel::sessions::Session;
use storage::Reader;

kernel::lists!(offered, page, answered, message);

/// The link by which somebody asks, while it shows something.
fn link_of(r: &Reader<'_>, session: &Session, now: chrono::DateTime<chrono::Utc>) -> Result<CustomerLink> {
    let customer = session.customer.as_ref().ok_or(Refusal::LinkOver)?;
    let link: CustomerLink = r.get(customer.link.0).map_err(|error| match error {
        // Gone with what it showed.
        storage::StorageError::NotFound { .. } => Refusal::LinkOver.into(),
        other => kernel::error::Error::from(other),
    })?;
    if link.token_hash != customer.token_hash {
        return Err(Refusal::LinkOver.into());
    }
    link.check(now)?;
    Ok(link)
}
