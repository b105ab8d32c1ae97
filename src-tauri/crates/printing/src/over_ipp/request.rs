//! One question of IPP (RFC 8011) to a service, and its answer or refusal.

use super::attributes::Attributes;
use super::place::{Place, post};
use crate::error::PrintError;
use crate::job::JobId;
use ipp::attribute::{IppAttribute, IppAttributes};
use ipp::model::{DelimiterTag, IppVersion, Operation, StatusCode};
use ipp::parser::{IppParseError, IppParser};
use ipp::reader::IppReader;
use ipp::request::IppRequestResponse;
use ipp::value::{IPP_NAME_LENGTH, IppName, IppValue};
use std::collections::BTreeMap;
use std::io::Cursor;

pub(super) struct Request {
    path: String,
    request: IppRequestResponse,
}

/// What a question is about, to put its name into a refusal.
pub(super) enum About<'a> {
    Printer(&'a str),
    Job(&'a str, JobId),
}

pub(super) struct Answer {
    attributes: IppAttributes,
}

/// Words that did not fit into an attribute: they are ours, or a person's of a
/// length that no printer's name has.
fn too_long(error: IppParseError) -> PrintError {
    PrintError::Refused(error.to_string())
}

impl Request {
    /// # Errors
    /// A printer's name that is too long for any.
    pub(super) fn new(
        operation: Operation,
        place: &Place,
        path: &str,
        user: &str,
    ) -> Result<Self, PrintError> {
        let mut request = IppRequestResponse::new(IppVersion::v1_1(), operation, None).map_err(too_long)?;
        let uri = IppValue::new_uri(format!("ipp://{}{path}", place.authority())).map_err(too_long)?;
        let uri = IppAttribute::new(ipp::attribute::IppAttributeName::PRINTER_URI, uri);
        request.attributes_mut().add(DelimiterTag::OperationAttributes, uri);
        Ok(Self { path: path.to_owned(), request }.with("requesting-user-name", name(user)))
    }

    fn add(mut self, group: DelimiterTag, name: &'static str, value: IppValue) -> Self {
        let name = ipp::attribute::IppAttributeName::const_new(name);
        self.request.attributes_mut().add(group, IppAttribute::new(name, value));
        self
    }

    pub(super) fn with(self, name: &'static str, value: IppValue) -> Self {
        self.add(DelimiterTag::OperationAttributes, name, value)
    }

    /// How the job is to be printed.
    pub(super) fn for_the_job(self, name: &'static str, value: IppValue) -> Self {
        self.add(DelimiterTag::JobAttributes, name, value)
    }

    /// Which attributes are asked for; without, a service tells everything it knows.
    pub(super) fn asking_for(self, names: &[&'static str]) -> Self {
        let names = names.iter().map(|name| keyword(name)).collect();
        self.with("requested-attributes", IppValue::Array(names))
    }

    /// # Errors
    /// No service, or its refusal.
    pub(super) fn send(self, places: &[Place], data: &[u8], about: &About<'_>) -> Result<Answer, PrintError> {
        let answer = post(places, &self.path, &[&self.request.to_bytes(), data])?;
        match answer.status {
            200 => {}
            401 | 403 | 426 => return Err(PrintError::NotAllowed(format!("HTTP {}", answer.status))),
            404 => return Err(about.unknown()),
            status => return Err(PrintError::Refused(format!("HTTP {status}"))),
        }
        let answer = IppParser::new(IppReader::new(Cursor::new(answer.body)))
            .parse()
            .map_err(|error| PrintError::Unreadable(error.to_string()))?;
        let (header, attributes) = (*answer.header(), answer.attributes().clone());
        // Everything below 0x0100 is a success, some with remarks.
        if (0..0x0100).contains(&header.operation_or_status) {
            return Ok(Answer { attributes });
        }
        Err(about.refusal(header.status_code(), header.operation_or_status, &Answer { attributes }))
    }
}

impl About<'_> {
    fn printer(&self) -> String {
        match self {
            Self::Printer(printer) | Self::Job(printer, _) => (*printer).to_owned(),
        }
    }

    fn unknown(&self) -> PrintError {
        match *self {
            Self::Printer(printer) => PrintError::NoSuchPrinter(printer.to_owned()),
            Self::Job(printer, job) => PrintError::NoSuchJob { printer: printer.to_owned(), job },
        }
    }

    fn refusal(&self, status: StatusCode, code: i16, answer: &Answer) -> PrintError {
        let message = answer.operation().and_then(|said| said.text("status-message"));
        match (status, self) {
            (StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone, _) => self.unknown(),
            (StatusCode::ClientErrorNotPossible, Self::Job(_, job)) => PrintError::AlreadyOver { job: *job },
            (StatusCode::ServerErrorNotAcceptingJobs, _) => {
                PrintError::NotAccepting { printer: self.printer(), reasons: Vec::new(), message }
            }
            (StatusCode::ClientErrorDocumentFormatNotSupported, _) => {
                PrintError::NoPdf { printer: self.printer() }
            }
            (StatusCode::ClientErrorAttributesOrValuesNotSupported, _) => {
                PrintError::WouldIgnore { printer: self.printer(), attributes: answer.unsupported() }
            }
            (
                StatusCode::ClientErrorForbidden
                | StatusCode::ClientErrorNotAuthenticated
                | StatusCode::ClientErrorNotAuthorized,
                _,
            ) => PrintError::NotAllowed(message.unwrap_or_else(|| status.to_string())),
            _ => PrintError::Refused(message.unwrap_or_else(|| format!("{status} ({code:#06x})"))),
        }
    }
}

impl Answer {
    fn operation(&self) -> Option<Attributes<'_>> {
        self.attributes.first_of(DelimiterTag::OperationAttributes).map(Attributes)
    }

    pub(super) fn printers(&self) -> impl Iterator<Item = Attributes<'_>> {
        self.attributes.groups_of(DelimiterTag::PrinterAttributes).map(Attributes)
    }

    pub(super) fn job(&self) -> Option<Attributes<'_>> {
        self.attributes.first_of(DelimiterTag::JobAttributes).map(Attributes)
    }

    /// The attributes that the service will not follow.
    pub(super) fn unsupported(&self) -> Vec<String> {
        let groups = self.attributes.groups_of(DelimiterTag::UnsupportedAttributes);
        groups.flatten().map(|attribute| attribute.name().to_string()).collect()
    }
}

