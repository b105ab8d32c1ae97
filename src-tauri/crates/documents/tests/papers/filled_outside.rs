//! What goes to another house, filled as a test wants it.

use crate::filled::{Fill, Filled, filled};
use crate::sample;
use documents::outside_slip::{BackFromOutside, OutsideSlip};

fn slip(fill: &Fill) -> OutsideSlip {
    let word = |text: &str| format!("{text}{}", fill.word);
    let mut head = sample::head();
    fill.head(&mut head);
    OutsideSlip {
        head,
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        plate: "粤B·88888".into(),
        model: word("大众 朗逸"),
        partner: word("精工机加工"),
        handed_to: word("王师傅"),
        receipt: word("JG-0302"),
        what: word("曲轴磨削到第一级，带主轴承盖一套"),
        sent_at: "2026-03-02 10:12".into(),
        sent_by: word("李主管"),
        due_back_on: "2026-03-16".into(),
        back: Some(BackFromOutside {
            at: "2026-03-13 16:40".into(),
            person: word("陈库管"),
            result: word("已磨到第一级，圆度合格"),
        }),
    }
}

pub fn sent(fill: &Fill) -> Filled {
    filled(slip(fill), Vec::new())
}

/// Whoever takes it there and whoever brings it back sign; until it is back nothing is said of how.
#[test]
fn a_slip_says_what_goes_to_whom_and_leaves_room_for_how_it_comes_back() {
    let fill = Fill { rows: 1, word: String::new(), amount: None };
    for size in documents::outside_slip::SIZES {
        let form = documents::Form::new("外协送修单", *size);
        let drawn = |of: &dyn documents::Content, what: &str| {
            let name = format!("outside_{what}_{}", size.name());
            crate::paper::Paper::keep(&name, &of.draw(form).expect("it prints")).solid()
        };
        let back = drawn(&slip(&fill), "back");
        for said in ["精工机加工", "2026-03-16", "曲轴磨削到第一级", "JG-0302", "圆度合格"] {
            assert!(back.contains(said), "{}: no {said} in {back}", size.name());
        }
        let out = drawn(&OutsideSlip { back: None, ..slip(&fill) }, "out");
        for said in ["接收人签字", "店方盖章", "送回时", "验收人签字"] {
            assert!(out.contains(said), "{}: no {said} in {out}", size.name());
        }
        assert!(!out.contains("圆度合格"), "{out}");
    }
}
