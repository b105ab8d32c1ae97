//! What the customer does on their own phone: answers line by line with a drawn
//! signature, and gives marks.

use super::link_of;
use super::page::Offered;
use crate::aftercare::delivery::survey_recorded;
use crate::visit::answers::{Consent, LineAnswer, answered};
use crate::visit::flow;
use crate::visit::spoken::confirmed;
use domain::customer_link::CustomerLinkKind;
use domain::estimate::AuthorisationMeans;
use domain::estimate_revision::QuotesHold;
use domain::follow_up::SurveyScores;
use domain::ids::LineId;
use domain::inspection::Signature;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use domain::shown_offer::OfferStanding;
use domain::work_order::stage::Action;
use kernel::checksum::checksum;
use kernel::command::Customer;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerOnOwnPhone {
    /// The checksum of what the phone showed.
    pub shown: String,
    pub by_name: String,
    pub signature: Signature,
    pub answers: Vec<LineAnswered>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LineAnswered {
    pub line_id: LineId,
    pub approved: bool,
    /// Why it was declined.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConfirmOnOwnPhone {
    /// The checksum of what the phone showed.
    pub shown: String,
    pub by_name: String,
    pub signature: Signature,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MarkOnOwnPhone {
    pub marks: SurveyScores,
    pub comment: String,
}

/// What was answered is kept as that of the very page that was seen: where the
/// estimate, a line or a photo is another by now, nothing is.
///
/// # Errors
/// `LinkOver` for another link or one that is over, `OfferChanged` where the page showed
/// something else; what `load_for_customer` refuses, `BadField` without a name or a drawing,
/// `LineNotOffered`, and what the answers are refused for at the counter.
pub fn answer_on_own_phone(cx: &Write, ask: AnswerOnOwnPhone) -> Result<()> {
    let link = link_of(cx.w, cx.session, cx.now)?;
    if link.kind != CustomerLinkKind::Estimate {
        return Err(Refusal::LinkOver.into());
    }
    let hold = QuotesHold::of(&cx.details()?.settings, cx.today()?);
    let offered = Offered::read(cx.w, &link)?.seen(hold);
    let shown = offered.to_be_answered();
    if offered.standing() != OfferStanding::Open || checksum(&shown) != ask.shown {
        return Err(Refusal::OfferChanged.into());
    }
    let visit = flow::load_for_customer(cx, link.work_order_id, Action::RecordAnswers)?;
    let by_name = required("by_name", &ask.by_name, MAX_NAME_LEN)?;
    ask.signature.check()?;
    let answers = ask
        .answers
        .into_iter()
        .map(|answer| {
            let line = shown.lines.iter().find(|line| line.id == answer.line_id);
            let unknown = || Refusal::LineNotOffered { name: String::new() };
            let amount = line.ok_or_else(unknown)?.amount;
            Ok(LineAnswer {
                line_id: answer.line_id,
                approved: answer.approved,
                amount,
                reason: answer.reason,
            })
        })
        .collect::<std::result::Result<Vec<_>, Refusal>>()?;
    let consent = Consent {
        by_name,
        means: AuthorisationMeans::OwnPhone,
        signature: Some(ask.signature),
        paper: String::new(),
        note: String::new(),
        shown: Some(shown),
    };
    answered(cx, visit, consent, answers)?;
    Ok(())
}

/// Confirms what the customer said on the telephone: just what the page showed, and nothing else.
///
/// # Errors
/// `LinkOver` for another link or one that is over, `OfferChanged` where nothing waits for it or the page
/// showed something else, and `BadField` without a name or a drawing.
pub fn confirm_on_own_phone(cx: &Write, ask: ConfirmOnOwnPhone) -> Result<()> {
    let link = link_of(cx.w, cx.session, cx.now)?;
    if link.kind != CustomerLinkKind::Estimate {
        return Err(Refusal::LinkOver.into());
    }
    let settings = &cx.details()?.settings;
    let offered = Offered::read(cx.w, &link)?.seen(QuotesHold::of(settings, cx.today()?));
    let shown = offered.to_be_confirmed(settings.spoken_limit);
    let shown = shown.filter(|shown| checksum(shown) == ask.shown).ok_or(Refusal::OfferChanged)?;
    let visit = cx.w.visit_at_hand(cx.w.get(link.work_order_id.0)?)?;
    let waits = visit.to_be_written(settings).ok_or(Refusal::OfferChanged)?;
    let by_name = required("by_name", &ask.by_name, MAX_NAME_LEN)?;
    ask.signature.check()?;
    let consent = Consent {
        by_name,
        means: AuthorisationMeans::OwnPhone,
        signature: Some(ask.signature),
        paper: String::new(),
        note: String::new(),
        shown: Some(shown),
    };
    confirmed(cx, visit, &waits, &consent)?;
    Ok(())
}

/// Keeps the marks a customer gave on their own phone.
///
/// # Errors
/// `LinkOver` for another link or one that is over, what `load_for_customer` refuses, and
/// `BadField` for a mark out of range or a comment too long.
pub fn mark_on_own_phone(cx: &Write, ask: MarkOnOwnPhone) -> Result<()> {
    let link = link_of(cx.w, cx.session, cx.now)?;
    if link.kind != CustomerLinkKind::Survey {
        return Err(Refusal::LinkOver.into());
    }
    let visit = flow::load_for_customer(cx, link.work_order_id, Action::RecordSurvey)?;
    let comment = optional("comment", &ask.comment, MAX_TEXT_LEN)?;
    survey_recorded(cx, visit, ask.marks, comment)?;
    Ok(())
}

kernel::commands! {
    write answer_on_own_phone(AnswerOnOwnPhone) -> (), Customer, changes [Visits Stock];
    write confirm_on_own_phone(ConfirmOnOwnPhone) -> (), Customer, changes [Visits Stock];
    write mark_on_own_phone(MarkOnOwnPhone) -> (), Customer, changes [Visits Complaints Stock];
}
