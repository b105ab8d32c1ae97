//! The spooler of Windows, as far as it is asked here: queues, jobs and what
//! becomes of them. The only place that calls it, and the only one without the
//! compiler's help: each call is written beside what makes it sound.
#![expect(unsafe_code, reason = "the spooler is a library of C")]

use windows::Win32::Foundation::ERROR_INSUFFICIENT_BUFFER;
use windows::Win32::Graphics::Printing::{
    ClosePrinter, DOC_INFO_1W, EndDocPrinter, EnumJobsW, EnumPrintersW, GetJobW, GetPrinterW, JOB_INFO_1W,
    OpenPrinterW, PRINTER_ENUM_CONNECTIONS, PRINTER_ENUM_LOCAL, PRINTER_HANDLE, PRINTER_INFO_2W, SetJobW,
    StartDocPrinterW, WritePrinter,
};
use windows::core::{Error, HSTRING, PWSTR, Result};

/// More jobs than any queue of a shop holds.
const MAX_JOBS: u32 = 10_000;

/// A queue as `PRINTER_INFO_2` describes it.
pub(super) struct Described {
    pub name: String,
    pub comment: String,
    pub location: String,
    pub port: String,
    pub attributes: u32,
    pub status: u32,
}

/// A job as `JOB_INFO_1` describes it.
pub(super) struct Job {
    pub number: u32,
    pub document: String,
    pub status: u32,
    /// What the port or the driver says of it in a sentence.
    pub message: Option<String>,
}

/// The queues of this computer, and those of others it is connected to.
///
/// # Errors
/// The spooler's own.
pub(super) fn queues() -> Result<Vec<Described>> {
    let flags = PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS;
    let mut count = 0;
    let filled = filled(|buffer, needed| {
        // SAFETY: the buffer is as long as it says, and both counts are ours.
        unsafe { EnumPrintersW(flags, None, 2, Some(buffer), needed, &mut count) }
    })?;
    // SAFETY: the call wrote `count` of them to the start of the buffer.
    let queues = unsafe { records::<PRINTER_INFO_2W>(&filled, count) };
    Ok(queues.iter().map(described).collect())
}

/// An open queue.
pub(super) struct Queue(PRINTER_HANDLE);

impl Queue {
    /// # Errors
    /// `ERROR_INVALID_PRINTER_NAME`, or another one of the spooler's.
    pub(super) fn open(name: &str) -> Result<Self> {
        let mut handle = PRINTER_HANDLE::default();
        // SAFETY: the name lives as long as the call and ends in a zero.
        unsafe { OpenPrinterW(&HSTRING::from(name), &mut handle, None)? };
        Ok(Self(handle))
    }

    /// # Errors
    /// The spooler's own.
    pub(super) fn described(&self) -> Result<Option<Described>> {
        // SAFETY: the handle is open, and the buffer is as long as it says.
        let filled = filled(|buffer, needed| unsafe { GetPrinterW(self.0, 2, Some(buffer), needed) })?;
        // SAFETY: the call wrote one to the start of the buffer.
        Ok(unsafe { records::<PRINTER_INFO_2W>(&filled, 1) }.first().map(described))
    }

    /// # Errors
    /// The spooler's own.
    pub(super) fn jobs(&self) -> Result<Vec<Job>> {
        let mut count = 0;
        let filled = filled(|buffer, needed| {
            // SAFETY: the handle is open, the buffer is as long as it says, and both counts are ours.
            unsafe { EnumJobsW(self.0, 0, MAX_JOBS, 1, Some(buffer), needed, &mut count) }
        })?;
        // SAFETY: the call wrote `count` of them to the start of the buffer.
        Ok(unsafe { records::<JOB_INFO_1W>(&filled, count) }.iter().map(job).collect())
    }

    /// # Errors
    /// `ERROR_INVALID_PARAMETER` where it has no such job, or another one.
    pub(super) fn job(&self, number: u32) -> Result<Option<Job>> {
        // SAFETY: the handle is open, and the buffer is as long as it says.
        let filled =
            filled(|buffer, needed| unsafe { GetJobW(self.0, number, 1, Some(buffer), needed).ok() })?;
        // SAFETY: the call wrote one to the start of the buffer.
        Ok(unsafe { records::<JOB_INFO_1W>(&filled, 1) }.first().map(job))
    }

