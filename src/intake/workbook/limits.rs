//! How large a workbook may be, so that memory stays bounded whatever a file says of itself.
//!
//! A workbook is held as it is packed and unpacked as a stream, so that what is held at once is its
//! bytes, its table of texts and one row.

/// The largest file, in bytes: 64 MB.
pub const LARGEST_FILE: usize = 64 << 20;

/// The most bytes that all parts may have when unpacked: 512 MB. Counted by unpacking, whatever the
/// file declares.
pub const LARGEST_UNPACKED: u64 = 512 << 20;

/// The most bytes that a part held as a whole may have when unpacked: 128 MB for the table of texts.
pub const LARGEST_HELD: u64 = 128 << 20;

/// The most bytes without a tag in a part, 8 MB: a cell's text is at most 32,767 characters.
pub const LONGEST_TEXT: u64 = 8 << 20;

/// The most bytes of text that a row may have: 1 MB, as in a text file. A text that stands once in a
/// workbook may be meant by every cell.
pub const LONGEST_ROW: usize = crate::intake::records::LONGEST_RECORD;

/// The most bytes of text that the cells of a sheet may have together: 512 MB.
pub const MOST_TEXT: u64 = 512 << 20;

/// The most bytes of the first rows, which are looked at together: 4 MB, and one row.
pub const LARGEST_BEGINNING: usize = 4 << 20;

/// The fewest bytes that a text takes in the table of texts: `<si><t/></si>`.
pub const SHORTEST_TEXT: u64 = 13;

/// The most texts that a workbook may have: as many as a table of [`LARGEST_HELD`] can.
pub const MOST_TEXTS: u64 = LARGEST_HELD / SHORTEST_TEXT;

/// Of so many texts it is no matter whether there are as many as are declared: a million.
pub const MOST_DECLARED: u64 = 1 << 20;

/// The most bytes that the formats of cells may take when each has a font, a fill and a border of
/// its own: 256 MB.
pub const LARGEST_STYLES: u64 = 256 << 20;

/// The most parts that a workbook may have.
pub const MOST_PARTS: usize = 20_000;

/// The most cells that are read of a sheet: 20 million, counted to the last one of each row.
pub const MOST_CELLS: u64 = 20_000_000;

/// The most columns that a sheet has in any program.
pub const MOST_COLUMNS: u32 = 16_384;

/// The most rows that a sheet has in any program.
pub const MOST_ROWS: u32 = 1_048_576;

/// How many cells of a row are there at least once a row has that many: further columns are given
/// where they hold something.
pub const WIDEST_FILLED: usize = 1_024;

/// How many sheets are looked at for the one that names most known columns.
pub const N_SHEETS_LOOKED_AT: usize = 20;
