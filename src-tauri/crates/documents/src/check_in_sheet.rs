//! 接车单 / 环车检查单: the vehicle as it came in, confirmed by whoever
//! brought it.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::{Align, Book, Path};
use crate::photo::PhotoOnPaper;
use crate::signature_line::SignaturePlace;
use crate::table::{Cell, Column, Table};
use crate::text::{Ink, Style, wrap};
use crate::vehicle_outline::{OutlineMark, height_for};
use domain::body_kind::BodyKind;
use domain::inspection::{DamageKind, DamageMark, Signature, WalkAroundResult};
use serde::{Deserialize, Serialize};

use crate::parties::{Contact, VehicleOnPaper};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInSheet {
    pub head: ShopHead,
    /// The work order's number.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub checked_in_at: String,
    pub promised_at: String,
    pub advisor: String,
    pub customer: Contact,
    pub brought_by: Contact,
    pub vehicle: VehicleOnPaper,
    /// 自驾, 拖车, 事故…
    pub arrival: String,
    /// `None` when not read yet.
    pub mileage_km: Option<i64>,
    /// Fuel in the tank or charge in the battery; `None` when not read.
    pub fuel_percent: Option<u8>,
    pub symptom: String,
    /// The drawing the marks lie on; papers of before bodies were told apart name none.
    #[serde(default, skip_serializing_if = "BodyKind::is_usual")]
    pub outline: BodyKind,
    pub marks: Vec<DamageMark>,
    pub warning_lights: Vec<String>,
    pub items: Vec<WalkAroundLine>,
    pub belongings: String,
    pub valuables_reminded: bool,
    /// What the customer chose, in full: 旧件带走…
    pub old_parts: String,
    pub wash_wanted: bool,
    pub test_drive_allowed: bool,
    pub confirmed_by: String,
    pub confirmed_at: String,
    pub signature: Option<Signature>,
    /// Which edition this is, when it is not the first.
    #[serde(default)]
    pub edition_note: String,
    /// What was photographed around the car.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<PhotoOnPaper>,
    /// More than a paper has room for.
    #[serde(default, skip_serializing_if = "is_none")]
    pub photos_not_shown: usize,
}

fn is_none(count: &usize) -> bool {
    *count == 0
}

/// One thing looked at, with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkAroundLine {
    pub group: String,
    pub name: String,
    pub result: WalkAroundResult,
    pub note: String,
}

impl Content for CheckInSheet {
    fn number(&self) -> &str {
        &self.number
    }

    fn photos(&mut self) -> &mut [PhotoOnPaper] {
        &mut self.photos
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        book.edition(&self.edition_note)?;
        draw_facts(&mut book, self)?;
        draw_exterior(&mut book, self)?;
        draw_marks(&mut book, self)?;
        draw_items(&mut book, self)?;
        book.photos("环车照片", &self.photos, self.photos_not_shown)?;
        draw_agreements(&mut book, self)?;
        book.bind()
    }
}

fn draw_facts(book: &mut Book, sheet: &CheckInSheet) -> Result<(), DocumentError> {
    Facts::default()
        .strong("车牌", &sheet.vehicle.plate)
        .add("车型", &sheet.vehicle.model)
        .add("颜色", &sheet.vehicle.colour)
        .add("车架号", &sheet.vehicle.vin)
        .add("发动机号", &sheet.vehicle.engine_number)
        .strong("进厂里程", sheet.mileage_km.map_or_else(|| "未读取".to_owned(), |km| format!("{km} 公里")))
        .add("客户", &sheet.customer.name)
        .add("客户电话", &sheet.customer.phone)
        .add("到店方式", &sheet.arrival)
        .add("送修人", &sheet.brought_by.name)
        .add("送修电话", &sheet.brought_by.phone)
        .add("服务顾问", &sheet.advisor)
        .add("接车时间", &sheet.checked_in_at)
        .strong("约定交车", &sheet.promised_at)
        .draw(book, 3)?;
    Facts::default().wide("客户描述", &sheet.symptom).draw(book, 1)
}

const OUTLINE_WIDTH: f32 = 264.0;

