//! What is looked at when a car comes in, by the kind of car; and how it is drawn.

use domain::body_kind::BodyKind;
use domain::check_in_list::{AskedAtCar, CheckInItem, CheckInKind, CheckInList};
use domain::inspection::{KIND_ITEM_CODES, WALK_AROUND_CODES, WalkAroundItem, WalkAroundResult};
use domain::operation::{VehicleClass, body_of};
use domain::plate::PlateColour;
use domain::refusal::{FieldProblem, Refusal};
use domain::vehicle_outline::{Drawn, OUTLINE_HEIGHT, OUTLINE_WIDTH, Piece, outline_of};

const BODIES: [BodyKind; 5] =
    [BodyKind::Sedan, BodyKind::Suv, BodyKind::Van, BodyKind::Pickup, BodyKind::Truck];

fn item(code: &str, name: &str) -> CheckInItem {
    CheckInItem { code: code.into(), name: name.into(), phrases: Vec::new(), active: true }
}

fn list(kind: CheckInKind, items: Vec<CheckInItem>) -> CheckInList {
    CheckInList { items, active: true, ..CheckInList::starting(kind) }
}

fn codes(items: &[CheckInItem]) -> Vec<&str> {
    items.iter().map(|item| item.code.as_str()).collect()
}

#[test]
fn a_body_goes_by_the_class_and_a_pickup_by_its_name() {
    for (class, model, body) in [
        (Some(VehicleClass::Small), "飞度", Some(BodyKind::Sedan)),
        (Some(VehicleClass::Large), "皮卡", Some(BodyKind::Sedan)),
        (Some(VehicleClass::Suv), "途观", Some(BodyKind::Suv)),
        (Some(VehicleClass::Mpv), "GL8", Some(BodyKind::Van)),
        (Some(VehicleClass::Truck), "江铃 凯运", Some(BodyKind::Truck)),
        (Some(VehicleClass::Truck), "长城炮 2.0T", Some(BodyKind::Pickup)),
        (None, "金刚炮", Some(BodyKind::Pickup)),
        (None, "没听过的车", None),
        (None, "", None),
    ] {
        assert_eq!(body_of(class, "", model), body, "{class:?} {model}");
    }
}

#[test]
fn a_car_is_asked_by_its_nearest_list() {
    use CheckInKind::{Electric, General, Pickup, Sedan, Suv, Truck, Van};
    for (body, plate, kinds) in [
        (None, PlateColour::Blue, vec![General]),
        (None, PlateColour::Green, vec![Electric, General]),
        (Some(BodyKind::Sedan), PlateColour::Blue, vec![Sedan, General]),
        (Some(BodyKind::Suv), PlateColour::Green, vec![Electric, Suv, General]),
        (Some(BodyKind::Van), PlateColour::Yellow, vec![Van, General]),
        (Some(BodyKind::Pickup), PlateColour::White, vec![Pickup, General]),
        (Some(BodyKind::Truck), PlateColour::Yellow, vec![Truck, General]),
    ] {
        assert_eq!(CheckInKind::of_car(body, plate), kinds, "{body:?} {plate:?}");
    }
}

#[test]
fn the_starting_lists_ask_what_every_car_has_and_what_its_kind_has() {
    let mut of_kinds = Vec::new();
    for kind in CheckInKind::ALL {
        let list = CheckInList::starting(kind);
        assert_eq!(codes(&list.items)[..WALK_AROUND_CODES.len()], WALK_AROUND_CODES, "{kind:?}");
        let listed = codes(&list.items);
        let own: Vec<String> =
            listed[WALK_AROUND_CODES.len()..].iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(list.active, kind == CheckInKind::General || !own.is_empty(), "{kind:?}");
        of_kinds.extend(own);
        assert_eq!(list.clone().checked(), Ok(list), "{kind:?}");
    }
    assert!(KIND_ITEM_CODES.iter().all(|code| of_kinds.iter().any(|own| own == code)));
    assert!(of_kinds.iter().all(|own| KIND_ITEM_CODES.contains(&own.as_str())));
}

