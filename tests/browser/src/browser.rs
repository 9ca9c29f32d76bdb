//! A browser under WebDriver: headless, with a fresh profile and download folder, and nothing of
//! its own going to the network where that can be turned off. It can be started again on the same
//! profile, or closed so that its profile can be searched.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, test_kill_process};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command::Command;
use crate::driver::Driver;
use crate::environment::Engine;
use crate::profile::{capabilities, downloads_in, profile_in};

/// How long a browser may take to end in order.
const END_LIMIT: Duration = Duration::from_mins(1);

/// What is special about a browser.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches of a browser")]
pub struct Special {
    /// The host and port of a proxy for every request, those to this computer included.
    pub proxy: Option<String>,
    /// Whether scripts are switched off.
    pub without_scripts: bool,
    /// The width of the window in CSS pixels, where it matters.
    pub width: Option<u32>,
    /// A host name that leads to 127.0.0.1 and over plain http is no secure context.
    pub host_name: Option<String>,
    /// Whether certificates that nobody vouches for are accepted, for service workers too.
    pub self_made_certificates: bool,
    /// What becomes of WebAssembly.
    pub web_assembly: WebAssembly,
    /// Whether the browser may connect in advance, which is switched off else.
    pub connects_in_advance: bool,
    /// Whether the browser's question before a page is left stays for the test to answer. Else the
    /// driver leaves the page at once.
    pub asks_before_leaving: bool,
}

/// What a browser does with WebAssembly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WebAssembly {
    /// Everything.
    #[default]
    On,
    /// It compiles, but never optimises.
    NotOptimised,
    /// It is switched off.
    Off,
}

/// A running browser. Dropping it ends its processes and removes its profile.
#[derive(Debug)]
pub struct Browser {
    /// What commands go through.
    pub client: Client,
    /// Which browser it is.
    pub engine: Engine,
    driver: Driver,
    special: Special,
    folder: TempDir,
}

impl Browser {
    /// Starts a browser with a fresh profile.
    pub async fn start(engine: Engine, special: &Special) -> Self {
        let folder = TempDir::with_prefix("caseload-audit-test-").unwrap();
        fs::create_dir(downloads_in(folder.path())).unwrap();
        fs::create_dir(profile_in(folder.path())).unwrap();
        let (driver, client) = start_in(engine, folder.path(), special).await;
        Self { client, engine, driver, special: special.clone(), folder }
    }

    /// Ends it in order and starts it again on the same profile.
    pub async fn restart(&mut self) {
        self.close_keeping_profile().await;
        let (driver, client) = start_in(self.engine, self.folder.path(), &self.special).await;
        self.driver = driver;
        self.client = client;
    }

    /// Ends it in order, so that it writes everything that it keeps, and gives the folder of its
    /// profile, which is there until this is dropped.
    ///
    /// # Panics
    ///
    /// If it does not end, or not in order.
    pub async fn close_keeping_profile(&self) -> PathBuf {
        let profile = profile_in(self.folder.path());
        let process = process_on(self.engine, &profile);
        // Both drivers ask a browser on a profile that is not theirs to end, and wait for it.
        self.client.clone().close().await.expect("the driver should end the browser");
        let started = Instant::now();
        while test_kill_process(process).is_ok() {
            assert!(started.elapsed() < END_LIMIT, "{:?} should end", self.engine);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        if self.engine == Engine::Chromium {
            let preferences = fs::read(profile.join("Default/Preferences")).unwrap();
            let preferences: Value = serde_json::from_slice(&preferences).unwrap();
            let ended = &preferences["profile"]["exit_type"];
            assert_eq!(ended, "Normal", "Chromium should end in order");
        }
        profile
    }

    /// Where downloads go.
    pub fn downloads(&self) -> PathBuf {
        downloads_in(self.folder.path())
    }

    /// A folder of the test's own, removed with the browser. It is also what the browser takes for
    /// its user's home and for the place of temporary files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What pages, or the browser about them, have written to the console.
    pub async fn console(&self) -> BTreeSet<String> {
        match self.engine {
            Engine::Chromium => {
                let command = Command::post("se/log", json!({ "type": "browser" }));
                let found = self.client.issue_cmd(command).await.unwrap();
                let entries = found.as_array().into_iter().flatten();
                entries.map(|entry| entry["message"].to_string()).collect()
            }
            // Firefox writes it to its standard output, and messages of its own with it.
            Engine::Firefox => self
                .driver
                .output()
                .lines()
                .filter(|line| line.trim_start().starts_with("console."))
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Closes it in order.
    pub async fn close(self) {
        // Whatever it answers, dropping it ends it.
        let _ = self.client.clone().close().await;
    }
}

/// Starts a driver, and a browser on the profile in that folder.
async fn start_in(engine: Engine, folder: &Path, special: &Special) -> (Driver, Client) {
    let driver = Driver::start(engine, folder);
    let Value::Object(wanted) = capabilities(engine, folder, special) else {
        unreachable!("capabilities are an object")
    };
    let wanted: Capabilities = wanted.into_iter().collect();
    let client =
        Client::with_capabilities_and_connector(&driver.url(), &wanted, HttpConnector::new())
            .await
            .unwrap_or_else(|error| {
                panic!("{engine:?} should start: {error}\n{}", driver.output())
            });
    if let (Engine::Firefox, Some(width)) = (engine, special.width) {
        narrow(&client, width).await;
    }
    (driver, client)
}

/// The browser's process, in which the link ends that it makes in its profile.
fn process_on(engine: Engine, profile: &Path) -> Pid {
    let (name, before_process) = match engine {
        Engine::Chromium => ("SingletonLock", '-'),
        Engine::Firefox => ("lock", '+'),
    };
    let target = fs::read_link(profile.join(name)).expect("a browser runs on the profile");
    let target = target.to_string_lossy();
    let process = target.rsplit(before_process).next().and_then(|digits| digits.parse().ok());
    process.and_then(Pid::from_raw).expect("the link names a process")
}

/// Makes Firefox's window as narrow as a telephone. The window's own style has a least width, which
/// only the browser's own context can take away.
async fn narrow(client: &Client, width: u32) {
    for (context, script) in
        [("chrome", "document.documentElement.style.minWidth = '0'"), ("content", "")]
    {
        let command = Command::post("moz/context", json!({ "context": context }));
        client.issue_cmd(command).await.unwrap();
        client.execute(script, vec![]).await.unwrap();
    }
    client.set_window_size(width, 900).await.unwrap();
}
