//! The built product as it lies in `dist`: what is in it, and how large each part is.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::read::GzDecoder;

use crate::pack;

/// The ids of the page's scripts.
const SCRIPTS: [&str; 3] = ["boot", "glue", "worker"];

/// The one file, and the program unpacked from it.
#[derive(Debug)]
pub struct Product {
    page: String,
    /// The program's base64 text, in bytes.
    n_packed: usize,
    program: Vec<u8>,
}

impl Product {
    /// The largest size of `index.html`, in bytes.
    pub const BUDGET: usize = 2_450_000;

    /// Reads what was built. Fails if a file of the product is missing, or if the program cannot be
    /// unpacked.
    pub fn read(dist: &Path) -> Result<Self> {
        for name in pack::files() {
            let path = dist.join(name);
            ensure!(path.is_file(), "{} should be there", path.display());
        }
        let page = std::fs::read_to_string(dist.join(pack::PAGE))?;
        Self::from_page(page)
    }

    fn from_page(page: String) -> Result<Self> {
        let packed = text_of(&page, "program").context("the page holds no program")?;
        let gzip = BASE64_STANDARD.decode(packed).context("the program is not base64")?;
        let mut program = Vec::new();
        GzDecoder::new(gzip.as_slice())
            .read_to_end(&mut program)
            .context("the program cannot be unpacked")?;
        ensure!(program.starts_with(b"\0asm"), "the program is not WebAssembly");
        for id in SCRIPTS {
            ensure!(text_of(&page, id).is_some(), "the page holds no script \"{id}\"");
        }
        Ok(Self { n_packed: packed.len(), page, program })
    }

    /// A product with those words, that script and that text in the program.
    #[cfg(test)]
    pub fn of(words: &str, script: &str, program: &str) -> Self {
        Self::made(words, script, "", program)
    }

    /// A product with that glue.
    #[cfg(test)]
    pub fn with_glue(glue: &str) -> Self {
        Self::made("", "", glue, "")
    }

    #[cfg(test)]
    fn made(words: &str, script: &str, glue: &str, program: &str) -> Self {
        let program = pack::payload::packed(format!("\0asm{program}").as_bytes()).unwrap();
        let page = format!(
            "{words}<script id=\"boot\">{script}</script><script id=\"glue\">{glue}</script>\
             <script id=\"worker\"></script><script id=\"program\">{program}</script>"
        );
        Self::from_page(page).unwrap()
    }

    /// The page's size in bytes.
    pub fn n_bytes(&self) -> usize {
        self.page.len()
    }

    /// Whether the page or the program holds that text.
    pub fn contains(&self, text: &str) -> bool {
        self.page.contains(text) || self.program_contains(text)
    }

    /// Whether a script of the page or the program holds that text.
    pub fn runs_with(&self, text: &str) -> bool {
        let mut scripts = SCRIPTS.iter().filter_map(|id| text_of(&self.page, id));
        scripts.any(|script| script.contains(text)) || self.program_contains(text)
    }

    /// How many of the program's imports have a name that begins so.
    pub fn n_imports(&self, beginning: &str) -> usize {
        let glue = text_of(&self.page, "glue").unwrap_or_default();
        let after = glue.split(beginning).skip(1);
        let names = after.map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
        names.collect::<BTreeSet<_>>().len()
    }

    fn program_contains(&self, text: &str) -> bool {
        self.program.windows(text.len().max(1)).any(|window| window == text.as_bytes())
    }

    /// A line with the size of the page and of its parts.
    pub fn sizes(&self) -> String {
        let sample = text_of(&self.page, "samples").map_or(0, str::len);
        format!(
            "index.html {} bytes of at most {}: program {} (WebAssembly {}, gzip {}), sample {sample}, \
             the rest {}",
            self.n_bytes(),
            Self::BUDGET,
            self.n_packed,
            self.program.len(),
            self.n_packed / 4 * 3,
            self.n_bytes() - self.n_packed - sample,
        )
    }
}

/// The text of the script element with that id.
fn text_of<'a>(page: &'a str, id: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!(" id=\"{id}\""))?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once("</script>").map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_an_element_ends_at_its_own_end() {
        let page = "<script id=\"a\">1</script><script type=\"x\" id=\"b\" data-n=\"2\">3</script>";
        assert_eq!(text_of(page, "b"), Some("3"));
        assert_eq!(text_of(page, "c"), None);
    }

    #[test]
    fn what_runs_is_scripts_and_program_and_not_the_words_of_the_page() {
        let product = Product::of("<p>spoken</p>", "call", "reach");
        assert!(product.runs_with("call") && product.runs_with("reach"));
        assert!(!product.runs_with("spoken") && product.contains("spoken"));
    }

    #[test]
    fn a_page_without_a_program_is_refused() {
        assert!(Product::from_page("<p>".to_owned()).is_err());
    }
}
