use domain::plate::{CarRead, Plate, PlateColour, PlateForm, PlateWarning};
use proptest::prelude::*;

#[test]
fn plates_are_known_by_their_form() {
    let check = |typed: &str, stored: &str, form: PlateForm| {
        let read = Plate::read(typed).expect("something was typed");
        assert_eq!((read.plate.as_str(), read.form), (stored, form), "typed {typed:?}");
        assert_eq!((read.warning, read.suggestions), (None, vec![]), "typed {typed:?}");
    };
    check("粤B·D1234", "粤BD1234", PlateForm::Ordinary);
    check("粤B-U276E", "粤BU276E", PlateForm::Ordinary);
    check("粤B 9826U", "粤B9826U", PlateForm::Ordinary);
    check(" 粤ｂ１２３４５\u{200b}\r\n", "粤B12345", PlateForm::Ordinary);
    check("粵b．12345", "粤B12345", PlateForm::Ordinary);
    check("京O12345", "京O12345", PlateForm::Ordinary);
    check("粤B·D12345", "粤BD12345", PlateForm::NewEnergySmall);
    check("粤BDF1234", "粤BDF1234", PlateForm::NewEnergySmall);
    check("粤BA12345", "粤BA12345", PlateForm::NewEnergySmall);
    check("粤B12345D", "粤B12345D", PlateForm::NewEnergyLarge);
    check("粤B1234挂", "粤B1234挂", PlateForm::Trailer);
    check("粤B1234學", "粤B1234学", PlateForm::Learner);
    check("粤B1234警", "粤B1234警", PlateForm::Police);
    check("粤Z·A123港", "粤ZA123港", PlateForm::HongKong);
    check("粤ZA123澳", "粤ZA123澳", PlateForm::Macau);
    check("使123456", "使123456", PlateForm::Embassy);
    check("224001使", "224001使", PlateForm::Embassy);
    check("沪A0023领", "沪A0023领", PlateForm::Consulate);
    check("粤B12345领", "粤B12345领", PlateForm::Consulate);
    check("领224001", "领224001", PlateForm::Consulate);
    check("粤224001领", "粤224001领", PlateForm::Consulate);
    check("沪領 224001", "沪领224001", PlateForm::Consulate);
    check("使014·57A", "使01457A", PlateForm::Embassy);
    check("京A0123使", "京A0123使", PlateForm::Embassy);
    check("wj粤·1234x", "WJ粤1234X", PlateForm::ArmedPolice);
    check("WJ·12345", "WJ12345", PlateForm::ArmedPolice);
    check("WJ31-X1234", "WJ31X1234", PlateForm::ArmedPolice);
    check("京X0119应急", "京X0119应急", PlateForm::Emergency);
    check("粤B临12345", "粤B临12345", PlateForm::Temporary);
    check("粤B臨0012", "粤B临0012", PlateForm::Temporary);
}

#[test]
fn a_plate_that_fits_no_form_is_kept_and_warned_about() {
    let check = |typed: &str, warning: PlateWarning, suggestions: &[&str]| {
        let read = Plate::read(typed).expect("something was typed");
        let suggested: Vec<&str> = read.suggestions.iter().map(Plate::as_str).collect();
        assert_eq!((read.form, read.warning), (PlateForm::Unusual, Some(warning)), "typed {typed:?}");
        assert_eq!(suggested, suggestions, "typed {typed:?}");
    };
    check("粤BOHY17", PlateWarning::Lookalikes, &["粤B0HY17"]);
    check("粤BQOZ32", PlateWarning::Lookalikes, &["粤BQ0Z32"]);
    check("粤BOKB80", PlateWarning::Lookalikes, &["粤B0KB80"]);
    check("粤BI2345", PlateWarning::Lookalikes, &["粤B12345"]);
    check("粤812345", PlateWarning::Lookalikes, &["粤B12345"]);
    check("粤BD1Z34S", PlateWarning::Lookalikes, &["粤BD12345"]);
    check("粤BDI2345", PlateWarning::Lookalikes, &["粤BD12345"]);
    check("粤B1234SD", PlateWarning::Lookalikes, &["粤B12345D"]);
    check("aaa", PlateWarning::UnknownForm, &[]);
    check("B12345", PlateWarning::UnknownForm, &[]);
    check("粤B123", PlateWarning::UnknownForm, &[]);
    check("粤B123456", PlateWarning::UnknownForm, &[]);
    check("粤A1234港", PlateWarning::UnknownForm, &[]);
    check("叉车1", PlateWarning::UnknownForm, &[]);
}

