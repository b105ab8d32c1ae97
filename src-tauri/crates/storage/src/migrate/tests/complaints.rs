use super::*;

#[test]
fn complaints_of_an_older_program_have_an_owner_and_a_note_no_longer_stops_their_clock() {
    let mut db = Connection::open_in_memory().unwrap();
    db.execute_batch(first_tables()).unwrap();
    let complaint = |id: i64, state: &str, owner: &str, responded: &str| {
        format!(
            "INSERT INTO complaint VALUES ({id}, 'TS{id}', '{state}', 'clerk', 'price', 'normal', 'phone',
             NULL, NULL, NULL, '李石生', '', '太贵', {owner}, '', 0, '2026-03-01T00:00:00Z', {responded},
             '2026-02-28T00:00:00Z', NULL, 0, 1);"
        )
    };
    let step = |complaint: i64, person: i64, kind: &str| {
        format!(
            "INSERT INTO complaint_step (complaint_id, at, person_id, kind, text)
             VALUES ({complaint}, '2026-02-28T01:00:00Z', {person}, '{kind}', '');"
        )
    };
    let told = "'2026-02-28T01:00:00Z'";
    db.execute_batch(
        &[
            "INSERT INTO person VALUES (1, '前台', '[\"advisor\"]', 1, 0, 1),
             (2, '旧经理', '[\"manager\"]', 0, 0, 1), (3, '经理', '[\"advisor\",\"manager\"]', 1, 0, 1);"
                .to_owned(),
            complaint(1, "open", "NULL", told),
            step(1, 1, "step"),
            complaint(2, "awaiting_answer", "1", told),
            step(2, 1, "remedy"),
            complaint(3, "open", "1", told),
            step(3, 1, "remedy") + &step(3, 1, "customer_no") + &step(3, 1, "step"),
            complaint(4, "closed", "NULL", told),
            step(4, 3, "remedy") + &step(4, 1, "customer_yes"),
        ]
        .concat(),
    )
    .unwrap();
    migrate(&mut db, 1, now()).unwrap();

    let mut rows = db
        .prepare("SELECT id || ' ' || owner_id || ' ' || (responded_at IS NULL) FROM complaint ORDER BY id")
        .unwrap();
    let rows: Vec<String> =
        rows.query_map([], |row| row.get(0)).unwrap().collect::<std::result::Result<_, _>>().unwrap();
    assert_eq!(rows, ["1 3 1", "2 1 0", "3 1 1", "4 1 0"]);
    let by: String = db
        .query_row(
            "SELECT DISTINCT command FROM change_log JOIN command_log ON command_log.id = command_id
             JOIN change_form ON change_form.id = form_id
             WHERE entity = 'complaint' AND before IS NOT NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(by, "migrate_to_2026-11-26-1539-owners-and-words");
}
