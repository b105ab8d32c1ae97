//! What a car is called, proposed while somebody types it.

use domain::car_words::{known_makes, makes_of, meant_by};
use domain::refusal::{MAX_NAME_LEN, optional};
use domain::vin::Vin;
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCarWords {
    /// All three as far as they are typed.
    pub vin: String,
    pub make: String,
    pub model: String,
}

#[derive(Debug, Serialize, TS)]
pub struct CarWords {
    /// The makes the VIN may be of, as far as its maker is known.
    pub of_vin: Vec<String>,
    /// Those that are meant by what is typed; the shop's own words first.
    pub makes: Vec<String>,
    /// Of the make that is typed, as the shop wrote them before.
    pub models: Vec<String>,
}

/// Nobody keeps cars under more.
const MOST_MAKES: i64 = 300;
const MOST_MODELS: i64 = 500;

/// Makes and models for a car that is being written down.
///
/// # Errors
/// `BadField` for a text too long.
pub fn car_words(cx: &Read, ask: AskCarWords) -> Result<CarWords> {
    let vin = Vin::normalised(&optional("vin", &ask.vin, MAX_NAME_LEN)?);
    let make = optional("make", &ask.make, MAX_NAME_LEN)?;
    let model = optional("model", &ask.model, MAX_NAME_LEN)?;
    let written = cx.r.makes_written(MOST_MAKES)?;
    let known = known_makes().into_iter().filter(|known| written.iter().all(|own| own != known));
    let makes = meant_by(&make, written.iter().map(String::as_str).chain(known));
    let models = match make.as_str() {
        "" => Vec::new(),
        make => cx.r.models_written(make, MOST_MODELS)?,
    };
    Ok(CarWords {
        of_vin: vin.iter().flat_map(makes_of).map(|make| (*make).to_owned()).collect(),
        makes,
        models: meant_by(&model, models.iter().map(String::as_str)),
    })
}

kernel::commands! {
    read car_words(AskCarWords) -> CarWords, SignedIn, shows [Vehicles];
}
