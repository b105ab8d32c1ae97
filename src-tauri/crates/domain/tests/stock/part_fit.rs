//! Whether a part fits a car, by what people call both.

use domain::part_fit::{CarCalled, SeriesFit};

fn fit(car: (&str, &str), series: &[&str]) -> SeriesFit {
    let series: Vec<String> = series.iter().map(|one| (*one).to_owned()).collect();
    CarCalled::of(car.0, car.1).fit_of(&series)
}

#[test]
fn a_series_is_meant_however_it_is_written() {
    for (car, series) in [
        (("福特", "翼虎"), "翼虎"),
        (("福特", "翼虎 1.5T 2013款"), "翼虎"),
        (("长安福特", "翼虎1.5T"), "福特翼虎"),
        (("", "翼虎"), "福特翼虎"),
        (("福特", "翼虎"), "翼虎 1.5"),
        (("福特", "翼虎"), "福特"),
        (("本田", "CR-V"), "crv"),
        (("本田", "CRV2.4"), "CR-V"),
        (("哈弗", "Ｈ６"), "哈弗 H6"),
        (("別克", "凱越"), "凯越"),
    ] {
        assert_eq!(fit(car, &["别的车", series]), SeriesFit::Named, "{car:?} {series}");
    }
}

#[test]
fn another_series_is_told_from_it() {
    for (car, series) in [
        (("福特", "翼虎"), "福克斯"),
        (("哈弗", "H60"), "H6"),
        (("奥迪", "A4L"), "A4"),
        (("宝马", "X5"), "宝马X3"),
    ] {
        assert_eq!(fit(car, &[series]), SeriesFit::Other, "{car:?} {series}");
    }
}

#[test]
fn nothing_is_said_where_nobody_said_it() {
    assert_eq!(fit(("福特", "翼虎"), &[]), SeriesFit::Unsaid);
    assert_eq!(fit(("福特", "翼虎"), &[" ", "-"]), SeriesFit::Unsaid, "nothing but a dash");
    assert_eq!(fit(("", ""), &["翼虎"]), SeriesFit::Unsaid);
    assert_eq!(fit(("福特", ""), &["翼虎"]), SeriesFit::Unsaid, "of its maker any");
    assert!(SeriesFit::Named < SeriesFit::Unsaid && SeriesFit::Unsaid < SeriesFit::Other);
}
