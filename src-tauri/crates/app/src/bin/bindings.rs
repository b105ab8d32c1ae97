//! Writes the screens' types anew, and what their own sums are held against.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::write(crate_folder.join("bindings/commands.ts"), app::bindings::typescript())?;
    std::fs::write(crate_folder.join("../../../ui/tests/vectors.json"), app::vectors::json())
}
