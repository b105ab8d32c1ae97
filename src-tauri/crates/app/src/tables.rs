//! What the screens have to know of the rules while somebody chooses or types:
//! constant tables and bounds. They are written beside the types, so that no
//! screen keeps a copy of its own.

use domain::appointment::{MAX_MINUTES, MIN_MINUTES};
use domain::booking_terms::{MAX_ITEMS, MINUTES_LATE};
use domain::collection_code::CollectionCode;
use domain::complaint::ComplaintCategory;
use domain::concession::{CONCESSION_ROLES, Concession};
use domain::dates::HALF_HOUR;
use domain::follow_up::{CallOutcome, SURVEY_QUESTIONS};
use domain::inspection::MAX_ROAD_TEST_KM;
use domain::job::JobState;
use domain::job::plan::{MAX_PLANNED_MINUTES, WHOLE};
use domain::line::{Category, LineKind, LineState, PartGrade, Payer};
use domain::mileage::{MAX_KM, MAX_KM_TYPED};
use domain::money::{Hours, Money, Quantity};
use domain::person::PIN_DIGITS;
use domain::print_job::MAX_COPIES;
use domain::printer::MAX_LENGTH;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN};
use domain::role::Role;
use domain::service_package::MAX_TIMES;
use domain::settlement::PaymentMeans;
use domain::sheet_actions::MAX_PARTS;
use domain::shift::{CashCount, DENOMINATIONS, MAX_PIECES, counted_total};
use domain::shop::MAX_RATE;
use domain::shop_calendar::{MAX_TECHNICIANS, MAX_WORKED_SHARE};
use domain::station::{HouseDoor, MAX_OWN_NAME_LEN};
use domain::stock::APPROVES;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::prepaid::check_prepaid;
use domain::visibility::Confidential;
use domain::warranty::{RepairKind, legal_term, needs_certificate};
use domain::work_order::lateness::NEAR_MINUTES;
use domain::work_order::stage::{Action, Stage};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// The declarations of the tables, in TypeScript.
pub fn typescript() -> String {
    let mut text = String::new();
    let mut constant = |about: &str, name: &str, of: &str, value: Value| {
        let _ = writeln!(text, "\n/** {about} */\nexport const {name}: {of} = {value};");
    };
    let kinds = RepairKind::ALL.into_iter().filter(|kind| needs_certificate(*kind));
    constant(
        "The kinds of repair after which the car leaves with a completion certificate.",
        "CERTIFICATE_KINDS",
        "readonly RepairKind[]",
        list(kinds),
    );
    constant(
        "Kinds of repair, the usual ones first.",
        "REPAIR_KINDS",
        "readonly RepairKind[]",
        list(RepairKind::ALL),
    );
    constant(
        "The least warranty a repair carries; a shop may give more.",
        "LEGAL_WARRANTY",
        "Readonly<Record<RepairKind, { days: number; km: number }>>",
        table(&RepairKind::ALL, |kind| json!(legal_term(kind))),
    );
    constant("The stages of a visit, in their order.", "STAGES", "readonly Stage[]", list(Stage::ALL));
    constant(
        "What is done in each stage, and what of it moves the visit on.",
        "STAGE_ACTIONS",
        "Readonly<Record<Stage, { next: Action | null; actions: readonly Action[] }>>",
        table(&Stage::ALL, |stage| {
            json!({
                "next": Action::ALL.into_iter().find(|action| action.is_next_of(stage)),
                "actions": list(Action::ALL.into_iter().filter(|action| action.is_of(stage))),
            })
        }),
    );
    constant("The roles people of the shop hold.", "ROLES", "readonly Role[]", list(Role::ALL));
    constant(
        "Those a visit goes through, until nothing moves it on any more.",
        "RAIL_STAGES",
        "readonly Stage[]",
        list(Stage::ALL.into_iter().filter(|stage| !stage.is_over())),
    );
    constant(
        "Those before the customer has said yes to anything.",
        "UNAUTHORISED_STAGES",
        "readonly Stage[]",
        list(Stage::ALL.into_iter().filter(|stage| stage.is_before_authorisation())),
    );
    constant(
        "Those in which what was promised is still to be kept.",
        "PROMISE_STAGES",
        "readonly Stage[]",
        list(Stage::ALL.into_iter().filter(|stage| stage.owes_promise())),
    );
    constant(
        "From so many minutes before a promise on it draws near.",
        "NEAR_MINUTES",
        "number",
        json!(NEAR_MINUTES),
    );
    constant(
        "The states in which nothing is done at a job any more.",
        "JOB_OVER",
        "readonly JobState[]",
        list(JobState::ALL.into_iter().filter(|state| state.is_over())),
    );
    constant(
        "Who is told what a thing costs the shop.",
        "COST_VIEWERS",
        "readonly Role[]",
        list(Confidential::Cost.roles()),
    );
    constant(
        "The refusals of what lies beyond the limit: a manager may grant it all the same.",
        "CONCESSION_CODES",
        "readonly Refusal['code'][]",
        list(Concession::EACH.iter().map(|given| json!(given.refusal())["code"].clone())),
    );
    constant("Who grants it.", "CONCESSION_ROLES", "readonly Role[]", list(CONCESSION_ROLES));
    constant(
        "Who says yes to what is thrown away or found in the store beyond the limit.",
        "STOCK_APPROVES",
        "readonly Role[]",
        list(APPROVES),
    );
    constant(
        "Whom only they charge a line to.",
        "GRANTED_PAYERS",
        "readonly Payer[]",
        list(Payer::ALL.into_iter().filter(|payer| payer.is_the_shop())),
    );
    constant(
        "The states of a line that nobody has answered.",
        "UNANSWERED_STATES",
        "readonly LineState[]",
        list(LineState::ALL.into_iter().filter(|state| state.is_unanswered())),
    );
    constant(
        "Those that count when the answer to everything is yes.",
        "PAYABLE_STATES",
        "readonly LineState[]",
        list(LineState::ALL.into_iter().filter(|state| state.is_payable())),
    );
    constant(
        "The kinds of lines in the order of the papers.",
        "LINE_KINDS",
        "readonly LineKind[]",
        list(LineKind::ALL),
    );
    constant(
        "Who may pay for work of a category, the usual one first.",
        "PAYERS_OF",
        "Readonly<Record<Category, readonly Payer[]>>",
        table(&Category::ALL, |category| list(Payer::ALL.into_iter().filter(|payer| payer.fits(category)))),
    );
    constant(
        "Who knows each case by a number of their own.",
        "CLAIM_PAYERS",
        "readonly Payer[]",
        list(Payer::ALL.into_iter().filter(|payer| payer.takes_claims())),
    );
    constant(
        "What is answered for: it repairs something, or is fitted.",
        "WARRANTED_KINDS",
        "readonly LineKind[]",
        list(LineKind::ALL.into_iter().filter(|kind| kind.can_be_warranted())),
    );
    constant("What a part may be.", "PART_GRADES", "readonly PartGrade[]", list(PartGrade::ALL));
    constant(
        "Parts that nobody agrees to by telephone.",
        "WRITTEN_GRADES",
        "readonly PartGrade[]",
        list(PartGrade::ALL.into_iter().filter(|grade| grade.needs_written_yes())),
    );
    constant(
        "The means a payer's sheet takes.",
        "MEANS_OF",
        "Readonly<Record<Payer, readonly PaymentMeans[]>>",
        table(&Payer::ALL, |payer| list(PaymentMeans::ALL.into_iter().filter(|means| payer.pays_by(*means)))),
    );
    constant(
        "What may be paid in before there is a sheet.",
        "DEPOSIT_MEANS",
        "readonly PaymentMeans[]",
        list(PaymentMeans::ALL.into_iter().filter(|means| means.may_be_deposited())),
    );
    constant(
        "What a customer pays by scanning a code of the shop.",
        "COLLECTION_MEANS",
        "readonly PaymentMeans[]",
        list(CollectionCode::MEANS),
    );
    constant(
        "What lies in a drawer, the largest first, in fen.",
        "DENOMINATIONS",
        "readonly number[]",
        list(DENOMINATIONS.into_iter().map(|of| of.fen())),
    );
    constant(
        "Drawers, and what lies in each: the screen adds up as it is counted.",
        "CASH_SUMS",
        "readonly { counted: CashCount[]; total: number }[]",
        cash_sums(),
    );
    constant(
        "How money that came in goes back, the usual way first.",
        "REFUND_MEANS",
        "Readonly<Record<PaymentMeans, readonly PaymentMeans[]>>",
        table(&PaymentMeans::ALL, |means| list(means.goes_back_as().iter().copied())),
    );
    constant(
        "What may come of a follow-up call, in the order of the keys.",
        "CALL_OUTCOMES",
        "readonly CallOutcome[]",
        list(CallOutcome::ALL),
    );
    constant(
        "What is put down of a call by what came of it: marks may be, the rest has to be.",
        "CALL_NEEDS",
        "Readonly<Record<CallOutcome, { marks: boolean; note: boolean; category: boolean; time: boolean }>>",
        table(&CallOutcome::ALL, |outcome| {
            json!({
                "marks": outcome.takes_marks(),
                "note": outcome.needs_note(),
                "category": outcome.needs_category(),
                "time": outcome.needs_time(),
            })
        }),
    );
    constant(
        "What the survey asks, in its order: the marks a question takes, and the best that opens a case.",
        "SURVEY_QUESTIONS",
        "readonly { field: keyof SurveyScores; least: number; most: number; low: number }[]",
        list(SURVEY_QUESTIONS),
    );
    constant(
        "What a complaint may be about.",
        "COMPLAINT_CATEGORIES",
        "readonly ComplaintCategory[]",
        list(ComplaintCategory::ALL),
    );
    constant(
        "The kinds of invoices, the usual one first.",
        "INVOICE_KINDS",
        "readonly TaxInvoiceKind[]",
        list(TaxInvoiceKind::ALL),
    );
    constant(
        "Those that prepaid money takes.",
        "PREPAID_INVOICE_KINDS",
        "readonly TaxInvoiceKind[]",
        list(TaxInvoiceKind::ALL.into_iter().filter(|kind| check_prepaid(kind.is_special(), None).is_ok())),
    );
    constant(
        "Those that have no code above their number.",
        "DIGITAL_INVOICE_KINDS",
        "readonly TaxInvoiceKind[]",
        list(TaxInvoiceKind::ALL.into_iter().filter(|kind| kind.is_digital())),
    );
    constant(
        "Where the lines of a calibration page stand and how long the lying one is, in millimetres.",
        "CALIBRATION_MARKS",
        "Readonly<Record<PaperSize, { left: number; top: number; length: number }>>",
        features::printing::calibration_marks(),
    );
    constant(
        "In minutes: so the book and the workshop's board divide the day.",
        "HALF_HOUR",
        "number",
        json!(HALF_HOUR),
    );
    let _ = writeln!(text, "\n/** What the fields take: the least and the most, or the most alone. */");
    let _ = writeln!(text, "export const LIMITS = {} as const;", limits());
    text
}

