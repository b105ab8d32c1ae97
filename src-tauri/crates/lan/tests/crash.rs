//! The plug is pulled while three stations write. Whatever was answered is
//! there afterwards, whatever was not is there wholly or not at all, and asking
//! again with the same key never does it twice.

mod support;

use base64::Engine;
use chrono::Utc;
use domain::customer::Customer;
use domain::ids::WorkOrderId;
use domain::photo::{PhotoKind, PhotoPlace};
use features::office::backups::RestoreBackup;
use features::photos::AddPhoto;
use serde_json::{Value, json};
use shop_tests::typed::{read, request};
use shop_tests::{Folder, MORNING, PIN, TestShop};
use std::collections::HashMap;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use support::served::serve;
use support::{Station, customer};

const ROUNDS: usize = 50;
const STATIONS: usize = 3;

/// What a station remembers of its own writes.
#[derive(Default)]
struct Notebook {
    answered: Vec<(i64, String)>,
    unanswered: Option<(String, String)>,
}

fn write(station: &Station, key: &str, name: &str) -> Option<Value> {
    let body = json!({ "request": customer(name), "key": key }).to_string();
    let answer = station.try_post("/api/rpc/save_customer", body.as_bytes()).ok()?;
    assert_eq!(answer.status, 200, "{}", answer.json());
    Some(answer.json())
}

fn id_in(answer: &Value) -> i64 {
    answer["customer"]["id"].as_i64().expect("an id")
}

/// Writes until the other side is gone.
fn keep_writing(station: &Station, round: usize, desk: usize, count: &AtomicUsize) -> Notebook {
    let mut book = Notebook::default();
    for n in 0.. {
        let (key, name) = (format!("crash-{round}-{desk}-{n}"), format!("客户{round}之{desk}之{n}"));
        match write(station, &key, &name) {
            Some(answer) => {
                book.answered.push((id_in(&answer), name));
                count.fetch_add(1, Ordering::SeqCst);
            }
            None => {
                book.unanswered = Some((key, name));
                break;
            }
        }
    }
    book
}

/// Lets the stations write, and kills the program after so many answers.
fn pull_the_plug(mut child: Child, station: &Station, round: usize, after: usize) -> Vec<Notebook> {
    let count = Arc::new(AtomicUsize::new(0));
    let books = Arc::new(Mutex::new(Vec::new()));
    let desks: Vec<_> = (0..STATIONS)
        .map(|desk| {
            let (station, count, books) = (station.clone(), count.clone(), books.clone());
            thread::spawn(move || {
                let book = keep_writing(&station, round, desk, &count);
                books.lock().expect("no station failed").push(book);
            })
        })
        .collect();
    while count.load(Ordering::SeqCst) < after {
        assert!(child.try_wait().expect("its state").is_none(), "the program ended by itself");
        thread::yield_now();
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    for desk in desks {
        desk.join().expect("a station that only lost its line");
    }
    std::mem::take(&mut books.lock().expect("no station failed"))
}

#[test]
fn an_answered_write_survives_the_plug_and_a_repeated_one_is_done_once() {
    let folder = Folder::free();
    let (child, station) = serve(folder.path(), None);
    let _ = station.clone().set_up();
    let mut running = Some(child);
    let mut asked_again: Vec<(String, String)> = Vec::new();
    let mut answered = 0;

    for round in 0..ROUNDS {
        let (child, mut station) = match running.take() {
            Some(child) => (child, station.clone()),
            None => serve(folder.path(), None),
        };
        station.sign_in(1, PIN);
        // What got no answer is asked again, as every station does.
        for (key, name) in std::mem::take(&mut asked_again) {
            let first = write(&station, &key, &name).expect("an answer");
            assert_eq!(Some(first), write(&station, &key, &name), "{key}");
        }
        let books = pull_the_plug(child, &station, round, 1 + round * 7 % 23);

        let db = storage::Db::open(folder.path(), Utc::now()).expect("the file opens again");
        db.read(|r| -> storage::Result<()> {
            for (id, name) in books.iter().flat_map(|book| &book.answered) {
                assert_eq!(&r.get::<Customer>(*id)?.name, name, "round {round}");
                answered += 1;
            }
            assert_eq!(storage::replay::differs(r)?, Vec::<String>::new(), "round {round}");
            assert_eq!(r.faults()?, Vec::<String>::new(), "round {round}");
            Ok(())
        })
        .expect("readable");
        asked_again = books.into_iter().filter_map(|book| book.unanswered).collect();
        assert_eq!(asked_again.len(), STATIONS);
    }
    assert!(answered > ROUNDS * 5, "only {answered} writes were answered");
    no_customer_is_there_twice(folder.path());
}

/// Asks until there is an answer; what never comes fails the test by name.
fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "a minute went by, and not yet: {what}");
        thread::yield_now();
    }
}

