//! Everything about a visit, gathered for one page.

use super::consents::{consent_of, consent_to_leave};
use super::sheets::{first_receipts, room_for, sheet_row, stored_for};
use super::{BayName, Consent, HandingOver, LongerWarranty, PersonName, SheetRow, Visit};
use crate::bookings::{UndoArrival, facts_of};
use crate::kept::unjudged::unjudged;
use crate::papers::{self, VisitForPapers};
use crate::picking::fitting::misfits;
use crate::picking::requests::named;
use crate::picking::shown::{lines_in_store, profit_of};
use crate::progress::LookedAt;
use crate::visit::at_job::{self, offers};
use crate::visit::changes::AskVisit;
use crate::visit::check_in::notices_of;
use crate::visit::findings::with_standing;
use crate::visit::lines::judged;
use crate::visit::outside::outside_rows;
use chrono::NaiveDate;
use domain::appointment::{Appointment, AppointmentAction};
use domain::booked_quote::BookedQuote;
use domain::counterfoil::CounterfoilKind;
use domain::credit::{credits, free_receipts};
use domain::customer::Customer;
use domain::customer_told::still_to_tell;
use domain::estimate_revision::{QuotesHold, revisions};
use domain::ids::{BayId, JobId, LineId, PersonId};
use domain::job::{Job, JobAction};
use domain::line::{Line, LineState};
use domain::line_answer::{asks_the_customer, was_refused, was_withdrawn};
use domain::line_drop::line_drops;
use domain::mileage::mileage_out_warning;
use domain::offered_payer::offered_payers;
use domain::operation::WorkPackage;
use domain::payment_row::payment_rows;
use domain::role::Role;
use domain::shop::Settings;
use domain::stored_value::balance_of;
use domain::vehicle::Vehicle;
use domain::visibility::is_field_visible_to;
use domain::warranty::{WarrantyTerm, beyond};
use domain::work_order::WorkOrder;
use domain::work_order::asker::Asker;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::correction::CheckInCorrection;
use domain::work_order::preparation::preparation_codes;
use domain::work_order::stage::{Action, allowed_actions};
use domain::work_order::totals::approved_total;
use domain::worked::worked_at;
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::Read;
use std::collections::HashSet;
use storage::Reader;

