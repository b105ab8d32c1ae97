//! QR codes: a document's number, drawn as filled squares; an address, as rows
//! for a screen to draw.

use crate::DocumentError;
use crate::page::Book;
use qrcode::{Color, EcLevel, QrCode};

/// A text as a QR code, row by row, dark where there is a 1.
///
/// # Errors
///
/// A text too long for any code.
pub fn modules(text: &str) -> Result<Vec<String>, DocumentError> {
    let code = QrCode::new(text).map_err(|_| DocumentError::Code { number: text.to_owned() })?;
    let colours = code.to_colors();
    let rows = colours.chunks(code.width());
    Ok(rows.map(|row| row.iter().map(|colour| colour.select('1', '0')).collect()).collect())
}

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
