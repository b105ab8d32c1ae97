//! How the test's shop begins, ends and starts again, and its file behind the
//! program's back.

use crate::clock::ShopClock;
use crate::doors::{Door, Http, Router};
use crate::first_day;
use crate::typed::{Command, request};
use crate::{PIN, SEATS, TestShop};
use features::office::setup::{SetUpShop, set_up_shop};
use kernel::Shop;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;
use storage::db::FILE_NAME;
use tempfile::TempDir;

/// The five answers that make the shop.
pub fn set_up() -> SetUpShop {
    SetUpShop {
        name: "顺风汽修".to_owned(),
        phone: "0755-27788990".to_owned(),
        address: "深圳市宝安区新安路 18 号".to_owned(),
        person_name: "manager".to_owned(),
        pin: PIN.to_owned(),
        bays: ["1 号工位", "2 号工位", "钣喷位"].map(str::to_owned).to_vec(),
        repairs: None,
    }
}

/// A folder for one test, gone with it.
pub struct Folder {
    path: PathBuf,
    _around: TempDir,
}

impl Folder {
    /// Its place only: the program makes its folder by itself.
    pub fn free() -> Self {
        let around = tempfile::tempdir().expect("a folder for the test");
        Self { path: around.path().join("shop"), _around: around }
    }

    /// One that is there before the program is.
    pub fn made() -> Self {
        let folder = Self::free();
        std::fs::create_dir(&folder.path).expect("a folder for the test");
        folder
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The file of a folder, beside whichever program has it open.
pub fn file_in(folder: &Path) -> Connection {
    let file = Connection::open(folder.join(FILE_NAME)).expect("the file opens");
    storage::changes::teach(&file).expect("the file's own functions");
    file.busy_timeout(Duration::from_secs(10)).expect("others are waited for");
    file
}

/// Everybody is called as the seat is.
fn who_sits_at(file: &Path, seat: &str) -> i64 {
    let file = Connection::open(file).expect("the file opens");
    file.query_row("SELECT id FROM person WHERE name = ?1", [seat], |row| row.get(0))
        .expect("somebody sits there")
}

fn here(shop: Arc<Shop>) -> Box<dyn Door> {
    Box::new(Router::new(shop))
}

impl TestShop {
    /// A file that nobody has set up yet, asked in this process. The moment is
    /// a local time such as `2026-03-02T08:30`.
    pub fn empty_at(moment: &str) -> Self {
        Self::opened(Folder::free(), moment, here)
    }

    /// Set up with these answers; the one person has every role, and sits on
    /// the manager's seat.
    pub fn alone_at(moment: &str, answers: SetUpShop) -> Self {
        Self::empty_at(moment).set_up(answers)
    }

    /// The shop with somebody on every seat.
    pub fn open_at(moment: &str) -> Self {
        let file = first_day::file_of(moment, |place| {
            let made = Self::empty_at(moment).set_up(set_up()).with_everybody();
            let place = place.to_str().expect("a path in letters");
            made.file().execute("VACUUM INTO ?1", [place]).expect("the file is written");
        });
        Self::on_file(&file, moment, |seat| who_sits_at(&file, seat))
    }

    /// The same shop asked over HTTP.
    pub fn over_http_at(moment: &str) -> Self {
        Self::opened(Folder::free(), moment, |shop| Box::new(Http::new(shop)))
            .set_up(set_up())
            .with_everybody()
    }

    /// A shop that an earlier program kept, with the people of its seats.
    pub fn on_file(file: &Path, moment: &str, person: impl Fn(&str) -> i64) -> Self {
        let folder = Folder::made();
        std::fs::copy(file, folder.path().join(FILE_NAME)).expect("the file can be copied");
        let mut test = Self::opened(folder, moment, here);
        for seat in SEATS {
            test.sits(seat, person(seat));
        }
        // The file remembers the keys it was made with.
        test.keys = AtomicU64::new(1_000);
        test
    }

    fn opened(folder: Folder, moment: &str, door: impl FnOnce(Arc<Shop>) -> Box<dyn Door>) -> Self {
        let clock = Arc::new(ShopClock::at(moment));
        let shop = app::open(folder.path(), clock.clone()).expect("the shop opens");
        let door = door(shop.clone());
        Self { shop, clock, people: BTreeMap::new(), door, keys: AtomicU64::new(1), folder }
    }

    fn set_up(mut self, answers: SetUpShop) -> Self {
        let asked = self.door.call(None, set_up_shop.name(), request(answers), Some(self.key()));
        let status = asked.expect("five answers make a shop");
        self.sits("manager", status["people"][0]["id"].as_i64().expect("the first person can sign in"));
        self
    }

    fn with_everybody(mut self) -> Self {
        for seat in SEATS.into_iter().filter(|seat| *seat != "manager") {
            self.hire(seat, &[seat.trim_start_matches("second_")]);
        }
        self.only_manages();
        self
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file itself, to look at what no command shows, and to put into it
    /// what only an older program wrote.
    pub fn file(&self) -> Connection {
        file_in(self.folder())
    }

    /// The program ends in order and starts again on the same file.
    pub fn restart(&mut self) {
        self.shop.close();
        // One program has the file: this one lets go of it before it opens it.
        let own = self.moves_to(Folder::free());
        self.moves_to(own);
    }

    /// The program ends in the middle of long work, and starts again: on a copy of
    /// its folder as it stands, for this process cannot end.
    pub fn break_off(&mut self) {
        let stands = Folder::made();
        // As a kill leaves it: the file and its log, whatever the two hold. Who reads
        // keeps the log from being begun anew while both are copied, one after the
        // other; a kill leaves them of one moment.
        let reads = self.file();
        let begun = "BEGIN; SELECT count(*) FROM sqlite_schema";
        reads.execute_batch(begun).expect("a reader begins");
        for name in ["workbay.db", "workbay.db-wal", "workbay.secret"] {
            let _ = std::fs::copy(self.folder().join(name), stands.path().join(name));
        }
        drop(reads);
        self.shop.close();
        self.moves_to(stands);
    }

    /// The folder it had before.
    fn moves_to(&mut self, folder: Folder) -> Folder {
        self.shop = app::open(folder.path(), self.clock.clone()).expect("the shop opens again");
        self.door.leads_to(self.shop.clone());
        std::mem::replace(&mut self.folder, folder)
    }

    /// The program has ended; its folder stays.
    pub fn end(self) -> Folder {
        self.shop.close();
        self.folder
    }
}