/// A visit with all that its page shows, and what may be done with it now.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_visit(cx: &Read, ask: AskVisit) -> Result<Visit> {
    let r = cx.r;
    let hand = r.visit_at_hand(r.get(ask.work_order_id.0)?)?;
    let job_times = r.job_times_of(hand.id)?;
    // That somebody else inspects it is told before the eight items are checked, not after.
    let asker = Asker::Person { me: cx.me()?, job_times: &job_times };
    let settings = &cx.details()?.settings;
    let facts = hand.facts_at(cx.now, settings, asker);
    let takes_new_lines = hand.takes_new_lines().is_ok();
    let charges_nothing_more = hand.charges_nothing_more();
    let (current_jobs, done_jobs) = (ids_of(&hand.newest_jobs()), ids_of(&hand.done_jobs()));
    let is_all_billed = hand.is_all_billed();
    let waits_to_be_put_right = hand.waits_to_be_put_right();
    let was_put_right = hand.was_put_right();
    let may_confirm = Action::RecordAnswers.roles().iter().any(|role| cx.roles().contains(role));
    let spoken_yes = hand.to_be_written(settings).filter(|_| may_confirm && hand.stage.is_in_shop());
    let handing_over = handing_over(&hand, settings, cx.today()?);
    let hold = QuotesHold::of(settings, cx.today()?);
    let VisitAtHand {
        order,
        walk_around,
        lines,
        authorisations,
        jobs,
        findings,
        inspections,
        last_looks: _,
        preparation,
        sheets,
        payments,
        follow_up,
        survey,
        refused_deliveries,
        outside,
    } = hand;
    let id = order.id;
    let vehicle: Vehicle = r.get(order.vehicle_id.0)?;
    let customer: Customer = r.get(order.customer_id.0)?;
    let appointment = match order.appointment_id {
        Some(appointment) => Some(r.get::<Appointment>(appointment.0)?),
        None => None,
    };
    // A receipt that is damaged is named where money is taken on it.
    let stored = balance_of(&r.stored_value_of(order.customer_id)?);
    let mut rows = Vec::with_capacity(sheets.len());
    for sheet in &sheets {
        let stored = stored_for(r, sheet)?;
        let room = room_for(r, sheet)?;
        let ended = order.taking_back_ended(sheet.issued_at, cx.now, settings);
        rows.push(SheetRow { stored, room, ..sheet_row(sheet, &payments, &sheets, ended, cx.roles()) });
    }
    let notices = notices_of(cx, &vehicle, Some(&order), None)?;
    let people = r.people()?;
    let foils = r.counterfoils_of(id)?;
    let estimates = r.estimates_of(id)?;
    let papers = papers::offered(
        &VisitForPapers {
            order: &order,
            booking: appointment.as_ref(),
            walk_around: walk_around.as_ref(),
            jobs: &jobs,
            inspections: &inspections,
            findings: &findings,
            sheets: &sheets,
            payments: &payments,
            first_receipts: &first_receipts(r, &payments)?,
            foils: &foils,
            lines: &lines,
            estimates: &estimates,
            outside: &outside,
        },
        cx.roles(),
    );
    let collected = if payments.is_empty() { Vec::new() } else { r.collected_on_account(id)? };
    let approvals = r.approvals_of(id)?;
    let signed = foils.iter().filter(|foil| foil.kind == CounterfoilKind::Answers);
    let mut consents: Vec<Consent> = signed.map(|foil| consent_of(foil, &authorisations)).collect();
    consents.extend(findings.iter().filter_map(|finding| consent_to_leave(finding, &foils)));
    let of_lines = |wanted: &dyn Fn(&Line) -> bool| -> Vec<LineId> {
        lines.iter().filter(|line| wanted(line)).map(|line| line.id).collect()
    };
    let done_lines = of_lines(&Line::is_done);
    let withdrawn_lines = of_lines(&|line| was_withdrawn(line, &authorisations));
    let refused_lines = of_lines(&|line| was_refused(line, &authorisations));
    let editable = lines.iter().filter(|line| line.may_be_edited().is_ok());
    let moved = r.stock_movements_of_order(id)?;
    let stock = lines_in_store(r, &lines, &moved, cx.today()?)?;
    let parts_not_issued = of_lines(&|line| {
        let of_line = stock.iter().find(|of| of.line_id == line.id);
        of_line.is_some_and(|of| of.supply.is_forgotten(order.stage, line))
    });
    let job_name = |job: JobId| {
        let job = jobs.iter().find(|one| one.id == job)?;
        lines.iter().find(|line| line.id == job.line_id).map(|line| line.figures.name.clone())
    };
    let asked_parts = r.part_requests(id)?;
    let looked = LookedAt {
        lines: lines.clone(),
        jobs: jobs.clone(),
        requests: asked_parts.clone(),
        outside: outside.clone(),
        parts: stock.iter().filter_map(|of| Some((of.line_id, of.promise?))).collect(),
    };
    let progress = looked.progress(cx, (&order).into())?;
    let part_requests = named(asked_parts, &people, job_name);
    let (steps, corrections, told) = (r.steps_of(id)?, r.corrections_of(id)?, r.told_of(id)?);
    let mut visit = Visit {
        is_in_shop: order.stage.is_in_shop(),
        visitor: order.visitor(&customer).to_owned(),
        editable_lines: editable.map(|line| line.id).collect(),
        is_all_billed,
        waits_to_be_put_right,
        was_put_right,
        done_lines,
        asked_lines: of_lines(&asks_the_customer),
        withdrawn_lines,
        refused_lines,
        judged: judged::told(r, &lines, id)?,
        unjudged_lines: unjudged(r, &lines, id)?,
        judgeable_lines: of_lines(&|line| line.may_be_judged().is_ok()),
        came_back: judged::came_back(r, id)?,
        offered_payers: offered_payers(&lines, &vehicle.insurer),
        current_jobs,
        done_jobs,
        booked_quote: match appointment.as_ref().filter(|_| order.stage.is_in_shop()) {
            Some(booking) => BookedQuote::of(booking, &lines, &packages_asked_for(r, booking)?),
            None => None,
        },
        undo_arrival: undo_arrival(cx, appointment.as_ref(), &order)?,
        actions: allowed_actions(&facts, cx.roles()),
        to_tell: still_to_tell(order.stage, &steps, &corrections, &told)
            .filter(|_| !order.customer_stands_by()),
        told,
        outside: outside_rows(cx, outside)?,
        progress,
        steps,
        asked_at_car: r.asked_at_car(&vehicle, walk_around.as_ref())?,
        walk_around,
        corrections: visible_corrections(corrections, cx.roles()),
        approved_total: approved_total(&lines),
        revisions: revisions(&estimates, &lines, &authorisations),
        lapsed: hold.lapsed(&estimates, &lines),
        holds_until: hold.until_of_waiting(&estimates, &lines),
        estimates,
        authorisations,
        spoken_yes,
        line_drops: line_drops(&facts, &lines, &jobs, |job| {
            at_job::facts_of(job, order.stage, &job_times, &people).check_state(JobAction::Cancel).is_ok()
        }),
        stock,
        parts_not_issued,
        misfits: misfits(r, &vehicle, &lines)?,
        part_requests,
        parts_arrivals: r.parts_arrivals(id)?,
        profit: profit_of(cx, &lines, &sheets, &moved)?,
        job_offers: offers(cx, &jobs, order.stage, &job_times, &people)?,
        jobs,
        worked: worked_at(&job_times, cx.now, cx.zone()?),
        job_times,
        findings: with_standing(findings, &lines, order.stage, cx.roles()),
        inspections,
        reworks: r.reworks_of(id)?,
        preparation,
        preparation_codes: preparation_codes(&order, &lines).into_iter().map(str::to_owned).collect(),
        mileage_out_warning: order
            .mileage_km
            .zip(order.mileage_out_km)
            .and_then(|(km_in, km_out)| mileage_out_warning(km_in, km_out, order.instrument_replaced)),
        takes_new_lines,
        charges_nothing_more,
        refused_deliveries,
        handing_over,
        credits: credits(&payments, &sheets),
        stored,
        settlements: rows,
        free_receipts: free_receipts(&payments),
        payments: payment_rows(payments, &sheets, &collected, |paid| {
            order.taking_back_ended(paid.at, cx.now, settings).is_some()
        }),
        delivery: r.delivery_of(id)?,
        survey,
        follow_up,
        calls: r.calls_of(id)?,
        complaints: r.complaints_of(id)?,
        asked_approvals: approvals.iter().filter(|of| of.was_asked_for()).map(|of| of.id).collect(),
        approvals,
        notices,
        people: Vec::new(),
        bays: Vec::new(),
        papers,
        consents,
        lines,
        order,
        vehicle,
        customer,
    };
    let mentioned = people_of(&visit);
    for person in people {
        if person.active || mentioned.contains(&person.id) {
            visit.people.push(PersonName { id: person.id, name: person.name });
        }
    }
    let used: HashSet<BayId> =
        visit.order.bay_id.into_iter().chain(visit.jobs.iter().filter_map(|job| job.bay_id)).collect();
    for bay in r.bays()? {
        if bay.active || used.contains(&bay.id) {
            visit.bays.push(BayName { id: bay.id, name: bay.name });
        }
    }
    Ok(visit)
}

