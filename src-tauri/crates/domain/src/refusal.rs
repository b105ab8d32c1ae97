//! A refusal is an answer, not a fault: it names what is missing or wrong as a
//! code with its parameters, and the screen puts words to it in the person's
//! language.

use crate::complaint_level::ComplaintLevel;
use crate::contract_end::ContractEnd;
use crate::erasure_lack::ErasureLack;
use crate::express_problem::ExpressProblem;
use crate::merge_problem::MergeProblem;
use crate::money::{Money, Quantity};
use crate::photo_problem::PhotoProblem;
use crate::print_codes::{PrintState, PrintTrouble};
use crate::purchase_problem::PurchaseProblem;
use crate::receiving_problem::ReceivingProblem;
use crate::role::Role;
use crate::stage_codes::{Action, Missing, Stage};
use crate::stock_problem::StockProblem;
use crate::tax_number_problem::TaxNumberProblem;
use crate::till_difference::TillDifference;
use crate::trade::Trade;
use crate::typed_text::is_invisible;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Refusal {
    /// Of a part; the quantity is what is left of it, or what was meant.
    #[error("{name}: {problem:?}, {quantity:?}")]
    Stock { problem: StockProblem, name: String, quantity: Quantity },
    /// Of a bin in which something lies.
    #[error("{parts} parts lie in the bin {code}")]
    BinHolds { code: String, parts: i64 },
    #[error("the count is {state}")]
    CountIs { state: String },
    /// Places on its list; none where nothing was counted at all.
    #[error("{places} places are not counted")]
    CountUncounted { places: i64 },
    #[error("what is off is worth {off}, over the {limit} that is settled without a manager")]
    CountNeedsApproval { off: Money, limit: Money },
    /// What is thrown away, or found.
    #[error("it is worth {off}, over the {limit} that is settled without another manager")]
    StockNeedsApproval { off: Money, limit: Money },
    #[error("who counted does not approve while another manager is there")]
    OwnCount,
    /// Of a part, a supplier or an order, by its name or number.
    #[error("{name}: {problem:?}")]
    Purchase { problem: PurchaseProblem, name: String },
    /// Of what a supplier brought: of a part, an order, a receipt or an invoice, by its name or number.
    #[error("{name}: {problem:?}, {quantity:?}")]
    Receiving { problem: ReceivingProblem, name: String, quantity: Quantity },
    /// Of a kind of express order, by its name.
    #[error("{name}: {problem:?}")]
    Express { problem: ExpressProblem, name: String },
    #[error("the invoice is for {amount}, and {charged} was charged for what came")]
    InvoiceDiffers { amount: Money, charged: Money },
    #[error("{amount} is more than the {credit} the supplier owes")]
    OverSupplierCredit { amount: Money, credit: Money },
    // The door and the person.
    #[error("unknown command {command}")]
    UnknownCommand { command: String },
    #[error("the request of {command} cannot be read: {detail}")]
    UnreadableRequest { command: String, detail: String },
    #[error("nobody is signed in")]
    NotSignedIn,
    /// A restore ends every session: the restored file may have other people
    /// under the same ids.
    #[error("a copy was restored meanwhile")]
    Restored,
    #[error("wrong PIN")]
    WrongPin,
    #[error("too many wrong PINs, wait {seconds} s")]
    TooManyTries { seconds: i64 },
    /// Until a manager lets the station go on.
    #[error("too many wrong PINs at this station, a manager is asked for")]
    PinsStopped,
    #[error("too much was asked from here, wait {seconds} s")]
    TooManyRequests { seconds: i64 },
    #[error("no station comes in by this code any more")]
    PairingOver,
    #[error("another code: {tries_left} tries are left")]
    PairingWrong { tries_left: i64 },
    #[error("this station was not let in")]
    StationUnknown,
    #[error("nothing of what this person may do is done at this station")]
    NothingAllowedHere,
    #[error("this link shows nothing any more")]
    LinkOver,
    #[error("this needs one of the roles {roles:?}")]
    RoleMissing { roles: Vec<Role> },
    #[error("the shop is not set up yet")]
    NotSetUp,
    #[error("the shop is set up already")]
    AlreadySetUp,
    #[error("this key was used for another request")]
    KeyReused,
    #[error("this was done so long ago that its answer is not kept")]
    DoneLongAgo,
    #[error("a write needs a key")]
    KeyMissing,
    #[error("{name} is the last manager who can sign in")]
    LastManager { name: String },

    // What was asked about.
    #[error("no {entity} {id}")]
    NotFound { entity: String, id: i64 },
    #[error("{entity} {id} was changed meanwhile")]
    Conflict { entity: String, id: i64, yours: i64, current: i64 },
    #[error("{field}: {problem:?}")]
    BadField { field: String, problem: FieldProblem },

    // The visit.
    #[error("{action:?} is not possible in {stage:?}")]
    WrongStage { action: Action, stage: Stage },
    #[error("{action:?} still misses {missing:?}")]
    StillMissing { action: Action, missing: Vec<Missing> },
    #[error("no more photos of this kind in {stage:?}")]
    PhotoTooLate { stage: Stage },
    #[error("{number} is another visit than the page showed")]
    VisitIsAnother { number: String },
    #[error("the visit has {limit} photos already")]
    TooManyPhotos { limit: i64 },
    #[error("the bytes of the photo are missing or damaged")]
    PhotoLost,
    #[error("whoever took the photo, or the counter, changes it")]
    PhotoOfAnother,
    #[error("the photo shows why somebody else pays {name}")]
    PhotoIsEvidence { name: String },
    #[error("the photos beneath the signature are not those it was drawn under")]
    SignedPhotosChanged,
    #[error("no more diagnoses in {stage:?}")]
    DiagnosisTooLate { stage: Stage },
    #[error("no more files in {stage:?}")]
    FileTooLate { stage: Stage },
    #[error("the visit has {limit} files already")]
    TooManyFiles { limit: i64 },
    #[error("the record has {limit} documents already")]
    TooManyDocuments { limit: i64 },
    #[error("the file is no whole PDF")]
    NoPdf,
    #[error("no photo: {problem:?}")]
    NoPhoto { problem: PhotoProblem },
    #[error("the vehicle has work order {number} open")]
    VehicleInShop { number: String, work_order_id: i64 },
    #[error("nothing tells which vehicle it is")]
    VehicleNotTold,

    #[error("{km_out} km out are fewer than {km_in} in")]
    MileageOutBelowIn { km_out: i64, km_in: i64 },
    #[error("nothing was corrected")]
    NothingCorrected,

    // Printing.
    #[error("the print job is {state:?}")]
    PrintJobOver { state: PrintState },
    #[error("the print job was sent once more already")]
    PrintJobSentAgain,
    #[error("the printer: {trouble:?} {detail}")]
    PrinterRefused { trouble: PrintTrouble, printer: String, detail: String },

    // Bookings.
    #[error("the booking is {stage}")]
    BookingIs { stage: String },
    #[error("the half hour is full: {booked} of {capacity}")]
    OverCapacity { booked: i64, capacity: i64 },
    #[error("the half hour has {capacity} technicians of {trade:?} and {booked} cars for them")]
    OverTechnicians { trade: Trade, booked: i64, capacity: i64 },
    #[error("the day has {capacity_minutes} minutes of {trade:?}, {booked_minutes} of them booked")]
    OverTechnicianHours { trade: Trade, booked_minutes: i64, capacity_minutes: i64 },
    #[error("the customer has {minutes} more minutes to come")]
    NoShowTooEarly { minutes: i64 },
    #[error("{name} is booked for today as {number}")]
    BookedToday { number: String, appointment_id: i64, name: String },
    #[error("{number} was begun on another day")]
    ArrivalOfAnotherDay { number: String },
    #[error("something was written on {number}, which is {stage:?}")]
    ArrivalWrittenOn { number: String, stage: Stage },

    // Lines and estimates.
    #[error("what is offered is not what was shown")]
    OfferChanged,
    #[error("the line is {state} and cannot be changed")]
    LineFixed { state: String },
    #[error("{amount} is over the authorised {authorised}")]
    OverAuthorised { amount: Money, authorised: Money },
    #[error("{field} is over the authorised {authorised}")]
    FigureOverAuthorised { field: String, authorised: String },
    #[error("{name} stands on a sheet")]
    LineBilled { name: String },
    #[error("{name} is work: its job is cancelled instead")]
    LineIsWork { name: String },
    #[error("what the shop pays for itself is the manager's to grant")]
    ShopCostByManager,
    /// Of an earlier visit.
    #[error("the shop answers for {name} no longer")]
    WarrantyOver { name: String },
    /// It is judged anew instead.
    #[error("who pays {name} was judged")]
    LineIsJudged { name: String },
    #[error("the line does not wait for an answer")]
    LineNotOffered { name: String },
    #[error("the prices to be changed are others by now than those shown")]
    PriceChangeOutdated,
    #[error("{name} comes to {now}, not the {shown} that was shown")]
    AmountChanged { name: String, shown: Money, now: Money },
    #[error("a yes to the repaired part {name} is given in writing")]
    NeedsWrittenYes { name: String },
    /// What waits is offered once more before anybody says yes to it.
    #[error("the prices of {number} held until {until}")]
    QuoteOver { number: String, until: NaiveDate },
    #[error("{work_order} bears the certificate number {number} already")]
    CertificateTaken { number: String, work_order: String },
    #[error("a discount of the sheet needs one sheet of the customer's, not {sheets}")]
    DiscountNeedsOneSheet { sheets: usize },
    #[error("the discount is larger than the line")]
    DiscountTooLarge,

    // The workshop.
    #[error("{technician} has {job} running")]
    AlreadyRunning { technician: String, job: String },
    #[error("the job is {state}")]
    JobIs { state: String },
    #[error("a rework costs the customer nothing")]
    ReworkIsFree,
    #[error("a rework is not cancelled")]
    ReworkStands,
    #[error("the job belongs to {technicians}")]
    NotYourJob { technicians: String },
    #[error("{technicians} are at work on the job")]
    OthersAtWork { technicians: String },
    #[error("{name} did the work and cannot pass it")]
    OwnWork { name: String },
    /// The customer said at the check-in that nobody drives it on the road, or was not asked.
    #[error("the customer does not allow a road test")]
    RoadTestNotAllowed,
    /// Who drives a customer's car is written down, and they are not among them.
    #[error("{name} may not drive a customer's car")]
    MayNotDrive { name: String },
    #[error("the licence of {name} held until {until}")]
    LicenceOver { name: String, until: NaiveDate },
    #[error("{name} did the work and does not mark it")]
    OwnMark { name: String },
    #[error("no last look is given now")]
    LastLookNotNow,
    /// It is a look of two.
    #[error("{name} looked already, for the other side")]
    LastLookByTwo { name: String },
    #[error("{item} is not answered")]
    ItemUnanswered { item: String },
    #[error("{item} failed")]
    ItemFailed { item: String },
    #[error("the finding is {state}")]
    FindingIs { state: String },
    /// The car does not leave with it unless the customer has signed for that.
    #[error("{finding} is unsafe and nobody signed")]
    UnsafeUnsigned { finding: String },
    #[error("the shares add up to {percent} %")]
    SharesOff { percent: String },

    // Money.
    #[error("{amount} is more than the {owed} owed")]
    OverPaid { amount: Money, owed: Money },
    #[error("the cash given is less than the amount")]
    TenderedTooLittle,
    #[error("the sheet is {state}")]
    SheetIs { state: String },
    #[error("{amount} is more than the {credit} the payer has with the shop")]
    OverDrawn { amount: Money, credit: Money },
    #[error("{amount} more is beyond the limit of {limit}, of which {on_account} is on account")]
    OverAccountLimit { amount: Money, on_account: Money, limit: Money },
    #[error("nothing was paid in for it, or all of it went back")]
    NothingPaidIn,
    #[error("{amount} is more than the {remains} that remains of the payment")]
    OverRefunded { amount: Money, remains: Money },
    #[error("{amount} is more than the {balance} the customer has stored")]
    StoredValueShort { amount: Money, balance: Money },
    #[error("a gift of {gift} is more than the {offered} that is offered")]
    GiftOverOffer { gift: Money, offered: Money },
    // The drawer.
    #[error("money is taken in a shift, and none is open")]
    NoShiftOpen,
    #[error("shift {number} is still open")]
    ShiftStillOpen { number: String },
    #[error("the shift is {state}")]
    ShiftIs { state: String },
    /// All of them at once: one explanation is for whatever differs.
    #[error("the count is off: {differences:?}")]
    TakingsOff { differences: Vec<TillDifference> },
    /// Somebody who can see what should be in the drawer writes that down
    /// instead of counting.
    #[error("the cash of shift {number} is not counted yet")]
    CountFirst { number: String },
    #[error("{amount} is more than is in the drawer")]
    NotInDrawer { amount: Money },
    #[error("several drawers are open: {tills}")]
    WhichDrawer { tills: String },
    #[error("{entity} {number} does not match its checksum")]
    Damaged { entity: String, number: String },
    #[error("whether prices include the tax was set anew since the page was opened")]
    PriceBasisChanged,
    #[error("a bill is rounded down, never up")]
    RoundedUp,
    #[error("{rounding} is more than the {most} a bill is rounded down by")]
    RoundedTooFar { rounding: Money, most: Money },
    #[error("the discount {discount} is {over} over the {allowed} that {limit} allow")]
    DiscountOverLimit { limit: String, discount: Money, allowed: Money, over: Money },
    #[error("the rule demands a warranty of {days} days and {km} km at least")]
    WarrantyBelowLegal { days: u32, km: u32 },
    #[error("a maker owes at least {least} of {field}")]
    BelowMakersDuty { field: String, least: i64 },
    #[error("these numbers are no range of one maker's cars")]
    RecallRange,
    #[error("{name} is not closed by this visit")]
    RecallNotOfVisit { name: String },
    /// Of the record that was to go into another, by its name or plate.
    #[error("{name}: {problem:?}")]
    Merge { problem: MergeProblem, name: String },
    #[error("the price is {by} below cost")]
    BelowCost { by: Money },
    #[error("{held} is held for the customer by now, not {seen}")]
    HeldChanged { seen: Money, held: Money },
    #[error("this collection code is the other provider's")]
    ForeignCollectionCode,
    #[error("no collection code of a shop")]
    NoCollectionCode,
    #[error("the printer does not open a drawer")]
    NoDrawer { printer: String },
    #[error("{owed} is owed, not the {seen} on the page")]
    OwedChanged { seen: Money, owed: Money },
    #[error("{remains} may still go back, not the {seen} on the page")]
    RefundableChanged { seen: Money, remains: Money },
    #[error("{received} is paid on the sheet and {on_account} on account, not what the page showed")]
    SheetChanged { received: Money, on_account: Money },
    #[error("the shop's time is another by now")]
    ClockMoved,
    #[error("the request is {state}")]
    ApprovalIs { state: String },
    #[error("what was asked for gives away nothing that needs a manager")]
    NothingToApprove,
    #[error("what was asked for is not what it was then")]
    ApprovalOutdated,

    // Tax invoices.
    #[error("the {field} has {digits} digits and {letters} other characters, not {needed} digits")]
    InvoiceDigits { field: String, digits: i64, letters: i64, needed: String },
    #[error("a fully digital invoice has no code")]
    InvoiceCodeUnwanted,
    #[error("the invoice {number} is recorded already")]
    InvoiceKnown { number: String },
    #[error("the buyer's tax number: {problem:?}")]
    BuyerTaxNumber { problem: TaxNumberProblem },
    #[error("the sheet {number} is the shop's own")]
    NothingToInvoice { number: String },
    #[error("{amount} is more than the {left} left to invoice of {number}")]
    OverInvoiced { number: String, amount: Money, left: Money },
    #[error("{amount} is more than the {left} left to reverse of {number}")]
    OverReversed { number: String, amount: Money, left: Money },
    #[error("prepaid money takes no special invoice")]
    PrepaidNoSpecial,
    #[error("an invoice of prepaid money carries no tax, {tax} was typed")]
    PrepaidUntaxed { tax: Money },
    /// Sheets are taxed and prepaid money is not.
    #[error("sheets and prepaid money go on invoices of their own")]
    SheetsAndPrepaid,
    #[error("{number} is of {day}, after the invoice")]
    InvoiceTooEarly { number: String, day: NaiveDate },
    #[error("the invoice {number} was taken back")]
    InvoiceTakenBack { number: String },
    #[error("the invoice {number} is reversed by others")]
    InvoiceReversed { number: String },
    /// What the bureau's template has to have and this file has not.
    #[error("the template has no column {column}")]
    TemplateColumnMissing { column: String },
    #[error("row {row} of {sheet} says something already")]
    TemplateNotEmpty { sheet: String, row: i64 },
    #[error("the file is no .xlsx")]
    NoXlsx,
    #[error("{numbers} cannot be filled in")]
    BatchRowsWrong { numbers: String },
    #[error("the serial {serial} asks for something else by now")]
    SerialTaken { serial: String },
    #[error("no row can be filled in")]
    NothingToFill,
    #[error("the file names no serial number and invoice number")]
    NoInvoiceResults,
    /// How much of each sheet it stands for nobody knows.
    #[error("{amount} was invoiced under {serial}, {asked} was asked for")]
    BatchAmountDiffers { serial: String, amount: Money, asked: Money },
    /// The file tells of a red invoice, and not of which it reverses.
    #[error("the invoice that {number} reverses is not named")]
    RedOfNothing { number: String },
    #[error("{number}, which is reversed, is not recorded")]
    ReversedUnknown { number: String },
    /// It stands for several sheets and is reversed in part.
    #[error("{amount} of {left} is taken back of {number}, which stands for several sheets")]
    RedShareUnknown { number: String, amount: Money, left: Money },

    // Packages and contracts.
    #[error("the package costs {price}, its content {content}")]
    PackageDearer { price: Money, content: Money },
    #[error("the package {name} is not sold any more")]
    PackageNotSold { name: String },
    #[error("the contract {number} is for another car or customer")]
    ContractOfAnother { number: String },
    #[error("the contract {number} is over: {end:?}")]
    ContractEnded { number: String, end: ContractEnd },
    #[error("{left} times are left of {name}")]
    ContractItemShort { name: String, left: i64 },
    #[error("{left} is left of {name}, not {amount}")]
    ContractAmountShort { name: String, left: Money, amount: Money },
    /// The figures of a drawn line come from the contract and are not edited.
    #[error("{name} is drawn from the contract {number}")]
    LineIsDrawn { name: String, number: String },
    /// A sold contract pays what was drawn from it, and nothing that was typed.
    #[error("{number} is a contract: its lines are drawn from it")]
    DrawnNotTyped { number: String },
    #[error("{name} of {number} waits for its sheet")]
    ContractHeld { number: String, name: String },

    // Vouchers.
    #[error("the shop issued no voucher {number}")]
    VoucherUnknown { number: String },
    #[error("the voucher {number} was used by {receipt}")]
    VoucherUsed { number: String, receipt: String },
    #[error("the voucher {number} was withdrawn: {reason}")]
    VoucherWithdrawn { number: String, reason: String },
    #[error("the voucher {number} pays from {from} on")]
    VoucherTooEarly { number: String, from: NaiveDate },
    #[error("the voucher {number} paid until {until}")]
    VoucherExpired { number: String, until: NaiveDate },
    #[error("the voucher {number} pays customers' bills only")]
    VoucherForCustomers { number: String },
    #[error("the voucher {number} is another customer's")]
    VoucherOfAnother { number: String },
    #[error("the voucher {number} is for bills from {smallest_bill}, not {total}")]
    VoucherBillTooSmall { number: String, smallest_bill: Money, total: Money },
    #[error("the vouchers with {number} are for bills from {together}, not {total}")]
    VouchersNeedBill { number: String, together: Money, total: Money },
    #[error("the voucher {number} pays {pays} here, not {amount}")]
    VoucherUsedWhole { number: String, amount: Money, pays: Money },
    #[error("the voucher {number} goes back whole: {amount}")]
    VoucherGoesBackWhole { number: String, amount: Money },
    /// Its own rules hold, whatever it is called at the till.
    #[error("the voucher {number} is the shop's own")]
    VoucherIsOurs { number: String },
    #[error("there is a voucher {number} already")]
    VoucherNumberTaken { number: String },

    // Over the counter, claims and loans.
    #[error("{number} was sold more than {days} days ago")]
    SaleTooOld { number: String, days: i64 },
    #[error("the old part of {name} was due on {day}")]
    CoreTooLate { name: String, day: NaiveDate },
    #[error("the old part of {name} may come until {day}")]
    CoreStillDue { name: String, day: NaiveDate },
    #[error("only a customer known by name is trusted with a sale")]
    SaleWithoutBuyer,
    #[error("no maker pays for {name}")]
    NotMakers { name: String },
    #[error("{name} is claimed already")]
    ClaimedAlready { name: String },
    #[error("nobody judged yet that the maker pays for {name}")]
    ClaimUnjudged { name: String },
    #[error("the claim is {state}")]
    ClaimIs { state: String },
    #[error("the old part is {state}")]
    OldPartIs { state: String },
    #[error("{name} is lent by {number}")]
    UnitLent { name: String, number: String },
    #[error("{name} is lent no more")]
    UnitRetired { name: String },
    #[error("what was lent by {number} is back")]
    LoanOver { number: String },
    #[error("{km_back} km at its return are fewer than {km_out} km when it was lent")]
    KmBackBelowOut { km_back: i64, km_out: i64 },

    // Afterwards.
    #[error("the follow-up is closed")]
    FollowUpClosed,
    #[error("a call was tried this half-day already")]
    SameHalfDay,
    #[error("the complaint is {state}")]
    ComplaintIs { state: String },
    /// Who may instead, by name.
    #[error("a complaint at the level {level:?} is settled by {may}")]
    SettledByLevel { level: ComplaintLevel, may: String },
    #[error("{cost} is {over} over the {limit} a remedy may cost without a manager")]
    RemedyOverLimit { cost: Money, limit: Money, over: Money },
    #[error("the request is {state}")]
    RequestIs { state: String },
    #[error("the suggestion is answered")]
    SuggestionAnswered,
    #[error("{may} answer for it")]
    AnsweredBy { may: String },

    // What people ask of their own data.
    #[error("the request is {state}")]
    DataRequestIs { state: String },
    #[error("nobody looked whether who asks is the person")]
    IdentityUnchecked,
    #[error("the personal data is still needed: {lacks:?}")]
    NotErased { lacks: Vec<ErasureLack> },

    // Files and long work.
    #[error("the file cannot be read as a table: {detail}")]
    UnreadableFile { detail: String },
    #[error("the file has {megabytes} MB, at most {limit}")]
    FileTooLarge { megabytes: i64, limit: i64 },
    #[error("the column for {field} is not matched")]
    ColumnMissing { field: String },
    #[error("{detail} is still used")]
    InUse { detail: String },
    #[error("another long task is running")]
    TaskRunning,
    /// What is to be seen whole found no moment in which nobody wrote.
    #[error("the counter never rests")]
    CounterNeverRests,
    /// Something of the shop's file cannot be read as it was written.
    #[error("the file is damaged")]
    FileDamaged,
    #[error("the backup is damaged")]
    BackupDamaged,
    #[error("the backup is of schema {found}, newer than this program's {known}")]
    BackupNewer { found: i64, known: i64 },
    #[error("the disk of {folder} is full")]
    DiskFull { folder: String },
    #[error("{folder} cannot be written: {reason}")]
    FolderNotWritable { folder: String, reason: String },
    #[error("the sample shop is loaded already")]
    SampleLoaded,
    #[error("there is no sample shop to remove")]
    NoSample,
    #[error("cancelled")]
    Cancelled,
    /// A fault of ours. It was logged once, at the door, under this reference.
    #[error("fault {reference}")]
    Bug { reference: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldProblem {
    Empty,
    TooLong,
    TooShort,
    NotANumber,
    Negative,
    TooLarge,
    Unknown,
    InThePast,
    InTheFuture,
    NotADate,
    NotDigits,
    /// Another of its kind has it already.
    Taken,
}

impl Refusal {
    pub fn receiving(problem: ReceivingProblem, name: &str, quantity: Quantity) -> Self {
        Self::Receiving { problem, name: name.to_owned(), quantity }
    }

    pub fn bad(field: &str, problem: FieldProblem) -> Self {
        Self::BadField { field: field.to_owned(), problem }
    }
}

/// Longest texts any door takes, so that a pasted book never lands in a name.
pub const MAX_NAME_LEN: usize = 120;
pub const MAX_TEXT_LEN: usize = 4000;

/// A text as it is kept: trimmed, not empty, not too long. Invisible characters
/// do not count: a name made of them alone would print as an empty line.
///
/// # Errors
/// `BadField`: `Empty` where nothing can be seen of it, `TooLong` beyond `max_len`.
pub fn required(field: &str, text: &str, max_len: usize) -> Result<String, Refusal> {
    let text = optional(field, text, max_len)?;
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        Err(Refusal::bad(field, FieldProblem::Empty))
    } else {
        Ok(text)
    }
}

/// A number of a field that takes none below zero and none above `max`.
///
/// # Errors
/// `BadField`: `Negative` below zero, `TooLarge` above `max`.
pub fn in_range(field: &str, value: i64, max: i64) -> Result<i64, Refusal> {
    match value {
        ..0 => Err(Refusal::bad(field, FieldProblem::Negative)),
        value if value > max => Err(Refusal::bad(field, FieldProblem::TooLarge)),
        value => Ok(value),
    }
}

/// The same of a field that may be left blank.
///
/// # Errors
/// As `in_range`.
pub fn in_range_if_any(field: &str, value: Option<i64>, max: i64) -> Result<Option<i64>, Refusal> {
    value.map(|value| in_range(field, value, max)).transpose()
}

/// A text that may be empty.
///
/// # Errors
/// `BadField` where it is longer than `max_len`.
pub fn optional(field: &str, text: &str, max_len: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > max_len {
        return Err(Refusal::bad(field, FieldProblem::TooLong));
    }
    Ok(text.to_owned())
}
