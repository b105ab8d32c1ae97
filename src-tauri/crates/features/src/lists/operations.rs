//! 维修项目表: all that is sold by now and is no part, with what the workshop knows of it, in the form in which it comes
//! in again.

use super::list::{Asked, List, Out, head, money, text};
use domain::ids::LabourOperationId;
use domain::money::Hours;
use domain::operation::OperationTerms;
use domain::operation::written::{
    write_asked, write_checklist, write_class_hours, write_usual_parts, write_warranty,
};
use domain::part_price::PRICES;
use kernel::error::Result;
use spreadsheets::Filled;
use std::collections::HashMap;

pub(super) const LIST: List = List {
    kind: "operation_list",
    title: "维修项目表",
    handed_to: PRICES,
    headings: &[
        head("项目编码", 12),
        head("项目名称", 28),
        head("类别", 8),
        head("工种", 8),
        head("等级", 8),
        head("标准工时", 10),
        head("单位", 8),
        head("单价", 10),
        head("各车型工时", 24),
        head("关键数据", 32),
        head("检查要点", 32),
        head("常用配件", 28),
        head("质保", 16),
    ],
    number: |asked| asked.of_today(),
    written,
};

fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    let mut operations = asked.r.labour_operations()?;
    operations.retain(|operation| operation.active);
    let ids: Vec<LabourOperationId> = operations.iter().map(|operation| operation.id).collect();
    let known = asked.r.terms_of_operations(&ids)?;
    let mut known: HashMap<LabourOperationId, OperationTerms> =
        known.into_iter().map(|terms| (terms.labour_operation_id, terms)).collect();
    for operation in operations {
        // Of whom nobody wrote who does it, none is said here either.
        let said = known.remove(&operation.id);
        let trade = said.as_ref().map_or("", |terms| terms.trade.called());
        let level = said.as_ref().map_or("", |terms| terms.level.called());
        let terms = said.unwrap_or(OperationTerms::unsaid(operation.id));
        let warranty = operation.terms.warranty.unwrap_or_default();
        // Looking and testing take their time as well; what is carried or charged takes none.
        let takes_time = operation.hours > Hours(0);
        out.row(&[
            text(operation.terms.code),
            text(operation.terms.name),
            text(operation.kind.called()),
            text(trade),
            text(level),
            if takes_time { hours(operation.hours) } else { text("") },
            text(operation.terms.unit),
            money(operation.terms.unit_price),
            text(write_class_hours(&terms.class_hours)),
            text(write_asked(&terms.asked)),
            text(write_checklist(&terms.checklist)),
            text(write_usual_parts(&terms.usual_parts)),
            text(write_warranty(warranty)),
        ])?;
    }
    Ok(())
}

fn hours(hours: Hours) -> Filled {
    Filled::Number(hours.plain())
}
