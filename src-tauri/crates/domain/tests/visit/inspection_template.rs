//! What a shop looks at by lists of its own: which hold, what is measured, and what a report keeps of them.

use domain::ids::{InspectionTemplateId, PersonId};
use domain::inspection::{EditionUsed, InspectionItem, InspectionKind, ItemResult};
use domain::inspection_template::{
    HoldingList, InspectionTemplate, TemplateItem, built_in, checked_items, holding, holding_for, together,
};
use domain::money::Quantity;
use domain::operation::Trade;
use domain::refusal::{FieldProblem, Refusal};

fn own(name: &str, unit: &str, least: Option<i64>) -> TemplateItem {
    TemplateItem {
        code: "own".into(),
        name: name.into(),
        unit: unit.into(),
        least: least.map(Quantity),
        most: None,
        unsafe_without: false,
    }
}

fn known(code: &str) -> TemplateItem {
    TemplateItem { code: code.into(), ..own("", "", None) }
}

fn written(trade: Option<Trade>, edition: i64, items: Vec<TemplateItem>) -> InspectionTemplate {
    InspectionTemplate {
        id: InspectionTemplateId(edition),
        kind: InspectionKind::Final,
        trade,
        edition,
        template_items: items,
        person_id: PersonId(1),
        at: "2026-03-02T01:00:00Z".parse().unwrap(),
    }
}

fn names(lists: &[HoldingList]) -> Vec<String> {
    together(lists).iter().map(|item| item.known_as().to_owned()).collect()
}

#[test]
fn until_a_shop_writes_a_list_the_programs_own_holds_and_no_report_names_it() {
    for kind in [InspectionKind::SelfInspection, InspectionKind::Final] {
        let lists = holding_for(&[], kind, &Trade::ALL);
        assert_eq!(lists, [built_in(kind)]);
        assert_eq!(names(&lists), kind.codes());
        assert_eq!(lists[0].used(), None);
    }
}

#[test]
fn the_newest_edition_holds_and_a_trades_list_is_asked_where_its_work_was_done() {
    let all = [
        written(None, 1, vec![known("leaks")]),
        written(None, 2, vec![known("leaks"), own("随车工具", "", None)]),
        written(Some(Trade::Tyre), 1, vec![own("螺母力矩", "N·m", Some(90_000)), own("随车工具", "", None)]),
        written(Some(Trade::Paint), 1, vec![own("色差", "", None)]),
        // A list that asks nothing any more was taken away.
        written(Some(Trade::Paint), 2, vec![]),
    ];
    let kind = InspectionKind::Final;
    assert_eq!(holding(&all, kind, None).edition, 2);
    let lists = holding_for(&all, kind, &[Trade::Paint, Trade::Tyre]);
    assert_eq!(
        names(&lists),
        ["leaks", "随车工具", "螺母力矩"],
        "what stands in two lists is looked at once"
    );
    let used: Vec<EditionUsed> = lists.iter().filter_map(HoldingList::used).collect();
    let tyre = EditionUsed { trade: Some(Trade::Tyre), edition: 1 };
    assert_eq!(used, [EditionUsed { trade: None, edition: 2 }, tyre]);
    assert_eq!(names(&holding_for(&all, kind, &[Trade::Mechanic])), ["leaks", "随车工具"]);
    let other = holding_for(&all, InspectionKind::SelfInspection, &[Trade::Tyre]);
    assert_eq!(other, [built_in(InspectionKind::SelfInspection)], "of the other report nothing was written");
}

#[test]
fn a_value_out_of_its_limits_is_taken_and_marked_and_one_that_is_no_number_is_not() {
    let pads = TemplateItem { most: Some(Quantity(14_000)), ..own("制动片厚度", "mm", Some(3_000)) };
    let out = |value: &str| pads.held_against(value).map(|limits| limits.map(|limits| limits.out));
    for (value, wanted) in
        [("3", Some(false)), ("2.9", Some(true)), ("14.1", Some(true)), ("4 / 2", Some(true)), ("", None)]
    {
        assert_eq!(out(value), Ok(wanted), "{value:?}");
    }
    assert_eq!(out("薄"), Err(Refusal::bad("items", FieldProblem::NotANumber)));
    assert_eq!(known("leaks").held_against("无"), Ok(None), "what has no unit is told in words");

    let item = |result, value: &str| InspectionItem {
        code: "own".into(),
        job_id: None,
        name: "制动片厚度".into(),
        result,
        value: value.into(),
        limits: None,
    };
    assert!(pads.is_measured_by(&item(ItemResult::Pass, "4")));
    assert!(!pads.is_measured_by(&item(ItemResult::Pass, "")));
    assert!(pads.is_measured_by(&item(ItemResult::NotApplicable, "")));
}

#[test]
fn a_list_names_each_thing_once_and_only_what_somebody_can_look_at() {
    let of = |trade, items| checked_items(InspectionKind::Final, trade, items);
    let bad = |problem| Err(Refusal::bad("template_items", problem));
    let kept = of(None, vec![known("leaks"), own(" 随车工具 ", "", None)]).unwrap();
    assert_eq!(kept[1].name, "随车工具");
    assert_eq!(of(None, vec![]), bad(FieldProblem::Empty));
    assert_eq!(of(Some(Trade::Body), vec![]), Ok(vec![]), "a trade's list may be taken away");
    assert_eq!(of(None, vec![known("sunroof")]), bad(FieldProblem::Unknown));
    assert_eq!(of(Some(Trade::Body), vec![known("leaks")]), bad(FieldProblem::Unknown));
    assert_eq!(of(None, vec![own(" ", "", None)]), bad(FieldProblem::Empty));
    assert_eq!(of(None, vec![own("色差", "", None), own("色差 ", "", None)]), bad(FieldProblem::Taken));
    assert_eq!(
        of(None, vec![own("leaks", "", None)]),
        bad(FieldProblem::Taken),
        "it would pass for the program's"
    );
    assert_eq!(of(None, vec![own("厚度", "", Some(3_000))]), bad(FieldProblem::Unknown), "limits of no unit");
    let many = (0..41).map(|number| own(&format!("项目 {number}"), "", None)).collect();
    assert_eq!(of(None, many), bad(FieldProblem::TooLarge));
    // Of the own report nothing keeps a car from the road.
    let unsafe_one = TemplateItem { unsafe_without: true, ..own("色差", "", None) };
    let kept = checked_items(InspectionKind::SelfInspection, None, vec![unsafe_one]).unwrap();
    assert!(!kept[0].unsafe_without);
}
