//! What a browser is started with: its profile folder inside the test's own folder, its switches
//! and preferences.
//!
//! The profile outlives the browser, so that a test can start the browser again on it, or search
//! it. What a browser keeps for its user by default (history, form entries, the pages open when it
//! was closed) it keeps here too. What it sends on its own account is switched off in one place for
//! each browser, `CHROMIUM_OWN_…` with `chromium_preferences` and `firefox_own_traffic`, so that a
//! test can assert connections, not only requests.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Special, WebAssembly};
use crate::environment::Engine;

/// Switches without which Chromium opens connections of its own.
const CHROMIUM_OWN_TRAFFIC: [&str; 9] = [
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--allow-browser-signin=false",
    "--no-pings",
];

/// Features of Chromium that ask its maker's servers for something, look for devices, or connect in
/// advance; and the one that tries https where http was asked for.
const CHROMIUM_OWN_TRAFFIC_FEATURES: [&str; 11] = [
    "AutofillServerCommunication",
    "CertificateTransparencyComponentUpdater",
    "DialMediaRouteProvider",
    "HttpsUpgrades",
    "InterestFeedContentSuggestions",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationGuideModelDownloading",
    "OptimizationHints",
    "PreconnectToSearch",
    "Translate",
];

/// Hosts that Chromium asks for something whatever its switches say: its maker's accounts and updates,
/// and the search engine that Debian presets. For it they do not exist, and it asks no proxy for them.
const CHROMIUM_OWN_HOSTS: [&str; 3] =
    ["accounts.google.com", "update.googleapis.com", "start.duckduckgo.com"];

/// The profile in a test's folder.
pub fn profile_in(folder: &Path) -> PathBuf {
    folder.join("profile")
}

/// Where downloads go.
pub fn downloads_in(folder: &Path) -> PathBuf {
    folder.join("downloads")
}

/// What a WebDriver program is asked for.
pub fn capabilities(engine: Engine, folder: &Path, special: &Special) -> Value {
    let mut wanted = match engine {
        Engine::Chromium => chromium(folder, special),
        Engine::Firefox => firefox(folder, special),
    };
    wanted["acceptInsecureCerts"] = json!(special.self_made_certificates);
    wanted["timeouts"] = json!({ "script": 120_000 });
    if special.asks_before_leaving {
        // Else a driver answers the question for the user, and the page is left. Both drivers look at
        // this only in sessions of the newer, two-way kind.
        wanted["unhandledPromptBehavior"] = json!({ "beforeUnload": "ignore" });
        wanted["webSocketUrl"] = json!(true);
    }
    wanted
}

