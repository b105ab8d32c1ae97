//! Why something is no express order.

use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExpressProblem {
    /// The shop does not offer the kind any more.
    Retired,
    /// Work after which no car leaves without its certificate.
    NeedsCertificate,
    /// Work that is not of the kind.
    OtherWork,
}
