//! From approved lines to settlement sheets: one sheet per payer, the sheet's
//! discount and rounding spread over its lines so that the lines still add up,
//! tax per line, the sheet's tax the sum of its lines.

use crate::line::{Line, LineKind, LineState, Payer};
use crate::money::{Money, Rate};
use crate::refusal::{FieldProblem, Refusal};
use crate::settlement::{SheetContent, SheetLine, Subtotal, TaxOfRate};
use crate::spread::spread;
use crate::tax::split_gross;
use crate::words::amount_in_words;

/// What one payer is asked to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    pub payer: Payer,
    pub payer_name: String,
    pub claim_number: String,
    pub content: SheetContent,
}

/// Whose sheet a line is for: each payer's, and of one who knows cases by a number
/// each case's.
fn is_for(line: &Line) -> (Payer, &str, &str) {
    let figures = &line.figures;
    (figures.payer, &figures.payer_name, &figures.claim_number)
}

/// What the cashier takes off the customer's sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reduction {
    pub discount: Money,
    pub rounding: Money,
}

/// 抹零 takes the odd jiao and yuan off; ten yuan and more is a discount and is
/// called one.
pub const MAX_ROUNDING: Money = Money(999);

impl Reduction {
    /// A bill is rounded down only: nobody pays more than the lines say because
    /// the change was short.
    ///
    /// # Errors
    /// `BadField` for a discount below nought, `RoundedUp`, and `RoundedTooFar` for more than a
    /// till is short of change.
    pub fn check(self) -> Result<(), Refusal> {
        if self.discount < Money::ZERO {
            return Err(Refusal::bad("discount", FieldProblem::Negative));
        }
        if self.rounding < Money::ZERO {
            return Err(Refusal::RoundedUp);
        }
        if self.rounding > MAX_ROUNDING {
            return Err(Refusal::RoundedTooFar { rounding: self.rounding, most: MAX_ROUNDING });
        }
        Ok(())
    }
}

pub fn approved_total(lines: &[Line]) -> Money {
    lines.iter().filter(|line| line.state == LineState::Approved).map(|line| line.amount).sum()
}

/// The lines that are paid for when the answer to everything is yes: a line
/// offered anew counts instead of the one whose place it takes.
pub fn payable_lines(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let replaced =
        |line: &Line| lines.iter().any(|new| new.state.is_unanswered() && new.supersedes_id == Some(line.id));
    lines.iter().filter(move |line| line.state.is_payable() && !replaced(line))
}

/// What the customer would pay of them.
pub fn expected_total(lines: &[Line]) -> Money {
    let own = payable_lines(lines).filter(|line| line.figures.payer == Payer::Customer);
    own.map(|line| line.amount).sum()
}

/// The bills of an order's approved lines, the customer's first. The reduction
/// belongs to the customer's sheet only: nobody discounts an insurer's.
///
/// # Errors
/// What `Reduction::check` refuses, `DiscountNeedsOneSheet` where the customer has none or
/// several, `DiscountTooLarge` for more than the lines come to.
pub fn bills(lines: &[Line], reduction: Reduction) -> Result<Vec<Bill>, Refusal> {
    reduction.check()?;
    let approved: Vec<&Line> = lines.iter().filter(|line| line.state == LineState::Approved).collect();
    let mut payers: Vec<(Payer, &str, &str)> = approved.iter().map(|line| is_for(line)).collect();
    if payers.is_empty() {
        // A visit nothing was charged for still ends with a sheet that says so.
        payers.push((Payer::Customer, "", ""));
    }
    payers.sort_unstable();
    payers.dedup();
    // A discount with nobody to give it to is refused, not lost.
    let sheets = payers.iter().filter(|(payer, ..)| *payer == Payer::Customer).count();
    if reduction != Reduction::default() && sheets != 1 {
        return Err(Refusal::DiscountNeedsOneSheet { sheets });
    }
    payers
        .into_iter()
        .map(|of| {
            let of_payer: Vec<&Line> = approved.iter().copied().filter(|line| is_for(line) == of).collect();
            let (payer, payer_name, claim_number) = of;
            let reduction = if payer == Payer::Customer { reduction } else { Reduction::default() };
            let content = sheet(&of_payer, reduction)?;
            Ok(Bill {
                payer,
                payer_name: payer_name.to_owned(),
                claim_number: claim_number.to_owned(),
                content,
            })
        })
        .collect()
}