#[test]
fn nothing_typed_is_no_plate_and_too_much_is_kept_with_a_warning() {
    for typed in [
        "",
        "  ",
        "\u{3000}",
        "-",
        "·.-\u{feff}\t",
        "无",
        "無",
        "无牌",
        "未上牌",
        "（未上牌）",
        "暂无",
        "--",
        "/",
        "临牌",
        "臨時",
        "新车",
        "新车 2",
        "待上牌",
        "N/A",
        "null",
        "000000",
        "XXXX",
        "？",
    ] {
        assert_eq!(Plate::read(typed), None, "typed {typed:?}");
    }
    let long = Plate::read("客户说明天再告诉我们车牌号码好的谢谢").expect("something was typed");
    assert_eq!(long.warning, Some(PlateWarning::TooLong));
    assert_eq!(long.plate.as_str(), "客户说明天再告诉我们车牌号码好的谢谢");
    let endless = Plate::read(&"车".repeat(1_000)).expect("something was typed");
    assert_eq!(endless.plate.as_str().chars().count(), 32);
}

#[test]
fn a_plate_is_shown_with_the_dot_of_the_metal() {
    let check = |typed: &str, shown: &str| {
        assert_eq!(Plate::normalised(typed).expect("something was typed").shown(), shown);
    };
    check("粤bd12345", "粤B·D12345");
    check("粤Z·A123港", "粤Z·A123港");
    check("使123456", "使123456");
    check("wj粤1234x", "WJ粤·1234X");
    check("WJ12345", "WJ·12345");
    check("粤B", "粤B");
    check("aaa", "AAA");
}

#[test]
fn the_colour_follows_the_form() {
    let check = |typed: &str, colour: PlateColour| {
        let form = Plate::read(typed).expect("something was typed").form;
        assert_eq!(Plate::colour_by_form(&form), colour, "typed {typed:?}");
    };
    check("粤B12345", PlateColour::Blue);
    check("粤BD12345", PlateColour::Green);
    check("粤B1234挂", PlateColour::Yellow);
    check("粤B1234学", PlateColour::Yellow);
    check("粤B1234警", PlateColour::White);
    check("粤ZA123港", PlateColour::Black);
    check("使123456", PlateColour::Black);
    check("沪A0023领", PlateColour::Black);
    check("WJ粤1234X", PlateColour::White);
}

#[test]
fn a_vin_in_the_plates_place_is_the_vin() {
    let read = |plate: &str, vin: &str| {
        let read = CarRead::typed(plate, vin);
        let text = |one: Option<String>| one.unwrap_or_default();
        (
            text(read.plate.map(|read| read.plate.to_string())),
            text(read.vin.map(|read| read.vin.to_string())),
            read.vin_in_plate,
        )
    };
    let of = |plate: &str, vin: &str, moved: bool| (plate.to_owned(), vin.to_owned(), moved);
    assert_eq!(read("ltstz2606tz002676", ""), of("", "LTSTZ2606TZ002676", true));
    assert_eq!(read("LTSTZ2606TZ002676", "暂无"), of("", "LTSTZ2606TZ002676", true));
    assert_eq!(read("LTSTZ2606TZ002676", "LTSTZ2606TZ002676"), of("", "LTSTZ2606TZ002676", true));
    // Two different ones: nobody can say which is right, and nothing is lost.
    assert_eq!(
        read("LTSTZ2606TZ002676", "LVSHJCAB2DE404866"),
        of("LTSTZ2606TZ002676", "LVSHJCAB2DE404866", false)
    );
    assert_eq!(read("粤B12345", "无"), of("粤B12345", "", false));
    assert_eq!(read("未上牌", "LVSHJCAB2DE404866"), of("", "LVSHJCAB2DE404866", false));
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(typed in prop_oneof![any::<String>(), "[京粤粵ＡＢab0-9０-９·\\- 。学挂临]{0,40}"]) {
        if let Some(read) = Plate::read(&typed) {
            let stored = read.plate.as_str();
            let again = Plate::read(stored).expect("a stored plate is not empty");
            prop_assert_eq!(&again, &read);
            prop_assert_eq!(Plate::normalised(&read.plate.shown()), Some(read.plate.clone()));
            for suggestion in &read.suggestions {
                let suggested = Plate::read(suggestion.as_str()).expect("a suggestion is not empty");
                prop_assert_eq!(&suggested.plate, suggestion);
                prop_assert_eq!(suggested.warning, None);
            }
        }
    }

    #[test]
    fn ordinary_plates_pass_without_a_word(plate in "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][0-9A-HJ-NP-Z]{5}") {
        let read = Plate::read(&plate).expect("something was typed");
        prop_assert_eq!((read.form, read.warning), (PlateForm::Ordinary, None));
    }
}
