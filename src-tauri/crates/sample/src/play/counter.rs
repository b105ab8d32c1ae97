//! The steps at the counter and on the telephone.

use crate::plan::{Payer, Step};
use crate::town::{DISCONTENTS, PACKAGES};
use chrono::{DateTime, Utc};
use domain::appointment::Channel;
use domain::complaint::{ComplaintLevel, ComplaintState, WordMeans};
use domain::estimate::AuthorisationMeans;
use domain::follow_up::{CallOutcome, SurveyScores};
use domain::ids::FindingId;
use domain::inspection::{
    ConfirmationMeans, DamageKind, DamageMark, WALK_AROUND_CODES, WalkAroundItem, WalkAroundResult,
};
use domain::line::LineState;
use domain::money::Money;
use domain::plate::Plate;
use domain::trade_words::plain;
use domain::work_order::OldParts;
use features::aftercare::complaints;
use features::aftercare::delivery;
use features::aftercare::follow_ups;
use features::aftercare::suggestions;
use features::bookings;
use features::bookings::walk_in::{WalkIn, walk_in};
use features::visit::check_in;
use features::visit::estimates;
use features::visit::lines;
use kernel::error::Result;

use super::rows::{figures, signature};
use super::{No, Player};

impl Player<'_> {
    pub(super) fn book(&mut self, visit: usize, at: DateTime<Utc>, starts_at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let car = &self.plan.cars[plan.car];
        let channel =
            self.story.town.one_of(&[Channel::Phone, Channel::Phone, Channel::Online, Channel::OnSite]);
        let ask = bookings::BookAppointment {
            channel,
            customer_id: Some(self.story.customers[car.customer]),
            vehicle_id: Some(self.story.vehicles[plan.car]),
            contact_name: self.plan.customers[car.customer].contact_name.clone(),
            contact_phone: self.plan.customers[car.customer].phone.clone(),
            plate: car.plate.as_ref().map(Plate::to_string).unwrap_or_default(),
            model: car.model.into(),
            symptom: PACKAGES[plan.package].symptom.into(),
            items: PACKAGES[plan.package]
                .items
                .iter()
                .filter(|item| item.0.is_job())
                .map(|item| item.2.to_owned())
                .collect(),
            starts_at,
            minutes: 60,
            advisor_id: Some(self.staff.advisors[plan.advisor].id),
            bay_id: Some(self.bays[visit % self.bays.len()]),
            estimate: None,
            over_capacity: true,
        };
        let booked =
            self.by(&self.staff.advisors[plan.advisor], at, |cx| bookings::book_appointment(cx, ask))?;
        self.w.mark_sample_appointment(booked.id)?;
        self.story.bookings[visit] = Some(booked.id);
        Ok(())
    }

    pub(super) fn move_booking(&mut self, visit: usize, at: DateTime<Utc>, step: Step) -> Result<()> {
        let Some(booking) = self.booking(visit)? else { return Ok(()) };
        let (id, version) = (booking.id, booking.version);
        let advisor = &self.staff.advisors[self.plan.visits[visit].advisor];
        self.by(advisor, at, |cx| match step {
            Step::ConfirmBooking => {
                bookings::confirm_appointment(cx, bookings::ConfirmAppointment { id, version })
            }
            Step::CancelBooking => bookings::cancel_appointment(
                cx,
                bookings::CancelAppointment { id, version, reason: "客户临时有事".into() },
            ),
            Step::MoveBooking { starts_at } => bookings::reschedule_appointment(
                cx,
                bookings::RescheduleAppointment {
                    id,
                    version,
                    starts_at,
                    minutes: booking.minutes,
                    bay_id: booking.bay_id,
                    reason: "客户要求改时间".into(),
                    over_capacity: true,
                },
            ),
            _ => bookings::mark_no_show(cx, bookings::MarkNoShow { id, version }),
        })?;
        Ok(())
    }

    pub(super) fn arrive(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let (vehicle_id, customer_id) =
            (self.story.vehicles[plan.car], self.story.customers[self.plan.cars[plan.car].customer]);
        let repair_kind = PACKAGES[plan.package].kind;
        let advisor = &self.staff.advisors[plan.advisor];
        let booking = self.booking(visit)?;
        let moved = self.by(advisor, at, |cx| match booking {
            Some(booking) => bookings::arrive_appointment(
                cx,
                bookings::ArriveAppointment {
                    id: booking.id,
                    version: booking.version,
                    vehicle_id: Some(vehicle_id),
                    customer_id: Some(customer_id),
                    repair_kind,
                    second_visit: true,
                    told: None,
                },
            )
            .map(|arrived| arrived.visit),
            None => walk_in(
                cx,
                WalkIn {
                    vehicle_id,
                    customer_id,
                    repair_kind,
                    symptom: PACKAGES[plan.package].symptom.into(),
                    second_visit: true,
                    beside_booking: true,
                },
            ),
        })?;
        self.w.mark_sample_visit(moved.work_order_id)?;
        self.story.orders[visit] = Some(moved.work_order_id);
        Ok(())
    }

    pub(super) fn save_check_in(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let car = &self.plan.cars[plan.car];
        let order = self.order(visit)?;
        let remark = self.story.town.dice.usize(..WALK_AROUND_CODES.len() * 2);
        let items = WALK_AROUND_CODES
            .iter()
            .enumerate()
            .map(|(number, code)| WalkAroundItem {
                code: (*code).to_owned(),
                result: if number == remark { WalkAroundResult::Remark } else { WalkAroundResult::Fine },
                note: if number == remark { "有轻微老化".into() } else { String::new() },
                quoted: false,
                quoted_by: None,
            })
            .collect();
        let mut marks = Vec::new();
        for _ in 0..self.story.town.dice.usize(..3) {
            marks.push(DamageMark {
                x: self.story.town.dice.i64(120..880),
                y: self.story.town.dice.i64(150..850),
                kind: self.story.town.one_of(&[
                    DamageKind::Scratch,
                    DamageKind::Scratch,
                    DamageKind::Dent,
                    DamageKind::Chip,
                ]),
                note: String::new(),
            });
        }
        let ask = check_in::SaveCheckIn {
            work_order_id: order.id,
            version: order.version,
            repair_kind: order.repair_kind,
            symptom: order.symptom,
            brought_by_name: self.plan.customers[car.customer].contact_name.clone(),
            brought_by_phone: self.plan.customers[car.customer].phone.clone(),
            arrival: plan.arrival,
            mileage_km: Some(plan.km),
            fuel_percent: Some(plan.fuel),
            old_parts: if self.story.town.in_hundred(30) { OldParts::Take } else { OldParts::Discard },
            wash_wanted: self.story.town.in_hundred(70),
            test_drive_allowed: true,
            promised_at: plan.promised_at,
            bay_id: Some(self.bays[visit % self.bays.len()]),
            warning_lights: if plan.package == 6 { vec!["engine".into()] } else { Vec::new() },
            marks,
            items,
            belongings: self
                .story
                .town
                .one_of(&["", "", "行车记录仪", "雨伞一把、ETC 卡", "儿童座椅"])
                .into(),
            valuables_reminded: true,
        };
        self.by(&self.staff.advisors[plan.advisor], at, |cx| check_in::save_check_in(cx, ask))?;
        Ok(())
    }

    pub(super) fn add_lines(
        &mut self,
        visit: usize,
        at: DateTime<Utc>,
        package: usize,
        payer: Payer,
        finding: Option<FindingId>,
    ) -> Result<()> {
        let work_order_id = self.order(visit)?.id;
        let advisor = &self.staff.advisors[self.plan.visits[visit].advisor];
        let booked = self.w.lines_of(work_order_id)?;
        for (number, item) in PACKAGES[package].items.iter().enumerate() {
            let figures = figures(item, payer);
            // What was asked for when booking is a line already; its payer may be another.
            let stands = booked.iter().find(|line| {
                line.state == LineState::Draft && plain(&line.figures.name) == plain(&figures.name)
            });
            if let Some(line) = stands.filter(|_| finding.is_none()) {
                if line.figures != figures {
                    let ask = lines::ChangeLine {
                        line_id: line.id,
                        version: line.version,
                        figures,
                        approval: None,
                    };
                    self.by(advisor, at, |cx| lines::change_line(cx, ask))?;
                }
                continue;
            }
            let ask = lines::AddLine {
                work_order_id,
                figures,
                finding_id: finding.filter(|_| number == 0),
                walk_around_code: None,
                item: None,
                approval: None,
            };
            self.by(advisor, at, |cx| lines::add_line(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn issue(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let ask = estimates::IssueEstimate { work_order_id: order.id, version: order.version };
        self.by(&self.staff.advisors[self.plan.visits[visit].advisor], at, |cx| {
            estimates::issue_estimate(cx, ask)
        })?;
        Ok(())
    }

    pub(super) fn answer(&mut self, visit: usize, at: DateTime<Utc>, no: No) -> Result<()> {
        let order = self.order(visit)?;
        let offered: Vec<_> =
            self.w.lines_of(order.id)?.into_iter().filter(|line| line.state == LineState::Offered).collect();
        let last = offered.len().saturating_sub(1);
        let answers = offered
            .iter()
            .enumerate()
            .map(|(number, line)| {
                let approved = no == No::Nothing || (no == No::Last && number != last);
                estimates::LineAnswer {
                    line_id: line.id,
                    approved,
                    amount: line.amount,
                    reason: if approved { String::new() } else { "下次再做".into() },
                }
            })
            .collect();
        let means = self.story.town.one_of(&[
            AuthorisationMeans::Signature,
            AuthorisationMeans::Phone,
            AuthorisationMeans::Message,
        ]);
        let ask = estimates::RecordAnswers {
            work_order_id: order.id,
            by_name: self.customer_name(visit).to_owned(),
            means,
            signature: (means == AuthorisationMeans::Signature).then(|| signature(&mut self.story.town)),
            paper: String::new(),
            answers,
        };
        self.by(&self.staff.advisors[self.plan.visits[visit].advisor], at, |cx| {
            estimates::record_answers(cx, ask)
        })?;
        Ok(())
    }

    pub(super) fn deliver(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let order = self.order(visit)?;
        let day = domain::dates::local_day(at, self.zone);
        let ask = delivery::Deliver {
            work_order_id: order.id,
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
