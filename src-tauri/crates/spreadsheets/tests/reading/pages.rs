//! What calls itself a workbook and is none: web pages and the XML of 2003.

use crate::support::{grid, refused, told};
use spreadsheets::{Options, Remark, read};

const PAGE: &str = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>\
    <meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"><style>td {color: red}</style></head>\
    <body><table border=1><tr><th colspan=2>客户表</th><th>备注</th></tr>\
    <tr style='display: none'><td>测试&amp;一</td><td x:num=\"13900002631\">1.39E+10</td><td>深圳<br>福田 \n 区</td></tr>\
    <tr><td rowspan=2>测试二<td>&nbsp;138</tr><tr><td>&#x5F20;三</td></tr></table>\
    <p>打印</p><table><tr><td><table><tr><td>里面</td></tr></table></td></tr></table></body></html>";

#[test]
fn a_web_page_is_read_as_a_spreadsheet_shows_it() {
    let expect =
        ["1 客户表||备注", "2 测试&一|13900002631|深圳\n福田 区", "3 测试二|138", "4 |张三", "5 里面"];
    let of_mainland = grid(&encoding_rs::GB18030.encode(PAGE).0);
    assert_eq!(told(&of_mainland), expect);
    assert_eq!(of_mainland.kind, "html");
    assert_eq!(of_mainland.remarks, [Remark::HiddenRows(vec![2])]);
    // What it says of its encoding is not always so.
    assert_eq!(told(&grid(PAGE.as_bytes())), expect);
    assert_eq!(told(&grid(format!("\u{feff}\r\n{PAGE}").as_bytes())), expect);
    let of_taiwan = "<table><tr><td>客戶名稱</td></tr><tr><td>陳大文</td></tr></table>";
    assert_eq!(told(&grid(&encoding_rs::BIG5.encode(of_taiwan).0)), ["1 客戶名稱", "2 陳大文"]);
}

#[test]
fn a_page_without_a_table_never_shows_its_tags() {
    assert_eq!(refused(b"<html><body><p>Please log in, user</p></body></html>"), "no_rows");
    assert_eq!(refused(b"<!DOCTYPE html>\n<div>a,b</div>"), "no_rows");
    assert_eq!(refused(b"<?xml version=\"1.0\"?><a><b>1,2</b></a>"), "no_rows");
    assert_eq!(told(&grid("<编号>,名称\n1,2\n".as_bytes())), ["1 <编号>|名称", "2 1|2"]);
    assert_eq!(refused("<table>".repeat(1000).as_bytes()), "too_demanding");
    let wide = format!("<table><tr>{}<td>x</table>", "<td colspan=4000000000>y".repeat(3));
    assert_eq!(refused(wide.as_bytes()), "too_many_columns");
}

const WORKBOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="暗"><Table><Row><Cell><Data ss:Type="String">暗</Data></Cell></Row></Table>
<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
<Worksheet ss:Name="客户"><Table>
<Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">电话</Data></Cell><Cell><Data ss:Type="String">日</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell><Data ss:Type="String">张&amp;<B>三</B>&#x4E8C;</Data></Cell><Cell ss:Index="4"><Data ss:Type="DateTime">2024-04-05T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">13900002633</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=A1"/></Row>
<Row ss:Index="9000"><Cell><Data ss:Type="String">远</Data></Cell></Row>
</Table></Worksheet></Workbook>"#;

#[test]
fn the_xml_of_2003_is_read_with_its_places_and_days() {
    let grid = grid(WORKBOOK.as_bytes());
    assert_eq!(told(&grid), ["1 姓名|电话||日", "2 ", "3 张&三二|||2024-04-05", "4 13900002633"]);
    assert_eq!((grid.kind.as_str(), grid.sheet.as_deref()), ("xml", Some("客户")));
    assert_eq!(grid.sheets, ["暗", "客户"]);
    assert_eq!(
        grid.remarks,
        [
            Remark::HiddenRows(vec![3]),
            Remark::ErrorCell { row: 4, column: 2, text: "#N/A".into() },
            Remark::FormulaWithoutResult { row: 4, column: 3 },
            Remark::StrayCells { places: vec!["A9000".into()] },
        ]
    );
    let of = |sheet: &str| read(WORKBOOK.as_bytes(), &Options { sheet: Some(sheet.into()) });
    assert_eq!(told(&of("暗").unwrap()), ["1 暗"]);
    assert_eq!(of("没有").unwrap_err().code(), "no_sheet");
    assert_eq!(refused(&WORKBOOK.as_bytes()[..WORKBOOK.len() / 4]), "damaged");
}
