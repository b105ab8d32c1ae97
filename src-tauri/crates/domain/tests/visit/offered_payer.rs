use crate::sample::line;
use domain::line::{Line, LineFigures, LineKind, LineState, Payer};
use domain::offered_payer::{OfferedPayer, offered_payers};

fn claimed(id: i64, payer: Payer, name: &str, claim: &str) -> Line {
    let blank = line(id, LineKind::Part, LineState::Draft, None);
    let (payer_name, claim_number) = (name.to_owned(), claim.to_owned());
    Line { figures: LineFigures { payer, payer_name, claim_number, ..blank.figures }, ..blank }
}

fn offered(payer: Payer, name: &str, claim: &str) -> OfferedPayer {
    OfferedPayer { payer, payer_name: name.to_owned(), claim_number: claim.to_owned() }
}

#[test]
fn a_payer_is_named_as_on_the_newest_line_that_names_one() {
    let lines = [
        claimed(1, Payer::Insurer, "平安", "SP-1"),
        claimed(2, Payer::Insurer, "人保", "SP-2"),
        claimed(3, Payer::Insurer, "", ""),
        claimed(4, Payer::Customer, "李强", ""),
    ];
    let expected = [offered(Payer::Manufacturer, "", ""), offered(Payer::Insurer, "人保", "SP-2")];
    assert_eq!(offered_payers(&lines, "太平洋"), expected);
}

#[test]
fn an_insurer_of_no_line_yet_is_named_as_the_cars_papers_do() {
    let expected = [offered(Payer::Manufacturer, "", ""), offered(Payer::Insurer, "太平洋", "")];
    assert_eq!(offered_payers(&[], "太平洋"), expected);
}
