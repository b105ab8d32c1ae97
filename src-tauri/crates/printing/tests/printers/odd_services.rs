//! Services that behave as no printer here does, though IPP lets them: what
//! they are asked is heard, what they answer is made up.

use ipp::attribute::{IppAttribute, IppAttributes};
use ipp::model::DelimiterTag::{
    self, JobAttributes, OperationAttributes, PrinterAttributes, UnsupportedAttributes,
};
use ipp::model::{IppVersion, Operation, StatusCode};
use ipp::parser::IppParser;
use ipp::reader::IppReader;
use ipp::request::IppRequestResponse;
use ipp::value::{IppName, IppValue};
use printing::{Document, JobId, Media, PrintError, SentJob, Service};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};

const PRINTER: &str = "Odd";

/// What it answers: a status, and attributes in their groups.
type Answer = (StatusCode, Vec<(DelimiterTag, &'static str, IppValue)>);

/// A service of made-up answers, and what it was asked for.
fn odd(
    answers: impl Fn(Operation) -> Option<Answer> + Send + 'static,
) -> (Service, Receiver<(Operation, IppAttributes)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("a port");
    let (heard, asked) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let request = request(&mut stream);
            let operation = operation(&request);
            // The test is over when nobody listens any more.
            if heard.send((operation, request.attributes().clone())).is_err() {
                return;
            }
            let answer = answers(operation).map_or_else(
                || b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n".to_vec(),
                |answer| told(answer, request.header().request_id),
            );
            stream.write_all(&answer).expect("told");
        }
    });
    (Service::at(&format!("ipp://{address}/printers/{PRINTER}")).expect("an address"), asked)
}

fn request(stream: &mut TcpStream) -> IppRequestResponse {
    let mut bytes = Vec::new();
    loop {
        let head = bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
        if let Some(head) = head {
            let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
            let length = text.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
            let length: usize = length.and_then(|length| length.parse().ok()).expect("a length");
            if bytes.len() >= head + length {
                let body = bytes.split_off(head);
                return IppParser::new(IppReader::new(Cursor::new(body))).parse().expect("a request of IPP");
            }
        }
        let mut more = [0; 4096];
        let read = stream.read(&mut more).expect("a request");
        assert!(read > 0, "the request broke off");
        bytes.extend_from_slice(&more[..read]);
    }
}

fn operation(request: &IppRequestResponse) -> Operation {
    let known = [
        Operation::GetPrinterAttributes,
        Operation::CreateJob,
        Operation::SendDocument,
        Operation::CancelJob,
        Operation::GetJobAttributes,
    ];
    let code = request.header().operation_or_status;
    known.into_iter().find(|known| *known as i16 == code).unwrap_or_else(|| panic!("asked {code:#x}"))
}

fn told((status, attributes): Answer, id: i32) -> Vec<u8> {
    let mut answer = IppRequestResponse::new_response(IppVersion::v1_1(), status, id).expect("an answer");
    for (group, name, value) in attributes {
        answer.attributes_mut().add(group, IppAttribute::with_name(name, value).expect("short"));
    }
    let body = answer.to_bytes();
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), &body].concat()
}

fn collection<const N: usize>(members: [(&str, IppValue); N]) -> IppValue {
    let member = |(name, value)| (IppName::new(name).expect("short"), value);
    IppValue::Collection(BTreeMap::from(members.map(member)))
}

/// A printer that takes the half form and PDF, and gives every job the number 7.
fn usual(operation: Operation) -> Answer {
    let attributes = match operation {
        Operation::GetPrinterAttributes => {
            let size = collection([
                ("x-dimension", IppValue::Integer(24130)),
                ("y-dimension", IppValue::Integer(13970)),
            ]);
            let format = IppValue::new_mime_media_type("application/pdf").expect("short");
            vec![
                (
                    PrinterAttributes,
                    "printer-name",
                    IppValue::new_name_without_language(PRINTER).expect("short"),
                ),
                (PrinterAttributes, "printer-state", IppValue::Enum(3)),
                (PrinterAttributes, "document-format-supported", format),
                (PrinterAttributes, "media-size-supported", size),
            ]
        }
        Operation::CreateJob => vec![(JobAttributes, "job-id", IppValue::Integer(7))],
        _ => Vec::new(),
    };
    (StatusCode::SuccessfulOk, attributes)
}

/// What `document` becomes there.
const SENT: SentJob<'static> = SentJob { id: JobId::new(7), title: "结算单" };

fn job_name(title: &str) -> (DelimiterTag, &'static str, IppValue) {
    (JobAttributes, "job-name", IppValue::new_name_without_language(title).expect("short"))
}

fn document(copies: u16) -> Document<'static> {
    Document { title: SENT.title, pdf: b"%PDF-1.4", media: Media::of_points(684.0, 396.0), copies }
}

fn asked(asked: &Receiver<(Operation, IppAttributes)>) -> Vec<Operation> {
    asked.try_iter().map(|(operation, _)| operation).collect()
}

