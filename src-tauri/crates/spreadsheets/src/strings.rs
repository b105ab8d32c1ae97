//! How many strings an old workbook shares between its cells. A short one costs
//! the system ten times what it takes in the file.

const MAX_STRINGS: usize = 1_500_000;

/// Walks over the strings without reading them: the number the file gives is
/// not the one its reader goes by.
pub fn are_too_many(pieces: &[&[u8]]) -> bool {
    let mut walk = Walk { pieces, piece: 0, place: 8 };
    let mut count = 0;
    while walk.skip_string().is_some() {
        count += 1;
        if count > MAX_STRINGS {
            return true;
        }
    }
    false
}

struct Walk<'a> {
    pieces: &'a [&'a [u8]],
    piece: usize,
    place: usize,
}

impl Walk<'_> {
    fn skip_string(&mut self) -> Option<()> {
        while self.left() == 0 {
            self.next_piece()?;
        }
        let length = u32::from(self.byte()?) | u32::from(self.byte()?) << 8;
        let flags = self.byte()?;
        let mut behind = 0_usize;
        if flags & 8 != 0 {
            behind += 4 * (usize::from(self.byte()?) | usize::from(self.byte()?) << 8);
        }
        if flags & 4 != 0 {
            let bytes = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
            behind = behind.saturating_add(u32::from_le_bytes(bytes) as usize);
        }
        let mut is_wide = flags & 1 != 0;
        let mut left = length as usize;
        while left > 0 {
            if self.left() == 0 {
                self.next_piece()?;
                // A piece says anew how wide its characters are.
                is_wide = self.byte()? & 1 != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let here = left.min(self.left().div_ceil(width));
            self.place += (here * width).min(self.left());
            left -= here;
        }
        while behind > 0 {
            if self.left() == 0 {
                self.next_piece()?;
            }
            let here = behind.min(self.left());
            self.place += here;
            behind -= here;
        }
        Some(())
    }

    fn left(&self) -> usize {
        self.pieces.get(self.piece).map_or(0, |piece| piece.len().saturating_sub(self.place))
    }

    fn next_piece(&mut self) -> Option<()> {
        self.piece += 1;
        self.place = 0;
        (self.piece < self.pieces.len()).then_some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.pieces.get(self.piece)?.get(self.place)?;
        self.place += 1;
        Some(byte)
    }
}
