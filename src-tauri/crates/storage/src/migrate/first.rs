//! The steps of the programs that counted them: a file of theirs carries no
//! list, only how many of these went over it. Their SQL is never changed.

use crate::step::{Step, StepBody, dated};
use crate::{changes, search};

const fn rows(name: &'static str, opens: i64, work: fn(&rusqlite::Connection) -> crate::Result<()>) -> Step {
    Step { name, opens: Some(opens), body: StepBody::Rows(work) }
}

/// From this step on the log has the form it has now.
pub(super) const SHORT_LOG: &str = "2026-11-26-2210-short-log";

/// In the order of their old numbers, the first is 1. To those programs every
/// step shut out all that did not know it.
pub(super) const STEPS: &[Step] = &[
    dated!("../../migrations/", "2026-11-21-2043-one-visit", opens 1),
    rows("2026-11-21-2351-terms-folded", 2, search::fold_terms),
    dated!("../../migrations/", "2026-11-22-0147-closed-complaints", opens 3),
    dated!("../../migrations/", "2026-11-26-1514-finding-things", opens 4),
    rows("2026-11-26-1515-index-anew", 5, search::index_anew),
    dated!("../../migrations/", "2026-11-26-1538-clock-set-back", opens 6),
    dated!("../../migrations/", "2026-11-26-1539-owners-and-words", opens 7),
    dated!("../../migrations/", "2026-11-26-1540-sample-visits", opens 8),
    dated!("../../migrations/", "2026-11-26-1541-check-in-facts", opens 9),
    dated!("../../migrations/", "2026-11-26-1610-counterfoils", opens 10),
    dated!("../../migrations/", "2026-11-26-1611-list-prices", opens 11),
    rows(SHORT_LOG, 12, changes::first_form::rewrite_log),
    dated!("../../migrations/", "2026-11-26-2211-stations", opens 13),
    dated!("../../migrations/", "2026-11-26-2237-imports-in-portions", opens 14),
    dated!("../../migrations/", "2026-11-27-0146-rows-known-before", opens 15),
    dated!("../../migrations/", "2026-11-27-0447-sums-of-pins", opens 16),
];
