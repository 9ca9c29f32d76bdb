//! What a server gives: the built folder, or another version of it, as names and bytes.
//!
//! Nothing here knows HTTP or files on a server's disk; a site is changed as a value and then handed
//! to the server.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::environment::built_page;

/// The product's own name.
pub const PAGE: &str = "index.html";
/// The service worker beside it.
pub const SERVICE_WORKER: &str = "service-worker.js";
/// What the service worker keeps beside the page.
pub const KEPT: [&str; 1] = ["manifest.json"];

const BEFORE_FINGERPRINT: &str = "<meta name=\"fingerprint\" content=\"";
const N_DIGITS: usize = 64;

/// The files of a folder of a server, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// A page and nothing beside it.
    pub fn page_alone(page: Vec<u8>) -> Self {
        Self { files: BTreeMap::from([(PAGE.to_owned(), page)]) }
    }

    /// The built folder as it is. Where nothing but the page was built, that.
    pub fn built() -> Self {
        let folder = built_page().parent().expect("the built page is in a folder").to_path_buf();
        let mut site = Self::default();
        site.read(&folder, "");
        // The file may have any name when it is given to the tests.
        site.with(PAGE, fs::read(built_page()).unwrap())
    }

    /// The built folder, with a script where one is given.
    pub fn built_with(script: Option<&str>) -> Self {
        script.map_or_else(Self::built, Self::with_script)
    }

    /// The built folder with a script that runs before anything of the page's own.
    ///
    /// The page's policy stands after that script in the file: it may run, and what it does later
    /// is bound by the policy like anything else in the page.
    pub fn with_script(script: &str) -> Self {
        let built = Self::built();
        let text = built.text(PAGE);
        let policy = text
            .to_ascii_lowercase()
            .find("<meta http-equiv=\"content-security-policy\"")
            .expect("the page has a policy in a meta element");
        let (before, after) = text.split_at(policy);
        built.with_page(format!("{before}<script>{script}</script>{after}").into_bytes())
    }

    /// The built folder as another version: the page's fingerprint is a digit over and over.
    pub fn version(digit: char) -> Self {
        let built = Self::built();
        let fingerprint = fingerprint_of(built.file(PAGE));
        let other = digit.to_string().repeat(N_DIGITS);
        let page = built.text(PAGE).replacen(&fingerprint, &other, 1);
        built.with_page(page.into_bytes())
    }

    /// Another page, of which the service worker knows.
    #[must_use]
    pub fn with_page(self, page: Vec<u8>) -> Self {
        if !self.has(SERVICE_WORKER) {
            return self.with(PAGE, page);
        }
        let (old, new) = (sha256(self.file(PAGE)), sha256(&page));
        let script = self.text(SERVICE_WORKER);
        assert_eq!(script.matches(&old).count(), 1, "the service worker names its page once");
        let script = script.replace(&old, &new).into_bytes();
        self.with(PAGE, page).with(SERVICE_WORKER, script)
    }

    /// Other bytes under a name, of which nothing else knows.
    #[must_use]
    pub fn with(mut self, name: &str, bytes: Vec<u8>) -> Self {
        self.files.insert(name.to_owned(), bytes);
        self
    }

    /// That file of another site, of which nothing else here knows.
    #[must_use]
    pub fn with_file_of(self, other: &Self, name: &str) -> Self {
        self.with(name, other.file(name).to_vec())
    }

    /// The page under another name. Then the folder has nothing to give when it is asked for itself.
    #[must_use]
    pub fn with_page_named(mut self, name: &str) -> Self {
        let page = self.files.remove(PAGE).expect("the page is there");
        self.with(name, page)
    }

    /// Whether there is a file of that name.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// A file's bytes, where it is there; the page for an empty name.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        let name = if name.is_empty() { PAGE } else { name };
        self.files.get(name).map(Vec::as_slice)
    }

    /// The bytes of a file that must be there.
    #[track_caller]
    pub fn file(&self, name: &str) -> &[u8] {
        self.get(name).unwrap_or_else(|| panic!("{name} should be in the built folder"))
    }

    /// The fingerprint that the page shows.
    pub fn fingerprint(&self) -> String {
        fingerprint_of(self.file(PAGE))
    }

    #[track_caller]
    fn text(&self, name: &str) -> String {
        String::from_utf8(self.file(name).to_vec()).expect("it is UTF-8")
    }

    fn read(&mut self, folder: &Path, prefix: &str) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let name = format!("{prefix}{name}");
            if path.is_dir() {
                self.read(&path, &format!("{name}/"));
            } else {
                self.files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
}

impl From<Vec<u8>> for Site {
    fn from(page: Vec<u8>) -> Self {
        Self::page_alone(page)
    }
}

/// The media type that a server gives a file of that name.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("html", |(_, ending)| ending) {
        "" | "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "json" => "application/json",
        "png" => "image/png",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}

/// A SHA-256 as hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

#[track_caller]
fn fingerprint_of(page: &[u8]) -> String {
    let text = std::str::from_utf8(page).expect("the page is UTF-8");
    let (_, rest) = text.split_once(BEFORE_FINGERPRINT).expect("the page has a fingerprint");
    rest[..N_DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_page_is_known_to_the_service_worker() {
        let old = b"old".to_vec();
        let worker = format!("const PAGE = '{}';", sha256(&old)).into_bytes();
        let site = Site::page_alone(old).with(SERVICE_WORKER, worker).with_page(b"new".to_vec());
        let expected = format!("const PAGE = '{}';", sha256(b"new"));
        assert_eq!(site.file(SERVICE_WORKER), expected.as_bytes());
        assert_eq!(site.file(""), b"new");
    }

    #[test]
    fn a_renamed_page_leaves_the_folder_without_one() {
        let site = Site::page_alone(b"page".to_vec()).with_page_named("other.html");
        assert_eq!(site.get(""), None);
        assert_eq!(site.get("other.html"), Some(b"page".as_slice()));
    }

    #[test]
    fn media_types_go_by_the_ending() {
        assert_eq!(media_type(""), "text/html; charset=utf-8");
        assert_eq!(media_type("service-worker.js"), "text/javascript");
        assert_eq!(media_type("server-settings/web.config"), "application/octet-stream");
    }
}
