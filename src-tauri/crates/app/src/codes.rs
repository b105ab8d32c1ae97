//! Codes the screens list, written from the types themselves: a list kept by hand
//! compiles with one missing, and what is missing there nobody can choose.

use domain::appointment::{AppointmentStage, Channel};
use domain::claim::{ClaimState, OldPartState, Shortfall};
use domain::complaint::{ComplaintSource, ComplaintState, Severity, WordMeans};
use domain::contact::ContactRole;
use domain::customer::CustomerKind;
use domain::data_request::{DataRequestKind, IdentityCheck};
use domain::estimate::AuthorisationMeans;
use domain::finding::FindingUrgency;
use domain::inspection::{ConfirmationMeans, DamageKind, ItemResult, WalkAroundResult};
use domain::job::PauseReason;
use domain::line::{Category, LineKind, PartOrigin, Payer};
use domain::loan::LoanUnitKind;
use domain::operation::{SkillLevel, Trade, VehicleClass};
use domain::part_number::PartNumberKind;
use domain::part_price::PriceClass;
use domain::photo::PhotoKind;
use domain::plate::PlateColour;
use domain::prepaid_invoicing::PrepaidInvoicing;
use domain::receiving::{InspectionCheck, Sampling, SupplierPaymentMeans};
use domain::record_document::RecordDocumentKind;
use domain::settlement::{PaymentMeans, SheetState};
use domain::spoken_yes::check_written;
use domain::stock::BinKind;
use domain::stock_settings::CostMethod;
use domain::stock_terms::AbcClass;
use domain::tax::PriceBasis;
use domain::voucher::VoucherState;
use domain::warranty_judgement::WarrantyVerdict;

use domain::work_order::{ArrivalMeans, OldParts, Priority};
use features::imports::ImportKind;
use features::stock::listed::PartFilter;
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write as _;
use ts_rs::{Config, TS};

