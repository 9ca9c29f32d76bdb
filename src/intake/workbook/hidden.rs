//! Which sheet of an .xlsx workbook a part is, so that the rows that are hidden in it can be said.
//!
//! Where the workbook names its parts in an unusual way nothing is found, and nothing said.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::package::HiddenRows;

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// Longer lists of sheets are not looked at.
const LONGEST_PART: u64 = 4 << 20;

/// The hidden rows of each sheet, by its name.
pub(super) fn rows_by_sheet(bytes: &[u8], by_part: &HiddenRows) -> BTreeMap<String, u64> {
    let mut by_sheet = BTreeMap::new();
    if by_part.is_empty() {
        return by_sheet;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return by_sheet };
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    for_each(&mut archive, RELATIONS, "Relationship", |element| {
        if let Some((id, target)) = attribute(element, "Id").zip(attribute(element, "Target")) {
            let target = match target.strip_prefix('/') {
                Some(from_root) => from_root.to_lowercase(),
                None => format!("xl/{}", target.to_lowercase()),
            };
            targets.insert(id, target);
        }
    });
    for_each(&mut archive, WORKBOOK, "sheet", |element| {
        let named = attribute(element, "name").zip(attribute(element, "id"));
        let n_hidden = named.and_then(|(name, id)| Some((name, by_part.get(targets.get(&id)?)?)));
        by_sheet.extend(n_hidden.map(|(name, &n)| (name, n)));
    });
    by_sheet
}

fn for_each(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &str,
    name: &str,
    mut take: impl FnMut(&BytesStart<'_>),
) {
    let mut bytes = Vec::new();
    let Ok(part) = archive.by_name(part) else { return };
    if part.take(LONGEST_PART).read_to_end(&mut bytes).is_err() {
        return;
    }
    let mut xml = Reader::from_reader(bytes.as_slice());
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element))
                if element.local_name().as_ref() == name =>
            {
                take(&element);
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute by its name without the prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found =
        attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
