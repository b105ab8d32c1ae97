//! How a refusal looks on the wire: its code and parameters, and the status a
//! browser or a proxy understands without reading them.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;

pub struct Refused(pub Refusal);

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (status_of(&self.0), Json(self.0)).into_response()
    }
}

pub fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::UnreadableRequest { .. } | Refusal::KeyMissing => StatusCode::BAD_REQUEST,
        Refusal::NotSignedIn | Refusal::Restored | Refusal::WrongPin | Refusal::StationUnknown => {
            StatusCode::UNAUTHORIZED
        }
        Refusal::RoleMissing { .. } | Refusal::NothingAllowedHere => StatusCode::FORBIDDEN,
        Refusal::UnknownCommand { .. } | Refusal::NotFound { .. } => StatusCode::NOT_FOUND,
        Refusal::Conflict { .. } | Refusal::KeyReused | Refusal::DoneLongAgo | Refusal::OfferChanged => {
            StatusCode::CONFLICT
        }
        Refusal::LinkOver => StatusCode::GONE,
        Refusal::FileTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::TooManyTries { .. } | Refusal::PinsStopped | Refusal::TooManyRequests { .. } => {
            StatusCode::TOO_MANY_REQUESTS
        }
        Refusal::DiskFull { .. } | Refusal::FolderNotWritable { .. } => StatusCode::INSUFFICIENT_STORAGE,
        Refusal::Bug { .. } | Refusal::FileDamaged => StatusCode::INTERNAL_SERVER_ERROR,
        // The rest are rules of the shop that say no to a request they read.
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
