use crate::paper::Paper;
use crate::sample;
use documents::job_card::{JobCard, JobLine, PartToFit};
use documents::signature_line::ReportSigned;
use documents::{Content, DocumentError, Form, PageSize};
use domain::money::{Hours, Quantity};

pub fn render(card: &JobCard) -> Result<Vec<u8>, DocumentError> {
    card.draw(Form::new("派工单", PageSize::A4))
}

pub fn job(code: &str, name: &str, hours: i64, technicians: &[&str], measurements: &[&str]) -> JobLine {
    JobLine {
        code: code.into(),
        name: name.into(),
        hours: Hours(hours),
        technicians: technicians.iter().map(|name| (*name).to_owned()).collect(),
        measurements: measurements.iter().map(|name| (*name).to_owned()).collect(),
        note: String::new(),
    }
}

pub fn part(code: &str, name: &str, unit: &str, quantity: i64, remark: &str) -> PartToFit {
    PartToFit {
        code: code.into(),
        name: name.into(),
        specification: String::new(),
        unit: unit.into(),
        quantity: Quantity(quantity),
        remark: remark.into(),
    }
}

pub fn card() -> JobCard {
    let mut jobs = vec![
        job("BY-001", "更换机油及机油滤清器", 50, &["陈志强"], &["放油螺栓扭矩 Nm"]),
        job(
            "ZD-012",
            "更换前制动片，研磨前制动盘",
            150,
            &["陈志强", "刘伟"],
            &["前片厚度 左/右 mm", "盘厚 左/右 mm"],
        ),
        job("KT-003", "更换空调滤芯，清洗蒸发箱", 80, &["刘伟"], &[]),
    ];
    jobs[1].note = "客户反映低速异响，拆检时请检查卡钳导向销".into();
    JobCard {
        head: sample::head(),
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        vehicle: sample::vehicle(),
        mileage_km: 68_432,
        bay: "3 号举升机".into(),
        checked_in_at: "2026-03-02 08:22".into(),
        promised_at: "2026-03-02 17:30".into(),
        advisor: "王晓东".into(),
        symptom: "冷车起步时前轮有“吱吱”异响，低速刹车更明显。".into(),
        jobs,
        parts: vec![
            part("06L115562B", "机油滤清器", "个", 1_000, ""),
            part("5W-30 SP", "全合成机油", "升", 5_500, ""),
            part("3G0698151", "前制动片", "套", 1_000, "客户自备"),
        ],
        findings: vec!["左侧制动灯不亮，客户已同意更换灯泡".into()],
        notes: "车主赶 18:00 的飞机，请务必准时。".into(),
        self_inspection: vec![
            "各紧固件按规定扭矩拧紧".into(),
            "无油液渗漏".into(),
            "插接件复位并锁止".into(),
            "工具与抹布已取出".into(),
        ],
        edition_note: String::new(),
        self_inspected: None,
    }
}

#[test]
fn a_job_card_says_what_to_do_and_no_price() {
    let paper = Paper::keep("job_card", &render(&card()).expect("it prints"));
    paper.is_sound("派工单", "GD20260302001");
    assert_eq!(paper.pages().len(), 1);
    paper.says(&[
        "3 号举升机",
        "2026-03-02 17:30",
        "更换前制动片，研磨前制动盘",
        "1.50",
        "陈志强、刘伟",
        "盘厚 左/右 mm",
        "卡钳导向销",
        "5.5",
        "客户自备",
        "左侧制动灯不亮",
        "无油液渗漏",
        "不适用",
    ]);
    paper.never_says(&["¥", "金额", "单价", "合计"]);
}

#[test]
fn a_job_card_bears_the_hand_under_the_self_inspection() {
    let signed =
        ReportSigned { by: "陈志强".into(), at: "2026-03-02 15:40".into(), drawn: sample::signature() };
    let signed = JobCard { self_inspected: Some(signed), ..card() };
    let paper = Paper::keep("job_card_signed", &render(&signed).expect("it prints"));
    paper.is_sound("派工单", "GD20260302001");
    paper.says(&["技师自检签字", "2026-03-02 15:40"]);
    assert_eq!(paper.pages().len(), 1);
}

#[test]
fn eighty_jobs_run_over_pages_under_repeated_heads() {
    let long = JobCard {
        jobs: (1..=80).map(|n| job("", &format!("项目 {n} 拆装"), 25, &["陈志强"], &[])).collect(),
        ..card()
    };
    let paper = Paper::keep("job_card_long", &render(&long).expect("it prints"));
    paper.is_sound("派工单", "GD20260302001");
    let pages = paper.pages();
    assert!(pages.len() >= 3);
    for page in &pages[..2] {
        assert!(page.contains("维修项目") && page.contains("关键数据"), "{page}");
    }
    for n in 1..=80 {
        paper.says(&[&format!("项目 {n} 拆装")]);
    }
    paper.never_says(&["项目编码", "过次页"]);
}
