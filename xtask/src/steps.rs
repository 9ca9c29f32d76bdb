//! Headings and times of a command's steps, and the summary at its end.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The steps so far.
#[derive(Debug)]
pub struct Steps {
    start: Instant,
    done: Vec<(String, Duration)>,
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
        let outcome = if result.is_ok() { "done" } else { "failed" };
        println!("-- {name}: {outcome} in {}", seconds(time));
        self.done.push((name.to_owned(), time));
        result.with_context(|| format!("the step \"{name}\" failed"))
    }

    /// What was done and how long each step took.
    pub fn summary(&self) -> String {
        let total = ("In all".to_owned(), self.start.elapsed());
        let lines: Vec<String> = self
            .done
            .iter()
            .chain(std::iter::once(&total))
            .map(|(name, time)| format!("{:>9}  {name}", seconds(*time)))
            .collect();
        lines.join("\n")
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
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
        let names: Vec<&str> = summary.lines().filter_map(|line| line.split("  ").last()).collect();
        assert_eq!(names, ["first", "second", "In all"]);
    }

    #[test]
    fn a_failure_carries_the_step_s_name() {
        let error = Steps::new().step::<()>("third", || anyhow::bail!("reason")).unwrap_err();
        assert_eq!(format!("{error:#}"), "the step \"third\" failed: reason");
    }
}
