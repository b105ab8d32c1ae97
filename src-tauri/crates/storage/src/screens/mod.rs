//! What the screens are shown, row by row as a question answers it: each shape
//! stands beside its question, so that the two cannot drift apart, and crosses to
//! the screen as it is. The queues read only what still moves, from indexes that
//! hold nothing else.

mod accounts;
mod figures;
mod jobs;
mod office;
mod photos;
mod queue;
mod till;
mod visits;

pub use accounts::AccountSheet;
pub use figures::{Counted, OfDay, OfStage};
pub use jobs::{JobClock, JobOnBoard, RunningClock};
pub use office::{NavCounts, WaitingApproval};
pub use photos::SmallPhoto;
pub use queue::{PartsLine, QueueRow};
pub use till::{OnAccountRow, Takings};
pub use visits::{OwnerRow, VisitRow};

#[cfg(test)]
pub(crate) use accounts::{ALL_ON_ACCOUNT, ON_ACCOUNT_OF_CUSTOMER, ON_ACCOUNT_OF_PAYER};
#[cfg(test)]
pub(crate) use figures::{
    ARRIVED, CAME_BACK, CAME_BACK_TO, DELIVERED, FIXED_AT_ONCE, HANDED_BACK_BY, IN_SHOP_COUNTS, INSPECTED,
    ISSUED, LATE_COMPLAINTS, RECOMMENDED, REFUSED, REWORKED,
};
#[cfg(test)]
pub(crate) use jobs::{RUNNING_CLOCKS, finished_jobs_sql, jobs_done_sql, open_jobs_sql};
#[cfg(test)]
pub(crate) use office::{NAV_COUNTS, WAITING_APPROVALS};
#[cfg(test)]
pub(crate) use photos::{photos_in_sql, photos_of_open_findings_sql, photos_of_vehicle_sql};
#[cfg(test)]
pub(crate) use queue::{MONEY_OPEN, OWING_PARTS, PARTS, final_inspections_sql, open_findings_sql, queue_sql};
#[cfg(test)]
pub(crate) use till::{ON_ACCOUNT, OWED_ON_ACCOUNT, TAKINGS};
#[cfg(test)]
pub(crate) use visits::{OWNERS, of_customer_sql, of_vehicle_sql};
#[cfg(test)]
mod tests;

/// Longer than any queue a shop can work off; a forgotten year does not stop
/// the screen.
pub(crate) const MAX_ROWS: i64 = 500;