/// The status of the long work once it is done.
fn ended(station: &Station) -> Value {
    until("the long work is done", || {
        let status = station.call("task_status", json!({}), None).json();
        assert_ne!(status["state"], "failed", "{status}");
        (status["state"] == "done").then_some(status)
    })
}

#[test]
fn a_program_killed_in_a_restore_opens_on_one_whole_file() {
    let folder = Folder::free();
    let (mut child, station) = serve(folder.path(), None);
    let manager = station.set_up();
    let copied = manager.call("make_backup", json!({}), Some("key-of-copy"));
    assert_eq!(copied.status, 200, "{}", copied.json());
    let copy = ended(&manager)["result"]["file_name"].clone();
    for n in 0..50 {
        write(&manager, &format!("afterwards-{n}"), &format!("客户{n}")).expect("an answer");
    }
    child.kill().expect("killed");
    child.wait().expect("gone");

    // Each round asks a little longer before the program is killed: whether the
    // restored file stands by then is the computer's own business. Only the last
    // one is left alone until it does.
    let mut found = Vec::new();
    let last = 15;
    for round in 0..=last {
        let (mut child, mut station) = serve(folder.path(), None);
        station.sign_in(1, PIN);
        let key = format!("back-to-it-{round}");
        let back = request(RestoreBackup { file_name: read(copy.clone()) });
        assert_eq!(station.call("restore_backup", back, Some(&key)).status, 200);
        let signed_out = || station.call("task_status", json!({}), None).status == 401;
        if round == last {
            until("everybody is signed out by the restore", || signed_out().then_some(()));
            station.sign_in(1, PIN);
            ended(&station);
        } else {
            for _ in 0..round * round {
                if signed_out() {
                    break;
                }
            }
        }
        child.kill().expect("killed");
        child.wait().expect("gone");

        let db = storage::Db::open(folder.path(), Utc::now()).expect("the file opens again");
        let customers = db.read(|r| -> storage::Result<i64> {
            assert!(r.is_set_up()?, "round {round}: an empty shop");
            assert_eq!(r.faults()?, Vec::<String>::new(), "round {round}");
            assert_eq!(storage::replay::differs(r)?, Vec::<String>::new(), "round {round}");
            r.count::<Customer>()
        });
        found.push(customers.expect("readable"));
    }
    assert!(found.iter().all(|customers| [0, 50].contains(customers)), "{found:?}");
    assert_eq!(found.last(), Some(&0), "a restore that ended has put the copy there: {found:?}");
}

fn no_customer_is_there_twice(data: &Path) {
    let db = storage::Db::open(data, Utc::now()).expect("the file opens again");
    let mut names: HashMap<String, i64> = HashMap::new();
    db.read(|r| -> storage::Result<()> {
        for id in r.ids_after::<Customer>(0, i64::MAX)? {
            *names.entry(r.get::<Customer>(id)?.name).or_default() += 1;
        }
        Ok(())
    })
    .expect("readable");
    names.retain(|_, times| *times > 1);
    assert_eq!(names, HashMap::new());
}

