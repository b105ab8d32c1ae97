//! Which struct of the rules is kept in which table.

use crate::record::Record;
use domain::ids::*;
use domain::{
    account, appointment, appointment_move, approval, assignment, attached_file, booking_call, booking_wish,
    cash_drawer, catalogue, check_in_list, claim, collection_code, complaint, consent, contact, core_deposit,
    counter_sale, counterfoil, counting, customer, customer_link, customer_told, data_request, diagnosis,
    driving_licence, estimate, express, finding, first_hour, follow_up, incoming_booking, inspection,
    inspection_template, job, job_mark, last_look, line, list_filter, loan, maker_warranty, merge, operation,
    outside_work, part_number, part_price, part_request, part_unit, parts_counter, past_order, person, photo,
    print_job, printer, promise_moved, purchasing, recall, receiving, record_document, service_contract,
    service_package, settlement, shift, shop, station, station_printers, stock, suggestion, tax_invoice,
    vehicle, voucher, warranty_judgement, work_order,
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
    assignment::worker::WorkerFile => "worker_file", WorkerFileId;
    assignment::absence::Absence => "absence", AbsenceId;
    customer::Customer => "customer", CustomerId;
    contact::CustomerContact => "customer_contact", ContactId;
    contact::Department => "customer_department", DepartmentId;
    consent::CustomerConsent => "customer_consent", ConsentId;
    vehicle::Vehicle => "vehicle", VehicleId;
    vehicle::Ownership => "ownership", plain;
    vehicle::FormerPlate => "former_plate", plain;
    maker_warranty::MakerWarranty => "maker_warranty", MakerWarrantyId;
    recall::Recall => "recall", RecallId;
    recall::RecallDone => "recall_done", plain;
    recall::RecallLine => "recall_line", plain;
    appointment::Appointment => "appointment", AppointmentId;
    appointment_move::AppointmentMove => "appointment_move", plain;
    booking_call::BookingCall => "booking_call", plain;
    booking_wish::BookingWish => "booking_wish", plain;
    incoming_booking::BookingArrival => "booking_arrival", plain;
    work_order::WorkOrder => "work_order", WorkOrderId;
    work_order::correction::CheckInCorrection => "check_in_correction", plain;
    work_order::StageStep => "stage_step", plain;
    work_order::preparation::Preparation => "preparation", plain;
    work_order::Delivery => "delivery", plain;
    work_order::refused::RefusedDelivery => "refused_delivery", RefusedDeliveryId;
    warranty_judgement::WarrantyJudgement => "warranty_judgement", WarrantyJudgementId;
    check_in_list::CheckInList => "check_in_list", CheckInListId;
    inspection::WalkAround => "walk_around", plain;
    inspection::Inspection => "inspection", InspectionId;
    inspection::Rework => "rework", ReworkId;
    inspection_template::InspectionTemplate => "inspection_template", InspectionTemplateId;
    driving_licence::DrivingLicence => "driving_licence", DrivingLicenceId;
    job_mark::JobMark => "job_mark", plain;
    last_look::LastLook => "last_look", plain;
    line::Line => "line", LineId;
    catalogue::LabourOperation => "labour_operation", LabourOperationId;
    catalogue::Part => "part", PartId;
    part_number::PartNumber => "part_number", plain;
    part_unit::PartUnit => "part_unit", plain;
    part_price::PartPrice => "part_price", plain;
    express::ExpressKind => "express_kind", ExpressKindId;
    operation::OperationTerms => "operation_terms", plain;
    operation::HourRate => "hour_rate", plain;
    operation::WorkPackage => "work_package", WorkPackageId;
    operation::ModelClass => "model_class", plain;
    estimate::Estimate => "estimate", EstimateId;
    estimate::Authorisation => "authorisation", plain;
    job::Job => "job", JobId;
    job::JobTime => "job_time", plain;
    finding::Finding => "finding", FindingId;
    diagnosis::Diagnosis => "diagnosis", DiagnosisId;
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
    record_document::RecordDocument => "record_document", RecordDocumentId;
    data_request::DataRequest => "data_request", DataRequestId;
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
    tax_invoice::TaxInvoiceSale => "tax_invoice_sale", plain;
    service_package::ServicePackage => "service_package", ServicePackageId;
    service_contract::ServiceContract => "service_contract", ServiceContractId;
    account::movement::AccountMovement => "account_movement", AccountMovementId;
    account::statement::AccountStatement => "account_statement", AccountStatementId;
    service_contract::rest::ContractDraw => "contract_draw", ContractDrawId;
    voucher::Voucher => "voucher", VoucherId;
    stock::Bin => "bin", BinId;
    stock::StockBatch => "stock_batch", StockBatchId;
    stock::StockMovement => "stock_movement", StockMovementId;
    stock::StockAccount => "stock_account", plain;
    stock::StockLayer => "stock_layer", plain;
    stock::StockDemand => "stock_demand", plain;
    stock::StockMonth => "stock_month", plain;
    stock::StockAsked => "stock_asked", plain;
    crate::stock::StockLevel => "stock_level", plain;
    part_request::PartRequest => "part_request", PartRequestId;
    parts_counter::LaidPart => "laid_part", plain;
    parts_counter::PartsArrival => "parts_arrival", plain;
    purchasing::Supplier => "supplier", SupplierId;
    purchasing::PurchaseOrder => "purchase_order", PurchaseOrderId;
    purchasing::PurchaseOrderLine => "purchase_order_line", PurchaseOrderLineId;
    counting::StockCount => "stock_count", StockCountId;
    counting::StockCountLine => "stock_count_line", StockCountLineId;
    crate::counting::counts::LastCount => "stock_last_count", plain;
    purchasing::PurchaseStep => "purchase_step", plain;
    purchasing::SupplierMonth => "supplier_month", plain;
    purchasing::PurchaseInquiry => "purchase_inquiry", PurchaseInquiryId;
    purchasing::InquiryLine => "purchase_inquiry_line", InquiryLineId;
    purchasing::AskedSupplier => "purchase_inquiry_supplier", AskedSupplierId;
    purchasing::SupplierOffer => "purchase_offer", plain;
    crate::purchasing::PartUse => "part_use", plain;
    receiving::GoodsReceipt => "goods_receipt", GoodsReceiptId;
    receiving::GoodsReceiptLine => "goods_receipt_line", GoodsReceiptLineId;
    receiving::GoodsInspection => "goods_inspection", GoodsInspectionId;
    receiving::GoodsPhoto => "goods_photo", GoodsPhotoId;
    receiving::InspectionPlan => "inspection_plan", InspectionPlanId;
    receiving::SupplierReturn => "supplier_return", SupplierReturnId;
    receiving::SupplierReturnLine => "supplier_return_line", SupplierReturnLineId;
    receiving::SupplierInvoice => "supplier_invoice", SupplierInvoiceId;
    receiving::SupplierInvoiceShare => "supplier_invoice_share", plain;
    receiving::SupplierPayment => "supplier_payment", SupplierPaymentId;
    receiving::SupplierPaymentShare => "supplier_payment_share", plain;
    counter_sale::CounterSale => "counter_sale", CounterSaleId;
    counter_sale::CounterSaleLine => "counter_sale_line", CounterSaleLineId;
    counter_sale::CounterReturn => "counter_return", CounterReturnId;
    counter_sale::CounterReturnLine => "counter_return_line", plain;
    counter_sale::book::SaleBook => "counter_sale_book", plain;
    core_deposit::CoreTerms => "core_terms", plain;
    core_deposit::CoreDeposit => "core_deposit", CoreDepositId;
    core_deposit::CoreMovement => "core_movement", plain;
    claim::OldPart => "old_part", OldPartId;
    claim::Claim => "claim", ClaimId;
    claim::ClaimLine => "claim_line", ClaimLineId;
    loan::LoanUnit => "loan_unit", LoanUnitId;
    loan::Loan => "loan", LoanId;
    list_filter::SavedView => "saved_view", SavedViewId;
    merge::RecordMerge => "record_merge", RecordMergeId;
    customer_told::CustomerTold => "customer_told", plain;
    promise_moved::PromiseSeen => "promise_seen", plain;
    outside_work::OutsideWork => "outside_work", OutsideWorkId;
    past_order::PastOrder => "past_order", PastOrderId;
    past_order::PastOrderLine => "past_order_line", plain;
}
