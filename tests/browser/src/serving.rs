//! What a server gives for each address: its folders, and what is wrong with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::site::{PAGE, SERVICE_WORKER, Site, media_type};

/// What happens to one file instead of being given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// Its length is promised, and the connection closed in the middle of it.
    Cut,
    /// The server fails.
    Failing,
}

/// The folders of a server, each a site, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Serving {
    folders: BTreeMap<String, Arc<Site>>,
    faults: BTreeMap<String, Fault>,
    /// Whether every file but the page is given without its media type.
    pub untyped: bool,
    /// What browsers are told of keeping files.
    pub cache_control: Option<&'static str>,
    /// A policy that everything is sent with.
    pub policy: Option<&'static str>,
    /// Another server, to which browsers are sent for everything but the service worker.
    pub elsewhere: Option<String>,
}

/// An answer, with all that is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The status, as `200 OK`.
    pub status: &'static str,
    /// The media type.
    pub kind: &'static str,
    /// Where it is to be had instead.
    pub location: Option<String>,
    /// The bytes.
    pub body: &'a [u8],
    /// Whether only half of them are sent.
    pub cut: bool,
}

impl Answer<'_> {
    fn whole<'a>(status: &'static str, kind: &'static str, body: &'a [u8]) -> Answer<'a> {
        Answer { status, kind, location: None, body, cut: false }
    }
}

impl Serving {
    /// Puts a site into a folder, such as `/some/folder/`, in the place of what was there.
    pub fn put(&mut self, folder: &str, site: Site) {
        self.folders.insert(folder.to_owned(), Arc::new(site));
    }

    /// Lets something happen to a file, such as `/some/folder/index.html`, in every folder that has
    /// the name; the page also where it is given for its folder.
    pub fn spoil(&mut self, name: &str, fault: Fault) {
        self.faults.insert(name.to_owned(), fault);
    }

    /// Ends all faults.
    pub fn mend(&mut self) {
        self.faults.clear();
    }

    /// What is given for the path of an address.
    pub fn answer(&self, path: &str) -> Answer<'_> {
        let path = path.split(['?', '#']).next().unwrap_or_default().replace("%20", " ");
        // The folder that is deepest comes last.
        let found = self.folders.iter().rev().find_map(|(folder, site)| {
            path.strip_prefix(folder.as_str()).map(|name| (name.to_owned(), site))
        });
        let Some((name, site)) = found else {
            return Answer::whole("502 Bad Gateway", "text/plain", b"refused");
        };
        match name.as_str() {
            "blank.html" => {
                return Answer::whole(
                    "200 OK",
                    "text/html",
                    b"<!doctype html><title>Blank</title>",
                );
            }
            "here" => return Answer::whole("200 OK", "text/plain", b"here"),
            _ => {}
        }
        if let Some(server) = self.elsewhere.as_ref().filter(|_| name != SERVICE_WORKER) {
            let location = Some(format!("{server}{path}"));
            return Answer { location, ..Answer::whole("302 Found", "text/plain", b"") };
        }
        let missing = Answer::whole("404 Not Found", "text/plain", b"not here");
        let Some(body) = site.get(&name) else {
            return missing;
        };
        let kind = match media_type(&name) {
            kind if kind.starts_with("text/html") => kind,
            _ if self.untyped => "application/octet-stream",
            kind => kind,
        };
        let full_name = if name.is_empty() { PAGE } else { &name };
        match self.faults.get(full_name) {
            None => Answer::whole("200 OK", kind, body),
            Some(Fault::Cut) => Answer { cut: true, ..Answer::whole("200 OK", kind, body) },
            Some(Fault::Missing) => missing,
            Some(Fault::Failing) => {
                Answer::whole("500 Internal Server Error", "text/plain", b"failing")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serving() -> Serving {
        let mut serving = Serving::default();
        serving.put("/a/", Site::page_alone(b"page".to_vec()).with("x.js", b"script".to_vec()));
        serving
    }

    #[track_caller]
    fn check(serving: &Serving, path: &str, status: &str, kind: &str, body: &[u8]) {
        let answer = serving.answer(path);
        assert!(answer.status.starts_with(status), "{path}: {answer:?}");
        assert!(answer.kind.starts_with(kind), "{path}: {answer:?}");
        assert_eq!(answer.body, body, "{path}");
    }

    #[test]
    fn files_go_by_their_names() {
        let mut serving = serving();
        check(&serving, "/a/", "200", "text/html", b"page");
        check(&serving, "/a/index.html?q", "200", "text/html", b"page");
        check(&serving, "/a/x.js", "200", "text/javascript", b"script");
        check(&serving, "/a/y.js", "404", "text/plain", b"not here");
        check(&serving, "/", "502", "text/plain", b"refused");
        serving.put("/a/b/", Site::page_alone(b"deeper".to_vec()).with_page_named("p q.html"));
        check(&serving, "/a/b/p%20q.html", "200", "text/html", b"deeper");
        check(&serving, "/a/b/", "404", "text/plain", b"not here");
    }

    #[test]
    fn faults_come_and_go() {
        let mut serving = serving();
        serving.spoil("index.html", Fault::Failing);
        check(&serving, "/a/", "500", "text/plain", b"failing");
        check(&serving, "/a/x.js", "200", "text/javascript", b"script");
        serving.spoil("index.html", Fault::Cut);
        assert!(serving.answer("/a/").cut);
        serving.mend();
        serving.untyped = true;
        check(&serving, "/a/", "200", "text/html", b"page");
        check(&serving, "/a/x.js", "200", "application/octet-stream", b"script");
    }
}
