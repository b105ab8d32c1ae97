//! Licence plates after GA 36-2018. A plate that fits no form is kept and
//! warned about, never refused: temporary plates, forklifts and slips of the
//! pen are all real.

use crate::typed_text::{half_width, is_dot_or_dash, is_invisible, normalised_text, plate_character};
use serde::{Deserialize, Serialize};

normalised_text!(
    /// A plate without dots, dashes or blanks, half width and in capitals.
    Plate
);

const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
/// Longer than any plate there is, shorter than a sentence pasted by mistake.
const LONGEST: usize = 16;
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

    pub fn read(typed: &str) -> Option<PlateRead> {
        let plate = Self::normalised(typed)?;
        let characters: Vec<char> = plate.0.chars().collect();
        let form = form_of(&characters);
        let mut suggestions = Vec::new();
        let warning = if characters.len() > LONGEST {
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
    /// letter: `粤B·D12345`.
    pub fn shown(&self) -> String {
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
            PlateForm::Police | PlateForm::Emergency => PlateColour::White,
            PlateForm::HongKong | PlateForm::Macau | PlateForm::Embassy | PlateForm::Consulate => {
                PlateColour::Black
            }
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
        ['使', number @ ..] | [number @ .., '使'] if number.len() == 6 && are_digits(number) => {
            PlateForm::Embassy
        }
        [province, office, serial @ ..] if is_province(*province) && is_office(*office) => {
            form_of_serial(*province, *office, serial)
        }
        _ => PlateForm::Unusual,
    };
    if form == PlateForm::Unusual && plate.contains(&'临') { PlateForm::Temporary } else { form }
}

fn form_of_serial(province: char, office: char, serial: &[char]) -> PlateForm {
    match serial {
        [number @ .., '应', '急'] if number.len() == 4 && number.iter().all(is_serial) => {
            PlateForm::Emergency
        }
        [number @ .., kind] if number.len() == 4 && number.iter().all(is_serial) => match kind {
            '挂' => PlateForm::Trailer,
            '学' => PlateForm::Learner,
            '警' => PlateForm::Police,
            '领' => PlateForm::Consulate,
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
