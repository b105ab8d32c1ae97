//! The window's door to the commands. It is as thin as the other one: it knows
//! who sits here, and nothing of the shop.

use crate::app_state::{AppState, SignedIn, beside};
use domain::ids::PersonId;
use kernel::Refusal;
use serde_json::Value;
use tauri::State;

#[tauri::command]
pub async fn rpc(
    state: State<'_, AppState>,
    command: String,
    request: Value,
    key: Option<String>,
) -> Result<Value, Refusal> {
    let (shop, session) = (state.shop.clone(), state.session());
    beside(move || app::call(&shop, &session, &command, request, key.as_deref())).await
}

#[tauri::command]
pub async fn sign_in(state: State<'_, AppState>, person_id: i64, pin: String) -> Result<SignedIn, Refusal> {
    let (shop, station, window) = (state.shop.clone(), state.station.clone(), state.window());
    let (session, person) = beside(move || shop.sign_in(PersonId(person_id), &pin, station.as_str())).await?;
    let station = state.station.clone();
    let signed_in = SignedIn { token: "window", person_id, name: person.name, roles: person.roles, station };
    state.seat(window, session, signed_in.clone());
    Ok(signed_in)
}

#[tauri::command]
pub fn sign_out(state: State<'_, AppState>) {
    state.stand_up();
}

/// Who sits here: a reload of the page asks.
#[tauri::command]
pub fn session(state: State<'_, AppState>) -> Option<SignedIn> {
    state.signed_in()
}
