//! The papers of the store, filled as a test wants them.

use crate::contracts::picture;
use crate::filled::{Fill, Filled, filled, list, summed};
use crate::sample;
use documents::count_sheet::{CountSheet, PartToCount};
use documents::goods_receipt::{CheckedPart, GoodsReceiptPaper, ReceivedPart};
use documents::issue_slip::{IssueSlip, IssuedPart};
use documents::loan_agreement::{LentBack, LentState, LoanAgreement};
use documents::photo::PhotoOnPaper;
use documents::purchase_order::{OrderStands, OrderedPart, PurchaseOrderPaper};
use documents::stock_card::{CardMovement, StockCardPaper};
use documents::stock_month_report::{KindMoved, PartMoved, StockMonthPaper};
use documents::supplier_return::{ReturnedPart, SupplierReturnSlip};
use domain::money::{Money, Quantity};
use domain::words::amount_in_words;

fn word(fill: &Fill, text: &str) -> String {
    format!("{text}{}", fill.word)
}

fn head(fill: &Fill) -> documents::ShopHead {
    let mut head = sample::head();
    fill.head(&mut head);
    head
}

pub fn order(fill: &Fill) -> PurchaseOrderPaper {
    let lines = fill.each(|n| OrderedPart {
        code: word(fill, "04152-YZZA1"),
        name: fill.name("配件", n),
        brand: word(fill, "丰田"),
        specification: word(fill, "1.8T"),
        unit: word(fill, "箱"),
        quantity: Quantity(12_000),
        price: fill.amount(4_500 + n),
        amount: fill.amount(54_000 + n),
        remark: word(fill, "急用"),
    });
    PurchaseOrderPaper {
        head: head(fill),
        number: "CG20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        supplier: word(fill, "广州永信汽配有限公司"),
        contact: word(fill, "陈永"),
        phone: "020-8765 4321".into(),
        address: word(fill, "广州市白云区增槎路"),
        ordered_at: "2026-03-02 08:30".into(),
        expected_on: "2026-03-05".into(),
        buyer: word(fill, "何库管"),
        terms: word(fill, "质保三个月，货到月结。"),
        note: word(fill, "请附合格证。"),
        lines,
        total: fill.amount(540_000),
        total_in_words: amount_in_words(fill.amount(540_000)),
        stands: OrderStands::Ordered,
    }
}

pub fn ordered(fill: &Fill) -> Filled {
    let of = order(fill);
    let lists = vec![summed("配件", "单价", of.lines.iter().map(|line| line.amount))];
    filled(of, lists)
}

pub fn receipt(fill: &Fill) -> GoodsReceiptPaper {
    let lines = fill.each(|n| ReceivedPart {
        code: word(fill, "04152-YZZA1"),
        name: fill.name("配件", n),
        specification: word(fill, "1.8T"),
        batch: word(fill, "20260115"),
        bin: word(fill, "A-03-2"),
        unit: word(fill, "个"),
        ordered: Quantity(12_000),
        received: Quantity(11_000),
        waiting: Quantity(if n % 5 == 0 { 2_000 } else { 0 }),
        accepted: Quantity(10_000),
        rejected: Quantity(1_000),
        price: fill.amount(4_500 + n),
        amount: fill.amount(49_500 + n),
    });
    let checks = fill.each(|n| CheckedPart {
        code: word(fill, "04152-YZZA1"),
        name: fill.name("检验", n),
        sample: "2 / 11".into(),
        looks: "合格".into(),
        function: "不合格".into(),
        safety: String::new(),
        result: word(fill, "部分合格"),
        accepted: Quantity(10_000),
        rejected: Quantity(1_000),
        reason: word(fill, "密封圈开裂"),
    });
    GoodsReceiptPaper {
        head: head(fill),
        number: "RK20260305001".into(),
        printed_at: sample::PRINTED_AT.into(),
        supplier: word(fill, "广州永信汽配有限公司"),
        delivery_note: word(fill, "YX-7781"),
        order_number: "CG20260302001".into(),
        received_at: "2026-03-05 10:12".into(),
        receiver: word(fill, "何库管"),
        inspected_at: "2026-03-05 10:40".into(),
        inspector: word(fill, "周检"),
        note: word(fill, "外箱破损一件。"),
        lines,
        freight: fill.amount(3_000),
        total: fill.amount(495_000),
        whole: fill.amount(498_000),
        checks,
        photos: Vec::new(),
        photos_not_shown: 0,
    }
}

