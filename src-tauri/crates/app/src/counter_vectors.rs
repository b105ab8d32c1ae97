//! What the counter's pages say is missing while somebody types who is there and with
//! which car, decided here.

use domain::booking_terms::contact;
use domain::customer::Customer;
use domain::plate::Plate;
use domain::refusal::Refusal;
use domain::vehicle::Vehicle;
use domain::vin::Vin;
use serde_json::{Value, json};

/// A booking's name and phone, of a stranger and of a customer of the file: the field
/// that is refused, if one is.
pub fn contacts() -> Vec<Value> {
    let customer = Customer::unknown(Default::default());
    let mut all = Vec::new();
    for known in [false, true] {
        for name in ["", " ", "李强"] {
            for phone in ["", "13900139000"] {
                let said = contact(name, phone.to_owned(), known.then_some(&customer));
                let refused = match said {
                    Err(Refusal::BadField { field, .. }) => Some(field),
                    _ => None,
                };
                all.push(json!({ "known": known, "name": name, "phone": phone, "refused": refused }));
            }
        }
    }
    all
}

/// A new car with each of what may tell which it is, and with none.
pub fn told_vehicles() -> Vec<Value> {
    let typed = [
        ("", "", "", "", ""),
        ("粤B12345", "", "", "", ""),
        ("", "LSVAA49J132047371", "", "", ""),
        ("", "", "合力 3 吨", "", ""),
        ("", "", "", "A12345", ""),
        ("", "", "", "", "大众"),
    ];
    let vehicle = |(plate, vin, model, engine_no, make): (&str, &str, &str, &str, &str)| {
        let vehicle = Vehicle {
            plate: Plate::read(plate).map(|read| read.plate),
            vin: Vin::read(vin).map(|read| read.vin),
            model: model.to_owned(),
            engine_no: engine_no.to_owned(),
            make: make.to_owned(),
            ..Vehicle::unknown(Default::default())
        };
        json!({
            "plate": plate,
            "vin": vin,
            "model": model,
            "engine_no": engine_no,
            "make": make,
            "told": vehicle.check_told().is_ok(),
        })
    };
    typed.into_iter().map(vehicle).collect()
}
