use chrono::NaiveDate;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::list_filter::ListFilter;
use domain::money::Money;
use features::aftercare::complaints::list_complaints;
use features::aftercare::follow_ups::list_follow_ups;
use features::bookings::{self, BookedToday, ListAppointments};
use features::homes;
use features::listing::bookings::{list_bookings, total_bookings};
use features::listing::calls::{list_calls, total_calls};
use features::listing::complaints::{list_all_complaints, total_all_complaints};
use features::listing::customers::{list_customers, total_customers};
use features::listing::vehicles::{list_vehicles, total_vehicles};
use features::listing::{AskList, TotalList};
use features::office::people::list_people;
use features::records::customers::{self, AskCustomer};
use features::records::history::{AskVehicleHistory, vehicle_history};
use features::records::search::{Search, search};
use features::records::vehicles::{AskVehicle, get_vehicle};
use features::till::{QuoteBill, quote_bill};
use features::visit::changes::{AskVisit, visit_changes};
use features::visit::check_in::{AskNotices, check_in_notices};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use sample::ten_years::Size;
use serde::Serialize;
use serde_json::Value;
use shop_tests::TestShop;
use shop_tests::asks_visit::hits;
use shop_tests::typed::{Command, field, request};

/// Who asks which command for what.
type CommandCall = (&'static str, &'static str, Value);

fn asked<Run, Ask: Serialize, Answer>(
    seat: &'static str,
    command: impl Command<Run, Ask, Answer>,
    ask: Ask,
) -> CommandCall {
    (seat, command.name(), request(ask))
}

fn searched(query: &str) -> CommandCall {
    asked("manager", search, Search { query: query.to_owned() })
}

/// Scans hide in small shops: every row a query steps over without a
/// constraint is counted, whatever the clock says. The shop's people, bays and
/// the cars in its yard may be looked over; its history may not.
#[test]
fn no_interactive_read_scans_a_big_table() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    let size = Size { vehicles: 1_200, work_orders: 2_400, parts: 1_500, movements: 6_000 };
    sample::ten_years::pour_years(&shop.shop, size, &mut |_, _| {}).expect("the years pour in");
    assert_eq!(shop_tests::stock::sums_that_differ(&shop.file()), Vec::<String>::new());
    let hits = hits(&shop, "manager", "粤B");
    let vehicle: VehicleId = field(&hits["vehicles"][0]["vehicle"], "id");
    let customer: CustomerId = field(&hits["vehicles"][0]["vehicle"], "customer_id");
    let work_order_id = WorkOrderId(1_200);
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    let booked = BookedToday { vehicle_id: Some(vehicle), plate: "粤B12345".to_owned() };
    let notices = AskNotices { vehicle_id: vehicle, work_order_id: None, mileage_km: Some(50_000) };
    let text = |text: &str| ListFilter { text: text.to_owned(), ..ListFilter::default() };
    let bill = QuoteBill { work_order_id, discount: Money::ZERO, rounding: Money::ZERO };
    let history =
        |words: &str| AskVehicleHistory { vehicle_id: vehicle, words: words.to_owned(), visits: 20 };
    for (seat, command, ask) in [
        searched("d1"),
        searched("123"),
        searched("王"),
        searched("zxf"),
        searched("GD2025"),
        searched("SK2025"),
        searched("GD001"),
        searched("王 粤B"),
        searched("大众 d1"),
        searched("刹车 王"),
        asked("manager", bookings::booked_today, booked),
        asked("manager", get_visit, AskVisit { work_order_id }),
        asked("manager", visit_changes, AskVisit { work_order_id }),
        asked("manager", get_vehicle, AskVehicle { id: vehicle }),
        asked("manager", vehicle_history, history("")),
        asked("manager", vehicle_history, history("机油 刹车")),
        asked("manager", customers::get_customer, AskCustomer { id: customer }),
        asked("manager", list_customers, AskList::default()),
        asked("manager", list_customers, AskList { filter: text("王"), after: None }),
        asked("manager", total_customers, TotalList::default()),
        asked("manager", list_vehicles, AskList::default()),
        asked("manager", list_vehicles, AskList { filter: text("王 粤B"), after: None }),
        asked("manager", total_vehicles, TotalList::default()),
        asked("manager", list_bookings, AskList::default()),
        asked("manager", list_bookings, AskList { filter: text("粤B"), after: None }),
        asked("manager", total_bookings, TotalList::default()),
        asked("manager", list_all_complaints, AskList { filter: text("王"), after: None }),
        asked("manager", total_all_complaints, TotalList::default()),
        asked("manager", list_calls, AskList { filter: text("粤B"), after: None }),
        asked("manager", total_calls, TotalList::default()),
        asked("manager", bookings::list_appointments, ListAppointments { day }),
        asked("advisor", check_in_notices, notices),
        asked("advisor", homes::advisor_home, AskNothing {}),
        asked("foreman", homes::foreman_home, AskNothing {}),
        asked("technician", homes::technician_home, AskNothing {}),
        asked("inspector", homes::inspector_home, AskNothing {}),
        asked("parts_keeper", homes::parts_home, AskNothing {}),
        asked("cashier", homes::cashier_home, AskNothing {}),
        asked("callback_clerk", list_follow_ups, AskNothing {}),
        asked("callback_clerk", list_complaints, AskNothing {}),
        asked("manager", homes::manager_home, AskNothing {}),
        asked("manager", homes::nav_counts, AskNothing {}),
        asked("manager", homes::wall_screen, AskNothing {}),
        asked("manager", list_people, AskNothing {}),
        asked("manager", quote_bill, bill),
    ] {
        storage::rows_scanned();
        shop.ok(seat, command, ask.clone());
        let scanned = storage::rows_scanned();
        assert!(scanned < 700, "{command} {ask} stepped over {scanned} rows");
    }
}
