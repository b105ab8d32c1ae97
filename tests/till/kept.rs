//! What was signed or given out prints as it was, whoever is renamed since; and
//! a byte of it that turned over prints not at all.

use crate::papers::{says, text};
use crate::visit::{Till, figures};
use domain::estimate::AuthorisationMeans;
use domain::ids::{LineId, WorkOrderId};
use domain::inspection::{ConfirmationMeans, Signature};
use domain::line::LineKind;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::aftercare::delivery::deliver;
use features::papers::{TypedText, characters_on_paper};
use features::visit::answers::{LineAnswer, RecordAnswers, record_answers};
use features::visit::check_in::{ConfirmCheckIn, confirm_check_in};
use kernel::Refusal;
use serde_json::json;
use shop_tests::typed::{read, request};

fn drawn() -> Signature {
    Signature { width: 300, height: 100, strokes: vec![vec![(10, 10), (90, 60)]] }
}

/// Everybody and everything that a paper names is called otherwise from now on.
pub fn rename_everything(till: &Till) {
    till.file()
        .execute_batch(
            "UPDATE customer SET name = '改名客户', phone = '19900000000', contact_phone = '19900000001';
             UPDATE vehicle SET plate = '京A99999', vin = 'LVSHFFAL4AF000000', make = '奇瑞', model = '艾瑞泽',
                                engine_no = 'X', colour = '红';
             UPDATE person SET name = '改名' || id;
             UPDATE bay SET name = '改名工位';
             UPDATE shop SET name = '改名汽修', phone = '10086', address = '别处', licence = 'Y', bank = 'Z';
             UPDATE shop SET settings = json_set(settings, '$.zone', -480);
             UPDATE work_order SET number = 'GD99999999999', repair_kind = 'body', symptom = '改', mileage_km = 1,
                                   old_parts = 'discard', certificate_number = 'Q', brought_by_name = '改名的人',
                                   brought_by_phone = '19900000002', checked_in_at = '2020-01-01T00:00:00Z',
                                   arrival = 'towed', wash_wanted = 0, promised_at = NULL;
             UPDATE line SET name = '改名项目', category = 'free';
             UPDATE walk_around SET confirmed_by = '改名的人', belongings = '改', marks = '[]', items = '[]';
             UPDATE delivery SET warranty_until = '2030-01-01', next_service_km = 1;
             UPDATE inspection SET person_name = '改名检验员';",
        )
        .unwrap();
}

pub fn without_print_time(paper: &str) -> String {
    let mut parts = paper.split("打印时间");
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // 2026-03-0210:00 without its blank.
        left.push_str(part.get(15..).unwrap_or_default());
    }
    left
}

#[track_caller]
fn prints_the_same_once_renamed(till: &Till, kind: &str) -> String {
    let before = text(till, "manager", kind, 1);
    till.later(24 * 60);
    let shown = text(till, "manager", kind, 1);
    assert_ne!(before, shown, "the print time is the day's");
    rename_everything(till);
    let after = text(till, "manager", kind, 1);
    // The print time alone is told in the shop's new zone.
    assert_eq!(without_print_time(&before), without_print_time(&after));
    before
}

fn refused(till: &Till, kind: &str, id: i64) -> Refusal {
    features::papers::document(&till.shop, &till.session("manager"), kind, id, None)
        .map(|paper| paper.file_name)
        .unwrap_err()
}

