//! 故障诊断: what the customer complained of, what it came from, and what was done about it, with the codes and the
//! values before and after.

use crate::ids::{DiagnosisId, PersonId, WorkOrderId};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::role::Role;
use crate::stage_codes::Stage;
use crate::trade_words::plain;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who looks for what is wrong with a car, and who writes down what they say.
pub const DIAGNOSES: &[Role] =
    &[Role::Technician, Role::Foreman, Role::Inspector, Role::Advisor, Role::Manager];

/// More codes than a car with a broken wire shows.
pub const MAX_CODES: usize = 40;
const MAX_READINGS: usize = 40;
const MAX_CODE_LEN: usize = 20;

/// What was measured, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiagnosisValue {
    pub name: String,
    pub before: String,
    /// Empty until it was done.
    pub after: String,
    pub unit: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Diagnosis {
    pub id: DiagnosisId,
    pub work_order_id: WorkOrderId,
    /// What is wrong, as it shows.
    pub symptom: String,
    /// What it comes from, once somebody knows.
    pub cause: String,
    /// As the tester calls them.
    pub codes_before: Vec<String>,
    pub codes_after: Vec<String>,
    pub readings: Vec<DiagnosisValue>,
    /// What was done about it.
    pub remedy: String,
    /// Who wrote it last.
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
    pub version: i64,
}

impl Diagnosis {
    /// The diagnosis as it is kept. Cause and remedy come when they are known.
    ///
    /// # Errors
    /// `BadField` without what is wrong, for a text or a code too long, for a value of nothing, and for more of them
    /// than a car shows.
    pub fn checked(self) -> Result<Self, Refusal> {
        let readings: Vec<DiagnosisValue> =
            self.readings.into_iter().map(DiagnosisValue::checked).collect::<Result<_, _>>()?;
        if readings.len() > MAX_READINGS {
            return Err(Refusal::bad("readings", FieldProblem::TooLarge));
        }
        Ok(Self {
            symptom: required("symptom", &self.symptom, MAX_TEXT_LEN)?,
            cause: optional("cause", &self.cause, MAX_TEXT_LEN)?,
            codes_before: codes("codes_before", &self.codes_before)?,
            codes_after: codes("codes_after", &self.codes_after)?,
            readings,
            remedy: optional("remedy", &self.remedy, MAX_TEXT_LEN)?,
            ..self
        })
    }
}

impl DiagnosisValue {
    fn checked(self) -> Result<Self, Refusal> {
        Ok(Self {
            name: required("readings", &self.name, MAX_NAME_LEN)?,
            before: optional("readings", &self.before, MAX_NAME_LEN)?,
            after: optional("readings", &self.after, MAX_NAME_LEN)?,
            unit: optional("unit", &self.unit, MAX_NAME_LEN)?,
        })
    }
}

/// How much two faults of cars of one series have in common: the codes, which are exact, before the words, in pairs
/// of signs as the workshop says them. Nothing where it is too little to be worth reading.
pub fn likeness(symptom: &str, codes: &[String], earlier: &Diagnosis) -> Option<usize> {
    let codes = codes.iter().filter(|code| earlier.codes_before.contains(code)).count();
    let told = pairs(&format!("{}{}", earlier.symptom, earlier.cause));
    let words = pairs(symptom).iter().filter(|pair| told.contains(pair)).count();
    (codes > 0 || words >= 2).then_some(codes * 10 + words)
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let signs: Vec<char> = plain(text).chars().filter(|sign| sign.is_alphanumeric()).collect();
    let mut pairs: Vec<(char, char)> = signs.iter().copied().zip(signs.iter().copied().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Each once and in capitals, as every tester prints them.
fn codes(field: &str, typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for code in typed {
        let code = optional(field, &code.to_uppercase(), MAX_CODE_LEN)?;
        if !code.is_empty() && !kept.contains(&code) {
            kept.push(code);
        }
    }
    if kept.len() > MAX_CODES {
        return Err(Refusal::bad(field, FieldProblem::TooLarge));
    }
    Ok(kept)
}

/// Whether something may still be written about what is wrong with a car: while it is here.
///
/// # Errors
/// `DiagnosisTooLate` once it has gone, or was never worked on.
pub fn may_be_written(stage: Stage) -> Result<(), Refusal> {
    if stage.is_in_shop() { Ok(()) } else { Err(Refusal::DiagnosisTooLate { stage }) }
}
