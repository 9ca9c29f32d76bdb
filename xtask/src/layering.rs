//! The core must not know a browser: no file outside the shell may name a crate of the shell.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::project::Project;

/// Files and folders of `src` that make up the shell.
const SHELL: [&str; 4] = ["ui", "browser", "worker", "main"];
/// Crates, by how their names begin, that only the shell may use.
const FORBIDDEN: [&str; 6] =
    ["web_sys", "js_sys", "yew", "wasm_bindgen", "gloo", "futures_channel"];

/// Fails with every place where the core names a crate of the shell.
pub fn check(project: &Project) -> Result<()> {
    let source = project.root.join("src");
    let mut files = Vec::new();
    collect(&source, &mut files)?;
    let mut faults = Vec::new();
    let mut n_core = 0;
    for path in files {
        let inner = path.strip_prefix(&source).unwrap_or(&path);
        if is_shell(inner) {
            continue;
        }
        n_core += 1;
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("reading {}", path.display()))?;
        faults.extend(
            named(&text).map(|(line, name)| format!("src/{}:{line} names {name}", inner.display())),
        );
    }
    ensure!(n_core > 0, "no file of the core was found in {}", source.display());
    ensure!(faults.is_empty(), "the core must not know a browser:\n{}", faults.join("\n"));
    println!("{n_core} files of the core name no crate of the shell");
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        std::fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

fn is_shell(inner: &Path) -> bool {
    let first = inner.iter().next().map(|name| name.to_string_lossy());
    first.is_some_and(|first| SHELL.contains(&first.trim_end_matches(".rs")))
}

/// Line numbers, from 1, at which code outside comments names a forbidden crate.
fn named(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")).flat_map(
        |(index, line)| {
            let words: Vec<&str> =
                line.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
            FORBIDDEN
                .into_iter()
                .filter(move |name| {
                    words.iter().any(|word| {
                        word.strip_prefix(name)
                            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
                    })
                })
                .map(move |name| (index + 1, name))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        assert_eq!(named(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_use_is_found_with_its_line() {
        check("//! Core.\nuse web_sys::File;\n", &[(2, "web_sys")]);
    }

    #[test]
    fn a_path_and_a_longer_crate_name_are_found() {
        check("fn f(x: gloo_events::X) {}", &[(1, "gloo")]);
    }

    #[test]
    fn comments_and_other_words_are_not() {
        check("// yew is not here\nlet yewtree = 1;\n/// web_sys\n", &[]);
    }

    #[test]
    fn the_shell_is_told_by_its_first_name() {
        assert!(is_shell(Path::new("ui.rs")) && is_shell(Path::new("ui/state.rs")));
        assert!(!is_shell(Path::new("intake/worker.rs")));
    }
}
