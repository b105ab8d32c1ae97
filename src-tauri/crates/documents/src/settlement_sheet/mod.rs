//! 维修结算清单: the shop's own invoice document. Labour and parts stand
//! apart on it, always; every kind of charge has a table and a subtotal of its
//! own.

mod amounts;
mod sheet;

use crate::PageSize;
pub use sheet::{ContractRest, PaymentLine, SettlementSheet, Standing, Variant};

use crate::DocumentError;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::{Align, Book, Path};
use crate::parties::Contact;
use crate::signature_line::SignaturePlace;
use crate::size::Layout;
use crate::table::{Column, Table};
use crate::text::{Ink, Style, wrap};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] =
    &[PageSize::A4, PageSize::A5, PageSize::Form280, PageSize::Form140, PageSize::Form93, PageSize::Roll80];

impl Content for SettlementSheet {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mark = match self.standing {
            Standing::Valid => None,
            Standing::Voided { .. } => Some("作废"),
            Standing::Reversing { .. } => Some("红冲"),
        };
        let title = match self.variant {
            Variant::Customer => form.title,
            Variant::Insurer { .. } => "维修结算清单（保险）",
            Variant::Internal => "维修结算清单（内部）",
        };
        let form = Form { title, ..form };
        let mut book = form.open(&self.head, &self.number, &self.printed_at, mark)?;
        draw_standing(&mut book, &self.standing)?;
        draw_parties(&mut book, self)?;
        self.charges.draw(&mut book, "结算工时")?;
        amounts::draw(&mut book, self)?;
        draw_rests(&mut book, self)?;
        draw_closing(&mut book, self)?;
        book.bind()
    }
}

/// Nobody may take a voided sheet for a bill: the box comes before anything
/// else.
fn draw_standing(book: &mut Book, standing: &Standing) -> Result<(), DocumentError> {
    let (mark, sentence) = match standing {
        Standing::Valid => return Ok(()),
        Standing::Voided { by, reason } => ("作废", format!("本单已作废，红冲单号 {by}。原因：{reason}")),
        Standing::Reversing { of, reason } => ("红冲", format!("本单红冲结算单 {of}。原因：{reason}")),
    };
    let text = book.style(Style::TEXT);
    let mark_style = book.style(Style::bold(17.0));
    let mark_width = 62.0;
    let lines = wrap(&sentence, text, book.width() - mark_width - 20.0)?;
    let text_height = lines.len() as f32 * text.line_height();
    let least = mark_style.size * 2.0;
    let height = (text_height + 12.0).max(least);
    book.keep_together(height.min(200.0))?;
    let (left, top, width) = (book.left(), book.y, book.width());
    let fits = height <= book.room();
    if fits {
        book.stroke(&Path::rectangle(left, top, width, height), 1.4, Ink::Black);
        // A filled box soaks a ribbon, and the needles leave stripes in it.
        let ink = if book.size.prints_black_only() {
            book.rule((left + mark_width, top), (left + mark_width, top + height), 1.0, Ink::Black);
            Ink::Black
        } else {
            book.fill_box(left, top, mark_width, height, Ink::Black);
            Ink::White
        };
        let style = Style { ink, ..mark_style };
        let y = top + (height - style.line_height()) / 2.0;
        book.draw_text(mark, left + mark_width / 2.0, y, style, Align::Centre)?;
        let mut y = top + (height - text_height) / 2.0;
        for line in &lines {
            book.draw_line(line, left + mark_width + 10.0, y, text)?;
            y += text.line_height();
        }
        book.space(height + book.measures().gap + 3.0);
        Ok(())
    } else {
        book.paragraph(&format!("{mark}　{sentence}"), Style::bold(11.0))
    }
}

