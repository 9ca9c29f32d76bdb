//! The files beside the page, for hosting it: service worker, manifest, sample settings of servers.
//! The page needs none of them.
//!
//! The service worker is told the SHA-256 of the page and of what it may keep beside it, so that it
//! can keep nothing else. The manifest holds its icons, since the page's policy allows images from
//! memory alone.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{payload, read, read_text, sha256};

/// The service worker.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// The description for installing the page as an app.
pub const MANIFEST: &str = "manifest.json";

/// The manifest's icons, by their widths.
const ICONS: [&str; 2] = ["icon-192", "icon-512"];

/// The folder of sample settings.
pub const SETTINGS: &str = "server-settings";

/// The sample settings, one file for each kind of server.
pub const SETTINGS_FILES: [&str; 4] = ["README.txt", "apache.conf", "nginx.conf", "web.config"];

/// The companions of a page: their paths beside it, and their bytes.
pub fn of(page: &[u8], assets: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let manifest = manifest(assets)?;
    let listed = format!(
        "  {{ name: '{MANIFEST}', type: 'application/manifest+json', sum: '{}' }},",
        sha256(manifest.as_bytes())
    );
    let values = [("page", sha256(page)), ("files", listed)];
    let service_worker = filled(assets, SERVICE_WORKER, &values)?;
    let mut companions = vec![
        (MANIFEST.to_owned(), manifest.into_bytes()),
        (SERVICE_WORKER.to_owned(), service_worker.into_bytes()),
    ];
    for name in SETTINGS_FILES {
        let path = format!("{SETTINGS}/{name}");
        companions.push((path.clone(), read(&assets.join(path))?));
    }
    Ok(companions)
}

fn manifest(assets: &Path) -> Result<String> {
    let icon = |name| {
        let bytes = read(&assets.join(format!("{name}.png")))?;
        Ok((name, format!("data:image/png;base64,{}", payload::base64(&bytes))))
    };
    filled(assets, MANIFEST, &ICONS.into_iter().map(icon).collect::<Result<Vec<_>>>()?)
}

/// The template of that name with each `{{place}}` filled. Each must be there once.
fn filled(assets: &Path, name: &str, values: &[(&str, String)]) -> Result<String> {
    fill(&read_text(&assets.join(name))?, values).with_context(|| format!("making {name}"))
}

fn fill(template: &str, values: &[(&str, String)]) -> Result<String> {
    let mut text = template.to_owned();
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        ensure!(text.matches(&place).count() == 1, "it must have {place} once");
        text = text.replace(&place, value);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_missing_or_there_twice_is_refused() {
        assert_eq!(fill("a {{b}} c", &[("b", "1".to_owned())]).unwrap(), "a 1 c");
        assert!(fill("a", &[("b", "1".to_owned())]).is_err());
        assert!(fill("{{b}}{{b}}", &[("b", "1".to_owned())]).is_err());
    }
}