/// Turns bytes of the kept content over one by one, and changes every column
/// beside it: the paper is refused each time, and prints again once all is as
/// it was.
fn any_change_is_refused(till: &Till, kept: &str, kind: &str) {
    let file = till.file();
    let row =
        format!("kind = '{kept}' AND edition = (SELECT max(edition) FROM counterfoil WHERE kind = '{kept}')");
    let content: String = file
        .query_row(&format!("SELECT content FROM counterfoil WHERE {row}"), [], |row| row.get(0))
        .unwrap();
    let write = |bytes: &[u8]| {
        let sql = format!("UPDATE counterfoil SET content = CAST(?1 AS TEXT) WHERE {row}");
        assert_eq!(file.execute(&sql, [bytes]).unwrap(), 1);
    };
    // Every place would take minutes; each stride meets names, figures and braces.
    for place in (0..content.len()).step_by(29) {
        for bit in [1, 0x20] {
            let mut bytes = content.clone().into_bytes();
            bytes[place] ^= bit;
            write(&bytes);
            let refusal = refused(till, kind, 1);
            assert!(matches!(refusal, Refusal::Damaged { .. }), "{kind}, byte {place}: {refusal:?}");
        }
    }
    write(content.as_bytes());
    for column in ["at = '2026-03-02T02:00:01Z'", "person_id = 6", "work_order_id = 1, checksum = 'x'"] {
        let before: (String, i64, String) = file
            .query_row(&format!("SELECT at, person_id, checksum FROM counterfoil WHERE {row}"), [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .unwrap();
        file.execute(&format!("UPDATE counterfoil SET {column} WHERE {row}"), []).unwrap();
        let refusal = refused(till, kind, 1);
        assert!(matches!(refusal, Refusal::Damaged { .. }), "{kind}, {column}: {refusal:?}");
        let back = format!("UPDATE counterfoil SET at = ?1, person_id = ?2, checksum = ?3 WHERE {row}");
        file.execute(&back, rusqlite::params![before.0, before.1, before.2]).unwrap();
    }
    features::papers::document(&till.shop, &till.session("manager"), kind, 1, None).unwrap();
    file.execute(&format!("DELETE FROM counterfoil WHERE {row}"), []).unwrap();
    let refusal = refused(till, kind, 1);
    assert!(matches!(refusal, Refusal::Damaged { .. }), "{kind} is gone: {refusal:?}");
}

fn billed() -> Till {
    let till = Till::with(&[figures(LineKind::Labour, 12_000), figures(LineKind::Part, 8_050)]);
    till.bill(1_000, 50);
    till.prepared();
    till.pay(1, PaymentMeans::Cash, 5_000);
    till
}

/// A car just come in, its walk-around written down and not confirmed yet.
fn come_in() -> Till {
    let till = Till::with(&[]);
    till.file()
        .execute_batch(
            "UPDATE work_order SET stage = 'checked_in';
             INSERT INTO walk_around (work_order_id, warning_lights, marks, items, belongings, valuables_reminded,
                                      confirmed_by, version)
             VALUES (1, '[\"tyre_pressure\"]', '[{\"x\":200,\"y\":300,\"kind\":\"dent\",\"note\":\"左前门\"}]',
                     '[{\"code\":\"wipers\",\"result\":\"repair_suggested\",\"note\":\"刮不净\"}]', '儿童座椅', 1, '', 1);",
        )
        .unwrap();
    till
}

fn confirmed(means: ConfirmationMeans) -> Till {
    let till = come_in();
    let ask = ConfirmCheckIn {
        work_order_id: WorkOrderId(1),
        version: Some(1),
        confirmed_by: "李石生".to_owned(),
        means,
        signature: Some(drawn()),
        photos: String::new(),
    };
    till.run("advisor", confirm_check_in, ask);
    till
}

#[test]
fn a_settled_sheet_names_whom_it_named_when_it_was_issued() {
    let sheet = prints_the_same_once_renamed(&billed(), "settlement_sheet");
    says(
        &sheet,
        &["张小芳", "13823456789", "粤B·D12345", "大众帕萨特", "顺风汽修", "收费", "inspector", "小修"],
    );
}

#[test]
fn a_sheet_of_a_delivered_car_keeps_what_was_promised_with_it() {
    let till = Till::delivered(&[figures(LineKind::Labour, 12_000)]);
    let sheet = prints_the_same_once_renamed(&till, "settlement_sheet");
    says(&sheet, &["至2026-03-12或70432公里", "2026-09-01或76000公里"]);
    till.file().execute("UPDATE counterfoil SET content = replace(content, '70432', '90432')", []).unwrap();
    let refusal = refused(&till, "settlement_sheet", 1);
    assert_eq!(refusal, Refusal::Damaged { entity: "delivery".into(), number: "GD99999999999".into() });
}

#[test]
fn a_reversal_names_whom_the_reversed_sheet_named() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.bill(0, 0);
    till.file().execute("UPDATE customer SET name = '改名客户'", []).unwrap();
    till.void(1, "开错抬头");
    for sheet in [1, 2] {
        let paper = text(&till, "cashier", "settlement_sheet", sheet);
        says(&paper, &["张小芳"]);
        assert!(!paper.contains("改名"), "{paper}");
    }
}

#[test]
fn no_byte_of_what_a_sheet_says_turns_over_unseen() {
    any_change_is_refused(&billed(), "settlement_sheet", "settlement_sheet");
}

#[test]
fn nothing_about_how_a_sheet_stands_is_changed_unseen() {
    for change in [
        "number = 'JS20260302009'",
        "state = 'open', settled_at = '2026-03-02T02:00:00Z'",
        "payer = 'insurer'",
        "payer_name = '别人'",
        "received = 4000",
        "on_account = 100",
        "issued_at = '2026-03-01T02:00:00Z'",
        "issued_by = 3",
        "settled_at = '2026-03-01T02:00:00Z'",
        "reverses_id = 1",
        "void_reason = 'x'",
        "checksum = 'x'",
        "standing_checksum = ''",
    ] {
        let till = billed();
        till.file().execute(&format!("UPDATE settlement SET {change}"), []).unwrap();
        let refusal = refused(&till, "settlement_sheet", 1);
        assert!(matches!(refusal, Refusal::Damaged { .. }), "{change}: {refusal:?}");
    }
}

#[test]
fn a_sheet_older_than_counterfoils_prints_and_says_that_nothing_was_kept() {
    let till = billed();
    till.file()
        .execute_batch(
            "UPDATE counterfoil SET edition = 0, content = '', checksum = '', person_id = NULL;
             UPDATE settlement SET standing_checksum = '';
             UPDATE customer SET name = '改名客户';",
        )
        .unwrap();
    says(
        &text(&till, "cashier", "settlement_sheet", 1),
        &["改名客户", "本单出具时未留存根", "JS20260302001"],
    );
    // Money that comes in now puts it under a sum.
    till.pay(1, PaymentMeans::Cash, 1_000);
    says(&text(&till, "cashier", "settlement_sheet", 1), &["本单出具时未留存根", "已收60.00"]);
    till.file().execute("UPDATE settlement SET on_account = 1", []).unwrap();
    assert!(matches!(refused(&till, "settlement_sheet", 1), Refusal::Damaged { .. }));
}

#[test]
fn a_check_in_sheet_stays_as_it_was_confirmed() {
    let till = come_in();
    says(&text(&till, "advisor", "check_in_sheet", 1), &["张小芳", "左前门"]);
    till.file().execute("UPDATE customer SET name = '张晓芳'", []).unwrap();
    says(&text(&till, "advisor", "check_in_sheet", 1), &["张晓芳"]);

    let sheet = prints_the_same_once_renamed(&confirmed(ConfirmationMeans::OnScreen), "check_in_sheet");
    says(&sheet, &["张小芳", "粤B·D12345", "左前门", "李石生", "儿童座椅", "68432公里"]);
    any_change_is_refused(&confirmed(ConfirmationMeans::OnScreen), "check_in_sheet", "check_in_sheet");
}

#[test]
fn a_confirmation_on_paper_names_the_paper() {
    let till = confirmed(ConfirmationMeans::OnPaper);
    assert_eq!(till.text("SELECT paper FROM walk_around"), "GD20260302001");
    says(&text(&till, "advisor", "check_in_sheet", 1), &["李石生（签在纸单上）"]);
    let till = billed();
    till.pay(1, PaymentMeans::Cash, 14_000);
    let mut on_paper = till.deliver_request();
    on_paper["means"] = json!("on_paper");
    till.run("advisor", deliver, read(on_paper));
    assert_eq!(till.text("SELECT paper FROM delivery"), "JS20260302001");
}

#[test]
fn a_job_card_stays_as_it_was_given_out_and_new_words_are_a_new_edition() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.file()
        .execute_batch(
            "UPDATE work_order SET stage = 'in_repair';
             INSERT INTO job (work_order_id, line_id, attempt, state, technicians, planned_minutes, key_data, note, version)
             VALUES (1, 1, 1, 'waiting', '[{\"person_id\":5,\"share\":10000}]', 60, '[]', '', 1);",
        )
        .unwrap();
    let first = text(&till, "technician", "job_card", 1);
    assert!(!first.contains("版，"), "{first}");
    says(&first, &["technician", "更换机油", "粤B·D12345"]);
    text(&till, "technician", "job_card", 1);
    assert_eq!(till.number("SELECT count(*) FROM counterfoil"), 1, "the same words are the same card");

    // Another pair of hands: another card, which says that it replaces the first.
    till.file().execute("UPDATE job SET technicians = '[{\"person_id\":6,\"share\":10000}]'", []).unwrap();
    till.later(30);
    says(
        &text(&till, "technician", "job_card", 1),
        &["inspector", "第2版，2026-03-0210:30起用，代替2026-03-0210:00的前一版。"],
    );
    assert_eq!(till.number("SELECT max(edition) FROM counterfoil"), 2);
    let earlier = text(&till, "technician", "earlier_job_card", 1);
    assert_eq!(
        without_print_time(&earlier),
        without_print_time(&first),
        "the first can be looked at as it was"
    );
    let offered = till.visit("advisor")["papers"].clone();
    let offered =
        offered.as_array().unwrap().iter().find(|paper| paper["kind"] == "earlier_job_card").unwrap();
    assert_eq!((offered["id"].as_i64(), offered["number"].as_str()), (Some(1), Some("GD20260302001 (1)")));

    // Once the work is passed, the last card stands.
    till.file().execute("UPDATE work_order SET stage = 'preparing'", []).unwrap();
    prints_the_same_once_renamed(&till, "job_card");
    assert_eq!(till.number("SELECT max(edition) FROM counterfoil"), 2);
    any_change_is_refused_unless_first(&till);
}

