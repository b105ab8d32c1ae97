use crate::paper::Paper;
use crate::sample;
use documents::inspection_report::{Inspected, InspectionReport, ItemInspected, MeasuredValue};
use documents::{Content, DocumentError, Form, PageSize};
use domain::inspection::{InspectionKind, ItemResult, Signature};

pub fn render(report: &InspectionReport) -> Result<Vec<u8>, DocumentError> {
    report.draw(Form::new("维修检验单", PageSize::A4))
}

pub fn item(name: &str, is_job: bool, result: ItemResult, value: &str) -> ItemInspected {
    ItemInspected { name: name.into(), is_job, result, value: value.into() }
}

pub fn inspected(kind: InspectionKind, attempt: i64, passed: bool, items: Vec<ItemInspected>) -> Inspected {
    Inspected {
        kind,
        attempt,
        passed,
        items,
        road_test_km: 0,
        note: String::new(),
        lists: String::new(),
        rework: String::new(),
        by: "陈志强".into(),
        at: "2026-03-02 15:10".into(),
        signature: None,
        damaged: false,
    }
}

fn measured(name: &str, value: &str, limits: &str, is_judged: bool, out: bool) -> MeasuredValue {
    MeasuredValue {
        job: "更换前制动片，研磨前制动盘".into(),
        name: name.into(),
        value: value.into(),
        limits: limits.into(),
        is_judged,
        out,
    }
}

pub fn report() -> InspectionReport {
    use ItemResult::{Fail, NotApplicable, Pass};
    let own = vec![
        item("各紧固件按规定力矩拧紧", false, Pass, "110 N·m"),
        item("无油液渗漏", false, NotApplicable, ""),
        item("更换前制动片，研磨前制动盘", true, Pass, "11.5 mm"),
    ];
    let last = |result| {
        vec![
            item("制动效能正常，无跑偏、异响", false, result, ""),
            item("更换前制动片，研磨前制动盘", true, result, ""),
        ]
    };
    InspectionReport {
        head: sample::head(),
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        vehicle: sample::vehicle(),
        repair_kind: "小修".into(),
        mileage_km: Some(68_432),
        advisor: "王晓东".into(),
        certificate: "粤HG0001234".into(),
        reports: vec![
            Inspected {
                signature: Some(Signature {
                    width: 600,
                    height: 200,
                    strokes: vec![vec![(40, 60), (300, 150), (560, 40)], vec![(100, 100)]],
                }),
                ..inspected(InspectionKind::SelfInspection, 1, true, own)
            },
            Inspected {
                road_test_km: 3,
                note: "路试低速异响".into(),
                rework: "卡钳导向销未润滑".into(),
                ..inspected(InspectionKind::Final, 1, false, last(Fail))
            },
            Inspected { by: "周敏".into(), ..inspected(InspectionKind::Final, 2, true, last(Pass)) },
        ],
        photos: Vec::new(),
        photos_not_shown: 0,
        edition_note: String::new(),
        course: Vec::new(),
        measured: Vec::new(),
    }
}

#[test]
fn an_inspection_report_says_what_was_looked_at_by_whom_and_no_price() {
    let paper = Paper::keep("inspection_report", &render(&report()).expect("it prints"));
    paper.is_sound("维修检验单", "GD20260302001");
    assert_eq!(paper.pages().len(), 1);
    paper.says(&[
        "粤HG0001234",
        "技师自检：合格",
        "110 N·m",
        "不适用",
        "维修项目：更换前制动片，研磨前制动盘",
        "竣工检验：不合格",
        "3 公里",
        "卡钳导向销未润滑",
        "竣工检验（第 2 次）：合格",
        "陈志强",
        "周敏",
        "2026-03-02 15:10",
        "质量检验员签字",
    ]);
    paper.never_says(&["¥", "金额", "单价", "电话："]);
}

#[test]
fn what_was_measured_stands_with_what_it_had_to_be_and_what_lacks_says_so() {
    let measured = vec![
        measured("前制动片厚度（左/右）", "11.5 / 11.8 mm", "≥3 mm", true, false),
        measured("制动盘厚度", "21.4 mm", "≥22 mm", true, true),
        measured("制动液含水量", "", "≤3 %", false, false),
        measured("故障码", "无", "", false, false),
    ];
    let paper = render(&InspectionReport { measured, ..report() }).expect("it prints");
    let paper = Paper::keep("inspection_report_measured", &paper);
    paper.is_sound("维修检验单", "GD20260302001");
    paper.says(&["技师实测数据", "制动盘厚度", "21.4 mm", "≥22 mm", "超限", "正常", "≤3 %", "未记录"]);
    let plain = Paper::keep("inspection_report_unmeasured", &render(&report()).expect("it prints"));
    plain.never_says(&["技师实测数据"]);
}
