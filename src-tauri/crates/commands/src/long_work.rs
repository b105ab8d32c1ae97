//! Asking how far long work is, calling it off, and beginning it.

use crate::error::{Error, Result};
use crate::host::{Read, Task};
use crate::sessions::Session;
use crate::shop::Shop;
use crate::tasks::{Begin, Progress, TaskKind, TaskStatus};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
pub struct AskTask {}

/// How far the newest long work is; none was ever begun: null.
pub fn task_status(cx: &Read, _: AskTask) -> Result<Option<TaskStatus>> {
    Ok(cx.shop.tasks.status())
}

pub fn cancel_task(cx: &Task, _: AskTask) -> Result<Option<TaskStatus>> {
    cx.shop.tasks.call_off();
    Ok(cx.shop.tasks.status())
}

impl Task<'_> {
    /// Starts long work on a thread of its own and answers at once.
    pub fn spawn<T: Serialize>(
        &self,
        kind: TaskKind,
        work: impl FnOnce(&Arc<Shop>, &Session, &Progress) -> Result<T> + Send + 'static,
    ) -> Result<TaskStatus> {
        let (id, progress) = match self.shop.tasks.begin(kind, self.actor)? {
            Begin::Now(id, progress) => (id, progress),
            Begin::Before(status) => return Ok(status),
        };
        // A restore may have ended between the look at the rights and here;
        // from here on none can begin.
        if let Err(refusal) = self.shop.stands(self.session) {
            self.shop.tasks.end(id, Err(refusal.clone()));
            return Err(refusal.into());
        }
        let (shop, session) = (self.shop.clone(), self.session.clone());
        std::thread::spawn(move || {
            // Work that broke off must not look as if it still ran: nothing
            // else could begin until the program ends.
            let done = catch_unwind(AssertUnwindSafe(|| work(&shop, &session, &progress)))
                .unwrap_or_else(|_| Err(Error::Fault("long work broke off".into())))
                .and_then(|answer| serde_json::to_value(answer).map_err(Error::from))
                .map_err(|error| shop.refusal("task", error));
            shop.tasks.end(id, done);
        });
        self.shop.tasks.of(id).ok_or_else(|| Error::Fault("the work begun is gone".into()))
    }
}
