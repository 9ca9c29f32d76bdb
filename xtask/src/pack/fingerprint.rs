//! Takes the finished page; gives it with its fingerprint, which the page shows for comparing copies.
//!
//! A file cannot hold its own SHA-256. The fingerprint is the SHA-256 of the page in which its own 64
//! characters are zeros: it covers every byte but those.

use anyhow::{Result, ensure};

use super::sha256;

const BEFORE: &str = "<meta name=\"fingerprint\" content=\"";
const AFTER: &str = "\">";
const N_DIGITS: usize = 64;

/// The element, before anything is known.
pub fn element() -> String {
    format!("{BEFORE}{}{AFTER}", "0".repeat(N_DIGITS))
}

/// The page with its fingerprint in the place of the zeros.
pub fn signed(page: &str) -> Result<String> {
    let unsigned = element();
    ensure!(page.matches(&unsigned).count() == 1, "the page must have one place for a fingerprint");
    let signed = format!("{BEFORE}{}{AFTER}", sha256(page.as_bytes()));
    Ok(page.replace(&unsigned, &signed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sum_of_the_page_with_zeros() {
        let page = format!("<p>before</p>{}<p>after</p>", element());
        let signed = signed(&page).unwrap();
        let fingerprint = signed.split(['"']).nth(3).unwrap();
        assert_eq!(fingerprint.len(), N_DIGITS);
        let unsigned = signed.replace(fingerprint, &"0".repeat(N_DIGITS));
        assert_eq!(unsigned, page);
        assert_eq!(sha256(unsigned.as_bytes()), fingerprint);
    }

    #[test]
    fn a_page_without_a_place_is_refused() {
        assert!(signed("<p>").is_err());
    }
}
