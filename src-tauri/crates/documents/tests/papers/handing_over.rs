//! What goes with a finished car: the certificate in its three parts, and the
//! delivery sheet.

use crate::ink::stands_well;
use crate::paper::Paper;
use crate::sample;
use documents::completion_certificate::CompletionCertificate;
use documents::delivery_sheet::{DeliverySheet, ReturnedItem, WorkDone};
use documents::signature_line::ReportSigned;
use documents::{Content, Form, PageSize};

const SIZES: [PageSize; 2] = [PageSize::A4, PageSize::A5];

pub fn certificate() -> CompletionCertificate {
    CompletionCertificate {
        head: sample::head(),
        number: "HG20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        work_order: "GD20260302001".into(),
        contract: "HT20260302001".into(),
        customer: "张小芳".into(),
        vehicle: sample::vehicle(),
        plate_colour: "绿".into(),
        repair_kind: "二级维护".into(),
        checked_in_on: "2026-03-02".into(),
        passed_on: "2026-03-03".into(),
        out_on: "2026-03-04".into(),
        mileage_out_km: 68_440,
        inspector: "周建国".into(),
        warranty_km: 5_000,
        warranty_days: 30,
        beyond: vec!["前减震器：40000 公里或 365 日（自竣工交车之日起）。".into()],
        inspected: None,
    }
}

pub fn delivery(work: usize) -> DeliverySheet {
    let done = |n: usize| WorkDone {
        kind: if n.is_multiple_of(2) { "工时" } else { "材料" }.into(),
        name: format!("项目{n:03}"),
        done: "完成".into(),
        warranty: "2000 公里 / 10 天".into(),
    };
    DeliverySheet {
        head: sample::head(),
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        customer: sample::customer(),
        vehicle: sample::vehicle(),
        repair_kind: "小修".into(),
        checked_in_at: "2026-03-02 08:22".into(),
        delivered_at: "2026-03-02 17:12".into(),
        mileage_in_km: 68_432,
        mileage_out_km: Some(68_440),
        advisor: "王晓东".into(),
        inspector: "周建国".into(),
        certificate: String::new(),
        result: "合格，路试 5 公里".into(),
        work: (1..=work).map(done).collect(),
        advice: vec!["右前轮胎侧壁鼓包（影响行车安全，客户未同意维修）".into()],
        next_maintenance: "2026-09-02 或 78400 公里，先到为准".into(),
        returned: vec![
            ReturnedItem { what: "车钥匙、行驶证等随车证件".into(), is_given: true },
            ReturnedItem { what: "旧件（已展示，由客户带走）".into(), is_given: false },
        ],
        warranty: "至 2026-03-12 或 70440 公里，先到为准。".into(),
        remark: String::new(),
        signed_by: "张小芳".into(),
        signed_at: "2026-03-02 17:12".into(),
        signature: Some(sample::signature()),
        signed_paper: String::new(),
    }
}

fn keep(name: &str, title: &'static str, content: &dyn Content, size: PageSize) -> Paper {
    let name = format!("{name}_{}", size.name());
    let paper = Paper::keep(&name, &content.draw(Form::new(title, size)).expect("it prints"));
    stands_well(&paper, size, &name);
    paper.is_well_made(title, content.number());
    paper
}

#[test]
fn a_certificate_has_three_parts_each_with_number_plate_and_warranty() {
    for size in SIZES {
        let paper = keep("certificate", "竣工出厂合格证", &certificate(), size);
        let text = paper.solid();
        for part in ["（正联）", "（副联）", "（质量保证卡）"] {
            assert_eq!(text.matches(part).count(), 1, "{text}");
        }
        for word in ["号牌颜色", "粤B·D12345", "二级维护", "68440公里", "周建国", "2026-03-04"]
        {
            assert!(text.matches(word).count() >= 3, "{word} is not on every part:\n{text}");
        }
        assert!(text.matches("准予出厂").count() == 2 && text.contains("返修情况记录"), "{text}");
        assert!(text.contains("行驶5000公里或者30日"), "{text}");
        let pages = paper.pages();
        assert!(size != PageSize::A4 || pages.len() == 1, "three parts on one sheet");
        // No part is torn by the end of a page.
        for part in ["（正联）", "（副联）"] {
            let page = pages.iter().find(|page| page.contains(part)).expect("the part");
            assert!(page.matches("托修方接车人签字").count() >= 1, "{page}");
        }
        let card = pages.iter().find(|page| page.contains("（质量保证卡）")).expect("the card");
        assert!(card.contains("返修情况记录"), "{card}");
        // The customer comes back with the card, and what is answered for longer stands on it.
        assert!(card.contains("前减震器"), "{card}");
    }
}

#[test]
fn a_certificate_bears_the_inspectors_hand_on_both_parts_the_shop_signs() {
    for size in SIZES {
        let signed =
            ReportSigned {
                by: "周建国".into(), at: "2026-03-03 16:20".into(), drawn: sample::signature()
            };
        let content = CompletionCertificate { inspected: Some(signed), ..certificate() };
        let paper = keep("certificate_signed", "竣工出厂合格证", &content, size);
        assert_eq!(paper.solid().matches("2026-03-0316:20").count(), 2, "{}", paper.solid());
        assert!(size != PageSize::A4 || paper.pages().len() == 1, "three parts on one sheet");
    }
}

#[test]
fn a_certificate_with_long_names_stays_whole() {
    for size in SIZES {
        let mut content = certificate();
        content.customer = "深圳市南山区𠮷龘䶮运输集团股份有限公司第三分公司车队管理中心".repeat(2);
        content.vehicle.model = "梅赛德斯-奔驰 E 300 L 豪华型 4MATIC 2023 款 改装防弹加长行政版".into();
        let paper = keep("certificate_long", "竣工出厂合格证", &content, size);
        assert_eq!(paper.solid().matches("深圳市南山区𠮷龘䶮").count(), 6);
    }
}

#[test]
fn a_delivery_sheet_says_what_was_done_what_is_left_and_what_goes_back() {
    for size in SIZES {
        let paper = keep("delivery", "交车单", &delivery(4), size);
        let text = paper.solid();
        for word in [
            "项目004",
            "2000公里/10天",
            "合格，路试5公里",
            "右前轮胎侧壁鼓包",
            "2026-09-02或78400公里",
            "■车钥匙",
            "□旧件",
            "客户签字接收车辆",
            "张小芳",
        ] {
            assert!(text.contains(word), "\"{word}\" is not in\n{}", paper.text());
        }
    }
}
