//! Pictures of figures, drawn by plotters to SVG text: the same natively, in the page and in the
//! worker, because text is measured by a table of widths and never by the browser.

pub mod averages;
mod backend;
mod bars;
mod text_width;

use serde::{Deserialize, Serialize};

/// A drawing as SVG text. Only this module can make one, so that the page may show it as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Svg(String);

impl Svg {
    /// The SVG document.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