pub fn received(fill: &Fill) -> Filled {
    let of = receipt(fill);
    let amounts = of.lines.iter().map(|line| line.amount);
    let lists = vec![summed("配件", "实收", amounts), list("检验", "外观")];
    filled(of, lists)
}

pub fn issue_slip(fill: &Fill) -> IssueSlip {
    let mut vehicle = sample::vehicle();
    fill.car(&mut vehicle);
    let lines = fill.each(|n| IssuedPart {
        at: "2026-03-02 10:12".into(),
        code: word(fill, "04152-YZZA1"),
        name: fill.name("配件", n),
        specification: word(fill, "1.8T"),
        batch: word(fill, "20260115"),
        bin: word(fill, "A-03-2"),
        unit: word(fill, "升"),
        quantity: if n % 4 == 0 { Quantity(-500) } else { Quantity(4_500) },
        keeper: word(fill, "何库管"),
        remark: if n % 4 == 0 { word(fill, "退料") } else { String::new() },
    });
    IssueSlip {
        head: head(fill),
        number: "GD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        vehicle,
        advisor: word(fill, "王顾问"),
        promised_at: "2026-03-02 17:00".into(),
        lines,
    }
}

pub fn issued(fill: &Fill) -> Filled {
    let of = issue_slip(fill);
    filled(of, vec![list("配件", "数量")])
}

pub fn count_sheet(fill: &Fill) -> CountSheet {
    let lines = fill.each(|n| PartToCount {
        bin: word(fill, "A-03-2"),
        code: word(fill, "04152-YZZA1"),
        name: fill.name("配件", n),
        specification: word(fill, "1.8T"),
        batch: word(fill, "20260115"),
        unit: word(fill, "个"),
    });
    CountSheet {
        head: head(fill),
        number: "PD20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        scope: word(fill, "A 类配件"),
        begun_at: "2026-03-02 18:00".into(),
        maker: word(fill, "何库管"),
        note: word(fill, "盘点期间照常领料。"),
        is_cancelled: false,
        lines,
    }
}

pub fn to_count(fill: &Fill) -> Filled {
    let of = count_sheet(fill);
    filled(of, vec![list("配件", "实盘")])
}

pub fn sent_back(fill: &Fill) -> Filled {
    let of = slip(fill);
    let lists = vec![summed("配件", "单价", of.lines.iter().map(|line| line.amount))];
    filled(of, lists)
}

fn slip(fill: &Fill) -> SupplierReturnSlip {
    let lines = fill.each(|n| ReturnedPart {
        code: word(fill, "04152-YZZA1"),
        name: fill.name("配件", n),
        specification: word(fill, "1.8T"),
        batch: word(fill, "20260115"),
        reason: word(fill, "密封圈开裂"),
        unit: word(fill, "个"),
        quantity: Quantity(1_000),
        price: fill.amount(4_500 + n),
        amount: fill.amount(4_500 + n),
    });
    SupplierReturnSlip {
        head: head(fill),
        number: "CT20260305001".into(),
        printed_at: sample::PRINTED_AT.into(),
        supplier: word(fill, "广州永信汽配有限公司"),
        contact: word(fill, "陈永"),
        phone: "020-8765 4321".into(),
        receipt_number: "RK20260305001".into(),
        returned_at: "2026-03-05 16:10".into(),
        keeper: word(fill, "何库管"),
        note: word(fill, "请于三日内换货。"),
        lines,
        total: fill.amount(45_000),
        photos: Vec::new(),
        photos_not_shown: 0,
    }
}

