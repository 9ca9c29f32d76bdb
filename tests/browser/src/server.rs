//! A small web server on a port of 127.0.0.1 that records every connection and every request.
//!
//! It serves the built folder from a sub-path, as a council's server would; what it serves can
//! change while it runs. As the browser's proxy it also sees what is sent to any other host; that is
//! recorded and refused. It knows no more of HTTP than browsers need here: one answer a connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::serving::Serving;
use crate::site::Site;
use crate::tls::Tls;

/// The folder that the page is served from.
pub const FOLDER: &str = "/some/folder/";

/// What reached the server, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A connection was opened.
    Connection,
    /// A request line, such as `GET /some/folder/ HTTP/1.1`.
    Request(String),
}

/// How browsers reach a server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// By http at its address on this computer, which browsers trust as they do https.
    #[default]
    Http,
    /// By https with a certificate made for the test.
    Https,
    /// By http under that name, which browsers do not trust. They must be told where it is.
    HttpNamed(&'static str),
}

/// The server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    reach: Reach,
    listening: Mutex<Option<Listening>>,
}

/// What the threads of a server share.
#[derive(Debug)]
struct Shared {
    address: SocketAddr,
    /// Scheme, host and port, as browsers name them.
    origin: String,
    tls: Option<Tls>,
    serving: Mutex<Serving>,
    seen: Mutex<Vec<Seen>>,
}

/// The thread that takes connections.
#[derive(Debug)]
struct Listening {
    stopping: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Server {
    /// Starts serving a site on a free port.
    pub fn start(site: impl Into<Site>) -> Self {
        Self::reached(Reach::Http, site)
    }

    /// Starts serving a site that is reached so.
    pub fn reached(reach: Reach, site: impl Into<Site>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().unwrap();
        let origin = match reach {
            Reach::Http => format!("http://{address}"),
            Reach::Https => format!("https://{address}"),
            Reach::HttpNamed(name) => format!("http://{name}:{}", address.port()),
        };
        let mut serving = Serving::default();
        serving.put(FOLDER, site.into());
        let shared = Arc::new(Shared {
            address,
            origin,
            tls: (reach == Reach::Https).then(Tls::self_made),
            serving: Mutex::new(serving),
            seen: Mutex::new(Vec::new()),
        });
        let listening = Listening::start(listener, &shared);
        Self { shared, reach, listening: Mutex::new(Some(listening)) }
    }

    /// How browsers reach it.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// Host and port, as in `127.0.0.1:40123`.
    pub fn host(&self) -> String {
        self.shared.address.to_string()
    }

    /// Scheme, host and port, as in `http://127.0.0.1:40123`.
    pub fn origin(&self) -> &str {
        &self.shared.origin
    }

    /// The address of something in the folder that the page is served from; the page itself for an
    /// empty name.
    pub fn url(&self, name: &str) -> String {
        format!("{}{FOLDER}{name}", self.origin())
    }

    /// Changes what it serves from now on.
    pub fn change(&self, change: impl FnOnce(&mut Serving)) {
        change(&mut self.shared.serving.lock().unwrap());
    }

    /// Serves another site in the place of the one before.
    pub fn replace(&self, site: Site) {
        self.change(|serving| serving.put(FOLDER, site));
    }

    /// Closes its port: connections are refused.
    pub fn stop(&self) {
        if let Some(listening) = self.listening.lock().unwrap().take() {
            listening.stop(self.shared.address);
        }
        TcpStream::connect(self.shared.address).expect_err("a stopped server takes no connection");
    }

    /// Goes on at the same port after [`Server::stop`].
    pub fn go_on(&self) {
        let listener = TcpListener::bind(self.shared.address).expect("its port is free again");
        *self.listening.lock().unwrap() = Some(Listening::start(listener, &self.shared));
    }

    /// What has reached it until now.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
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
        let mut stream =
            TcpStream::connect(self.shared.address).expect("the server takes connections");
        write!(stream, "GET {FOLDER}{name} HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(listening) = self.listening.get_mut().ok().and_then(Option::take) {
            listening.stop(self.shared.address);
        }
    }
}

