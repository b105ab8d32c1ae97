//! The print ticket: which paper a driver has, and the order to print on it.

use crate::error::PrintError;
use crate::job::Document;
use crate::media::{self, Media, MediaOffer};
use std::ops::RangeInclusive;
use winprint::printer::PrinterDevice;
use winprint::ticket::document::{
    NS_PSF, NS_PSK, OwnedName, ParameterInit, PrintTicketDocument, PropertyValue, WithProperties,
    WithScoredProperties, reader::ParsableXmlDocument,
};
use winprint::ticket::{
    Copies, FeatureOptionPack, FeatureOptionPackWithPredefined, PageMediaSize, PredefinedPageOrientation,
    PrintCapabilities, PrintTicket, PrintTicketBuilder, StaticFeaturePathOptionPack,
};

/// Tickets count in thousandths of a millimetre.
const PER_HUNDREDTH: u32 = 10;

/// The paper of a driver, each with the order for it.
pub(super) struct Paper {
    capabilities: PrintCapabilities,
    sizes: Vec<(MediaOffer, PageMediaSize)>,
}

impl Paper {
    /// # Errors
    /// A driver that does not tell.
    pub(super) fn of(device: &PrinterDevice) -> Result<Self, PrintError> {
        let capabilities =
            PrintCapabilities::fetch(device).map_err(|error| PrintError::Unreadable(error.to_string()))?;
        let sizes = capabilities
            .page_media_sizes()
            .filter_map(|size| Some((offer(&capabilities, &size)?, size)))
            .collect();
        Ok(Self { capabilities, sizes })
    }

    pub(super) fn offers(&self) -> Vec<MediaOffer> {
        self.sizes.iter().map(|(offer, _)| offer.clone()).collect()
    }

    /// The order for a document, read back from what the driver made of it: many
    /// drop a size they do not know without a word, and print on A4.
    ///
    /// # Errors
    /// No such paper.
    pub(super) fn ticket(
        &self,
        device: &PrinterDevice,
        document: &Document<'_>,
    ) -> Result<PrintTicket, PrintError> {
        let wanted = document.media;
        let no_such = || PrintError::NoSuchMedia { printer: device.name().to_owned(), wanted };
        let media = media::fitting(wanted, &self.offers()).ok_or_else(no_such)?;
        let fixed = self.sizes.iter().find(|(offer, _)| offer.size() == Some(media));
        let ranges = || self.sizes.iter().find(|(offer, _)| offer.size().is_none() && offer.takes(media));
        let (offer, size) = fixed.or_else(ranges).ok_or_else(no_such)?;
        let mut size = size.clone();
        if offer.size().is_none() {
            order(&mut size, media);
        }
        let refused = |error: &dyn std::error::Error| PrintError::Refused(error.to_string());
        let mut builder = PrintTicketBuilder::new(device).map_err(|error| refused(&error))?;
        builder.merge(size).map_err(|error| refused(&error))?;
        // Whoever printed a picture before may have left the sheet on its side.
        let upright = self.capabilities.page_orientations();
        let mut upright =
            upright.filter(|way| way.as_predefined_name() == Some(PredefinedPageOrientation::Portrait));
        if let Some(upright) = upright.next() {
            builder.merge(upright).map_err(|error| refused(&error))?;
        }
        builder.merge(Copies(document.copies.max(1))).map_err(|error| refused(&error))?;
        let ticket = builder.build().map_err(|error| refused(&error))?;
        if size_in(&ticket).is_some_and(|size| size.off(wanted) <= media::NEAR) {
            Ok(ticket)
        } else {
            Err(no_such())
        }
    }
}

fn offer(capabilities: &PrintCapabilities, size: &PageMediaSize) -> Option<MediaOffer> {
    let side = |name| side(capabilities, size, name);
    let (width, height) = (side("MediaSizeWidth")?, side("MediaSizeHeight")?);
    let name = size.display_name().map(str::to_owned);
    // A roll has no length, so nothing can be laid out on it.
    (*width.end() > 0 && *height.end() > 0).then_some(MediaOffer { name, width, height })
}

/// How long a side is: a value, or, of `psk:CustomMediaSize`, a parameter with bounds.
fn side(capabilities: &PrintCapabilities, size: &PageMediaSize, name: &str) -> Option<RangeInclusive<u32>> {
    let property = size.option().get_scored_property(name, Some(NS_PSK))?;
    let hundredths = |value: &PropertyValue| Some(u32::try_from(value.integer()?).ok()? / PER_HUNDREDTH);
    let Some(parameter) = &property.parameter_ref else {
        let side = hundredths(property.value.as_ref()?)?;
        return Some(side..=side);
    };
    let mut defined = capabilities.document.parameter_defs.iter();
    let defined = defined.find(|defined| same(&defined.name, parameter))?;
    let bound = |name| hundredths(defined.get_property(name, Some(NS_PSF))?.value.as_ref()?);
    Some(bound("MinValue")?..=bound("MaxValue")?)
}

/// Sets the parameters of a size that has them.
fn order(size: &mut PageMediaSize, media: Media) {
    let named = |name| size.option().get_scored_property(name, Some(NS_PSK))?.parameter_ref.clone();
    let sides = [(named("MediaSizeWidth"), media.width()), (named("MediaSizeHeight"), media.height())];
    for (name, side) in sides {
        let Some(name) = name else { continue };
        let value = PropertyValue::Integer(i32::try_from(side * PER_HUNDREDTH).unwrap_or(i32::MAX));
        let parameters = size.parameters_mut();
        parameters.retain(|parameter| !same(&parameter.name, &name));
        parameters.push(ParameterInit { name, value });
    }
}

/// The size that a ticket orders.
fn size_in(ticket: &PrintTicket) -> Option<Media> {
    let document = PrintTicketDocument::parse_from_bytes(ticket.get_xml()).ok()?;
    let [path] = PageMediaSize::feature_path() else { return None };
    let feature = document.features.iter().find(|feature| same(&feature.name, path))?;
    let size = PageMediaSize::new(feature.options.first()?.clone(), document.parameter_inits.clone()).size();
    Some(Media::new(size.width_in_micron() / PER_HUNDREDTH, size.height_in_micron() / PER_HUNDREDTH))
}

/// The same name, whatever prefix a driver writes its namespace with.
fn same(one: &OwnedName, other: &OwnedName) -> bool {
    one.local_name == other.local_name && one.namespace == other.namespace
}
