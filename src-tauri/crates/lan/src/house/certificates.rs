//! The shop's own certificates. An authority that only this shop has signs one
//! for the addresses this computer has just now; a station that trusts the
//! authority goes on trusting this computer when its address changes. The
//! authority may speak for addresses of a house only, so that whoever steals it
//! can pass for no bank.

use crate::addresses::NETWORKS;
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Write};
use std::net::IpAddr;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use tokio_rustls::rustls::crypto::ring::sign::any_supported_type;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;

/// Beside the shop's file, and in no copy of it.
const FOLDER: &str = "certificates";
const AUTHORITY_DAYS: i64 = 3650;
/// Browsers take none that is good for longer than 398 days (CA/Browser Forum, ballot SC-31; Apple since 2020).
const LEAF_DAYS: i64 = 396;
/// A clock of the house may be behind this one.
const BEFORE: TimeDelta = TimeDelta::days(1);

pub struct Authority {
    key: KeyPair,
    certificate: CertificateDer<'static>,
    pem: String,
}

impl Authority {
    /// The one of a folder, made at the first opening of the door.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be written, or what lies there is none.
    pub fn of_folder(dir: &Path, now: DateTime<Utc>) -> io::Result<Self> {
        let folder = dir.join(FOLDER);
        let (key, certificate) = (folder.join("authority.key"), folder.join("authority.crt"));
        if key.exists() && certificate.exists() {
            let pem = fs::read_to_string(&certificate)?;
            let key = KeyPair::from_pem(&fs::read_to_string(&key)?).map_err(io::Error::other)?;
            let certificate = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(io::Error::other)?;
            return Ok(Self { key, certificate, pem });
        }
        fs::create_dir_all(&folder)?;
        kernel::own::only(&folder);
        // Of the same key a new certificate is the same authority to who trusts the old one.
        let made = match fs::read_to_string(&key) {
            Ok(pem) => KeyPair::from_pem(&pem).map_err(io::Error::other)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                KeyPair::generate().map_err(io::Error::other)?
            }
            Err(error) => return Err(error),
        };
        let signed = of_authority(&made, now)?.self_signed(&made).map_err(io::Error::other)?;
        // The certificate last: where it lies the key is on the disk.
        keep(&key, made.serialize_pem().as_bytes())?;
        keep(&certificate, signed.pem().as_bytes())?;
        Ok(Self { key: made, certificate: signed.der().clone(), pem: signed.pem() })
    }

    /// As people and stations compare it: SHA-256 of the certificate, in hex.
    pub fn fingerprint(&self) -> String {
        Sha256::digest(&self.certificate).iter().map(|byte| format!("{byte:02X}")).collect()
    }

    pub fn pem(&self) -> &str {
        &self.pem
    }

    pub fn der(&self) -> &[u8] {
        &self.certificate
    }

    /// A certificate for these addresses and names.
    pub fn leaf(
        &self,
        addresses: &[IpAddr],
        names: &[String],
        now: DateTime<Utc>,
    ) -> io::Result<CertifiedKey> {
        let own = KeyPair::generate().map_err(io::Error::other)?;
        let mut asked = CertificateParams::default();
        asked.distinguished_name = named("Workbay");
        asked.subject_alt_names = addresses.iter().map(|address| SanType::IpAddress(*address)).collect();
        for name in names {
            let name = name.as_str().try_into().map_err(io::Error::other)?;
            asked.subject_alt_names.push(SanType::DnsName(name));
        }
        asked.use_authority_key_identifier_extension = true;
        asked.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        asked.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        lives(&mut asked, now, LEAF_DAYS);
        let authority = of_authority(&self.key, now)?;
        let issuer = Issuer::from_params(&authority, &self.key);
        let signed = asked.signed_by(&own, &issuer).map_err(io::Error::other)?;
        let key = PrivateKeyDer::try_from(own.serialize_der()).map_err(io::Error::other)?;
        let key = any_supported_type(&key).map_err(io::Error::other)?;
        Ok(CertifiedKey::new(vec![signed.der().clone(), self.certificate.clone()], key))
    }
}

fn named(name: &str) -> DistinguishedName {
    let mut named = DistinguishedName::new();
    named.push(DnType::CommonName, name);
    named
}

/// Called by its key, so that two shops' authorities are told apart in a list,
/// and the same ever after.
fn of_authority(key: &KeyPair, now: DateTime<Utc>) -> io::Result<CertificateParams> {
    let mut asked = CertificateParams::default();
    let short: String =
        Sha256::digest(key.public_key_raw()).iter().take(4).map(|byte| format!("{byte:02X}")).collect();
    asked.distinguished_name = named(&format!("Workbay {short}"));
    asked.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    asked.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let networks = NETWORKS
        .iter()
        .map(|(network, prefix)| GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(*network, *prefix)));
    asked.name_constraints = Some(NameConstraints {
        permitted_subtrees: networks.chain([GeneralSubtree::DnsName("local".to_owned())]).collect(),
        excluded_subtrees: Vec::new(),
    });
    lives(&mut asked, now, AUTHORITY_DAYS);
    // Whatever this computer's clock said when it was made, it has begun.
    asked.not_before = rcgen::date_time_ymd(2020, 1, 1);
    Ok(asked)
}

fn lives(asked: &mut CertificateParams, now: DateTime<Utc>, days: i64) {
    let day = |at: DateTime<Utc>| {
        // Months and days of a calendar fit.
        let part = |number: u32| u8::try_from(number).unwrap_or(1);
        rcgen::date_time_ymd(at.year(), part(at.month()), part(at.day()))
    };
    asked.not_before = day(now - BEFORE);
    asked.not_after = day(now + TimeDelta::days(days));
}

fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut file = File::create(&part)?;
    kernel::own::only(&part);
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, path)
}

/// What is shown to who comes: exchanged while others are connected.
#[derive(Debug)]
pub struct CurrentCertificate(RwLock<Arc<CertifiedKey>>);

impl CurrentCertificate {
    pub fn new(leaf: CertifiedKey) -> Self {
        Self(RwLock::new(Arc::new(leaf)))
    }

    pub fn exchange(&self, leaf: CertifiedKey) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(leaf);
    }
}

impl ResolvesServerCert for CurrentCertificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}
