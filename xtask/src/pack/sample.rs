//! Takes the sample audit's files; gives the element that carries them in the page.
//!
//! The files are joined in turns, a part of each, so that like rows of the three months lie within
//! gzip's window: a third smaller than one after the other. `boot.js` takes them apart again.

use std::path::Path;

use anyhow::{Context, Result};

use super::payload;

/// The files, in the order of their months.
pub const FILES: [&str; 3] = [
    "Sample caseload July 2019.csv",
    "Sample caseload August 2019.csv",
    "Sample caseload September 2019.csv",
];

/// Parts of each file; about the best of what was tried.
const TURNS: usize = 48;

/// The element with that id, carrying the files of that folder.
pub fn element(id: &str, folder: &Path) -> Result<String> {
    let files = FILES
        .iter()
        .map(|name| {
            let path = folder.join(name);
            std::fs::read(&path).with_context(|| format!("reading {}", path.display()))
        })
        .collect::<Result<Vec<_>>>()?;
    let sizes: Vec<String> = files.iter().map(|file| file.len().to_string()).collect();
    Ok(format!(
        "<script type=\"application/octet-stream\" id=\"{id}\" data-names=\"{}\" data-sizes=\"{}\" \
         data-turns=\"{TURNS}\">{}</script>",
        FILES.join("|"),
        sizes.join("|"),
        payload::packed(&in_turns(&files))?
    ))
}

fn in_turns(files: &[Vec<u8>]) -> Vec<u8> {
    let part = |file: &Vec<u8>| file.len().div_ceil(TURNS).max(1);
    (0..TURNS)
        .flat_map(|turn| files.iter().filter_map(move |file| file.chunks(part(file)).nth(turn)))
        .flatten()
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_every_file_is_there_once() {
        let files = [vec![1; 1000], vec![2; 48], vec![3; 7], vec![]];
        let joined = in_turns(&files);
        let mut sorted = joined.clone();
        sorted.sort_unstable();
        assert_ne!(joined, sorted);
        assert_eq!(sorted, files.concat());
    }

    #[test]
    fn the_parts_take_turns() {
        let joined = in_turns(&[vec![1; 96], vec![2; 96]]);
        assert_eq!(joined[..8], [1, 1, 2, 2, 1, 1, 2, 2]);
    }
}
