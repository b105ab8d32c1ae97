//! The sample shop is believed at whatever hour it is loaded: it works in its
//! opening hours, and its till and telephone know trouble like any other's.

use features::homes::advisor_home;
use kernel::host::AskNothing;
use rusqlite::Connection;
use sample::load_sample_shop;
use shop_tests::TestShop;

fn loaded_at(local: &str) -> (TestShop, Connection) {
    let shop = TestShop::open_at(local);
    shop.run("manager", load_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{local}: {status}");
    let db = shop.file();
    (shop, db)
}

fn count(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).expect("a count")
}

/// Every column at which something was done by somebody who stood there.
const DONE_AT: [(&str, &str); 18] = [
    ("stage_step", "at"),
    ("job_time", "started_at"),
    ("job_time", "ended_at"),
    ("payment", "at"),
    ("delivery", "at"),
    ("follow_up_call", "at"),
    ("complaint_step", "at"),
    ("stock_movement", "at"),
    ("diagnosis", "at"),
    ("outside_work", "sent_at"),
    ("outside_work", "back_at"),
    ("customer_told", "at"),
    ("warranty_judgement", "at"),
    ("customer_consent", "at"),
    ("data_request", "taken_at"),
    ("record_document", "at"),
    ("job_mark", "at"),
    ("last_look", "at"),
];

