//! One catalogue becomes two: what the shop sold stays what it was, and the log
//! tells of every row.

use super::*;
use domain::catalogue::{CatalogueItem, ItemId};
use domain::ids::{LabourOperationId, PartId};
use domain::line::{Line, LineKind};

/// A shop of the program before, that sold an operation and a part, wrote one
/// line free, and asks its manager about two others.
const SHOP: &str = r#"
    INSERT INTO command_log (at, station, command, request_hash) VALUES ('2026-03-01T01:00:00Z', '', 'y', '');
    INSERT INTO catalogue_item VALUES
        (3, 'labour', 'BY01', '更换机油机滤', '', '', '工时', 1000, 50, 12000, 0, 'ghjyjl', 1, 2),
        (4, 'part', 'P-77', '机油滤清器', '曼牌', 'W 67/1', '个', 1000, 0, 4500, 2500, 'jylqq', 1, 1),
        (5, 'towing', '', '拖车', '', '', '公里', 1000, 0, 800, 0, 'tc', 0, 1);
    INSERT INTO catalogue_use VALUES (3, 7), (4, 2);
    INSERT INTO line (id, work_order_id, position, state, kind, category, payer, payer_name, code, name, brand,
                      specification, unit, quantity, hours, unit_price, discount_rate, discount, tax_rate, cost,
                      origin, amount, decline_reason, version, catalogue_item_id, list_price, list_hours)
    VALUES (1, 1, 1, 'draft', 'labour', 'paid', 'customer', '', 'BY01', '更换机油机滤', '', '', '工时', 1000, 50,
            12000, 0, 0, 1300, 0, 'stock', 6000, '', 1, 3, 12000, 50),
           (2, 1, 2, 'draft', 'part', 'paid', 'customer', '', 'P-77', '机油滤清器', '曼牌', 'W 67/1', '个', 1000, 0,
            4500, 0, 0, 1300, 2500, 'stock', 4500, '', 1, 4, 4500, NULL),
           (3, 1, 3, 'draft', 'other', 'paid', 'customer', '', '', '辅料', '', '', '次', 1000, 0,
            500, 0, 0, 1300, 0, 'stock', 500, '', 1, NULL, NULL, NULL);
    INSERT INTO approval (id, work_order_id, name, state, concessions, deed, note, asked_by, asked_at, answer_note,
                          version)
    VALUES (1, 1, '', 'waiting', '[]', '{"what":"add_line","ask":{"catalogue_item_id":4,"work_order_id":1}}', '', 1,
            '2026-03-01T01:00:00Z', '', 1),
           (2, 1, '', 'waiting', '[]', '{"what":"add_line","ask":{"catalogue_item_id":3,"work_order_id":1}}', '', 1,
            '2026-03-01T01:00:00Z', '', 1),
           (3, 1, '', 'waiting', '[]', '{"what":"add_line","ask":{"work_order_id":1}}', '', 1,
            '2026-03-01T01:00:00Z', '', 1);
"#;

#[test]
fn what_was_sold_points_to_its_operation_or_its_part_and_nothing_is_lost() {
    let folder = Folder::new("two-catalogues");
    file_of(&folder.path(), first::STEPS.len());
    {
        let db = Connection::open(folder.path()).unwrap();
        changes::teach(&db).unwrap();
        db.execute_batch(SHOP).unwrap();
        crate::search::index_anew(&db).unwrap();
    }
    let db = folder.open().unwrap();
    let differs = checked(&db).0;
    assert_eq!(differs, Vec::<String>::new(), "every row is as the log says, the emptied column too");
    db.read(|r| -> Result<()> {
        let item = |id| r.catalogue_item(id);
        let oil = item(ItemId::LabourOperation(LabourOperationId(3)))?;
        assert_eq!((oil.terms.name.as_str(), oil.hours.0, oil.version), ("更换机油机滤", 50, 2));
        let filter = item(ItemId::Part(PartId(4)))?;
        assert_eq!((filter.terms.specification.as_str(), filter.terms.cost.0), ("W 67/1", 2500));
        assert_eq!(item(ItemId::LabourOperation(LabourOperationId(5)))?.kind, LineKind::Towing);

        let lines: Vec<Line> = crate::record::select(r.connection(), "SELECT * FROM line ORDER BY id", [])?;
        let pointed: Vec<_> =
            lines.iter().map(|line| (line.listed.labour_operation_id, line.listed.part_id)).collect();
        assert_eq!(pointed, [(Some(LabourOperationId(3)), None), (None, Some(PartId(4))), (None, None)]);

        // What was sold more often still stands first.
        let found: Vec<CatalogueItem> = r.catalogue("", None, true, 9)?;
        let names: Vec<&str> = found.iter().map(|item| item.terms.name.as_str()).collect();
        assert_eq!(names, ["更换机油机滤", "机油滤清器"]);

        let asked: Vec<Option<String>> = {
            let mut all = r
                .connection()
                .prepare("SELECT json_extract(deed, '$.ask.item') FROM approval ORDER BY id")?;
            all.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?
        };
        let both = [r#"{"part":4}"#, r#"{"labour_operation":3}"#].map(|text| Some(text.to_owned()));
        assert_eq!(asked[..2], both);
        assert_eq!(asked[2], None);
        Ok(())
    })
    .unwrap();
}
