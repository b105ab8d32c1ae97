//! Workbooks of yesterday and of today.

use crate::support::{FAR_CELLS, HIDDEN_ROWS, grid, refused, told, xlsx};
use spreadsheets::{Options, Remark, read};

#[test]
fn an_old_workbook_is_read_with_what_is_remarkable_of_it() {
    let grid = grid(HIDDEN_ROWS);
    assert_eq!((grid.kind.as_str(), grid.sheet.as_deref()), ("xls", Some("客户")));
    assert_eq!(grid.sheets, ["隐藏", "客户"]);
    assert_eq!(
        told(&grid)[..4],
        [
            "1 客户名称|手机号码|下次保养日期|生日|备注",
            "2 测试1|13900002601|2024-04-05|1985-08-20",
            "3 测试2|13900002602|2024-04-05|1985-08-20",
            "4 测试3|13900002603|2024-04-05|1985-08-20",
        ]
    );
    assert_eq!(grid.len(), 7);
    assert_eq!(
        grid.remarks,
        [
            Remark::HiddenRows(vec![3, 5]),
            Remark::ErrorCell { row: 6, column: 5, text: "#N/A".into() },
            Remark::StrayCells { places: vec!["A65536".into()] },
        ]
    );
    let hidden = read(HIDDEN_ROWS, &Options { sheet: Some("隐藏".into()) }).unwrap();
    assert_eq!(told(&hidden), ["1 看不见", "2 x"]);
    let none = read(HIDDEN_ROWS, &Options { sheet: Some("没有".into()) });
    assert_eq!(none.unwrap_err().code(), "no_sheet");
}

#[test]
fn cells_at_the_end_of_an_old_sheet_make_it_no_longer() {
    let grid = grid(FAR_CELLS);
    assert_eq!((grid.sheets.len(), told(&grid)), (40, vec!["1 x".to_owned()]));
    assert_eq!(grid.remarks, [Remark::StrayCells { places: vec!["IV65536".into()] }]);
}

#[test]
fn rows_of_a_list_below_a_long_gap_belong_to_it_and_a_single_cell_does_not() {
    let row = |number: usize, name: &str| {
        format!(
            r#"<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{name}</t></is></c>
               <c r="B{number}" t="inlineStr"><is><t>13800138000</t></is></c></row>"#
        )
    };
    let list: String = (1..=5).map(|number| row(number, "前")).collect();
    let below: String = (1_600..=1_603).map(|number| row(number, "后")).collect();
    let slip = r#"<row r="9000"><c r="A9000" t="inlineStr"><is><t>x</t></is></c></row>"#;
    let grid = grid(&xlsx(&format!("{list}{below}{slip}"), "", ""));
    let filled = grid.rows().filter(|row| !row.is_blank()).count();
    assert_eq!((filled, grid.len()), (9, 1_603));
    assert_eq!(grid.remarks, [Remark::StrayCells { places: vec!["A9000".into()] }]);
}

/// Records as the programs of 1995 wrote them, without the container.
fn of_1995(cells: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
    };
    let begins = record(0x0809, &[0, 5, 5, 0, 0, 0, 0, 0]);
    let code_page = record(0x0042, &936u16.to_le_bytes());
    let name = encoding_rs::GB18030.encode("客户").0.into_owned();
    let size = begins.len() + code_page.len() + 4 + 7 + name.len() + 4;
    let start = u32::try_from(size).unwrap().to_le_bytes();
    let sheet = [&start[..], &[0, 0, u8::try_from(name.len()).unwrap()], &name].concat();
    let mut book = [begins.clone(), code_page, record(0x0085, &sheet), record(0x000A, &[]), begins].concat();
    for (kind, data) in cells {
        book.extend(record(*kind, data));
    }
    book.extend(record(0x000A, &[]));
    book
}