impl Listening {
    fn start(listener: TcpListener, shared: &Arc<Shared>) -> Self {
        let stopping = Arc::new(AtomicBool::new(false));
        let shared = Arc::clone(shared);
        let stopped = Arc::clone(&stopping);
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                shared.seen.lock().unwrap().push(Seen::Connection);
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    // A browser may open a connection and leave; there is no one to tell.
                    let _ = match &shared.tls {
                        None => shared.answer(stream),
                        Some(tls) => shared.answer_encrypted(tls, stream),
                    };
                });
            }
        });
        Self { stopping, thread }
    }

    fn stop(self, address: SocketAddr) {
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect_timeout(&address, Duration::from_secs(1));
        let _ = self.thread.join();
    }
}

impl Shared {
    /// Reads one request and answers it.
    fn answer<S: Read + Write>(&self, mut stream: S) -> std::io::Result<()> {
        let mut lines = BufReader::new(&mut stream).lines();
        let Some(request) = lines.next().transpose()? else {
            return Ok(());
        };
        self.seen.lock().unwrap().push(Seen::Request(request.clone()));
        while let Some(line) = lines.next().transpose()? {
            if line.is_empty() {
                break;
            }
        }
        // As a proxy it is asked for whole addresses, its own among them.
        let target = request.split(' ').nth(1).unwrap_or_default();
        let path = target.strip_prefix(&self.origin).unwrap_or(target);
        let serving = self.serving.lock().unwrap().clone();
        let answer = serving.answer(path);
        write!(
            stream,
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n",
            answer.status,
            answer.kind,
            answer.body.len()
        )?;
        if let Some(value) = serving.cache_control {
            write!(stream, "Cache-Control: {value}\r\n")?;
        }
        if let Some(policy) = serving.policy {
            write!(stream, "Content-Security-Policy: {policy}\r\n")?;
        }
        if let Some(location) = answer.location {
            write!(stream, "Location: {location}\r\n")?;
        }
        write!(stream, "Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n")?;
        let sent = if answer.cut { answer.body.len() / 2 } else { answer.body.len() };
        stream.write_all(&answer.body[..sent])?;
        stream.flush()
    }

    fn answer_encrypted(&self, tls: &Tls, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = tls.over(stream);
        self.answer(&mut stream)?;
        stream.conn.send_close_notify();
        stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serving::Fault;

    #[test]
    fn the_page_and_what_is_not_there() {
        let server = Server::start(b"<p>page".to_vec());
        assert!(server.ask("").ends_with("<p>page"));
        assert!(server.ask("here").starts_with("HTTP/1.1 200"));
        assert!(server.ask("nothing").starts_with("HTTP/1.1 404"));
        assert_eq!(server.seen().len(), 6, "three connections, three requests");
        assert_eq!(server.requests().len(), 3);
    }

    #[test]
    fn what_it_serves_changes_while_it_runs() {
        let server = Server::start(b"<p>page".to_vec());
        server.replace(Site::page_alone(b"<p>other".to_vec()));
        server.change(|serving| serving.cache_control = Some("no-cache"));
        let answer = server.ask("");
        assert!(answer.ends_with("<p>other") && answer.contains("no-cache"), "{answer}");
        server.change(|serving| serving.spoil("index.html", Fault::Cut));
        let answer = server.ask("");
        assert!(answer.contains("Content-Length: 8\r\n") && answer.ends_with("<p>o"), "{answer}");
    }

    #[test]
    fn it_stops_and_goes_on_at_the_same_port() {
        let server = Server::start(b"<p>page".to_vec());
        server.stop();
        server.go_on();
        assert!(server.ask("").ends_with("<p>page"));
    }
}
