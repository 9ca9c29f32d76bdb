//! Set-up, build, serve and test of Caseload audit: `cargo xtask help` lists the commands.
//!
//! Reading order: [`cli`] turns arguments into a command; [`project`], [`process`] and [`tool`] say
//! where things are and run them; [`setup`], [`build`], [`serve`], [`suite`] and [`generate`] are
//! the commands; [`pack`] is what Trunk's hook calls.

mod apt;
mod axe;
mod browsers;
mod build;
mod cli;
mod generate;
mod layering;
mod lockfile;
mod pack;
mod paths;
mod process;
mod product;
mod project;
mod reach;
mod serve;
mod setup;
mod steps;
mod suite;
mod tool;
mod web_servers;

use std::process::ExitCode;

use cli::Command;
use project::Project;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = cli::parse(&arguments)?;
    match command {
        Command::Help => {
            print!("{}", cli::HELP);
            Ok(())
        }
        Command::Setup => setup::for_tests(&Project::find()?),
        Command::Build => build::build(&Project::find()?).map(|_| ()),
        Command::Serve { port } => serve::serve(&Project::find()?, port),
        Command::Test => suite::run(&Project::find()?),
        Command::Pack => pack::run_as_hook(),
        Command::Generate(plan) => generate::run(&plan),
    }
}
