//! Finding words in the files of a folder, as in what a browser has kept on disk.
//!
//! A file's name and its bytes are searched, the bytes for the word in UTF-8 and in both kinds of
//! UTF-16, in any letters' case. Firefox's LZ4 files and gzip members are unpacked first. The blocks
//! of other stores (LevelDB, Firefox's local storage) may be packed by Snappy, which leaves a word
//! as it is unless four or more of its letters stood in the same block before: words to be searched
//! for must have no four letters in common with each other or with ordinary text. What a browser
//! has encrypted is not read.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use memchr::memmem;

/// How Firefox's LZ4 files begin; four bytes of length follow.
const FIREFOX_LZ4: &[u8] = b"mozLz40\0";
const GZIP: &[u8] = &[0x1f, 0x8b, 0x08];
/// The most that is unpacked of one gzip member.
const MOST_UNPACKED: u64 = 1 << 26;

/// A word that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The word as it was asked for.
    pub word: String,
    /// The file, below the folder that was searched.
    pub file: PathBuf,
}

/// Searches all files below a folder, but for the folders to be left out, and gives what was found
/// and how many files there were.
pub fn search(folder: &Path, left_out: &[PathBuf], words: &[&str]) -> (BTreeSet<Found>, usize) {
    let words: Vec<(&str, Vec<Vec<u8>>)> = words.iter().map(|word| (*word, forms(word))).collect();
    let mut found = BTreeSet::new();
    let mut n_files = 0;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in there(fs::read_dir(&next)).into_iter().flatten() {
            let entry = entry.unwrap();
            let path = entry.path();
            let Some(kind) = there(entry.file_type()) else {
                continue;
            };
            if kind.is_dir() {
                if !left_out.contains(&path) {
                    folders.push(path);
                }
                continue;
            }
            let mut texts = vec![path.file_name().unwrap().as_encoded_bytes().to_ascii_lowercase()];
            if kind.is_file() {
                n_files += 1;
                let bytes = there(fs::read(&path)).unwrap_or_default();
                texts.extend(unpacked(&path, &bytes));
                texts.push(bytes.to_ascii_lowercase());
            }
            for (word, forms) in &words {
                let is_there = |form| texts.iter().any(|text| memmem::find(text, form).is_some());
                if forms.iter().any(|form| is_there(form)) {
                    let file = path.strip_prefix(folder).unwrap().to_path_buf();
                    found.insert(Found { word: (*word).to_owned(), file });
                }
            }
        }
    }
    (found, n_files)
}

/// What is there. A browser's last process or its driver may take a folder or file of theirs away
/// meanwhile: what is gone does not stay.
fn there<T>(found: io::Result<T>) -> Option<T> {
    match found {
        Ok(found) => Some(found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => panic!("what a browser leaves should be readable: {error}"),
    }
}

/// A word as bytes, in small letters.
fn forms(word: &str) -> Vec<Vec<u8>> {
    assert!(word.is_ascii() && word.len() >= 8, "{word} could occur by chance, or in another case");
    let word = word.to_ascii_lowercase();
    let units = || word.encode_utf16();
    vec![
        word.clone().into_bytes(),
        units().flat_map(u16::to_le_bytes).collect(),
        units().flat_map(u16::to_be_bytes).collect(),
    ]
}

/// What a file holds in packed form, in small letters.
fn unpacked(path: &Path, bytes: &[u8]) -> Vec<Vec<u8>> {
    if let Some(packed) = bytes.strip_prefix(FIREFOX_LZ4) {
        let text = lz4_flex::decompress_size_prepended(packed)
            .unwrap_or_else(|error| panic!("{} should unpack: {error}", path.display()));
        return vec![text.to_ascii_lowercase()];
    }
    memmem::find_iter(bytes, GZIP)
        .filter_map(|at| {
            let mut text = Vec::new();
            // What only looks like gzip gives nothing, or a beginning that is searched as well.
            let _ = GzDecoder::new(&bytes[at..]).take(MOST_UNPACKED).read_to_end(&mut text);
            (!text.is_empty()).then(|| text.to_ascii_lowercase())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use tempfile::TempDir;

    use super::*;

    const WORD: &str = "vorqatelm";

    #[track_caller]
    fn check(name: &str, bytes: &[u8], is_there: bool) {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("below")).unwrap();
        fs::write(folder.path().join("below").join(name), bytes).unwrap();
        let (found, n_files) = search(folder.path(), &[], &["jubwyneks", WORD]);
        assert_eq!(n_files, 1);
        let expected = Found { word: WORD.to_owned(), file: Path::new("below").join(name) };
        assert_eq!(found.into_iter().collect::<Vec<_>>(), vec![expected; usize::from(is_there)]);
        let (found, _) = search(folder.path(), &[folder.path().join("below")], &[WORD]);
        assert!(found.is_empty());
    }

    #[test]
    fn plain() {
        check("file", b"..VORQatelm..", true);
        check("file", b"..VORQ.atelm..", false);
    }

    #[test]
    fn wide() {
        check("file", b"\0v\0o\0r\0q\0a\0t\0e\0l\0m", true);
        check("file", b"v\0o\0r\0q\0a\0t\0e\0l\0m\0", true);
    }

    #[test]
    fn in_the_name() {
        check("Vorqatelm.csv", b"", true);
    }

    #[test]
    fn packed_by_gzip() {
        let mut packed = GzEncoder::new(b"before".to_vec(), Compression::best());
        packed.write_all(b"vorq vorq atelm vorqatelm").unwrap();
        check("file", &packed.finish().unwrap(), true);
    }

    #[test]
    fn packed_by_firefox() {
        // Literals "vorqate", a copy of nothing, the rest as literals: the word as a whole is not
        // in these bytes.
        let packed = b"mozLz40\0\x0d\0\0\0\x40vorq\x04\0\x50atelm";
        check("file", packed, true);
    }
}
