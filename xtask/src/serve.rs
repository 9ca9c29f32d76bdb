//! Builds, then serves the product on this computer alone.
//!
//! Answers GET and HEAD for the files of the product and nothing else; every answer is read from disk
//! anew and may not be cached. One thread for each connection, one request each.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::{build, pack, project::Project};

/// The longest request head that is read, in bytes.
const MAX_HEAD: u64 = 16_384;
/// How many ports are tried from the first on.
const N_PORTS: u16 = 20;

/// Builds and serves until the program is stopped.
pub fn serve(project: &Project, port: u16) -> Result<()> {
    build::build(project)?;
    let listener = listen(port)?;
    let address = listener.local_addr().context("the address cannot be told")?;
    println!("\nCaseload audit is at http://{address}/ (Ctrl+C stops it)");
    for connection in listener.incoming() {
        let Ok(connection) = connection else { continue };
        let dist = project.dist();
        std::thread::spawn(move || {
            // A browser that hangs up early is no fault of ours.
            let _ = answer(&connection, &dist);
        });
    }
    Ok(())
}

fn listen(port: u16) -> Result<TcpListener> {
    (port..port.saturating_add(N_PORTS))
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .with_context(|| format!("no port from {port} on is free; name another with --port"))
}

fn answer(mut connection: &TcpStream, dist: &Path) -> std::io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let head = read_head(connection)?;
    connection.write_all(&response(&head, dist))
}

/// The first line of a request. The lines after it are read and left aside.
fn read_head(connection: &TcpStream) -> std::io::Result<String> {
    let mut reader = BufReader::new(connection.take(MAX_HEAD));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    Ok(first)
}

/// The whole answer to a request that begins with that line.
fn response(request: &str, dist: &Path) -> Vec<u8> {
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" && method != "HEAD" {
        return message("405 Method Not Allowed", "text/plain", b"", true);
    }
    let found = file(target, dist).and_then(|(path, kind)| Some((std::fs::read(path).ok()?, kind)));
    match found {
        Some((body, kind)) => message("200 OK", kind, &body, method == "GET"),
        None => message("404 Not Found", "text/plain", b"", true),
    }
}

/// The file that a target means, and its media type.
fn file(target: &str, dist: &Path) -> Option<(PathBuf, &'static str)> {
    let name = match target.split('?').next()?.strip_prefix('/')? {
        "" => pack::PAGE,
        name => name,
    };
    let kind = match name.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    pack::files().iter().any(|file| file == name).then(|| (dist.join(name), kind))
}

fn message(status: &str, kind: &str, body: &[u8], with_body: bool) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nAllow: GET, HEAD\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    let mut message = head.into_bytes();
    if with_body {
        message.extend_from_slice(body);
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(request: &str) -> String {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("no-such-folder");
        let answer = String::from_utf8(response(request, &dist)).unwrap();
        answer.split("\r\n").next().unwrap().to_owned()
    }

    #[test]
    fn only_reading_is_allowed() {
        assert_eq!(status("POST / HTTP/1.1"), "HTTP/1.1 405 Method Not Allowed");
    }

    #[test]
    fn nothing_but_the_product_is_there() {
        let dist = Path::new("d");
        assert!(file("/", dist).is_some() && file("/?a", dist).is_some());
        let manifest = Some((dist.join("manifest.json"), "application/json"));
        assert_eq!(file("/manifest.json", dist), manifest);
        assert!(file("/../Cargo.toml", dist).is_none());
        assert_eq!(status("GET /favicon.ico HTTP/1.1"), "HTTP/1.1 404 Not Found");
    }

    #[test]
    fn head_has_the_length_and_no_body() {
        let answer = String::from_utf8(message("200 OK", "text/html", b"abc", false)).unwrap();
        assert!(answer.contains("Content-Length: 3\r\n") && answer.ends_with("\r\n\r\n"));
    }

    #[test]
    fn a_busy_port_gives_way_to_the_next() {
        let first = listen(18_080).unwrap();
        let second = listen(first.local_addr().unwrap().port()).unwrap();
        assert_ne!(first.local_addr().unwrap(), second.local_addr().unwrap());
    }
}
