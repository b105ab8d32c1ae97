//! A CUPS of a test's own, with a dot-matrix printer that prints into a file.

use super::{Running, folder, found, until};
use printing::Service;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

pub const DOT_MATRIX: &str = "Dot-matrix";

pub struct Cups {
    _cupsd: Running,
    folder: tempfile::TempDir,
}

impl Cups {
    /// # Panics
    /// Where its packages are missing.
    pub fn start() -> Self {
        let folder = folder();
        let path = folder.path();
        for name in ["etc", "etc/ppd", "spool", "spool/tmp", "cache", "state"] {
            fs::create_dir(path.join(name)).expect("a folder");
        }
        open_to_all(&path.join("spool/tmp"));
        let socket = path.join("sock");
        let within = |name: &str| path.join(name).display().to_string();
        let conf = format!(
            "Listen {}\nLogLevel debug\nBrowsing Off\nWebInterface No\nDefaultAuthType None\nJobRetryInterval 1\n\
             <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
             <Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n\
             <Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>\n",
            socket.display()
        );
        fs::write(path.join("etc/cupsd.conf"), conf).expect("written");
        let files = format!(
            "ServerRoot {}\nRequestRoot {}\nTempDir {}\nCacheDir {}\nStateDir {}\n\
             AccessLog {}\nErrorLog {}\nPageLog {}\nFileDevice Yes\nUser lp\nGroup lp\nSandboxing relaxed\n",
            within("etc"),
            within("spool"),
            within("spool/tmp"),
            within("cache"),
            within("state"),
            within("access.log"),
            within("error.log"),
            within("page.log"),
        );
        fs::write(path.join("etc/cups-files.conf"), files).expect("written");
        // The rules that Ubuntu has for its own cupsd keep that out of our folder; they
        // bind it by its place.
        let program = path.join("cupsd");
        fs::copy(found("cupsd"), &program).expect("copied");
        let mut cupsd = Running::start(&program, &path.join("cupsd.log"), |command| {
            command
                .arg("-f")
                .arg("-c")
                .arg(path.join("etc/cupsd.conf"))
                .arg("-s")
                .arg(path.join("etc/cups-files.conf"))
        });
        let service = Service::at(&socket.display().to_string()).expect("an address");
        until("cupsd answers", || {
            let log = path.join("cupsd.log");
            assert!(
                !cupsd.has_ended(),
                "cupsd did not start: {}",
                fs::read_to_string(log).unwrap_or_default()
            );
            service.printers().ok()
        });
        Self { _cupsd: cupsd, folder }
    }

    /// The same with the driver of Epson's 24 pins, which comes with CUPS.
    pub fn with_a_dot_matrix_printer() -> Self {
        let cups = Self::start();
        let device = format!("file://{}", cups.device().display());
        let driver = "drv:///sample.drv/epson24.ppd";
        cups.run(
            "lpadmin",
            &["-p", DOT_MATRIX, "-E", "-v", &device, "-m", driver, "-D", "针式打印机", "-L", "前台"],
        );
        cups
    }

    pub fn service(&self) -> Service {
        Service::at(&self.socket().display().to_string()).expect("an address")
    }

    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("sock")
    }

    fn device(&self) -> PathBuf {
        self.folder.path().join("paper")
    }

    /// What the printer got over its cable.
    pub fn printed(&self) -> Vec<u8> {
        fs::read(self.device()).unwrap_or_default()
    }

    /// One of the programs that look after a CUPS.
    pub fn run(&self, program: &str, arguments: &[&str]) {
        let said = Command::new(found(program))
            .args(arguments)
            .env("CUPS_SERVER", self.socket())
            .env("HOME", self.folder.path())
            .output()
            .expect("started");
        assert!(said.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("error.log")).unwrap_or_default()
    }
}

/// Its filters run as the user `lp`.
fn open_to_all(folder: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).expect("ours");
}