#[test]
fn a_size_that_would_be_ignored_is_taken_back_unprinted() {
    let (service, heard) = odd(|operation| {
        let (mut status, mut attributes) = usual(operation);
        if operation == Operation::CreateJob {
            status = StatusCode::SuccessfulOkIgnoredOrSubstitutedAttributes;
            attributes.push((
                UnsupportedAttributes,
                "media-col",
                IppValue::Other { tag: 0x10, data: Vec::new().into() },
            ));
        }
        Some((status, attributes))
    });
    let refused = service.send(PRINTER, &document(1));
    assert!(matches!(refused, Err(PrintError::NoSuchMedia { .. })), "{refused:?}");
    assert_eq!(asked(&heard), [Operation::GetPrinterAttributes, Operation::CreateJob, Operation::CancelJob]);
}

#[test]
fn copies_that_would_be_ignored_are_named() {
    let (service, heard) = odd(|operation| {
        let (status, mut attributes) = usual(operation);
        if operation == Operation::CreateJob {
            attributes.push((UnsupportedAttributes, "copies", IppValue::Integer(3)));
        }
        Some((status, attributes))
    });
    let refused = service.send(PRINTER, &document(3));
    assert!(
        matches!(&refused, Err(PrintError::WouldIgnore { attributes, .. }) if attributes == &["copies"]),
        "{refused:?}"
    );
    assert_eq!(asked(&heard).last(), Some(&Operation::CancelJob));
}

#[test]
fn a_paper_that_did_not_arrive_whole_is_taken_back() {
    let (service, heard) = odd(|operation| {
        let (status, attributes) = usual(operation);
        let full = operation == Operation::SendDocument;
        Some((if full { StatusCode::ServerErrorTemporaryError } else { status }, attributes))
    });
    let refused = service.send(PRINTER, &document(1));
    assert!(matches!(refused, Err(PrintError::Refused(_))), "{refused:?}");
    assert_eq!(
        asked(&heard),
        [
            Operation::GetPrinterAttributes,
            Operation::CreateJob,
            Operation::SendDocument,
            Operation::CancelJob
        ]
    );
}

#[test]
fn a_paper_that_cannot_be_taken_back_is_followed_and_not_sent_again() {
    let (service, heard) = odd(|operation| {
        let (status, attributes) = usual(operation);
        let status = match operation {
            Operation::SendDocument => StatusCode::ServerErrorTemporaryError,
            Operation::CancelJob => StatusCode::ClientErrorNotPossible,
            _ => status,
        };
        Some((status, attributes))
    });
    assert_eq!(service.send(PRINTER, &document(1)).expect("it may print"), JobId::new(7));
    assert_eq!(asked(&heard).last(), Some(&Operation::CancelJob));
}

#[test]
fn who_cannot_be_told_not_to_scale_is_not_told() {
    let (service, heard) = odd(|operation| Some(usual(operation)));
    assert_eq!(service.send(PRINTER, &document(1)).expect("taken"), JobId::new(7));
    let (_, attributes) =
        heard.try_iter().find(|(operation, _)| *operation == Operation::CreateJob).expect("a job");
    let job = attributes.first_of(JobAttributes).expect("how it is printed");
    let names: Vec<_> = job.attributes().iter().map(|attribute| attribute.name().to_string()).collect();
    assert_eq!(names, ["media-col"]);
    let who = attributes.first_of(OperationAttributes).and_then(|said| said.get("requesting-user-name"));
    assert!(who.is_some());
}

#[test]
fn refusals_are_told_apart() {
    let (closed, _heard) = odd(|_| None);
    assert!(matches!(closed.printers(), Err(PrintError::NotAllowed(_))));

    let (service, _heard) = odd(|operation| {
        Some(match operation {
            Operation::CreateJob => (StatusCode::ServerErrorNotAcceptingJobs, Vec::new()),
            Operation::GetJobAttributes => {
                let attributes = vec![job_name(SENT.title), (JobAttributes, "job-state", IppValue::Enum(42))];
                (StatusCode::SuccessfulOk, attributes)
            }
            Operation::CancelJob => (StatusCode::ClientErrorNotAuthorized, Vec::new()),
            other => usual(other),
        })
    });
    assert!(matches!(service.send(PRINTER, &document(1)), Err(PrintError::NotAccepting { .. })));
    assert!(matches!(service.job_state(PRINTER, SENT), Err(PrintError::Unreadable(_))));
    assert!(matches!(service.cancel(PRINTER, SENT), Err(PrintError::NotAllowed(_))));
}

/// It was cleared, or the file came from another computer: whose 7 that is nobody here
/// knows, nor may take it out.
#[test]
fn the_same_number_under_another_title_or_none_is_nobody_of_ours() {
    for name in [Some("结算单 JS2"), None] {
        let (service, heard) = odd(move |operation| {
            let (status, mut attributes) = usual(operation);
            if operation == Operation::GetJobAttributes {
                attributes.push((JobAttributes, "job-state", IppValue::Enum(9)));
                attributes.extend(name.map(job_name));
            }
            Some((status, attributes))
        });
        let unknown = service.job_state(PRINTER, SENT);
        assert!(matches!(unknown, Err(PrintError::NoSuchJob { .. })), "{unknown:?}");
        let unknown = service.cancel(PRINTER, SENT);
        assert!(matches!(unknown, Err(PrintError::NoSuchJob { .. })), "{unknown:?}");
        assert_eq!(asked(&heard), [Operation::GetJobAttributes, Operation::GetJobAttributes]);
    }
}