/// The outline on the left; gauge, warning lights and the key to the signs on
/// the right.
fn draw_exterior(book: &mut Book, sheet: &CheckInSheet) -> Result<(), DocumentError> {
    let height = height_for(OUTLINE_WIDTH) + 22.0;
    book.section("外观与仪表", height)?;
    let (left, top) = (book.left(), book.y);
    let marks: Vec<OutlineMark> = sheet
        .marks
        .iter()
        .enumerate()
        .map(|(index, mark)| OutlineMark {
            x: mark.x,
            y: mark.y,
            sign: format!("{}{}", index + 1, sign(mark.kind)),
        })
        .collect();
    book.draw_vehicle(sheet.outline, (left + 14.0, top + 10.0), OUTLINE_WIDTH, &marks)?;

    let x = left + OUTLINE_WIDTH + 62.0;
    let width = book.right() - x;
    let mut y = draw_gauge(book, sheet.fuel_percent, x, top, width)? + 8.0;
    book.draw_text("故障灯", x, y, Style::SMALL, Align::Left)?;
    y += Style::SMALL.line_height();
    let lights =
        if sheet.warning_lights.is_empty() { "无".to_owned() } else { sheet.warning_lights.join("、") };
    let lines = wrap(&lights, Style::TEXT, width)?;
    // Beside the outline there is room for so many; more go below it.
    let beside = lines.len() <= 4;
    if beside {
        for line in &lines {
            book.draw_line(line, x, y, Style::TEXT)?;
            y += Style::TEXT.line_height();
        }
    } else {
        book.draw_text("见下方", x, y, Style::TEXT, Align::Left)?;
        y += Style::TEXT.line_height();
    }
    y += 8.0;
    book.draw_text("标记说明", x, y, Style::SMALL, Align::Left)?;
    y += Style::SMALL.line_height();
    let key: Vec<String> = KINDS.iter().map(|kind| format!("{} {}", sign(*kind), label(*kind))).collect();
    for line in wrap(&key.join("　"), Style::regular(8.5), width)? {
        book.draw_line(&line, x, y, Style::regular(8.5))?;
        y += Style::regular(8.5).line_height();
    }
    book.y = (top + height).max(y) + 2.0;
    if !beside {
        Facts::default().wide("故障灯", lights).draw(book, 1)?;
    }
    Ok(())
}

/// A bar in quarters, as in the instrument cluster; answers where it ends.
fn draw_gauge(
    book: &mut Book,
    percent: Option<u8>,
    x: f32,
    y: f32,
    width: f32,
) -> Result<f32, DocumentError> {
    let reading = percent.map_or("未读取".to_owned(), |percent| format!("{percent}%"));
    book.draw_text("油量 / 电量", x, y, Style::SMALL, Align::Left)?;
    book.draw_text(&reading, x + width, y - 2.0, Style::bold(10.0), Align::Right)?;
    let top = y + 14.0;
    let height = 9.0;
    let full = f32::from(percent.unwrap_or(0).min(100)) / 100.0;
    if full > 0.0 {
        book.fill_box(x, top, width * full, height, Ink::Accent);
    }
    book.stroke(&Path::rectangle(x, top, width, height), 0.6, Ink::Black);
    for (quarter, name) in ["E", "", "1/2", "", "F"].into_iter().enumerate() {
        let at = x + width * quarter as f32 / 4.0;
        book.rule((at, top + height), (at, top + height + 2.5), 0.6, Ink::Black);
        let align = match quarter {
            0 => Align::Left,
            4 => Align::Right,
            _ => Align::Centre,
        };
        let style = book.style(Style::regular(7.0).grey());
        book.draw_text(name, at, top + height + 2.0, style, align)?;
    }
    Ok(top + height + 12.0)
}

const KINDS: [DamageKind; 5] =
    [DamageKind::Scratch, DamageKind::Dent, DamageKind::Crack, DamageKind::Chip, DamageKind::Missing];

/// The first letter of the Chinese word, as the trade marks it by hand.
const fn sign(kind: DamageKind) -> char {
    match kind {
        DamageKind::Scratch => 'H',
        DamageKind::Dent => 'A',
        DamageKind::Crack => 'L',
        DamageKind::Chip => 'D',
        DamageKind::Missing => 'Q',
    }
}

