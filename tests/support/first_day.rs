//! The shop with somebody on every seat, as it stands after its first minutes.
//! Making it takes half a second, most of it for PINs that are meant to take
//! time, and hundreds of tests begin with it. So each program of tests makes it
//! once for each moment, and every test begins with a copy.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use tempfile::TempDir;

/// The file of that moment, made by `make` if this program has not made it yet.
pub fn file_of(moment: &str, make: impl FnOnce(&Path)) -> PathBuf {
    let program = std::env::current_exe().expect("the tests have a program");
    let built = fs::metadata(&program).and_then(|file| file.modified()).expect("the program was built");
    let built = built.duration_since(UNIX_EPOCH).expect("after 1970").as_nanos();
    let folder = program.with_file_name("first-days");
    let name = program.file_stem().and_then(OsStr::to_str).expect("a program with a name");
    let file = folder.join(format!("{name}-{built}-{}.db", moment.replace(':', "")));
    if !file.exists() {
        fs::create_dir_all(&folder).expect("a folder beside the program");
        forget(&folder, name, &format!("{name}-{built}-"));
        // Nobody finds half a file: several tests may make the same one at once.
        let beside = TempDir::new_in(&folder).expect("room for a file");
        let whole = beside.path().join("whole.db");
        make(&whole);
        fs::rename(whole, &file).expect("the file takes its place");
    }
    file
}

/// What an earlier build of this program made.
fn forget(folder: &Path, name: &str, of_this: &str) {
    for old in fs::read_dir(folder).into_iter().flatten().flatten() {
        let old_name = old.file_name().to_string_lossy().into_owned();
        if old_name.starts_with(name) && !old_name.starts_with(of_this) {
            // Another of the tests may be at the same.
            let _ = fs::remove_file(old.path());
        }
    }
}
