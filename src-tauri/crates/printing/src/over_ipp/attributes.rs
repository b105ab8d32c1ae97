//! What a printer or a job says of itself: a group of attributes, read by name.

use super::media_names::named;
use crate::media::MediaOffer;
use ipp::attribute::IppAttributeGroup;
use ipp::value::{IppName, IppValue};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

#[derive(Clone, Copy)]
pub(super) struct Attributes<'a>(pub &'a IppAttributeGroup);

impl<'a> Attributes<'a> {
    fn values(self, name: &str) -> impl Iterator<Item = &'a IppValue> {
        let value = self.0.get(name).map(ipp::attribute::IppAttribute::value);
        let (one, many) = match value {
            Some(IppValue::Array(values)) => (None, values.as_slice()),
            other => (other, &[][..]),
        };
        one.into_iter().chain(many)
    }

    pub(super) fn number(self, name: &str) -> Option<i32> {
        self.values(name).find_map(|value| match value {
            IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
            _ => None,
        })
    }

    pub(super) fn flag(self, name: &str) -> Option<bool> {
        self.values(name).find_map(|value| value.as_boolean().copied())
    }

    /// A text that says something; printers leave empty ones lying about.
    pub(super) fn text(self, name: &str) -> Option<String> {
        self.texts(name).into_iter().find(|text| !text.is_empty())
    }

    pub(super) fn texts(self, name: &str) -> Vec<String> {
        self.values(name).filter_map(text).collect()
    }

    /// Keywords without the one that says that there is none.
    pub(super) fn reasons(self, name: &str) -> Vec<String> {
        let mut reasons = self.texts(name);
        reasons.retain(|reason| reason != "none");
        reasons
    }

    /// The sizes of `media-col-database`, and those of `media-size-supported`,
    /// where CUPS writes down the range that a driver takes.
    pub(super) fn media(self) -> Vec<MediaOffer> {
        let names = self.texts("media-supported");
        let collections = |name| self.values(name).filter_map(IppValue::as_collection);
        let database = collections("media-col-database").filter_map(|media| {
            let name =
                ["media-size-name", "media-key"].iter().find_map(|name| media.get(*name).and_then(text));
            offer(media.get("media-size")?.as_collection()?, name)
        });
        let sizes = collections("media-size-supported").filter_map(|size| offer(size, None));
        let mut offers: Vec<MediaOffer> = Vec::new();
        for mut offer in database.chain(sizes) {
            // The same sheet lies in several trays and has several margins.
            if offers.iter().any(|other| (&other.width, &other.height) == (&offer.width, &offer.height)) {
                continue;
            }
            // The list of names is the driver's own; a key may be a tray's.
            let known = offer.size().and_then(|size| named(size, &names));
            offer.name = known.or(offer.name);
            offers.push(offer);
        }
        offers
    }
}

fn text(value: &IppValue) -> Option<String> {
    match value {
        IppValue::TextWithoutLanguage(text) | IppValue::TextWithLanguage { text, .. } => {
            Some(text.to_string())
        }
        IppValue::NameWithoutLanguage(name) | IppValue::NameWithLanguage { name, .. } => {
            Some(name.to_string())
        }
        IppValue::Keyword(word) => Some(word.to_string()),
        IppValue::Uri(uri) => Some(uri.to_string()),
        IppValue::MimeMediaType(media_type) => Some(media_type.to_string()),
        // Older drivers write Chinese in whatever their system spoke.
        IppValue::NonUtf8 { data, .. } => Some(String::from_utf8_lossy(data).into_owned()),
        _ => None,
    }
}

fn offer(size: &BTreeMap<IppName, IppValue>, name: Option<String>) -> Option<MediaOffer> {
    Some(MediaOffer { name, width: side(size.get("x-dimension")?)?, height: side(size.get("y-dimension")?)? })
}

fn side(value: &IppValue) -> Option<RangeInclusive<u32>> {
    let (least, most) = match value {
        IppValue::Integer(side) => (*side, *side),
        IppValue::RangeOfInteger { min, max } => (*min, *max),
        _ => return None,
    };
    Some(u32::try_from(least).ok()?..=u32::try_from(most).ok()?)
}

#[cfg(test)]
mod tests {
    use super::Attributes;
    use crate::media::MediaOffer;
    use ipp::attribute::{IppAttribute, IppAttributeGroup};
    use ipp::model::DelimiterTag;
    use ipp::value::{IppName, IppValue};
    use std::collections::BTreeMap;

    fn collection(members: &[(&str, IppValue)]) -> IppValue {
        let member = |(name, value): &(&str, IppValue)| (IppName::new(*name).expect("short"), value.clone());
        IppValue::Collection(members.iter().map(member).collect::<BTreeMap<_, _>>())
    }

    fn size(width: IppValue, height: IppValue) -> IppValue {
        collection(&[("x-dimension", width), ("y-dimension", height)])
    }

    fn group(attributes: &[(&str, IppValue)]) -> IppAttributeGroup {
        let mut group = IppAttributeGroup::new(DelimiterTag::PrinterAttributes);
        for (name, value) in attributes {
            group.attributes_mut().push(IppAttribute::with_name(name, value.clone()).expect("short"));
        }
        group
    }

    fn word(word: &str) -> IppValue {
        IppValue::new_keyword(word).expect("short")
    }

    #[test]
    fn media_are_listed_once_with_their_names_and_ranges() {
        let a4 = || size(IppValue::Integer(20990), IppValue::Integer(29704));
        let range = |min, max| IppValue::RangeOfInteger { min, max };
        let odd = size(IppValue::Integer(-1), IppValue::Integer(29704));
        let group = group(&[
            ("media-supported", IppValue::Array(vec![word("na_letter_8.5x11in"), word("iso_a4_210x297mm")])),
            (
                "media-col-database",
                IppValue::Array(vec![
                    collection(&[("media-size", a4())]),
                    collection(&[("media-size", a4()), ("media-source", word("main"))]),
                    collection(&[
                        ("media-size", size(IppValue::Integer(24130), IppValue::Integer(13970))),
                        ("media-key", word("form-half")),
                    ]),
                ]),
            ),
            (
                "media-size-supported",
                IppValue::Array(vec![a4(), odd, size(range(1270, 38100), range(1270, 9999))]),
            ),
        ]);
        let offer =
            |name: Option<&str>, width, height| MediaOffer { name: name.map(str::to_owned), width, height };
        assert_eq!(
            Attributes(&group).media(),
            [
                offer(Some("iso_a4_210x297mm"), 20990..=20990, 29704..=29704),
                offer(Some("form-half"), 24130..=24130, 13970..=13970),
                offer(None, 1270..=38100, 1270..=9999),
            ]
        );
    }

    #[test]
    fn one_value_is_read_as_many_are() {
        let group = group(&[
            ("one", word("paused")),
            ("many", IppValue::Array(vec![word("none"), word("media-empty")])),
            ("state", IppValue::Enum(5)),
            ("accepting", IppValue::Boolean(false)),
            ("empty", IppValue::new_text_without_language("").expect("short")),
        ]);
        let attributes = Attributes(&group);
        assert_eq!(attributes.reasons("one"), ["paused"]);
        assert_eq!(attributes.reasons("many"), ["media-empty"]);
        assert_eq!(attributes.number("state"), Some(5));
        assert_eq!(attributes.flag("accepting"), Some(false));
        assert_eq!(attributes.text("empty"), None);
        assert!(attributes.reasons("missing").is_empty());
    }
}
