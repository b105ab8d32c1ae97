//! 索赔: what was asked of makers, line by line, and what became of it.

use super::list::{AT_A_TIME, Asked, List, Out, day, head, money, text};
use crate::papers::{claim_state, photo_word, shortfall};
use domain::claim::{CLAIMS, ClaimState};
use domain::ids::{ClaimId, LineId, WorkOrderId};
use domain::line::Line;
use domain::photo::Photo;
use domain::role::Role;
use domain::warranty_judgement::{WarrantyJudgement, judgement_of};
use kernel::error::Result;
use spreadsheets::Filled;

pub(super) const LIST: List = List {
    kind: "claim_list",
    title: "索赔",
    handed_to: CLAIMS,
    headings: &[
        head("索赔单号", 18),
        head("厂家", 20),
        head("厂家单号", 18),
        head("状态", 10),
        head("送出日期", 12),
        head("答复日期", 12),
        head("项目", 28),
        head("故障码", 14),
        head("鉴定理由", 28),
        head("鉴定依据", 28),
        head("依据照片", 24),
        head("申请金额", 12),
        head("核准金额", 12),
        head("拒付原因", 24),
        head("差额处理", 10),
        head("由谁承担", 14),
        head("说明", 24),
    ],
    number: |asked| asked.of_today(),
    written,
};

/// Those that wait for somebody first.
fn written(asked: &Asked<'_>, out: &mut Out) -> Result<()> {
    for state in ClaimState::ALL {
        let mut before: Option<ClaimId> = None;
        loop {
            let claims = asked.r.claims_in(state.code(), before, AT_A_TIME)?;
            let Some(last) = claims.last() else { break };
            before = Some(last.id);
            for claim in claims {
                let proofs = Proofs::of(asked, claim.work_order_id)?;
                for line in asked.r.claim_lines(claim.id)? {
                    let [reason, evidence, photos] = proofs.told(line.line_id, asked.cx.roles());
                    out.row(&[
                        text(claim.number.as_str()),
                        text(claim.payer_name.as_str()),
                        text(claim.claim_number.as_str()),
                        text(claim_state(claim.state)),
                        day(claim.sent_on),
                        day(claim.answered_on),
                        text(line.name),
                        text(line.fault_code),
                        reason,
                        evidence,
                        photos,
                        money(line.claimed),
                        line.granted.map_or_else(|| text(""), money),
                        text(line.refuse_reason),
                        text(line.shortfall.map_or("", shortfall)),
                        text(line.charged_to),
                        text(line.shortfall_reason),
                    ])?;
                }
            }
        }
    }
    Ok(())
}

/// Why the maker pays the lines of a visit, and what shows it.
struct Proofs {
    lines: Vec<Line>,
    judgements: Vec<WarrantyJudgement>,
    photos: Vec<Photo>,
}

impl Proofs {
    fn of(asked: &Asked<'_>, order: WorkOrderId) -> Result<Self> {
        Ok(Self {
            lines: asked.r.lines_of(order)?,
            judgements: asked.r.judgements_of(order)?,
            photos: asked.r.photos_of(order)?,
        })
    }

    /// The reason, what shows it in words, and the photos that do, as they are called on the visit.
    fn told(&self, line: LineId, roles: &[Role]) -> [Filled; 3] {
        let line = self.lines.iter().find(|of| of.id == line);
        let Some(judged) = line.and_then(|line| judgement_of(line, &self.lines, &self.judgements)) else {
            return [text(""), text(""), text("")];
        };
        let shown = self.photos.iter().filter(|photo| judged.photos.contains(&photo.id));
        let called = |photo: &Photo| match photo.caption.as_str() {
            "" => photo_word(photo.kind).to_owned(),
            caption => caption.to_owned(),
        };
        let names: Vec<String> = shown.filter(|photo| photo.may_be_seen_by(roles)).map(called).collect();
        [text(judged.reason.as_str()), text(judged.evidence.as_str()), text(names.join("、"))]
    }
}
