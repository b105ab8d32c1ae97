//! The parts the shop has already, as a row of a list finds them: by their code, by a code whose
//! zeros a spreadsheet dropped, by another number they go by, or by name, brand and specification.

use super::parts::{PartRow, described};
use domain::folded::of_text;
use domain::ids::{PartId, SupplierId};
use domain::part_number::{Meant, Numbered, meant};
use kernel::error::Result;
use std::collections::HashMap;
use storage::Reader;

#[derive(Default)]
pub struct KnownParts {
    /// Makers of the same thing write the same code on it.
    by_code: HashMap<String, Vec<Numbered>>,
    /// Codes of digits that begin with zeros, by what is left without them.
    by_bare_code: HashMap<String, Vec<(String, PartId)>>,
    /// Their makers' numbers, those of others, and what the shop called them before.
    by_number: HashMap<String, Vec<Numbered>>,
    /// Those with a code as well.
    by_name: HashMap<String, PartId>,
    without_code: HashMap<String, PartId>,
    pub suppliers: HashMap<String, SupplierId>,
}

/// Which part a row is about.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    None,
    Part(PartId),
    /// The list has its code without the zeros it begins with.
    WithZeros(PartId, String),
    /// The list names it by another number than its code.
    ByNumber(PartId, String),
    /// The number of the list stands on more than one.
    Several(Vec<PartId>, String),
}

/// A code of digits as a spreadsheet leaves it that takes it for a number.
fn without_zeros(code: &str) -> Option<&str> {
    let digits = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| code.trim_start_matches('0')).filter(|bare| !bare.is_empty())
}

impl KnownParts {
    pub fn of(r: &Reader<'_>) -> Result<Self> {
        let mut known = Self::default();
        for part in r.names_of_parts()? {
            let described = described(&part.name, &part.brand, &part.specification);
            if part.code.is_empty() {
                known.without_code.entry(described.clone()).or_insert(part.id);
            } else {
                if let Some(bare) = without_zeros(&part.code).filter(|bare| bare.len() < part.code.len()) {
                    known.by_bare_code.entry(bare.to_owned()).or_default().push((part.code.clone(), part.id));
                }
                let same = known.by_code.entry(of_text(&part.code)).or_default();
                // Those in use come first: one that is retired is meant where no other is.
                if part.active || same.is_empty() {
                    same.push(Numbered { part_id: part.id, brand: part.brand, number_brand: String::new() });
                }
            }
            known.by_name.entry(described).or_insert(part.id);
        }
        for number in r.numbers_of_parts()? {
            let (part_id, brand, number_brand) = (number.part_id, number.brand, number.number_brand);
            known.by_number.entry(number.folded).or_default().push(Numbered { part_id, brand, number_brand });
        }
        for supplier in r.names_of_suppliers()? {
            known.suppliers.entry(of_text(&supplier.name)).or_insert(supplier.id);
        }
        Ok(known)
    }

    /// A code that is written decides, then the numbers of the row; a part that has none is meant by
    /// its name.
    pub fn find(&self, read: &PartRow) -> Found {
        let of_code = self.of_code(read);
        if of_code != Found::None {
            return of_code;
        }
        let others = read.numbers.iter().map(|number| number.part_number.as_str());
        for number in [read.code.as_str()].into_iter().chain(others) {
            match self.of_number(number, &read.brand) {
                Meant::Nothing => {}
                Meant::One(id) => return Found::ByNumber(id, number.to_owned()),
                Meant::Several(ids) => return Found::Several(ids, number.to_owned()),
            }
        }
        let described = described(&read.name, &read.brand, &read.specification);
        let named = if read.code.is_empty() { &self.by_name } else { &self.without_code };
        named.get(&described).map_or(Found::None, |id| Found::Part(*id))
    }

    fn of_code(&self, read: &PartRow) -> Found {
        let code = of_text(&read.code);
        if code.is_empty() {
            return Found::None;
        }
        match self.by_code.get(&code).map(Vec::as_slice) {
            Some([one]) => return Found::Part(one.part_id),
            Some(several) => match meant(several, &read.brand) {
                Meant::Nothing => return Found::None,
                Meant::One(id) => return Found::Part(id),
                Meant::Several(ids) => return Found::Several(ids, read.code.clone()),
            },
            None => {}
        }
        match self.by_bare_code.get(&read.code).map(Vec::as_slice) {
            Some([(whole, id)]) => Found::WithZeros(*id, whole.clone()),
            _ => Found::None,
        }
    }

    /// A number that another part has for its code means that one.
    fn of_number(&self, number: &str, brand: &str) -> Meant {
        let folded = of_text(number);
        if folded.is_empty() {
            return Meant::Nothing;
        }
        let on =
            [&self.by_number, &self.by_code].map(|known| known.get(&folded).map_or(&[][..], Vec::as_slice));
        meant(&on.concat(), brand)
    }
}
