use super::*;
use domain::ids::StationId;
use domain::printer::PrinterCorrection;
use domain::printer_address::PrinterAddress;

#[test]
fn what_was_kept_by_a_printers_name_is_the_hosts_and_a_station_may_have_one_of_that_name() {
    let folder = Folder::new("printers");
    let mut db = Connection::open(folder.path()).unwrap();
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    changes::teach(&db).unwrap();
    let steps = in_order(LISTS);
    for step in steps.iter().filter(|step| step.name < "2026-11-29-0920") {
        make_one(&mut db, step, &mut schema, now()).unwrap();
    }
    db.execute_batch(
        "INSERT INTO person (id, name, roles, active, sample, version) VALUES (1, '前台', '[\"cashier\"]', 1, 0, 1);
         INSERT INTO station (id, name, roles, paired_at, version)
             VALUES (7, '收银台', '[\"cashier\"]', '2026-03-01T00:00:00Z', 1);
         INSERT INTO printer_correction (id, printer, rightward, downward, scale, version)
             VALUES (3, 'LQ-630K', -12, 25, 995, 2), (9, 'Gone', 0, 0, 1000, 1);
         DELETE FROM printer_correction WHERE id = 9;
         INSERT INTO cash_drawer (printer, is_fitted, version) VALUES ('LQ-630K', TRUE, 4);
         INSERT INTO print_job (kind, document_id, size, number, printer, copies, state, reasons, message, asked_by,
                                station, asked_at, is_open, version)
             VALUES ('receipt', 1, 'A5', 'SK1', 'LQ-630K', 1, 'waiting', '[]', '', 1, '', '2026-03-01T00:00:00Z', TRUE, 1);",
    )
    .unwrap();
    drop(db);
    let db = folder.open().unwrap();
    let there = PrinterAddress::of(Some(StationId(7)), "LQ-630K");
    db.read::<_, StorageError>(|r| {
        let here = PrinterAddress::here("LQ-630K");
        let kept = r.correction_of(&here)?;
        assert_eq!((kept.rightward, kept.downward, kept.scale, kept.version), (-12, 25, 995, 2));
        assert!(r.drawer_of(&here)?.is_fitted);
        assert_eq!(r.open_print_jobs()?.first().map(|job| job.address.clone()), Some(here));
        assert!(r.correction_of(&there)?.is_none() && !r.drawer_of(&there)?.is_fitted);
        Ok(())
    })
    .unwrap();
    let actor = crate::Actor {
        person_id: None,
        station: String::new(),
        command: "test".to_owned(),
        key: None,
        request_hash: String::new(),
        at: now(),
    };
    let adds = |w: &crate::Writer<'_>| {
        let mut new = PrinterCorrection { rightward: 5, ..PrinterCorrection::none(&there) };
        w.insert(&mut new)?;
        Ok::<_, StorageError>(serde_json::Value::from(new.id.0))
    };
    // A number that was given before is not given again.
    let told = match db.write(&actor, adds).unwrap() {
        crate::WriteOutcome::Done(told) | crate::WriteOutcome::Repeated(told) => told,
    };
    assert_eq!(told, serde_json::Value::from(10));
    assert!(db.write(&actor, adds).is_err(), "a printer is corrected once");
    assert_eq!(checked(&db), (Vec::new(), vec!["前台".to_owned()]), "the log agrees with the rows");
}
