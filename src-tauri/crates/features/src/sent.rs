//! The bytes of a file that came in a request.

use base64::Engine;
use domain::refusal::{FieldProblem, Refusal};
use kernel::error::Result;

/// A camera's own files stay below; the page sends photos smaller.
const LARGEST: usize = 20 << 20;

/// # Errors
/// More than anybody sends, or no base64.
pub(crate) fn bytes_of(content: &str) -> Result<Vec<u8>> {
    let megabytes = |bytes: usize| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
    let length = content.len() / 4 * 3;
    if length > LARGEST {
        let (megabytes, limit) = (megabytes(length), megabytes(LARGEST));
        return Err(Refusal::FileTooLarge { megabytes, limit }.into());
    }
    let decoded = base64::engine::general_purpose::STANDARD.decode(content.trim());
    Ok(decoded.map_err(|_| Refusal::bad("content", FieldProblem::Unknown))?)
}
