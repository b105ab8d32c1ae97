//! A browser of the house: it trusts the shop's authority and keeps its cookie.

use super::Answered;
use serde_json::{Value, json};
use socket2::{Domain, Socket, Type};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::time_provider::TimeProvider;
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// So many days after the shop's own morning: no certificate is too old or too new because of
/// the day a test runs on.
#[derive(Debug)]
struct Day(i64);

impl TimeProvider for Day {
    fn current_time(&self) -> Option<UnixTime> {
        // 2026-03-02 00:30 UTC.
        let seconds = u64::try_from(1_772_411_400 + self.0 * 24 * 60 * 60).ok()?;
        Some(UnixTime::since_unix_epoch(Duration::from_secs(seconds)))
    }
}

#[derive(Clone)]
pub struct Guest {
    pub address: Ipv4Addr,
    /// By which it knows the host; none where it knows the address alone.
    pub name: Option<String>,
    /// The address it comes from.
    pub from: Ipv4Addr,
    pub port: u16,
    pub config: Arc<ClientConfig>,
    pub cookie: Option<String>,
    pub token: Option<String>,
}

/// As another computer of the house would come.
pub fn connected_from(from: Ipv4Addr, to: Ipv4Addr, port: u16) -> std::io::Result<TcpStream> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from((from, 0)).into())?;
    socket.connect(&SocketAddr::from((to, port)).into())?;
    Ok(socket.into())
}

type Secure = StreamOwned<ClientConnection, TcpStream>;

/// Trusts the authority that lies there, and nobody else.
fn trusting(folder: &Path, day: Day) -> Arc<ClientConfig> {
    let pem = std::fs::read(folder.join("certificates/authority.crt")).expect("the authority");
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(&pem).expect("PEM")).expect("a root");
    let config = ClientConfig::builder_with_details(Arc::new(default_provider()), Arc::new(day))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    Arc::new(config)
}

impl Guest {
    pub fn of(folder: &Path, address: Ipv4Addr, port: u16) -> Self {
        let (from, config) = (Ipv4Addr::LOCALHOST, trusting(folder, Day(0)));
        Self { address, name: None, from, port, config, cookie: None, token: None }
    }

    /// The same guest, whose clock shows so many days after the shop's morning. It has met nobody
    /// yet: a greeting that goes on from one before shows the certificate of that one.
    pub fn on_day(&self, folder: &Path, days: i64) -> Self {
        Self { config: trusting(folder, Day(days)), ..self.clone() }
    }

    /// The certificate that is shown to who comes now, which this guest believes.
    pub fn shown(&self) -> Vec<u8> {
        let mut line = self.connected();
        line.conn.complete_io(&mut line.sock).expect("a certificate to be believed");
        let chain = line.conn.peer_certificates().expect("a certificate");
        chain.first().expect("a certificate").to_vec()
    }

    fn connected(&self) -> Secure {
        let name = match &self.name {
            Some(name) => ServerName::try_from(name.clone()).expect("a name"),
            None => ServerName::IpAddress(IpAddr::V4(self.address).into()),
        };
        let tls = ClientConnection::new(self.config.clone(), name).expect("a connection");
        let stream = connected_from(self.from, self.address, self.port).expect("the door is open");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        StreamOwned::new(tls, stream)
    }

    fn host(&self) -> String {
        match &self.name {
            Some(name) => format!("{name}:{}", self.port),
            None => format!("{}:{}", self.address, self.port),
        }
    }

