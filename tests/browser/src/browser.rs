//! A browser under WebDriver: headless, with a fresh profile and download folder, and nothing of
//! its own going to the network where that can be turned off.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fantoccini::Client;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command::Command;
use crate::driver::Driver;
use crate::environment::Engine;

/// What is special about a browser.
#[derive(Clone, Debug, Default)]
pub struct Special {
    /// The host and port of a proxy for every request, those to this computer included.
    pub proxy: Option<String>,
    /// Whether scripts are switched off.
    pub without_scripts: bool,
    /// The width of the window in CSS pixels, where it matters.
    pub width: Option<u32>,
}

/// A running browser. Dropping it ends its processes and removes its profile.
#[derive(Debug)]
pub struct Browser {
    /// What commands go through.
    pub client: Client,
    /// Which browser it is.
    pub engine: Engine,
    driver: Driver,
    folder: TempDir,
}

impl Browser {
    /// Starts a browser.
    pub async fn start(engine: Engine, special: &Special) -> Self {
        let folder = TempDir::with_prefix("caseload-audit-test-").unwrap();
        std::fs::create_dir(downloads_in(folder.path())).unwrap();
        let driver = Driver::start(engine, folder.path());
        let wanted = match engine {
            Engine::Chromium => chromium(folder.path(), special),
            Engine::Firefox => firefox(folder.path(), special),
        };
        let Value::Object(mut wanted) = wanted else { unreachable!("capabilities are an object") };
        wanted.insert("acceptInsecureCerts".into(), json!(false));
        wanted.insert("timeouts".into(), json!({ "script": 120_000 }));
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
        Self { client, engine, driver, folder }
    }

    /// Where downloads go.
    pub fn downloads(&self) -> PathBuf {
        downloads_in(self.folder.path())
    }

    /// A folder of the test's own, removed with the browser.
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

fn downloads_in(folder: &Path) -> PathBuf {
    folder.join("downloads")
}

fn chromium(folder: &Path, special: &Special) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-default-apps".to_owned(),
        "--no-first-run".to_owned(),
        "--no-default-browser-check".to_owned(),
        "--no-pings".to_owned(),
        "--disable-extensions".to_owned(),
        "--allow-browser-signin=false".to_owned(),
        "--disable-features=OptimizationHints,MediaRouter,NetworkTimeServiceQuerying,PreconnectToSearch,Translate".to_owned(),
        "--lang=en-GB".to_owned(),
        format!("--user-data-dir={}", folder.join("profile").display()),
        "--window-size=1280,900".to_owned(),
    ];
    if let Some(proxy) = &special.proxy {
        arguments.push(format!("--proxy-server=http://{proxy}"));
        arguments.push("--proxy-bypass-list=<-loopback>".to_owned());
    }
    let mut preferences = json!({
        "download.default_directory": downloads_in(folder),
        "download.prompt_for_download": false,
        "profile.default_content_setting_values.automatic_downloads": 1,
    });
    if special.without_scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let mut options = json!({
        "binary": Engine::Chromium.program(),
        "args": arguments,
        "prefs": preferences,
    });
    if let Some(width) = special.width {
        // A window cannot be as narrow as a telephone; its content can be shown so.
        options["mobileEmulation"] = json!({
            "deviceMetrics": { "width": width, "height": 844, "pixelRatio": 2.0, "touch": true },
        });
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(folder: &Path, special: &Special) -> Value {
    let mut preferences = json!({
        "browser.download.folderList": 2,
        "browser.download.dir": downloads_in(folder),
        "browser.download.useDownloadDir": true,
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.download.alwaysOpenPanel": false,
        "devtools.console.stdout.content": true,
        "intl.accept_languages": "en-GB",
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "services.settings.server": "data:,",
        "javascript.enabled": !special.without_scripts,
    });
    if let Some((host, port)) = special.proxy.as_deref().and_then(|proxy| proxy.rsplit_once(':')) {
        let port: u16 = port.parse().unwrap();
        for scheme in ["http", "ssl"] {
            preferences[format!("network.proxy.{scheme}")] = json!(host);
            preferences[format!("network.proxy.{scheme}_port")] = json!(port);
        }
        preferences["network.proxy.type"] = json!(1);
        preferences["network.proxy.no_proxies_on"] = json!("");
        preferences["network.proxy.allow_hijacking_localhost"] = json!(true);
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": Engine::Firefox.program(),
            "args": ["-headless"],
            "prefs": preferences,
            "log": { "level": "error" },
        },
    })
}