fn works_in_opening_hours_only(local: &str) {
    let (shop, db) = loaded_at(local);
    for (table, column) in DONE_AT {
        let outside = count(
            &db,
            &format!(
                "SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND (
                   strftime('%w', {column}, '+8 hours') = '0'
                   OR strftime('%H:%M', {column}, '+8 hours') < '08:30'
                   OR strftime('%H:%M', {column}, '+8 hours') > '18:00')"
            ),
        );
        assert_eq!(outside, 0, "{local}: {table}.{column} outside of opening hours");
    }
    // Nobody's clock ran through a night.
    let overnight = count(
        &db,
        "SELECT count(*) FROM job_time WHERE ended_at IS NOT NULL
           AND date(started_at, '+8 hours') <> date(ended_at, '+8 hours')",
    );
    assert_eq!(overnight, 0, "{local}");
    // Whoever takes money without a shift would put it into the only drawer there is.
    assert_eq!(count(&db, "SELECT count(*) FROM shift WHERE state = 'open'"), 0, "{local}");
    let home = shop.run("advisor", advisor_home, AskNothing {});
    assert!(home["in_shop"].as_array().is_some_and(|cars| cars.len() >= 20), "{local}: {home}");
    for (what, sql, least) in BELIEVED {
        let there = count(&db, sql);
        assert!(there >= least, "{local}: {what}: {there} of at least {least}");
    }
    let drove = count(
        &db,
        "SELECT count(*) FROM line JOIN work_order ON work_order.id = work_order_id
         WHERE kind = 'towing' AND arrival <> 'towed'",
    );
    assert_eq!(drove, 0, "{local}: a car whose bill names the towing was towed");
    assert_eq!(shop_tests::stock::sums_that_differ(&db), Vec::<String>::new(), "{local}");
    assert_eq!(count(&db, "SELECT count(*) FROM stock_account WHERE on_hand < 0"), 0, "{local}");
    assert_eq!(count(&db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

/// What a shop of three months has, whenever one looks.
const BELIEVED: [(&str, &str, i64); 57] = [
    (
        "jobs that took longer than sold",
        "SELECT count(*) FROM job JOIN job_time ON job_time.job_id = job.id
         WHERE (julianday(ended_at) - julianday(job_time.started_at)) * 1440 > planned_minutes + 4",
        40,
    ),
    (
        "jobs that took less than sold",
        "SELECT count(*) FROM job JOIN job_time ON job_time.job_id = job.id
         WHERE (julianday(ended_at) - julianday(job_time.started_at)) * 1440 < planned_minutes - 4",
        40,
    ),
    (
        "cars delivered after the promised time",
        "SELECT count(*) FROM work_order WHERE delivered_at > promised_at",
        10,
    ),
    ("cars delivered in time", "SELECT count(*) FROM work_order WHERE delivered_at <= promised_at", 120),
    (
        "late cars marked down for it",
        "SELECT count(*) FROM work_order JOIN survey ON survey.work_order_id = work_order.id
         WHERE delivered_at > promised_at AND json_extract(marks, '$.on_time') <= 3",
        3,
    ),
    (
        "discounts",
        "SELECT count(*) FROM settlement WHERE state = 'settled' AND json_extract(content, '$.discount') > 0",
        8,
    ),
    ("refunds", "SELECT count(*) FROM payment WHERE refund_of IS NOT NULL", 3),
    ("voided sheets", "SELECT count(*) FROM settlement WHERE state = 'voided'", 3),
    ("visits called off", "SELECT count(*) FROM work_order WHERE stage = 'cancelled'", 3),
    (
        "firms that paid what they were trusted with",
        "SELECT count(*) FROM payment JOIN settlement ON settlement.id = settlement_id
         WHERE means = 'transfer' AND payment.at > settled_at",
        3,
    ),
    ("cases still open", "SELECT count(*) FROM complaint WHERE state <> 'closed'", 2),
    ("cars towed in", "SELECT count(*) FROM work_order WHERE arrival = 'towed'", 10),
    (
        "calls overdue",
        "SELECT count(*) FROM follow_up WHERE closed_at IS NULL AND due_on < (
           SELECT date(max(at), '+8 hours') FROM command_log)",
        3,
    ),
    ("packages sold", "SELECT count(*) FROM service_contract", 2),
    (
        "contracts partly drawn",
        "SELECT count(DISTINCT service_contract_id) FROM contract_draw JOIN line ON line.id = line_id
         WHERE line.state = 'approved'",
        1,
    ),
    (
        "vouchers laid down",
        "SELECT count(*) FROM payment JOIN voucher ON voucher.number = voucher_number WHERE amount > 0",
        1,
    ),
    (
        "vouchers that still pay",
        "SELECT count(*) FROM voucher WHERE number NOT IN (SELECT voucher_number FROM payment)",
        2,
    ),
    ("gifts on what was stored", "SELECT count(*) FROM payment WHERE gift > 0 AND work_order_id IS NULL", 1),
    ("paid from what was stored", "SELECT count(*) FROM payment WHERE means = 'stored_value'", 1),
    ("a deposit on a booking", "SELECT count(*) FROM payment WHERE appointment_id IS NOT NULL", 1),
    (
        "a shift that was counted a little short",
        "SELECT count(*) FROM shift WHERE state = 'closed' AND json_extract(content, '$.difference') = -500
           AND json_extract(content, '$.explanation') <> ''",
        1,
    ),
    (
        "on account for longer than its term",
        "SELECT count(*) FROM settlement WHERE on_account > 0
           AND julianday((SELECT max(at) FROM command_log)) - julianday(settled_at) > 30",
        1,
    ),
    (
        "things answered for longer than their repair",
        "SELECT count(*) FROM delivery WHERE json_array_length(beyond) > 0",
        1,
    ),
    (
        "photos at check-in and of a finding nobody has decided on",
        "SELECT count(DISTINCT photo.kind) FROM photo LEFT JOIN finding ON finding.id = finding_id
         WHERE finding.state IS NULL OR finding.state = 'open'",
        2,
    ),
    ("parts that lie in the store", "SELECT count(*) FROM stock_account WHERE on_hand > 0", 35),
    (
        "parts of which too little is there",
        "SELECT count(*) FROM part LEFT JOIN stock_account ON part_id = part.id
         WHERE part.sample = 1 AND coalesce(on_hand, 0) < minimum",
        4,
    ),
    ("parts that come in a larger unit", "SELECT count(DISTINCT part_id) FROM part_unit", 3),
    ("parts with a deposit on the old one", "SELECT count(*) FROM core_terms WHERE deposit > 0", 1),
    (
        "batches that are still there though their day is over",
        "SELECT count(*) FROM stock_level JOIN stock_batch ON stock_batch.id = batch_id
         WHERE quantity > 0 AND expires_on < (SELECT date(max(at), '+8 hours') FROM command_log)",
        1,
    ),
    ("parts taken for a visit", "SELECT count(*) FROM stock_movement WHERE kind = 'issued'", 100),
    ("kinds of small work", "SELECT count(*) FROM express_kind WHERE active = 1", 3),
    (
        "small work done while somebody waited",
        "SELECT count(*) FROM work_order WHERE express_kind_id IS NOT NULL AND delivered_at IS NOT NULL
           AND priority = 'waiting'",
        2,
    ),
    ("what is done together", "SELECT count(*) FROM work_package WHERE sample = 1", 1),
    ("technicians with their trades", "SELECT count(*) FROM worker_file WHERE skills <> '[]'", 5),
    (
        "certificates that end within a month",
        "SELECT count(*) FROM worker_file CROSS JOIN json_each(certificates) AS held
         WHERE json_extract(held.value, '$.valid_until') BETWEEN
           (SELECT date(max(at), '+8 hours') FROM command_log)
           AND (SELECT date(max(at), '+8 hours', '+30 days') FROM command_log)",
        1,
    ),
    ("technicians with hours of their own", "SELECT count(*) FROM worker_file WHERE shifts <> '[]'", 1),
    (
        "people who will be away",
        "SELECT count(*) FROM absence WHERE begins_at > (SELECT max(at) FROM command_log)",
        1,
    ),
    (
        "faults of which it is known what they came from",
        "SELECT count(*) FROM diagnosis WHERE cause <> '' AND codes_before <> '[]'",
        1,
    ),
    ("faults still looked for", "SELECT count(*) FROM diagnosis WHERE cause = ''", 1),
    ("things at other houses", "SELECT count(*) FROM outside_work WHERE back_at IS NULL", 1),
    (
        "things that came back from there",
        "SELECT count(*) FROM outside_work WHERE back_at > sent_at AND result <> ''",
        1,
    ),
    (
        "customers who know that their car is ready",
        "SELECT count(*) FROM customer_told JOIN work_order ON work_order.id = work_order_id
         WHERE matter = 'ready' AND reached = 1 AND stage = 'ready_for_delivery'",
        1,
    ),
    ("people who wait for room", "SELECT count(*) FROM booking_wish WHERE state = 'waiting'", 1),
    (
        "comebacks the shop answers for",
        "SELECT count(*) FROM warranty_judgement JOIN line ON line.id = line_id
         WHERE verdict = 'comeback' AND earlier_line_id IS NOT NULL AND responsible_id IS NOT NULL
           AND line.payer = 'shop'",
        1,
    ),
    (
        "judgements that a photo shows",
        "SELECT count(*) FROM warranty_judgement JOIN photo ON photo.id = json_extract(photos, '$[0]')
         WHERE photo.work_order_id = warranty_judgement.work_order_id",
        1,
    ),
    ("departments of companies", "SELECT count(*) FROM customer_department", 2),
    (
        "drivers of cars and others who speak for a customer",
        "SELECT count(*) FROM customer_contact WHERE contact_role <> 'driver' OR vehicle_id IS NOT NULL",
        5,
    ),
    ("customers with a level", "SELECT count(*) FROM customer WHERE level <> '' AND tags <> '[]'", 5),
    ("customers who agreed", "SELECT count(*) FROM customer_consent WHERE given = 1", 3),
    ("customers who refused", "SELECT count(*) FROM customer_consent WHERE given = 0", 2),
    ("people who ask for their data", "SELECT count(*) FROM data_request WHERE request_state = 'open'", 1),
    ("papers that end", "SELECT count(*) FROM record_document WHERE valid_until IS NOT NULL", 2),
    ("who drives on the road", "SELECT count(*) FROM driving_licence WHERE may_drive = 1", 3),
    ("work the foreman marked", "SELECT count(*) FROM job_mark", 14),
    (
        "cars looked at by two",
        "SELECT count(*) FROM last_look JOIN work_order ON work_order.id = work_order_id
         WHERE stage = 'ready_for_delivery'",
        2,
    ),
    ("parts that visits wait for", "SELECT count(*) FROM stock_demand WHERE wanted > issued", 1),
    (
        "cars that are late today",
        "SELECT count(*) FROM work_order WHERE stage IN ('in_repair', 'awaiting_inspection')
           AND promised_at < (SELECT max(at) FROM command_log)",
        1,
    ),
];

#[test]
fn before_dawn_on_a_sunday() {
    works_in_opening_hours_only("2026-11-22T05:40");
}

#[test]
fn at_noon_on_a_sunday() {
    works_in_opening_hours_only("2026-11-22T12:30");
}

#[test]
fn when_the_shop_has_just_opened_on_a_monday() {
    works_in_opening_hours_only("2026-11-23T08:35");
}

#[test]
fn on_a_monday_afternoon() {
    works_in_opening_hours_only("2026-11-23T14:40");
}

#[test]
fn late_on_a_saturday() {
    works_in_opening_hours_only("2026-05-30T19:20");
}

#[test]
fn a_minute_before_midnight_on_the_last_of_december() {
    works_in_opening_hours_only("2027-12-31T23:59");
}

#[test]
fn on_the_twenty_ninth_of_february() {
    works_in_opening_hours_only("2028-02-29T10:10");
}