fn handing_over(visit: &VisitAtHand, settings: &Settings, today: NaiveDate) -> HandingOver {
    let approved = visit.lines.iter().filter(|line| line.state == LineState::Approved);
    let longer = beyond(&settings.warranty, visit.repair_kind, approved.map(|line| &line.figures));
    let named = |(term, names): (WarrantyTerm, Vec<&str>)| LongerWarranty {
        names: names.into_iter().map(str::to_owned).collect(),
        term,
    };
    HandingOver {
        warranty: settings.warranty.of_visit(visit.repair_kind),
        beyond: longer.into_iter().map(named).collect(),
        next_service_on: settings.service_interval.next_day(today),
        next_service_km: settings.service_interval.km,
    }
}

/// A fact is kept by its field, its values as texts and numbers like any other.
fn visible_corrections(mut corrections: Vec<CheckInCorrection>, roles: &[Role]) -> Vec<CheckInCorrection> {
    for correction in &mut corrections {
        correction.facts.retain(|fact| is_field_visible_to(&fact.field, roles));
    }
    corrections
}

/// Who asked for nothing asked for no package.
fn packages_asked_for(r: &Reader<'_>, booking: &Appointment) -> Result<Vec<WorkPackage>> {
    if booking.items.is_empty() { Ok(Vec::new()) } else { Ok(r.work_packages()?) }
}

