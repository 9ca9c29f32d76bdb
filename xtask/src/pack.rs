//! Puts everything that runs into one HTML file, under a policy that allows exactly that.
//!
//! Takes Trunk's output (the page, the glue, the WebAssembly) and the project's `static` folder;
//! gives `index.html` and `SHA256SUMS` in the same folder and removes the rest. The same input
//! gives the same bytes. Nothing is fetched, and nothing in the page refers to another file.

mod escape;
mod page;
mod payload;
mod policy;
mod sample;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

const PAGE: &str = "index.html";
const SUMS: &str = "SHA256SUMS";

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
    let page = page::assemble(&template, &parts)?;
    write(&staging.join(PAGE), &page)?;
    write(&staging.join(SUMS), &sums(page.as_bytes()))?;
    remove_others(staging)
}

/// The line that `sha256sum --check` reads.
fn sums(page: &[u8]) -> String {
    use std::fmt::Write;
    let mut line = String::new();
    for byte in Sha256::digest(page) {
        // Writing to a String cannot fail.
        let _ = write!(line, "{byte:02x}");
    }
    line + "  " + PAGE + "\n"
}

fn remove_others(staging: &Path) -> Result<()> {
    for entry in std::fs::read_dir(staging).context("listing Trunk's output")? {
        let path = entry.context("listing Trunk's output")?.path();
        if path.ends_with(PAGE) || path.ends_with(SUMS) {
            continue;
        }
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

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests;