fn place(row: u16, column: u16) -> Vec<u8> {
    [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat()
}

#[test]
fn a_workbook_of_1995_is_read_and_a_formula_is_what_it_came_to() {
    let text = |text: &str| {
        let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
        [&u16::try_from(bytes.len()).unwrap().to_le_bytes()[..], &bytes].concat()
    };
    let formula = |row, result: [u8; 8]| (0x0006, [place(row, 1), result.to_vec(), vec![0; 8]].concat());
    let book = of_1995(&[
        (0x0200, [0, 0, 0xFF, 0xFF, 0, 0, 0, 1, 0, 0].to_vec()),
        (0x0204, [place(0, 0), text("客户名称")].concat()),
        (0x0203, [place(1, 0), 13_900_002_611.0_f64.to_le_bytes().to_vec()].concat()),
        formula(1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        (0x0207, text("张三")),
        formula(2, 2.5_f64.to_le_bytes()),
        formula(3, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
        formula(4, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // Cut short, and an error nobody knows.
        (0x0203, place(5, 0)),
        (0x0205, [place(5, 1), vec![0x99, 1]].concat()),
        (0x0204, [place(6, 0), text("末")].concat()),
    ]);
    let grid = grid(&book);
    assert_eq!((grid.kind.as_str(), grid.sheets.as_slice()), ("xls", &["客户".to_owned()][..]));
    assert_eq!(told(&grid), ["1 客户名称", "2 13900002611|张三", "3 |2.5", "4 ", "5 ", "6 ", "7 末"]);
    let error = |row| Remark::ErrorCell { row, column: 2, text: "#N/A".into() };
    assert_eq!(grid.remarks, [Remark::FormulaWithoutResult { row: 5, column: 2 }, error(4), error(6)]);
}

const LOOKS: &str = "<numFmts count=\"2\"><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>\
    <numFmt numFmtId=\"171\" formatCode=\"[$-804]m&quot;月&quot;d&quot;日&quot;;@\"/></numFmts>\
    <cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf numFmtId=\"31\"/><xf numFmtId=\"58\"/><xf numFmtId=\"27\"/>\
    <xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs>";

#[test]
fn the_days_of_chinese_workbooks_come_as_days() {
    let cells: String = (1..=5).map(|look| format!("<c s=\"{look}\"><v>45387</v></c>")).collect();
    let rows =
        format!("<row>{cells}<c s=\"0\"><v>13900002611.0</v></c><c t=\"str\"><v>1.39E+10</v></c></row>");
    let day = "2024-04-05|".repeat(5);
    assert_eq!(told(&grid(&xlsx(&rows, "", LOOKS))), [format!("1 {day}13900002611|1.39E+10")]);
}

#[test]
fn a_workbook_of_today_is_read_with_what_is_remarkable_of_it() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>电话</t></is></c></row>\
        <row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>\
        <row r=\"4\"><c r=\"A4\"><f>B1</f><v/></c><c r=\"B4\" t=\"str\"><f>\"\"</f><v></v></c></row>\
        <row r=\"5\" hidden=\"true\"/>\
        <row r=\"6\"><c r=\"B6\"><f>1+1</f><v>2</v></c><c r=\"A6\"><v>1</v></c><c r=\"B6\"><v>3</v></c></row>\
        <row r=\"7\"><c r=\"A7\"><v>1</v></c><c r=\"XFD7\"><v>9</v></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\"><v>7</v></c></row>";
    let grid = grid(&xlsx(rows, "<si><t>姓名</t></si><si><r><t>张</t></r><r><t>三</t></r></si>", ""));
    assert_eq!(told(&grid), ["1 姓名|电话", "2 ", "3 张三", "4 ", "5 ", "6 1|3", "7 1"]);
    assert_eq!((grid.kind.as_str(), grid.sheet.as_deref()), ("xlsx", Some("客户")));
    assert_eq!(grid.sheets, ["暗", "客户"]);
    assert_eq!(
        grid.remarks,
        [
            Remark::HiddenRows(vec![3]),
            Remark::FormulaWithoutResult { row: 4, column: 1 },
            Remark::ErrorCell { row: 3, column: 2, text: "#N/A".into() },
            Remark::StrayCells { places: vec!["XFD7".into(), "A1048576".into()] },
        ]
    );
    // A sheet nobody sees is read when no other has rows, or when it is asked for.
    let hidden = crate::support::grid(&xlsx("", "", ""));
    assert_eq!((told(&hidden), hidden.sheet.as_deref()), (vec!["1 暗".to_owned()], Some("暗")));
}

#[test]
fn a_list_that_is_too_long_is_no_stray() {
    let row = |row: u32| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>");
    let far: String = (300_000..300_200).map(row).collect();
    assert_eq!(refused(&xlsx(&(row(1) + &far), "", "")), "too_many_rows");
    let near = row(1) + &(199_500..=200_002).map(row).collect::<String>();
    assert_eq!(refused(&xlsx(&near, "", "")), "too_many_rows");
    // A second list far below the first is read as a part of it.
    let second = (1..=3).chain(5_000..5_200).map(row).collect::<String>();
    let grid = grid(&xlsx(&second, "", ""));
    assert_eq!((grid.len(), grid.remarks.len()), (5_199, 1));
    let columns = format!("<row><c r=\"A1\"><v>1</v></c>{}</row>", "<c r=\"JA1\"><v>1</v></c>".repeat(150));
    assert_eq!(refused(&xlsx(&columns, "", "")), "too_many_columns");
}
