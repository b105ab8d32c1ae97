//! Who speaks for the customers, what they are sorted by, what they agreed to, asked for and left with the shop.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use domain::complaint::WordMeans;
use domain::consent::{ConsentMatter, ConsentSaid};
use domain::contact::{ContactRole, ContactTyped};
use domain::customer::Customer;
use domain::data_request::{DataRequestKind, DataRequestTyped, IdentityCheck};
use domain::dates::{add_days, local_day};
use domain::ids::{CustomerId, DepartmentId, VehicleId};
use domain::record_document::{DocumentOf, DocumentTyped, RecordDocumentKind};
use features::attached_files::records::AttachRecordDocument;
use features::data_requests::{TakeDataRequest, take_data_request};
use features::office::setup::save_shop;
use features::records::consents::{RecordConsent, record_consent};
use features::records::contacts::{SaveContact, SaveDepartment, save_contact, save_department};
use features::records::sorting::{SortCustomer, sort_customer};
use kernel::error::Result;

use super::{Player, Story};
use crate::plan::Plan;

const DOCUMENT: &[u8] = include_bytes!("../../papers/document.pdf");

const LEVELS: [&str; 3] = ["普通", "银卡", "金卡"];

const DEPARTMENTS: [&str; 2] = ["车队", "财务部"];
/// Who speaks for a company: what they are to it, their name and phone, their department, and whether they drive
/// its car.
const OF_COMPANY: [(ContactRole, &str, &str, usize, bool); 3] = [
    (ContactRole::FleetManager, "邓海涛", "13600002211", 0, false),
    (ContactRole::Driver, "萧志强", "13600002212", 0, true),
    (ContactRole::Finance, "曾丽", "13600002213", 1, false),
];

/// A level of the shop's own list, and tags.
type Sorted = (usize, &'static [&'static str]);

/// What private customers and companies are sorted by, from the first on: the place of the level, and the tags.
const SORTED: [(bool, &[Sorted]); 2] = [
    (false, &[(2, &["老客户", "转介绍"]), (1, &["网约车"]), (0, &["首次到店"]), (1, &[]), (2, &["老客户"])]),
    (true, &[(2, &["大客户", "月结"]), (1, &["月结"])]),
];

/// What private customers said, from the first on.
const SAID: [(usize, ConsentMatter, bool, WordMeans, &str); 8] = [
    (0, ConsentMatter::Privacy, true, WordMeans::InPerson, ""),
    (0, ConsentMatter::Marketing, true, WordMeans::InPerson, "愿意收到保养优惠"),
    (1, ConsentMatter::Privacy, true, WordMeans::InPerson, ""),
    (1, ConsentMatter::Marketing, false, WordMeans::Phone, "不要发广告"),
    (2, ConsentMatter::Marketing, true, WordMeans::Message, ""),
    (3, ConsentMatter::Privacy, true, WordMeans::InPerson, ""),
    (3, ConsentMatter::Marketing, true, WordMeans::InPerson, ""),
    // Taken back: the last word counts.
    (3, ConsentMatter::Marketing, false, WordMeans::Message, "回复退订"),
];
/// Who asks what is held of them, and how long the shop gave itself to answer.
const ASKS: usize = 4;
const ANSWERED_WITHIN_DAYS: i64 = 7;

/// What lies with the cars that came first: the car, what it is, what it is called, and for how many more days it
/// holds.
const CAR_PAPERS: [(usize, RecordDocumentKind, &str, Option<i64>); 3] = [
    (0, RecordDocumentKind::VehicleLicence, "行驶证.pdf", None),
    (0, RecordDocumentKind::InsurancePolicy, "保险单.pdf", Some(20)),
    (1, RecordDocumentKind::InsurancePolicy, "保险单.pdf", Some(214)),
];

/// What a shop without levels of its own calls them.
pub fn levels() -> Vec<String> {
    LEVELS.map(str::to_owned).to_vec()
}

/// The customers of a kind, each with the first of their cars. Those whose cars are in the shop come first.
fn owners(plan: &Plan, story: &Story, company: bool) -> Vec<(CustomerId, VehicleId)> {
    let mut known = Vec::new();
    let mut owners = Vec::new();
    for (number, car) in plan.cars.iter().enumerate() {
        if plan.customers[car.customer].company == company && !known.contains(&car.customer) {
            known.push(car.customer);
            owners.push((story.customers[car.customer], story.vehicles[number]));
        }
    }
    owners
}

/// What lies with cars and with a company, as a page would send it.
pub fn documents(plan: &Plan, story: &Story, today: NaiveDate) -> Vec<AttachRecordDocument> {
    let paper = |of, document_kind, name: &str, days: Option<i64>| AttachRecordDocument {
        of,
        typed: DocumentTyped {
            document_kind,
            note: String::new(),
            valid_until: days.map(|days| add_days(today, days)),
            name: name.to_owned(),
        },
        content: STANDARD.encode(DOCUMENT),
    };
    let of_cars = CAR_PAPERS
        .into_iter()
        .map(|(car, kind, name, days)| paper(DocumentOf::Vehicle(story.vehicles[car]), kind, name, days));
    let of_company = owners(plan, story, true).into_iter().take(1).map(|(customer, _)| {
        paper(DocumentOf::Customer(customer), RecordDocumentKind::BusinessLicence, "营业执照.pdf", None)
    });
    of_cars.chain(of_company).collect()
}

