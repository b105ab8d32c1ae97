//! From written pages to the bytes of a PDF: fonts cut and embedded, title,
//! producer and creation time set.

use crate::DocumentError;
use crate::footer::Page;
use crate::page::{Book, photo_id};
use crate::photo::Jpeg;
use crate::size::PageSize;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Object, StringFormat};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, FontId, Mm, PdfDocument, PdfFont, PdfPage,
    PdfParseErrorSeverity, PdfSaveOptions, Pt, XObject,
};
use std::io::Write;

/// What a stream of glyphs calls itself.
const FONT: &[u8] = b"CIDFontType0C";

impl Book {
    pub(crate) fn bind(mut self) -> Result<Vec<u8>, DocumentError> {
        self.name_missing()?;
        let created = pdf_time(&self.heading.printed_at)?;
        let title = format!("{} {}", self.heading.title, self.heading.number);
        let (book, pages) = self.into_pages()?;

        let mut document = PdfDocument::new(&title);
        document.metadata.info.producer = "Workbay".to_owned();
        document.metadata.info.creator = "Workbay".to_owned();
        document.metadata.info.author = book.heading.head.name.clone();
        document.metadata.info.identifier = book.heading.number.clone();
        for (face, slot) in book.fonts() {
            let font = PdfFont::new(face.font()?.clone());
            document.resources.fonts.map.insert(FontId(face.tag(slot)), font);
        }
        for (number, jpeg) in book.jpegs.iter().enumerate() {
            document.resources.xobjects.map.insert(photo_id(number), as_it_is(jpeg));
        }
        let pages = pages.into_iter().map(|page| page_of(book.size, page));
        document.with_pages(pages.collect());

        let mut warnings = Vec::new();
        let mut written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
        // A font that could not be cut would be embedded whole, ten megabytes
        // a page: that is a fault, not a remark.
        if let Some(fault) = warnings.iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error)
        {
            return Err(DocumentError::Writing { reason: fault.msg.clone() });
        }
        set_creation(&mut written, &created)?;
        // The same paper printed twice is the same file.
        let identity = text(&format!("{title} {}", book.heading.printed_at));
        written.trailer.set("ID", Object::Array(vec![identity.clone(), identity]));

        pack(&mut written)?;
        let mut bytes = Vec::new();
        written.save_to(&mut bytes).map_err(|fault| DocumentError::Writing { reason: fault.to_string() })?;
        Ok(bytes)
    }
}

/// printpdf takes millimetres, in which sheets are bought. On the way there and
/// back a form loses what its feed adds up, so its box is set in points.
fn page_of(size: PageSize, page: Page) -> PdfPage {
    let (width, height) = (Pt(size.width()), Pt(page.height));
    let mut page = PdfPage::new(Mm::from(width), Mm::from(height), page.ops);
    if size.is_continuous() {
        for edges in [&mut page.media_box, &mut page.trim_box, &mut page.crop_box] {
            edges.width = width;
            edges.height = height;
        }
    }
    page
}

/// A PDF takes a JPEG as it is: nothing is read or packed once more.
fn as_it_is(jpeg: &Jpeg) -> XObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(jpeg.width.into())),
        ("Height", DictItem::Int(jpeg.height.into())),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name("DCTDecode")),
    ];
    let dict = dict.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content: jpeg.bytes.clone(), compress: false };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

/// Packs the pages, quickly: somebody waits for the sheet, and packing it as
/// small as it goes takes longer than drawing it. Outlines of glyphs are dense
/// as they are and stay so.
fn pack(written: &mut lopdf::Document) -> Result<(), DocumentError> {
    for object in written.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let is_font = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == FONT);
        if is_font || !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        let packed = packer.write_all(&stream.content).and_then(|()| packer.finish());
        stream.set_content(packed.map_err(|fault| DocumentError::Writing { reason: fault.to_string() })?);
        stream.dict.set("Filter", "FlateDecode");
    }
    Ok(())
}

/// printpdf knows only universal time. The shop's print time is local, so it
/// is written without a zone, which PDF reads as just that.
fn set_creation(written: &mut lopdf::Document, created: &str) -> Result<(), DocumentError> {
    let lost = |fault: lopdf::Error| DocumentError::Writing { reason: fault.to_string() };
    let info = written.trailer.get(b"Info").and_then(Object::as_reference).map_err(lost)?;
    let info = written.get_object_mut(info).and_then(Object::as_dict_mut).map_err(lost)?;
    info.set("CreationDate", text(created));
    info.set("ModDate", text(created));
    Ok(())
}

fn text(content: &str) -> Object {
    Object::String(content.as_bytes().to_vec(), StringFormat::Literal)
}

/// `2026-03-02 08:30` → `D:20260302083000`.
fn pdf_time(printed_at: &str) -> Result<String, DocumentError> {
    chrono::NaiveDateTime::parse_from_str(printed_at, "%Y-%m-%d %H:%M")
        .map(|time| time.format("D:%Y%m%d%H%M%S").to_string())
        .map_err(|_| DocumentError::PrintTime { text: printed_at.to_owned() })
}
