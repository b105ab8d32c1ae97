//! Writes the screen's types anew.

fn main() -> std::io::Result<()> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("bindings/commands.ts");
    std::fs::write(path, app::bindings::typescript())
}
