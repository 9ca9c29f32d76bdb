//! The pinned command-line tools: where each is kept, whether it is there, how it gets there.
//!
//! They live outside the clone and outside cargo's own `bin`, one folder for each version, so that
//! two clones share them and nothing else on the computer changes.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{process, project::Project};

/// A program from crates.io at one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// The crate's name.
    name: &'static str,
    /// The program's name.
    program: &'static str,
    version: String,
    /// Minutes that building it takes on two cores.
    minutes: u8,
}

impl Tool {
    /// Trunk, which builds the page.
    pub fn trunk() -> Self {
        Self::new("trunk", "trunk", "0.21.14", 6)
    }

    /// The glue's generator, which must have exactly the version of the library in `Cargo.lock`.
    pub fn wasm_bindgen(project: &Project) -> Result<Self> {
        let path = project.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path)
            .with_context(|| format!("reading {}", path.display()))?;
        let version = crate::lockfile::version(&lock, "wasm-bindgen")?;
        Ok(Self::new("wasm-bindgen-cli", "wasm-bindgen", &version, 3))
    }

    /// The driver of Firefox, for the tests only.
    pub fn geckodriver() -> Self {
        Self::new("geckodriver", "geckodriver", "0.37.1", 3)
    }

    fn new(name: &'static str, program: &'static str, version: &str, minutes: u8) -> Self {
        Self { name, program, version: version.to_owned(), minutes }
    }

    /// The program's path in that tools folder, whether or not it is there.
    pub fn path(&self, tools: &Path) -> PathBuf {
        self.folder(tools).join("bin").join(format!(
            "{}{}",
            self.program,
            std::env::consts::EXE_SUFFIX
        ))
    }

    fn folder(&self, tools: &Path) -> PathBuf {
        tools.join(format!("{}-{}", self.name, self.version))
    }

    /// Whether its installation was finished: cargo writes its record last.
    pub fn is_installed(&self, tools: &Path) -> bool {
        let record = std::fs::read_to_string(self.folder(tools).join(".crates.toml"));
        let entry = format!("\"{} {} (", self.name, self.version);
        record.is_ok_and(|text| text.contains(&entry)) && self.path(tools).is_file()
    }

    /// Installs it unless it is there; gives the program's path.
    pub fn ensure(&self, tools: &Path) -> Result<PathBuf> {
        let Self { name, version, .. } = self;
        if self.is_installed(tools) {
            println!("{name} {version}: there");
            return Ok(self.path(tools));
        }
        println!(
            "{name} {version}: building it, once; about {} minutes on two cores",
            self.minutes
        );
        process::run(
            process::cargo()
                .args(["install", "--locked", "--force", "--root"])
                .arg(self.folder(tools))
                .arg(format!("{name}@{version}")),
        )
        .with_context(|| format!("{name} {version} could not be installed"))?;
        anyhow::ensure!(
            self.is_installed(tools),
            "{name} {version} was installed, but {} is not there",
            self.path(tools).display()
        );
        Ok(self.path(tools))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tools_folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("caseload-audit-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("trunk-0.21.14/bin")).unwrap();
        folder
    }

    #[test]
    fn a_program_without_a_record_is_half_installed() {
        let tools = tools_folder("half");
        std::fs::write(Tool::trunk().path(&tools), "").unwrap();
        assert!(!Tool::trunk().is_installed(&tools));
        std::fs::write(
            tools.join("trunk-0.21.14/.crates.toml"),
            "[v1]\n\"trunk 0.21.14 (registry+https://example.org)\" = [\"trunk\"]\n",
        )
        .unwrap();
        assert!(Tool::trunk().is_installed(&tools));
        std::fs::remove_dir_all(tools).unwrap();
    }

    #[test]
    fn a_record_of_another_version_does_not_count() {
        let tools = tools_folder("other");
        std::fs::write(Tool::trunk().path(&tools), "").unwrap();
        std::fs::write(
            tools.join("trunk-0.21.14/.crates.toml"),
            "[v1]\n\"trunk 0.21.1 (registry+https://example.org)\" = [\"trunk\"]\n",
        )
        .unwrap();
        assert!(!Tool::trunk().is_installed(&tools));
        std::fs::remove_dir_all(tools).unwrap();
    }
}
