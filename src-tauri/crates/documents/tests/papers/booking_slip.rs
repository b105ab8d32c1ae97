use crate::paper::Paper;
use crate::sample;
use documents::booking_slip::BookingSlip;
use documents::{Content, DocumentError, Form, PageSize};
use domain::money::Money;

pub fn render(slip: &BookingSlip) -> Result<Vec<u8>, DocumentError> {
    slip.draw(Form::new("预约确认单", PageSize::A5))
}

pub fn slip() -> BookingSlip {
    BookingSlip {
        head: sample::head(),
        number: "YY20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        customer: "张小芳".into(),
        phone: "138 2345 6789".into(),
        plate: "粤B·D12345".into(),
        model: "大众 帕萨特 2019 款".into(),
        starts_at: "2026-03-05 周四 09:30".into(),
        minutes: 90,
        bay: "快保 2 号".into(),
        advisor: "王晓东".into(),
        symptom: "冷车起步时前轮有“吱吱”异响，低速刹车更明显；空调出风有霉味。".into(),
        items: vec![
            "更换机油及机油滤清器".into(),
            "检查前制动片、制动盘".into(),
            "更换空调滤芯，清洗蒸发箱".into(),
        ],
        estimate: Some(Money(98_600)),
        bring: vec!["行驶证".into(), "保养手册".into(), "保险单（如走保险）".into()],
    }
}

#[test]
fn a_booking_slip_says_when_where_and_what() {
    let paper = Paper::keep("booking_slip", &render(&slip()).expect("it prints"));
    paper.is_sound("预约确认单", "YY20260302001");
    assert_eq!(paper.pages().len(), 1);
    paper.says(&[
        "2026-03-05 周四 09:30",
        "1 小时 30 分钟",
        "张小芳",
        "粤B·D12345",
        "同发路 18 号",
        "更换机油及机油滤清器",
        "¥986.00",
        "行驶证",
        "如需改期或取消，请提前致电 0755-2655 1234。",
    ]);
}

#[test]
fn a_stranger_with_only_a_plate_gets_a_slip_too() {
    let bare = BookingSlip {
        customer: String::new(),
        symptom: String::new(),
        items: vec![],
        estimate: None,
        bring: vec![],
        ..slip()
    };
    let paper = Paper::keep("booking_slip_bare", &render(&bare).expect("it prints"));
    paper.is_sound("预约确认单", "YY20260302001");
    paper.never_says(&["预计费用\n", "请携带", "客户描述"]);
}

#[test]
fn a_print_time_that_is_none_is_refused() {
    let wrong = BookingSlip { printed_at: "gestern".into(), ..slip() };
    let fault = render(&wrong).expect_err("no date can be made of it");
    assert_eq!(fault.to_string(), "the print time \"gestern\" is not written as YYYY-MM-DD HH:MM");
}
