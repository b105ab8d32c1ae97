//! 旧件标签: what hangs on an old part until its maker asks for it.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use documents::Content;
use documents::shelf_label::{ShelfLabel, ShelfLabels};
use domain::claim::{CLAIMS, OldPart};
use domain::ids::OldPartId;
use domain::stock::Bin;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "old_part_tag",
    called: PaperNames { zh_cn: "旧件标签", zh_tw: "舊件標籤", en: "Tag of an old part" },
    title: "旧件标签",
    file_title: "旧件标签",
    sizes: documents::shelf_label::SIZES,
    handed_to: CLAIMS,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::Never,
    filled: |context, id| Ok(Box::new(context.old_part_tag(OldPartId(id))?) as Box<dyn Content>),
};

impl PaperContext<'_> {
    /// Drawn as a label of a shelf is: its number to be read and scanned, and its place in large letters.
    fn old_part_tag(&self, id: OldPartId) -> Result<ShelfLabels> {
        let tag: OldPart = self.r.get(id.0)?;
        let order: WorkOrder = self.r.get(tag.work_order_id.0)?;
        let vehicle: Vehicle = self.r.get(order.vehicle_id.0)?;
        let bin = tag.bin_id.map(|id| self.r.get::<Bin>(id.0)).transpose()?;
        let plate = vehicle.plate.map(|plate| plate.shown()).unwrap_or_default();
        // What a hand looks for first stands first: what follows gives way on a small label.
        let described = [format!("留至 {}", tag.kept_until), plate, tag.fault_code, order.number, tag.code];
        let described: Vec<String> = described.into_iter().filter(|text| !text.is_empty()).collect();
        let label = ShelfLabel {
            code: tag.number.clone(),
            name: tag.name,
            described: described.join(" "),
            bin: bin.map(|bin| bin.code).unwrap_or_default(),
            scanned: tag.number.clone(),
        };
        Ok(ShelfLabels {
            head: self.head(),
            number: tag.number,
            printed_at: self.time(self.now),
            labels: vec![label],
        })
    }
}
