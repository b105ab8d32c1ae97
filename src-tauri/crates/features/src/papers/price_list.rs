//! 公示价目表: everything the shop sells ready-made, with its price.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use chrono::NaiveDate;
use documents::price_list::{PostedClass, PostedPackage, PostedPart, PostedRate, PostedWork, PriceList};
use domain::catalogue::{CatalogueItem, ItemId};
use domain::dates::local_day;
use domain::ids::LabourOperationId;
use domain::line::LineKind;
use domain::money::Money;
use domain::operation::{OperationTerms, PackagedWork, Trade, VehicleClass, WorkPackage, holding_rate};
use domain::part_price::PriceClass;
use domain::role::Role;
use domain::tax::PriceBasis;
use kernel::error::Result;
use std::collections::HashMap;
use storage::Charged;

/// It hangs on the wall for everybody, so nobody of the shop is kept from it.
pub(super) const PAPER: Paper = Paper {
    kind: "price_list",
    called: PaperNames { zh_cn: "公示价目表", zh_tw: "公示價目表", en: "Posted prices" },
    title: "工时与配件公示价目表",
    file_title: "公示价目表",
    sizes: documents::price_list::SIZES,
    handed_to: &Role::ALL,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::Never,
    filled: |context, id| {
        context.is_about_the_shop(id)?;
        Ok(Box::new(context.price_list()?))
    },
};