pub fn card(fill: &Fill) -> Filled {
    let rows = fill.each(|n| CardMovement {
        at: "2026-03-02 10:12".into(),
        matter: fill.name("摘要", n),
        number: word(fill, "GD20260302001"),
        bin: word(fill, "A-03-2"),
        person: word(fill, "何库管"),
        quantity: Quantity(if n % 3 == 0 { 20_000 } else { -1_000 }),
        value: fill.amount(-4_500 - n),
        there_after: Quantity(9_000 + n),
        worth_after: fill.amount(40_500 + n),
    });
    let of = StockCardPaper {
        head: head(fill),
        number: "04152-YZZA1".into(),
        printed_at: sample::PRINTED_AT.into(),
        name: word(fill, "机油滤清器"),
        brand: word(fill, "丰田"),
        specification: word(fill, "1.8T"),
        unit: word(fill, "个"),
        days: "2026-03-01 至 2026-03-31".into(),
        opening: Quantity(10_000),
        opening_value: fill.amount(45_000),
        came: Quantity(20_000),
        came_value: fill.amount(90_000),
        went: Quantity(21_000),
        went_value: fill.amount(94_500),
        closing: Quantity(9_000),
        closing_value: fill.amount(40_500),
        rows,
        left_out: word(fill, "仅列前 1000 笔。"),
    };
    filled(of, vec![list("摘要", "结存")])
}

pub fn month(fill: &Fill) -> Filled {
    let kinds = fill.each(|n| KindMoved {
        kind: fill.name("类型", n),
        movements: 12 + n,
        quantity_in: Quantity(120_000),
        value_in: fill.amount(540_000),
        quantity_out: Quantity(90_500),
        value_out: fill.amount(405_000),
    });
    let parts = fill.each(|n| PartMoved {
        code: word(fill, "04152-YZZA1"),
        name: fill.name("配件", n),
        unit: word(fill, "个"),
        opening: Quantity(10_000),
        opening_value: fill.amount(45_000),
        quantity_in: Quantity(12_000),
        value_in: fill.amount(54_000),
        quantity_out: Quantity(9_000),
        value_out: fill.amount(40_500),
        closing: Quantity(13_000),
        closing_value: fill.amount(58_500 + n),
    });
    let lists =
        vec![list("类型", "笔数"), summed("配件", "期末金额", parts.iter().map(|part| part.closing_value))];
    let of = StockMonthPaper {
        head: head(fill),
        number: "2026-03".into(),
        printed_at: sample::PRINTED_AT.into(),
        opening: Quantity(100_000),
        opening_value: fill.amount(450_000),
        movements: 12,
        quantity_in: Quantity(120_000),
        value_in: fill.amount(540_000),
        quantity_out: Quantity(90_500),
        value_out: fill.amount(405_000),
        closing: Quantity(129_500),
        closing_value: fill.amount(585_000),
        kinds,
        parts,
        left_out: word(fill, "仅列金额最大的配件。"),
    };
    filled(of, lists)
}

pub fn lent(fill: &Fill) -> Filled {
    let state = |km: i64| LentState {
        at: "2026-03-02 10:12".into(),
        person: word(fill, "王顾问"),
        condition: word(fill, "左后门有旧划痕"),
        km: format!("{km} 公里"),
        fuel: "75%".into(),
    };
    let of = LoanAgreement {
        head: head(fill),
        number: "JY20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        customer: word(fill, "张小芳"),
        kind: "代步车".into(),
        unit: word(fill, "代步车 朗逸"),
        plate: "粤B·88888".into(),
        order_number: "GD20260302001".into(),
        due_on: "2026-03-04".into(),
        agreement: word(fill, "使用期间的违章、事故由借用人承担，按借出时的油量归还。"),
        out: state(52_300),
        back: Some(LentBack { state: state(52_410), damage: word(fill, "左前轮毂刮伤") }),
        signed_by: word(fill, "张小芳"),
        signature: Some(sample::signature()),
    };
    filled(of, Vec::new())
}

/// What a hand fills in when the thing comes back stands empty until then, and nothing else does.
#[test]
fn an_agreement_leaves_room_for_how_it_comes_back() {
    let fill = Fill { rows: 1, word: String::new(), amount: None };
    for size in documents::loan_agreement::SIZES {
        let form = documents::Form::new("借用协议", *size);
        let drawn = |of: &dyn documents::Content, what: &str| {
            let name = format!("loan_{what}_{}", size.name());
            crate::paper::Paper::keep(&name, &of.draw(form).expect("it prints")).solid()
        };
        let back = drawn(lent(&fill).content.as_ref(), "back");
        for said in ["52300公里", "52410公里", "75%", "2026-03-04", "左前轮毂刮伤", "左后门有旧划痕"]
        {
            assert!(back.contains(said), "{}: no {said} in {back}", size.name());
        }
        let out = drawn(&lent_out(), "out");
        for said in ["借出时", "归还时", "52300公里", "借用人签字", "店方盖章", "归还人签字"]
        {
            assert!(out.contains(said), "{}: no {said} in {out}", size.name());
        }
        assert!(!out.contains("52410") && !out.contains("左前轮毂刮伤"), "{out}");
    }
}

