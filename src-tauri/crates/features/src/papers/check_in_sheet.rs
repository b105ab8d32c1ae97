//! The sheet that is signed at check-in.

use super::context::{NOTHING_KEPT, PaperContext, brought_by};
use super::paper::{Counted, Paper, PaperNames};
use super::photographed::on_paper;
use super::words;
use crate::kept::counterfoils::{Subject, content_of, damaged};
use documents::check_in_sheet::{CheckInSheet, WalkAroundLine};
use documents::photo::PhotoOnPaper;
use domain::check_in_list::AskedAtCar;
use domain::counterfoil::CounterfoilKind;
use domain::ids::WorkOrderId;
use domain::inspection::{ConfirmationMeans, WalkAround};
use domain::photo::Photo;
use domain::vehicle::Vehicle;
use domain::visibility::Confidential;
use domain::walk_around::number_of_mark;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;

/// It bears the customer's phone.
pub(super) const PAPER: Paper = Paper {
    kind: "check_in_sheet",
    called: PaperNames { zh_cn: "接车单", zh_tw: "接車單", en: "Check-in sheet" },
    title: "接车单 / 环车检查单",
    file_title: "接车单",
    sizes: documents::check_in_sheet::SIZES,
    handed_to: Confidential::Contact.roles(),
    offered: |visit| visit.whole_if(visit.walk_around.is_some_and(|walk| !walk.items.is_empty())),
    given_out: None,
    counted: Counted::ByEdition(CounterfoilKind::CheckInSheet),
    filled: |context, id| Ok(Box::new(context.check_in_sheet(WorkOrderId(id))?)),
};

/// An edition that a newer one replaced, under its counterfoil's id.
pub(super) const EARLIER: Paper = Paper {
    kind: "earlier_check_in_sheet",
    called: PaperNames {
        zh_cn: "接车单（旧版）", zh_tw: "接車單（舊版）", en: "Check-in sheet (replaced)"
    },
    offered: |visit| visit.earlier_editions(CounterfoilKind::CheckInSheet),
    counted: Counted::Edition,
    filled: |context, id| {
        let sheet: CheckInSheet = context.earlier(CounterfoilKind::CheckInSheet, id)?;
        Ok(Box::new(CheckInSheet { printed_at: context.time(context.now), ..sheet }))
    },
    ..PAPER
};

fn about(order: WorkOrderId) -> Subject {
    Subject::of_visit(CounterfoilKind::CheckInSheet, order)
}

/// Keeps the sheet as it stands: signed, when the customer confirms it, and
/// without the signature, which stands on the edition before, when it is
/// corrected afterwards.
pub(crate) fn keep_check_in_sheet(cx: &Write, order: WorkOrderId) -> Result<()> {
    let mut sheet = PaperContext::of(cx.w, cx.now)?.check_in_sheet_now(order)?;
    sheet.printed_at = String::new();
    if let Some(before) = about(order).newest(cx.w)? {
        sheet.signature = None;
        sheet.edition_note = format!(
            "第 {} 版：{} 更正。客户的签字见前一版。",
            before.edition + 1,
            domain::dates::local_text(cx.now, cx.zone()?)
        );
    }
    about(order).keep(cx.w, cx.now, cx.my_id()?, &sheet)?;
    Ok(())
}

/// Group and name of an item: the shop's own words go before the program's.
fn item_words(asked: &AskedAtCar, code: &str) -> (String, String) {
    let (group, name) = words::walk_around(code);
    (group, asked.own_words(code).map_or(name, str::to_owned))
}

/// Three rows of them; the rest is counted.
const MAX_PHOTOS: usize = 12;