/// The newest edition gone, the one before is no lie: it is the damaged one
/// that is refused.
fn any_change_is_refused_unless_first(till: &Till) {
    till.file()
        .execute("UPDATE counterfoil SET content = replace(content, 'inspector', 'inspectos')", [])
        .unwrap();
    assert!(matches!(refused(till, "job_card", 1), Refusal::Damaged { .. }));
    assert!(
        features::papers::document(&till.shop, &till.session("manager"), "earlier_job_card", 1, None).is_ok()
    );
}

#[test]
fn a_signature_is_drawn_and_kept_with_what_it_stands_for_or_the_paper_is_named() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.file()
        .execute_batch(
            "UPDATE work_order SET stage = 'awaiting_authorisation';
             UPDATE line SET state = 'offered', authorised_amount = NULL;
             INSERT INTO estimate (number, work_order_id, revision, issued_at, issued_by, lines, total)
             VALUES ('BJ20260302001', 1, 1, '2026-03-02T02:00:00Z', 3,
                     '[{\"line_id\":1,\"name\":\"更换机油\",\"amount\":12000}]', 12000);",
        )
        .unwrap();
    let ask = |means: AuthorisationMeans, signature: Option<Signature>, paper: &str| {
        let line_id = LineId(1);
        RecordAnswers {
            work_order_id: WorkOrderId(1),
            by_name: "张小芳".to_owned(),
            means,
            signature,
            paper: paper.to_owned(),
            note: String::new(),
            answers: vec![LineAnswer {
                line_id,
                approved: true,
                amount: Money(12_000),
                reason: String::new(),
            }],
        }
    };
    let refused = |asked: RecordAnswers| till.refused("advisor", "record_answers", request(asked));
    let bad = |field: &str| Refusal::bad(field, domain::refusal::FieldProblem::Empty);
    assert_eq!(refused(ask(AuthorisationMeans::Signature, None, "")), bad("signature"));
    let blank = Signature { strokes: Vec::new(), ..drawn() };
    assert_eq!(refused(ask(AuthorisationMeans::Signature, Some(blank), "")), bad("signature"));
    assert_eq!(refused(ask(AuthorisationMeans::Paper, None, " ")), bad("paper"));

    till.run("advisor", record_answers, ask(AuthorisationMeans::Signature, Some(drawn()), ""));
    let visit = till.visit("advisor");
    let consent = &visit["consents"][0];
    assert_eq!((&consent["signature"], &consent["intact"]), (&request(drawn()), &json!(true)));
    assert_eq!((&consent["by_name"], &consent["means"]), (&json!("张小芳"), &json!("signature")));
    assert_eq!(visit["authorisations"][0]["counterfoil_id"], consent["id"]);
    let kept = till.text("SELECT content FROM counterfoil");
    for word in ["更换机油", "12000", "BJ20260302001", "粤B·D12345", "13823456789"] {
        assert!(kept.contains(word), "{word} is not in {kept}");
    }
    till.file().execute("UPDATE counterfoil SET content = replace(content, '12000', '92000')", []).unwrap();
    let visit = till.visit("advisor");
    assert_eq!(visit["consents"][0]["intact"], false);
    assert_eq!(visit["consents"][0]["signature"], serde_json::Value::Null);
}

