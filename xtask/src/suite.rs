//! `cargo xtask test`: every check of the project, in order of how soon it can fail, each under its
//! heading and with its time. The first failure ends it; nothing is skipped.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::browsers::Browsers;
use crate::build::{self, WASM_FLAGS};
use crate::product::Product;
use crate::project::Project;
use crate::steps::Steps;
use crate::tool::Tool;
use crate::web_servers::WebServers;
use crate::{axe, layering, paths, process, reach, setup};

/// Runs everything and ends with how long each step took.
pub fn run(project: &Project) -> Result<()> {
    println!(
        "Every check, one after the other: about half an hour on two cores in a new clone, most of it \
         in the browsers; less where much is compiled already"
    );
    let mut steps = Steps::new();
    let result = all(project, &mut steps);
    println!("\n{}", steps.summary());
    println!("{}", if result.is_ok() { "All passed" } else { "Not all passed" });
    result
}

fn all(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.step("Set-up", || setup::for_tests(project))?;
    let browsers = steps.step("Browsers", Browsers::ensure)?;
    steps.step("Formatting", || cargo(project, "fmt --all --check"))?;
    steps.step("Layers", || layering::check(project))?;
    lints(project, steps)?;
    steps.step("Tests: core, page and xtask", || native_tests(project))?;
    let product = steps.step("Release build", || build::build(project))?;
    steps.step("Size", || size(&product))?;
    steps.step("Reach", || reach::check(&product))?;
    steps.step("In browsers", || in_browsers(project, &browsers))
}

fn lints(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.step("Lints: core alone", || clippy(project, "-p caseload-audit --all-targets"))?;
    steps.step("Lints: everything, natively", || {
        clippy(project, "--workspace --all-targets --features caseload-audit/web")
    })?;
    steps.step("Lints: the page, WebAssembly", || {
        clippy(project, "-p caseload-audit --features web --target wasm32-unknown-unknown")
    })
}

/// With the page, so that one build serves both; that the core compiles without it, the lints show.
fn native_tests(project: &Project) -> Result<()> {
    cargo(project, "test --locked -p caseload-audit -p xtask --features caseload-audit/web")
}

fn size(product: &Product) -> Result<()> {
    println!("{}", product.sizes());
    ensure!(
        product.n_bytes() <= Product::BUDGET,
        "index.html has {} bytes, more than the {} it may have",
        product.n_bytes(),
        Product::BUDGET
    );
    Ok(())
}

fn in_browsers(project: &Project, browsers: &Browsers) -> Result<()> {
    let tools = paths::tools()?;
    let servers = WebServers::ensure(&tools)?;
    let axe = axe::ensure(&tools)?;
    process::run(
        in_root(project, "test --locked -p browser-tests")
            .env("CASELOAD_AUDIT_DIST", project.page())
            .env("CHROMIUM", &browsers.chromium)
            .env("CHROMEDRIVER", &browsers.chromedriver)
            .env("FIREFOX", &browsers.firefox)
            .env("GECKODRIVER", Tool::geckodriver().path(&tools))
            .env("AXE", axe)
            .env("NGINX", &servers.nginx)
            .env("APACHE", &servers.apache)
            .env("APACHE_MODULES", &servers.apache_modules)
            .env("WEB_SERVER_LIBRARIES", &servers.libraries),
    )
}

fn clippy(project: &Project, arguments: &str) -> Result<()> {
    let mut command = in_root(project, "clippy --locked");
    command.args(arguments.split(' ')).args(["--", "-D", "warnings"]);
    // The flags of the release build, so that neither invalidates what the other compiled.
    process::run(command.env(WASM_FLAGS, paths::remap_flags(project)?))
}

fn cargo(project: &Project, arguments: &str) -> Result<()> {
    process::run(&mut in_root(project, arguments))
}

fn in_root(project: &Project, arguments: &str) -> Command {
    let mut command = process::cargo();
    command.args(arguments.split(' ')).current_dir(&project.root);
    command
}