    fn sent(&self, method: &str, path: &str, host: &str, head: &str, body: &[u8]) -> Vec<u8> {
        let mut stream = self.connected();
        stream.write_all(self.request(method, path, host, head, body.len()).as_bytes()).expect("written");
        // What is not wanted any more need not go out to its end.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        // The other side closes without a farewell of TLS now and then.
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    pub fn raw(&self, method: &str, path: &str, host: &str, head: &str, body: &[u8]) -> Answered {
        // A door that reads no more of a stranger's book than it wants may be gone before its answer is read.
        let tried = (0..5).find_map(|_| {
            let answer = self.sent(method, path, host, head, body);
            let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
            Some((answer, end))
        });
        let (answer, end) = tried.expect("a head");
        let headers = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = headers.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answered { status, headers, body: answer[end + 4..].to_vec() }
    }

    fn request(&self, method: &str, path: &str, host: &str, head: &str, length: usize) -> String {
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: theme=dark; {cookie}\r\n"));
        let bearer = self.token.as_ref().map(|token| format!("Authorization: Bearer {token}\r\n"));
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             {}{}{head}Content-Length: {length}\r\n\r\n",
            cookie.unwrap_or_default(),
            bearer.unwrap_or_default(),
        )
    }

    pub fn get(&self, path: &str) -> Answered {
        self.raw("GET", path, &self.host(), "", b"")
    }

    pub fn post(&self, path: &str, body: &Value) -> Answered {
        let origin = format!("Origin: https://{}\r\n", self.host());
        self.raw("POST", path, &self.host(), &origin, body.to_string().as_bytes())
    }

    pub fn call(&self, command: &str, request: Value) -> Answered {
        self.post(&format!("/api/rpc/{command}"), &json!({ "request": request, "key": "key-of-a-guest" }))
    }

    pub fn pair(&mut self, code: &str, name: &str) -> Answered {
        let answer = self.post("/api/pair", &json!({ "code": code, "name": name }));
        if answer.status == 200 {
            let cookie = answer.header("set-cookie").expect("a cookie");
            for asked in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
                assert!(cookie.contains(asked), "{cookie}");
            }
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        answer
    }

    pub fn sign_in(&mut self, person: i64, pin: &str) -> Answered {
        let answer =
            self.post("/api/sign-in", &json!({ "person_id": person, "pin": pin, "station": "anything" }));
        if answer.status == 200 {
            self.token = answer.json()["token"].as_str().map(str::to_owned);
        }
        answer
    }

    /// A connection that stays, as a browser's does: the greeting is paid once.
    pub fn kept_line(&self) -> KeptLine<'_> {
        KeptLine { guest: self, lines: BufReader::new(self.connected()) }
    }

    pub fn events(&self) -> Heard {
        let mut stream = self.connected();
        let path = format!("/api/events?token={}", self.token.as_deref().unwrap_or_default());
        stream.write_all(self.request("GET", &path, &self.host(), "", 0).as_bytes()).expect("written");
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            assert_ne!(lines.read_line(&mut line).expect("a line"), 0, "the stream ended in its head");
        }
        Heard(lines)
    }
}

pub struct KeptLine<'a> {
    guest: &'a Guest,
    lines: BufReader<Secure>,
}

impl KeptLine<'_> {
    pub fn get(&mut self, path: &str) -> Answered {
        let head = self.guest.request("GET", path, &self.guest.host(), "", 0);
        let head = head.replace("Connection: close", "Connection: keep-alive");
        self.lines.get_mut().write_all(head.as_bytes()).expect("written");
        let mut headers = String::new();
        while !headers.ends_with("\r\n\r\n") {
            assert_ne!(self.lines.read_line(&mut headers).expect("a line"), 0, "the line ended in a head");
        }
        let status = headers.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut answer = Answered { status, headers, body: Vec::new() };
        let length =
            answer.header("content-length").and_then(|length| length.parse().ok()).expect("a length");
        answer.body.resize(length, 0);
        self.lines.read_exact(&mut answer.body).expect("the whole answer");
        answer
    }
}

pub struct Heard(BufReader<Secure>);

impl Heard {
    /// None when the door ended the stream.
    pub fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        loop {
            line.clear();
            match self.0.read_line(&mut line) {
                Ok(0) | Err(_) => return None,
                Ok(_) if line.starts_with("event:") => return Some(line),
                Ok(_) => {}
            }
        }
    }
}
