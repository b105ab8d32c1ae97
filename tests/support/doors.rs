//! Two doors to the same commands; a journey passes through either.

use domain::ids::PersonId;
use kernel::{Session, Shop};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

pub trait Door {
    fn sign_in(&mut self, seat: &'static str, person: i64);
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
        let (session, _) = self.shop.sign_in(PersonId(person), crate::PIN, "counter").expect("the right PIN");
        self.seats.insert(seat.to_owned(), session);
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
    address: String,
    tokens: HashMap<String, String>,
    agent: RefCell<ureq::Agent>,
    _door: lan::Door,
}

impl Http {
    pub fn new(shop: Arc<Shop>) -> Self {
        let door = lan::Door::start(shop, None, 0).expect("a free port");
        let address = format!("http://{}", door.address());
        let config = ureq::Agent::config_builder().http_status_as_error(false).build();
        Self { address, tokens: HashMap::new(), agent: RefCell::new(config.into()), _door: door }
    }

    fn post(&self, path: &str, seat: Option<&str>, body: &Value) -> Result<Value, Value> {
        let agent = self.agent.borrow();
        let mut post = agent.post(format!("{}{path}", self.address));
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
        let agent = self.agent.borrow();
        let token = &self.tokens[seat];
        let mut answer = agent
            .get(format!("{}/api/documents/{kind}/{id}?token={token}", self.address))
            .call()
            .expect("the door answers");
        let body = answer.body_mut().read_to_vec().expect("a whole answer");
        if answer.status() != 200 {
            return Err(serde_json::from_slice(&body).expect("a refusal"));
        }
        assert_eq!(answer.headers()["content-type"], "application/pdf");
        Ok(body)
    }
}
