//! What the busy shop did beside its visits: a sale over the counter of which something came back, a pump
//! that its maker pays, and a car that is lent.

use crate::busy::COST;
use domain::claim::WantedClaim;
use domain::claim::old_part::Tagged;
use domain::complaint::WordMeans;
use domain::consent::{ConsentMatter, ConsentSaid};
use domain::contact::{ContactRole, ContactTyped};
use domain::counter_sale::selling::WantedPart;
use domain::counter_sale::taking_back::BroughtBack;
use domain::data_request::{DataRequestKind, DataRequestTyped, IdentityCheck};
use domain::ids::{BinId, ClaimId, CounterSaleId, CounterSaleLineId, CustomerId, LineId, LoanId, PartId};
use domain::loan::{Lending, LoanUnitKind};
use domain::money::{Money, Quantity};
use domain::record_document::{DocumentOf, DocumentTyped, RecordDocumentKind};
use domain::settlement::PaymentMeans;
use domain::stock::BinKind;
use domain::tax::PriceBasis;
use features::attached_files::records::{AttachRecordDocument, attach_record_document};
use features::claims::old_parts::{TagOldPart, tag_old_part};
use features::claims::pages::AskClaim;
use features::claims::send::{MakeClaim, make_claim};
use features::counter_sales::pages::AskCounterSale;
use features::counter_sales::sell::{SellAtCounter, sell_at_counter};
use features::counter_sales::take_back::{QuoteCounterReturn, TakeBackSale, take_back_sale};
use features::counting::bins::{SaveBin, save_bin};
use features::counting::moves::{OpenStock, open_stock};
use features::data_requests::{TakeDataRequest, take_data_request};
use features::loans::lend::{LendUnit, lend_unit};
use features::loans::pages::AskLoan;
use features::loans::units::{SaveLoanUnit, save_loan_unit};
use features::records::consents::{AskConsents, RecordConsent, record_consent};
use features::records::contacts::{AskContacts, SaveContact, save_contact};
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::asks_till::{day, part};
use shop_tests::photos::picture;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, labour};

const MAKER: &str = "一汽大众";

/// What is asked about them.
pub fn beside(shop: &TestShop, part_id: PartId, customer_id: CustomerId) -> Vec<(&'static str, Value)> {
    let (sale, line) = sold(shop, part_id);
    let left = BroughtBack { counter_sale_line_id: line, quantity: Quantity(1_000), bin_id: None };
    vec![
        ("get_counter_sale", request(AskCounterSale { id: sale })),
        ("invoices_of_sale", json!({ "id": sale })),
        ("quote_counter_return", request(QuoteCounterReturn { id: sale, lines: vec![left] })),
        ("get_claim", request(AskClaim { id: claimed(shop) })),
        ("get_loan", request(AskLoan { id: lent(shop, customer_id) })),
        ("customer_contacts", request(AskContacts { customer_id: with_a_driver(shop, customer_id) })),
        ("customer_consents", request(AskConsents { customer_id })),
        ("list_customers", json!({ "filter": { "tag": "大客户" } })),
        ("list_customers", json!({ "filter": { "marketing": true, "text": "12345" } })),
        ("list_customers", json!({ "filter": { "level": "金卡" } })),
        ("search", json!({ "query": "13712345609" })),
    ]
}

/// Their driver has a phone of his own, and they agreed to offers.
fn with_a_driver(shop: &TestShop, customer_id: CustomerId) -> CustomerId {
    let typed = ContactTyped {
        contact_role: ContactRole::Driver,
        name: "赵司机".to_owned(),
        phone: "13712345609".to_owned(),
        department_id: None,
        vehicle_id: None,
        note: String::new(),
        active: true,
    };
    shop.run("advisor", save_contact, SaveContact { id: None, version: 0, customer_id, typed });
    let said = ConsentSaid {
        matter: ConsentMatter::Marketing,
        given: true,
        means: WordMeans::InPerson,
        note: String::new(),
    };
    shop.run("advisor", record_consent, RecordConsent { customer_id, said });
    customer_id
}

