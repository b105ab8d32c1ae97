//! The codes the shop's own providers printed for it, shown beside what is due.

use crate::visit::{Till, figures};
use domain::line::LineKind;
use domain::settlement::PaymentMeans;
use features::till::{KeepCollectionCode, collection_codes, keep_collection_code};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::alone::code;
use shop_tests::typed::request;

fn shown(till: &Till, means: &str) -> Value {
    let codes = till.run("cashier", collection_codes, AskNothing {})["codes"].clone();
    codes.as_array().unwrap().iter().find(|code| code["means"] == means).expect("both are listed").clone()
}

#[test]
fn a_code_is_kept_shown_replaced_and_taken_off() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    assert_eq!(shown(&till, "wechat"), json!({ "means": "wechat", "qr": [], "version": 0 }));
    let ask = |content: Option<&str>, version: i64| KeepCollectionCode {
        means: PaymentMeans::Wechat,
        content: content.map(str::to_owned),
        version,
    };
    let first = till.run("manager", keep_collection_code, ask(Some("wxp://f2f0one"), 0));
    assert_eq!(shown(&till, "wechat"), first);
    let rows = first["qr"].as_array().unwrap();
    assert!(rows.len() >= 21 && rows.iter().all(|row| row.as_str().unwrap().len() == rows.len()));
    assert_eq!(shown(&till, "alipay")["qr"], json!([]), "each has its own");

    let second = till.run("manager", keep_collection_code, ask(Some("wxp://f2f0two"), 1));
    assert_ne!(second["qr"], first["qr"]);
    // Two managers at once: the second looks again first.
    let stale = request(ask(Some("wxp://f2f0one"), 1));
    assert_eq!(code(&till.refused("manager", "keep_collection_code", stale)), "conflict");
    let none = till.run("manager", keep_collection_code, ask(None, 2));
    assert_eq!(none["qr"], json!([]));
    assert_eq!(shown(&till, "wechat"), none);
}

#[test]
fn what_is_no_code_of_the_shop_is_refused() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    let ask = |means: &str, content: &str| json!({ "means": means, "content": content, "version": 0 });
    for (seat, ask, expect) in [
        ("cashier", ask("wechat", "wxp://x"), "role_missing"),
        ("manager", ask("wechat", "https://qr.alipay.com/x"), "foreign_collection_code"),
        ("manager", ask("alipay", "wxp://x"), "foreign_collection_code"),
        ("manager", ask("wechat", "134567890123456789"), "no_collection_code"),
        ("manager", ask("cash", "wxp://x"), "bad_field"),
        ("manager", ask("wechat", " "), "bad_field"),
    ] {
        assert_eq!(code(&till.refused(seat, "keep_collection_code", ask.clone())), expect, "{ask}");
    }
    assert_eq!(code(&till.refused("technician", "collection_codes", json!({}))), "role_missing");
    assert_eq!(shown(&till, "wechat")["version"], 0);
}