#[test]
fn a_sheet_names_the_inspector_as_the_report_was_signed() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.file().execute("UPDATE person SET name = '改名' || id", []).unwrap();
    till.bill(0, 0);
    till.prepared();
    says(&text(&till, "manager", "settlement_sheet", 1), &["检验员inspector"]);
}

#[test]
fn no_sheet_is_issued_over_a_report_that_is_not_as_it_was_signed() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    till.file().execute("UPDATE inspection SET person_name = '别人' WHERE kind = 'final'", []).unwrap();
    let asked = till.refused("cashier", "prepare_bill", till.bill_request(0, 0));
    assert!(matches!(&asked, Refusal::Damaged { entity, .. } if entity == "inspection"), "{asked:?}");
    assert_eq!(till.number("SELECT count(*) FROM counterfoil WHERE kind = 'settlement_sheet'"), 0);
}

#[test]
fn a_visit_is_never_stuck_because_of_a_name() {
    let till = billed();
    till.file().execute("UPDATE customer SET name = '𪚥👍שלום'", []).unwrap();
    till.pay(1, PaymentMeans::Cash, 14_000);
    let typed = TypedText { text: "𪚥小芳\u{200b}".to_owned() };
    let told = till.run("advisor", characters_on_paper, typed);
    assert_eq!(
        told,
        json!({ "stood_in_for": [{ "character": "𪚥", "code": "U+2A6A5" }],
                "left_out": [{ "character": "\u{200b}", "code": "U+200B" }] })
    );
    says(&text(&till, "technician", "job_card", 1), &["派工单"]);
    let other = come_in();
    other.file().execute("UPDATE customer SET name = '𪚥👍'", []).unwrap();
    says(&text(&other, "advisor", "check_in_sheet", 1), &["〓①〓②", "〓①=U+2A6A5，〓②=U+1F44D。"]);
}
