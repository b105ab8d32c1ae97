//! How a file reaches paper on this computer. Each system has its own way to
//! print from a program; all have a viewer to print from by hand.

use serde::Serialize;
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    Printer,
    Viewer,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Printer {
    pub name: String,
    pub default: bool,
}

pub fn print(file: &Path, printer: Option<&str>) -> io::Result<Sent> {
    match to_printer(file, printer) {
        Ok(()) => Ok(Sent::Printer),
        Err(error) => {
            tracing::info!(%error, "no printer takes the paper from a program; the viewer gets it");
            to_viewer(file)?;
            Ok(Sent::Viewer)
        }
    }
}

/// Windows says itself whether a program took the file. Elsewhere a launcher is
/// started that fails when there is none: it does so within moments, while one
/// that found a viewer may live as long as it.
#[cfg(windows)]
fn to_viewer(file: &Path) -> io::Result<()> {
    open::that_detached(file)
}

#[cfg(not(windows))]
fn to_viewer(file: &Path) -> io::Result<()> {
    open::that_detached_with_timeout(file, std::time::Duration::from_secs(2))
}

fn finished(mut command: Command) -> io::Result<Output> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        Ok(output)
    } else {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(io::Error::other(if said.is_empty() { output.status.to_string() } else { said }))
    }
}

/// The shell's own verbs, as a right click on the file has them. The file and
/// the printer travel as variables: no name can become part of the script.
#[cfg(windows)]
fn to_printer(file: &Path, printer: Option<&str>) -> io::Result<()> {
    const SCRIPT: &str = "$ErrorActionPreference = 'Stop'; \
        if ($env:WORKBAY_PRINTER) { \
          Start-Process -FilePath $env:WORKBAY_PAPER -Verb PrintTo -WindowStyle Hidden \
            -ArgumentList ('\"' + $env:WORKBAY_PRINTER + '\"') \
        } else { \
          Start-Process -FilePath $env:WORKBAY_PAPER -Verb Print -WindowStyle Hidden \
        }";
    let printer = OsStr::new(printer.unwrap_or_default());
    let mut command = powershell(SCRIPT);
    command.env("WORKBAY_PAPER", file).env("WORKBAY_PRINTER", printer);
    finished(command).map(drop)
}

#[cfg(windows)]
pub fn printers() -> io::Result<Vec<Printer>> {
    const SCRIPT: &str = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; \
        Get-CimInstance Win32_Printer | ForEach-Object { [string]$_.Default + \"`t\" + $_.Name }";
    let output = finished(powershell(SCRIPT))?;
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(default, name)| Printer { name: name.to_owned(), default: default == "True" })
        .collect())
}

#[cfg(windows)]
fn powershell(script: &str) -> Command {
    use std::os::windows::process::CommandExt;
    /// No console flashes up over the counter.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    let mut command = Command::new("powershell.exe");
    command.args(["-NoProfile", "-NonInteractive", "-Command", script]).creation_flags(CREATE_NO_WINDOW);
    command
}

/// macOS and Linux print through CUPS.
#[cfg(not(windows))]
fn to_printer(file: &Path, printer: Option<&str>) -> io::Result<()> {
    let mut command = Command::new("lp");
    if let Some(printer) = printer {
        command.args([OsStr::new("-d"), OsStr::new(printer)]);
    }
    command.arg("--").arg(file);
    finished(command).map(drop)
}

#[cfg(not(windows))]
pub fn printers() -> io::Result<Vec<Printer>> {
    let ask = |argument: &str| {
        let mut command = Command::new("lpstat");
        // The answer is read by a program: in one language.
        command.arg(argument).env("LC_ALL", "C");
        finished(command).map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    // A computer without CUPS, or with no printer in it, has none.
    let names = ask("-e").unwrap_or_default();
    Ok(listed(&names, &ask("-d").unwrap_or_default()))
}

#[cfg(not(windows))]
fn listed(names: &str, default: &str) -> Vec<Printer> {
    let default = default.rsplit_once(':').map(|(_, name)| name.trim());
    names
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Printer { name: name.to_owned(), default: Some(name) == default })
        .collect()
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::{Printer, listed};

    #[test]
    fn the_printers_of_the_computer_are_listed_with_the_usual_one_marked() {
        let printer = |name: &str, default| Printer { name: name.to_owned(), default };
        let two = "Counter_A4\nDot_Matrix\n";
        let cases = [
            (
                two,
                "system default destination: Dot_Matrix\n",
                vec![printer("Counter_A4", false), printer("Dot_Matrix", true)],
            ),
            (
                two,
                "no system default destination\n",
                vec![printer("Counter_A4", false), printer("Dot_Matrix", false)],
            ),
            ("", "", vec![]),
        ];
        for (names, default, expect) in cases {
            assert_eq!(listed(names, default), expect, "{names:?} {default:?}");
        }
    }
}
