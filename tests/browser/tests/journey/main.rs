//! The journey through the built page, in Chromium and Firefox, served and from a file.

mod figures;
