//! What a web server answers to one plain request of the test's own: status, headers, and the body
//! as it came over the wire.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body, compressed where a header says so, and in chunks where another one does.
    pub body: Vec<u8>,
}

impl Reply {
    /// Asks a server of this computer.
    pub fn of(port: u16, method: &str, path: &str, headers: &[(&str, &str)]) -> Self {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        let headers: Vec<String> =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let headers = headers.concat();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
             {headers}\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Self::parse(&bytes)
    }

    fn parse(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap();
        let headers = lines
            .map(|line| {
                let (name, value) = line.split_once(':').unwrap();
                (name.to_ascii_lowercase(), value.trim().to_owned())
            })
            .collect();
        Self { status: status.parse().unwrap(), headers, body: bytes[end + 4..].to_vec() }
    }

    /// The value of a header, where it came; its values in one where it came more than once.
    pub fn header(&self, name: &str) -> Option<String> {
        let name = name.to_ascii_lowercase();
        let values: Vec<&str> = self
            .headers
            .iter()
            .filter(|(other, _)| *other == name)
            .map(|(_, value)| value.as_str())
            .collect();
        (!values.is_empty()).then(|| values.join(" | "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_came_twice_is_seen_twice() {
        let reply = Reply::parse(b"HTTP/1.1 200 OK\r\nA-b: c\r\nX:  y \r\na-B: d\r\n\r\nbody");
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("a-b").as_deref(), Some("c | d"));
        assert_eq!(reply.header("x").as_deref(), Some("y"));
        assert_eq!(reply.header("z"), None);
        assert_eq!(reply.body, b"body");
    }
}
