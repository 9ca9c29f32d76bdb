//! nginx or Apache themselves, with the sample settings: a copy of the built folder in the test's
//! own folder, on a port of 127.0.0.1, as one process that ends with the test.
//!
//! Around the sample stands only what a test needs. In the sample itself nothing is changed but the
//! folder, which has to stand in one line.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::geteuid;
use tempfile::TempDir;

use crate::environment::{apache_modules, built_page, web_server, web_server_libraries};
use crate::reply::Reply;

/// The sub-path that the samples serve the page at.
const PATH: &str = "/caseload-audit";
/// The folder that the samples serve it from.
const FOLDER: &str = "/srv/caseload-audit";
/// How long a server may take to listen.
const START_LIMIT: Duration = Duration::from_mins(1);
/// How often it is started again where its port was taken in the meantime.
const N_TRIES: usize = 5;

/// A web server that there are sample settings for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// nginx.
    Nginx,
    /// Apache 2.4, with the modules that the sample needs or can use.
    Apache,
    /// Apache without its module that sets headers.
    ApacheWithoutHeaders,
}

impl Kind {
    /// The built sample's name.
    fn sample(self) -> &'static str {
        match self {
            Self::Nginx => "nginx.conf",
            Self::Apache | Self::ApacheWithoutHeaders => "apache.conf",
        }
    }
}

/// The server, running or ended; it ends when dropped.
#[derive(Debug)]
pub struct WebServer {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl WebServer {
    /// Starts it on a copy of the built folder and waits until it takes connections.
    pub fn start(kind: Kind) -> Self {
        let mut tries = 1;
        loop {
            match Self::try_start(kind) {
                Ok(server) => return server,
                Err(said) if tries < N_TRIES && said.contains("ddress already in use") => {
                    tries += 1;
                }
                Err(said) => panic!("{kind:?} should start; it said: {said}"),
            }
        }
    }

    /// Starts it. Where it ends instead of listening, gives what it said.
    pub fn try_start(kind: Kind) -> Result<Self, String> {
        let folder = TempDir::with_prefix("caseload-audit-server-").unwrap();
        // As root, Apache reads as another user.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        copy(built_page().parent().unwrap(), &folder.path().join("site"));
        let port = free_port();
        fs::write(folder.path().join("sample.conf"), sample(kind, folder.path())).unwrap();
        fs::write(folder.path().join("main.conf"), main(kind, folder.path(), port)).unwrap();
        let process = spawn(kind, folder.path());
        let mut server = Self { process, port, folder };
        if server.listens() { Ok(server) } else { Err(server.said()) }
    }

    /// The address of something in the page's folder; the folder itself for an empty name.
    pub fn url(&self, name: &str) -> String {
        format!("http://127.0.0.1:{}{PATH}/{name}", self.port)
    }

    /// A file of the copy that it serves.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("site").join(name)
    }

    /// What it answers to a method and a name in the page's folder, with further headers.
    pub fn ask(&self, method: &str, name: &str, headers: &[(&str, &str)]) -> Reply {
        self.ask_path(method, &format!("{PATH}/{name}"), headers)
    }

    /// What it answers to a method and a path.
    pub fn ask_path(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        Reply::of(self.port, method, path, headers)
    }

