//! The shell: finds the shop's folder, opens its file, starts the door for a
//! browser on this computer, opens the window. A rule of the shop has no place here.

// A console window behind the program would puzzle people at the counter.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod again;
mod alive;
mod app_state;
mod arguments;
mod closing;
mod desktop;
mod dropped;
mod folder;
mod instance;
mod ipc;
mod joining;
mod label;
mod language;
mod logging;
mod opening;
mod own_door;
mod papers;
mod place;
mod resident;
mod saving;
mod serving;
mod startup_error;
mod support;
mod window;

use arguments::Arguments;
use cap::Cap;
use std::process::ExitCode;
use tauri::{Manager, RunEvent};

// glibc keeps what was large in every thread that ever used it; other systems give it back.
#[cfg(target_os = "linux")]
use mimalloc::MiMalloc as Memory;
#[cfg(not(target_os = "linux"))]
use std::alloc::System as Memory;

/// A stranger's file is read by this program called anew, within bounds that
/// only its allocator can hold.
#[global_allocator]
static ALLOCATOR: Cap<Memory> = Cap::new(Memory, usize::MAX);

fn main() -> ExitCode {
    spreadsheets::child::serve_if_asked(|bytes| ALLOCATOR.set_limit(bytes).is_ok());
    let arguments = Arguments::of(std::env::args_os());
    // A service has no desktop: nothing of it is woken.
    if arguments.serve {
        let words = std::env::args_os().skip(1).filter(|word| word != arguments::SERVE);
        return serving::serve(words, context);
    }
    let without_window = arguments.without_window;
    // At the next sign-in the folder one starts in is another.
    let folder = arguments.folder.or_else(lan::data_folder).map(|at| std::path::absolute(&at).unwrap_or(at));
    // Before the desktop's libraries are awake: to end while their threads begin
    // was a crash one time in eighty.
    if folder.as_deref().is_some_and(|folder| instance::knock(folder, !without_window)) {
        return ExitCode::SUCCESS;
    }
    let joined = folder.clone().filter(|folder| lan::joined::has_joined(folder));
    // What another computer keeps is not opened here.
    let own = folder.filter(|_| joined.is_none());
    let opening = match own.map(opening::begin).transpose() {
        Ok(opening) => opening,
        Err(error) => return cannot_start(&error),
    };
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
            papers::photo,
            papers::save_document,
            papers::lay_out_document,
            papers::open_document,
            desktop::station,
            desktop::open_data_folder,
            place::zoom,
            dropped::dropped_file,
            support::save_support_file,
            again::try_again,
            startup_error::recovery_offer,
            again::recover,
            joining::join_a_shop,
            resident::is_resident,
            resident::set_resident,
            closing::end_program,
        ])
        .setup(move |app| {
            app.manage(alive::LastDeath::default());
            app.manage(dropped::Dropped::default());
            app.manage(saving::LastFolder::default());
            app.manage(papers::LaidOut::default());
            app.manage(closing::CloseQuestion::default());
            closing::heed_the_system(app.handle());
            papers::forget_printed(app.handle());
            if let Some(folder) = joined {
                app.manage(folder::Folder(folder.clone()));
                return joining::begin(app.handle(), &folder);
            }
            // Only where the system names no home does Tauri know a place.
            let opening = match opening {
                Some(opening) => opening,
                None => opening::begin(app.path().app_local_data_dir()?)?,
            };
            app.manage(resident::Resident::found(app.handle(), &opening.folder));
            app.manage(folder::Folder(opening.folder.clone()));
            app.manage(window::ProgramClock(opening.clock.clone()));
            window::open(app.handle(), opening.done(), without_window)?;
            Ok(())
        })
        .build(context());
    match built {
        Ok(app) => {
            app.run(|app, event| match event {
                // The last window is closed, and nobody said that the program is to end.
                RunEvent::ExitRequested { code: None, api, .. } if resident::stays(app) => api.prevent_exit(),
                // There a press on a running program starts no second one.
                #[cfg(target_os = "macos")]
                RunEvent::Reopen { .. } => window::come_back(app),
                RunEvent::Exit => app_state::close(app),
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => cannot_start(&error),
    }
}

/// The program as it was packed. Here alone: the pages are embedded where this stands.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

fn cannot_start(error: &dyn std::fmt::Display) -> ExitCode {
    tracing::error!(%error, "the program cannot start");
    eprintln!("Workbay cannot start: {error}");
    ExitCode::FAILURE
}
