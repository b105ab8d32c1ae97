//! Lines and sums of the rules, as a quote, a contract and a bill print them.

use super::words;
use documents::charges::{
    ChargeLine, Charges, ChargesByKind, LabourLine, PartLine, PayerShare, Quoted, TaxLine,
};
use domain::ids::LineId;
use domain::line::{Category, Line, LineKind, PartOrigin};
use domain::money::Quantity;
use domain::settlement::{SheetContent, SheetLine};
use domain::work_order::totals::{quoted, shares_of_payers};
use kernel::error::Result;

/// What stands behind a line, beside what the line says itself.
type Remark<'a> = &'a dyn Fn(&SheetLine) -> String;

fn charges<L>(content: &SheetContent, kind: LineKind, on_paper: impl Fn(&SheetLine) -> L) -> Charges<L> {
    let subtotals = content.subtotals.iter().filter(|subtotal| subtotal.kind == kind);
    Charges {
        subtotal: subtotals.map(|subtotal| subtotal.amount).sum(),
        lines: content.lines.iter().filter(|line| line.kind == kind).map(on_paper).collect(),
    }
}

fn labour(line: &SheetLine, remark: Remark<'_>) -> LabourLine {
    LabourLine {
        code: line.code.clone(),
        name: line.name.clone(),
        hours: line.hours,
        hour_rate: line.unit_price,
        discount: line.line_discount,
        amount: line.amount,
        remark: remark(line),
    }
}

fn part(line: &SheetLine, remark: Remark<'_>) -> PartLine {
    let remarks = [words::part(line.grade, line.origin), remark(line)];
    PartLine {
        code: line.code.clone(),
        name: line.name.clone(),
        brand: line.brand.clone(),
        specification: line.specification.clone(),
        unit: line.unit.clone(),
        quantity: line.quantity,
        unit_price: (line.origin != PartOrigin::Customers).then_some(line.unit_price),
        discount: line.line_discount,
        amount: line.amount,
        remark: remarks.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("　"),
    }
}

fn charge(line: &SheetLine, remark: Remark<'_>) -> ChargeLine {
    let quantity = format!("{} {}", line.quantity.plain(), line.unit);
    let is_one = line.quantity == Quantity(1000);
    ChargeLine {
        code: line.code.clone(),
        name: line.name.clone(),
        counted: if is_one {
            String::new()
        } else {
            format!("{} × {}", quantity.trim_end(), line.unit_price.plain())
        },
        discount: line.line_discount,
        amount: line.amount,
        remark: remark(line),
    }
}

fn is_without_tax(line: &SheetLine) -> bool {
    !line.price_basis.is_usual()
}

pub(super) fn by_kind(content: &SheetContent, remark: Remark<'_>) -> ChargesByKind {
    let prices_without_tax = !content.lines.is_empty() && content.lines.iter().all(is_without_tax);
    // Where the shop changed its mind during the visit, each such line says it of itself.
    let said = |line: &SheetLine| match remark(line) {
        own if prices_without_tax || !is_without_tax(line) => own,
        own => format!("单价不含税　{own}").trim_end().to_owned(),
    };
    let remark: Remark<'_> = &said;
    let of = |kind| charges(content, kind, |line| charge(line, remark));
    ChargesByKind {
        labour: charges(content, LineKind::Labour, |line| labour(line, remark)),
        parts: charges(content, LineKind::Part, |line| part(line, remark)),
        diagnosis: of(LineKind::Diagnosis),
        testing: of(LineKind::Testing),
        machining: of(LineKind::Machining),
        outside_work: of(LineKind::OutsideWork),
        towing: of(LineKind::Towing),
        other: of(LineKind::Other),
        prices_without_tax,
    }
}

pub(super) fn taxes(content: &SheetContent) -> Vec<TaxLine> {
    content.taxes.iter().map(|tax| TaxLine { rate: tax.rate, net: tax.net, tax: tax.tax }).collect()
}

/// What of a visit is quoted or agreed: a line somebody else pays for says so.
pub(super) fn quoted_on_paper(lines: &[&Line]) -> Result<Quoted> {
    quoted_saying(lines, &|_| String::new())
}

/// The same with something more behind a line.
pub(super) fn quoted_saying(lines: &[&Line], says: &dyn Fn(LineId) -> String) -> Result<Quoted> {
    let content = quoted(lines)?;
    let category = |id: LineId| lines.iter().find(|line| line.id == id).map(|line| line.figures.category);
    let remark = |line: &SheetLine| {
        let category = match category(line.line_id) {
            None | Some(Category::Paid) => "",
            Some(category) => words::category(category),
        };
        let says = says(line.line_id);
        let both = [category, says.as_str()].into_iter().filter(|text| !text.is_empty());
        both.collect::<Vec<_>>().join("　")
    };
    let payers = shares_of_payers(lines).into_iter().map(|share| {
        let kind = words::payer(share.payer);
        let says = [share.payer_name.to_owned(), words::claim(share.payer, share.claim_number)];
        let says = says.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("，");
        PayerShare {
            payer: if says.is_empty() { kind.to_owned() } else { format!("{kind}（{says}）") },
            amount: share.amount,
        }
    });
    Ok(Quoted {
        charges: by_kind(&content, &remark),
        payers: payers.collect(),
        taxes: taxes(&content),
        total: content.total,
        total_in_words: content.total_in_words,
        net: content.net,
        tax: content.tax,
    })
}
