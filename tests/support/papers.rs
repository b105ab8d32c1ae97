//! What a paper says, as a reader of PDFs finds it.

use std::process::Command;

/// The text of a PDF, laid out as on the page, without the blanks between
/// words: what stands beside what depends on the reader, the characters do not.
pub fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder for the paper");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).expect("the paper can be kept");
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&path).arg("-").output();
    let read = read.expect("pdftotext is there: install poppler-utils");
    assert!(read.status.success(), "pdftotext cannot read the paper");
    String::from_utf8_lossy(&read.stdout).split_whitespace().collect()
}
