//! Long work: one at a time, with progress, and it can be called off.

use crate::access::Access;
use crate::error::Result;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use storage::Actor;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    PreviewImport,
    Import,
    UndoImport,
    LoadSample,
    RemoveSample,
    Backup,
    CheckBackup,
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

    /// So many are done by now: of a file that is still being read, or of work that begins anew.
    pub fn at(&self, done: usize) {
        self.done.store(i64::try_from(done).unwrap_or(i64::MAX), Ordering::Relaxed);
    }

    /// One more done; refuses when the person called the work off.
    ///
    /// # Errors
    /// `Cancelled` once the work was called off.
    pub fn step(&self) -> Result<()> {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.go_on()
    }

    /// So many more are done, of work that is not broken off any more.
    pub fn count(&self, more: i64) {
        self.done.fetch_add(more, Ordering::Relaxed);
    }

    /// Whether the work is still wanted.
    ///
    /// # Errors
    /// `Cancelled` once it was called off.
    pub fn go_on(&self) -> Result<()> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Refusal::Cancelled.into()) } else { Ok(()) }
    }
}

struct TrackedTask {
    asked: Actor,
    access: Access,
    status: TaskStatus,
    progress: Arc<Progress>,
}

impl TrackedTask {
    fn status(&self) -> TaskStatus {
        TaskStatus {
            done: self.progress.done.load(Ordering::Relaxed),
            total: self.progress.total.load(Ordering::Relaxed),
            ..self.status.clone()
        }
    }

    /// A key is one request's: who uses it for another is refused.
    fn same(&self, asked: &Actor) -> Result<()> {
        let same = self.asked.command == asked.command
            && self.asked.request_hash == asked.request_hash
            && self.asked.person_id == asked.person_id;
        if same { Ok(()) } else { Err(Refusal::KeyReused.into()) }
    }
}

/// The results of so many tasks are kept: a report may be long, and nobody asks
/// for an old one again.
const RESULTS_KEPT: usize = 8;

/// It ends at its next step; a reader outside is ended as soon.
const PATIENCE_WITH_A_LOOK: Duration = Duration::from_secs(5);

/// The newest work last. Each is remembered, under its key, as long as the
/// program runs: when it ends everybody signs in anew, and nobody repeats a post
/// from before.
#[derive(Default)]
pub struct Tasks {
    begun: Mutex<Vec<TrackedTask>>,
    /// Rung whenever a piece of work ends.
    ended: Condvar,
}

fn is_running(begun: &[TrackedTask]) -> bool {
    begun.last().is_some_and(|newest| newest.status.state == TaskState::Running)
}

pub enum Begin {
    Started(i64, Arc<Progress>),
    Repeated(TaskStatus),
}

fn with_key<'a>(begun: &'a [TrackedTask], asked: &Actor) -> Option<&'a TrackedTask> {
    begun.iter().find(|one| asked.key.is_some() && one.asked.key == asked.key)
}

impl Tasks {
    fn begun(&self) -> MutexGuard<'_, Vec<TrackedTask>> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The work that a repeated post began the first time.
    ///
    /// # Errors
    /// `KeyReused` where the key was another request's.
    pub fn repeated(&self, asked: &Actor) -> Result<Option<TaskStatus>> {
        let begun = self.begun();
        let Some(first) = with_key(&begun, asked) else { return Ok(None) };
        first.same(asked).map(|()| Some(first.status()))
    }

    /// Registers a new piece of work, unless one is still running.
    ///
    /// # Errors
    /// `KeyMissing` without a key, `KeyReused` where it was another request's, `TaskRunning`
    /// while other work runs.
    pub fn begin(&self, kind: TaskKind, asked: &Actor, access: Access) -> Result<Begin> {
        if asked.key.is_none() {
            return Err(Refusal::KeyMissing.into());
        }
        let mut begun = self.begun();
        // Asked again under the lock: of two posts at once one begins.
        if let Some(first) = with_key(&begun, asked) {
            return first.same(asked).map(|()| Begin::Repeated(first.status()));
        }
        if is_running(&begun) {
            return Err(Refusal::TaskRunning.into());
        }
        let id = begun.last().map_or(0, |newest| newest.status.id) + 1;
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
        begun.push(TrackedTask { asked: asked.clone(), access, status, progress: progress.clone() });
        if let Some(old) = begun.iter_mut().rev().nth(RESULTS_KEPT) {
            old.status.result = None;
        }
        Ok(Begin::Started(id, progress))
    }

    /// The status that a task ends with. It is not set yet: it is stored first.
    pub fn outcome(&self, id: i64, done: std::result::Result<Value, Refusal>) -> Option<TaskStatus> {
        self.of(id).map(|running| match done {
            Ok(result) => TaskStatus { state: TaskState::Done, result: Some(result), ..running },
            Err(refusal) => TaskStatus { state: TaskState::Failed, refusal: Some(refusal), ..running },
        })
    }

    pub fn end(&self, outcome: TaskStatus) {
        if let Some(begun) = self.begun().iter_mut().find(|begun| begun.status.id == outcome.id) {
            begun.status = outcome;
        }
        self.ended.notify_all();
    }

    /// A look at a file changes nothing: it gives way to whatever is begun next,
    /// the next look of somebody who corrects a column above all.
    pub fn looks_give_way(&self) {
        let looks = |begun: &[TrackedTask]| {
            is_running(begun)
                && begun.last().is_some_and(|newest| newest.status.kind == TaskKind::PreviewImport)
        };
        let begun = self.begun();
        if looks(&begun) {
            if let Some(newest) = begun.last() {
                newest.progress.cancelled.store(true, Ordering::Relaxed);
            }
            let _ = self.ended.wait_timeout_while(begun, PATIENCE_WITH_A_LOOK, |begun| looks(begun));
        }
    }

    /// Who may know what came of the newest: those who may ask for it.
    pub fn access(&self) -> Option<Access> {
        self.begun().last().map(|begun| begun.access)
    }

    pub fn is_running(&self) -> bool {
        is_running(&self.begun())
    }

    /// Waits until no work runs, or the patience is used up; says whether none does.
    pub fn wait_for_the_end(&self, patience: Duration) -> bool {
        let begun = self.begun();
        let waited = self.ended.wait_timeout_while(begun, patience, |begun| is_running(begun));
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    pub fn of(&self, id: i64) -> Option<TaskStatus> {
        self.begun().iter().find(|begun| begun.status.id == id).map(TrackedTask::status)
    }

    /// The running work stops at its next step.
    pub fn call_off(&self) {
        if let Some(newest) = self.begun().last() {
            newest.progress.cancelled.store(true, Ordering::Relaxed);
        }
    }

    pub fn status(&self) -> Option<TaskStatus> {
        self.begun().last().map(TrackedTask::status)
    }
}
