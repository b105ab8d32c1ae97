//! The cash drawer hangs on its receipt printer, and opens when bytes that are no
//! paper reach it: everything else about them is the printer's.

/// `ESC p 0 t1 t2` of ESC/POS, which every receipt printer with a socket for a
/// drawer understands: 100 ms of current to the first drawer, then 500 ms without.
pub(crate) const OPENS: [u8; 5] = [0x1b, b'p', 0, 50, 250];

/// What the list of the printer's jobs calls it.
pub(crate) const TITLE: &str = "cash drawer";
