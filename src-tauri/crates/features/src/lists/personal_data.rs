//! 个人信息副本: all that is held of one customer, for whoever asked for it (个人信息保护法 art. 45). One
//! line says one thing, so that anybody reads it without knowing the program.

use super::list::{Asked, List, Out, head, money, text};
use super::said::{
    booking_call_outcome, booking_stage, call_outcome, complaint_state, consent_matter, contact_role,
    customer_kind,
};
use crate::papers::stage;
use chrono::{DateTime, Utc};
use domain::customer::Customer;
use domain::data_request::{ANSWERS, DataRequest};
use domain::dates::local_day;
use domain::ids::{AppointmentId, CustomerId, WorkOrderId};
use domain::record_document::DocumentOf;
use domain::tax_invoice::buyer::BuyerOf;
use domain::vehicle::Vehicle;
use kernel::error::Result;
use spreadsheets::Filled;

/// It is asked for by the number of a request that asks for one.
pub(super) const LIST: List = List {
    kind: "personal_data_list",
    title: "个人信息副本",
    handed_to: &ANSWERS,
    headings: &[head("类别", 12), head("项目", 20), head("内容", 48), head("金额", 14), head("时间", 18)],
    number,
    written,
};

/// More than any customer has of cars, contracts and vouchers.
const ALL: i64 = 10_000;

fn asked_by(asked: &Asked<'_>) -> Result<DataRequest> {
    let request: DataRequest = asked.r.get(asked.id)?;
    request.check_handed_out()?;
    Ok(request)
}

/// By its day and the request, and not by the person: what was typed as a name may hold signs that a
/// file's may not.
fn number(asked: &Asked<'_>) -> Result<String> {
    let request = asked_by(asked)?;
    Ok(format!("{} {}", local_day(asked.now, asked.zone()).format("%Y-%m-%d"), request.id))
}

/// A sheet on its way, line by line.
struct Lines<'a, 'b> {
    asked: &'a Asked<'b>,
    out: &'a mut Out,
}

impl Lines<'_, '_> {
    fn put(
        &mut self,
        [of, what, says]: [&str; 3],
        amount: Option<Filled>,
        at: Option<DateTime<Utc>>,
    ) -> Result<()> {
        let amount = amount.unwrap_or_else(|| text(""));
        let at = at.map_or_else(|| text(""), |at| self.asked.time(at));
        self.out.row(&[text(of), text(what), text(says), amount, at])
    }

    fn told(&mut self, of: &str, what: &str, says: &str) -> Result<()> {
        if says.is_empty() { Ok(()) } else { self.put([of, what, says], None, None) }
    }
}

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let id = asked_by(asked)?.customer_id;
    let mut lines = Lines { asked, out };
    who(&mut lines, id)?;
    cars(&mut lines, id)?;
    booked(&mut lines, id)?;
    visits(&mut lines, id)?;
    bought(&mut lines, id)?;
    spoken(&mut lines, id)
}

fn who(lines: &mut Lines<'_, '_>, id: CustomerId) -> Result<()> {
    let r = lines.asked.r;
    let customer: Customer = r.get(id.0)?;
    for of in std::iter::once(&customer).chain(&r.customers_gone_into(id)?) {
        lines.put(["客户资料", "姓名", &of.name], None, Some(of.created_at))?;
        lines.told("客户资料", "类别", customer_kind(of.kind))?;
        lines.told("客户资料", "电话", &of.phone)?;
        lines.told("客户资料", "联系人", &of.contact_name)?;
        lines.told("客户资料", "联系电话", &of.contact_phone)?;
        lines.told("客户资料", "地址", &of.address)?;
        lines.told("客户资料", "备注", &of.note)?;
        lines.told("客户资料", "短信和微信", if of.refuses_messages { "不要" } else { "可以发" })?;
        lines.told("客户资料", "等级", &of.level)?;
        lines.told("客户资料", "标签", &of.tags.join("、"))?;
        if let Some(buyer) = r.invoice_buyer(&BuyerOf::Customer(of.id))? {
            lines.told("开票资料", "发票抬头", &buyer.title)?;
            lines.told("开票资料", "税号", &buyer.tax_number)?;
        }
    }
    spoken_to(lines, id)?;
    for document in r.record_documents_of(DocumentOf::Customer(id))? {
        lines.put(["上传的证件", &document.name, &document.note], None, Some(document.at))?;
    }
    Ok(())
}

