//! Which part a number of somebody's list means.

use domain::ids::PartId;
use domain::part_number::{Meant, Numbered, meant, numbers_within};

fn on(part: i64, brand: &str, number_brand: &str) -> Numbered {
    Numbered { part_id: PartId(part), brand: brand.to_owned(), number_brand: number_brand.to_owned() }
}

#[test]
fn a_number_means_the_one_part_it_stands_on() {
    assert_eq!(meant(&[], "博世"), Meant::Nothing);
    assert_eq!(meant(&[on(1, "博世", "")], ""), Meant::One(PartId(1)));
    assert_eq!(meant(&[on(1, "博世", "")], "博 世"), Meant::One(PartId(1)), "blanks do not count");
    assert_eq!(meant(&[on(1, "", "")], "曼牌"), Meant::One(PartId(1)), "nobody knows its brand");
    assert_eq!(
        meant(&[on(1, "博世", ""), on(1, "博世", "大众")], ""),
        Meant::One(PartId(1)),
        "both are its own"
    );
}

#[test]
fn another_brand_is_another_part_unless_the_number_is_that_brand_s() {
    assert_eq!(meant(&[on(1, "博世", "")], "曼牌"), Meant::Nothing);
    assert_eq!(
        meant(&[on(1, "博世", "曼牌")], "曼牌"),
        Meant::One(PartId(1)),
        "its number at the other maker"
    );
    assert_eq!(meant(&[on(1, "博世", "曼牌")], "马勒"), Meant::Nothing);
}

#[test]
fn of_several_the_brand_decides_and_without_one_nobody_can() {
    let both = [on(1, "博世", ""), on(2, "曼牌", "")];
    assert_eq!(meant(&both, "曼牌"), Meant::One(PartId(2)));
    assert_eq!(meant(&both, ""), Meant::Several(vec![PartId(1), PartId(2)]));
    assert_eq!(meant(&both, "马勒"), Meant::Nothing);
    let one_unsaid = [on(1, "", ""), on(2, "曼牌", "")];
    assert_eq!(meant(&one_unsaid, "曼牌"), Meant::One(PartId(2)), "its own brand counts more than none");
    assert_eq!(meant(&one_unsaid, "马勒"), Meant::One(PartId(1)));
}

#[test]
fn a_cell_may_hold_several_numbers_each_is_taken_once() {
    assert_eq!(numbers_within("04E 115 561、W 712/95, 04E115561；"), ["04E 115 561", "W 712/95"]);
    assert!(numbers_within(" - 、 ").is_empty());
    assert_eq!(numbers_within(&"A1,B2,".repeat(60)).len(), 2);
}
