//! Where the project's own folders are. Changes nothing on disk.

use std::path::PathBuf;

use anyhow::{Context, Result};

/// The project's source folder and what lies in it.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
}

impl Project {
    /// The project that the current folder lies in: the nearest folder above with a `Trunk.toml`.
    pub fn find() -> Result<Self> {
        let here = std::env::current_dir().context("the current folder cannot be told")?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("Trunk.toml").is_file())
            .context("run this inside the project: no Trunk.toml in this folder or above it")?;
        Ok(Self { root: root.to_path_buf() })
    }

    /// The built product's folder.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The built product.
    pub fn page(&self) -> PathBuf {
        self.dist().join("index.html")
    }
}
