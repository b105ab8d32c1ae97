//! What the store's codes are called on paper and in the lists that go out.

use domain::claim::{ClaimState, OldPartState, Shortfall};
use domain::counting::CountScope;
use domain::purchasing::need::NeedReason;
use domain::stock::{BinKind, MovementKind, OverdueKind, StockDocument, StockWarningKind};
use domain::stock_terms::AbcClass;

pub(crate) const fn movement(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Opening => "期初",
        MovementKind::Received => "入库",
        MovementKind::Issued => "领料",
        MovementKind::ReturnedFromLine => "退料",
        MovementKind::ReturnedToSupplier => "采购退货",
        MovementKind::Counted => "盘点",
        MovementKind::Moved => "移库",
        MovementKind::Scrapped => "报损",
        MovementKind::Lent => "借出",
        MovementKind::GivenBack => "归还",
        MovementKind::Sold => "零售",
        MovementKind::SaleReturned => "零售退货",
        MovementKind::Repriced => "调价",
    }
}

pub(crate) const fn document(kind: StockDocument) -> &'static str {
    match kind {
        StockDocument::GoodsReceipt => "入库单",
        StockDocument::SupplierReturn => "退货单",
        StockDocument::StockCount => "盘点单",
        StockDocument::CounterSale => "零售单",
        StockDocument::Loan => "借用单",
        StockDocument::Import => "导入",
    }
}

pub(crate) const fn abc(class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => "A",
        AbcClass::B => "B",
        AbcClass::C => "C",
    }
}

pub(super) const fn scope(scope: CountScope) -> &'static str {
    match scope {
        CountScope::Full => "全盘",
        CountScope::Bins => "按库位",
        CountScope::Cycle => "循环盘点",
        CountScope::Item => "抽盘",
    }
}

pub(crate) fn claim_state(state: ClaimState) -> &'static str {
    match state.code() {
        "draft" => "待寄出",
        "sent" => "已寄出",
        "answered" => "差额待定",
        "closed" => "已办结",
        _ => "已撤回",
    }
}

pub(crate) const fn shortfall(shortfall: Shortfall) -> &'static str {
    match shortfall {
        Shortfall::WrittenOff => "本店承担",
        Shortfall::Charged => "由他人承担",
    }
}

pub(crate) const fn warning(kind: StockWarningKind) -> &'static str {
    match kind {
        StockWarningKind::Negative => "负库存",
        StockWarningKind::ShortForVisit => "承诺缺件",
        StockWarningKind::BelowMinimum => "低于最低库存",
        StockWarningKind::ShelfLife => "临期过期",
        StockWarningKind::Quarantined => "待检",
        StockWarningKind::PriceRose => "进价上涨",
        StockWarningKind::NoMovement => "呆滞",
        StockWarningKind::TooMuch => "超过最高库存",
    }
}

pub(crate) const fn overdue(kind: OverdueKind) -> &'static str {
    match kind {
        OverdueKind::LateLoan => "借用逾期",
        OverdueKind::LostClaim => "索赔失去结算单",
        OverdueKind::CoreDeposit => "旧件押金逾期",
        OverdueKind::OldPart => "旧件到期",
    }
}

pub(crate) const fn old_part_state(state: OldPartState) -> &'static str {
    match state {
        OldPartState::Shelved => "在架",
        OldPartState::Sent => "已寄出",
        OldPartState::Scrapped => "已报废",
    }
}

pub(crate) const fn bin_kind(kind: BinKind) -> &'static str {
    match kind {
        BinKind::Shelf => "货架",
        BinKind::Quarantine => "待检区",
        BinKind::Rejected => "退货区",
        BinKind::OldParts => "旧件区",
    }
}

pub(crate) const fn need_reason(reason: NeedReason) -> &'static str {
    match reason {
        NeedReason::Promised => "客户在等",
        NeedReason::ReorderPoint => "到订货点",
        NeedReason::Use => "快用完",
        NeedReason::Minimum => "低于最低库存",
    }
}
