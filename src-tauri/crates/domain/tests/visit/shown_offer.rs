//! What a customer's own phone shows of an estimate.

use crate::sample::{instant, line};
use domain::estimate::{Estimate, OfferedLine};
use domain::ids::{EstimateId, LineId, PersonId, WorkOrderId};
use domain::line::{Line, LineKind, LineState};
use domain::money::Money;
use domain::shown_offer::{Offer, OfferStanding};
use domain::work_order::stage::{Action, Stage};
use proptest::prelude::*;

fn estimate(id: i64, lines: &[&Line]) -> Estimate {
    let offered = |line: &&Line| OfferedLine {
        line_id: line.id,
        name: line.figures.name.clone(),
        amount: line.amount,
        asked: None,
    };
    Estimate {
        id: EstimateId(id),
        number: format!("BJ20260302{id:03}"),
        work_order_id: WorkOrderId(1),
        revision: id,
        issued_at: instant(),
        issued_by: PersonId(1),
        lines: lines.iter().map(offered).collect(),
        total: lines.iter().map(|line| line.amount).sum(),
    }
}

prop_compose! {
    /// Lines in any state, each in the first estimate or in the second.
    fn visits()(drawn in prop::collection::vec((0usize..5, 1i64..100_000, any::<bool>()), 1..12), stage in 0usize..12)
        -> (Vec<Line>, Vec<Estimate>, Stage)
    {
        let lines: Vec<Line> = drawn
            .iter()
            .zip(1..)
            .map(|((state, amount, _), id)| Line {
                amount: Money(*amount),
                ..line(id, LineKind::Part, LineState::ALL[*state], None)
            })
            .collect();
        let of = |second: bool| -> Vec<&Line> {
            lines.iter().zip(&drawn).filter(|(line, (.., is_second))| {
                *is_second == second && line.state != LineState::Draft
            }).map(|(line, _)| line).collect()
        };
        let mut estimates = vec![estimate(1, &of(false))];
        if !of(true).is_empty() {
            estimates.push(estimate(2, &of(true)));
        }
        (lines, estimates, Stage::ALL[stage])
    }
}

proptest! {
    /// Whatever was answered in which order: what is asked is just what waits, it is
    /// asked only of the newest estimate, while the visit takes answers and its prices hold, and
    /// nothing of one that was replaced is shown.
    #[test]
    fn what_is_asked_is_what_waits((lines, estimates, stage) in visits(), lapsed in any::<bool>()) {
        let offer = Offer {
            stage, estimates: &estimates, lines: &lines, findings: &[], photos: &[], walk_around: None, lapsed,
        };
        let waiting: Vec<LineId> =
            lines.iter().filter(|line| line.state == LineState::Offered).map(|line| line.id).collect();
        for estimate in &estimates {
            let standing = offer.standing(estimate.id);
            let is_newest = Some(estimate) == estimates.last();
            let own_waits = estimate.lines.iter().any(|line| waiting.contains(&line.line_id));
            let is_open = is_newest && !waiting.is_empty() && Action::RecordAnswers.is_of(stage) && !lapsed;
            prop_assert_eq!(standing == OfferStanding::Open, is_open);
            prop_assert_eq!(standing == OfferStanding::Changed, !is_newest && own_waits);
            // Whom nothing is asked any more nobody promises new prices.
            let takes = is_newest && !waiting.is_empty() && Action::RecordAnswers.is_of(stage);
            prop_assert_eq!(offer.is_quoted_again(estimate.id), takes && lapsed);
            // An older link tells nothing of what was said to a newer estimate.
            prop_assert_eq!(offer.takes_confirmation(estimate.id), is_newest && !is_open);
            let shown = offer.lines_shown(estimate.id);
            for line in &shown {
                let is_own = estimate.lines.iter().any(|own| own.line_id == line.id);
                prop_assert!(is_own || (is_newest && waiting.contains(&line.id)), "another estimate's line");
            }
            prop_assert!(standing != OfferStanding::Changed || shown.is_empty());
            prop_assert!(!is_open || waiting.iter().all(|id| shown.iter().any(|line| line.id == *id)));
            let asked = offer.to_be_answered("GD20260302001", "粤B·12345", estimate.id);
            prop_assert_eq!(asked.lines.iter().map(|line| line.id).collect::<Vec<_>>(), waiting.clone());
            prop_assert_eq!(asked.total, asked.lines.iter().map(|line| line.amount).sum::<Money>());
            // What was written down and not offered yet is nobody's to see.
            let drafts = lines.iter().filter(|line| line.state == LineState::Draft);
            for draft in drafts {
                prop_assert!(shown.iter().all(|line| line.id != draft.id));
            }
        }
    }
}
