//! How the program ends: by the window's cross, by the system's word, and never in
//! the middle of somebody's work without asking.

use crate::app_state::AppState;
use crate::language;
use crate::resident;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// The program's pages know this word (`ui/src/api/unsent.ts`), also those of a host this
/// computer joined; any other page has nothing to lose.
const HAS_UNSENT: &str = "typeof workbayHasUnsent === 'function' && workbayHasUnsent()";
/// A page that does not answer in that time is dead, and keeps no window open.
const PATIENCE: Duration = Duration::from_secs(1);

/// The question is asked once, however often the cross is pressed.
#[derive(Default)]
pub struct CloseQuestion(AtomicBool);

/// What would be cut off now.
#[derive(Debug, Default, PartialEq, Eq)]
struct CutOff {
    /// An import, a copy, a check.
    long_work: bool,
    /// So many of the shop's other devices are at work.
    stations: usize,
    /// The page has something that is not with the host yet.
    unsent: bool,
}

struct Words {
    title: &'static str,
    long_work: &'static str,
    stations: fn(usize) -> String,
    unsent: &'static str,
    close: &'static str,
    stay: &'static str,
}

fn words(language: &str) -> Words {
    match language {
        "zh-TW" => Words {
            title: "現在關閉嗎",
            long_work: "還有工作在進行（匯入、備份或檢查）。現在關閉會中斷它：已寫好的保留，其餘不寫。",
            stations: |count| {
                format!(
                    "有 {count} 台裝置正連著這台電腦，關閉後都用不了，直到程式重新開啟。「設定 → 電腦和平板」中可以讓程式在關閉視窗後繼續服務。"
                )
            },
            unsent: "這個視窗裡還有內容沒有送到主機。照片和檔案留在這台電腦上，下次開啟時繼續傳送；沒有得到答覆的操作，下次請先看一下是否已完成。",
            close: "仍要關閉",
            stay: "先不關",
        },
        "en" => Words {
            title: "Close now?",
            long_work: "An import, a copy or a check is still running. Closing now stops it: what is written stays, the rest is not written.",
            stations: |count| {
                let are = if count == 1 { "device is" } else { "devices are" };
                format!(
                    "{count} other {are} connected to this computer, and cannot work until the program is started again. Under Settings → Computers and tablets it can be told to keep serving when the window is closed."
                )
            },
            unsent: "This window has something that is not with the host yet. Photos and files stay on this computer and go out when it is opened again; of what got no answer look then whether it was done.",
            close: "Close all the same",
            stay: "Leave it open",
        },
        _ => Words {
            title: "现在关闭吗",
            long_work: "还有工作在进行（导入、备份或检查）。现在关闭会中断它：已写好的保留，其余不写。",
            stations: |count| {
                format!(
                    "有 {count} 台设备正连着这台电脑，关闭后都用不了，直到程序重新打开。“设置 → 电脑和平板”中可以让程序在关闭窗口后继续服务。"
                )
            },
            unsent: "这个窗口里还有内容没有送到主机。照片和文件留在这台电脑上，下次打开时继续发送；没有得到答复的操作，下次请先看一下是否已完成。",
            close: "仍要关闭",
            stay: "先不关",
        },
    }
}

/// What is asked before it is cut off; nothing where nothing is.
fn question(words: &Words, cut_off: &CutOff) -> Option<String> {
    let mut said = Vec::new();
    if cut_off.long_work {
        said.push(words.long_work.to_owned());
    }
    if cut_off.stations > 0 {
        said.push((words.stations)(cut_off.stations));
    }
    if cut_off.unsent {
        said.push(words.unsent.to_owned());
    }
    (!said.is_empty()).then(|| said.join("\n\n"))
}

/// The cross was pressed. The window stays until its page has said what it still has, which
/// is not waited for in the thread that draws it.
pub fn cross(window: &WebviewWindow) {
    let window = window.clone();
    std::thread::spawn(move || {
        let app = window.app_handle().clone();
        let unsent = has_unsent(&window);
        // Where the program goes on without its window, only the page ends with it.
        let cut_off = if resident::stays(&app) { CutOff::default() } else { cut_off_with_the_program(&app) };
        once_agreed(&app, &CutOff { unsent, ..cut_off }, move |_| {
            if let Err(error) = window.destroy() {
                tracing::error!(%error, "the window could not be closed");
            }
        });
    });
}

/// The whole program ends, whoever works at another computer. The page this is pressed on
/// says how many those are, and waits for what is on its way; it does not know of long work.
#[tauri::command]
pub fn end_program(app: AppHandle) {
    let CutOff { long_work, .. } = cut_off_with_the_program(&app);
    once_agreed(&app, &CutOff { long_work, ..CutOff::default() }, |app| app.exit(0));
}

/// A computer that joined another one's shop keeps nothing for anybody.
fn cut_off_with_the_program(app: &AppHandle) -> CutOff {
    app.try_state::<AppState>().map_or_else(CutOff::default, |state| CutOff {
        long_work: state.shop.is_at_long_work(),
        stations: state.shop.presence.stations_there(state.shop.door_time()),
        unsent: false,
    })
}

fn has_unsent(window: &WebviewWindow) -> bool {
    let (tell, told) = mpsc::channel();
    let asked = window.eval_with_callback(HAS_UNSENT, move |answer| {
        // Nobody hears it who has waited long enough.
        let _ = tell.send(answer);
    });
    asked.is_ok() && told.recv_timeout(PATIENCE).is_ok_and(|answer| answer == "true")
}

/// Does it at once where nothing is cut off, else once the person agreed.
fn once_agreed(app: &AppHandle, cut_off: &CutOff, done: impl FnOnce(&AppHandle) + Send + 'static) {
    let words = words(language::of_the_computer());
    let Some(question) = question(&words, cut_off) else {
        done(app);
        return;
    };
    if app.state::<CloseQuestion>().0.swap(true, Ordering::AcqRel) {
        return;
    }
    let mut dialog = app
        .dialog()
        .message(question)
        .title(words.title)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(words.close.to_owned(), words.stay.to_owned()));
    if let Some(window) = app.get_webview_window(crate::label::MAIN) {
        dialog = dialog.parent(&window);
    }
    let app = app.clone();
    dialog.show(move |agreed| {
        app.state::<CloseQuestion>().0.store(false, Ordering::Release);
        if agreed {
            done(&app);
        }
    });
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

#[cfg(test)]
mod tests {
    use super::{CutOff, question, words};

    #[test]
    fn what_is_cut_off_is_asked_about_and_nothing_else() {
        for language in ["zh-CN", "zh-TW", "en"] {
            let words = words(language);
            let asked = |long_work, stations, unsent| {
                question(&words, &CutOff { long_work, stations, unsent }).unwrap_or_default()
            };
            assert_eq!(asked(false, 0, false), "", "nobody is kept from closing for nothing");
            assert_eq!(asked(true, 0, false), words.long_work);
            assert_eq!(asked(false, 0, true), words.unsent);
            assert!(asked(false, 3, false).contains('3'), "{language}: how many are at work");
            assert_eq!(asked(true, 2, true).split("\n\n").count(), 3, "{language}");
        }
        assert!((words("en").stations)(1).starts_with("1 other device is connected"));
    }
}