fn chromium(folder: &Path, special: &Special) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--no-first-run".to_owned(),
        "--no-default-browser-check".to_owned(),
        "--lang=en-GB".to_owned(),
        format!("--disable-features={}", CHROMIUM_OWN_TRAFFIC_FEATURES.join(",")),
        format!("--user-data-dir={}", profile_in(folder).display()),
        "--window-size=1280,900".to_owned(),
    ];
    arguments.extend(CHROMIUM_OWN_TRAFFIC.map(str::to_owned));
    if let Some(proxy) = &special.proxy {
        arguments.push(format!("--proxy-server=http://{proxy}"));
        let bypassed = CHROMIUM_OWN_HOSTS.join(";");
        arguments.push(format!("--proxy-bypass-list=<-loopback>;{bypassed}"));
    }
    let mut rules = CHROMIUM_OWN_HOSTS.map(|host| format!("MAP {host} ~NOTFOUND")).to_vec();
    rules.extend(special.host_name.iter().map(|name| format!("MAP {name} 127.0.0.1")));
    arguments.push(format!("--host-resolver-rules={}", rules.join(",")));
    if special.self_made_certificates {
        // The capability alone does not reach the requests for a service worker's script.
        arguments.push("--ignore-certificate-errors".to_owned());
    }
    match special.web_assembly {
        WebAssembly::On => {}
        WebAssembly::NotOptimised => arguments.push("--js-flags=--liftoff-only".to_owned()),
        WebAssembly::Off => arguments.push("--js-flags=--jitless".to_owned()),
    }
    let mut options = json!({
        "binary": Engine::Chromium.program(),
        "args": arguments,
        "prefs": chromium_preferences(folder, special),
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

fn chromium_preferences(folder: &Path, special: &Special) -> Value {
    let mut preferences = json!({
        "download.default_directory": downloads_in(folder),
        "download.prompt_for_download": false,
        "profile.default_content_setting_values.automatic_downloads": 1,
        // No connection in advance, no suggestion, no check of what is opened or downloaded.
        "net.network_prediction_options": 2,
        "search.suggest_enabled": false,
        "safebrowsing.enabled": false,
        "alternate_error_pages.enabled": false,
    });
    if special.connects_in_advance {
        preferences["net.network_prediction_options"] = json!(0);
    }
    if special.without_scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    preferences
}

fn firefox(folder: &Path, special: &Special) -> Value {
    let mut preferences = firefox_own_traffic();
    preferences["browser.download.folderList"] = json!(2);
    preferences["browser.download.dir"] = json!(downloads_in(folder));
    preferences["browser.download.useDownloadDir"] = json!(true);
    preferences["browser.download.always_ask_before_handling_new_types"] = json!(false);
    preferences["browser.download.alwaysOpenPanel"] = json!(false);
    preferences["devtools.console.stdout.content"] = json!(true);
    preferences["intl.accept_languages"] = json!("en-GB");
    preferences["javascript.enabled"] = json!(!special.without_scripts);
    // So that a test on this computer can be the other end of a direct connection.
    preferences["media.peerconnection.ice.loopback"] = json!(true);
    // As for a user: the history is kept, and what was open is kept for the next start.
    preferences["places.history.enabled"] = json!(true);
    preferences["browser.sessionstore.resume_from_crash"] = json!(true);
    if special.connects_in_advance {
        preferences["network.http.speculative-parallel-limit"] = json!(20);
    }
    if special.asks_before_leaving {
        preferences["dom.disable_beforeunload"] = json!(false);
    }
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
    if let Some(name) = &special.host_name {
        preferences["network.dns.localDomains"] = json!(name);
    }
    match special.web_assembly {
        WebAssembly::On => {}
        WebAssembly::NotOptimised => {
            preferences["javascript.options.wasm_optimizingjit"] = json!(false);
            preferences["javascript.options.wasm_baselinejit"] = json!(true);
        }
        WebAssembly::Off => preferences["javascript.options.wasm"] = json!(false),
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": Engine::Firefox.program(),
            // A profile named here is used where it is and stays when the browser ends; the
            // preferences are written to its user.js.
            "args": ["-headless", "-profile", profile_in(folder)],
            "prefs": preferences,
            "log": { "level": "error" },
        },
    })
}

/// Preferences without which Firefox opens connections of its own, beside those that its WebDriver
/// program sets.
fn firefox_own_traffic() -> Value {
    json!({
        // Connections in advance: on a press of a link, on typing, on hovering.
        "network.http.speculative-parallel-limit": 0,
        "browser.places.speculativeConnect.enabled": false,
        "browser.urlbar.speculativeConnect.enabled": false,
        "network.dns.disablePrefetch": true,
        "network.dns.disablePrefetchFromHTTPS": true,
        "network.predictor.enabled": false,
        "network.prefetch-next": false,
        // Is there a network, and which?
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.trr.mode": 5,
        "browser.region.network.url": "",
        "browser.region.update.enabled": false,
        // Settings, studies, updates, lists.
        "services.settings.server": "data:,",
        "app.normandy.enabled": false,
        "app.update.disabledForTesting": true,
        "extensions.update.enabled": false,
        "extensions.systemAddon.update.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        "media.gmp-manager.updateEnabled": false,
        "browser.search.update": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.safebrowsing.downloads.enabled": false,
        "browser.safebrowsing.downloads.remote.enabled": false,
        // Reports, accounts, messages, the new tab's content.
        "datareporting.policy.dataSubmissionEnabled": false,
        "datareporting.healthreport.uploadEnabled": false,
        "toolkit.telemetry.enabled": false,
        "toolkit.telemetry.server": "",
        "identity.fxaccounts.enabled": false,
        "dom.push.connection.enabled": false,
        "browser.topsites.contile.enabled": false,
        "browser.newtabpage.activity-stream.feeds.system.topstories": false,
        "browser.newtabpage.activity-stream.feeds.topsites": false,
    })
}