#[test]
fn an_item_is_known_by_the_words_it_was_first_given() {
    let typed = vec![item("", " 天窗 "), item("lights", "车灯"), item("天窗边条", "天窗边条")];
    let kept = list(CheckInKind::General, typed).checked().expect("a list").items;
    assert_eq!(kept, [item("天窗", ""), item("lights", "车灯"), item("天窗边条", "")]);
    // Called otherwise later it stays the same item.
    let renamed = list(CheckInKind::General, vec![item("天窗", "全景天窗")]).checked().expect("a list").items;
    assert_eq!(renamed, [item("天窗", "全景天窗")]);
}

#[test]
fn a_list_nobody_could_ask_by_is_refused() {
    let off = |code: &str| CheckInItem { active: false, ..item(code, "") };
    let many = || (0..61).map(|number| item("", &format!("项目 {number}"))).collect();
    let phrases = CheckInItem { phrases: vec!["旧".into(); 21], ..item("lights", "") };
    let general = CheckInKind::General;
    for (wrong, field, problem) in [
        (list(general, vec![item("", " ")]), "items", FieldProblem::Empty),
        (list(general, Vec::new()), "items", FieldProblem::Empty),
        (list(general, vec![off("lights"), off("horn")]), "items", FieldProblem::Empty),
        (list(general, vec![item("horn", ""), off("horn")]), "items", FieldProblem::Taken),
        (list(general, vec![item("horn", "喇叭"), item("", "喇叭")]), "items", FieldProblem::Taken),
        (list(general, many()), "items", FieldProblem::TooLong),
        (list(general, vec![phrases]), "items", FieldProblem::TooLong),
        (CheckInList { active: false, ..CheckInList::starting(general) }, "active", FieldProblem::Empty),
    ] {
        assert_eq!(wrong.clone().checked(), Err(Refusal::bad(field, problem)), "{:?}", codes(&wrong.items));
    }
    let suv = CheckInList { active: false, ..CheckInList::starting(CheckInKind::Suv) };
    assert!(suv.checked().is_ok(), "those cars are asked by the general list");
}

#[test]
fn what_was_looked_at_is_never_dropped() {
    let off = CheckInItem { active: false, ..item("horn", "") };
    let list = list(CheckInKind::Suv, vec![item("lights", "车灯"), off]);
    let seen = |code: &str| WalkAroundItem {
        code: code.into(),
        result: WalkAroundResult::Fine,
        note: String::new(),
        quoted: false,
        quoted_by: None,
    };
    assert_eq!(codes(&list.asked(&[])), ["lights"]);
    assert_eq!(codes(&list.asked(&[seen("horn"), seen("fluids")])), ["lights", "horn", "fluids"]);
    let asked =
        AskedAtCar { kind: list.kind, edition: list.edition, items: list.asked(&[]), outline: BodyKind::Suv };
    assert_eq!((asked.own_words("lights"), asked.own_words("horn")), (Some("车灯"), None));
    assert!(asked.asks("lights") && !asked.asks("horn"));
}

#[test]
fn every_body_is_drawn_on_the_same_sheet_within_what_paper_shows() {
    let mut seen = Vec::new();
    for body in BODIES {
        let shapes = outline_of(body);
        let count = |drawn: Drawn| shapes.iter().filter(|shape| shape.drawn == drawn).count();
        assert_eq!(count(Drawn::Body), 1, "{body:?}");
        assert!(count(Drawn::Tyre) >= 2 && count(Drawn::Glass) >= 2, "{body:?}");
        let mut edge = Vec::new();
        for shape in shapes {
            let pieces = shape.pieces();
            assert!(matches!(pieces.first(), Some(Piece::Begin(_))), "{body:?}: {shape:?}");
            for piece in pieces {
                let ends: Vec<(i16, i16)> = match piece {
                    Piece::Begin(to) | Piece::Line(to) => vec![to],
                    Piece::Curve(first, second, to) => vec![first, second, to],
                    Piece::Close => Vec::new(),
                };
                for (x, y) in ends {
                    assert!((40..=OUTLINE_WIDTH - 40).contains(&x), "{body:?}: {x}");
                    assert!((30..=OUTLINE_HEIGHT - 30).contains(&y), "{body:?}: {y}");
                }
                edge.push(piece);
            }
        }
        assert!(!seen.contains(&edge), "{body:?} looks like another");
        seen.push(edge);
    }
}
