//! The files beside the page, for hosting it: service worker, manifest, icons, sample settings of
//! servers. The page needs none of them.
//!
//! The service worker is told the SHA-256 of the page and of the files that it may keep, so that it
//! can keep nothing else.

use std::path::Path;

use anyhow::{Result, ensure};

use super::{read, read_text, sha256};

/// The service worker.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// What the service worker keeps beside the page, with its media type.
pub const KEPT: [(&str, &str); 3] = [
    ("manifest.json", "application/manifest+json"),
    ("icon-192.png", "image/png"),
    ("icon-512.png", "image/png"),
];

/// The folder of sample settings.
pub const SETTINGS: &str = "server-settings";

/// The sample settings, one file for each kind of server.
pub const SETTINGS_FILES: [&str; 4] = ["README.txt", "apache.conf", "nginx.conf", "web.config"];

/// The companions of a page: their paths beside it, and their bytes.
pub fn of(page: &[u8], assets: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut companions = Vec::new();
    let mut listed = Vec::new();
    for (name, media_type) in KEPT {
        let bytes = read(&assets.join(name))?;
        let sum = sha256(&bytes);
        listed.push(format!("  {{ name: '{name}', type: '{media_type}', sum: '{sum}' }},"));
        companions.push((name.to_owned(), bytes));
    }
    let template = read_text(&assets.join(SERVICE_WORKER))?;
    let values = [("page", sha256(page)), ("files", listed.join("\n"))];
    companions.push((SERVICE_WORKER.to_owned(), filled(&template, &values)?.into_bytes()));
    for name in SETTINGS_FILES {
        let path = format!("{SETTINGS}/{name}");
        companions.push((path.clone(), read(&assets.join(path))?));
    }
    Ok(companions)
}

/// The template with each `{{name}}` replaced. Each must be there once.
fn filled(template: &str, values: &[(&str, String)]) -> Result<String> {
    let mut text = template.to_owned();
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        ensure!(text.matches(&place).count() == 1, "{SERVICE_WORKER} must have {place} once");
        text = text.replace(&place, value);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_missing_or_there_twice_is_refused() {
        assert_eq!(filled("a {{b}} c", &[("b", "1".to_owned())]).unwrap(), "a 1 c");
        assert!(filled("a", &[("b", "1".to_owned())]).is_err());
        assert!(filled("{{b}}{{b}}", &[("b", "1".to_owned())]).is_err());
    }
}
