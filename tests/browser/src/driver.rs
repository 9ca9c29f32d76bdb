//! A browser's WebDriver program on a free port, in a process group of its own, which ends with
//! it: the browser cannot outlive its test.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::environment::Engine;

/// How long a driver may take to say which port it listens on.
const START_LIMIT: Duration = Duration::from_mins(1);

/// A running WebDriver program.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    port: u16,
    log: PathBuf,
}

impl Driver {
    /// Starts the driver of an engine; its profiles, settings and output stay in `folder`.
    pub fn start(engine: Engine, folder: &Path) -> Self {
        let log = folder.join("driver.log");
        let output = File::create(&log).unwrap();
        let mut command = Command::new(engine.driver());
        match engine {
            Engine::Chromium => command.arg("--port=0"),
            Engine::Firefox => command
                .args(["--port=0", "--websocket-port=0", "--allow-system-access"])
                .arg("--profile-root")
                .arg(folder),
        };
        let process = command
            .stdin(Stdio::null())
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            // What a browser writes outside its profile (caches, settings) stays in the folder too.
            .env("HOME", folder)
            .env("TMPDIR", folder)
            // Else Firefox takes its lists from its maker's server, whatever its preferences say.
            .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1")
            .env_remove("XDG_CACHE_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("the driver of {engine:?} should start: {error}"));
        let mut driver = Self { process, port: 0, log };
        driver.port = driver.wait_for_port();
        driver
    }

    /// The address that WebDriver commands go to.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What driver and browser have written until now.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()).into_owned()
    }

    fn wait_for_port(&mut self) -> u16 {
        let started = Instant::now();
        loop {
            if let Some(port) = self.output().lines().find_map(announced_port) {
                return port;
            }
            let ended = self.process.try_wait().unwrap();
            assert!(
                ended.is_none() && started.elapsed() < START_LIMIT,
                "the driver should say which port it listens on; it said: {}",
                self.output()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group is gone already where the browser was closed in order.
        if let Some(group) = i32::try_from(self.process.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.process.wait();
    }
}

/// The port in `ChromeDriver was started successfully on port 40123.` or geckodriver's
/// `… Listening on 127.0.0.1:40123`.
fn announced_port(line: &str) -> Option<u16> {
    let digits = line
        .split_once("started successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?
        .1;
    digits.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_found_in_what_drivers_say() {
        assert_eq!(
            announced_port("ChromeDriver was started successfully on port 40123."),
            Some(40123)
        );
        assert_eq!(
            announced_port("1700000000\tgeckodriver\tINFO\tListening on 127.0.0.1:4444"),
            Some(4444)
        );
        assert_eq!(announced_port("Starting ChromeDriver 156"), None);
    }
}
