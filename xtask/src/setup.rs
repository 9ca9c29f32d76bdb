//! Installs what is missing, pinned and once: parts of the toolchain, and tools into their folder.
//!
//! Asking twice does nothing the second time. Nothing is installed outside the toolchain that
//! `rust-toolchain.toml` names and the tools folder; browsers are the business of the tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{axe, paths, process, project::Project, tool::Tool, web_servers::WebServers};

const WASM: &str = "wasm32-unknown-unknown";

/// The programs that a build calls.
#[derive(Debug)]
pub struct BuildTools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
}

/// Everything that a build takes.
pub fn for_build(project: &Project) -> Result<BuildTools> {
    let tools = paths::tools()?;
    println!("Tools are kept in {}", tools.display());
    wasm_target()?;
    Ok(BuildTools {
        trunk: Tool::trunk().ensure(&tools)?,
        wasm_bindgen: Tool::wasm_bindgen(project)?.ensure(&tools)?,
    })
}

/// Everything that the tests take, but for the browsers.
pub fn for_tests(project: &Project) -> Result<()> {
    for_build(project)?;
    component("clippy")?;
    component("rustfmt")?;
    let tools = paths::tools()?;
    Tool::geckodriver().ensure(&tools)?;
    WebServers::ensure(&tools)?;
    axe::ensure(&tools)?;
    Ok(())
}

fn wasm_target() -> Result<()> {
    let libraries = process::capture(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM,
    ]))?;
    if Path::new(libraries.trim()).is_dir() {
        println!("Rust target {WASM}: there");
        return Ok(());
    }
    println!("Rust target {WASM}: adding it, once; under a minute");
    process::run(Command::new("rustup").args(["target", "add", WASM])).with_context(|| {
        format!("the Rust target {WASM} is missing; with rustup: rustup target add {WASM}")
    })
}

fn component(name: &str) -> Result<()> {
    let subcommand = name.trim_start_matches("rust");
    if process::succeeds(process::cargo().args([subcommand, "--version"])) {
        println!("{name}: there");
        return Ok(());
    }
    println!("{name}: adding it, once; under a minute");
    process::run(Command::new("rustup").args(["component", "add", name]))
        .with_context(|| format!("{name} is missing; with rustup: rustup component add {name}"))
}
