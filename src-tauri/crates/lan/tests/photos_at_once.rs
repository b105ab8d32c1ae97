//! Many tablets send photos at once: each is made smaller in its turn, and whoever asks something
//! else meanwhile is answered as ever.

mod support;

use domain::ids::WorkOrderId;
use domain::photo::{PhotoKind, PhotoPlace};
use features::photos::AddPhoto;
use serde_json::json;
use shop_tests::PIN;
use shop_tests::photos::picture_of;
use shop_tests::typed::request;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use support::opened::{ALL, opened};

const TABLETS: usize = 4;
const OF_EACH: usize = 8;

#[test]
fn who_asks_something_small_waits_for_no_photo() {
    let opened = opened();
    let shop = &opened.shop;
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响");
    let other = opened.paired("前台", &ALL);
    let tablets: Vec<_> = (0..TABLETS)
        .map(|number| {
            let mut tablet = opened.paired(&format!("{number}号平板"), &ALL);
            assert_eq!(tablet.sign_in(shop.id_of("advisor"), PIN).status, 200);
            tablet
        })
        .collect();
    // Small on the way and large to work on, as what a page made smaller first.
    let content = picture_of(7, 1200, 900);
    assert!(content.len() < 1 << 20);
    let place = PhotoPlace {
        kind: PhotoKind::WalkAround,
        finding_id: None,
        job_id: None,
        item: String::new(),
        damage_mark: String::new(),
        caption: String::new(),
    };
    let photo =
        request(AddPhoto { work_order_id: WorkOrderId(car.id()), checked_in_at: None, place, content });
    let (begins, kept) = (Barrier::new(TABLETS * OF_EACH + 1), AtomicUsize::new(0));
    thread::scope(|scope| {
        for tablet in &tablets {
            for number in 0..OF_EACH {
                let (begins, kept, photo) = (&begins, &kept, &photo);
                scope.spawn(move || {
                    begins.wait();
                    let ask =
                        json!({ "request": photo, "key": format!("key-of-photo-{number}-{}", tablet.from) });
                    let answer = tablet.post("/api/rpc/add_photo", &ask);
                    assert_eq!(answer.status, 200, "{}", answer.json());
                    kept.fetch_add(1, Ordering::SeqCst);
                });
            }
        }
        begins.wait();
        let asks = || assert_eq!(other.call("shop_status", json!({})).status, 200);
        while kept.load(Ordering::SeqCst) == 0 {
            asks();
        }
        // Now the others have come, too. Sixteen threads that all waited for photos would have one free
        // for this after seventeen of them.
        (0..3).for_each(|_| asks());
        let before = kept.load(Ordering::SeqCst);
        assert!(before <= TABLETS * OF_EACH / 3, "{before} photos were kept first");
    });
    assert_eq!(kept.into_inner(), TABLETS * OF_EACH, "and none is lost");
}
