//! Headings and times of a command's steps, and the summary at its end.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// A step that was run.
#[derive(Debug)]
struct Done {
    name: String,
    time: Duration,
    is_passed: bool,
}

/// The steps so far.
#[derive(Debug)]
pub struct Steps {
    start: Instant,
    done: Vec<Done>,
}

impl Steps {
    /// None yet; the clock starts.
    pub fn new() -> Self {
        Self { start: Instant::now(), done: Vec::new() }
    }

    /// Runs one step under its heading. Its failure carries the step's name.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n== {name}");
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        let done = Done { name: name.to_owned(), time, is_passed: result.is_ok() };
        println!("-- {}", done.line());
        self.done.push(done);
        result.with_context(|| format!("the step \"{name}\" failed"))
    }

    /// What was done and how long each step took.
    pub fn summary(&self) -> String {
        let total = Done { name: "In all".to_owned(), time: self.start.elapsed(), is_passed: true };
        let lines: Vec<String> = self.done.iter().chain([&total]).map(Done::line).collect();
        lines.join("\n")
    }
}

impl Done {
    fn line(&self) -> String {
        let outcome = if self.is_passed { "" } else { "  FAILED" };
        format!("{:>7.1} s  {}{outcome}", self.time.as_secs_f64(), self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_names_every_step_and_the_total() {
        let mut steps = Steps::new();
        steps.step("first", || Ok(())).unwrap();
        steps.step("second", || Ok(())).unwrap();
        let summary = steps.summary();
        let names: Vec<&str> =
            summary.lines().filter_map(|line| line.split(" s  ").last()).collect();
        assert_eq!(names, ["first", "second", "In all"]);
    }

    #[test]
    fn a_failure_carries_the_step_s_name() {
        let error = Steps::new().step::<()>("third", || anyhow::bail!("reason")).unwrap_err();
        assert_eq!(format!("{error:#}"), "the step \"third\" failed: reason");
    }
}
