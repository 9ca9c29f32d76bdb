//! Line numbers as an editor shows them.

/// Counts lines in text that comes in pieces: LF, CRLF and CR each end one, in quotes too.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    n_ended: u64,
    after_cr: bool,
}

impl Lines {
    /// The number of the line that the next byte lies on, from 1.
    pub fn current(&self) -> u64 {
        self.n_ended + 1
    }

    /// Passes over `bytes`.
    pub fn pass(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.pass_byte(byte);
        }
    }

    /// Passes over one byte; whether it ended a line.
    pub fn pass_byte(&mut self, byte: u8) -> bool {
        let ends = byte == b'\r' || (byte == b'\n' && !self.after_cr);
        self.after_cr = byte == b'\r';
        self.n_ended += u64::from(ends);
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, line: u64) {
        let mut lines = Lines::default();
        lines.pass(text.as_bytes());
        assert_eq!(lines.current(), line, "{text:?}");
    }

    #[test]
    fn each_kind_of_line_end_counts_once() {
        check("a", 1);
        check("a\nb", 2);
        check("a\r\nb", 2);
        check("a\rb", 2);
        check("a\r\n\r\nb", 3);
        check("a\n\rb", 3);
        check("a\r\r\nb", 3);
    }
}
