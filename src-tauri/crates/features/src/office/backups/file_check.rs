//! Everything that was signed carries a sum of its content: a turned byte is
//! found here before it is printed as a right amount. Every other row has the
//! sum its newest change left in the log, and what lies in the store is the sum
//! of its movements. Whatever cannot be read is a finding;
//! nothing but the person breaks the check off.

use crate::kept::contracts::contract_is_intact;
use crate::kept::core_deposits::as_written;
use crate::kept::counter_sales::{return_is_intact, sale_with_payments};
use crate::kept::counterfoils;
use crate::kept::receipts::receipt_is_intact;
use crate::kept::reports::report_is_intact;
use crate::kept::sheets::{payment_is_intact, sheet_is_intact};
use crate::kept::vouchers::voucher_is_intact;
use domain::core_deposit::CoreDeposit;
use domain::counter_sale::{CounterReturn, CounterSale};
use domain::counterfoil::{Counterfoil, ReceiptFoil};
use domain::inspection::Inspection;
use domain::service_contract::ServiceContract;
use domain::settlement::{Payment, Settlement};
use domain::voucher::Voucher;
use kernel::error::Result;
use kernel::tasks::Progress;
use serde::Serialize;
use storage::blobs::{Blob, Blobs};
use storage::damage::{Finding, RowDamage};
use storage::replay::{played_back, rows_to_play};
use storage::{Reader, Record};
use ts_rs::TS;

/// What the check of the file found.
#[derive(Debug, Serialize, TS)]
pub struct FileCheck {
    pub sqlite_says: Vec<String>,
    pub sheets_checked: i64,
    pub payments_checked: i64,
    pub reports_checked: i64,
    pub counterfoils_checked: i64,
    pub damaged: Vec<String>,
    pub rows_checked: i64,
    /// Rows that do not agree with the change log, so many at most.
    pub rows: Vec<RowFound>,
    pub rows_found: i64,
    /// Sums of the store that do not follow from their movements: the table, and of what.
    pub stock_sums: Vec<String>,
}

/// A row, or a whole table, that is not as the change log says.
#[derive(Debug, Serialize, TS)]
pub struct RowFound {
    pub entity: String,
    pub id: Option<i64>,
    pub how: RowFault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    StandsOtherwise,
    Missing,
    Unlogged,
    BrokenStory,
    Unreadable,
    Unfindable,
}

const AT_ONCE: i64 = 500;
/// A page that broke holds some dozen rows; nobody reads more of them one by one.
const MAX_ROWS: usize = 100;