/// Who else is spoken to for them, and what they agreed to.
fn spoken_to(lines: &mut Lines<'_, '_>, id: CustomerId) -> Result<()> {
    let r = lines.asked.r;
    for department in r.departments_of(id)? {
        lines.told("联系人", "部门", &department.name)?;
    }
    for contact in r.contacts_of(id)? {
        let says = format!("{} {} {}", contact_role(contact.contact_role), contact.phone, contact.note);
        lines.told("联系人", &contact.name, says.trim())?;
    }
    for word in r.consents_of(id)? {
        let says = format!("{} {}", if word.given { "同意" } else { "不同意" }, word.note);
        lines.put(["同意与告知", consent_matter(word.matter), says.trim()], None, Some(word.at))?;
    }
    Ok(())
}

fn cars(lines: &mut Lines<'_, '_>, id: CustomerId) -> Result<()> {
    let r = lines.asked.r;
    for vehicle in r.vehicles_of_customer(id, ALL)? {
        let called = vehicle.called();
        let plate = vehicle.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default();
        let vin = vehicle.vin.as_ref().map(|vin| vin.as_str().to_owned()).unwrap_or_default();
        let model = format!("{} {} {}", vehicle.make, vehicle.model, vehicle.colour);
        lines.put(["车辆", &called, &plate], None, Some(vehicle.created_at))?;
        lines.told("车辆", &called, model.trim())?;
        lines.told("车架号", &called, &vin)?;
        lines.told("发动机号", &called, &vehicle.engine_no)?;
        lines.told("保险公司", &called, &vehicle.insurer)?;
        lines.told("车辆备注", &called, &vehicle.note)?;
        for document in r.record_documents_of(DocumentOf::Vehicle(vehicle.id))? {
            lines.put(["上传的证件", &document.name, &document.note], None, Some(document.at))?;
        }
        past_orders(lines, &vehicle)?;
    }
    let mut of_them = vec![id];
    of_them.extend(r.customers_gone_into(id)?.iter().map(|gone| gone.id));
    for document in r.documents_of_sold_cars(&of_them, lines.asked.zone())?.theirs {
        lines.put(["上传的证件", &document.name, &document.note], None, Some(document.at))?;
    }
    Ok(())
}

/// What the program before this one kept of the car.
fn past_orders(lines: &mut Lines<'_, '_>, vehicle: &Vehicle) -> Result<()> {
    let r = lines.asked.r;
    let orders = r.past_orders_of(vehicle, ALL)?;
    for order in &orders {
        let day = order.received_on.map(|day| day.to_string()).unwrap_or_default();
        let plate = order.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default();
        let says = format!("{day} {plate} {}", order.symptom);
        lines.put(["旧工单", &order.number, says.trim()], order.total.map(money), None)?;
        lines.told("旧工单付款人", &order.number, &order.payer_name)?;
        lines.told("旧工单备注", &order.number, &order.note)?;
    }
    for line in r.lines_of_past_orders(&orders)? {
        let says = format!("{} {} {}", line.detail, line.payer_name, line.note);
        lines.put(["旧工单项目", &line.name, says.trim()], line.amount.map(money), None)?;
    }
    Ok(())
}

fn booked(lines: &mut Lines<'_, '_>, id: CustomerId) -> Result<()> {
    let r = lines.asked.r;
    let bookings = r.bookings_of_customer(id)?;
    let numbered: Vec<AppointmentId> = bookings.iter().map(|booking| booking.id).collect();
    for booking in bookings {
        let says = format!("{} {} {}", booking.contact_name, booking.contact_phone, booking.symptom);
        lines.put(["预约", &booking.number, says.trim()], None, Some(booking.starts_at))?;
        lines.told("预约状态", &booking.number, booking_stage(booking.stage))?;
    }
    for call in r.booking_calls_of_bookings(&numbered)? {
        lines.put(["预约电话", booking_call_outcome(call.outcome), &call.note], None, Some(call.at))?;
    }
    let mut of_them = vec![r.get::<Customer>(id.0)?];
    of_them.extend(r.customers_gone_into(id)?);
    for wish in r.wishes_of(&of_them, &numbered)? {
        let plate = wish.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default();
        let says = format!("{} {plate} {} {}", wish.contact_phone, wish.items.join("、"), wish.symptom);
        lines.put(["候补", &wish.contact_name, says.trim()], None, Some(wish.created_at))?;
    }
    Ok(())
}

