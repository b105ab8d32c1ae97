//! What a list is, and how it is declared: once, in its own file.

use crate::listing::views::own_view;
use chrono::{DateTime, NaiveDate, Utc};
use domain::dates::{ShopZone, local_day, local_text};
use domain::ids::SavedViewId;
use domain::list_filter::{ListedKind, SavedView};
use domain::money::{Money, Quantity, Rate};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::ShopDetails;
use kernel::error::{Error, Result};
use kernel::host::Read;
use spreadsheets::{Filled, Heading, Workbook};
use storage::{ListKey, Reader};

/// Read so many rows at a time: a list of all parts never lies in memory as rows.
pub(super) const AT_A_TIME: i64 = 5000;

pub struct List {
    /// Its name at both doors.
    pub kind: &'static str,
    /// How its sheet and its file are called; lists are Chinese, as papers are.
    pub title: &'static str,
    pub handed_to: &'static [Role],
    pub(super) headings: &'static [Heading],
    /// What stands behind the title in the name of its file.
    pub(super) number: fn(&Asked<'_>) -> Result<String>,
    pub(super) written: fn(&Asked<'_>, &mut Out) -> Result<()>,
}

impl List {
    pub fn is_handed_to(&self, roles: &[Role]) -> bool {
        self.handed_to.iter().any(|role| roles.contains(role))
    }
}

/// Where a list is read from.
pub(super) struct Asked<'a> {
    pub r: &'a Reader<'a>,
    /// Where it says what a page says, the page's own question is asked.
    pub cx: &'a Read<'a>,
    pub shop: ShopDetails,
    pub now: DateTime<Utc>,
    /// What it is about: the shop itself, a month as `202603`, or an order, an inquiry or a count.
    pub id: i64,
}

/// A workbook on its way.
pub(super) struct Out {
    pub book: Workbook,
}

impl Out {
    pub fn row(&mut self, cells: &[Filled]) -> Result<()> {
        self.book.row(cells).map_err(Error::fault)
    }

    /// Where the columns are as many as the record has: their heads stand below the first ones.
    pub fn head(&mut self, cells: &[Filled]) -> Result<()> {
        self.book.head(cells).map_err(Error::fault)
    }
}

impl Asked<'_> {
    pub fn zone(&self) -> ShopZone {
        self.shop.settings.zone
    }

    pub fn time(&self, at: DateTime<Utc>) -> Filled {
        text(local_text(at, self.zone()))
    }

    fn unknown(&self) -> Error {
        Refusal::NotFound { entity: "document".to_owned(), id: self.id }.into()
    }

    /// A list about the whole store is asked for by the shop's own id, and called by its day.
    pub fn of_today(&self) -> Result<String> {
        if self.id != self.shop.id {
            return Err(self.unknown());
        }
        Ok(local_day(self.now, self.zone()).format("%Y-%m-%d").to_string())
    }

    /// The view it is asked for by: one's own, and of this list.
    pub fn view(&self, list: ListedKind) -> Result<SavedView> {
        let view = own_view(self.r, self.cx.my_id()?, SavedViewId(self.id))?;
        if view.list == list { Ok(view) } else { Err(self.unknown()) }
    }

    /// A list as somebody narrowed it is called by its day, and not by the view: what was typed as its name may hold
    /// signs that a file's may not.
    pub fn of_today_as(&self, list: ListedKind) -> Result<String> {
        self.view(list)?;
        Ok(local_day(self.now, self.zone()).format("%Y-%m-%d").to_string())
    }

    /// The month it is asked for by, as `2026-03`, and its first day and the next one's.
    pub fn month(&self) -> Result<(String, NaiveDate, NaiveDate)> {
        let month = format!("{:04}-{:02}", self.id / 100, self.id % 100);
        let (first, next) = domain::dates::written_month(&month).map_err(|_| self.unknown())?;
        Ok((month, first, next))
    }
}

pub(super) const fn head(name: &'static str, width: u32) -> Heading {
    Heading { name, width }
}

/// So many rows are asked for at once, as all of a list may be years.
const PAGE: i64 = 1000;

/// All rows of a list that goes on behind a key, a page at a time.
///
/// # Errors
/// What a page or a row fails with.
pub(super) fn page_by_page<T>(
    page: impl Fn(Option<ListKey>, i64) -> Result<(Vec<T>, Option<ListKey>)>,
    mut row: impl FnMut(&T) -> Result<()>,
) -> Result<()> {
    let mut after = None;
    loop {
        let (rows, next) = page(after, PAGE)?;
        for one in &rows {
            row(one)?;
        }
        match next {
            Some(next) => after = Some(next),
            None => return Ok(()),
        }
    }
}

pub(super) fn text(text: impl Into<String>) -> Filled {
    Filled::Text(text.into())
}

pub(super) fn quantity(quantity: Quantity) -> Filled {
    Filled::Number(quantity.plain())
}

pub(super) fn money(amount: Money) -> Filled {
    Filled::Number(amount.plain())
}

pub(super) fn whole(number: i64) -> Filled {
    Filled::Number(number.to_string())
}

/// A share, in percent; nothing where nobody can say.
pub(super) fn percent(rate: Option<Rate>) -> Filled {
    rate.map_or_else(|| text(""), |rate| Filled::Number(rate.percent_plain()))
}

pub(super) fn day(day: Option<NaiveDate>) -> Filled {
    text(day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default())
}
