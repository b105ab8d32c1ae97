//! The sizes of paper a shop prints on, and what each of them asks of a layout.
//! A paper is drawn by one code; here stands everything in which two sizes differ.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageSize {
    A4,
    A5,
    /// The whole tractor-feed form.
    Form280,
    /// Half of it, the usual triplicate of a dot-matrix printer.
    Form140,
    /// A third of it.
    Form93,
    /// The roll of a receipt printer: one page, as long as what stands on it.
    Roll80,
    /// Labels on a roll of their own, each a page: for a shelf, and for a drawer in it.
    Label60,
    Label40,
}

/// How much stands beside each other, and how close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Wide enough for every column of every table.
    Full,
    /// High enough, but tables put what describes a line below its name.
    Narrow,
    /// Wide and so low that heads, facts and lines move together.
    Short,
    /// One narrow column: a line's name over its figures.
    Roll,
    /// A label: neither head nor footer, and nothing that runs on.
    Label,
}

/// The measures of a page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measures {
    /// What is left free at both sides.
    pub side: f32,
    pub top: f32,
    pub bottom: f32,
    /// Kept above the lower margin for the footer, and where its text begins.
    pub footer: f32,
    pub footer_text: f32,
    /// The size of the title's letters and the side of the code.
    pub title: f32,
    pub code: f32,
    /// By how much title and shop's name are lifted, so that their letters and
    /// not the air above them are level with the code.
    pub head_lifts: (f32, f32),
    /// From the shop's head to its rule and from there to the content.
    pub head_gaps: (f32, f32),
    /// How far the small head of the following pages reaches into the upper
    /// margin, how high it is and what follows it.
    pub running_head: (f32, f32, f32),
    /// Above and below a section's title.
    pub section: (f32, f32),
    /// Above and below the lines of a row in a table.
    pub row: f32,
    /// Above and below a fact.
    pub fact: f32,
    /// Between two blocks of a paper.
    pub gap: f32,
    /// The room for a hand above its line.
    pub writing: f32,
}

const SHEET: Measures = Measures {
    // Ten millimetres: no printer of a counter leaves more unprinted.
    side: 28.0,
    top: 28.0,
    bottom: 28.0,
    footer: 20.0,
    footer_text: 11.0,
    title: 17.0,
    code: 48.0,
    head_lifts: (3.0, 2.0),
    head_gaps: (7.0, 9.0),
    running_head: (4.0, 14.0, 9.0),
    section: (7.0, 3.0),
    row: 1.9,
    fact: 1.7,
    gap: 5.0,
    writing: 28.0,
};

/// The perforated strips take 12.7 mm of both sides; the tear must not go
/// through a letter either.
const FORM_SIDE: f32 = 44.0;

const SHORT: Measures = Measures {
    side: FORM_SIDE,
    top: 14.0,
    bottom: 13.0,
    footer: 14.0,
    footer_text: 9.5,
    title: 14.0,
    code: 34.0,
    head_lifts: (1.5, 1.0),
    head_gaps: (2.0, 3.0),
    running_head: (1.0, 10.0, 3.0),
    section: (3.0, 1.8),
    row: 0.9,
    fact: 0.6,
    gap: 2.0,
    writing: 15.0,
};

impl PageSize {
    pub const ALL: [Self; 8] = [
        Self::A4,
        Self::A5,
        Self::Form280,
        Self::Form140,
        Self::Form93,
        Self::Roll80,
        Self::Label60,
        Self::Label40,
    ];

    const POINTS_PER_MM: f32 = 72.0 / 25.4;

