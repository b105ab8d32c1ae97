//! The steps of the workshop beside its jobs: what is done while one waits, who can what, what was found out, what is
//! away, and what came back.

use crate::town::PACKAGES;
use chrono::{DateTime, Utc};
use domain::appointment::Channel;
use domain::assignment::absence::AbsenceKind;
use domain::assignment::worker::{Skill, WorkShift, WorkerCertificate};
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms};
use domain::complaint::WordMeans;
use domain::customer_told::{Telling, ToldMatter};
use domain::dates::{add_days, local_day};
use domain::diagnosis::DiagnosisValue;
use domain::express::ExpressLine;
use domain::ids::PersonId;
use domain::line::{LineKind, LineState};
use domain::money::{Hours, Money, Quantity};
use domain::operation::{OperationTerms, PackagedWork, SkillLevel, Trade};
use domain::outside_work::SentOutside;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use domain::warranty_judgement::{JudgementTyped, WarrantyVerdict};
use features::bookings::wishes::{AddWish, add_wish};
use features::express::{
    ExpressOrder, QuoteExpress, SaveExpressKind, express_order, quote_express, save_express_kind,
};
use features::office::staff::{EnterAbsence, SaveWorkerFile, enter_absence, save_worker_file};
use features::operations::packages::{SaveWorkPackage, save_work_package};
use features::till::PaymentPart;
use features::visit::diagnoses::{SaveDiagnosis, save_diagnosis};
use features::visit::lines::judged::{JudgeWarranty, judge_warranty};
use features::visit::outside::{SendOutside, TakeBackOutside, send_outside, take_back_outside};
use features::visit::told::{NoteTold, note_told};
use kernel::error::Result;
use kernel::host::{Read, Write};
use kernel::sessions::Session;
use std::cell::OnceCell;

use super::Player;

/// A kind of small work: its name, the work under a name no list of the program's own bears, whose work it is, the
/// hours in hundredths, and the part it usually needs.
const KINDS: [(&str, &str, Trade, i64, Option<&str>); 3] = [
    ("补胎", "快修补胎", Trade::Tyre, 30, None),
    ("换灯泡", "快修换灯泡", Trade::Electrician, 30, Some("DP-H7")),
    ("更换雨刮片", "快修换雨刮片", Trade::Mechanic, 20, Some("YG-026")),
];
/// The one that is also done with other things.
const WIPERS: usize = 2;
const RAINY_DAYS: &str = "雨季安全套餐";

/// What each of the technicians can.
const SKILLS: [&[(Trade, SkillLevel)]; 5] = [
    &[(Trade::Mechanic, SkillLevel::Master), (Trade::Electrician, SkillLevel::Intermediate)],
    &[
        (Trade::Mechanic, SkillLevel::Senior),
        (Trade::Electrician, SkillLevel::Senior),
        (Trade::HighVoltage, SkillLevel::Intermediate),
    ],
    &[(Trade::Body, SkillLevel::Senior), (Trade::Mechanic, SkillLevel::Intermediate)],
    &[(Trade::Paint, SkillLevel::Senior), (Trade::Detailing, SkillLevel::Intermediate)],
    &[(Trade::Tyre, SkillLevel::Intermediate), (Trade::Mechanic, SkillLevel::Junior)],
];
/// Who holds which certificate, under which number, for which trade alone, and for how many more days.
const CERTIFICATES: [(usize, &str, &str, Option<Trade>, i64); 4] = [
    (0, "机动车维修技术人员从业资格证", "440300198811050012", None, 700),
    (1, "低压电工作业证", "T440306199001", Some(Trade::HighVoltage), 20),
    (1, "机动车维修技术人员从业资格证", "440300199001120035", None, 410),
    (3, "涂装作业职业健康培训证", "SZ-TZ-20318", Some(Trade::Paint), 260),
];
/// Who is off on Saturdays, and who is away for a day soon.
const OFF_ON_SATURDAYS: usize = 3;
const ON_LEAVE: usize = 4;

