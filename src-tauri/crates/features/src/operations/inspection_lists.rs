//! 检验表: what is looked at before work is handed on and before a car goes back, as the shop writes it.

use chrono::{DateTime, Utc};
use domain::as_seen::at_version;
use domain::ids::InspectionTemplateId;
use domain::inspection::InspectionKind;
use domain::inspection_template::{InspectionTemplate, TemplateItem, checked_items, holding};
use domain::operation::Trade;
use kernel::command::WORKSHOP;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct InspectionLists {
    /// Of each kind of report that of every car, then those of the trades.
    pub lists: Vec<InspectionList>,
}

#[derive(Debug, Serialize, TS)]
pub struct InspectionList {
    pub kind: InspectionKind,
    /// None of what is looked at on every car.
    pub trade: Option<Trade>,
    /// Nought until the shop wrote one.
    pub edition: i64,
    pub template_items: Vec<TemplateItem>,
    /// Who wrote it, and when; nobody wrote the program's own.
    pub written_by: String,
    pub written_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveInspectionList {
    pub kind: InspectionKind,
    pub trade: Option<Trade>,
    /// The edition that was shown: it stays what it was, the next one holds from here on.
    pub edition: i64,
    pub template_items: Vec<TemplateItem>,
}

/// The lists as they hold now.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_inspection_lists(cx: &Read, _: AskNothing) -> Result<InspectionLists> {
    let (all, people) = (cx.r.inspection_templates()?, cx.r.people()?);
    let mut lists = Vec::new();
    for kind in [InspectionKind::SelfInspection, InspectionKind::Final] {
        for trade in std::iter::once(None).chain(Trade::ALL.into_iter().map(Some)) {
            let holds = holding(&all, kind, trade);
            let is_it = |one: &&InspectionTemplate| {
                (one.kind, one.trade, one.edition) == (kind, trade, holds.edition)
            };
            let written = all.iter().find(is_it);
            let by = written.and_then(|one| people.iter().find(|person| person.id == one.person_id));
            lists.push(InspectionList {
                kind,
                trade,
                edition: holds.edition,
                template_items: holds.template_items,
                written_by: by.map(|person| person.name.clone()).unwrap_or_default(),
                written_at: written.map(|one| one.at),
            });
        }
    }
    Ok(InspectionLists { lists })
}

/// Writes the next edition of a list. Reports of before stay what they were, and so does what is being looked at by it
/// on a page: what it does not ask any more is not taken there.
///
/// # Errors
/// `Conflict` where it was written meanwhile, and what `checked_items` refuses.
pub fn save_inspection_list(cx: &Write, ask: SaveInspectionList) -> Result<InspectionTemplate> {
    let SaveInspectionList { kind, trade, edition, template_items } = ask;
    let stands = holding(&cx.w.inspection_templates()?, kind, trade).edition;
    at_version("inspection_template", 0, edition, stands)?;
    let mut template = InspectionTemplate {
        id: InspectionTemplateId(0),
        kind,
        trade,
        edition: stands + 1,
        template_items: checked_items(kind, trade, template_items)?,
        person_id: cx.my_id()?,
        at: cx.now,
    };
    cx.w.insert(&mut template)?;
    Ok(template)
}

kernel::commands! {
    read list_inspection_lists(AskNothing) -> InspectionLists, WORKSHOP, shows [Catalogue People];
    write save_inspection_list(SaveInspectionList) -> InspectionTemplate, WORKSHOP, changes [Catalogue];
}
