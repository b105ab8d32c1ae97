//! Licence plates after GA 36-2018. A plate that fits no form is kept and
//! warned about, never refused: temporary plates, forklifts and slips of the
//! pen are all real.

use crate::placeholder::is_no_plate;
use crate::typed_text::{half_width, is_dot_or_dash, is_invisible, normalised_text, plate_character};
use crate::vin::{Vin, VinRead};
use serde::{Deserialize, Serialize};

normalised_text!(
    /// A plate without dots, dashes or blanks, half width and in capitals.
    Plate
);

const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
const ARMED_POLICE: &str = "WJ";
/// Longer than any plate there is, shorter than a sentence pasted by mistake.
const MAX_LEN: usize = 16;
const KEPT: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PlateForm {
    Ordinary,
    NewEnergySmall,
    NewEnergyLarge,
    /// 挂
    Trailer,
    /// 学
    Learner,
    /// 警
    Police,
    /// 港
    HongKong,
    /// 澳
    Macau,
    /// 使
    Embassy,
    /// 领
    Consulate,
    /// 应急
    Emergency,
    /// WJ, the armed police 武警
    ArmedPolice,
    /// 临
    Temporary,
    Unusual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PlateColour {
    Blue,
    Green,
    Yellow,
    White,
    Black,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PlateWarning {
    /// Longer than a plate can be.
    TooLong,
    /// It fits a form once look-alike characters are exchanged; the
    /// suggestions say how.
    Lookalikes,
    /// It fits no form that is known.
    UnknownForm,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct PlateRead {
    pub plate: Plate,
    pub form: PlateForm,
    pub warning: Option<PlateWarning>,
    pub suggestions: Vec<Plate>,
}

impl Plate {
    /// The plate as it is stored, whatever its form. `None` when nothing is
    /// left to store.
    pub fn normalised(typed: &str) -> Option<Self> {
        let plate: String = typed
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace() && !is_invisible(*c) && !is_dot_or_dash(*c))
            .map(|c| plate_character(c).to_ascii_uppercase())
            .take(KEPT)
            .collect();
        (!plate.is_empty()).then_some(Self(plate))
    }

    /// The plate with what there is to say about it. `None` when nothing was
    /// typed, or only that there is none: two cars with 未上牌 are not one.
    pub fn read(typed: &str) -> Option<PlateRead> {
        let plate = Self::normalised(typed).filter(|plate| !is_no_plate(plate.as_str()))?;
        let characters: Vec<char> = plate.0.chars().collect();
        let form = form_of(&characters);
        let mut suggestions = Vec::new();
        let warning = if characters.len() > MAX_LEN {
            Some(PlateWarning::TooLong)
        } else if form != PlateForm::Unusual {
            None
        } else {
            suggestions = suggestions_for(&characters);
            let no_idea = suggestions.is_empty();
            Some(if no_idea { PlateWarning::UnknownForm } else { PlateWarning::Lookalikes })
        };
        Some(PlateRead { plate, form, warning, suggestions })
    }

    /// The plate as it stands on the car, with the dot after the office's
    /// letter: `粤B·D12345`, `WJ粤·1234X`.
    pub fn shown(&self) -> String {
        if let Some(number) = self.0.strip_prefix(ARMED_POLICE) {
            let place = number.chars().next().filter(|c| is_province(*c)).map_or(0, char::len_utf8);
            let (place, number) = number.split_at(place);
            if !number.is_empty() {
                return format!("{ARMED_POLICE}{place}·{number}");
            }
        }
        let mut characters = self.0.chars();
        match (characters.next(), characters.next()) {
            (Some(province), Some(office))
                if is_province(province)
                    && office.is_ascii_uppercase()
                    && !characters.as_str().is_empty() =>
            {
                format!("{province}{office}·{}", characters.as_str())
            }
            _ => self.0.clone(),
        }
    }

    /// The colour a plate of this form usually has. A lorry's yellow plate has
    /// the ordinary form, so this is a first guess that the advisor may change.
    pub fn colour_by_form(form: &PlateForm) -> PlateColour {
        match form {
            PlateForm::Ordinary | PlateForm::Temporary | PlateForm::Unusual => PlateColour::Blue,
            PlateForm::NewEnergySmall | PlateForm::NewEnergyLarge => PlateColour::Green,
            PlateForm::Trailer | PlateForm::Learner => PlateColour::Yellow,
            PlateForm::Police | PlateForm::Emergency | PlateForm::ArmedPolice => PlateColour::White,
            PlateForm::HongKong | PlateForm::Macau | PlateForm::Embassy | PlateForm::Consulate => {
                PlateColour::Black
            }
        }
    }
}

impl Plate {
    /// The colour a plate that was read has by its form; of a car without one the commonest.
    pub fn usual_colour(read: Option<&PlateRead>) -> PlateColour {
        Self::colour_by_form(read.map_or(&PlateForm::Unusual, |read| &read.form))
    }
}

/// Which car it is, as it was typed: a plate and a VIN, each in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarRead {
    pub plate: Option<PlateRead>,
    pub vin: Option<VinRead>,
    /// The VIN stood where the plate belongs: programs write it there for a car
    /// that has none yet.
    pub vin_in_plate: bool,
}

impl CarRead {
    pub fn typed(plate: &str, vin: &str) -> Self {
        let vin = Vin::read(vin);
        let instead = Vin::read(plate).filter(|read| read.vin.is_whole());
        match (instead, vin) {
            (Some(read), None) => Self { plate: None, vin: Some(read), vin_in_plate: true },
            (Some(read), Some(same)) if read.vin == same.vin => {
                Self { plate: None, vin: Some(same), vin_in_plate: true }
            }
            (_, vin) => Self { plate: Plate::read(plate), vin, vin_in_plate: false },
        }
    }
}

fn is_province(c: char) -> bool {
    PROVINCES.contains(c)
}

/// The letter of the issuing office. I is never given out.
fn is_office(c: char) -> bool {
    c.is_ascii_uppercase() && c != 'I'
}

/// A character of the serial: I and O are left out, as they read like 1 and 0.
fn is_serial(c: &char) -> bool {
    c.is_ascii_digit() || (c.is_ascii_uppercase() && !matches!(c, 'I' | 'O'))
}

/// D and F came first; the others followed where those two were used up. A to
/// E are purely electric, F to K are not.
fn is_new_energy(c: char) -> bool {
    matches!(c, 'A'..='H' | 'J' | 'K')
}

fn are_digits(characters: &[char]) -> bool {
    characters.iter().all(char::is_ascii_digit)
}

fn form_of(plate: &[char]) -> PlateForm {
    let form = match plate {
        // Three digits name the country, whichever end the character stands at.
        ['使', number @ ..] | [number @ .., '使'] if is_mission(number) => PlateForm::Embassy,
        ['领', number @ ..] | [number @ .., '领'] if is_mission(number) => PlateForm::Consulate,
        [province, '领', number @ ..] if is_province(*province) && is_mission(number) => {
            PlateForm::Consulate
        }
        [province, number @ .., '领'] if is_province(*province) && is_mission(number) => {
            PlateForm::Consulate
        }
        ['W', 'J', place, number @ ..] if is_province(*place) && is_armed_police(number) => {
            PlateForm::ArmedPolice
        }
        ['W', 'J', number @ ..] if is_armed_police(number) => PlateForm::ArmedPolice,
        [province, office, serial @ ..] if is_province(*province) && is_office(*office) => {
            form_of_serial(*province, *office, serial)
        }
        _ => PlateForm::Unusual,
    };
    if form == PlateForm::Unusual && plate.contains(&'临') { PlateForm::Temporary } else { form }
}

/// The number of an embassy's or a consulate's car.
fn is_mission(number: &[char]) -> bool {
    number.len() == 6 && are_digits(&number[..5]) && is_serial(&number[5])
}

/// Four digits and a branch's letter or digit; before 2012 seven in all, the
/// first two the province.
fn is_armed_police(number: &[char]) -> bool {
    matches!(number.len(), 5 | 7)
        && number.iter().all(is_serial)
        && number.iter().filter(|c| c.is_ascii_digit()).count() >= 4
}

fn form_of_serial(province: char, office: char, serial: &[char]) -> PlateForm {
    match serial {
        [number @ .., '领'] if number.len() == 5 && are_digits(number) => PlateForm::Consulate,
        [number @ .., '应', '急'] if number.len() == 4 && number.iter().all(is_serial) => {
            PlateForm::Emergency
        }
        [number @ .., kind] if number.len() == 4 && number.iter().all(is_serial) => match kind {
            '挂' => PlateForm::Trailer,
            '学' => PlateForm::Learner,
            '警' => PlateForm::Police,
            '领' => PlateForm::Consulate,
            '使' => PlateForm::Embassy,
            '港' if (province, office) == ('粤', 'Z') => PlateForm::HongKong,
            '澳' if (province, office) == ('粤', 'Z') => PlateForm::Macau,
            other if is_serial(other) => PlateForm::Ordinary,
            _ => PlateForm::Unusual,
        },
        [kind, second, number @ ..]
            if number.len() == 4 && is_new_energy(*kind) && is_serial(second) && are_digits(number) =>
        {
            PlateForm::NewEnergySmall
        }
        [number @ .., kind] if number.len() == 5 && is_new_energy(*kind) && are_digits(number) => {
            PlateForm::NewEnergyLarge
        }
        _ => PlateForm::Unusual,
    }
}

fn suggestions_for(plate: &[char]) -> Vec<Plate> {
    let [province, office, serial @ ..] = plate else {
        return Vec::new();
    };
    let office = office_like(*office);
    // The slips are tried from the least to the greatest change. Only a new
    // energy plate of six has places where nothing but a digit may stand.
    let never_given: Vec<char> = serial.iter().map(|c| never_given_to_digit(*c)).collect();
    let digits_at = |places: std::ops::Range<usize>| -> Vec<char> {
        never_given
            .iter()
            .enumerate()
            .map(|(place, c)| if places.contains(&place) { digit_like(*c) } else { *c })
            .collect()
    };
    let mut suggestions: Vec<Plate> = Vec::new();
    let mut serials = vec![never_given.clone()];
    if never_given.len() == 6 {
        serials.extend([digits_at(2..6), digits_at(0..5)]);
    }
    for serial in serials {
        let candidate: Vec<char> = [*province, office].into_iter().chain(serial).collect();
        let fits = !matches!(form_of(&candidate), PlateForm::Unusual | PlateForm::Temporary);
        let suggestion = Plate(candidate.into_iter().collect());
        if fits && !suggestions.contains(&suggestion) {
            suggestions.push(suggestion);
        }
    }
    suggestions
}

fn never_given_to_digit(c: char) -> char {
    match c {
        'O' => '0',
        'I' => '1',
        other => other,
    }
}

/// The digit a letter is mistaken for, where only a digit may stand.
fn digit_like(c: char) -> char {
    match c {
        'O' | 'D' | 'Q' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        other => other,
    }
}

/// The letter a digit is mistaken for, where only the office's letter may
/// stand.
fn office_like(c: char) -> char {
    match c {
        '0' => 'D',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        other => other,
    }
}
