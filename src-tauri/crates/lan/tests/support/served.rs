//! The program itself, as a process of its own that can be killed.

use super::Station;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Serves a folder, at a moment of the test's own where one is given.
pub fn serve(data: &Path, clock: Option<&str>) -> (Child, Station) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_workbay-serve"));
    program.arg("--data").arg(data).args(["--port", "0"]);
    if let Some(moment) = clock {
        program.env(kernel::clock::GIVEN, moment);
    }
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut line = String::new();
    let out = child.stdout.take().expect("its output is read");
    BufReader::new(out).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("http://").expect("an address").to_owned();
    (child, Station::at(address))
}
