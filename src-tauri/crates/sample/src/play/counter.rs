//! The steps at the counter: booking to the customer's answers.

use crate::plan::{Gift, Payer, Step};
use crate::town::PACKAGES;
use chrono::{DateTime, Utc};
use domain::appointment::Channel;
use domain::catalogue::ItemId;
use domain::estimate::AuthorisationMeans;
use domain::ids::FindingId;
use domain::inspection::{DamageKind, DamageMark, WALK_AROUND_CODES, WalkAroundItem, WalkAroundResult};
use domain::line::LineState;
use domain::plate::Plate;
use domain::shop::ShopDetails;
use domain::trade_words::plain;
use domain::work_order::OldParts;
use features::bookings;
use features::bookings::walk_in::{WalkIn, walk_in};
use features::visit::answers;
use features::visit::check_in;
use features::visit::estimates;
use features::visit::lines;
use features::visit::lines::drawn::{DrawFromContract, draw_from_contract};
use kernel::error::Result;

use super::beside::in_the_package;
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
            trade: None,
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
                    to_advisor: None,
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
                    details: None,
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
                    again: None,
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
        for number in 1..=self.story.town.dice.usize(..3) {
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
                key: format!("mark-{number}"),
            });
        }
        let ask = check_in::SaveCheckIn {
            work_order_id: order.id,
            version: order.version,
            priority: None,
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
        let price_basis = self.w.get::<ShopDetails>(1)?.settings.price_basis;
        // Oil and filter of whoever bought them in advance are drawn, once the rest is written down.
        let draws = self.plan.visits[visit].gift == Gift::Package && finding.is_none();
        let contract = self.story.contracts[visit].filter(|_| draws);
        for (number, item) in PACKAGES[package].items.iter().enumerate() {
            if contract.is_some() && in_the_package().iter().any(|drawn| drawn.1 == item.1) {
                continue;
            }
            let figures = figures(item, payer, price_basis);
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
                // Four filters of one name: the code says which it is.
                item: self.story.parts.get(item.1).map(|kept| ItemId::Part(kept.id)),
                approval: None,
            };
            self.by(advisor, at, |cx| lines::add_line(cx, ask))?;
        }
        if let Some(service_contract_id) = contract {
            for (position, _) in (0..).zip(in_the_package()) {
                let ask =
                    DrawFromContract { work_order_id, service_contract_id, position, times: 1, reason: None };
                self.by(advisor, at, |cx| draw_from_contract(cx, ask))?;
            }
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
        let said = offered
            .iter()
            .enumerate()
            .map(|(number, line)| {
                let approved = no == No::Nothing || (no == No::Last && number != last);
                answers::LineAnswer {
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
        let ask = answers::RecordAnswers {
            work_order_id: order.id,
            by_name: self.customer_name(visit).to_owned(),
            means,
            signature: (means == AuthorisationMeans::Signature).then(|| signature(&mut self.story.town)),
            paper: String::new(),
            note: String::new(),
            answers: said,
        };
        self.by(&self.staff.advisors[self.plan.visits[visit].advisor], at, |cx| {
            answers::record_answers(cx, ask)
        })?;
        Ok(())
    }
}
