// A console window behind the program would puzzle people at the counter.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("工位 · 售后工作台")
                .inner_size(1366.0, 768.0)
                .min_inner_size(1024.0, 700.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
