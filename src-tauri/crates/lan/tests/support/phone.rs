//! A customer's own phone before the door of the house, and the visit it is about.

use super::Answered;
use super::guest::Guest;
use super::opened::Opened;
use domain::ids::{CustomerLinkId, WorkOrderId};
use features::own_phone::{
    AskCustomerLink, LinkTarget, OfferCustomerLink, end_customer_link, list_customer_links,
    offer_customer_link, show_customer_link,
};
use features::visit::changes::AskVisit;
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::visit::{Car, labour, part};

/// A phone with its link.
pub struct Phone {
    pub guest: Guest,
    pub token: String,
    pub id: i64,
}

impl Phone {
    pub fn of(opened: &Opened, seat: &str, order: i64, thing: LinkTarget) -> Self {
        let shop = &opened.shop;
        let work_order_id = WorkOrderId(order);
        let offered = shop.run(seat, offer_customer_link, OfferCustomerLink { work_order_id, thing });
        let id = offered["id"].as_i64().expect("an id");
        let shown = shown_to(shop, seat, id);
        let address = shown["address"].as_str().expect("the door is open");
        let (house, token) = address.rsplit_once("/c/").expect("a link");
        assert_eq!(house, format!("https://127.0.0.1:{}", opened.port));
        assert_eq!(token.len(), 22, "128 bits");
        assert!(shown["qr"].as_array().is_some_and(|rows| rows.len() > 20));
        Self { guest: opened.guest(), token: token.to_owned(), id }
    }

    pub fn ask_as(&self, command: &str, request: Value, key: &str) -> Answered {
        let path = format!("/c/{}/rpc/{command}", self.token);
        self.guest.post(&path, &json!({ "request": request, "key": key }))
    }

    pub fn ask(&self, command: &str, request: Value) -> Answered {
        self.ask_as(command, request, "key-of-a-phone-1")
    }

    pub fn page(&self) -> Value {
        let answer = self.ask("customer_page", json!({}));
        assert_eq!(answer.status, 200, "{}", answer.json());
        answer.json()
    }

    pub fn thing(&self) -> Value {
        self.page()["thing"].clone()
    }

    pub fn get(&self, rest: &str) -> Answered {
        self.guest.get(&format!("/c/{}{rest}", self.token))
    }

    /// Yes to all of it but the lines named.
    pub fn answers(&self, declined: &[i64]) -> Value {
        let thing = self.thing();
        let lines = thing["lines"].as_array().expect("lines").clone();
        let open = lines.iter().filter(|line| line["answer"].is_null());
        let answers: Vec<Value> = open
            .map(|line| {
                let no = declined.contains(&line["id"].as_i64().expect("an id"));
                json!({ "line_id": line["id"], "approved": !no, "reason": if no { "以后再做" } else { "" } })
            })
            .collect();
        json!({ "shown": thing["shown"], "by_name": "张小芳", "signature": drawn(), "answers": answers })
    }
}

pub fn drawn() -> Value {
    json!({ "width": 600, "height": 200, "strokes": [[[10, 20], [300, 90], [500, 30]]] })
}

pub fn estimated(shop: &TestShop) -> (Car<'_>, i64, i64) {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(82_300);
    let pads = car.with_line(labour("更换前刹车片", 150));
    let oil = car.with_line(part("机油 5W-30", 4500, 6_800));
    car.estimate_issued();
    (car, pads, oil)
}

/// What the counter sees of a link.
pub fn shown_to(shop: &TestShop, seat: &str, link: i64) -> Value {
    shop.run(seat, show_customer_link, AskCustomerLink { id: CustomerLinkId(link) })
}

pub fn taken_back(shop: &TestShop, link: i64) {
    shop.run("advisor", end_customer_link, AskCustomerLink { id: CustomerLinkId(link) });
}

pub fn links(shop: &TestShop, seat: &str, order: i64) -> Value {
    shop.run(seat, list_customer_links, AskVisit { work_order_id: WorkOrderId(order) })
}

/// All of it agreed on, done and inspected: the bill can be made.
pub fn repaired(shop: &TestShop) -> Car<'_> {
    let (car, ..) = estimated(shop);
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician")
        .passed()
        .cleaned();
    car
}
