//! Codes the screens list, written from the types themselves: a list kept by hand
//! compiles with one missing, and what is missing there nobody can choose.

use domain::appointment::Channel;
use domain::complaint::{ComplaintSource, Severity, WordMeans};
use domain::customer::CustomerKind;
use domain::estimate::AuthorisationMeans;
use domain::inspection::{ConfirmationMeans, DamageKind, ItemResult, WalkAroundResult};
use domain::job::PauseReason;
use domain::line::{Category, LineKind, PartOrigin, Payer};
use domain::photo::PhotoKind;
use domain::plate::PlateColour;
use domain::prepaid_invoicing::PrepaidInvoicing;
use domain::settlement::PaymentMeans;
use domain::tax::PriceBasis;
use domain::voucher::VoucherState;
use domain::work_order::{ArrivalMeans, OldParts};
use features::imports::ImportKind;
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write as _;
use ts_rs::{Config, TS};

/// The declarations of the lists, in TypeScript.
pub fn typescript() -> String {
    let mut text = String::new();
    every::<PlateColour>(&mut text, "The colours of plates.", "PLATE_COLOURS");
    every::<CustomerKind>(&mut text, "Who a customer is.", "CUSTOMER_KINDS");
    every::<Channel>(&mut text, "By what a booking came.", "CHANNELS");
    every::<ArrivalMeans>(&mut text, "How a car comes.", "ARRIVAL_MEANS");
    every::<OldParts>(&mut text, "What becomes of the old parts.", "OLD_PARTS");
    every::<DamageKind>(&mut text, "What a mark on the outline is.", "DAMAGE_KINDS");
    every::<WalkAroundResult>(&mut text, "How an item of the walk-around is.", "WALK_AROUND_RESULTS");
    every::<ItemResult>(&mut text, "What an inspection finds of an item.", "ITEM_RESULTS");
    every::<ConfirmationMeans>(&mut text, "How a customer signs.", "CONFIRMATION_MEANS");
    every::<Category>(&mut text, "Of what a line is.", "CATEGORIES");
    every::<Payer>(&mut text, "Who pays.", "PAYERS");
    every::<PartOrigin>(&mut text, "Where a part comes from.", "PART_ORIGINS");
    every::<PauseReason>(&mut text, "Why a job stands still.", "PAUSE_REASONS");
    every::<PhotoKind>(&mut text, "Of what photos are, as a visit goes.", "PHOTO_KINDS");
    every::<VoucherState>(&mut text, "How a voucher stands.", "VOUCHER_STATES");
    every::<PriceBasis>(&mut text, "What prices mean, the usual first.", "PRICE_BASES");
    every::<PrepaidInvoicing>(
        &mut text,
        "When prepaid money is invoiced, the announcement's way first.",
        "PREPAID_INVOICING",
    );
    every::<Severity>(&mut text, "How grave a complaint is.", "SEVERITIES");
    every::<WordMeans>(&mut text, "How a customer is spoken to.", "WORD_MEANS");
    every::<ImportKind>(&mut text, "What is brought in.", "IMPORT_KINDS");
    some(
        &mut text,
        "By what somebody of the shop may say that a customer answered.",
        "WRITTEN_DOWN_MEANS",
        AuthorisationMeans::ALL.into_iter().filter(|means| means.written_down().is_ok()),
    );
    some(
        &mut text,
        "Where somebody who opens a complaint may have heard of it.",
        "HEARD_SOURCES",
        ComplaintSource::ALL.into_iter().filter(|source| source.heard().is_ok()),
    );
    some(
        &mut text,
        "By what no money moves: it was paid long before.",
        "MONEYLESS_MEANS",
        PaymentMeans::ALL.into_iter().filter(|means| !means.is_money()),
    );
    some(
        &mut text,
        "Photos of the visit as a whole, without a finding or a job.",
        "VISIT_PHOTO_KINDS",
        PhotoKind::ALL.into_iter().filter(|kind| kind.is_of_the_visit()),
    );
    some(
        &mut text,
        "Photos that are taken at a job.",
        "JOB_PHOTO_KINDS",
        PhotoKind::ALL.into_iter().filter(|kind| kind.may_name_a_job()),
    );
    some(
        &mut text,
        "Photos a customer signs with the sheet of the check-in.",
        "SIGNED_PHOTO_KINDS",
        PhotoKind::ALL.into_iter().filter(|kind| kind.is_signed_at_check_in()),
    );
    let apart: Vec<LineKind> = LineKind::ALL.into_iter().filter(|kind| kind.may_be_taxed_apart()).collect();
    let _ = writeln!(
        text,
        "\n/** What may have a rate of its own. */\nexport const TAXED_APART = {} as const satisfies readonly LineKind[];",
        json!(apart)
    );
    text
}

