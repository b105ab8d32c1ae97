//! The store: what is there of a part, what it cost, and how both came to be. The stock of a part is
//! the sum of its movements, and stands nowhere that does not follow from them.

pub mod abc;
pub mod account;
pub mod asked;
pub mod batch;
pub mod bin;
pub mod demand;
pub mod figures;
pub mod month;
pub mod movement;
pub mod overdue;
pub mod own_word;
pub mod picking;
pub mod promise;
pub mod warning;

pub use account::{StockAccount, StockLayer, Worth};
pub use asked::StockAsked;
pub use batch::StockBatch;
pub use bin::{Bin, BinKind};
pub use demand::StockDemand;
pub use month::StockMonth;
pub use movement::{CameAndWent, MovementKind, StockDocument, StockMovement};
pub use overdue::OverdueKind;
pub use promise::PartPromise;
pub use warning::StockWarningKind;

use crate::role::Role;

/// Who keeps the store.
pub const KEEPS: &[Role] = &[Role::PartsKeeper, Role::Manager];
/// Who approves what a count found and what is thrown away, and takes back what was posted.
pub const APPROVES: &[Role] = &[Role::Manager];
/// Who looks up what is there: the store, and who sells from it.
pub const LOOKS_UP: &[Role] =
    &[Role::PartsKeeper, Role::Manager, Role::Advisor, Role::Foreman, Role::Cashier];
