//! What the one window is called: whoever looks for it asks by this.

/// The capabilities name it as well.
pub const MAIN: &str = "main";
