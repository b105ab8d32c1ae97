fn main() {
    println!("cargo:rerun-if-changed=pages");
    tauri_build::build();
}
