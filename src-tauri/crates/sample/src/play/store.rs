//! The sample shop's store: what lay there when it began, what its visits took, and what came in when
//! it ran out.

use super::Player;
use super::kept::Kept;
use crate::shelves::{BINS, CORES, EXPIRED, LARGER, SUPPLIERS, Stocked, all};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::catalogue::{CatalogueItem, ItemId, ItemTerms};
use domain::core_deposit::CoreTerms;
use domain::dates::{add_days, local_day};
use domain::ids::{BinId, LineId, StockBatchId, SupplierId, WorkOrderId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity};
use domain::part_unit::PartUnit;
use domain::purchasing::Supplier;
use domain::stock::demand::takes_from_store;
use domain::stock::{Bin, BinKind, MovementKind, StockBatch, StockDemand};
use domain::stock_terms::StockTerms;
use features::stock::post::{Posting, post};
use kernel::error::Result;
use kernel::host::Write;

/// Nothing that runs out in the last days is there yet: some visits wait for it.
const STILL_ON_ITS_WAY: TimeDelta = TimeDelta::days(2);

impl Player<'_> {
    /// The parts, where they lie, and how much of each.
    pub(super) fn stock_up(&mut self, at: DateTime<Utc>) -> Result<()> {
        let keeper = &self.staff.keeper;
        let known: Vec<String> = self.w.names_of_parts()?.into_iter().map(|part| part.code).collect();
        let today = local_day(self.shop.clock.now(), self.zone);
        let (bins, suppliers) = self.by(keeper, at, |cx| Ok((bins(cx)?, suppliers(cx)?)))?;
        for stocked in all() {
            let code = stocked.item.1;
            // What the shop sells under this code is its own, and so is what lies there of it.
            if known.iter().any(|own| own == code) {
                continue;
            }
            let bin = bins.iter().find(|(name, _)| *name == stocked.bin).map(|(_, id)| *id);
            let Some(bin) = bin else { continue };
            let supplier = suppliers.get(stocked.supplier).copied();
            let kept = self.by(keeper, at, |cx| {
                let kept = put_on_shelf(cx, &stocked, bin, supplier)?;
                if let Some(kept) = kept {
                    put_beside(cx, code, kept, today)?;
                }
                Ok(kept)
            })?;
            if let Some(kept) = kept {
                self.story.parts.insert(code, kept);
            }
        }
        Ok(())
    }

    /// What was agreed to and has not been taken yet goes to the car, as far as it is there.
    pub(super) fn issue_parts(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let is_late = self.shop.clock.now() - at < STILL_ON_ITS_WAY;
        for line in self.w.lines_of(order.id)? {
            let part = line.listed.part_id;
            let kept = self.story.parts.get(line.figures.code.as_str()).copied();
            let Some(kept) = kept.filter(|kept| part == Some(kept.id)) else { continue };
            if !takes_from_store(&line, part) {
                continue;
            }
            let percent = self.story.town.dice.i64(97..=104);
            self.by(&self.staff.keeper, at, |cx| {
                // What went out stands there below zero.
                let moved: i64 =
                    cx.w.stock_movements_of_line(line.id)?.iter().map(|one| one.quantity.0).sum();
                let wanted = Quantity(line.figures.quantity.0 + moved);
                let there = cx.w.stock_level(kept.id, kept.bin, None)?.map_or(0, |level| level.quantity.0);
                if wanted.0 <= 0 || (there < wanted.0 && is_late) {
                    return Ok(());
                }
                if there < wanted.0 {
                    receive(cx, kept, percent)?;
                }
                issue(cx, kept, (order.id, line.id), wanted)
            })?;
        }
        Ok(())
    }
}

fn bins(cx: &Write) -> Result<Vec<(&'static str, BinId)>> {
    let mut bins = Vec::new();
    for (code, name) in BINS {
        let id = match cx.w.bin_coded(code)? {
            Some(own) => own.id,
            None => {
                let (code, name, kind) = (code.to_owned(), name.to_owned(), BinKind::Shelf);
                let mut bin = Bin { id: BinId(0), code, name, kind, active: true, version: 1 };
                cx.w.insert(&mut bin)?;
                cx.w.mark_sample_bin(bin.id)?;
                bin.id
            }
        };
        bins.push((code, id));
    }
    Ok(bins)
}

fn suppliers(cx: &Write) -> Result<Vec<SupplierId>> {
    let mut suppliers = Vec::new();
    for (name, contact_name, phone, payment_days) in SUPPLIERS {
        let mut supplier = Supplier {
            id: SupplierId(0),
            name: name.to_owned(),
            initials: String::new(),
            contact_name: contact_name.to_owned(),
            supplier_phone: phone.to_owned(),
            supplier_address: String::new(),
            supplier_tax_number: String::new(),
            bank: String::new(),
            licence_number: String::new(),
            licence_until: None,
            payment_days,
            lead_days: 2,
            note: String::new(),
            active: true,
            version: 1,
        }
        .checked()?;
        cx.w.insert(&mut supplier)?;
        cx.w.mark_sample_supplier(supplier.id)?;
        suppliers.push(supplier.id);
    }
    Ok(suppliers)
}

