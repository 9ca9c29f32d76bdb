//! The release build: `dist/index.html`, the one file that is the product, and `SHA256SUMS`.
//!
//! Trunk runs offline with the pinned tools; crates are fetched before, by cargo. The same source
//! gives the same bytes in any folder of any computer.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{paths, process, product::Product, project::Project, setup};

/// The variable that carries compiler flags for the program alone, not for build tools.
pub const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Installs what is missing, builds, and checks the result.
pub fn build(project: &Project) -> Result<Product> {
    let tools = setup::for_build(project)?;
    println!("Building the release; about two minutes the first time");
    process::run(
        process::cargo()
            // For every target: cargo wants crates of the others too when it builds offline.
            .args(["fetch", "--quiet", "--locked"])
            .current_dir(&project.root),
    )
    .context(
        "the crates in Cargo.lock could not be fetched; once they are there, no network is needed",
    )?;
    process::run(
        Command::new(&tools.trunk)
            .args(["build", "--release", "--locked", "--offline"])
            .current_dir(&project.root)
            .env("PATH", path_with(&tools.wasm_bindgen)?)
            .env(WASM_FLAGS, paths::remap_flags(project)?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk reads it as an option of its own and refuses the value 1.
            .env_remove("NO_COLOR"),
    )?;
    let product = Product::read(&project.dist())?;
    for path in paths::of_this_machine(project)? {
        ensure!(
            !product.contains(&path),
            "{} holds the path {path} of this computer, so it cannot be built again elsewhere",
            project.page().display()
        );
    }
    println!("{}", product.sizes());
    println!("Built {}", project.page().display());
    Ok(product)
}

/// The search path with that program's folder before all others.
fn path_with(program: &Path) -> Result<OsString> {
    let folder = program.parent().context("the program has no folder")?;
    let others = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&others));
    std::env::join_paths(folders).context("the search path cannot be extended")
}
