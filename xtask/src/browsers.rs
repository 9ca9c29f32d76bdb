//! The browsers that the tests drive: finds them, installs them where that is allowed, and
//! otherwise says exactly what to install. Tests never go without them.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::apt::Apt;
use crate::process::on_path;

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
        let missing = match Self::find() {
            Ok(found) => return Ok(found),
            Err(missing) => missing,
        };
        let Some(apt) = Apt::find() else {
            bail!("{missing}; {ADVICE}");
        };
        println!("{missing}: installing {}, once; about two minutes", PACKAGES.join(", "));
        apt.update().and_then(|()| apt.install(&PACKAGES)).context(ADVICE)?;
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
