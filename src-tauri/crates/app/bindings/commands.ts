// Generated from the lists of commands; `make bindings` writes it anew. Nothing here is edited by hand.

/** Fen; null where the one who asked is not told amounts. */
export type Money = number | null;

export type AbcApplied = { changed: number, };

export type AbcChange = { part_id: number, code: string, name: string, was: AbcClass | null, class: AbcClass, value_used: Money, };

export type AbcClass = "a" | "b" | "c";

export type AbcProposal = { 
/**
 * The months it is made of: whole ones, so that it is the same when it is applied.
 */
first: string, last: string, shares: Array<AbcShare>, 
/**
 * How many parts would have another class.
 */
changes: number, 
/**
 * Of these the ones of which the most was used.
 */
parts: Array<AbcChange>, 
/**
 * Whoever asks may write it.
 */
may_apply: boolean, };

export type AbcShare = { class: AbcClass, parts: number, 
/**
 * How many of them have it by now.
 */
parts_now: number, value_used: Money, };

export type AboutPrintJob = { id: number, version: number, };

export type Absence = { id: number, person_id: number, kind: AbsenceKind, begins_at: string, ends_at: string, note: string, entered_by: number, entered_at: string, called_off_by: number | null, version: number, };

export type AbsenceEntered = { 
/**
 * So many bookings of the next month have nobody to do them now.
 */
without_hands: number, id: number, person_id: number, kind: AbsenceKind, begins_at: string, ends_at: string, note: string, entered_by: number, entered_at: string, called_off_by: number | null, version: number, };

export type AbsenceKind = "leave" | "sick" | "training" | "errand";

export type AcceptClock = { 
/**
 * The shop's time as the manager saw it, which is no longer to count.
 */
now: string, };

export type Account = { 
/**
 * As the list calls them: the customer's name, or the payer's.
 */
name: string, owed: Money, overdue: Money, ageing: Ageing, oldest: string, sheets: number, payer: Payer, 
/**
 * Empty where the customer pays.
 */
payer_name: string, 
/**
 * Of nobody but a customer who pays.
 */
customer_id: number | null, };

export type AccountCollected = { payments: Array<number>, 
/**
 * Of the one paper that tells of them all.
 */
receipt_number: string, 
/**
 * The sheets that were paid, wholly or in part.
 */
sheets: Array<number>, sales: Array<number>, change: Money, 
/**
 * What the payer still has on account.
 */
owed: Money, };

export type AccountMovementKind = "put_on_account" | "collected" | "refunded" | "taken_back" | "passed_on";

export type AccountMovements = { opening: Money, put: Money, collected: Money, refunded: Money, taken_back: Money, 
/**
 * What came from another file of the same customer; below zero what went to one.
 */
passed_on: Money, closing: Money, 
/**
 * In the order in which they were made.
 */
movements: Array<MovementShown>, 
/**
 * Where the next statement would go on.
 */
goes_on: string | null, 
/**
 * Those made out before, the newest first.
 */
statements: Array<AccountStatement>, };

export type AccountOfPayer = { 
/**
 * As lists and papers call them.
 */
name: string, 
/**
 * How much a customer is trusted with; nobody else has a limit.
 */
room: AccountRoom | null, 
/**
 * Of the customer, for whoever sets the limit.
 */
version: number, may_set_limit: boolean, 
/**
 * None where nothing is on account any more.
 */
account: Account | null, 
/**
 * The oldest first: in this order they are paid.
 */
sheets: Array<AgedSheet>, 
/**
 * What was sold over the counter, the oldest first: it is paid after the sheets.
 */
sales: Array<AgedSale>, };

export type AccountRoom = { 
/**
 * None where nobody set one: as much as the manager thinks right.
 */
account_limit: Money | null, on_account: Money, 
/**
 * Nothing where they owe more than a limit set since.
 */
left: Money | null, };

export type AccountSale = { counter_sale_id: number, sale_number: string, customer_id: number, customer_name: string, total: Money, on_account: Money, since: string, };

export type AccountStatement = { id: number, number: string, 
/**
 * As the account was called when it was made out.
 */
name: string, first_day: string, last_day: string, 
/**
 * The last one of its days. What moved after it was made out stands on the one that
 * follows it, also on the same day.
 */
last_movement_id: number, 
/**
 * The last one of the statement that ended the day before: this one goes on from
 * there. Nought where none did, and the days alone say what stands on it; below
 * nought where that one ended before anything had moved.
 */
after_movement_id: number, term_days: number, opening: Money, closing: Money, made_at: string, person_id: number, payer: Payer, 
/**
 * Empty where the customer pays.
 */
payer_name: string, 
/**
 * Of nobody but a customer who pays.
 */
customer_id: number | null, };

export type Accounts = { 
/**
 * Whoever is furthest behind first.
 */
accounts: Array<Account>, term_days: number, };

export type Action = "check_in" | "edit_check_in" | "confirm_check_in" | "correct_check_in" | "reassign_advisor" | "move_promise" | "note_told" | "send_outside" | "edit_lines" | "issue_estimate" | "record_answers" | "withdraw_line" | "assign_jobs" | "release_to_repair" | "work_on_jobs" | "report_finding" | "decline_finding" | "dismiss_finding" | "submit_self_inspection" | "pass_final_inspection" | "fail_final_inspection" | "edit_preparation" | "prepare_bill" | "complete_preparation" | "take_deposit" | "take_payment" | "put_on_account" | "collect_on_account" | "refund_payment" | "void_settlement" | "deliver" | "refuse_delivery" | "record_survey" | "record_follow_up" | "cancel";

export type AddComplaintStep = { id: number, version: number, text: string, owner_id: number | null, };

export type AddGoodsPhoto = { goods_receipt_line_id: number, 
/**
 * What is seen on it; empty where the reason says enough.
 */
caption: string, 
/**
 * The file, in base64.
 */
content: string, };

export type AddLine = { work_order_id: number, figures: LineFigures, 
/**
 * The finding this line answers.
 */
finding_id: number | null, 
/**
 * The walk-around item it answers, by code.
 */
walk_around_code: string | null, 
/**
 * The item of the catalogue it was taken from.
 */
item?: ItemId, 
/**
 * The manager's word, when the line gives away more than one may.
 */
approval?: ByPin, };

export type AddPackage = { work_order_id: number, work_package_id: number, };

export type AddPhoto = { work_order_id: number, 
/**
 * When the visit began that the page showed: a number may be another visit's once the shop
 * went back to a copy.
 */
checked_in_at: string | null, 
/**
 * The file, in base64.
 */
content: string, kind: PhotoKind, finding_id: number | null, job_id: number | null, item: string, 
/**
 * A mark may be photographed before the drawing it is on is saved.
 */
damage_mark: string, caption: string, };

export type AddRecallLine = { work_order_id: number, recall_id: number, };

export type AddUsualParts = { line_id: number, };

export type AddWish = { channel: Channel, contact_name: string, contact_phone: string, plate: string, model: string, symptom: string, items: Array<string>, minutes: number, trade: Trade, from_day: string, until_day: string, };

export type AddedOffer = { line_id: number, name: string, amount: Money, };

export type AdvisorHome = { today: AppointmentDay, 
/**
 * All cars in the shop by stage; `mine` are those of the asking advisor.
 */
in_shop: Array<QueueRow>, answers_awaited: Array<QueueRow>, ready: Array<QueueRow>, open_findings: Array<FindingRow>, 
/**
 * What technicians asked the parts counter for, and whose parts are there, car by car.
 */
parts_news: Array<PartsNews>, 
/**
 * Whose customer is still to be told that it is ready, or that it takes longer.
 */
to_tell: Array<ToTellRow>, 
/**
 * Of the cars of whoever asks: whose promise somebody else moved, and whose customer knows.
 */
promises_moved: Array<PromiseMovedRow>, 
/**
 * What is away at other houses.
 */
outside: Array<OutsideOfCar>, 
/**
 * How far each car in the shop is, one line to be read out on the phone.
 */
progress: Array<CarProgress>, };

export type AfterMoneyBack = "owed_again" | "on_account_again" | "held_less" | "stored_less";

export type AgedSale = { days_over: number, counter_sale_id: number, sale_number: string, customer_id: number, customer_name: string, total: Money, on_account: Money, since: string, };

export type AgedSheet = { 
/**
 * Days past the term; none or fewer while it is not due.
 */
days_over: number, settlement_id: number, settlement_number: string, work_order_id: number, plate: string | null, plate_colour: PlateColour, customer_id: number, customer_name: string, payer: Payer, payer_name: string, claim_number: string, on_account: Money, 
/**
 * Since when it is on account.
 */
since: string, };

export type Ageing = { not_due: Money, to_30_days: Money, to_60_days: Money, to_90_days: Money, over_90_days: Money, };

export type AgreeRemedy = { id: number, version: number, remedy: string, cost: number, 
/**
 * How it was agreed, and with whom.
 */
means: WordMeans, told: string, };

export type AllComplaints = { rows: Array<ComplaintInList>, 
/**
 * Where the next page goes on; none where all of it was shown.
 */
next: ListKey | null, 
/**
 * So far back it was looked, and the page is not full: there may be others before.
 */
looked_to: string | null, 
/**
 * So many fit what was typed that the oldest were not looked at.
 */
cut: boolean, };

export type AllowPinsAgain = { id: number, };

export type Allowed<A> = { action: A, 
/**
 * What the command would be refused with now; nothing when it can be done.
 */
missing: Refusal | null, };

export type AllowedAction = { action: Action, 
/**
 * The big button of this stage.
 */
next: boolean, 
/**
 * Whether the person asking holds a role for it.
 */
yours: boolean, roles: Array<Role>, 
/**
 * Empty when it can be done now.
 */
missing: Array<Missing>, };

export type AnnouncePrinters = { 
/**
 * Names one run of the station's program.
 */
run: string, printers: Array<StationPrinter>, };

export type AnswerApproval = { id: number, version: number, granted: boolean, note: string, };

export type AnswerClaim = { id: number, version: number, answered_on: string, 
/**
 * What the maker knows the case by.
 */
claim_number: string, lines: Array<GrantedLine>, };

export type AnswerComplaint = { id: number, version: number, accepted: boolean, text: string, };

export type AnswerDataRequest = { id: number, version: number, 
/**
 * What was done, as it is told the person.
 */
done: string, };

export type AnswerPartRequest = { id: number, version: number, answer: PartAnswer, 
/**
 * The day it comes, of what was ordered.
 */
expected_on: string | null, note: string, };

export type AnswerSuggestion = { id: number, version: number, adopted: boolean, text: string, };

export type Appointment = { id: number, number: string, stage: AppointmentStage, channel: Channel, customer_id: number | null, vehicle_id: number | null, contact_name: string, contact_phone: string, plate: string | null, model: string, symptom: string, items: Array<string>, starts_at: string, minutes: number, advisor_id: number | null, bay_id: number | null, 
/**
 * Whose technicians work on it.
 */
trade: Trade, estimate: Money | null, 
/**
 * What was paid in for it and has not gone back: the sum of its receipts. Of
 * one that became a visit, what it had on arrival.
 */
deposit: Money, 
/**
 * Why it was called off, or what was agreed.
 */
reason: string, work_order_id: number | null, 
/**
 * When the customer came, and what the booking was until then.
 */
arrived_at: string | null, arrived_from: AppointmentStage | null, 
/**
 * When nobody had come; it stays said although the customer came after all.
 */
no_show_at: string | null, sample: boolean, created_at: string, version: number, };

export type AppointmentAction = "confirm" | "reschedule" | "cancel" | "no_show" | "arrive" | "edit" | "undo_arrival" | "take_deposit" | "refund_deposit";

export type AppointmentDay = { day: string, 
/**
 * The shop rests on it. Who agrees on it all the same may.
 */
closed: boolean, 
/**
 * Why, and which holiday it is.
 */
told: DayTold, 
/**
 * The hours of the technicians that are counted.
 */
trades: Array<TradeLoad>, appointments: Array<AppointmentRow>, kept: KeptFigures, 
/**
 * Bookings per half hour of the opening hours, against bays.
 */
half_hours: Array<HalfHour>, opens_at_minute: number, closes_at_minute: number, };

export type AppointmentMove = { id: number, appointment_id: number, from_at: string, to_at: string, reason: string, person_id: number, at: string, 
/**
 * How the rest of it stood before; nothing of that is told by moves of an older program.
 */
from_stage: AppointmentStage | null, from_minutes: number | null, from_bay_id: number | null, from_advisor_id: number | null, from_reason: string | null, 
/**
 * The booking's version right behind the move: as long as it has that one, nothing was
 * written on it since, and the move can be taken back.
 */
left_version: number | null, };

export type AppointmentPage = { appointment: Appointment, 
/**
 * Buttons are drawn from these.
 */
actions: Array<Allowed<AppointmentAction>>, kept: Kept, 
/**
 * Every change since it was made, the newest first.
 */
history: Array<ChangeEntry>, moves: Array<AppointmentMove>, 
/**
 * The receipts of what was paid in for it.
 */
payments: Array<PaymentRow>, plate_colour: PlateColour, bay_name: string | null, advisor_name: string | null, 
/**
 * What of the price list the customer asked for by its name or its number, as long as they are
 * expected.
 */
parts: Array<BookedPart>, 
/**
 * The confirmation as a message to copy, for who speaks with the customer.
 */
message: string, };

export type AppointmentRow = { appointment: Appointment, actions: Array<Allowed<AppointmentAction>>, plate_colour: PlateColour, bay_name: string | null, advisor_name: string | null, 
/**
 * Still to come, and whether its time is over.
 */
expected: boolean, late: boolean, 
/**
 * It takes a place of the day: it is to come, or it came.
 */
takes_a_place: boolean, };

export type AppointmentStage = "booked" | "confirmed" | "arrived" | "cancelled" | "no_show";

export type Approval = { id: number, work_order_id: number, 
/**
 * Absent for a line that is still to be written, and for the bill.
 */
line_id: number | null, 
/**
 * The line's name; empty for the bill.
 */
name: string, state: ApprovalState, 
/**
 * Which limit, and by how much.
 */
concessions: Array<Concession>, 
/**
 * What is done once the manager says yes, as it was asked for. Nothing is
 * kept of what was done at once.
 */
deed: unknown, note: string, asked_by: number, asked_at: string, answered_by: number | null, answered_at: string | null, answer_note: string, version: number, };

export type ApprovalState = "waiting" | "granted" | "declined";

export type ApproveCount = { id: number, version: number, };

export type ArrivalMeans = "driven_in" | "towed" | "carried" | "accident";

export type ArriveAppointment = { id: number, version: number, vehicle_id: number | null, customer_id: number | null, repair_kind: RepairKind, 
/**
 * The vehicle has another visit open, and a second is wanted all the same.
 */
second_visit: boolean, 
/**
 * What is said at the counter; none when the booking alone is let in.
 */
details: CounterDetails | null, };

export type Arrived = { appointment_id: number, visit: VisitUpdate, };

export type AskAccount = { debtor: Debtor, };

export type AskAccountMovements = { debtor: Debtor, from: string, to: string, };

export type AskAccountStatement = { id: number, };

export type AskAppointment = { id: number, };

export type AskAvailability = { parts: Array<number>, };

export type AskBin = { id: number, };

export type AskBuying = { parts: Array<number>, };

export type AskCarClass = { vehicle_id: number, };

export type AskCarContacts = { vehicle_id: number, };

export type AskCarWords = { 
/**
 * All three as far as they are typed.
 */
vin: string, make: string, model: string, };

export type AskClaim = { id: number, };

export type AskClaims = { state: ClaimState, before: number | null, };

export type AskComplaint = { id: number, };

export type AskConsents = { customer_id: number, };

export type AskContacts = { customer_id: number, };

export type AskContract = { id: number, };

export type AskContracts = { customer_id: number | null, vehicle_id: number | null, };

export type AskCoreTerms = { part_id: number, };

export type AskCount = { id: number, };

export type AskCountPlaces = { id: number, bin_id: number, };

export type AskCounterSale = { id: number, };

export type AskCounterSales = { before: number | null, };

export type AskCounts = { state: CountState, 
/**
 * The last one of the page before.
 */
before: number | null, };

export type AskCustomer = { id: number, };

export type AskCustomerLink = { id: number, };

export type AskCustomerVouchers = { customer_id: number, };

export type AskDataRequest = { id: number, };

export type AskDataRequests = { 
/**
 * None: of everybody.
 */
customer_id: number | null, };

export type AskEstimateText = { work_order_id: number, 
/**
 * Of who is at the counter: it is they who know how the customer is spoken with.
 */
language: TextLanguage, };

export type AskFollowUp = { id: number, };

export type AskGoodsPhoto = { id: number, 
/**
 * As it was kept, and not the small one.
 */
whole: boolean, };

export type AskGoodsPhotos = { goods_receipt_line_id: number, };

export type AskGoodsReceipt = { id: number, };

export type AskGoodsReceipts = { 
/**
 * The last one of the page before.
 */
before: number | null, 
/**
 * Some of the number, the delivery note or the supplier's name; empty for all.
 */
text: string, };

export type AskImport = { id: number, };

export type AskInquiry = { id: number, };

export type AskJobProposals = { job_id: number, };

export type AskList = { filter: ListFilter, 
/**
 * Where the page before ended.
 */
after?: ListKey | null, };

export type AskLoan = { id: number, };

export type AskLoans = { back: boolean, };

export type AskMerge = { kind: MergedKind, kept_id: number, gone_id: number, };

export type AskNothing = Record<symbol, never>;

export type AskNotices = { vehicle_id: number, 
/**
 * The visit being checked in, which is no notice of itself.
 */
work_order_id: number | null, mileage_km: number | null, };

export type AskOldParts = { state: OldPartState, };

export type AskOpenSlot = { day: string, minutes: number, bay_id: number | null, trade?: Trade, };

export type AskOperation = { labour_operation_id: number, };

export type AskOrderToReceive = { id: number, };

export type AskPart = { id: number, };

export type AskPartMovements = { part_id: number, 
/**
 * The end of the page before.
 */
before: CardEnd | null, };

export type AskPartPlaces = { part_id: number, };

export type AskParts = { 
/**
 * A code or another number with or without blanks and dashes, initials, words of the name, the brand
 * or the series it fits; empty for all.
 */
text: string, part_filter: PartFilter, 
/**
 * The last one of the page before.
 */
after: number | null, };

export type AskPrepaidToInvoice = { 
/**
 * Those before this receipt; None for the newest.
 */
before: number | null, 
/**
 * Only those whose payer wants an invoice.
 */
wanted: boolean, };

export type AskPriceChange = { scope: PriceScope, rule: PriceRule, price_class: PriceClass, from_day: string, 
/**
 * Prices are brought to whole steps of it: to the yuan, to ten fen.
 */
round_to: number, };

export type AskPrints = { kind: PaperKind | 'customer_slip', id: number, };

export type AskPurchaseOrder = { id: number, };

export type AskReceiptProposal = { part_id: number, purchase_order_id: number | null, };

export type AskRecordDocument = { id: number, };

export type AskRecordDocuments = { of: DocumentOf, };

export type AskRemedy = { id: number, version: number, remedy: string, cost: number, };

export type AskSaleInvoices = { id: number, };

export type AskSalesToInvoice = { 
/**
 * Those before this sale; None for the newest.
 */
before: number | null, 
/**
 * Only those whose buyer wants an invoice.
 */
wanted: boolean, };

export type AskSheets = { filter: ListFilter, 
/**
 * Where the page before ended.
 */
after?: ListKey | null, };

export type AskShift = { id: number, };

export type AskShifts = { from: string, to: string, };

export type AskStationJobs = { run: string, 
/**
 * How its printers stand just now.
 */
standing: Array<PrinterStanding>, };

export type AskStockCard = { part_id: number, from: string, to: string, };

export type AskStockMargin = { 
/**
 * `2026-03`.
 */
month: string, };

export type AskStockMonth = { 
/**
 * `2026-03`.
 */
month: string, 
/**
 * So many of its parts were shown already.
 */
after: number, };

export type AskStockWarnings = { kind: StockWarningKind, };

export type AskStoredValue = { customer_id: number, };

export type AskSupplier = { id: number, };

export type AskSupplierAccount = { supplier_id: number, 
/**
 * Invoices and payments before these; none for the newest.
 */
invoices_before: number | null, payments_before: number | null, };

export type AskSupplierReturn = { id: number, };

export type AskSupplierReturns = { 
/**
 * The last one of the page before.
 */
before: number | null, };

export type AskTask = Record<symbol, never>;

export type AskTaxInvoices = { 
/**
 * `2026-03`; without one they are of any day, and the text is how their number
 * or title begins.
 */
month: string | null, text: string, };

export type AskTillReport = { from: string, to: string, };

export type AskToInvoice = { 
/**
 * Those before this sheet; None for the newest.
 */
before: number | null, 
/**
 * Only those whose payer wants an invoice.
 */
wanted: boolean, };

export type AskVehicle = { id: number, };

export type AskVehicleHistory = { vehicle_id: number, 
/**
 * As somebody says it: 机油, 刹车, the name of who did it. Blank: everything.
 */
words: string, 
/**
 * So many of them are told, the newest.
 */
visits: number, };

export type AskViews = { list: ListedKind, };

export type AskVisit = { work_order_id: number, };

export type AskVisitAction = { work_order_id: number, };

export type AskVisitContracts = { work_order_id: number, };

export type AskVisitCores = { work_order_id: number, };

export type AskVoucher = { id: number, };

export type AskVoucherWorth = { settlement_id: number, voucher_number: string, 
/**
 * What vouchers and coupons pay that stand before it in the same payment.
 */
others: number, 
/**
 * Their numbers.
 */
other_numbers: Array<string>, 
/**
 * What is on account of the sheet is paid, and not what is still owed on it.
 */
collects: boolean, };

export type AskVouchers = { state: VoucherState, 
/**
 * Some of the number or of the name; empty for all.
 */
text: string, 
/**
 * The last one of the page before.
 */
before: number | null, };

export type AskWarrantyGrounds = { line_id: number, };

export type AskWorkAsked = { work_order_id: number, };

export type AskWorkOrders = { filter: ListFilter, 
/**
 * Where the page before ended.
 */
after?: ListKey | null, };

export type AskWorkmanship = { 
/**
 * The first and the last day on which cars were handed over.
 */
from: string, to: string, };

export type AskedAtCar = { kind: CheckInKind, edition: number, 
/**
 * Also those that are asked no more and were looked at here.
 */
items: Array<CheckInItem>, 
/**
 * The drawing marks are put on.
 */
outline: BodyKind, };

export type AskedOfJob = { job_id: number, asked: Array<AskedValue>, 
/**
 * The names of those that nobody wrote down yet.
 */
not_measured: Array<string>, checklist: Array<string>, };

export type AskedShown = { supplier_name: string, 
/**
 * The prices do not hold any more.
 */
is_over: boolean, 
/**
 * Of so many parts it said a price.
 */
offered: number, 
/**
 * What all that it offered comes to.
 */
offer_total: Money, 
/**
 * To be copied and sent.
 */
message: string, id: number, purchase_inquiry_id: number, supplier_id: number, answered_at: string | null, 
/**
 * Days until it delivers.
 */
delivery_days: number | null, 
/**
 * The last day on which the prices hold.
 */
valid_until: string | null, note: string, version: number, };

export type AskedValue = { name: string, unit: string, 
/**
 * Less than it is out of limit: pads of 3 mm.
 */
least: number | null, 
/**
 * More than it is out of limit: brake fluid with 3 % of water.
 */
most: number | null, };

export type AssignJob = { job_id: number, version: number, technicians: Array<JobShare>, bay_id: number | null, planned_start: string | null, planned_minutes: number, note: string, };

export type AttachFile = { work_order_id: number, 
/**
 * When the visit began that the page showed: a number may be another visit's once the shop
 * went back to a copy.
 */
checked_in_at: string | null, name: string, 
/**
 * The file, in base64.
 */
content: string, };

export type AttachRecordDocument = { of: DocumentOf, typed: DocumentTyped, 
/**
 * The file, in base64.
 */
content: string, };

export type AttachedFileRow = { attached_by_name: string, removed_by_name: string, 
/**
 * Whoever asks may take it off the page.
 */
may_remove: boolean, id: number, work_order_id: number, 
/**
 * As it was called where it came from; it ends with `.pdf`.
 */
name: string, 
/**
 * By what its bytes are found beside the shop's file.
 */
hash: string, bytes: number, attached_by: number, at: string, removed_at: string | null, removed_by: number | null, removed_reason: string, version: number, };

export type Authorisation = { id: number, work_order_id: number, estimate_id: number, line_id: number, approved: boolean, by_name: string, means: AuthorisationMeans, amount: Money, reason: string, at: string, person_id: number, 
/**
 * The number of the paper that was signed, where one was.
 */
paper: string, 
/**
 * What was answered at once, and how, as it was kept. None in answers of
 * the first files.
 */
counterfoil_id: number | null, 
/**
 * What was said in the call it came by, or what the message said; empty where nobody wrote that down.
 */
note: string, 
/**
 * The checksum of what the customer's own phone showed. Empty by all other
 * means, where somebody of the shop read it out.
 */
shown: string, };

export type AuthorisationMeans = "signature" | "paper" | "phone" | "message" | "own_phone";

export type Availability = { part_id: number, on_hand: number, 
/**
 * Of it what lies on a shelf, and may be issued: its shelf life is not over.
 */
usable: number, 
/**
 * Agreed to by customers, and not issued yet.
 */
reserved: number, on_order: number, 
/**
 * The next day on which some of it is expected.
 */
expected_on: string | null, stock_value: Money, last_cost: Money, };

export type Awaited = { name: string, on: string, };

export type AwayStretch = { begins_at: string, ends_at: string, 
/**
 * None where it is not their shift, and to whoever does not plan.
 */
kind: AbsenceKind | null, };

export type Backup = { file_name: string, kind: BackupKind, at: string, bytes: number, };

export type BackupCheck = { file_name: string, at: string, sound: boolean, };

export type BackupKind = "daily" | "by_hand" | "before_update" | "before_restore" | "before_removal";

export type BackupList = { folder: string, backups: Array<Backup>, 
/**
 * So many days' copies are kept.
 */
kept: number, 
/**
 * So many days every other copy is kept.
 */
kept_days: number, };

export type BatchCheck = { 
/**
 * The first of its sheets.
 */
settlement_id: number | null, prepaid_receipt_id: number | null, 
/**
 * Of its sheets or of the receipt.
 */
number: string, serial: string, buyer_title: string, buyer_tax_number: string, amount: Money, 
/**
 * So many lines of the template.
 */
items: number, problems: Array<BatchProblem>, 
/**
 * Nothing of it is wrong; something may be missing and stays empty.
 */
is_right: boolean, };

export type BatchProblem = { "code": "no_title" } | { "code": "title_too_long" } | { "code": "buyer_tax_number", "params": { problem: TaxNumberProblem, } } | { "code": "serial_too_long", "params": { serial: string, } } | { "code": "not_invoiced" } | { "code": "nothing_left" } | { "code": "partly_invoiced" } | { "code": "partly_prepaid", "params": { amount: Money, } } | { "code": "prepaid_no_special" } | { "code": "no_untaxed_rate" } | { "code": "no_lines" } | { "code": "item_without_name" } | { "code": "item_name_too_long", "params": { name: string, } } | { "code": "item_below_zero", "params": { name: string, } } | { "code": "no_tax_code", "params": { line_kind: LineKind, } } | { "code": "no_quantity", "params": { name: string, lines: number, } };

export type Bay = { id: number, name: string, active: boolean, sample: boolean, version: number, };

export type BayLoad = { bay_id: number, name: string, placed: Array<PlacedJob>, };

export type BayName = { id: number, name: string, };

export type BillQuote = { sheets: Array<QuotedSheet>, 
/**
 * What the bill is refused with until the manager says yes.
 */
refusals: Array<Refusal>, };

export type Bin = { id: number, 
/**
 * What stands on the shelf, and what a scanner reads there.
 */
code: string, name: string, kind: BinKind, active: boolean, version: number, };

export type BinKind = "shelf" | "quarantine" | "rejected" | "old_parts";

export type BinPage = { bin: Bin, parts: Array<BinPart>, 
/**
 * There is more in it than a page shows.
 */
more: boolean, stock_value: Money, };

export type BinPart = { part_id: number, code: string, name: string, brand: string, specification: string, unit: string, batch_id: number | null, batch_number: string, expires_on: string | null, is_expired: boolean, quantity: number, stock_value: Money, };

export type BinRow = { 
/**
 * Each part and each batch counts once.
 */
places: number, id: number, 
/**
 * What stands on the shelf, and what a scanner reads there.
 */
code: string, name: string, kind: BinKind, active: boolean, version: number, };

export type BoardOfDay = { technicians: Array<TechnicianLoad>, bays: Array<BayLoad>, day_starts_at: string, day_ends_at: string, 
/**
 * When a job begins that nobody was chosen for.
 */
free_at: string, 
/**
 * The technicians, whoever has least to do that day first.
 */
least_busy_first: Array<number>, };

export type BodyKind = "sedan" | "suv" | "van" | "pickup" | "truck";

export type BookAppointment = { channel: Channel, customer_id: number | null, vehicle_id: number | null, contact_name: string, contact_phone: string, plate: string, model: string, symptom: string, items: Array<string>, starts_at: string, minutes: number, advisor_id: number | null, bay_id: number | null, estimate: number | null, 
/**
 * The second confirm when the half hour is full.
 */
over_capacity: boolean, 
/**
 * Whose technicians work on it; not said, the mechanics do.
 */
trade?: Trade, };

export type BookWish = { id: number, version: number, starts_at: string, bay_id: number | null, over_capacity: boolean, };

export type BookedPart = { item: string, part_id: number, code: string, name: string, brand: string, specification: string, grade: PartGrade | null, unit: string, };

export type BookedQuote = { quoted: Money | null, 
/**
 * How much more the lines come to than was told; less below zero.
 */
over: Money, 
/**
 * What was asked for and stands in no line yet.
 */
unlisted: Array<string>, };

export type BookedToday = { vehicle_id: number | null, plate: string, };

export type BookingCallKind = "reminder" | "no_show";

export type BookingCallOutcome = "comes" | "another_time" | "called_off" | "not_reached";

export type BookingCalled = { id: number, stage: AppointmentStage, version: number, };

export type BookingCallsDue = { 
/**
 * The next day on which the shop is open: all that stands before and on it is reminded of.
 */
until: string, reminders: Array<BookingToCall>, 
/**
 * Of the last two weeks.
 */
not_shown: Array<BookingToCall>, 
/**
 * Of the next month: somebody who was to do them is absent now, and they are to be moved.
 */
without_hands: Array<Appointment>, };

export type BookingDay = { day: string, told: DayTold, 
/**
 * Bookings that take a place of it.
 */
booked: number, 
/**
 * In its fullest half hour, against the bays.
 */
fullest: number, capacity: number, trades: Array<TradeLoad>, bookings: Array<BookingShort>, };

export type BookingDepositTaken = { payments: Array<number>, change: Money, appointment: SavedAppointment, };

export type BookingHit = { id: number, number: string, stage: AppointmentStage, starts_at: string, plate: string | null, plate_colour: PlateColour, contact_name: string, contact_phone: string, model: string, items: Array<string>, 
/**
 * The customer may still come by it, and whether it is for today.
 */
coming: boolean, today: boolean, 
/**
 * Its own number was typed.
 */
whole: boolean, };

export type BookingList = { rows: Array<BookingListed>, 
/**
 * Where the next page goes on; none where all of it was shown.
 */
next: ListKey | null, 
/**
 * So far back it was looked, and the page is not full: there may be others before.
 */
looked_to: string | null, 
/**
 * So many fit what was typed that the oldest were not looked at.
 */
cut: boolean, };

export type BookingListed = { id: number, number: string, stage: AppointmentStage, channel: Channel, starts_at: string, minutes: number, plate: string | null, plate_colour: PlateColour, model: string, contact_name: string, contact_phone: string, symptom: string, items: Array<string>, advisor_id: number | null, 
/**
 * Empty where nobody was named.
 */
advisor_name: string, estimate: Money | null, deposit: Money, 
/**
 * Why it was called off, or what was agreed.
 */
reason: string, work_order_id: number | null, created_at: string, };

export type BookingProposal = { 
/**
 * By the standard hours, up to the half hour; none where what is known takes no time.
 */
minutes: number | null, estimate: Money, 
/**
 * What the catalogue does not know, and nothing here counts.
 */
unknown: Array<string>, };

export type BookingShort = { id: number, number: string, stage: AppointmentStage, starts_at: string, minutes: number, plate: string | null, contact_name: string, advisor_id: number | null, bay_id: number | null, late: boolean, takes_a_place: boolean, 
/**
 * It is still to come, and whoever looks may move it.
 */
moves: boolean, version: number, };

export type BookingToCall = { appointment: Appointment, 
/**
 * The reminder as a message to copy; none for who did not come, nor for who wants no messages.
 */
message: string, 
/**
 * Why there is none: they are called all the same.
 */
no_message: LeftAlone | null, 
/**
 * Who tried before, and when last.
 */
tries: number, tried_at: string | null, tried_by: number | null, };

export type BookingTotals = { count: number, arrived: number, no_show: number, cancelled: number, 
/**
 * Only those from here on were added up: there may be others before.
 */
since: string | null, 
/**
 * Where the next portion begins.
 */
next: ListKey | null, cut: boolean, };

export type BookingWish = { id: number, state: WishState, channel: Channel, contact_name: string, contact_phone: string, plate: string | null, model: string, symptom: string, items: Array<string>, minutes: number, trade: Trade, 
/**
 * The first and the last day on which it would suit.
 */
from_day: string, until_day: string, 
/**
 * What became of it.
 */
appointment_id: number | null, reason: string, person_id: number, created_at: string, version: number, };

export type BookingsTaken = { booked: number, 
/**
 * On the waiting list: no time, or no room at the one they asked for, or nobody there at it.
 */
waiting: number, 
/**
 * They stood in the book, and stand at another time now.
 */
moved: number, called_off: number, 
/**
 * They had come in before, something is wrong with them, or there is no room where they are moved to.
 */
left: number, };

export type BringCatalogue = { trades: Array<Trade>, };

export type BroughtBack = { counter_sale_line_id: number, quantity: number, 
/**
 * Elsewhere than it came from: what is no longer as it was sold is not put on a shelf.
 */
bin_id: number | null, };

export type BuyerFigures = { title: string, tax_number: string, is_person: boolean, };

export type Buying = { parts: Array<BuyingOfPart>, suppliers: Array<SupplierChoice>, };

export type BuyingOfPart = { part: PartTold, unit: string, unit_factor: number, buying_price: Money, supplier_id: number | null, there: number, reserved: number, on_order: number, 
/**
 * Those that lack it beside what is on the shelf and on its way.
 */
cars: Array<CarLacking>, };

export type BuyingUnit = { unit: string, factor: number, };

export type ByPin = { manager_id: number, pin: string, };

export type CalendarSettings = { 
/**
 * It rests on public holidays, and works on the weekend days announced in their place.
 */
keeps_holidays: boolean, own_days: Array<OwnDay>, technicians_from: TechniciansFrom, 
/**
 * As they were typed. Of a trade that is not in here no technicians are counted.
 */
technicians: Array<TradeTechnicians>, 
/**
 * So much of the hours in which people are there is booked, in percent.
 */
worked_share: number, };

export type CallList = { rows: Array<CallListed>, 
/**
 * Where the next page goes on; none where all of it was shown.
 */
next: ListKey | null, 
/**
 * So far back it was looked, and the page is not full: there may be others before.
 */
looked_to: string | null, 
/**
 * So many fit what was typed that the oldest were not looked at.
 */
cut: boolean, };

export type CallListed = { id: number, follow_up_id: number, at: string, person_id: number, person_name: string, outcome: CallOutcome, note: string, work_order_id: number, order_number: string, plate: string | null, plate_colour: PlateColour, make: string, model: string, customer_name: string, delivered_at: string | null, };

export type CallOffAbsence = { id: number, version: number, };

export type CallOutcome = "satisfied" | "suggestion" | "problem" | "refused" | "wrong_number" | "unreachable" | "call_back";

export type CallRecorded = { complaint_id: number | null, closed: boolean, visit: VisitUpdate, };

export type CallTotals = { count: number, satisfied: number, problems: number, unreachable: number, 
/**
 * Only those from here on were added up: there may be others before.
 */
since: string | null, 
/**
 * Where the next portion begins.
 */
next: ListKey | null, cut: boolean, };

export type CameBack = { 
/**
 * What was done here.
 */
line_id: number | null, work_order_id: number, number: string, reason: string, };

export type CancelAppointment = { id: number, version: number, reason: string, };

export type CancelCount = { id: number, version: number, reason: string, };

export type CancelJob = { job_id: number, version: number, reason: string, };

export type CancelVisit = { work_order_id: number, version: number, reason: string, };

export type CarAtRisk = { work_order_id: number, risk: PromiseRisk, 
/**
 * What comes on a day after it, what comes last before the rest.
 */
too_late: Array<Awaited>, 
/**
 * Planned work still to do, by whoever has most of it.
 */
work_minutes: number, };

export type CarClass = { 
/**
 * Nothing where nobody knows.
 */
vehicle_class: VehicleClass | null, 
/**
 * The shop itself said so of all cars called like this one.
 */
is_own: boolean, };

export type CarContact = { contact: CustomerContact, department_name: string, drives_it: boolean, };

export type CarContacts = { 
/**
 * Who drives it first.
 */
contacts: Array<CarContact>, };

export type CarLacking = { line_id: number, lacks: number, work_order_id: number, order_number: string, plate: string | null, plate_colour: PlateColour, promised_at: string | null, };

export type CarProgress = { work_order_id: number, progress: Progress, };

export type CarTold = { work_order_id: number, order_number: string, plate: string | null, plate_colour: PlateColour, promised_at: string | null, };

export type CarWords = { 
/**
 * The makes the VIN may be of, as far as its maker is known.
 */
of_vin: Array<string>, 
/**
 * Those that are meant by what is typed; the shop's own words first.
 */
makes: Array<string>, 
/**
 * Of the make that is typed, as the shop wrote them before.
 */
models: Array<string>, };

export type CardEnd = { id: number, balance: number, };

export type CashCount = { denomination: Money, pieces: number, };

export type CashDirection = "pay_in" | "pay_out";

export type CashDrawer = { id: number, 
/**
 * It hangs there; otherwise it did once.
 */
is_fitted: boolean, version: number, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type CashMovement = { id: number, shift_id: number, direction: CashDirection, 
/**
 * Above zero either way.
 */
amount: Money, reason: string, at: string, person_id: number, checksum: string, };

export type CashOutside = { since: string, receipts: number, refunds: number, 
/**
 * What came in less what went back.
 */
net: Money, };

export type CashierHome = { to_bill: Array<QueueRow>, to_collect: Array<QueueRow>, 
/**
 * Cars that are gone, with a sheet to be made anew, money to be collected, or
 * money to be given back.
 */
left_open: Array<QueueRow>, 
/**
 * Bookings that became no visit, with money paid in for them.
 */
bookings_to_give_back: Array<Appointment>, 
/**
 * The oldest first; of very many only the oldest.
 */
on_account: Array<OnAccountRow>, 
/**
 * What was sold over the counter and is not paid, in the same order.
 */
sales_on_account: Array<AccountSale>, 
/**
 * What all of both come to.
 */
owed_on_account: Money, 
/**
 * Without cash while whoever asks has a drawer to count.
 */
takings: Array<Takings>, taken_today: Money, cash_after_count: boolean, };

export type CashierTotal = { person_id: number, receipts: number, received: Money, refunds: number, returned: Money, };

export type CatalogueBrought = { 
/**
 * Operations the shop did not have.
 */
added: number, 
/**
 * Those it had, of which nobody had written who does them.
 */
described: number, packages: number, };

export type CatalogueFound = { 
/**
 * At the prices that hold today.
 */
items: Array<CatalogueItem>, 
/**
 * Parts whose code or other number is what was typed.
 */
numbered: Array<number>, 
/**
 * Parts so numbered that are sold no more; what took their place stands first among the items.
 */
replaced: Array<ReplacedPart>, 
/**
 * Of the items the parts that are for other series than the car's.
 */
other_series: Array<number>, };

export type CatalogueItem = { id: ItemId, kind: LineKind, hours: number, 
/**
 * Of a part, where the shop said what it is.
 */
grade: PartGrade | null, 
/**
 * What the store knows of a part.
 */
stock: StockTerms | null, active: boolean, version: number, code: string, name: string, brand: string, specification: string, unit: string, quantity: number, unit_price: Money, cost: Money, 
/**
 * Found by the initials of its name as well.
 */
initials: string, 
/**
 * What the shop promises of it beyond its kind of repair.
 */
warranty: WarrantyTerm | null, };

export type Category = "paid" | "contract" | "free" | "internal" | "insurance";

export type ChangeEntry = { id: number, at: string, person_name: string | null, station: string, command: string, entity: string, entity_id: number, changed: Array<ChangedField>, };

export type ChangeLine = { line_id: number, version: number, figures: LineFigures, 
/**
 * The manager's word, when the line gives away more than one may.
 */
approval?: ByPin, };

export type ChangeOwnPin = { old_pin: string, new_pin: string, };

export type ChangePrices = { change: AskPriceChange, 
/**
 * As they were shown.
 */
count: number, new_total: number, };

export type ChangedField = { field: string, before: string | null, after: string | null, };

export type Channel = "phone" | "online" | "on_site" | "referral";

export type CharacterOnPaper = { character: string, 
/**
 * `U+1F44D`.
 */
code: string, };

export type CharactersOnPaper = { 
/**
 * In no font: 〓 is printed, and the foot of the paper names the character.
 */
stood_in_for: Array<CharacterOnPaper>, 
/**
 * Nobody can see them, and they are not printed.
 */
left_out: Array<CharacterOnPaper>, };

export type CheckBackup = { file_name: string, };

export type CheckIdentity = { id: number, version: number, identity: IdentityCheck, identity_note: string, };

export type CheckInCorrection = { id: number, work_order_id: number, facts: Array<CorrectedFact>, reason: string, at: string, person_id: number, };

export type CheckInFacts = { customer_id: number, repair_kind: RepairKind, symptom: string, brought_by_name: string, brought_by_phone: string, arrival: ArrivalMeans, mileage_km: number, fuel_percent: number, old_parts: OldParts, wash_wanted: boolean, test_drive_allowed: boolean, promised_at: string | null, bay_id: number | null, 
/**
 * Of the completion certificate, which a corrected repair kind may demand.
 */
certificate_number: string, };

export type CheckInItem = { 
/**
 * By what it is known in every edition: a code of the program, or the words the shop first gave it.
 */
code: string, 
/**
 * The shop's own words, where they are not those of the code.
 */
name: string, 
/**
 * What is remarked of it most.
 */
phrases: Array<string>, 
/**
 * Off, it is asked no more, and may be asked again.
 */
active: boolean, };

export type CheckInKind = "general" | "sedan" | "suv" | "van" | "pickup" | "truck" | "electric";

export type CheckInList = { 
/**
 * Nought of one that came with the program and that no visit has used.
 */
id: number, kind: CheckInKind, 
/**
 * Counted for each kind, from one.
 */
edition: number, items: Array<CheckInItem>, 
/**
 * Off, cars of this kind are asked by the general list.
 */
active: boolean, 
/**
 * None of what came with the program.
 */
saved_at: string | null, person_id: number | null, };

export type CheckInListNow = { list: CheckInList, 
/**
 * Who saved it; nobody where it came with the program.
 */
saved_by: string, };

export type CheckInLists = { 
/**
 * Of every kind of car, the general one first.
 */
lists: Array<CheckInListNow>, };

export type CheckResult = { check: InspectionCheck, passed: boolean, };

export type CheckTaxBatch = { sheets: Array<number>, 
/**
 * Of prepaid money: each gets an invoice of its own.
 */
receipts: Array<number>, 
/**
 * 专用发票 for all of them.
 */
is_special: boolean, 
/**
 * The sheets of one buyer on one invoice; else each sheet has its own.
 */
one_per_buyer: boolean, };

export type ChosenOffer = { inquiry_line_id: number, asked_supplier_id: number, 
/**
 * As the page showed it: nothing is ordered at another price.
 */
buying_price: number, };

export type Claim = { id: number, number: string, work_order_id: number, 
/**
 * The sheet whose lines are claimed.
 */
settlement_id: number, 
/**
 * The maker, as the sheet names it.
 */
payer_name: string, 
/**
 * What the maker knows the case by.
 */
claim_number: string, state: ClaimState, made_at: string, made_by: number, sent_on: string | null, answered_on: string | null, note: string, 
/**
 * Why it was withdrawn, or put onto another sheet, after its own was taken back.
 */
lost_reason: string, version: number, };

export type ClaimLine = { id: number, claim_id: number, settlement_id: number, line_id: number, name: string, fault_code: string, 
/**
 * What the sheet charges the maker for it.
 */
claimed: Money, 
/**
 * None until the maker answers.
 */
granted: Money | null, 
/**
 * Why less was granted.
 */
refuse_reason: string, shortfall: Shortfall | null, 
/**
 * Whom it is charged to.
 */
charged_to: string, shortfall_reason: string, version: number, };

export type ClaimList = { claims: Array<ClaimRow>, more: boolean, };

export type ClaimMade = { id: number, number: string, };

export type ClaimPage = { claim: Claim, lines: Array<ClaimLine>, sums: ClaimSums, sheet: SheetOfClaim, old_parts: Array<OldPartRow>, 
/**
 * Why the maker pays its lines, and what shows it.
 */
judged: Array<JudgedLine>, 
/**
 * What nobody judged: it is not sent before somebody does.
 */
unjudged: Array<number>, 
/**
 * Whoever asks says what becomes of what is not granted.
 */
may_settle: boolean, 
/**
 * Its sheet was taken back, and nobody said yet what becomes of it.
 */
is_lost: boolean, 
/**
 * The sheets it may go with instead.
 */
may_follow: Array<SheetToFollow>, };

export type ClaimPrintJob = { id: number, run: string, };

export type ClaimRow = { sums: ClaimSums, order_number: string, plate: string | null, plate_colour: PlateColour, 
/**
 * Its sheet was taken back, and nobody said yet what becomes of it.
 */
is_lost: boolean, id: number, number: string, work_order_id: number, 
/**
 * The sheet whose lines are claimed.
 */
settlement_id: number, 
/**
 * The maker, as the sheet names it.
 */
payer_name: string, 
/**
 * What the maker knows the case by.
 */
claim_number: string, state: ClaimState, made_at: string, made_by: number, sent_on: string | null, answered_on: string | null, note: string, 
/**
 * Why it was withdrawn, or put onto another sheet, after its own was taken back.
 */
lost_reason: string, version: number, };

export type ClaimState = "draft" | "sent" | "answered" | "closed" | "withdrawn";

export type ClaimSums = { claimed: Money, granted: Money, 
/**
 * Not granted: written off, charged, or still unsettled.
 */
short: Money, unsettled: Money, };

export type ClaimableLine = { line_id: number, name: string, amount: Money, 
/**
 * As it stands on its tag, else as it was judged.
 */
fault_code: string, 
/**
 * Nobody judged yet that the maker pays it.
 */
unjudged: boolean, };

export type ClaimableSheet = { sheet: SheetOfClaim, 
/**
 * Those that no claim names.
 */
lines: Array<ClaimableLine>, };

export type ClaimedJob = { id: number, printer: string, 
/**
 * What the list of the printer's jobs calls it.
 */
title: string, copies: number, 
/**
 * Its receipt is for cash: the drawer opens before it prints.
 */
opens_drawer: boolean, 
/**
 * There is no paper, only the drawer.
 */
is_drawer: boolean, };

export type ClaimsToMake = { sheets: Array<ClaimableSheet>, };

export type ClassHours = { vehicle_class: VehicleClass, hours: number, };

export type ClassPrice = { price_class: PriceClass, unit_price: Money, 
/**
 * Set for the class; otherwise it pays the retail price.
 */
own: boolean, };

export type ClassifyAbc = { 
/**
 * The last month of the proposal that was looked at.
 */
last: string, };

export type CloseFirstHour = { 
/**
 * How many were still open on the page.
 */
open: number, };

export type CloseInquiry = { id: number, version: number, };

export type ClosePurchaseLine = { id: number, version: number, purchase_order_line_id: number, reason: string, };

export type CloseShift = { id: number, counted: Array<CashCount>, 
/**
 * What terminals and platforms say of the other means; one that is not among them was
 * not compared.
 */
compared: Array<MeansCounted>, 
/**
 * Of whatever differs, where something does.
 */
explanation: string, 
/**
 * Why somebody else's shift is closed; empty for one's own.
 */
closed_for: string, };

export type ClosedShift = { shift: Shift, opened_by_name: string, closed_by_name: string, movements: Array<CashMovement>, };

export type CodeOfKind = { line_kind: LineKind, tax_code: string, };

export type CodeToScan = { means: PaymentMeans, 
/**
 * What is typed after it was scanned.
 */
amount: number, 
/**
 * Its modules row by row.
 */
qr: Array<string>, };

export type CollectAccount = { debtor: Debtor, 
/**
 * All that the page said this payer has on account.
 */
owed: number, 
/**
 * The sheets it is for, the oldest paid first; where no sale is named either, all that is on account.
 */
sheets: Array<number>, 
/**
 * The sales it is for, paid after the sheets.
 */
sales: Array<number>, parts: Array<PaymentPart>, };

export type CollectOnAccount = { settlement_id: number, 
/**
 * What the page said is on account.
 */
owed: number, parts: Array<PaymentPart>, };

export type CollectionCodeRow = { means: PaymentMeans, 
/**
 * Its modules row by row; none where the shop has no such code.
 */
qr: Array<string>, version: number, };

export type CollectionCodes = { codes: Array<CollectionCodeRow>, };

export type ComebackFigures = { 
/**
 * Deliveries since this day.
 */
from: string, delivered: number, came_back: number, 
/**
 * None as long as nothing was delivered.
 */
rate: number | null, 
/**
 * Whose work came back, the most of it first.
 */
hands: Array<HandFigures>, };

export type Complaint = { id: number, number: string, state: ComplaintState, level: ComplaintLevel, category: ComplaintCategory, severity: Severity, source: ComplaintSource, work_order_id: number | null, vehicle_id: number | null, customer_id: number | null, person_name: string, phone: string, matter: string, 
/**
 * Who answers for it: from the moment it opens there is somebody.
 */
owner_id: number, remedy: string, cost: Money, response_due: string, 
/**
 * When the customer heard from us; a note among ourselves is no answer.
 */
responded_at: string | null, opened_at: string, closed_at: string | null, reopened: number, version: number, };

export type ComplaintAction = "add_note" | "tell_customer" | "ask_remedy" | "agree_remedy" | "decide_remedy" | "answer_yes" | "answer_no";

export type ComplaintCategory = "repair_quality" | "parts_quality" | "attitude" | "price" | "delay" | "other";

export type ComplaintInList = { 
/**
 * Nobody answered in time.
 */
late: boolean, id: number, number: string, state: ComplaintState, category: ComplaintCategory, severity: Severity, source: ComplaintSource, work_order_id: number | null, plate: string | null, plate_colour: PlateColour, person_name: string, matter: string, remedy: string, cost: Money, owner_id: number, owner_name: string, response_due: string, responded_at: string | null, opened_at: string, closed_at: string | null, reopened: number, };

export type ComplaintLevel = "clerk" | "department_head" | "manager";

export type ComplaintList = { 
/**
 * What breaks next first, special cases before all others.
 */
open: Array<ComplaintRow>, 
/**
 * The newest closed ones, 50 at most.
 */
closed: Array<ComplaintRow>, };

export type ComplaintOwners = { repair_quality: number | null, parts_quality: number | null, attitude: number | null, price: number | null, delay: number | null, other: number | null, suggestions: number | null, 
/**
 * Who answers for every matter nobody is named for.
 */
rest: number | null, };

export type ComplaintPage = { steps: Array<ComplaintStepRow>, work_order_number: string | null, 
/**
 * The forms are drawn from these.
 */
actions: Array<Allowed<ComplaintAction>>, 
/**
 * What the person asking may promise without a manager; none for a manager.
 */
remedy_limit: Money | null, 
/**
 * The newest remedy a manager was asked for.
 */
request: RemedyRequestRow | null, complaint: Complaint, plate: string | null, plate_colour: PlateColour, owner_name: string, late: boolean, 
/**
 * The marks at the counter that opened it; the matter then holds the
 * customer's own words, if there were any.
 */
marks: SurveyScores | null, };

export type ComplaintRow = { complaint: Complaint, plate: string | null, plate_colour: PlateColour, owner_name: string, late: boolean, 
/**
 * The marks at the counter that opened it; the matter then holds the
 * customer's own words, if there were any.
 */
marks: SurveyScores | null, };

export type ComplaintSource = "survey" | "follow_up" | "counter" | "phone" | "online";

export type ComplaintState = "open" | "awaiting_answer" | "closed";

export type ComplaintStep = { id: number, complaint_id: number, at: string, person_id: number, kind: StepKind, text: string, 
/**
 * Of a word to the customer: how it was said.
 */
means: WordMeans | null, 
/**
 * Of a word to the customer: who heard it.
 */
told: string, };

export type ComplaintStepRow = { step: ComplaintStep, person_name: string, };

export type ComplaintTotals = { count: number, 
/**
 * Not closed yet.
 */
open: number, 
/**
 * Nobody answered in time.
 */
late: number, cost: Money, 
/**
 * Only those from here on were added up: there may be others before.
 */
since: string | null, 
/**
 * Where the next portion begins.
 */
next: ListKey | null, cut: boolean, };

export type Concession = { "kind": "discount", limit: number, discount: Money, allowed: Money, } | { "kind": "below_cost", amount: Money, by: Money, } | { "kind": "shop_cost", amount: Money, };

export type ConfirmAppointment = { id: number, version: number, };

export type ConfirmCheckIn = { work_order_id: number, 
/**
 * Of the visit, as the screen showed it that was signed on: needed with a
 * drawn signature, which stands for that and nothing later.
 */
version: number | null, confirmed_by: string, means: ConfirmationMeans, 
/**
 * Needed when the means is on screen.
 */
signature: Signature | null, 
/**
 * The sum over the photos beneath it, as the screen was told it: needed with a drawn
 * signature, which stands for these photos and no others.
 */
photos: string, };

export type ConfirmLastLook = { work_order_id: number, side: LookSide, note: string, };

export type ConfirmSpoken = { work_order_id: number, 
/**
 * What the page said they come to; refused when that is another amount by now.
 */
amount: number, by_name: string, means: AuthorisationMeans, 
/**
 * As it was drawn, when the means is a signature.
 */
signature: Signature | null, 
/**
 * The number of the signed paper, when the means is one.
 */
paper: string, 
/**
 * What the message said, and where it is kept.
 */
note: string, };

export type ConfirmationMeans = "on_screen" | "on_paper";

export type Consent = { 
/**
 * The counterfoil's.
 */
id: number, 
/**
 * What was found and declined; nothing of the answers to an estimate.
 */
finding: string | null, at: string, by_name: string, means: AuthorisationMeans, paper: string, signature: Signature | null, 
/**
 * What was said in the call, or by the message.
 */
note: string, 
/**
 * Whether it is what was written; of a damaged one nothing else is said.
 */
intact: boolean, };

export type ConsentMatter = "marketing" | "privacy";

export type ConsentRow = { id: number, matter: ConsentMatter, given: boolean, means: WordMeans, note: string, at: string, person_name: string, };

export type ConsentSaid = { matter: ConsentMatter, given: boolean, means: WordMeans, note: string, };

export type ConsentStanding = { matter: ConsentMatter, 
/**
 * None: nobody asked yet.
 */
given: boolean | null, };

export type ContactRole = "driver" | "fleet_manager" | "family" | "finance" | "other";

export type ContactRow = { contact: CustomerContact, 
/**
 * Empty where they are in none.
 */
department_name: string, 
/**
 * Of the car they drive.
 */
plate: string | null, plate_colour: PlateColour, };

export type ContactTyped = { contact_role: ContactRole, name: string, phone: string, department_id: number | null, vehicle_id: number | null, note: string, active: boolean, };

export type ContractDraw = { id: number, service_contract_id: number, 
/**
 * The place of the item in the contract, from zero.
 */
position: number, work_order_id: number, line_id: number, times: number, 
/**
 * Of an item that is an amount: what of it was used.
 */
used: Money, 
/**
 * What of the price that was.
 */
worth: Money, 
/**
 * Why the manager let it through though the contract had ended.
 */
reason: string, at: string, person_id: number, };

export type ContractEnd = { "why": "closed" } | { "why": "used_up" } | { "why": "by_date", on: string, } | { "why": "by_km", km: number, };

export type ContractItem = { price_share: Money, 
/**
 * Zero where it is an amount.
 */
times: number, 
/**
 * What may be used of it in all; zero where it is so many times of a thing.
 */
amount: Money, 
/**
 * The item of the catalogue it was taken from.
 */
item: ItemId | null, kind: LineKind, code: string, name: string, unit: string, 
/**
 * Of one time.
 */
quantity: number, 
/**
 * Of one time.
 */
hours: number, 
/**
 * By the list: of an hour of labour, of a unit of all else.
 */
unit_price: Money, price_basis: PriceBasis, tax_rate: number, };

export type ContractList = { contracts: Array<ContractRow>, 
/**
 * Whoever asks sells them.
 */
sells: boolean, };

export type ContractPage = { row: ContractRow, draws: Array<DrawnLine>, payments: Array<Payment>, sold_by_name: string, closed_by_name: string, 
/**
 * The most that goes back now.
 */
refundable: Money, 
/**
 * Whoever asks may give it back; what it still waits for is told then.
 */
may_give_back: boolean, };

export type ContractRow = { rests: Array<ItemRest>, 
/**
 * Why nothing more is drawn; none while it runs.
 */
end: ContractEnd | null, customer_name: string, plate: string | null, plate_colour: PlateColour | null, id: number, number: string, service_package_id: number, 
/**
 * The offer's, as it was called then.
 */
name: string, customer_id: number, 
/**
 * None where it is for whatever car the customer brings.
 */
vehicle_id: number | null, price: Money, contract_items: Array<ContractItem>, sold_on: string, 
/**
 * What stood on the clock when it was sold.
 */
start_km: number | null, 
/**
 * The last day on which it is drawn from.
 */
ends_on: string | null, 
/**
 * The last kilometre.
 */
end_km: number | null, sold_at: string, sold_by: number, 
/**
 * Who signed it as it was sold. Empty where the printed contract is signed.
 */
signed_by: string, 
/**
 * As it was drawn.
 */
signature: Signature | null, 
/**
 * It was given back.
 */
closed_at: string | null, closed_by: number | null, close_reason: string, 
/**
 * What of its price nobody had used then.
 */
closed_unused: Money | null, 
/**
 * Of all that was sold and never changes.
 */
checksum: string, version: number, };

export type ContractSold = { id: number, number: string, payments: Array<number>, change: Money, };

export type ContractTotals = { taken: Money, returned: Money, drawn: Money, };

export type CoreDepositsTaken = { payments: Array<number>, change: Money, };

export type CoreDue = { line_id: number, part_id: number, code: string, name: string, quantity: number, unit: string, amount: Money, };

export type CoreMovement = { id: number, core_deposit_id: number, kind: CoreMovementKind, 
/**
 * Old parts that came with it.
 */
quantity: number, 
/**
 * More is held by it, or less when it is below zero.
 */
amount: Money, reason: string, at: string, person_id: number, 
/**
 * No old parts came: the new ones themselves came back.
 */
unused: boolean, };

export type CoreMovementKind = "taken" | "given_back" | "kept";

export type CoreShown = { 
/**
 * The number of its sale, or of its visit.
 */
document: string, balance: Money, 
/**
 * Old parts that have not come.
 */
to_come: number, 
/**
 * What belongs to all of them.
 */
worth: Money, 
/**
 * Its days are over.
 */
is_late: boolean, may_give_back: boolean, may_keep: boolean, movements: Array<CoreMovement>, payments: Array<Payment>, id: number, counter_sale_id: number | null, counter_sale_line_id: number | null, work_order_id: number | null, line_id: number | null, 
/**
 * As they were called then; empty where nobody asked.
 */
payer_name: string, part_id: number, code: string, name: string, unit: string, 
/**
 * So many old parts are to come.
 */
quantity: number, unit_deposit: Money, amount: Money, 
/**
 * The last day.
 */
due_on: string, taken_at: string, person_id: number, 
/**
 * Of all that never changes.
 */
checksum: string, settled_at: string | null, };

export type CoreTermsShown = { deposit: Money, 
/**
 * Nought where the usual ones hold.
 */
days: number, version: number, may_set: boolean, };

export type CoreTotals = { taken: Money, returned: Money, 
/**
 * What the shop kept of it, taken then or before.
 */
forfeited: Money, };

export type CorrectCheckIn = { work_order_id: number, version: number, facts: CheckInFacts, reason: string, };

export type CorrectPrinter = { size: PaperSize, 
/**
 * What was measured, in tenths of a millimetre; nothing makes it print as it did at first.
 */
measured?: MeasuredPage | null, version: number, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type CorrectReceiptFreight = { id: number, version: number, freight: number, freight_charged: boolean, 
/**
 * Why.
 */
reason: string, };

export type CorrectReceiptPrice = { goods_receipt_line_id: number, version: number, 
/**
 * Of one unit as it was bought.
 */
buying_price: number, 
/**
 * Why.
 */
reason: string, };

export type CorrectedFact = { field: string, before: string | number | boolean | null, after: string | number | boolean | null, };

export type CostMethod = "moving_average" | "first_in_first_out";

export type CountAction = "enter" | "hand_in" | "approve" | "send_back" | "cancel";

export type CountBin = { bin_id: number, bin_code: string, bin_name: string, counted: number, 
/**
 * What lies there and has no figure yet, and what is counted again.
 */
uncounted: number, };

export type CountDifference = { line_id: number, part_id: number, code: string, name: string, brand: string, specification: string, unit: string, bin_code: string, batch_number: string, counted_quantity: number, book_quantity: number, by: number, 
/**
 * What it is worth; once it was posted what it was worth then.
 */
stock_value: Money, counted_at: string, counted_by_name: string, };

export type CountDue = { abc: AbcClass, 
/**
 * As many as one round has; what was never counted first.
 */
part_ids: Array<number>, 
/**
 * There are more than one round has.
 */
more: boolean, 
/**
 * When the one was counted that waits longest; none where one never was.
 */
oldest: string | null, };

export type CountList = { 
/**
 * The newest first.
 */
counts: Array<CountRow>, 
/**
 * There are older ones.
 */
more: boolean, };

export type CountOnSpot = { part_id: number, bin_id: number, batch_id: number | null, counted_quantity: number, 
/**
 * In which of its units it was counted; none for the one it is kept in.
 */
unit?: string, note: string, };

export type CountPage = { count: StockCount, made_by_name: string, handed_in_by_name: string, decided_by_name: string, bins: Array<CountBin>, figures: number, 
/**
 * None while it is counted.
 */
differences: Array<CountDifference>, 
/**
 * More and less both taken as they are.
 */
off_value: Money, 
/**
 * What the stock is worth more by it, or less.
 */
stock_value: Money, allowed: Array<Allowed<CountAction>>, };

export type CountPlace = { part_id: number, code: string, name: string, brand: string, specification: string, unit: string, batch_id: number | null, batch_number: string, expires_on: string | null, 
/**
 * What was counted; none yet, or none any more where it is counted again.
 */
counted_quantity: number | null, recount: boolean, counted_by_name: string, };

export type CountRow = { made_by_name: string, decided_by_name: string, id: number, number: string, scope: CountScope, 
/**
 * Where it goes by bins.
 */
bin_ids: Array<number>, 
/**
 * Where it goes by parts.
 */
part_ids: Array<number>, abc: AbcClass | null, state: CountState, made_at: string, made_by: number, 
/**
 * The newest movement when its sheet was made; none where nothing ever moved.
 */
sheet_movement_id: number | null, note: string, handed_in_at: string | null, handed_in_by: number | null, decided_at: string | null, decided_by: number | null, 
/**
 * Why it was sent back or cancelled.
 */
decision_note: string, version: number, };

export type CountScope = "full" | "bins" | "cycle" | "item";

export type CountState = "counting" | "handed_in" | "approved" | "cancelled";

export type CountedOnSpot = { id: number, number: string, 
/**
 * It waits for a manager where it is handed in.
 */
state: CountState, by: number, };

export type CountedWhen = "before_it_moved" | "after_it_moved";

export type CounterDetails = { 
/**
 * Follows what was said when booking.
 */
symptom: string, name: string, phone: string, make: string, model: string, vin: string, };

export type CounterReturn = { id: number, counter_sale_id: number, 
/**
 * What went back for it.
 */
amount: Money, net: Money, tax: Money, reason: string, 
/**
 * The moment of its receipts too: a refund's paper names what came back by it.
 */
at: string, person_id: number, 
/**
 * Of the return with its lines, which never change.
 */
checksum: string, };

export type CounterReturnLine = { id: number, counter_return_id: number, counter_sale_line_id: number, quantity: number, amount: Money, net: Money, tax: Money, 
/**
 * Where it was put. None puts it back where it came from.
 */
bin_id: number | null, };

export type CounterReturnQuote = { lines: Array<CounterReturnLine>, amount: Money, 
/**
 * What of it goes off the buyer's account: only the rest is money.
 */
off_account: Money, 
/**
 * What goes back beside it of the deposits on old parts.
 */
core: Money, 
/**
 * What is counted out: all of it but what goes off the account.
 */
money: Money, };

export type CounterSale = { id: number, number: string, 
/**
 * None where nobody asked who buys.
 */
customer_id: number | null, 
/**
 * As they were called then; empty where nobody asked.
 */
buyer_name: string, total: Money, net: Money, tax: Money, sold_at: string, sold_by: number, 
/**
 * Who said yes to what is beyond the seller's limit.
 */
granted_by: number | null, note: string, 
/**
 * Of the sale with its lines, which never change.
 */
checksum: string, };

export type CounterSalePage = { sale: CounterSale, lines: Array<SoldLine>, returns: Array<CounterReturn>, back: Array<CounterReturnLine>, payments: Array<Payment>, 
/**
 * What was taken on old parts beside it.
 */
cores: Array<CoreShown>, 
/**
 * What of it is on account of its buyer.
 */
on_account: Money, returned: Money, 
/**
 * Whoever stands at something of it, by name.
 */
people: { [key in number]: string }, 
/**
 * Whoever asks may take it back, and its days are not over.
 */
may_take_back: boolean, 
/**
 * The shop's days of taking back, once they are over.
 */
days_over: number | null, 
/**
 * Where what comes back may be put, where it does not go back to its place.
 */
bins: Array<Bin>, };

export type CounterSaleQuote = { lines: Array<QuotedPart>, total: Money, net: Money, tax: Money, 
/**
 * What is taken on old parts beside it, and is no part of the total.
 */
core: Money, 
/**
 * What the sale is refused with until the manager says yes.
 */
refusals: Array<Refusal>, };

export type CounterSaleRow = { 
/**
 * The parts of it, as far as they fit into a row.
 */
names: string, returned: Money, 
/**
 * What of it is on account.
 */
on_account: Money, sold_by_name: string, id: number, number: string, 
/**
 * None where nobody asked who buys.
 */
customer_id: number | null, 
/**
 * As they were called then; empty where nobody asked.
 */
buyer_name: string, total: Money, net: Money, tax: Money, sold_at: string, sold_by: number, 
/**
 * Who said yes to what is beyond the seller's limit.
 */
granted_by: number | null, note: string, 
/**
 * Of the sale with its lines, which never change.
 */
checksum: string, };

export type CounterSales = { sales: Array<CounterSaleRow>, more: boolean, };

export type Cover = "full" | "by_days";

export type CoverByContract = { line_id: number, version: number, service_contract_id: number, position: number, reason?: string, };

export type Credit = { payer: Payer, payer_name: string, amount: Money, };

export type Customer = { id: number, kind: CustomerKind, name: string, phone: string, contact_name: string, contact_phone: string, address: string, note: string, refuses_messages: boolean, 
/**
 * What they are trusted with at most, over all sheets: see
 * [`crate::account::limit`]. None where nobody set one.
 */
account_limit: Money | null, 
/**
 * By which list they buy parts.
 */
price_class: PriceClass, 
/**
 * One of the shop's own levels; empty for none.
 */
level: string, tags: Array<string>, import_id: number | null, 
/**
 * The key the row had in the file it was imported from, so that vehicles
 * of a second file find their owner.
 */
import_key: string | null, sample: boolean, created_at: string, version: number, };

export type CustomerConsent = { id: number, customer_id: number, matter: ConsentMatter, 
/**
 * Refused, or withdrawn, where it is not.
 */
given: boolean, means: WordMeans, note: string, at: string, person_id: number, };

export type CustomerConsents = { 
/**
 * How it stands with each matter.
 */
matters: Array<ConsentStanding>, 
/**
 * Every word, the newest first.
 */
words: Array<ConsentRow>, 
/**
 * Why nobody reminds them of what is due, and why nobody sends them news; none where somebody may.
 */
no_care: LeftAlone | null, no_marketing: LeftAlone | null, };

export type CustomerContact = { id: number, customer_id: number, department_id: number | null, 
/**
 * The car they drive; none where they drive none, or now this and now that.
 */
vehicle_id: number | null, contact_role: ContactRole, name: string, phone: string, note: string, 
/**
 * Who left is offered nowhere, and may come back.
 */
active: boolean, version: number, };

export type CustomerContacts = { 
/**
 * Who left stands last.
 */
contacts: Array<ContactRow>, departments: Array<DepartmentRow>, 
/**
 * A company has departments, people have none.
 */
has_departments: boolean, };

export type CustomerHit = { id: number, name: string, phone: string, vehicles: Array<number>, plates: Array<string>, 
/**
 * Whose name or phone it was, where it was not the customer's own.
 */
by_contact: CustomerContact | null, };

export type CustomerKind = "private" | "company";

export type CustomerLinkKind = "estimate" | "progress" | "sheet" | "survey";

export type CustomerLinkOffered = { id: number, };

export type CustomerLinkRow = { id: number, kind: CustomerLinkKind, offered_by_name: string, offered_at: string, until: string, opened_at: string | null, 
/**
 * An earlier run of the program gave it out: whether it was opened then nobody knows.
 */
is_of_before: boolean, 
/**
 * Its code can be looked at again, and printed.
 */
can_be_shown: boolean, };

export type CustomerLinkShown = { id: number, kind: CustomerLinkKind, until: string, 
/**
 * Where a phone goes with it. None while the door of the house is shut, and
 * of a link that an earlier run of the program gave out.
 */
address: string | null, 
/**
 * The address as a QR code, row by row, dark where there is a 1.
 */
qr: Array<string>, opened_at: string | null, 
/**
 * An earlier run of the program gave it out: whether it was opened then nobody knows.
 */
is_of_before: boolean, ended_at: string | null, is_over: boolean, };

export type CustomerList = { rows: Array<CustomerRow>, 
/**
 * Where the next page goes on; none where all of it was shown.
 */
next: ListKey | null, 
/**
 * So far back it was looked, and the page is not full: there may be others before.
 */
looked_to: string | null, 
/**
 * So many fit what was typed that the oldest were not looked at.
 */
cut: boolean, };

export type CustomerPage = { customer: Customer, vehicles: Array<Vehicle>, visits: Array<VisitRow>, owed_on_account: Money, };

export type CustomerRow = { customer: Customer, 
/**
 * Of the cars that were here last.
 */
plates: Array<string>, cars: number, last_visit_at: string | null, 
/**
 * What is on account.
 */
owed: Money, };

export type CustomerScreen = { shop_name: string, due: DueOnScreen | null, 
/**
 * It was paid just now.
 */
thanks: boolean, };

export type CustomerStep = "received" | "quoted" | "repair" | "inspection" | "preparing" | "ready" | "delivered" | "cancelled";

export type CustomerTold = { id: number, work_order_id: number, matter: ToldMatter, means: WordMeans, 
/**
 * Who was spoken to, or written to.
 */
to_name: string, phone: string, 
/**
 * A call that nobody took tells nobody, and is kept as a try.
 */
reached: boolean, 
/**
 * What they said to it.
 */
note: string, 
/**
 * What stood promised as they were told.
 */
promised_at: string | null, at: string, person_id: number, };

export type CustomerTotals = { count: number, cars: number, owed: Money, 
/**
 * Only those from here on were added up: there may be others before.
 */
since: string | null, 
/**
 * Where the next portion begins.
 */
next: ListKey | null, cut: boolean, };

export type CustomerVouchers = { 
/**
 * Those that pay still first.
 */
vouchers: Array<VoucherRow>, issues: boolean, };

export type CustomerWords = { 
/**
 * The lowest first.
 */
levels: Array<string>, 
/**
 * Those somebody bears.
 */
tags: Array<string>, };

export type DamageKind = "scratch" | "dent" | "crack" | "chip" | "missing";

export type DamageMark = { x: number, y: number, kind: DamageKind, note: string, 
/**
 * By what its photos know it, whichever number it has by now. Empty in marks
 * of before they were photographed one by one.
 */
key?: string, };

export type DataRequestKind = "access" | "copy" | "correction" | "deletion" | "withdrawal";

export type DataRequestList = { 
/**
 * What is due first before the rest.
 */
open: Array<DataRequestRow>, 
/**
 * The last first.
 */
over: Array<DataRequestRow>, 
/**
 * So many days there are to answer one.
 */
reply_days: number, 
/**
 * The last day for one that is asked today.
 */
due_from_today: string, };

export type DataRequestPage = { row: DataRequestRow, 
/**
 * It is open, and whoever asks may answer it.
 */
may_answer: boolean, 
/**
 * It is open, and nobody has looked yet whether who asks is the person.
 */
may_check_identity: boolean, 
/**
 * A file of what is held of the customer is made for it, by whoever asks.
 */
may_hand_out: boolean, 
/**
 * Of a deletion that is open: what is to be seen to first.
 */
lacks: Array<ErasureLack>, 
/**
 * And what is written over or goes.
 */
erases: Array<ErasedCount>, 
/**
 * What stays, of one that is open and of one that was done.
 */
keeps: Array<KeptMatter>, };

export type DataRequestRow = { customer_name: string, taken_by_name: string, answered_by_name: string, 
/**
 * How its day stands; none once it is over.
 */
due: DueStanding | null, id: number, customer_id: number, asked_kind: DataRequestKind, 
/**
 * Who asked: the person, or who speaks for them.
 */
asker_name: string, asked_means: WordMeans, asked_on: string, 
/**
 * What they want, in their words.
 */
wish: string, identity: IdentityCheck | null, 
/**
 * What was looked at: never the number of a paper itself.
 */
identity_note: string, due_on: string, request_state: DataRequestState, 
/**
 * What was done, of one that was answered.
 */
done: string, 
/**
 * Why not, of one that was refused.
 */
refused_reason: string, taken_by: number, taken_at: string, answered_by: number | null, answered_at: string | null, 
/**
 * Their personal data was deleted by it.
 */
erased: boolean, version: number, };

export type DataRequestState = "open" | "answered" | "refused";

export type DataRequestTyped = { asked_kind: DataRequestKind, asker_name: string, asked_means: WordMeans, asked_on: string, wish: string, identity: IdentityCheck | null, identity_note: string, 
/**
 * None for as long as is usual.
 */
due_on: string | null, };

export type DayFigure = { day: string, billed: Money, delivered: number, };

export type DayMinutes = { day: string, minutes: number, };

export type DayTold = { 
/**
 * Nobody is expected on it. Who agrees on it all the same may.
 */
rests: boolean, 
/**
 * The day off that was announced, or whose weekend day is worked, whether the shop keeps it or not.
 */
holiday: Holiday | null, 
/**
 * A weekend day on which is worked by announcement.
 */
made_up: boolean, 
/**
 * The shop said of this day itself whether it is open.
 */
own: boolean, reason: string, 
/**
 * The holidays of its year are not in the table.
 */
year_unknown: boolean, };

export type DaysDue = { inspection: DueStanding | null, insurance: DueStanding | null, service: DueStanding | null, };

export type Debtor = { payer: Payer, 
/**
 * Empty where the customer pays.
 */
payer_name: string, 
/**
 * Of nobody but a customer who pays.
 */
customer_id: number | null, };

export type DecideRemedy = { id: number, version: number, approved: boolean, note: string, };

export type DeclineFinding = { finding_id: number, version: number, by_name: string, means: AuthorisationMeans, reason: string, signature: Signature | null, signed_paper: string, };

export type DeclinedFinding = { finding_id: number, work_order_id: number, work_order_number: string, text: string, suggestion: string, unsafe_to_drive: boolean, declined_by: string, reason: string, at: string, };

export type DeclinedLine = { line_id: number, work_order_id: number, work_order_number: string, name: string, amount: Money, 
/**
 * Of the price list, where it was a part of it: what there is of it is said beside it.
 */
part_id: number | null, unit: string, reason: string, 
/**
 * It was to mend something nobody should drive on with.
 */
unsafe_to_drive: boolean, at: string, };

export type Deliver = { work_order_id: number, 
/**
 * Of the visit, as the screen showed it that was signed on: needed with a
 * drawn signature, which stands for that and nothing later.
 */
version: number | null, accepted_by: string, means: ConfirmationMeans, signature: Signature | null, old_parts_shown: boolean, items_returned: boolean, advice: string, next_service_on: string | null, next_service_km: number | null, 
/**
 * What stands on the clock as the customer drives off, where it is not
 * what was read at the wash any more.
 */
mileage_out_km: number | null, };

export type Delivery = { id: number, work_order_id: number, at: string, person_id: number, accepted_by: string, means: ConfirmationMeans, 
/**
 * The numbers of the papers that were signed, where they were.
 */
paper: string, signature: Signature | null, old_parts_shown: boolean, items_returned: boolean, advice: string, next_service_on: string | null, next_service_km: number | null, warranty_until: string, warranty_km: number | null, 
/**
 * What of it carries a warranty that is not the visit's.
 */
beyond: Array<LineWarranty>, };

export type DeliveryCounts = { delivered: number, late: number, rejected: number, };

export type Department = { id: number, customer_id: number, name: string, version: number, };

export type DepartmentRow = { department: Department, 
/**
 * Those who left among them.
 */
people: number, };

export type DepositTaken = { payments: Array<number>, change: Money, visit: VisitUpdate, };

export type DepositTotals = { taken: Money, returned: Money, drawn: Money, 
/**
 * What was paid on sheets that were taken back.
 */
set_free: Money, };

export type Diagnosis = { id: number, work_order_id: number, 
/**
 * What is wrong, as it shows.
 */
symptom: string, 
/**
 * What it comes from, once somebody knows.
 */
cause: string, 
/**
 * As the tester calls them.
 */
codes_before: Array<string>, codes_after: Array<string>, readings: Array<DiagnosisValue>, 
/**
 * What was done about it.
 */
remedy: string, 
/**
 * Who wrote it last.
 */
person_id: number, at: string, version: number, };

export type DiagnosisRow = { diagnosis: Diagnosis, person_name: string, };

export type DiagnosisValue = { name: string, before: string, 
/**
 * Empty until it was done.
 */
after: string, unit: string, };

export type DismissFinding = { finding_id: number, version: number, reason: string, };

export type DocumentHit = { entity: string, id: number, number: string, 
/**
 * This number was typed, and not only the end of one.
 */
whole: boolean, 
/**
 * Where it is looked at; what has a page of its own may be somebody else's to read.
 */
stands_on: RecordRef | null, title: string, };

export type DocumentOf = { "customer": number } | { "vehicle": number };

export type DocumentTyped = { document_kind: RecordDocumentKind, note: string, valid_until: string | null, name: string, };

export type DoorState = { "is": "shut" } | { "is": "open", addresses: Array<string>, name: string | null, system_name: string | null, fingerprint: string, } | { "is": "no_network" } | { "is": "failed", why: NotOpened, reason: string, };

export type DrawFromContract = { work_order_id: number, service_contract_id: number, 
/**
 * The place of the item in the contract, from zero.
 */
position: number, 
/**
 * How many times of it.
 */
times: number, 
/**
 * Why an ended contract is let through; the manager's.
 */
reason?: string, };

export type DrawOffer = { service_contract_id: number, 
/**
 * The place of the item in the contract, from zero.
 */
position: number, 
/**
 * The draft an amount would pay; none where one time of the item becomes a line.
 */
line_id: number | null, 
/**
 * The contract has ended: whoever asks lets it through and says why.
 */
wants_reason: boolean, 
/**
 * What the command would be refused with now; nothing when it can be done.
 */
missing: Refusal | null, };

export type DrawOnPhoto = { id: number, version: number, quarter_turns: number, marks: Array<PhotoMark>, caption: string, };

export type DrawerState = "told" | "not_told";

export type DrawnLine = { line_name: string, line_state: LineState, settlement_id: number | null, stage: Stage, work_order_number: string, id: number, service_contract_id: number, 
/**
 * The place of the item in the contract, from zero.
 */
position: number, work_order_id: number, line_id: number, times: number, 
/**
 * Of an item that is an amount: what of it was used.
 */
used: Money, 
/**
 * What of the price that was.
 */
worth: Money, 
/**
 * Why the manager let it through though the contract had ended.
 */
reason: string, at: string, person_id: number, };

export type DriverRow = { person_id: number, name: string, 
/**
 * None until something is written down.
 */
licence: DrivingLicence | null, 
/**
 * What keeps them from driving today.
 */
lack: DrivingLack | null, };

export type Drivers = { 
/**
 * Whoever repairs, inspects or plans the work.
 */
people: Array<DriverRow>, 
/**
 * Until somebody may, everybody drives.
 */
is_kept: boolean, };

export type DrivingLack = "may_not_drive" | "licence_over";

export type DrivingLicence = { id: number, person_id: number, may_drive: boolean, licence_number: string, 
/**
 * 准驾车型: C1, B2.
 */
licence_class: string, 
/**
 * The last day on which it holds.
 */
valid_until: string | null, version: number, };

export type DropClaim = { id: number, version: number, };

export type DropInspectionPlan = { id: number, version: number, };

export type DropView = { id: number, };

export type DropWish = { id: number, version: number, reason: string, };

export type DueOnScreen = { plate: string | null, plate_colour: PlateColour, 
/**
 * Nobody sits there who might not be told: whose it is stands before it.
 */
amount: number, codes: Array<CodeToScan>, };

export type DueStanding = "later" | "soon" | "over";

export type Duplicates = { pairs: Array<LikelyPair>, 
/**
 * How many records were looked at.
 */
looked: number, 
/**
 * From where it goes on; none where all were looked at.
 */
next: number | null, };

export type EarlierLine = { work_order_id: number, number: string, line_id: number, kind: LineKind, name: string, delivered_on: string, days_ago: number, km_ago: number | null, left: WarrantyLeft, 
/**
 * The same thing, by its code, its name or the customer's words.
 */
is_same: boolean, 
/**
 * Without the manager's word.
 */
is_free: boolean, hands: Array<Hand>, };

export type EditAppointment = { id: number, version: number, channel: Channel, customer_id: number | null, vehicle_id: number | null, contact_name: string, contact_phone: string, plate: string, model: string, symptom: string, items: Array<string>, minutes: number, advisor_id: number | null, bay_id: number | null, estimate: number | null, 
/**
 * The second confirm when the other bay or length does not fit.
 */
over_capacity: boolean, 
/**
 * Not said, it stays the trade it is.
 */
trade?: Trade, };

export type EditWish = { id: number, version: number, told: AddWish, };

export type EditionUsed = { 
/**
 * None of what is looked at on every car.
 */
trade: Trade | null, edition: number, };

export type EndPurchaseOrder = { id: number, version: number, reason: string, };

export type EnterAbsence = { person_id: number, kind: AbsenceKind, begins_at: string, ends_at: string, note: string, };

export type EnterCount = { id: number, bin_id: number, part_id: number, batch_id: number | null, counted_quantity: number, 
/**
 * In which of its units it was counted; none for the one it is kept in.
 */
unit?: string, 
/**
 * It is typed from the sheet, and was read off the shelf earlier.
 */
from_sheet: boolean, 
/**
 * Where it is and something moved there since the sheet was made.
 */
when: CountedWhen | null, };

export type EraseCustomer = { id: number, version: number, 
/**
 * What the person is told.
 */
done: string, };

export type ErasedCount = { what: ErasedMatter, count: number, };

export type ErasedMatter = "customer" | "contacts" | "departments" | "consent_notes" | "visits" | "past_orders" | "bookings" | "wishes" | "complaints" | "suggestions" | "call_notes" | "survey_comments" | "messages" | "tax_data" | "documents" | "merged" | "import_reports";

export type ErasureLack = "visit_open" | "booking_ahead" | "money_owed" | "prepaid_left" | "loan_out" | "complaint_open";

export type Estimate = { id: number, number: string, work_order_id: number, revision: number, issued_at: string, issued_by: number, 
/**
 * The lines as they were offered, with their amounts at that moment.
 */
lines: Array<OfferedLine>, total: Money, };

export type EstimateIssued = { id: number, number: string, total: Money, visit: VisitUpdate, };

export type EstimateRevision = { estimate_id: number, revision: number, 
/**
 * Offered for the first time, and in no other line's place.
 */
added: Array<AddedOffer>, replaced: Array<ReplacedOffer>, 
/**
 * What had been offered until then comes to, but for what was said no to, and for what was agreed to and
 * dropped since.
 */
sum_before: Money, sum_after: Money, };

export type EstimateText = { 
/**
 * Empty where nothing waits for an answer.
 */
text: string, 
/**
 * The customer's own phone answers it by the link in it.
 */
has_link: boolean, };

export type ExchangeAtCounter = { back: TakeBackSale, sale: SellAtCounter, };

export type ExchangedAtCounter = { back: SaleTakenBack, sale: SoldAtCounter, };

export type ExpectedOrderRow = { comes: WhenExpected, id: number, number: string, supplier_id: number, supplier_name: string, 
/**
 * The first day on which some of it is expected.
 */
first_on: string | null, lines_open: number, };

export type ExpressDone = { visit: VisitUpdate, 
/**
 * None where the till writes it.
 */
settlement_id: number | null, payments: Array<number>, change: Money, mileage_warning: MileageWarning | null, };

export type ExpressKind = { id: number, name: string, repair_kind: RepairKind, 
/**
 * What it is made of, once each: the lines an order of the kind begins with.
 */
express_items: Array<ItemId>, active: boolean, version: number, };

export type ExpressKindRow = { kind: ExpressKind, 
/**
 * What it is made of, at today's retail prices.
 */
items: Array<CatalogueItem>, };

export type ExpressLine = { item: ItemId, times: number, };

export type ExpressOrder = { express_kind_id: number, 
/**
 * The car, where it is one of the file.
 */
vehicle_id: number | null, 
/**
 * Of a car that is on no file yet, or the only one there that bears it.
 */
plate: string, 
/**
 * Who stands there, where they said it.
 */
name: string, phone: string, mileage_km: number, lines: Array<ExpressLine>, 
/**
 * Who did it; needed where there is work among the lines.
 */
technician_id: number | null, 
/**
 * What the screen said it comes to.
 */
total: number, 
/**
 * How it is paid; empty where the till takes the money, or there is none to take.
 */
parts: Array<PaymentPart>, 
/**
 * The car is booked for today and comes for something else.
 */
beside_booking?: boolean, };

export type ExpressPage = { 
/**
 * Those offered first.
 */
kinds: Array<ExpressKindRow>, technicians: Array<ExpressTechnician>, 
/**
 * Whoever asks may take the money as well; else the till does.
 */
takes_money: boolean, };

export type ExpressProblem = "retired" | "needs_certificate" | "other_work";

export type ExpressQuote = { lines: Array<QuotedExpressLine>, total: Money, 
/**
 * Whoever did it has to be named with the order.
 */
needs_technician: boolean, };

export type ExpressTechnician = { person_id: number, name: string, };

export type FailFinalInspection = { work_order_id: number, items: Array<InspectionItem>, road_test_km: number, note: string, failed_jobs: Array<number>, cause: string, 
/**
 * What is to be done about it; the name of the job says it when empty.
 */
remedy: string, responsible_id: number, 
/**
 * The hours the rework is expected to cost.
 */
hours: number, signature: Signature | null, 
/**
 * The sum over the photos beneath it, as the screen was told it: needed with a drawn
 * signature, which stands for these photos and no others.
 */
photos: string, };

export type FailedAgain = { row: QueueRow, times: number, 
/**
 * Why it went back the last time.
 */
cause: string, };

export type FieldProblem = "empty" | "too_long" | "too_short" | "not_a_number" | "negative" | "too_large" | "unknown" | "in_the_past" | "in_the_future" | "not_a_date" | "not_digits" | "taken";

export type FileAttached = { id: number, };

export type FileCheck = { sqlite_says: Array<string>, sheets_checked: number, payments_checked: number, reports_checked: number, counterfoils_checked: number, damaged: Array<string>, rows_checked: number, 
/**
 * Rows that do not agree with the change log, so many at most.
 */
rows: Array<RowFound>, rows_found: number, 
/**
 * Sums of the store that do not follow from their movements: the table, and of what.
 */
stock_sums: Array<string>, };

export type FillTaxBatch = { file_name: string, 
/**
 * The template as it was downloaded, in base64.
 */
content: string, sheets: Array<number>, receipts: Array<number>, is_special: boolean, one_per_buyer: boolean, 
/**
 * The person saw which are wrong, and wants the others.
 */
leave_out_wrong: boolean, };

export type FindCatalogue = { 
/**
 * A code, or words of the name, the brand or the specification in anybody's
 * terms, or initials; empty lists all.
 */
query: string, kind: LineKind | null, 
/**
 * Those no longer offered instead, to be brought back.
 */
retired?: boolean, 
/**
 * By which list the customer buys; the retail prices where nobody said.
 */
price_class?: PriceClass, 
/**
 * The car it is for: parts of other series come last.
 */
vehicle_id?: number, };

export type FindDuplicates = { kind: MergedKind, 
/**
 * The number up to which it was looked before; nought at the beginning.
 */
after: number, };

export type Finding = { id: number, work_order_id: number, job_id: number | null, person_id: number, text: string, suggestion: string, 
/**
 * Nobody should drive on with it.
 */
unsafe_to_drive: boolean, 
/**
 * It may wait until the next visit; never of what is unsafe.
 */
may_wait: boolean, state: FindingState, at: string, 
/**
 * Why it was declined or dismissed.
 */
reason: string, 
/**
 * The customer's name, where the customer declined.
 */
declined_by: string, means: AuthorisationMeans | null, 
/**
 * Drawn by the customer who drives on with it.
 */
signature: Signature | null, 
/**
 * The paper the customer signed instead, as it is called or numbered.
 */
signed_paper: string, 
/**
 * What the customer's no was kept as, word for word. None where nobody said
 * it, and in the files of before it was kept.
 */
counterfoil_id: number | null, decided_at: string | null, decided_by: number | null, version: number, };

export type FindingAction = "decline" | "dismiss" | "mark_now" | "mark_soon" | "mark_later";

export type FindingReported = { id: number, };

export type FindingRow = { finding: Finding, urgency: FindingUrgency, 
/**
 * Nobody decided on it yet, or the customer has not signed for it.
 */
standing: FindingStanding, stage: Stage, make: string, model: string, 
/**
 * The job it was seen at.
 */
job_name: string, work_order_number: string, plate: string | null, plate_colour: PlateColour, technician_name: string, 
/**
 * How many photos show it.
 */
photos: number, first_photo: SmallPhoto | null, };

export type FindingStanding = "undecided" | "quoted" | "declined" | "unsigned" | "dismissed";

export type FindingState = "open" | "quoted" | "declined" | "dismissed";

export type FindingUrgency = "now" | "soon" | "later";

export type FinishJob = { job_id: number, version: number, measurements: Array<Measurement>, note: string, };

export type FirstHourItem = { step: FirstHourStep, done: boolean, };

export type FirstHourStep = "hire" | "share_roles" | "add_bays" | "price_list" | "bring_customers" | "let_stations_in" | "try_printer";

export type FirstTimeFix = { visits: number, first_time: number, 
/**
 * Of those mended at the first try, the ones that may still come back.
 */
not_over: number, 
/**
 * None where there were none.
 */
rate: number | null, };

export type FitCashDrawer = { is_fitted: boolean, version: number, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type FollowUp = { id: number, work_order_id: number, due_on: string, attempts: number, call_back_at: string | null, outcome: CallOutcome | null, closed_at: string | null, 
/**
 * The complaint told on the call: once it is closed the customer is called
 * a second time, and the visit stays open until then.
 */
waits_for: number | null, version: number, };

export type FollowUpCall = { id: number, follow_up_id: number, work_order_id: number, at: string, person_id: number, outcome: CallOutcome, note: string, marks: SurveyScores | null, };

export type FollowUpList = { 
/**
 * Asked to be called at a time that has come.
 */
call_backs: Array<FollowUpRow>, overdue: Array<FollowUpRow>, due_today: Array<FollowUpRow>, later: Array<FollowUpRow>, 
/**
 * The customer told of a problem: called again once its complaint is closed.
 */
waiting: Array<FollowUpRow>, closed_today: number, 
/**
 * Per cent of those closed in the last 30 days within seven days.
 */
in_time_percent: number | null, };

export type FollowUpPage = { follow_up: FollowUp, row: FollowUpRow, calls: Array<FollowUpCall>, 
/**
 * The customer is still to be called.
 */
open: boolean, 
/**
 * What who asks may put down of the call; the keys are drawn from these.
 */
outcomes: Array<Allowed<CallOutcome>>, survey: Survey | null, 
/**
 * The parts only where there was no work.
 */
work_done: Array<string>, 
/**
 * What the customer said no to, and not what was agreed and dropped.
 */
declined: Array<string>, advice: string, advisor_name: string, technician_names: Array<string>, next_service_on: string | null, next_service_km: number | null, 
/**
 * Whose a complaint would be, and how soon the customer would hear.
 */
matter_owners: Array<MatterOwner>, suggestion_owner: string, 
/**
 * When the customer may be called again, at one press.
 */
call_back_times: Array<string>, };

export type FollowUpRow = { id: number, work_order_id: number, work_order_number: string, vehicle_id: number, plate: string | null, plate_colour: PlateColour, make: string, model: string, customer_name: string, 
/**
 * Whom to ask for, where it is not the customer; empty else.
 */
asks_for: string, phone: string, due_on: string, attempts: number, call_back_at: string | null, delivered_at: string | null, total: Money, version: number, 
/**
 * The complaint that has to be settled before the customer is called again.
 */
waits_for_number: string | null, };

export type ForemanHome = { unassigned: Array<JobRow>, 
/**
 * Orders that may be released now.
 */
releasable: Array<QueueRow>, technicians: Array<TechnicianLoad>, blocked: Array<JobRow>, 
/**
 * Orders that lack a technician, or a line to be done, before they may be.
 */
waiting: Array<QueueRow>, open_findings: Array<FindingRow>, day_starts_at: string, day_ends_at: string, 
/**
 * When a job begins that nobody was chosen for.
 */
free_at: string, 
/**
 * The technicians, whoever has least to do today first.
 */
least_busy_first: Array<number>, bays: Array<BayLoad>, 
/**
 * Of all jobs that are not done, those with something against their place.
 */
warned: Array<WarnedJob>, 
/**
 * The day after this one on which the shop is open.
 */
next_day: string, 
/**
 * What is away at other houses, what is due first before the rest.
 */
outside: Array<OutsideOfCar>, 
/**
 * Of the cars whose jobs are not done, those whose promise is at risk, and why.
 */
at_risk: Array<CarAtRisk>, };

export type FormerPlate = { id: number, vehicle_id: number, plate: string, until: string, };

export type GiveContractBack = { id: number, version: number, 
/**
 * What goes back: no more than nobody used, less where the shop keeps some.
 */
amount: number, 
/**
 * None gives each part back as it came.
 */
means: PaymentMeans | null, reason: string, };

export type GiveCoreBack = { id: number, 
/**
 * Old parts that came.
 */
quantity: number, amount: number, 
/**
 * What the page said is held of it. A page that is behind gives nothing back.
 */
balance: number, 
/**
 * None gives it back as it came.
 */
means: PaymentMeans | null, 
/**
 * Why less goes back than belongs to them.
 */
reason: string, };

export type GivenBack = { back_condition: string, back_km: number | null, back_fuel: number | null, damage_note: string, };

export type GoingAlong = { entity: string, rows: number, };

export type GoodsInspected = { 
/**
 * What of the line waits still.
 */
waiting: number, 
/**
 * Where what was accepted lies now; empty where nothing was.
 */
shelf_code: string, };

export type GoodsInspectionShown = { person_name: string, id: number, goods_receipt_line_id: number, at: string, person_id: number, 
/**
 * So many units as they were bought were looked at.
 */
sample: number, results: Array<CheckResult>, accepted: number, rejected: number, 
/**
 * Why something was rejected, goes on waiting, or was accepted all the same.
 */
reason: string, 
/**
 * The shelf of what was accepted.
 */
bin_id: number | null, };

export type GoodsPhotoAdded = { id: number, };

export type GoodsPhotoContent = { 
/**
 * A JPEG, in base64.
 */
content: string, };

export type GoodsPhotoRow = { id: number, caption: string, taken_by_name: string, at: string, version: number, 
/**
 * Whoever asks may take it off.
 */
may_remove: boolean, };

export type GoodsPhotos = { photos: Array<GoodsPhotoRow>, 
/**
 * More of it may be taken now.
 */
may_add: boolean, };

export type GoodsReceiptLineShown = { 
/**
 * What the supplier charges for it.
 */
goods: Money, 
/**
 * With its share of the freight.
 */
whole_cost: Money, 
/**
 * What of it was accepted and may go back, as far as this delivery goes.
 */
returnable: number, inspections: Array<GoodsInspectionShown>, 
/**
 * There are photos of it, or may be some.
 */
photographed: boolean, id: number, goods_receipt_id: number, purchase_order_line_id: number | null, part_id: number, 
/**
 * As it was bought.
 */
bought: number, unit: string, unit_factor: number, 
/**
 * Of one unit as it was bought, as the supplier charges it: with its tax or without is left as typed.
 */
buying_price: Money, freight_share: Money, 
/**
 * In the unit the part is counted in, as everything below.
 */
quantity: number, batch_id: number | null, 
/**
 * Where it was put first.
 */
bin_id: number, movement_id: number, 
/**
 * Nobody ordered it there.
 */
not_ordered: boolean, 
/**
 * What is to be looked at, as the plan said when it came; nothing where it went to its shelf at once.
 */
checks: Array<InspectionCheck>, 
/**
 * Of so many units as it was bought.
 */
sample: number, waiting: number, accepted: number, rejected: number, 
/**
 * Of what was rejected, what was not sent back yet.
 */
rejected_left: number, 
/**
 * What went back to the supplier, whether it was rejected or accepted first.
 */
sent_back: number, 
/**
 * What was lost or spoilt while it waited, and is neither accepted nor rejected.
 */
waiting_off: number, 
/**
 * Of what was rejected, what does not go back any more.
 */
rejected_off: number, version: number, code: string, part_name: string, brand: string, specification: string, 
/**
 * What it is counted in.
 */
counted_unit: string, bin_code: string, batch_number: string, expires_on: string | null, };

export type GoodsReceiptList = { 
/**
 * The newest first.
 */
receipts: Array<GoodsReceiptRow>, more: boolean, };

export type GoodsReceiptPage = { supplier_name: string, 
/**
 * Empty where nothing was ordered.
 */
order_number: string, received_by_name: string, 
/**
 * The supplier's invoices it stands on, the first one first.
 */
invoices: Array<InvoiceOfReceipt>, 
/**
 * What no invoice charges of it yet.
 */
to_charge: Money, lines: Array<GoodsReceiptLineShown>, goods: Money, whole_cost: Money, 
/**
 * What the supplier owes for what of it went back.
 */
credited: Money, id: number, number: string, supplier_id: number, purchase_order_id: number | null, received_at: string, 
/**
 * The shop's day then.
 */
received_on: string, received_by: number, 
/**
 * The number of the supplier's own delivery note.
 */
delivery_note: string, freight: Money, 
/**
 * The supplier charges the freight, and no carrier does.
 */
freight_charged: boolean, 
/**
 * What the supplier charges for it altogether: what its lines come to.
 */
charged: Money, note: string, 
/**
 * What of it stands on invoices that count: never counted twice, so that nothing is paid twice.
 */
invoiced: Money, 
/**
 * The invoice that charged the last of it; none while something of it is still to be charged.
 */
supplier_invoice_id: number | null, version: number, };

export type GoodsReceiptRow = { id: number, number: string, supplier_id: number, supplier_name: string, 
/**
 * None where nothing was ordered.
 */
order_number: string | null, received_on: string, delivery_note: string, supplier_invoice_id: number | null, line_count: number, 
/**
 * Of so many something waits to be looked at.
 */
lines_waiting: number, lines_rejected: number, };

export type GoodsReceived = { id: number, number: string, 
/**
 * Of so many lines something waits to be looked at.
 */
lines_waiting: number, };

export type GoodsSentBack = { id: number, number: string, credited: Money, };

export type GoodsToInspect = { 
/**
 * What came first before the others.
 */
lines: Array<HeldLine>, };

export type GoodsToSendBack = { lines: Array<LineToSendBack>, };

export type GoodsWrittenOff = { 
/**
 * What the line still holds of it.
 */
left: number, 
/**
 * What was thrown away now; what a count found missing is gone already.
 */
thrown_away: number, };

export type GrantedLine = { claim_line_id: number, granted: number, refuse_reason: string, };

export type HalfHour = { starts_at: string, booked: number, capacity: number, };

export type Hand = { id: number, name: string, };

export type HandFigures = { name: string, person_id: number, 
/**
 * Handed back, with a hand of theirs in it.
 */
visits: number, 
/**
 * Of those came back, and were judged to be their work.
 */
came_back: number, rate: number | null, };

export type HandInCount = { id: number, version: number, 
/**
 * What has no figure is left out of it, and stays as it is believed.
 */
without_uncounted: boolean, };

export type HandOverDocument = { kind: PaperKind | 'customer_slip', id: number, size?: PaperSize | null, };

export type HandingOver = { warranty: WarrantyTerm, 
/**
 * What is answered for longer than the visit.
 */
beyond: Array<LongerWarranty>, next_service_on: string, 
/**
 * After so many kilometres from those out.
 */
next_service_km: number, };

export type HeardAtOnce = { means: WordMeans, to_name: string, };

export type HeldLine = { id: number, goods_receipt_id: number, number: string, supplier_id: number, supplier_name: string, received_on: string, part_id: number, code: string, part_name: string, brand: string, specification: string, 
/**
 * What it is counted in.
 */
unit: string, batch_number: string | null, expires_on: string | null, quantity: number, waiting: number, accepted: number, rejected: number, rejected_left: number, checks: Array<InspectionCheck>, sample: number, bought: number, buying_unit: string, not_ordered: boolean, version: number, };

export type HoldingRate = { trade: Trade, price_class: PriceClass, hour_rate: number, 
/**
 * Set for this very list; else it is what everybody pays, or the shop's own rate.
 */
is_own: boolean, };

export type Holiday = "new_year" | "spring_festival" | "qingming" | "labour_day" | "dragon_boat" | "mid_autumn" | "national_day";

export type HostClock = { 
/**
 * The shop's present.
 */
now: string, 
/**
 * What the host's computer shows.
 */
computer: string, 
/**
 * Where the shop stands, so that its hours can be told before anybody signs in.
 */
zone: number, 
/**
 * The computer's clock is behind what the file has seen, by so much.
 */
minutes_behind: number | null, 
/**
 * The clock was given from outside, for a trial.
 */
given: boolean, };

export type HourRate = { id: number, trade: Trade, price_class: PriceClass, hour_rate: number, 
/**
 * The first day on which it holds.
 */
from_day: string, set_at: string, person_id: number, };

export type HourRates = { 
/**
 * Of every trade and every list what holds today.
 */
holding: Array<HoldingRate>, 
/**
 * Those whose day is still to come, the next first.
 */
to_come: Array<HourRate>, };

export type HouseDoor = { id: number, open: boolean, port: number, version: number, };

export type IdentityCheck = "id_shown" | "called_back" | "known_in_person" | "authorised";

export type ImportFile = { kind: ImportKind, file_name: string, content: string, 
/**
 * Which sheet of a workbook; None is the first with rows.
 */
sheet: string | null, 
/**
 * Field per column, in the file's order; None: matched by header and by
 * what was corrected before.
 */
mapping: Array<string | null> | null, 
/**
 * What is done with rows the shop knows; asked when there are any.
 */
known?: KnownRows, 
/**
 * The first day on which prices of parts the shop has hold as the list says; None is today. What is new
 * to the shop comes in with its price.
 */
prices_from?: string, };

export type ImportKind = "customers" | "vehicles" | "parts" | "suppliers" | "operations" | "packages" | "past_orders" | "past_labour" | "past_parts";

export type ImportPreview = { encoding: string, sheets: Array<string>, headers: Array<string>, mapping: Array<string | null>, 
/**
 * The fields there are, as codes the screen names.
 */
fields: Array<string>, required_missing: Array<string>, 
/**
 * What no column has a field for is not kept as a note.
 */
noteless: boolean, rows: number, 
/**
 * So many of them come in: an empty row does not.
 */
coming_in: number, 
/**
 * So many of the rows the shop knows already, whatever is done with them;
 * and so many of these would be brought up to date, or left alone.
 */
known_rows: number, updated: number, skipped: number, 
/**
 * When the very same file came in before.
 */
came_in_at: string | null, 
/**
 * What becomes of the prices of parts the shop has, where any change.
 */
prices: ImportPrices | null, 
/**
 * The first rows and every row with a warning, 200 at most.
 */
sample: Array<ImportRow>, warned: number, 
/**
 * What there is to say of the file as a whole.
 */
remarks: Array<ImportWarning>, };

export type ImportPriceRow = { 
/**
 * The row of the list.
 */
number: number, code: string, name: string, brand: string, specification: string, old_price: number, new_price: number, old_cost: number, cost: number, 
/**
 * As shares of the price.
 */
margin_before: number | null, margin_after: number | null, below_cost: boolean, };

export type ImportPrices = { 
/**
 * Those on which least is left first; of many not all.
 */
rows: Array<ImportPriceRow>, 
/**
 * So many prices change, and so many costs.
 */
prices: number, costs: number, 
/**
 * How many would be sold below their cost.
 */
below_cost: number, };

export type ImportReport = { id: number, kind: ImportKind, file_name: string, at: string, person_name: string, rows_read: number, rows_added: number, rows_warned: number, 
/**
 * Of rows the shop knew: brought up to date, and left alone.
 */
rows_updated: number, rows_skipped: number, 
/**
 * What there is to say of the file as a whole.
 */
remarks: Array<ImportWarning>, undone_at: string | null, 
/**
 * The rows that were warned about or left out; empty in the list of all.
 */
rows: Array<ImportRow>, };

export type ImportRow = { 
/**
 * As a spreadsheet counts: the header is row 1.
 */
number: number, cells: Array<string>, warnings: Array<ImportWarning>, };

export type ImportWarning = { code: string, field: string, value: string, suggestion: string, };

export type Incoming = { 
/**
 * The number its writer knows it by; empty where there is none.
 */
source_id: string, name: string, phone: string, plate: string, model: string, items: Array<string>, note: string, 
/**
 * None for who only wants to come: they wait until a time is found.
 */
starts_at: string | null, 
/**
 * The day they want, where they said no time of it; they wait for one.
 */
wanted_on: string | null, minutes: number, 
/**
 * How it stands with its writer, in their own word.
 */
state: string, problem: IncomingProblem | null, };

export type IncomingProblem = "no_name" | "no_phone" | "called_off" | "past" | "no_time";

export type IncomingRow = { 
/**
 * What it is chosen by.
 */
mark: string, incoming: Incoming, 
/**
 * It came in before, by a file or a text with the same booking in it.
 */
came_before: boolean, 
/**
 * The booking it became, while it has one.
 */
appointment_id: number | null, 
/**
 * What taking it in does.
 */
step: IncomingStep, 
/**
 * When it stands in the book.
 */
stands_at: string | null, };

export type IncomingStep = "books" | "moves" | "calls_off" | "nothing";

export type InquiredPart = { part_id: number, bought: number, unit: string, unit_factor: number, 
/**
 * The line of a visit it is for.
 */
line_id: number | null, };

export type InquiryLineShown = { part: PartTold, 
/**
 * So many units as it is bought.
 */
bought: number, 
/**
 * In the order of those who were asked.
 */
offers: Array<OfferShown>, id: number, purchase_inquiry_id: number, part_id: number, 
/**
 * In the unit the part is counted in.
 */
quantity: number, unit: string, unit_factor: number, 
/**
 * Whose car it is for.
 */
work_order_id: number | null, line_id: number | null, };

export type InquiryList = { open: Array<InquiryRow>, 
/**
 * The newest of those that are over.
 */
over: Array<InquiryRow>, };

export type InquiryPage = { inquiry: PurchaseInquiry, lines: Array<InquiryLineShown>, asked: Array<AskedShown>, };

export type InquiryRow = { line_count: number, 
/**
 * Whom it was asked.
 */
suppliers: Array<string>, answered: number, id: number, made_at: string, made_by: number, 
/**
 * When it has to be here.
 */
needed_on: string | null, note: string, 
/**
 * Orders were made of it, or nothing is to come of it.
 */
closed_at: string | null, version: number, };

export type InspectGoods = { goods_receipt_line_id: number, version: number, 
/**
 * So many units as they were bought were looked at.
 */
sample: number, results: Array<CheckResult>, 
/**
 * In the unit the part is counted in; what is neither goes on waiting.
 */
accepted: number, rejected: number, reason: string, 
/**
 * The shelf, where it is not the part's own.
 */
bin_id: number | null, };

export type Inspection = { id: number, work_order_id: number, kind: InspectionKind, attempt: number, person_id: number, 
/**
 * As the person was called when they signed. Empty in reports of the first
 * files, which kept the person alone.
 */
person_name: string, at: string, items: Array<InspectionItem>, road_test_km: number, passed: boolean, note: string, failed_jobs: Array<number>, 
/**
 * As it was drawn by who signs for it, where it was.
 */
signature: Signature | null, 
/**
 * By which lists of the shop's own it was done.
 */
lists: Array<EditionUsed>, checksum: string, };

export type InspectionCheck = "looks" | "function" | "safety";

export type InspectionItem = { code: string, job_id: number | null, name: string, result: ItemResult, value: string, 
/**
 * Of what is measured, as its list had it. They are the program's own: whatever a screen sends is not read.
 */
limits?: ItemLimits, };

export type InspectionKind = "self_inspection" | "final";

export type InspectionList = { kind: InspectionKind, 
/**
 * None of what is looked at on every car.
 */
trade: Trade | null, 
/**
 * Nought until the shop wrote one.
 */
edition: number, template_items: Array<TemplateItem>, 
/**
 * Who wrote it, and when; nobody wrote the program's own.
 */
written_by: string, written_at: string | null, };

export type InspectionLists = { 
/**
 * Of each kind of report that of every car, then those of the trades.
 */
lists: Array<InspectionList>, };

export type InspectionPlan = { id: number, part_id: number | null, abc: AbcClass | null, checks: Array<InspectionCheck>, sampling: Sampling, version: number, };

export type InspectionPlans = { 
/**
 * A B C, and what has no class: as the shop said, or as is usual.
 */
of_classes: Array<InspectionPlan>, of_parts: Array<PlanOfPart>, };

export type InspectionQueueRow = { row: QueueRow, jobs: Array<Job>, job_names: Array<string>, technician_names: Array<string>, attempt: number, 
/**
 * Findings that keep the car from passing.
 */
findings_waiting: number, };

export type InspectionTemplate = { id: number, kind: InspectionKind, 
/**
 * None of what is looked at on every car.
 */
trade: Trade | null, edition: number, template_items: Array<TemplateItem>, person_id: number, at: string, };

export type InspectorHome = { queue: Array<InspectionQueueRow>, 
/**
 * What was photographed at the work on these cars.
 */
photos: Array<PhotosOfVisit>, 
/**
 * Of these kinds are those photos: large, one is looked at among the same.
 */
photo_kinds: Array<PhotoKind>, passed_today: number, failed_today: number, };

export type InvoiceOfReceipt = { invoice_number: string, amount: Money, };

export type InvoiceOff = { invoice_number: string, 
/**
 * How much more it charges, or less.
 */
difference: Money, };

export type InvoiceResult = { 
/**
 * As a spreadsheet counts.
 */
row: number, serial: string, 
/**
 * The first sheet it is of, or the receipt of prepaid money.
 */
settlement_id: number | null, prepaid_receipt_id: number | null, subject_number: string, 
/**
 * What the bureau says of it where it issued none.
 */
reason: string, 
/**
 * What would be recorded, as far as the file says it.
 */
invoice_number: string, 
/**
 * The number of the invoice a red one takes back; empty otherwise.
 */
reverses: string, buyer_title: string, issued_on: string | null, amount: Money | null, 
/**
 * All that is needed, and nothing against it.
 */
record: RecordTaxInvoice | null, 
/**
 * The same of a red one.
 */
red: RecordRedInvoice | null, problem: Refusal | null, };

export type InvoiceResults = { rows: Array<InvoiceResult>, 
/**
 * How many rows name no sheet of this shop.
 */
of_others: number, 
/**
 * How many were not looked at, whosever they are: they have their turn when the
 * file is read again after these were kept.
 */
beyond: number, };

export type InvoicedReceipt = { 
/**
 * What is still to be invoiced of it, or to be reversed.
 */
left: Money, 
/**
 * In whose name the next one is offered.
 */
buyer: BuyerFigures, prepaid_receipt_id: number, payment_id: number, receipt_number: string, paid_at: string, customer_id: number, customer_name: string, customer_kind: CustomerKind, 
/**
 * Of the package it was paid for; empty of stored value.
 */
contract_number: string, package_name: string, paid: Money, 
/**
 * What of it has not gone back.
 */
received: Money, invoiced: Money, invoice_wanted: boolean, 
/**
 * What is kept with the customer; empty where nothing is.
 */
buyer_title: string, buyer_tax_number: string, buyer_is_person: boolean, };

export type InvoicedSale = { 
/**
 * What is still to be invoiced of it, or to be reversed.
 */
left: Money, 
/**
 * In whose name the next one is offered.
 */
buyer: BuyerFigures, counter_sale_id: number, sale_number: string, sold_at: string, 
/**
 * None where nobody asked who bought.
 */
customer_id: number | null, buyer_name: string, customer_kind: CustomerKind | null, total: Money, 
/**
 * What of it did not come back.
 */
standing: Money, invoiced: Money, invoice_wanted: boolean, 
/**
 * What is kept with the customer; empty where nothing is.
 */
buyer_title: string, buyer_tax_number: string, buyer_is_person: boolean, };

export type InvoicedSheet = { 
/**
 * What is still to be invoiced of it, or to be reversed.
 */
left: Money, 
/**
 * In whose name the next one is offered.
 */
buyer: BuyerFigures, settlement_id: number, settlement_number: string, work_order_id: number, plate: string | null, plate_colour: PlateColour, customer_id: number, customer_name: string, customer_kind: CustomerKind, payer: Payer, payer_name: string, sheet_state: SheetState, total: Money, 
/**
 * What of it prepaid money, a gift or the shop's own voucher paid.
 */
not_invoiced: Money, invoiced: Money, invoice_wanted: boolean, issued_at: string, settled_at: string | null, 
/**
 * What is kept with who pays; empty where nothing is.
 */
buyer_title: string, buyer_tax_number: string, buyer_is_person: boolean, };

export type InvoicesKept = { kept: number, };

export type IssueAll = { work_order_id: number, };

export type IssueEstimate = { work_order_id: number, version: number, };

export type IssueParts = { line_id: number, quantity: number, 
/**
 * In which of its units; none for the one it is counted in.
 */
unit?: string, 
/**
 * None takes it from where it is used up first.
 */
bin_id: number | null, 
/**
 * Which of what lies in that bin.
 */
batch_id: number | null, };

export type IssueVouchers = { name: string, face_value: number, smallest_bill: number, valid_from: string, valid_until: string, customer_id: number | null, 
/**
 * How many; as many as there are numbers where they are printed.
 */
count: number, 
/**
 * Those of printed vouchers; none where the shop's series numbers them.
 */
numbers: Array<string>, };

export type IssuedLine = { line_id: number, issued: number, 
/**
 * What it still takes.
 */
open: number, };

export type IssuedParts = { lines: Array<IssuedLine>, arrivals: Array<PartsArrival>, };

export type ItemId = { "labour_operation": number } | { "part": number };

export type ItemLimits = { unit: string, least: number | null, most: number | null, out: boolean, };

export type ItemRest = { position: number, name: string, unit: string, is_amount: boolean, times: number, times_sold: number, 
/**
 * Held by lines that stand on no sheet yet.
 */
times_held: number, left: Money, amount: Money, held: Money, 
/**
 * What of the price is left for it.
 */
worth: Money, };

export type ItemResult = "pass" | "fail" | "not_applicable";

export type ItemsWeighed = { 
/**
 * What is out of its limits, by its code or the words the shop gave it.
 */
out: Array<string>, 
/**
 * What is measured and is no number.
 */
unreadable: Array<string>, };

export type Job = { id: number, work_order_id: number, line_id: number, 
/**
 * 1 for the first try; every rework of the line makes a new attempt.
 */
attempt: number, rework_id: number | null, state: JobState, technicians: Array<JobShare>, bay_id: number | null, planned_start: string | null, planned_minutes: number, pause_reason: PauseReason | null, started_at: string | null, finished_at: string | null, key_data: Array<Measurement>, note: string, version: number, };

export type JobAction = "start" | "join" | "resume" | "finish" | "pause" | "assign" | "cancel";

export type JobBefore = { job_id: number, version: number, technicians: Array<JobShare>, bay_id: number | null, planned_start: string | null, planned_minutes: number, };

export type JobClock = { person_id: number, started_at: string, };

export type JobMark = { id: number, work_order_id: number, job_id: number, 
/**
 * How fast it went, for what it was.
 */
efficiency: number, 
/**
 * How well it was done.
 */
quality: number, note: string, person_id: number, at: string, version: number, };

export type JobMarks = { 
/**
 * What was finished, every try of it, in the order in which it was begun.
 */
jobs: Array<MarkedJob>, };

export type JobOffer = { job_id: number, 
/**
 * Who is at it now.
 */
at_work: Array<number>, 
/**
 * Somebody else is still at it: finishing it ends the own part only.
 */
own_part: boolean, 
/**
 * Buttons are drawn from these.
 */
actions: Array<Allowed<JobAction>>, };

export type JobProposal = { person_id: number, 
/**
 * When they would begin, and be done.
 */
when: Stretch | null, reasons: Array<ProposalReason>, };

export type JobProposals = { 
/**
 * What the operation needs, where the shop said so.
 */
needed: Skill | null, 
/**
 * Everybody who is given jobs, the likeliest first.
 */
proposals: Array<JobProposal>, };

export type JobRow = { 
/**
 * Somebody else is still at it: finishing it ends the own part only.
 */
own_part: boolean, 
/**
 * Buttons are drawn from these.
 */
actions: Array<Allowed<JobAction>>, 
/**
 * It stood still for want of parts, and they are there since then: it went on with them, or may.
 */
parts_here: PartsArrival | null, 
/**
 * What was asked of the parts counter for it.
 */
requests: Array<PartRequestRow>, job_id: number, version: number, work_order_id: number, work_order_number: string, stage: Stage, plate: string | null, plate_colour: PlateColour, make: string, model: string, name: string, code: string, 
/**
 * What the price list calls it, where its line was taken from there.
 */
labour_operation_id: number | null, hours: number, state: JobState, attempt: number, rework_id: number | null, technicians: Array<JobShare>, 
/**
 * Who is at it now, and since when: those who share it each have a clock.
 */
clocks: Array<JobClock>, bay_id: number | null, planned_start: string | null, planned_minutes: number, pause_reason: PauseReason | null, 
/**
 * When somebody began it.
 */
started_at: string | null, 
/**
 * Since when it runs, stands still, or is done.
 */
since: string | null, promised_at: string | null, 
/**
 * Whose car goes before others.
 */
priority: Priority, symptom: string, note: string, 
/**
 * How many lines of its visit came back from an earlier one.
 */
comeback_lines: number, 
/**
 * Why it is done again; empty at the first try.
 */
rework_cause: string, 
/**
 * It was the customer who did not accept it, and no inspector.
 */
refused_delivery_id: number | null, 
/**
 * What was agreed with the customer at the counter, and by whom.
 */
advisor_name: string, old_parts: OldParts, wash_wanted: boolean, test_drive_allowed: boolean, belongings: string, };

export type JobSeen = { job_id: number, version: number, };

export type JobShare = { person_id: number, share: number, };

export type JobState = "waiting" | "running" | "paused" | "finished" | "cancelled";

export type JobTime = { id: number, job_id: number, work_order_id: number, person_id: number, started_at: string, ended_at: string | null, pause_reason: PauseReason | null, 
/**
 * The computer's clock was behind meanwhile: less was measured than worked.
 */
clock_went_back: boolean, };

export type JobWorked = { job_id: number, 
/**
 * To the second, and how it goes on.
 */
so_far: WorkedSoFar, minutes: number, 
/**
 * One day for most; work over midnight is told on each of its days.
 */
days: Array<DayMinutes>, 
/**
 * The computer's clock went back meanwhile: less was measured than worked.
 */
clock_went_back: boolean, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

export type JudgeClaimed = { line_id: number, reason: string, 
/**
 * What shows it, in words; it may stand on the photos alone.
 */
evidence: string, photos: Array<number>, fault_code: string, };

export type JudgeWarranty = { line_id: number, version: number, typed: JudgementTyped, 
/**
 * The manager's word, where it is not free by rule.
 */
approval?: ByPin, };

export type JudgedLine = { 
/**
 * The line it holds for by now.
 */
line_id: number, judgement: WarrantyJudgement, 
/**
 * The visit it comes back from.
 */
earlier_number: string | null, };

export type JudgementTyped = { verdict: WarrantyVerdict, reason: string, evidence: string, photos: Array<number>, fault_code: string, 
/**
 * The maker, and what it knows the case by where it gave a number already.
 */
payer_name: string, claim_number: string, earlier_line_id: number | null, responsible_id: number | null, told: string, };

export type KeepCollectionCode = { means: PaymentMeans, 
/**
 * What was read from the picture; nothing takes the code off.
 */
content?: string | null, version: number, };

export type KeepCore = { id: number, balance: number, reason: string, };

export type KeepInvoiceResults = { invoices: Array<RecordTaxInvoice>, reds: Array<RecordRedInvoice>, };

export type KeepView = { list: ListedKind, 
/**
 * None for the list as it is about to go out; one of the name there is is written over.
 */
name?: string | null, filter: ListFilter, };

export type Kept = "open" | "in_time" | "late" | "no_show" | "called_off";

export type KeptFigures = { open: number, in_time: number, late: number, no_show: number, };

export type KeptMatter = "money" | "invoices" | "consents" | "signed_papers" | "car_history" | "changed_hands" | "change_log" | "copies";

export type KeptView = { id: number, };

export type KindInMonth = { kind: MovementKind, movements: number, quantity_in: number, quantity_out: number, value_in: Money, value_out: Money, cost_difference: Money, };

export type KindPromise = { kind: RepairKind, term: WarrantyTerm, };

export type KindTax = { kind: LineKind, rate: number, };

export type KindTotal = { kind: LineKind, 
/**
 * After every discount: net and tax.
 */
charged: Money, net: Money, tax: Money, };

export type KnownRows = "new" | "skip" | "update" | "update_only";

export type LaidJobs = { jobs: Array<Job>, 
/**
 * Visits whose work may begin with it, by their numbers.
 */
released: Array<number>, };

export type LapsedOffer = { 
/**
 * The last day of those prices that ended first.
 */
until: string, lines: Array<number>, };

export type LastLook = { id: number, work_order_id: number, inspection_id: number, side: LookSide, person_id: number, note: string, at: string, };

export type LastLookPage = { 
/**
 * Those that still have to look. None where the shop does not ask for it.
 */
open: Array<LookSide>, 
/**
 * Those that whoever asks may give now.
 */
yours: Array<LookSide>, 
/**
 * Since the car passed, in the order in which they were given.
 */
given: Array<LookGiven>, };

export type LayBack = { jobs: Array<JobBefore>, };

export type LayInBay = { jobs: Array<JobSeen>, bay_id: number, planned_start: string, };

export type LayJobs = { jobs: Array<JobSeen>, to: number, planned_start: string, };

export type LayReady = { line_id: number, 
/**
 * Or no more.
 */
ready: boolean, };

export type LeaveHouse = { id: number, };

export type LeftAlone = "refuses_messages" | "withdrawn" | "never_asked";

export type LendUnit = { loan_unit_id: number, lending: Lending, 
/**
 * Also one that a visit waits for.
 */
promised_too?: boolean, };

export type Lending = { customer_id: number, work_order_id: number | null, due_on: string, agreement: string, out_condition: string, out_km: number | null, out_fuel: number | null, signed_by: string, signature: Signature | null, };

export type LicenceState = "untold" | "holds" | "ends_soon" | "over";

export type LikelyPair = { 
/**
 * The older of the two.
 */
one: MergeSide, other: MergeSide, alike: Array<Likeness>, };

export type Likeness = "same_phone" | "same_name" | "same_plate" | "same_vin" | "plate_looks_same";

export type Line = { id: number, work_order_id: number, position: number, state: LineState, 
/**
 * The price after discount, tax included.
 */
amount: Money, authorised_amount: Money | null, decline_reason: string, finding_id: number | null, supersedes_id: number | null, settlement_id: number | null, version: number, kind: LineKind, category: Category, payer: Payer, 
/**
 * The insurer, the maker, the contract's number.
 */
payer_name: string, 
/**
 * What the payer knows the case by: the insurer's 报案号, the maker's 索赔单号.
 */
claim_number: string, code: string, name: string, brand: string, specification: string, unit: string, quantity: number, hours: number, 
/**
 * For labour the hour rate, else the price of one unit.
 */
unit_price: Money, 
/**
 * Whether that price includes the tax. Of the shop's setting when the line was
 * written, and the line's own from then on.
 */
price_basis: PriceBasis, discount_rate: number, discount: Money, tax_rate: number, 
/**
 * What it costs the shop: set by the catalogue or by who may see costs.
 * What somebody sends who may not see costs is ignored.
 */
cost: Money, origin: PartOrigin, 
/**
 * None where nobody named the grade, and for everything that is not a
 * part.
 */
grade: PartGrade | null, 
/**
 * What the shop promises of this thing beyond its kind of repair.
 */
warranty: WarrantyTerm | null, 
/**
 * The item it was taken from, of the one catalogue or the other.
 */
labour_operation_id: number | null, part_id: number | null, 
/**
 * Of one hour or one unit.
 */
list_price: Money | null, 
/**
 * The standard hours of the operation.
 */
list_hours: number | null, };

export type LineAnswer = { line_id: number, approved: boolean, 
/**
 * The amount that was read to the customer; refused when it is not the
 * amount of the line any more.
 */
amount: number, 
/**
 * Why it was declined.
 */
reason: string, };

export type LineDrop = { line_id: number, } & ({ "way": "withdraw_line" } | { "way": "cancel_job", job_id: number, });

export type LineFigures = { kind: LineKind, category: Category, payer: Payer, 
/**
 * The insurer, the maker, the contract's number.
 */
payer_name: string, 
/**
 * What the payer knows the case by: the insurer's 报案号, the maker's 索赔单号.
 */
claim_number: string, code: string, name: string, brand: string, specification: string, unit: string, quantity: number, hours: number, 
/**
 * For labour the hour rate, else the price of one unit.
 */
unit_price: number, 
/**
 * Whether that price includes the tax. Of the shop's setting when the line was
 * written, and the line's own from then on.
 */
price_basis: PriceBasis, discount_rate: number, discount: number, tax_rate: number, 
/**
 * What it costs the shop: set by the catalogue or by who may see costs.
 * What somebody sends who may not see costs is ignored.
 */
cost: number, origin: PartOrigin, 
/**
 * None where nobody named the grade, and for everything that is not a
 * part.
 */
grade: PartGrade | null, 
/**
 * What the shop promises of this thing beyond its kind of repair.
 */
warranty: WarrantyTerm | null, };

export type LineKind = "labour" | "part" | "diagnosis" | "testing" | "machining" | "towing" | "outside_work" | "other";

export type LineMisfit = { line_id: number, 
/**
 * What it is for.
 */
fits: Array<string>, };

export type LineProfit = { line_id: number, charged: Money, cost: Money, profit: Money, 
/**
 * By what was issued to it, and not by what was thought to.
 */
from_issues: boolean, };

export type LineState = "draft" | "offered" | "approved" | "declined" | "superseded";

export type LineStock = { line_id: number, supply: Supply, 
/**
 * What went to the car, in the unit its part is counted in, as all that follows.
 */
issued: number, 
/**
 * What the customer may be told of the rest.
 */
promise: PartPromise | null, counted_in: string, part_id: number, on_hand: number, 
/**
 * What may be promised to one more customer; below zero where too much was.
 */
free: number, on_order: number, expected_on: string | null, };

export type LineToSendBack = { credited: Money, id: number, goods_receipt_id: number, number: string, supplier_id: number, supplier_name: string, received_on: string, part_id: number, code: string, part_name: string, brand: string, specification: string, 
/**
 * What it is counted in.
 */
unit: string, batch_number: string | null, expires_on: string | null, quantity: number, waiting: number, accepted: number, rejected: number, rejected_left: number, checks: Array<InspectionCheck>, sample: number, bought: number, buying_unit: string, not_ordered: boolean, version: number, };

export type LineWarranty = { line_id: number, until: string, until_km: number | null, };

export type LinkPart = { line_id: number, part_id: number, };

export type LinkTarget = { "kind": "estimate" } | { "kind": "progress" } | { "kind": "sheet", sheet_id: number, } | { "kind": "survey" };

export type ListAppointments = { day: string, };

export type ListBookingDays = { from: string, days: number, };

export type ListFilter = { 
/**
 * Of these days; of orders those on which the car came, of sheets those on which they were made, of cars those
 * on which they were seen last, of customers those since which they are on file, of bookings those for which
 * they are, of complaints those on which they were opened, of calls those on which they were made.
 */
from: string | null, to: string | null, 
/**
 * A plate or its end, a VIN, a name, a phone, the number of what is listed.
 */
text: string, stages: Array<Stage>, 
/**
 * Of sheets.
 */
sheet_states: Array<SheetState>, advisor_id: number | null, 
/**
 * Who has a job of it, or had one.
 */
technician_id: number | null, 
/**
 * Pays some of it.
 */
payer: Payer | null, repair_kind: RepairKind | null, 
/**
 * Of orders: something of it came back from an earlier visit.
 */
comeback: boolean, 
/**
 * It was billed, and not all of it came in; what is on account did not. Of customers: something is on account.
 */
unpaid: boolean, 
/**
 * Its promise was broken and is still to be kept; of complaints, nobody answered in time.
 */
late: boolean, 
/**
 * Of bookings.
 */
booking_stages: Array<AppointmentStage>, 
/**
 * How a booking came.
 */
channel: Channel | null, 
/**
 * Of complaints.
 */
complaint_states: Array<ComplaintState>, category: ComplaintCategory | null, severity: Severity | null, 
/**
 * Who answers for a complaint, and who made a call.
 */
owner_id: number | null, 
/**
 * What came of a call.
 */
outcome: CallOutcome | null, 
/**
 * Of customers.
 */
customer_kind: CustomerKind | null, price_class: PriceClass | null, 
/**
 * One of the shop's levels, and a tag; empty for whichever.
 */
level: string, tag: string, 
/**
 * Who agreed to news and offers and may be written to.
 */
marketing: boolean, 
/**
 * Something of a car is due, or will be within the month.
 */
due: boolean, };

export type ListKey = { id: number, 
/**
 * The instant the list is in the order of.
 */
at: string, };

export type ListPurchaseOrders = { view: PurchaseOrderView, 
/**
 * Some of the number or of the supplier's name; empty for all.
 */
text: string, 
/**
 * The last one of the page before, of those that are over.
 */
before: number | null, };

export type ListSuppliers = { 
/**
 * Some of the name, its initials, the contact or the phone; empty for all.
 */
text: string, 
/**
 * Those nothing is bought from any more instead.
 */
retired: boolean, };

export type ListTotals = { count: number, total: Money, unpaid: Money, 
/**
 * Only those from here on were added up: there may be others before.
 */
since: string | null, 
/**
 * Where the next portion begins.
 */
next: ListKey | null, cut: boolean, };

export type ListedKind = "work_orders" | "sheets" | "vehicles" | "customers" | "bookings" | "complaints" | "calls";

export type LoanPage = { row: LoanRow, unit: LoanUnit, lent_by_name: string, back_by_name: string, };

export type LoanRow = { unit_name: string, customer_name: string, customer_phone: string, order_number: string, 
/**
 * It was to be back by now.
 */
is_late: boolean, id: number, number: string, loan_unit_id: number, customer_id: number, 
/**
 * While this visit goes on.
 */
work_order_id: number | null, lent_at: string, lent_by: number, due_on: string, 
/**
 * What was agreed beyond the day.
 */
agreement: string, out_condition: string, out_km: number | null, 
/**
 * In hundredths of a full tank.
 */
out_fuel: number | null, 
/**
 * Who signed on the screen; empty where nobody did.
 */
signed_by: string, signature: Signature | null, 
/**
 * Where a stocked unit lay, and lies again.
 */
bin_id: number | null, back_at: string | null, back_by: number | null, back_condition: string, back_km: number | null, back_fuel: number | null, 
/**
 * What was not so before; empty where nothing is.
 */
damage_note: string, version: number, };

export type LoanUnit = { id: number, kind: LoanUnitKind, name: string, 
/**
 * Of a car.
 */
plate: string | null, 
/**
 * Of a spare unit that stock is kept of: lent, it lies on no shelf.
 */
part_id: number | null, 
/**
 * How it is now.
 */
condition: string, active: boolean, version: number, };

export type LoanUnitKind = "car" | "tool" | "part";

export type LoanUnitRow = { 
/**
 * The name of the part that stock is kept of.
 */
part_name: string, 
/**
 * A visit waits for it: it is lent only where that is meant.
 */
is_promised: boolean, out: LoanRow | null, id: number, kind: LoanUnitKind, name: string, 
/**
 * Of a car.
 */
plate: string | null, 
/**
 * Of a spare unit that stock is kept of: lent, it lies on no shelf.
 */
part_id: number | null, 
/**
 * How it is now.
 */
condition: string, active: boolean, version: number, };

export type LoanUnits = { units: Array<LoanUnitRow>, 
/**
 * Whoever asks says what there is to lend.
 */
may_keep: boolean, };

export type Loans = { loans: Array<LoanRow>, };

export type LongerWarranty = { names: Array<string>, term: WarrantyTerm, };

export type LookAtPlan = { job_ids: Array<number>, technicians: Array<number>, 
/**
 * None leaves each where it is done by now.
 */
bay_id: number | null, planned_start: string, 
/**
 * None is as long as each is planned by now.
 */
planned_minutes: number | null, };

export type LookGiven = { side: LookSide, person_name: string, note: string, at: string, };

export type LookSide = "advisor" | "technician";

export type MakeAccountStatement = { debtor: Debtor, from: string, to: string, 
/**
 * What the page said is owed at the end of the days.
 */
closing: number, };

export type MakeClaim = { settlement_id: number, lines: Array<WantedClaim>, 
/**
 * Empty where the sheet's counts.
 */
claim_number: string, note: string, };

export type MakeInquiry = { lines: Array<InquiredPart>, suppliers: Array<number>, needed_on: string | null, note: string, };

export type MakerPeriod = { until: string, until_km: number, runs: boolean, days_left: number, 
/**
 * None where the clock cannot be believed, or was never read.
 */
km_left: number | null, };

export type MakerRepairDays = { work_order_id: number, number: string, days: number, goes_on: boolean, 
/**
 * The maker owes another car for these days, or the fares.
 */
owes_a_car: boolean, };

export type MakerStanding = { warranty: MakerWarranty, exchange: MakerPeriod, repair: MakerPeriod, 
/**
 * All repairs within the exchange period together.
 */
days: number, max_days: number, days_near: boolean, days_over: boolean, max_same: number, 
/**
 * The newest first, those behind the exchange period among them.
 */
repairs: Array<MakerRepairDays>, 
/**
 * The most often repaired first.
 */
faults: Array<Repeated>, parts: Array<Repeated>, };

export type MakerTerms = { invoiced_on: string, exchange_months: number, exchange_km: number, repair_months: number, repair_km: number, note: string, };

export type MakerWarranty = { id: number, vehicle_id: number, 
/**
 * The day of the invoice it was bought with: everything counts from there.
 */
invoiced_on: string, 
/**
 * 三包有效期: within it a car that fails too often is exchanged or taken back.
 */
exchange_months: number, exchange_km: number, 
/**
 * 包修期: within it the maker pays for repairs.
 */
repair_months: number, repair_km: number, note: string, version: number, };

export type ManagerHome = { day: string, arrived_today: number, delivered_today: number, taken_today: Money, billed_today: Money, delivered_month: number, billed_month: Money, in_shop: Array<StageCount>, late: Array<QueueRow>, 
/**
 * What is away at other houses, what is due first before the rest.
 */
outside: Array<OutsideOfCar>, 
/**
 * What waits for the manager's word.
 */
approvals: Array<WaitingApproval>, open_complaints: number, late_complaints: number, 
/**
 * Remedies over the limit that wait for the manager.
 */
remedies_waiting: Array<RemedyWaitingRow>, 
/**
 * What people asked of their own data and nobody answered yet, what is due first before the rest.
 */
data_requests: Array<DataRequestRow>, follow_ups_overdue: number, follow_ups_in_time_percent: number | null, reworks_month: number, 
/**
 * Of the cars that passed this month, those that never went back to the workshop.
 */
fixed_at_once_percent: number | null, 
/**
 * Cars that went back to it more than once, by inspections or by customers, and are there still.
 */
failed_again: Array<FailedAgain>, 
/**
 * Of those, deliveries that customers did not accept.
 */
refused_month: number, 
/**
 * Mean of the recommend marks of the last 30 days in hundredths.
 */
recommend_hundredths: number | null, billed_by_day: Array<DayFigure>, 
/**
 * What a new shop sees to first; empty once all is done, or nobody wants to see it.
 */
first_hour: Array<FirstHourItem>, };

export type MarginRow = { 
/**
 * Empty where a part has none, and where it is told by grade.
 */
brand: string, grade: PartGrade | null, lines: number, 
/**
 * Without the tax, as what it cost.
 */
net: Money, cost: Money, 
/**
 * None where nothing was charged.
 */
margin: number | null, };

export type MarkFinding = { finding_id: number, version: number, urgency: FindingUrgency, };

export type MarkJob = { job_id: number, 
/**
 * 0 where it is not marked yet.
 */
version: number, efficiency: number, quality: number, note: string, };

export type MarkNoShow = { id: number, version: number, };

export type MarkedJob = { job_id: number, name: string, 
/**
 * 1 for the first try.
 */
attempt: number, technicians: Array<number>, technician_names: Array<string>, 
/**
 * None until somebody marked it.
 */
mark: JobMark | null, marked_by: string, 
/**
 * Whoever asks may mark it: nobody marks their own work.
 */
may_mark: boolean, };

export type MarkupStep = { from: number, rate: number, };

export type MatterOwner = { category: ComplaintCategory, owner_name: string, response_hours: number, };

export type MeansCompared = { means: PaymentMeans, expected: Money, counted: Money, 
/**
 * More than the program knows of is above zero.
 */
difference: Money, };

export type MeansCounted = { means: PaymentMeans, 
/**
 * What came in less what went back; below zero where more went back.
 */
counted: number, };

export type MeansTotal = { means: PaymentMeans, receipts: number, received: Money, refunds: number, 
/**
 * As an amount above zero.
 */
returned: Money, };

export type MeasuredPage = { left: number, top: number, length: number, };

export type Measurement = { name: string, value: string, unit: string, 
/**
 * Of what the operation asks with limits. They are the program's own: whatever a screen sends is not read.
 */
limits?: ValueLimits, };

export type MergeMade = { id: number, version: number, kind: MergedKind, kept_id: number, kept_name: string, gone_id: number, gone_name: string, rows: number, reason: string, at: string, person_name: string, undone_at: string | null, 
/**
 * What keeps them from being two again; none where nothing does.
 */
problem: MergeProblem | null, };

export type MergeOffer = { kept: MergeSide, gone: MergeSide, along: Array<GoingAlong>, 
/**
 * What the one that goes has stored, and what they owe on account.
 */
held: Money, on_account: Money, problem: MergeProblem | null, };

export type MergeProblem = "same_record" | "one_is_sample" | "both_in_shop" | "undone_already" | "merged_since" | "money_moved";

export type MergeRecords = { kind: MergedKind, 
/**
 * Stays, with what only the other one tells.
 */
kept_id: number, gone_id: number, kept_version: number, gone_version: number, reason: string, };

export type MergeSide = { id: number, version: number, 
/**
 * A name, or a plate.
 */
called: string, phone: string, 
/**
 * Of a customer the plates of the cars; of a car make, model and VIN.
 */
about: string, 
/**
 * Whose a car is.
 */
owner: string, 
/**
 * Counted up to a thousand.
 */
visits: number, since: string, };

export type MergeUndone = { kept_id: number, gone_id: number, };

export type MergedKind = "customer" | "vehicle";

export type MergesMade = { 
/**
 * The newest first.
 */
merges: Array<MergeMade>, };

export type MileagePoint = { 
/**
 * None where the old program read it.
 */
work_order_id: number | null, on: string, km: number, 
/**
 * It does not go with those before it: a slip, or the first of another instrument.
 */
doubtful: boolean, };

export type MileageWarning = "below_last" | "leaps_absurdly";

export type Missing = { "what": "mileage" } | { "what": "fuel" } | { "what": "walk_around" } | { "what": "draft_lines" } | { "what": "estimate_issued", count: number, } | { "what": "answers", count: number, } | { "what": "nothing_offered" } | { "what": "approved_line" } | { "what": "technicians", count: number, } | { "what": "jobs_finished", count: number, } | { "what": "findings_decided", count: number, } | { "what": "findings_signed", count: number, } | { "what": "answers_written", count: number, } | { "what": "checklist", count: number, } | { "what": "mileage_out" } | { "what": "bill" } | { "what": "bill_exists" } | { "what": "payment", owed: Money, } | { "what": "nothing_owed" } | { "what": "nothing_on_account" } | { "what": "nothing_received" } | { "what": "other_inspector" } | { "what": "other_signer" } | { "what": "work_done" } | { "what": "own_visit" } | { "what": "final_inspection" } | { "what": "certificate_number" } | { "what": "follow_up" } | { "what": "complaint_open" } | { "what": "survey_exists" } | { "what": "started_work_unsettled", count: number, } | { "what": "sheets_voided", count: number, } | { "what": "last_look", count: number, } | { "what": "outside_work", count: number, } | { "what": "taking_back_ended", days: number, };

export type MoneyBackTo = "payer" | "stored_value" | "deposit" | "voucher";

export type MoveCash = { direction: CashDirection, amount: number, reason: string, };

export type MoveJob = { job_id: number, version: number, 
/**
 * Whose lane it was taken from; none from among those nobody has.
 */
from: number | null, to: number, planned_start: string, };

export type MoveOutsideDay = { id: number, version: number, due_back_on: string, reason: string, };

export type MovePromise = { work_order_id: number, version: number, promised_at: string, reason: string, 
/**
 * None where the customer is still to be told.
 */
heard: HeardAtOnce | null, };

export type MovePurchaseDay = { id: number, version: number, purchase_order_line_id: number | null, expected_on: string, reason: string, };

export type MoveStock = { part_id: number, bin_id: number, to_bin_id: number, batch_id: number | null, quantity: number, note: string, };

export type MovementKind = "opening" | "received" | "issued" | "returned_from_line" | "returned_to_supplier" | "counted" | "moved" | "scrapped" | "lent" | "given_back" | "sold" | "sale_returned" | "repriced";

export type MovementShown = { id: number, kind: AccountMovementKind, at: string, 
/**
 * With its visit; of what was sold over the counter there is neither.
 */
settlement_id: number | null, 
/**
 * Of the sheet, or of the sale.
 */
settlement_number: string, work_order_id: number | null, counter_sale_id: number | null, plate: string | null, plate_colour: PlateColour, payment_number: string | null, means: PaymentMeans | null, reason: string, amount: Money, 
/**
 * What was owed after it.
 */
balance: Money, };

export type MyShift = { shift: RunningShift | null, 
/**
 * What the next one to be opened is told of: cash that is in no shift.
 */
outside: CashOutside | null, 
/**
 * Without one no money is taken.
 */
required: boolean, };

export type NamedVoucher = { number: string, 
/**
 * A platform issued it: 美团, 抖音. It is worth what is typed.
 */
third_party: boolean, };

export type NavCounts = { bookings_today: number, reception: number, workshop: number, my_jobs: number, 
/**
 * Jobs that stand still for want of parts.
 */
parts: number, inspection: number, cashier: number, calls: number, 
/**
 * Those open, and the suggestions nobody answered yet.
 */
complaints: number, };

export type NeedPage = { 
/**
 * What customers were promised before all, the soonest first.
 */
rows: Array<NeedRow>, 
/**
 * So many more parts are needed than are shown.
 */
more: number, suppliers: Array<SupplierChoice>, 
/**
 * What it is reckoned with.
 */
cycle_days: number, use_days: number, };

export type NeedReason = "promised" | "reorder_point" | "use" | "minimum";

export type NeedRow = { part: PartTold, reasons: Array<NeedReason>, there: number, reserved: number, on_order: number, 
/**
 * On orders that were not sent yet.
 */
in_draft: number, 
/**
 * The next day on which some of it is expected.
 */
expected_on: string | null, minimum: number, 
/**
 * From here on it is ordered.
 */
point: number, 
/**
 * In the days that use is counted of.
 */
used: number, 
/**
 * What is missing for customers.
 */
short: number, 
/**
 * What is proposed, in the unit it is counted in.
 */
quantity: number, 
/**
 * The same in units as it is bought.
 */
bought: number, unit: string, unit_factor: number, supplier_id: number | null, 
/**
 * What one such unit was bought for last.
 */
buying_price: Money, lead_days: number, 
/**
 * Those it is missing for, who was promised it the soonest first.
 */
cars: Array<CarLacking>, 
/**
 * Suppliers are being asked for it.
 */
purchase_inquiry_id: number | null, };

export type NeededLine = { part_id: number, supplier_id: number, bought: number, unit: string, unit_factor: number, buying_price: number, 
/**
 * The line of a visit it is ordered for.
 */
line_id: number | null, 
/**
 * What of it was on its way or on an order that nobody sent, as the page showed it: what somebody
 * else ordered meanwhile is not ordered twice.
 */
seen_coming: number, };

export type NoCopy = { since: string, refusal: Refusal, };

export type NotOpened = "port_taken" | "forbidden" | "other";

export type NotePromiseSeen = { work_order_id: number, moved_at: string, };

export type NoteTold = { work_order_id: number, telling: Telling, };

export type Notices = { open_visits: Array<VisitRow>, declined: Array<DeclinedLine>, 
/**
 * What was found, declined and never quoted; the unsafe first.
 */
declined_findings: Array<DeclinedFinding>, under_warranty: Array<WarrantyNotice>, 
/**
 * What the maker owes by law, as long as it owes anything.
 */
maker: MakerStanding | null, 
/**
 * What makers want done to the car and nobody did yet.
 */
recalls: Array<Recall>, 
/**
 * Those of them of which a line stands on the visit.
 */
planned_recalls: Array<number>, complaints: Array<Complaint>, unpaid: Money, service_due_on: string | null, service_due_km: number | null, service_overdue: boolean, last_mileage_km: number | null, 
/**
 * What to say of the reading asked about, or of the visit's.
 */
mileage_warning: MileageWarning | null, note: string, };

export type OfferCustomerLink = { work_order_id: number, thing: LinkTarget, };

export type OfferPairing = { roles: Array<Role>, wall: boolean, till_display?: boolean, till_id?: number | null, };

export type OfferShown = { asked_supplier_id: number, 
/**
 * Of one unit as it is bought; none where there is no offer.
 */
buying_price: Money | null, 
/**
 * What all of the line comes to.
 */
line_amount: Money | null, delivery_days: number | null, cheapest: boolean, soonest: boolean, };

export type OfferedLine = { line_id: number, name: string, amount: Money, 
/**
 * Absent in estimates of the first files, which kept the amount alone.
 */
asked: QuotedTerms | null, };

export type OfferedPayer = { payer: Payer, payer_name: string, claim_number: string, };

export type OfferedPrice = { inquiry_line_id: number, buying_price: number, 
/**
 * Where it takes longer, or less, than the rest.
 */
delivery_days: number | null, };

export type OldLine = { id: number, kind: LineKind, code: string, name: string, detail: string, unit: string, quantity: number | null, amount: Money | null, payer_name: string, done_by: string, note: string, 
/**
 * It is itself what was looked for, and not only of an order that is.
 */
sought: boolean, };

export type OldPartRow = { order_number: string, plate: string | null, plate_colour: PlateColour, payer_name: string, bin_code: string, 
/**
 * To be kept until a day that is over.
 */
is_overdue: boolean, 
/**
 * A claim for it is written and waits to be sent.
 */
to_send: number | null, id: number, 
/**
 * Of its tag.
 */
number: string, work_order_id: number, line_id: number, part_id: number | null, code: string, name: string, serial_number: string, fault_code: string, 
/**
 * Its place among the old parts; none where it lies elsewhere.
 */
bin_id: number | null, kept_until: string, state: OldPartState, 
/**
 * The claim it is sent with.
 */
claim_id: number | null, tagged_at: string, tagged_by: number, ended_at: string | null, note: string, version: number, };

export type OldPartState = "shelved" | "sent" | "scrapped";

export type OldPartTagged = { id: number, number: string, };

export type OldParts = "take" | "discard";

export type OldVisit = { past_order_id: number, number: string, received_on: string | null, left_on: string | null, mileage_km: number | null, symptom: string, advisor_name: string, technician_name: string, old_state: string, struck_out: boolean, payer_name: string, paid_by: string, total: Money | null, note: string, 
/**
 * The shop did not know the car when the order came in: only the same plate or VIN speaks for it.
 */
by_plate_alone: boolean, lines: Array<OldLine>, };

export type OnAccountRow = { settlement_id: number, settlement_number: string, work_order_id: number, plate: string | null, plate_colour: PlateColour, customer_name: string, 
/**
 * Who was trusted: the insurer's debt is not the customer's.
 */
payer: Payer, payer_name: string, claim_number: string, on_account: Money, settled_at: string | null, 
/**
 * The day of the sheet: from there it ages.
 */
since: string, };

export type OpenComplaint = { work_order_id: number | null, vehicle_id: number | null, customer_id: number | null, person_name: string, phone: string, category: ComplaintCategory, severity: Severity, source: ComplaintSource, matter: string, 
/**
 * None leaves it to the shop's settings.
 */
owner_id: number | null, };

export type OpenHouseDoor = { open: boolean, port: number, version: number, };

export type OpenShift = { opening_float: number, };

export type OpenSlot = { day: string, starts_at: string, 
/**
 * Told when it is not on the day that was asked for.
 */
why_later: WhyLater | null, };

export type OpenStock = { part_id: number, bin_id: number, quantity: number, 
/**
 * Of one unit.
 */
unit_cost: number, 
/**
 * The maker's; empty where there is none.
 */
batch_number: string, expires_on: string | null, note: string, 
/**
 * The manager's yes, where it is worth more than whoever keeps the store settles alone.
 */
approval?: ByPin, };

export type OperationTerms = { id: number, labour_operation_id: number, trade: Trade, 
/**
 * Who does it has at least this.
 */
level: SkillLevel, 
/**
 * Where it takes longer or shorter than the list says.
 */
class_hours: Array<ClassHours>, asked: Array<AskedValue>, 
/**
 * What is looked at before the work is handed on.
 */
checklist: Array<string>, usual_parts: Array<UsualPart>, version: number, };

export type OrderListed = { id: number, number: string, stage: Stage, vehicle_id: number, plate: string | null, plate_colour: PlateColour, make: string, model: string, customer_id: number, customer_name: string, advisor_id: number, advisor_name: string, 
/**
 * Their names, one after another; nobody yet where it is empty.
 */
technicians: string, repair_kind: RepairKind, symptom: string, promised_at: string | null, checked_in_at: string, delivered_at: string | null, 
/**
 * How many of its lines came back from an earlier visit.
 */
comeback_lines: number, 
/**
 * The newest sheet that stands.
 */
settlement_id: number | null, total: Money, 
/**
 * What was billed and did not come in, on account or not.
 */
unpaid: Money, };

export type OrderNeeded = { rows: Array<NeededLine>, };

export type OrderOffers = { id: number, version: number, chosen: Array<ChosenOffer>, };

export type OrderToReceive = { id: number, number: string, supplier_id: number, supplier_name: string, expected_on: string | null, 
/**
 * Those of which something is open.
 */
lines: Array<ReceiptProposal>, 
/**
 * The deliveries by which some of it came before.
 */
receipts_before: number, };

export type OrderedPart = { purchase_order_id: number, number: string, supplier_name: string, 
/**
 * What did not come yet.
 */
quantity: number, expected_on: string | null, };

export type OrdersMade = { orders: Array<PurchaseOrderSaved>, };

export type OutsideOfCar = { outside: OutsideRow, plate: string | null, plate_colour: PlateColour, make: string, model: string, 
/**
 * Of the order.
 */
number: string, };

export type OutsideRow = { standing: OutsideStanding, id: number, work_order_id: number, 
/**
 * What went out, and what is to be done to it.
 */
what: string, 
/**
 * To which house.
 */
partner: string, 
/**
 * Who took it there.
 */
handed_to: string, 
/**
 * The number of the receipt they gave for it; empty where it bears none.
 */
receipt: string, sent_at: string, sent_by: number, due_back_on: string, 
/**
 * Why it comes on another day than was agreed first; empty while that one stands.
 */
later_reason: string, back_at: string | null, back_by: number | null, 
/**
 * How it came back.
 */
result: string, version: number, };

export type OutsideStanding = "away" | "due" | "overdue" | "back";

export type OverdueCount = { kind: OverdueKind, count: number, };

export type OverdueKind = "late_loan" | "lost_claim" | "core_deposit" | "old_part";

export type OverdueList = { 
/**
 * Every kind, in the order in which they are worked off.
 */
counts: Array<OverdueCount>, 
/**
 * Kind by kind, what is late the longest first.
 */
rows: Array<OverdueRow>, 
/**
 * Of some kind there are others beside these.
 */
more: boolean, };

export type OverdueRow = { kind: OverdueKind, 
/**
 * Of the loan, the claim or the tag; of a deposit that of its sale or of its visit.
 */
number: string, 
/**
 * What is lent, was to come, or lies there.
 */
name: string, 
/**
 * Who has it, owes it, or was to have it; empty where nobody said.
 */
whom: string, plate: string | null, 
/**
 * The day it was due; a claim has none.
 */
due_on: string | null, loan_id: number | null, claim_id: number | null, old_part_id: number | null, counter_sale_id: number | null, work_order_id: number | null, };

export type OwnDay = { day: string, open: boolean, reason: string, };

export type OwnerRow = { customer_id: number, name: string, since: string, until: string | null, };

export type PackageAdded = { 
/**
 * How many lines were written.
 */
added: number, 
/**
 * What no list has for this car: it is chosen by hand.
 */
not_found: Array<string>, };

export type PackageItem = { 
/**
 * Zero where it is an amount.
 */
times: number, 
/**
 * What may be used of it in all; zero where it is so many times of a thing.
 */
amount: Money, 
/**
 * The item of the catalogue it was taken from.
 */
item: ItemId | null, kind: LineKind, code: string, name: string, unit: string, 
/**
 * Of one time.
 */
quantity: number, 
/**
 * Of one time.
 */
hours: number, 
/**
 * By the list: of an hour of labour, of a unit of all else.
 */
unit_price: Money, price_basis: PriceBasis, tax_rate: number, };

export type PackageList = { packages: Array<PackageRow>, };

export type PackageRow = { package: ServicePackage, 
/**
 * What its content would cost by the list.
 */
list_price: Money, };

export type PackagedWork = { item: ItemId | null, kind: LineKind, name: string, 
/**
 * In which it is meant; empty in the item's own.
 */
unit: string, quantity: number, };

export type PaidInvoice = { invoice_number: string, amount: Money, };

export type PairStation = { code: string, name: string, 
/**
 * Of the token the door gives it: the token itself is nobody else's.
 */
token_hash: string, };

export type PairingOffer = { code: string, 
/**
 * What the station will be allowed.
 */
roles: Array<Role>, wall: boolean, till_display: boolean, till_id: number | null, until: string, 
/**
 * Where a browser goes with it; none while the door is not open.
 */
address: string | null, 
/**
 * The same by a name that stays when the address changes; none where the house is not told of
 * it. Not every browser of a house asks for such names.
 */
name: string | null, 
/**
 * The address as a QR code, row by row, dark where there is a 1.
 */
qr: Array<string>, };

export type PaperOffer = { kind: PaperKind, id: number, number: string, };

export type PaperPicture = "logo" | "seal";

export type PaperPrints = { 
/**
 * As often as its printers said so or a person took it to print it by hand.
 */
printed: number, 
/**
 * Whether the next print says that it is not the first: what is on its way, or lost,
 * counts there as well.
 */
next_is_marked: boolean, newest: PrintJobRow | null, };

export type PaperSettings = { 
/**
 * The shop's mail, in its head.
 */
mail: string, 
/**
 * Days after its issue on which a quote still holds.
 */
quote_valid_days: number, 
/**
 * The terms of the repair contract, a paragraph each line.
 */
contract_terms: string, 
/**
 * A sentence at the foot of what customers are handed.
 */
foot: string, 
/**
 * The sums of the pictures' files; empty where there is none.
 */
logo: string, seal: string, };

export type PartAnswer = "there" | "ordered" | "not_to_be_had";

export type PartChoices = { suppliers: Array<PartSupplier>, 
/**
 * Where parts are issued from.
 */
bins: Array<Bin>, };

export type PartFilter = "all" | "below_minimum" | "without_stock" | "retired";

export type PartGrade = "genuine" | "equivalent" | "aftermarket" | "remanufactured" | "repaired";

export type PartHit = { id: number, code: string, name: string, brand: string, specification: string, 
/**
 * Its code or another number of it was typed.
 */
whole: boolean, };

export type PartInMonth = { part_id: number, code: string, name: string, unit: string, quantity_in: number, quantity_out: number, value_in: Money, value_out: Money, 
/**
 * What was there at the end of the month, and what it was worth.
 */
closing_quantity: number, closing_value: Money, };

export type PartList = { rows: Array<PartRow>, 
/**
 * There are others behind them.
 */
more: boolean, 
/**
 * The one part whose code or other number is what was typed or scanned.
 */
numbered: number | null, 
/**
 * Whoever asks writes parts anew.
 */
keeps: boolean, 
/**
 * Whoever asks sets prices.
 */
sets_prices: boolean, };

export type PartMovement = { bin_code: string, person_name: string, 
/**
 * Who said yes to it; empty where nobody was asked.
 */
granted_name: string, 
/**
 * Of the visit it was for; empty where it was for none.
 */
order_number: string, 
/**
 * Of the receipt, return, count, sale or loan it belongs to; empty where it belongs to none.
 */
document_number: string, 
/**
 * What was there after it.
 */
balance: number, id: number, part_id: number, bin_id: number, batch_id: number | null, kind: MovementKind, 
/**
 * More is there by it, or less when it is below zero.
 */
quantity: number, 
/**
 * What the stock is worth more by it, or less.
 */
stock_value: Money, 
/**
 * What was paid for it and is on no shelf any more: the price of what was used already turned out
 * to be another.
 */
cost_difference: Money, at: string, person_id: number, work_order_id: number | null, line_id: number | null, document_kind: StockDocument | null, document_id: number | null, 
/**
 * What this one takes back, or whose price it puts right.
 */
of_movement_id: number | null, 
/**
 * Who said yes to it beside whoever did it; none where nobody was asked.
 */
granted_by: number | null, note: string, };

export type PartMovements = { 
/**
 * The newest first.
 */
rows: Array<PartMovement>, 
/**
 * Where the next page goes on; none at the end.
 */
more: CardEnd | null, };

export type PartName = { id: number, code: string, name: string, };

export type PartNeed = { work_order_id: number, number: string, plate: string | null, plate_colour: PlateColour, wanted: number, issued: number, 
/**
 * What of it is reserved.
 */
open: number, since: string, };

export type PartNumberKind = "own" | "maker" | "cross";

export type PartOfReceipt = { goods_receipt_id: number, amount: number, };

export type PartOrigin = "stock" | "bought_for_order" | "customers" | "outsourced";

export type PartPage = { 
/**
 * At the retail price that holds today.
 */
item: CatalogueItem, numbers: Array<TypedNumber>, units: Array<TypedUnit>, there: Availability, free: number, below_minimum: boolean, average_cost: Money, bin_code: string, supplier_name: string, places: Array<PlaceRow>, needed: Array<PartNeed>, ordered: Array<OrderedPart>, 
/**
 * What took its place.
 */
successor: PartName | null, 
/**
 * Whose place it took.
 */
replaces: Array<PartName>, class_prices: Array<ClassPrice>, 
/**
 * Those to come first.
 */
prices: Array<PriceSet>, 
/**
 * What the shop's markup makes of what it cost last; told to who is told costs.
 */
proposed_price: Money | null, keeps: boolean, sets_prices: boolean, };

export type PartPicture = { 
/**
 * A small JPEG, in base64; empty where there is none.
 */
content: string, };

export type PartPlace = { bin_id: number, bin_code: string, bin_kind: BinKind, batch_id: number | null, batch_number: string, expires_on: string | null, is_expired: boolean, quantity: number, };

export type PartPromise = { "when": "in_stock" } | { "when": "expected", on: string, };

export type PartRequestRow = { asked_by_name: string, answered_by_name: string | null, 
/**
 * Empty where its job is done.
 */
job_name: string, id: number, work_order_id: number, 
/**
 * The work it is for.
 */
job_id: number, 
/**
 * None where it was asked for in words.
 */
part_id: number | null, text: string, quantity: number, unit: string, state: PartRequestState, 
/**
 * When it comes, where it was ordered.
 */
expected_on: string | null, 
/**
 * What the counter wrote with the answer.
 */
note: string, asked_by: number, asked_at: string, answered_by: number | null, answered_at: string | null, version: number, };

export type PartRequestState = "asked" | "there" | "ordered" | "not_to_be_had" | "withdrawn";

export type PartRequested = { id: number, };

export type PartRow = { id: number, code: string, name: string, brand: string, specification: string, grade: PartGrade | null, unit: string, 
/**
 * The retail price that holds today.
 */
unit_price: Money, active: boolean, minimum: number, 
/**
 * Where it lies, unless it is put elsewhere; empty where nobody said.
 */
bin_code: string, there: Availability, 
/**
 * What may be promised to one more customer.
 */
free: number, below_minimum: boolean, 
/**
 * The series it fits; none where it fits all.
 */
fits: Array<string>, };

export type PartShown = { means: PaymentMeans, amount: number, };

export type PartStock = { part_id: number, on_hand: number, 
/**
 * What may be promised to one more customer; below zero where too much was.
 */
free: number, on_order: number, expected_on: string | null, };

export type PartSupplier = { id: number, name: string, };

export type PartTold = { part_id: number, code: string, name: string, brand: string, specification: string, 
/**
 * What it is counted in.
 */
counted_in: string, active: boolean, };

export type PartsArrival = { id: number, work_order_id: number, job_id: number, at: string, person_id: number, 
/**
 * The clock was started with it; otherwise whoever does the job had another one running.
 */
went_on: boolean, };

export type PartsArrivalRow = { job_name: string, id: number, work_order_id: number, job_id: number, at: string, person_id: number, 
/**
 * The clock was started with it; otherwise whoever does the job had another one running.
 */
went_on: boolean, };

export type PartsAvailability = { 
/**
 * Of those of the parts that stock is kept of.
 */
parts: Array<PartStock>, 
/**
 * Of all of them.
 */
units: Array<UnitsOfPart>, };

export type PartsCar = { work_order_id: number, number: string, stage: Stage, plate: string | null, plate_colour: PlateColour, make: string, model: string, promised_at: string | null, pile: PartsPile, 
/**
 * Since when a job of it stands still for want of parts.
 */
waits_since: string | null, 
/**
 * The work not finished yet, with who does it and where.
 */
jobs: Array<PartsJob>, parts: Array<PartsRow>, 
/**
 * What was asked for at the car.
 */
requests: Array<PartRequestRow>, 
/**
 * Something that it still takes lies there.
 */
may_issue_all: boolean, };

export type PartsHome = { cars: Array<PartsCar>, 
/**
 * A part may be issued before it was booked in.
 */
below_zero: boolean, };

export type PartsJob = { job_id: number, name: string, state: JobState, pause_reason: PauseReason | null, 
/**
 * It stands still until they come.
 */
lacks_parts: boolean, since: string | null, technician_names: Array<string>, bay_name: string | null, };

export type PartsNews = { work_order_id: number, number: string, plate: string | null, plate_colour: PlateColour, make: string, model: string, advisor_id: number, requests: Array<PartRequestRow>, 
/**
 * When all of it was there, of each job the newest.
 */
arrivals: Array<PartsArrivalRow>, };

export type PartsPile = "waiting" | "ahead" | "done";

export type PartsRow = { 
/**
 * What its line says, in the unit the part is counted in.
 */
wanted: number, 
/**
 * What the car still takes.
 */
open: number, 
/**
 * What is out for it and belongs on no car.
 */
to_take_back: number, 
/**
 * It is written in a unit the part does not come in: nobody knows how much is meant.
 */
other_unit: boolean, may_issue: boolean, 
/**
 * No stock is kept of it.
 */
may_lay_ready: boolean, 
/**
 * Nobody said yet which part of the price list it is.
 */
may_link: boolean, 
/**
 * None where no stock is kept of it.
 */
stock: PartsStock | null, line_id: number, work_order_id: number, code: string, name: string, brand: string, specification: string, unit: string, quantity: number, origin: PartOrigin, grade: PartGrade | null, state: LineState, 
/**
 * None of what was typed freely.
 */
part_id: number | null, 
/**
 * What went to it from the store, less what came back.
 */
issued: number, 
/**
 * Since when it lies ready, where no stock is kept of it.
 */
laid_at: string | null, };

export type PartsStock = { 
/**
 * As it stands on its box.
 */
part_code: string, counted_in: string, 
/**
 * Where it is taken from first, or has its place.
 */
bin_code: string, 
/**
 * In the order in which they are emptied.
 */
places: Array<PickPlace>, part_id: number, on_hand: number, 
/**
 * What may be promised to one more customer; below zero where too much was.
 */
free: number, on_order: number, expected_on: string | null, };

export type PartsToTag = { parts: Array<UntaggedRow>, bins: Array<Bin>, 
/**
 * Until when a part that is tagged today is kept, unless somebody says another day.
 */
kept_until: string, };

export type PassFinalInspection = { work_order_id: number, items: Array<InspectionItem>, road_test_km: number, note: string, 
/**
 * Of the completion certificate, where the repair kind demands one and an
 * authority numbered it; left empty, the shop's own series gives one.
 */
certificate_number: string, signature: Signature | null, 
/**
 * The sum over the photos beneath it, as the screen was told it: needed with a drawn
 * signature, which stands for these photos and no others.
 */
photos: string, };

export type PastFinding = { finding_id: number, text: string, suggestion: string, urgency: FindingUrgency, standing: FindingStanding, };

export type PastLine = { line_id: number, kind: LineKind, code: string, name: string, brand: string, specification: string, unit: string, quantity: number, hours: number, payer: Payer, state: LineState, amount: Money, 
/**
 * Everybody who was given it, also those of an attempt before a rework.
 */
done_by: Array<string>, 
/**
 * As they were measured last.
 */
values: Array<Measurement>, note: string, 
/**
 * What the shop still answers for.
 */
warranty: WarrantyLeft | null, 
/**
 * It is itself what was looked for, and not only of a visit that is.
 */
sought: boolean, };

export type PastVisit = { work_order_id: number, number: string, stage: Stage, repair_kind: RepairKind, checked_in_at: string, delivered_at: string | null, mileage_km: number | null, symptom: string, lines: Array<PastLine>, findings: Array<PastFinding>, 
/**
 * Of what was agreed to.
 */
total: Money, };

export type PauseJob = { job_id: number, version: number, reason: PauseReason, };

export type PauseReason = "parts" | "customer" | "tool" | "end_of_day";

export type PaySupplier = { supplier_id: number, 
/**
 * What was owed to the supplier as the page showed it.
 */
owed: number, amount: number, means: SupplierPaymentMeans, paid_on: string, reference: string, 
/**
 * Only these; none for all that are open.
 */
invoices: Array<number>, };

export type PayableRow = { supplier_id: number, supplier_name: string, owed: Money, overdue: Money, ageing: Ageing, 
/**
 * When the first of it is due, or was.
 */
due_on: string | null, 
/**
 * What came, and no invoice yet.
 */
not_invoiced: Money, 
/**
 * What the supplier owes for what went back.
 */
credit: Money, };

export type Payables = { 
/**
 * Who is owed the most that is overdue before the others.
 */
suppliers: Array<PayableRow>, owed: Money, overdue: Money, ageing: Ageing, not_invoiced: Money, };

export type Payer = "customer" | "contract" | "manufacturer" | "shop" | "insurer";

export type PayerTotal = { payer: Payer, billed: Money, taken: Money, };

export type Payment = { id: number, number: string, settlement_id: number | null, work_order_id: number | null, 
/**
 * The booking it was paid in for. Left out where there is none: receipts
 * written before there were deposits keep their sums.
 */
appointment_id?: number, 
/**
 * The shift of whoever took it or gave it back. Left out where there was none,
 * for the same reason.
 */
shift_id?: number, 
/**
 * The contract it was paid for, on no visit: it is nobody's deposit. Left out
 * where there is none, for the same reason.
 */
service_contract_id?: number, 
/**
 * The sale over the counter it was paid for, on no visit: it is nobody's deposit
 * either. Left out where there is none, for the same reason.
 */
counter_sale_id?: number, 
/**
 * The deposit on an old part it was taken for or given back of: it is no revenue, and no deposit of a
 * visit. Left out where there is none, for the same reason.
 */
core_deposit_id?: number, 
/**
 * Whose stored value it adds to or draws from: see [`crate::stored_value`].
 * Left out where it is none, for the same reason.
 */
customer_id?: number, 
/**
 * What the shop gave on top of what came in; on a sheet, what of the amount
 * was drawn from that.
 */
gift?: Money, 
/**
 * What of it is prepaid money that is invoiced as it comes in: on a top-up or a
 * contract's price all of it or nothing, as the shop did it on that day; on a
 * sheet, what of the amount was drawn from such money.
 */
at_sale?: Money, 
/**
 * Of a voucher or a coupon: see [`crate::voucher`]. Left out where there is
 * none: of receipts written before vouchers had numbers too.
 */
voucher_number?: string, means: PaymentMeans, amount: Money, 
/**
 * Cash as it was put on the counter; the rest went back as change.
 */
tendered: Money, refund_of: number | null, 
/**
 * The first receipt of what came over the counter at once, by several means or
 * for several sheets: one paper tells of them together. The first itself has
 * none; left out where there is none, for the same reason.
 */
taken_with?: number, reason: string, at: string, person_id: number, checksum: string, };

export type PaymentMeans = "cash" | "card" | "wechat" | "alipay" | "transfer" | "voucher" | "insurer" | "deposit" | "stored_value";

export type PaymentPart = { means: PaymentMeans, amount: number, 
/**
 * Cash put on the counter; equal to the amount for other means.
 */
tendered: number, 
/**
 * Which one, of a voucher.
 */
voucher?: NamedVoucher, };

export type PaymentRow = { refundable: Money, goes_to: MoneyBackTo, afterwards: AfterMoneyBack, told_as: ReceiptTold, id: number, number: string, settlement_id: number | null, work_order_id: number | null, 
/**
 * The booking it was paid in for. Left out where there is none: receipts
 * written before there were deposits keep their sums.
 */
appointment_id?: number, 
/**
 * The shift of whoever took it or gave it back. Left out where there was none,
 * for the same reason.
 */
shift_id?: number, 
/**
 * The contract it was paid for, on no visit: it is nobody's deposit. Left out
 * where there is none, for the same reason.
 */
service_contract_id?: number, 
/**
 * The sale over the counter it was paid for, on no visit: it is nobody's deposit
 * either. Left out where there is none, for the same reason.
 */
counter_sale_id?: number, 
/**
 * The deposit on an old part it was taken for or given back of: it is no revenue, and no deposit of a
 * visit. Left out where there is none, for the same reason.
 */
core_deposit_id?: number, 
/**
 * Whose stored value it adds to or draws from: see [`crate::stored_value`].
 * Left out where it is none, for the same reason.
 */
customer_id?: number, 
/**
 * What the shop gave on top of what came in; on a sheet, what of the amount
 * was drawn from that.
 */
gift?: Money, 
/**
 * What of it is prepaid money that is invoiced as it comes in: on a top-up or a
 * contract's price all of it or nothing, as the shop did it on that day; on a
 * sheet, what of the amount was drawn from such money.
 */
at_sale?: Money, 
/**
 * Of a voucher or a coupon: see [`crate::voucher`]. Left out where there is
 * none: of receipts written before vouchers had numbers too.
 */
voucher_number?: string, means: PaymentMeans, amount: Money, 
/**
 * Cash as it was put on the counter; the rest went back as change.
 */
tendered: Money, refund_of: number | null, 
/**
 * The first receipt of what came over the counter at once, by several means or
 * for several sheets: one paper tells of them together. The first itself has
 * none; left out where there is none, for the same reason.
 */
taken_with?: number, reason: string, at: string, person_id: number, checksum: string, };

export type PaymentTaken = { payments: Array<number>, change: Money, 
/**
 * What is still open of that which was paid on: the debt, or the account.
 */
owed: Money, visit: VisitUpdate, };

export type PeopleAndBays = { people: Array<Person>, 
/**
 * Those of them whom bookings and visits are given to.
 */
advisors: Array<number>, 
/**
 * Those who are given jobs, and answer for what is done again.
 */
workers: Array<number>, bays: Array<Bay>, };

export type PeopleHours = { 
/**
 * Those who would be there.
 */
people: number, 
/**
 * All of their shifts.
 */
shift_minutes: number, 
/**
 * What of them they are away.
 */
away_minutes: number, 
/**
 * So much of what is left is booked, in percent.
 */
worked_share: number, };

export type Person = { id: number, name: string, roles: Array<Role>, 
/**
 * The largest discount this person gives without a manager, where it is not what
 * the shop lets everybody give.
 */
discount_limit: number | null, active: boolean, sample: boolean, version: number, };

export type PersonName = { id: number, name: string, };

export type PhoneWarning = "unusual" | "several";

export type PhotoAdded = { id: number, };

export type PhotoKind = "walk_around" | "accident" | "document" | "finding" | "before" | "after" | "part" | "delivery";

export type PhotoMark = { shape: PhotoShape, from: [number, number], to: [number, number], };

export type PhotoProblem = "no_picture" | "heic" | "too_many_pixels" | "damaged";

export type PhotoRow = { taken_by_name: string, removed_by_name: string, 
/**
 * Whoever asks may draw on it and take it off.
 */
may_change: boolean, 
/**
 * The line it shows the warranty judgement of: nobody changes it while that stands. Empty: of none.
 */
evidence_of: string, id: number, work_order_id: number, kind: PhotoKind, finding_id: number | null, job_id: number | null, 
/**
 * The item of the walk-around it shows; empty: none of them.
 */
item: string, 
/**
 * The key of the damage mark it shows; empty: none of them.
 */
damage_mark: string, caption: string, 
/**
 * By what its bytes are found beside the file.
 */
hash: string, small_hash: string, 
/**
 * Of the photo as it was taken.
 */
width: number, height: number, 
/**
 * How often it is turned right for looking at it.
 */
quarter_turns: number, marks: Array<PhotoMark>, taken_by: number, at: string, removed_at: string | null, removed_by: number | null, removed_reason: string, version: number, };

export type PhotoShape = "arrow" | "circle";

export type PhotosOfVisit = { work_order_id: number, 
/**
 * The first of them.
 */
few: Array<SmallPhoto>, 
/**
 * All that are shown to whoever asks.
 */
all: number, };

export type PhotosSigned = { check_in_sheet: string, inspection_report: string, };

export type PickPlace = { bin_id: number, bin_code: string, batch_id: number | null, 
/**
 * The maker's; empty where there is none.
 */
batch_number: string, expires_on: string | null, received_on: string | null, 
/**
 * Its shelf life is over: nobody fits it any more.
 */
expired: boolean, quantity: number, };

export type PlaceRow = { bin_id: number, bin_code: string, bin_name: string, bin_kind: BinKind, 
/**
 * Empty where it lies in no batch.
 */
batch_number: string, expires_on: string | null, quantity: number, };

export type PlacedJob = { job_id: number, begins_at: string, minutes: number, 
/**
 * Nobody planned it for this day: it lies where the technician would come to it.
 */
tentative: boolean, };

export type PlanLooked = { 
/**
 * What speaks against it, of all of them together, each said once.
 */
warnings: Array<PlanWarning>, };

export type PlanOfPart = { id: number, part_id: number | null, abc: AbcClass | null, checks: Array<InspectionCheck>, sampling: Sampling, version: number, code: string, part_name: string, brand: string, specification: string, 
/**
 * What it is counted in.
 */
counted_unit: string, };

export type PlanWarning = { "of": "other_trade", trade: Trade, } | { "of": "below_level", trade: Trade, level: SkillLevel, needed: SkillLevel, } | { "of": "lapsed", trade: Trade, certificate: string, } | { "of": "away", kind: AbsenceKind, until: string, } | { "of": "off_duty" } | { "of": "bay_taken", work_order_number: string, job: string, } | { "of": "after_promise", ends_at: string, promised_at: string, };

export type PlateColour = "blue" | "green" | "yellow" | "white" | "black";

export type PlateForm = "ordinary" | "new_energy_small" | "new_energy_large" | "trailer" | "learner" | "police" | "hong_kong" | "macau" | "embassy" | "consulate" | "emergency" | "armed_police" | "temporary" | "unusual";

export type PlateRead = { plate: string, form: PlateForm, warning: PlateWarning | null, suggestions: Array<string>, };

export type PlateWarning = "too_long" | "lookalikes" | "unknown_form";

export type Prefixes = { booking: string, work_order: string, estimate: string, settlement: string, receipt: string, complaint: string, shift: string, service_contract: string, account_statement: string, contract: string, certificate: string, voucher: string, purchase_order: string, goods_receipt: string, supplier_return: string, stock_count: string, counter_sale: string, loan: string, claim: string, };

export type PrepaidInvoicing = "at_sale" | "at_use";

export type PrepaidReceipt = { id: number, payment_id: number, customer_id: number, 
/**
 * What came in, less what went back: the sum of its receipts, for the lists.
 */
received: Money, 
/**
 * What of it stands on tax invoices, reds taken off.
 */
invoiced: Money, 
/**
 * Whoever paid asked for one.
 */
invoice_wanted: boolean, version: number, };

export type PrepaidToBeInvoiced = { rows: Array<InvoicedReceipt>, 
/**
 * There are more, before the last of these.
 */
more: boolean, 
/**
 * Money that went back while an invoice stands for it.
 */
to_reverse: Array<InvoicedReceipt>, };

export type Preparation = { id: number, work_order_id: number, 
/**
 * Codes of the items done.
 */
done: Array<string>, person_id: number, at: string, version: number, };

export type PrepareBill = { work_order_id: number, discount: number, rounding: number, 
/**
 * The manager's word, when it gives away more than one may.
 */
approval?: ByPin, };

export type PriceBasis = "tax_included" | "tax_added";

export type PriceChangePreview = { 
/**
 * Those on which least is left first; of many not all.
 */
rows: Array<PriceChangeRow>, 
/**
 * How many prices change.
 */
count: number, old_total: Money, new_total: Money, 
/**
 * How many would be sold below their cost.
 */
below_cost: number, };

export type PriceChangeRow = { part_id: number, code: string, name: string, brand: string, specification: string, old_price: Money, new_price: Money, cost: Money, 
/**
 * As shares of the price.
 */
margin_before: number | null, margin_after: number | null, below_cost: boolean, };

export type PriceClass = "retail" | "member" | "company" | "trade";

export type PriceCorrected = { 
/**
 * What the stock is worth more by it, or less.
 */
stock_value: Money, 
/**
 * What was used already.
 */
cost_difference: Money, 
/**
 * None where no invoice charges all of the delivery yet, or it is what came by now.
 */
invoice_off: InvoiceOff | null, };

export type PriceRule = { "by": "percent", rate: number, } | { "by": "markup" } | { "by": "to", price: number, };

export type PriceScope = { "of": "part", part_id: number, } | { "of": "brand", brand: string, } | { "of": "supplier", supplier_id: number, } | { "of": "everything" };

export type PriceSet = { person_name: string, 
/**
 * It holds from a day on that did not come yet.
 */
to_come: boolean, id: number, part_id: number, price_class: PriceClass, unit_price: Money, 
/**
 * The first day on which it holds.
 */
from_day: string, set_at: string, person_id: number, };

export type PricesChanged = { count: number, };

export type PrintAsked = { id: number, };

export type PrintCalibrationPage = { size: PaperSize, 
/**
 * As papers come out of it now, to see whether they come out right.
 */
corrected: boolean, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type PrintDocument = { kind: PaperKind | 'customer_slip', id: number, size?: PaperSize | null, copies: number, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type PrintJobRow = { id: number, kind: PaperKind | 'customer_slip' | 'calibration_page' | 'cash_drawer', number: string, size: PaperSize, copies: number, state: PrintState, trouble: PrintTrouble | null, reasons: Array<string>, message: string, asked_by_name: string, station: string, asked_at: string, ended_at: string | null, drawer: DrawerState | null, is_open: boolean, needs_somebody: boolean, may_be_cancelled: boolean, may_be_sent_again: boolean, may_be_put_away: boolean, is_called_off: boolean, 
/**
 * What the station is called whose printer it is.
 */
printer_at_name: string | null, version: number, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type PrintJobs = { 
/**
 * On its way, or to be seen to; the newest first.
 */
open: Array<PrintJobRow>, 
/**
 * What else was sent in the last day.
 */
done: Array<PrintJobRow>, };

export type PrintState = "waiting" | "sending" | "queued" | "printing" | "held" | "printed" | "failed" | "cancelled" | "lost" | "handed_over";

export type PrintTrouble = "no_service" | "no_such_printer" | "no_such_media" | "would_ignore" | "no_pdf" | "not_accepting" | "not_allowed" | "refused" | "broke_off" | "not_made" | "station_gone";

export type PrinterCorrection = { id: number, 
/**
 * To the right and down, in tenths of a millimetre.
 */
rightward: number, downward: number, 
/**
 * In thousandths of the true size.
 */
scale: number, version: number, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type PrinterRow = { 
/**
 * What its station is called; none is the computer that keeps the shop.
 */
printer_at_name: string | null, 
/**
 * It hangs on the computer at which it is asked for.
 */
is_own: boolean, 
/**
 * What a person wrote about it and where it stands; either may be empty.
 */
info: string, location: string, is_default: boolean, status: PrinterStatus, reasons: Array<string>, message: string, 
/**
 * Which of our sizes it takes.
 */
sizes: PaperSize[], correction: PrinterCorrection, 
/**
 * Whether that does anything.
 */
is_corrected: boolean, 
/**
 * Whether a cash drawer hangs on it.
 */
drawer: CashDrawer, 
/**
 * The station whose printer it is; none is the computer that keeps the shop.
 */
printer_at: number | null, 
/**
 * What it is called there when something is sent to it.
 */
printer: string, };

export type PrinterStanding = { printer: string, 
/**
 * A station that was not updated yet says `stands`.
 */
status: PrinterStatus, 
/**
 * Why, in the keywords of RFC 8011 and in its own sentence.
 */
reasons: Array<string>, message: string, };

export type PrinterStatus = "idle" | "printing" | "stopped" | "closed" | "away";

export type PrintersHere = { 
/**
 * Those of the computer that keeps the shop first, then by station.
 */
printers: Array<PrinterRow>, 
/**
 * Without a print service at that computer none of its own is listed; a person
 * prints by the system's own dialog.
 */
trouble: PrintTrouble | null, };

export type Priority = "waiting" | "urgent" | "normal";

export type Progress = { step: CustomerStep, jobs: number, jobs_done: number, 
/**
 * What somebody is at just now, by name.
 */
at_work: Array<string>, 
/**
 * Why the rest stands still.
 */
waits_for: Array<PauseReason>, 
/**
 * The last of the parts that are on their way comes then.
 */
parts_by: string | null, 
/**
 * What is away at other houses.
 */
outside: Array<string>, 
/**
 * The last of it is due back then.
 */
outside_by: string | null, 
/**
 * So many lines wait for the customer's own answer.
 */
answers: number, promised_at: string | null, risk: PromiseRisk, 
/**
 * What comes on a day after it, what comes last before the rest.
 */
too_late: Array<Awaited>, 
/**
 * Planned work still to do, by whoever has most of it.
 */
work_minutes: number, };

export type PromiseMoved = { at: string, 
/**
 * Why, in the words of whoever moved it.
 */
reason: string, by: number, 
/**
 * Who heard of it, for the customer, and how.
 */
heard_by: string, means: WordMeans, };

export type PromiseMovedRow = { row: QueueRow, moved: PromiseMoved, 
/**
 * Who moved it, by name.
 */
by_name: string, };

export type PromiseRisk = "calm" | "near" | "waits" | "short" | "late";

export type ProposalReason = { "why": "skilled", trade: Trade, level: SkillLevel, } | { "why": "below_level", trade: Trade, level: SkillLevel, needed: SkillLevel, } | { "why": "lapsed", trade: Trade, certificate: string, } | { "why": "other_trade", trade: Trade, } | { "why": "did_this_car", on: string, } | { "why": "free_before_promise", minutes: number, } | { "why": "after_promise", ends_at: string, } | { "why": "no_time" };

export type ProposeBooking = { items: Array<string>, 
/**
 * By whose price list; a stranger pays what all do.
 */
customer_id: number | null, };

export type ProposedPromise = { 
/**
 * None where nothing is known of the work yet.
 */
at: string | null, 
/**
 * Minutes of the car's own work.
 */
own_minutes: number, 
/**
 * Minutes of what others wait for.
 */
other_minutes: number, };

export type PurchaseInquiry = { id: number, made_at: string, made_by: number, 
/**
 * When it has to be here.
 */
needed_on: string | null, note: string, 
/**
 * Orders were made of it, or nothing is to come of it.
 */
closed_at: string | null, version: number, };

export type PurchaseLineShown = { part: PartTold, 
/**
 * So many units as it is bought.
 */
bought: number, 
/**
 * What is still on its way, in the unit it is counted in.
 */
open: number, line_amount: Money, 
/**
 * When it is expected, by its own day or the order's.
 */
expected: string | null, late_since: string | null, 
/**
 * The one it was ordered for.
 */
car: CarTold | null, 
/**
 * Those that lack it beside what is on the shelf, whoever it was ordered for.
 */
waiting: Array<CarLacking>, id: number, purchase_order_id: number, part_id: number, 
/**
 * In the unit the part is counted in.
 */
quantity: number, 
/**
 * As it is bought: so many of the counted unit are one of these.
 */
unit: string, unit_factor: number, 
/**
 * Of one unit as it is bought, as the supplier charges it.
 */
buying_price: Money, 
/**
 * Of it so much came and was accepted or is being looked at.
 */
received: number, 
/**
 * None where the order's day counts.
 */
expected_on: string | null, 
/**
 * Whose car it was ordered for.
 */
work_order_id: number | null, line_id: number | null, 
/**
 * Nothing more of it is expected.
 */
closed: boolean, version: number, };

export type PurchaseOrderAction = "send" | "edit" | "move_day" | "close" | "cancel";

export type PurchaseOrderList = { orders: Array<PurchaseOrderRow>, 
/**
 * There are older ones.
 */
more: boolean, };

export type PurchaseOrderPage = { row: PurchaseOrderRow, supplier: Supplier, licence: LicenceState, made_by_name: string, lines: Array<PurchaseLineShown>, 
/**
 * What became of it, the newest first.
 */
steps: Array<PurchaseStepShown>, actions: Array<Allowed<PurchaseOrderAction>>, 
/**
 * Days until the supplier delivers, by its own word or as the shop reckons.
 */
lead_days: number, 
/**
 * To be copied and sent.
 */
message: string, };

export type PurchaseOrderRow = { supplier_name: string, line_count: number, lines_open: number, lines_late: number, order_total: Money, 
/**
 * Since when the first of it should have been here.
 */
late_since: string | null, 
/**
 * The next day on which some of it is expected.
 */
next_on: string | null, 
/**
 * Those it was ordered for.
 */
cars: Array<CarTold>, id: number, number: string, supplier_id: number, state: PurchaseOrderState, made_at: string, made_by: number, ordered_at: string | null, expected_on: string | null, 
/**
 * The terms it is bought under.
 */
terms: string, note: string, version: number, };

export type PurchaseOrderSaved = { id: number, number: string, version: number, };

export type PurchaseOrderState = "draft" | "ordered" | "closed" | "cancelled";

export type PurchaseOrderView = "ordered" | "draft" | "over";

export type PurchaseProblem = "part_retired" | "supplier_retired" | "no_lines" | "not_draft" | "not_ordered" | "received_already" | "nothing_open" | "ordered_meanwhile" | "unit_mixed_up" | "not_for_that_car" | "inquiry_over" | "not_offered" | "offer_over" | "asked_twice";

export type PurchaseStepKind = "ordered" | "day_moved" | "line_closed" | "closed" | "cancelled";

export type PurchaseStepShown = { person_name: string, 
/**
 * Of a line that it is about.
 */
part_name: string | null, id: number, purchase_order_id: number, 
/**
 * None where it is about the whole order.
 */
purchase_order_line_id: number | null, kind: PurchaseStepKind, 
/**
 * Of a day that moved: which it was, and which it is.
 */
from_on: string | null, to_on: string | null, reason: string, at: string, person_id: number, };

export type PutBackRecordDocument = { id: number, version: number, };

export type PutOldPart = { id: number, version: number, bin_code: string, kept_until: string, };

export type PutOnAccount = { settlement_id: number, reason: string, };

export type QueueRow = { work_order_id: number, number: string, stage: Stage, stage_since: string, vehicle_id: number, plate: string | null, plate_colour: PlateColour, make: string, model: string, customer_name: string, customer_phone: string, advisor_id: number, advisor_name: string, 
/**
 * Where the car was put as it came in.
 */
bay_id: number | null, repair_kind: RepairKind, symptom: string, promised_at: string | null, priority: Priority, checked_in_at: string, total: Money, offered_lines: number, jobs_unfinished: number, 
/**
 * How many of its lines came back from an earlier visit.
 */
comeback_lines: number, };

export type QueuedJob = { id: number, printer: string, service_job: number, 
/**
 * What it was sent as.
 */
title: string, 
/**
 * It is to be taken back.
 */
is_called_off: boolean, 
/**
 * What the host knows of it: only what differs is news.
 */
state: PrintState, reasons: Array<string>, message: string, };

export type QuoteBill = { work_order_id: number, discount: number, rounding: number, };

export type QuoteCounterReturn = { id: number, lines: Array<BroughtBack>, };

export type QuoteCounterSale = { 
/**
 * By whose price list; by the retail prices where nobody asked who buys.
 */
customer_id?: number, lines: Array<WantedPart>, };

export type QuoteDeclined = { work_order_id: number, 
/**
 * The line declined on an earlier visit.
 */
line_id: number, 
/**
 * The manager's word, when the line gives away more than one may.
 */
approval?: ByPin, };

export type QuoteExpress = { express_kind_id: number, 
/**
 * Whose customer has a price list of their own, perhaps.
 */
vehicle_id: number | null, 
/**
 * As far as it is typed, where no car was chosen: the only one that bears it is the one meant.
 */
plate: string, lines: Array<ExpressLine>, };

export type QuoteSubstitute = { line_id: number, part_id: number, };

export type QuoteUnusedCore = { line_id: number, quantity: number, 
/**
 * In which of its units; none for the one it is counted in.
 */
unit?: string, };

export type QuotedExpressLine = { item: ItemId, name: string, amount: Money, };

export type QuotedPart = { 
/**
 * On shelves.
 */
usable: number, 
/**
 * Of it what no visit waits for; below zero where more is promised than there is.
 */
free: number, 
/**
 * More is wanted than lies there.
 */
is_short: boolean, 
/**
 * Some of what is wanted a visit waits for: it is sold only where that is meant.
 */
is_promised: boolean, 
/**
 * What is taken on the old ones.
 */
core: Money, id: number, counter_sale_id: number, position: number, part_id: number, code: string, name: string, brand: string, specification: string, unit: string, 
/**
 * In the unit the part is counted in.
 */
quantity: number, 
/**
 * As it was sold, where that is another: its prices are of one of these.
 */
sold_unit: string, 
/**
 * So many of the counted unit are one of these.
 */
unit_factor: number, unit_price: Money, price_basis: PriceBasis, 
/**
 * What the list said then.
 */
list_price: Money | null, discount: Money, 
/**
 * What is paid for it, the tax within.
 */
amount: Money, tax_rate: number, net: Money, tax: Money, };

export type QuotedSheet = { payer: Payer, payer_name: string, claim_number: string, content: SheetContent, };

export type QuotedTerms = { unit_price: Money, quantity: number, hours: number, };

export type ReadBookings = { text: string, };

export type ReadInvoiceResults = { 
/**
 * The file as it was downloaded, in base64.
 */
content: string, };

export type ReadPlate = { text: string, };

export type ReadVin = { text: string, };

export type ReassignAdvisor = { work_order_id: number, 
/**
 * Of the visit as the page showed it.
 */
version: number, advisor_id: number, reason: string, };

export type Recall = { id: number, 
/**
 * The maker's own number of it.
 */
recall_number: string, name: string, 
/**
 * What is done to the car.
 */
text: string, 
/**
 * The maker, by the three characters every number of its cars begins with.
 */
wmi: string, 
/**
 * The first and the last number it is about, or what they begin with.
 */
vin_from: string, vin_to: string, 
/**
 * A recall; without it a service action that can wait for the next service.
 */
safety: boolean, active: boolean, 
/**
 * What the maker pays of work; nought where it did not say.
 */
hours: number, version: number, };

export type RecallClosed = { work_order_id: number, number: string, at: string, };

export type RecallDone = { id: number, recall_id: number, vehicle_id: number, work_order_id: number, at: string, person_id: number, };

export type RecallList = { recalls: Array<Recall>, };

export type RecallOfCar = { recall: Recall, 
/**
 * None: it is open.
 */
done: RecallClosed | null, 
/**
 * A line of it stands on the visit for which the car is in the shop.
 */
planned: boolean, };

export type RecallOnVisit = { recall_id: number, work_order_id: number, };

export type RecallTyped = { recall_number: string, name: string, text: string, vin_from: string, 
/**
 * Blank: all that begin with the first.
 */
vin_to: string, safety: boolean, active: boolean, 
/**
 * None: as it was.
 */
hours?: number, };

export type ReceiptAmount = { prepaid_receipt_id: number, amount: Money, };

export type ReceiptProposal = { part_id: number, 
/**
 * None where the order does not have it, or nothing was ordered.
 */
purchase_order_line_id: number | null, 
/**
 * What is open of the order, in the counted unit.
 */
open: number, 
/**
 * The same in the unit it is bought in.
 */
bought: number, unit: string, 
/**
 * The one that is proposed first.
 */
units: Array<BuyingUnit>, buying_price: Money, 
/**
 * None for what keeps.
 */
expires_on: string | null, 
/**
 * It waits to be looked at.
 */
held_back: boolean, code: string, part_name: string, brand: string, specification: string, 
/**
 * What it is counted in.
 */
counted_unit: string, };

export type ReceiptToInvoice = { id: number, number: string, received_on: string, delivery_note: string, charged: Money, 
/**
 * What no invoice charges of it yet.
 */
to_charge: Money, };

export type ReceiptTold = "paid" | "deposited" | "drawn_down" | "set_free" | "stored_drawn" | "stored_back" | "refunded";

export type ReceiveGoods = { supplier_id: number, purchase_order_id: number | null, delivery_note: string, freight: number, 
/**
 * It stands on the supplier's invoice, and is not a carrier's.
 */
freight_charged: boolean, note: string, lines: Array<ReceivedLine>, };

export type ReceivedLine = { part_id: number, 
/**
 * None for the first of the order that is open of this part.
 */
purchase_order_line_id: number | null, 
/**
 * In the unit it was bought in.
 */
bought: number, unit: string, 
/**
 * Of one such unit, as the supplier charges it.
 */
buying_price: number, 
/**
 * Empty where there is none.
 */
batch_number: string, 
/**
 * None for what its shelf life says.
 */
expires_on: string | null, 
/**
 * The shelf, where it is not the part's own.
 */
bin_id: number | null, 
/**
 * More than was ordered, or not ordered at all, and taken all the same.
 */
meant: boolean, };

export type ReceivingHome = { 
/**
 * What is late first, then what comes today.
 */
expected: Array<ExpectedOrderRow>, suppliers: Array<SupplierNamed>, 
/**
 * Lines that wait to be looked at, and that wait to go back.
 */
to_inspect: number, to_send_back: number, };

export type ReceivingProblem = "more_than_ordered" | "not_ordered" | "order_not_open" | "other_supplier" | "more_than_waits" | "not_checked" | "failed_check" | "more_than_left" | "already_invoiced" | "paid_already" | "taken_back" | "nothing_to_show" | "enough_photos" | "photo_of_another";

export type RecordAnswers = { work_order_id: number, by_name: string, means: AuthorisationMeans, 
/**
 * As it was drawn, when the means is a signature.
 */
signature: Signature | null, 
/**
 * The number of the signed paper, when the means is one.
 */
paper: string, 
/**
 * What was said in the call, and under which number.
 */
note?: string, answers: Array<LineAnswer>, };

export type RecordBookingCall = { id: number, version: number, kind: BookingCallKind, outcome: BookingCallOutcome, note: string, };

export type RecordCall = { id: number, version: number, outcome: CallOutcome, note: string, marks: SurveyScores | null, call_back_at: string | null, 
/**
 * With a problem: the category of the complaint it opens.
 */
complaint: ComplaintCategory | null, };

export type RecordConsent = { customer_id: number, said: ConsentSaid, };

export type RecordDocumentAttached = { id: number, };

export type RecordDocumentKind = "vehicle_licence" | "insurance_policy" | "business_licence" | "other";

export type RecordDocumentPicture = { 
/**
 * A JPEG, in base64.
 */
content: string, };

export type RecordDocumentRow = { attached_by_name: string, removed_by_name: string, 
/**
 * How the last day it holds stands; none where it has none.
 */
due: DueStanding | null, 
/**
 * Whoever asks may take it off the page, or put it back.
 */
may_remove: boolean, may_put_back: boolean, id: number, 
/**
 * It is the customer's, or the car's.
 */
customer_id: number | null, vehicle_id: number | null, document_kind: RecordDocumentKind, note: string, 
/**
 * The last day it holds; none where it has none.
 */
valid_until: string | null, 
/**
 * As it was called where it came from; a PDF ends with `.pdf`.
 */
name: string, 
/**
 * By what its bytes are found beside the shop's file.
 */
hash: string, bytes: number, 
/**
 * A JPEG of our own, and no PDF.
 */
is_picture: boolean, attached_by: number, at: string, removed_at: string | null, removed_by: number | null, removed_reason: string, version: number, };

export type RecordDocuments = { documents: Array<RecordDocumentRow>, 
/**
 * Whether whoever asks may attach one now.
 */
may_attach: boolean, };

export type RecordRedInvoice = { red_of: number, kind: TaxInvoiceKind, invoice_code: string, number: string, issued_on: string, tax: Money | null, sheets: Array<SheetAmount>, receipts: Array<ReceiptAmount>, };

export type RecordRef = { entity: string, id: number, };

export type RecordSaleInvoice = { invoice: RecordTaxInvoice, sales: Array<SaleAmount>, };

export type RecordSaleRed = { invoice: RecordRedInvoice, sales: Array<SaleAmount>, };

export type RecordSupplierInvoice = { supplier_id: number, invoice_number: string, invoiced_on: string, 
/**
 * None for the day by the supplier's terms.
 */
due_on: string | null, amount: number, 
/**
 * What it is for: all that no other invoice charges of these.
 */
receipts: Array<number>, 
/**
 * Those of them of which it charges only a part.
 */
only?: Array<PartOfReceipt>, 
/**
 * What went back, and it is less by.
 */
returns: Array<number>, note: string, 
/**
 * It is not what these come to, and recorded all the same.
 */
meant: boolean, };

export type RecordSurvey = { work_order_id: number, marks: SurveyScores, comment: string, };

export type RecordTaxInvoice = { kind: TaxInvoiceKind, 
/**
 * Of an older one; empty for one that is fully digital.
 */
invoice_code: string, number: string, issued_on: string, tax: Money | null, buyer: BuyerFigures, 
/**
 * The sheets it stands for, with how much of each; none where it is prepaid money.
 */
sheets: Array<SheetAmount>, 
/**
 * The receipts of prepaid money it stands for.
 */
receipts: Array<ReceiptAmount>, };

export type RecordsMerged = { id: number, kept_id: number, };

export type RefundBookingDeposit = { payment_id: number, version: number, amount: number, means: PaymentMeans, reason: string, };

export type RefundPayment = { payment_id: number, 
/**
 * What the page said may still go back of it. A page that is behind gives nothing back.
 */
refundable: number, amount: number, means: PaymentMeans, reason: string, };

export type RefundStoredValue = { payment_id: number, 
/**
 * What the customer had when the dialog was opened.
 */
held: number, amount: number, means: PaymentMeans, reason: string, };

export type Refusal = { "code": "stock", "params": { problem: StockProblem, name: string, quantity: number, } } | { "code": "bin_holds", "params": { code: string, parts: number, } } | { "code": "count_is", "params": { state: string, } } | { "code": "count_uncounted", "params": { places: number, } } | { "code": "count_needs_approval", "params": { off: number, limit: number, } } | { "code": "stock_needs_approval", "params": { off: number, limit: number, } } | { "code": "own_count" } | { "code": "purchase", "params": { problem: PurchaseProblem, name: string, } } | { "code": "receiving", "params": { problem: ReceivingProblem, name: string, quantity: number, } } | { "code": "express", "params": { problem: ExpressProblem, name: string, } } | { "code": "invoice_differs", "params": { amount: number, charged: number, } } | { "code": "over_supplier_credit", "params": { amount: number, credit: number, } } | { "code": "unknown_command", "params": { command: string, } } | { "code": "unreadable_request", "params": { command: string, detail: string, } } | { "code": "not_signed_in" } | { "code": "restored" } | { "code": "wrong_pin" } | { "code": "too_many_tries", "params": { seconds: number, } } | { "code": "pins_stopped" } | { "code": "too_many_requests", "params": { seconds: number, } } | { "code": "pairing_over" } | { "code": "pairing_wrong", "params": { tries_left: number, } } | { "code": "station_unknown" } | { "code": "nothing_allowed_here" } | { "code": "link_over" } | { "code": "role_missing", "params": { roles: Array<Role>, } } | { "code": "not_set_up" } | { "code": "already_set_up" } | { "code": "key_reused" } | { "code": "done_long_ago" } | { "code": "key_missing" } | { "code": "last_manager", "params": { name: string, } } | { "code": "not_found", "params": { entity: string, id: number, } } | { "code": "conflict", "params": { entity: string, id: number, yours: number, current: number, } } | { "code": "bad_field", "params": { field: string, problem: FieldProblem, } } | { "code": "wrong_stage", "params": { action: Action, stage: Stage, } } | { "code": "still_missing", "params": { action: Action, missing: Array<Missing>, } } | { "code": "photo_too_late", "params": { stage: Stage, } } | { "code": "visit_is_another", "params": { number: string, } } | { "code": "too_many_photos", "params": { limit: number, } } | { "code": "photo_lost" } | { "code": "photo_of_another" } | { "code": "photo_is_evidence", "params": { name: string, } } | { "code": "signed_photos_changed" } | { "code": "diagnosis_too_late", "params": { stage: Stage, } } | { "code": "file_too_late", "params": { stage: Stage, } } | { "code": "too_many_files", "params": { limit: number, } } | { "code": "too_many_documents", "params": { limit: number, } } | { "code": "no_pdf" } | { "code": "no_photo", "params": { problem: PhotoProblem, } } | { "code": "vehicle_in_shop", "params": { number: string, work_order_id: number, } } | { "code": "vehicle_not_told" } | { "code": "mileage_out_below_in", "params": { km_out: number, km_in: number, } } | { "code": "nothing_corrected" } | { "code": "print_job_over", "params": { state: PrintState, } } | { "code": "print_job_sent_again" } | { "code": "printer_refused", "params": { trouble: PrintTrouble, printer: string, detail: string, } } | { "code": "booking_is", "params": { stage: string, } } | { "code": "over_capacity", "params": { booked: number, capacity: number, } } | { "code": "over_technicians", "params": { trade: Trade, booked: number, capacity: number, } } | { "code": "over_technician_hours", "params": { trade: Trade, booked_minutes: number, capacity_minutes: number, } } | { "code": "no_show_too_early", "params": { minutes: number, } } | { "code": "booked_today", "params": { number: string, appointment_id: number, name: string, } } | { "code": "arrival_of_another_day", "params": { number: string, } } | { "code": "arrival_written_on", "params": { number: string, stage: Stage, } } | { "code": "offer_changed" } | { "code": "line_fixed", "params": { state: string, } } | { "code": "over_authorised", "params": { amount: number, authorised: number, } } | { "code": "figure_over_authorised", "params": { field: string, authorised: string, } } | { "code": "line_billed", "params": { name: string, } } | { "code": "line_is_work", "params": { name: string, } } | { "code": "shop_cost_by_manager" } | { "code": "warranty_over", "params": { name: string, } } | { "code": "line_is_judged", "params": { name: string, } } | { "code": "line_not_offered", "params": { name: string, } } | { "code": "price_change_outdated" } | { "code": "amount_changed", "params": { name: string, shown: number, now: number, } } | { "code": "needs_written_yes", "params": { name: string, } } | { "code": "quote_over", "params": { number: string, until: string, } } | { "code": "certificate_taken", "params": { number: string, work_order: string, } } | { "code": "discount_needs_one_sheet", "params": { sheets: number, } } | { "code": "discount_too_large" } | { "code": "already_running", "params": { technician: string, job: string, } } | { "code": "job_is", "params": { state: string, } } | { "code": "rework_is_free" } | { "code": "rework_stands" } | { "code": "not_your_job", "params": { technicians: string, } } | { "code": "others_at_work", "params": { technicians: string, } } | { "code": "own_work", "params": { name: string, } } | { "code": "road_test_not_allowed" } | { "code": "may_not_drive", "params": { name: string, } } | { "code": "licence_over", "params": { name: string, until: string, } } | { "code": "own_mark", "params": { name: string, } } | { "code": "last_look_not_now" } | { "code": "last_look_by_two", "params": { name: string, } } | { "code": "item_unanswered", "params": { item: string, } } | { "code": "item_failed", "params": { item: string, } } | { "code": "finding_is", "params": { state: string, } } | { "code": "unsafe_unsigned", "params": { finding: string, } } | { "code": "shares_off", "params": { percent: string, } } | { "code": "over_paid", "params": { amount: number, owed: number, } } | { "code": "tendered_too_little" } | { "code": "sheet_is", "params": { state: string, } } | { "code": "over_drawn", "params": { amount: number, credit: number, } } | { "code": "over_account_limit", "params": { amount: number, on_account: number, limit: number, } } | { "code": "nothing_paid_in" } | { "code": "over_refunded", "params": { amount: number, remains: number, } } | { "code": "stored_value_short", "params": { amount: number, balance: number, } } | { "code": "gift_over_offer", "params": { gift: number, offered: number, } } | { "code": "no_shift_open" } | { "code": "shift_still_open", "params": { number: string, } } | { "code": "shift_is", "params": { state: string, } } | { "code": "takings_off", "params": { differences: Array<TillDifference>, } } | { "code": "count_first", "params": { number: string, } } | { "code": "not_in_drawer", "params": { amount: number, } } | { "code": "which_drawer", "params": { tills: string, } } | { "code": "damaged", "params": { entity: string, number: string, } } | { "code": "price_basis_changed" } | { "code": "rounded_up" } | { "code": "rounded_too_far", "params": { rounding: number, most: number, } } | { "code": "discount_over_limit", "params": { limit: string, discount: number, allowed: number, over: number, } } | { "code": "warranty_below_legal", "params": { days: number, km: number, } } | { "code": "below_makers_duty", "params": { field: string, least: number, } } | { "code": "recall_range" } | { "code": "recall_not_of_visit", "params": { name: string, } } | { "code": "merge", "params": { problem: MergeProblem, name: string, } } | { "code": "below_cost", "params": { by: number, } } | { "code": "held_changed", "params": { seen: number, held: number, } } | { "code": "foreign_collection_code" } | { "code": "no_collection_code" } | { "code": "no_drawer", "params": { printer: string, } } | { "code": "owed_changed", "params": { seen: number, owed: number, } } | { "code": "refundable_changed", "params": { seen: number, remains: number, } } | { "code": "sheet_changed", "params": { received: number, on_account: number, } } | { "code": "clock_moved" } | { "code": "approval_is", "params": { state: string, } } | { "code": "nothing_to_approve" } | { "code": "approval_outdated" } | { "code": "invoice_digits", "params": { field: string, digits: number, letters: number, needed: string, } } | { "code": "invoice_code_unwanted" } | { "code": "invoice_known", "params": { number: string, } } | { "code": "buyer_tax_number", "params": { problem: TaxNumberProblem, } } | { "code": "nothing_to_invoice", "params": { number: string, } } | { "code": "over_invoiced", "params": { number: string, amount: number, left: number, } } | { "code": "over_reversed", "params": { number: string, amount: number, left: number, } } | { "code": "prepaid_no_special" } | { "code": "prepaid_untaxed", "params": { tax: number, } } | { "code": "sheets_and_prepaid" } | { "code": "invoice_too_early", "params": { number: string, day: string, } } | { "code": "invoice_taken_back", "params": { number: string, } } | { "code": "invoice_reversed", "params": { number: string, } } | { "code": "template_column_missing", "params": { column: string, } } | { "code": "template_not_empty", "params": { sheet: string, row: number, } } | { "code": "no_xlsx" } | { "code": "batch_rows_wrong", "params": { numbers: string, } } | { "code": "serial_taken", "params": { serial: string, } } | { "code": "nothing_to_fill" } | { "code": "no_invoice_results" } | { "code": "batch_amount_differs", "params": { serial: string, amount: number, asked: number, } } | { "code": "red_of_nothing", "params": { number: string, } } | { "code": "reversed_unknown", "params": { number: string, } } | { "code": "red_share_unknown", "params": { number: string, amount: number, left: number, } } | { "code": "package_dearer", "params": { price: number, content: number, } } | { "code": "package_not_sold", "params": { name: string, } } | { "code": "contract_of_another", "params": { number: string, } } | { "code": "contract_ended", "params": { number: string, end: ContractEnd, } } | { "code": "contract_item_short", "params": { name: string, left: number, } } | { "code": "contract_amount_short", "params": { name: string, left: number, amount: number, } } | { "code": "line_is_drawn", "params": { name: string, number: string, } } | { "code": "drawn_not_typed", "params": { number: string, } } | { "code": "contract_held", "params": { number: string, name: string, } } | { "code": "voucher_unknown", "params": { number: string, } } | { "code": "voucher_used", "params": { number: string, receipt: string, } } | { "code": "voucher_withdrawn", "params": { number: string, reason: string, } } | { "code": "voucher_too_early", "params": { number: string, from: string, } } | { "code": "voucher_expired", "params": { number: string, until: string, } } | { "code": "voucher_for_customers", "params": { number: string, } } | { "code": "voucher_of_another", "params": { number: string, } } | { "code": "voucher_bill_too_small", "params": { number: string, smallest_bill: number, total: number, } } | { "code": "vouchers_need_bill", "params": { number: string, together: number, total: number, } } | { "code": "voucher_used_whole", "params": { number: string, amount: number, pays: number, } } | { "code": "voucher_goes_back_whole", "params": { number: string, amount: number, } } | { "code": "voucher_is_ours", "params": { number: string, } } | { "code": "voucher_number_taken", "params": { number: string, } } | { "code": "sale_too_old", "params": { number: string, days: number, } } | { "code": "core_too_late", "params": { name: string, day: string, } } | { "code": "core_still_due", "params": { name: string, day: string, } } | { "code": "sale_without_buyer" } | { "code": "not_makers", "params": { name: string, } } | { "code": "claimed_already", "params": { name: string, } } | { "code": "claim_unjudged", "params": { name: string, } } | { "code": "claim_is", "params": { state: string, } } | { "code": "old_part_is", "params": { state: string, } } | { "code": "unit_lent", "params": { name: string, number: string, } } | { "code": "unit_retired", "params": { name: string, } } | { "code": "loan_over", "params": { number: string, } } | { "code": "km_back_below_out", "params": { km_back: number, km_out: number, } } | { "code": "follow_up_closed" } | { "code": "same_half_day" } | { "code": "complaint_is", "params": { state: string, } } | { "code": "settled_by_level", "params": { level: ComplaintLevel, may: string, } } | { "code": "remedy_over_limit", "params": { cost: number, limit: number, over: number, } } | { "code": "request_is", "params": { state: string, } } | { "code": "suggestion_answered" } | { "code": "answered_by", "params": { may: string, } } | { "code": "data_request_is", "params": { state: string, } } | { "code": "identity_unchecked" } | { "code": "not_erased", "params": { lacks: Array<ErasureLack>, } } | { "code": "unreadable_file", "params": { detail: string, } } | { "code": "file_too_large", "params": { megabytes: number, limit: number, } } | { "code": "column_missing", "params": { field: string, } } | { "code": "in_use", "params": { detail: string, } } | { "code": "task_running" } | { "code": "counter_never_rests" } | { "code": "file_damaged" } | { "code": "backup_damaged" } | { "code": "backup_newer", "params": { found: number, known: number, } } | { "code": "disk_full", "params": { folder: string, } } | { "code": "folder_not_writable", "params": { folder: string, reason: string, } } | { "code": "sample_loaded" } | { "code": "no_sample" } | { "code": "cancelled" } | { "code": "bug", "params": { reference: string, } };

export type RefuseDataRequest = { id: number, version: number, reason: string, };

export type RefuseDelivery = { work_order_id: number, 
/**
 * Of the visit as the page showed it.
 */
version: number, 
/**
 * Who came for the car.
 */
refused_by: string, 
/**
 * Why they do not take it, in their words.
 */
reason: string, 
/**
 * The work it is about.
 */
failed_jobs: Array<number>, 
/**
 * What is to be done about it; the name of the job says it when empty.
 */
remedy: string, responsible_id: number, 
/**
 * The hours the rework is expected to cost.
 */
hours: number, };

export type RefusedDelivery = { id: number, work_order_id: number, 
/**
 * 1 for the first delivery of the visit.
 */
attempt: number, at: string, 
/**
 * Who wanted to hand the car over.
 */
person_id: number, 
/**
 * Who came for the car.
 */
refused_by: string, 
/**
 * In the customer's words.
 */
reason: string, 
/**
 * What they do not accept, as it had been done.
 */
failed_jobs: Array<number>, 
/**
 * What stood on the clock then: the car goes back into the workshop, and it
 * is read again before the next delivery.
 */
mileage_out_km: number | null, };

export type RemedyRequest = { id: number, complaint_id: number, state: RequestState, remedy: string, cost: Money, asked_at: string, asked_by: number, decided_at: string | null, decided_by: number | null, note: string, version: number, };

export type RemedyRequestRow = { request: RemedyRequest, asked_by_name: string, decided_by_name: string, };

export type RemedyWaitingRow = { complaint_number: string, customer_name: string, asked_by_name: string, plate: string | null, plate_colour: PlateColour, id: number, complaint_id: number, state: RequestState, remedy: string, cost: Money, asked_at: string, asked_by: number, decided_at: string | null, decided_by: number | null, note: string, version: number, };

export type RemoveAttachedFile = { id: number, version: number, reason: string, };

export type RemoveDepartment = { id: number, version: number, };

export type RemoveGoodsPhoto = { id: number, version: number, reason: string, };

export type RemoveLine = { line_id: number, version: number, };

export type RemovePhoto = { id: number, version: number, reason: string, };

export type RemoveRecordDocument = { id: number, version: number, reason: string, };

export type RepairKind = "maintenance" | "second_maintenance" | "repair" | "assembly" | "whole_vehicle" | "body" | "inspection" | "other";

export type Repeated = { name: string, times: number, 
/**
 * Once more, and it is too often.
 */
near: boolean, over: boolean, };

export type ReplacedOffer = { line_id: number, name: string, name_before: string, amount_before: Money, amount: Money, };

export type ReplacedPart = { code: string, name: string, replaced_by: number, };

export type ReportFailedItems = { work_order_id: number, items: Array<InspectionItem>, road_test_km: number, note: string, signature: Signature | null, 
/**
 * The sum over the photos beneath it, as the screen was told it: needed with a drawn
 * signature, which stands for these photos and no others.
 */
photos: string, };

export type ReportFinding = { work_order_id: number, job_id: number | null, text: string, suggestion: string, urgency: FindingUrgency, };

export type ReportPrintJob = { id: number, run: string, 
/**
 * None: it was not handed to the printer, and is given back.
 */
state: PrintState | null, trouble: PrintTrouble | null, reasons: Array<string>, message: string, drawer: DrawerState | null, service_job: number | null, };

export type RequestApproval = { action: RequestedAction, note: string, };

export type RequestPart = { 
/**
 * The work it is for.
 */
job_id: number, 
/**
 * Of the price list, where it was chosen there.
 */
part_id: number | null, 
/**
 * In words, where it was not.
 */
text: string, quantity: number, unit: string, };

export type RequestState = "waiting" | "approved" | "declined" | "withdrawn" | "agreed";

export type RequestedAction = { "what": "add_line", "ask": AddLine } | { "what": "change_line", "ask": ChangeLine } | { "what": "supersede_line", "ask": SupersedeLine } | { "what": "judge_warranty", "ask": JudgeWarranty } | { "what": "prepare_bill", "ask": PrepareBill };

export type RescheduleAppointment = { id: number, version: number, starts_at: string, minutes: number, bay_id: number | null, reason: string, over_capacity: boolean, 
/**
 * Not said, whoever looks after it stays.
 */
to_advisor?: ToAdvisor, };

export type RestoreBackup = { file_name: string, };

export type ReturnToInvoice = { id: number, number: string, returned_on: string, credited: Money, };

export type RevokeStation = { id: number, version: number, };

export type Rework = { id: number, work_order_id: number, 
/**
 * The final inspection that failed, or that had let through what the
 * customer did not accept.
 */
inspection_id: number, 
/**
 * The delivery at which the customer did not accept it.
 */
refused_delivery_id: number | null, cause: string, responsible_id: number, hours: number, at: string, };

export type Role = "advisor" | "foreman" | "technician" | "inspector" | "cashier" | "callback_clerk" | "parts_keeper" | "manager";

export type RowFault = "stands_otherwise" | "missing" | "unlogged" | "broken_story" | "unreadable" | "unfindable";

export type RowFound = { entity: string, id: number | null, how: RowFault, };

export type RunningMeans = { means: PaymentMeans, receipts: number, refunds: number, 
/**
 * None of cash.
 */
net: number | null, };

export type RunningShift = { shift: Shift, opened_by_name: string, 
/**
 * What moved, and with nothing what else may be compared when it is closed.
 */
means: Array<RunningMeans>, movements: Array<CashMovement>, };

export type SaleAmount = { counter_sale_id: number, amount: number, };

export type SaleInvoices = { left: Money, to_reverse: Money, wanted: boolean, invoices: Array<TaxInvoiceRow>, };

export type SaleTakenBack = { id: number, payments: Array<number>, amount: Money, };

export type SaleTotals = { count: number, taken: Money, returns: number, returned: Money, 
/**
 * Of what was sold less what came back.
 */
net: Money, tax: Money, };

export type SalesToBeInvoiced = { rows: Array<InvoicedSale>, 
/**
 * There are more, before the last of these.
 */
more: boolean, 
/**
 * Sales of which something came back while an invoice stands for it.
 */
to_reverse: Array<InvoicedSale>, };

export type SampleDrawn = { 
/**
 * The PDF, in base64.
 */
pdf: string, };

export type SampleRemoval = { visits: number, 
/**
 * Visits of the sample on which people went on since it was loaded.
 */
visits_worked_on: number, bookings: number, vehicles: number, customers: number, 
/**
 * Visits and bookings that people made themselves on cars of the sample:
 * they stay, with those cars and their owners.
 */
own_visits: number, own_bookings: number, };

export type Sampling = "none" | "some" | "all";

export type SaveBay = { id: number | null, version: number, name: string, active: boolean, };

export type SaveBin = { 
/**
 * None makes a new one.
 */
id: number | null, version: number, code: string, name: string, kind: BinKind, active: boolean, };

export type SaveCalendar = { version: number, keeps_holidays: boolean, technicians_from: TechniciansFrom, 
/**
 * As they are typed; kept also while people are counted.
 */
technicians: Array<TradeTechnicians>, 
/**
 * So much of the hours in which people are there is booked, in percent.
 */
worked_share: number, };

export type SaveCatalogueItem = { id: ItemId | null, version: number, kind: LineKind, code: string, name: string, brand: string, specification: string, unit: string, quantity: number, hours: number, unit_price: number, cost: number, grade: PartGrade | null, warranty: WarrantyTerm | null, active: boolean, };

export type SaveCheckIn = { work_order_id: number, version: number, 
/**
 * Who is let go first; as it was where none is said.
 */
priority?: Priority | null, repair_kind: RepairKind, symptom: string, brought_by_name: string, brought_by_phone: string, arrival: ArrivalMeans, mileage_km: number | null, fuel_percent: number | null, old_parts: OldParts, wash_wanted: boolean, test_drive_allowed: boolean, promised_at: string | null, bay_id: number | null, warning_lights: Array<string>, marks: Array<DamageMark>, items: Array<WalkAroundItem>, belongings: string, valuables_reminded: boolean, };

export type SaveCheckInList = { kind: CheckInKind, 
/**
 * The one that was changed.
 */
edition: number, items: Array<CheckInItem>, active: boolean, };

export type SaveContact = { 
/**
 * None: one that nobody typed yet.
 */
id: number | null, version: number, customer_id: number, typed: ContactTyped, };

export type SaveCustomer = { id: number | null, version: number, kind: CustomerKind, name: string, phone: string, contact_name: string, contact_phone: string, address: string, note: string, refuses_messages: boolean, };

export type SaveDepartment = { 
/**
 * None: one that nobody typed yet.
 */
id: number | null, version: number, customer_id: number, name: string, };

export type SaveDiagnosis = { work_order_id: number, 
/**
 * None of a new one.
 */
id: number | null, version: number, symptom: string, cause: string, codes_before: Array<string>, codes_after: Array<string>, readings: Array<DiagnosisValue>, remedy: string, };

export type SaveDrivingLicence = { person_id: number, 
/**
 * 0 where there is none yet.
 */
version: number, may_drive: boolean, licence_number: string, licence_class: string, valid_until: string | null, };

export type SaveExpressKind = { 
/**
 * None of a new one.
 */
id: number | null, version: number, name: string, repair_kind: RepairKind, express_items: Array<ItemId>, active: boolean, };

export type SaveInspectionList = { kind: InspectionKind, trade: Trade | null, 
/**
 * The edition that was shown: it stays what it was, the next one holds from here on.
 */
edition: number, template_items: Array<TemplateItem>, };

export type SaveInspectionPlan = { 
/**
 * None for a plan of a class.
 */
part_id: number | null, 
/**
 * Of a class; with neither it is of all that have none.
 */
abc: AbcClass | null, checks: Array<InspectionCheck>, sampling: Sampling, 
/**
 * Zero for one nobody kept yet.
 */
version: number, };

export type SaveLoanUnit = { id: number | null, version: number, kind: LoanUnitKind, name: string, 
/**
 * Of a car, as it is typed.
 */
plate: string, 
/**
 * Of a spare unit that stock is kept of.
 */
part_id: number | null, condition: string, active: boolean, };

export type SaveMakerWarranty = { vehicle_id: number, 
/**
 * Nought for a car of which nothing was typed yet.
 */
version: number, 
/**
 * None: the car is none of a consumer's after all, and nothing is owed by this law.
 */
terms: MakerTerms | null, };

export type SaveOffer = { asked_supplier_id: number, version: number, delivery_days: number | null, valid_until: string | null, note: string, 
/**
 * Of the parts it has.
 */
prices: Array<OfferedPrice>, };

export type SaveOperationTerms = { labour_operation_id: number, 
/**
 * Nought where nobody wrote about it before.
 */
version: number, trade: Trade, level: SkillLevel, class_hours: Array<ClassHours>, asked: Array<AskedValue>, checklist: Array<string>, usual_parts: Array<UsualPart>, };

export type SavePackage = { 
/**
 * None of a new one.
 */
id: number | null, version: number, name: string, price: number, package_items: Array<PackageItem>, valid_months: number | null, valid_km: number | null, vehicle_bound: boolean, active: boolean, };

export type SavePart = { id: number | null, version: number, code: string, name: string, brand: string, specification: string, 
/**
 * The unit it is counted in.
 */
unit: string, grade: PartGrade | null, warranty: WarrantyTerm | null, 
/**
 * Of a new part; what the shop's markup makes of its cost where nobody says. The price of a known
 * one is set with its day.
 */
unit_price: number | null, 
/**
 * What it is bought at; as it is where nobody says.
 */
cost: number | null, active: boolean, numbers: Array<TypedNumber>, units: Array<TypedUnit>, stock: StockTerms, 
/**
 * The unit in which the limits of the stock are typed; the counted one where nobody says.
 */
limits_in?: string, };

export type SavePerson = { 
/**
 * None makes a new person, who needs a PIN.
 */
id: number | null, version: number, name: string, roles: Array<Role>, 
/**
 * None gives what the shop lets everybody give.
 */
discount_limit: number | null, active: boolean, pin: string | null, };

export type SavePreparation = { work_order_id: number, 
/**
 * Version 0 when nothing was saved yet.
 */
version: number, done: Array<string>, 
/**
 * What stands on the clock now; nothing given leaves what was read.
 */
mileage_out_km: number | null, 
/**
 * Another instrument was fitted, so that it may stand below the one in.
 */
instrument_replaced: boolean, };

export type SavePurchaseLine = { id: number | null, part_id: number, 
/**
 * So many units as it is bought.
 */
bought: number, unit: string, 
/**
 * So many of the counted unit are one of these.
 */
unit_factor: number, buying_price: number, expected_on: string | null, 
/**
 * The line of a visit it is ordered for.
 */
line_id: number | null, };

export type SavePurchaseOrder = { id: number | null, version: number, supplier_id: number, expected_on: string | null, terms: string, note: string, 
/**
 * All of them: one that is missing goes.
 */
lines: Array<SavePurchaseLine>, };

export type SaveRecall = { 
/**
 * None: one that nobody typed yet.
 */
id: number | null, version: number, typed: RecallTyped, };

export type SaveStation = { id: number, version: number, name: string, roles: Array<Role>, 
/**
 * None: as it is.
 */
wall: boolean | null, 
/**
 * None: as it is, and with it the till.
 */
till_display?: boolean | null, till_id?: number | null, };

export type SaveSupplier = { id: number | null, version: number, name: string, contact_name: string, supplier_phone: string, supplier_address: string, supplier_tax_number: string, bank: string, licence_number: string, licence_until: string | null, payment_days: number, lead_days: number, note: string, active: boolean, };

export type SaveTaxCodes = { codes: Array<CodeOfKind>, };

export type SaveVehicle = { id: number | null, version: number, customer_id: number | null, 
/**
 * As typed; kept normalised.
 */
plate: string, 
/**
 * None: as the plate's form says.
 */
plate_colour: PlateColour | null, vin: string, engine_no: string, make: string, model: string, colour: string, registered_on: string | null, inspection_due: string | null, insurance_due: string | null, insurer: string, note: string, };

export type SaveWorkPackage = { 
/**
 * None of a new one.
 */
id: number | null, version: number, code: string, name: string, works: Array<PackagedWork>, active: boolean, };

export type SaveWorkerFile = { person_id: number, 
/**
 * 0 where there is none yet.
 */
version: number, skills: Array<Skill>, certificates: Array<WorkerCertificate>, shifts: Array<WorkShift>, };

export type SavedAppointment = { id: number, number: string, version: number, };

export type SavedApproval = { approval: Approval, };

export type SavedCheckIn = { work_order_id: number, version: number, mileage_warning: MileageWarning | null, };

export type SavedComplaint = { id: number, number: string, version: number, };

export type SavedContact = { contact: CustomerContact, phone_warning: PhoneWarning | null, };

export type SavedCustomer = { customer: Customer, phone_warning: PhoneWarning | null, };

export type SavedJob = { job: Job, 
/**
 * It was the last one to be given to somebody, and the workshop may begin with it.
 */
released: boolean, };

export type SavedLine = { line: Line, };

export type SavedTaxInvoice = { invoice: TaxInvoice, };

export type SavedVehicle = { vehicle: Vehicle, plate_read: PlateRead | null, vin_read: VinRead | null, 
/**
 * Other vehicles that carry the same plate.
 */
same_plate: Array<number>, };

export type SavedView = { id: number, person_id: number, list: ListedKind, name: string, filter: ListFilter, version: number, };

export type SavedViews = { 
/**
 * By name, and without the one that only goes out.
 */
views: Array<SavedView>, };

export type SavedWish = { id: number, version: number, };

export type ScrapOldPart = { id: number, version: number, reason: string, };

export type ScrapStock = { part_id: number, bin_id: number, batch_id: number | null, quantity: number, reason: string, 
/**
 * The manager's yes, where it is worth more than whoever keeps the store settles alone.
 */
approval?: ByPin, };

export type Search = { query: string, };

export type SearchResults = { vehicles: Array<VehicleHit>, customers: Array<CustomerHit>, 
/**
 * Those still to come first, the next one before all.
 */
bookings: Array<BookingHit>, documents: Array<DocumentHit>, 
/**
 * For who looks parts up.
 */
parts: Array<PartHit>, 
/**
 * Set when the text reads as a plate that no vehicle carries: the screen
 * offers a new vehicle with it.
 */
unknown_plate: PlateRead | null, };

export type SeatedPerson = { person_id: number, name: string, roles: Array<Role>, };

export type SellAtCounter = { customer_id: number | null, lines: Array<WantedPart>, 
/**
 * What the page said it comes to. A page that is behind sells nothing.
 */
total: number, parts: Array<PaymentPart>, note: string, 
/**
 * The manager's word, when it gives away more than one may.
 */
approval?: ByPin, 
/**
 * Also what visits wait for.
 */
promised_too?: boolean, };

export type SellContract = { service_package_id: number, version: number, customer_id: number, vehicle_id: number | null, start_km: number | null, parts: Array<PaymentPart>, 
/**
 * Who signs what is sold, where it is drawn on the screen.
 */
signed_by: string, signature: Signature | null, };

export type SellOnAccount = { sale: SellAtCounter, reason: string, };

export type SendBackGoods = { supplier_id: number, reason: string, lines: Array<SentBackLine>, };

export type SendClaim = { id: number, version: number, 
/**
 * What the maker knows the case by, where it gave a number meanwhile; empty leaves it as it is.
 */
claim_number: string, sent_on: string, };

export type SendCountBack = { id: number, version: number, 
/**
 * What is counted again; all that differs where none is named.
 */
line_ids: Array<number>, reason: string, };

export type SendOutside = { work_order_id: number, sent: SentOutside, };

export type SendPrintJobAgain = { id: number, version: number, 
/**
 * Another one, and where it is; without it the same.
 */
printer?: string | null, printer_at?: number | null, };

export type SendPurchaseOrder = { id: number, version: number, 
/**
 * When it is expected; none reckons with the days the supplier takes.
 */
expected_on: string | null, };

export type SentBackLine = { 
/**
 * None of what nobody knows any more by which delivery it came: then part and credit are said.
 */
goods_receipt_line_id: number | null, part_id: number, batch_id: number | null, 
/**
 * None for where the most of it lies.
 */
bin_id: number | null, from_rejected: boolean, 
/**
 * In the unit the part is counted in.
 */
quantity: number, 
/**
 * None for what was charged for it.
 */
credited: number | null, };

export type SentOutside = { what: string, partner: string, handed_to: string, receipt: string, 
/**
 * None for as long as is usual.
 */
due_back_on: string | null, };

export type ServiceInterval = { months: number, km: number, };

export type ServicePackage = { id: number, name: string, price: Money, package_items: Array<PackageItem>, 
/**
 * None without an end by date.
 */
valid_months: number | null, 
/**
 * None without an end by distance.
 */
valid_km: number | null, 
/**
 * It is for one car; else for whatever car its customer brings.
 */
vehicle_bound: boolean, active: boolean, version: number, };

export type SetAccountLimit = { customer_id: number, version: number, 
/**
 * None: nobody sets one any more.
 */
account_limit: number | null, };

export type SetCarClass = { vehicle_id: number, 
/**
 * Nothing: as the program knows.
 */
vehicle_class: VehicleClass | null, };

export type SetCoreTerms = { part_id: number, 
/**
 * Nought where nothing was said of it yet.
 */
version: number, deposit: number, days: number, };

export type SetHourRate = { trade: Trade, price_class: PriceClass, hour_rate: number, from_day: string, };

export type SetOwnDay = { day: string, open: boolean | null, reason: string, };

export type SetPaperPicture = { picture: PaperPicture, 
/**
 * The file, in base64; empty takes the picture off the papers.
 */
content: string, 
/**
 * Of the shop, as the page showed it.
 */
version: number, };

export type SetPartPicture = { part_id: number, 
/**
 * The file, in base64; empty takes the picture off the part.
 */
content: string, 
/**
 * Of the part, as the page showed it.
 */
version: number, };

export type SetPriceClass = { customer_id: number, version: number, price_class: PriceClass, };

export type SetPriority = { work_order_id: number, version: number, priority: Priority, };

export type SetUpShop = { name: string, phone: string, address: string, person_name: string, pin: string, bays: Array<string>, 
/**
 * They repair cars themselves. A page that does not ask it opens the shop as it always did, with every role.
 */
repairs?: boolean | null, };

export type Settings = { 
/**
 * China keeps one zone.
 */
zone: number, hour_rate: number, 
/**
 * Whether the hour rate, the price list and what is typed into a new line include the tax.
 */
price_basis: PriceBasis, labour_tax: number, part_tax: number, other_tax: number, 
/**
 * Of kinds among the others that are taxed unlike them, each at most once.
 */
taxed_apart: Array<KindTax>, 
/**
 * How far a line may rise over the authorised amount without asking again.
 */
overrun_limit: number, 
/**
 * What a customer's word on the telephone is enough for, over all of a visit; nought: for anything.
 */
spoken_limit: number, 
/**
 * The largest discount without a manager, of whoever has no limit of their own.
 */
discount_limit: number, 
/**
 * A shop of one may inspect its own work.
 */
inspector_may_have_repaired: boolean, 
/**
 * The workshop begins on a car as soon as its last job is given to somebody.
 */
release_when_given: boolean, 
/**
 * Advisor and technician look at the car together before it goes back.
 */
last_look: boolean, no_show_minutes: number, 
/**
 * Days until the follow-up call is due after delivery.
 */
follow_up_days: number, 
/**
 * The same after accident, assembly and whole-vehicle repair.
 */
follow_up_days_safety: number, 
/**
 * Days until the second call is due, once the complaint the first one
 * brought is closed.
 */
second_call_days: number, 
/**
 * Days within which a customer's suggestion is answered.
 */
suggestion_days: number, 
/**
 * Working days that another house has for what it is sent, unless another day is agreed.
 */
outside_days: number, 
/**
 * Who answers for what customers say.
 */
complaint_owners: ComplaintOwners, 
/**
 * Days after delivery in which a sheet may still be taken back; of one that was made
 * later, and of money that came in later, after that.
 */
taking_back_days: number, 
/**
 * Nobody takes money or gives it back without a shift of their own.
 */
shifts_required: boolean, 
/**
 * What is given to everybody who pays in so much.
 */
stored_offers: Array<StoredOffer>, 
/**
 * What customers are sorted by, the lowest first.
 */
customer_levels: Array<string>, 
/**
 * The dearest remedy that is promised without a manager.
 */
remedy_limit: number, opens_at_minute: number, closes_at_minute: number, 
/**
 * The days of the week on which the shop rests, Monday 1 to Sunday 7.
 */
closed_weekdays: Array<number>, calendar: CalendarSettings, prefixes: Prefixes, stock: StockSettings, papers: PaperSettings, 
/**
 * Days until what is on account is due.
 */
account_term_days: number, 
/**
 * When prepaid money is invoiced; of what was sold before it stays as it was.
 */
prepaid_invoicing: PrepaidInvoicing, warranty: WarrantyPromises, service_interval: ServiceInterval, };

export type SettleLostClaim = { id: number, version: number, 
/**
 * The sheet it goes with; none where nobody asks the maker for it any more.
 */
settlement_id: number | null, reason: string, };

export type SettleShortfall = { id: number, version: number, claim_line_id: number, shortfall: Shortfall, 
/**
 * Whom it is charged to.
 */
charged_to: string, reason: string, };

export type Severity = "normal" | "urgent" | "special";

export type ShareOfReceipt = { prepaid_receipt_id: number, receipt_number: string, customer_id: number, customer_name: string, amount: Money, 
/**
 * What of it no red one took back.
 */
left: Money, };

export type ShareOfSale = { counter_sale_id: number, sale_number: string, amount: Money, 
/**
 * What of it no red one took back.
 */
left: Money, };

export type ShareOfSheet = { settlement_id: number, settlement_number: string, work_order_id: number, sheet_state: SheetState, amount: Money, 
/**
 * What of it no red one took back.
 */
left: Money, };

export type SheetAction = "take_payment" | "put_on_account" | "collect_on_account" | "refund_payment" | "void_settlement";

export type SheetAmount = { settlement_id: number, amount: Money, };

export type SheetContent = { lines: Array<SheetLine>, 
/**
 * Subtotals by kind in the order of the paper.
 */
subtotals: Array<Subtotal>, before_discount: Money, 
/**
 * The sheet's own discount, spread over the lines already.
 */
discount: Money, 
/**
 * 抹零: what was knocked off to a round amount.
 */
rounding: Money, taxes: Array<TaxOfRate>, net: Money, tax: Money, total: Money, total_in_words: string | null, };

export type SheetCount = { count: number, total: Money, };

export type SheetInvoices = { settlement_id: number, 
/**
 * What is still to be invoiced.
 */
left: Money, 
/**
 * What stands on invoices beyond what may be invoiced of it.
 */
to_reverse: Money, 
/**
 * What of it prepaid money, a gift or the shop's own voucher paid.
 */
not_invoiced: Money, wanted: boolean, 
/**
 * Whether an invoice may stand for it at all.
 */
may_record: boolean, 
/**
 * In whose name: what is kept with who pays, or the payer's own name.
 */
buyer: BuyerFigures, invoices: Array<TaxInvoiceRow>, };

export type SheetLine = { line_id: number, kind: LineKind, code: string, name: string, brand: string, specification: string, unit: string, quantity: number, hours: number, unit_price: Money, 
/**
 * Left out where the price includes the tax: sheets written before keep their sums.
 */
price_basis?: PriceBasis, line_discount: Money, 
/**
 * Amount after the line's own discount, before the sheet's.
 */
amount: Money, 
/**
 * Its share of the sheet's discount and rounding.
 */
sheet_discount: Money, 
/**
 * What is charged: amount − sheet_discount = net + tax.
 */
charged: Money, tax_rate: number, net: Money, tax: Money, origin: PartOrigin, 
/**
 * Left out where nobody said it: sheets written before keep their sums.
 */
grade?: PartGrade, };

export type SheetList = { rows: Array<SheetListed>, 
/**
 * Where the next page goes on; none where all of it was shown.
 */
next: ListKey | null, 
/**
 * So far back it was looked, and the page is not full: there may be others before.
 */
looked_to: string | null, 
/**
 * So many fit what was typed that the oldest were not looked at.
 */
cut: boolean, };

export type SheetListed = { id: number, number: string, state: SheetState, work_order_id: number, order_number: string, plate: string | null, plate_colour: PlateColour, customer_name: string, payer: Payer, 
/**
 * Empty where it is the customer.
 */
payer_name: string, claim_number: string, issued_at: string, issued_by_name: string, settled_at: string | null, total: Money, received: Money, on_account: Money, 
/**
 * What did not come in, on account or not.
 */
unpaid: Money, };

export type SheetOfClaim = { settlement_id: number, number: string, state: SheetState, payer_name: string, claim_number: string, total: Money, received: Money, on_account: Money, work_order_id: number, order_number: string, plate: string | null, plate_colour: PlateColour, };

export type SheetRow = { 
/**
 * Neither voided nor the mirror that voids.
 */
is_active: boolean, 
/**
 * What is still to be collected on it.
 */
owed: Money, 
/**
 * What its payer has with the shop to draw down.
 */
credit: Money, 
/**
 * What may be drawn for it: of the customer it was made out to, whoever the
 * visit is said to be of by now.
 */
stored: StoredOwner | null, 
/**
 * What of the money on it stays with the shop when it is taken back; the rest goes
 * back to stored value and vouchers.
 */
set_free: Money, 
/**
 * How much more its customer is trusted with, where something is owed on it
 * and somebody set a limit.
 */
room: AccountRoom | null, 
/**
 * So many days it was voided after delivery, where they are over.
 */
voiding_ended: number | null, 
/**
 * What it lets be done by who asks; what the visit lets stands in the
 * actions of the visit.
 */
actions: Array<SheetAction>, id: number, number: string, work_order_id: number, customer_id: number, state: SheetState, payer: Payer, payer_name: string, 
/**
 * What an insurer or a maker knows the case by: of each there is a sheet.
 */
claim_number: string, content: SheetContent, 
/**
 * The whole of `content.total`, kept apart so that queues can add it up.
 */
total: Money, received: Money, on_account: Money, 
/**
 * What of it stands on tax invoices, reds taken off.
 */
invoiced: Money, 
/**
 * What of it is never invoiced on it, kept apart so that lists can be asked for
 * the others: see [`crate::tax_invoice::prepaid`].
 */
not_invoiced: Money, 
/**
 * Whoever pays asked for one.
 */
invoice_wanted: boolean, issued_at: string, issued_by: number, settled_at: string | null, reverses_id: number | null, void_reason: string, 
/**
 * The contract that was sold before and pays all of it. Left out where there
 * is none: sheets written before there were contracts keep their sums.
 */
service_contract_id?: number, 
/**
 * Of the content, which never changes.
 */
checksum: string, 
/**
 * Of all the rest of the sheet: its number, its state, its money. Empty on
 * a sheet of a file that kept none yet.
 */
standing_checksum: string, version: number, };

export type SheetState = "open" | "settled" | "voided" | "reversal";

export type SheetToFollow = { settlement_id: number, number: string, total: Money, };

export type ShelvedParts = { parts: Array<OldPartRow>, 
/**
 * The shelves there are for them.
 */
bins: Array<Bin>, };

export type Shift = { id: number, number: string, opened_by: number, 
/**
 * The name of the station, as it was called then.
 */
till: string, opened_at: string, 
/**
 * 备用金: what lay in the drawer for change.
 */
opening_float: Money, state: ShiftState, closed_by: number | null, closed_at: string | null, 
/**
 * Why somebody else closed it.
 */
closed_for: string, 
/**
 * What the closing found; none while it is open.
 */
content: ShiftContent | null, checksum: string, version: number, };

export type ShiftContent = { means: Array<MeansTotal>, paid_in: Money, paid_out: Money, expected: Money, counted: Array<CashCount>, counted_total: Money, 
/**
 * More than expected is above zero 长款, less is below 短款.
 */
difference: Money, 
/**
 * What terminals and platforms said of the other means, where somebody looked. A shift
 * that was closed before that was asked has none, and its sum knows of none.
 */
compared?: Array<MeansCompared>, 
/**
 * Of whatever differs.
 */
explanation: string, };

export type ShiftOpened = { id: number, 
/**
 * Cash since the last closing that is in no shift, to be explained.
 */
outside: CashOutside | null, };

export type ShiftRow = { id: number, number: string, till: string, opened_by_name: string, opened_at: string, opening_float: Money, state: ShiftState, closed_at: string | null, 
/**
 * None while it is open.
 */
counted_total: Money | null, difference: Money | null, 
/**
 * The other means that were off when they were compared.
 */
means_off: Array<MeansCompared>, explanation: string, 
/**
 * What moved in one that whoever asks may close, and with nothing what else may be
 * compared: cash is not told of it either.
 */
means: Array<RunningMeans>, 
/**
 * It is of whoever asks.
 */
own: boolean, 
/**
 * Whoever asks may close it.
 */
may_close: boolean, };

export type ShiftState = "open" | "closed";

export type ShopDetails = { id: number, name: string, phone: string, address: string, licence: string, bank: string, settings: Settings, version: number, };

export type ShopStatus = { ready: boolean, shop_name: string, people: Array<SignInPerson>, has_sample: boolean, program_version: string, 
/**
 * This station was let in to show the wall screen.
 */
wall: boolean, 
/**
 * This station was let in to face the customer of a till.
 */
till_display: boolean, };

export type Shortfall = "written_off" | "charged";

export type ShowToCustomer = { settlement_id: number, 
/**
 * What is on account is collected, and not what is owed.
 */
collects: boolean, 
/**
 * The customer is to see it; not any more, or not yet, where it is false.
 */
shows: boolean, 
/**
 * By what it is to be paid, once somebody said so.
 */
parts: Array<PartShown>, };

export type ShownToCustomer = { 
/**
 * A screen that is on faces the customer of this till, and the sheet is theirs to see.
 */
can_be_shown: boolean, 
/**
 * The customer sees the amount now: a page that was left open collects from nobody any more.
 */
is_shown: boolean, };

export type SignInPerson = { id: number, name: string, roles: Array<Role>, };

export type Signature = { width: number, height: number, strokes: Array<Array<[number, number]>>, };

export type SimilarFault = { work_order_id: number, number: string, symptom: string, cause: string, codes_before: Array<string>, remedy: string, at: string, };

export type SimilarFaults = { 
/**
 * Those that have most in common first.
 */
faults: Array<SimilarFault>, };

export type Skill = { trade: Trade, level: SkillLevel, };

export type SkillLevel = "junior" | "intermediate" | "senior" | "master";

export type SmallPhoto = { id: number, work_order_id: number, finding_id: number | null, kind: PhotoKind, width: number, height: number, quarter_turns: number, marks: Array<PhotoMark>, };

export type SoldAtCounter = { id: number, number: string, payments: Array<number>, change: Money, on_account: Money, };

export type SoldLine = { 
/**
 * As many as were sold, in the unit it was sold in.
 */
sold_quantity: number, 
/**
 * What may still come back.
 */
left: number, 
/**
 * What all of it cost that did not come back.
 */
cost: Money, id: number, counter_sale_id: number, position: number, part_id: number, code: string, name: string, brand: string, specification: string, unit: string, 
/**
 * In the unit the part is counted in.
 */
quantity: number, 
/**
 * As it was sold, where that is another: its prices are of one of these.
 */
sold_unit: string, 
/**
 * So many of the counted unit are one of these.
 */
unit_factor: number, unit_price: Money, price_basis: PriceBasis, 
/**
 * What the list said then.
 */
list_price: Money | null, discount: Money, 
/**
 * What is paid for it, the tax within.
 */
amount: Money, tax_rate: number, net: Money, tax: Money, };

export type SortCustomer = { customer_id: number, version: number, 
/**
 * Empty for none.
 */
level: string, tags: Array<string>, };

export type SpokenYes = { lines: Array<number>, amount: Money, };

export type StaffList = { 
/**
 * Those who are given jobs.
 */
workers: Array<WorkerRow>, };

export type Stage = "checked_in" | "estimating" | "awaiting_authorisation" | "awaiting_assignment" | "in_repair" | "awaiting_inspection" | "preparing" | "awaiting_settlement" | "ready_for_delivery" | "delivered" | "closed" | "cancelled";

export type StageCount = { stage: Stage, count: number, };

export type StageStep = { id: number, work_order_id: number, action: Action, from_stage: Stage | null, to_stage: Stage, at: string, person_id: number, note: string, };

export type StandingFinding = { standing: FindingStanding, urgency: FindingUrgency, 
/**
 * It keeps the car from passing its final inspection.
 */
waits: boolean, 
/**
 * What of it whoever asks may do now.
 */
actions: Array<FindingAction>, id: number, work_order_id: number, job_id: number | null, person_id: number, text: string, suggestion: string, 
/**
 * Nobody should drive on with it.
 */
unsafe_to_drive: boolean, 
/**
 * It may wait until the next visit; never of what is unsafe.
 */
may_wait: boolean, state: FindingState, at: string, 
/**
 * Why it was declined or dismissed.
 */
reason: string, 
/**
 * The customer's name, where the customer declined.
 */
declined_by: string, means: AuthorisationMeans | null, 
/**
 * Drawn by the customer who drives on with it.
 */
signature: Signature | null, 
/**
 * The paper the customer signed instead, as it is called or numbered.
 */
signed_paper: string, 
/**
 * What the customer's no was kept as, word for word. None where nobody said
 * it, and in the files of before it was kept.
 */
counterfoil_id: number | null, decided_at: string | null, decided_by: number | null, version: number, };

export type StartCount = { scope: CountScope, bin_ids: Array<number>, part_ids: Array<number>, abc: AbcClass | null, note: string, };

export type StartJob = { job_id: number, version: number, };

export type Station = { id: number, name: string, 
/**
 * What may be done from there, by whoever sits there and may do it.
 */
roles: Array<Role>, 
/**
 * Shows the workshop's wall screen, with nobody signed in.
 */
wall: boolean, 
/**
 * Shows the customer at a till what is due, with nobody signed in.
 */
till_display: boolean, 
/**
 * Which till; none is the host's own.
 */
till_id: number | null, paired_at: string, 
/**
 * Shut out since then, and for good: to come back it is let in anew.
 */
revoked_at: string | null, version: number, };

export type StationContact = { since: string, last: string, 
/**
 * Where it is in the network.
 */
address: string, 
/**
 * How long its last question and the answer to it took, as it measured it.
 */
milliseconds: number | null, };

export type StationJobs = { 
/**
 * Waiting for its printers, the oldest first.
 */
waiting: Array<number>, 
/**
 * In its printers' queues.
 */
queued: Array<QueuedJob>, };

export type StationPrinter = { 
/**
 * What it is called when something is sent to it.
 */
printer: string, 
/**
 * What a person wrote about it and where it stands; either may be empty.
 */
info: string, location: string, is_default: boolean, 
/**
 * Which of our sizes it takes, by their names.
 */
sizes: Array<string>, };

export type StationRow = { station: Station, 
/**
 * None: nothing is heard of it just now.
 */
heard: StationContact | null, 
/**
 * PINs that were tried there and were wrong, since each was right last.
 */
wrong_pins: number, 
/**
 * After too many it takes none, until a manager lets it go on.
 */
pins_stopped: boolean, };

export type StationsPage = { 
/**
 * What the manager wants.
 */
door: HouseDoor, 
/**
 * What came of it.
 */
state: DoorState, stations: Array<StationRow>, offer: PairingOffer | null, };

export type StepKind = "opened" | "step" | "told" | "handed_over" | "remedy_asked" | "remedy_approved" | "remedy_declined" | "remedy" | "customer_yes" | "customer_no";

export type StillToTell = { matter: ToldMatter, since: string, 
/**
 * Why the promise moved, in the words of whoever moved it; nothing of a car that is ready.
 */
reason: string, by: number, 
/**
 * So often somebody tried since and reached nobody.
 */
tries: number, };

export type StockCard = { part_id: number, code: string, name: string, brand: string, specification: string, unit: string, from: string, to: string, opening_quantity: number, opening_value: Money, rows: Array<StockCardRow>, 
/**
 * At the end of the days; of those that were too many, at the end of the last row.
 */
closing_quantity: number, closing_value: Money, 
/**
 * More moved in these days than is shown.
 */
more: boolean, };

export type StockCardRow = { 
/**
 * What was there after it.
 */
there_after: number, id: number, at: string, kind: MovementKind, quantity: number, stock_value: Money, cost_difference: Money, document_kind: StockDocument | null, document_id: number | null, work_order_id: number | null, order_number: string, bin_code: string, batch_number: string, person_name: string, note: string, };

export type StockCount = { id: number, number: string, scope: CountScope, 
/**
 * Where it goes by bins.
 */
bin_ids: Array<number>, 
/**
 * Where it goes by parts.
 */
part_ids: Array<number>, abc: AbcClass | null, state: CountState, made_at: string, made_by: number, 
/**
 * The newest movement when its sheet was made; none where nothing ever moved.
 */
sheet_movement_id: number | null, note: string, handed_in_at: string | null, handed_in_by: number | null, decided_at: string | null, decided_by: number | null, 
/**
 * Why it was sent back or cancelled.
 */
decision_note: string, version: number, };

export type StockDocument = "goods_receipt" | "supplier_return" | "stock_count" | "counter_sale" | "loan" | "import";

export type StockFigureMonth = { 
/**
 * `2026-03`.
 */
month: string, 
/**
 * What lay there at its end; of the present one, now.
 */
closing_value: Money, 
/**
 * Received, less what went back to suppliers.
 */
value_received: Money, 
/**
 * Issued and sold, less what came back.
 */
value_used: Money, 
/**
 * Lines that were agreed to, and those of them whose part lay there, whole and free.
 */
asked: number, there: number, };

export type StockFigures = { stock_value: Money, value_used: Money, 
/**
 * For how many days what lies there lasts; none where nothing was used.
 */
turnover_days: number | null, asked: number, there: number, fill_rate: number | null, dead_parts: number, dead_value: Money, dead_after_days: number, 
/**
 * The oldest first.
 */
months: Array<StockFigureMonth>, };

export type StockMargin = { month: string, total: MarginRow, 
/**
 * What brought the most first.
 */
by_brand: Array<MarginRow>, by_grade: Array<MarginRow>, };

export type StockMonthReport = { month: string, opening_quantity: number, opening_value: Money, kinds: Array<KindInMonth>, closing_quantity: number, closing_value: Money, 
/**
 * Those of which the most moved first.
 */
parts: Array<PartInMonth>, 
/**
 * After so many the next ones follow; none where these are the last.
 */
next: number | null, };

export type StockProblem = "short" | "more_than_taken" | "not_stocked" | "not_usable" | "unit_unknown" | "unit_uneven" | "unit_written" | "unit_in_use" | "unit_moved" | "replaced" | "moved_since" | "not_agreed" | "asked_already" | "opened_already" | "more_than_wanted" | "visit_over" | "expired" | "not_asked" | "is_stocked" | "promised" | "held_by_delivery";

export type StockSettings = { cost_method: CostMethod, 
/**
 * A part may be issued before it was booked in, and is listed until it was.
 */
below_zero_allowed: boolean, 
/**
 * Days from one order at a supplier to the next.
 */
purchase_cycle_days: number, 
/**
 * Days until a supplier delivers, where none are said of it.
 */
lead_days: number, 
/**
 * Days without a movement after which a part lies dead.
 */
dead_after_days: number, 
/**
 * Days before the end of its shelf life from which a batch is warned of.
 */
shelf_life_warning_days: number, 
/**
 * What a count is off by, or is thrown away or found, that whoever keeps the store settles alone; zero
 * where a manager is always asked.
 */
count_limit: number, 
/**
 * The steps from the cheapest on; none where prices are typed.
 */
markup: Array<MarkupStep>, };

export type StockTerms = { 
/**
 * Stock is kept of it: from its first movement on, or because somebody said so.
 */
stocked: boolean, supplier_id: number | null, 
/**
 * Where it lies, unless it is put elsewhere.
 */
bin_id: number | null, 
/**
 * Below it the shop runs short.
 */
minimum: number, 
/**
 * From here on it is ordered anew; zero where it is reckoned.
 */
reorder_point: number, 
/**
 * More of it is too much; zero where nobody said.
 */
maximum: number, 
/**
 * Days from its receipt; zero for what keeps.
 */
shelf_life_days: number, abc: AbcClass | null, 
/**
 * Taxed unlike other parts.
 */
tax_rate: number | null, 
/**
 * The series it fits, as the shop calls them; empty fits all.
 */
fits: Array<string>, 
/**
 * The sum of its picture's file; empty where there is none.
 */
picture: string, 
/**
 * What took its place.
 */
replaced_by: number | null, };

export type StockWarning = { kind: StockWarningKind, part_id: number, code: string, name: string, unit: string, 
/**
 * What of it is meant: what is there, in that bin, of that batch; of a visit what it lacks.
 */
quantity: number, 
/**
 * What it is held against: the minimum or the maximum, or what the visit still needs.
 */
bound: number, 
/**
 * What is on its way, and the next day on which some of it is expected.
 */
coming: number, expected_on: string | null, since: string | null, 
/**
 * The last day of its shelf life.
 */
day: string | null, bin_id: number | null, bin_code: string, batch_number: string, work_order_id: number | null, line_id: number | null, order_number: string, plate: string | null, promised_at: string | null, 
/**
 * What one costs now; of what lies still, what all of it is worth.
 */
cost: Money, 
/**
 * What one is quoted at, and what it would have to be sold for now.
 */
quoted: Money, price: Money, };

export type StockWarningCount = { kind: StockWarningKind, count: number, };

export type StockWarningKind = "negative" | "short_for_visit" | "below_minimum" | "shelf_life" | "quarantined" | "price_rose" | "no_movement" | "too_much";

export type StockWarningList = { 
/**
 * What matters most first.
 */
warnings: Array<StockWarning>, 
/**
 * There are others beside these.
 */
more: boolean, 
/**
 * Days without a movement after which a part lies dead, and before the end of a shelf life from which on
 * it is told.
 */
dead_after_days: number, shelf_life_warning_days: number, };

export type StockWarningNumbers = { 
/**
 * Every kind, in the order in which they are worked off.
 */
counts: Array<StockWarningCount>, total: number, };

export type StopPairing = { code: string, };

export type StoredBalance = { 
/**
 * 本金
 */
paid: Money, 
/**
 * 赠送
 */
gift: Money, total: Money, 
/**
 * What of the paid part was invoiced, or is, as it came in.
 */
at_sale: Money, };

export type StoredMovement = { 
/**
 * What was paid from it or went back to it, by the sheet's number.
 */
sheet_number: string | null, order_number: string | null, 
/**
 * What it did to both parts, and what was there after it.
 */
paid_part: Money, gift_part: Money, balance: StoredBalance, refundable: Money, goes_to: MoneyBackTo, afterwards: AfterMoneyBack, told_as: ReceiptTold, id: number, number: string, settlement_id: number | null, work_order_id: number | null, 
/**
 * The booking it was paid in for. Left out where there is none: receipts
 * written before there were deposits keep their sums.
 */
appointment_id?: number, 
/**
 * The shift of whoever took it or gave it back. Left out where there was none,
 * for the same reason.
 */
shift_id?: number, 
/**
 * The contract it was paid for, on no visit: it is nobody's deposit. Left out
 * where there is none, for the same reason.
 */
service_contract_id?: number, 
/**
 * The sale over the counter it was paid for, on no visit: it is nobody's deposit
 * either. Left out where there is none, for the same reason.
 */
counter_sale_id?: number, 
/**
 * The deposit on an old part it was taken for or given back of: it is no revenue, and no deposit of a
 * visit. Left out where there is none, for the same reason.
 */
core_deposit_id?: number, 
/**
 * Whose stored value it adds to or draws from: see [`crate::stored_value`].
 * Left out where it is none, for the same reason.
 */
customer_id?: number, 
/**
 * What the shop gave on top of what came in; on a sheet, what of the amount
 * was drawn from that.
 */
gift?: Money, 
/**
 * What of it is prepaid money that is invoiced as it comes in: on a top-up or a
 * contract's price all of it or nothing, as the shop did it on that day; on a
 * sheet, what of the amount was drawn from such money.
 */
at_sale?: Money, 
/**
 * Of a voucher or a coupon: see [`crate::voucher`]. Left out where there is
 * none: of receipts written before vouchers had numbers too.
 */
voucher_number?: string, means: PaymentMeans, amount: Money, 
/**
 * Cash as it was put on the counter; the rest went back as change.
 */
tendered: Money, refund_of: number | null, 
/**
 * The first receipt of what came over the counter at once, by several means or
 * for several sheets: one paper tells of them together. The first itself has
 * none; left out where there is none, for the same reason.
 */
taken_with?: number, reason: string, at: string, person_id: number, checksum: string, };

export type StoredOffer = { pay: number, gift: number, };

export type StoredOwner = { name: string, phone: string, balance: StoredBalance, };

export type StoredTotals = { topped_up: Money, gift: Money, drawn: Money, 
/**
 * What of it was gift.
 */
gift_drawn: Money, 
/**
 * What was drawn on sheets that were taken back or refunded.
 */
put_back: Money, gift_put_back: Money, returned: Money, forfeited: Money, };

export type StoredValue = { balance: StoredBalance, 
/**
 * The newest first.
 */
movements: Array<StoredMovement>, offers: Array<StoredOffer>, may_top_up: boolean, may_refund: boolean, 
/**
 * A gift beyond the offers is theirs to give.
 */
may_give_more: boolean, 
/**
 * Whoever stands at a movement, by name.
 */
people: { [key in number]: string }, };

export type StoredValueRefunded = { payment: number, number: string, forfeited: Money, balance: StoredBalance, };

export type StoredValueToppedUp = { payment: number, number: string, change: Money, balance: StoredBalance, };

export type Stretch = { begins_at: string, ends_at: string, };

export type SubmitSelfInspection = { work_order_id: number, items: Array<InspectionItem>, note: string, 
/**
 * As it was drawn, where it was.
 */
signature: Signature | null, 
/**
 * The sum over the photos beneath it, as the screen was told it: needed with a drawn
 * signature, which stands for these photos and no others.
 */
photos: string, };

export type SubstituteAnswer = { approved: boolean, by_name: string, means: AuthorisationMeans, 
/**
 * As it was drawn, when the means is a signature.
 */
signature: Signature | null, 
/**
 * The number of the signed paper, when the means is one.
 */
paper: string, 
/**
 * What the line was said to come to with it; refused when that is another amount by now.
 */
amount: number, 
/**
 * Why it was declined.
 */
reason: string, };

export type SubstitutePart = { line_id: number, version: number, 
/**
 * What takes its place.
 */
part_id: number, 
/**
 * Why, as the visit's course tells it; may be empty.
 */
reason: string, 
/**
 * What the customer said to it; needed where its price or its grade is another.
 */
answer?: SubstituteAnswer, };

export type SubstituteQuoted = { line_id: number, part_id: number, name: string, grade: PartGrade | null, unit_price: Money, amount: Money, 
/**
 * The customer is asked before it is fitted.
 */
is_asked: boolean, other_price: boolean, 
/**
 * Also where one was told and the other is not: who was told nothing heard nothing of its kind.
 */
other_grade: boolean, };

export type Subtotal = { kind: LineKind, amount: Money, };

export type Suggestion = { id: number, state: SuggestionState, work_order_id: number, vehicle_id: number, customer_id: number, person_name: string, phone: string, text: string, owner_id: number, due_on: string, opened_at: string, opened_by: number, answer: string, answered_at: string | null, answered_by: number | null, version: number, };

export type SuggestionList = { open: Array<SuggestionRow>, 
/**
 * The newest answered ones, 30 at most.
 */
answered: Array<SuggestionRow>, };

export type SuggestionRow = { suggestion: Suggestion, plate: string | null, plate_colour: PlateColour, owner_name: string, work_order_number: string, answered_by_name: string | null, late: boolean, 
/**
 * Whether the person asking answers it.
 */
yours: boolean, };

export type SuggestionState = "open" | "adopted" | "not_adopted";

export type SupersedeLine = { line_id: number, version: number, figures: LineFigures, 
/**
 * The manager's word, when the line gives away more than one may.
 */
approval?: ByPin, };

export type Supplier = { id: number, name: string, 
/**
 * Found by the initials of its name as well.
 */
initials: string, contact_name: string, supplier_phone: string, supplier_address: string, supplier_tax_number: string, bank: string, 
/**
 * Its business licence, and until when it holds.
 */
licence_number: string, licence_until: string | null, 
/**
 * Days until its invoices are due.
 */
payment_days: number, 
/**
 * Days until it delivers; zero where the shop's own count.
 */
lead_days: number, note: string, active: boolean, version: number, };

export type SupplierAccount = { supplier_id: number, supplier_name: string, payment_days: number, owed: Money, overdue: Money, ageing: Ageing, credit: Money, 
/**
 * Of all lines that were delivered: how many, of how many something was rejected, and how many came late.
 */
lines_received: number, lines_rejected: number, lines_late: number, 
/**
 * What came, and no invoice yet.
 */
receipts: Array<ReceiptToInvoice>, returns: Array<ReturnToInvoice>, 
/**
 * The newest first; those on which something is owed among them.
 */
invoices: Array<SupplierInvoiceShown>, more_invoices: boolean, payments: Array<SupplierPaymentShown>, more_payments: boolean, 
/**
 * Whoever asks pays suppliers.
 */
may_pay: boolean, };

export type SupplierChoice = { id: number, name: string, initials: string, licence: LicenceState, lead_days: number, };

export type SupplierInvoiceRecorded = { id: number, 
/**
 * What it is more than what came, or less.
 */
difference: Money, };

export type SupplierInvoiceShown = { owed: Money, 
/**
 * What it is more than what came by its receipts, less what went back.
 */
difference: Money, receipt_numbers: Array<string>, return_numbers: Array<string>, recorded_by_name: string, 
/**
 * Whoever asks may take it back.
 */
may_withdraw: boolean, id: number, supplier_id: number, 
/**
 * As the supplier wrote it.
 */
invoice_number: string, invoiced_on: string, due_on: string, amount: Money, 
/**
 * The sum of what was paid on it.
 */
paid: Money, 
/**
 * Why it is not what came, among others.
 */
note: string, recorded_at: string, recorded_by: number, withdrawn_at: string | null, withdrawn_by: number | null, withdraw_reason: string, version: number, };

export type SupplierList = { suppliers: Array<SupplierRow>, };

export type SupplierNamed = { id: number, name: string, 
/**
 * Found by the initials of its name as well.
 */
initials: string, payment_days: number, };

export type SupplierPage = { row: SupplierRow, 
/**
 * What was ordered of it, the newest first.
 */
orders: Array<PurchaseOrderRow>, };

export type SupplierPaymentMeans = "transfer" | "cash" | "wechat" | "alipay" | "credit";

export type SupplierPaymentShown = { person_name: string, paid_invoices: Array<PaidInvoice>, may_withdraw: boolean, id: number, supplier_id: number, means: SupplierPaymentMeans, amount: Money, paid_on: string, 
/**
 * The bank's number of it, or whatever it is found by.
 */
reference: string, at: string, person_id: number, withdrawn_at: string | null, withdrawn_by: number | null, withdraw_reason: string, version: number, };

export type SupplierRating = "new" | "good" | "fair" | "poor";

export type SupplierReturnLineShown = { 
/**
 * Of the delivery it came by; empty where nobody knows.
 */
receipt_number: string, 
/**
 * There are photos of what was wrong with it.
 */
photographed: boolean, id: number, supplier_return_id: number, 
/**
 * None of what nobody knows any more by which delivery it came.
 */
goods_receipt_line_id: number | null, part_id: number, bin_id: number, batch_id: number | null, quantity: number, 
/**
 * What the supplier owes for it.
 */
credited: Money, movement_id: number, code: string, part_name: string, brand: string, specification: string, 
/**
 * What it is counted in.
 */
counted_unit: string, bin_code: string, batch_number: string, expires_on: string | null, };

export type SupplierReturnList = { returns: Array<SupplierReturnRow>, more: boolean, };

export type SupplierReturnPage = { supplier_name: string, supplier_address: string, person_name: string, 
/**
 * Of the invoice that is less by it; empty where it is a credit.
 */
invoice_number: string, lines: Array<SupplierReturnLineShown>, credited: Money, id: number, number: string, supplier_id: number, returned_at: string, 
/**
 * The shop's day then.
 */
returned_on: string, person_id: number, reason: string, 
/**
 * The invoice that is less by it; none as long as it is a credit with the supplier.
 */
supplier_invoice_id: number | null, version: number, };

export type SupplierReturnRow = { id: number, number: string, supplier_id: number, supplier_name: string, returned_on: string, reason: string, line_count: number, credited: Money, };

export type SupplierRow = { licence: LicenceState, 
/**
 * In the last twelve months.
 */
counts: DeliveryCounts, rating: SupplierRating, 
/**
 * Orders that are on their way, and those of them that are late.
 */
orders_open: number, orders_late: number, id: number, name: string, 
/**
 * Found by the initials of its name as well.
 */
initials: string, contact_name: string, supplier_phone: string, supplier_address: string, supplier_tax_number: string, bank: string, 
/**
 * Its business licence, and until when it holds.
 */
licence_number: string, licence_until: string | null, 
/**
 * Days until its invoices are due.
 */
payment_days: number, 
/**
 * Days until it delivers; zero where the shop's own count.
 */
lead_days: number, note: string, active: boolean, version: number, };

export type Supply = "issued" | "there" | "expected" | "lacking";

export type SupportReport = { text: string, };

export type Survey = { id: number, work_order_id: number, at: string, person_id: number, marks: SurveyScores, comment: string, };

export type SurveyRecorded = { 
/**
 * The case a low mark opened.
 */
complaint_id: number | null, visit: VisitUpdate, };

export type SurveyScores = { service: number, quality: number, on_time: number, price_clarity: number, cleanliness: number, recommend: number, };

export type TagOldPart = { line_id: number, tagged: Tagged, 
/**
 * The code of its shelf, as it is typed or scanned; empty where it lies elsewhere.
 */
bin_code: string, };

export type Tagged = { serial_number: string, fault_code: string, kept_until: string | null, note: string, };

export type TakeBackOutside = { id: number, version: number, 
/**
 * How it came back.
 */
result: string, };

export type TakeBackPart = { line_id: number, quantity: number, 
/**
 * In which of its units; none for the one it is counted in.
 */
unit?: string, 
/**
 * None lays it back where it came from.
 */
bin_id: number | null, note: string, };

export type TakeBackSale = { id: number, lines: Array<BroughtBack>, 
/**
 * What the page said goes back. A page that is behind gives nothing back.
 */
amount: number, 
/**
 * What the page said is counted out. What was paid on account meanwhile, or an old part that came, makes
 * it another sum of the same amount.
 */
money?: number, 
/**
 * None gives each part back as it came.
 */
means: PaymentMeans | null, reason: string, };

export type TakeBackTaxInvoice = { id: number, version: number, reason: string, };

export type TakeBackWithCore = { back: TakeBackPart, 
/**
 * What the page said goes back of the deposit. A page that is behind gives nothing back.
 */
core: number, 
/**
 * None gives it back as it came.
 */
means: PaymentMeans | null, };

export type TakeBookingDeposit = { id: number, version: number, parts: Array<PaymentPart>, };

export type TakeBookings = { 
/**
 * The text once more: what comes in is what stands in it.
 */
text: string, 
/**
 * Those of it that are wanted.
 */
marks: Array<string>, 
/**
 * Why those are called off whose writer has no words for it.
 */
called_off: string, };

export type TakeCoreDeposits = { work_order_id: number, 
/**
 * The lines it is taken for; a part whose old one stays with the shop needs none.
 */
lines: Array<number>, 
/**
 * What the page said they come to.
 */
amount: number, parts: Array<PaymentPart>, };

export type TakeDataRequest = { customer_id: number, typed: DataRequestTyped, };

export type TakeDeposit = { work_order_id: number, 
/**
 * What the customer had with the shop when the dialog was opened: what
 * another till took meanwhile is not taken twice.
 */
held: number, parts: Array<PaymentPart>, };

export type TakeLoanBack = { id: number, version: number, back: GivenBack, };

export type TakePayment = { settlement_id: number, 
/**
 * What the page said is owed. A page that is behind takes no money.
 */
owed: number, parts: Array<PaymentPart>, };

export type TakenBackWithCore = { parts: IssuedParts, payments: Array<number>, };

export type Takings = { means: PaymentMeans, amount: Money, count: number, };

export type TaskKind = "preview_import" | "import" | "undo_import" | "load_sample" | "remove_sample" | "backup" | "check_backup" | "restore" | "check_file";

export type TaskState = "running" | "done" | "failed";

export type TaskStatus = { id: number, kind: TaskKind, state: TaskState, done: number, total: number, 
/**
 * What came out, in the shape the task's own command names.
 */
result: JsonValue | null, refusal: Refusal | null, };

export type TaxBatch = { id: number, name: string, hash: string, bytes: number, invoices: number, amount: Money, at: string, person_id: number, };

export type TaxBatchFilled = { batch: TaxBatch, left_out: Array<string>, };

export type TaxCode = { id: number, line_kind: LineKind, 
/**
 * Empty where it was taken out again.
 */
tax_code: string, version: number, };

export type TaxInvoice = { id: number, kind: TaxInvoiceKind, 
/**
 * 发票代码 of the older ones; a fully digital one has none.
 */
invoice_code: string, number: string, issued_on: string, 
/**
 * With the tax, the sum of what stands against its sheets; below zero on a
 * red one.
 */
amount: Money, 
/**
 * As the invoice says; None where nobody typed it.
 */
tax: Money | null, buyer_title: string, 
/**
 * A sole trader's is the identity number.
 */
buyer_tax_number: string, buyer_is_person: boolean, 
/**
 * The invoice this one reverses.
 */
red_of: number | null, recorded_at: string, recorded_by: number, 
/**
 * It was typed wrongly and counts for nothing.
 */
taken_back_at: string | null, taken_back_by: number | null, taken_back_reason: string, version: number, };

export type TaxInvoiceKind = "digital_general" | "digital_special" | "electronic_general" | "paper_general" | "paper_special";

export type TaxInvoiceList = { invoices: Array<TaxInvoiceRow>, 
/**
 * Only the newest are shown.
 */
more: boolean, 
/**
 * Of those that stand, reds taken off.
 */
total: Money, };

export type TaxInvoiceRow = { taken_back_by_name: string, 
/**
 * The invoice it reverses.
 */
red_of_number: string, sheets: Array<ShareOfSheet>, 
/**
 * Of prepaid money; never beside sheets.
 */
receipts: Array<ShareOfReceipt>, 
/**
 * Sold over the counter; never beside others.
 */
sales: Array<ShareOfSale>, 
/**
 * Something of it is left to be reversed by a red one.
 */
may_reverse: boolean, may_take_back: boolean, id: number, kind: TaxInvoiceKind, 
/**
 * 发票代码 of the older ones; a fully digital one has none.
 */
invoice_code: string, number: string, issued_on: string, 
/**
 * With the tax, the sum of what stands against its sheets; below zero on a
 * red one.
 */
amount: Money, 
/**
 * As the invoice says; None where nobody typed it.
 */
tax: Money | null, buyer_title: string, 
/**
 * A sole trader's is the identity number.
 */
buyer_tax_number: string, buyer_is_person: boolean, 
/**
 * The invoice this one reverses.
 */
red_of: number | null, recorded_at: string, recorded_by: number, 
/**
 * It was typed wrongly and counts for nothing.
 */
taken_back_at: string | null, taken_back_by: number | null, taken_back_reason: string, version: number, };

export type TaxNumberProblem = "missing" | "wrong_length" | "wrong_character" | "wrong_check";

export type TaxOfRate = { rate: number, net: Money, tax: Money, };

export type TechnicianFigures = { person_id: number, name: string, fixed: FirstTimeFix, 
/**
 * Jobs of theirs that were marked.
 */
marked: number, 
/**
 * Their marks on average, in hundredths; none where none was given.
 */
efficiency: number | null, quality: number | null, };

export type TechnicianHome = { 
/**
 * What the own hands are at, then who waits in the shop and what is wanted sooner, then by promise.
 */
jobs: Array<JobRow>, 
/**
 * Orders all of whose jobs are finished, some of them by this technician: the
 * self-inspection waits.
 */
to_self_inspect: Array<QueueRow>, finished_today: Array<JobRow>, };

export type TechnicianLoad = { person_id: number, name: string, jobs: Array<JobRow>, 
/**
 * Where those of them lie that the board shows today.
 */
placed: Array<PlacedJob>, 
/**
 * When the next job can begin.
 */
free_at: string, minutes_today: number, 
/**
 * When they are not there while the shop is open.
 */
away: Array<AwayStretch>, };

export type TechniciansFrom = "typed" | "people";

export type TellCustomer = { id: number, version: number, means: WordMeans, told: string, text: string, };

export type Telling = { matter: ToldMatter, means: WordMeans, to_name: string, phone: string, reached: boolean, note: string, };

export type TemplateItem = { 
/**
 * One of the program's own, which the screens name; `own` of what the shop named.
 */
code: string, 
/**
 * Empty of the program's own.
 */
name: string, 
/**
 * Empty of what is looked at and not measured.
 */
unit: string, least: number | null, most: number | null, 
/**
 * Nobody should drive on where it is not in order.
 */
unsafe_without: boolean, };

export type TextLanguage = "zh-CN" | "zh-TW" | "en";

export type TillDifference = { 
/**
 * The code of the means.
 */
means: string, expected: Money, counted: Money, 
/**
 * More than expected is above zero.
 */
difference: Money, };

export type TillFigures = { 
/**
 * What was given for sheets, deposits, contracts, stored value, what was sold over the
 * counter and old parts that are to come, less what went back.
 */
taken: Money, 
/**
 * What of it is vouchers of the shop: no drawer and no bank has more for them.
 */
vouchers: Money, means: Array<MeansTotal>, cashiers: Array<CashierTotal>, payers: Array<PayerTotal>, 
/**
 * Sheets issued less sheets taken back.
 */
billed: Money, net: Money, tax: Money, kinds: Array<KindTotal>, made: SheetCount, 
/**
 * As an amount above zero.
 */
voided: SheetCount, 
/**
 * What is owed now on sheets of these days, and what of them and of what was sold over the counter is
 * on account.
 */
owed: Money, on_account: Money, deposits: DepositTotals, contracts: ContractTotals, stored: StoredTotals, sales: SaleTotals, cores: CoreTotals, 
/**
 * In a shop that uses shifts: cash of these days that is in none.
 */
outside_shifts: CashOutside | null, 
/**
 * Anything at all: a sheet made or taken back, money given or given back, or what
 * was with the shop before and was used.
 */
has_moved: boolean, };

export type TillReport = { from: string, to: string, figures: TillFigures, 
/**
 * Of the cashiers of the figures, in their order.
 */
cashier_names: Array<string>, };

export type ToAdvisor = { advisor_id: number | null, };

export type ToBeInvoiced = { rows: Array<InvoicedSheet>, 
/**
 * There are more, before the last of these.
 */
more: boolean, 
/**
 * Sheets whose invoices stand for more than may be invoiced of them: they were
 * voided, or paid by prepaid money afterwards.
 */
to_reverse: Array<InvoicedSheet>, };

export type ToTellRow = { row: QueueRow, to_tell: StillToTell, 
/**
 * Who made it so, by name.
 */
by_name: string, };

export type ToldMatter = "ready" | "promise" | "progress";

export type TopUpStoredValue = { customer_id: number, 
/**
 * What the customer had when the dialog was opened.
 */
held: number, means: PaymentMeans, amount: number, 
/**
 * Cash put on the counter; equal to the amount for other means.
 */
tendered: number, gift: number, 
/**
 * Why more is given than is offered.
 */
reason: string, };

export type Topic = "shop" | "people" | "customers" | "vehicles" | "bookings" | "visits" | "photos" | "sheets" | "invoices" | "calls" | "complaints" | "suggestions" | "approvals" | "catalogue" | "imports" | "backups" | "tasks" | "clock" | "stations" | "presence" | "shifts" | "links" | "printing" | "packages" | "vouchers" | "stock" | "purchasing" | "sales" | "claims" | "loans" | "views";

export type TotalList = { filter: ListFilter, 
/**
 * Where the portion before ended: a shop of many years is added up portion by portion.
 */
after?: ListKey | null, };

export type TotalSheets = { filter: ListFilter, 
/**
 * Where the portion before ended: a shop of many years is added up portion by portion.
 */
after?: ListKey | null, };

export type TotalWorkOrders = { filter: ListFilter, 
/**
 * Where the portion before ended: a shop of many years is added up portion by portion.
 */
after?: ListKey | null, };

export type Trade = "mechanic" | "electrician" | "body" | "paint" | "tyre" | "detailing" | "high_voltage";

export type TradeLoad = { trade: Trade, technicians: number, booked_minutes: number, 
/**
 * All that is there to be booked; none on a day of rest.
 */
open_minutes: number, 
/**
 * Where it comes from, if it follows from the people.
 */
of_people: PeopleHours | null, };

export type TradeTechnicians = { trade: Trade, technicians: number, };

export type TypedNumber = { number_kind: PartNumberKind, part_number: string, number_brand: string, };

export type TypedPaper = { mail: string, contract_terms: string, foot: string, size?: PaperSize | null, };

export type TypedText = { text: string, };

export type TypedUnit = { unit: string, factor: number, };

export type UndoArrival = { id: number, version: number, };

export type UndoMerge = { id: number, version: number, };

export type UndoMove = { id: number, version: number, 
/**
 * The second confirm when its place was given to another meanwhile.
 */
over_capacity: boolean, };

export type UnitLent = { id: number, number: string, };

export type UnitsOfPart = { part_id: number, counted_in: string, 
/**
 * What it comes in beside.
 */
units: Array<TypedUnit>, };

export type UntaggedRow = { line_id: number, work_order_id: number, order_number: string, plate: string | null, plate_colour: PlateColour, payer_name: string, code: string, name: string, quantity: number, amount: Money, 
/**
 * As it was judged, for the tag.
 */
fault_code: string, };

export type UnusedCore = { 
/**
 * What of the deposits on the old parts belongs to so many; nought where nothing is held of them.
 */
amount: Money, };

export type UsualPart = { part_id: number | null, name: string, unit: string, quantity: number, };

export type ValueLimits = { least: number | null, most: number | null, out: boolean, };

export type Vehicle = { id: number, customer_id: number | null, plate: string | null, plate_colour: PlateColour, vin: string | null, engine_no: string, make: string, model: string, colour: string, registered_on: string | null, inspection_due: string | null, insurance_due: string | null, insurer: string, mileage_km: number | null, next_service_on: string | null, next_service_km: number | null, note: string, last_visit_at: string | null, import_id: number | null, import_key: string | null, sample: boolean, created_at: string, version: number, };

export type VehicleClass = "small" | "compact" | "middle" | "large" | "suv" | "mpv" | "truck";

export type VehicleHistory = { 
/**
 * The newest first.
 */
visits: Array<PastVisit>, 
/**
 * What the program before this one kept of it, the newest first; told once there is room below the
 * shop's own.
 */
old_visits: Array<OldVisit>, 
/**
 * So many are meant of both, those that are told among them.
 */
found: number, 
/**
 * The car has been here more often than is looked through.
 */
goes_on: boolean, };

export type VehicleHit = { vehicle: Vehicle, customer_name: string, customer_phone: string, 
/**
 * The visit that is going on.
 */
open_work_order: number | null, open_stage: Stage | null, };

export type VehicleInList = { days: DaysDue, 
/**
 * The kilometres of the next service are on the clock.
 */
km_reached: boolean, 
/**
 * Why the owner is not reminded of what is due; none where they may be, or nobody is known.
 */
no_care: LeftAlone | null, id: number, plate: string | null, plate_colour: PlateColour, vin: string | null, make: string, model: string, colour: string, customer_id: number | null, 
/**
 * Empty where nobody is known to own it.
 */
customer_name: string, mileage_km: number | null, inspection_due: string | null, insurance_due: string | null, next_service_on: string | null, next_service_km: number | null, 
/**
 * Called off or not.
 */
visits: number, last_visit_at: string | null, created_at: string, };

export type VehicleList = { rows: Array<VehicleInList>, 
/**
 * Where the next page goes on; none where all of it was shown.
 */
next: ListKey | null, 
/**
 * So far back it was looked, and the page is not full: there may be others before.
 */
looked_to: string | null, 
/**
 * So many fit what was typed that the oldest were not looked at.
 */
cut: boolean, };

export type VehiclePage = { vehicle: Vehicle, customer: Customer | null, owners: Array<OwnerRow>, former_plates: Array<FormerPlate>, visits: Array<VisitRow>, 
/**
 * Those of the newest visits.
 */
photos: Array<PhotosOfVisit>, 
/**
 * The visit that is going on.
 */
open_work_order: number | null, open_stage: Stage | null, plate_read: PlateRead | null, vin_read: VinRead | null, due: DaysDue, 
/**
 * The kilometres of the next service are on the clock.
 */
km_reached: boolean, 
/**
 * The oldest first.
 */
mileage: Array<MileagePoint>, 
/**
 * As the car was driven lately; none where too little is known.
 */
km_a_month: number | null, 
/**
 * The day on which it will have driven as far as its next service, where that is
 * due by kilometres.
 */
service_expected_on: string | null, declined: Array<DeclinedLine>, 
/**
 * What was found, declined and never quoted; the unsafe first.
 */
declined_findings: Array<DeclinedFinding>, 
/**
 * What the maker owes by law, where somebody typed the day of the car's invoice.
 */
maker: MakerStanding | null, 
/**
 * What the law asks of it at least, from the day the car was registered on.
 */
maker_owes: MakerTerms, 
/**
 * The open ones first.
 */
recalls: Array<RecallOfCar>, };

export type VehicleTotals = { count: number, 
/**
 * Of so many something is due, or will be within the month.
 */
due: number, 
/**
 * So many never came.
 */
never: number, 
/**
 * Only those from here on were added up: there may be others before.
 */
since: string | null, 
/**
 * Where the next portion begins.
 */
next: ListKey | null, cut: boolean, };

export type VinRead = { vin: string, warning: VinWarning | null, };

export type VinWarning = { "length": number } | "letters" | "check_digit";

export type Visit = { order: WorkOrder, 
/**
 * The car still stands in the shop.
 */
is_in_shop: boolean, vehicle: Vehicle, customer: Customer, 
/**
 * Who stands at the counter, by name.
 */
visitor: string, 
/**
 * What was told when booking, while it still matters.
 */
booked_quote: BookedQuote | null, 
/**
 * The booking was let in by mistake, and that may still be taken back.
 */
undo_arrival: UndoArrival | null, 
/**
 * Buttons are drawn from these.
 */
actions: Array<AllowedAction>, steps: Array<StageStep>, walk_around: WalkAround | null, 
/**
 * What is looked at here when the car comes in, and on which drawing.
 */
asked_at_car: AskedAtCar, 
/**
 * Facts of the check-in that were put right.
 */
corrections: Array<CheckInCorrection>, lines: Array<Line>, 
/**
 * Those whose figures may be typed anew, by whoever may edit lines.
 */
editable_lines: Array<number>, 
/**
 * There is a bill, and it charges all that was agreed.
 */
is_all_billed: boolean, 
/**
 * Lines of a sheet that was taken back wait for a new one.
 */
waits_to_be_put_right: boolean, 
/**
 * They were changed since it was taken back: the bill comes next.
 */
was_put_right: boolean, 
/**
 * The work and the parts that were done and fitted, once the work is over.
 */
done_lines: Array<number>, 
/**
 * What the customer is asked about, of all that is written down or offered: others pay the rest.
 */
asked_lines: Array<number>, 
/**
 * Agreed to, and dropped since.
 */
withdrawn_lines: Array<number>, 
/**
 * What the customer said no to.
 */
refused_lines: Array<number>, 
/**
 * Who answers for them, where that was judged.
 */
judged: Array<JudgedLine>, 
/**
 * What the maker is to pay though nobody judged it yet.
 */
unjudged_lines: Array<number>, 
/**
 * Those whose judgement may be given, or given anew, by whoever may edit lines.
 */
judgeable_lines: Array<number>, 
/**
 * What of it came back on later visits.
 */
came_back: Array<CameBack>, 
/**
 * Who pays a case of their own, as the visit has named them.
 */
offered_payers: Array<OfferedPayer>, 
/**
 * How those go that are not wanted after all.
 */
line_drops: Array<LineDrop>, 
/**
 * How they stand with the store, where stock is kept of their parts.
 */
stock: Array<LineStock>, 
/**
 * Whose part was fitted and never issued: said while a keeper can still issue it.
 */
parts_not_issued: Array<number>, 
/**
 * Whose parts are for other cars.
 */
misfits: Array<LineMisfit>, 
/**
 * What was asked of the parts counter.
 */
part_requests: Array<PartRequestRow>, 
/**
 * When all parts were there, the newest last.
 */
parts_arrivals: Array<PartsArrival>, 
/**
 * What the visit earned by now; nothing for who is not told what things cost.
 */
profit: VisitProfit | null, estimates: Array<Estimate>, 
/**
 * What each of them changed.
 */
revisions: Array<EstimateRevision>, 
/**
 * What waits for an answer though the last day of its prices is over.
 */
lapsed: LapsedOffer | null, 
/**
 * The last day on which all that waits for an answer still holds.
 */
holds_until: string | null, authorisations: Array<Authorisation>, 
/**
 * What was agreed to on the telephone alone and is to be confirmed in writing, told to who may confirm it.
 */
spoken_yes: SpokenYes | null, jobs: Array<Job>, 
/**
 * The newest try of every line, in the order in which they were begun.
 */
current_jobs: Array<number>, 
/**
 * Those of them that were finished: what an inspection looks at, and what may
 * go back to the workshop.
 */
done_jobs: Array<number>, 
/**
 * What may be done at each job by who asks.
 */
job_offers: Array<JobOffer>, job_times: Array<JobTime>, 
/**
 * What the clocks of each job add up to, day by day of the shop.
 */
worked: Array<JobWorked>, findings: Array<StandingFinding>, inspections: Array<Inspection>, reworks: Array<Rework>, preparation: Preparation | null, 
/**
 * What the checklist asks for this customer.
 */
preparation_codes: Array<string>, 
/**
 * What to say of the kilometres out.
 */
mileage_out_warning: MileageWarning | null, settlements: Array<SheetRow>, payments: Array<PaymentRow>, 
/**
 * Those that stand on no sheet.
 */
free_receipts: Array<number>, 
/**
 * What each payer has paid and no sheet has used.
 */
credits: Array<Credit>, 
/**
 * What the customer keeps with the shop, for whatever sheet of theirs.
 */
stored: StoredBalance, 
/**
 * After delivery only what was billed is put right.
 */
takes_new_lines: boolean, 
/**
 * The customer did not accept what they were billed for: what is done about
 * it costs them nothing.
 */
charges_nothing_more: boolean, 
/**
 * Deliveries that came to nothing, oldest first.
 */
refused_deliveries: Array<RefusedDelivery>, 
/**
 * What the shop promises with the car as it hands it over.
 */
handing_over: HandingOver, delivery: Delivery | null, survey: Survey | null, follow_up: FollowUp | null, calls: Array<FollowUpCall>, complaints: Array<Complaint>, 
/**
 * What a manager was asked to grant here, and the answers.
 */
approvals: Array<Approval>, 
/**
 * Those that were put on the manager's list; the others were granted at the counter.
 */
asked_approvals: Array<number>, notices: Notices, 
/**
 * Names of everybody mentioned.
 */
people: Array<PersonName>, bays: Array<BayName>, approved_total: Money, papers: Array<PaperOffer>, 
/**
 * How the customer stood by each set of answers, oldest first, and by each no to
 * what was found.
 */
consents: Array<Consent>, 
/**
 * How far the car is, to be read out on the phone.
 */
progress: Progress, 
/**
 * What the customer was told, oldest first.
 */
told: Array<CustomerTold>, 
/**
 * What they are still to be told.
 */
to_tell: StillToTell | null, 
/**
 * What went to other houses, oldest first.
 */
outside: Array<OutsideRow>, };

export type VisitChanges = { rows: Array<ChangeEntry>, };

export type VisitContracts = { 
/**
 * Those this visit may draw from, and those it drew from.
 */
contracts: Array<ContractRow>, 
/**
 * What its lines drew.
 */
draws: Array<ContractDraw>, 
/**
 * What whoever asks may draw now, with what it still lacks.
 */
offers: Array<DrawOffer>, };

export type VisitCores = { due: Array<CoreDue>, taken: Array<CoreShown>, 
/**
 * Whoever asks may take what is due.
 */
may_take: boolean, };

export type VisitDiagnoses = { diagnoses: Array<DiagnosisRow>, 
/**
 * Whoever asks may write one now.
 */
may_write: boolean, };

export type VisitFiles = { files: Array<AttachedFileRow>, 
/**
 * When the visit began: by that a file names it that is sent later.
 */
checked_in_at: string, 
/**
 * Whether whoever asks may attach one now.
 */
may_attach: boolean, };

export type VisitPhotos = { photos: Array<PhotoRow>, 
/**
 * When the visit began: by that a photo names it that is sent later.
 */
checked_in_at: string, 
/**
 * What whoever asks may take now.
 */
may_take: Array<PhotoKind>, signed: PhotosSigned, };

export type VisitProfit = { charged: Money, cost: Money, profit: Money, lines: Array<LineProfit>, };

export type VisitRow = { work_order_id: number, number: string, stage: Stage, checked_in_at: string, delivered_at: string | null, mileage_km: number | null, symptom: string, plate: string | null, total: Money, };

export type VisitUpdate = { work_order_id: number, number: string, stage: Stage, version: number, };

export type VoidSettlement = { settlement_id: number, 
/**
 * What the page said was paid on it, and is on account. A page that is behind takes
 * no sheet back.
 */
received: number | null, on_account: number | null, reason: string, };

export type Voucher = { id: number, number: string, 
/**
 * What it is called, the same on all that were issued together.
 */
name: string, face_value: Money, 
/**
 * 满减: the bill comes to no less; zero for any bill.
 */
smallest_bill: Money, valid_from: string, 
/**
 * The last day on which it pays.
 */
valid_until: string, 
/**
 * Whose it is; none where whoever brings it may use it.
 */
customer_id: number | null, issued_at: string, issued_by: number, withdrawn_at: string | null, withdrawn_by: number | null, withdraw_reason: string, 
/**
 * Of all that was issued and never changes.
 */
checksum: string, version: number, };

export type VoucherList = { 
/**
 * The newest first.
 */
vouchers: Array<VoucherRow>, 
/**
 * There are older ones.
 */
more: boolean, 
/**
 * Whoever asks issues them, and withdraws them.
 */
issues: boolean, };

export type VoucherPage = { voucher: VoucherRow, issued_by_name: string, withdrawn_by_name: string, 
/**
 * Whoever asks may withdraw it now.
 */
may_withdraw: boolean, };

export type VoucherRow = { state: VoucherState, customer_name: string | null, used: VoucherUse | null, id: number, number: string, 
/**
 * What it is called, the same on all that were issued together.
 */
name: string, face_value: Money, 
/**
 * 满减: the bill comes to no less; zero for any bill.
 */
smallest_bill: Money, valid_from: string, 
/**
 * The last day on which it pays.
 */
valid_until: string, 
/**
 * Whose it is; none where whoever brings it may use it.
 */
customer_id: number | null, issued_at: string, issued_by: number, withdrawn_at: string | null, withdrawn_by: number | null, withdraw_reason: string, 
/**
 * Of all that was issued and never changes.
 */
checksum: string, version: number, };

export type VoucherState = "open" | "used" | "expired" | "withdrawn";

export type VoucherUse = { receipt_number: string, work_order_id: number | null, order_number: string | null, paid: Money, at: string, };

export type VoucherWorth = { voucher: Voucher, pays: Money, 
/**
 * What of it is lost, since nothing is given back in notes.
 */
lapses: Money, };

export type VouchersIssued = { numbers: Array<string>, };

export type WaitingApproval = { id: number, version: number, work_order_id: number, work_order_number: string, plate: string | null, plate_colour: PlateColour, customer_name: string, 
/**
 * The line's name; empty for the bill.
 */
name: string, concessions: Array<Concession>, note: string, asked_by_name: string, asked_at: string, };

export type WalkAround = { id: number, work_order_id: number, 
/**
 * The edition it was looked at by; none before anything was, and in files of before there were lists.
 */
check_in_list_id: number | null, 
/**
 * The drawing its marks were put on.
 */
outline: BodyKind | null, warning_lights: Array<string>, marks: Array<DamageMark>, items: Array<WalkAroundItem>, belongings: string, valuables_reminded: boolean, confirmed_by: string, confirmed_at: string | null, confirmed_means: ConfirmationMeans | null, 
/**
 * The number of the paper that was signed, where one was.
 */
paper: string, signature: Signature | null, version: number, };

export type WalkAroundItem = { code: string, result: WalkAroundResult, note: string, 
/**
 * A suggestion that became an estimate line is not offered twice.
 */
quoted: boolean, 
/**
 * The line it became: with that line gone it is offered again.
 */
quoted_by: number | null, };

export type WalkAroundResult = "fine" | "remark" | "repair_suggested";

export type WalkIn = { vehicle_id: number, customer_id: number, repair_kind: RepairKind, symptom: string, second_visit: boolean, 
/**
 * The car is booked for today and comes for something else.
 */
beside_booking?: boolean, 
/**
 * The earlier visit of this car whose work is to be done once more.
 */
again?: number, };

export type WallRow = { work_order_id: number, plate: string | null, plate_colour: PlateColour, make: string, model: string, stage: Stage, 
/**
 * Where its jobs are done; once none is open, or where nobody said a bay, where it was
 * worked at last or put as it came in.
 */
bays: Array<string>, 
/**
 * Who has a job at it that is not finished, by name; once there is none, whose work it was.
 */
technicians: Array<string>, 
/**
 * Somebody works at it just now.
 */
running: boolean, 
/**
 * Nobody does, and a job stands still.
 */
paused: boolean, promised_at: string | null, };

export type WallScreen = { shop_name: string, 
/**
 * What is promised soonest first.
 */
rows: Array<WallRow>, 
/**
 * Those of them whose promise is at risk, and why.
 */
at_risk: Array<CarAtRisk>, };

export type WantPrepaidInvoice = { prepaid_receipt_id: number, wanted: boolean, 
/**
 * None leaves what is kept.
 */
buyer: BuyerFigures | null, };

export type WantSaleInvoice = { id: number, wanted: boolean, 
/**
 * None leaves what is kept.
 */
buyer: BuyerFigures | null, };

export type WantTaxInvoice = { settlement_id: number, wanted: boolean, 
/**
 * None leaves what is kept.
 */
buyer: BuyerFigures | null, };

export type WantedClaim = { line_id: number, fault_code: string, };

export type WantedPart = { part_id: number, quantity: number, 
/**
 * In which of its units; none for the one it is counted in.
 */
unit?: string, unit_price: number, 
/**
 * As the page meant the price.
 */
price_basis: PriceBasis, discount: number, };

export type WarnedJob = { job_id: number, warnings: Array<PlanWarning>, };

export type WarrantyGrounds = { 
/**
 * What the shop did before and answered for when the car came: the very same things first, then the newest.
 */
earlier: Array<EarlierLine>, 
/**
 * What the maker owes by law, where somebody typed the car's invoice.
 */
maker: MakerStanding | null, 
/**
 * The maker as the visit names it, else as the car is called.
 */
maker_name: string, claim_number: string, 
/**
 * As it was judged before.
 */
judgement: WarrantyJudgement | null, };

export type WarrantyJudgement = { id: number, work_order_id: number, line_id: number, verdict: WarrantyVerdict, reason: string, 
/**
 * What shows it: what was seen, measured, photographed, kept.
 */
evidence: string, 
/**
 * The photos of the visit that show it.
 */
photos: Array<number>, 
/**
 * As the maker's list has it, for its claim.
 */
fault_code: string, 
/**
 * The visit it comes back from, and what was done there.
 */
earlier_order_id: number | null, earlier_line_id: number | null, 
/**
 * Whose work it was; nobody's where a part failed by itself.
 */
responsible_id: number | null, 
/**
 * Who of the customer's heard of it.
 */
told: string, at: string, person_id: number, version: number, };

export type WarrantyLeft = { until: string, until_km: number | null, days: number, 
/**
 * None where no kilometre ends it, or where the readings cannot be believed.
 */
km: number | null, cover: Cover, };

export type WarrantyNotice = { work_order_id: number, work_order_number: string, items: Array<string>, 
/**
 * Those of the items that are asked for again now.
 */
asked_again: Array<string>, days_ago: number, km_ago: number | null, until: string, until_km: number | null, 
/**
 * By days alone where the kilometres cannot be believed.
 */
cover: Cover, };

export type WarrantyPromises = { 
/**
 * Each kind at most once.
 */
by_kind: Array<KindPromise>, 
/**
 * The least days of a repaired, used or remanufactured part, which some provinces
 * set apart (浙江: 30).
 */
repaired_part_days: number, };

export type WarrantyTerm = { days: number, km: number, };

export type WarrantyVerdict = "comeback" | "maker" | "outside";

export type WeighItems = { work_order_id: number, kind: InspectionKind, items: Array<InspectionItem>, };

export type WeighMeasured = { job_id: number, measurements: Array<Measurement>, };

export type Weighed = { 
/**
 * As they would be kept, in the order in which they were typed.
 */
measurements: Array<Measurement>, };

export type WhenExpected = "late" | "today" | "later" | "some_day";

export type WhyLater = "day_is_closed" | "day_is_over" | "day_is_full";

export type WishRow = { wish: BookingWish, 
/**
 * The first room there is within its days.
 */
open: OpenSlot | null, 
/**
 * Its last day is over.
 */
over: boolean, };

export type WishState = "waiting" | "booked" | "dropped";

export type WithdrawLine = { line_id: number, version: number, reason: string, };

export type WithdrawPartRequest = { id: number, version: number, };

export type WithdrawSupplierInvoice = { id: number, version: number, reason: string, };

export type WithdrawSupplierPayment = { id: number, version: number, reason: string, };

export type WithdrawVoucher = { id: number, version: number, reason: string, };

export type WordMeans = "phone" | "message" | "in_person" | "letter";

export type WorkAsked = { 
/**
 * The newest try of each line that asks something.
 */
jobs: Array<AskedOfJob>, 
/**
 * The items of the final report that the customer was asked about before: they keep the car no more.
 */
told: Array<string>, 
/**
 * What the technician looks at besides the jobs, and what the inspector does.
 */
own_list: Array<TemplateItem>, final_list: Array<TemplateItem>, 
/**
 * What keeps whoever asks from driving the car on the road.
 */
road_test_lack: DrivingLack | null, };

export type WorkOrder = { id: number, number: string, stage: Stage, stage_since: string, vehicle_id: number, customer_id: number, appointment_id: number | null, advisor_id: number, bay_id: number | null, repair_kind: RepairKind, symptom: string, brought_by_name: string, brought_by_phone: string, arrival: ArrivalMeans, mileage_km: number | null, 
/**
 * What stood on the clock when the car left the workshop: the warranty
 * runs from there.
 */
mileage_out_km: number | null, 
/**
 * Another instrument was fitted, so that out may be less than in.
 */
instrument_replaced: boolean, 
/**
 * Fuel level or battery charge in percent.
 */
fuel_percent: number | null, old_parts: OldParts, wash_wanted: boolean, test_drive_allowed: boolean, promised_at: string | null, 
/**
 * The number of the completion certificate where the repair kind demands one.
 */
certificate_number: string, checked_in_at: string, delivered_at: string | null, closed_at: string | null, cancel_reason: string, 
/**
 * The car is gone, and money of it is still to be billed, collected or given
 * back: kept beside the stage, so that the till finds those few among all.
 */
money_open: boolean, 
/**
 * Of which kind of express order it is, where it is one.
 */
express_kind_id: number | null, 
/**
 * Who is let go first where several wait.
 */
priority: Priority, version: number, };

export type WorkOrderList = { rows: Array<OrderListed>, 
/**
 * Those of them whose promise is at risk, and why.
 */
at_risk: Array<CarAtRisk>, 
/**
 * Where the next page goes on; none where all of it was shown.
 */
next: ListKey | null, 
/**
 * So far back it was looked, and the page is not full: there may be others before.
 */
looked_to: string | null, 
/**
 * So many fit what was typed that the oldest were not looked at.
 */
cut: boolean, };

export type WorkPackage = { id: number, code: string, name: string, 
/**
 * What it is found by beside code and name: its initials, and the names others give it with theirs.
 */
initials: string, works: Array<PackagedWork>, active: boolean, version: number, };

export type WorkPackages = { 
/**
 * Those in use first.
 */
packages: Array<WorkPackage>, };

export type WorkShift = { 
/**
 * Monday 1 to Sunday 7.
 */
weekday: number, begins_minute: number, ends_minute: number, };

export type WorkedSoFar = { seconds: number, 
/**
 * Of those who share a job each has a clock.
 */
running: number, at: string, };

export type WorkerCertificate = { name: string, number: string, 
/**
 * Without it this trade is not theirs to work in, once it has run out.
 */
trade: Trade | null, 
/**
 * The last day on which it holds.
 */
valid_until: string | null, };

export type WorkerFile = { id: number, person_id: number, skills: Array<Skill>, certificates: Array<WorkerCertificate>, 
/**
 * None is: as long as the shop is open.
 */
shifts: Array<WorkShift>, version: number, };

export type WorkerRow = { person_id: number, name: string, 
/**
 * None until something is written down.
 */
file: WorkerFile | null, 
/**
 * Certificates that do not hold any more, by their place in the file.
 */
lapsed: Array<number>, 
/**
 * Those that last and those to come, the next one first.
 */
absences: Array<Absence>, };

export type Workmanship = { shop: FirstTimeFix, 
/**
 * Within so many days a comeback counts.
 */
comes_back_within: number, 
/**
 * Who had a hand in it, those with most visits first.
 */
technicians: Array<TechnicianFigures>, };

export type WriteOffGoods = { goods_receipt_line_id: number, version: number, 
/**
 * Of what was rejected; otherwise of what waits to be looked at.
 */
from_rejected: boolean, 
/**
 * In the unit the part is counted in.
 */
quantity: number, reason: string, 
/**
 * The manager's yes, where it is worth more than whoever keeps the store settles alone.
 */
approval?: ByPin, };

export interface Commands {
  get_clock: { request: AskNothing; response: HostClock };
  accept_clock: { request: AcceptClock; response: HostClock };
  task_status: { request: AskTask; response: TaskStatus | null };
  cancel_task: { request: AskTask; response: TaskStatus | null };
  shop_status: { request: AskNothing; response: ShopStatus };
  set_up_shop: { request: SetUpShop; response: ShopStatus };
  get_shop: { request: AskNothing; response: ShopDetails };
  save_shop: { request: ShopDetails; response: ShopDetails };
  whoami: { request: AskNothing; response: SeatedPerson };
  list_people: { request: AskNothing; response: PeopleAndBays };
  save_person: { request: SavePerson; response: Person };
  change_own_pin: { request: ChangeOwnPin; response: Person };
  save_bay: { request: SaveBay; response: Bay };
  list_staff: { request: AskNothing; response: StaffList };
  save_worker_file: { request: SaveWorkerFile; response: WorkerFile };
  enter_absence: { request: EnterAbsence; response: AbsenceEntered };
  call_off_absence: { request: CallOffAbsence; response: Absence };
  list_drivers: { request: AskNothing; response: Drivers };
  save_driving_licence: { request: SaveDrivingLicence; response: DrivingLicence };
  list_stations: { request: AskNothing; response: StationsPage };
  open_house_door: { request: OpenHouseDoor; response: HouseDoor };
  offer_pairing: { request: OfferPairing; response: null };
  stop_pairing: { request: StopPairing; response: null };
  pair_station: { request: PairStation; response: Station };
  save_station: { request: SaveStation; response: Station };
  leave_house: { request: LeaveHouse; response: null };
  revoke_station: { request: RevokeStation; response: Station };
  allow_pins_again: { request: AllowPinsAgain; response: null };
  support_report: { request: AskNothing; response: SupportReport };
  list_backups: { request: AskNothing; response: BackupList };
  backup_trouble: { request: AskNothing; response: NoCopy | null };
  make_backup: { request: AskNothing; response: TaskStatus };
  check_backup: { request: CheckBackup; response: TaskStatus };
  restore_backup: { request: RestoreBackup; response: TaskStatus };
  check_file: { request: AskNothing; response: TaskStatus };
  set_paper_picture: { request: SetPaperPicture; response: ShopDetails };
  get_customer: { request: AskCustomer; response: CustomerPage };
  save_customer: { request: SaveCustomer; response: SavedCustomer };
  get_vehicle: { request: AskVehicle; response: VehiclePage };
  save_vehicle: { request: SaveVehicle; response: SavedVehicle };
  read_plate: { request: ReadPlate; response: PlateRead | null };
  read_vin: { request: ReadVin; response: VinRead | null };
  vehicle_history: { request: AskVehicleHistory; response: VehicleHistory };
  save_maker_warranty: { request: SaveMakerWarranty; response: MakerWarranty | null };
  list_recalls: { request: AskNothing; response: RecallList };
  save_recall: { request: SaveRecall; response: Recall };
  close_recall: { request: RecallOnVisit; response: RecallDone };
  reopen_recall: { request: RecallOnVisit; response: number };
  search: { request: Search; response: SearchResults };
  find_duplicates: { request: FindDuplicates; response: Duplicates };
  ask_merge: { request: AskMerge; response: MergeOffer };
  list_merges: { request: AskNothing; response: MergesMade };
  merge_records: { request: MergeRecords; response: RecordsMerged };
  undo_merge: { request: UndoMerge; response: MergeUndone };
  car_words: { request: AskCarWords; response: CarWords };
  customer_contacts: { request: AskContacts; response: CustomerContacts };
  car_contacts: { request: AskCarContacts; response: CarContacts };
  save_contact: { request: SaveContact; response: SavedContact };
  save_department: { request: SaveDepartment; response: Department };
  remove_department: { request: RemoveDepartment; response: number };
  customer_consents: { request: AskConsents; response: CustomerConsents };
  record_consent: { request: RecordConsent; response: CustomerConsent };
  customer_words: { request: AskNothing; response: CustomerWords };
  sort_customer: { request: SortCustomer; response: Customer };
  preview_import: { request: ImportFile; response: TaskStatus };
  run_import: { request: ImportFile; response: TaskStatus };
  list_imports: { request: AskNothing; response: Array<ImportReport> };
  get_import: { request: AskImport; response: ImportReport };
  undo_import: { request: AskImport; response: TaskStatus };
  book_appointment: { request: BookAppointment; response: SavedAppointment };
  confirm_appointment: { request: ConfirmAppointment; response: SavedAppointment };
  reschedule_appointment: { request: RescheduleAppointment; response: SavedAppointment };
  edit_appointment: { request: EditAppointment; response: SavedAppointment };
  cancel_appointment: { request: CancelAppointment; response: SavedAppointment };
  mark_no_show: { request: MarkNoShow; response: SavedAppointment };
  arrive_appointment: { request: ArriveAppointment; response: Arrived };
  undo_arrival: { request: UndoArrival; response: SavedAppointment };
  booked_today: { request: BookedToday; response: AppointmentRow | null };
  get_appointment: { request: AskAppointment; response: AppointmentPage };
  next_open_slot: { request: AskOpenSlot; response: OpenSlot | null };
  list_appointments: { request: ListAppointments; response: AppointmentDay };
  undo_move: { request: UndoMove; response: SavedAppointment };
  list_booking_days: { request: ListBookingDays; response: Array<BookingDay> };
  set_own_day: { request: SetOwnDay; response: DayTold };
  save_calendar: { request: SaveCalendar; response: ShopDetails };
  booking_calls: { request: AskNothing; response: BookingCallsDue };
  record_booking_call: { request: RecordBookingCall; response: BookingCalled };
  add_wish: { request: AddWish; response: SavedWish };
  edit_wish: { request: EditWish; response: SavedWish };
  book_wish: { request: BookWish; response: SavedAppointment };
  drop_wish: { request: DropWish; response: SavedWish };
  list_wishes: { request: AskNothing; response: Array<WishRow> };
  read_bookings: { request: ReadBookings; response: Array<IncomingRow> };
  take_bookings: { request: TakeBookings; response: BookingsTaken };
  propose_booking: { request: ProposeBooking; response: BookingProposal | null };
  get_visit: { request: AskVisit; response: Visit };
  visit_changes: { request: AskVisit; response: VisitChanges };
  cancel_visit: { request: CancelVisit; response: VisitUpdate };
  move_promise: { request: MovePromise; response: VisitUpdate };
  set_priority: { request: SetPriority; response: VisitUpdate };
  walk_in: { request: WalkIn; response: VisitUpdate };
  save_check_in: { request: SaveCheckIn; response: SavedCheckIn };
  confirm_check_in: { request: ConfirmCheckIn; response: VisitUpdate };
  correct_check_in: { request: CorrectCheckIn; response: SavedCheckIn };
  check_in_notices: { request: AskNotices; response: Notices };
  propose_promise: { request: AskVisit; response: ProposedPromise };
  list_check_in_lists: { request: AskNothing; response: CheckInLists };
  save_check_in_list: { request: SaveCheckInList; response: CheckInList };
  find_catalogue: { request: FindCatalogue; response: CatalogueFound };
  save_catalogue_item: { request: SaveCatalogueItem; response: CatalogueItem };
  add_line: { request: AddLine; response: SavedLine };
  change_line: { request: ChangeLine; response: SavedLine };
  remove_line: { request: RemoveLine; response: VisitUpdate };
  supersede_line: { request: SupersedeLine; response: SavedLine };
  withdraw_line: { request: WithdrawLine; response: VisitUpdate };
  quote_declined: { request: QuoteDeclined; response: SavedLine };
  draw_from_contract: { request: DrawFromContract; response: SavedLine };
  cover_by_contract: { request: CoverByContract; response: SavedLine };
  warranty_grounds: { request: AskWarrantyGrounds; response: WarrantyGrounds };
  judge_warranty: { request: JudgeWarranty; response: SavedLine };
  quote_substitute: { request: QuoteSubstitute; response: SubstituteQuoted };
  substitute_part: { request: SubstitutePart; response: SavedLine };
  add_package: { request: AddPackage; response: PackageAdded };
  add_usual_parts: { request: AddUsualParts; response: PackageAdded };
  add_recall_line: { request: AddRecallLine; response: SavedLine };
  request_approval: { request: RequestApproval; response: SavedApproval };
  answer_approval: { request: AnswerApproval; response: SavedApproval };
  issue_estimate: { request: IssueEstimate; response: EstimateIssued };
  offer_again: { request: IssueEstimate; response: EstimateIssued };
  record_answers: { request: RecordAnswers; response: VisitUpdate };
  confirm_spoken: { request: ConfirmSpoken; response: VisitUpdate };
  assign_job: { request: AssignJob; response: SavedJob };
  move_job: { request: MoveJob; response: SavedJob };
  release_to_repair: { request: AskVisitAction; response: VisitUpdate };
  start_job: { request: StartJob; response: SavedJob };
  pause_job: { request: PauseJob; response: SavedJob };
  resume_job: { request: StartJob; response: SavedJob };
  finish_job: { request: FinishJob; response: SavedJob };
  cancel_job: { request: CancelJob; response: SavedJob };
  get_work_asked: { request: AskWorkAsked; response: WorkAsked };
  weigh_measured: { request: WeighMeasured; response: Weighed };
  weigh_items: { request: WeighItems; response: ItemsWeighed };
  lay_jobs: { request: LayJobs; response: LaidJobs };
  lay_in_bay: { request: LayInBay; response: LaidJobs };
  lay_back: { request: LayBack; response: LaidJobs };
  report_finding: { request: ReportFinding; response: FindingReported };
  mark_finding: { request: MarkFinding; response: VisitUpdate };
  decline_finding: { request: DeclineFinding; response: VisitUpdate };
  dismiss_finding: { request: DismissFinding; response: VisitUpdate };
  visit_diagnoses: { request: AskVisit; response: VisitDiagnoses };
  similar_faults: { request: AskVisit; response: SimilarFaults };
  save_diagnosis: { request: SaveDiagnosis; response: Diagnosis };
  submit_self_inspection: { request: SubmitSelfInspection; response: VisitUpdate };
  pass_final_inspection: { request: PassFinalInspection; response: VisitUpdate };
  report_failed_items: { request: ReportFailedItems; response: VisitUpdate };
  fail_final_inspection: { request: FailFinalInspection; response: VisitUpdate };
  job_marks: { request: AskVisit; response: JobMarks };
  mark_job: { request: MarkJob; response: JobMark };
  workmanship_figures: { request: AskWorkmanship; response: Workmanship };
  get_last_look: { request: AskVisit; response: LastLookPage };
  confirm_last_look: { request: ConfirmLastLook; response: LastLook };
  refuse_delivery: { request: RefuseDelivery; response: VisitUpdate };
  reassign_advisor: { request: ReassignAdvisor; response: VisitUpdate };
  note_told: { request: NoteTold; response: null };
  note_promise_seen: { request: NotePromiseSeen; response: null };
  send_outside: { request: SendOutside; response: number };
  move_outside_day: { request: MoveOutsideDay; response: null };
  take_back_outside: { request: TakeBackOutside; response: null };
  list_photos: { request: AskVisit; response: VisitPhotos };
  add_photo: { request: AddPhoto; response: PhotoAdded };
  draw_on_photo: { request: DrawOnPhoto; response: null };
  remove_photo: { request: RemovePhoto; response: null };
  list_attached_files: { request: AskVisit; response: VisitFiles };
  attach_file: { request: AttachFile; response: FileAttached };
  remove_attached_file: { request: RemoveAttachedFile; response: null };
  list_record_documents: { request: AskRecordDocuments; response: RecordDocuments };
  record_document_picture: { request: AskRecordDocument; response: RecordDocumentPicture };
  attach_record_document: { request: AttachRecordDocument; response: RecordDocumentAttached };
  remove_record_document: { request: RemoveRecordDocument; response: null };
  put_back_record_document: { request: PutBackRecordDocument; response: null };
  list_data_requests: { request: AskDataRequests; response: DataRequestList };
  get_data_request: { request: AskDataRequest; response: DataRequestPage };
  take_data_request: { request: TakeDataRequest; response: number };
  check_identity: { request: CheckIdentity; response: number };
  answer_data_request: { request: AnswerDataRequest; response: number };
  refuse_data_request: { request: RefuseDataRequest; response: number };
  erase_customer: { request: EraseCustomer; response: number };
  save_preparation: { request: SavePreparation; response: VisitUpdate };
  quote_bill: { request: QuoteBill; response: BillQuote };
  prepare_bill: { request: PrepareBill; response: VisitUpdate };
  complete_preparation: { request: AskVisitAction; response: VisitUpdate };
  take_deposit: { request: TakeDeposit; response: DepositTaken };
  take_booking_deposit: { request: TakeBookingDeposit; response: BookingDepositTaken };
  refund_booking_deposit: { request: RefundBookingDeposit; response: SavedAppointment };
  take_payment: { request: TakePayment; response: PaymentTaken };
  put_on_account: { request: PutOnAccount; response: VisitUpdate };
  collect_on_account: { request: CollectOnAccount; response: PaymentTaken };
  refund_payment: { request: RefundPayment; response: VisitUpdate };
  void_settlement: { request: VoidSettlement; response: VisitUpdate };
  sell_contract: { request: SellContract; response: ContractSold };
  give_contract_back: { request: GiveContractBack; response: number };
  collection_codes: { request: AskNothing; response: CollectionCodes };
  keep_collection_code: { request: KeepCollectionCode; response: CollectionCodeRow };
  show_to_customer: { request: ShowToCustomer; response: ShownToCustomer };
  customer_screen: { request: AskNothing; response: CustomerScreen };
  open_shift: { request: OpenShift; response: ShiftOpened };
  move_cash: { request: MoveCash; response: number };
  close_shift: { request: CloseShift; response: ClosedShift };
  my_shift: { request: AskNothing; response: MyShift };
  shifts: { request: AskShifts; response: Array<ShiftRow> };
  shift: { request: AskShift; response: ClosedShift };
  till_report: { request: AskTillReport; response: TillReport };
  get_stored_value: { request: AskStoredValue; response: StoredValue };
  top_up_stored_value: { request: TopUpStoredValue; response: StoredValueToppedUp };
  refund_stored_value: { request: RefundStoredValue; response: StoredValueRefunded };
  debtor_accounts: { request: AskNothing; response: Accounts };
  account_of: { request: AskAccount; response: AccountOfPayer };
  collect_account: { request: CollectAccount; response: AccountCollected };
  account_movements: { request: AskAccountMovements; response: AccountMovements };
  get_account_statement: { request: AskAccountStatement; response: AccountStatement };
  make_account_statement: { request: MakeAccountStatement; response: AccountStatement };
  set_account_limit: { request: SetAccountLimit; response: Customer };
  list_vouchers: { request: AskVouchers; response: VoucherList };
  get_voucher: { request: AskVoucher; response: VoucherPage };
  customer_vouchers: { request: AskCustomerVouchers; response: CustomerVouchers };
  voucher_worth: { request: AskVoucherWorth; response: VoucherWorth };
  issue_vouchers: { request: IssueVouchers; response: VouchersIssued };
  withdraw_voucher: { request: WithdrawVoucher; response: number };
  list_packages: { request: AskNothing; response: PackageList };
  save_package: { request: SavePackage; response: ServicePackage };
  list_contracts: { request: AskContracts; response: ContractList };
  get_contract: { request: AskContract; response: ContractPage };
  visit_contracts: { request: AskVisitContracts; response: VisitContracts };
  get_operation_terms: { request: AskOperation; response: OperationTerms };
  save_operation_terms: { request: SaveOperationTerms; response: OperationTerms };
  get_car_class: { request: AskCarClass; response: CarClass };
  set_car_class: { request: SetCarClass; response: CarClass };
  list_hour_rates: { request: AskNothing; response: HourRates };
  set_hour_rate: { request: SetHourRate; response: HourRate };
  list_work_packages: { request: AskNothing; response: WorkPackages };
  save_work_package: { request: SaveWorkPackage; response: WorkPackage };
  list_inspection_lists: { request: AskNothing; response: InspectionLists };
  save_inspection_list: { request: SaveInspectionList; response: InspectionTemplate };
  bring_catalogue: { request: BringCatalogue; response: CatalogueBrought };
  list_parts: { request: AskParts; response: PartList };
  get_part: { request: AskPart; response: PartPage };
  part_choices: { request: AskNothing; response: PartChoices };
  save_part: { request: SavePart; response: number };
  set_part_picture: { request: SetPartPicture; response: number };
  part_picture: { request: AskPart; response: PartPicture };
  part_movements: { request: AskPartMovements; response: PartMovements };
  preview_prices: { request: AskPriceChange; response: PriceChangePreview };
  change_prices: { request: ChangePrices; response: PricesChanged };
  set_price_class: { request: SetPriceClass; response: PriceClass };
  stock_warning_counts: { request: AskNothing; response: StockWarningNumbers };
  stock_warnings: { request: AskStockWarnings; response: StockWarningList };
  stock_figures: { request: AskNothing; response: StockFigures };
  stock_margin: { request: AskStockMargin; response: StockMargin };
  abc_proposal: { request: AskNothing; response: AbcProposal };
  classify_abc: { request: ClassifyAbc; response: AbcApplied };
  stock_month: { request: AskStockMonth; response: StockMonthReport };
  stock_card: { request: AskStockCard; response: StockCard };
  receiving_home: { request: AskNothing; response: ReceivingHome };
  list_goods_receipts: { request: AskGoodsReceipts; response: GoodsReceiptList };
  goods_receipt_page: { request: AskGoodsReceipt; response: GoodsReceiptPage };
  receive_goods: { request: ReceiveGoods; response: GoodsReceived };
  receipt_proposal: { request: AskReceiptProposal; response: ReceiptProposal };
  order_to_receive: { request: AskOrderToReceive; response: OrderToReceive };
  correct_receipt_price: { request: CorrectReceiptPrice; response: PriceCorrected };
  correct_receipt_freight: { request: CorrectReceiptFreight; response: PriceCorrected };
  goods_to_inspect: { request: AskNothing; response: GoodsToInspect };
  inspect_goods: { request: InspectGoods; response: GoodsInspected };
  goods_photos: { request: AskGoodsPhotos; response: GoodsPhotos };
  goods_photo: { request: AskGoodsPhoto; response: GoodsPhotoContent };
  add_goods_photo: { request: AddGoodsPhoto; response: GoodsPhotoAdded };
  remove_goods_photo: { request: RemoveGoodsPhoto; response: number };
  inspection_plans: { request: AskNothing; response: InspectionPlans };
  save_inspection_plan: { request: SaveInspectionPlan; response: number };
  drop_inspection_plan: { request: DropInspectionPlan; response: number };
  goods_to_send_back: { request: AskNothing; response: GoodsToSendBack };
  list_supplier_returns: { request: AskSupplierReturns; response: SupplierReturnList };
  supplier_return_page: { request: AskSupplierReturn; response: SupplierReturnPage };
  send_back_goods: { request: SendBackGoods; response: GoodsSentBack };
  write_off_goods: { request: WriteOffGoods; response: GoodsWrittenOff };
  record_supplier_invoice: { request: RecordSupplierInvoice; response: SupplierInvoiceRecorded };
  withdraw_supplier_invoice: { request: WithdrawSupplierInvoice; response: number };
  pay_supplier: { request: PaySupplier; response: number };
  withdraw_supplier_payment: { request: WithdrawSupplierPayment; response: number };
  list_payables: { request: AskNothing; response: Payables };
  supplier_account: { request: AskSupplierAccount; response: SupplierAccount };
  quote_counter_sale: { request: QuoteCounterSale; response: CounterSaleQuote };
  sell_at_counter: { request: SellAtCounter; response: SoldAtCounter };
  sell_on_account: { request: SellOnAccount; response: SoldAtCounter };
  quote_counter_return: { request: QuoteCounterReturn; response: CounterReturnQuote };
  take_back_sale: { request: TakeBackSale; response: SaleTakenBack };
  exchange_at_counter: { request: ExchangeAtCounter; response: ExchangedAtCounter };
  get_core_terms: { request: AskCoreTerms; response: CoreTermsShown };
  set_core_terms: { request: SetCoreTerms; response: number };
  list_core_deposits: { request: AskNothing; response: Array<CoreShown> };
  get_visit_cores: { request: AskVisitCores; response: VisitCores };
  take_core_deposits: { request: TakeCoreDeposits; response: CoreDepositsTaken };
  give_core_back: { request: GiveCoreBack; response: Array<number> };
  keep_core: { request: KeepCore; response: number };
  quote_unused_core: { request: QuoteUnusedCore; response: UnusedCore };
  take_back_with_core: { request: TakeBackWithCore; response: TakenBackWithCore };
  list_counter_sales: { request: AskCounterSales; response: CounterSales };
  get_counter_sale: { request: AskCounterSale; response: CounterSalePage };
  parts_to_tag: { request: AskNothing; response: PartsToTag };
  list_old_parts: { request: AskOldParts; response: ShelvedParts };
  tag_old_part: { request: TagOldPart; response: OldPartTagged };
  put_old_part: { request: PutOldPart; response: number };
  scrap_old_part: { request: ScrapOldPart; response: number };
  claims_to_make: { request: AskNothing; response: ClaimsToMake };
  list_claims: { request: AskClaims; response: ClaimList };
  get_claim: { request: AskClaim; response: ClaimPage };
  make_claim: { request: MakeClaim; response: ClaimMade };
  send_claim: { request: SendClaim; response: number };
  drop_claim: { request: DropClaim; response: number };
  answer_claim: { request: AnswerClaim; response: number };
  settle_shortfall: { request: SettleShortfall; response: number };
  settle_lost_claim: { request: SettleLostClaim; response: number };
  judge_claimed: { request: JudgeClaimed; response: number };
  save_loan_unit: { request: SaveLoanUnit; response: number };
  lend_unit: { request: LendUnit; response: UnitLent };
  take_loan_back: { request: TakeLoanBack; response: number };
  list_loan_units: { request: AskNothing; response: LoanUnits };
  list_loans: { request: AskLoans; response: Loans };
  get_loan: { request: AskLoan; response: LoanPage };
  express_page: { request: AskNothing; response: ExpressPage };
  quote_express: { request: QuoteExpress; response: ExpressQuote };
  express_order: { request: ExpressOrder; response: ExpressDone };
  save_express_kind: { request: SaveExpressKind; response: ExpressKind };
  list_work_orders: { request: AskWorkOrders; response: WorkOrderList };
  total_work_orders: { request: TotalWorkOrders; response: ListTotals };
  list_sheets: { request: AskSheets; response: SheetList };
  total_sheets: { request: TotalSheets; response: ListTotals };
  list_vehicles: { request: AskList; response: VehicleList };
  total_vehicles: { request: TotalList; response: VehicleTotals };
  list_customers: { request: AskList; response: CustomerList };
  total_customers: { request: TotalList; response: CustomerTotals };
  list_bookings: { request: AskList; response: BookingList };
  total_bookings: { request: TotalList; response: BookingTotals };
  list_all_complaints: { request: AskList; response: AllComplaints };
  total_all_complaints: { request: TotalList; response: ComplaintTotals };
  list_calls: { request: AskList; response: CallList };
  total_calls: { request: TotalList; response: CallTotals };
  list_views: { request: AskViews; response: SavedViews };
  keep_view: { request: KeepView; response: KeptView };
  drop_view: { request: DropView; response: null };
  list_overdue: { request: AskNothing; response: OverdueList };
  to_be_invoiced: { request: AskToInvoice; response: ToBeInvoiced };
  prepaid_to_be_invoiced: { request: AskPrepaidToInvoice; response: PrepaidToBeInvoiced };
  list_tax_invoices: { request: AskTaxInvoices; response: TaxInvoiceList };
  invoices_of_visit: { request: AskVisit; response: Array<SheetInvoices> };
  record_tax_invoice: { request: RecordTaxInvoice; response: SavedTaxInvoice };
  record_red_invoice: { request: RecordRedInvoice; response: SavedTaxInvoice };
  take_back_tax_invoice: { request: TakeBackTaxInvoice; response: SavedTaxInvoice };
  sales_to_be_invoiced: { request: AskSalesToInvoice; response: SalesToBeInvoiced };
  invoices_of_sale: { request: AskSaleInvoices; response: SaleInvoices };
  want_sale_invoice: { request: WantSaleInvoice; response: number };
  record_sale_invoice: { request: RecordSaleInvoice; response: SavedTaxInvoice };
  record_sale_red: { request: RecordSaleRed; response: SavedTaxInvoice };
  want_tax_invoice: { request: WantTaxInvoice; response: SheetInvoices };
  want_prepaid_invoice: { request: WantPrepaidInvoice; response: PrepaidReceipt };
  tax_codes: { request: AskNothing; response: Array<TaxCode> };
  save_tax_codes: { request: SaveTaxCodes; response: null };
  check_tax_batch: { request: CheckTaxBatch; response: Array<BatchCheck> };
  fill_tax_batch: { request: FillTaxBatch; response: TaxBatchFilled };
  read_invoice_results: { request: ReadInvoiceResults; response: InvoiceResults };
  keep_invoice_results: { request: KeepInvoiceResults; response: InvoicesKept };
  list_bins: { request: AskNothing; response: Array<BinRow> };
  get_bin: { request: AskBin; response: BinPage };
  part_places: { request: AskPartPlaces; response: Array<PartPlace> };
  save_bin: { request: SaveBin; response: Bin };
  open_stock: { request: OpenStock; response: number };
  move_stock: { request: MoveStock; response: number };
  scrap_stock: { request: ScrapStock; response: number };
  list_counts: { request: AskCounts; response: CountList };
  counts_due: { request: AskNothing; response: Array<CountDue> };
  get_count: { request: AskCount; response: CountPage };
  count_places: { request: AskCountPlaces; response: Array<CountPlace> };
  start_count: { request: StartCount; response: number };
  enter_count: { request: EnterCount; response: number };
  count_on_spot: { request: CountOnSpot; response: CountedOnSpot };
  hand_in_count: { request: HandInCount; response: number };
  approve_count: { request: ApproveCount; response: number };
  send_count_back: { request: SendCountBack; response: number };
  cancel_count: { request: CancelCount; response: number };
  deliver: { request: Deliver; response: VisitUpdate };
  record_survey: { request: RecordSurvey; response: SurveyRecorded };
  list_follow_ups: { request: AskNothing; response: FollowUpList };
  get_follow_up: { request: AskFollowUp; response: FollowUpPage };
  record_call: { request: RecordCall; response: CallRecorded };
  open_complaint: { request: OpenComplaint; response: SavedComplaint };
  list_complaints: { request: AskNothing; response: ComplaintList };
  get_complaint: { request: AskComplaint; response: ComplaintPage };
  add_complaint_step: { request: AddComplaintStep; response: SavedComplaint };
  agree_remedy: { request: AgreeRemedy; response: SavedComplaint };
  tell_customer: { request: TellCustomer; response: SavedComplaint };
  ask_remedy: { request: AskRemedy; response: SavedComplaint };
  decide_remedy: { request: DecideRemedy; response: SavedComplaint };
  answer_complaint: { request: AnswerComplaint; response: SavedComplaint };
  list_suggestions: { request: AskNothing; response: SuggestionList };
  answer_suggestion: { request: AnswerSuggestion; response: Suggestion };
  offer_customer_link: { request: OfferCustomerLink; response: CustomerLinkOffered };
  list_customer_links: { request: AskVisit; response: Array<CustomerLinkRow> };
  show_customer_link: { request: AskCustomerLink; response: CustomerLinkShown };
  end_customer_link: { request: AskCustomerLink; response: null };
  estimate_text: { request: AskEstimateText; response: EstimateText };
  characters_on_paper: { request: TypedText; response: CharactersOnPaper };
  sample_of_typed: { request: TypedPaper; response: SampleDrawn };
  print_document: { request: PrintDocument; response: PrintAsked };
  hand_over_document: { request: HandOverDocument; response: PrintAsked };
  print_jobs: { request: AskNothing; response: PrintJobs };
  prints_of: { request: AskPrints; response: PaperPrints };
  cancel_print_job: { request: AboutPrintJob; response: PrintAsked };
  send_print_job_again: { request: SendPrintJobAgain; response: PrintAsked };
  put_print_job_away: { request: AboutPrintJob; response: PrintAsked };
  printers: { request: AskNothing; response: PrintersHere };
  print_calibration_page: { request: PrintCalibrationPage; response: PrintAsked };
  correct_printer: { request: CorrectPrinter; response: PrinterCorrection };
  fit_cash_drawer: { request: FitCashDrawer; response: CashDrawer };
  announce_printers: { request: AnnouncePrinters; response: null };
  station_print_jobs: { request: AskStationJobs; response: StationJobs };
  claim_print_job: { request: ClaimPrintJob; response: ClaimedJob };
  report_print_job: { request: ReportPrintJob; response: null };
  list_suppliers: { request: ListSuppliers; response: SupplierList };
  supplier_page: { request: AskSupplier; response: SupplierPage };
  save_supplier: { request: SaveSupplier; response: Supplier };
  purchase_need: { request: AskNothing; response: NeedPage };
  how_bought: { request: AskBuying; response: Buying };
  order_needed: { request: OrderNeeded; response: OrdersMade };
  list_inquiries: { request: AskNothing; response: InquiryList };
  inquiry_page: { request: AskInquiry; response: InquiryPage };
  make_inquiry: { request: MakeInquiry; response: number };
  save_offer: { request: SaveOffer; response: number };
  order_offers: { request: OrderOffers; response: OrdersMade };
  close_inquiry: { request: CloseInquiry; response: number };
  save_purchase_order: { request: SavePurchaseOrder; response: PurchaseOrderSaved };
  send_purchase_order: { request: SendPurchaseOrder; response: PurchaseOrderSaved };
  move_purchase_day: { request: MovePurchaseDay; response: PurchaseOrderSaved };
  close_purchase_order: { request: EndPurchaseOrder; response: PurchaseOrderSaved };
  close_purchase_line: { request: ClosePurchaseLine; response: PurchaseOrderSaved };
  cancel_purchase_order: { request: EndPurchaseOrder; response: PurchaseOrderSaved };
  list_purchase_orders: { request: ListPurchaseOrders; response: PurchaseOrderList };
  purchase_order_page: { request: AskPurchaseOrder; response: PurchaseOrderPage };
  parts_availability: { request: AskAvailability; response: PartsAvailability };
  issue_parts: { request: IssueParts; response: IssuedParts };
  issue_all: { request: IssueAll; response: IssuedParts };
  take_back_part: { request: TakeBackPart; response: IssuedParts };
  lay_ready: { request: LayReady; response: IssuedParts };
  link_part: { request: LinkPart; response: null };
  request_part: { request: RequestPart; response: PartRequested };
  answer_part_request: { request: AnswerPartRequest; response: IssuedParts };
  withdraw_part_request: { request: WithdrawPartRequest; response: null };
  advisor_home: { request: AskNothing; response: AdvisorHome };
  foreman_home: { request: AskNothing; response: ForemanHome };
  foreman_next_day: { request: AskNothing; response: BoardOfDay };
  job_proposals: { request: AskJobProposals; response: JobProposals };
  look_at_plan: { request: LookAtPlan; response: PlanLooked };
  technician_home: { request: AskNothing; response: TechnicianHome };
  inspector_home: { request: AskNothing; response: InspectorHome };
  parts_home: { request: AskNothing; response: PartsHome };
  cashier_home: { request: AskNothing; response: CashierHome };
  manager_home: { request: AskNothing; response: ManagerHome };
  comeback_figures: { request: AskNothing; response: ComebackFigures };
  close_first_hour: { request: CloseFirstHour; response: null };
  wall_screen: { request: AskNothing; response: WallScreen };
  nav_counts: { request: AskNothing; response: NavCounts };
  load_sample_shop: { request: AskNothing; response: TaskStatus };
  sample_removal: { request: AskNothing; response: SampleRemoval };
  remove_sample_shop: { request: AskNothing; response: TaskStatus };
}

/** What each command is, who may call it (null is everybody, [] any signed-in person), and what a reading one shows
 * or another may change. */
export const COMMANDS: {
  [Name in keyof Commands]: {
    kind: 'read' | 'write' | 'task';
    roles: Role[] | null;
    topics: Topic[];
  };
} = {
  get_clock: { kind: 'read', roles: null, topics: [] },
  accept_clock: { kind: 'write', roles: ["manager"], topics: ["clock"] },
  task_status: { kind: 'read', roles: [], topics: ["tasks"] },
  cancel_task: { kind: 'task', roles: ["manager"], topics: ["tasks"] },
  shop_status: { kind: 'read', roles: null, topics: ["customers","vehicles"] },
  set_up_shop: { kind: 'write', roles: null, topics: ["catalogue","shop","people"] },
  get_shop: { kind: 'read', roles: [], topics: [] },
  save_shop: { kind: 'write', roles: ["manager"], topics: ["catalogue","shop"] },
  whoami: { kind: 'read', roles: [], topics: ["stations"] },
  list_people: { kind: 'read', roles: [], topics: [] },
  save_person: { kind: 'write', roles: ["manager"], topics: ["complaints","people"] },
  change_own_pin: { kind: 'write', roles: [], topics: ["people"] },
  save_bay: { kind: 'write', roles: ["manager"], topics: ["people"] },
  list_staff: { kind: 'read', roles: ["foreman","manager"], topics: [] },
  save_worker_file: { kind: 'write', roles: ["foreman","manager"], topics: ["people"] },
  enter_absence: { kind: 'write', roles: ["foreman","manager"], topics: ["people"] },
  call_off_absence: { kind: 'write', roles: ["foreman","manager"], topics: ["people"] },
  list_drivers: { kind: 'read', roles: ["foreman","manager"], topics: ["people"] },
  save_driving_licence: { kind: 'write', roles: ["foreman","manager"], topics: ["people"] },
  list_stations: { kind: 'read', roles: ["manager"], topics: ["stations","presence"] },
  open_house_door: { kind: 'write', roles: ["manager"], topics: ["stations"] },
  offer_pairing: { kind: 'write', roles: ["manager"], topics: ["stations"] },
  stop_pairing: { kind: 'write', roles: ["manager"], topics: ["stations"] },
  pair_station: { kind: 'write', roles: null, topics: ["stations"] },
  save_station: { kind: 'write', roles: ["manager"], topics: ["stations"] },
  leave_house: { kind: 'write', roles: null, topics: ["stations"] },
  revoke_station: { kind: 'write', roles: ["manager"], topics: ["stations"] },
  allow_pins_again: { kind: 'write', roles: ["manager"], topics: ["stations"] },
  support_report: { kind: 'read', roles: ["manager"], topics: [] },
  list_backups: { kind: 'read', roles: ["manager"], topics: ["backups"] },
  backup_trouble: { kind: 'read', roles: ["manager"], topics: ["backups"] },
  make_backup: { kind: 'task', roles: ["manager"], topics: ["backups","tasks"] },
  check_backup: { kind: 'task', roles: ["manager"], topics: ["tasks"] },
  restore_backup: { kind: 'task', roles: ["manager"], topics: ["backups","tasks","shop"] },
  check_file: { kind: 'task', roles: ["manager"], topics: ["tasks"] },
  set_paper_picture: { kind: 'write', roles: ["manager"], topics: ["shop","photos"] },
  get_customer: { kind: 'read', roles: [], topics: ["visits","sheets","customers","vehicles"] },
  save_customer: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  get_vehicle: { kind: 'read', roles: [], topics: ["visits","photos","customers","vehicles"] },
  save_vehicle: { kind: 'write', roles: ["advisor","manager"], topics: ["vehicles"] },
  read_plate: { kind: 'read', roles: [], topics: [] },
  read_vin: { kind: 'read', roles: [], topics: [] },
  vehicle_history: { kind: 'read', roles: [], topics: ["visits","vehicles"] },
  save_maker_warranty: { kind: 'write', roles: ["advisor","manager"], topics: ["vehicles"] },
  list_recalls: { kind: 'read', roles: [], topics: ["vehicles"] },
  save_recall: { kind: 'write', roles: ["advisor","manager"], topics: ["vehicles"] },
  close_recall: { kind: 'write', roles: ["advisor","manager"], topics: ["vehicles"] },
  reopen_recall: { kind: 'write', roles: ["advisor","manager"], topics: ["vehicles"] },
  search: { kind: 'read', roles: [], topics: ["visits","sheets","customers","vehicles","bookings","complaints","catalogue","stock","purchasing","sales","claims","loans"] },
  find_duplicates: { kind: 'read', roles: ["manager"], topics: ["customers","vehicles","visits"] },
  ask_merge: { kind: 'read', roles: ["manager"], topics: ["customers","vehicles","bookings","visits","sheets","invoices","complaints","suggestions","packages","vouchers","sales","loans"] },
  list_merges: { kind: 'read', roles: ["manager"], topics: ["customers","vehicles","sheets","vouchers"] },
  merge_records: { kind: 'write', roles: ["manager"], topics: ["customers","vehicles","bookings","visits","sheets","invoices","complaints","suggestions","packages","vouchers","sales","loans"] },
  undo_merge: { kind: 'write', roles: ["manager"], topics: ["customers","vehicles","bookings","visits","sheets","invoices","complaints","suggestions","packages","vouchers","sales","loans"] },
  car_words: { kind: 'read', roles: [], topics: ["vehicles"] },
  customer_contacts: { kind: 'read', roles: [], topics: ["customers","vehicles"] },
  car_contacts: { kind: 'read', roles: [], topics: ["customers","vehicles"] },
  save_contact: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  save_department: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  remove_department: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  customer_consents: { kind: 'read', roles: [], topics: ["customers","people"] },
  record_consent: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  customer_words: { kind: 'read', roles: [], topics: ["customers","shop"] },
  sort_customer: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  preview_import: { kind: 'task', roles: ["manager"], topics: ["tasks"] },
  run_import: { kind: 'task', roles: ["manager"], topics: ["customers","vehicles","catalogue","imports","tasks","stock","purchasing"] },
  list_imports: { kind: 'read', roles: ["manager"], topics: ["imports"] },
  get_import: { kind: 'read', roles: ["manager"], topics: ["imports"] },
  undo_import: { kind: 'task', roles: ["manager"], topics: ["customers","vehicles","catalogue","imports","tasks","stock","purchasing"] },
  book_appointment: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  confirm_appointment: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  reschedule_appointment: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  edit_appointment: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  cancel_appointment: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  mark_no_show: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  arrive_appointment: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","customers","vehicles","bookings","stock"] },
  undo_arrival: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","vehicles","bookings","links","stock"] },
  booked_today: { kind: 'read', roles: [], topics: ["customers","vehicles","bookings"] },
  get_appointment: { kind: 'read', roles: [], topics: ["visits","photos","sheets","customers","vehicles","bookings","complaints","catalogue"] },
  next_open_slot: { kind: 'read', roles: [], topics: ["bookings"] },
  list_appointments: { kind: 'read', roles: [], topics: ["visits","customers","vehicles","bookings"] },
  undo_move: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  list_booking_days: { kind: 'read', roles: [], topics: ["bookings"] },
  set_own_day: { kind: 'write', roles: ["manager"], topics: ["shop"] },
  save_calendar: { kind: 'write', roles: ["manager"], topics: ["shop"] },
  booking_calls: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["bookings","customers","people","shop"] },
  record_booking_call: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  add_wish: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  edit_wish: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  book_wish: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  drop_wish: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  list_wishes: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  read_bookings: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  take_bookings: { kind: 'write', roles: ["advisor","callback_clerk","manager"], topics: ["bookings"] },
  propose_booking: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["catalogue","customers"] },
  get_visit: { kind: 'read', roles: [], topics: ["visits","photos","sheets","customers","vehicles","bookings","calls","complaints","approvals","stock","purchasing","catalogue"] },
  visit_changes: { kind: 'read', roles: [], topics: ["visits","sheets","invoices","customers","vehicles","bookings","calls","complaints","suggestions","approvals","photos","links","packages"] },
  cancel_visit: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","vehicles","links","stock"] },
  move_promise: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","stock"] },
  set_priority: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","stock"] },
  walk_in: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","customers","vehicles","bookings","stock"] },
  save_check_in: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  confirm_check_in: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","vehicles","stock"] },
  correct_check_in: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","vehicles","stock"] },
  check_in_notices: { kind: 'read', roles: [], topics: ["visits","sheets","vehicles","complaints"] },
  propose_promise: { kind: 'read', roles: ["advisor","foreman","manager"], topics: ["visits","vehicles","people"] },
  list_check_in_lists: { kind: 'read', roles: [], topics: ["visits","people"] },
  save_check_in_list: { kind: 'write', roles: ["manager"], topics: ["visits"] },
  find_catalogue: { kind: 'read', roles: [], topics: ["catalogue","vehicles"] },
  save_catalogue_item: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  add_line: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","approvals","stock"] },
  change_line: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","approvals","stock"] },
  remove_line: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","packages","stock"] },
  supersede_line: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","approvals","stock"] },
  withdraw_line: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  quote_declined: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","approvals","stock"] },
  draw_from_contract: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","packages","stock"] },
  cover_by_contract: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","packages","stock"] },
  warranty_grounds: { kind: 'read', roles: ["advisor","foreman","manager"], topics: ["visits","vehicles"] },
  judge_warranty: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","approvals","stock"] },
  quote_substitute: { kind: 'read', roles: ["advisor","foreman","manager"], topics: ["visits","customers","catalogue","stock"] },
  substitute_part: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","stock"] },
  add_package: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","stock"] },
  add_usual_parts: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","stock"] },
  add_recall_line: { kind: 'write', roles: ["advisor","foreman","manager"], topics: ["visits","stock"] },
  request_approval: { kind: 'write', roles: ["advisor","foreman","cashier","manager"], topics: ["approvals"] },
  answer_approval: { kind: 'write', roles: ["manager"], topics: ["visits","sheets","approvals","invoices","stock"] },
  issue_estimate: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  offer_again: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  record_answers: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  confirm_spoken: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  assign_job: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  move_job: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  release_to_repair: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  start_job: { kind: 'write', roles: ["technician","foreman"], topics: ["visits","stock"] },
  pause_job: { kind: 'write', roles: ["technician","foreman"], topics: ["visits","stock"] },
  resume_job: { kind: 'write', roles: ["technician","foreman"], topics: ["visits","stock"] },
  finish_job: { kind: 'write', roles: ["technician","foreman"], topics: ["visits","stock"] },
  cancel_job: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  get_work_asked: { kind: 'read', roles: [], topics: ["catalogue","visits","people"] },
  weigh_measured: { kind: 'read', roles: [], topics: ["catalogue","visits"] },
  weigh_items: { kind: 'read', roles: [], topics: ["catalogue","visits"] },
  lay_jobs: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  lay_in_bay: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  lay_back: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  report_finding: { kind: 'write', roles: ["technician","inspector","foreman"], topics: ["visits","stock"] },
  mark_finding: { kind: 'write', roles: ["technician","inspector","foreman"], topics: ["visits","stock"] },
  decline_finding: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  dismiss_finding: { kind: 'write', roles: ["foreman","manager"], topics: ["visits","stock"] },
  visit_diagnoses: { kind: 'read', roles: [], topics: ["visits","people"] },
  similar_faults: { kind: 'read', roles: [], topics: ["visits","vehicles"] },
  save_diagnosis: { kind: 'write', roles: ["technician","foreman","inspector","advisor","manager"], topics: ["visits"] },
  submit_self_inspection: { kind: 'write', roles: ["technician","foreman"], topics: ["visits","stock"] },
  pass_final_inspection: { kind: 'write', roles: ["inspector"], topics: ["visits","vehicles","stock"] },
  report_failed_items: { kind: 'write', roles: ["inspector"], topics: ["visits","stock"] },
  fail_final_inspection: { kind: 'write', roles: ["inspector"], topics: ["visits","stock"] },
  job_marks: { kind: 'read', roles: ["foreman","manager"], topics: ["visits","people"] },
  mark_job: { kind: 'write', roles: ["foreman","manager"], topics: ["visits"] },
  workmanship_figures: { kind: 'read', roles: ["foreman","manager"], topics: ["visits","people"] },
  get_last_look: { kind: 'read', roles: ["advisor","technician","foreman","manager"], topics: ["visits","sheets","calls","people","shop"] },
  confirm_last_look: { kind: 'write', roles: ["advisor","technician","foreman","manager"], topics: ["visits"] },
  refuse_delivery: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  reassign_advisor: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","stock"] },
  note_told: { kind: 'write', roles: ["advisor","cashier","manager"], topics: ["visits"] },
  note_promise_seen: { kind: 'write', roles: ["advisor","manager"], topics: ["visits"] },
  send_outside: { kind: 'write', roles: ["advisor","foreman","parts_keeper","manager"], topics: ["visits"] },
  move_outside_day: { kind: 'write', roles: ["advisor","foreman","parts_keeper","manager"], topics: ["visits"] },
  take_back_outside: { kind: 'write', roles: ["advisor","foreman","parts_keeper","manager"], topics: ["visits"] },
  list_photos: { kind: 'read', roles: [], topics: ["photos","visits","people"] },
  add_photo: { kind: 'write', roles: ["advisor","foreman","technician","inspector","parts_keeper","manager"], topics: ["photos"] },
  draw_on_photo: { kind: 'write', roles: ["advisor","foreman","technician","inspector","parts_keeper","manager"], topics: ["photos"] },
  remove_photo: { kind: 'write', roles: ["advisor","foreman","technician","inspector","parts_keeper","manager"], topics: ["photos"] },
  list_attached_files: { kind: 'read', roles: [], topics: ["photos","visits","people"] },
  attach_file: { kind: 'write', roles: ["advisor","foreman","cashier","manager"], topics: ["photos"] },
  remove_attached_file: { kind: 'write', roles: ["advisor","foreman","cashier","manager"], topics: ["photos"] },
  list_record_documents: { kind: 'read', roles: [], topics: ["customers","vehicles","people"] },
  record_document_picture: { kind: 'read', roles: [], topics: ["customers"] },
  attach_record_document: { kind: 'write', roles: ["advisor","foreman","cashier","manager"], topics: ["customers","photos"] },
  remove_record_document: { kind: 'write', roles: ["advisor","foreman","cashier","manager"], topics: ["customers"] },
  put_back_record_document: { kind: 'write', roles: ["advisor","foreman","cashier","manager"], topics: ["customers"] },
  list_data_requests: { kind: 'read', roles: ["advisor","manager"], topics: ["customers","people"] },
  get_data_request: { kind: 'read', roles: ["advisor","manager"], topics: ["customers","vehicles","visits","sheets","bookings","calls","complaints","suggestions","invoices","packages","sales","loans","people","imports"] },
  take_data_request: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  check_identity: { kind: 'write', roles: ["advisor","manager"], topics: ["customers"] },
  answer_data_request: { kind: 'write', roles: ["manager"], topics: ["customers"] },
  refuse_data_request: { kind: 'write', roles: ["manager"], topics: ["customers"] },
  erase_customer: { kind: 'write', roles: ["manager"], topics: ["customers","vehicles","visits","bookings","calls","complaints","suggestions","invoices","photos","imports"] },
  save_preparation: { kind: 'write', roles: ["advisor","cashier","technician","manager"], topics: ["visits","vehicles","stock"] },
  quote_bill: { kind: 'read', roles: ["cashier","advisor","manager"], topics: ["visits","sheets","calls"] },
  prepare_bill: { kind: 'write', roles: ["cashier","manager"], topics: ["visits","sheets","approvals","invoices","stock"] },
  complete_preparation: { kind: 'write', roles: ["advisor","cashier","manager"], topics: ["visits","stock"] },
  take_deposit: { kind: 'write', roles: ["cashier","manager"], topics: ["visits","sheets","stock"] },
  take_booking_deposit: { kind: 'write', roles: ["cashier","manager"], topics: ["bookings","sheets"] },
  refund_booking_deposit: { kind: 'write', roles: ["manager"], topics: ["bookings","sheets"] },
  take_payment: { kind: 'write', roles: ["cashier","manager"], topics: ["visits","sheets","stock"] },
  put_on_account: { kind: 'write', roles: ["manager"], topics: ["visits","sheets","stock"] },
  collect_on_account: { kind: 'write', roles: ["cashier","manager"], topics: ["visits","sheets","stock"] },
  refund_payment: { kind: 'write', roles: ["manager"], topics: ["visits","sheets","stock"] },
  void_settlement: { kind: 'write', roles: ["manager"], topics: ["visits","sheets","links","stock"] },
  sell_contract: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","packages","sheets"] },
  give_contract_back: { kind: 'write', roles: ["manager"], topics: ["invoices","packages","sheets"] },
  collection_codes: { kind: 'read', roles: ["cashier","manager"], topics: ["shop"] },
  keep_collection_code: { kind: 'write', roles: ["manager"], topics: ["shop"] },
  show_to_customer: { kind: 'read', roles: ["cashier","manager"], topics: ["visits","sheets","vouchers"] },
  customer_screen: { kind: 'read', roles: ["cashier","manager"], topics: ["shop","visits","sheets","vehicles","vouchers","stations"] },
  open_shift: { kind: 'write', roles: ["cashier","manager"], topics: ["shifts"] },
  move_cash: { kind: 'write', roles: ["cashier","manager"], topics: ["shifts"] },
  close_shift: { kind: 'write', roles: ["cashier","manager"], topics: ["shifts"] },
  my_shift: { kind: 'read', roles: ["cashier","manager"], topics: ["shifts","sheets","shop","people"] },
  shifts: { kind: 'read', roles: ["cashier","manager"], topics: ["shifts","sheets","people"] },
  shift: { kind: 'read', roles: ["cashier","manager"], topics: ["shifts","sheets","people"] },
  till_report: { kind: 'read', roles: ["cashier","manager"], topics: ["sheets","people","shifts","sales"] },
  get_stored_value: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["sheets","visits","shop","people"] },
  top_up_stored_value: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sheets"] },
  refund_stored_value: { kind: 'write', roles: ["manager"], topics: ["invoices","sheets"] },
  debtor_accounts: { kind: 'read', roles: ["cashier","manager"], topics: ["visits","sheets","customers","vehicles","shop","sales"] },
  account_of: { kind: 'read', roles: ["cashier","manager"], topics: ["visits","sheets","customers","vehicles","shop","sales"] },
  collect_account: { kind: 'write', roles: ["cashier","manager"], topics: ["visits","sheets","stock","sales"] },
  account_movements: { kind: 'read', roles: ["cashier","manager"], topics: ["visits","sheets","customers","vehicles","shop","sales"] },
  get_account_statement: { kind: 'read', roles: ["cashier","manager"], topics: ["sheets"] },
  make_account_statement: { kind: 'write', roles: ["cashier","manager"], topics: ["sheets"] },
  set_account_limit: { kind: 'write', roles: ["manager"], topics: ["customers"] },
  list_vouchers: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["vouchers","sheets","visits","customers","shop"] },
  get_voucher: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["vouchers","sheets","visits","customers","people","shop"] },
  customer_vouchers: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["vouchers","sheets","visits","customers","shop"] },
  voucher_worth: { kind: 'read', roles: ["cashier","manager"], topics: ["vouchers","sheets","visits","shop"] },
  issue_vouchers: { kind: 'write', roles: ["manager"], topics: ["vouchers"] },
  withdraw_voucher: { kind: 'write', roles: ["manager"], topics: ["vouchers"] },
  list_packages: { kind: 'read', roles: [], topics: ["packages"] },
  save_package: { kind: 'write', roles: ["manager"], topics: ["packages"] },
  list_contracts: { kind: 'read', roles: [], topics: ["packages","customers","vehicles","visits","sheets"] },
  get_contract: { kind: 'read', roles: [], topics: ["packages","customers","vehicles","visits","sheets","people"] },
  visit_contracts: { kind: 'read', roles: [], topics: ["packages","customers","vehicles","visits","sheets","calls"] },
  get_operation_terms: { kind: 'read', roles: [], topics: ["catalogue"] },
  save_operation_terms: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  get_car_class: { kind: 'read', roles: [], topics: ["catalogue","vehicles"] },
  set_car_class: { kind: 'write', roles: ["advisor","manager"], topics: ["catalogue"] },
  list_hour_rates: { kind: 'read', roles: [], topics: ["catalogue"] },
  set_hour_rate: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  list_work_packages: { kind: 'read', roles: [], topics: ["catalogue"] },
  save_work_package: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  list_inspection_lists: { kind: 'read', roles: ["foreman","manager"], topics: ["catalogue","people"] },
  save_inspection_list: { kind: 'write', roles: ["foreman","manager"], topics: ["catalogue"] },
  bring_catalogue: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  list_parts: { kind: 'read', roles: ["parts_keeper","manager","advisor","foreman","cashier"], topics: ["catalogue","stock","purchasing"] },
  get_part: { kind: 'read', roles: ["parts_keeper","manager","advisor","foreman","cashier"], topics: ["catalogue","stock","purchasing","visits","vehicles"] },
  part_choices: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","purchasing"] },
  save_part: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["catalogue","stock"] },
  set_part_picture: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["catalogue","photos"] },
  part_picture: { kind: 'read', roles: ["parts_keeper","manager","advisor","foreman","cashier"], topics: ["catalogue"] },
  part_movements: { kind: 'read', roles: ["parts_keeper","manager","advisor","foreman","cashier"], topics: ["stock","visits","purchasing","sales","loans"] },
  preview_prices: { kind: 'read', roles: ["manager"], topics: ["catalogue","stock"] },
  change_prices: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  set_price_class: { kind: 'write', roles: ["manager"], topics: ["customers"] },
  stock_warning_counts: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue","purchasing","visits","vehicles"] },
  stock_warnings: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue","purchasing","visits","vehicles"] },
  stock_figures: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","shop"] },
  stock_margin: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","visits"] },
  abc_proposal: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue"] },
  classify_abc: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  stock_month: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue"] },
  stock_card: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue","visits","people"] },
  receiving_home: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue","shop"] },
  list_goods_receipts: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  goods_receipt_page: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue","people"] },
  receive_goods: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  receipt_proposal: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue","shop"] },
  order_to_receive: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue","shop"] },
  correct_receipt_price: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  correct_receipt_freight: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  goods_to_inspect: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  inspect_goods: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  goods_photos: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","people"] },
  goods_photo: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  add_goods_photo: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing","photos"] },
  remove_goods_photo: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  inspection_plans: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","catalogue"] },
  save_inspection_plan: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  drop_inspection_plan: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  goods_to_send_back: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  list_supplier_returns: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  supplier_return_page: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue","people"] },
  send_back_goods: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  write_off_goods: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue"] },
  record_supplier_invoice: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  withdraw_supplier_invoice: { kind: 'write', roles: ["manager"], topics: ["purchasing"] },
  pay_supplier: { kind: 'write', roles: ["manager"], topics: ["purchasing"] },
  withdraw_supplier_payment: { kind: 'write', roles: ["manager"], topics: ["purchasing"] },
  list_payables: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","shop"] },
  supplier_account: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","people","shop"] },
  quote_counter_sale: { kind: 'read', roles: ["parts_keeper","cashier","manager"], topics: ["catalogue","stock","purchasing","customers","shop"] },
  sell_at_counter: { kind: 'write', roles: ["parts_keeper","cashier","manager"], topics: ["sales","stock","sheets","catalogue"] },
  sell_on_account: { kind: 'write', roles: ["parts_keeper","cashier","manager"], topics: ["sales","stock","sheets","catalogue"] },
  quote_counter_return: { kind: 'read', roles: ["parts_keeper","cashier","manager"], topics: ["sales","sheets"] },
  take_back_sale: { kind: 'write', roles: ["manager"], topics: ["sales","stock","sheets","catalogue"] },
  exchange_at_counter: { kind: 'write', roles: ["manager"], topics: ["sales","stock","sheets","catalogue"] },
  get_core_terms: { kind: 'read', roles: ["parts_keeper","cashier","manager"], topics: ["catalogue"] },
  set_core_terms: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  list_core_deposits: { kind: 'read', roles: ["parts_keeper","cashier","manager"], topics: ["sales","sheets","visits"] },
  get_visit_cores: { kind: 'read', roles: ["parts_keeper","cashier","manager"], topics: ["sales","sheets","visits","stock","catalogue"] },
  take_core_deposits: { kind: 'write', roles: ["parts_keeper","cashier","manager"], topics: ["sales","sheets"] },
  give_core_back: { kind: 'write', roles: ["parts_keeper","cashier","manager"], topics: ["sales","sheets"] },
  keep_core: { kind: 'write', roles: ["manager"], topics: ["sales"] },
  quote_unused_core: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["sales","sheets","visits","stock","catalogue"] },
  take_back_with_core: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","visits","catalogue","sales","sheets"] },
  list_counter_sales: { kind: 'read', roles: ["parts_keeper","cashier","manager"], topics: ["sales","people"] },
  get_counter_sale: { kind: 'read', roles: ["parts_keeper","cashier","manager"], topics: ["sales","sheets","stock","shop","people"] },
  parts_to_tag: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["claims","visits","vehicles","stock","shop"] },
  list_old_parts: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["claims","visits","vehicles","stock","shop"] },
  tag_old_part: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  put_old_part: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  scrap_old_part: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  claims_to_make: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["claims","sheets","visits","vehicles","vouchers"] },
  list_claims: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["claims","sheets","visits","vehicles"] },
  get_claim: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["claims","sheets","visits","vehicles","stock","shop","vouchers"] },
  make_claim: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  send_claim: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  drop_claim: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  answer_claim: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  settle_shortfall: { kind: 'write', roles: ["manager"], topics: ["claims"] },
  settle_lost_claim: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims"] },
  judge_claimed: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["claims","visits"] },
  save_loan_unit: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["loans"] },
  lend_unit: { kind: 'write', roles: ["advisor","parts_keeper","manager"], topics: ["loans","stock","catalogue"] },
  take_loan_back: { kind: 'write', roles: ["advisor","parts_keeper","manager"], topics: ["loans","stock","catalogue"] },
  list_loan_units: { kind: 'read', roles: ["advisor","parts_keeper","manager"], topics: ["loans","customers","visits","catalogue","stock","purchasing","shop"] },
  list_loans: { kind: 'read', roles: ["advisor","parts_keeper","manager"], topics: ["loans","customers","visits","shop"] },
  get_loan: { kind: 'read', roles: ["advisor","parts_keeper","manager"], topics: ["loans","customers","visits","people","shop"] },
  express_page: { kind: 'read', roles: ["advisor","manager"], topics: ["catalogue","people"] },
  quote_express: { kind: 'read', roles: ["advisor","manager"], topics: ["catalogue","customers","vehicles"] },
  express_order: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","customers","vehicles","bookings","sheets","calls","approvals","invoices","links","stock","catalogue"] },
  save_express_kind: { kind: 'write', roles: ["manager"], topics: ["catalogue"] },
  list_work_orders: { kind: 'read', roles: ["advisor","foreman","cashier","callback_clerk","manager"], topics: ["visits","sheets","vehicles","customers","stock","purchasing","catalogue"] },
  total_work_orders: { kind: 'read', roles: ["advisor","foreman","cashier","callback_clerk","manager"], topics: ["visits","sheets","vehicles","customers"] },
  list_sheets: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["sheets","visits","vehicles","customers"] },
  total_sheets: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["sheets","visits","vehicles","customers"] },
  list_vehicles: { kind: 'read', roles: ["advisor","foreman","cashier","callback_clerk","manager"], topics: ["vehicles","customers","visits"] },
  total_vehicles: { kind: 'read', roles: ["advisor","foreman","cashier","callback_clerk","manager"], topics: ["vehicles","customers"] },
  list_customers: { kind: 'read', roles: ["advisor","foreman","cashier","callback_clerk","manager"], topics: ["customers","vehicles","visits","sheets","sales"] },
  total_customers: { kind: 'read', roles: ["advisor","foreman","cashier","callback_clerk","manager"], topics: ["customers","vehicles","visits","sheets","sales"] },
  list_bookings: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["bookings","customers","vehicles"] },
  total_bookings: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["bookings","customers","vehicles"] },
  list_all_complaints: { kind: 'read', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["complaints","customers","vehicles"] },
  total_all_complaints: { kind: 'read', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["complaints","customers","vehicles"] },
  list_calls: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["calls","visits","customers","vehicles"] },
  total_calls: { kind: 'read', roles: ["advisor","callback_clerk","manager"], topics: ["calls","visits","customers","vehicles"] },
  list_views: { kind: 'read', roles: ["advisor","foreman","cashier","callback_clerk","parts_keeper","manager"], topics: ["views"] },
  keep_view: { kind: 'write', roles: ["advisor","foreman","cashier","callback_clerk","parts_keeper","manager"], topics: ["views"] },
  drop_view: { kind: 'write', roles: ["advisor","foreman","cashier","callback_clerk","parts_keeper","manager"], topics: ["views"] },
  list_overdue: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["loans","claims","sales","sheets","customers","visits","vehicles","shop"] },
  to_be_invoiced: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sheets","visits","customers","vehicles"] },
  prepaid_to_be_invoiced: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sheets","packages","customers"] },
  list_tax_invoices: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sheets","customers","people","sales"] },
  invoices_of_visit: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sheets","visits","customers","sales"] },
  record_tax_invoice: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sheets"] },
  record_red_invoice: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sheets"] },
  take_back_tax_invoice: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sheets","sales"] },
  sales_to_be_invoiced: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sales","customers"] },
  invoices_of_sale: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sales","sheets","customers","people"] },
  want_sale_invoice: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sales"] },
  record_sale_invoice: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sales"] },
  record_sale_red: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sales"] },
  want_tax_invoice: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sheets"] },
  want_prepaid_invoice: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices"] },
  tax_codes: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices"] },
  save_tax_codes: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices"] },
  check_tax_batch: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sheets","visits"] },
  fill_tax_batch: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","photos"] },
  read_invoice_results: { kind: 'read', roles: ["cashier","manager"], topics: ["invoices","sheets","visits"] },
  keep_invoice_results: { kind: 'write', roles: ["cashier","manager"], topics: ["invoices","sheets"] },
  list_bins: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock"] },
  get_bin: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue","shop"] },
  part_places: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","shop"] },
  save_bin: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock"] },
  open_stock: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","catalogue"] },
  move_stock: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","catalogue"] },
  scrap_stock: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","catalogue"] },
  list_counts: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","people"] },
  counts_due: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue","shop"] },
  get_count: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue","people","shop"] },
  count_places: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","catalogue","people"] },
  start_count: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock"] },
  enter_count: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock"] },
  count_on_spot: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","catalogue"] },
  hand_in_count: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock"] },
  approve_count: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","catalogue"] },
  send_count_back: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock"] },
  cancel_count: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock"] },
  deliver: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","vehicles","calls","links","stock"] },
  record_survey: { kind: 'write', roles: ["advisor","manager"], topics: ["visits","complaints","stock"] },
  list_follow_ups: { kind: 'read', roles: [], topics: ["visits","sheets","customers","vehicles","calls","complaints"] },
  get_follow_up: { kind: 'read', roles: [], topics: ["visits","sheets","customers","vehicles","calls","complaints"] },
  record_call: { kind: 'write', roles: ["callback_clerk","manager"], topics: ["visits","calls","complaints","suggestions","links","stock"] },
  open_complaint: { kind: 'write', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["complaints"] },
  list_complaints: { kind: 'read', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["visits","vehicles","complaints"] },
  get_complaint: { kind: 'read', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["visits","vehicles","complaints"] },
  add_complaint_step: { kind: 'write', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["complaints"] },
  agree_remedy: { kind: 'write', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["complaints"] },
  tell_customer: { kind: 'write', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["complaints"] },
  ask_remedy: { kind: 'write', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["complaints"] },
  decide_remedy: { kind: 'write', roles: ["manager"], topics: ["complaints"] },
  answer_complaint: { kind: 'write', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["calls","complaints"] },
  list_suggestions: { kind: 'read', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["visits","vehicles","suggestions"] },
  answer_suggestion: { kind: 'write', roles: ["callback_clerk","advisor","foreman","parts_keeper","manager"], topics: ["suggestions"] },
  offer_customer_link: { kind: 'write', roles: ["advisor","cashier","manager"], topics: ["links"] },
  list_customer_links: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["links","stations","people"] },
  show_customer_link: { kind: 'read', roles: ["advisor","cashier","manager"], topics: ["links","stations"] },
  end_customer_link: { kind: 'write', roles: ["advisor","cashier","manager"], topics: ["links"] },
  estimate_text: { kind: 'read', roles: ["advisor","manager"], topics: ["shop","vehicles","visits","links","stations"] },
  characters_on_paper: { kind: 'read', roles: [], topics: [] },
  sample_of_typed: { kind: 'read', roles: ["manager"], topics: [] },
  print_document: { kind: 'task', roles: [], topics: ["printing"] },
  hand_over_document: { kind: 'task', roles: [], topics: ["printing"] },
  print_jobs: { kind: 'read', roles: [], topics: ["printing","stations","people"] },
  prints_of: { kind: 'read', roles: [], topics: ["printing","stations","people","visits"] },
  cancel_print_job: { kind: 'write', roles: [], topics: ["printing"] },
  send_print_job_again: { kind: 'write', roles: [], topics: ["printing"] },
  put_print_job_away: { kind: 'write', roles: [], topics: ["printing"] },
  printers: { kind: 'read', roles: [], topics: ["printing","stations"] },
  print_calibration_page: { kind: 'task', roles: ["manager"], topics: ["printing"] },
  correct_printer: { kind: 'write', roles: ["manager"], topics: ["printing"] },
  fit_cash_drawer: { kind: 'write', roles: ["manager"], topics: ["printing"] },
  announce_printers: { kind: 'write', roles: null, topics: ["printing"] },
  station_print_jobs: { kind: 'read', roles: null, topics: ["printing","stations"] },
  claim_print_job: { kind: 'write', roles: null, topics: ["printing"] },
  report_print_job: { kind: 'write', roles: null, topics: ["printing"] },
  list_suppliers: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  supplier_page: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","visits","vehicles"] },
  save_supplier: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  purchase_need: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","purchasing","catalogue","visits","vehicles","shop"] },
  how_bought: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["stock","purchasing","catalogue","visits","vehicles","shop"] },
  order_needed: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  list_inquiries: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  inquiry_page: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","catalogue","shop"] },
  make_inquiry: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  save_offer: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  order_offers: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  close_inquiry: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  save_purchase_order: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  send_purchase_order: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  move_purchase_day: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  close_purchase_order: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  close_purchase_line: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  cancel_purchase_order: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["purchasing"] },
  list_purchase_orders: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","visits","vehicles","shop"] },
  purchase_order_page: { kind: 'read', roles: ["parts_keeper","manager"], topics: ["purchasing","stock","catalogue","visits","vehicles","people","shop"] },
  parts_availability: { kind: 'read', roles: [], topics: ["stock","purchasing","catalogue"] },
  issue_parts: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","visits","catalogue"] },
  issue_all: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","visits","catalogue"] },
  take_back_part: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","visits","catalogue"] },
  lay_ready: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","visits"] },
  link_part: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","visits"] },
  request_part: { kind: 'write', roles: ["technician","foreman"], topics: ["stock"] },
  answer_part_request: { kind: 'write', roles: ["parts_keeper","manager"], topics: ["stock","visits"] },
  withdraw_part_request: { kind: 'write', roles: ["technician","foreman","advisor","parts_keeper","manager"], topics: ["stock"] },
  advisor_home: { kind: 'read', roles: [], topics: ["visits","photos","sheets","customers","vehicles","bookings","stock","purchasing","catalogue","shop"] },
  foreman_home: { kind: 'read', roles: [], topics: ["visits","photos","sheets","customers","vehicles","stock","purchasing","catalogue","shop"] },
  foreman_next_day: { kind: 'read', roles: ["foreman","manager"], topics: ["visits","customers","vehicles","stock","catalogue"] },
  job_proposals: { kind: 'read', roles: ["foreman","manager"], topics: ["visits","customers","vehicles","stock","catalogue"] },
  look_at_plan: { kind: 'read', roles: ["foreman","manager"], topics: ["visits","customers","vehicles","stock","catalogue"] },
  technician_home: { kind: 'read', roles: [], topics: ["visits","sheets","customers","vehicles","stock"] },
  inspector_home: { kind: 'read', roles: [], topics: ["visits","photos","sheets","customers","vehicles"] },
  parts_home: { kind: 'read', roles: [], topics: ["visits","sheets","customers","vehicles","stock","purchasing","catalogue"] },
  cashier_home: { kind: 'read', roles: ["cashier","manager"], topics: ["visits","sheets","customers","vehicles","bookings","shifts","sales"] },
  manager_home: { kind: 'read', roles: ["manager"], topics: ["visits","sheets","customers","vehicles","calls","complaints","approvals","shop","people","catalogue","imports","stations","printing"] },
  comeback_figures: { kind: 'read', roles: ["manager"], topics: ["visits","people"] },
  close_first_hour: { kind: 'write', roles: ["manager"], topics: ["shop"] },
  wall_screen: { kind: 'read', roles: [], topics: ["shop","visits","sheets","vehicles","customers","people","stock","purchasing","catalogue"] },
  nav_counts: { kind: 'read', roles: [], topics: ["visits","bookings","calls","complaints","suggestions"] },
  load_sample_shop: { kind: 'task', roles: ["manager"], topics: ["tasks","shop"] },
  sample_removal: { kind: 'read', roles: ["manager"], topics: ["visits","photos","customers","vehicles","bookings","sheets","invoices"] },
  remove_sample_shop: { kind: 'task', roles: ["manager"], topics: ["tasks","shop"] },
};

/** What a change of such a row is about. */
export const TOPIC_OF: { [entity: string]: Topic | undefined } = {"absence":"people","account_movement":"sheets","account_statement":"sheets","appointment":"bookings","appointment_move":"bookings","approval":"approvals","attached_file":"photos","authorisation":"visits","backup":"backups","bay":"people","bin":"stock","blob":"photos","booking_arrival":"bookings","booking_call":"bookings","booking_wish":"bookings","cash_drawer":"printing","cash_movement":"shifts","check_in_correction":"visits","check_in_list":"visits","claim":"claims","claim_line":"claims","clock_accepted":"clock","collection_code":"shop","complaint":"complaints","complaint_step":"complaints","contract_draw":"packages","core_deposit":"sales","core_movement":"sales","core_terms":"catalogue","counter_return":"sales","counter_return_line":"sales","counter_sale":"sales","counter_sale_book":"sales","counter_sale_line":"sales","counterfoil":"visits","customer":"customers","customer_consent":"customers","customer_contact":"customers","customer_department":"customers","customer_link":"links","customer_told":"visits","data_request":"customers","delivery":"visits","diagnosis":"visits","driving_licence":"people","estimate":"visits","express_kind":"catalogue","finding":"visits","first_hour":"shop","follow_up":"calls","follow_up_call":"calls","former_plate":"vehicles","goods_inspection":"purchasing","goods_photo":"purchasing","goods_receipt":"purchasing","goods_receipt_line":"purchasing","hour_rate":"catalogue","house_door":"stations","import":"imports","import_mapping":"imports","import_update":"imports","inspection":"visits","inspection_plan":"purchasing","inspection_template":"catalogue","invoice_buyer":"invoices","job":"visits","job_mark":"visits","job_time":"visits","labour_operation":"catalogue","laid_part":"stock","last_look":"visits","line":"visits","loan":"loans","loan_unit":"loans","maker_warranty":"vehicles","model_class":"catalogue","old_part":"claims","operation_terms":"catalogue","outside_work":"visits","ownership":"vehicles","part":"catalogue","part_number":"catalogue","part_price":"catalogue","part_request":"stock","part_unit":"catalogue","part_use":"stock","parts_arrival":"stock","past_order":"vehicles","past_order_line":"vehicles","payment":"sheets","person":"people","photo":"photos","prepaid_receipt":"invoices","preparation":"visits","print_job":"printing","printer_correction":"printing","promise_seen":"visits","purchase_inquiry":"purchasing","purchase_inquiry_line":"purchasing","purchase_inquiry_supplier":"purchasing","purchase_offer":"purchasing","purchase_order":"purchasing","purchase_order_line":"purchasing","purchase_step":"purchasing","recall":"vehicles","recall_done":"vehicles","recall_line":"visits","receipt_foil":"sheets","record_document":"customers","record_merge":"customers","refused_delivery":"visits","remedy_request":"complaints","rework":"visits","saved_view":"views","service_contract":"packages","service_package":"packages","settlement":"sheets","shift":"shifts","shop":"shop","stage_step":"visits","station":"stations","station_printers":"printing","station_seen":"presence","stock_account":"stock","stock_asked":"stock","stock_batch":"stock","stock_count":"stock","stock_count_line":"stock","stock_demand":"stock","stock_last_count":"stock","stock_layer":"stock","stock_level":"stock","stock_month":"stock","stock_movement":"stock","suggestion":"suggestions","supplier":"purchasing","supplier_invoice":"purchasing","supplier_invoice_share":"purchasing","supplier_month":"purchasing","supplier_payment":"purchasing","supplier_payment_share":"purchasing","supplier_return":"purchasing","supplier_return_line":"purchasing","survey":"visits","task":"tasks","tax_batch":"invoices","tax_batch_receipt":"invoices","tax_batch_sheet":"invoices","tax_code":"invoices","tax_invoice":"invoices","tax_invoice_receipt":"invoices","tax_invoice_sale":"invoices","tax_invoice_sheet":"invoices","vehicle":"vehicles","voucher":"vouchers","walk_around":"visits","warranty_judgement":"visits","work_order":"visits","work_package":"catalogue","worker_file":"people"};

/** In bytes; a larger file is not even sent. */
export const MAX_IMPORT_FILE = 20971520;

export type PaperKind = "booking_slip" | "check_in_sheet" | "draft_quote" | "quote" | "repair_contract" | "authorisation" | "job_card" | "outside_slip" | "inspection_report" | "completion_certificate" | "settlement_sheet" | "receipt" | "service_contract" | "delivery_sheet" | "shift_report" | "till_report" | "account_statement" | "purchase_order" | "goods_receipt" | "supplier_return_slip" | "issue_slip" | "count_sheet" | "stock_card" | "stock_month_report" | "shelf_label" | "bin_labels" | "loan_agreement" | "old_part_tag" | "price_list" | "sample_paper" | "earlier_check_in_sheet" | "earlier_job_card" | "earlier_repair_contract";

/** What each paper is called, on which sizes it can be had, the usual one first, and who is handed it. */
export const PAPERS = {
  booking_slip: { called: {"zh-CN":"预约确认单","zh-TW":"預約確認單","en":"Booking slip"}, sizes: ["A5","241x140","80mm"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  check_in_sheet: { called: {"zh-CN":"接车单","zh-TW":"接車單","en":"Check-in sheet"}, sizes: ["A4","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  draft_quote: { called: {"zh-CN":"报价单（草稿）","zh-TW":"報價單（草稿）","en":"Quote (draft)"}, sizes: ["A4","A5","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  quote: { called: {"zh-CN":"报价单","zh-TW":"報價單","en":"Quote"}, sizes: ["A4","A5","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  repair_contract: { called: {"zh-CN":"维修委托书","zh-TW":"維修委託書","en":"Repair contract"}, sizes: ["A4","A5","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  authorisation: { called: {"zh-CN":"授权确认单","zh-TW":"授權確認單","en":"Authorisation"}, sizes: ["A4","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  job_card: { called: {"zh-CN":"派工单","zh-TW":"派工單","en":"Job card"}, sizes: ["A4","241x280"], roles: ["advisor","foreman","technician","inspector","cashier","callback_clerk","parts_keeper","manager"] },
  outside_slip: { called: {"zh-CN":"外协送修单","zh-TW":"外協送修單","en":"Slip for outside work"}, sizes: ["A5","A4","241x140"], roles: ["advisor","foreman","parts_keeper","manager"] },
  inspection_report: { called: {"zh-CN":"维修检验单","zh-TW":"維修檢驗單","en":"Inspection report"}, sizes: ["A4","241x280"], roles: ["advisor","foreman","technician","inspector","cashier","callback_clerk","parts_keeper","manager"] },
  completion_certificate: { called: {"zh-CN":"竣工出厂合格证","zh-TW":"竣工出廠合格證","en":"Completion certificate"}, sizes: ["A4","A5","241x280"], roles: ["advisor","inspector","cashier","manager"] },
  settlement_sheet: { called: {"zh-CN":"维修结算清单","zh-TW":"維修結算清單","en":"Settlement sheet"}, sizes: ["A4","A5","241x280","241x140","241x93","80mm"], roles: ["cashier","advisor","manager"] },
  receipt: { called: {"zh-CN":"收款收据","zh-TW":"收款收據","en":"Receipt"}, sizes: ["A5","241x140","241x93","80mm"], roles: ["cashier","advisor","parts_keeper","manager"] },
  service_contract: { called: {"zh-CN":"套餐合同","zh-TW":"套餐合約","en":"Package contract"}, sizes: ["A5","A4","241x280"], roles: ["cashier","advisor","manager"] },
  delivery_sheet: { called: {"zh-CN":"交车单","zh-TW":"交車單","en":"Delivery sheet"}, sizes: ["A4","A5","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  shift_report: { called: {"zh-CN":"交班单","zh-TW":"交班單","en":"Shift report"}, sizes: ["A5","A4","80mm"], roles: ["cashier","manager"] },
  till_report: { called: {"zh-CN":"收银日报","zh-TW":"收銀日報","en":"Till report"}, sizes: ["A4","A5","241x280","80mm"], roles: ["cashier","manager"] },
  account_statement: { called: {"zh-CN":"对账单","zh-TW":"對帳單","en":"Statement of account"}, sizes: ["A4","241x280","A5"], roles: ["cashier","manager"] },
  purchase_order: { called: {"zh-CN":"采购单","zh-TW":"採購單","en":"Purchase order"}, sizes: ["A4","A5","241x140"], roles: ["parts_keeper","manager"] },
  goods_receipt: { called: {"zh-CN":"入库检验单","zh-TW":"入庫檢驗單","en":"Receipt and inspection report"}, sizes: ["A4","241x140","241x280"], roles: ["parts_keeper","manager"] },
  supplier_return_slip: { called: {"zh-CN":"采购退货单","zh-TW":"採購退貨單","en":"Return slip to the supplier"}, sizes: ["A4","A5","241x140"], roles: ["parts_keeper","manager"] },
  issue_slip: { called: {"zh-CN":"领料单","zh-TW":"領料單","en":"Issue slip"}, sizes: ["A5","241x140","A4"], roles: ["parts_keeper","advisor","foreman","manager"] },
  count_sheet: { called: {"zh-CN":"盘点表","zh-TW":"盤點表","en":"Count sheet"}, sizes: ["A4","A5"], roles: ["parts_keeper","manager"] },
  stock_card: { called: {"zh-CN":"库存卡","zh-TW":"庫存卡","en":"Stock card"}, sizes: ["A4","241x280"], roles: ["parts_keeper","manager"] },
  stock_month_report: { called: {"zh-CN":"进销存月报","zh-TW":"進銷存月報","en":"Monthly stock report"}, sizes: ["A4","241x280"], roles: ["parts_keeper","manager"] },
  shelf_label: { called: {"zh-CN":"货架标签","zh-TW":"貨架標籤","en":"Shelf label"}, sizes: ["60x40mm","40x30mm"], roles: ["parts_keeper","manager"] },
  bin_labels: { called: {"zh-CN":"库位标签","zh-TW":"庫位標籤","en":"Labels of a bin"}, sizes: ["60x40mm","40x30mm"], roles: ["parts_keeper","manager"] },
  loan_agreement: { called: {"zh-CN":"借用协议","zh-TW":"借用協議","en":"Loan agreement"}, sizes: ["A4","A5","241x140"], roles: ["advisor","parts_keeper","manager"] },
  old_part_tag: { called: {"zh-CN":"旧件标签","zh-TW":"舊件標籤","en":"Tag of an old part"}, sizes: ["60x40mm","40x30mm"], roles: ["parts_keeper","manager"] },
  price_list: { called: {"zh-CN":"公示价目表","zh-TW":"公示價目表","en":"Posted prices"}, sizes: ["A4"], roles: ["advisor","foreman","technician","inspector","cashier","callback_clerk","parts_keeper","manager"] },
  sample_paper: { called: {"zh-CN":"样张","zh-TW":"樣張","en":"Sample paper"}, sizes: ["A4","A5","241x280"], roles: ["manager"] },
  earlier_check_in_sheet: { called: {"zh-CN":"接车单（旧版）","zh-TW":"接車單（舊版）","en":"Check-in sheet (replaced)"}, sizes: ["A4","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
  earlier_job_card: { called: {"zh-CN":"派工单（旧版）","zh-TW":"派工單（舊版）","en":"Job card (replaced)"}, sizes: ["A4","241x280"], roles: ["advisor","foreman","technician","inspector","cashier","callback_clerk","parts_keeper","manager"] },
  earlier_repair_contract: { called: {"zh-CN":"维修委托书（旧版）","zh-TW":"維修委託書（舊版）","en":"Repair contract (replaced)"}, sizes: ["A4","A5","241x280"], roles: ["advisor","foreman","cashier","callback_clerk","manager"] },
} as const satisfies {
  [Kind in PaperKind]: {
    called: { 'zh-CN': string; 'zh-TW': string; en: string };
    sizes: readonly string[];
    roles: readonly Role[];
  };
};

export type PaperSize = (typeof PAPERS)[PaperKind]['sizes'][number];

export const WALK_AROUND_CODES = ["lights","wipers","horn","air_conditioning","windows","mirrors","instruments","seats","tyres","spare_tyre","tools","windscreen","brakes","fluids"] as const;

export const KIND_ITEM_CODES = ["roof_rack","tow_hook","sliding_doors","rear_seats","cargo_bed","bed_cover","cargo_box","reflectors","driving_recorder","charge_port","charging_cable","battery_guard"] as const;

export const WARNING_LIGHT_CODES = ["engine","abs","airbag","oil","battery","coolant","tyre_pressure","brake"] as const;

export const SELF_INSPECTION_CODES = ["torque","leaks","connectors","tools_removed","area_clean"] as const;

export const FINAL_INSPECTION_CODES = ["lights_function","brakes_function","steering_function","leaks","fault_codes","exterior"] as const;

/** The code of what a shop named itself in a list. */
export const OWN_ITEM = "own";

/** The kinds of repair after which the car leaves with a completion certificate. */
export const CERTIFICATE_KINDS: readonly RepairKind[] = ["second_maintenance","assembly","whole_vehicle"];

/** Kinds of repair, the usual ones first. */
export const REPAIR_KINDS: readonly RepairKind[] = ["maintenance","second_maintenance","repair","assembly","whole_vehicle","body","inspection","other"];

/** The least warranty a repair carries; a shop may give more. */
export const LEGAL_WARRANTY: Readonly<Record<RepairKind, { days: number; km: number }>> = {"assembly":{"days":100,"km":20000},"body":{"days":10,"km":2000},"inspection":{"days":0,"km":0},"maintenance":{"days":10,"km":2000},"other":{"days":10,"km":2000},"repair":{"days":10,"km":2000},"second_maintenance":{"days":30,"km":5000},"whole_vehicle":{"days":100,"km":20000}};

/** The stages of a visit, in their order. */
export const STAGES: readonly Stage[] = ["checked_in","estimating","awaiting_authorisation","awaiting_assignment","in_repair","awaiting_inspection","preparing","awaiting_settlement","ready_for_delivery","delivered","closed","cancelled"];

/** What is done in each stage, and what of it moves the visit on. */
export const STAGE_ACTIONS: Readonly<Record<Stage, { next: Action | null; actions: readonly Action[] }>> = {"awaiting_assignment":{"actions":["correct_check_in","reassign_advisor","move_promise","note_told","send_outside","edit_lines","issue_estimate","record_answers","withdraw_line","assign_jobs","release_to_repair","take_deposit","cancel"],"next":"release_to_repair"},"awaiting_authorisation":{"actions":["correct_check_in","reassign_advisor","move_promise","note_told","send_outside","edit_lines","issue_estimate","record_answers","take_deposit","cancel"],"next":"record_answers"},"awaiting_inspection":{"actions":["correct_check_in","reassign_advisor","move_promise","note_told","send_outside","edit_lines","issue_estimate","record_answers","withdraw_line","report_finding","decline_finding","dismiss_finding","pass_final_inspection","fail_final_inspection","take_deposit"],"next":"pass_final_inspection"},"awaiting_settlement":{"actions":["reassign_advisor","move_promise","note_told","take_deposit","take_payment","put_on_account","collect_on_account","refund_payment","void_settlement","refuse_delivery"],"next":"take_payment"},"cancelled":{"actions":[],"next":null},"checked_in":{"actions":["edit_check_in","confirm_check_in","reassign_advisor","move_promise","note_told","take_deposit","cancel"],"next":"confirm_check_in"},"closed":{"actions":["collect_on_account","record_survey"],"next":null},"delivered":{"actions":["collect_on_account","record_survey","record_follow_up"],"next":"record_follow_up"},"estimating":{"actions":["correct_check_in","reassign_advisor","move_promise","note_told","send_outside","edit_lines","issue_estimate","record_answers","take_deposit","cancel"],"next":"issue_estimate"},"in_repair":{"actions":["correct_check_in","reassign_advisor","move_promise","note_told","send_outside","edit_lines","issue_estimate","record_answers","withdraw_line","assign_jobs","work_on_jobs","report_finding","decline_finding","dismiss_finding","submit_self_inspection","take_deposit","cancel"],"next":"submit_self_inspection"},"preparing":{"actions":["correct_check_in","reassign_advisor","move_promise","note_told","edit_lines","issue_estimate","record_answers","withdraw_line","decline_finding","dismiss_finding","fail_final_inspection","edit_preparation","prepare_bill","complete_preparation","take_deposit","collect_on_account","refund_payment","void_settlement"],"next":"complete_preparation"},"ready_for_delivery":{"actions":["reassign_advisor","move_promise","note_told","take_deposit","collect_on_account","refund_payment","void_settlement","deliver","refuse_delivery"],"next":"deliver"}};

/** The roles people of the shop hold. */
export const ROLES: readonly Role[] = ["advisor","foreman","technician","inspector","cashier","callback_clerk","parts_keeper","manager"];

/** Those a visit goes through, until nothing moves it on any more. */
export const RAIL_STAGES: readonly Stage[] = ["checked_in","estimating","awaiting_authorisation","awaiting_assignment","in_repair","awaiting_inspection","preparing","awaiting_settlement","ready_for_delivery","delivered"];

/** Those before the customer has said yes to anything. */
export const UNAUTHORISED_STAGES: readonly Stage[] = ["checked_in","estimating","awaiting_authorisation"];

/** Those in which what was promised is still to be kept. */
export const PROMISE_STAGES: readonly Stage[] = ["checked_in","estimating","awaiting_authorisation","awaiting_assignment","in_repair","awaiting_inspection","preparing","awaiting_settlement"];

/** From so many minutes before a promise on it draws near. */
export const NEAR_MINUTES: number = 60;

/** The states in which nothing is done at a job any more. */
export const JOB_OVER: readonly JobState[] = ["finished","cancelled"];

/** Who is told what a thing costs the shop. */
export const COST_VIEWERS: readonly Role[] = ["parts_keeper","manager"];

/** The refusals of what lies beyond the limit: a manager may grant it all the same. */
export const CONCESSION_CODES: readonly Refusal['code'][] = ["discount_over_limit","below_cost","shop_cost_by_manager"];

/** Who grants it. */
export const CONCESSION_ROLES: readonly Role[] = ["manager"];

/** Who says yes to what is thrown away or found in the store beyond the limit. */
export const STOCK_APPROVES: readonly Role[] = ["manager"];

/** Whom only they charge a line to. */
export const GRANTED_PAYERS: readonly Payer[] = ["shop"];

/** The states of a line that nobody has answered. */
export const UNANSWERED_STATES: readonly LineState[] = ["draft","offered"];

/** Those that count when the answer to everything is yes. */
export const PAYABLE_STATES: readonly LineState[] = ["draft","offered","approved"];

/** The kinds of lines in the order of the papers. */
export const LINE_KINDS: readonly LineKind[] = ["labour","part","diagnosis","testing","machining","towing","outside_work","other"];

/** Who may pay for work of a category, the usual one first. */
export const PAYERS_OF: Readonly<Record<Category, readonly Payer[]>> = {"contract":["contract"],"free":["manufacturer","shop"],"insurance":["insurer"],"internal":["shop"],"paid":["customer"]};

/** Who knows each case by a number of their own. */
export const CLAIM_PAYERS: readonly Payer[] = ["manufacturer","insurer"];

/** What is answered for: it repairs something, or is fitted. */
export const WARRANTED_KINDS: readonly LineKind[] = ["labour","part","machining","outside_work"];

/** What a part may be. */
export const PART_GRADES: readonly PartGrade[] = ["genuine","equivalent","aftermarket","remanufactured","repaired"];

/** Parts that nobody agrees to by telephone. */
export const WRITTEN_GRADES: readonly PartGrade[] = ["repaired"];

/** The means a payer's sheet takes. */
export const MEANS_OF: Readonly<Record<Payer, readonly PaymentMeans[]>> = {"contract":["cash","card","wechat","alipay","transfer","voucher"],"customer":["cash","card","wechat","alipay","transfer","voucher"],"insurer":["cash","card","wechat","alipay","transfer","voucher","insurer"],"manufacturer":["cash","card","wechat","alipay","transfer","voucher","insurer"],"shop":["cash","card","wechat","alipay","transfer","voucher"]};

/** What may be paid in before there is a sheet. */
export const DEPOSIT_MEANS: readonly PaymentMeans[] = ["cash","card","wechat","alipay","transfer"];

/** What a customer pays by scanning a code of the shop. */
export const COLLECTION_MEANS: readonly PaymentMeans[] = ["wechat","alipay"];

/** What lies in a drawer, the largest first, in fen. */
export const DENOMINATIONS: readonly number[] = [10000,5000,2000,1000,500,100,50,10,1];

/** Drawers, and what lies in each: the screen adds up as it is counted. */
export const CASH_SUMS: readonly { counted: CashCount[]; total: number }[] = [{"counted":[{"denomination":10000,"pieces":0},{"denomination":5000,"pieces":0},{"denomination":2000,"pieces":0},{"denomination":1000,"pieces":0},{"denomination":500,"pieces":0},{"denomination":100,"pieces":0},{"denomination":50,"pieces":0},{"denomination":10,"pieces":0},{"denomination":1,"pieces":0}],"total":0},{"counted":[{"denomination":10000,"pieces":1},{"denomination":5000,"pieces":1},{"denomination":2000,"pieces":1},{"denomination":1000,"pieces":1},{"denomination":500,"pieces":1},{"denomination":100,"pieces":1},{"denomination":50,"pieces":1},{"denomination":10,"pieces":1},{"denomination":1,"pieces":1}],"total":18661},{"counted":[{"denomination":10000,"pieces":0},{"denomination":5000,"pieces":1},{"denomination":2000,"pieces":2},{"denomination":1000,"pieces":3},{"denomination":500,"pieces":4},{"denomination":100,"pieces":5},{"denomination":50,"pieces":6},{"denomination":10,"pieces":7},{"denomination":1,"pieces":8}],"total":14878},{"counted":[{"denomination":10000,"pieces":0},{"denomination":5000,"pieces":2},{"denomination":2000,"pieces":4},{"denomination":1000,"pieces":1},{"denomination":500,"pieces":3},{"denomination":100,"pieces":0},{"denomination":50,"pieces":2},{"denomination":10,"pieces":4},{"denomination":1,"pieces":1}],"total":20641},{"counted":[{"denomination":10000,"pieces":0},{"denomination":5000,"pieces":0},{"denomination":2000,"pieces":0},{"denomination":1000,"pieces":0},{"denomination":500,"pieces":0},{"denomination":100,"pieces":0},{"denomination":50,"pieces":0},{"denomination":10,"pieces":0},{"denomination":1,"pieces":99}],"total":99},{"counted":[{"denomination":10000,"pieces":100000},{"denomination":5000,"pieces":100000},{"denomination":2000,"pieces":100000},{"denomination":1000,"pieces":100000},{"denomination":500,"pieces":100000},{"denomination":100,"pieces":100000},{"denomination":50,"pieces":100000},{"denomination":10,"pieces":100000},{"denomination":1,"pieces":100000}],"total":1866100000}];

/** How money that came in goes back, the usual way first. */
export const REFUND_MEANS: Readonly<Record<PaymentMeans, readonly PaymentMeans[]>> = {"alipay":["alipay","cash","transfer"],"card":["card","cash","transfer"],"cash":["cash","transfer"],"deposit":["deposit"],"insurer":["transfer"],"stored_value":["stored_value"],"transfer":["transfer","cash"],"voucher":["voucher"],"wechat":["wechat","cash","transfer"]};

/** What may come of a follow-up call, in the order of the keys. */
export const CALL_OUTCOMES: readonly CallOutcome[] = ["satisfied","suggestion","problem","refused","wrong_number","unreachable","call_back"];

/** What is put down of a call by what came of it: marks may be, the rest has to be. */
export const CALL_NEEDS: Readonly<Record<CallOutcome, { marks: boolean; note: boolean; category: boolean; time: boolean }>> = {"call_back":{"category":false,"marks":false,"note":false,"time":true},"problem":{"category":true,"marks":true,"note":true,"time":false},"refused":{"category":false,"marks":false,"note":false,"time":false},"satisfied":{"category":false,"marks":true,"note":false,"time":false},"suggestion":{"category":false,"marks":true,"note":true,"time":false},"unreachable":{"category":false,"marks":false,"note":false,"time":false},"wrong_number":{"category":false,"marks":false,"note":false,"time":false}};

/** What the survey asks, in its order: the marks a question takes, and the best that opens a case. */
export const SURVEY_QUESTIONS: readonly { field: keyof SurveyScores; least: number; most: number; low: number }[] = [{"field":"service","least":1,"low":2,"most":5},{"field":"quality","least":1,"low":2,"most":5},{"field":"on_time","least":1,"low":2,"most":5},{"field":"price_clarity","least":1,"low":2,"most":5},{"field":"cleanliness","least":1,"low":2,"most":5},{"field":"recommend","least":0,"low":6,"most":10}];

/** What a complaint may be about. */
export const COMPLAINT_CATEGORIES: readonly ComplaintCategory[] = ["repair_quality","parts_quality","attitude","price","delay","other"];

/** The kinds of invoices, the usual one first. */
export const INVOICE_KINDS: readonly TaxInvoiceKind[] = ["digital_general","digital_special","electronic_general","paper_general","paper_special"];

/** Those that prepaid money takes. */
export const PREPAID_INVOICE_KINDS: readonly TaxInvoiceKind[] = ["digital_general","electronic_general","paper_general"];

/** Those that have no code above their number. */
export const DIGITAL_INVOICE_KINDS: readonly TaxInvoiceKind[] = ["digital_general","digital_special"];

/** Where the lines of a calibration page stand and how long the lying one is, in millimetres. */
export const CALIBRATION_MARKS: Readonly<Record<PaperSize, { left: number; top: number; length: number }>> = {"241x140":{"left":30,"length":150,"top":40},"241x280":{"left":30,"length":150,"top":60},"241x93":{"left":30,"length":150,"top":40},"40x30mm":{"left":10,"length":25,"top":8},"60x40mm":{"left":10,"length":40,"top":8},"80mm":{"left":15,"length":50,"top":80},"A4":{"left":30,"length":150,"top":60},"A5":{"left":30,"length":100,"top":60}};

/** In minutes: so the book and the workshop's board divide the day. */
export const HALF_HOUR: number = 30;

/** What the fields take: the least and the most, or the most alone. */
export const LIMITS = {"booking_items":30,"booking_minutes":[15,1440],"booking_minutes_late":30,"copies":20,"hours":1000000,"km":2000000,"km_typed":9999999,"measured":10000,"money":10000000000,"name":120,"package_times":1000,"payment_parts":10,"photo_side":2048,"pin_digits":[4,12],"planned_minutes":24000,"ports":[1024,65535],"quantity":100000000,"rate":10000,"road_test_km":1000,"sent_bytes":20971520,"share":10000,"station_name":40,"technicians":99,"text":4000,"worked_share":200} as const;

/** The colours of plates. */
export const PLATE_COLOURS: readonly PlateColour[] = ["blue","green","yellow","white","black"];

/** Who a customer is. */
export const CUSTOMER_KINDS: readonly CustomerKind[] = ["private","company"];

/** What somebody is to a customer, who comes with the car first. */
export const CONTACT_ROLES: readonly ContactRole[] = ["driver","fleet_manager","family","finance","other"];

/** By what a booking came. */
export const CHANNELS: readonly Channel[] = ["phone","online","on_site","referral"];

/** How a booking stands. */
export const APPOINTMENT_STAGES: readonly AppointmentStage[] = ["booked","confirmed","arrived","cancelled","no_show"];

/** How a car comes. */
export const ARRIVAL_MEANS: readonly ArrivalMeans[] = ["driven_in","towed","carried","accident"];

/** What becomes of the old parts. */
export const OLD_PARTS: readonly OldParts[] = ["take","discard"];

/** How a visit stands in a queue, who goes first first. */
export const PRIORITIES: readonly Priority[] = ["waiting","urgent","normal"];

/** What a mark on the outline is. */
export const DAMAGE_KINDS: readonly DamageKind[] = ["scratch","dent","crack","chip","missing"];

/** How an item of the walk-around is. */
export const WALK_AROUND_RESULTS: readonly WalkAroundResult[] = ["fine","remark","repair_suggested"];

/** What an inspection finds of an item. */
export const ITEM_RESULTS: readonly ItemResult[] = ["pass","fail","not_applicable"];

/** How a customer signs. */
export const CONFIRMATION_MEANS: readonly ConfirmationMeans[] = ["on_screen","on_paper"];

/** Of what a line is. */
export const CATEGORIES: readonly Category[] = ["paid","contract","free","internal","insurance"];

/** Who pays. */
export const PAYERS: readonly Payer[] = ["customer","contract","manufacturer","shop","insurer"];

/** How a sheet stands. */
export const SHEET_STATES: readonly SheetState[] = ["open","settled","voided","reversal"];

/** Where a part comes from. */
export const PART_ORIGINS: readonly PartOrigin[] = ["stock","bought_for_order","customers","outsourced"];

/** Why a job stands still. */
export const PAUSE_REASONS: readonly PauseReason[] = ["parts","customer","tool","end_of_day"];

/** Of what photos are, as a visit goes. */
export const PHOTO_KINDS: readonly PhotoKind[] = ["walk_around","accident","document","finding","before","after","part","delivery"];

/** How a voucher stands. */
export const VOUCHER_STATES: readonly VoucherState[] = ["open","used","expired","withdrawn"];

/** What a place of the store is. */
export const BIN_KINDS: readonly BinKind[] = ["shelf","quarantine","rejected","old_parts"];

/** What an issue costs, the usual first. */
export const COST_METHODS: readonly CostMethod[] = ["moving_average","first_in_first_out"];

/** How a claim stands. */
export const CLAIM_STATES: readonly ClaimState[] = ["draft","sent","answered","closed","withdrawn"];

/** Who answers for a thing. */
export const WARRANTY_VERDICTS: readonly WarrantyVerdict[] = ["comeback","maker","outside"];

/** How soon something is to be done about what was found, the gravest first. */
export const FINDING_URGENCIES: readonly FindingUrgency[] = ["now","soon","later"];

/** What becomes of what a maker does not pay. */
export const SHORTFALLS: readonly Shortfall[] = ["written_off","charged"];

/** How an old part stands. */
export const OLD_PART_STATES: readonly OldPartState[] = ["shelved","sent","scrapped"];

/** What is lent. */
export const LOAN_UNIT_KINDS: readonly LoanUnitKind[] = ["car","tool","part"];

/** What a document of a customer or a car is. */
export const RECORD_DOCUMENT_KINDS: readonly RecordDocumentKind[] = ["vehicle_licence","insurance_policy","business_licence","other"];

/** What people ask of their own data. */
export const DATA_REQUEST_KINDS: readonly DataRequestKind[] = ["access","copy","correction","deletion","withdrawal"];

/** How the shop knows who asks. */
export const IDENTITY_CHECKS: readonly IdentityCheck[] = ["id_shown","called_back","known_in_person","authorised"];

/** What prices mean, the usual first. */
export const PRICE_BASES: readonly PriceBasis[] = ["tax_included","tax_added"];

/** When prepaid money is invoiced, the announcement's way first. */
export const PREPAID_INVOICING: readonly PrepaidInvoicing[] = ["at_sale","at_use"];

/** By which lists customers buy parts, retail first. */
export const PRICE_CLASSES: readonly PriceClass[] = ["retail","member","company","trade"];

/** The trades of the shop. */
export const TRADES: readonly Trade[] = ["mechanic","electrician","body","paint","tyre","detailing","high_voltage"];

/** How well somebody knows their trade. */
export const SKILL_LEVELS: readonly SkillLevel[] = ["junior","intermediate","senior","master"];

/** How large cars are. */
export const VEHICLE_CLASSES: readonly VehicleClass[] = ["small","compact","middle","large","suv","mpv","truck"];

/** What numbers of a part are. */
export const PART_NUMBER_KINDS: readonly PartNumberKind[] = ["own","maker","cross"];

/** Which parts a list is of. */
export const PART_FILTERS: readonly PartFilter[] = ["all","below_minimum","without_stock","retired"];

/** How often a part is counted. */
export const ABC_CLASSES: readonly AbcClass[] = ["a","b","c"];

/** How a complaint stands. */
export const COMPLAINT_STATES: readonly ComplaintState[] = ["open","awaiting_answer","closed"];

/** How grave a complaint is. */
export const SEVERITIES: readonly Severity[] = ["normal","urgent","special"];

/** How a customer is spoken to. */
export const WORD_MEANS: readonly WordMeans[] = ["phone","message","in_person","letter"];

/** What is looked at when parts come in. */
export const INSPECTION_CHECKS: readonly InspectionCheck[] = ["looks","function","safety"];

/** At how many of them. */
export const SAMPLINGS: readonly Sampling[] = ["none","some","all"];

/** By what suppliers are paid. */
export const SUPPLIER_PAYMENT_MEANS: readonly SupplierPaymentMeans[] = ["transfer","cash","wechat","alipay","credit"];

/** What is brought in. */
export const IMPORT_KINDS: readonly ImportKind[] = ["customers","vehicles","parts","suppliers","operations","packages","past_orders","past_labour","past_parts"];

/** By what somebody of the shop may say that a customer answered. */
export const WRITTEN_DOWN_MEANS: readonly AuthorisationMeans[] = ["signature","paper","phone","message"];

/** By what a customer confirms what they said on the telephone. */
export const CONFIRMING_MEANS: readonly AuthorisationMeans[] = ["signature","paper","message"];

/** Where somebody who opens a complaint may have heard of it. */
export const HEARD_SOURCES: readonly ComplaintSource[] = ["counter","phone","online"];

/** By what no money moves: it was paid long before. */
export const MONEYLESS_MEANS: readonly PaymentMeans[] = ["deposit","stored_value"];

/** Photos of the visit as a whole, without a finding or a job. */
export const VISIT_PHOTO_KINDS: readonly PhotoKind[] = ["walk_around","accident","document","part","delivery"];

/** Photos that are taken at a job. */
export const JOB_PHOTO_KINDS: readonly PhotoKind[] = ["before","after","part"];

/** Photos a customer signs with the sheet of the check-in. */
export const SIGNED_PHOTO_KINDS: readonly PhotoKind[] = ["walk_around","accident"];

/** What may have a rate of its own. */
export const TAXED_APART = ["diagnosis","testing","machining","towing","outside_work"] as const satisfies readonly LineKind[];
