//! The built page, opened in a browser.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::Client;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::environment::built_page;
use crate::server::Server;
use crate::site::{PAGE, Site};
use crate::table::Table;

const LIBRARY: &str = include_str!("scripts/library.js");

/// Where the page is opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A web server, under a sub-path.
    Served,
    /// The file itself, as by a double click.
    File,
}

/// The page, open.
#[derive(Debug)]
pub struct Page {
    browser: Browser,
    server: Server,
    place: Place,
    url: String,
}

impl Page {
    /// Opens what the server has under a name, the page itself for an empty one, and does not wait
    /// for it to be usable.
    pub async fn open_served(browser: Browser, server: Server, name: &str) -> Self {
        let url = server.url(name);
        Self::opened(Self { browser, server, place: Place::Served, url }).await
    }

    /// Opens the file, with a script that runs before anything of the page's own where one is
    /// given, and does not wait for it to be usable. The server is beside it.
    pub async fn open_file(browser: Browser, server: Server, script: Option<&str>) -> Self {
        let url = if script.is_none() {
            file_url(&built_page())
        } else {
            let path = browser.folder().join(PAGE);
            fs::write(&path, Site::built_with(script).file(PAGE)).unwrap();
            file_url(&path)
        };
        Self::opened(Self { browser, server, place: Place::File, url }).await
    }

    async fn opened(self) -> Self {
        self.client().goto(&self.url).await.unwrap();
        self
    }

    /// Waits until the page can be used.
    pub async fn wait_until_usable(&self) {
        self.wait_for("link", "Nothing leaves this computer").await;
    }

    /// Loads the page anew, as a user does, and waits until it can be used.
    ///
    /// Not by the driver's own command: Firefox's passes by everything that is kept.
    pub async fn reload(&self) {
        const MARK: &str = "data-before-reload";
        self.run::<Value>(
            "document.documentElement.setAttribute(arguments[0], ''); location.reload()",
            vec![json!(MARK)],
        )
        .await;
        self.until("the page to be loaded anew", async || {
            // Between the two pages there is none to ask.
            let script = "return document.documentElement.hasAttribute(arguments[0])";
            let is_old = self.client().execute(script, vec![json!(MARK)]).await.ok()?;
            (is_old == json!(false)).then_some(())
        })
        .await;
        self.wait_until_usable().await;
    }

    /// Ends the browser, starts it again on the same profile and opens the page.
    pub async fn restart_browser(&mut self) {
        self.browser.restart().await;
        self.client().goto(&self.url).await.unwrap();
        self.wait_until_usable().await;
    }

    /// What WebDriver commands go through.
    pub fn client(&self) -> &Client {
        &self.browser.client
    }

    /// The browser it is open in.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The server beside it; it serves the page where the place is [`Place::Served`].
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Where it was opened from.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The address it was opened at.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Runs a script in the page and gives what it returns.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let script = format!("{LIBRARY}\n{script}");
        let answer = self
            .client()
            .execute(&script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the script should run: {error}"));
        serde_json::from_value(answer.clone())
            .unwrap_or_else(|error| panic!("the script answered {answer}: {error}"))
    }

