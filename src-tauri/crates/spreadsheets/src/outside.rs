//! The side that asks: starts the program that reads, waits for its answer, and
//! ends it when it takes too long or nobody wants to know any more.

use crate::child::ASKED;
use crate::grid::Grid;
use crate::unreadable::Unreadable;
use crate::{Options, wire};
use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// No file of the allowed size needs as long as this on any machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// How soon a reading that was called off ends.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A program that calls `child::serve_if_asked` first of all, and how it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub path: PathBuf,
    pub args: Vec<OsString>,
}

impl Program {
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), args: vec![ASKED.into()] }
    }

    /// The program that is running.
    ///
    /// # Errors
    /// Where the system does not say which one that is.
    pub fn this() -> io::Result<Self> {
        std::env::current_exe().map(Self::at)
    }

    fn start(&self) -> io::Result<Child> {
        let mut command = Command::new(&self.path);
        command.args(&self.args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            /// A reader that was started from a window has none of its own.
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command.spawn()
    }
}

/// Reads in another process. `go_on` is told again and again how many rows are
/// read; once it says false the reading ends at once.
///
/// # Errors
/// Where the other process cannot be begun or talked to; what is wrong with the file stands
/// inside.
pub fn read_outside(
    program: &Program,
    bytes: &[u8],
    options: &Options,
    go_on: impl Fn(u32) -> bool,
) -> io::Result<Result<Grid, Unreadable>> {
    read_within(program, bytes, options, go_on, PATIENCE)
}

fn read_within(
    program: &Program,
    bytes: &[u8],
    options: &Options,
    go_on: impl Fn(u32) -> bool,
    patience: Duration,
) -> io::Result<Result<Grid, Unreadable>> {
    let mut child = program.start()?;
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let rows = AtomicU32::new(0);
    let progress = |so_far| rows.store(so_far, Ordering::Relaxed);
    let answer = thread::scope(|scope| {
        let (give, take) = channel();
        // A reader that refuses a file early never takes all of it: what could
        // not be written is no failure, the answer says what happened.
        scope.spawn(move || {
            wire::write_question(
                &mut BufWriter::with_capacity(1 << 16, stdin),
                options.sheet.as_deref(),
                bytes,
            )
            .ok()
        });
        scope.spawn(move || {
            give.send(wire::read_answer(&mut BufReader::with_capacity(1 << 16, stdout), progress)).is_ok()
        });
        let until = Instant::now() + patience;
        let mut ended = None;
        loop {
            match take.recv_timeout(LOOK_EVERY) {
                // One that ends without an answer ran out of memory: everything
                // else that goes wrong it says itself.
                Ok(answer) => break ended.unwrap_or(answer.unwrap_or(Err(Unreadable::TooDemanding))),
                Err(RecvTimeoutError::Disconnected) => break Err(Unreadable::TooDemanding),
                Err(RecvTimeoutError::Timeout) if ended.is_some() => {}
                Err(RecvTimeoutError::Timeout) => {
                    let why = match (go_on(rows.load(Ordering::Relaxed)), Instant::now() < until) {
                        (true, true) => continue,
                        (false, _) => Unreadable::Cancelled,
                        (true, false) => Unreadable::TooDemanding,
                    };
                    // The pipes close with it, which ends both threads.
                    child.kill().ok();
                    ended = Some(Err(why));
                }
            }
        }
    });
    child.kill().ok();
    child.wait()?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::{Program, read_within};
    use crate::Options;
    use crate::unreadable::Unreadable;
    use std::time::{Duration, Instant};

    fn standing_in(path: &str, args: &[&str]) -> Program {
        Program { path: path.into(), args: args.iter().map(Into::into).collect() }
    }

    #[cfg(unix)]
    #[test]
    fn a_reader_that_hangs_is_ended_and_one_that_says_nothing_is_not_believed() {
        let bytes = vec![b'a'; 1 << 20];
        let ask = |program: &Program, go_on: fn(u32) -> bool, patience| {
            read_within(program, &bytes, &Options::default(), go_on, patience).unwrap().map(|_| ())
        };
        let short = Duration::from_millis(100);
        let start = Instant::now();
        let sleeps = standing_in("sleep", &["30"]);
        assert_eq!(ask(&sleeps, |_| true, short), Err(Unreadable::TooDemanding));
        assert_eq!(ask(&sleeps, |_| false, Duration::from_secs(30)), Err(Unreadable::Cancelled));
        assert!(start.elapsed() < Duration::from_secs(20));
        let patience = Duration::from_secs(20);
        assert_eq!(ask(&standing_in("true", &[]), |_| true, patience), Err(Unreadable::TooDemanding));
        // What it is told is no answer to it.
        assert_eq!(ask(&standing_in("cat", &[]), |_| true, patience), Err(Unreadable::TooDemanding));
        assert!(
            read_within(&standing_in("/no/such", &[]), b"", &Options::default(), |_| true, short).is_err()
        );
    }
}
