//! Small files made to take all memory or all time.

use crate::support::{FAR_CELLS, outside, program, xlsx};
use spreadsheets::{Options, Unreadable, read, read_outside};
use std::cell::RefCell;
use std::time::{Duration, Instant};

#[test]
fn what_unpacks_to_more_than_a_list_is_refused_by_name() {
    let row = "<row><c><v>0</v></c></row>";
    let refused = |what: &str, bytes: &[u8]| {
        assert!(bytes.len() < 1 << 20, "{what}: {}", bytes.len());
        assert_eq!(outside(bytes).map(|_| ()), Err(Unreadable::TooDemanding), "{what}");
    };
    refused("tags", &xlsx(&"<row/>".repeat(21_000_000), "", ""));
    refused("depth", &xlsx(&"<a>".repeat(30_000_000), "", ""));
    refused("strings", &xlsx(row, &"<si/>".repeat(2_100_000), ""));
    refused("looks", &xlsx(row, "", &" ".repeat(9 << 20)));
    let long = format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "a".repeat(170 << 20));
    refused("a text", &xlsx(&long, "", ""));
    // One long string in two hundred thousand places.
    let repeated = "<row><c t=\"s\"><v>0</v></c></row>".repeat(100_000);
    refused("places", &xlsx(&repeated, &format!("<si><t>{}</t></si>", "a".repeat(32_000)), ""));
}

#[test]
fn far_cells_on_many_sheets_take_nothing() {
    let start = Instant::now();
    assert_eq!(outside(FAR_CELLS).unwrap().len(), 1);
    assert!(start.elapsed() < Duration::from_secs(20));
}

/// How long a text takes, the shortest of some tries.
fn took(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        read(text.as_bytes(), &Options::default()).unwrap();
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn torn_quotes_take_time_as_their_text_grows() {
    for line in ["a\",\"b\n", "K1,\"a\n", "\"\"\"\n", "\"a\"b,\"c\n", "a,\"b\"\"\n"] {
        let (once, fourfold) = (took(&line.repeat(40_000)), took(&line.repeat(160_000)));
        assert!(fourfold < once * 8 + Duration::from_millis(50), "{line:?}: {once:?}, {fourfold:?}");
    }
}

#[test]
fn a_reading_that_is_called_off_ends_at_once() {
    let bytes = xlsx(&"<row><c><v>1</v></c></row>".repeat(190_000), "", "");
    let called_off = read_outside(&program(), &bytes, &Options::default(), |_| false).unwrap();
    assert!(matches!(called_off, Err(Unreadable::Cancelled)), "{called_off:?}");
}

#[test]
fn who_asks_for_a_long_file_is_told_how_far_it_is() {
    let lines = "K1,张小芳,13800138000\n".repeat(150_000);
    for bytes in [lines.into_bytes(), xlsx(&"<row><c><v>1</v></c></row>".repeat(190_000), "", "")] {
        let told = RefCell::new(Vec::new());
        let grid = read_outside(&program(), &bytes, &Options::default(), |rows| {
            told.borrow_mut().push(rows);
            true
        });
        let rows = grid.unwrap().unwrap().len();
        let told = told.into_inner();
        assert!(
            told.is_sorted() && told.iter().all(|so_far| (*so_far as usize) < rows),
            "{told:?} of {rows}"
        );
        assert!(told.iter().any(|so_far| *so_far > 0), "{told:?}");
    }
}
