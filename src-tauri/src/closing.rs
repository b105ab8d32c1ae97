//! How the program ends: by the window's cross, by the system's word, and never
//! in the middle of long work without asking.

use crate::app_state::AppState;
use crate::language;
use crate::resident;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// The question is asked once, however often the cross is pressed.
#[derive(Default)]
pub struct CloseQuestion(AtomicBool);

struct Words {
    title: &'static str,
    question: &'static str,
    close: &'static str,
    stay: &'static str,
}

fn words(language: &str) -> Words {
    match language {
        "zh-TW" => Words {
            title: "正在處理",
            question: "還有工作在進行（匯入、備份或檢查）。現在關閉會中斷它：已寫好的保留，其餘不寫。",
            close: "中斷並關閉",
            stay: "等它做完",
        },
        "en" => Words {
            title: "Work in progress",
            question: "An import, a copy or a check is still running. Closing now stops it: what is written stays, the rest is not written.",
            close: "Stop and close",
            stay: "Let it finish",
        },
        _ => Words {
            title: "正在处理",
            question: "还有工作在进行（导入、备份或检查）。现在关闭会中断它：已写好的保留，其余不写。",
            close: "中断并关闭",
            stay: "等它做完",
        },
    }
}

/// Whether the window may close now. Where the program goes on without it, it may at any time.
pub fn may_close(app: &AppHandle) -> bool {
    resident::stays(app) || may_end(app)
}

/// The whole program ends, whoever works at another computer. Long work is asked about first.
#[tauri::command]
pub fn end_program(app: AppHandle) {
    if may_end(&app) {
        app.exit(0);
    }
}

/// Whether the program may end now. If long work runs, the person is asked.
fn may_end(app: &AppHandle) -> bool {
    if !app.try_state::<AppState>().is_some_and(|state| state.shop.is_at_long_work()) {
        return true;
    }
    let asking: tauri::State<'_, CloseQuestion> = app.state();
    if asking.0.swap(true, Ordering::AcqRel) {
        return false;
    }
    let words = words(language::of_the_computer());
    let mut dialog = app
        .dialog()
        .message(words.question)
        .title(words.title)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(words.close.to_owned(), words.stay.to_owned()));
    if let Some(window) = app.get_webview_window(crate::label::MAIN) {
        dialog = dialog.parent(&window);
    }
    let app = app.clone();
    dialog.show(move |close| {
        app.state::<CloseQuestion>().0.store(false, Ordering::Release);
        if close {
            app.exit(0);
        }
    });
    false
}

/// The system ends programs by a signal, at its own end or a person's word.
#[cfg(unix)]
pub fn heed_the_system(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let kinds = [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt()];
        let [Ok(mut terminate), Ok(mut hang_up), Ok(mut interrupt)] = kinds.map(signal) else {
            tracing::error!("the system's word to end cannot be heard");
            return;
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = hang_up.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("the system told the program to end");
        app.exit(0);
    });
}

/// Windows closes the window instead, which is heard as a press on its cross.
#[cfg(not(unix))]
pub fn heed_the_system(_: &AppHandle) {}
