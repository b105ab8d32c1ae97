//! What a package holds, in one cell of a list.

use domain::line::LineKind;
use domain::money::Quantity;
use domain::operation::package_cell::{WrittenWork, read_works, write_works};
use domain::refusal::{FieldProblem, Refusal};
use proptest::prelude::*;

fn says(kind: Option<LineKind>, name: &str, code: &str, quantity: i64, unit: &str) -> WrittenWork {
    WrittenWork {
        kind,
        name: name.to_owned(),
        code: code.to_owned(),
        quantity: Quantity(quantity),
        unit: unit.to_owned(),
    }
}

#[test]
fn a_cell_is_read_as_people_write_it() {
    let check = |cell: &str, works: &[WrittenWork]| {
        assert_eq!(read_works(cell), Ok(works.to_vec()), "{cell}");
    };
    let oil = says(Some(LineKind::Labour), "更换机油机滤", "BY01", 1_000, "");
    check("工时:更换机油机滤[BY01]*1", std::slice::from_ref(&oil));
    check(
        " 工时：更换机油机滤 [BY01] ×1；；\n配件:机油＊４升",
        &[oil, says(Some(LineKind::Part), "机油", "", 4_000, "升")],
    );
    check("擦烤架;烤架油*0.5瓶", &[says(None, "擦烤架", "", 1_000, ""), says(None, "烤架油", "", 500, "瓶")]);
    check("材料:机油\\[5W-30\\]*1 20L桶", &[says(Some(LineKind::Part), "机油[5W-30]", "", 1_000, "20L桶")]);
    check("烧烤:擦烤架*2", &[says(None, "烧烤:擦烤架", "", 2_000, "")]);
    check("", &[]);
    for (cell, problem) in [
        ("烤架油*两瓶", FieldProblem::NotANumber),
        ("烤架油*", FieldProblem::NotANumber),
        ("烤架油*-1瓶", FieldProblem::NotANumber),
        ("工时:*1", FieldProblem::Empty),
        ("[BY01]*1", FieldProblem::Empty),
    ] {
        assert_eq!(read_works(cell), Err(Refusal::bad("works", problem)), "{cell}");
    }
}

/// Texts as the shop keeps them: of any signs a cell has, without blanks around them.
fn kept() -> impl Strategy<Value = String> {
    "[a1.机油升；;:：\\[\\]*＊×\\\\ ]{0,8}".prop_map(|typed| typed.trim().to_owned())
}

proptest! {
    #[test]
    fn what_goes_out_in_a_cell_comes_in_so(
        works in prop::collection::vec(
            (prop::sample::select(LineKind::ALL.to_vec()), kept(), kept(), 1..=Quantity::MAX.0, kept())
                .prop_filter("a work has a name", |(_, name, ..)| !name.is_empty())
                .prop_map(|(kind, name, code, quantity, unit)| says(Some(kind), &name, &code, quantity, &unit)),
            0..6,
        ),
    ) {
        let cell = write_works(&works);
        prop_assert_eq!(read_works(&cell), Ok(works), "{}", cell);
    }
}
