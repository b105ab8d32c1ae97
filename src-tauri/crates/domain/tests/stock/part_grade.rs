//! The grade of a part as lists write it.

use domain::line_figures::PartGrade;

#[test]
fn a_grade_is_told_from_the_words_of_the_trade_and_a_kind_of_part_is_none() {
    for (text, grade) in [
        ("原厂", PartGrade::Genuine),
        ("原廠件", PartGrade::Genuine),
        ("Original", PartGrade::Genuine),
        ("同质配件", PartGrade::Equivalent),
        ("同級件", PartGrade::Equivalent),
        ("副厂", PartGrade::Aftermarket),
        ("再製件", PartGrade::Remanufactured),
        ("拆车件", PartGrade::Repaired),
    ] {
        assert_eq!(PartGrade::written(text), Some(grade), "{text}");
    }
    for text in ["", "滤清器", "油品", "1", "A"] {
        assert_eq!(PartGrade::written(text), None, "{text}");
    }
}
