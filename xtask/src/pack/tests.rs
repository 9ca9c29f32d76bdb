//! The packer as a whole, on small parts.

use super::*;
use base64::prelude::{BASE64_STANDARD, Engine};

const TEMPLATE: &str = "<!doctype html>\n<!-- pack: note on\n\
    two lines --><html><head>\n<!-- pack: policy -->\n<meta charset=\"utf-8\">\n\
    <!-- pack: fingerprint -->\n<!-- pack: icon icon.svg -->\n<!-- pack: style a.css -->\n<!-- pack: style b.css -->\n</head><body>\n\
    <!-- pack: script boot boot.js -->\n<!-- pack: glue glue -->\n<!-- pack: text worker worker.js -->\n\
    <!-- pack: program program -->\n<!-- pack: samples samples sample -->\n</body></html>\n";

const BOOT: &str = "var end = '</script>';\r\nstart(end);\r\n";

/// Folders as Trunk leaves them, removed at the end of the test.
struct Folders(PathBuf);

impl Folders {
    fn new(name: &str, template: &str) -> Self {
        let root =
            std::env::temp_dir().join(format!("caseload-audit-pack-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        let folders = Self(root);
        let put = |path: &str, text: &str| {
            let path = folders.0.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        put("stage/index.html", template);
        put("stage/caseload-audit.js", "let wasm_bindgen = 1;");
        put("stage/caseload-audit_bg.wasm", "\0asm");
        put("stage/left-over.txt", "");
        put("static/icon.svg", "<svg/>");
        put("static/a.css", "a { b: c }");
        put("static/b.css", "d { e: f }");
        put("static/boot.js", BOOT);
        put("static/worker.js", "work();");
        put(
            "static/hosting/service-worker.js",
            "const PAGE = '{{page}}';\nconst FILES = [\n{{files}}\n];\n",
        );
        put("static/hosting/manifest.json", "{{icon-192}} {{icon-512}}");
        put("static/hosting/icon-192.png", "small");
        put("static/hosting/icon-512.png", "large");
        for name in companions::SETTINGS_FILES {
            put(&format!("static/hosting/server-settings/{name}"), name);
        }
        for name in sample::FILES {
            put(&format!("static/sample/{name}"), "Team,Cases\r\n");
        }
        folders
    }

    fn pack(&self) -> Result<String> {
        pack(&self.0.join("stage"), &self.0.join("static"))?;
        read_text(&self.0.join("stage/index.html"))
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The texts of the elements that begin so, as an HTML parser takes them: up to the first end tag.
fn texts<'a>(page: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    page.split(begin).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

/// The paths of all files in a folder, as the product names them.
fn paths_in(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            paths.extend(paths_in(&entry.path()).iter().map(|inner| format!("{name}/{inner}")));
        } else {
            paths.push(name);
        }
    }
    paths.sort();
    paths
}

#[test]
fn the_product_s_files_are_left_and_each_has_its_sum() {
    let folders = Folders::new("files", TEMPLATE);
    folders.pack().unwrap();
    let stage = folders.0.join("stage");
    assert_eq!(paths_in(&stage), files());
    let sums = read_text(&stage.join(SUMS)).unwrap();
    let lines: Vec<(&str, &str)> =
        sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
    assert_eq!(lines.len(), files().len() - 1);
    for (sum, name) in lines {
        assert_eq!(sum, sha256(&read(&stage.join(name)).unwrap()), "{name}");
    }
}

#[test]
fn the_service_worker_keeps_the_page_and_its_files_by_their_sums() {
    let folders = Folders::new("kept", TEMPLATE);
    let page = folders.pack().unwrap();
    let script = read_text(&folders.0.join("stage/service-worker.js")).unwrap();
    assert!(script.starts_with(&format!("const PAGE = '{}';\n", sha256(page.as_bytes()))));
    let manifest = "data:image/png;base64,c21hbGw= data:image/png;base64,bGFyZ2U=";
    let sum = sha256(manifest.as_bytes());
    let line =
        format!("{{ name: 'manifest.json', type: 'application/manifest+json', sum: '{sum}' }},");
    assert!(script.contains(&line), "{line} in {script}");
}

#[test]
fn a_sum_is_written_as_sha256sum_reads_it() {
    // FIPS 180-2, appendix B.1.
    assert_eq!(
        super::sums(&[("index.html".to_owned(), b"abc".to_vec())]),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  index.html\n"
    );
}

#[test]
fn every_script_and_style_is_allowed_by_its_exact_text() {
    let page = Folders::new("hashes", TEMPLATE).pack().unwrap();
    let policy = texts(&page, "content=\"", "\"")[0];
    let boot = texts(&page, "<script id=\"boot\">", "</script>")[0];
    assert_eq!(boot, "var end = '<\\/script>';\nstart(end);\n");
    let glue = texts(&page, "<script id=\"glue\">", "</script>")[0];
    let styles = texts(&page, "<style>", "</style>");
    assert_eq!(styles.len(), 2);
    for text in styles.iter().chain([&boot, &glue]) {
        let hash = BASE64_STANDARD.encode(Sha256::digest(text));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{text}");
    }
    assert_eq!(policy.matches("'sha256-").count(), 4);
}

#[test]
fn nothing_outside_is_referred_to() {
    let page = Folders::new("references", TEMPLATE).pack().unwrap();
    assert!(!page.contains(" src="));
    assert_eq!(page.matches("href=").count(), page.matches("href=\"data:").count());
    assert!(!page.contains("pack:"));
}

#[test]
fn the_policy_comes_before_all_that_it_governs() {
    let page = Folders::new("first", TEMPLATE).pack().unwrap();
    let (before, _) = page.split_once("<meta http-equiv").unwrap();
    assert_eq!(before, "<!doctype html>\n<html><head>\n");
}

#[test]
fn the_same_parts_give_the_same_bytes() {
    let first = Folders::new("once", TEMPLATE).pack().unwrap();
    let second = Folders::new("again", TEMPLATE).pack().unwrap();
    assert_eq!(first, second);
}

#[track_caller]
fn refused(name: &str, template: &str, reason: &str) {
    let folders = Folders::new(name, template);
    let error = format!("{:#}", folders.pack().unwrap_err());
    assert!(error.contains(reason), "{error}");
    assert!(folders.0.join("stage/caseload-audit.js").exists());
}

#[test]
fn a_missing_comment_is_refused() {
    for kind in ["policy", "fingerprint", "icon", "script", "glue", "text", "program", "samples"] {
        let template: String = TEMPLATE
            .split_inclusive('\n')
            .filter(|line| !line.contains(&format!("pack: {kind}")))
            .collect();
        refused(&format!("no-{kind}"), &template, &format!("pack: {kind}"));
    }
}

#[test]
fn a_comment_twice_is_refused() {
    let template =
        TEMPLATE.replace("<!-- pack: glue glue -->", "<!-- pack: glue a --><!-- pack: glue b -->");
    refused("twice", &template, "must be one");
}

#[test]
fn an_unknown_comment_is_refused() {
    refused("unknown", &TEMPLATE.replace("pack: glue glue", "pack: glow glue"), "not understood");
}

#[test]
fn a_missing_file_is_named() {
    refused("no-file", &TEMPLATE.replace("boot.js", "boat.js"), "boat.js");
}

#[test]
fn a_script_from_elsewhere_is_refused() {
    let template =
        TEMPLATE.replace("</body>", "<script src=\"https://example.org/a.js\"></script></body>");
    refused("elsewhere", &template, "outside it");
    refused("elsewhere-on-two-lines", &template.replace(" src=", "\nsrc="), "outside it");
}

#[test]
fn a_policy_after_a_script_is_refused() {
    let template = TEMPLATE
        .replace("<!-- pack: policy -->\n", "")
        .replace("</body>", "<!-- pack: policy --></body>");
    refused("late", &template, "before what it governs");
}
