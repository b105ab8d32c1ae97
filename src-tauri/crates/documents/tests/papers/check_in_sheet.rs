use crate::paper::Paper;
use crate::sample;
use documents::check_in_sheet::{CheckInSheet, WalkAroundLine};
use documents::photo::{Jpeg, PhotoOnPaper};
use documents::{Content, DocumentError, Form, PageSize};
use domain::body_kind::BodyKind;
use domain::inspection::{DamageKind, DamageMark, WalkAroundResult};
use domain::photo::{PhotoMark, PhotoShape};

pub fn render(sheet: &CheckInSheet) -> Result<Vec<u8>, DocumentError> {
    sheet.draw(Form::new("接车单 / 环车检查单", PageSize::A4))
}

pub fn mark(x: i64, y: i64, kind: DamageKind, note: &str) -> DamageMark {
    DamageMark { x, y, kind, note: note.into(), key: String::new() }
}

pub fn item(group: &str, name: &str, result: WalkAroundResult, note: &str) -> WalkAroundLine {
    WalkAroundLine { group: group.into(), name: name.into(), result, note: note.into() }
}

pub fn sheet() -> CheckInSheet {
    use WalkAroundResult::{Fine, Remark, RepairSuggested};
    CheckInSheet {
        head: sample::head(),
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        checked_in_at: "2026-03-02 08:22".into(),
        promised_at: "2026-03-02 17:30".into(),
        advisor: "王晓东".into(),
        customer: sample::customer(),
        brought_by: sample::driver(),
        vehicle: sample::vehicle(),
        arrival: "自驾到店".into(),
        mileage_km: Some(68_432),
        fuel_percent: Some(38),
        symptom: "冷车起步时前轮有“吱吱”异响，低速刹车更明显；高速 110 km/h 时方向盘轻微抖动，\
                  上月在外补过右前胎。空调出风有霉味。"
            .into(),
        outline: BodyKind::Sedan,
        marks: vec![
            mark(40, 180, DamageKind::Scratch, "前保险杠右角，长约 12 cm，露底漆"),
            mark(520, 60, DamageKind::Dent, "右后门门把手下方，直径约 3 cm"),
            mark(530, 80, DamageKind::Chip, "同处掉漆"),
            mark(330, 480, DamageKind::Crack, "前风挡左下角星裂"),
            mark(345, 970, DamageKind::Missing, "左外后视镜盖"),
        ],
        warning_lights: vec!["胎压".into(), "保养提示".into()],
        items: vec![
            item("灯光", "大灯", Fine, ""),
            item("灯光", "转向灯", Fine, ""),
            item("灯光", "制动灯", RepairSuggested, "左侧不亮"),
            item("功能", "雨刮", Remark, "胶条老化，刮不净"),
            item("功能", "喇叭", Fine, ""),
            item("功能", "空调", RepairSuggested, "异味，建议换滤芯"),
            item("功能", "车窗", Fine, ""),
            item("轮胎", "左前", Fine, ""),
            item("轮胎", "右前", Remark, "补过，花纹 3.2 mm"),
            item("轮胎", "左后", Fine, ""),
            item("轮胎", "右后", Fine, ""),
            item("轮胎", "备胎", Fine, ""),
            item("内饰", "座椅", Fine, ""),
            item("内饰", "仪表台", Fine, ""),
        ],
        belongings: "儿童座椅一张、雨伞一把、ETC 设备、行车记录仪".into(),
        valuables_reminded: true,
        old_parts: "旧件由客户带走".into(),
        wash_wanted: true,
        test_drive_allowed: true,
        confirmed_by: "李石生".into(),
        confirmed_at: "2026-03-02 08:29".into(),
        signature: Some(sample::signature()),
        edition_note: String::new(),
        photos: Vec::new(),
        photos_not_shown: 0,
    }
}

#[test]
fn a_check_in_sheet_holds_the_car_as_it_came() {
    let paper = Paper::keep("check_in_sheet", &render(&sheet()).expect("it prints"));
    paper.is_sound("接车单 / 环车检查单", "GD20260302001");
    assert_eq!(paper.pages().len(), 1);
    paper.says(&[
        "粤B·D12345",
        "LSVCC6A44KN012345",
        "68432 公里",
        "38%",
        "李石生",
        "139 8765 4321",
        "胎压、保养提示",
        "前风挡左下角星裂",
        "H 划痕",
        "4L",
        "建议维修",
        "左侧不亮",
        "旧件由客户带走",
        "儿童座椅一张",
        "2026-03-02 17:30",
    ]);
}

#[test]
fn every_body_is_drawn_with_all_its_marks() {
    for (body, name) in [
        (BodyKind::Sedan, "sedan"),
        (BodyKind::Suv, "suv"),
        (BodyKind::Van, "van"),
        (BodyKind::Pickup, "pickup"),
        (BodyKind::Truck, "truck"),
    ] {
        let bytes = render(&CheckInSheet { outline: body, ..sheet() }).expect("it prints");
        let paper = Paper::keep(&format!("check_in_sheet_{name}"), &bytes);
        paper.is_sound("接车单 / 环车检查单", "GD20260302001");
        paper.says(&["1H", "2A", "3D", "4L", "5Q"]);
        assert_eq!(paper.pages().len(), 1, "{name}");
        if body != BodyKind::Sedan {
            assert_ne!(bytes, render(&sheet()).expect("it prints"), "{name} is drawn like a saloon");
        }
    }
}

