//! The browsers that the tests drive: finds them, installs them where that is allowed, and
//! otherwise says exactly what to install. Tests never go without them.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "firefox-esr"];

/// The programs that the browser tests start.
#[derive(Debug)]
pub struct Browsers {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
}

impl Browsers {
    /// Those on the search path; what is missing is installed first, if this user may do that.
    pub fn ensure() -> Result<Self> {
        if let Ok(found) = Self::find() {
            return Ok(found);
        }
        let missing = Self::find().err().map(|error| error.to_string()).unwrap_or_default();
        let Some(apt) = apt() else {
            bail!("{missing}; {ADVICE}");
        };
        println!("{missing}: installing {}, once; about two minutes", PACKAGES.join(", "));
        install(&apt).context(ADVICE)?;
        Self::find().context(ADVICE)
    }

    fn find() -> Result<Self> {
        Ok(Self {
            chromium: on_path(&["chromium", "chromium-browser", "google-chrome"])?,
            chromedriver: on_path(&["chromedriver"])?,
            firefox: on_path(&["firefox-esr", "firefox"])?,
        })
    }
}

const ADVICE: &str = "the browser tests need Chromium, its driver and Firefox ESR\n  \
    Debian: sudo apt-get install chromium chromium-driver firefox-esr\n  \
    Ubuntu: the same packages from a source that is not snap, for instance Mozilla's and Debian's\n  \
    Fedora: sudo dnf install chromium chromedriver firefox\n  \
    Then run cargo xtask test again";

/// The first of the programs that is on the search path.
fn on_path(names: &[&str]) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .map(|program| program.with_extension(std::env::consts::EXE_EXTENSION))
        .find(|program| program.is_file())
        .with_context(|| format!("there is no {} on the search path", names.join(" or ")))
}

/// How apt-get may be called here, if at all: as root, or by sudo without a password.
fn apt() -> Option<Vec<&'static str>> {
    on_path(&["apt-get"]).ok()?;
    let user = process::capture(Command::new("id").arg("-u")).ok()?;
    if user.trim() == "0" {
        return Some(vec!["apt-get"]);
    }
    process::succeeds(Command::new("sudo").args(["-n", "true"]))
        .then(|| vec!["sudo", "-n", "apt-get"])
}

fn install(apt: &[&str]) -> Result<()> {
    let call = |arguments: &[&str]| {
        let mut words = apt.iter().chain(arguments);
        let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
        process::run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    call(&["update"])?;
    call(&[
        "install",
        "-y",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
        "firefox-esr",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = on_path(&["no-such-browser", "nor-this"]).unwrap_err().to_string();
        assert_eq!(error, "there is no no-such-browser or nor-this on the search path");
    }
}