impl Player<'_> {
    /// What the shop has under one of these names is its own, and stays as it is.
    pub(super) fn name_kinds(&mut self, at: DateTime<Utc>) -> Result<()> {
        let known: Vec<String> = self.w.express_kinds()?.into_iter().map(|kind| kind.name).collect();
        let manager = &self.staff.manager;
        for (name, work_name, trade, hours, part) in KINDS {
            if known.iter().any(|own| own == name) {
                self.story.express.push(None);
                continue;
            }
            let part = part.and_then(|code| self.story.parts.get(code)).map(|kept| ItemId::Part(kept.id));
            let (kind, work) = self.by(manager, at, |cx| {
                let work = operation(cx, work_name, trade, hours)?;
                let ask = SaveExpressKind {
                    id: None,
                    version: 0,
                    name: name.to_owned(),
                    repair_kind: RepairKind::Repair,
                    express_items: std::iter::once(work).chain(part).collect(),
                    active: true,
                };
                Ok((save_express_kind(cx, ask)?, work))
            })?;
            self.w.mark_sample_express_kind(kind.id)?;
            self.story.express.push(Some((kind.id, work)));
        }
        self.name_package(at)
    }

    fn name_package(&self, at: DateTime<Utc>) -> Result<()> {
        let is_known = self.w.work_packages()?.iter().any(|own| own.name == RAINY_DAYS);
        let Some((_, wipers)) = self.story.express.get(WIPERS).copied().flatten().filter(|_| !is_known)
        else {
            return Ok(());
        };
        let work = |item: Option<ItemId>, kind: LineKind, name: &str, quantity: i64| PackagedWork {
            item,
            kind,
            name: name.to_owned(),
            unit: String::new(),
            quantity: Quantity(quantity),
        };
        let ask = SaveWorkPackage {
            id: None,
            version: 0,
            code: String::new(),
            name: RAINY_DAYS.to_owned(),
            works: vec![
                work(Some(wipers), LineKind::Labour, KINDS[WIPERS].1, 1000),
                work(None, LineKind::Part, "无骨雨刮片", 2000),
                work(None, LineKind::Part, "玻璃水", 1000),
            ],
            active: true,
        };
        let package = self.by(&self.staff.manager, at, |cx| save_work_package(cx, ask))?;
        self.w.mark_sample_work_package(package.id)?;
        Ok(())
    }

    /// Done by whoever has no other job in hand, and paid at once. With all of them at other cars it waits for
    /// another day.
    pub(super) fn express(&mut self, visit: usize, at: DateTime<Utc>, kind: usize) -> Result<()> {
        let Some((express_kind_id, item)) = self.story.express.get(kind).copied().flatten() else {
            return Ok(());
        };
        let busy: Vec<PersonId> = self.w.running_clocks()?.into_iter().map(|clock| clock.person_id).collect();
        let Some(technician) = self.staff.technicians.iter().rev().find(|one| !busy.contains(&one.id)) else {
            return Ok(());
        };
        let plan = &self.plan.visits[visit];
        let vehicle_id = Some(self.story.vehicles[plan.car]);
        let lines = vec![ExpressLine { item, times: 1 }];
        let manager = &self.staff.manager;
        let session = Session::of(manager.id, "");
        let read = Read {
            r: self.w,
            shop: self.shop,
            session: &session,
            person: Some(manager),
            now: at,
            details: OnceCell::new(),
        };
        let quoted = QuoteExpress { express_kind_id, vehicle_id, plate: String::new(), lines: lines.clone() };
        let total = quote_express(&read, quoted)?.total;
        let part = PaymentPart { means: PaymentMeans::Wechat, amount: total, tendered: total, voucher: None };
        let ask = ExpressOrder {
            express_kind_id,
            vehicle_id,
            plate: String::new(),
            name: self.customer_name(visit).to_owned(),
            phone: String::new(),
            mileage_km: plan.km,
            lines,
            technician_id: Some(technician.id),
            total,
            parts: if total > Money::ZERO { vec![part] } else { Vec::new() },
            beside_booking: true,
        };
        let done = self.by(manager, at, |cx| express_order(cx, ask))?;
        self.w.mark_sample_visit(done.visit.work_order_id)?;
        self.story.orders[visit] = Some(done.visit.work_order_id);
        Ok(())
    }

    pub(super) fn write_staff_files(&mut self, at: DateTime<Utc>) -> Result<()> {
        let today = local_day(self.shop.clock.now(), self.zone);
        for (number, (person, skills)) in self.staff.technicians.iter().zip(SKILLS).enumerate() {
            let held = CERTIFICATES.into_iter().filter(|(whose, ..)| *whose == number);
            let certificate =
                |(_, name, number, trade, days): (usize, &str, &str, Option<Trade>, i64)| WorkerCertificate {
                    name: name.to_owned(),
                    number: number.to_owned(),
                    trade,
                    valid_until: Some(add_days(today, days)),
                };
            let shift = |weekday| WorkShift { weekday, begins_minute: 510, ends_minute: 1080 };
            let ask = SaveWorkerFile {
                person_id: person.id,
                version: 0,
                skills: skills.iter().map(|(trade, level)| Skill { trade: *trade, level: *level }).collect(),
                certificates: held.map(certificate).collect(),
                shifts: if number == OFF_ON_SATURDAYS { (1..=5).map(shift).collect() } else { Vec::new() },
            };
            self.by(&self.staff.foreman, at, |cx| save_worker_file(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn enter_absence(
        &mut self,
        at: DateTime<Utc>,
        begins_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
    ) -> Result<()> {
        let ask = EnterAbsence {
            person_id: self.staff.technicians[ON_LEAVE].id,
            kind: AbsenceKind::Leave,
            begins_at,
            ends_at,
            note: "家里有事".to_owned(),
        };
        self.by(&self.staff.foreman, at, |cx| enter_absence(cx, ask))?;
        Ok(())
    }

    pub(super) fn wish(&mut self, at: DateTime<Utc>) -> Result<()> {
        let day = local_day(at, self.zone);
        let ask = AddWish {
            channel: Channel::Phone,
            contact_name: "冯先生".to_owned(),
            contact_phone: "13600002207".to_owned(),
            plate: String::new(),
            model: "宝马 320Li".to_owned(),
            symptom: "想约上午做大保养，有空位请来电".to_owned(),
            items: vec!["大保养（三滤一油）".to_owned()],
            minutes: 120,
            trade: Trade::Mechanic,
            from_day: add_days(day, 1),
            until_day: add_days(day, 8),
        };
        let wish = self.by(&self.staff.advisors[0], at, |cx| add_wish(cx, ask))?;
        self.w.mark_sample_wish(wish.id)?;
        Ok(())
    }

    pub(super) fn diagnose(&mut self, visit: usize, at: DateTime<Utc>, solved: bool) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let value = |name: &str, before: &str, after: &str, unit: &str| DiagnosisValue {
            name: name.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            unit: unit.to_owned(),
        };
        let looked_for = SaveDiagnosis {
            work_order_id: self.order(visit)?.id,
            id: None,
            version: 0,
            symptom: PACKAGES[plan.package].symptom.to_owned(),
            cause: String::new(),
            codes_before: Vec::new(),
            codes_after: Vec::new(),
            readings: vec![value("蓄电池静态电压", "12.5", "", "V")],
            remedy: String::new(),
        };
        let ask = if solved {
            SaveDiagnosis {
                cause: "三缸火花塞电极烧蚀，节气门积碳".to_owned(),
                codes_before: vec!["P0300".to_owned(), "P0303".to_owned()],
                readings: vec![value("三缸失火次数", "128", "0", "次"), value("怠速", "920", "750", "rpm")],
                remedy: "更换四支火花塞，清洗节气门并做匹配".to_owned(),
                ..looked_for
            }
        } else {
            looked_for
        };
        let technician = &self.staff.technicians[plan.technician];
        self.by(technician, at, |cx| save_diagnosis(cx, ask))?;
        Ok(())
    }

    pub(super) fn send_outside(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let sent = SentOutside {
            what: "左前轮毂变形，送去校正".to_owned(),
            partner: "宝安轮毂修复中心".to_owned(),
            handed_to: "小蔡".to_owned(),
            receipt: format!("LG{:05}", 20_300 + visit),
            due_back_on: None,
        };
        let ask = SendOutside { work_order_id: self.order(visit)?.id, sent };
        self.by(&self.staff.foreman, at, |cx| send_outside(cx, ask))?;
        Ok(())
    }

    pub(super) fn take_back_outside(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        for outside in self.w.outside_of(self.order(visit)?.id)?.into_iter().filter(|one| one.is_out()) {
            let ask = TakeBackOutside {
                id: outside.id,
                version: outside.version,
                result: "已校正，跳动 0.3 mm 以内".to_owned(),
            };
            self.by(&self.staff.foreman, at, |cx| take_back_outside(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn tell_ready(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let telling = Telling {
            matter: ToldMatter::Ready,
            means: WordMeans::Phone,
            to_name: self.customer_name(visit).to_owned(),
            phone: self.plan.customers[self.plan.cars[plan.car].customer].phone.clone(),
            reached: true,
            note: "下班前来取".to_owned(),
        };
        let ask = NoteTold { work_order_id: self.order(visit)?.id, telling };
        self.by(&self.staff.advisors[plan.advisor], at, |cx| note_told(cx, ask))?;
        Ok(())
    }

    /// The same work as on the earlier visit, at the shop's own cost.
    pub(super) fn judge_comeback(&mut self, visit: usize, at: DateTime<Utc>, earlier: usize) -> Result<()> {
        let (here, before) = (self.order(visit)?.id, self.order(earlier)?.id);
        let work = self.w.lines_of(here)?.into_iter().find(|line| line.figures.kind == LineKind::Labour);
        let Some(line) = work else { return Ok(()) };
        let done = self
            .w
            .lines_of(before)?
            .into_iter()
            .find(|done| done.state == LineState::Approved && done.figures.code == line.figures.code);
        let Some(done) = done else { return Ok(()) };
        let typed = JudgementTyped {
            verdict: WarrantyVerdict::Comeback,
            reason: "上次做过的项目，同样的问题又出现".to_owned(),
            evidence: "举升检查并路试，故障能再现".to_owned(),
            photos: Vec::new(),
            fault_code: String::new(),
            payer_name: String::new(),
            claim_number: String::new(),
            earlier_line_id: Some(done.id),
            responsible_id: Some(self.technician_id(earlier)),
            told: self.customer_name(visit).to_owned(),
        };
        let ask = JudgeWarranty { line_id: line.id, version: line.version, typed, approval: None };
        self.by(&self.staff.manager, at, |cx| judge_warranty(cx, ask))?;
        Ok(())
    }
}

/// The operation of this name, put on the list where the shop has none.
fn operation(cx: &Write, name: &str, trade: Trade, hours: i64) -> Result<ItemId> {
    if let Some(own) = cx.w.catalogue_item_named(LineKind::Labour, name)? {
        return Ok(own.id);
    }
    let mut item = CatalogueItem {
        id: ItemId::none_yet(LineKind::Labour),
        kind: LineKind::Labour,
        terms: ItemTerms {
            code: String::new(),
            name: name.to_owned(),
            brand: String::new(),
            specification: String::new(),
            unit: "工时".to_owned(),
            quantity: Quantity(1000),
            unit_price: cx.details()?.settings.hour_rate,
            cost: Money::ZERO,
            initials: String::new(),
            warranty: None,
        },
        hours: Hours(hours),
        grade: None,
        stock: None,
        active: true,
        version: 1,
    }
    .checked()?;
    cx.w.insert_catalogue_item(&mut item)?;
    if let ItemId::LabourOperation(id) = item.id {
        let mut terms = OperationTerms { trade, version: 1, ..OperationTerms::unsaid(id) }.checked()?;
        cx.w.insert(&mut terms)?;
        cx.w.mark_sample_operation(id)?;
    }
    Ok(item.id)
}
