//! Vouchers: issued and withdrawn by the manager, laid down at the till. Whether
//! one still pays is reckoned from its receipts in the very write that adds one:
//! two tills at once never take the same number.

use super::PaymentPart;
use crate::kept::sheets::sheet_with_payments;
use crate::kept::vouchers::{as_issued, receipts_naming, sum_of_voucher};
use crate::records::search::index_number;
use crate::visit::flow;
use chrono::NaiveDate;
use domain::customer::Customer;
use domain::dates::ShopZone;
use domain::ids::{CustomerId, PersonId, SettlementId, VoucherId, WorkOrderId};
use domain::money::Money;
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::Settlement;
use domain::voucher::{
    ISSUES, VIEW_ROLES, Voucher, VoucherBill, VoucherState, check_count, claimed_by, judged_on, last_paid,
    not_used, number_searched, numbers_beside, printed_numbers, used_by, used_whole, voucher_number,
};
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::command::{Roles, of};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

const ON_A_PAGE: i64 = 50;
/// More vouchers than any customer was ever given.
const OF_A_CUSTOMER: i64 = 100;

/// A voucher as it stands today.
#[derive(Debug, Serialize, TS)]
pub struct VoucherRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub voucher: Voucher,
    pub state: VoucherState,
    pub customer_name: Option<String>,
    pub used: Option<VoucherUse>,
}

