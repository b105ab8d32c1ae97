//! 采购退货单, as it goes along with what goes back.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::photographed::{MOST_OF_GOODS, of_goods};
use crate::receiving::pages::{SupplierReturnLineShown, photos_kept, return_page};
use documents::Content;
use documents::supplier_return::{ReturnedPart, SupplierReturnSlip};
use domain::ids::SupplierReturnId;
use domain::purchasing::Supplier;
use domain::stock::KEEPS;
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "supplier_return_slip",
    called: PaperNames {
        zh_cn: "采购退货单", zh_tw: "採購退貨單", en: "Return slip to the supplier"
    },
    title: "采购退货单",
    file_title: "采购退货单",
    sizes: documents::supplier_return::SIZES,
    handed_to: KEEPS,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::ByItself,
    filled: |context, id| {
        Ok(Box::new(context.supplier_return_slip(SupplierReturnId(id))?) as Box<dyn Content>)
    },
};

impl PaperContext<'_> {
    fn supplier_return_slip(&self, id: SupplierReturnId) -> Result<SupplierReturnSlip> {
        let page = return_page(self.r, id)?;
        let supplier: Supplier = self.r.get(page.supplier_return.supplier_id.0)?;
        let mut came_by: Vec<&str> = Vec::new();
        for number in page.lines.iter().map(|line| line.receipt_number.as_str()) {
            if !number.is_empty() && !came_by.contains(&number) {
                came_by.push(number);
            }
        }
        let (mut photos, mut of_lines) = (Vec::new(), Vec::new());
        for line in &page.lines {
            // What went back of one line of a delivery in two places is photographed once.
            if let Some(came) = line.line.goods_receipt_line_id.filter(|came| !of_lines.contains(came)) {
                of_lines.push(came);
                let kept = photos_kept(self.r, came)?;
                photos.extend(kept.into_iter().map(|photo| of_goods(photo, &line.part.part_name)));
            }
        }
        let photos_not_shown = photos.len().saturating_sub(MOST_OF_GOODS);
        photos.truncate(MOST_OF_GOODS);
        let reason = &page.supplier_return.reason;
        Ok(SupplierReturnSlip {
            head: self.head(),
            number: page.supplier_return.number.clone(),
            printed_at: self.time(self.now),
            supplier: supplier.name,
            contact: supplier.contact_name,
            phone: supplier.supplier_phone,
            receipt_number: came_by.join("、"),
            returned_at: self.time(page.supplier_return.returned_at),
            keeper: page.person_name.clone(),
            note: String::new(),
            lines: page.lines.iter().map(|line| returned(line, reason)).collect(),
            total: page.credited,
            photos,
            photos_not_shown,
        })
    }
}

fn returned(shown: &SupplierReturnLineShown, reason: &str) -> ReturnedPart {
    ReturnedPart {
        code: shown.part.code.clone(),
        name: shown.part.part_name.clone(),
        specification: shown.part.specification.clone(),
        batch: shown.place.batch_number.clone(),
        reason: reason.to_owned(),
        unit: shown.part.counted_unit.clone(),
        quantity: shown.line.quantity,
        price: shown.line.credited_each(),
        amount: shown.line.credited,
    }
}
