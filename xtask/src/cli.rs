//! Takes the arguments of `cargo xtask`; gives a [`Command`]. Does nothing else.

use anyhow::{Context, Result, bail};

use crate::generate::Plan;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask <command>

  setup      install what building and testing take, once, into a folder of the project's own
  build      build dist/index.html, the one file that is the product, and dist/SHA256SUMS
  serve      build, then serve dist on this computer only
             --port N    the port to try first (8080)
  test       formatting, lints, tests, release build, size, browsers
  generate   write a synthetic case list as CSV
             --rows N    case-months before repetition (1000000)
             --times N   write the same rows so many times over (1)
             --vary      let the repetitions differ in their last column
             FILE        where to write
  pack       called by Trunk after its build: puts everything into index.html
  help       this text

Tools are kept in $CASELOAD_AUDIT_TOOLS, or else in caseload-audit/tools of your cache folder
($XDG_CACHE_HOME, ~/.cache, or %LOCALAPPDATA%).
";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Setup,
    Build,
    Serve { port: u16 },
    Test,
    Pack,
    Generate(Plan),
}

/// The command that the arguments name. Errors name the argument that was not understood.
pub fn parse(arguments: &[String]) -> Result<Command> {
    let mut arguments = arguments.iter().map(String::as_str);
    let command = match arguments.next() {
        None | Some("help" | "--help" | "-h") => Command::Help,
        Some("setup") => Command::Setup,
        Some("build") => Command::Build,
        Some("serve") => serve(&mut arguments)?,
        Some("test") => Command::Test,
        Some("pack") => Command::Pack,
        Some("generate") => generate(&mut arguments)?,
        Some(other) => bail!("there is no command \"{other}\"; cargo xtask help lists them"),
    };
    match arguments.next() {
        Some(extra) => bail!("\"{extra}\" is not understood here; see cargo xtask help"),
        None => Ok(command),
    }
}

fn serve<'a>(arguments: &mut impl Iterator<Item = &'a str>) -> Result<Command> {
    let mut port = 8080;
    while let Some(argument) = arguments.next() {
        match argument {
            "--port" => port = number(argument, arguments.next())?,
            other => bail!("serve does not know \"{other}\"; see cargo xtask help"),
        }
    }
    Ok(Command::Serve { port })
}

fn generate<'a>(arguments: &mut impl Iterator<Item = &'a str>) -> Result<Command> {
    let mut rows = 1_000_000;
    let mut times = 1;
    let mut varied = false;
    let mut file = None;
    while let Some(argument) = arguments.next() {
        match argument {
            "--rows" => rows = number(argument, arguments.next())?,
            "--times" => times = number(argument, arguments.next())?,
            "--vary" => varied = true,
            other if other.starts_with('-') || file.is_some() => {
                bail!("generate does not know \"{other}\"; see cargo xtask help")
            }
            other => file = Some(other.into()),
        }
    }
    let file = file.context("generate needs the name of the file to write")?;
    Ok(Command::Generate(Plan { rows, times, varied, file }))
}

fn number<T: std::str::FromStr>(option: &str, value: Option<&str>) -> Result<T> {
    let value = value.with_context(|| format!("{option} needs a number after it"))?;
    value
        .parse()
        .ok()
        .with_context(|| format!("{option} needs a whole number in range, not \"{value}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&arguments)
    }

    #[test]
    fn no_argument_shows_the_help() {
        assert_eq!(parsed("").unwrap(), Command::Help);
    }

    #[test]
    fn serve_has_a_port_of_its_own() {
        assert_eq!(parsed("serve").unwrap(), Command::Serve { port: 8080 });
        assert_eq!(parsed("serve --port 9000").unwrap(), Command::Serve { port: 9000 });
    }

    #[test]
    fn a_port_out_of_range_is_refused() {
        let error = parsed("serve --port 70000").unwrap_err().to_string();
        assert!(error.contains("\"70000\""), "{error}");
    }

    #[test]
    fn generate_takes_options_in_any_order() {
        let plan = Plan { rows: 30, times: 6, varied: true, file: "out.csv".into() };
        assert_eq!(
            parsed("generate out.csv --vary --times 6 --rows 30").unwrap(),
            Command::Generate(plan)
        );
    }

    #[test]
    fn generate_without_a_file_is_refused() {
        assert!(parsed("generate --rows 3").is_err());
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(parsed("biuld").is_err());
        assert!(parsed("build --fast").is_err());
        assert!(parsed("generate a.csv b.csv").is_err());
    }
}
