//! Takes the texts that may run or style the page; gives the content security policy that allows
//! those and nothing else.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// What the page may use: the hashes of its scripts and stylesheets.
#[derive(Debug, Default)]
pub struct Policy {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Policy {
    /// Allows the script with exactly that text.
    pub fn allow_script(&mut self, text: &str) {
        self.scripts.push(hash(text));
    }

    /// Allows the stylesheet with exactly that text.
    pub fn allow_style(&mut self, text: &str) {
        self.styles.push(hash(text));
    }

    /// The `<meta>` element, which must come before everything that it governs.
    pub fn meta(&self) -> String {
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             script-src {} 'wasm-unsafe-eval'; style-src {}; img-src blob: data:; \
             worker-src blob: 'self'; manifest-src 'self'; connect-src 'none'; form-action 'none'; \
             base-uri 'none'\">",
            self.scripts.join(" "),
            self.styles.join(" "),
        )
    }
}

/// The source expression for a script or stylesheet with exactly that text.
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_the_specification_s_example() {
        // Content Security Policy Level 3, section 8.3: alert('Hello, world.');
        assert_eq!(
            hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn the_policy_forbids_what_it_does_not_list() {
        let mut policy = Policy::default();
        policy.allow_script("a");
        policy.allow_style("b");
        let meta = policy.meta();
        assert!(meta.contains("content=\"default-src 'none'; "));
        assert!(meta.contains("; connect-src 'none'; "));
        assert!(!meta.contains("unsafe-inline"));
        assert!(!meta.contains(" 'unsafe-eval'"));
        assert!(!meta.contains("http:"));
    }
}
