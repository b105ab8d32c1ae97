//! Ids are newtypes over `i64`, so that a vehicle's id never lands where a
//! customer's belongs. SQLite hands them out from 1 and JavaScript holds them
//! exactly below 2^53.

macro_rules! ids {
    ($($name:ident),* $(,)?) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        crate::ids::as_number!($name);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    )*};
}

/// A newtype over an integer crosses to TypeScript as a plain `number`.
macro_rules! as_number {
    ($name:ident) => {
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                "number".to_owned()
            }
            fn inline(_: &ts_rs::Config) -> String {
                "number".to_owned()
            }
        }
    };
}
pub(crate) use as_number;

ids!(
    PersonId,
    BayId,
    CustomerId,
    ContactId,
    DepartmentId,
    ConsentId,
    VehicleId,
    AppointmentId,
    WorkOrderId,
    JobId,
    LineId,
    EstimateId,
    FindingId,
    InspectionId,
    SettlementId,
    PaymentId,
    FollowUpId,
    ComplaintId,
    RemedyRequestId,
    SuggestionId,
    ReworkId,
    LabourOperationId,
    PartId,
    ApprovalId,
    ImportId,
    PastOrderId,
    PhotoId,
    AttachedFileId,
    RecordDocumentId,
    DataRequestId,
    PrintJobId,
    PrinterCorrectionId,
    StationPrintersId,
    StationId,
    CustomerLinkId,
    TaxInvoiceId,
    InvoiceBuyerId,
    TaxCodeId,
    TaxBatchId,
    PrepaidReceiptId,
    RefusedDeliveryId,
    WarrantyJudgementId,
    ShiftId,
    CashMovementId,
    CollectionCodeId,
    CashDrawerId,
    ServicePackageId,
    WorkPackageId,
    ServiceContractId,
    ContractDrawId,
    AccountMovementId,
    AccountStatementId,
    VoucherId,
    BinId,
    StockMovementId,
    StockBatchId,
    SupplierId,
    PurchaseOrderId,
    PurchaseOrderLineId,
    StockCountId,
    StockCountLineId,
    PurchaseInquiryId,
    InquiryLineId,
    AskedSupplierId,
    GoodsReceiptId,
    GoodsReceiptLineId,
    GoodsInspectionId,
    GoodsPhotoId,
    InspectionPlanId,
    SupplierReturnId,
    SupplierReturnLineId,
    SupplierInvoiceId,
    SupplierPaymentId,
    PartRequestId,
    CounterSaleId,
    CounterSaleLineId,
    CounterReturnId,
    CoreDepositId,
    OldPartId,
    ClaimId,
    ClaimLineId,
    LoanUnitId,
    LoanId,
    MakerWarrantyId,
    RecallId,
    ExpressKindId,
    DiagnosisId,
    CheckInListId,
    SavedViewId,
    RecordMergeId,
    OutsideWorkId,
    WorkerFileId,
    DrivingLicenceId,
    InspectionTemplateId,
    AbsenceId,
);
