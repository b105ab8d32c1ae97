//! A browser made of a socket.

#![allow(dead_code, reason = "each test program uses its own part")]

pub mod guest;
pub mod opened;
pub mod phone;
pub mod served;

use serde_json::{Value, json};
use shop_tests::PIN;
use shop_tests::typed::request;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

pub struct Answered {
    pub status: u16,
    pub headers: String,
    pub body: Vec<u8>,
}

impl Answered {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("no JSON ({}): {}", self.status, String::from_utf8_lossy(&self.body)))
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let mut lines = self.headers.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// One station: an address and, once signed in, a token.
#[derive(Clone)]
pub struct Station {
    pub address: String,
    pub token: Option<String>,
    pub cookie: Option<String>,
}

impl Station {
    pub fn at(address: impl ToString) -> Self {
        Self { address: address.to_string(), token: None, cookie: None }
    }

    pub fn send(&self, request: &[u8]) -> std::io::Result<Answered> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(request)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let head = head.ok_or(std::io::ErrorKind::UnexpectedEof)?;
        let headers = String::from_utf8_lossy(&answer[..head]).to_lowercase();
        let length = headers
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map(|n| n.parse::<usize>());
        let body = answer[head + 4..].to_vec();
        if length.is_some_and(|length| length != Ok(body.len())) {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let status = headers.split(' ').nth(1).and_then(|status| status.parse().ok());
        Ok(Answered { status: status.ok_or(std::io::ErrorKind::InvalidData)?, headers, body })
    }

    pub fn head(&self, method: &str, path: &str, length: usize) -> String {
        let bearer = self.token.as_ref().map(|token| format!("Authorization: Bearer {token}\r\n"));
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: {cookie}\r\n"));
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n{}\
             {}Content-Length: {length}\r\n\r\n",
            self.address,
            bearer.unwrap_or_default(),
            cookie.unwrap_or_default(),
        )
    }

    pub fn get(&self, path: &str) -> Answered {
        self.send(self.head("GET", path, 0).as_bytes()).expect("an answer")
    }

    pub fn try_post(&self, path: &str, body: &[u8]) -> std::io::Result<Answered> {
        let mut request = self.head("POST", path, body.len()).into_bytes();
        request.extend_from_slice(body);
        self.send(&request)
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Answered {
        self.try_post(path, body).expect("an answer")
    }

    pub fn call(&self, command: &str, request: Value, key: Option<&str>) -> Answered {
        let body = json!({ "request": request, "key": key }).to_string();
        self.post(&format!("/api/rpc/{command}"), body.as_bytes())
    }

    /// The first minute of a shop; the manager is signed in afterwards.
    pub fn set_up(mut self) -> Self {
        let answers = request(shop_tests::set_up());
        let answer = self.call("set_up_shop", answers, Some("key-of-set-up"));
        assert_eq!(answer.status, 200, "{}", answer.json());
        let person = answer.json()["people"][0]["id"].as_i64().expect("the manager");
        self.sign_in(person, PIN);
        self
    }

    pub fn sign_in(&mut self, person: i64, pin: &str) {
        let answer = self.try_sign_in(person, pin);
        assert_eq!(answer.status, 200, "{}", answer.json());
        self.token = answer.json()["token"].as_str().map(str::to_owned);
    }

    pub fn try_sign_in(&self, person: i64, pin: &str) -> Answered {
        let body = json!({ "person_id": person, "pin": pin, "station": "front desk" }).to_string();
        self.post("/api/sign-in", body.as_bytes())
    }

    /// Opens the stream of events; `next_data` waits for the next of them.
    pub fn events(&self) -> Events {
        let mut stream = TcpStream::connect(&self.address).expect("the door is open");
        stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a timeout");
        let path = format!("/api/events?token={}", self.token.as_deref().unwrap_or_default());
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{cookie}Accept: text/event-stream\r\n\r\n",
            self.address
        );
        stream.write_all(head.as_bytes()).expect("written");
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            assert_ne!(lines.read_line(&mut line).expect("a line"), 0, "the stream ended in its head");
        }
        Events(lines)
    }
}

pub struct Events(BufReader<TcpStream>);

impl Events {
    /// What changed next; None when the door ended the stream.
    pub fn next_data(&mut self) -> Option<Value> {
        self.next_of("changes")
    }

    /// How many changes the door had told when the stream began.
    pub fn since(&mut self) -> u64 {
        self.next_of("since").and_then(|told| told.as_u64()).expect("the first thing it says")
    }

    /// Each second the door says that the line stands: that is left aside.
    fn next_of(&mut self, kind: &str) -> Option<Value> {
        let mut line = String::new();
        let mut is_meant = false;
        loop {
            line.clear();
            if self.0.read_line(&mut line).expect("a line within five seconds") == 0 {
                return None;
            }
            if let Some(named) = line.strip_prefix("event:") {
                is_meant = named.trim() == kind;
            }
            if let (true, Some(data)) = (is_meant, line.strip_prefix("data:")) {
                return Some(serde_json::from_str(data.trim()).expect("JSON"));
            }
        }
    }
}

pub fn customer(name: &str) -> Value {
    request(shop_tests::customer(name, "13800138000"))
}
