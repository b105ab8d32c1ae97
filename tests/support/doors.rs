//! Two doors to the same commands; a journey passes through either.

use domain::ids::PersonId;
use kernel::{Session, Shop};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

pub trait Door: Send + Sync {
    fn sign_in(&mut self, seat: &'static str, person: i64);
    /// The program started again: who sat at a seat goes on.
    fn leads_to(&mut self, shop: Arc<Shop>);
    fn call(
        &self,
        seat: Option<&str>,
        command: &str,
        request: Value,
        key: Option<String>,
    ) -> Result<Value, Value>;
    fn paper(&self, seat: &str, kind: &str, id: i64) -> Result<Vec<u8>, Value>;
}

/// The commands asked directly.
pub struct Router {
    shop: Arc<Shop>,
    seats: HashMap<String, Session>,
}

impl Router {
    pub fn new(shop: Arc<Shop>) -> Self {
        Self { shop, seats: HashMap::new() }
    }

    fn session(&self, seat: Option<&str>) -> Session {
        seat.and_then(|seat| self.seats.get(seat)).cloned().unwrap_or_else(|| Session::nobody("counter"))
    }
}

impl Door for Router {
    fn sign_in(&mut self, seat: &'static str, person: i64) {
        // That PINs are asked for is shown where it is the point; here it would take longer than most tests.
        let begun = self.shop.sessions.next();
        self.seats.insert(seat.to_owned(), Session { begun, ..Session::of(PersonId(person), "counter") });
    }

    fn leads_to(&mut self, shop: Arc<Shop>) {
        self.shop = shop;
    }

    fn call(
        &self,
        seat: Option<&str>,
        command: &str,
        request: Value,
        key: Option<String>,
    ) -> Result<Value, Value> {
        app::call(&self.shop, &self.session(seat), command, request, key.as_deref())
            .map_err(|refusal| serde_json::to_value(refusal).expect("a refusal crosses the door"))
    }

    fn paper(&self, seat: &str, kind: &str, id: i64) -> Result<Vec<u8>, Value> {
        let made = features::papers::document(&self.shop, &self.session(Some(seat)), kind, id, None);
        made.map(|paper| paper.bytes).map_err(|refusal| serde_json::to_value(refusal).expect("a refusal"))
    }
}

/// The same over HTTP on this computer.
pub struct Http {
    tokens: HashMap<String, String>,
    agent: ureq::Agent,
    door: lan::Door,
}

impl Http {
    pub fn new(shop: Arc<Shop>) -> Self {
        let door = lan::Door::start(shop, None, 0).expect("a free port");
        let config = ureq::Agent::config_builder().http_status_as_error(false).build();
        Self { tokens: HashMap::new(), agent: config.into(), door }
    }

    fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.door.address())
    }

    fn post(&self, path: &str, seat: Option<&str>, body: &Value) -> Result<Value, Value> {
        let mut post = self.agent.post(self.address(path));
        if let Some(token) = seat.and_then(|seat| self.tokens.get(seat)) {
            post = post.header("Authorization", format!("Bearer {token}"));
        }
        let mut answer = post.send_json(body).expect("the door answers");
        let ok = answer.status().is_success();
        let body: Value = answer.body_mut().read_json().unwrap_or(Value::Null);
        if ok { Ok(body) } else { Err(body) }
    }
}

impl Door for Http {
    fn sign_in(&mut self, seat: &'static str, person: i64) {
        let session = self
            .post(
                "/api/sign-in",
                None,
                &json!({ "person_id": person, "pin": crate::PIN, "station": "counter" }),
            )
            .expect("the right PIN");
        let token = session["token"].as_str().expect("a token").to_owned();
        self.tokens.insert(seat.to_owned(), token);
    }

    fn leads_to(&mut self, shop: Arc<Shop>) {
        self.door = lan::Door::start(shop, None, 0).expect("a free port");
    }

    fn call(
        &self,
        seat: Option<&str>,
        command: &str,
        request: Value,
        key: Option<String>,
    ) -> Result<Value, Value> {
        self.post(&format!("/api/rpc/{command}"), seat, &json!({ "request": request, "key": key }))
    }

    fn paper(&self, seat: &str, kind: &str, id: i64) -> Result<Vec<u8>, Value> {
        let path = format!("/api/documents/{kind}/{id}?token={}", self.tokens[seat]);
        let mut answer = self.agent.get(self.address(&path)).call().expect("the door answers");
        let body = answer.body_mut().read_to_vec().expect("a whole answer");
        if answer.status() != 200 {
            return Err(serde_json::from_slice(&body).expect("a refusal"));
        }
        assert_eq!(answer.headers()["content-type"], "application/pdf");
        Ok(body)
    }
}