#[test]
fn a_long_name_under_a_signature_runs_over_nobody_elses() {
    let mut long = sheet();
    long.confirmed_by =
        "广东省深圳市宝安区新安街道顺风汽车租赁与出行服务（集团）股份有限公司第三营运分公司".into();
    long.advisor = "欧阳建国".into();
    let paper = Paper::keep("check_in_sheet_long_signer", &render(&long).expect("it prints"));
    let text = paper.text();
    let last = &text[text.find("服务顾问签字").expect("a place to sign")..];
    assert!(!last.contains(&long.confirmed_by), "wider than its place, it has to be broken:\n{last}");
    for words in ["2026-03-02 08:29", "欧阳建国", "广东省深圳市宝安区新安街道"] {
        assert!(last.contains(words), "{words} is missing:\n{last}");
    }
}

#[test]
fn a_sheet_to_be_filled_by_hand_prints_with_nothing_known() {
    let empty = CheckInSheet {
        mileage_km: None,
        fuel_percent: None,
        symptom: String::new(),
        marks: vec![],
        warning_lights: vec![],
        items: vec![],
        belongings: String::new(),
        valuables_reminded: false,
        wash_wanted: false,
        test_drive_allowed: false,
        signature: None,
        confirmed_by: String::new(),
        confirmed_at: String::new(),
        ..sheet()
    };
    let paper = Paper::keep("check_in_sheet_empty", &render(&empty).expect("it prints"));
    paper.is_sound("接车单 / 环车检查单", "GD20260302001");
    paper.says(&["未读取", "未提醒", "不需要", "不同意", "客户（送修人）签字"]);
}

#[test]
fn a_wreck_with_forty_marks_and_long_notes_loses_none_of_them() {
    let note = "车门凹陷并伴随漆面开裂，客户确认为旧伤，要求本次不处理；".repeat(4);
    let wreck = CheckInSheet {
        marks: (0..40)
            .map(|n| mark(300 + n * 3, 400 + n * 2, DamageKind::Dent, &format!("{n}：{note}尾{n}。")))
            .collect(),
        warning_lights: (0..40).map(|n| format!("故障灯{n}")).collect(),
        symptom: "追尾事故，前部变形。".repeat(150),
        signature: None,
        ..sheet()
    };
    let paper = Paper::keep("check_in_sheet_wreck", &render(&wreck).expect("it prints"));
    paper.is_sound("接车单 / 环车检查单", "GD20260302001");
    assert!(paper.pages().len() >= 3);
    let text: String = paper.text().split_whitespace().collect();
    assert_eq!(text.matches("追尾事故，前部变形。").count(), 150);
    for n in 0..40 {
        assert!(text.contains(&format!("{}A", n + 1)), "mark {n}");
        assert!(text.contains(&format!("尾{n}。")), "end of note {n}");
        assert!(text.contains(&format!("故障灯{n}")), "warning light {n}");
    }
}

/// A photo whose upper left corner is red, and the rest blue.
pub fn photo(width: u32, height: u32, quarter_turns: i64, caption: &str) -> PhotoOnPaper {
    let pixels = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb(if x < width / 2 && y < height / 2 { [200, 30, 30] } else { [60, 90, 160] })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(pixels).write_to(&mut bytes, image::ImageFormat::Jpeg).expect("written");
    let mark = |shape, from, to| PhotoMark { shape, from, to };
    PhotoOnPaper {
        caption: caption.to_owned(),
        hash: String::new(),
        quarter_turns,
        marks: vec![
            mark(PhotoShape::Circle, (50, 50), (450, 450)),
            mark(PhotoShape::Arrow, (900, 900), (520, 520)),
        ],
        jpeg: Some(Jpeg { bytes: bytes.into_inner(), width, height }),
    }
}

#[test]
fn photos_stand_four_in_a_row_turned_and_marked_and_a_lost_one_is_said() {
    let mut photos: Vec<PhotoOnPaper> =
        (0..4).map(|turns| photo(320, 240, turns, &format!("右前门划痕，转 {turns} 次"))).collect();
    photos.push(photo(180, 320, 0, &"很长的说明".repeat(30)));
    photos.push(PhotoOnPaper { jpeg: None, ..photo(320, 240, 0, "丢了的") });
    let with = CheckInSheet { photos, photos_not_shown: 7, ..sheet() };
    let bytes = render(&with).expect("it prints");
    let jpegs = bytes.windows(9).filter(|word| word == b"DCTDecode").count();
    assert_eq!(jpegs, 5, "each as it is, and none that is lost");
    let paper = Paper::keep("check_in_sheet_photos", &bytes);
    paper.is_sound("接车单 / 环车检查单", "GD20260302001");
    paper.says(&["环车照片", "右前门划痕，转 3 次", "照片缺失", "丢了的", "另有 7 张照片存于系统中。"]);
}
