//! Takes bytes; gives them as gzip in base64, always the same for the same bytes.

use std::io::Write;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::{Compression, GzBuilder};

/// The bytes as gzip in base64.
pub fn packed(bytes: &[u8]) -> Result<String> {
    Ok(base64(&gzip(bytes)?))
}

/// The bytes in base64.
pub fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// gzip without a time or the name of a system in its header.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder =
        GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("compressing")?;
    encoder.finish().context("compressing")
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn the_bytes_come_back() {
        let bytes: Vec<u8> = (0..60_000_u32).flat_map(|n| (n * n).to_le_bytes()).collect();
        let gzip = BASE64_STANDARD.decode(packed(&bytes).unwrap()).unwrap();
        let mut unpacked = Vec::new();
        GzDecoder::new(gzip.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, bytes);
    }

    #[test]
    fn the_header_holds_no_time_and_no_system() {
        let header = gzip(b"abc").unwrap();
        assert_eq!(header[4..8], [0; 4]);
        assert_eq!(header[9], 255);
    }
}
