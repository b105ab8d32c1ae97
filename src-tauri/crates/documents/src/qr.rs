//! The document's number as a QR code, drawn as filled squares.

use crate::DocumentError;
use crate::page::Book;
use qrcode::{Color, EcLevel, QrCode};

impl Book {
    /// Draws the code with its upper left corner at `x`, `y`. The caller leaves
    /// the quiet border around it.
    pub(crate) fn draw_code(&mut self, number: &str, x: f32, y: f32, side: f32) -> Result<(), DocumentError> {
        let code = QrCode::with_error_correction_level(number, EcLevel::M)
            .map_err(|_| DocumentError::Code { number: number.to_owned() })?;
        let modules = code.width();
        let step = side / modules as f32;
        let mut bars = Vec::new();
        for (row, colors) in code.to_colors().chunks(modules).enumerate() {
            let mut column = 0;
            while column < modules {
                let dark = colors[column..].iter().take_while(|c| **c == Color::Dark).count();
                if dark > 0 {
                    bars.push((x + column as f32 * step, y + row as f32 * step, dark as f32 * step, step));
                }
                column += dark.max(1);
            }
        }
        self.fill_bars(&bars);
        Ok(())
    }
}
