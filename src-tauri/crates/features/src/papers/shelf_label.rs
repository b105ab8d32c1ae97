//! 货架标签 of a part, and of everything that lies in a bin.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use documents::Content;
use documents::shelf_label::{ShelfLabel, ShelfLabels};
use domain::catalogue::Part;
use domain::ids::{BinId, PartId};
use domain::stock::{Bin, KEEPS};
use kernel::error::Result;
use storage::PartLabelled;

/// A roll has some five hundred.
const OF_A_BIN: i64 = 500;

pub(super) const PAPER: Paper = Paper {
    kind: "shelf_label",
    called: PaperNames { zh_cn: "货架标签", zh_tw: "貨架標籤", en: "Shelf label" },
    title: "货架标签",
    file_title: "货架标签",
    sizes: documents::shelf_label::SIZES,
    handed_to: KEEPS,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.label_of(PartId(id))?) as Box<dyn Content>),
};

/// It is asked for by its bin.
pub(super) const OF_BIN: Paper = Paper {
    kind: "bin_labels",
    called: PaperNames { zh_cn: "库位标签", zh_tw: "庫位標籤", en: "Labels of a bin" },
    file_title: "库位标签",
    filled: |context, id| Ok(Box::new(context.labels_in(BinId(id))?) as Box<dyn Content>),
    ..PAPER
};

/// What is scanned is what it is found by.
fn label(of: PartLabelled) -> ShelfLabel {
    let described = [of.brand, of.specification, of.unit];
    let described: Vec<String> = described.into_iter().filter(|text| !text.trim().is_empty()).collect();
    ShelfLabel {
        scanned: if of.code.trim().is_empty() { of.name.clone() } else { of.code.clone() },
        code: of.code,
        name: of.name,
        described: described.join(" "),
        bin: of.bin_code,
    }
}

impl PaperContext<'_> {
    fn labels(&self, number: String, labels: Vec<ShelfLabel>) -> ShelfLabels {
        ShelfLabels { head: self.head(), number, printed_at: self.time(self.now), labels }
    }

    fn label_of(&self, id: PartId) -> Result<ShelfLabels> {
        let part: Part = self.r.get(id.0)?;
        let bin = part.stock.bin_id.map(|bin| self.r.get::<Bin>(bin.0)).transpose()?;
        let of = PartLabelled {
            code: part.terms.code,
            name: part.terms.name,
            brand: part.terms.brand,
            specification: part.terms.specification,
            unit: part.terms.unit,
            bin_code: bin.map(|bin| bin.code).unwrap_or_default(),
        };
        let label = label(of);
        Ok(self.labels(label.scanned.clone(), vec![label]))
    }

    /// First of the bin itself, then of what lies there.
    fn labels_in(&self, id: BinId) -> Result<ShelfLabels> {
        let bin: Bin = self.r.get(id.0)?;
        // Its code stands at the foot, in the largest letters: nothing says it a second time.
        let own = ShelfLabel {
            code: String::new(),
            name: if bin.name.trim().is_empty() { "库位".to_owned() } else { bin.name.clone() },
            described: String::new(),
            bin: bin.code.clone(),
            scanned: bin.code.clone(),
        };
        let of_parts = self.r.parts_labelled(id, OF_A_BIN)?.into_iter().map(label);
        let labels = std::iter::once(own).chain(of_parts).collect();
        Ok(self.labels(bin.code, labels))
    }
}
