//! What people ask of their own data: until when it is answered, by whom it was asked, and what may be
//! deleted.

use chrono::{DateTime, NaiveDate, Utc};
use domain::appointment::Channel;
use domain::booking_wish::{BookingWish, WishState};
use domain::complaint::WordMeans;
use domain::customer::{Customer, CustomerKind};
use domain::data_request::erasure::{ErasureFacts, erased_customer, erased_wish, placeholder};
use domain::data_request::{
    DataRequest, DataRequestKind, DataRequestState, DataRequestTyped, IdentityCheck, usual_due,
};
use domain::erasure_lack::ErasureLack;
use domain::ids::{CustomerId, PersonId};
use domain::plate::Plate;
use domain::refusal::{FieldProblem, Refusal};
use domain::trade::Trade;
use domain::vehicle::DueStanding;

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;
const TODAY: &str = "2026-03-02";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn typed(asked_kind: DataRequestKind) -> DataRequestTyped {
    DataRequestTyped {
        asked_kind,
        asker_name: " 张小芳 ".into(),
        asked_means: WordMeans::Phone,
        asked_on: day(TODAY),
        wish: String::new(),
        identity: None,
        identity_note: String::new(),
        due_on: None,
    }
}

fn kept(typed: &DataRequestTyped) -> Result<DataRequest, Refusal> {
    typed.kept(CustomerId(1), day(TODAY), (NOW, PersonId(1)))
}

fn asked(kind: DataRequestKind) -> DataRequest {
    kept(&typed(kind)).expect("it is kept")
}

fn known(kind: DataRequestKind) -> DataRequest {
    asked(kind).identified(IdentityCheck::IdShown, "").expect("they are known")
}

#[test]
fn it_is_answered_within_thirty_days_and_an_earlier_day_may_be_promised() {
    assert_eq!(usual_due(day(TODAY)), day("2026-04-01"));
    let bad = |field, problem| Err(Refusal::bad(field, problem));
    for (asked_on, due_on, outcome) in [
        (TODAY, None, Ok(day("2026-04-01"))),
        ("2026-02-20", None, Ok(day("2026-03-22"))),
        (TODAY, Some("2026-03-10"), Ok(day("2026-03-10"))),
        (TODAY, Some(TODAY), Ok(day(TODAY))),
        (TODAY, Some("2026-04-02"), bad("reply_by", FieldProblem::TooLarge)),
        (TODAY, Some("2026-03-01"), bad("reply_by", FieldProblem::InThePast)),
        ("2026-03-03", None, bad("asked_on", FieldProblem::InTheFuture)),
    ] {
        let typed = DataRequestTyped {
            asked_on: day(asked_on),
            due_on: due_on.map(day),
            ..typed(DataRequestKind::Access)
        };
        assert_eq!(kept(&typed).map(|request| request.due_on), outcome, "{asked_on} {due_on:?}");
    }
    assert_eq!(asked(DataRequestKind::Access).asker_name, "张小芳");
    let nobody = DataRequestTyped { asker_name: " ".into(), ..typed(DataRequestKind::Access) };
    assert_eq!(kept(&nobody), Err(Refusal::bad("asker_name", FieldProblem::Empty)));
}

#[test]
fn it_is_warned_of_in_its_last_week_and_only_while_it_is_open() {
    let request = asked(DataRequestKind::Access);
    for (today, stands) in [
        ("2026-03-24", DueStanding::Later),
        ("2026-03-25", DueStanding::Soon),
        ("2026-04-01", DueStanding::Soon),
        ("2026-04-02", DueStanding::Over),
    ] {
        assert_eq!(request.stands(day(today)), Some(stands), "{today}");
    }
    let over = request.refused("查无此人", PersonId(1), NOW).unwrap();
    assert_eq!(over.stands(day("2026-04-02")), None);
}