    /// Bytes to the printer as they are, past its driver.
    ///
    /// # Errors
    /// `ERROR_INVALID_DATATYPE` where the driver lets none past, or another one.
    pub(super) fn pass_on(&self, title: &str, bytes: &[u8]) -> Result<()> {
        let (title, raw) = (HSTRING::from(title), HSTRING::from("RAW"));
        let document = DOC_INFO_1W {
            pDocName: PWSTR(title.as_ptr().cast_mut()),
            pOutputFile: PWSTR::null(),
            pDatatype: PWSTR(raw.as_ptr().cast_mut()),
        };
        // SAFETY: the handle is open, and the record with its texts, which are only
        // read, lives as long as the call.
        if unsafe { StartDocPrinterW(self.0, 1, &raw const document) } == 0 {
            return Err(Error::from_thread());
        }
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let mut written = 0;
        // SAFETY: the bytes are as many as it says and live as long as the call.
        let sent = unsafe { WritePrinter(self.0, bytes.as_ptr().cast(), length, &raw mut written).ok() };
        // SAFETY: the handle is open; what was begun ends, whatever came of it.
        sent.and(unsafe { EndDocPrinter(self.0).ok() })
    }

    /// One of the commands `JOB_CONTROL_*`.
    ///
    /// # Errors
    /// `ERROR_INVALID_PARAMETER` where it has no such job, or another one.
    pub(super) fn command(&self, number: u32, command: u32) -> Result<()> {
        // SAFETY: the handle is open; level 0 takes no record.
        unsafe { SetJobW(self.0, number, 0, None, command).ok() }
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        // SAFETY: the handle was opened by us and is closed once.
        let _ = unsafe { ClosePrinter(self.0) };
    }
}

/// What a call of the spooler writes, after it said how much that is. The elements
/// are as aligned as any record of it.
fn filled(mut call: impl FnMut(&mut [u8], &mut u32) -> Result<()>) -> Result<Vec<u64>> {
    let mut buffer = vec![0_u64; 512];
    loop {
        let length = buffer.len() * size_of::<u64>();
        // SAFETY: bytes have no shape, and the buffer is borrowed for as long.
        let bytes = unsafe { std::slice::from_raw_parts_mut(buffer.as_mut_ptr().cast::<u8>(), length) };
        let mut needed = 0;
        match call(bytes, &mut needed) {
            Ok(()) => return Ok(buffer),
            Err(error)
                if error.code() == ERROR_INSUFFICIENT_BUFFER.to_hresult() && needed as usize > length =>
            {
                buffer.resize((needed as usize).div_ceil(size_of::<u64>()), 0);
            }
            Err(error) => return Err(error),
        }
    }
}

/// # Safety
/// The buffer begins with `count` records of this kind, written by the spooler.
unsafe fn records<T>(buffer: &[u64], count: u32) -> &[T] {
    const { assert!(align_of::<T>() <= align_of::<u64>()) };
    let count = (count as usize).min(size_of_val(buffer) / size_of::<T>());
    // SAFETY: they are aligned, inside the buffer, and written.
    unsafe { std::slice::from_raw_parts(buffer.as_ptr().cast::<T>(), count) }
}

fn described(queue: &PRINTER_INFO_2W) -> Described {
    Described {
        name: text(queue.pPrinterName),
        comment: text(queue.pComment),
        location: text(queue.pLocation),
        port: text(queue.pPortName),
        attributes: queue.Attributes,
        status: queue.Status,
    }
}

fn job(job: &JOB_INFO_1W) -> Job {
    Job {
        number: job.JobId,
        document: text(job.pDocument),
        status: job.Status,
        message: Some(text(job.pStatus)).filter(|message| !message.is_empty()),
    }
}

fn text(text: PWSTR) -> String {
    if text.is_null() {
        return String::new();
    }
    // SAFETY: the spooler's texts end in a zero and lie in the buffer they were written to.
    String::from_utf16_lossy(unsafe { text.as_wide() })
}
