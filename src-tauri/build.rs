use std::path::Path;

fn main() {
    // Tauri embeds the built UI. Without it the compiler would stop at a macro
    // with a path; this says what to do instead.
    if !Path::new("../ui/dist/index.html").is_file() {
        eprintln!("ui/dist is missing: the program embeds the built UI. Run `make ui` first.");
        std::process::exit(1);
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
}
