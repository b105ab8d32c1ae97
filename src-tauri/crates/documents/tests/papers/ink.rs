//! Where on its pages a paper has put something, by poppler's eyes.

use crate::paper::Paper;
use documents::PageSize;

pub const SIZES: [PageSize; 6] =
    [PageSize::A4, PageSize::A5, PageSize::Form280, PageSize::Form140, PageSize::Form93, PageSize::Roll80];

/// Width and height as the paper is bought; a roll has no height.
pub fn bought(size: PageSize) -> (f64, Option<f64>) {
    match size {
        PageSize::A4 => (595.28, Some(841.89)),
        PageSize::A5 => (419.53, Some(595.28)),
        PageSize::Form280 => (684.0, Some(792.0)),
        PageSize::Form140 => (684.0, Some(396.0)),
        PageSize::Form93 => (684.0, Some(264.0)),
        PageSize::Roll80 => (226.77, None),
        PageSize::Label60 => (170.08, Some(113.39)),
        PageSize::Label40 => (113.39, Some(85.04)),
    }
}

/// What no printer reaches or a tear takes, at the sides and above and below.
fn unprinted(size: PageSize) -> (f64, f64) {
    match size {
        PageSize::A4 | PageSize::A5 => (20.0, 20.0),
        PageSize::Form280 | PageSize::Form140 | PageSize::Form93 => (36.0 + 4.0, 12.0),
        PageSize::Roll80 => (11.3, 4.0),
        PageSize::Label60 | PageSize::Label40 => (4.0, 4.0),
    }
}

pub fn is_black_only(size: PageSize) -> bool {
    !matches!(size, PageSize::A4 | PageSize::A5)
}

struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

fn value(tag: &str, name: &str) -> f64 {
    let (_, rest) = tag.split_once(&format!("{name}=\"")).expect("the tag names all edges");
    rest.split('"').next().and_then(|edge| edge.parse().ok()).expect("an edge is a number")
}

fn words(paper: &Paper) -> Vec<Vec<Word>> {
    let answer = paper.poppler_bytes("pdftotext", &["-bbox", "-enc", "UTF-8"], true);
    // In the author's name poppler writes halves of characters beyond the first plane.
    let answer = String::from_utf8_lossy(&answer);
    let pages = answer.split("<page ").skip(1);
    pages
        .map(|page| {
            let words = page.lines().filter(|line| line.trim_start().starts_with("<word"));
            words
                .map(|line| Word {
                    text: line.split('>').nth(1).unwrap_or_default().trim_end_matches("</word").to_owned(),
                    left: value(line, "xMin"),
                    top: value(line, "yMin"),
                    right: value(line, "xMax"),
                    bottom: value(line, "yMax"),
                })
                .collect()
        })
        .collect()
}

/// One page as poppler paints it, a point a pixel, without soft edges.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

fn pictures(paper: &Paper, pages: usize) -> Vec<Picture> {
    let last = pages.to_string();
    let options = ["-r", "72", "-gray", "-aa", "no", "-aaVector", "no", "-l", &last];
    let bytes = paper.poppler_bytes("pdftoppm", &options, false);
    let mut rest = bytes.as_slice();
    let mut pictures = Vec::new();
    while !rest.is_empty() {
        let mut words = Vec::new();
        while words.len() < 4 {
            let end = rest.iter().position(u8::is_ascii_whitespace).expect("the head of a picture");
            words.push(String::from_utf8_lossy(&rest[..end]).into_owned());
            rest = &rest[end + 1..];
        }
        assert_eq!((words[0].as_str(), words[3].as_str()), ("P5", "255"));
        let (width, height): (usize, usize) =
            (words[1].parse().expect("a width"), words[2].parse().expect("a height"));
        let (pixels, after) = rest.split_at(width * height);
        pictures.push(Picture { width, height, pixels: pixels.to_vec() });
        rest = after;
    }
    pictures
}

/// Nothing is cut, nothing stands on the strips or beside the printing head,
/// no word on another, and a needle is never asked for a grey.
pub fn stands_well(paper: &Paper, size: PageSize, what: &str) {
    let (width, height) = bought(size);
    let (side, above) = unprinted(size);
    let sizes = paper.page_sizes();
    for page in &sizes {
        assert!((page.0 - width).abs() < 0.011, "{what}: {page:?}");
        assert!(height.is_none_or(|height| (page.1 - height).abs() < 0.011), "{what}: {page:?}");
    }
    for (number, (page, words)) in sizes.iter().zip(words(paper)).enumerate() {
        let what = format!("{what}, page {}", number + 1);
        for word in &words {
            // A box reaches from a letter's ascent to its descent: its middle is where the letter is.
            let inside = word.left >= side - 0.1
                && word.right <= page.0 - side + 0.1
                && (word.top + word.bottom) / 2.0 >= above
                && (word.top + word.bottom) / 2.0 <= page.1 - above;
            assert!(inside, "{what}: \"{}\" at {:.1}…{:.1}", word.text, word.left, word.right);
        }
        no_word_stands_on_another(&words, &what);
    }
    for (number, picture) in pictures(paper, 6).iter().enumerate() {
        let what = format!("{what}, page {}", number + 1);
        let edges =
            (side as usize, picture.width - side as usize, above as usize, picture.height - above as usize);
        for (at, grey) in picture.pixels.iter().enumerate().filter(|(_, grey)| **grey != 255) {
            let (x, y) = (at % picture.width, at / picture.width);
            let inside = x >= edges.0 && x < edges.1 && y >= edges.2 && y < edges.3;
            assert!(inside, "{what}: something is drawn at {x}, {y}");
            assert!(*grey == 0 || !is_black_only(size), "{what}: grey at {x}, {y}");
        }
    }
}

fn no_word_stands_on_another(words: &[Word], what: &str) {
    // What runs into its neighbour poppler reads as one word.
    for word in words {
        let is_figure = word.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        let amounts = word.text.matches('.').count();
        assert!(!is_figure || amounts <= 1, "{what}: amounts run into each other: \"{}\"", word.text);
    }
    // The inner half of a box: fonts claim more above and below than letters use.
    let inner = |word: &Word| {
        let quarter = (word.bottom - word.top) / 4.0;
        (word.left + 0.3, word.top + quarter, word.right - 0.3, word.bottom - quarter)
    };
    for (index, word) in words.iter().enumerate() {
        let one = inner(word);
        for other in &words[index + 1..] {
            let two = inner(other);
            let apart = one.2 <= two.0 || two.2 <= one.0 || one.3 <= two.1 || two.3 <= one.1;
            assert!(apart, "{what}: \"{}\" and \"{}\" stand on each other", word.text, other.text);
        }
    }
}
