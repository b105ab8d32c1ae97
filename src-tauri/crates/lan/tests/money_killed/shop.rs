//! The shop whose till is killed: cars and bookings that wait for every movement
//! of money there is.

use domain::catalogue::ItemId;
use domain::complaint::WordMeans;
use domain::data_request::{DataRequestKind, DataRequestTyped, IdentityCheck};
use domain::ids::{CustomerId, PartId, SettlementId, WorkOrderId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity};
use domain::role::Role;
use domain::stock::BinKind;
use domain::warranty::RepairKind;
use features::bookings::{BookAppointment, book_appointment};
use features::counter_sales::cores::{SetCoreTerms, set_core_terms};
use features::counting::bins::{SaveBin, save_bin};
use features::counting::moves::{OpenStock, open_stock};
use features::data_requests::{TakeDataRequest, take_data_request};
use features::express::{SaveExpressKind, save_express_kind};
use features::office::backups::keep_todays_backup;
use features::picking::issue::{IssueAll, issue_all};
use features::till::approvals::{RequestApproval, RequestedAction, request_approval};
use features::till::{PrepareBill, PutOnAccount, put_on_account};
use features::visit::lines::{SaveCatalogueItem, add_line, save_catalogue_item};
use serde_json::{Value, json};
use shop_tests::asks_office::booking;
use shop_tests::asks_visit::{added, new_part};
use shop_tests::life::file_in;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, Folder, MORNING, TestShop};
use std::collections::BTreeMap;
use std::path::Path;

/// The file as it is before the first movement, who moves the money, and the
/// visits and the booking by what they are there for.
pub struct Waiting {
    pub folder: Folder,
    pub cashier: i64,
    pub ids: BTreeMap<&'static str, i64>,
}

const PHONE: &str = "13800138000";

/// Repaired and cleaned, and nobody has made the bill.
fn repaired<'a>(shop: &'a TestShop, plate: &str, lines: Vec<Value>) -> Car<'a> {
    let car = shop.car("张小芳", PHONE, plate);
    car.walks_in("repair", "换机油").checked_in(30_000);
    for line in lines {
        car.with_line(line);
    }
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car.repaired_by("technician").self_inspected("technician").passed().cleaned();
    car
}

/// A claim of one insurer.
fn claim(price: i64) -> Value {
    let of =
        json!({ "category": "insurance", "payer": "insurer", "payer_name": "平安产险", "unit_price": price });
    figures("other", "右前门喷漆", of)
}

pub fn waiting() -> Waiting {
    let mut shop = TestShop::open_at(MORNING);
    let every: Vec<String> = Role::ALL.iter().map(|role| read(request(role))).collect();
    let cashier = shop.hire("every_role", &every.iter().map(String::as_str).collect::<Vec<_>>());
    let mut ids = BTreeMap::new();

    // 1200.00 that are paid by every means.
    ids.insert("own", repaired(&shop, "粤B10001", vec![labour("大修", 1000)]).id());
    for (name, plate) in [("claimed", "粤B10002"), ("trusted", "粤B10003")] {
        let car = repaired(&shop, plate, vec![labour("更换机油", 500), claim(90_000)]);
        car.billed(0, 0);
        ids.insert(name, car.id());
    }
    let trusted = sheet_of(shop.folder(), ids["trusted"], "insurer");
    let trust = PutOnAccount { settlement_id: SettlementId(trusted), reason: "月结".to_owned() };
    shop.run("manager", put_on_account, trust);

    let cheap = repaired(&shop, "粤B10004", vec![labour("抛光", 500)]);
    ids.insert("cheap", cheap.id());
    let action = RequestedAction::PrepareBill(PrepareBill {
        work_order_id: WorkOrderId(cheap.id()),
        discount: Money(20_000),
        rounding: Money::ZERO,
        approval: None,
    });
    let asked = shop.run("cashier", request_approval, RequestApproval { action, note: "老客户".to_owned() });
    ids.insert("approval", asked["approval"]["id"].as_i64().expect("an approval has an id"));

    let paid = repaired(&shop, "粤B10005", vec![labour("更换机油", 500)]);
    let sheet = paid.billed(0, 0).remove(0);
    paid.paid(&sheet, "cash", 60_000, 60_000);
    ids.insert("paid", paid.id());

    let drawn = shop.car("李国强", PHONE, "粤B10006");
    drawn.walks_in("repair", "保养").checked_in(30_000).with_line(labour("四轮定位", 100));
    ids.insert("drawn", drawn.id());
    ids.insert("buyer", drawn.customer_id);
    ids.insert("vehicle", drawn.vehicle_id);

    let booked = BookAppointment {
        plate: "粤B10007".to_owned(),
        symptom: "发电机异响".to_owned(),
        over_capacity: false,
        ..booking("王海", PHONE, shop.clock.time(600))
    };
    let booking = shop.run("advisor", book_appointment, booked);
    ids.insert("booking", booking["id"].as_i64().expect("a booking has an id"));

    let saved = shop.run("manager", save_catalogue_item, new_part("BP-1", "前制动片", 30_000));
    let part: PartId = read(saved["id"]["part"].clone());
    let bin = SaveBin {
        id: None,
        version: 0,
        code: "A-01".to_owned(),
        name: String::new(),
        kind: BinKind::Shelf,
        active: true,
    };
    let opening = OpenStock {
        part_id: part,
        bin_id: read(shop.run("parts_keeper", save_bin, bin)["id"].clone()),
        quantity: Quantity(20_000),
        unit_cost: Money(10_000),
        batch_number: String::new(),
        expires_on: None,
        note: String::new(),
        approval: None,
    };
    shop.run("parts_keeper", open_stock, opening);
    ids.insert("part", part.0);

    let cored = listed_part(&shop, "ST-1", "起动机", "个", 80_000);
    stocked(&shop, "ST-1", 10_000, 400_000);
    let terms = SetCoreTerms { part_id: cored, version: 0, deposit: Money(20_000), days: 0 };
    shop.run("manager", set_core_terms, terms);
    let issued = shop.car("王海", PHONE, "粤B10008");
    issued.walks_in("repair", "打不着火").checked_in(30_000);
    let of = json!({ "unit": "个", "quantity": 2_000, "unit_price": 80_000 });
    let mut line = added(&issued, &figures("part", "起动机", of));
    line.item = Some(ItemId::Part(cored));
    shop.run("advisor", add_line, line);
    issued.estimate_issued();
    issued.authorised(&[]);
    shop.run("parts_keeper", issue_all, IssueAll { work_order_id: WorkOrderId(issued.id()) });
    ids.insert("issued", issued.id());

    let work = SaveCatalogueItem {
        kind: LineKind::Labour,
        unit: "工时".to_owned(),
        hours: Hours(30),
        ..new_part("KX1", "外胎穿孔修补", 12_000)
    };
    let work: ItemId = field(&shop.run("manager", save_catalogue_item, work), "id");
    let kind = SaveExpressKind {
        id: None,
        version: 0,
        name: "补胎".to_owned(),
        repair_kind: RepairKind::Repair,
        express_items: vec![work],
        active: true,
    };
    ids.insert("express", field(&shop.run("manager", save_express_kind, kind), "id"));
    if let ItemId::LabourOperation(work) = work {
        ids.insert("puncture", work.0);
    }
    ids.insert("technician", shop.id_of("technician"));

    // Nothing of theirs is open: who asks may be deleted.
    let stranger = shop.car("赵敏", "13900139000", "粤B10099");
    let asked = TakeDataRequest {
        customer_id: CustomerId(stranger.customer_id),
        typed: DataRequestTyped {
            asked_kind: DataRequestKind::Deletion,
            asker_name: "赵敏".to_owned(),
            asked_means: WordMeans::InPerson,
            asked_on: read("2026-03-02"),
            wish: String::new(),
            identity: Some(IdentityCheck::IdShown),
            identity_note: String::new(),
            due_on: None,
        },
    };
    ids.insert("asked", read(shop.run("advisor", take_data_request, asked)));

    // Today's copy of the file is there: no program that starts makes it.
    keep_todays_backup(&shop.shop).expect("the copy is made");
    Waiting { folder: shop.end(), cashier, ids }
}

