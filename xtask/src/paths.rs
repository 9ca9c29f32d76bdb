//! The folders of this computer: where tools are kept, and which paths must not reach the product.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::project::Project;

/// The folder that pinned tools are kept in, outside any clone.
pub fn tools() -> Result<PathBuf> {
    let cache = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    tools_from(
        cache("CASELOAD_AUDIT_TOOLS"),
        cache("XDG_CACHE_HOME"),
        cache("LOCALAPPDATA").filter(|_| cfg!(windows)),
        env::home_dir(),
    )
    .context("no place for the tools: set CASELOAD_AUDIT_TOOLS to a folder that may be written to")
}

fn tools_from(
    own: Option<PathBuf>,
    xdg: Option<PathBuf>,
    local: Option<PathBuf>,
    home: Option<PathBuf>,
) -> Option<PathBuf> {
    own.or_else(|| {
        xdg.or(local)
            .or_else(|| home.map(|home| home.join(".cache")))
            .map(|cache| cache.join("caseload-audit").join("tools"))
    })
}

/// Rust flags that keep this computer's folders out of the program, so that any computer builds
/// the same bytes.
pub fn remap_flags(project: &Project) -> Result<OsString> {
    let mut flags = OsString::new();
    for (from, to) in prefixes(project)? {
        let from = from.to_str().context("a folder's name is not Unicode")?;
        ensure!(
            !from.contains(char::is_whitespace),
            "\"{from}\" contains a space, at which cargo splits compiler flags: use a clone, and a \
             CARGO_HOME, whose paths have none"
        );
        if !flags.is_empty() {
            flags.push(" ");
        }
        flags.push(format!("--remap-path-prefix={from}={to}"));
    }
    Ok(flags)
}

/// Paths of which none may stand in the product.
pub fn of_this_machine(project: &Project) -> Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = vec![project.root.clone(), cargo_home()?];
    paths.extend(env::home_dir());
    Ok(paths
        .iter()
        .filter_map(|path| path.to_str())
        .filter(|path| path.len() > 1)
        .map(|path| format!("{path}{}", std::path::MAIN_SEPARATOR))
        .collect())
}

/// Folders and what they are called in the program; of several that match, the last counts.
fn prefixes(project: &Project) -> Result<Vec<(PathBuf, &'static str)>> {
    let cargo_home = cargo_home()?;
    let mut prefixes =
        vec![(cargo_home.clone(), "cargo"), (project.root.clone(), "caseload-audit")];
    // One folder for each registry; its name holds a hash that differs between versions of cargo.
    prefixes.extend(
        subfolders(&cargo_home.join("registry").join("src"))?.map(|folder| (folder, "crates")),
    );
    Ok(prefixes)
}

fn subfolders(folder: &Path) -> Result<impl Iterator<Item = PathBuf> + use<>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in
            std::fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))?
        {
            found.push(entry.with_context(|| format!("listing {}", folder.display()))?.path());
        }
    }
    found.sort();
    Ok(found.into_iter())
}

fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("cargo's home folder cannot be told: set CARGO_HOME")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> PathBuf {
        PathBuf::from(text)
    }

    #[test]
    fn an_own_folder_is_taken_as_it_is() {
        assert_eq!(
            tools_from(Some(path("/t")), Some(path("/x")), None, Some(path("/h"))),
            Some(path("/t"))
        );
    }

    #[test]
    fn else_the_cache_folder_then_the_home() {
        assert_eq!(
            tools_from(None, Some(path("/x")), None, Some(path("/h"))),
            Some(path("/x/caseload-audit/tools"))
        );
        assert_eq!(
            tools_from(None, None, None, Some(path("/h"))),
            Some(path("/h/.cache/caseload-audit/tools"))
        );
        assert_eq!(tools_from(None, None, None, None), None);
    }
}