/// What of it IPP takes as a name: 255 bytes, and no half of a character.
pub(super) fn within_a_name(text: &str) -> &str {
    let mut end = text.len().min(IPP_NAME_LENGTH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

pub(super) fn name(text: &str) -> IppValue {
    IppValue::NameWithoutLanguage(IppName::new_truncated(within_a_name(text)))
}

pub(super) fn keyword(word: &'static str) -> IppValue {
    IppValue::Keyword(ipp::value::IppKeywordLiteral::const_new(word).into())
}

pub(super) fn collection<const N: usize>(members: [(&'static str, IppValue); N]) -> IppValue {
    let member = |(name, value)| (IppName::from(ipp::attribute::IppAttributeName::const_new(name)), value);
    IppValue::Collection(BTreeMap::from(members.map(member)))
}

/// A printer's name as a part of its path.
pub(super) fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escaped, name};

    #[test]
    fn names_are_cut_between_characters_and_written_into_a_path() {
        let long = "结".repeat(100);
        assert_eq!(name(&long).as_name_without_language().map(|name| name.len()), Some(255));
        let long = format!("x{long}");
        assert_eq!(name(&long).as_name_without_language().map(|name| name.len()), Some(253));
        assert_eq!(escaped("Counter_A4"), "Counter_A4");
        assert_eq!(escaped("针 1/2"), "%E9%92%88%201%2F2");
    }
}
