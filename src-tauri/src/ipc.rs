//! The window's door to the commands. It is as thin as the other one: it knows
//! who sits here, and nothing of the shop.

use crate::desk::{Desk, SignedIn, beside};
use domain::ids::PersonId;
use kernel::Refusal;
use serde_json::Value;
use tauri::State;

#[tauri::command]
pub async fn rpc(
    desk: State<'_, Desk>,
    command: String,
    request: Value,
    key: Option<String>,
) -> Result<Value, Refusal> {
    let (shop, session) = (desk.shop.clone(), desk.session());
    beside(move || app::call(&shop, &session, &command, request, key.as_deref())).await
}

#[tauri::command]
pub async fn sign_in(desk: State<'_, Desk>, person_id: i64, pin: String) -> Result<SignedIn, Refusal> {
    let (shop, station) = (desk.shop.clone(), desk.station.clone());
    let (session, person) = beside(move || shop.sign_in(PersonId(person_id), &pin, &station)).await?;
    let station = desk.station.clone();
    let signed_in = SignedIn { token: "window", person_id, name: person.name, roles: person.roles, station };
    desk.seat(Some((session, signed_in.clone())));
    Ok(signed_in)
}

#[tauri::command]
pub fn sign_out(desk: State<'_, Desk>) {
    desk.seat(None);
}

/// Who sits here: a reload of the page asks.
#[tauri::command]
pub fn session(desk: State<'_, Desk>) -> Option<SignedIn> {
    desk.signed_in()
}
