//! Writing down that a customer was told how their car is, knowing whom nobody has told yet, and telling advisors
//! what was promised without them.

use crate::visit::flow;
use chrono::{DateTime, Utc};
use domain::complaint::WordMeans;
use domain::customer_told::{CustomerTold, StillToTell, Telling, ToldMatter, still_to_tell};
use domain::ids::{PersonId, WorkOrderId};
use domain::promise_moved::{PromiseMoved, PromiseSeen, unseen_move};
use domain::refusal::{MAX_NAME_LEN, required};
use domain::work_order::correction::CheckInCorrection;
use domain::work_order::stage::{Action, Stage};
use domain::work_order::{StageStep, WorkOrder};
use kernel::command::{COUNTER, of};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use storage::screens::QueueRow;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct NoteTold {
    pub work_order_id: WorkOrderId,
    pub telling: Telling,
}

/// The customer was there, or on the phone, as it was decided: they know already.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HeardAtOnce {
    pub means: WordMeans,
    pub to_name: String,
}

/// A car whose customer is still to be told something.
#[derive(Debug, Serialize, TS)]
pub struct ToTellRow {
    pub row: QueueRow,
    pub to_tell: StillToTell,
    /// Who made it so, by name.
    pub by_name: String,
}

/// A car whose promise somebody else moved, and whose customer knows.
#[derive(Debug, Serialize, TS)]
pub struct PromiseMovedRow {
    pub row: QueueRow,
    pub moved: PromiseMoved,
    /// Who moved it, by name.
    pub by_name: String,
}

/// Of a promise as it was shown: the moment in which it moved.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct NotePromiseSeen {
    pub work_order_id: WorkOrderId,
    pub moved_at: DateTime<Utc>,
}

/// Writes down a call or a message. It changes nothing of the visit: whoever has it open goes on.
///
/// # Errors
/// What `load_for_action` refuses, and `BadField` as `Telling::kept` says.
pub fn note_told(cx: &Write, ask: NoteTold) -> Result<()> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::NoteTold)?;
    let mut told = ask.telling.kept(&visit.order, cx.now, cx.my_id()?)?;
    cx.w.insert(&mut told)?;
    Ok(())
}

/// What was decided with the customer there needs no call.
///
/// # Errors
/// `BadField` without a name.
pub(super) fn heard_at_once(cx: &Write, order: &WorkOrder, heard: &HeardAtOnce) -> Result<()> {
    cx.w.insert(&mut CustomerTold {
        id: 0,
        work_order_id: order.id,
        matter: ToldMatter::Promise,
        means: heard.means,
        to_name: required("to_name", &heard.to_name, MAX_NAME_LEN)?,
        phone: String::new(),
        reached: true,
        note: String::new(),
        promised_at: order.promised_at,
        at: cx.now,
        person_id: cx.my_id()?,
    })?;
    Ok(())
}

/// What became of what was promised to the customers of several cars.
struct Course {
    steps: Vec<StageStep>,
    corrections: Vec<CheckInCorrection>,
    told: Vec<CustomerTold>,
    seen: Vec<PromiseSeen>,
}

impl Course {
    fn read(r: &Reader<'_>, orders: &[WorkOrderId]) -> Result<Self> {
        Ok(Self {
            steps: r.steps_of_orders(orders)?,
            corrections: r.corrections_of_orders(orders)?,
            told: r.told_of_orders(orders)?,
            seen: r.promises_seen_of(orders)?,
        })
    }

    fn of(&self, id: WorkOrderId) -> Self {
        Self {
            steps: self.steps.iter().filter(|one| one.work_order_id == id).cloned().collect(),
            corrections: self.corrections.iter().filter(|one| one.work_order_id == id).cloned().collect(),
            told: self.told.iter().filter(|one| one.work_order_id == id).cloned().collect(),
            seen: self.seen.iter().filter(|one| one.work_order_id == id).cloned().collect(),
        }
    }

    fn to_tell(&self, stage: Stage) -> Option<StillToTell> {
        still_to_tell(stage, &self.steps, &self.corrections, &self.told)
    }

    fn unseen(&self, stage: Stage, advisor: PersonId) -> Option<PromiseMoved> {
        unseen_move(stage, advisor, &self.steps, &self.corrections, &self.told, &self.seen)
    }
}

/// Whoever answers for a car saw that its promise had moved. Of anybody else's car, and of what moved again since it
/// was shown, nothing is kept: it stays where it is until its advisor has seen it as it is now.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn note_promise_seen(cx: &Write, ask: NotePromiseSeen) -> Result<()> {
    let order: WorkOrder = cx.w.get(ask.work_order_id.0)?;
    let (id, me) = (order.id, cx.my_id()?);
    let moved = Course::read(cx.w, &[id])?.unseen(order.stage, order.advisor_id);
    if order.advisor_id == me && moved.is_some_and(|moved| moved.at == ask.moved_at) {
        let mut seen =
            PromiseSeen { id: 0, work_order_id: id, moved_at: ask.moved_at, at: cx.now, person_id: me };
        cx.w.insert(&mut seen)?;
    }
    Ok(())
}

/// What of these cars is news: whose customer is still to be told something, what is so the longest first; and
/// whose promise moved without whoever asks, and answers for the car, having seen it.
pub(crate) fn promise_news(cx: &Read, cars: &[QueueRow]) -> Result<(Vec<ToTellRow>, Vec<PromiseMovedRow>)> {
    let ids: Vec<WorkOrderId> = cars.iter().map(|car| car.work_order_id).collect();
    let all = Course::read(cx.r, &ids)?;
    let (me, people) = (cx.my_id()?, cx.r.people()?);
    let name_of = |id: PersonId| {
        let person = people.iter().find(|person| person.id == id);
        person.map(|person| person.name.clone()).unwrap_or_default()
    };
    let (mut to_tell, mut moved): (Vec<ToTellRow>, Vec<PromiseMovedRow>) = (Vec::new(), Vec::new());
    for car in cars {
        let of_car = all.of(car.work_order_id);
        if car.advisor_id == me
            && let Some(unseen) = of_car.unseen(car.stage, me)
        {
            moved.push(PromiseMovedRow { row: car.clone(), by_name: name_of(unseen.by), moved: unseen });
        }
        let Some(still) = of_car.to_tell(car.stage) else { continue };
        if cx.r.get::<WorkOrder>(car.work_order_id.0)?.customer_stands_by() {
            continue;
        }
        to_tell.push(ToTellRow { row: car.clone(), by_name: name_of(still.by), to_tell: still });
    }
    to_tell.sort_by_key(|one| one.to_tell.since);
    moved.sort_by_key(|one| one.moved.at);
    Ok((to_tell, moved))
}

kernel::commands! {
    write note_told(NoteTold) -> (), of(Action::NoteTold), changes [Visits];
    write note_promise_seen(NotePromiseSeen) -> (), COUNTER, changes [Visits];
}
