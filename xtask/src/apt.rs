//! Debian's package manager, where this user may install with it: as root, or by sudo without a
//! password.

use std::process::Command;

use anyhow::Result;

use crate::process::{self, on_path};

/// How apt-get is called.
#[derive(Debug)]
pub struct Apt(&'static [&'static str]);

impl Apt {
    /// The way in which this user may install, if there is one.
    pub fn find() -> Option<Self> {
        on_path(&["apt-get"]).ok()?;
        let user = process::capture(Command::new("id").arg("-u")).ok()?;
        if user.trim() == "0" {
            return Some(Self(&["apt-get"]));
        }
        process::succeeds(Command::new("sudo").args(["-n", "true"]))
            .then_some(Self(&["sudo", "-n", "apt-get"]))
    }

    /// Brings the lists of packages up to date.
    pub fn update(&self) -> Result<()> {
        self.call(&["update"])
    }

    /// Installs packages, without those that are only recommended beside them.
    pub fn install(&self, packages: &[&str]) -> Result<()> {
        self.call(&[&["install", "-y", "--no-install-recommends"], packages].concat())
    }

    fn call(&self, arguments: &[&str]) -> Result<()> {
        let mut words = self.0.iter().chain(arguments);
        let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
        process::run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    }
}
