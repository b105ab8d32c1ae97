//! Print services of a test's own: in folders and on ports that nobody else
//! uses, gone when the test is. They come with the packages that
//! `.make/prerequisites test` installs.

pub mod cups;
pub mod ipp_printer;

use printing::{Document, JobState, JobStatus, SentJob, Service};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const DEADLINE: Duration = Duration::from_secs(60);

/// Waits until it is so; a test does not go on by the clock.
pub fn until<T>(what: &str, mut so: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = so() {
            return found;
        }
        assert!(began.elapsed() < DEADLINE, "{what}: not within {DEADLINE:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Sends it, to be asked after.
pub fn sent<'a>(service: &Service, printer: &str, document: &Document<'a>) -> SentJob<'a> {
    let id = service.send(printer, document).expect("taken");
    SentJob { id, title: document.title }
}

/// Follows a job until it is so with it.
pub fn followed(
    service: &Service,
    printer: &str,
    job: SentJob<'_>,
    so: impl Fn(&JobStatus) -> bool,
) -> JobStatus {
    let mut last = None;
    let began = Instant::now();
    while began.elapsed() < DEADLINE {
        let status = service.job_state(printer, job).expect("the service knows its job");
        if so(&status) {
            return status;
        }
        last = Some(status);
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("job {} of {printer} stayed {last:?}", job.id);
}

pub fn over(service: &Service, printer: &str, job: SentJob<'_>) -> JobStatus {
    followed(service, printer, job, |status| status.state.is_over())
}

pub fn in_state(state: JobState) -> impl Fn(&JobStatus) -> bool {
    move |status| status.state == state
}

/// A program that runs as long as the test's own thread, whatever ends that.
pub struct Running(Child);

impl Running {
    pub fn start(program: &Path, log: &Path, of: impl FnOnce(&mut Command) -> &mut Command) -> Self {
        let log = std::fs::File::create(log).expect("a log");
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(program);
        of(&mut command).stdin(Stdio::null()).stdout(log.try_clone().expect("a log")).stderr(log);
        Self(command.spawn().unwrap_or_else(|error| panic!("setpriv (package util-linux): {error}")))
    }

    pub fn has_ended(&mut self) -> bool {
        self.0.try_wait().expect("a child").is_some()
    }

    /// Asks it to end what it started itself, too.
    pub fn end(&mut self) {
        let pid = self.0.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &pid]).stderr(Stdio::null()).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if self.has_ended() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// Services lie where a user's path does not reach.
pub fn found(program: &str) -> PathBuf {
    let folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"].map(Path::new);
    let mut paths = folders.iter().map(|folder| folder.join(program));
    paths.find(|path| path.exists()).unwrap_or_else(|| {
        panic!(
            "{program} is missing, and printing cannot be tested without it: \
             run `.make/prerequisites test` (packages cups, cups-client, cups-filters, cups-ipp-utils, dbus, ghostscript)"
        )
    })
}

/// A folder that the filters of CUPS, which run as somebody else, may enter.
pub fn folder() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::Builder::new().prefix("wb-print").tempdir().expect("a folder");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("our folder");
    folder
}

/// A PDF of pages of this size in points, with a rule from side to side.
pub fn pdf(width: u32, height: u32, pages: usize) -> Vec<u8> {
    let drawn = format!("1 w 20 {0} m {1} {0} l S", height / 2, width - 20);
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", 4 + page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>"),
        format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len()),
    ];
    let page =
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 3 0 R/Resources<<>>>>");
    objects.extend(std::iter::repeat_n(page, pages));
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (number, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let (count, start) = (objects.len() + 1, pdf.len());
    pdf.push_str(&format!("xref\n0 {count}\n0000000000 65535 f \n{places}"));
    pdf.push_str(&format!("trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    pdf.into_bytes()
}
