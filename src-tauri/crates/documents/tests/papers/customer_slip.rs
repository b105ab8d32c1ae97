use crate::paper::Paper;
use crate::sample;
use documents::customer_slip::CustomerSlip;
use documents::{Content, Form, PageSize};

pub fn slip() -> CustomerSlip {
    CustomerSlip {
        head: sample::head(),
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        what_for: "查看维修进度",
        address: "https://192.168.100.200:7443/c/AbCdEfGhIjKlMnOpQrStUv".into(),
        until: "2026-04-01 08:30".into(),
        plate: "粤B·D12345".into(),
        model: "梅赛德斯-奔驰 E 300 L 豪华型 4MATIC 2023 款".into(),
        promised_at: "未约定".into(),
        advisor: "王晓东".into(),
    }
}

#[test]
fn a_customer_s_slip_says_what_is_seen_where_and_how_long() {
    let drawn = slip().draw(Form::new("扫码单", PageSize::A5)).expect("it prints");
    let paper = Paper::keep("customer_slip", &drawn);
    paper.is_sound("扫码单", "GD20260302001");
    assert_eq!(paper.pages().len(), 1, "it is one leaf to take along");
    paper.says(&[
        "查看维修进度",
        "https://192.168.100.200:7443/c/AbCdEfGhIjKlMnOpQrStUv",
        "粤B·D12345",
        "未约定",
        "有效期至 2026-04-01 08:30",
        "手机连接本店的无线网络",
    ]);
}
