//! A printer is measured and made good: to a tenth of a millimetre, on every size.

use crate::paper::Paper;
use crate::sample;
use documents::calibration_page::{CalibrationMarks, CalibrationPage};
use documents::{Content, Correction, Form, PageSize, page_size};

const SIZES: [PageSize; 6] =
    [PageSize::A4, PageSize::A5, PageSize::Form280, PageSize::Form140, PageSize::Form93, PageSize::Roll80];

/// Dots to the millimetre.
const FINE: usize = 20;

/// A page as dots, dark ones true.
struct Dots {
    width: usize,
    dark: Vec<bool>,
}

impl Dots {
    fn of(paper: &Paper) -> Self {
        let resolution = (FINE as f64 * 25.4).to_string();
        let picture = paper.poppler_bytes("pdftoppm", &["-r", &resolution, "-gray", "-singlefile"], false);
        let mut words = picture.split(|byte| byte.is_ascii_whitespace());
        let mut next = || String::from_utf8_lossy(words.next().expect("a head")).into_owned();
        assert_eq!(next(), "P5");
        let mut side = || next().parse::<usize>().expect("a number");
        let (width, height) = (side(), side());
        let dots = &picture[picture.len() - width * height..];
        Self { width, dark: dots.iter().map(|grey| *grey < 128).collect() }
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark[y * self.width + x]
    }

    /// Where the one line is that is dark all along, within four millimetres of
    /// where it should be, in millimetres.
    fn line(along: impl Fn(usize) -> bool, about: f64) -> f64 {
        let within = |mm: f64| (mm * FINE as f64) as usize;
        let dark: Vec<usize> = (within(about - 4.0)..within(about + 4.0)).filter(|at| along(*at)).collect();
        let (first, last) = (dark.first().expect("a line"), dark.last().expect("a line"));
        assert!(last - first < FINE, "one line, not several: {first}..{last}");
        (*first as f64 + *last as f64 + 1.0) / 2.0 / FINE as f64
    }
}

/// Where the upright and the lying line are, and how long the lying one is.
fn measured(paper: &Paper, marks: CalibrationMarks, by: Correction) -> (f64, f64, f64) {
    let dots = Dots::of(paper);
    let within = |mm: f64| (mm * FINE as f64) as usize;
    let (left, top) = (f64::from(marks.from_left), f64::from(marks.from_top));
    // Between two ticks, where only the line itself can be.
    let at = |place: f64, moved: i32| within(place * f64::from(by.scale) / 1000.0 + f64::from(moved) / 10.0);
    let rows: Vec<usize> = (3..8).map(|row| at(top + f64::from(row) + 0.5, by.down)).collect();
    let columns: Vec<usize> = (3..8).map(|column| at(left + f64::from(column) + 0.5, by.right)).collect();
    let upright = Dots::line(|x| rows.iter().all(|y| dots.is_dark(x, *y)), left);
    let lying = Dots::line(|y| columns.iter().all(|x| dots.is_dark(*x, y)), top);
    let row = within(lying);
    let end = (0..dots.width).rev().find(|x| dots.is_dark(*x, row)).expect("a line");
    (upright, lying, end as f64 / FINE as f64 - upright)
}

fn page(size: PageSize, correction: Correction) -> Paper {
    let page = CalibrationPage {
        head: sample::head(),
        printer: "Counter_A4".into(),
        printed_at: sample::PRINTED_AT.into(),
    };
    let form = Form { correction, ..Form::new("打印校准页", size) };
    let what = format!("calibration_{}_{}", size.name(), correction.scale);
    Paper::keep(&what, &page.draw(form).expect("it prints"))
}

#[test]
fn its_lines_stand_where_it_says() {
    for size in SIZES {
        let (paper, marks) = (page(size, Correction::NONE), CalibrationMarks::on(size));
        assert_eq!(paper.pages().len(), 1, "{}", size.name());
        let (left, top, length) = measured(&paper, marks, Correction::NONE);
        let near = |is: f64, wanted: u16| (is - f64::from(wanted)).abs() < 0.16;
        assert!(near(left, marks.from_left), "{} {left}", size.name());
        assert!(near(top, marks.from_top), "{} {top}", size.name());
        assert!((length - f64::from(marks.across)).abs() < 0.3, "{} {length}", size.name());
        paper.says(&[&format!("应为 {}.0 毫米", marks.from_left), "Counter_A4", "打印校准页"]);
    }
}

#[test]
fn a_correction_moves_and_stretches_everything_from_the_upper_left_corner() {
    let correction = Correction { right: -12, down: 25, scale: 1010 };
    for size in SIZES {
        let (straight, put_right) = (page(size, Correction::NONE), page(size, correction));
        let marks = CalibrationMarks::on(size);
        let (left, top, length) = measured(&straight, marks, Correction::NONE);
        let moved = measured(&put_right, marks, correction);
        let near = |is: f64, wanted: f64| (is - wanted).abs() < 0.11;
        assert!(near(moved.0, left * 1.01 - 1.2), "{} {moved:?}", size.name());
        assert!(near(moved.1, top * 1.01 + 2.5), "{} {moved:?}", size.name());
        assert!(near(moved.2, length * 1.01), "{} {moved:?}", size.name());
        assert_eq!(straight.page_sizes(), put_right.page_sizes(), "the sheet stays as it is");
    }
}

#[test]
fn whoever_prints_a_paper_is_told_the_size_of_its_pages() {
    for size in SIZES {
        let paper = CalibrationPage {
            head: sample::head(),
            printer: "Counter_A4".into(),
            printed_at: sample::PRINTED_AT.into(),
        };
        let drawn = paper.draw(Form::new("打印校准页", size)).expect("it prints");
        let (width, height) = page_size(&drawn).expect("a page");
        let read = Paper::keep("page_size", &drawn).page_sizes();
        assert!((read[0].0 - width).abs() < 0.01 && (read[0].1 - height).abs() < 0.01, "{}", size.name());
        let (wide, high) = size.points();
        assert!((wide - width).abs() < 0.1 && high.is_none_or(|high| (high - height).abs() < 0.1));
    }
    assert_eq!(page_size(b"%PDF-1.7 without a page"), None);
}
