//! Where the shop's file lies on this computer.

use std::io;
use std::path::{Path, PathBuf};

/// The folder of the shop's file, known to every command of the shell.
pub struct Folder(pub PathBuf);

/// A file name as every system takes it: some characters mean folders or
/// drives on Windows.
pub fn plain_name(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c }).collect();
    let plain = plain.trim().trim_end_matches('.');
    if plain.is_empty() { "document.pdf".to_owned() } else { plain.to_owned() }
}

/// Writes beside the place first: a full disk must not cost the file that was
/// there before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // A half-written file must not be left lying around. Where it cannot be
        // removed either, the caller is still answered with the first error.
        let _ = std::fs::remove_file(&part);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{plain_name, write_whole};

    #[test]
    fn names_of_papers_are_taken_by_every_system() {
        let cases = [
            ("结算单 S2026-0001.pdf", "结算单 S2026-0001.pdf"),
            ("a/b\\c:d*e?.pdf", "a-b-c-d-e-.pdf"),
            ("报价单\n粤B12345.pdf", "报价单-粤B12345.pdf"),
            ("  ..", "document.pdf"),
        ];
        for (name, expect) in cases {
            assert_eq!(plain_name(name), expect, "{name:?}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_replaced_is_kept_and_nothing_lies_beside_it() {
        let folder = std::env::temp_dir().join(format!("workbay-write-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("taken").join("inside")).expect("a folder for the test");
        assert!(write_whole(&folder.join("taken"), b"paper").is_err(), "a folder stands in the place");
        write_whole(&folder.join("paper.pdf"), b"first").expect("written");
        write_whole(&folder.join("paper.pdf"), b"second").expect("replaced");
        let mut names: Vec<_> = std::fs::read_dir(&folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"))
            .collect();
        names.sort();
        assert_eq!(names, ["paper.pdf", "taken"]);
        assert_eq!(std::fs::read(folder.join("paper.pdf")).expect("readable"), b"second");
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
