//! The web servers that the sample settings are tested with: nginx and Apache, as the computer has
//! them, or else unpacked from the distribution's packages into the tools folder. Nothing is
//! installed, so nothing starts by itself or listens to anyone. Tests never go without them.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::apt::Apt;
use crate::process::{self, on_path};

const PACKAGES: [&str; 2] = ["nginx", "apache2-bin"];

/// Where servers are that are not on the search path of everyone.
const SYSTEM_FOLDERS: [&str; 3] = ["/usr/sbin", "/usr/local/sbin", "/sbin"];

/// Where Apache's modules are, by distribution.
const MODULES: [&str; 4] = [
    "/usr/lib/apache2/modules",
    "/usr/lib64/httpd/modules",
    "/usr/lib/httpd/modules",
    "/usr/libexec/apache2",
];

/// Written into the folder last, so that one that was left half unpacked does not count.
const FINISHED: &str = "finished";

const ADVICE: &str = "the sample settings for web servers are tested with nginx and Apache\n  \
    Debian, Ubuntu: sudo apt-get update, and they are unpacked without being installed; or \
    sudo apt-get install nginx apache2\n  \
    Fedora: sudo dnf install nginx httpd\n  \
    Then run cargo xtask test again";

/// The programs that the tests of the sample settings start.
#[derive(Debug)]
pub struct WebServers {
    pub nginx: PathBuf,
    pub apache: PathBuf,
    pub apache_modules: PathBuf,
    /// Folders of libraries that they need beside the system's; empty where that has all.
    pub libraries: OsString,
}

impl WebServers {
    /// Those of the computer, or else those kept in the tools folder, unpacked first if need be.
    pub fn ensure(tools: &Path) -> Result<Self> {
        let folder = tools.join("web-servers");
        if let Ok(found) = Self::find(&folder) {
            println!("nginx: {}", found.nginx.display());
            println!("Apache: {}", found.apache.display());
            return Ok(found);
        }
        println!("nginx and Apache: unpacking them into the tools folder, once; under a minute");
        unpack(&folder).context(ADVICE)?;
        Self::find(&folder).context(ADVICE)
    }

    fn find(folder: &Path) -> Result<Self> {
        let kept = Kept::in_folder(folder);
        let libraries = kept.as_ref().map(Kept::libraries).transpose()?.unwrap_or_default();
        let runs = |program: &PathBuf| {
            process::succeeds(Command::new(program).arg("-v").env("LD_LIBRARY_PATH", &libraries))
        };
        let find = |names: &[&str]| {
            of_the_system(names)
                .filter(&runs)
                .or_else(|| kept.as_ref()?.program(names).filter(&runs))
                .with_context(|| format!("there is no {} that can be started", names.join(" or ")))
        };
        let apache = find(&["apache2", "httpd"])?;
        let apache_modules = MODULES
            .iter()
            .map(|modules| match &kept {
                Some(Kept(folder)) if apache.starts_with(folder) => inside(folder, modules),
                _ => PathBuf::from(modules),
            })
            .find(|modules| modules.join("mod_headers.so").is_file())
            .context("the folder of Apache's modules is not where it usually is")?;
        Ok(Self { nginx: find(&["nginx"])?, apache, apache_modules, libraries })
    }
}

fn of_the_system(names: &[&str]) -> Option<PathBuf> {
    on_path(names).ok().or_else(|| {
        SYSTEM_FOLDERS
            .iter()
            .flat_map(|folder| names.iter().map(move |name| Path::new(folder).join(name)))
            .find(|program| program.is_file())
    })
}

/// A folder that the packages were unpacked into, completely.
struct Kept<'a>(&'a Path);

impl<'a> Kept<'a> {
    fn in_folder(folder: &'a Path) -> Option<Self> {
        folder.join(FINISHED).is_file().then_some(Self(folder))
    }

    fn program(&self, names: &[&str]) -> Option<PathBuf> {
        names
            .iter()
            .map(|name| inside(self.0, "/usr/sbin").join(name))
            .find(|program| program.is_file())
    }

