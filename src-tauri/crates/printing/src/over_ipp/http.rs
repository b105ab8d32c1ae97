//! One request of HTTP and its answer, as RFC 8010 carries IPP: always a `POST`,
//! over a connection of its own.

use std::io::{self, Read, Write};

/// No printer describes itself at such length.
const MAX_ANSWER_LEN: usize = 16 << 20;
const MAX_HEADERS: usize = 64;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// # Errors
/// A connection that breaks off, or an answer that is none of HTTP.
pub(super) fn post(
    stream: &mut (impl Read + Write),
    host: &str,
    path: &str,
    parts: &[&[u8]],
) -> io::Result<Answer> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: workbay\r\nContent-Type: application/ipp\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let mut sent = stream.write_all(head.as_bytes());
    for part in parts {
        sent = sent.and_then(|()| stream.write_all(part));
    }
    // Who refuses says so before it has read everything, and hangs up: the
    // answer says more than the broken pipe.
    match (answer(stream), sent.and_then(|()| stream.flush())) {
        (Ok(answer), _) => Ok(answer),
        (Err(_), Err(error)) | (Err(error), Ok(())) => Err(error),
    }
}

fn answer(stream: &mut impl Read) -> io::Result<Answer> {
    let mut read = Reading { stream, bytes: Vec::new() };
    loop {
        let (status, body) = read.head()?;
        // What is only on the way to an answer is none.
        if status >= 200 {
            let body = match body {
                Body::Bytes(length) => read.exactly(length)?,
                Body::Chunks => read.chunks()?,
                Body::ToTheEnd => read.rest()?,
            };
            return Ok(Answer { status, body });
        }
    }
}

enum Body {
    Bytes(usize),
    Chunks,
    ToTheEnd,
}

/// What came in and was not taken out yet, and where more comes from.
struct Reading<'a, S> {
    stream: &'a mut S,
    bytes: Vec<u8>,
}

impl<S: Read> Reading<'_, S> {
    fn head(&mut self) -> io::Result<(u16, Body)> {
        loop {
            let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
            let mut head = httparse::Response::new(&mut headers);
            if let httparse::Status::Complete(length) = head.parse(&self.bytes).map_err(unreadable)? {
                let status = head.code.ok_or_else(|| unreadable("no status"))?;
                let body = body(head.headers)?;
                self.bytes.drain(..length);
                return Ok((status, body));
            }
            self.more()?;
        }
    }

    fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        while self.bytes.len() < length {
            self.more()?;
        }
        Ok(self.bytes.drain(..length).collect())
    }

    fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut whole = Vec::new();
        loop {
            let (head, size) = loop {
                match httparse::parse_chunk_size(&self.bytes) {
                    Ok(httparse::Status::Complete(found)) => break found,
                    Ok(httparse::Status::Partial) => self.more()?,
                    Err(_) => return Err(unreadable("a chunk without a size")),
                }
            };
            self.bytes.drain(..head);
            if size == 0 {
                return Ok(whole);
            }
            let size = usize::try_from(size).ok().filter(|size| whole.len() + size <= MAX_ANSWER_LEN);
            whole.append(&mut self.exactly(size.ok_or_else(|| unreadable("too long"))?)?);
            // The line after it.
            self.exactly(2)?;
        }
    }

    fn rest(&mut self) -> io::Result<Vec<u8>> {
        loop {
            match self.more() {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    return Ok(std::mem::take(&mut self.bytes));
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// # Errors
    /// The end of what comes is one, and so is too much.
    fn more(&mut self) -> io::Result<()> {
        let mut buffer = [0; 16 << 10];
        let read = loop {
            match self.stream.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.bytes.extend_from_slice(&buffer[..read]);
        if self.bytes.len() > MAX_ANSWER_LEN { Err(unreadable("too long")) } else { Ok(()) }
    }
}

fn body(headers: &[httparse::Header<'_>]) -> io::Result<Body> {
    let value = |name: &str| {
        let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        header.map(|header| String::from_utf8_lossy(header.value).trim().to_ascii_lowercase())
    };
    if value("transfer-encoding").is_some_and(|encoding| encoding.ends_with("chunked")) {
        return Ok(Body::Chunks);
    }
    let Some(length) = value("content-length") else { return Ok(Body::ToTheEnd) };
    let length = length.parse().ok().filter(|length| *length <= MAX_ANSWER_LEN);
    length.map(Body::Bytes).ok_or_else(|| unreadable("an answer without end"))
}

fn unreadable(why: impl ToString) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Answer, post};
    use std::io::{self, Read, Write};

    /// Answers byte by byte, the hardest there is, and takes no more than it wants.
    struct Service {
        says: Vec<u8>,
        said: usize,
        heard: Vec<u8>,
        takes: usize,
    }

    impl Read for Service {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let Some(byte) = self.says.get(self.said) else { return Ok(0) };
            buffer[0] = *byte;
            self.said += 1;
            Ok(1)
        }
    }

    impl Write for Service {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.heard.len() >= self.takes {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            self.heard.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn service(says: &str, takes: usize) -> Service {
        Service { says: says.as_bytes().to_vec(), said: 0, heard: Vec::new(), takes }
    }

    #[test]
    fn answers_are_read_however_they_are_framed() {
        for (says, expect) in [
            ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd", Some((200, "abc"))),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nA\r\n0123456789\r\n0\r\n\r\n",
                Some((200, "ab0123456789")),
            ),
            ("HTTP/1.1 200 OK\r\n\r\nto the end", Some((200, "to the end"))),
            (
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n",
                Some((401, "")),
            ),
            ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", None),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", None),
            ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", None),
            ("SSH-2.0\r\n", None),
            ("", None),
        ] {
            let answer = post(&mut service(says, usize::MAX), "localhost", "/", &[b"x"]).ok();
            let expect = expect.map(|(status, body)| Answer { status, body: body.into() });
            assert_eq!(answer, expect, "{says:?}");
        }
    }

    #[test]
    fn the_request_is_whole_and_a_refusal_is_heard_though_the_pipe_broke() {
        let mut whole = service("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", usize::MAX);
        post(&mut whole, "localhost:8631", "/printers/Dot", &[b"head", b"pdf"]).expect("answered");
        let heard = String::from_utf8(whole.heard).expect("text");
        assert!(heard.starts_with("POST /printers/Dot HTTP/1.1\r\nHost: localhost:8631\r\n"), "{heard}");
        assert!(heard.contains("Content-Length: 7\r\n") && heard.ends_with("\r\n\r\nheadpdf"), "{heard}");

        let mut refuses = service("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", 1);
        assert_eq!(post(&mut refuses, "h", "/", &[b"pdf"]).map(|answer| answer.status).ok(), Some(413));
        assert!(post(&mut service("", 1), "h", "/", &[b"pdf"]).is_err());
    }
}
