//! Bookings from outside, and those that go out into calendars.

use chrono::{DateTime, Utc};
use domain::calendar_file::CalendarEvent;
use domain::dates::ShopZone;
use domain::incoming_booking::{Incoming, IncomingProblem, incoming};
use domain::refusal::{FieldProblem, Refusal};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn read(text: &str) -> Result<Vec<Incoming>, Refusal> {
    incoming(text, ShopZone::default(), at("2026-03-02T00:30:00Z"))
}

fn rows(text: &str) -> Vec<Incoming> {
    read(text).expect("bookings")
}

/// 2026-03-05 09:30 by the shop's clock.
const HALF_PAST_NINE: &str = "2026-03-05T01:30:00Z";

#[test]
fn every_kind_of_file_says_the_same_booking() {
    let table = "\u{feff}订单号,姓名,手机号,车牌号,车型,预约时间,项目,时长\r\n\
        P-1,王海,139 1234 5678,粤B12345,朗逸,2026/3/5 9:30,\"小保养,四轮定位\",90\r\n";
    let tabs = "订单号\t姓名\t手机号\t车牌号\t车型\t日期\t时段\t项目\t时长\n\
        P-1\t王海\t13912345678\t粤B12345\t朗逸\t2026年3月5日\t9点30分\t小保养、四轮定位\t90\n";
    let json = r#"{"total": 1, "bookings": [{"order_no": "P-1", "contact_name": "王海", "phone": 13912345678,
        "plate": "粤B12345", "model": "朗逸", "starts_at": "2026-03-05T09:30:00+08:00",
        "items": ["小保养", "四轮定位"], "minutes": 90}]}"#;
    let calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:P-1\r\nDTSTART:20260305T013000Z\r\n\
        DTEND;TZID=Asia/Shanghai:20260305T110000\r\nATTENDEE;CN=王海:tel:139-1234-5678\r\n\
        SUMMARY:小保养\\,四\r\n 轮定位\r\nX-PLATE:none\r\nBEGIN:VALARM\r\nTRIGGER:-P1D\r\nUID:alarm\r\n\
        END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    for text in [table, tabs, json, calendar] {
        let found = rows(text);
        let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
        assert_eq!(
            (one.source_id.as_str(), one.name.as_str(), one.phone.as_str()),
            ("P-1", "王海", "13912345678")
        );
        assert_eq!((one.starts_at, one.minutes), (Some(at(HALF_PAST_NINE)), 90), "{text}");
        assert_eq!(
            (one.items.as_slice(), one.problem),
            (["小保养".to_owned(), "四轮定位".to_owned()].as_slice(), None)
        );
        assert_eq!(one.mark(), "id P-1|13912345678");
    }
}

#[test]
fn a_number_that_only_counts_the_rows_of_a_table_tells_two_people_apart() {
    let table = |who: &str| rows(&format!("编号,姓名,电话,时间\n1,{who},2026-03-05 09:30\n"))[0].mark();
    assert_ne!(table("王海,13912345678"), table("李梅,13912345679"));
    let moved = rows("编号,姓名,电话,时间\n1,王海,13912345678,2026-03-06 09:30\n")[0].mark();
    assert_eq!(table("王海,13912345678"), moved, "at another time it is the same booking");
}

#[test]
fn a_card_names_no_time_and_waits() {
    let card = "BEGIN:VCARD\nVERSION:4.0\nFN:李国强\nitem1.TEL;TYPE=cell:tel:+86-138-0013-8000\nNOTE:想做保养\nEND:VCARD";
    let found = rows(card);
    assert_eq!((found[0].name.as_str(), found[0].phone.as_str()), ("李国强", "13800138000"));
    assert_eq!((found[0].starts_at, found[0].problem, found[0].note.as_str()), (None, None, "想做保养"));
}

#[test]
fn a_card_of_an_old_phone_is_read_as_it_was_written() {
    let card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E;;;;\r\n\
        FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E=E5=9B=\r\n=BD=E5=BC=BA\r\n\
        TEL;CELL:138-0013-8000\r\nEND:VCARD\r\n";
    let found = rows(card);
    assert_eq!((found[0].name.as_str(), found[0].phone.as_str()), ("李国强", "13800138000"));
    let gbk = "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=C0=EE\nTEL:13800138000\nEND:VCARD";
    assert_eq!(rows(gbk)[0].name, "=C0=EE", "nothing is made up of what is no UTF-8");
}

#[test]
fn a_clock_is_read_as_people_say_it() {
    let starts = |time: &str| rows(&format!("姓名,电话,时间\n王海,13912345678,{time}\n"))[0].starts_at;
    for time in [
        "2026-03-05 上午9:30",
        "2026年3月5日9点半",
        "2026-03-05 9:30 AM",
        "2026/3/5 09:30-10:30",
        "2026-03-05 早上9时30分",
    ] {
        assert_eq!(starts(time), Some(at(HALF_PAST_NINE)), "{time}");
    }
    for time in ["2026-03-05 下午3点", "2026-03-05 3:00 pm", "2026年3月5日 15点"] {
        assert_eq!(starts(time), Some(at("2026-03-05T07:00:00Z")), "{time}");
    }
    assert_eq!(starts("2026-03-05 中午1点"), Some(at("2026-03-05T05:00:00Z")));
    assert_eq!(starts("2026-03-05 中午12点"), Some(at("2026-03-05T04:00:00Z")));
    assert_eq!(starts("2026-03-05 9:30之前"), None);
}