fn sheet(lines: &[&Line], reduction: Reduction) -> Result<SheetContent, Refusal> {
    let amounts: Vec<Money> = lines.iter().map(|line| line.amount).collect();
    let before_discount: Money = amounts.iter().copied().sum();
    let off = reduction.discount + reduction.rounding;
    if off > before_discount {
        return Err(Refusal::DiscountTooLarge);
    }
    let shares = spread(off, &amounts);
    let lines: Vec<SheetLine> = lines
        .iter()
        .zip(shares)
        .map(|(line, sheet_discount)| {
            let charged = line.amount - sheet_discount;
            let split = split_gross(charged, line.figures.tax_rate);
            let figures = &line.figures;
            SheetLine {
                line_id: line.id,
                kind: figures.kind,
                code: figures.code.clone(),
                name: figures.name.clone(),
                brand: figures.brand.clone(),
                specification: figures.specification.clone(),
                unit: figures.unit.clone(),
                quantity: figures.quantity,
                hours: figures.hours,
                unit_price: figures.unit_price,
                price_basis: figures.price_basis,
                line_discount: figures.whole_discount(),
                amount: line.amount,
                sheet_discount,
                charged,
                tax_rate: figures.tax_rate,
                net: split.net,
                tax: split.tax,
                origin: figures.origin,
                grade: figures.grade,
            }
        })
        .collect();
    let subtotals = LineKind::ALL
        .into_iter()
        .filter(|kind| lines.iter().any(|line| line.kind == *kind))
        .map(|kind| Subtotal {
            kind,
            amount: lines.iter().filter(|line| line.kind == kind).map(|line| line.amount).sum(),
        })
        .collect();
    let mut rates: Vec<Rate> = lines.iter().map(|line| line.tax_rate).collect();
    rates.sort_unstable();
    rates.dedup();
    let taxes: Vec<TaxOfRate> = rates
        .into_iter()
        .map(|rate| TaxOfRate {
            rate,
            net: lines.iter().filter(|line| line.tax_rate == rate).map(|line| line.net).sum(),
            tax: lines.iter().filter(|line| line.tax_rate == rate).map(|line| line.tax).sum(),
        })
        .collect();
    let total: Money = lines.iter().map(|line| line.charged).sum();
    Ok(SheetContent {
        subtotals,
        before_discount,
        discount: reduction.discount,
        rounding: reduction.rounding,
        net: lines.iter().map(|line| line.net).sum(),
        tax: lines.iter().map(|line| line.tax).sum(),
        taxes,
        total,
        total_in_words: amount_in_words(total),
        lines,
    })
}

/// What these lines come to before anybody is billed for them: on a quote, in a
/// contract. Nothing is taken off but what stands in the lines.
///
/// # Errors
/// `DiscountTooLarge` where the lines come to less than nothing.
pub fn quoted(lines: &[&Line]) -> Result<SheetContent, Refusal> {
    sheet(lines, Reduction::default())
}

/// What one payer pays of some lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share<'a> {
    pub payer: Payer,
    pub payer_name: &'a str,
    pub claim_number: &'a str,
    pub amount: Money,
}

/// Who pays how much of them, the customer first.
pub fn shares_of_payers<'a>(lines: &[&'a Line]) -> Vec<Share<'a>> {
    let mut payers: Vec<(Payer, &str, &str)> = lines.iter().map(|line| is_for(line)).collect();
    payers.sort_unstable();
    payers.dedup();
    let of = |of: (Payer, &'a str, &'a str)| {
        let (payer, payer_name, claim_number) = of;
        let own = lines.iter().filter(|line| is_for(line) == of);
        Share { payer, payer_name, claim_number, amount: own.map(|line| line.amount).sum() }
    };
    payers.into_iter().map(of).collect()
}

/// The mirror of a sheet, with every amount negative, that voids it.
pub fn reversed(content: &SheetContent) -> SheetContent {
    let mut mirror = content.clone();
    for line in &mut mirror.lines {
        line.amount = -line.amount;
        line.line_discount = -line.line_discount;
        line.sheet_discount = -line.sheet_discount;
        line.charged = -line.charged;
        line.net = -line.net;
        line.tax = -line.tax;
    }
    for subtotal in &mut mirror.subtotals {
        subtotal.amount = -subtotal.amount;
    }
    for tax in &mut mirror.taxes {
        tax.net = -tax.net;
        tax.tax = -tax.tax;
    }
    mirror.before_discount = -mirror.before_discount;
    mirror.discount = -mirror.discount;
    mirror.rounding = -mirror.rounding;
    mirror.net = -mirror.net;
    mirror.tax = -mirror.tax;
    mirror.total = -mirror.total;
    mirror.total_in_words = amount_in_words(mirror.total);
    mirror
}
