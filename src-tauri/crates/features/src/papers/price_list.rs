//! 公示价目表: everything the shop sells ready-made, with its price.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use documents::price_list::{PostedPart, PostedWork, PriceList};
use domain::catalogue::CatalogueItem;
use domain::dates::local_day;
use domain::line::LineKind;
use domain::role::Role;
use domain::tax::PriceBasis;
use kernel::error::Result;

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
        let mut items = self.r.catalogue("", None, true, usize::MAX)?;
        // By code, and what has none behind them by its name.
        items.sort_by_cached_key(|item| {
            let terms = &item.terms;
            (place(item.kind), terms.code.is_empty(), terms.code.clone(), terms.name.clone())
        });
        let (parts, labour): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.kind == LineKind::Part);
        Ok(PriceList {
            head: self.head(),
            number: local_day(self.now, self.zone()).format("%Y-%m-%d").to_string(),
            printed_at: self.time(self.now),
            hour_rate: PriceBasis::TaxIncluded.price_from(
                self.shop.settings.price_basis,
                self.shop.settings.hour_rate,
                self.shop.settings.labour_tax,
            ),
            labour: labour.into_iter().map(|item| self.posted_work(item)).collect(),
            parts: parts.into_iter().map(|item| self.posted_part(item)).collect(),
        })
    }

    /// What one line of it costs, as a line is written from it.
    fn posted_work(&self, item: &CatalogueItem) -> PostedWork {
        let figures = item.posted(&self.shop.settings);
        let by_hours = item.kind.is_by_hours();
        PostedWork {
            code: figures.code.clone(),
            name: figures.name.clone(),
            kind: words::line_kind(item.kind).to_owned(),
            hours: by_hours.then_some(item.hours),
            unit_price: figures.unit_price,
            unit: if by_hours { "工时".to_owned() } else { figures.unit.clone() },
            price: figures.gross(),
        }
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

/// In the order of a bill.
fn place(kind: LineKind) -> usize {
    LineKind::ALL.iter().position(|other| *other == kind).unwrap_or(usize::MAX)
}