#[test]
fn who_names_a_day_and_no_time_waits_for_one_on_it() {
    let of = |day: &str| rows(&format!("姓名,电话,日期,时段\n王海,13912345678,{day}\n")).remove(0);
    let waits = of("2026-03-05,上午");
    assert_eq!((waits.starts_at, waits.problem), (None, None));
    assert_eq!(waits.wanted_on, "2026-03-05".parse().ok());
    assert_ne!(waits.mark(), of("2026-03-06,上午").mark(), "another day is another booking");
    assert_eq!(of("2026-03-02,").problem, None, "today is not over");
    assert_eq!(of("2026-03-01,").problem, Some(IncomingProblem::Past));
    let whole_day = "BEGIN:VEVENT\nSUMMARY:张三 小保养\nDTSTART;VALUE=DATE:20260305\n\
        DESCRIPTION:13912345678\nEND:VEVENT";
    assert_eq!((rows(whole_day)[0].wanted_on, rows(whole_day)[0].problem), (waits.wanted_on, None));
}

#[test]
fn how_long_it_takes_is_read_as_people_and_calendars_say_it() {
    for (said, minutes) in
        [("90", 90), ("90分钟", 90), ("1小时30分", 90), ("PT1H30M", 90), ("2h", 120), ("半天", 60), ("", 60)]
    {
        let text = format!("姓名,电话,时间,时长\n王海,13912345678,2026-03-05 09:30,{said}\n");
        assert_eq!(rows(&text)[0].minutes, minutes, "{said}");
    }
}

#[test]
fn an_event_without_anybody_is_of_whom_its_title_begins_with_and_whose_phone_it_holds() {
    let event = "BEGIN:VEVENT\nSUMMARY:张三 小保养\nDTSTART;TZID=Asia/Shanghai:20260305T093000\n\
        DESCRIPTION:电话 13912345678\\n单号 20260305139123456789\nEND:VEVENT";
    let found = rows(event);
    assert_eq!((found[0].name.as_str(), found[0].phone.as_str()), ("张三", "13912345678"));
    assert_eq!((found[0].starts_at, found[0].minutes), (Some(at(HALF_PAST_NINE)), 60));
}

#[test]
fn what_is_wrong_with_a_row_is_said_of_it_and_of_no_other() {
    use IncomingProblem::{CalledOff, NoName, NoPhone, NoTime, Past};
    let text = "姓名,电话,时间,状态\n\
        王海,13912345678,2026-03-05 09:30,\n\
        ,13912345678,2026-03-05 09:30,\n\
        王海,,2026-03-05 09:30,\n\
        王海,13912345678,下周三上午,\n\
        王海,13912345678,2026-03-01 09:30,\n\
        王海,13912345678,2026-03-05 09:30,已取消\n\n";
    let found: Vec<Option<IncomingProblem>> = rows(text).iter().map(|row| row.problem).collect();
    assert_eq!(found, [None, Some(NoName), Some(NoPhone), Some(NoTime), Some(Past), Some(CalledOff)]);
}

#[test]
fn what_is_no_booking_is_refused() {
    let bad = |problem| Err(Refusal::bad("text", problem));
    assert_eq!(read(" "), bad(FieldProblem::Empty));
    for text in ["你好", "{", "[]", "[1]", "姓名,电话", "BEGIN:VCALENDAR\nEND:VCALENDAR"] {
        assert_eq!(read(text), bad(FieldProblem::Unknown), "{text}");
    }
    let many = format!("姓名,电话\n{}", "王海,13912345678\n".repeat(501));
    assert_eq!(read(&many), bad(FieldProblem::TooLarge));
}

#[test]
fn a_calendar_file_is_read_again_as_what_it_was_written_of() {
    let event = CalendarEvent {
        uid: "YY20260305001@workbay".to_owned(),
        sequence: 3,
        written_at: at("2026-03-02T00:30:00Z"),
        starts_at: at(HALF_PAST_NINE),
        ends_at: at("2026-03-05T03:00:00Z"),
        title: "顺风汽修 小保养, 四轮定位; 更换前后制动片与制动液并检查底盘".to_owned(),
        place: "宝安".to_owned(),
        text: "预约号：YY20260305001\n电话：13912345678".to_owned(),
        confirmed: true,
    };
    let file = event.file();
    assert!(file.ends_with("END:VCALENDAR\r\n") && file.contains("STATUS:CONFIRMED\r\n"), "{file}");
    assert!(file.contains("SEQUENCE:3\r\n") && file.contains("\\, 四轮定位\\;"), "{file}");
    let long = file.split("\r\n").find(|line| line.len() > 75);
    assert_eq!(long, None, "a line is too long");
    let found = rows(&file);
    assert_eq!(
        (found[0].source_id.as_str(), found[0].starts_at),
        ("YY20260305001@workbay", Some(at(HALF_PAST_NINE)))
    );
    assert_eq!((found[0].minutes, found[0].phone.as_str()), (90, "13912345678"));
}
