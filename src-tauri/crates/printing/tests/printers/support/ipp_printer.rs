//! A printer of the network: `ippeveprinter`, which keeps what it is sent.

use super::{Running, folder, found, until};
use printing::Service;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// What it may have lying in its tray.
pub const HALF_FORM: &str = "custom_form-half_241.3x139.7mm";

pub struct IppPrinter {
    printer: Running,
    _bus: Running,
    port: u16,
    /// Nobody else's, so that nobody else is taken for it.
    pub name: String,
    folder: tempfile::TempDir,
}

impl IppPrinter {
    /// # Panics
    /// Where its packages are missing.
    pub fn start() -> Self {
        let folder = folder();
        let path = folder.path();
        for name in ["spool", "got"] {
            fs::create_dir(path.join(name)).expect("a folder");
        }
        fs::write(path.join("printer.conf"), conf()).expect("written");
        write_command(path, "");
        let bus = bus(path);
        let name = format!("Form printer {}", path.file_name().unwrap_or_default().display());
        // Another test may take the port between here and there.
        for _ in 0..5 {
            let port =
                TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
            let mut printer = start(path, port, &name);
            let service = service(port);
            if until("ippeveprinter answers or ends", || {
                let ours =
                    service.printers().is_ok_and(|printers| printers.iter().any(|one| one.name == name));
                (ours || printer.has_ended()).then_some(ours)
            }) {
                return Self { printer, _bus: bus, port, name, folder };
            }
        }
        panic!("ippeveprinter did not start: {}", fs::read_to_string(printer_log(path)).unwrap_or_default());
    }

    pub fn service(&self) -> Service {
        service(self.port)
    }

    /// What is in its tray; without, a job waits for it.
    pub fn load(&self, sheets: u32) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("its page");
        let form = format!("/media?size0={HALF_FORM}&type0=stationery&level0={sheets}");
        write!(stream, "GET {form} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("asked");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("answered");
        assert_eq!(&answer, b"HTTP/1.1 200");
    }

    /// What it does with a paper, besides keeping it: lines for a shell.
    pub fn does(&self, lines: &str) {
        write_command(self.folder.path(), lines);
    }

    /// The bytes it was sent, and what it was told of them.
    pub fn got(&self, job: u32) -> Option<(Vec<u8>, String)> {
        let got = self.folder.path().join("got");
        Some((
            fs::read(got.join(format!("{job}.pdf"))).ok()?,
            fs::read_to_string(got.join(format!("{job}.env"))).ok()?,
        ))
    }

    pub fn got_nothing(&self) -> bool {
        let empty =
            |name| fs::read_dir(self.folder.path().join(name)).is_ok_and(|mut files| files.next().is_none());
        empty("got") && empty("spool")
    }

    pub fn turn_off(mut self) -> Service {
        self.printer.end();
        self.service()
    }
}

fn service(port: u16) -> Service {
    Service::at(&format!("ipp://127.0.0.1:{port}/ipp/print")).expect("an address")
}

fn start(folder: &Path, port: u16, name: &str) -> Running {
    Running::start(&found("ippeveprinter"), &printer_log(folder), |command| {
        command
            // Nothing of it is announced to anybody, yet it does not start without a bus to announce it on.
            .env("DBUS_SYSTEM_BUS_ADDRESS", format!("unix:path={}", folder.join("bus").display()))
            .env("HOME", folder)
            .args(["-r", "off", "-n", "localhost", "-vv", "-p", &port.to_string()])
            .arg("-d")
            .arg(folder.join("spool"))
            .arg("-K")
            .arg(folder)
            .arg("-a")
            .arg(folder.join("printer.conf"))
            .arg("-c")
            .arg(folder.join("command"))
            .arg(name)
    })
}

fn printer_log(folder: &Path) -> PathBuf {
    folder.join("printer.log")
}

fn bus(folder: &Path) -> Running {
    let socket = folder.join("bus");
    let rules = "<policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/>\
                 <allow send_destination=\"*\"/><allow receive_sender=\"*\"/></policy>";
    let listen = format!("<listen>unix:path={}</listen>", socket.display());
    let conf = format!("<busconfig><type>session</type>{listen}{rules}</busconfig>");
    fs::write(folder.join("bus.conf"), conf).expect("written");
    let bus = Running::start(&found("dbus-daemon"), &folder.join("bus.log"), |command| {
        command.args(["--nofork", "--nopidfile", "--config-file"]).arg(folder.join("bus.conf"))
    });
    until("the bus listens", || socket.exists().then_some(()));
    bus
}

/// Keeps the paper last, and whole: what is there was printed.
fn write_command(folder: &Path, lines: &str) {
    use std::os::unix::fs::PermissionsExt;
    let got = folder.join("got").display().to_string();
    let command = format!(
        "#!/bin/sh\n{lines}\nenv | grep ^IPP_ >\"{got}/$IPP_JOB_ID.env\"\n\
         cp \"$1\" \"{got}/part\" && mv \"{got}/part\" \"{got}/$IPP_JOB_ID.pdf\"\n"
    );
    // One that is just being read is not written over.
    let new = folder.join("command.new");
    fs::write(&new, command).expect("written");
    fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).expect("ours");
    fs::rename(new, folder.join("command")).expect("renamed");
}

/// A printer of A4 and the half form, with one tray.
fn conf() -> String {
    let sides = |width: u32, height: u32| {
        format!("{{\nMEMBER integer x-dimension {width}\nMEMBER integer y-dimension {height}\n}}")
    };
    let sizes = [sides(24130, 13970), sides(21000, 29700)];
    let [half, a4] = sizes.each_ref().map(|sides| format!("MEMBER collection media-size {sides}"));
    let sizes = sizes.join(",");
    let margins: String = ["bottom", "left", "right", "top"]
        .map(|side| format!("ATTR integer media-{side}-margin-supported 0\n"))
        .concat();
    let margins_of_media: String = ["bottom", "left", "right", "top"]
        .map(|side| format!("MEMBER integer media-{side}-margin 0\n"))
        .concat();
    format!(
        "ATTR integer copies-default 1\n\
         ATTR rangeOfInteger copies-supported 1-99\n\
         ATTR mimeMediaType document-format-default application/pdf\n\
         ATTR mimeMediaType document-format-supported application/pdf\n\
         ATTR keyword media-default \"{HALF_FORM}\"\n\
         ATTR keyword media-ready \"{HALF_FORM}\"\n\
         ATTR keyword media-supported \"{HALF_FORM}\",\"iso_a4_210x297mm\"\n\
         ATTR keyword media-source-supported main\n\
         ATTR keyword media-type-supported stationery\n\
         ATTR keyword print-scaling-supported none,fit\n\
         {margins}\
         ATTR octetString printer-input-tray \"type=sheetFeedAutoRemovableTray;mediafeed=0;mediaxfeed=0;maxcapacity=250;level=100;status=0;name=main;\"\n\
         ATTR collection media-size-supported {sizes}\n\
         ATTR collection media-col-database {{\n{half}\n}},{{\n{a4}\n}}\n\
         ATTR collection media-col-default {{\n{half}\n}}\n\
         ATTR collection media-col-ready {{\n{half}\nMEMBER keyword media-size-name \"{HALF_FORM}\"\n\
         MEMBER keyword media-source main\nMEMBER keyword media-type stationery\n{margins_of_media}}}\n"
    )
}
