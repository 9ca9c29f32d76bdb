//! Takes the text of `Cargo.lock`; gives the version of a package in it.

use anyhow::{Context, Result};

/// The version that the lock file holds for that package.
///
/// Fails if the package is not in it. Of several versions the first is given.
pub fn version(lock: &str, package: &str) -> Result<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name);
    lines
        .nth(1)
        .and_then(|line| line.trim().strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .map(String::from)
        .with_context(|| format!("Cargo.lock holds no version of \"{package}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n\
        \n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.79\"\n";

    #[test]
    fn a_package_has_its_version() {
        assert_eq!(version(LOCK, "wasm-bindgen").unwrap(), "0.2.129");
    }

    #[test]
    fn a_longer_name_is_another_package() {
        assert_eq!(version(LOCK, "wasm-bindgen-futures").unwrap(), "0.4.79");
    }

    #[test]
    fn a_missing_package_is_an_error() {
        assert!(version(LOCK, "wasm").is_err());
    }
}
