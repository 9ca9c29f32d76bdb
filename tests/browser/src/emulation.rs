//! What Chromium can be told of its window and of its user's settings while a page is open.

use serde_json::{Value, json};

use crate::command::Command;
use crate::environment::Engine;
use crate::page::Page;

impl Page {
    /// Shows the page in a window of that many CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.until("the page in its new window", async || {
            let size: (u32, u32) = self.run("return [innerWidth, innerHeight]", vec![]).await;
            (size == (width, height)).then_some(())
        })
        .await;
    }

    /// Shows the page as for a user with these settings, such as `("prefers-color-scheme", "dark")`,
    /// and no others.
    pub async fn prefer(&self, settings: &[(&str, &str)]) {
        let features: Vec<Value> =
            settings.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        for (name, value) in settings {
            let query = format!("({name}: {value})");
            let is_so: bool =
                self.run("return matchMedia(arguments[0]).matches", vec![json!(query)]).await;
            assert!(is_so, "the page should see {query}");
        }
    }

    /// Shows the page as it is on paper.
    pub async fn show_as_printed(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let is_so: bool = self.run("return matchMedia('print').matches", vec![]).await;
        assert!(is_so, "the page should be as in print");
    }

    async fn devtools(&self, name: &str, parameters: Value) {
        let engine = self.browser().engine;
        assert_eq!(engine, Engine::Chromium, "only Chromium takes orders of this kind");
        let order = json!({ "cmd": name, "params": parameters });
        self.client().issue_cmd(Command::post("goog/cdp/execute", order)).await.unwrap();
    }
}