pub(crate) fn check(r: &Reader<'_>, blobs: &Blobs, progress: &Progress) -> Result<FileCheck> {
    let signed = [
        r.count::<Settlement>(),
        r.count::<Payment>(),
        r.count::<ServiceContract>(),
        r.count::<Voucher>(),
        r.count::<CounterSale>(),
        r.count::<CounterReturn>(),
        r.count::<CoreDeposit>(),
        r.count::<Inspection>(),
        r.count::<Counterfoil>(),
        r.count::<ReceiptFoil>(),
        r.count::<Blob>(),
    ];
    // What cannot be counted is found when it is read.
    let signed: i64 = signed.into_iter().flatten().sum();
    let to_play = rows_to_play(r).unwrap_or(0);
    progress.total(usize::try_from(signed + to_play).unwrap_or(usize::MAX));
    let sqlite_says = r.faults().unwrap_or_else(|error| vec![error.to_string()]);
    let mut rows_checked = 0;
    let found = played_back(r, &mut |rows| {
        rows_checked += rows;
        if rows > 0 { progress.step() } else { progress.go_on() }
    })?;
    let stock_sums = r.wrong_stock_sums(|| progress.go_on())?;
    let mut damaged = Vec::new();
    let sheets_checked = walk::<Settlement>(
        r,
        progress,
        &mut damaged,
        |sheet| Ok(sheet_is_intact(r, sheet)? && r.on_account_by_movements(sheet.id)? == sheet.on_account),
        |sheet| sheet.number.clone(),
    )?;
    let payments_checked = walk::<Payment>(
        r,
        progress,
        &mut damaged,
        |paid| Ok(payment_is_intact(paid)),
        |paid| paid.number.clone(),
    )?;
    walk::<ServiceContract>(
        r,
        progress,
        &mut damaged,
        |contract| Ok(contract_is_intact(contract)),
        |contract| contract.number.clone(),
    )?;
    walk::<Voucher>(
        r,
        progress,
        &mut damaged,
        |voucher| Ok(voucher_is_intact(voucher)),
        |voucher| voucher.number.clone(),
    )?;
    walk::<CounterSale>(
        r,
        progress,
        &mut damaged,
        // With what came back of it, what was paid, and what is on account.
        |sale| Ok(sale_with_payments(r, sale.id).is_ok()),
        |sale| sale.number.clone(),
    )?;
    walk::<CounterReturn>(
        r,
        progress,
        &mut damaged,
        |of| return_is_intact(r, of),
        |of| {
            let sale = r.get::<CounterSale>(of.counter_sale_id.0);
            sale.map_or_else(|_| of.counter_sale_id.0.to_string(), |sale| sale.number)
        },
    )?;
    walk::<CoreDeposit>(
        r,
        progress,
        &mut damaged,
        |core| Ok(core.follows_from(&as_written(r, core.clone())?.movements)),
        |core| core.name.clone(),
    )?;
    let reports_checked = walk::<Inspection>(
        r,
        progress,
        &mut damaged,
        |report| Ok(report_is_intact(report)),
        |report| report.id.to_string(),
    )?;
    let mut counterfoils_checked = walk::<Counterfoil>(
        r,
        progress,
        &mut damaged,
        |foil| Ok(counterfoils::is_intact(foil)),
        |foil| format!("{} {}/{}", foil.kind.code(), foil.subject_id, foil.edition),
    )?;
    counterfoils_checked += walk::<ReceiptFoil>(
        r,
        progress,
        &mut damaged,
        |foil| Ok(receipt_is_intact(foil)),
        |foil| {
            let paid = r.get::<Payment>(foil.payment_id.0);
            paid.map_or_else(|_| foil.payment_id.0.to_string(), |paid| paid.number)
        },
    )?;
    walk::<Blob>(
        r,
        progress,
        &mut damaged,
        |blob| Ok(blobs.is_whole(&blob.hash)?),
        |blob| blob.hash.clone(),
    )?;
    Ok(FileCheck {
        sqlite_says,
        sheets_checked,
        payments_checked,
        reports_checked,
        counterfoils_checked,
        damaged,
        rows_checked,
        rows_found: i64::try_from(found.len()).unwrap_or(i64::MAX),
        rows: found.into_iter().take(MAX_ROWS).map(shown).collect(),
        stock_sums: stock_sums
            .into_iter()
            .take(MAX_ROWS)
            .map(|sum| format!("{} {}", sum.table, sum.of).trim_end().to_owned())
            .collect(),
    })
}

fn shown(found: Finding) -> RowFound {
    let how = match found.how {
        RowDamage::StandsOtherwise => RowFault::StandsOtherwise,
        RowDamage::Missing => RowFault::Missing,
        RowDamage::Unlogged => RowFault::Unlogged,
        RowDamage::BrokenStory => RowFault::BrokenStory,
        RowDamage::Unfindable => RowFault::Unfindable,
        RowDamage::Unreadable(why) => {
            tracing::warn!(table = found.table, id = found.id, why, "the check of the file");
            RowFault::Unreadable
        }
    };
    RowFound { entity: found.table, id: found.id, how }
}

fn walk<R: Record>(
    r: &Reader<'_>,
    progress: &Progress,
    damaged: &mut Vec<String>,
    intact: impl Fn(&R) -> Result<bool>,
    number: impl Fn(&R) -> String,
) -> Result<i64> {
    let (mut checked, mut after) = (0, 0);
    loop {
        let ids = match r.ids_after::<R>(after, AT_ONCE) {
            Ok(ids) => ids,
            Err(error) => {
                tracing::warn!(table = R::TABLE, %error, "the check of the file");
                damaged.push(R::TABLE.to_owned());
                return Ok(checked);
            }
        };
        let Some(last) = ids.last() else { return Ok(checked) };
        after = *last;
        for id in ids {
            match r.get::<R>(id) {
                Ok(record) => {
                    // A sheet whose lines cannot be read is not intact either.
                    if !intact(&record).unwrap_or(false) {
                        damaged.push(format!("{} {}", R::TABLE, number(&record)));
                    }
                }
                // Its very form is broken, or the page it stands on.
                Err(_) => damaged.push(format!("{} {id}", R::TABLE)),
            }
            checked += 1;
            progress.step()?;
        }
    }
}
