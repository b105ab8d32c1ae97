//! A shop file that stays shut is shown, not crashed on: why, and what to do,
//! in the language of the computer, as nobody can be asked for theirs yet.

use crate::app_state::beside;
use crate::folder::Folder;
use crate::language;
use features::office::recovery::{Recovery, RecoveryOffer};
use kernel::{OpenRefusal, Refusal, Trouble};
use serde_json::Value;
use std::borrow::Cow;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tauri::http::{Request, Response, header};
use tauri::{AppHandle, Manager, Runtime, UriSchemeContext};

/// The page comes from the program itself, under an address of its own.
pub const SCHEME: &str = "refused";
pub const ADDRESS: &str = "refused://localhost/";
const PAGE: &str = include_str!("page.html");
const WORDS: &str = include_str!("words.json");

/// Why the file was refused, as the page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reason {
    code: &'static str,
    facts: Vec<(&'static str, String)>,
}

/// The newest reason; a second try may fail for another one.
struct Newest(Mutex<Reason>);

impl From<&OpenRefusal> for Reason {
    fn from(refusal: &OpenRefusal) -> Self {
        let (code, facts) = match (refusal, refusal.trouble()) {
            (_, Some(Trouble::Full)) => ("full", vec![]),
            (_, Some(Trouble::NotWritable { reason })) => ("not_writable", vec![("detail", reason)]),
            (OpenRefusal::NewerFile { found, known }, _) => {
                ("newer", vec![("found", found.to_string()), ("known", known.to_string())])
            }
            (OpenRefusal::InUse { owner }, _) => ("in_use", vec![("owner", owner.clone())]),
            (OpenRefusal::Damaged { detail }, _) => ("damaged", vec![("detail", detail.clone())]),
            (OpenRefusal::ForeignFile { path }, _) => ("foreign", vec![("path", path.clone())]),
            (other, _) => ("other", vec![("detail", other.to_string())]),
        };
        Self { code, facts }
    }
}

/// Keeps the reason for the page.
pub fn keep(app: &AppHandle, refusal: &OpenRefusal) {
    tracing::error!(%refusal, "the shop's file stays shut");
    let reason = Reason::from(refusal);
    match app.try_state::<Newest>() {
        Some(newest) => *newest.0.lock().unwrap_or_else(PoisonError::into_inner) = reason,
        None => {
            app.manage(Newest(Mutex::new(reason)));
        }
    }
}

/// The file cannot be used, and there are copies to choose from.
struct Stuck(Mutex<Option<Recovery>>);

/// Keeps what the page of copies works on.
pub fn keep_stuck(app: &AppHandle, recovery: Recovery) {
    tracing::error!("the shop's file cannot be used; its copies are shown");
    match app.try_state::<Stuck>() {
        Some(stuck) => *lock(&stuck.0) = Some(recovery),
        None => {
            app.manage(Stuck(Mutex::new(Some(recovery))));
        }
    }
}

/// Taken out: of two presses one puts the copy in place.
pub fn take_stuck(app: &AppHandle) -> Option<Recovery> {
    lock(&app.try_state::<Stuck>()?.0).take()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[tauri::command]
pub async fn recovery_offer(app: AppHandle) -> Result<RecoveryOffer, Refusal> {
    // Every byte of every copy is read for it.
    beside(move || {
        let stuck = app.try_state::<Stuck>().ok_or(Refusal::TaskRunning)?;
        let recovery = lock(&stuck.0);
        recovery.as_ref().ok_or(Refusal::TaskRunning)?.offer()
    })
    .await
}

pub fn page<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    _: Request<Vec<u8>>,
) -> Response<Cow<'static, [u8]>> {
    let app = context.app_handle();
    if app.try_state::<Stuck>().is_some_and(|stuck| lock(&stuck.0).is_some()) {
        return shown(lan::recovery::page(language::of_the_computer()));
    }
    let reason = app
        .try_state::<Newest>()
        .map(|newest| newest.0.lock().unwrap_or_else(PoisonError::into_inner).clone());
    let (Some(reason), Some(folder)) = (reason, app.try_state::<Folder>()) else {
        return Response::new(Cow::Borrowed(b""));
    };
    shown(written(&reason, &folder.0.display().to_string(), language::of_the_computer()))
}

fn shown(text: String) -> Response<Cow<'static, [u8]>> {
    let mut answer = Response::new(Cow::Owned(text.into_bytes()));
    answer
        .headers_mut()
        .insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
    answer
}

fn written(reason: &Reason, folder: &str, language: &str) -> String {
    // The words are part of the program, and a test reads all of them.
    let words: Value = serde_json::from_str(WORDS).unwrap_or_default();
    let words = &words[language];
    let of_reason = |name: &str| -> String {
        let mut text = words[reason.code][name].as_str().unwrap_or_default().to_owned();
        for (fact, value) in &reason.facts {
            text = text.replace(&format!("{{{fact}}}"), value);
        }
        text
    };
    let general = |name: &str| words[name].as_str().unwrap_or_default().to_owned();
    let places = [
        ("{language}", language.to_owned()),
        ("{code}", reason.code.to_owned()),
        ("{title}", of_reason("title")),
        ("{reason}", of_reason("reason")),
        ("{way}", of_reason("way")),
        ("{untouched}", general("untouched")),
        ("{file}", general("file")),
        ("{again}", general("again")),
        ("{open_folder}", general("folder")),
        ("{failed}", general("failed")),
        ("{folder}", folder.to_owned()),
    ];
    let mut page = PAGE.to_owned();
    for (place, text) in places {
        page = page.replace(place, &escaped(&text));
    }
    page
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{OpenRefusal, Reason, written};

    #[test]
    fn every_refusal_has_its_reason_and_its_way_out_in_three_languages() {
        let refusals = [
            (OpenRefusal::NewerFile { found: 9, known: 3 }, "9"),
            (OpenRefusal::InUse { owner: "workbay.exe (4711)".into() }, "workbay.exe (4711)"),
            (OpenRefusal::Damaged { detail: "row 3 missing <index>".into() }, "row 3 missing &lt;index&gt;"),
            (OpenRefusal::ForeignFile { path: "D:\\shop\\workbay.db".into() }, "D:\\shop\\workbay.db"),
            (
                OpenRefusal::File {
                    doing: "lock the file".into(),
                    source: std::io::Error::other("no space"),
                },
                "no space",
            ),
            (
                OpenRefusal::File {
                    doing: "lock the file".into(),
                    source: std::io::ErrorKind::StorageFull.into(),
                },
                "D:\\shop",
            ),
            (
                OpenRefusal::File {
                    doing: "lock the file".into(),
                    source: std::io::ErrorKind::PermissionDenied.into(),
                },
                "permission denied",
            ),
        ];
        for language in ["zh-CN", "zh-TW", "en"] {
            for (refusal, fact) in &refusals {
                let page = written(&Reason::from(refusal), "D:\\shop", language);
                let body = page.split_once("<main").map(|(_, rest)| rest).unwrap_or_default();
                let body = body.split_once("</main>").map(|(main, _)| main).unwrap_or_default();
                assert!(body.contains(fact), "{language} {refusal:?}: {body}");
                assert!(body.contains("D:\\shop"), "{language} {refusal:?} does not say where the file is");
                assert!(!body.contains('{') && !body.contains("<p></p>"), "{language} {refusal:?}: {body}");
            }
        }
    }
}