#[test]
fn nothing_is_handed_out_or_done_for_somebody_nobody_knows() {
    for kind in DataRequestKind::ALL {
        let request = asked(kind);
        assert_eq!(request.check_handed_out(), Err(Refusal::IdentityUnchecked), "{kind:?}");
        let refused = request.clone().refused("查无此人", PersonId(1), NOW).unwrap();
        assert_eq!(refused.request_state, DataRequestState::Refused, "{kind:?}");

        let hands_out = matches!(kind, DataRequestKind::Access | DataRequestKind::Copy);
        assert_eq!(known(kind).check_handed_out().is_ok(), hands_out, "{kind:?}");
        let never = known(kind).refused("查无此人", PersonId(1), NOW).unwrap();
        let is = Refusal::DataRequestIs { state: "refused".into() };
        assert_eq!(never.check_handed_out(), Err(is), "{kind:?}");
        let deletes = kind == DataRequestKind::Deletion;
        let answered = |request: DataRequest| request.answered("已办", PersonId(1), NOW);
        let erased = |request: DataRequest| request.erased("已删", PersonId(1), NOW);
        assert_eq!(answered(known(kind)).is_ok(), !deletes, "{kind:?}");
        assert_eq!(erased(known(kind)).is_ok(), deletes, "{kind:?}");
        let unknown = if deletes { erased(asked(kind)) } else { answered(asked(kind)) };
        assert_eq!(unknown, Err(Refusal::IdentityUnchecked), "{kind:?}");
    }
}

#[test]
fn what_is_over_stays_so_and_says_what_was_done_or_why_not() {
    let empty = |field| Err(Refusal::bad(field, FieldProblem::Empty));
    let known = known(DataRequestKind::Correction);
    assert_eq!(asked(DataRequestKind::Correction).check_unknown(), Ok(()));
    let twice = known.clone().identified(IdentityCheck::CalledBack, "");
    assert_eq!(twice, Err(Refusal::bad("identity", FieldProblem::Taken)), "who is known is known");
    assert_eq!(known.clone().answered(" ", PersonId(1), NOW), empty("done"));
    assert_eq!(known.clone().refused("", PersonId(1), NOW), empty("reason"));
    let over = known.answered("电话已改", PersonId(1), NOW).unwrap();
    assert_eq!((over.done.as_str(), over.answered_by), ("电话已改", Some(PersonId(1))));
    let is = Refusal::DataRequestIs { state: "answered".into() };
    assert_eq!(over.clone().answered("再来", PersonId(1), NOW), Err(is.clone()));
    assert_eq!(over.clone().refused("再来", PersonId(1), NOW), Err(is.clone()));
    assert_eq!(over.identified(IdentityCheck::IdShown, ""), Err(is));
}

#[test]
fn whoever_has_something_open_is_not_deleted_and_is_told_all_of_it_at_once() {
    let none = ErasureFacts::default();
    assert_eq!(none.check(), Ok(()));
    for (facts, lack) in [
        (ErasureFacts { open_visits: 1, ..none }, ErasureLack::VisitOpen),
        (ErasureFacts { bookings_ahead: 1, ..none }, ErasureLack::BookingAhead),
        (ErasureFacts { owed: 2, ..none }, ErasureLack::MoneyOwed),
        (ErasureFacts { prepaid_left: 1, ..none }, ErasureLack::PrepaidLeft),
        (ErasureFacts { loans_out: 1, ..none }, ErasureLack::LoanOut),
        (ErasureFacts { complaints_open: 1, ..none }, ErasureLack::ComplaintOpen),
    ] {
        assert_eq!(facts.check(), Err(Refusal::NotErased { lacks: vec![lack] }));
    }
    let all = ErasureFacts {
        open_visits: 1,
        bookings_ahead: 1,
        owed: 1,
        prepaid_left: 1,
        loans_out: 1,
        complaints_open: 1,
    };
    assert_eq!(all.lacks(), ErasureLack::ALL);
}