    /// The folders of libraries, in the form of a search path.
    fn libraries(&self) -> Result<OsString> {
        let mut folders = Vec::new();
        for place in ["/usr/lib", "/lib"] {
            let Ok(entries) = fs::read_dir(inside(self.0, place)) else { continue };
            for entry in entries {
                let path = entry?.path();
                // As in x86_64-linux-gnu.
                if path.file_name().is_some_and(|name| name.to_string_lossy().contains("-linux-")) {
                    folders.push(path);
                }
            }
        }
        folders.sort();
        Ok(std::env::join_paths(folders)?)
    }
}

/// A path of the system's, in the folder that packages were unpacked into.
fn inside(folder: &Path, path: &str) -> PathBuf {
    folder.join(path.trim_start_matches('/'))
}

/// Downloads what the distribution would install, and unpacks it into the folder.
fn unpack(folder: &Path) -> Result<()> {
    on_path(&["apt-get"])?;
    on_path(&["dpkg-deb"])?;
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("removing {}", folder.display()))?;
    }
    let packages = folder.join("packages");
    fs::create_dir_all(&packages).with_context(|| format!("making {}", packages.display()))?;
    let names = match download(&packages) {
        Ok(names) => names,
        // The lists of packages may be missing or too old.
        Err(error) => {
            let apt = Apt::find().ok_or(error)?;
            apt.update()?;
            download(&packages)?
        }
    };
    for entry in fs::read_dir(&packages)? {
        let package = entry?.path();
        if package.extension() == Some(OsStr::new("deb")) {
            process::run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(folder))?;
        }
    }
    fs::remove_dir_all(&packages)?;
    fs::write(folder.join(FINISHED), names.join("\n") + "\n")?;
    Ok(())
}

/// Downloads the packages that would be installed into a folder; gives their names. Takes no
/// privilege.
fn download(folder: &Path) -> Result<Vec<String>> {
    let plan = process::capture(
        Command::new("apt-get")
            .args(["install", "--simulate", "--quiet", "--no-install-recommends"])
            .args(PACKAGES)
            .env("LC_ALL", "C"),
    )?;
    let names = wanted(&plan);
    ensure!(!names.is_empty(), "there is nothing to unpack, though a server cannot be started");
    process::run(
        Command::new("apt-get")
            // As root, apt would otherwise download as a user who may not write here.
            .args(["-o", "APT::Sandbox::User=root", "--quiet", "download"])
            .args(&names)
            .current_dir(folder),
    )?;
    Ok(names)
}

/// The servers and libraries among what apt-get says it would install, in lines such as `Inst
/// libapr1 (1.7.2-3+deb12u1 Debian:12.15/oldstable [amd64])`.
fn wanted(plan: &str) -> Vec<String> {
    plan.lines()
        .filter_map(|line| line.strip_prefix("Inst ")?.split(' ').next())
        .filter(|name| {
            name.starts_with("lib") || PACKAGES.iter().any(|package| name.starts_with(package))
        })
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_and_their_libraries_are_wanted() {
        let plan = "Reading package lists...\n\
            Inst perl (5.36.0-7 Debian:12/oldstable [amd64])\n\
            Inst libssl3 [3.0.1] (3.0.2 Debian:12/oldstable [amd64])\n\
            Inst apache2-bin (2.4.71-1 Debian:12/oldstable [amd64])\n\
            Inst nginx-common (1.22.1-9 Debian:12/oldstable [all])\n\
            Conf libssl3 (3.0.2 Debian:12/oldstable [amd64])\n";
        assert_eq!(wanted(plan), ["libssl3", "apache2-bin", "nginx-common"]);
    }

    #[test]
    fn a_folder_without_its_mark_is_half_unpacked() {
        let folder =
            std::env::temp_dir().join(format!("caseload-audit-servers-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("usr/sbin")).unwrap();
        fs::create_dir_all(folder.join("usr/lib/any-linux-gnu")).unwrap();
        fs::write(folder.join("usr/sbin/httpd"), "").unwrap();
        assert!(Kept::in_folder(&folder).is_none());

        fs::write(folder.join(FINISHED), "").unwrap();
        let kept = Kept::in_folder(&folder).unwrap();
        assert_eq!(kept.program(&["apache2", "httpd"]), Some(folder.join("usr/sbin/httpd")));
        assert_eq!(kept.program(&["nginx"]), None);
        assert_eq!(kept.libraries().unwrap(), folder.join("usr/lib/any-linux-gnu").as_os_str());
        fs::remove_dir_all(folder).unwrap();
    }
}
