//! The door of a shop whose file is gone: a station that began to say something
//! and fell silent keeps nobody from the copy.

mod support;

use features::office::backups::make_backup;
use features::office::recovery::Opened;
use kernel::host::AskNothing;
use lan::recovery::wait_for;
use serde_json::json;
use shop_tests::clock::ShopClock;
use shop_tests::{Folder, MORNING, PIN, TestShop, set_up};
use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use support::Station;

/// A shop with a copy, closed; its file is gone.
fn file_is_gone() -> Folder {
    let shop = TestShop::alone_at(MORNING, set_up());
    shop.run("manager", make_backup, AskNothing {});
    assert_eq!(shop.finished("manager")["state"], "done", "no copy is made");
    let folder = shop.end();
    std::fs::remove_file(folder.path().join("workbay.db")).expect("the file was there");
    folder
}

#[test]
fn a_request_that_never_ends_keeps_nobody_from_the_copy() {
    let folder = file_is_gone();
    let clock = Arc::new(ShopClock::at(MORNING));
    let Opened::Stuck(recovery) = app::open_or_recover(folder.path(), clock).expect("the folder") else {
        panic!("a shop without its file opened");
    };
    let (tell, told) = channel();
    let door = std::thread::spawn(move || {
        wait_for(recovery, 0, |address| tell.send(address).expect("somebody waits"), std::future::pending())
    });
    let address = told.recv_timeout(Duration::from_secs(30)).expect("the door opens");
    let mut silent = TcpStream::connect(address).expect("the door is open");
    silent
        .write_all(b"POST /api/recovery HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90\r\n\r\n{")
        .expect("heard");

    let station = Station::at(address);
    let offer = station.get("/api/recovery").json();
    let copy = &offer["copies"][0];
    let chosen = json!({ "file_name": copy["copy"]["file_name"], "manager_id": copy["managers"][0]["id"], "pin": PIN });
    let begun = Instant::now();
    let answer = station.post("/api/recovery", chosen.to_string().as_bytes());
    assert_eq!(answer.status, 200, "{}", answer.json());
    let shop = door.join().expect("no panic").expect("the door closes").expect("the shop is there again");
    assert!(begun.elapsed() < Duration::from_secs(30), "the silent one held the door open");
    drop(silent);
    shop.close();
}
