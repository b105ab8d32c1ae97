//! Plain text.

use crate::support::{grid, refused, told};
use spreadsheets::{Options, Remark, Unreadable, read};

const TABLE: &str = "姓名,电话\n张小芳,13800138000\n\"李\n四\",13900139000\n\n王五,13700137000\n";

#[test]
fn text_is_read_in_every_encoding_and_with_every_delimiter_in_use() {
    let check = |content: &[u8], kind: &str| {
        let grid = grid(content);
        let expect =
            ["1 姓名|电话", "2 张小芳|13800138000", "3 李\n四|13900139000", "4 ", "5 王五|13700137000"];
        assert_eq!(told(&grid), expect, "{kind}");
        assert_eq!((grid.kind.as_str(), &grid.remarks), (kind, &Vec::new()));
    };
    check(TABLE.as_bytes(), "UTF-8");
    check(format!("\u{feff}{TABLE}").as_bytes(), "UTF-8");
    check(format!("{TABLE}\u{1a}").as_bytes(), "UTF-8");
    check(&encoding_rs::GB18030.encode(TABLE).0, "GB18030");
    check(TABLE.replace(',', ";").as_bytes(), "UTF-8");
    check(TABLE.replace(',', "\t").as_bytes(), "UTF-8");
    check(TABLE.replace('\n', "\r\n").replace("李\r\n", "李\n").as_bytes(), "UTF-8");
    let wide = |bytes: fn(u16) -> [u8; 2]| TABLE.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    check(&wide(u16::to_le_bytes), "UTF-16LE");
    check(&[b"\xFE\xFF".as_slice(), &wide(u16::to_be_bytes)].concat(), "UTF-16BE");
    let traditional = grid(&encoding_rs::BIG5.encode("客戶名稱,電話\n陳大文,0912345678\n").0);
    assert_eq!((traditional.kind.as_str(), traditional.len()), ("Big5", 2));
}

#[test]
fn a_quote_nobody_closed_swallows_no_row() {
    let seen = |content: &str| told(&grid(content.as_bytes()));
    let torn = grid("编号,名称,备注\nK1,张三,\"没有关\nK2,李四,好\n\nK3,\"王五,六\",\n".as_bytes());
    assert_eq!(told(&torn), ["1 编号|名称|备注", "2 K1|张三|没有关", "3 K2|李四|好", "4 ", "5 K3|王五,六"]);
    assert_eq!(torn.remarks, [Remark::LostQuote { row: 2 }]);
    assert_eq!(seen("编号,名称\nK1,\"a\nK2,b\nK3,c"), ["1 编号|名称", "2 K1|a", "3 K2|b", "4 K3|c"]);
    assert_eq!(seen("编号,名称\nK1,\"a"), ["1 编号|名称", "2 K1|a"]);
    // Closed ones keep their line breaks and commas.
    assert_eq!(seen("编号,名称\r\nK1,\"张,三\r\n二店\""), ["1 编号|名称", "2 K1|张,三\r\n二店"]);
    assert_eq!(seen("编号,名称\nK1,\"说\"\"好\"\"的\n\""), ["1 编号|名称", "2 K1|说\"好\"的"]);
}

#[test]
fn a_line_that_names_the_separator_is_no_row_and_counts() {
    let grid = grid("sep=;\r\n姓名;电话\r\n张,三;138\r\n".as_bytes());
    assert_eq!(told(&grid), ["2 姓名|电话", "3 张,三|138"]);
    assert_eq!(grid.remarks, [Remark::SeparatorLine]);
    assert_eq!(told(&crate::support::grid(b"sep=|\na|b,c\n")), ["2 a|b,c"]);
}

#[test]
fn what_keeps_a_zero_in_front_of_a_number_goes_and_the_zero_stays() {
    let content = "编号,电话\n=\"0139\",\"=\"\"0755-1\"\"\"\n'0139,'-5\n1.39E+10,13900002611.0\n";
    assert_eq!(
        told(&grid(content.as_bytes())),
        ["1 编号|电话", "2 0139|0755-1", "3 0139|-5", "4 1.39E+10|13900002611.0"]
    );
}

#[test]
fn one_broken_character_breaks_one_cell() {
    let mut bytes = "姓名,电话,地址\n张小芳,138,深圳市福田区\n李四,139,广州\n".as_bytes().to_vec();
    let place = bytes.windows(3).position(|bytes| bytes == "芳".as_bytes()).unwrap();
    bytes.remove(place + 2);
    let grid = grid(&bytes);
    assert_eq!(grid.kind, "UTF-8");
    assert_eq!(told(&grid)[1..], ["2 张小\u{fffd}|138|深圳市福田区", "3 李四|139|广州"]);
    assert_eq!(grid.remarks, [Remark::BrokenCharacter { row: 2, column: 1 }]);
}

#[test]
fn a_table_has_its_bounds() {
    assert_eq!(refused(b" \r\n\r\n"), "no_rows");
    assert_eq!(refused(",".repeat(300).as_bytes()), "no_rows");
    assert_eq!(refused(format!("a\n{}x", ",".repeat(300)).as_bytes()), "too_many_columns");
    assert_eq!(refused(format!("a\n{}\"x\"", ",".repeat(3000)).as_bytes()), "too_many_columns");
    assert_eq!(refused(format!("姓名\n{}", "张\n".repeat(200_001)).as_bytes()), "too_many_rows");
    assert_eq!(refused("无".repeat(100_000).as_bytes()), "long_cell");
    assert_eq!(grid(format!("姓名\n{}", "张\n".repeat(199_999)).as_bytes()).len(), 200_000);
    // A spreadsheet writes all of its empty rows out.
    assert_eq!(grid(format!("姓名\n张\n{}", ",,,\n".repeat(300_000)).as_bytes()).len(), 2);
    let asked = Options { sheet: Some("客户".into()) };
    assert_eq!(read(b"a,b\n1,2\n", &asked), Err(Unreadable::NoSheet));
}

#[test]
fn a_table_that_ends_in_the_middle_of_a_row_is_known_for_it() {
    let remarks = |content: &str| grid(content.as_bytes()).remarks;
    assert_eq!(remarks("编号,名称,备注\nK1,张三,\nK2,李"), [Remark::CutOff { row: 3 }]);
    let quoted = "编号,名称,备注\nK1,\"张\n三\",好\n\nK2,\"李";
    assert_eq!(remarks(quoted), [Remark::CutOff { row: 4 }], "as the row is numbered");
    for (content, why) in [
        ("编号,名称,备注\nK1,张三,\nK2,李四,好", "nobody has to end the last line"),
        ("编号,名称,备注\nK1,张三,\nK2,李\n", "a short row that is ended"),
        ("编号,名称,备注\nK1,张三\nK2,李四,好\nK3", "rows of any length"),
        ("编号,名称\nK1", "too little to tell"),
    ] {
        assert!(remarks(content).is_empty(), "{why}");
    }
}
