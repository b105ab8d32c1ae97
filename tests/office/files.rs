//! Which files are read as a table, and how.

use crate::support::{Office, customer_list};
use features::imports::{ImportFile, list_imports};
use kernel::host::AskNothing;
use serde_json::{Value, json};

const TABLE: &str = "姓名,电话\n张小芳,13800138000\n\"李\n四\",13900139000\n\n王五,13700137000\n";

fn names(preview: &Value) -> Vec<(i64, String)> {
    let rows = preview["sample"].as_array().unwrap();
    rows.iter()
        .map(|row| (row["number"].as_i64().unwrap(), row["cells"][0].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn text_is_read_in_every_encoding_and_with_every_delimiter_in_use() {
    let office = Office::open();
    let check = |content: &[u8], encoding: &str| {
        let preview = office.preview(customer_list(content));
        assert_eq!(preview["encoding"], encoding);
        assert_eq!(preview["headers"], json!(["姓名", "电话"]), "{encoding}");
        assert_eq!(preview["mapping"], json!(["name", "phone"]));
        let expect = [(2, "张小芳"), (3, "李\n四"), (4, ""), (5, "王五")];
        assert_eq!(names(&preview), expect.map(|(number, name)| (number, name.to_owned())), "{encoding}");
    };
    check(TABLE.as_bytes(), "UTF-8");
    check(format!("\u{feff}{TABLE}").as_bytes(), "UTF-8");
    check(&encoding_rs::GB18030.encode(TABLE).0, "GB18030");
    check(TABLE.replace(',', ";").as_bytes(), "UTF-8");
    check(TABLE.replace(',', "\t").as_bytes(), "UTF-8");
    check(TABLE.replace('\n', "\r\n").replace("李\r\n", "李\n").as_bytes(), "UTF-8");
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(TABLE.replace(',', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    check(&wide, "UTF-16LE");
}

#[test]
fn a_title_above_the_header_is_no_header_and_a_unit_behind_a_name_is_no_other_name() {
    let office = Office::open();
    let content = "永安汽修客户表\n打印日期：2026-03-02\n姓名（全名）,手机,积分\n张小芳,13800138000,120\n";
    let preview = office.preview(customer_list(content.as_bytes()));
    assert_eq!(preview["mapping"], json!(["name", "phone", null]));
    assert_eq!((preview["rows"].as_i64(), preview["sample"][0]["number"].as_i64()), (Some(1), Some(4)));
}

#[test]
fn an_old_workbook_is_read_with_its_padding_its_numbers_and_its_days() {
    let office = Office::open();
    let list = || customer_list(include_bytes!("files/customers.xls"));
    let preview = office.preview(list());
    assert_eq!((preview["encoding"].as_str(), &preview["sheets"]), (Some("xls"), &json!(["说明", "客户"])));
    assert_eq!(preview["mapping"], json!(["key", "name", "phone", "address", "note", null, null]));
    let first = &preview["sample"][0];
    assert_eq!(first["number"], 4);
    assert_eq!(
        first["cells"],
        json!(["K001", "张小芳", "13800138000", "深圳市福田区", "常客", "120", "2013-04-19"])
    );
    for sheet in ["说明", "没有"] {
        let ask = ImportFile { sheet: Some(sheet.to_owned()), ..list() };
        assert_eq!(office.no_preview(ask), "unreadable_file", "{sheet}");
    }
}

#[test]
fn a_quote_nobody_closed_swallows_no_row() {
    let office = Office::open();
    let seen = |content: &str| {
        let preview = office.preview(customer_list(content.as_bytes()));
        let rows = preview["sample"].as_array().expect("rows").clone();
        rows.into_iter().map(|row| row["cells"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        seen("编号,名称,备注\nK1,张三,\"没有关\nK2,李四,好\n\nK3,\"王五,六\",\n")[..2],
        [json!(["K1", "张三", "没有关"]), json!(["K2", "李四", "好"])]
    );
    assert_eq!(seen("编号,名称\nK1,\"a\nK2,b\nK3,c").len(), 3);
    // Closed ones keep their line breaks and commas.
    assert_eq!(seen("编号,名称\r\nK1,\"张,三\r\n二店\""), [json!(["K1", "张,三\r\n二店"])]);
    assert_eq!(seen("编号,名称\nK1,\"说\"\"好\"\"的\n\""), [json!(["K1", "说\"好\"的"])]);
}

#[test]
fn what_is_no_table_is_refused_and_never_stops_the_program() {
    let office = Office::open();
    let check = |what: &str, content: &[u8], expect: &str| {
        assert_eq!(office.no_preview(customer_list(content)), expect, "{what}");
    };
    let why = |content: &[u8], expect: &str| {
        let refusal = office.previewed(customer_list(content)).expect_err(expect);
        assert!(format!("{refusal:?}").contains(expect), "{refusal:?}");
    };
    // The screen has words for each of these.
    why(b"", "empty_file");
    why(b" \r\n\r\n", "no_rows");
    why(b"PK\x03\x04 broken", "damaged");
    why(b"\xff\xff\xff\xff\xff\xff", "unknown_encoding");
    why(b"name\0\x01,x", "binary");
    check("nothing", b"", "unreadable_file");
    check("blank", b" \r\n\r\n", "unreadable_file");
    check("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0", "unreadable_file");
    check(
        "random bytes",
        &(0..60_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<_>>(),
        "unreadable_file",
    );
    check("a long line", "无".repeat(100_000).as_bytes(), "unreadable_file");
    check("too many columns", ",".repeat(300).as_bytes(), "unreadable_file");
    check("too many rows", format!("姓名\n{}", "张\n".repeat(200_001)).as_bytes(), "unreadable_file");
    check("21 MB", &vec![b'a'; 21 << 20], "file_too_large");
    let old = include_bytes!("files/customers.xls");
    let new = include_bytes!("files/vehicles.xlsx");
    for cut in [5, 513, 1500, 3000, 5000] {
        check("a torn workbook", &old[..cut.min(old.len() - 600)], "unreadable_file");
        check("a torn workbook", &new[..cut.min(new.len() - 60)], "unreadable_file");
    }
    let bad = ImportFile { content: "not base64!".to_owned(), ..customer_list(b"x") };
    assert_eq!(office.no_preview(bad), "bad_field");
    assert_eq!(office.run(list_imports, AskNothing {}), json!([]));
}

#[test]
fn a_workbook_with_any_byte_turned_is_read_or_refused() {
    let office = Office::open();
    for original in [include_bytes!("files/customers.xls").as_slice(), include_bytes!("files/vehicles.xlsx")]
    {
        for place in (0..original.len()).step_by(37) {
            let mut bytes = original.to_vec();
            bytes[place] ^= 0x55;
            if let Err(refusal) = office.previewed(customer_list(&bytes)) {
                let code = refusal["code"].as_str().unwrap_or_default();
                assert!(matches!(code, "unreadable_file" | "file_too_large"), "byte {place}: {refusal:?}");
            }
        }
    }
}