impl Waiting {
    /// The same once more, for a run of its own.
    pub fn again(&self) -> Folder {
        let copy = Folder::made();
        copy_all(self.folder.path(), copy.path());
        copy
    }
}

fn copy_all(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            std::fs::create_dir(&to).expect("a folder");
            copy_all(&from, &to);
        } else {
            std::fs::copy(&from, &to).expect("copied");
        }
    }
}

fn sheet_of(folder: &Path, order: i64, payer: &str) -> i64 {
    let sql =
        "SELECT max(id) FROM settlement WHERE work_order_id = ?1 AND payer = ?2 AND state <> 'reversal'";
    file_in(folder).query_row(sql, (order, payer), |row| row.get(0)).expect("a sheet")
}

/// The shop as it stands, for who asks the next movement of it.
pub struct Look<'a> {
    pub folder: &'a Path,
    pub ids: &'a BTreeMap<&'static str, i64>,
}

impl Look<'_> {
    pub fn number(&self, sql: &str) -> i64 {
        file_in(self.folder).query_row(sql, [], |row| row.get(0)).expect(sql)
    }

    pub fn text(&self, sql: &str) -> String {
        file_in(self.folder).query_row(sql, [], |row| row.get(0)).expect(sql)
    }

    pub fn id(&self, name: &str) -> i64 {
        self.ids[name]
    }

    /// The newest sheet of a visit for a payer.
    pub fn sheet(&self, visit: &str, payer: &str) -> i64 {
        sheet_of(self.folder, self.id(visit), payer)
    }

    /// What is still to be paid on it, or is on account.
    pub fn due(&self, sheet: i64) -> i64 {
        self.number(&format!(
            "SELECT CASE WHEN on_account > 0 THEN on_account ELSE total - received END
             FROM settlement WHERE id = {sheet}"
        ))
    }

    /// The newest receipt by a means for money that came in.
    pub fn receipt(&self, means: &str) -> i64 {
        self.number(&format!("SELECT max(id) FROM payment WHERE means = '{means}' AND amount > 0"))
    }

    pub fn version(&self, table: &str, id: i64) -> i64 {
        self.number(&format!("SELECT version FROM {table} WHERE id = {id}"))
    }

    /// What the customer of the own visit has stored, gifts among it.
    pub fn stored(&self) -> i64 {
        self.number(
            "SELECT coalesce(sum(iif(settlement_id IS NULL, amount + gift, -amount)), 0) FROM payment
             WHERE customer_id IS NOT NULL",
        )
    }
}
