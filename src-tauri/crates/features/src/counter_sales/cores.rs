//! 旧件押金: taken with a sale or for a part that was issued to a car, given back against the old part, and
//! kept where it does not come.

use super::core_taken::{deciding, moved, written};
use super::sell::COUNTER_SALES;
use crate::kept::core_deposits::{KeptCore, as_written, core_with_payments};
use crate::till::{PaymentPart, Price, take_price};
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::core_deposit::{
    CoreDeposit, CoreMovement, CoreTerms, DECIDES, GIVES_BACK, balance, carried, still_to_take,
};
use domain::counter_sale::CounterSale;
use domain::customer::Customer;
use domain::ids::{CoreDepositId, CounterSaleId, LineId, PartId, PaymentId, WorkOrderId};
use domain::line::Line;
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::{Payment, PaymentMeans};
use domain::stock::StockDemand;
use domain::stock::picking::with_those_before;
use domain::work_order::WorkOrder;
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

const GIVES: Access = Roles(GIVES_BACK);
const DECISIONS: Access = Roles(DECIDES);

/// Nobody looks through more old parts that are still to come.
const MAX_OPEN: i64 = 500;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCoreTerms {
    pub part_id: PartId,
}

/// What a part carries, and whether whoever asks may say so.
#[derive(Debug, Serialize, TS)]
pub struct CoreTermsShown {
    pub deposit: Money,
    /// Nought where the usual ones hold.
    pub days: i64,
    pub version: i64,
    pub may_set: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetCoreTerms {
    pub part_id: PartId,
    /// Nought where nothing was said of it yet.
    pub version: i64,
    pub deposit: Money,
    pub days: i64,
}

/// A deposit with what became of it, and what may be done.
#[derive(Debug, Serialize, TS)]
pub struct CoreShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub core: CoreDeposit,
    /// The number of its sale, or of its visit.
    pub document: String,
    pub balance: Money,
    /// Old parts that have not come.
    pub to_come: Quantity,
    /// What belongs to all of them.
    pub worth: Money,
    /// Its days are over.
    pub is_late: bool,
    pub may_give_back: bool,
    pub may_keep: bool,
    pub movements: Vec<CoreMovement>,
    pub payments: Vec<Payment>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVisitCores {
    pub work_order_id: WorkOrderId,
}

/// Issued to a line of a visit, and nothing was taken on it.
#[derive(Debug, Serialize, TS)]
pub struct CoreDue {
    pub line_id: LineId,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub quantity: Quantity,
    pub unit: String,
    pub amount: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct VisitCores {
    pub due: Vec<CoreDue>,
    pub taken: Vec<CoreShown>,
    /// Whoever asks may take what is due.
    pub may_take: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeCoreDeposits {
    pub work_order_id: WorkOrderId,
    /// The lines it is taken for; a part whose old one stays with the shop needs none.
    pub lines: Vec<LineId>,
    /// What the page said they come to.
    pub amount: Money,
    pub parts: Vec<PaymentPart>,
}

#[derive(Debug, Serialize, TS)]
pub struct CoreDepositsTaken {
    pub payments: Vec<PaymentId>,
    pub change: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct GiveCoreBack {
    pub id: CoreDepositId,
    /// Old parts that came.
    pub quantity: Quantity,
    pub amount: Money,
    /// What the page said is held of it. A page that is behind gives nothing back.
    pub balance: Money,
    /// None gives it back as it came.
    pub means: Option<PaymentMeans>,
    /// Why less goes back than belongs to them.
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct KeepCore {
    pub id: CoreDepositId,
    pub balance: Money,
    pub reason: String,
}

/// What a part carries.
///
/// # Errors
/// Only what the file itself fails with.
pub fn get_core_terms(cx: &Read, ask: AskCoreTerms) -> Result<CoreTermsShown> {
    let may_set = cx.roles().iter().any(|role| DECIDES.contains(role));
    Ok(match cx.r.core_terms(ask.part_id)? {
        Some(CoreTerms { deposit, days, version, .. }) => CoreTermsShown { deposit, days, version, may_set },
        None => CoreTermsShown { deposit: Money::ZERO, days: 0, version: 0, may_set },
    })
}

/// Says what a part carries from now on. What was taken before stays as it is.
///
/// # Errors
/// `NotFound`, `Conflict` where it was said otherwise meanwhile, and what `CoreTerms::checked` refuses.
pub fn set_core_terms(cx: &Write, ask: SetCoreTerms) -> Result<PartId> {
    let part: Part = cx.w.get(ask.part_id.0)?;
    let SetCoreTerms { version, deposit, days, .. } = ask;
    let before = cx.w.core_terms(part.id)?;
    let known = before.as_ref().map_or(0, |terms| terms.version);
    crate::visit::flow::at_version("core_terms", part.id.0, version, known)?;
    let id = before.as_ref().map_or(0, |terms| terms.id);
    let mut terms = CoreTerms { id, part_id: part.id, deposit, days, version: version.max(1) }.checked()?;
    match before {
        Some(_) => cx.w.update(&terms)?,
        None => {
            cx.w.insert(&mut terms)?;
        }
    }
    Ok(part.id)
}

fn shown(
    r: &Reader<'_>,
    roles: &[domain::role::Role],
    today: NaiveDate,
    kept: KeptCore,
) -> Result<CoreShown> {
    let KeptCore { core, movements, payments } = kept;
    let document = match (core.counter_sale_id, core.work_order_id) {
        (Some(sale), _) => r.get::<CounterSale>(sale.0)?.number,
        (None, Some(order)) => r.get::<WorkOrder>(order.0)?.number,
        (None, None) => String::new(),
    };
    let (balance, to_come) = (balance(&movements), core.to_come(&movements));
    let is_any_of = |of: &[domain::role::Role]| roles.iter().any(|role| of.contains(role));
    let (is_late, worth) = (core.is_late(&movements, today), core.worth(&movements, to_come));
    let decides = is_any_of(DECIDES);
    Ok(CoreShown {
        may_give_back: worth > Money::ZERO && (decides || is_any_of(GIVES_BACK) && !is_late),
        may_keep: decides && balance > Money::ZERO && (is_late || to_come.is_zero()),
        document,
        balance,
        to_come,
        worth,
        is_late,
        core,
        movements,
        payments,
    })
}

/// Those that are still held, whose days end first.
///
/// # Errors
/// What `as_written` refuses.
pub fn list_core_deposits(cx: &Read, _: AskNothing) -> Result<Vec<CoreShown>> {
    let today = cx.today()?;
    let open = cx.r.open_core_deposits(MAX_OPEN)?;
    open.into_iter().map(|core| shown(cx.r, cx.roles(), today, as_written(cx.r, core)?)).collect()
}

/// Those of one sale.
pub(super) fn cores_of_sale(cx: &Read, sale: CounterSaleId) -> Result<Vec<CoreShown>> {
    let today = cx.today()?;
    let all = cx.r.core_deposits_of_sale(sale)?;
    all.into_iter().map(|core| shown(cx.r, cx.roles(), today, as_written(cx.r, core)?)).collect()
}

/// On how many parts of a line a deposit stands, also by the lines whose place it took: what was issued to those
/// is its own now, and carries no second deposit. What went back with an unused part is taken anew with the next.
fn stands_on(r: &Reader<'_>, lines: &[Line], demand: &StockDemand) -> Result<Quantity> {
    let own = lines.iter().find(|line| line.id == demand.line_id);
    let chain = own.map_or_else(|| vec![demand.line_id], |line| with_those_before(lines, line));
    let mut stands = 0;
    for line in chain {
        for core in r.core_deposits_of_line(line)?.into_iter().filter(|core| core.part_id == demand.part_id) {
            stands += core.stands_on(&r.core_movements(core.id)?).0;
        }
    }
    Ok(Quantity(stands))
}

/// What was issued to a visit and carries one, less that on which one stands.
fn due(r: &Reader<'_>, order: WorkOrderId) -> Result<Vec<(CoreDue, CoreTerms)>> {
    let lines = r.lines_of(order)?;
    let mut found = Vec::new();
    for demand in r.stock_demands(order)? {
        let Some(terms) = r.core_terms(demand.part_id)?.filter(|terms| !terms.deposit.is_zero()) else {
            continue;
        };
        let quantity = still_to_take(demand.issued, stands_on(r, &lines, &demand)?);
        let amount = carried(Some(&terms), quantity);
        if amount.is_zero() {
            continue;
        }
        let Part { terms: item, .. } = r.get::<Part>(demand.part_id.0)?;
        let of = CoreDue {
            line_id: demand.line_id,
            part_id: demand.part_id,
            code: item.code,
            name: item.name,
            quantity,
            unit: item.unit,
            amount,
        };
        found.push((of, terms));
    }
    Ok(found)
}

/// What may be taken on the parts of a visit, and what was.
///
/// # Errors
/// `NotFound`, and what `as_written` refuses.
pub fn get_visit_cores(cx: &Read, ask: AskVisitCores) -> Result<VisitCores> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let today = cx.today()?;
    let taken = cx.r.core_deposits_of_visit(order.id)?;
    let taken = taken.into_iter().map(|core| shown(cx.r, cx.roles(), today, as_written(cx.r, core)?));
    let taken = taken.collect::<Result<Vec<_>>>()?;
    let due: Vec<CoreDue> = due(cx.r, order.id)?.into_iter().map(|(of, _)| of).collect();
    let may_take = !due.is_empty() && GIVES_BACK.iter().any(|role| cx.roles().contains(role));
    Ok(VisitCores { due, taken, may_take })
}

/// Takes what parts carry that were issued to a visit, beside its bill: it is no part of any sheet.
///
/// # Errors
/// `NotFound`; `BadField` for no lines, or one of which nothing is due; `OwedChanged` where they come to
/// another sum than the page said or than is paid; and what the drawer refuses (`NoShiftOpen`,
/// `WhichDrawer`).
pub fn take_core_deposits(cx: &Write, ask: TakeCoreDeposits) -> Result<CoreDepositsTaken> {
    let order: WorkOrder = cx.w.get(ask.work_order_id.0)?;
    let payer_name = cx.w.get::<Customer>(order.customer_id.0)?.name;
    if ask.lines.is_empty() {
        return Err(Refusal::bad("lines", FieldProblem::Empty).into());
    }
    let due = due(cx.w, order.id)?;
    let mut cores = Vec::with_capacity(ask.lines.len());
    let mut sum = Money::ZERO;
    for (place, line) in ask.lines.iter().enumerate() {
        let of =
            due.iter().find(|(of, _)| of.line_id == *line).filter(|_| !ask.lines[..place].contains(line));
        let (of, terms) = of.ok_or_else(|| Refusal::bad("line_id", FieldProblem::Unknown))?;
        let core = CoreDeposit {
            id: CoreDepositId(0),
            counter_sale_id: None,
            counter_sale_line_id: None,
            work_order_id: Some(order.id),
            line_id: Some(of.line_id),
            payer_name: payer_name.clone(),
            part_id: of.part_id,
            code: of.code.clone(),
            name: of.name.clone(),
            unit: of.unit.clone(),
            quantity: of.quantity,
            unit_deposit: terms.deposit,
            amount: of.amount,
            due_on: terms.due_on(cx.today()?),
            taken_at: cx.now,
            person_id: cx.my_id()?,
            checksum: String::new(),
            settled_at: None,
        };
        sum += of.amount;
        cores.push(written(cx, core)?);
    }
    domain::sheet_actions::as_seen(ask.amount, sum)?;
    let price = Price { sale: None, amount: Money::ZERO, cores: &cores };
    let (payments, change) = take_price(cx, &price, &ask.parts)?;
    Ok(CoreDepositsTaken { payments, change })
}

fn as_held(kept: &KeptCore, seen: Money) -> Result<()> {
    let remains = balance(&kept.movements);
    if seen == remains { Ok(()) } else { Err(Refusal::RefundableChanged { seen, remains }.into()) }
}

/// Old parts came, and their money goes back.
///
/// # Errors
/// What `core_with_payments` and `CoreDeposit::given_back` refuse, `RefundableChanged` for a page that is
/// behind, and what the drawer refuses (`NoShiftOpen`, `WhichDrawer`, `NotInDrawer`).
pub fn give_core_back(cx: &Write, ask: GiveCoreBack) -> Result<Vec<PaymentId>> {
    let kept = core_with_payments(cx.w, ask.id)?;
    as_held(&kept, ask.balance)?;
    let by = deciding(cx)?;
    let movement = kept.core.given_back(&kept.movements, ask.quantity, ask.amount, &ask.reason, &by)?;
    moved(cx, kept, movement, ask.means)
}

/// What is left of one stays with the shop.
///
/// # Errors
/// What `core_with_payments` and `CoreDeposit::kept` refuse, and `RefundableChanged` for a page that is
/// behind.
pub fn keep_core(cx: &Write, ask: KeepCore) -> Result<CoreDepositId> {
    let kept = core_with_payments(cx.w, ask.id)?;
    as_held(&kept, ask.balance)?;
    let (id, movement) = (kept.core.id, kept.core.kept(&kept.movements, &ask.reason, &deciding(cx)?)?);
    moved(cx, kept, movement, None)?;
    Ok(id)
}

kernel::commands! {
    read get_core_terms(AskCoreTerms) -> CoreTermsShown, COUNTER_SALES, shows [Catalogue];
    write set_core_terms(SetCoreTerms) -> PartId, DECISIONS, changes [Catalogue];
    read list_core_deposits(AskNothing) -> Vec<CoreShown>, COUNTER_SALES, shows [Sales Sheets Visits];
    read get_visit_cores(AskVisitCores) -> VisitCores, COUNTER_SALES,
        shows [Sales Sheets Visits Stock Catalogue];
    write take_core_deposits(TakeCoreDeposits) -> CoreDepositsTaken, COUNTER_SALES,
        changes [Sales Sheets];
    write give_core_back(GiveCoreBack) -> Vec<PaymentId>, GIVES, changes [Sales Sheets];
    write keep_core(KeepCore) -> CoreDepositId, DECISIONS, changes [Sales];
}
