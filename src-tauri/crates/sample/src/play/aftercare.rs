//! Delivery and what comes after it: marks, complaints, the call, answers to suggestions.

use crate::plan::Step;
use crate::town::DISCONTENTS;
use chrono::{DateTime, Utc};
use domain::complaint::{ComplaintLevel, ComplaintState, WordMeans};
use domain::follow_up::{CallOutcome, SurveyScores};
use domain::inspection::ConfirmationMeans;
use domain::last_look::LookSide;
use domain::money::Money;
use domain::shop::ShopDetails;
use features::aftercare::complaints;
use features::aftercare::delivery;
use features::aftercare::follow_ups;
use features::aftercare::suggestions;
use features::visit::last_look::{ConfirmLastLook, confirm_last_look};
use kernel::error::Result;

use super::Player;
use super::rows::signature;

impl Player<'_> {
    pub(super) fn deliver(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        self.look_last(visit, at)?;
        let order = self.order(visit)?;
        let day = domain::dates::local_day(at, self.zone);
        let ask = delivery::Deliver {
            work_order_id: order.id,
            version: Some(order.version),
            accepted_by: self.customer_name(visit).to_owned(),
            means: ConfirmationMeans::OnScreen,
            signature: Some(signature(&mut self.story.town)),
            old_parts_shown: true,
            items_returned: true,
            advice: self
                .story
                .town
                .one_of(&["", "后刹车片还剩 4 mm，下次保养更换", "轮胎花纹偏浅，雨天慢行"])
                .into(),
            next_service_on: Some(domain::dates::add_days(day, 180)),
            next_service_km: Some(plan.km + 3 + 5000),
            mileage_out_km: None,
        };
        self.by(&self.staff.advisors[plan.advisor], at, |cx| delivery::deliver(cx, ask))?;
        Ok(())
    }

    /// Where the shop wants it, advisor and technician look at the car together.
    fn look_last(&self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let settings = self.w.get::<ShopDetails>(1)?.settings;
        let plan = &self.plan.visits[visit];
        let order = self.order(visit)?;
        let work_order_id = order.id;
        for side in self.w.visit_at_hand(order)?.last_look_open(&settings) {
            let looks = match side {
                LookSide::Advisor => &self.staff.advisors[plan.advisor],
                LookSide::Technician => &self.staff.technicians[plan.technician],
            };
            let ask = ConfirmLastLook { work_order_id, side, note: String::new() };
            self.by(looks, at, |cx| confirm_last_look(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn survey(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let Some(lowest) = self.plan.visits[visit].lowest_mark else { return Ok(()) };
        let others = DISCONTENTS.len() - 1;
        let said = if self.plan.visits[visit].late { 0 } else { 1 + visit % others };
        let (low, words) = DISCONTENTS[said];
        let mark = |number: usize| if number == low { lowest } else { 5 };
        let marks = SurveyScores {
            service: mark(0),
            quality: mark(1),
            on_time: mark(2),
            price_clarity: mark(3),
            cleanliness: mark(4),
            recommend: if lowest <= 2 { 5 } else { 8 + lowest % 3 },
        };
        let comment = if lowest <= 2 { words } else { "" };
        let ask =
            delivery::RecordSurvey { work_order_id: self.order(visit)?.id, marks, comment: comment.into() };
        let advisor = &self.staff.advisors[self.plan.visits[visit].advisor];
        self.by(advisor, at, |cx| delivery::record_survey(cx, ask))?;
        self.w.mark_sample_complaints(self.order(visit)?.id)?;
        Ok(())
    }

    pub(super) fn complaint(&mut self, visit: usize, at: DateTime<Utc>, step: Step) -> Result<()> {
        let Some(complaint) = self.w.complaints_of(self.order(visit)?.id)?.into_iter().next() else {
            return Ok(());
        };
        let (id, version) = (complaint.id, complaint.version);
        // What was turned down once, and every special case, is the manager's.
        let by_level = complaint.settling_level() == ComplaintLevel::Clerk;
        let handler = if by_level { &self.staff.clerk } else { &self.staff.manager };
        let told = complaint.person_name.clone();
        self.by(handler, at, |cx| match (step, complaint.state) {
            (Step::ComplaintHandled, ComplaintState::Open) => {
                let text = "核实当天的接待和施工记录".into();
                let ask =
                    complaints::AddComplaintStep { id, version, text, owner_id: Some(self.staff.manager.id) };
                let version = complaints::add_complaint_step(cx, ask)?.version;
                let text = "致电道歉，说明正在核实当天的情况".into();
                let ask = complaints::TellCustomer { id, version, means: WordMeans::Phone, told, text };
                complaints::tell_customer(cx, ask).map(Some)
            }
            (Step::ComplaintRemedy, ComplaintState::Open) => {
                let ask = complaints::AgreeRemedy {
                    id,
                    version,
                    remedy: if complaint.reopened > 0 {
                        "赠送保养抵用券一张"
                    } else {
                        "赠送精洗一次"
                    }
                    .into(),
                    cost: if complaint.reopened > 0 { Money(20_000) } else { Money(5_000) },
                    means: WordMeans::Phone,
                    told,
                };
                complaints::agree_remedy(cx, ask).map(Some)
            }
            (Step::ComplaintAnswer, ComplaintState::AwaitingAnswer) => {
                let ask = complaints::AnswerComplaint {
                    id,
                    version,
                    accepted: complaint.reopened > 0 || !visit.is_multiple_of(4),
                    text: if complaint.reopened > 0 || !visit.is_multiple_of(4) {
                        "可以接受"
                    } else {
                        "不满意，要求再处理"
                    }
                    .into(),
                };
                complaints::answer_complaint(cx, ask).map(Some)
            }
            _ => Ok(None),
        })?;
        Ok(())
    }

    pub(super) fn call(&mut self, visit: usize, at: DateTime<Utc>, step: Step) -> Result<()> {
        let Some(follow_up) = self.w.follow_up_of(self.order(visit)?.id)? else { return Ok(()) };
        if follow_up.closed_at.is_some() {
            return Ok(());
        }
        let outcome = if step == Step::CallUnreachable {
            CallOutcome::Unreachable
        } else {
            self.story.town.one_of(&[
                CallOutcome::Satisfied,
                CallOutcome::Satisfied,
                CallOutcome::Satisfied,
                CallOutcome::Satisfied,
                CallOutcome::Suggestion,
                CallOutcome::Refused,
            ])
        };
        let ask = follow_ups::RecordCall {
            id: follow_up.id,
            version: follow_up.version,
            outcome,
            note: if outcome == CallOutcome::Suggestion {
                "希望休息区有热水".into()
            } else {
                String::new()
            },
            marks: None,
            call_back_at: None,
            complaint: None,
        };
        self.by(&self.staff.clerk, at, |cx| follow_ups::record_call(cx, ask))?;
        Ok(())
    }

    /// The one the call brought, if it brought any.
    pub(super) fn answer_suggestion(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?.id;
        let open =
            self.w.open_suggestions()?.into_iter().find(|found| found.suggestion.work_order_id == order);
        let Some(found) = open else { return Ok(()) };
        let ask = suggestions::AnswerSuggestion {
            id: found.suggestion.id,
            version: found.suggestion.version,
            adopted: true,
            text: "休息区已添置饮水机".into(),
        };
        self.by(&self.staff.manager, at, |cx| suggestions::answer_suggestion(cx, ask))?;
        Ok(())
    }
}
