//! Claims and grades: whose sheet a line is for, and what a part is.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

use super::agreed::{figures, line};
use domain::estimate::{AuthorisationMeans, is_in_writing};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartGrade, Payer};
use domain::refusal::Refusal;
use domain::work_order::totals::{Reduction, bills, shares_of_payers};

fn of_claim(payer: Payer, category: Category, name: &str, claim: &str) -> Line {
    let figures = LineFigures {
        payer,
        category,
        payer_name: name.into(),
        claim_number: claim.into(),
        ..figures(LineKind::Labour)
    };
    line(LineState::Approved, figures.without_what_is_anothers())
}

/// Two accidents of one car in one visit: the insurer gets a sheet of each.
#[test]
fn each_claim_has_its_sheet_and_the_customer_one() {
    let insured = |claim| of_claim(Payer::Insurer, Category::Insurance, "平安", claim);
    let own = of_claim(Payer::Customer, Category::Paid, "", "A-1");
    let lines = [insured("B-2"), own, insured("A-1"), insured("B-2"), insured("")];
    let made = bills(&lines, Reduction::default()).unwrap();
    let sheets: Vec<_> =
        made.iter().map(|bill| (bill.payer, bill.claim_number.as_str(), bill.content.lines.len())).collect();
    let of = |claim, lines| (Payer::Insurer, claim, lines);
    assert_eq!(sheets, [(Payer::Customer, "", 1), of("", 1), of("A-1", 1), of("B-2", 2)]);
    let all: Vec<&Line> = lines.iter().collect();
    let shares = shares_of_payers(&all);
    assert_eq!(
        shares.iter().map(|share| share.amount).sum::<domain::money::Money>(),
        made.iter().map(|bill| bill.content.total).sum()
    );
}

#[test]
fn a_claim_is_made_to_an_insurer_or_a_maker_and_only_a_part_is_of_a_grade() {
    for payer in Payer::ALL {
        let typed = LineFigures { payer, claim_number: "A-1".into(), ..figures(LineKind::Labour) };
        let kept = typed.without_what_is_anothers().claim_number == "A-1";
        assert_eq!(kept, matches!(payer, Payer::Insurer | Payer::Manufacturer), "{payer:?}");
    }
    for kind in LineKind::ALL {
        let graded = LineFigures { grade: Some(PartGrade::Repaired), ..figures(kind) };
        assert_eq!(graded.without_what_is_anothers().grade.is_some(), kind == LineKind::Part, "{kind:?}");
    }
}

/// A claim's number comes later than the customer's yes; another grade is another part.
#[test]
fn another_grade_is_another_matter_and_a_claims_number_is_not() {
    let agreed = LineFigures { grade: Some(PartGrade::Genuine), ..figures(LineKind::Part) };
    let cheaper = LineFigures { grade: Some(PartGrade::Aftermarket), ..agreed.clone() };
    assert!(!agreed.is_same_matter(&cheaper));
    assert!(agreed.is_same_matter(&LineFigures { claim_number: "A-1".into(), ..agreed.clone() }));
}

#[test]
fn a_yes_to_a_repaired_part_is_not_given_by_telephone() {
    use AuthorisationMeans::{Message, OwnPhone, Paper, Phone, Signature};
    for grade in PartGrade::ALL.map(Some).into_iter().chain([None]) {
        let part = line(LineState::Offered, LineFigures { grade, ..figures(LineKind::Part) });
        for means in [Signature, Paper, Phone, Message, OwnPhone] {
            let refused = Err(Refusal::NeedsWrittenYes { name: part.figures.name.clone() });
            let is_refused = grade == Some(PartGrade::Repaired) && means == Phone;
            assert_eq!(
                is_in_writing(&part, means),
                if is_refused { refused } else { Ok(()) },
                "{grade:?} {means:?}"
            );
        }
    }
}
