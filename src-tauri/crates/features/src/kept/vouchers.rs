//! Whether a voucher still says what was issued: it is money.

use super::sheets::payments_are_intact;
use domain::refusal::Refusal;
use domain::settlement::Payment;
use domain::voucher::Voucher;
use kernel::checksum::checksum;
use kernel::error::Result;
use storage::Reader;

/// Of all that was issued. The fields are named one by one: a field of a later
/// program must not change the sum.
pub fn sum_of_voucher(voucher: &Voucher) -> String {
    checksum(&serde_json::json!({
        "number": voucher.number,
        "name": voucher.name,
        "face_value": voucher.face_value,
        "smallest_bill": voucher.smallest_bill,
        "valid_from": voucher.valid_from,
        "valid_until": voucher.valid_until,
        "customer_id": voucher.customer_id,
        "issued_at": voucher.issued_at,
        "issued_by": voucher.issued_by,
    }))
}

pub fn voucher_is_intact(voucher: &Voucher) -> bool {
    sum_of_voucher(voucher) == voucher.checksum
}

/// What it pays is only reckoned from what was issued.
///
/// # Errors
/// `Damaged` where it does not say what was issued.
pub fn as_issued(voucher: Voucher) -> Result<Voucher> {
    if voucher_is_intact(&voucher) {
        return Ok(voucher);
    }
    Err(Refusal::Damaged { entity: "voucher".to_owned(), number: voucher.number }.into())
}

/// All receipts that name a number, each as it was written.
///
/// # Errors
/// `Damaged` where one of them does not say what was written.
pub fn receipts_naming(r: &Reader<'_>, number: &str) -> Result<Vec<Payment>> {
    let receipts = r.payments_naming(number)?;
    payments_are_intact(&receipts)?;
    Ok(receipts)
}
