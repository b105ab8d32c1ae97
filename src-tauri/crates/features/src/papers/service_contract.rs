//! 套餐合同: what was bought, as it was sold.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::contracts::contract_with_payments;
use documents::service_contract::{ContractItemLine, PaidBy, ServiceContractPaper};
use domain::customer::Customer;
use domain::ids::ServiceContractId;
use domain::role::Role;
use domain::vehicle::Vehicle;
use domain::words::amount_in_words;
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "service_contract",
    called: PaperNames { zh_cn: "套餐合同", zh_tw: "套餐合約", en: "Package contract" },
    title: "套餐合同",
    file_title: "套餐合同",
    sizes: documents::service_contract::SIZES,
    handed_to: &[Role::Cashier, Role::Advisor, Role::Manager],
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::ByItself,
    filled: |context, id| Ok(Box::new(context.service_contract(ServiceContractId(id))?)),
};

impl PaperContext<'_> {
    fn service_contract(&self, id: ServiceContractId) -> Result<ServiceContractPaper> {
        let (contract, payments) = contract_with_payments(self.r, id)?;
        let customer: Customer = self.r.get(contract.customer_id.0)?;
        let vehicle = contract.vehicle_id.map(|id| self.r.get::<Vehicle>(id.0)).transpose()?;
        let of_car = |told: fn(&Vehicle) -> String| vehicle.as_ref().map(told).unwrap_or_default();
        let closed = contract.closed_at.map(|at| format!("{} {}", self.time(at), contract.close_reason));
        let item = |item: &domain::service_contract::ContractItem| ContractItemLine {
            name: item.sold.name.clone(),
            sold: match item.sold.is_amount() {
                true => format!("{} 元", item.sold.amount.plain()),
                false => format!("{} 次", item.sold.times),
            },
            list_price: item.sold.list_value(),
            share: item.price_share,
        };
        Ok(ServiceContractPaper {
            head: self.head(),
            printed_at: self.time(self.now),
            customer: customer.name,
            phone: customer.phone,
            plate: of_car(|car| car.plate.as_ref().map(|plate| plate.shown()).unwrap_or_default()),
            model: of_car(|car| words::model(&car.make, &car.model)),
            vin: of_car(|car| car.vin.as_ref().map(|vin| vin.to_string()).unwrap_or_default()),
            sold_on: contract.sold_on.to_string(),
            start_km: contract.start_km.map(|km| format!("{km} 公里")).unwrap_or_default(),
            validity: words::validity(&contract),
            list_price: contract.contract_items.iter().map(|item| item.sold.list_value()).sum(),
            items: contract.contract_items.iter().map(item).collect(),
            price: contract.price,
            price_in_words: amount_in_words(contract.price),
            paid: payments
                .iter()
                .map(|paid| PaidBy {
                    number: paid.number.clone(),
                    means: words::means(paid.means).to_owned(),
                    amount: paid.amount,
                })
                .collect(),
            closed: closed.unwrap_or_default(),
            seller: self.person(Some(contract.sold_by)),
            signed_at: if contract.signature.is_some() { self.time(contract.sold_at) } else { String::new() },
            signed_by: contract.signed_by,
            signature: contract.signature,
            number: contract.number,
            name: contract.name,
        })
    }
}