#[test]
fn of_a_person_nothing_is_left_and_of_a_company_its_name_and_address() {
    let customer = |kind| Customer {
        id: CustomerId(12),
        kind,
        name: "张小芳".into(),
        phone: "13800138000".into(),
        contact_name: "李国强".into(),
        contact_phone: "13712345601".into(),
        address: "南山路 1 号".into(),
        note: "老客户".into(),
        level: "金卡".into(),
        tags: vec!["教师".into()],
        import_key: Some("K1".into()),
        ..Customer::unknown(NOW)
    };
    let person = erased_customer(&customer(CustomerKind::Private));
    assert_eq!(placeholder(&customer(CustomerKind::Private)), "***12");
    assert_eq!((person.name.as_str(), person.address.as_str(), person.level.as_str()), ("***12", "", ""));
    let company = erased_customer(&customer(CustomerKind::Company));
    assert_eq!((company.name.as_str(), company.address.as_str()), ("张小芳", "南山路 1 号"));
    assert_eq!(company.level, "金卡");
    for erased in [person, company] {
        let told = [&erased.phone, &erased.contact_name, &erased.contact_phone, &erased.note];
        assert!(told.iter().all(|text| text.is_empty()), "{erased:?}");
        assert!(erased.refuses_messages && erased.import_key.is_none() && erased.tags.is_empty());
    }
}

fn wish(contact_phone: &str) -> BookingWish {
    BookingWish {
        id: 1,
        state: WishState::Waiting,
        channel: Channel::Phone,
        contact_name: "张小芳".into(),
        contact_phone: contact_phone.into(),
        plate: Plate::normalised("粤B12345"),
        model: "翼虎".into(),
        symptom: "送孩子路上异响".into(),
        items: vec!["小保养".into()],
        minutes: 60,
        trade: Trade::Mechanic,
        from_day: day(TODAY),
        until_day: day(TODAY),
        appointment_id: None,
        reason: String::new(),
        person_id: PersonId(1),
        created_at: NOW,
        version: 1,
    }
}

#[test]
fn who_waits_is_known_by_a_number_of_theirs_and_by_no_sign() {
    let customer = |phone: &str, contact_phone: &str| Customer {
        phone: phone.into(),
        contact_phone: contact_phone.into(),
        ..Customer::unknown(NOW)
    };
    for (told, known, is_theirs) in [
        ("13800138000", customer("13800138000", ""), true),
        ("13800138000", customer("", "13800138000"), true),
        ("13600136000/13800138000", customer("13800138000", ""), true),
        ("13600136000", customer("13800138000", ""), false),
        ("", customer("", ""), false),
        ("10086", customer("10086", ""), false),
    ] {
        assert_eq!(wish(told).is_of(&[known]), is_theirs, "{told}");
    }
    let gone = [customer("13600136000", ""), customer("13800138000", "")];
    assert!(wish("13800138000").is_of(&gone), "also who went into another");
}

#[test]
fn nobody_waits_who_was_deleted_or_dropped_and_the_wish_says_no_more_who_it_was() {
    let dropped = wish("13800138000").dropped(" 去了别家 ").unwrap();
    assert_eq!(wish("13800138000").dropped(" "), Err(Refusal::bad("reason", FieldProblem::Empty)));
    assert_eq!((dropped.contact_name.as_str(), dropped.reason.as_str()), ("", "去了别家"));
    let erased = erased_wish(&wish("13800138000"), "***12").unwrap();
    assert_eq!(erased.contact_name, "***12");
    let booked = BookingWish { state: WishState::Booked, ..wish("13800138000") };
    let booked = erased_wish(&booked, "***12").unwrap();
    assert_eq!(booked.state, WishState::Booked, "what became of it stays");
    for none in [&dropped, &erased, &booked] {
        assert!(none.contact_phone.is_empty() && none.symptom.is_empty() && none.plate.is_none(), "{none:?}");
    }
    assert_eq!((dropped.state, erased.state), (WishState::Dropped, WishState::Dropped));
    assert_eq!(erased_wish(&erased, "***12"), None, "there is nothing left to delete");
}
