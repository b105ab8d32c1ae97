//! 车辆: the cars that fit what somebody last asked their list to go out as.

use super::list::{Asked, List, Out, day, head, page_by_page, text, whole};
use super::said::left_alone;
use crate::listing::vehicles::{VehicleInList, asking, page};
use domain::list_filter::{LOOKS_THROUGH_CUSTOMERS, ListedKind};
use kernel::error::Result;

/// It is asked for by a view of one's own, named or not.
pub(super) const LIST: List = List {
    kind: "vehicle_list",
    title: "车辆",
    handed_to: LOOKS_THROUGH_CUSTOMERS,
    headings: &[
        head("车牌", 12),
        head("车型", 24),
        head("颜色", 10),
        head("车架号", 22),
        head("客户", 20),
        head("里程", 12),
        head("到店次数", 10),
        head("最近到店", 18),
        head("建档时间", 18),
        head("下次保养", 12),
        head("下次保养里程", 14),
        head("年检到期", 12),
        head("保险到期", 12),
        head("到期提醒", 14),
    ],
    number: |asked| asked.of_today_as(ListedKind::Vehicles),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let view = asked.view(ListedKind::Vehicles)?;
    let of = asking(asked.cx, view.filter, asked.zone())?;
    let part = |after, most| {
        let part = page(asked.cx, &of, after, most)?;
        Ok((part.rows, part.next))
    };
    page_by_page(part, |one| row(asked, one, out))
}

fn row(asked: &Asked<'_>, VehicleInList { car, no_care, .. }: &VehicleInList, out: &mut Out) -> Result<()> {
    let km = |km: Option<i64>| km.map_or_else(|| text(""), whole);
    out.row(&[
        text(car.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()),
        text(format!("{} {}", car.make, car.model).trim()),
        text(car.colour.as_str()),
        text(car.vin.as_ref().map(|vin| vin.as_str()).unwrap_or_default()),
        text(car.customer_name.as_str()),
        km(car.mileage_km),
        whole(car.visits),
        car.last_visit_at.map_or_else(|| text(""), |at| asked.time(at)),
        asked.time(car.created_at),
        day(car.next_service_on),
        km(car.next_service_km),
        day(car.inspection_due),
        day(car.insurance_due),
        text(no_care.map_or("", left_alone)),
    ])
}