    /// The request lines it has answered until now, in order.
    pub fn requests(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.path().join("requests.log")).unwrap();
        log.lines().map(str::to_owned).collect()
    }

    /// Ends it: from now on nobody answers at its port.
    pub fn end(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
        assert!(self.connect().is_err(), "nobody should answer at port {}", self.port);
    }

    fn connect(&self) -> std::io::Result<TcpStream> {
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))
    }

    /// Waits until it takes connections; false if it ends before that.
    fn listens(&mut self) -> bool {
        let started = Instant::now();
        loop {
            if self.process.try_wait().unwrap().is_some() {
                return false;
            }
            if self.connect().is_ok() {
                return true;
            }
            assert!(started.elapsed() < START_LIMIT, "it should listen; it said: {}", self.said());
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn said(&self) -> String {
        ["output.log", "error.log"]
            .map(|name| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default())
            .concat()
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The sample as it was built, with the test's folder in the place of the one named there.
fn sample(kind: Kind, folder: &Path) -> String {
    let path = built_page().with_file_name("server-settings").join(kind.sample());
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    assert_eq!(
        lines.filter(|line| line.contains(FOLDER)).count(),
        1,
        "one line of {} should have to be changed",
        kind.sample()
    );
    text.replace(FOLDER, folder.join("site").to_str().unwrap())
}

fn spawn(kind: Kind, folder: &Path) -> Child {
    let output = File::create(folder.join("output.log")).unwrap();
    let mut command = Command::new(web_server(kind));
    match kind {
        Kind::Nginx => command.arg("-p").arg(folder).arg("-e").arg(folder.join("error.log")),
        Kind::Apache | Kind::ApacheWithoutHeaders => command.arg("-X"),
    };
    match kind {
        Kind::Nginx => command.arg("-c"),
        Kind::Apache | Kind::ApacheWithoutHeaders => command.arg("-f"),
    };
    if let Some(libraries) = web_server_libraries() {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    command
        .arg(folder.join("main.conf"))
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(output.try_clone().unwrap())
        .stderr(output)
        .spawn()
        .unwrap_or_else(|error| panic!("{kind:?} should start: {error}"))
}

/// A main configuration: in the foreground, one process, on this computer only, writing into the
/// test's folder and nowhere else.
fn main(kind: Kind, folder: &Path, port: u16) -> String {
    let folder = folder.to_str().unwrap();
    match kind {
        Kind::Nginx => nginx(folder, port),
        Kind::Apache => apache(folder, port, &["headers"]),
        Kind::ApacheWithoutHeaders => apache(folder, port, &[]),
    }
}

fn nginx(folder: &str, port: u16) -> String {
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("  {name}_temp_path {folder}/{name};\n"))
        .concat();
    format!(
        "daemon off;\nmaster_process off;\npid {folder}/server.pid;\n\
         error_log {folder}/error.log;\nevents {{ worker_connections 64; }}\n\
         http {{\n{temporary}  log_format line '$request';\n  access_log {folder}/requests.log line;\n  \
         # As a server may be that serves other things too.\n  \
         autoindex on;\n  expires 1y;\n  \
         server {{\n    listen 127.0.0.1:{port};\n    add_header X-Other-Site 1;\n    \
         location ~ \\.(js|png)$ {{ return 410; }}\n    include {folder}/sample.conf;\n  }}\n}}\n"
    )
}

fn apache(folder: &str, port: u16, further: &[&str]) -> String {
    let built_in = ["log_config", "unixd"];
    let modules =
        ["mpm_event", "authz_core", "alias", "dir", "mime", "autoindex", "filter", "deflate"];
    let path = apache_modules();
    let load = |name: &&str| {
        let path = path.join(format!("mod_{name}.so"));
        format!(
            "<IfModule !{name}_module>\n  LoadModule {name}_module {}\n</IfModule>\n",
            path.display()
        )
    };
    let modules: String = built_in.iter().chain(&modules).chain(further).map(load).collect();
    // As root it has to be told whom to become; another user stays who it is.
    let user = if geteuid().is_root() { "User #65534\nGroup #65534\n" } else { "" };
    // As a server may be that serves other things too.
    let elsewhere = "Options Indexes\nAddDefaultCharset iso-8859-1\n\
        <IfModule headers_module>\n  Header set Cache-Control \"max-age=31536000\"\n  \
        Header set Content-Security-Policy \"default-src 'self'\"\n</IfModule>\n";
    format!(
        "ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\n{modules}\
         PidFile {folder}/server.pid\nDefaultRuntimeDir {folder}\nErrorLog {folder}/error.log\n\
         LogFormat \"%r\" line\nCustomLog {folder}/requests.log line\nTypesConfig /dev/null\n\
         {user}{elsewhere}Include {folder}/sample.conf\n"
    )
}