fn put_on_shelf(
    cx: &Write,
    stocked: &Stocked,
    bin: BinId,
    supplier_id: Option<SupplierId>,
) -> Result<Option<Kept>> {
    let (kind, code, name, brand, specification, unit, quantity, price, cost) = stocked.item;
    let stock = StockTerms {
        stocked: true,
        supplier_id,
        bin_id: Some(bin),
        minimum: Quantity(stocked.minimum),
        ..StockTerms::default()
    };
    let mut item = CatalogueItem {
        id: ItemId::none_yet(kind),
        kind: LineKind::Part,
        terms: ItemTerms {
            code: code.to_owned(),
            name: name.to_owned(),
            brand: brand.to_owned(),
            specification: specification.to_owned(),
            unit: unit.to_owned(),
            quantity: Quantity(quantity),
            unit_price: Money(price),
            cost: Money(cost),
            initials: String::new(),
            warranty: None,
        },
        hours: Hours(0),
        grade: None,
        stock: Some(stock),
        active: true,
        version: 1,
    }
    .checked()?;
    cx.w.insert_catalogue_item(&mut item)?;
    let ItemId::Part(id) = item.id else { return Ok(None) };
    cx.w.mark_sample_part(id)?;
    let kept = Kept { id, bin, batch: Quantity(stocked.batch), cost: Money(cost) };
    if stocked.opening > 0 {
        let opening = Quantity(stocked.opening);
        let mut posting = Posting::new(MovementKind::Opening, id, bin, opening);
        posting.cost = Some(kept.cost.times_quantity(opening));
        moves(cx, posting)?;
    }
    Ok(Some(kept))
}

/// What only some parts have: larger units they come in, a deposit on their old one, and what was left
/// standing until its day was over.
fn put_beside(cx: &Write, code: &str, kept: Kept, today: NaiveDate) -> Result<()> {
    let part_id = kept.id;
    for (_, unit, factor) in LARGER.into_iter().filter(|(of, ..)| *of == code) {
        let mut larger = PartUnit { id: 0, part_id, unit: unit.to_owned(), factor: Quantity(factor) };
        cx.w.insert(&mut larger)?;
    }
    for (_, deposit, days) in CORES.into_iter().filter(|(of, ..)| *of == code) {
        let mut terms = CoreTerms { id: 0, part_id, deposit: Money(deposit), days, version: 1 }.checked()?;
        cx.w.insert(&mut terms)?;
    }
    for (_, number, left, days_over) in EXPIRED.into_iter().filter(|(of, ..)| *of == code) {
        let (batch_number, received_on) = (number.to_owned(), cx.today()?);
        let expires_on = Some(add_days(today, -days_over));
        let mut batch = StockBatch { id: StockBatchId(0), part_id, batch_number, expires_on, received_on };
        cx.w.insert(&mut batch)?;
        let left = Quantity(left);
        let mut posting = Posting::new(MovementKind::Opening, part_id, kept.bin, left);
        posting.batch_id = Some(batch.id);
        posting.cost = Some(kept.cost.times_quantity(left));
        moves(cx, posting)?;
    }
    Ok(())
}

/// The supplier's van brings as much as it always does, at the price of the day.
fn receive(cx: &Write, kept: Kept, percent: i64) -> Result<()> {
    let mut posting = Posting::new(MovementKind::Received, kept.id, kept.bin, kept.batch);
    let cost = kept.cost.times_quantity(kept.batch);
    posting.cost = Some(Money(cost.0 * percent / 100));
    moves(cx, posting)
}

fn issue(cx: &Write, kept: Kept, line: (WorkOrderId, LineId), wanted: Quantity) -> Result<()> {
    let mut posting = Posting::new(MovementKind::Issued, kept.id, kept.bin, Quantity(-wanted.0));
    posting.line = Some(line);
    moves(cx, posting)?;
    let (order, line) = line;
    if let Some(row) = cx.w.stock_demands(order)?.into_iter().find(|row| row.line_id == line) {
        let issued = Quantity(row.issued.0 + wanted.0);
        cx.w.update(&StockDemand { issued, ..row })?;
    }
    Ok(())
}

fn moves(cx: &Write, posting: Posting) -> Result<()> {
    let movement = post(cx, posting)?;
    cx.w.mark_sample_stock_movement(movement.id)?;
    Ok(())
}
