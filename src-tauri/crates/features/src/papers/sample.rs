//! 样张: a contract with nobody in it, so that a manager sees how the shop's own
//! words and pictures stand on its papers.

use super::charged::quoted_on_paper;
use super::context::PaperContext;
use super::finished::finished;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use documents::parties::{Contact, VehicleOnPaper};
use documents::repair_contract::RepairContract;
use domain::contract::contract_number;
use domain::ids::{LineId, WorkOrderId};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::{PaperSettings, Settings};
use domain::work_order::OldParts;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(super) const PAPER: Paper = Paper {
    kind: "sample_paper",
    called: PaperNames { zh_cn: "样张", zh_tw: "樣張", en: "Sample paper" },
    title: "机动车维修委托书（样张）",
    file_title: "样张",
    sizes: documents::repair_contract::SIZES,
    handed_to: &[Role::Manager],
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::Never,
    filled: |context, id| {
        context.is_about_the_shop(id)?;
        Ok(Box::new(context.sample_paper()?))
    },
};

/// The words of the form as they stand in it, saved or not.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TypedPaper {
    pub mail: String,
    pub contract_terms: String,
    pub foot: String,
    #[ts(type = "PaperSize | null", optional = nullable)]
    pub size: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct SampleDrawn {
    /// The PDF, in base64.
    pub pdf: String,
}

/// The sample paper with what is typed, before anybody prints it; the pictures have a
/// command of their own and are those that are kept.
///
/// # Errors
/// `BadField` for what could not be saved either, `NotFound` for a size it is not drawn on.
pub fn sample_of_typed(cx: &Read, ask: TypedPaper) -> Result<SampleDrawn> {
    let mut context = PaperContext::of(cx.r, cx.now)?;
    let TypedPaper { mail, contract_terms, foot, size } = ask;
    let kept = context.shop.settings.papers.clone();
    let typed = PaperSettings { mail, contract_terms, foot, ..kept.clone() };
    context.shop.settings.papers = typed.checked(&kept)?;
    let unknown = || Refusal::NotFound { entity: "document".to_owned(), id: context.shop.id };
    let form = PAPER.form(size.as_deref()).ok_or_else(unknown)?;
    let made = finished(cx.shop, &PAPER, form, Box::new(context.sample_paper()?))?;
    Ok(SampleDrawn { pdf: STANDARD.encode(made.bytes) })
}

fn line(kind: LineKind, name: &str, price: Money, settings: &Settings) -> Result<Line> {
    let figures = LineFigures {
        kind,
        category: Category::Paid,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        code: String::new(),
        name: name.to_owned(),
        brand: String::new(),
        specification: String::new(),
        unit: "个".to_owned(),
        quantity: Quantity(1000),
        hours: Hours(100),
        unit_price: price,
        price_basis: settings.price_basis,
        discount_rate: Rate::default(),
        discount: Money::ZERO,
        tax_rate: settings.tax_of(kind),
        cost: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
        warranty: None,
    };
    Ok(Line {
        id: LineId(0),
        work_order_id: WorkOrderId(0),
        position: 1,
        state: LineState::Approved,
        amount: figures.amount()?,
        figures,
        listed: Default::default(),
        authorised_amount: None,
        decline_reason: String::new(),
        finding_id: None,
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    })
}

impl PaperContext<'_> {
    fn sample_paper(&self) -> Result<RepairContract> {
        let settings = &self.shop.settings;
        let lines = [
            line(LineKind::Labour, "维修项目示例", settings.hour_rate, settings)?,
            line(LineKind::Part, "配件示例", Money(10_000), settings)?,
        ];
        let lines: Vec<&Line> = lines.iter().collect();
        let now = self.time(self.now);
        let quoted = quoted_on_paper(&lines)?;
        let customer = Contact { name: "客户姓名".to_owned(), phone: "138 0000 0000".to_owned() };
        Ok(RepairContract {
            head: self.head(),
            number: contract_number(&settings.prefixes.contract, "00000000000"),
            work_order: format!("{}00000000000", settings.prefixes.work_order),
            printed_at: now.clone(),
            edition_note: String::new(),
            brought_by: customer.clone(),
            customer,
            vehicle: VehicleOnPaper { plate: "粤B·00000".to_owned(), ..VehicleOnPaper::default() },
            mileage_km: 0,
            checked_in_at: now,
            promised_at: String::new(),
            repair_kind: String::new(),
            advisor: String::new(),
            symptom: "客户原话".to_owned(),
            overrun: super::repair_contract::overrun(settings.overrun_limit, quoted.total),
            quoted,
            old_parts: words::old_parts(OldParts::Take).to_owned(),
            warranty: "按维修类别，自竣工交车之日起计算。".to_owned(),
            terms: settings.papers.contract_terms.clone(),
            answers: Vec::new(),
            awaits_signature: true,
            signed_by: String::new(),
            signed_at: String::new(),
            signature: None,
        })
    }
}
