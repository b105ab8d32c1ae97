//! Whose car a VIN is, and what is meant by half a word.

use domain::car_words::{MAX_PROPOSED, known_makes, makes_of, meant_by};
use domain::vin::Vin;

fn makes(vin: &str) -> Vec<&'static str> {
    makes_of(&Vin::normalised(vin).expect("a number")).to_vec()
}

#[test]
fn a_vin_proposes_the_makes_of_its_maker_and_the_longer_beginning_counts() {
    assert_eq!(makes("LSVAA49J132047371"), ["大众", "斯柯达", "奥迪"]);
    assert_eq!(makes("lgxc76c44n0123456"), ["比亚迪"]);
    assert_eq!(makes("JTHBF30G220001234"), ["雷克萨斯"]);
    assert_eq!(makes("JTDBR32E720001234"), ["丰田"]);
    assert_eq!(makes("LSV"), ["大众", "斯柯达", "奥迪"], "as it is typed");
    assert!(makes("XXX").is_empty(), "nobody guesses");
    assert!(makes("L").is_empty());
}

#[test]
fn no_beginning_stands_in_the_table_twice_and_each_is_one_of_a_vin() {
    let table = include_str!("../../../../../assets/catalogues/makers.csv");
    let mut seen = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (begins, makes) = line.split_once(',').expect("a beginning and its makes");
        assert!((2..=3).contains(&begins.len()), "{line}");
        assert!(begins.chars().all(domain::vin::is_vin_sign), "{line}");
        assert!(makes.split(',').all(|make| !make.trim().is_empty() && make == make.trim()), "{line}");
        assert!(!seen.contains(&begins), "{line} once more");
        seen.push(begins);
    }
    assert!(seen.len() > 80, "{}", seen.len());
}

#[test]
fn half_a_word_its_initials_and_a_part_of_it_mean_it() {
    let words = || known_makes();
    assert_eq!(meant_by("大", words()), ["大众"]);
    assert_eq!(meant_by("bmw", ["宝马", "BMW X5"]), ["BMW X5"]);
    assert!(meant_by("byd", words()).contains(&"比亚迪".to_owned()));
    assert!(meant_by("bc", words()).contains(&"奔驰".to_owned()));
    assert_eq!(meant_by("驰", words()), ["奔驰"]);
    assert_eq!(meant_by("豐田", words()), ["丰田"], "traditional characters mean the same");
    assert_eq!(meant_by("h6", ["哈弗H6", "H6 Coupe"]), ["H6 Coupe", "哈弗H6"], "what begins so stands first");
    assert_eq!(meant_by("", words()).len(), MAX_PROPOSED);
}
