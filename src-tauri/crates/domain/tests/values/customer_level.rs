//! The shop's levels, and the words customers are sorted by.

use chrono::DateTime;
use domain::customer::Customer;
use domain::customer_level::{MAX_WORD, check_levels, level_kept, tags_kept};
use domain::merge::customers_as_one;
use domain::refusal::{FieldProblem, Refusal};

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn a_level_is_one_of_the_shops_or_stays_what_it_was() {
    let levels = words(&["普通", "银卡", "金卡"]);
    assert_eq!(level_kept(" 金卡 ", &levels, ""), Ok("金卡".to_owned()));
    assert_eq!(level_kept("", &levels, "金卡"), Ok(String::new()));
    assert_eq!(level_kept("钻石", &levels, "钻石"), Ok("钻石".to_owned()), "of an older list");
    assert_eq!(level_kept("钻石", &levels, ""), Err(Refusal::bad("level", FieldProblem::Unknown)));
}

#[test]
fn the_levels_of_a_shop_have_names_of_their_own() {
    let refused = |levels: &[String]| check_levels(levels).expect_err("a refusal");
    let of = |problem| Refusal::bad("customer_levels", problem);
    assert_eq!(check_levels(&words(&["普通", "金卡"])), Ok(()));
    assert_eq!(check_levels(&[]), Ok(()));
    assert_eq!(refused(&words(&["普通", " "])), of(FieldProblem::Empty));
    assert_eq!(refused(&words(&["金卡", "金 卡"])), of(FieldProblem::Taken));
    assert_eq!(refused(&["长".repeat(MAX_WORD + 1)]), of(FieldProblem::TooLong));
    let many: Vec<String> = (0..13).map(|number| format!("第{number}级")).collect();
    assert_eq!(refused(&many), of(FieldProblem::TooLarge));
}

#[test]
fn tags_are_each_there_once() {
    assert_eq!(tags_kept(&words(&[" 大客户 ", "", "大 客户", "网约车"])), Ok(words(&["大客户", "网约车"])));
    assert_eq!(tags_kept(&["长".repeat(MAX_WORD + 1)]), Err(Refusal::bad("tags", FieldProblem::TooLong)));
    let many: Vec<String> = (0..13).map(|number| format!("标签{number}")).collect();
    assert_eq!(tags_kept(&many), Err(Refusal::bad("tags", FieldProblem::TooLarge)));
}

#[test]
fn two_customers_made_one_have_the_tags_of_both_and_the_level_of_the_one_that_stays() {
    let customer = |level: &str, tags: &[&str]| Customer {
        level: level.to_owned(),
        tags: words(tags),
        ..Customer::unknown(DateTime::UNIX_EPOCH)
    };
    let one = customers_as_one(&customer("银卡", &["大客户"]), &customer("金卡", &["网约车", "大客户"]));
    assert_eq!((one.level.as_str(), one.tags), ("银卡", words(&["大客户", "网约车"])));
    assert_eq!(customers_as_one(&customer("", &[]), &customer("金卡", &[])).level, "金卡");
}