/// The declarations of the lists, in TypeScript.
pub fn typescript() -> String {
    let mut text = String::new();
    every::<PlateColour>(&mut text, "The colours of plates.", "PLATE_COLOURS");
    every::<CustomerKind>(&mut text, "Who a customer is.", "CUSTOMER_KINDS");
    every::<ContactRole>(
        &mut text,
        "What somebody is to a customer, who comes with the car first.",
        "CONTACT_ROLES",
    );
    every::<Channel>(&mut text, "By what a booking came.", "CHANNELS");
    every::<AppointmentStage>(&mut text, "How a booking stands.", "APPOINTMENT_STAGES");
    every::<ArrivalMeans>(&mut text, "How a car comes.", "ARRIVAL_MEANS");
    every::<OldParts>(&mut text, "What becomes of the old parts.", "OLD_PARTS");
    every::<Priority>(&mut text, "How a visit stands in a queue, who goes first first.", "PRIORITIES");
    every::<DamageKind>(&mut text, "What a mark on the outline is.", "DAMAGE_KINDS");
    every::<WalkAroundResult>(&mut text, "How an item of the walk-around is.", "WALK_AROUND_RESULTS");
    every::<ItemResult>(&mut text, "What an inspection finds of an item.", "ITEM_RESULTS");
    every::<ConfirmationMeans>(&mut text, "How a customer signs.", "CONFIRMATION_MEANS");
    every::<Category>(&mut text, "Of what a line is.", "CATEGORIES");
    every::<Payer>(&mut text, "Who pays.", "PAYERS");
    every::<SheetState>(&mut text, "How a sheet stands.", "SHEET_STATES");
    every::<PartOrigin>(&mut text, "Where a part comes from.", "PART_ORIGINS");
    every::<PauseReason>(&mut text, "Why a job stands still.", "PAUSE_REASONS");
    every::<PhotoKind>(&mut text, "Of what photos are, as a visit goes.", "PHOTO_KINDS");
    every::<VoucherState>(&mut text, "How a voucher stands.", "VOUCHER_STATES");
    every::<BinKind>(&mut text, "What a place of the store is.", "BIN_KINDS");
    every::<CostMethod>(&mut text, "What an issue costs, the usual first.", "COST_METHODS");
    every::<ClaimState>(&mut text, "How a claim stands.", "CLAIM_STATES");
    every::<WarrantyVerdict>(&mut text, "Who answers for a thing.", "WARRANTY_VERDICTS");
    every::<FindingUrgency>(
        &mut text,
        "How soon something is to be done about what was found, the gravest first.",
        "FINDING_URGENCIES",
    );
    every::<Shortfall>(&mut text, "What becomes of what a maker does not pay.", "SHORTFALLS");
    every::<OldPartState>(&mut text, "How an old part stands.", "OLD_PART_STATES");
    every::<LoanUnitKind>(&mut text, "What is lent.", "LOAN_UNIT_KINDS");
    every::<RecordDocumentKind>(
        &mut text,
        "What a document of a customer or a car is.",
        "RECORD_DOCUMENT_KINDS",
    );
    every::<DataRequestKind>(&mut text, "What people ask of their own data.", "DATA_REQUEST_KINDS");
    every::<IdentityCheck>(&mut text, "How the shop knows who asks.", "IDENTITY_CHECKS");
    every::<PriceBasis>(&mut text, "What prices mean, the usual first.", "PRICE_BASES");
    every::<PrepaidInvoicing>(
        &mut text,
        "When prepaid money is invoiced, the announcement's way first.",
        "PREPAID_INVOICING",
    );
    every::<PriceClass>(&mut text, "By which lists customers buy parts, retail first.", "PRICE_CLASSES");
    every::<Trade>(&mut text, "The trades of the shop.", "TRADES");
    every::<SkillLevel>(&mut text, "How well somebody knows their trade.", "SKILL_LEVELS");
    every::<VehicleClass>(&mut text, "How large cars are.", "VEHICLE_CLASSES");
    every::<PartNumberKind>(&mut text, "What numbers of a part are.", "PART_NUMBER_KINDS");
    every::<PartFilter>(&mut text, "Which parts a list is of.", "PART_FILTERS");
    every::<AbcClass>(&mut text, "How often a part is counted.", "ABC_CLASSES");
    every::<ComplaintState>(&mut text, "How a complaint stands.", "COMPLAINT_STATES");
    every::<Severity>(&mut text, "How grave a complaint is.", "SEVERITIES");
    every::<WordMeans>(&mut text, "How a customer is spoken to.", "WORD_MEANS");
    every::<InspectionCheck>(&mut text, "What is looked at when parts come in.", "INSPECTION_CHECKS");
    every::<Sampling>(&mut text, "At how many of them.", "SAMPLINGS");
    every::<SupplierPaymentMeans>(&mut text, "By what suppliers are paid.", "SUPPLIER_PAYMENT_MEANS");
    every::<ImportKind>(&mut text, "What is brought in.", "IMPORT_KINDS");
    some(
        &mut text,
        "By what somebody of the shop may say that a customer answered.",
        "WRITTEN_DOWN_MEANS",
        AuthorisationMeans::ALL.into_iter().filter(|means| means.written_down().is_ok()),
    );
    some(
        &mut text,
        "By what a customer confirms what they said on the telephone.",
        "CONFIRMING_MEANS",
        AuthorisationMeans::ALL
            .into_iter()
            .filter(|means| means.written_down().is_ok() && check_written(*means).is_ok()),
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
    use super::{BinKind, CostMethod, Serialize, TS, Value, codes, json};
    use domain::account::movement::AccountMovementKind;
    use domain::appointment::{AppointmentAction, AppointmentStage};
    use domain::complaint::{ComplaintAction, ComplaintCategory, ComplaintSource};
    use domain::core_deposit::CoreMovementKind;
    use domain::counting::{CountAction, CountScope, CountState};
    use domain::customer_link::CustomerLinkKind;
    use domain::estimate::AuthorisationMeans;
    use domain::finding::FindingAction;
    use domain::follow_up::CallOutcome;
    use domain::job::{JobAction, JobState};
    use domain::line::{Category, LineKind, LineState, PartGrade, Payer};
    use domain::part_request::PartRequestState;
    use domain::photo::PhotoKind;
    use domain::print_codes::{DrawerState, PrintState};
    use domain::role::Role;
    use domain::settlement::PaymentMeans;
    use domain::sheet_actions::SheetAction;
    use domain::shift::{CashDirection, ShiftState};
    use domain::stock::{MovementKind, OverdueKind, StockWarningKind};
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
        has_every_code(&CoreMovementKind::ALL);
        has_every_code(&MovementKind::ALL);
        has_every_code(&StockWarningKind::ALL);
        has_every_code(&OverdueKind::ALL);
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
        has_every_code(&BinKind::ALL);
        has_every_code(&CostMethod::ALL);
        has_every_code(&CountAction::ALL);
        has_every_code(&CountScope::ALL);
        has_every_code(&CountState::ALL);
        has_every_code(&CustomerLinkKind::ALL);
        has_every_code(&DrawerState::ALL);
        has_every_code(&FindingAction::ALL);
        has_every_code(&JobAction::ALL);
        has_every_code(&JobState::ALL);
        has_every_code(&LineKind::ALL);
        has_every_code(&LineState::ALL);
        has_every_code(&PartGrade::ALL);
        has_every_code(&PartRequestState::ALL);
        has_every_code(&Payer::ALL);
        has_every_code(&PaymentMeans::ALL);
        has_every_code(&domain::merge::Likeness::ALL);
        has_every_code(&domain::merge::MergedKind::ALL);
        has_every_code(&domain::merge_problem::MergeProblem::ALL);
        has_every_code(&domain::record_document::RecordDocumentKind::ALL);
        has_every_code(&domain::data_request::DataRequestKind::ALL);
        has_every_code(&domain::data_request::DataRequestState::ALL);
        has_every_code(&domain::data_request::IdentityCheck::ALL);
        has_every_code(&domain::data_request::erasure::ErasedMatter::ALL);
        has_every_code(&domain::data_request::erasure::KeptMatter::ALL);
        has_every_code(&domain::erasure_lack::ErasureLack::ALL);
        has_every_code(&PhotoKind::ALL);
        has_every_code(&PrintState::ALL);
        has_every_code(&domain::receiving_problem::ReceivingProblem::ALL);
        has_every_code(&RepairKind::ALL);
        has_every_code(&Role::ALL);
        has_every_code(&SheetAction::ALL);
        has_every_code(&ShiftState::ALL);
        has_every_code(&Stage::ALL);
        has_every_code(&TaxInvoiceKind::ALL);
        has_every_code(&domain::customer_told::ToldMatter::ALL);
    }
}
