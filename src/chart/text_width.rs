//! How wide text is, by a table: in thousandths of the font size, for the usual sans-serif faces.

/// Widths of the printable ASCII characters from the space on, in thousandths of the font size, as
/// in the metrics of Helvetica and Arial.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // to ~
];
/// Other characters: about an em for ideographs and the like, the width of a wide letter else.
const OTHER: u64 = 667;
/// System faces differ: the widest of those that the page asks for is a seventh wider than Arial.
const WIDEST_FACE: (u64, u64) = (115, 100);
/// Bold text is wider than regular.
const BOLD: (u64, u64) = (108, 100);

/// The width of a line of text in pixels, rounded up. A name can be as long as a cell, a megabyte.
pub fn text_width(text: &str, font_size: u32, is_bold: bool) -> u32 {
    let thousandths: u64 = text.chars().map(character_width).sum();
    let mut width = thousandths * u64::from(font_size) * WIDEST_FACE.0 / WIDEST_FACE.1;
    if is_bold {
        width = width * BOLD.0 / BOLD.1;
    }
    u32::try_from(width.div_ceil(1000)).unwrap_or(u32::MAX)
}

fn character_width(c: char) -> u64 {
    let ascii = (c as usize).checked_sub(0x20).and_then(|at| ASCII.get(at));
    match ascii {
        Some(&width) => u64::from(width),
        None if c >= '\u{2e80}' => 1000,
        None => OTHER,
    }
}

/// Breaks text at spaces into lines of at most `width` pixels and at most `n_lines` lines; what
/// does not fit ends in an ellipsis.
pub fn wrapped(
    text: &str,
    width: u32,
    n_lines: usize,
    font_size: u32,
    is_bold: bool,
) -> Vec<String> {
    let fits = |line: &str| text_width(line, font_size, is_bold) <= width;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > n_lines;
    lines.truncate(n_lines);
    let n_kept = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        let ends_cut = is_cut && at + 1 == n_kept;
        if !ends_cut && fits(line) {
            continue;
        }
        let beginnings: Vec<&str> = line
            .char_indices()
            .map(|(at, _)| at)
            .chain([line.len()])
            .filter_map(|end| line.get(..end))
            .collect();
        let n_fit = beginnings.partition_point(|kept| fits(&format!("{kept}\u{2026}")));
        let kept = n_fit.checked_sub(1).and_then(|last| beginnings.get(last)).copied();
        *line = format!("{}\u{2026}", kept.unwrap_or_default().trim_end());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_text_is_wider() {
        assert!(text_width("mmm", 15, false) > text_width("iii", 15, false));
        assert!(text_width("mmm", 15, true) > text_width("mmm", 15, false));
        assert_eq!(text_width("", 15, false), 0);
    }

    #[test]
    fn long_names_break_at_spaces() {
        let lines = wrapped("Older People case management - North", 160, 2, 15, false);
        assert_eq!(lines, ["Older People case", "management - North"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrapped(&"word ".repeat(30), 160, 2, 15, false);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('\u{2026}'));
        assert!(text_width(&lines[1], 15, false) <= 160);
        assert!(wrapped(&"x".repeat(90), 160, 2, 15, false)[0].ends_with('\u{2026}'));
    }

    #[test]
    fn a_name_as_long_as_a_cell_can_be() {
        let name = "\u{e9}x".repeat(1 << 19);
        assert!(text_width(&name, 16, true) > 10_000_000);
        let lines = wrapped(&name, 160, 2, 15, false);
        assert_eq!(lines, [format!("{}\u{2026}", "\u{e9}x".repeat(7))]);
    }
}