fn draw_parties(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    let out = sheet.mileage_out_km.map(|km| format!("{km} 公里")).unwrap_or_default();
    // On a low form whoever brought the own car is named once.
    let is_low = book.layout() == Layout::Short;
    let brought_by = if is_low && sheet.brought_by == sheet.customer {
        Contact::default()
    } else {
        sheet.brought_by.clone()
    };
    Facts::default()
        .add("客户", &sheet.customer.name)
        .add("客户电话", &sheet.customer.phone)
        .add("工单号", &sheet.work_order)
        .add("送修人", brought_by.name)
        .add("送修电话", brought_by.phone)
        .add("合同号", &sheet.contract)
        .strong("车牌", &sheet.vehicle.plate)
        .add("车型", &sheet.vehicle.model)
        .add("合格证号", &sheet.certificate)
        .add("车架号", &sheet.vehicle.vin)
        .add("发动机号", &sheet.vehicle.engine_number)
        .add("颜色", &sheet.vehicle.colour)
        .add("维修类别", &sheet.repair_kind)
        .add("进厂里程", format!("{} 公里", sheet.mileage_in_km))
        .add("出厂里程", out)
        .add("进厂时间", &sheet.checked_in_at)
        .add("结算时间", &sheet.settled_at)
        .add("结算类别", &sheet.category)
        .add("服务顾问", &sheet.advisor)
        .add("检验员", &sheet.inspector)
        .and(settled_by(sheet))
        .draw(book, 3)
}

/// An insurer's clerk looks for the case, and the shop's own books for who bears it.
fn settled_by(sheet: &SettlementSheet) -> Facts {
    match &sheet.variant {
        Variant::Customer => Facts::default().add("结算方", &sheet.payer),
        // Nobody need have typed its name: a sheet still says whose bill it is, and its claim with it.
        Variant::Insurer { company, .. } if company.trim().is_empty() => {
            Facts::default().add("结算方", &sheet.payer)
        }
        Variant::Insurer { company, claim_number } => {
            Facts::default().add("保险公司", company).add_if_any("报案号", claim_number)
        }
        Variant::Internal => Facts::default().add("费用承担", &sheet.payer),
    }
}

/// What the customer still has of the contract, where one pays.
fn draw_rests(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    if sheet.contract_rests.is_empty() {
        return Ok(());
    }
    let mut table = Table::of(vec![
        Column::wide("套餐项目", 1.0),
        Column::text("购买", 90.0),
        Column::text("剩余", 90.0),
    ]);
    for rest in &sheet.contract_rests {
        table.row(vec![rest.name.as_str().into(), rest.sold.as_str().into(), rest.left.as_str().into()]);
    }
    table.draw_under("套餐剩余", book)
}

fn draw_closing(book: &mut Book, sheet: &SettlementSheet) -> Result<(), DocumentError> {
    if book.layout() == Layout::Short {
        book.space(book.measures().gap);
    } else {
        book.section("说明", 40.0)?;
    }
    Facts::default()
        .wide("旧件处理", &sheet.old_parts)
        .wide_if_any("质量保证", &sheet.warranty.join("\n"))
        .wide_if_any("下次保养", &sheet.next_maintenance)
        .wide_if_any("备注", &sheet.remark)
        .draw(book, 1)?;
    book.space(book.measures().gap);
    let (sentence, signs) = match sheet.variant {
        Variant::Customer | Variant::Insurer { .. } => (
            "本清单经双方核对无误、客户签字后生效。",
            SignaturePlace::signed("客户签字", &sheet.signed_by, &sheet.signed_at, sheet.signature.as_ref()),
        ),
        Variant::Internal => {
            ("内部结算，费用由本店承担，不向客户收取。", SignaturePlace::blank("部门负责人签字"))
        }
    };
    let cashier = SignaturePlace::named("收银员", &sheet.cashier);
    let seal = SignaturePlace::sealed("店方盖章", &sheet.head);
    let places = [signs, cashier, seal, SignaturePlace::blank("日期")];
    book.closing(&[(sentence, Style::SMALL)], &sheet.head.foot, &places)
}
