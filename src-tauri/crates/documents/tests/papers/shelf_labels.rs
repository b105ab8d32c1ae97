//! Labels for shelves: one a page, nothing over its edge, and the bin on each.

use crate::paper::Paper;
use crate::sample;
use documents::shelf_label::{SIZES, ShelfLabel, ShelfLabels};
use documents::{Content, Form, PageSize};

fn labels(count: i64, word: &str) -> ShelfLabels {
    ShelfLabels {
        head: sample::head(),
        number: "A-03-2".into(),
        printed_at: sample::PRINTED_AT.into(),
        labels: (1..=count)
            .map(|n| ShelfLabel {
                code: format!("004152-{n:02}{word}"),
                name: format!("机油滤清器{word}"),
                described: format!("丰田 1.8T 个{word}"),
                bin: format!("A-03-{n}"),
                scanned: format!("004152-{n:02}"),
            })
            .collect(),
    }
}

fn drawn(size: PageSize, of: &ShelfLabels, name: &str) -> Paper {
    let bytes = of.draw(Form::new("货架标签", size)).expect("it prints");
    Paper::keep(&format!("label_{name}_{}", size.name()), &bytes)
}

#[test]
fn each_part_has_a_label_of_its_own_with_its_code_its_name_and_its_bin() {
    for size in SIZES {
        let paper = drawn(*size, &labels(3, ""), "usual");
        let pages = paper.pages();
        assert_eq!(pages.len(), 3, "{}", size.name());
        for (n, page) in (1..).zip(&pages) {
            let page: String = page.split_whitespace().collect();
            for said in [format!("004152-{n:02}"), "机油滤清器".to_owned(), format!("A-03-{n}")] {
                assert!(page.contains(&said), "{}: no {said} in {page}", size.name());
            }
        }
    }
}

#[test]
fn labels_are_as_large_as_they_are_bought_and_nothing_is_drawn_over_their_edge() {
    for (size, width, height) in [(PageSize::Label60, 60.0, 40.0), (PageSize::Label40, 40.0, 30.0)] {
        for word in ["", "很长的名字".repeat(8).as_str()] {
            let paper = drawn(size, &labels(1, word), if word.is_empty() { "short" } else { "long" });
            crate::ink::stands_well(&paper, size, size.name());
            let sizes = paper.page_sizes();
            assert_eq!(sizes.len(), 1);
            assert!((sizes[0].0 - width * 72.0 / 25.4).abs() < 0.011, "{sizes:?}");
            assert!((sizes[0].1 - height * 72.0 / 25.4).abs() < 0.011, "{sizes:?}");
        }
    }
}

/// Half a part number that looks whole is another part's.
#[test]
fn a_number_too_long_for_its_label_ends_in_dots() {
    for size in SIZES {
        let mut of = labels(1, "");
        of.labels[0].code = "04152-YZZA1-00-".repeat(8);
        let text = drawn(*size, &of, "number").solid();
        assert!(text.contains('…'), "{}: {text}", size.name());
        // One that fits two lines stands whole.
        of.labels[0].code = "04152YZZA1001".to_owned();
        let text = drawn(*size, &of, "whole_number").solid();
        assert!(text.contains("04152YZZA1001") && !text.contains('…'), "{}: {text}", size.name());
    }
}
