//! The shell: finds the shop's folder, opens its file, starts the door for a
//! browser on this computer, opens the window. A rule of the shop has no place here.

// A console window behind the program would puzzle people at the counter.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod again;
mod alive;
mod app_state;
mod closing;
mod desktop;
mod dropped;
mod folder;
mod instance;
mod ipc;
mod label;
mod language;
mod logging;
mod papers;
mod place;
mod printing;
mod startup_error;
mod support;
mod window;

use cap::Cap;
use std::alloc::System;
use std::process::ExitCode;
use tauri::{Manager, RunEvent};

/// A stranger's file is read by this program called anew, within bounds that
/// only its allocator can hold.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    spreadsheets::child::serve_if_asked(|bytes| ALLOCATOR.set_limit(bytes).is_ok());
    // Before the desktop's libraries are awake: to end while their threads begin
    // was a crash one time in eighty.
    if lan::data_folder().is_some_and(|folder| instance::knock(&folder)) {
        return ExitCode::SUCCESS;
    }
    let builder = tauri::Builder::default();
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(|webview| {
        alive::revive(webview.app_handle(), "the system ended it");
    });
    let built = builder
        .plugin(tauri_plugin_dialog::init())
        .register_uri_scheme_protocol(startup_error::SCHEME, startup_error::page)
        .invoke_handler(tauri::generate_handler![
            ipc::rpc,
            ipc::sign_in,
            ipc::sign_out,
            ipc::session,
            papers::document,
            papers::save_document,
            papers::print_document,
            papers::printers,
            desktop::station,
            desktop::open_data_folder,
            place::zoom,
            dropped::dropped_file,
            support::save_support_file,
            again::try_again,
            startup_error::recovery_offer,
            again::recover,
        ])
        .setup(|app| {
            let folder = folder::of_the_shop(app.path())?;
            logging::begin(&folder);
            // Without itself it would read files in the window's own process: rather none.
            features::imports::read_files_with(spreadsheets::Program::this()?);
            tracing::info!(version = %app.package_info().version, folder = %folder.display(), "started");
            app.manage(folder::Folder(folder));
            app.manage(window::ProgramClock(kernel::clock::of_this_program()?));
            app.manage(alive::LastDeath::default());
            app.manage(dropped::Dropped::default());
            app.manage(closing::Asking::default());
            closing::heed_the_system(app.handle());
            window::open(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    app_state::close(app);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the program cannot start");
            eprintln!("Workbay cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}