    /// As a door is asked for it, and as it stands in the name of a file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A5 => "A5",
            Self::Form280 => "241x280",
            Self::Form140 => "241x140",
            Self::Form93 => "241x93",
            Self::Roll80 => "80mm",
            Self::Label60 => "60x40mm",
            Self::Label40 => "40x30mm",
        }
    }

    /// Width and height in points; a roll has no height.
    #[must_use]
    pub fn points(self) -> (f64, Option<f64>) {
        (f64::from(self.width()), self.height().map(f64::from))
    }

    pub(crate) const fn width(self) -> f32 {
        match self {
            Self::A4 => Self::POINTS_PER_MM * 210.0,
            Self::A5 => Self::POINTS_PER_MM * 148.0,
            // "241 mm" is a name: the form is nine and a half inches wide, and
            // eleven high before it is halved or cut in three.
            Self::Form280 | Self::Form140 | Self::Form93 => 684.0,
            Self::Roll80 => Self::POINTS_PER_MM * 80.0,
            Self::Label60 => Self::POINTS_PER_MM * 60.0,
            Self::Label40 => Self::POINTS_PER_MM * 40.0,
        }
    }

    /// A roll has none: there a page ends where its content does, or where no
    /// reader of PDF follows any more, which is five metres down.
    pub(crate) const fn height(self) -> Option<f32> {
        match self {
            Self::A4 => Some(Self::POINTS_PER_MM * 297.0),
            Self::A5 => Some(Self::POINTS_PER_MM * 210.0),
            Self::Form280 => Some(792.0),
            Self::Form140 => Some(396.0),
            Self::Form93 => Some(264.0),
            Self::Roll80 => None,
            Self::Label60 => Some(Self::POINTS_PER_MM * 40.0),
            Self::Label40 => Some(Self::POINTS_PER_MM * 30.0),
        }
    }

    pub(crate) const fn layout(self) -> Layout {
        match self {
            Self::A4 | Self::Form280 => Layout::Full,
            Self::A5 => Layout::Narrow,
            Self::Form140 | Self::Form93 => Layout::Short,
            Self::Roll80 => Layout::Roll,
            Self::Label60 | Self::Label40 => Layout::Label,
        }
    }

    /// Fed from a stack of forms or from a roll, not sheet by sheet.
    pub(crate) const fn is_continuous(self) -> bool {
        !matches!(self, Self::A4 | Self::A5)
    }

    /// Such paper is printed by a dot matrix or a thermal head. They know ink
    /// and no ink: a grey comes out as scattered dots, a hairline as nothing.
    pub(crate) const fn prints_black_only(self) -> bool {
        self.is_continuous()
    }

    pub(crate) const fn measures(self) -> Measures {
        match self {
            Self::A4 => SHEET,
            Self::A5 => Measures { title: 15.0, ..SHEET },
            Self::Form280 => Measures { side: FORM_SIDE, top: 24.0, bottom: 22.0, ..SHEET },
            Self::Form140 | Self::Form93 => SHORT,
            // Two millimetres: a label slips by as much under the head.
            Self::Label60 => Measures { side: 5.7, top: 5.7, bottom: 5.7, footer: 0.0, code: 62.0, ..SHORT },
            Self::Label40 => Measures { side: 5.7, top: 5.7, bottom: 5.7, footer: 0.0, code: 42.0, ..SHORT },
            Self::Roll80 => Measures {
                // Four millimetres of the eighty are out of the head's reach on either side.
                side: 12.0,
                top: 8.0,
                bottom: 14.0,
                footer: 110.0,
                title: 13.0,
                code: 58.0,
                head_gaps: (3.0, 4.0),
                section: (6.0, 2.0),
                row: 1.2,
                fact: 0.8,
                gap: 3.0,
                writing: 24.0,
                ..SHORT
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_on_the_strips_of_a_form_nor_beside_the_head_of_a_roll() {
        for form in [PageSize::Form280, PageSize::Form140, PageSize::Form93] {
            assert!(form.measures().side > 36.0, "{}", form.name());
        }
        let roll = PageSize::Roll80;
        assert!(roll.width() - 2.0 * roll.measures().side <= 72.0 * PageSize::POINTS_PER_MM);
    }
}