const fn label(kind: DamageKind) -> &'static str {
    match kind {
        DamageKind::Scratch => "划痕",
        DamageKind::Dent => "凹陷",
        DamageKind::Crack => "裂纹",
        DamageKind::Chip => "掉漆",
        DamageKind::Missing => "缺失",
    }
}

fn draw_marks(book: &mut Book, sheet: &CheckInSheet) -> Result<(), DocumentError> {
    if sheet.marks.is_empty() {
        return book.paragraph("未标记外观损伤。", Style::TEXT);
    }
    let mut columns = Vec::new();
    for _ in 0..MARKS_PER_ROW {
        columns.push(Column::figures("标记").centred());
        columns.push(Column::text("类型", 40.0));
        columns.push(Column::wide("说明", 1.0));
    }
    let mut table = Table::of(columns);
    for (row, marks) in sheet.marks.chunks(MARKS_PER_ROW).enumerate() {
        let mut cells = Vec::new();
        for (index, mark) in marks.iter().enumerate() {
            let number = row * MARKS_PER_ROW + index + 1;
            cells.push(format!("{number}{}", sign(mark.kind)).into());
            cells.push(label(mark.kind).into());
            cells.push(mark.note.as_str().into());
        }
        cells.resize_with(3 * MARKS_PER_ROW, Cell::default);
        table.row(cells);
    }
    table.draw(book)
}

const MARKS_PER_ROW: usize = 2;
const PER_ROW: usize = 4;

/// Items four in a row, group by group; what is not fine stands out.
fn draw_items(book: &mut Book, sheet: &CheckInSheet) -> Result<(), DocumentError> {
    if sheet.items.is_empty() {
        return Ok(());
    }
    let mut columns = vec![Column::text("分组", 44.0)];
    for _ in 0..PER_ROW {
        columns.push(Column::wide("项目", 1.0));
        columns.push(Column::figures("结果"));
    }
    let mut table = Table::of(columns);
    for group in sheet.items.chunk_by(|before, after| before.group == after.group) {
        for (index, items) in group.chunks(PER_ROW).enumerate() {
            let name = if index == 0 { items[0].group.as_str() } else { "" };
            let mut cells = vec![Cell::styled(name, Style::regular(9.0).grey())];
            for item in items {
                cells.push(Cell::from(&item.name).with_remark(&item.note));
                cells.push(result(item.result));
            }
            cells.resize_with(1 + 2 * PER_ROW, Cell::default);
            table.row(cells);
        }
    }
    table.draw_under("环车检查", book)
}

fn result(result: WalkAroundResult) -> Cell {
    match result {
        WalkAroundResult::Fine => Cell::styled("正常", Style::regular(9.0).grey()),
        WalkAroundResult::Remark => Cell::styled("备注", Style::bold(9.0)),
        WalkAroundResult::RepairSuggested => Cell::styled("建议维修", Style::bold(9.0).accent()),
    }
}

fn draw_agreements(book: &mut Book, sheet: &CheckInSheet) -> Result<(), DocumentError> {
    book.section("约定与确认", 40.0)?;
    let reminded = if sheet.valuables_reminded { "已提醒客户取走" } else { "未提醒" };
    Facts::default()
        .add("旧件处理", &sheet.old_parts)
        .add("贵重物品", reminded)
        .add("交车洗车", if sheet.wash_wanted { "需要" } else { "不需要" })
        .add("同意路试", if sheet.test_drive_allowed { "同意" } else { "不同意" })
        .wide("随车物品", &sheet.belongings)
        .draw(book, 2)?;
    book.space(5.0);
    let places = [
        SignaturePlace::signed(
            "客户（送修人）签字",
            &sheet.confirmed_by,
            &sheet.confirmed_at,
            sheet.signature.as_ref(),
        ),
        SignaturePlace::named("服务顾问签字", &sheet.advisor),
    ];
    let checked = "以上接车情况、环车检查结果与约定已与送修人核对。请取走车内现金及贵重物品。";
    book.closing(&[(checked, Style::SMALL)], &sheet.head.foot, &places)
}