impl Player<'_> {
    fn contact(&self, customer_id: CustomerId, at: DateTime<Utc>, typed: ContactTyped) -> Result<()> {
        let ask = SaveContact { id: None, version: 0, customer_id, typed };
        self.by(&self.staff.advisors[0], at, |cx| save_contact(cx, ask))?;
        Ok(())
    }

    pub(super) fn write_contacts(&mut self, at: DateTime<Utc>) -> Result<()> {
        let typed = |contact_role, name: &str, phone: &str| ContactTyped {
            contact_role,
            name: name.to_owned(),
            phone: phone.to_owned(),
            department_id: None,
            vehicle_id: None,
            note: String::new(),
            active: true,
        };
        let companies = owners(self.plan, self.story, true);
        if let Some((customer_id, car)) = companies.first().copied() {
            let mut departments: Vec<DepartmentId> = Vec::new();
            for name in DEPARTMENTS {
                let ask = SaveDepartment { id: None, version: 0, customer_id, name: name.to_owned() };
                departments.push(self.by(&self.staff.advisors[0], at, |cx| save_department(cx, ask))?.id);
            }
            for (role, name, phone, department, drives) in OF_COMPANY {
                let of = ContactTyped {
                    department_id: departments.get(department).copied(),
                    vehicle_id: drives.then_some(car),
                    ..typed(role, name, phone)
                };
                self.contact(customer_id, at, of)?;
            }
        }
        if let Some((customer_id, car)) = companies.get(1).copied() {
            let of = ContactTyped {
                vehicle_id: Some(car),
                ..typed(ContactRole::Driver, "程国庆", "13600002214")
            };
            self.contact(customer_id, at, of)?;
        }
        if let Some((customer_id, _)) = owners(self.plan, self.story, false).first().copied() {
            let of = ContactTyped {
                note: "车主家人，常来取车".to_owned(),
                ..typed(ContactRole::Family, "潘雪梅", "13600002215")
            };
            self.contact(customer_id, at, of)?;
        }
        Ok(())
    }

    /// By the shop's own levels; where it has none, it gets some, and they go with the sample.
    pub(super) fn sort_customers(&mut self, at: DateTime<Utc>) -> Result<()> {
        let offered = self.by(&self.staff.manager, at, |cx| {
            let mut details = cx.details()?.clone();
            if details.settings.customer_levels.is_empty() {
                details.settings.customer_levels = levels();
                details = save_shop(cx, details)?;
            }
            Ok(details.settings.customer_levels)
        })?;
        for (company, sorted) in SORTED {
            for ((customer_id, _), (place, tags)) in
                owners(self.plan, self.story, company).into_iter().zip(sorted)
            {
                let place = (*place).min(offered.len().saturating_sub(1));
                let ask = SortCustomer {
                    customer_id,
                    version: self.w.get::<Customer>(customer_id.0)?.version,
                    level: offered.get(place).cloned().unwrap_or_default(),
                    tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                };
                self.by(&self.staff.advisors[0], at, |cx| sort_customer(cx, ask))?;
            }
        }
        Ok(())
    }

    pub(super) fn record_consents(&mut self, at: DateTime<Utc>) -> Result<()> {
        let people = owners(self.plan, self.story, false);
        for (who, matter, given, means, note) in SAID {
            let Some((customer_id, _)) = people.get(who).copied() else { continue };
            let said = ConsentSaid { matter, given, means, note: note.to_owned() };
            let ask = RecordConsent { customer_id, said };
            self.by(&self.staff.advisors[1], at, |cx| record_consent(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn ask_for_data(&mut self, at: DateTime<Utc>) -> Result<()> {
        let people = owners(self.plan, self.story, false);
        let Some((customer_id, _)) = people.get(ASKS).copied() else { return Ok(()) };
        let asked_on = local_day(at, self.zone);
        let typed = DataRequestTyped {
            asked_kind: DataRequestKind::Copy,
            asker_name: self.w.get::<Customer>(customer_id.0)?.name,
            asked_means: WordMeans::Phone,
            asked_on,
            wish: "想要一份店里保存的本人信息和维修记录".to_owned(),
            identity: Some(IdentityCheck::CalledBack),
            identity_note: "已按档案号码回拨核实".to_owned(),
            due_on: Some(add_days(asked_on, ANSWERED_WITHIN_DAYS)),
        };
        let ask = TakeDataRequest { customer_id, typed };
        self.by(&self.staff.advisors[0], at, |cx| take_data_request(cx, ask))?;
        Ok(())
    }
}
