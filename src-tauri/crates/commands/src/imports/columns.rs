//! Which column holds what: by what people corrected before, then by the names
//! the usual programs give their columns.

use super::ImportKind;
use crate::error::Result;
use domain::refusal::{FieldProblem, Refusal};
use storage::Reader;

/// The column is looked at by nobody, not even as a note.
pub const LEFT_OUT: &str = "left_out";

type Names = &'static [(&'static str, &'static [&'static str])];

const CUSTOMERS: Names = &[
    (
        "key",
        &[
            "客户id",
            "客户编号",
            "客户编码",
            "客户代码",
            "客户号",
            "会员编号",
            "会员卡号",
            "编号",
            "客戶id",
            "客戶編號",
            "編號",
            "customerid",
            "customerno",
            "customernumber",
            "customercode",
            "id",
            "key",
        ],
    ),
    (
        "kind",
        &[
            "客户类别",
            "客户类型",
            "客户性质",
            "类别",
            "类型",
            "性质",
            "客戶類別",
            "客戶類型",
            "customertype",
            "customerkind",
            "type",
            "kind",
        ],
    ),
    (
        "name",
        &[
            "客户名称",
            "客户姓名",
            "客户名",
            "姓名",
            "名称",
            "客户",
            "车主",
            "车主名",
            "车主姓名",
            "车主名称",
            "单位名称",
            "公司名称",
            "客戶名稱",
            "客戶姓名",
            "車主",
            "車主姓名",
            "名稱",
            "name",
            "customer",
            "customername",
            "owner",
            "ownername",
            "fullname",
        ],
    ),
    (
        "phone",
        &[
            "电话",
            "电话号码",
            "手机",
            "手机号",
            "手机号码",
            "联系电话",
            "联系方式",
            "客户电话",
            "客户手机",
            "车主电话",
            "车主手机",
            "移动电话",
            "電話",
            "手機",
            "手機號碼",
            "聯絡電話",
            "phone",
            "phoneno",
            "phonenumber",
            "mobile",
            "mobilephone",
            "cellphone",
            "tel",
            "telephone",
        ],
    ),
    (
        "contact_name",
        &[
            "联系人",
            "联系人姓名",
            "联络人",
            "送修人",
            "聯絡人",
            "聯繫人",
            "聯絡人姓名",
            "contact",
            "contactname",
            "contactperson",
        ],
    ),
    (
        "contact_phone",
        &[
            "联系人电话",
            "联系人手机",
            "联络人电话",
            "送修人电话",
            "送修人手机",
            "聯絡人電話",
            "contactphone",
            "contactmobile",
            "contacttel",
        ],
    ),
    (
        "address",
        &[
            "地址",
            "联系地址",
            "联系人地址",
            "客户地址",
            "通讯地址",
            "住址",
            "聯絡地址",
            "客戶地址",
            "address",
        ],
    ),
    (
        "note",
        &[
            "备注",
            "备注信息",
            "说明",
            "附注",
            "備註",
            "備注",
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
        ],
    ),
];

