use chrono::{DateTime, NaiveDate, TimeDelta};
use domain::plate::Plate;
use domain::refusal::Refusal;
use domain::vehicle::{DueStanding, Vehicle, soon_until};

fn vehicle() -> Vehicle {
    Vehicle::unknown(DateTime::UNIX_EPOCH)
}

fn today() -> NaiveDate {
    "2026-03-02".parse().expect("a day is written YYYY-MM-DD")
}

#[test]
fn something_tells_which_vehicle_it_is() {
    let make = Vehicle { make: "大众".into(), colour: "白".into(), ..vehicle() };
    assert_eq!(make.check_told(), Err(Refusal::VehicleNotTold));
    let plate = Plate::read("粤B12345").map(|read| read.plate);
    let vin = domain::vin::Vin::read("LSVAA49J132047371").map(|read| read.vin);
    for told in [
        Vehicle { plate, ..vehicle() },
        Vehicle { vin, ..vehicle() },
        Vehicle { model: "合力 3 吨".into(), ..vehicle() },
        Vehicle { engine_no: "A12345".into(), ..vehicle() },
    ] {
        assert_eq!(told.check_told(), Ok(()), "{told:?}");
    }
}

#[test]
fn papers_hold_through_their_day_and_a_service_is_due_on_its_day() {
    use DueStanding::{Later, Over, Soon};
    let cases = [(-1, Over, Over), (0, Soon, Over), (1, Soon, Soon), (30, Soon, Soon), (31, Later, Later)];
    for (ahead, papers, service) in cases {
        let day = Some(today() + TimeDelta::days(ahead));
        let car = Vehicle { inspection_due: day, insurance_due: day, next_service_on: day, ..vehicle() };
        let due = car.days_due(today());
        assert_eq!((due.inspection, due.insurance), (Some(papers), Some(papers)), "{ahead} days ahead");
        assert_eq!(due.service, Some(service), "{ahead} days ahead");
        // A list narrows to what is due by this day.
        assert_eq!(day <= Some(soon_until(today())), papers != Later, "{ahead} days ahead");
        // The check-in speaks of the service where the car's page shows it as over.
        assert_eq!(car.is_service_overdue(today(), None), service == Over, "{ahead} days ahead");
    }
    let due = vehicle().days_due(today());
    assert_eq!((due.inspection, due.insurance, due.service), (None, None, None));
}
