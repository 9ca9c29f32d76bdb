//! Pictures of figures.

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
