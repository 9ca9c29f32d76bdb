//! Weighting schemes that files hold, as the rows of a file.

use std::fmt::{self, Write};

use caseload_audit::audit::results::LoadedScheme;
use caseload_audit::weighting::scheme_file::rows;

pub fn write(text: &mut String, schemes: &[LoadedScheme]) -> fmt::Result {
    for LoadedScheme { scheme, .. } in schemes {
        writeln!(text, "\nScheme {:?}, {}", scheme.title(), scheme.short_hash())?;
        for [item, word, number] in rows(scheme).iter().skip(1) {
            let parts = [item, word, number].into_iter().filter(|part| !part.is_empty());
            let parts: Vec<&str> = parts.map(String::as_str).collect();
            writeln!(text, "  {}", parts.join(" | "))?;
        }
    }
    Ok(())
}
