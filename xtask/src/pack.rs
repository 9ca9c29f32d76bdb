//! Puts everything that runs into one HTML file, under a policy that allows exactly that, and the
//! files for hosting beside it.
//!
//! Takes Trunk's output (the page, the glue, the WebAssembly) and the project's `static` folder;
//! gives `index.html`, its companions and `SHA256SUMS` in the same folder and removes the rest. The
//! same input gives the same bytes. Nothing is fetched, and the page needs no other file.

pub mod companions;
mod escape;
mod fingerprint;
mod page;
pub mod payload;
mod policy;
mod sample;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

/// The product.
pub const PAGE: &str = "index.html";
/// The SHA-256 of every other file.
pub const SUMS: &str = "SHA256SUMS";

/// The files of the built folder, as paths within it, in the order of their names.
pub fn files() -> Vec<String> {
    let settings =
        companions::SETTINGS_FILES.map(|name| format!("{}/{name}", companions::SETTINGS));
    let beside = [SUMS, PAGE, companions::MANIFEST, companions::SERVICE_WORKER];
    let mut files: Vec<String> = beside.map(str::to_owned).into_iter().chain(settings).collect();
    files.sort();
    files
}

/// Packs what Trunk has just built, as its `post_build` hook: Trunk names the folders.
pub fn run_as_hook() -> Result<()> {
    let folder = |name: &str| {
        std::env::var_os(name).map(PathBuf::from).with_context(|| {
            format!("{name} is not set: Trunk calls this command; cargo xtask build calls Trunk")
        })
    };
    let staging = folder("TRUNK_STAGING_DIR")?;
    let source = folder("TRUNK_SOURCE_DIR")?;
    pack(&staging, &source.join("static"))
}

/// Packs the page in `staging`. Fails, and leaves the folder as it is, if a part is missing.
fn pack(staging: &Path, assets: &Path) -> Result<()> {
    let template = read_text(&staging.join(PAGE))?;
    let parts = page::Parts {
        assets,
        glue: read_text(&staging.join("caseload-audit.js"))?,
        program: read(&staging.join("caseload-audit_bg.wasm"))?,
    };
    let page = page::assemble(&template, &parts)?.into_bytes();
    let mut files = companions::of(&page, &assets.join("hosting"))?;
    files.push((PAGE.to_owned(), page));
    files.sort();
    files.push((SUMS.to_owned(), sums(&files).into_bytes()));
    remove_all(staging)?;
    files.iter().try_for_each(|(name, bytes)| write(&staging.join(name), bytes))
}

/// The lines that `sha256sum --check` reads.
fn sums(files: &[(String, Vec<u8>)]) -> String {
    let lines: Vec<String> =
        files.iter().map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes))).collect();
    lines.concat()
}

/// A SHA-256 as hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// Empties Trunk's output, of which every part is in memory.
fn remove_all(staging: &Path) -> Result<()> {
    for entry in std::fs::read_dir(staging).context("listing Trunk's output")? {
        let path = entry.context("listing Trunk's output")?.path();
        ensure!(path.is_file(), "Trunk's output holds a folder: {}", path.display());
        std::fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("reading {}", path.display()))
}

fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests;