fn visits(lines: &mut Lines<'_, '_>, id: CustomerId) -> Result<()> {
    let r = lines.asked.r;
    for order in r.orders_of_customer(id)? {
        lines.put(["来店", &order.number, &order.symptom], None, Some(order.checked_in_at))?;
        lines.told("工单阶段", &order.number, stage(order.stage))?;
        let brought = format!("{} {}", order.brought_by_name, order.brought_by_phone);
        lines.told("送修人", &order.number, brought.trim())?;
        for file in r.attached_files_of(order.id)? {
            lines.put(["工单文件", &order.number, &file.name], None, Some(file.at))?;
        }
    }
    for sheet in r.sheets_of_customer(id)? {
        lines.put(["结算单", &sheet.number, ""], Some(money(sheet.total)), Some(sheet.issued_at))?;
    }
    Ok(())
}

fn bought(lines: &mut Lines<'_, '_>, id: CustomerId) -> Result<()> {
    let r = lines.asked.r;
    for sale in r.sales_of_customer(id)? {
        lines.put(["零售", &sale.number, &sale.note], Some(money(sale.total)), Some(sale.sold_at))?;
    }
    for loan in r.loans_of_customer(id)? {
        lines.put(["借用", &loan.number, &loan.agreement], None, Some(loan.lent_at))?;
    }
    for receipt in r.stored_value_of(id)? {
        lines.put(["储值收支", &receipt.number, ""], Some(money(receipt.amount)), Some(receipt.at))?;
    }
    for contract in r.contracts_of_customer(id, ALL)? {
        lines.put(["套餐合同", &contract.number, &contract.name], Some(money(contract.price)), None)?;
    }
    for voucher in r.vouchers_of_customer(id, ALL)? {
        let worth = Some(money(voucher.face_value));
        lines.put(["代金券", &voucher.number, &voucher.name], worth, Some(voucher.issued_at))?;
    }
    for owed in r.owed_by(id)? {
        lines.put(["挂账", "未收", ""], Some(money(owed.amount)), None)?;
    }
    Ok(())
}

/// What was said to them, and by them.
fn spoken(lines: &mut Lines<'_, '_>, id: CustomerId) -> Result<()> {
    let r = lines.asked.r;
    let visits: Vec<WorkOrderId> = r.orders_of_customer(id)?.iter().map(|order| order.id).collect();
    for told in r.told_of_orders(&visits)? {
        let says = format!("{} {}", told.phone, told.note);
        lines.put(["通知", &told.to_name, says.trim()], None, Some(told.at))?;
    }
    for call in r.calls_of_orders(&visits)? {
        lines.put(["回访", call_outcome(call.outcome), &call.note], None, Some(call.at))?;
    }
    for survey in r.surveys_of_orders(&visits)? {
        lines.put(["服务评价", "意见", &survey.comment], None, Some(survey.at))?;
    }
    for complaint in r.complaints_of_customer(id)? {
        let says = format!("{} {} {}", complaint.person_name, complaint.phone, complaint.matter);
        lines.put(["投诉", &complaint.number, says.trim()], None, Some(complaint.opened_at))?;
        lines.told("投诉状态", &complaint.number, complaint_state(complaint.state))?;
    }
    for suggestion in r.suggestions_of_customer(id)? {
        let says = format!("{} {}", suggestion.phone, suggestion.text);
        lines.put(["建议", &suggestion.person_name, says.trim()], None, Some(suggestion.opened_at))?;
    }
    for request in r.data_requests_of(id)? {
        lines.put(["个人信息请求", &request.asker_name, &request.wish], None, Some(request.taken_at))?;
    }
    Ok(())
}