impl PaperContext<'_> {
    fn price_list(&self) -> Result<PriceList> {
        let items = self.r.catalogue("", None, true, usize::MAX)?;
        let today = local_day(self.now, self.zone());
        let items = self.r.at_prices_of(items, PriceClass::Retail, today)?;
        let hour_rate = self.shop.settings.hour_rate;
        let charged = Charged { class: PriceClass::Retail, day: today, vehicle_class: None, hour_rate };
        let mut items = self.r.as_charged(items, charged)?;
        let known = self.terms_by_operation(&items)?;
        // One trade behind the other, by code, and what has none behind them by its name.
        items.sort_by_cached_key(|item| {
            let (terms, trade) = (&item.terms, worked_by(&known, item).map(|terms| terms.trade));
            let trade = trade.and_then(|trade| Trade::ALL.into_iter().position(|other| other == trade));
            (place(item.kind), trade, terms.code.is_empty(), terms.code.clone(), terms.name.clone())
        });
        let (parts, labour): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.kind == LineKind::Part);
        Ok(PriceList {
            head: self.head(),
            number: today.format("%Y-%m-%d").to_string(),
            printed_at: self.time(self.now),
            hour_rate: self.posted_hour(hour_rate),
            rates: self.posted_rates(today)?,
            packages: self.posted_packages(&items)?,
            labour: labour
                .into_iter()
                .map(|item| self.posted_work(item, worked_by(&known, item).as_ref()))
                .collect(),
            parts: parts.into_iter().map(|item| self.posted_part(item)).collect(),
        })
    }

    fn terms_by_operation(
        &self,
        items: &[CatalogueItem],
    ) -> Result<HashMap<LabourOperationId, OperationTerms>> {
        let operations: Vec<LabourOperationId> = items.iter().filter_map(by_hours).collect();
        let terms = self.r.terms_of_operations(&operations)?;
        Ok(terms.into_iter().map(|terms| (terms.labour_operation_id, terms)).collect())
    }

    fn posted_hour(&self, hour_rate: Money) -> Money {
        let settings = &self.shop.settings;
        PriceBasis::TaxIncluded.price_from(settings.price_basis, hour_rate, settings.labour_tax)
    }

    /// All trades, once one of them costs something else than every hour does.
    fn posted_rates(&self, today: NaiveDate) -> Result<Vec<PostedRate>> {
        let (rates, of_shop) = (self.r.hour_rates()?, self.shop.settings.hour_rate);
        let of = |trade: Trade| holding_rate(&rates, trade, PriceClass::Retail, today, of_shop);
        if Trade::ALL.into_iter().all(|trade| of(trade) == of_shop) {
            return Ok(Vec::new());
        }
        let posted = |trade: Trade| PostedRate {
            trade: trade.called().to_owned(),
            hour_rate: self.posted_hour(of(trade)),
        };
        Ok(Trade::ALL.into_iter().map(posted).collect())
    }

    /// The packages in use, with what the work in them costs.
    fn posted_packages(&self, items: &[CatalogueItem]) -> Result<Vec<PostedPackage>> {
        let posted = |package: WorkPackage| {
            let work = package.works.iter().filter(|work| work.kind != LineKind::Part);
            let of = |work: &PackagedWork| {
                let item = items.iter().find(|item| Some(item.id) == work.item)?;
                let mut figures = item.posted(&self.shop.settings);
                // As its line is written: work by the hour takes its hours, all else as often as the package says.
                if !item.kind.is_by_hours() {
                    figures.quantity = work.quantity;
                }
                Some(figures.gross())
            };
            let labour = work.filter_map(of).sum();
            let content: Vec<String> = package.works.into_iter().map(|work| work.name).collect();
            PostedPackage { code: package.code, name: package.name, content: content.join("、"), labour }
        };
        let packages = self.r.work_packages()?;
        Ok(packages.into_iter().filter(|package| package.active).map(posted).collect())
    }

    /// What one line of it costs, as a line is written from it.
    fn posted_work(&self, item: &CatalogueItem, terms: Option<&OperationTerms>) -> PostedWork {
        let figures = item.posted(&self.shop.settings);
        let by_hours = item.kind.is_by_hours();
        PostedWork {
            trade: terms.map_or("", |terms| terms.trade.called()).to_owned(),
            classes: terms.map(|terms| self.posted_classes(item, terms)).unwrap_or_default(),
            code: figures.code.clone(),
            name: figures.name.clone(),
            kind: item.kind.called().to_owned(),
            hours: by_hours.then_some(item.hours),
            unit_price: figures.unit_price,
            unit: if by_hours { "工时".to_owned() } else { figures.unit.clone() },
            price: figures.gross(),
        }
    }

    /// The sizes of car on which it takes other hours than the list says; nothing is charged that is not shown.
    fn posted_classes(&self, item: &CatalogueItem, terms: &OperationTerms) -> Vec<PostedClass> {
        let on = |class: VehicleClass| {
            let hours = terms.hours_on(item.hours, Some(class));
            let price = CatalogueItem { hours, ..item.clone() }.posted(&self.shop.settings).gross();
            (hours != item.hours).then(|| PostedClass { class: class.called().to_owned(), hours, price })
        };
        VehicleClass::ALL.into_iter().filter_map(on).collect()
    }

    fn posted_part(&self, item: &CatalogueItem) -> PostedPart {
        let figures = item.posted(&self.shop.settings);
        PostedPart {
            code: figures.code,
            name: figures.name,
            brand: figures.brand,
            specification: figures.specification,
            grade: words::grade(figures.grade).to_owned(),
            unit: figures.unit,
            price: figures.unit_price,
        }
    }
}

/// Which operation it is, of work that is counted by hours.
fn by_hours(item: &CatalogueItem) -> Option<LabourOperationId> {
    match item.id {
        ItemId::LabourOperation(id) if item.kind.is_by_hours() => Some(id),
        _ => None,
    }
}

/// Who does it, and how long on which car; also of one nobody wrote anything about.
fn worked_by(
    known: &HashMap<LabourOperationId, OperationTerms>,
    item: &CatalogueItem,
) -> Option<OperationTerms> {
    let id = by_hours(item)?;
    Some(known.get(&id).cloned().unwrap_or_else(|| OperationTerms::unsaid(id)))
}

/// In the order of a bill.
fn place(kind: LineKind) -> usize {
    LineKind::ALL.iter().position(|other| *other == kind).unwrap_or(usize::MAX)
}
