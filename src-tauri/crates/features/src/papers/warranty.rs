//! The warranty in words: how long it is before the delivery, and until when after it.

use super::context::PaperContext;
use crate::papers::words;
use chrono::NaiveDate;
use domain::line::{Line, LineFigures, LineState};
use domain::warranty::{WarrantyTerm, beyond};
use domain::work_order::{Delivery, WorkOrder};
use kernel::error::Result;

impl PaperContext<'_> {
    /// How long the visit's warranty is, and that of whatever carries a longer one;
    /// when they end is known with the delivery.
    pub(super) fn warranty_of(&self, order: &WorkOrder) -> Result<Vec<String>> {
        let lines = self.r.lines_of(order.id)?;
        let meant = lines.iter().filter(|line| is_meant(line)).map(|line| &line.figures);
        let longer = beyond(&self.shop.settings.warranty, order.repair_kind, meant);
        let mut told = vec![self.warranty_of_visit(order)];
        told.extend(longer.into_iter().map(|(term, names)| {
            format!("{}：{}（自竣工交车之日起）。", names.join("、"), words::term(term))
        }));
        Ok(told)
    }

    pub(super) fn warranty_of_visit(&self, order: &WorkOrder) -> String {
        let term = self.shop.settings.warranty.of_visit(order.repair_kind);
        if term.is_none() {
            return "本次为检测，不含维修质量保证。".to_owned();
        }
        format!("{}（自竣工交车之日起）。", words::term(term))
    }

    pub(super) fn line_warranty(&self, order: &WorkOrder, figures: &LineFigures) -> WarrantyTerm {
        self.shop.settings.warranty.of_line(order.repair_kind, figures)
    }

    /// Until when each thing is answered for that is not by the visit's own term.
    pub(super) fn warranties_beyond(&self, order: &WorkOrder, delivery: &Delivery) -> Result<Vec<String>> {
        let lines = self.r.lines_of(order.id)?;
        let mut groups: Vec<(NaiveDate, Option<i64>, Vec<&str>)> = Vec::new();
        for own in &delivery.beyond {
            let Some(line) = lines.iter().find(|line| line.id == own.line_id) else { continue };
            let known = groups.iter_mut().find(|(day, km, _)| (*day, *km) == (own.until, own.until_km));
            match known {
                Some((_, _, names)) => names.push(&line.figures.name),
                None => groups.push((own.until, own.until_km, vec![&line.figures.name])),
            }
        }
        let told = groups
            .into_iter()
            .map(|(day, km, names)| format!("{}：{}", names.join("、"), words::until(day, km)));
        Ok(told.collect())
    }
}

/// What is agreed to, or may still be.
const fn is_meant(line: &Line) -> bool {
    matches!(line.state, LineState::Approved | LineState::Offered)
}
