//! What a judgement holds a line to.

use super::typed::PricedLine;
use domain::line::Line;
use domain::warranty_judgement::WarrantyJudgement;
use kernel::error::Result;
use kernel::host::Write;
use storage::Reader;

/// What was judged of a line.
pub(super) fn own(r: &Reader<'_>, line: &Line) -> Result<Option<WarrantyJudgement>> {
    Ok(r.judgements_of(line.work_order_id)?.into_iter().find(|of| of.line_id == line.id))
}

/// A judged line is paid by whom it was judged.
pub(super) fn is_as_judged(cx: &Write, line: &Line, typed: &PricedLine) -> Result<()> {
    if let Some(judgement) = own(cx.w, line)? {
        judgement.check_payer(&typed.figures)?;
    }
    Ok(())
}

/// A draft that goes leaves nothing behind.
pub(super) fn forgotten(cx: &Write, line: &Line) -> Result<()> {
    if let Some(judgement) = own(cx.w, line)? {
        cx.w.delete::<WarrantyJudgement>(judgement.id.0)?;
    }
    Ok(())
}