#[test]
fn a_file_that_is_open_elsewhere_or_is_no_shop_is_refused_in_one_sentence() {
    let folder = Folder::free();
    let (mut child, _station) = serve(folder.path(), None);
    let refused = |data: &Path, expect: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_workbay-serve"))
            .arg("--data")
            .arg(data)
            .args(["--port", "0"])
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            (output.status.code(), said.lines().count(), output.stdout.len()),
            (Some(2), 1, 0),
            "{said}"
        );
        assert!(said.contains(expect), "{said}");
    };
    refused(folder.path(), "open in another program already: workbay-serve");
    child.kill().expect("killed");
    child.wait().expect("gone");

    let foreign = Folder::made();
    let path = foreign.path().join("workbay.db");
    std::fs::write(&path, "this is a letter, not a database").expect("written");
    refused(foreign.path(), "is no shop file");
    assert_eq!(std::fs::read_to_string(&path).expect("still there"), "this is a letter, not a database");
}

/// Of the car as it came in, and of nothing in particular.
fn at_check_in() -> PhotoPlace {
    PhotoPlace {
        kind: PhotoKind::WalkAround,
        finding_id: None,
        job_id: None,
        item: String::new(),
        damage_mark: String::new(),
        caption: String::new(),
    }
}

/// A picture that is no other's.
fn picture(number: u32) -> String {
    let [_, red, green, blue] = number.to_be_bytes();
    let pixels =
        image::RgbImage::from_fn(300, 200, |x, _| image::Rgb([red, green, if x < 150 { blue } else { 0 }]));
    let mut file = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(pixels).write_to(&mut file, image::ImageFormat::Png).expect("written");
    base64::engine::general_purpose::STANDARD.encode(file.into_inner())
}

/// Between the file of a photo and its row the plug is pulled as well: no row
/// without its bytes, and after the next start no bytes without a row.
#[test]
fn a_photo_that_was_answered_is_there_and_one_that_was_not_leaves_nothing() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响");
    let (order, advisor) = (car.id(), shop.id_of("advisor"));
    let folder = shop.end();
    let mut answered = 0;
    for round in 0..12u32 {
        let (mut child, mut station) = serve(folder.path(), None);
        station.sign_in(advisor, PIN);
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                for n in 0.. {
                    let content = picture(round * 1000 + n);
                    let ask = AddPhoto {
                        work_order_id: WorkOrderId(order),
                        checked_in_at: None,
                        place: at_check_in(),
                        content,
                    };
                    let body =
                        json!({ "request": request(ask), "key": format!("photo-{round}-{n}") }).to_string();
                    let Ok(answer) = station.try_post("/api/rpc/add_photo", body.as_bytes()) else { break };
                    assert_eq!(answer.status, 200, "{}", answer.json());
                    count.fetch_add(1, Ordering::SeqCst);
                }
            });
            let after = 1 + round as usize % 4;
            until("photos were taken", || (count.load(Ordering::SeqCst) >= after).then_some(()));
            // A moment that is another one in every round.
            for _ in 0..round * 40_000 {
                std::hint::spin_loop();
            }
            child.kill().expect("killed");
            child.wait().expect("gone");
        });
        answered += count.load(Ordering::SeqCst);
        // The program's own start sweeps; then every row has its bytes, and all bytes a row.
        let opened = app::open(folder.path(), Arc::new(kernel::SystemClock)).expect("the shop opens");
        let named = storage::file_summary::blobs_named_by(&opened.db.path()).expect("readable");
        let photos = opened.db.read(|r| r.photos_of(WorkOrderId(order))).expect("readable");
        assert!(photos.len() >= answered, "{} of {answered}", photos.len());
        for photo in &photos {
            for hash in [&photo.hash, &photo.small_hash] {
                assert!(opened.db.blobs().is_whole(hash).expect("readable"), "round {round}");
            }
        }
        assert_eq!(files_below(&folder.path().join("blobs")), named.len(), "round {round}");
        opened.close();
    }
}

fn files_below(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, |entries| {
        entries
            .filter_map(Result::ok)
            .map(|entry| if entry.path().is_dir() { files_below(&entry.path()) } else { 1 })
            .sum()
    })
}
