//! Running other programs: what they print goes to the terminal, and failure names the command.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The `cargo` that runs this, so that nested calls use the same toolchain.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Runs it to its end. Fails if it cannot be started or says that it failed.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("could not start: {line}"))?;
    if !status.success() {
        bail!("failed ({status}): {line}");
    }
    Ok(())
}

/// Runs it and gives what it prints.
pub fn capture(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start: {line}"))?;
    if !output.status.success() {
        bail!("failed ({}): {line}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("not text: the output of {line}"))
}

/// Whether it can be started and ends well. What it prints is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The first of the programs that is on the search path.
pub fn on_path(names: &[&str]) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .map(|program| program.with_extension(std::env::consts::EXE_EXTENSION))
        .find(|program| program.is_file())
        .with_context(|| format!("there is no {} on the search path", names.join(" or ")))
}

fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = run(Command::new("no-such-program-here").arg("x")).unwrap_err();
        assert_eq!(error.to_string(), "could not start: no-such-program-here x");
    }

    #[test]
    fn a_program_that_is_not_on_the_path_is_named() {
        let error = on_path(&["no-such-browser", "nor-this"]).unwrap_err().to_string();
        assert_eq!(error, "there is no no-such-browser or nor-this on the search path");
    }

    #[test]
    fn a_program_that_cannot_be_started_does_not_succeed() {
        assert!(!succeeds(&mut Command::new("no-such-program-here")));
    }
}