const VEHICLES: Names = &[
    (
        "key",
        &[
            "车辆id",
            "车辆编号",
            "车辆编码",
            "車輛id",
            "車輛編號",
            "vehicleid",
            "vehicleno",
            "vehiclecode",
            "carid",
            "id",
            "编号",
            "編號",
        ],
    ),
    (
        "customer_key",
        &[
            "客户id",
            "客户编号",
            "客户编码",
            "客户代码",
            "客户号",
            "车主编号",
            "会员编号",
            "客戶id",
            "客戶編號",
            "customerid",
            "customerno",
            "customernumber",
            "customercode",
            "ownerid",
        ],
    ),
    (
        "plate",
        &[
            "车牌",
            "车牌号",
            "车牌号码",
            "牌照",
            "牌照号",
            "牌照号码",
            "车号",
            "号牌",
            "号牌号码",
            "車牌",
            "車牌號",
            "車牌號碼",
            "plate",
            "plateno",
            "platenumber",
            "licenseplate",
            "licenceplate",
            "registrationno",
            "registrationnumber",
            "regno",
        ],
    ),
    (
        "vin",
        &[
            "vin",
            "vin码",
            "vin号",
            "vin號",
            "vin碼",
            "车架号",
            "车架号码",
            "车辆识别代号",
            "车辆识别代码",
            "车辆识别码",
            "底盘号",
            "車架號",
            "車架號碼",
            "車身號碼",
            "chassis",
            "chassisno",
            "vinnumber",
            "vinno",
        ],
    ),
    (
        "engine_no",
        &[
            "发动机号",
            "发动机号码",
            "引擎号",
            "引擎号码",
            "發動機號",
            "引擎號碼",
            "engine",
            "engineno",
            "enginenumber",
        ],
    ),
    (
        "make",
        &[
            "品牌",
            "厂牌",
            "车辆品牌",
            "厂家品牌",
            "制造商",
            "廠牌",
            "車輛品牌",
            "make",
            "brand",
            "manufacturer",
        ],
    ),
    ("model", &["车型", "车系", "车款", "型号", "車型", "車系", "車款", "model", "series"]),
    ("model_code", &["车辆型号", "车型代码", "车型编码", "型号代码", "車輛型號", "車型代碼", "modelcode"]),
    ("colour", &["颜色", "车身颜色", "车色", "外观颜色", "顏色", "車身顏色", "colour", "color"]),
    (
        "registered_on",
        &[
            "注册日期",
            "注册登记日期",
            "登记日期",
            "初次登记日期",
            "初登日期",
            "上牌日期",
            "购车日期",
            "登記日期",
            "領牌日期",
            "registered",
            "registeredon",
            "registrationdate",
            "firstregistration",
        ],
    ),
    (
        "inspection_due",
        &[
            "年审到期",
            "年审到期日",
            "年审日期",
            "年检到期",
            "年检到期日",
            "年检日期",
            "检验有效期",
            "检验有效期至",
            "驗車到期日",
            "年審到期日",
            "inspectiondue",
            "inspectiondate",
        ],
    ),
    (
        "insurance_due",
        &[
            "保险到期",
            "保险到期日",
            "保险到期日期",
            "保险日期",
            "交强险到期",
            "交强险到期日",
            "保險到期日",
            "insurancedue",
            "insuranceexpiry",
            "insurancedate",
        ],
    ),
    (
        "insurer",
        &[
            "承保公司",
            "保险公司",
            "投保公司",
            "保險公司",
            "承保公司",
            "insurer",
            "insurance",
            "insurancecompany",
        ],
    ),
    (
        "mileage_km",
        &[
            "里程",
            "里程数",
            "行驶里程",
            "当前里程",
            "进厂里程",
            "公里数",
            "里程數",
            "行駛里程",
            "mileage",
            "mileagekm",
            "odometer",
            "km",
        ],
    ),
    ("year", &["年份", "年款", "车辆年份", "生产年份", "出厂年份", "車輛年份", "年分", "year", "modelyear"]),
    ("displacement", &["排量", "排气量", "排氣量", "displacement", "enginesize"]),
    (
        "note",
        &[
            "备注",
            "备注信息",
            "说明",
            "附注",
            "備註",
            "備注",
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
        ],
    ),
];

fn names(kind: ImportKind) -> Names {
    match kind {
        ImportKind::Customers => CUSTOMERS,
        ImportKind::Vehicles => VEHICLES,
    }
}

pub fn fields(kind: ImportKind) -> Vec<String> {
    let named = names(kind).iter().map(|(field, _)| (*field).to_owned());
    named.chain([LEFT_OUT.to_owned()]).collect()
}

