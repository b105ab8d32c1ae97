//! 供应商: whom the shop buys from, those it buys from no more behind them, and how they deliver.

use super::list::{Asked, List, Out, day, head, text, whole};
use crate::purchasing::suppliers::{ListSuppliers, list_suppliers};
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const LIST: List = List {
    kind: "supplier_list",
    title: "供应商",
    handed_to: KEEPS,
    headings: &[
        head("供应商", 28),
        head("联系人", 12),
        head("电话", 16),
        head("地址", 28),
        head("税号", 22),
        head("开户行及账号", 28),
        head("执照号", 22),
        head("执照有效期至", 14),
        head("账期（天）", 10),
        head("到货（天）", 10),
        head("近一年到货", 10),
        head("其中迟到", 10),
        head("其中不合格", 10),
        head("在途采购单", 10),
        head("逾期采购单", 10),
        head("状态", 8),
        head("备注", 24),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for retired in [false, true] {
        let all = ListSuppliers { text: String::new(), retired };
        for row in list_suppliers(asked.cx, all)?.suppliers {
            let of = row.supplier;
            out.row(&[
                text(of.name),
                text(of.contact_name),
                text(of.supplier_phone),
                text(of.supplier_address),
                text(of.supplier_tax_number),
                text(of.bank),
                text(of.licence_number),
                day(of.licence_until),
                whole(of.payment_days),
                whole(of.lead_days),
                whole(row.counts.delivered),
                whole(row.counts.late),
                whole(row.counts.rejected),
                whole(row.orders_open),
                whole(row.orders_late),
                text(if of.active { "在用" } else { "停用" }),
                text(of.note),
            ])?;
        }
    }
    Ok(())
}
