//! A small web server on a port of 127.0.0.1 that records every connection and every request.
//!
//! It serves the built page from a sub-path, as a council's server would. As the browser's proxy
//! it also sees what is sent to any other host; that is recorded and refused. It knows no more of
//! HTTP than browsers need here: one answer a connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The folder that the page is served from.
const FOLDER: &str = "/some/folder/";

/// What reached the server, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A connection was opened.
    Connection,
    /// A request line, such as `GET /some/folder/ HTTP/1.1`.
    Request(String),
}

/// The server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    stopping: Arc<AtomicBool>,
}

impl Server {
    /// Starts serving a page on a free port.
    pub fn start(page: Vec<u8>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let stopping = Arc::new(AtomicBool::new(false));
        let server = Self { address, seen: Arc::clone(&seen), stopping: Arc::clone(&stopping) };
        let page = Arc::new(page);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopping.load(Ordering::SeqCst) {
                    break;
                }
                seen.lock().unwrap().push(Seen::Connection);
                let seen = Arc::clone(&seen);
                let page = Arc::clone(&page);
                thread::spawn(move || {
                    // A browser may open a connection and leave; there is no one to tell.
                    let _ = answer(&stream, address, &page, &seen);
                });
            }
        });
        server
    }

    /// Host and port, as in `127.0.0.1:40123`.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The address of something it serves; the page itself for an empty name.
    pub fn url(&self, name: &str) -> String {
        format!("http://{}{FOLDER}{name}", self.address)
    }

    /// What has reached it until now.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// The requests among it. A browser may open a connection and send nothing over it: Firefox does
    /// when a link is pressed, even one to a place in the same page; Chromium does for a navigation
    /// that is then refused.
    pub fn requests(&self) -> Vec<String> {
        self.seen()
            .into_iter()
            .filter_map(|seen| match seen {
                Seen::Connection => None,
                Seen::Request(line) => Some(line),
            })
            .collect()
    }

    /// What a plain request from the test itself, not from a browser, gets.
    pub fn ask(&self, name: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("the server takes connections");
        write!(stream, "GET {FOLDER}{name} HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
    }
}

/// Reads one request and answers it.
fn answer(
    mut stream: &TcpStream,
    own: SocketAddr,
    page: &[u8],
    seen: &Mutex<Vec<Seen>>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    seen.lock().unwrap().push(Seen::Request(request.clone()));
    while let Some(line) = lines.next().transpose()? {
        if line.is_empty() {
            break;
        }
    }
    let target = request.split(' ').nth(1).unwrap_or_default();
    let own_target = target.strip_prefix(&format!("http://{own}")).unwrap_or(target);
    let in_folder = own_target.strip_prefix(FOLDER);
    let (status, kind, body): (&str, &str, &[u8]) = match in_folder {
        Some("" | "index.html") => ("200 OK", "text/html", page),
        Some("blank.html") => ("200 OK", "text/html", b"<!doctype html><title>Blank</title>"),
        Some("here") => ("200 OK", "text/plain", b"here"),
        Some(_) => ("404 Not Found", "text/plain", b"not here"),
        None => ("502 Bad Gateway", "text/plain", b"refused"),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_what_is_not_there() {
        let server = Server::start(b"<p>page".to_vec());
        assert!(server.ask("").ends_with("<p>page"));
        assert!(server.ask("here").starts_with("HTTP/1.1 200"));
        assert!(server.ask("nothing").starts_with("HTTP/1.1 404"));
        assert_eq!(server.seen().len(), 6, "three connections, three requests");
        assert_eq!(server.requests().len(), 3);
    }
}