/// A header as it is compared: letters, digits and characters only, half width.
fn plain(header: &str) -> String {
    let half_width = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    header.chars().map(half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The field the usual programs mean by this header, also when a unit or an
/// example stands behind it in brackets.
pub fn usual_field(kind: ImportKind, header: &str) -> Option<&'static str> {
    let before_brackets = header.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let find = |header: String| names(kind).iter().find(|(_, names)| names.contains(&header.as_str()));
    find(plain(header)).or_else(|| find(plain(before_brackets))).map(|(field, _)| *field)
}

/// What was corrected before counts more than what is usual. A field is taken
/// once: the second column that could be it stays a note.
pub fn matched(r: &Reader<'_>, kind: ImportKind, headers: &[String]) -> Result<Vec<Option<String>>> {
    let mut mapping: Vec<Option<String>> = vec![None; headers.len()];
    let mut settled = vec![false; headers.len()];
    for (place, header) in headers.iter().enumerate() {
        if let Some(field) = r.remembered_field(kind.code(), header)? {
            settled[place] = true;
            take(&mut mapping, place, &field);
        }
    }
    for (place, header) in headers.iter().enumerate() {
        if !settled[place]
            && let Some(field) = usual_field(kind, header)
        {
            take(&mut mapping, place, field);
        }
    }
    Ok(mapping)
}

fn take(mapping: &mut [Option<String>], place: usize, field: &str) {
    let taken = field != LEFT_OUT && mapping.iter().flatten().any(|other| other == field);
    if !field.is_empty() && !taken {
        mapping[place] = Some(field.to_owned());
    }
}

/// A mapping as the person corrected it: of the fields there are, each once.
pub fn corrected(
    kind: ImportKind,
    headers: &[String],
    asked: &[Option<String>],
) -> Result<Vec<Option<String>>> {
    if asked.len() > headers.len() {
        return Err(Refusal::bad("mapping", FieldProblem::TooLong).into());
    }
    let fields = fields(kind);
    let mut mapping: Vec<Option<String>> = vec![None; headers.len()];
    for (place, field) in asked.iter().enumerate() {
        let Some(field) = field.as_deref().filter(|field| !field.is_empty()) else { continue };
        if !fields.iter().any(|known| known == field) {
            return Err(Refusal::bad("mapping", FieldProblem::Unknown).into());
        }
        take(&mut mapping, place, field);
        if mapping[place].is_none() {
            return Err(Refusal::bad("mapping", FieldProblem::Taken).into());
        }
    }
    Ok(mapping)
}

/// Fields without which the file cannot be what it is said to be.
pub fn required_missing(kind: ImportKind, mapping: &[Option<String>]) -> Vec<String> {
    let has = |field: &str| mapping.iter().flatten().any(|mapped| mapped == field);
    let missing = match kind {
        ImportKind::Customers if !has("name") && !has("phone") && !has("contact_name") => Some("name"),
        ImportKind::Vehicles if !has("plate") && !has("vin") => Some("plate"),
        _ => None,
    };
    missing.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{ImportKind, usual_field};

    #[test]
    fn headers_are_matched_as_the_usual_programs_write_them() {
        let check = |kind, header: &str, expect: Option<&str>| {
            assert_eq!(usual_field(kind, header), expect, "{header}");
        };
        check(ImportKind::Customers, "客户ID", Some("key"));
        check(ImportKind::Customers, "车主电话（手机）", Some("phone"));
        check(ImportKind::Customers, "*姓 名:", Some("name"));
        check(ImportKind::Customers, "Ｐｈｏｎｅ Ｎｏ．", Some("phone"));
        check(ImportKind::Customers, "會員積分", None);
        check(ImportKind::Customers, "", None);
        check(ImportKind::Vehicles, "客户ID", Some("customer_key"));
        check(ImportKind::Vehicles, "車牌號碼", Some("plate"));
        check(ImportKind::Vehicles, "车架号(VIN)", Some("vin"));
        check(ImportKind::Vehicles, "Licence plate", Some("plate"));
    }
}