/// Two are sold, and one comes back.
fn sold(shop: &TestShop, part_id: PartId) -> (CounterSaleId, CounterSaleLineId) {
    let code = "S-02".to_owned();
    let bin = SaveBin { id: None, version: 0, code, name: String::new(), kind: BinKind::Shelf, active: true };
    let bin_id: BinId = read(shop.run("parts_keeper", save_bin, bin)["id"].clone());
    let opening = OpenStock {
        part_id,
        bin_id,
        quantity: Quantity(2_000),
        unit_cost: Money(COST),
        batch_number: String::new(),
        expires_on: None,
        note: String::new(),
        approval: None,
    };
    shop.run("manager", open_stock, opening);
    let wanted = WantedPart {
        part_id,
        quantity: Quantity(2_000),
        unit: String::new(),
        unit_price: Money(46_019),
        price_basis: PriceBasis::TaxIncluded,
        discount: Money::ZERO,
    };
    let sale = SellAtCounter {
        customer_id: None,
        lines: vec![wanted],
        total: Money(92_038),
        parts: vec![part(PaymentMeans::Wechat, 92_038)],
        note: String::new(),
        approval: None,
        promised_too: true,
    };
    let id: CounterSaleId = field(&shop.run("parts_keeper", sell_at_counter, sale), "id");
    let line = "SELECT id FROM counter_sale_line WHERE counter_sale_id = ?1";
    let line = shop.file().query_row(line, [id.0], |row| row.get(0)).expect("it has a line");
    let line = CounterSaleLineId(line);
    let back = TakeBackSale {
        id,
        lines: vec![BroughtBack { counter_sale_line_id: line, quantity: Quantity(1_000), bin_id: None }],
        amount: Money(46_019),
        money: None,
        means: None,
        reason: "装不上".to_owned(),
    };
    shop.run("manager", take_back_sale, back);
    (id, line)
}

/// The pump is tagged, and claimed of its maker.
fn claimed(shop: &TestShop) -> ClaimId {
    let car = shop.car("陈立", "13712345605", "粤B77777");
    car.walks_in("repair", "水泵漏水").checked_in(20_000).with_line(labour("更换水泵", 37));
    let makers = json!({
        "category": "free", "payer": "manufacturer", "payer_name": MAKER, "unit": "个", "unit_price": 88_013,
    });
    let line_id = LineId(car.with_line(figures("part", "水泵", makers)));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    let sheet = sheets.iter().find(|sheet| sheet["payer"] == "manufacturer").expect("a sheet of the maker");
    let tagged = Tagged {
        serial_number: "SN778".to_owned(),
        fault_code: "P0118".to_owned(),
        kept_until: None,
        note: String::new(),
    };
    shop.run("parts_keeper", tag_old_part, TagOldPart { line_id, tagged, bin_code: String::new() });
    let claim = MakeClaim {
        settlement_id: field(sheet, "id"),
        lines: vec![WantedClaim { line_id, fault_code: "P0118".to_owned() }],
        claim_number: String::new(),
        note: String::new(),
    };
    field(&shop.run("parts_keeper", make_claim, claim), "id")
}

/// To a customer whose phone whoever keeps parts is not told.
fn lent(shop: &TestShop, customer_id: CustomerId) -> LoanId {
    let unit = SaveLoanUnit {
        id: None,
        version: 0,
        kind: LoanUnitKind::Car,
        name: "代步车 朗逸".to_owned(),
        plate: "粤B88888".to_owned(),
        part_id: None,
        condition: "完好".to_owned(),
        active: true,
    };
    let loan_unit_id = read(shop.run("parts_keeper", save_loan_unit, unit));
    let lending = Lending {
        customer_id,
        work_order_id: None,
        due_on: day("2026-03-04"),
        agreement: "违章由借用人承担".to_owned(),
        out_condition: "完好".to_owned(),
        out_km: Some(52_300),
        out_fuel: Some(75),
        signed_by: String::new(),
        signature: None,
    };
    let lend = LendUnit { loan_unit_id, lending, promised_too: false };
    field(&shop.run("advisor", lend_unit, lend), "id")
}

/// A picture of a paper of this customer, and what they ask of their own data.
pub fn of_the_person(shop: &TestShop, customer_id: CustomerId) -> (Value, Value) {
    let typed = DocumentTyped {
        document_kind: RecordDocumentKind::VehicleLicence,
        note: "正页".to_owned(),
        valid_until: Some(read("2026-12-31")),
        name: "行驶证.png".to_owned(),
    };
    let of = DocumentOf::Customer(customer_id);
    let licence = AttachRecordDocument { of, typed, content: picture(1) };
    let document = shop.run("advisor", attach_record_document, licence)["id"].clone();
    let typed = DataRequestTyped {
        asked_kind: DataRequestKind::Deletion,
        asker_name: "李国强".to_owned(),
        asked_means: WordMeans::InPerson,
        asked_on: read("2026-03-02"),
        wish: "全部删除".to_owned(),
        identity: Some(IdentityCheck::IdShown),
        identity_note: String::new(),
        due_on: None,
    };
    (document, shop.run("advisor", take_data_request, TakeDataRequest { customer_id, typed }))
}
