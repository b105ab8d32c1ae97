//! Photos of today's cars: drawn for the sample, and kept as any that comes from a camera.

use crate::plan::{PhotoPlan, Shows};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use domain::ids::PhotoId;
use domain::photo::{PhotoKind, PhotoPlace};
use domain::warranty_judgement::{JudgementTyped, judgement_of};
use features::photos::AddPhoto;
use features::visit::lines::judged::{JudgeWarranty, judge_warranty};
use kernel::error::Result;

use super::{Player, Story};

const CAR: &[u8] = include_bytes!("../../photos/car.png");
const SCRATCH: &[u8] = include_bytes!("../../photos/scratch.png");
const BRAKE_PAD: &[u8] = include_bytes!("../../photos/brake_pad.png");

/// The photo as a page would send it; none where its visit is not there.
pub fn photo_of(story: &Story, planned: &PhotoPlan) -> Option<AddPhoto> {
    let (kind, finding_id, bytes, caption) = match planned.shows {
        Shows::Car => (PhotoKind::WalkAround, None, CAR, "到店时的样子"),
        Shows::Scratch => (PhotoKind::WalkAround, None, SCRATCH, "右前门划痕"),
        Shows::BrakePad => (PhotoKind::Finding, story.findings[planned.visit], BRAKE_PAD, "前刹车片"),
        Shows::Again => (PhotoKind::WalkAround, None, CAR, "再次到店时的样子"),
    };
    Some(AddPhoto {
        work_order_id: story.orders[planned.visit]?,
        checked_in_at: None,
        place: PhotoPlace {
            kind,
            finding_id,
            job_id: None,
            item: String::new(),
            damage_mark: String::new(),
            caption: caption.into(),
        },
        content: STANDARD.encode(bytes),
    })
}

impl Player<'_> {
    /// What was judged of a visit is judged as it was, by a photo as well.
    pub fn show_judged(&self, visit: usize, at: DateTime<Utc>, photo: PhotoId) -> Result<()> {
        let here = self.order(visit)?.id;
        let (lines, judgements) = (self.w.lines_of(here)?, self.w.judgements_of(here)?);
        let judged = lines.iter().find_map(|line| Some((line, judgement_of(line, &lines, &judgements)?)));
        let Some((line, was)) = judged else { return Ok(()) };
        let typed = JudgementTyped {
            verdict: was.verdict,
            reason: was.reason.clone(),
            evidence: was.evidence.clone(),
            photos: vec![photo],
            fault_code: was.fault_code.clone(),
            payer_name: line.figures.payer_name.clone(),
            claim_number: line.figures.claim_number.clone(),
            earlier_line_id: was.earlier_line_id,
            responsible_id: was.responsible_id,
            told: was.told.clone(),
        };
        let ask = JudgeWarranty { line_id: line.id, version: line.version, typed, approval: None };
        self.by(&self.staff.manager, at, |cx| judge_warranty(cx, ask))?;
        Ok(())
    }
}
