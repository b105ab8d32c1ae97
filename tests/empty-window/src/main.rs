//! A window with one page and one line on it: as little as a window of Tauri's can be.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
