//! 扫码单: the code a customer takes along to see one thing of their visit on
//! their own phone.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::{Align, Book, Path};
use crate::text::{Ink, Style};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A5];

/// It is drawn while the link is known and kept in no file of the shop: whoever has
/// the code has what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerSlip {
    pub head: ShopHead,
    /// Of the work order.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    /// What is seen there, `查看维修进度`.
    pub what_for: &'static str,
    pub address: String,
    /// Local time, from when on it shows nothing any more.
    pub until: String,
    pub plate: String,
    pub model: String,
    /// `未约定` where nothing was promised.
    pub promised_at: String,
    pub advisor: String,
}

const SIDE: f32 = 150.0;

impl Content for CustomerSlip {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open_without_code(&self.head, &self.number, &self.printed_at)?;
        Facts::default()
            .strong("车牌", &self.plate)
            .add("车型", &self.model)
            .add("预计交车", &self.promised_at)
            .add("服务顾问", &self.advisor)
            .draw(&mut book, 2)?;
        draw_code(&mut book, self)?;
        book.paragraph("一、手机连接本店的无线网络。", Style::TEXT)?;
        book.paragraph("二、用微信或浏览器扫一扫；打不开时，在浏览器里输入上面的网址。", Style::TEXT)?;
        book.paragraph(
            "三、第一次打开，手机会提示证书不受信任：网址是本店的，选择继续访问即可。不清楚时请到前台。",
            Style::TEXT,
        )?;
        book.space(6.0);
        let kept = format!("有效期至 {}。此码只对应这一张工单，请勿转给他人。", self.until);
        book.paragraph(&kept, Style::SMALL)?;
        book.bind()
    }
}

/// Large enough for any camera, and the address below for a phone without one.
fn draw_code(book: &mut Book, slip: &CustomerSlip) -> Result<(), DocumentError> {
    const AROUND: f32 = 14.0;
    let height = SIDE + 2.0 * AROUND + 52.0;
    book.keep_together(8.0 + height)?;
    book.space(8.0);
    let (left, width, y) = (book.left(), book.width(), book.y);
    book.stroke(&Path::rounded(left, y, width, height, 3.0), 0.7, Ink::Accent);
    let middle = left + width / 2.0;
    book.draw_text(slip.what_for, middle, y + 10.0, Style::bold(15.0), Align::Centre)?;
    book.draw_code(&slip.address, middle - SIDE / 2.0, y + 22.0 + AROUND, SIDE)?;
    book.draw_text(&slip.address, middle, y + height - 18.0, Style::regular(8.0), Align::Centre)?;
    book.space(height + 10.0);
    Ok(())
}