    /// Runs a script that calls back with its answer: the last of its `arguments`.
    pub async fn run_async<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let script = format!("{LIBRARY}\n{script}");
        let answer = self
            .client()
            .execute_async(&script, arguments)
            .await
            .unwrap_or_else(|error| panic!("the script should answer: {error}"));
        serde_json::from_value(answer.clone())
            .unwrap_or_else(|error| panic!("the script answered {answer}: {error}"))
    }

    /// Gives files to the file chooser, which is in the part for files.
    pub async fn choose_files<P: AsRef<Path>>(&self, paths: &[P]) {
        if self.find("file", "Caseload files").await.is_none() {
            self.go_to("Files").await;
        }
        let input = self.wait_for("file", "Caseload files").await;
        let paths: Vec<String> =
            paths.iter().map(|path| path.as_ref().display().to_string()).collect();
        input.send_keys(&paths.join("\n")).await.unwrap();
    }

    /// Drops files of the given names and texts on the page.
    pub async fn drop_files(&self, files: &[(&str, &str)]) {
        self.run::<Value>(include_str!("scripts/drop.js"), vec![json!(files)]).await;
    }

    /// What the page says of progress and outcome.
    pub async fn status(&self) -> String {
        self.run("return statusText()", vec![]).await
    }

    /// Everything a reader sees.
    pub async fn text(&self) -> String {
        self.run("return pageText()", vec![]).await
    }

    /// Waits until what the page says of progress and outcome has a text in it.
    pub async fn wait_until_status_says(&self, said: &str) {
        let latest = RefCell::new(String::new());
        let what =
            || format!("\u{201c}{said}\u{201d} in the status \u{201c}{}\u{201d}", latest.borrow());
        self.until_or(what, async || {
            latest.replace(self.status().await);
            latest.borrow().contains(said).then_some(())
        })
        .await;
    }

    /// Waits until the audit is ready.
    pub async fn wait_until_ready(&self) {
        self.until("a status that begins with \u{201c}Audit ready\u{201d}", async || {
            self.status().await.starts_with("Audit ready").then_some(())
        })
        .await;
    }

    /// Waits until the page shows a text that has all of these words, in any letters' case.
    pub async fn wait_until_it_says(&self, words: &[&str]) -> String {
        self.until(&format!("a text with {words:?}"), async || {
            let text = self.text().await;
            let lower = text.to_lowercase();
            words.iter().all(|word| lower.contains(&word.to_lowercase())).then_some(text)
        })
        .await
    }

    /// What the page says of working offline, where it says anything.
    pub async fn offline(&self) -> Option<String> {
        self.run(
            "const e = document.getElementById('offline'); return e && tidy(e.textContent)",
            vec![],
        )
        .await
    }

    /// Waits until what the page says of working offline begins so, and gives all of it.
    pub async fn wait_until_offline_says(&self, beginning: &str) -> String {
        let last = RefCell::new(None);
        let what = format!("#offline to begin with \u{201c}{beginning}\u{201d}");
        self.until_or(
            || format!("{what}; it says {:?}", last.borrow()),
            async || {
                let text = self.offline().await;
                last.replace(text.clone());
                text.filter(|text| text.starts_with(beginning))
            },
        )
        .await
    }

    /// The table whose name begins so, where there is one.
    pub async fn table_now(&self, name: &str) -> Option<Table> {
        self.run(include_str!("scripts/table.js"), vec![json!(name)]).await
    }

    /// Waits for the table whose name begins so.
    pub async fn table(&self, name: &str) -> Table {
        self.until(&format!("the table \u{201c}{name}\u{2026}\u{201d}"), async || {
            if !self.is_all_drawn().await {
                return None;
            }
            self.table_now(name).await
        })
        .await
    }

    /// Whether no section waits to be drawn: what a reader does not see yet is drawn in its turn.
    pub async fn is_all_drawn(&self) -> bool {
        const NONE_WAITS: &str = "return !document.querySelector('main details[aria-busy]')";
        self.run(NONE_WAITS, vec![]).await
    }

    /// Waits for a file to be downloaded whose name has the given ending, and gives its path.
    pub async fn downloaded(&self, ending: &str) -> PathBuf {
        let folder = self.browser.downloads();
        self.until(&format!("a download that ends with {ending}"), async || {
            let names: Vec<PathBuf> =
                fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            // Browsers write to another name, or beside it, until the download is complete.
            let is_partial = |path: &PathBuf| {
                let name = path.to_string_lossy();
                name.ends_with(".crdownload") || name.ends_with(".part")
            };
            if names.iter().any(is_partial) {
                return None;
            }
            names.into_iter().find(|path| {
                path.to_string_lossy().ends_with(ending)
                    && fs::metadata(path).is_ok_and(|found| found.len() > 0)
            })
        })
        .await
    }

    /// What the page is like, for the report of a failed test.
    pub async fn describe(&self) -> String {
        let script = format!("{LIBRARY}\nreturn [location.href, statusText(), pageText()]");
        match self.client().execute(&script, vec![]).await {
            Ok(found) => format!("The page: {found}"),
            Err(error) => format!("The page does not answer: {error}"),
        }
    }

    /// Closes the browser.
    pub async fn close(self) {
        self.browser.close().await;
    }
}

fn file_url(path: &Path) -> String {
    format!("file://{}", path.display())
}
