//! What a shop brings along of the program before this one: two old orders for every car, and of every thousandth car
//! as many as a car of a fleet has. Its history and its page cost what they cost without.

use super::Bench;
use super::bare::Bare;
use super::figures::{Row, timed};
use serde_json::json;

const ROUNDS: usize = 300;

/// Written as an import leaves them, with three lines each.
const POURED: &str = "
    INSERT INTO import (kind, file_name, at, person_id, rows_read, rows_added, rows_warned, report, version)
    VALUES ('past_orders', '旧系统工单.csv', '2026-01-01T00:00:00Z', 1, 0, 0, 0, '[]', 1);
    CREATE TEMP TABLE of_car AS
        SELECT vehicle.id AS vehicle_id, vehicle.plate, vehicle.vin, turn.value AS turn
        FROM vehicle CROSS JOIN json_each('[1, 2]') AS turn
        UNION ALL
        SELECT vehicle.id, vehicle.plate, vehicle.vin, turn.id + 2
        FROM vehicle CROSS JOIN (WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 300)
                                 SELECT id FROM n) AS turn
        WHERE vehicle.id % 1000 = 13;
    INSERT INTO past_order (import_id, vehicle_id, import_key, number, identity, plate, vin, received_on, left_on,
        mileage_km, symptom, advisor_name, technician_name, old_state, struck_out, payer_name, paid_by, total, note)
    SELECT (SELECT max(id) FROM import), vehicle_id, 'K' || rowid, 'OLD' || rowid, 'i' || rowid, plate, vin,
        date('2009-01-01', '+' || (rowid % 2400) || ' days'), date('2009-01-01', '+' || (rowid % 2400) || ' days'),
        turn * 5000, '保养', '王顾问', '李师傅', '已结算', 0, '', '现金', 58000, ''
    FROM of_car;
    INSERT INTO past_order_line (import_id, past_order_id, line_kind, identity, code, name, detail, unit, quantity,
        amount, payer_name, done_by, note)
    SELECT past_order.import_id, past_order.id, line.key, 'l' || past_order.id || line.key, '', line.value, '', '个',
        1000, 12000, '', '李师傅', ''
    FROM past_order CROSS JOIN json_each('{\"labour\": \"更换机油\", \"part\": \"前刹车片\", \"other\": \"辅料\"}') AS line;
    DROP TABLE of_car;";

pub fn measured(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    bare.pour(POURED);
    println!("{} old orders with {} lines", bare.count("past_order"), bare.count("past_order_line"));
    let some = bare.numbers("SELECT id FROM vehicle WHERE id % 400 = 7 LIMIT 300");
    let many = bare.numbers("SELECT id FROM vehicle WHERE id % 1000 = 13 LIMIT 300");
    for (name, of, words) in [
        ("a car's old orders", &some, ""),
        ("look for brakes in them", &some, "刹车"),
        ("three hundred old orders", &many, ""),
        ("look for brakes in three hundred", &many, "刹车"),
    ] {
        let ours = timed(ROUNDS, |round| {
            let ask = json!({ "vehicle_id": of[round % of.len()], "words": words, "visits": 20 });
            assert_ne!(bench.ask("vehicle_history", ask)["old_visits"], json!([]), "{name}: nothing is told");
        });
        rows.push(Row::page(name, ours));
    }
    let ours = timed(ROUNDS, |round| {
        bench.ask("get_vehicle", json!({ "id": many[round % many.len()] }));
    });
    rows.push(Row::page("page of a car with old orders", ours));
}
