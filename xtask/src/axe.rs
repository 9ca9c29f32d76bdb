//! axe-core, which looks for barriers in the page while the browser tests run: one file at one
//! version, kept in the tools folder. It is no part of the product and of no clone.
//!
//! It comes out of a Python package that carries the file as its makers publish it, so that no
//! Node.js is needed; where there is no Python, out of the makers' own package by npm. Either way
//! only the file with the expected SHA-256 is used.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::apt::Apt;
use crate::pack::sha256;
use crate::process::{self, on_path};

const VERSION: &str = "4.14.0";

/// Of the file as its makers publish it.
const SHA256: &str = "20c09fe157a8a34a30e241aaa1fcdade657734f08ab379ecfbeb7d45cc46e878";

const FILE: &str = "axe.min.js";

/// The Python package that carries that file, and where it lies in it.
const WHEEL: (&str, &str) = ("pytest-playwright-axe==4.14.0", "pytest_playwright_axe/resources");

const ADVICE: &str = "axe-core is fetched as a Python package, or else as one of npm\n  \
    Debian, Ubuntu: sudo apt-get install python3-pip\n  \
    Fedora: sudo dnf install python3-pip\n  \
    Then run cargo xtask test again";

/// The file's path in that tools folder, fetched first unless it is there.
pub fn ensure(tools: &Path) -> Result<PathBuf> {
    let folder = tools.join(format!("axe-core-{VERSION}"));
    let path = folder.join(FILE);
    if is_whole(&path) {
        println!("axe-core {VERSION}: there");
        return Ok(path);
    }
    println!("axe-core {VERSION}: fetching it, once; under a minute");
    let work = folder.with_extension(format!("{}.part", std::process::id()));
    let outcome = fetch_into(&work).and_then(|found| keep(&found, &folder));
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("removing {}", work.display()))?;
    }
    outcome.context(ADVICE)?;
    Ok(path)
}

/// Whether the file is there with the expected content.
fn is_whole(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| sha256(&bytes) == SHA256)
}

/// Moves what was fetched to its place, if it is what it should be. Another run may be at it, with
/// the same file.
fn keep(found: &Path, folder: &Path) -> Result<()> {
    let bytes = fs::read(found).with_context(|| format!("reading {}", found.display()))?;
    let sum = sha256(&bytes);
    ensure!(sum == SHA256, "{FILE} should have the SHA-256 {SHA256}, and has {sum}");
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let path = folder.join(FILE);
    fs::rename(found, &path).with_context(|| format!("making {}", path.display()))
}

/// Fetches the file into a folder by whichever way there is; gives where it lies.
fn fetch_into(work: &Path) -> Result<PathBuf> {
    fs::create_dir_all(work).with_context(|| format!("making {}", work.display()))?;
    if has_pip() {
        return by_pip(work);
    }
    if on_path(&["npm"]).is_ok() {
        return by_npm(work);
    }
    let Some(apt) = Apt::find() else { bail!("there is neither pip nor npm") };
    apt.update()?;
    apt.install(&["python3-pip"])?;
    by_pip(work)
}

fn has_pip() -> bool {
    process::succeeds(Command::new("python3").args(["-m", "pip", "--version"]))
}

fn by_pip(work: &Path) -> Result<PathBuf> {
    let (package, inside) = WHEEL;
    process::run(
        Command::new("python3")
            .args(["-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"])
            // It is not installed or run, so this computer's own version of Python does not matter.
            .args(["--only-binary=:all:", "--python-version", "3.12", "--dest"])
            .arg(work)
            .arg(package),
    )?;
    let wheel = only_file_in(work, "whl")?;
    process::run(
        Command::new("python3").args(["-m", "zipfile", "--extract"]).arg(wheel).arg(work),
    )?;
    Ok(work.join(inside).join(FILE))
}

fn by_npm(work: &Path) -> Result<PathBuf> {
    let package = format!("axe-core@{VERSION}");
    process::run(Command::new("npm").args(["pack", "--silent", &package]).current_dir(work))?;
    let archive = only_file_in(work, "tgz")?;
    process::run(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(work))?;
    Ok(work.join("package").join(FILE))
}

/// The one file in the folder whose name ends so.
fn only_file_in(folder: &Path, ending: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    match found.as_slice() {
        [only] => Ok(only.clone()),
        _ => bail!("one .{ending} file was expected in {}: {found:?}", folder.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("caseload-audit-axe-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn another_file_of_that_name_is_not_kept() {
        let folder = folder("other");
        let found = folder.join("fetched.js");
        fs::write(&found, "something else").unwrap();
        let error = keep(&found, &folder.join("kept")).unwrap_err().to_string();
        assert!(error.contains(SHA256), "{error}");
        assert!(!folder.join("kept").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_file_that_is_cut_short_does_not_count_as_there() {
        let folder = folder("short");
        let path = folder.join(FILE);
        fs::write(&path, "/*! axe v4.14.0").unwrap();
        assert!(!is_whole(&path) && !is_whole(&folder.join("missing.js")));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_accessibility_statement_names_the_version() {
        let statement = include_str!("../../src/ui/accessibility.rs");
        assert!(statement.contains(&format!("axe-core {VERSION} ")));
    }

    #[test]
    fn of_several_packages_none_is_chosen() {
        let folder = folder("several");
        assert!(only_file_in(&folder, "whl").is_err());
        fs::write(folder.join("a.whl"), "").unwrap();
        assert_eq!(only_file_in(&folder, "whl").unwrap(), folder.join("a.whl"));
        fs::write(folder.join("b.whl"), "").unwrap();
        assert!(only_file_in(&folder, "whl").is_err());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn sums_are_those_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
