//! What a hundred thousand photos cost: the first copy of a shop that has them,
//! the copies of the days after, a start, a look at the whole file.
//!
//! `make soak` runs it. `--small` takes a hundredth of them.

use domain::ids::PersonId;
use kernel::{Session, Shop, SystemClock};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const PHOTOS: usize = 100_000;
/// Each photo is kept whole and small. A camera's own is larger; the disk of a
/// computer that builds this is not.
const WHOLE: usize = 40 << 10;
const SMALL: usize = 6 << 10;
const AT_ONCE: usize = 500;
/// Minutes once, and then no more than somebody waits for.
const FIRST: Duration = Duration::from_secs(15 * 60);
const AGAIN: Duration = Duration::from_secs(30);

fn open(folder: &std::path::Path) -> Arc<Shop> {
    app::open(folder, Arc::new(SystemClock)).expect("the shop opens")
}

fn ask(shop: &Arc<Shop>, session: &Session, command: &str, request: Value) -> Value {
    static ASKED: AtomicU64 = AtomicU64::new(0);
    let key = format!("photos-{}-{}", std::process::id(), ASKED.fetch_add(1, Ordering::Relaxed));
    app::call(shop, session, command, request, Some(&key))
        .unwrap_or_else(|refusal| panic!("{command}: {refusal}"))
}

/// Until it is done; the second is how often somebody was told how far it is.
fn long_work(shop: &Arc<Shop>, me: &Session, command: &str) -> (Duration, usize) {
    let began = Instant::now();
    ask(shop, me, command, json!({}));
    let (mut told, mut last) = (0, json!(null));
    loop {
        let status = ask(shop, me, "task_status", json!({}));
        assert_ne!(status["state"], "failed", "{status}");
        if status["state"] == "done" {
            return (began.elapsed(), told);
        }
        told += usize::from(status["done"] != last);
        last = status["done"].clone();
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn pour(shop: &Arc<Shop>, photos: usize) {
    let mut bytes = vec![0; WHOLE];
    let actor = shop.actor(&Session::of(PersonId(1), "bench"), "pour", None, &json!({}));
    for first in (0..photos).step_by(AT_ONCE) {
        let mut puts = Vec::new();
        for number in first..(first + AT_ONCE).min(photos) {
            // No two are alike.
            bytes[..8].copy_from_slice(&number.to_le_bytes());
            for part in [&bytes[..], &bytes[..SMALL]] {
                puts.push(shop.db.blobs().put(part).expect("kept"));
            }
        }
        shop.db
            .write::<storage::StorageError>(&actor, |w| {
                for put in &puts {
                    w.name_blob(put, "image/jpeg")?;
                }
                Ok(json!({}))
            })
            .expect("named");
    }
}

fn main() {
    let photos = if std::env::args().any(|argument| argument == "--small") { PHOTOS / 100 } else { PHOTOS };
    let folder = PathBuf::from(".bench").join("photos");
    let _ = std::fs::remove_dir_all(&folder);
    let shop = open(&folder);
    let set_up = json!({ "name": "照片多", "phone": "0755-1", "address": "深圳", "person_name": "老板",
                         "pin": "2468", "bays": ["1"] });
    ask(&shop, &Session::nobody("bench"), "set_up_shop", set_up);
    let me = Session::of(PersonId(1), "bench");
    let began = Instant::now();
    pour(&shop, photos);
    println!("{photos} photos, whole and small, poured in {} s", began.elapsed().as_secs());

    let (first, told) = long_work(&shop, &me, "make_backup");
    println!("the first copy: {:.1} s, its progress told {told} times", first.as_secs_f64());
    let (again, _) = long_work(&shop, &me, "make_backup");
    println!("the next copy: {:.1} s", again.as_secs_f64());
    shop.close();
    drop(shop);
    let began = Instant::now();
    let shop = open(&folder);
    let started = began.elapsed();
    println!("a start: {:.1} s", started.as_secs_f64());
    let (checked, _) = long_work(&shop, &me, "check_file");
    println!("a look at every byte: {:.1} s", checked.as_secs_f64());
    shop.close();
    drop(shop);
    let _ = std::fs::remove_dir_all(&folder);
    let late =
        [("the first copy", first, FIRST), ("the next copy", again, AGAIN), ("a start", started, AGAIN)];
    let mut failed = false;
    for (name, took, limit) in late {
        if took > limit {
            println!("NOT KEPT: {name} takes longer than {} s", limit.as_secs());
            failed = true;
        }
    }
    if failed {
        std::process::exit(1);
    }
}
