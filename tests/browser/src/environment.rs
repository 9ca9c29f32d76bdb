//! Where the built file, the browsers and their drivers are: taken from environment variables,
//! which `cargo xtask test` sets.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::web_server::Kind;

/// A browser engine that the page has to work in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, and with it Edge and Chrome.
    Chromium,
    /// Firefox ESR.
    Firefox,
}

impl Engine {
    /// The browser itself.
    pub fn program(self) -> PathBuf {
        existing(match self {
            Self::Chromium => "CHROMIUM",
            Self::Firefox => "FIREFOX",
        })
    }

    /// Its WebDriver program.
    pub fn driver(self) -> PathBuf {
        existing(match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
        })
    }
}

/// A web server's program.
pub fn web_server(kind: Kind) -> PathBuf {
    existing(match kind {
        Kind::Nginx => "NGINX",
        Kind::Apache | Kind::ApacheWithoutHeaders => "APACHE",
    })
}

/// The folder of Apache's modules.
pub fn apache_modules() -> PathBuf {
    let path = env::var_os("APACHE_MODULES").map(PathBuf::from);
    path.filter(|path| path.is_absolute() && path.is_dir()).unwrap_or_else(|| {
        panic!(
            "APACHE_MODULES should be the absolute path of a folder: run the browser tests with \
             `cargo xtask test`"
        )
    })
}

/// Where the web servers find libraries that the system does not have, if there are any.
pub fn web_server_libraries() -> Option<OsString> {
    env::var_os("WEB_SERVER_LIBRARIES").filter(|folders| !folders.is_empty())
}

/// The built page.
pub fn built_page() -> PathBuf {
    existing("CASELOAD_AUDIT_DIST")
}

/// The script of axe-core, which looks for barriers in the page.
pub fn axe() -> PathBuf {
    existing("AXE")
}

/// The folder of input files and right answers that the tests share.
pub fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../data")
        .join(name)
        .canonicalize()
        .unwrap_or_else(|error| panic!("the input file {name} should be in tests/data: {error}"))
}

/// The absolute path in an environment variable, of a file that exists.
fn existing(variable: &str) -> PathBuf {
    let Some(value) = env::var_os(variable) else {
        panic!("{variable} is not set: run the browser tests with `cargo xtask test`");
    };
    let path = PathBuf::from(value);
    assert!(
        path.is_absolute() && path.is_file(),
        "{variable} should be the absolute path of a file, and {} is not: run the browser tests \
         with `cargo xtask test`",
        path.display()
    );
    path
}
