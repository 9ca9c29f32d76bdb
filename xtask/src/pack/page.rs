//! Takes the page's source with its `<!-- pack: … -->` comments, and the parts they ask for; gives
//! the finished page. Each comment is a kind and the names it needs; an unknown or missing kind is
//! an error, and so is a reference to anything outside the page.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::policy::Policy;
use super::{escape, fingerprint, payload, read, read_text, sample};

const OPEN: &str = "<!-- pack: ";
const CLOSE: &str = " -->";

/// What the comments may ask for.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The folder of scripts, styles, icon and sample.
    pub assets: &'a Path,
    /// wasm-bindgen's script between WebAssembly and browser.
    pub glue: String,
    /// The WebAssembly.
    pub program: Vec<u8>,
}

/// The finished page.
pub fn assemble(template: &str, parts: &Parts) -> Result<String> {
    let mut policy = Policy::default();
    let mut kinds = Vec::new();
    let mut before_policy = None;
    let mut out = String::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once(OPEN) {
        let (comment, after) = after.split_once(CLOSE).context("a pack comment has no end")?;
        refuse_references(text)?;
        out.push_str(text);
        rest = after;
        let words: Vec<&str> = comment.split(' ').collect();
        match words.as_slice() {
            // For readers of the source alone.
            ["note", ..] => continue,
            ["policy"] => {
                ensure!(kinds.is_empty(), "the policy must come before what it governs");
                before_policy = Some(std::mem::take(&mut out));
            }
            _ => out.push_str(
                &element(&words, parts, &mut policy)
                    .with_context(|| format!("packing \"{comment}\""))?,
            ),
        }
        kinds.extend(words.first().copied());
    }
    refuse_references(rest)?;
    out.push_str(rest);
    require(&kinds)?;
    let page = before_policy.unwrap_or_default() + &policy.meta() + &out;
    let head = page.get(..1024).unwrap_or(&page);
    ensure!(
        head.contains("<meta charset=\"utf-8\">"),
        "the page must name its encoding within its first 1,024 bytes"
    );
    fingerprint::signed(&page)
}

/// What stands in a comment's place.
fn element(words: &[&str], parts: &Parts, policy: &mut Policy) -> Result<String> {
    match *words {
        ["fingerprint"] => Ok(fingerprint::element()),
        ["icon", file] => {
            let icon = payload::base64(&read(&parts.assets.join(file))?);
            Ok(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"))
        }
        ["style", file] => {
            let style = escape::style(&read_text(&parts.assets.join(file))?)?;
            refuse_references(&style)?;
            policy.allow_style(&style);
            Ok(format!("<style>{style}</style>"))
        }
        ["script", id, file] => {
            let script = escape::script(&read_text(&parts.assets.join(file))?)?;
            policy.allow_script(&script);
            Ok(format!("<script id=\"{id}\">{script}</script>"))
        }
        ["glue", id] => {
            let script = escape::script(&parts.glue)?;
            policy.allow_script(&script);
            Ok(format!("<script id=\"{id}\">{script}</script>"))
        }
        // A text that the page hands to its worker; it never runs in the page.
        ["text", id, file] => {
            let text = escape::script(&read_text(&parts.assets.join(file))?)?;
            Ok(format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>"))
        }
        ["program", id] => Ok(format!(
            "<script type=\"application/octet-stream\" id=\"{id}\">{}</script>",
            payload::packed(&parts.program)?
        )),
        ["samples", id, folder] => sample::element(id, &parts.assets.join(folder)),
        _ => bail!("not understood"),
    }
}

/// Every kind must be there, and all but styles once.
fn require(kinds: &[&str]) -> Result<()> {
    for kind in
        ["policy", "fingerprint", "icon", "style", "script", "glue", "text", "program", "samples"]
    {
        let n = kinds.iter().filter(|other| **other == kind).count();
        ensure!(n > 0, "index.html has no comment \"{OPEN}{kind} …{CLOSE}\"");
        ensure!(
            n == 1 || kind == "style",
            "index.html has {n} comments \"{OPEN}{kind} …{CLOSE}\", which must be one"
        );
    }
    Ok(())
}

/// Fails if HTML or CSS asks for another file.
fn refuse_references(text: &str) -> Result<()> {
    let lower = text.to_ascii_lowercase().replace(['\n', '\r', '\t', '\x0c'], " ");
    for sign in [" src=", " href=", " srcset=", " action=", "url(", "@import", " style="] {
        if let Some((_, rest)) = lower.split_once(sign) {
            let start: String = rest.chars().take(40).collect();
            bail!(
                "the page must not refer to anything outside it, nor style in place: \"{sign}{start}…\""
            );
        }
    }
    Ok(())
}
