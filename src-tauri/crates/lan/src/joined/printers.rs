//! What prints at a computer that joined, as long as its door stands: it asks the
//! host with the token of the station, whoever sits before the window or nobody.

use super::own_window;
use super::state::{Joined, TOKEN, Upstream};
use domain::ids::PrintJobId;
use domain::print_claim::BEGUN_WITHIN_SECONDS;
use features::printing::{AnyPrinters, Host, HostError, Worker};
use reqwest::{RequestBuilder, header};
use serde_json::{Value, json};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::runtime::Runtime;

/// Somebody stands at the printer and looks.
const SOON: Duration = Duration::from_millis(700);
/// Nothing is on its way; this is also how the host knows that the printers are there.
const OFTEN: Duration = Duration::from_secs(2);
/// Nobody answers, or nobody joined yet.
const LATER: Duration = Duration::from_secs(4);
const PATIENCE: Duration = Duration::from_secs(20);
/// A sheet with many photos through a slow Wi-Fi; what takes longer is given back.
const SHEET_PATIENCE: Duration = Duration::from_secs(BEGUN_WITHIN_SECONDS);
/// An answer that does not come holds the end of the program up no longer.
const ENDS_WITHIN: Duration = Duration::from_secs(3);

pub struct OwnPrinters {
    end: Sender<()>,
    ended: Receiver<()>,
    thread: Option<JoinHandle<()>>,
}

impl OwnPrinters {
    /// # Errors
    ///
    /// Where the system gives no thread.
    pub fn start(joined: Arc<Joined>, printers: AnyPrinters) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let ((end, told), (over, ended)) = (channel(), channel());
        let thread =
            std::thread::Builder::new().name("workbay-own-printers".to_owned()).spawn(move || {
                if let Err(error) = work(&joined, &printers, &runtime, &told) {
                    tracing::error!(%error, "nothing prints at this computer");
                }
                // Whoever waits may be gone.
                let _ = over.send(());
            })?;
        Ok(Self { end, ended, thread: Some(thread) })
    }
}

impl Drop for OwnPrinters {
    fn drop(&mut self) {
        // The thread may have ended by itself.
        let _ = self.end.send(());
        if let (Ok(()), Some(thread)) = (self.ended.recv_timeout(ENDS_WITHIN), self.thread.take()) {
            let _ = thread.join();
        }
    }
}

fn work(joined: &Joined, printers: &AnyPrinters, runtime: &Runtime, told: &Receiver<()>) -> io::Result<()> {
    let mut of_token = String::new();
    let mut own: Option<Upstream> = None;
    let mut worker = Worker::new(own_window::secret()?);
    loop {
        let wait = match joined.upstream().filter(|upstream| !upstream.token.is_empty()) {
            None => LATER,
            Some(upstream) => {
                // Let in anew it is another station, which knows nothing of what the one before had.
                if of_token != upstream.token {
                    of_token.clone_from(&upstream.token);
                    worker = Worker::new(own_window::secret()?);
                }
                if own.as_ref().is_none_or(|own| own.token != upstream.token || own.host != upstream.host) {
                    own = joined.own_upstream()?;
                }
                let Some(upstream) = own.clone() else { continue };
                match worker.round(&AtHost { upstream, runtime }, printers.as_ref()) {
                    Ok(true) => SOON,
                    Ok(false) => OFTEN,
                    Err(HostError::Away) => LATER,
                    Err(HostError::Refused(code)) => {
                        tracing::info!(code, "the host does not print here");
                        LATER
                    }
                }
            }
        };
        if !matches!(told.recv_timeout(wait), Err(RecvTimeoutError::Timeout)) {
            return Ok(());
        }
    }
}

/// The host, over TLS, by the authority that was compared when this computer joined.
struct AtHost<'a> {
    upstream: Upstream,
    runtime: &'a Runtime,
}

impl AtHost<'_> {
    fn asked(&self, request: RequestBuilder, patience: Duration) -> Result<Vec<u8>, HostError> {
        let request = request
            .header(header::ORIGIN, format!("https://{}", self.upstream.host))
            .header(header::COOKIE, format!("{TOKEN}{}", self.upstream.token))
            .timeout(patience);
        let answered = self.runtime.block_on(async {
            let answer = request.send().await?;
            let status = answer.status();
            Ok::<_, reqwest::Error>((status, answer.bytes().await?))
        });
        let (status, body) = answered.map_err(|error| {
            tracing::debug!(%error, "the host does not answer");
            HostError::Away
        })?;
        if status.is_success() {
            return Ok(body.to_vec());
        }
        let told = serde_json::from_slice::<Value>(&body).unwrap_or_default();
        match told["code"].as_str() {
            // It cannot do it just now: the disk is full, or somebody asked too much.
            Some("bug" | "disk_full" | "folder_not_writable" | "too_many_requests" | "cancelled") | None => {
                Err(HostError::Away)
            }
            Some(code) => Err(HostError::Refused(code.to_owned())),
        }
    }

    fn place(&self, path: &str) -> String {
        format!("https://{}/api/{path}", self.upstream.host)
    }
}

impl Host for AtHost<'_> {
    fn call(&self, command: &str, request: Value, key: Option<&str>) -> Result<Value, HostError> {
        let body = json!({ "request": request, "key": key }).to_string();
        let post = self.upstream.client.post(self.place(&format!("rpc/{command}")));
        let post = post.header(header::CONTENT_TYPE, "application/json").body(body);
        let answer = self.asked(post, PATIENCE)?;
        serde_json::from_slice(&answer).map_err(|_| HostError::Away)
    }

    fn sheet(&self, id: PrintJobId, run: &str) -> Result<Vec<u8>, HostError> {
        self.asked(self.upstream.client.get(self.place(&format!("print-jobs/{id}/{run}"))), SHEET_PATIENCE)
    }
}