fn limits() -> Value {
    json!({
        // Letters.
        "name": MAX_NAME_LEN,
        "text": MAX_TEXT_LEN,
        "station_name": MAX_OWN_NAME_LEN,
        // Fen, thousandths, hundredths of an hour and of a per cent.
        "money": Money::MAX,
        "quantity": Quantity::MAX,
        "hours": Hours::MAX,
        "rate": MAX_RATE,
        "share": WHOLE,
        "km": MAX_KM,
        "km_typed": MAX_KM_TYPED,
        "road_test_km": MAX_ROAD_TEST_KM,
        "booking_minutes": [MIN_MINUTES, MAX_MINUTES],
        "booking_minutes_late": MINUTES_LATE,
        "booking_items": MAX_ITEMS,
        "technicians": MAX_TECHNICIANS,
        "worked_share": MAX_WORKED_SHARE,
        "planned_minutes": MAX_PLANNED_MINUTES,
        "pin_digits": [PIN_DIGITS.0, PIN_DIGITS.1],
        "ports": [HouseDoor::PORTS.0, HouseDoor::PORTS.1],
        "copies": MAX_COPIES,
        "package_times": MAX_TIMES,
        // Read off a ruler, in tenths of a millimetre.
        "measured": MAX_LENGTH,
        // Dots along the longer side of a photo, and bytes of a file that is sent.
        "photo_side": features::photos::MAX_SIDE,
        "sent_bytes": features::MAX_SENT_BYTES,
        // Means at once.
        "payment_parts": MAX_PARTS,
    })
}

fn list(codes: impl IntoIterator<Item = impl Serialize>) -> Value {
    codes.into_iter().map(|code| json!(code)).collect()
}

/// Drawers from empty to full, each added up by the rule.
fn cash_sums() -> Value {
    let drawer = |pieces: &dyn Fn(i64) -> i64| {
        let counted: Vec<CashCount> = (0..)
            .zip(DENOMINATIONS)
            .map(|(place, denomination)| CashCount { denomination, pieces: pieces(place) })
            .collect();
        json!({ "counted": counted, "total": counted_total(&counted) })
    };
    json!([
        drawer(&|_| 0),
        drawer(&|_| 1),
        drawer(&|place| place),
        drawer(&|place| (place * 7) % 5),
        drawer(&|place| if place == 8 { 99 } else { 0 }),
        drawer(&|_| MAX_PIECES),
    ])
}

/// A value for each code, under its name.
fn table<Code: Serialize + Copy>(codes: &[Code], value: impl Fn(Code) -> Value) -> Value {
    let entry = |code: &Code| Some((json!(code).as_str()?.to_owned(), value(*code)));
    Value::Object(codes.iter().filter_map(entry).collect::<Map<String, Value>>())
}