/// Where it paid.
#[derive(Debug, Serialize, TS)]
pub struct VoucherUse {
    pub receipt_number: String,
    pub work_order_id: Option<WorkOrderId>,
    pub order_number: Option<String>,
    pub paid: Money,
    pub at: chrono::DateTime<chrono::Utc>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVouchers {
    pub state: VoucherState,
    /// Some of the number or of the name; empty for all.
    pub text: String,
    /// The last one of the page before.
    pub before: Option<VoucherId>,
}

#[derive(Debug, Serialize, TS)]
pub struct VoucherList {
    /// The newest first.
    pub vouchers: Vec<VoucherRow>,
    /// There are older ones.
    pub more: bool,
    /// Whoever asks issues them, and withdraws them.
    pub issues: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVoucher {
    pub id: VoucherId,
}

#[derive(Debug, Serialize, TS)]
pub struct VoucherPage {
    pub voucher: VoucherRow,
    pub issued_by_name: String,
    pub withdrawn_by_name: String,
    /// Whoever asks may withdraw it now.
    pub may_withdraw: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCustomerVouchers {
    pub customer_id: CustomerId,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerVouchers {
    /// Those that pay still first.
    pub vouchers: Vec<VoucherRow>,
    pub issues: bool,
}

/// What a number would pay on a sheet: asked before the money is taken.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVoucherWorth {
    pub settlement_id: SettlementId,
    pub voucher_number: String,
    /// What vouchers and coupons pay that stand before it in the same payment.
    pub others: Money,
    /// Their numbers.
    pub other_numbers: Vec<String>,
    /// What is on account of the sheet is paid, and not what is still owed on it.
    pub collects: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct VoucherWorth {
    pub voucher: Voucher,
    pub pays: Money,
    /// What of it is lost, since nothing is given back in notes.
    pub lapses: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct IssueVouchers {
    pub name: String,
    pub face_value: Money,
    pub smallest_bill: Money,
    pub valid_from: NaiveDate,
    pub valid_until: NaiveDate,
    pub customer_id: Option<CustomerId>,
    /// How many; as many as there are numbers where they are printed.
    pub count: i64,
    /// Those of printed vouchers; none where the shop's series numbers them.
    pub numbers: Vec<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct VouchersIssued {
    pub numbers: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WithdrawVoucher {
    pub id: VoucherId,
    pub version: i64,
    pub reason: String,
}

fn row(cx: &Read, voucher: Voucher, today: NaiveDate) -> Result<VoucherRow> {
    let voucher = as_issued(voucher)?;
    let receipts = receipts_naming(cx.r, &voucher.number)?;
    let used = used_by(&receipts).map(|receipt| -> Result<VoucherUse> {
        let order = receipt.work_order_id.map(|id| cx.r.get::<WorkOrder>(id.0)).transpose()?;
        Ok(VoucherUse {
            receipt_number: receipt.number.clone(),
            work_order_id: receipt.work_order_id,
            order_number: order.map(|order| order.number),
            paid: receipt.amount,
            at: receipt.at,
        })
    });
    let customer = voucher.customer_id.map(|id| cx.r.get::<Customer>(id.0)).transpose()?;
    Ok(VoucherRow {
        state: voucher.state(&receipts, today),
        customer_name: customer.map(|customer| customer.name),
        used: used.transpose()?,
        voucher,
    })
}

fn issues(cx: &Read) -> bool {
    cx.roles().iter().any(|role| ISSUES.contains(role))
}

/// Vouchers that stand so, a page at a time.
///
/// # Errors
/// `Damaged` where one does not say what was issued.
pub fn list_vouchers(cx: &Read, ask: AskVouchers) -> Result<VoucherList> {
    let (today, name) = (cx.today()?, ask.text.trim());
    let number = number_searched(name);
    let typed = (number.as_deref(), name);
    let mut found = cx.r.vouchers_standing(ask.state, today, typed, ask.before, ON_A_PAGE + 1)?;
    let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = found.len() > page;
    found.truncate(page);
    let vouchers = found.into_iter().map(|voucher| row(cx, voucher, today)).collect::<Result<_>>()?;
    Ok(VoucherList { vouchers, more, issues: issues(cx) })
}

/// A voucher, and what became of it.
///
/// # Errors
/// `NotFound` where there is none, `Damaged` where it does not say what was issued.
pub fn get_voucher(cx: &Read, ask: AskVoucher) -> Result<VoucherPage> {
    let row = row(cx, cx.r.get(ask.id.0)?, cx.today()?)?;
    let receipts = receipts_naming(cx.r, &row.voucher.number)?;
    let name = |id: Option<PersonId>| -> Result<String> {
        Ok(id.map(|id| cx.r.get::<Person>(id.0)).transpose()?.map(|person| person.name).unwrap_or_default())
    };
    Ok(VoucherPage {
        issued_by_name: name(Some(row.voucher.issued_by))?,
        withdrawn_by_name: name(row.voucher.withdrawn_by)?,
        may_withdraw: issues(cx) && row.voucher.may_be_withdrawn(&receipts).is_ok(),
        voucher: row,
    })
}

/// A customer's vouchers, those that pay first.
///
/// # Errors
/// `Damaged` where one does not say what was issued.
pub fn customer_vouchers(cx: &Read, ask: AskCustomerVouchers) -> Result<CustomerVouchers> {
    let today = cx.today()?;
    let found = cx.r.vouchers_of_customer(ask.customer_id, OF_A_CUSTOMER)?;
    let mut vouchers: Vec<VoucherRow> =
        found.into_iter().map(|voucher| row(cx, voucher, today)).collect::<Result<_>>()?;
    // The sort is stable: among those that pay the one that ends first is used first.
    vouchers.sort_by_key(|row| match row.state {
        VoucherState::Open => (false, row.voucher.valid_until),
        _ => (true, NaiveDate::MAX),
    });
    Ok(CustomerVouchers { vouchers, issues: issues(cx) })
}

/// What the bill of a sheet is claimed for by vouchers that pay it, and by those that
/// are typed beside this one. A coupon of a platform needs nothing of it.
fn claimed(r: &Reader<'_>, sheet: &Settlement, number: &str, typed: &[String]) -> Result<Money> {
    let mut beside = Vec::new();
    for number in numbers_beside(number, &r.payments_of_sheet(sheet.id)?, typed)? {
        if let Some(voucher) = r.voucher_numbered(&number)? {
            beside.push(as_issued(voucher)?);
        }
    }
    Ok(claimed_by(&beside))
}

/// The shop's own voucher of a number, with what it pays of a sheet.
fn worth(
    r: &Reader<'_>,
    number: &str,
    sheet: &Settlement,
    due: Money,
    typed: &[String],
    today: (NaiveDate, ShopZone),
) -> Result<(Voucher, Money)> {
    let unknown = || Refusal::VoucherUnknown { number: number.to_owned() };
    let voucher = as_issued(r.voucher_numbered(number)?.ok_or_else(unknown)?)?;
    let bill = VoucherBill {
        payer: sheet.payer,
        customer_id: sheet.customer_id,
        total: sheet.total,
        claimed: claimed(r, sheet, number, typed)?,
        owed: due,
    };
    let receipts = receipts_naming(r, number)?;
    let paid_on = last_paid(&receipts).and_then(|of| of.settlement_id);
    let paid_on = paid_on.map(|id| r.get::<Settlement>(id.0)).transpose()?;
    let day = judged_on(&receipts, paid_on.as_ref(), sheet.work_order_id, today.0, today.1);
    let pays = voucher.pays(&receipts, bill, day)?;
    Ok((voucher, pays))
}

/// What a voucher would pay on a sheet.
///
/// # Errors
/// What `sheet_with_payments` refuses, `BadField` for no number, `VoucherUnknown`, and what
/// `Voucher::pays` refuses.
pub fn voucher_worth(cx: &Read, ask: AskVoucherWorth) -> Result<VoucherWorth> {
    let (sheet, _) = sheet_with_payments(cx.r, ask.settlement_id)?;
    let number = voucher_number(&ask.voucher_number)?;
    let due = if ask.collects { sheet.on_account } else { sheet.owed_now() } - ask.others;
    let today = (cx.today()?, cx.zone()?);
    let (voucher, pays) = worth(cx.r, &number, &sheet, due, &ask.other_numbers, today)?;
    Ok(VoucherWorth { lapses: voucher.face_value - pays, pays, voucher })
}

/// The number of what is laid down for a sheet of which so much is due, when it pays
/// what was typed. A coupon of a platform is worth what the platform pays for it: only
/// its number is held against the receipts.
pub(super) fn laid_down(cx: &Write, sheet: &Settlement, part: &PaymentPart, due: Money) -> Result<String> {
    let unnamed = || Refusal::bad("voucher_number", FieldProblem::Empty);
    let named = part.voucher.as_ref().ok_or_else(unnamed)?;
    let number = voucher_number(&named.number)?;
    if named.third_party {
        if cx.w.voucher_numbered(&number)?.is_some() {
            return Err(Refusal::VoucherIsOurs { number }.into());
        }
        not_used(&number, &receipts_naming(cx.w, &number)?)?;
    } else {
        let (_, pays) = worth(cx.w, &number, sheet, due, &[], (cx.today()?, cx.zone()?))?;
        used_whole(&number, part.amount, pays)?;
    }
    Ok(number)
}

/// Issues vouchers, numbered by the shop or as they are printed.
///
/// # Errors
/// `NotFound` for the customer, what `Voucher::checked` refuses, `BadField` for none, too many
/// or a number that is none, and `VoucherNumberTaken`.
pub fn issue_vouchers(cx: &Write, ask: IssueVouchers) -> Result<VouchersIssued> {
    let customer = ask.customer_id.map(|id| cx.w.get::<Customer>(id.0)).transpose()?;
    let printed = match ask.numbers.iter().all(|number| number.trim().is_empty()) {
        true => vec![None; usize::try_from(check_count(ask.count)?).unwrap_or_default()],
        false => printed_numbers(&ask.numbers)?.into_iter().map(Some).collect(),
    };
    let voucher = Voucher {
        id: VoucherId(0),
        number: String::new(),
        name: ask.name,
        face_value: ask.face_value,
        smallest_bill: ask.smallest_bill,
        valid_from: ask.valid_from,
        valid_until: ask.valid_until,
        customer_id: customer.map(|customer| customer.id),
        issued_at: cx.now,
        issued_by: cx.my_id()?,
        withdrawn_at: None,
        withdrawn_by: None,
        withdraw_reason: String::new(),
        checksum: String::new(),
        version: 1,
    }
    .checked(cx.today()?)?;
    let mut numbers = Vec::with_capacity(printed.len());
    for number in printed {
        let mut voucher = Voucher { number: number_of(cx, number)?, ..voucher.clone() };
        voucher.checksum = sum_of_voucher(&voucher);
        cx.w.insert(&mut voucher)?;
        index_number(cx.w, "voucher", voucher.id.0, &voucher.number)?;
        numbers.push(voucher.number);
    }
    Ok(VouchersIssued { numbers })
}

/// A number that is nobody's yet: neither another voucher's, nor a coupon's that
/// was taken at the till.
fn number_of(cx: &Write, printed: Option<String>) -> Result<String> {
    let free = |number: &str| -> Result<bool> {
        Ok(cx.w.voucher_numbered(number)?.is_none() && cx.w.payments_naming(number)?.is_empty())
    };
    if let Some(number) = printed {
        return if free(&number)? { Ok(number) } else { Err(Refusal::VoucherNumberTaken { number }.into()) };
    }
    loop {
        let number = cx.w.next_number::<Voucher>(&cx.details()?.settings.prefixes.voucher, cx.today()?)?;
        if free(&number)? {
            return Ok(number);
        }
    }
}

/// A voucher that has not paid is worth nothing from here on.
///
/// # Errors
/// `NotFound`, `Damaged`, `Conflict` on an older page, and what `Voucher::check_withdrawal`
/// refuses.
pub fn withdraw_voucher(cx: &Write, ask: WithdrawVoucher) -> Result<VoucherId> {
    let mut voucher = as_issued(cx.w.get(ask.id.0)?)?;
    flow::at_version("voucher", voucher.id.0, ask.version, voucher.version)?;
    voucher.withdraw_reason =
        voucher.check_withdrawal(&receipts_naming(cx.w, &voucher.number)?, &ask.reason)?;
    voucher.withdrawn_at = Some(cx.now);
    voucher.withdrawn_by = Some(cx.my_id()?);
    cx.w.update(&voucher)?;
    Ok(voucher.id)
}

kernel::commands! {
    read list_vouchers(AskVouchers) -> VoucherList, Roles(VIEW_ROLES),
        shows [Vouchers Sheets Visits Customers Shop];
    read get_voucher(AskVoucher) -> VoucherPage, Roles(VIEW_ROLES),
        shows [Vouchers Sheets Visits Customers People Shop];
    read customer_vouchers(AskCustomerVouchers) -> CustomerVouchers, Roles(VIEW_ROLES),
        shows [Vouchers Sheets Visits Customers Shop];
    read voucher_worth(AskVoucherWorth) -> VoucherWorth, of(Action::TakePayment),
        shows [Vouchers Sheets Visits Shop];
    write issue_vouchers(IssueVouchers) -> VouchersIssued, Roles(ISSUES), changes [Vouchers];
    write withdraw_voucher(WithdrawVoucher) -> VoucherId, Roles(ISSUES), changes [Vouchers];
}