fn lent_out() -> LoanAgreement {
    LoanAgreement {
        head: sample::head(),
        number: "JY20260302001".into(),
        printed_at: sample::PRINTED_AT.into(),
        customer: "张小芳".into(),
        kind: "代步车".into(),
        unit: "代步车 朗逸".into(),
        plate: "粤B·88888".into(),
        order_number: String::new(),
        due_on: "2026-03-04".into(),
        agreement: String::new(),
        out: LentState {
            at: "2026-03-02 10:12".into(),
            person: "王顾问".into(),
            condition: "完好".into(),
            km: "52300 公里".into(),
            fuel: "75%".into(),
        },
        back: None,
        signed_by: String::new(),
        signature: None,
    }
}

fn photo(caption: &str) -> PhotoOnPaper {
    PhotoOnPaper {
        caption: caption.into(),
        hash: String::new(),
        quarter_turns: 0,
        marks: Vec::new(),
        jpeg: picture(40, 30).and_then(|image| image.jpeg),
    }
}

/// The supplier sees what was wrong on both papers, below what was signed.
#[test]
fn what_was_wrong_is_seen_on_the_report_and_on_the_slip() {
    let fill = Fill { rows: 1, word: String::new(), amount: None };
    for (of, title, sizes) in [
        (received(&fill), "入库检验单", documents::goods_receipt::SIZES),
        (sent_back(&fill), "采购退货单", documents::supplier_return::SIZES),
    ] {
        let mut content = of.content;
        assert!(content.photos().is_empty());
        for size in sizes {
            let bytes = content.draw(documents::Form::new(title, *size)).expect("it prints");
            let paper = crate::paper::Paper::keep(&format!("no_photos_{title}_{}", size.name()), &bytes);
            paper.never_says(&["不合格照片"]);
        }
    }
    let shown = || vec![photo("前制动片：外盒压扁"), photo("前制动片：裂纹")];
    let report = GoodsReceiptPaper { photos: shown(), photos_not_shown: 3, ..receipt(&fill) };
    let slip = SupplierReturnSlip { photos: shown(), photos_not_shown: 3, ..slip(&fill) };
    let both: [(&dyn documents::Content, &'static str, &[documents::PageSize]); 2] = [
        (&report, "入库检验单", documents::goods_receipt::SIZES),
        (&slip, "采购退货单", documents::supplier_return::SIZES),
    ];
    for (content, title, sizes) in both {
        for size in sizes {
            let bytes = content.draw(documents::Form::new(title, *size)).expect("it prints");
            let name = format!("photos_{title}_{}", size.name());
            let paper = crate::paper::Paper::keep(&name, &bytes);
            // A photo has greys, on a needle's form as well, which such a printer scatters as dots.
            if !crate::ink::is_black_only(*size) {
                crate::ink::stands_well(&paper, *size, &name);
            }
            let text = paper.solid();
            for said in ["不合格照片", "外盒压扁", "裂纹", "另有3张照片存于系统中"] {
                assert!(text.contains(said), "{name}: no {said} in {text}");
            }
        }
    }
}

#[test]
fn a_count_sheet_bears_no_quantity_and_an_issue_slip_no_price() {
    let fill = Fill { rows: 3, word: String::new(), amount: Some(Money(1_234_567)) };
    for (of, title) in [(to_count(&fill), "盘点表"), (issued(&fill), "领料单")] {
        let form = documents::Form::new(title, documents::PageSize::A4);
        let bytes = of.content.draw(form).expect("it prints");
        let paper = crate::paper::Paper::keep(&format!("store_{title}"), &bytes);
        paper.never_says(&["12345.67", "单价", "金额", "账面"]);
    }
}
