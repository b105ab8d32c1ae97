//! Which struct of the rules is kept in which table.

use crate::record::Record;
use domain::ids::*;
use domain::{
    account, appointment, approval, attached_file, cash_drawer, catalogue, collection_code, complaint,
    counterfoil, customer, customer_link, estimate, finding, first_hour, follow_up, inspection, job, line,
    person, photo, print_job, printer, service_contract, service_package, settlement, shift, shop, station,
    station_printers, suggestion, tax_invoice, vehicle, voucher, work_order,
};

macro_rules! records {
    ($($path:path => $table:literal, $id:ident;)*) => {$(
        impl Record for $path {
            const TABLE: &'static str = $table;
            fn id(&self) -> i64 {
                records!(@get self, $id)
            }
            fn set_id(&mut self, id: i64) {
                records!(@set self, $id, id);
            }
        }
    )*};
    (@get $record:ident, plain) => { $record.id };
    (@get $record:ident, $id:ident) => { $record.id.0 };
    (@set $record:ident, plain, $value:ident) => { $record.id = $value };
    (@set $record:ident, $id:ident, $value:ident) => { $record.id = $id($value) };
}

records! {
    shop::ShopDetails => "shop", plain;
    person::Person => "person", PersonId;
    person::Bay => "bay", BayId;
    customer::Customer => "customer", CustomerId;
    vehicle::Vehicle => "vehicle", VehicleId;
    vehicle::Ownership => "ownership", plain;
    vehicle::FormerPlate => "former_plate", plain;
    appointment::Appointment => "appointment", AppointmentId;
    appointment::AppointmentMove => "appointment_move", plain;
    work_order::WorkOrder => "work_order", WorkOrderId;
    work_order::correction::CheckInCorrection => "check_in_correction", plain;
    work_order::StageStep => "stage_step", plain;
    work_order::preparation::Preparation => "preparation", plain;
    work_order::Delivery => "delivery", plain;
    work_order::refused::RefusedDelivery => "refused_delivery", RefusedDeliveryId;
    inspection::WalkAround => "walk_around", plain;
    inspection::Inspection => "inspection", InspectionId;
    inspection::Rework => "rework", ReworkId;
    line::Line => "line", LineId;
    catalogue::LabourOperation => "labour_operation", LabourOperationId;
    catalogue::Part => "part", PartId;
    estimate::Estimate => "estimate", EstimateId;
    estimate::Authorisation => "authorisation", plain;
    job::Job => "job", JobId;
    job::JobTime => "job_time", plain;
    finding::Finding => "finding", FindingId;
    settlement::Settlement => "settlement", SettlementId;
    settlement::Payment => "payment", PaymentId;
    shift::Shift => "shift", ShiftId;
    shift::CashMovement => "cash_movement", CashMovementId;
    follow_up::Survey => "survey", plain;
    follow_up::FollowUp => "follow_up", FollowUpId;
    follow_up::FollowUpCall => "follow_up_call", plain;
    complaint::Complaint => "complaint", ComplaintId;
    complaint::ComplaintStep => "complaint_step", plain;
    complaint::RemedyRequest => "remedy_request", RemedyRequestId;
    suggestion::Suggestion => "suggestion", SuggestionId;
    approval::Approval => "approval", ApprovalId;
    counterfoil::Counterfoil => "counterfoil", plain;
    counterfoil::ReceiptFoil => "receipt_foil", plain;
    photo::Photo => "photo", PhotoId;
    attached_file::AttachedFile => "attached_file", AttachedFileId;
    first_hour::FirstHourClosed => "first_hour", plain;
    station::Station => "station", StationId;
    station::HouseDoor => "house_door", plain;
    customer_link::CustomerLink => "customer_link", CustomerLinkId;
    print_job::PrintJob => "print_job", PrintJobId;
    printer::PrinterCorrection => "printer_correction", PrinterCorrectionId;
    cash_drawer::CashDrawer => "cash_drawer", CashDrawerId;
    station_printers::StationPrinters => "station_printers", StationPrintersId;
    collection_code::CollectionCode => "collection_code", CollectionCodeId;
    tax_invoice::TaxInvoice => "tax_invoice", TaxInvoiceId;
    tax_invoice::TaxInvoiceShare => "tax_invoice_sheet", plain;
    tax_invoice::buyer::InvoiceBuyer => "invoice_buyer", InvoiceBuyerId;
    tax_invoice::batch::TaxCode => "tax_code", TaxCodeId;
    tax_invoice::TaxBatch => "tax_batch", TaxBatchId;
    tax_invoice::TaxBatchSheet => "tax_batch_sheet", plain;
    tax_invoice::TaxBatchReceipt => "tax_batch_receipt", plain;
    tax_invoice::prepaid::PrepaidReceipt => "prepaid_receipt", PrepaidReceiptId;
    tax_invoice::TaxInvoiceReceipt => "tax_invoice_receipt", plain;
    service_package::ServicePackage => "service_package", ServicePackageId;
    service_contract::ServiceContract => "service_contract", ServiceContractId;
    account::movement::AccountMovement => "account_movement", AccountMovementId;
    account::statement::AccountStatement => "account_statement", AccountStatementId;
    service_contract::rest::ContractDraw => "contract_draw", ContractDrawId;
    voucher::Voucher => "voucher", VoucherId;
}
