//! Long work: one at a time, with progress, and it can be called off.

use crate::error::{Error, Result};
use crate::host::Read;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    Import,
    LoadSample,
    RemoveSample,
    Backup,
    Restore,
    CheckFile,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    Running,
    Done,
    Failed,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct TaskStatus {
    pub id: i64,
    pub kind: TaskKind,
    pub state: TaskState,
    pub done: i64,
    pub total: i64,
    /// What came out, in the shape the task's own command names.
    pub result: Option<Value>,
    pub refusal: Option<Refusal>,
}

/// What the running work is handed: it counts on, and stops when told.
pub struct Progress {
    done: AtomicI64,
    total: AtomicI64,
    cancelled: AtomicBool,
}

impl Progress {
    pub fn total(&self, total: usize) {
        self.total.store(i64::try_from(total).unwrap_or(i64::MAX), Ordering::Relaxed);
    }

    /// One more done; refuses when the person called the work off.
    pub fn step(&self) -> Result<()> {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.go_on()
    }

    pub fn go_on(&self) -> Result<()> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Refusal::Cancelled.into()) } else { Ok(()) }
    }
}

struct Running {
    status: TaskStatus,
    progress: Arc<Progress>,
}

#[derive(Default)]
pub struct Tasks {
    newest: Mutex<Option<Running>>,
}

impl Tasks {
    fn newest(&self) -> std::sync::MutexGuard<'_, Option<Running>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Registers a new piece of work, unless one is still running.
    fn begin(&self, kind: TaskKind) -> Result<(i64, Arc<Progress>)> {
        let mut newest = self.newest();
        let before = newest.as_ref().map_or(0, |running| running.status.id);
        if newest.as_ref().is_some_and(|running| running.status.state == TaskState::Running) {
            return Err(Refusal::TaskRunning.into());
        }
        let id = before + 1;
        let progress = Arc::new(Progress {
            done: AtomicI64::new(0),
            total: AtomicI64::new(0),
            cancelled: AtomicBool::new(false),
        });
        let status = TaskStatus {
            id,
            kind,
            state: TaskState::Running,
            done: 0,
            total: 0,
            result: None,
            refusal: None,
        };
        *newest = Some(Running { status, progress: progress.clone() });
        Ok((id, progress))
    }

    fn end(&self, id: i64, done: std::result::Result<Value, Refusal>) {
        if let Some(running) = self.newest().as_mut()
            && running.status.id == id
        {
            match done {
                Ok(result) => {
                    running.status.state = TaskState::Done;
                    running.status.result = Some(result);
                }
                Err(refusal) => {
                    running.status.state = TaskState::Failed;
                    running.status.refusal = Some(refusal);
                }
            }
        }
    }

    pub fn is_running(&self, kind: TaskKind) -> bool {
        self.status().is_some_and(|newest| newest.kind == kind && newest.state == TaskState::Running)
    }

    pub fn status(&self) -> Option<TaskStatus> {
        self.newest().as_ref().map(|running| TaskStatus {
            done: running.progress.done.load(Ordering::Relaxed),
            total: running.progress.total.load(Ordering::Relaxed),
            ..running.status.clone()
        })
    }
}

#[derive(Debug, Deserialize, TS)]
pub struct AskTask {}

/// How far the newest long work is; none was ever begun: null.
pub fn task_status(cx: &Read, _: AskTask) -> Result<Option<TaskStatus>> {
    Ok(cx.shop.tasks.status())
}

pub fn cancel_task(cx: &crate::host::Task, _: AskTask) -> Result<Option<TaskStatus>> {
    if let Some(running) = cx.shop.tasks.newest().as_ref() {
        running.progress.cancelled.store(true, Ordering::Relaxed);
    }
    Ok(cx.shop.tasks.status())
}

impl crate::host::Task<'_> {
    /// Starts long work on a thread of its own and answers at once.
    pub fn spawn<T: Serialize>(
        &self,
        kind: TaskKind,
        work: impl FnOnce(&Arc<crate::Shop>, &crate::Session, &Progress) -> Result<T> + Send + 'static,
    ) -> Result<TaskStatus> {
        let (id, progress) = self.shop.tasks.begin(kind)?;
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
        self.shop.tasks.status().ok_or_else(|| Error::Fault("the work begun is gone".into()))
    }
}
