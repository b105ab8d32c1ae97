//! A list of our own as a workbook, read back as a stranger's.

use spreadsheets::{Filled, Heading, Options, Workbook, read};

const HEADS: [Heading; 3] = [
    Heading { name: "配件编码", width: 20 },
    Heading { name: "名称", width: 28 },
    Heading { name: "数量", width: 10 },
];

fn text(text: &str) -> Filled {
    Filled::Text(text.to_owned())
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let grid = read(bytes, &Options::default()).unwrap();
    grid.rows().map(|row| row.cells().map(str::to_owned).collect()).collect()
}

#[test]
fn a_code_keeps_its_noughts_and_a_figure_is_one() {
    let mut book = Workbook::begin("配件库存", &HEADS).unwrap();
    for (code, name, count) in [("000451", "机油 <5W-30> & \"全合成\"", "4.5"), ("1E5", "", "-12.50")] {
        book.row(&[text(code), text(name), Filled::Number(count.to_owned())]).unwrap();
    }
    let rows = cells(&book.finish().unwrap());
    assert_eq!(rows[0], ["配件编码", "名称", "数量"]);
    assert_eq!(rows[1], ["000451", "机油 <5W-30> & \"全合成\"", "4.5"]);
    assert_eq!((rows[2][0].as_str(), rows[2][1].as_str()), ("1E5", ""));
    assert!(rows[2][2].starts_with("-12.5"), "{:?}", rows[2]);
}

#[test]
fn a_list_of_nothing_has_its_heads_and_a_name_a_sheet_cannot_bear_is_left_out() {
    let book = Workbook::begin("[a]/b:*?\\'", &HEADS).unwrap();
    assert_eq!(cells(&book.finish().unwrap()).len(), 1);
    Workbook::begin("", &HEADS).unwrap().finish().unwrap();
}

#[test]
fn a_hundred_thousand_rows_are_written_as_they_come() {
    let mut book = Workbook::begin("出入库明细", &HEADS).unwrap();
    for n in 0..100_000 {
        book.row(&[text(&format!("P{n:06}")), text("机油滤清器"), Filled::Number(n.to_string())]).unwrap();
    }
    let bytes = book.finish().unwrap();
    assert!(bytes.len() < 4 << 20, "{} bytes", bytes.len());
    let rows = cells(&bytes);
    assert_eq!(rows.len(), 100_001);
    assert_eq!(rows[100_000][0], "P099999");
}
