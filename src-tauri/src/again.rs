//! What the page of a refused file asks for: to look again, or to go on from a
//! copy. The same window goes on to the program then.

use crate::app_state::{self, beside};
use crate::{startup_error, window};
use features::office::recovery::Recover;
use kernel::Refusal;
use tauri::AppHandle;

/// Puts the copy in place; the window goes on to the program.
#[tauri::command]
pub async fn recover(app: AppHandle, ask: Recover) -> Result<(), Refusal> {
    beside(move || {
        let recovery = startup_error::take_stuck(&app).ok_or(Refusal::TaskRunning)?;
        match recovery.recover(&ask) {
            Ok(shop) => {
                app_state::set_up(&app, shop);
                window::open_again(&app).map_err(|error| {
                    tracing::error!(%error, "the window cannot go on to the program");
                    Refusal::Bug { reference: "window".to_owned() }
                })
            }
            Err(back) => {
                let (recovery, refusal) = *back;
                startup_error::keep_stuck(&app, recovery);
                Err(refusal)
            }
        }
    })
    .await
}

/// The person has done something about it: look again.
#[tauri::command]
pub async fn try_again(app: AppHandle) -> Result<(), String> {
    tauri::async_runtime::spawn_blocking(move || window::open_again(&app))
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())
}
