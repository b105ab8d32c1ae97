//! 索赔: what was asked of makers, line by line, and what became of it.

use super::list::{AT_A_TIME, Asked, List, Out, day, head, money, text};
use crate::papers::{claim_state, shortfall};
use domain::claim::{CLAIMS, ClaimState};
use domain::ids::ClaimId;
use kernel::error::Result;

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
                for line in asked.r.claim_lines(claim.id)? {
                    out.row(&[
                        text(claim.number.as_str()),
                        text(claim.payer_name.as_str()),
                        text(claim.claim_number.as_str()),
                        text(claim_state(claim.state)),
                        day(claim.sent_on),
                        day(claim.answered_on),
                        text(line.name),
                        text(line.fault_code),
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
