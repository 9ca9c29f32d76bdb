//! Takes a script's or a stylesheet's text; gives the text that may stand inside HTML and that the
//! browser will see, and hash, unchanged.

use anyhow::{Result, ensure};

/// A script that may stand between `<script>` and `</script>`.
///
/// `</script` and `<!--` can occur only in strings, templates, comments and patterns of a script,
/// where a backslash before `/` or `!` changes nothing. Line ends become those that an HTML parser
/// would make of them.
pub fn script(text: &str) -> Result<String> {
    let text = plain(text)?;
    Ok(before_each(&before_each(&text, "</script", 1), "<!--", 1))
}

/// A stylesheet that may stand between `<style>` and `</style>`.
pub fn style(text: &str) -> Result<String> {
    let text = plain(text)?;
    ensure!(
        !text.to_ascii_lowercase().contains("</style"),
        "a stylesheet cannot hold \"</style\" inside a page"
    );
    Ok(text)
}

fn plain(text: &str) -> Result<String> {
    ensure!(!text.contains('\0'), "a text with a NUL character cannot stand inside HTML");
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Sets a backslash after the first `skip` bytes of each occurrence, in whatever letter case.
fn before_each(text: &str, needle: &str, skip: usize) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, _) in lower.match_indices(needle) {
        // ASCII lower case keeps every byte's place, and the needle's first character is ASCII.
        out.push_str(text.get(copied..at + skip).unwrap_or_default());
        out.push('\\');
        copied = at + skip;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(script(input).unwrap(), expected);
    }

    #[test]
    fn an_end_tag_in_a_string_is_broken_up() {
        check("a = '</script>';", r"a = '<\/script>';");
    }

    #[test]
    fn so_is_one_in_capitals_and_without_its_end() {
        check("'</SCRIPT' + '</Script >'", r"'<\/SCRIPT' + '<\/Script >'");
    }

    #[test]
    fn a_comment_s_beginning_is_broken_up() {
        check("'<!-- <script>'", r"'<\!-- <script>'");
    }

    #[test]
    fn other_text_stays() {
        check("if (a </b/.test) 'é – <\\/script'", "if (a </b/.test) 'é – <\\/script'");
    }

    #[test]
    fn line_ends_are_those_of_an_html_parser() {
        check("a\r\nb\rc\n", "a\nb\nc\n");
    }

    #[test]
    fn nul_is_refused() {
        assert!(script("\0").is_err());
    }

    #[test]
    fn a_style_with_an_end_tag_is_refused() {
        assert!(style("a::after { content: '</STYLE>' }").is_err());
    }
}