/// Offered to who lets cars in, as long as it is still a slip and no visit.
fn undo_arrival(cx: &Read, booking: Option<&Appointment>, order: &WorkOrder) -> Result<Option<UndoArrival>> {
    let Some(booking) = booking.filter(|booking| booking.work_order_id == Some(order.id)) else {
        return Ok(None);
    };
    let facts = facts_of(cx.r, booking, &cx.details()?.settings, cx.now)?;
    let may = facts.check(AppointmentAction::UndoArrival, cx.roles()).is_ok();
    Ok(may.then_some(UndoArrival { id: booking.id, version: booking.version }))
}

fn ids_of(jobs: &[Job]) -> Vec<JobId> {
    jobs.iter().map(|job| job.id).collect()
}

/// Everybody who had a hand in the visit, also those who have left since.
fn people_of(visit: &Visit) -> HashSet<PersonId> {
    let mut people = HashSet::from([visit.order.advisor_id]);
    people.extend(visit.steps.iter().map(|step| step.person_id));
    people.extend(visit.estimates.iter().map(|estimate| estimate.issued_by));
    people.extend(visit.authorisations.iter().map(|answer| answer.person_id));
    people.extend(visit.jobs.iter().flat_map(|job| &job.technicians).map(|share| share.person_id));
    people.extend(visit.job_times.iter().map(|time| time.person_id));
    people.extend(visit.findings.iter().map(|found| found.finding.person_id));
    people.extend(visit.findings.iter().filter_map(|found| found.finding.decided_by));
    people.extend(visit.corrections.iter().map(|correction| correction.person_id));
    people.extend(visit.inspections.iter().map(|report| report.person_id));
    people.extend(visit.reworks.iter().map(|rework| rework.responsible_id));
    people.extend(visit.refused_deliveries.iter().map(|refused| refused.person_id));
    people.extend(visit.preparation.iter().map(|preparation| preparation.person_id));
    people.extend(visit.settlements.iter().map(|row| row.sheet.issued_by));
    people.extend(visit.payments.iter().map(|row| row.payment.person_id));
    people.extend(visit.delivery.iter().map(|delivery| delivery.person_id));
    people.extend(visit.survey.iter().map(|survey| survey.person_id));
    people.extend(visit.calls.iter().map(|call| call.person_id));
    people.extend(visit.approvals.iter().map(|approval| approval.asked_by));
    people.extend(visit.approvals.iter().filter_map(|approval| approval.answered_by));
    let judgements = || visit.judged.iter().map(|judged| &judged.judgement);
    people.extend(judgements().map(|judgement| judgement.person_id));
    people.extend(judgements().filter_map(|judgement| judgement.responsible_id));
    people.extend(visit.complaints.iter().map(|complaint| complaint.owner_id));
    people.extend(visit.told.iter().map(|told| told.person_id));
    people.extend(
        visit.outside.iter().flat_map(|row| [Some(row.outside.sent_by), row.outside.back_by]).flatten(),
    );
    people
}

kernel::commands! {
    read get_visit(AskVisit) -> Visit, SignedIn,
        shows [Visits Photos Sheets Customers Vehicles Bookings Calls Complaints Approvals Stock Purchasing
            Catalogue];
}
