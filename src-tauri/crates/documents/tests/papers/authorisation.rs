use crate::paper::Paper;
use crate::sample;
use documents::authorisation::{
    AuthorisationPaper, CustomerAnswers, DeclineRecord, FindingDeclined, LineAnswered,
};
use documents::parties::{Contact, VehicleOnPaper};
use documents::{Content, Form, PageSize};
use domain::inspection::Signature;
use domain::money::Money;

fn drawn() -> Option<Signature> {
    Some(Signature { width: 300, height: 100, strokes: vec![vec![(10, 60), (90, 20), (180, 70), (290, 30)]] })
}

pub fn line(name: &str, amount: i64, approved: bool, reason: &str) -> LineAnswered {
    LineAnswered {
        estimate: "BJ20260302001".into(),
        name: name.into(),
        amount: Money(amount),
        approved,
        reason: reason.into(),
    }
}

pub fn answered(lines: Vec<LineAnswered>) -> CustomerAnswers {
    CustomerAnswers {
        at: "2026-03-02 10:15".into(),
        by: "张小芳".into(),
        means: "本人手机上签字".into(),
        lines,
        signature: drawn(),
        page_sum: "0f1e2d3c4b5a6978".into(),
        damaged: false,
    }
}

pub fn content(answers: Vec<CustomerAnswers>, declined: Vec<FindingDeclined>) -> AuthorisationPaper {
    AuthorisationPaper {
        head: sample::head(),
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        customer: Contact { name: "张小芳".into(), phone: "138 2345 6789".into() },
        vehicle: VehicleOnPaper {
            plate: "粤B·D12345".into(),
            model: "大众 帕萨特 2019 款".into(),
            vin: "LSVAA49J132047371".into(),
            ..VehicleOnPaper::default()
        },
        advisor: "王晓东".into(),
        answers,
        declined,
    }
}

fn paper(answers: Vec<CustomerAnswers>, declined: Vec<FindingDeclined>) -> Vec<u8> {
    let form = Form::new("维修授权确认单", PageSize::A4);
    content(answers, declined).draw(form).expect("it prints")
}

pub fn declined(text: &str, word: &str) -> FindingDeclined {
    FindingDeclined {
        text: text.into(),
        suggestion: format!("更换{word}"),
        unsafe_to_drive: true,
        by: format!("张小芳{word}"),
        means: "纸上签字（手写 0032）".into(),
        reason: format!("自己去轮胎店{word}"),
        at: "2026-03-02 14:05".into(),
        signature: None,
        page_sum: String::new(),
        record: DeclineRecord::AsKept,
    }
}

/// For another size than its own.
pub fn of_many_lines() -> AuthorisationPaper {
    let line = |n: i64| line(&format!("项目{n:03}"), 1_000 + n, n % 5 != 0, "下次再做");
    content(vec![answered((1..=60).map(line).collect())], Vec::new())
}

#[test]
fn an_authorisation_says_what_was_agreed_and_declined_by_whom_and_how() {
    let lines = vec![
        line("更换前制动片", 38_000, true, ""),
        line("更换机油机滤", 29_850, true, ""),
        line("清洗节气门", 18_000, false, "下次保养再做"),
    ];
    let damaged =
        CustomerAnswers { damaged: true, by: String::new(), lines: Vec::new(), ..answered(Vec::new()) };
    let finding = declined("右前轮胎侧壁鼓包", "");
    let of_before = FindingDeclined {
        text: "后挡风玻璃有裂纹".into(),
        unsafe_to_drive: false,
        record: DeclineRecord::NothingKept,
        ..finding.clone()
    };
    let turned = FindingDeclined {
        text: "这句话被改过".into(),
        signature: drawn(),
        record: DeclineRecord::Damaged,
        ..finding.clone()
    };
    let paper = Paper::keep(
        "authorisation",
        &paper(vec![answered(lines), damaged], vec![finding, of_before, turned]),
    );
    paper.is_sound("维修授权确认单", "GD20260302001");
    assert_eq!(paper.pages().len(), 1);
    paper.says(&[
        "第 1 次答复",
        "更换前制动片",
        "同意的合计",
        "678.50",
        "下次保养再做",
        "本人手机上签字",
        "0f1e2d3c4b5a6978",
        "第 2 次答复",
        "存根与当时不一致",
        "不做的安全隐患",
        "右前轮胎侧壁鼓包",
        "不建议继续行驶",
        "纸上签字（手写 0032）",
        "后挡风玻璃有裂纹",
        "未留存根",
        "与发现的记录不一致",
    ]);
    let text = paper.pages().concat();
    assert!(!text.contains("这句话被改过"), "what nobody signed is not printed: {text}");
}

#[test]
fn an_authorisation_of_many_lines_runs_over_pages_with_its_sums() {
    let lines = (1..=60).map(|number| line(&format!("第 {number} 项检查与调整"), 10_000, true, "")).collect();
    let paper = Paper::keep("authorisation_long", &paper(vec![answered(lines)], Vec::new()));
    paper.is_sound("维修授权确认单", "GD20260302001");
    assert!(paper.pages().len() > 1);
    paper.says(&["第 60 项检查与调整", "6000.00"]);
}
