//! Whom this computer takes for the host: who answers by a certificate of the
//! authority it was shown. The first time a person compares its fingerprint with
//! the one on the host's own page.

use crate::addresses::is_of_a_house;
use reqwest::Client;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// A host in the same house answers at once, or is off.
const REACHED: Duration = Duration::from_secs(3);
/// Nobody who drips an answer holds a search up for longer.
pub const PATIENCE: Duration = Duration::from_secs(8);
/// A host that was pulled off its cable says nothing. Lines are asked whether they
/// stand, and no answer is called late: a file of many megabytes takes its time
/// through a slow Wi-Fi.
const ALIVE: Duration = Duration::from_secs(10);
/// No certificate is longer.
const MAX_LEN: usize = 16 << 10;

/// What a host shows of itself to anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostIdentity {
    pub host: SocketAddr,
    pub authority: String,
    pub fingerprint: String,
}

/// SHA-256 over the certificate, in the capitals that the host's page writes.
pub(crate) fn fingerprint(authority: &str) -> io::Result<String> {
    let der = CertificateDer::from_pem_slice(authority.as_bytes()).map_err(io::Error::other)?;
    Ok(Sha256::digest(&der).iter().map(|byte| format!("{byte:02X}")).collect())
}

/// Asks a computer for its authority, and whether it holds it.
///
/// # Errors
///
/// Where nobody answers, or no host of a shop.
pub async fn identify(host: SocketAddr) -> io::Result<HostIdentity> {
    let late = |_| io::Error::from(io::ErrorKind::TimedOut);
    tokio::time::timeout(PATIENCE, fetch_identity(host)).await.map_err(late)?
}

async fn fetch_identity(host: SocketAddr) -> io::Result<HostIdentity> {
    if !is_a_host(host) {
        return Err(io::Error::other("that is no computer of the house"));
    }
    // The one thing a host shows without TLS.
    let client = builder(RootCertStore::empty())?.build().map_err(io::Error::other)?;
    let authority = text(&client, format!("http://{host}/trust/workbay.crt")).await?;
    let fingerprint = fingerprint(&authority)?;
    let trusting = trusting(&authority)?;
    let greeted = trusting.get(format!("https://{host}/pair")).send().await;
    greeted.and_then(reqwest::Response::error_for_status).map_err(io::Error::other)?;
    Ok(HostIdentity { host, authority, fingerprint })
}

/// Whether a host was not believed because of the date alone: one of the two clocks is
/// wrong by months, and nobody would look for that where "no answer" stands.
pub fn is_about_the_clock(error: &(dyn Error + 'static)) -> bool {
    use tokio_rustls::rustls::{CertificateError as C, Error as Tls};
    if let Some(Tls::InvalidCertificate(why)) = error.downcast_ref() {
        return matches!(
            why,
            C::Expired | C::ExpiredContext { .. } | C::NotValidYet | C::NotValidYetContext { .. }
        );
    }
    // An error of the system's hides the one it carries from its own list of causes.
    let carried = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    carried.is_some_and(|carried| is_about_the_clock(carried))
        || error.source().is_some_and(is_about_the_clock)
}

/// Whether a host may stand there at all: nobody here asks the wide world.
pub fn is_a_host(place: SocketAddr) -> bool {
    place.ip().is_loopback() || is_of_a_house(place.ip())
}

/// A short answer; of a longer one nothing is kept.
///
/// # Errors
///
/// Where nobody answers, says no, or says too much.
pub async fn text(client: &Client, address: String) -> io::Result<String> {
    let answer = client.get(address).send().await;
    let mut answer = answer.and_then(reqwest::Response::error_for_status).map_err(io::Error::other)?;
    let mut said = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(io::Error::other)? {
        said.extend_from_slice(&part);
        if said.len() > MAX_LEN {
            return Err(io::Error::other("no answer of a host is that long"));
        }
    }
    String::from_utf8(said).map_err(io::Error::other)
}

fn builder(trusted: RootCertStore) -> io::Result<reqwest::ClientBuilder> {
    let mut config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    // A configuration that is handed over offers what it says itself: without these
    // names every line would be HTTP/1.1, on which nobody asks whether the host lives.
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let builder = Client::builder()
        .connect_timeout(REACHED)
        .tcp_keepalive(ALIVE)
        .http2_keep_alive_interval(ALIVE)
        .http2_keep_alive_timeout(ALIVE)
        // Neither led elsewhere nor through anybody: it is a computer of the house.
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy();
    Ok(builder.tls_backend_preconfigured(config))
}

/// Speaks with who has a certificate of this authority, and with nobody else.
pub(crate) fn trusting(authority: &str) -> io::Result<Client> {
    let mut trusted = RootCertStore::empty();
    let der = CertificateDer::from_pem_slice(authority.as_bytes()).map_err(io::Error::other)?;
    trusted.add(der).map_err(io::Error::other)?;
    builder(trusted)?.build().map_err(io::Error::other)
}