fn every<Code: TS>(text: &mut String, about: &str, name: &str) {
    let of = Code::ident(&Config::new());
    let _ = writeln!(text, "\n/** {about} */\nexport const {name}: readonly {of}[] = {};", codes::<Code>());
}

fn some<Code: TS + Serialize>(
    text: &mut String,
    about: &str,
    name: &str,
    chosen: impl IntoIterator<Item = Code>,
) {
    let of = Code::ident(&Config::new());
    let chosen: Value = chosen.into_iter().map(|code| json!(code)).collect();
    let _ = writeln!(text, "\n/** {about} */\nexport const {name}: readonly {of}[] = {chosen};");
}

/// The codes of an enum in the order of its type; null, which no screen compiles
/// with, for a type that is more than its codes.
fn codes<Code: TS>() -> Value {
    let declared = Code::decl(&Config::new());
    let union = declared.split_once(" = ").map_or("", |(_, union)| union).trim_end_matches(';');
    let codes: Result<Vec<Value>, _> = union.split(" | ").map(serde_json::from_str).collect();
    codes.map_or(Value::Null, Value::Array)
}

#[cfg(test)]
mod tests {
    use super::{Serialize, TS, Value, codes, json};
    use domain::account::movement::AccountMovementKind;
    use domain::appointment::{AppointmentAction, AppointmentStage};
    use domain::complaint::{ComplaintAction, ComplaintCategory, ComplaintSource};
    use domain::customer_link::CustomerLinkKind;
    use domain::estimate::AuthorisationMeans;
    use domain::finding::FindingAction;
    use domain::follow_up::CallOutcome;
    use domain::job::{JobAction, JobState};
    use domain::line::{Category, LineKind, LineState, PartGrade, Payer};
    use domain::photo::PhotoKind;
    use domain::print_codes::{DrawerState, PrintState};
    use domain::role::Role;
    use domain::settlement::PaymentMeans;
    use domain::sheet_actions::SheetAction;
    use domain::shift::{CashDirection, ShiftState};
    use domain::tax_invoice::TaxInvoiceKind;
    use domain::warranty::RepairKind;
    use domain::work_order::stage::{Action, Stage};

    /// Sorted: some stand in an order of their own.
    fn sorted(codes: &Value) -> Vec<String> {
        let codes = codes.as_array().expect("codes are a list");
        let mut codes: Vec<String> =
            codes.iter().map(|code| code.as_str().expect("a code is a text").to_owned()).collect();
        codes.sort_unstable();
        codes
    }

    fn has_every_code<Code: TS + Serialize>(all: &[Code]) {
        assert_eq!(sorted(&json!(all)), sorted(&codes::<Code>()));
    }

    #[test]
    fn codes_are_read_off_the_type() {
        assert_eq!(codes::<CashDirection>(), json!(["pay_in", "pay_out"]));
        assert_eq!(codes::<domain::job::JobShare>(), Value::Null);
    }

    #[test]
    fn no_list_of_the_rules_lacks_a_code() {
        has_every_code(&AccountMovementKind::ALL);
        has_every_code(&Action::ALL);
        has_every_code(&AppointmentAction::ALL);
        has_every_code(&AppointmentStage::ALL);
        has_every_code(&AuthorisationMeans::ALL);
        has_every_code(&CallOutcome::ALL);
        has_every_code(&CashDirection::ALL);
        has_every_code(&Category::ALL);
        has_every_code(&ComplaintAction::ALL);
        has_every_code(&ComplaintCategory::ALL);
        has_every_code(&ComplaintSource::ALL);
        has_every_code(&CustomerLinkKind::ALL);
        has_every_code(&DrawerState::ALL);
        has_every_code(&FindingAction::ALL);
        has_every_code(&JobAction::ALL);
        has_every_code(&JobState::ALL);
        has_every_code(&LineKind::ALL);
        has_every_code(&LineState::ALL);
        has_every_code(&PartGrade::ALL);
        has_every_code(&Payer::ALL);
        has_every_code(&PaymentMeans::ALL);
        has_every_code(&PhotoKind::ALL);
        has_every_code(&PrintState::ALL);
        has_every_code(&RepairKind::ALL);
        has_every_code(&Role::ALL);
        has_every_code(&SheetAction::ALL);
        has_every_code(&ShiftState::ALL);
        has_every_code(&Stage::ALL);
        has_every_code(&TaxInvoiceKind::ALL);
    }
}
