//! What stands in a workbook's zip archive, looked at before anybody unpacks
//! it: a file of some kilobytes can hold gigabytes.

use crate::unreadable::Unreadable;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A small file that unpacks to a huge one is no list of customers.
const MAX_UNPACKED: u64 = 300 << 20;
/// Tags take longer to read than texts, and no list of the allowed size has as
/// many of them.
const MAX_TAGS: u64 = 20_000_000;
/// A workbook needs far less than this to list its styles and its sheets.
const MAX_OF_A_LIST: u64 = 8 << 20;
/// Each string costs the system more than it says.
const MAX_STRINGS: u64 = 2_000_000;

pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    tags_left: u64,
    folder: String,
}

/// A sheet as the workbook lists it.
pub struct Sheet {
    pub name: String,
    /// Where in the archive it lies.
    pub part: String,
    pub is_hidden: bool,
}

/// What one pass over a sheet finds that its cells do not say.
#[derive(Default)]
pub struct SheetFlags {
    /// Numbers of rows, from 1.
    pub hidden: Vec<u32>,
    /// Rows and columns, from 1.
    pub without_result: Vec<(u32, u32)>,
}

impl<'a> Package<'a> {
    /// Refuses whatever is no workbook of today under its own name.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
        let mut package = Self { archive, left: MAX_UNPACKED, tags_left: MAX_TAGS, folder: "xl/".to_owned() };
        let kind = package.kind();
        if let Some(why) = kind {
            return Err(why);
        }
        Ok(package)
    }

    fn kind(&mut self) -> Option<Unreadable> {
        if let Ok(file) = self.archive.by_name("mimetype") {
            let mut says = String::new();
            file.take(100).read_to_string(&mut says).ok();
            let sheet = says.starts_with("application/vnd.oasis.opendocument.spreadsheet");
            return Some(if sheet { Unreadable::Ods } else { Unreadable::OtherZip });
        }
        let (mut book, mut other) = (false, false);
        for name in self.archive.file_names_raw() {
            let name = name.to_ascii_lowercase();
            if name.ends_with(b"xl/workbook.bin") || name.ends_with(b"xl\\workbook.bin") {
                return Some(Unreadable::Xlsb);
            }
            book |= name.starts_with(b"xl/") || name.starts_with(b"xl\\") || name.ends_with(b"workbook.xml");
            other |= name.starts_with(b"word/") || name.starts_with(b"ppt/");
        }
        (other || !book).then_some(Unreadable::OtherZip)
    }

    /// Unpacks what a reader of workbooks keeps in memory once for nothing, so
    /// that it is never begun where it would not end.
    pub fn check_lists(&mut self) -> Result<(), Unreadable> {
        let lists: Vec<String> = self.archive.file_names().flatten().map(|name| name.into_owned()).collect();
        for name in &lists {
            let lower = name.to_ascii_lowercase();
            let file = lower.rsplit(['/', '\\']).next().unwrap_or_default();
            if file == "sharedstrings.xml" {
                self.check_strings(name)?;
            } else if matches!(file, "styles.xml" | "workbook.xml" | "theme1.xml") || file.ends_with(".rels")
            {
                self.check_list(name)?;
            }
        }
        Ok(())
    }

    fn check_list(&mut self, name: &str) -> Result<(), Unreadable> {
        let max_len = MAX_OF_A_LIST.min(self.left);
        let Some(file) = self.part(name)? else { return Ok(()) };
        let size = std::io::copy(&mut file.take(max_len + 1), &mut std::io::sink());
        let size = size.map_err(|_| Unreadable::Damaged)?;
        self.spend(size)?;
        if size > max_len { Err(Unreadable::TooDemanding) } else { Ok(()) }
    }

    fn check_strings(&mut self, name: &str) -> Result<(), Unreadable> {
        let mut strings = 0;
        self.events(name, |event| {
            if let Event::Start(tag) = event
                && tag.local_name().as_ref() == "si"
            {
                strings += 1;
                if strings > MAX_STRINGS {
                    return Err(Unreadable::TooDemanding);
                }
            }
            Ok(())
        })
    }

    /// Which sheet is in which part of the archive, in the order of the book.
    pub fn sheets(&mut self) -> Vec<Sheet> {
        self.find_sheets().unwrap_or_default()
    }

    fn find_sheets(&mut self) -> Result<Vec<Sheet>, Unreadable> {
        let mut book = "xl/workbook.xml".to_owned();
        self.events("_rels/.rels", |event| {
            if let Event::Start(tag) = event
                && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
                && let Some(target) = attribute(tag, "Target")
            {
                book = target.trim_start_matches('/').to_owned();
            }
            Ok(())
        })?;
        let (folder, file) =
            book.rsplit_once('/').map_or(("", book.as_str()), |(folder, file)| (folder, file));
        self.folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let relations = format!("{}_rels/{file}.rels", self.folder);
        let mut targets = Vec::new();
        self.events(&relations, |event| {
            if let Event::Start(tag) = event
                && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
            {
                targets.push((id.into_owned(), target.into_owned()));
            }
            Ok(())
        })?;
        let mut sheets = Vec::new();
        self.events(&book, |event| {
            if let Event::Start(tag) = event
                && tag.local_name().as_ref() == "sheet"
            {
                let id = tag
                    .attributes()
                    .with_checks(false)
                    .flatten()
                    .find(|a| a.key.local_name().as_ref() == "id" && a.key.prefix().is_some());
                let id = id.and_then(|id| {
                    id.normalized_value(XmlVersion::Implicit1_0).ok().map(|id| id.into_owned())
                });
                let target = targets.iter().find(|(known, _)| Some(known) == id.as_ref());
                if let (Some(name), Some((_, target))) = (attribute(tag, "name"), target) {
                    let is_hidden = attribute(tag, "state").is_some_and(|state| state != "visible");
                    sheets.push((name.into_owned(), target.clone(), is_hidden));
                }
            }
            Ok(())
        })?;
        let folder = self.folder.clone();
        let path = |target: String| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}{target}"),
        };
        let sheet = |(name, target, is_hidden)| Sheet { name, part: path(target), is_hidden };
        Ok(sheets.into_iter().map(sheet).collect())
    }

    /// How the archive itself calls a part.
    pub fn place_of(&self, name: &str) -> Option<String> {
        let alike = |known: &str| {
            let same = |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || a == b'\\' && b == b'/';
            known.len() == name.len() && known.bytes().zip(name.bytes()).all(same)
        };
        let mut names = self.archive.file_names().flatten();
        names
            .find(|known| known == name)
            .or_else(|| self.archive.file_names().flatten().find(|known| alike(known)))
            .map(std::borrow::Cow::into_owned)
    }

    /// The whole of a part, which unpacks to no more than `max_len` bytes.
    pub fn text_of(&mut self, name: &str, max_len: u64) -> Result<String, Unreadable> {
        let max_len = max_len.min(self.left);
        let part = self.part(name)?.ok_or(Unreadable::Damaged)?;
        let mut bytes = Vec::new();
        part.take(max_len + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Damaged)?;
        let size = bytes.len() as u64;
        if size > max_len {
            return Err(Unreadable::TooDemanding);
        }
        self.spend(size)?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes);
        String::from_utf8(bytes).map_err(|_| Unreadable::UnknownEncoding)
    }

    /// One pass over a sheet that keeps nothing but what is remarkable.
    pub fn scan(&mut self, part: &str) -> Result<SheetFlags, Unreadable> {
        let mut flags = SheetFlags::default();
        let (mut row, mut column) = (0_u32, 0_u32);
        let (mut formula, mut value, mut in_value) = (false, false, false);
        self.events(part, |event| {
            match event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        row =
                            attribute(tag, "r").and_then(|r| r.parse().ok()).unwrap_or(row.saturating_add(1));
                        column = 0;
                        if attribute(tag, "hidden").is_some_and(|h| h == "1" || h == "true") {
                            flags.hidden.push(row);
                        }
                    }
                    "c" => {
                        column = attribute(tag, "r").and_then(|r| column_of(&r)).unwrap_or(column + 1);
                        // A formula may well have nothing for its result.
                        value = attribute(tag, "t").is_some_and(|kind| kind == "str");
                        formula = false;
                    }
                    "f" => formula = true,
                    "v" | "is" => in_value = true,
                    _ => {}
                },
                Event::Text(text) if in_value => value |= !text.is_empty(),
                Event::End(tag) => match tag.local_name().as_ref() {
                    "v" | "is" => in_value = false,
                    "c" if formula && !value => flags.without_result.push((row, column)),
                    _ => {}
                },
                _ => {}
            }
            Ok(())
        })?;
        Ok(flags)
    }

    fn spend(&mut self, bytes: u64) -> Result<(), Unreadable> {
        self.left = self.left.checked_sub(bytes).ok_or(Unreadable::TooDemanding)?;
        Ok(())
    }

    fn part(&mut self, name: &str) -> Result<Option<impl Read>, Unreadable> {
        let index = self.archive.index_for_name(name).or_else(|| {
            // Some programs write names with other slashes or letters.
            let alike = |known: &[u8]| {
                let same = |(a, b): (&u8, &u8)| a.eq_ignore_ascii_case(b) || (*a == b'\\' && *b == b'/');
                known.len() == name.len() && known.iter().zip(name.as_bytes()).all(same)
            };
            self.archive.file_names_raw().position(alike)
        });
        let Some(index) = index else { return Ok(None) };
        match self.archive.by_index(index) {
            Ok(file) => Ok(Some(file)),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => Err(Unreadable::Password),
            Err(_) => Err(Unreadable::Damaged),
        }
    }

    /// Every tag of a part, none when there is no such part.
    fn events(
        &mut self,
        name: &str,
        mut each: impl FnMut(&Event<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let (left, mut tags_left) = (self.left, self.tags_left);
        let Some(file) = self.part(name)? else { return Ok(()) };
        let mut counted = BufReader::with_capacity(1 << 15, file.take(left + 1));
        let done = pass(&mut counted, &mut |event| {
            if matches!(event, Event::Start(_)) {
                tags_left = tags_left.checked_sub(1).ok_or(Unreadable::TooDemanding)?;
            }
            each(event)
        });
        let spent = left + 1 - counted.get_ref().limit();
        drop(counted);
        self.tags_left = tags_left;
        self.spend(spent)?;
        done
    }
}

fn pass(
    from: &mut impl BufRead,
    each: &mut impl FnMut(&Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(from);
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| Unreadable::Damaged)? {
            Event::Eof => return Ok(()),
            event => each(&event)?,
        }
        buffer.clear();
    }
}

pub fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let attribute = tag.try_get_attribute(name).ok()??;
    // Of millions of attributes hardly any has an entity to resolve.
    if !attribute.value.contains('&') {
        return Some(attribute.value);
    }
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned().into())
}

/// The column of a place like `AB12`, from 1.
pub fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    letters
        .map(|letter| u32::from(letter.to_ascii_uppercase() - b'A') + 1)
        .try_fold(0_u32, |sum, digit| sum.checked_mul(26)?.checked_add(digit))
}
