//! Why a workbook is not read. What to say of each is [`crate::pipeline`]'s business.

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadWorkbook {
    /// The file is larger than [`super::limits::LARGEST_FILE`].
    TooLarge,
    /// Unpacked it would be larger than [`super::limits::LARGEST_UNPACKED`], or hold a part that no
    /// spreadsheet program writes so large.
    UnpacksTooLarge,
    /// The sheet has more cells than [`super::limits::MOST_CELLS`].
    TooManyCells,
    /// It is protected by a password, so that its content is encrypted.
    Password,
    /// It is cut off, or not what its beginning says.
    Damaged,
    /// It has no sheet that holds cells, such as one of charts only.
    NoSheet,
    /// No sheet, or not the chosen one, holds anything.
    Empty,
    /// It is another kind of file that is packed the same way.
    Other(OtherFile),
}

/// Files that begin like a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFile {
    /// A zip archive of anything.
    Zip,
    /// A text document of Word or `LibreOffice`.
    Document,
    /// A presentation or drawing.
    Presentation,
    /// A workbook in Excel's binary form, .xlsb.
    BinaryWorkbook,
    /// Another compound file, such as a saved mail.
    Compound,
}