impl PaperContext<'_> {
    /// What was photographed around the car. A correction says of what was taken
    /// after the signature when that was: the customer did not sign under it.
    fn around_the_car(
        &self,
        photos: Vec<Photo>,
        walk: Option<&WalkAround>,
        asked: &AskedAtCar,
    ) -> (Vec<PhotoOnPaper>, usize) {
        let signed_at = walk.and_then(|walk| walk.confirmed_at);
        let marks = walk.map(|walk| walk.marks.as_slice()).unwrap_or_default();
        let all: Vec<Photo> = photos.into_iter().filter(Photo::is_on_check_in_sheet).collect();
        let more = all.len().saturating_sub(MAX_PHOTOS);
        let shown = all.into_iter().take(MAX_PHOTOS).map(|photo| {
            let mark = number_of_mark(marks, &photo.damage_mark);
            let mark = mark.map(|number| format!("标记 {number}")).unwrap_or_default();
            let item = if photo.item.is_empty() { String::new() } else { item_words(asked, &photo.item).1 };
            let late = signed_at.filter(|signed_at| photo.at > *signed_at);
            let late = late.map(|_| format!("签字后补拍 {}", self.time(photo.at))).unwrap_or_default();
            let words = [mark, item, photo.caption.clone(), late];
            on_paper(photo, words)
        });
        (shown.collect(), more)
    }

    /// Once it is confirmed, as it was confirmed; until then as it stands.
    fn check_in_sheet(&self, id: WorkOrderId) -> Result<CheckInSheet> {
        let order: WorkOrder = self.r.get(id.0)?;
        let kept = match about(id).newest(self.r)? {
            Some(foil) => content_of::<CheckInSheet>(&foil, &order.number)?,
            None if self.is_confirmed(id)? => {
                return Err(damaged(CounterfoilKind::CheckInSheet, &order.number));
            }
            None => return self.check_in_sheet_now(id),
        };
        match kept {
            Some(sheet) => Ok(CheckInSheet { printed_at: self.time(self.now), ..sheet }),
            None => {
                let now = self.check_in_sheet_now(id)?;
                Ok(CheckInSheet { edition_note: NOTHING_KEPT.to_owned(), ..now })
            }
        }
    }

    fn is_confirmed(&self, id: WorkOrderId) -> Result<bool> {
        Ok(self.r.walk_around_of(id)?.is_some_and(|walk| walk.confirmed_at.is_some()))
    }

    fn check_in_sheet_now(&self, id: WorkOrderId) -> Result<CheckInSheet> {
        let order: WorkOrder = self.r.get(id.0)?;
        let walk = self.r.walk_around_of(id)?;
        let customer = self.customer(&order)?;
        let brought_by = brought_by(&order, &customer);
        let vehicle = self.vehicle(&order)?;
        let asked = self.r.asked_at_car(&self.r.get::<Vehicle>(order.vehicle_id.0)?, walk.as_ref())?;
        let mut sheet = CheckInSheet {
            head: self.head(),
            printed_at: self.time(self.now),
            checked_in_at: self.time(order.checked_in_at),
            promised_at: self.time_if_any(order.promised_at),
            advisor: self.person(Some(order.advisor_id)),
            customer,
            brought_by,
            vehicle,
            arrival: words::arrival(order.arrival).to_owned(),
            mileage_km: order.mileage_km,
            fuel_percent: order.fuel_percent.and_then(|percent| u8::try_from(percent).ok()),
            symptom: order.symptom,
            number: order.number,
            outline: asked.outline,
            marks: Vec::new(),
            warning_lights: Vec::new(),
            items: Vec::new(),
            belongings: String::new(),
            valuables_reminded: false,
            old_parts: words::old_parts(order.old_parts).to_owned(),
            wash_wanted: order.wash_wanted,
            test_drive_allowed: order.test_drive_allowed,
            confirmed_by: String::new(),
            confirmed_at: String::new(),
            signature: None,
            edition_note: String::new(),
            photos: Vec::new(),
            photos_not_shown: 0,
        };
        let photos = self.r.photos_of(id)?;
        (sheet.photos, sheet.photos_not_shown) = self.around_the_car(photos, walk.as_ref(), &asked);
        if let Some(walk) = walk {
            sheet.marks = walk.marks;
            sheet.warning_lights =
                walk.warning_lights.iter().map(|code| words::warning_light(code)).collect();
            sheet.items = walk
                .items
                .into_iter()
                .map(|item| {
                    let (group, name) = item_words(&asked, &item.code);
                    WalkAroundLine { group, name, result: item.result, note: item.note }
                })
                .collect();
            // Things of one group stand together, in the order they were seen.
            let groups: Vec<String> = sheet.items.iter().map(|item| item.group.clone()).collect();
            sheet.items.sort_by_key(|item| groups.iter().position(|group| *group == item.group));
            sheet.belongings = walk.belongings;
            sheet.valuables_reminded = walk.valuables_reminded;
            sheet.confirmed_by = if walk.confirmed_means == Some(ConfirmationMeans::OnPaper) {
                format!("{}（签在纸单上）", walk.confirmed_by)
            } else {
                walk.confirmed_by
            };
            sheet.confirmed_at = self.time_if_any(walk.confirmed_at);
            sheet.signature = walk.signature;
        }
        Ok(sheet)
    }
}
