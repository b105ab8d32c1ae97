//! Asking how far long work is, calling it off, and beginning it.

use crate::command::{MANAGER, SignedIn};
use crate::error::{Error, Result};
use crate::host::{Read, Task};
use crate::sessions::Session;
use crate::shop::Shop;
use crate::tasks::{Begin, Progress, TaskKind, TaskStatus};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use storage::Actor;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskTask {}

/// How far the newest long work is; none was ever begun: null. What came out is
/// told to who might have begun it.
///
/// # Errors
/// Never.
pub fn task_status(cx: &Read, _: AskTask) -> Result<Option<TaskStatus>> {
    let told = cx.shop.tasks.access().is_some_and(|access| access.allows(cx.roles()));
    Ok(cx.shop.tasks.status().map(|status| TaskStatus { result: status.result.filter(|_| told), ..status }))
}

/// Calls the long work off; it ends at its next step.
///
/// # Errors
/// Never.
pub fn cancel_task(cx: &Task, _: AskTask) -> Result<Option<TaskStatus>> {
    cx.shop.tasks.call_off();
    Ok(cx.shop.tasks.status())
}

impl Task<'_> {
    /// Starts long work on a thread of its own and answers at once.
    ///
    /// # Errors
    /// `KeyMissing` without a key, `KeyReused` where it was another request's, `TaskRunning`
    /// while other work runs; `Restored` or `NotSignedIn` where the session ended meanwhile.
    pub fn spawn<T: Serialize>(
        &self,
        kind: TaskKind,
        work: impl FnOnce(&Arc<Shop>, &Session, &Progress) -> Result<T> + Send + 'static,
    ) -> Result<TaskStatus> {
        if self.shop.tasks.repeated(self.actor)?.is_none() {
            self.shop.tasks.looks_give_way();
        }
        let (id, progress) = match self.shop.tasks.begin(kind, self.actor, self.access)? {
            Begin::Started(id, progress) => (id, progress),
            Begin::Repeated(status) => return Ok(status),
        };
        // A restore may have ended between the look at the rights and here;
        // from here on none can begin.
        if let Err(refusal) = self.shop.check_session(self.session) {
            if let Some(outcome) = self.shop.tasks.outcome(id, Err(refusal.clone())) {
                self.shop.tasks.end(outcome);
            }
            return Err(refusal.into());
        }
        let (shop, session, asked) = (self.shop.clone(), self.session.clone(), self.actor.clone());
        self.shop.db.announce(&["task"]);
        std::thread::spawn(move || {
            // Work that broke off must not look as if it still ran: nothing
            // else could begin until the program ends.
            let done = catch_unwind(AssertUnwindSafe(|| work(&shop, &session, &progress)))
                .unwrap_or_else(|_| Err(Error::Fault("long work broke off".into())))
                .and_then(|answer| serde_json::to_value(answer).map_err(Error::from))
                .map_err(|error| shop.refusal("task", error));
            if let Some(outcome) = shop.tasks.outcome(id, done) {
                // Kept first and told then: what somebody has seen done is not
                // done again, even where the program ends the next moment.
                if catch_unwind(AssertUnwindSafe(|| shop.keep(&outcome, &asked))).is_err() {
                    tracing::error!("how long work ended could not be kept");
                }
                shop.tasks.end(outcome);
            }
            shop.db.announce(&["task"]);
        });
        self.shop.tasks.of(id).ok_or_else(|| Error::Fault("the work begun is gone".into()))
    }
}

/// A longer answer is asked for in other ways; nobody repeats a post for it.
const MAX_KEPT_LEN: usize = 64 << 10;

impl Shop {
    /// Writes down how work ended, under its key: a repeated post is answered
    /// with it, also after a restart of the program. Work that broke off with the
    /// program left nothing behind, and may be begun anew.
    fn keep(&self, outcome: &TaskStatus, asked: &Actor) {
        let kept = serde_json::to_value(outcome).map_err(Error::from).and_then(|mut ended| {
            if ended.to_string().len() > MAX_KEPT_LEN {
                ended["result"] = serde_json::Value::Null;
            }
            self.db.write(asked, |_| -> Result<_> { Ok(ended) })
        });
        if let Err(error) = kept {
            tracing::warn!(%error, command = asked.command, "how long work ended is known until the program ends");
        }
    }
}

crate::commands! {
    read task_status(AskTask) -> Option<TaskStatus>, SignedIn, shows [Tasks];
    task cancel_task(AskTask) -> Option<TaskStatus>, MANAGER, changes [Tasks];
}
