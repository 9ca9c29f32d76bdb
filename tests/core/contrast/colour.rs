//! Colours and the contrast between two of them, as WCAG 2.2 defines it.

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The colour of six hexadecimal digits after `#`.
    pub fn parse(text: &str) -> Self {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] =
            number.unwrap_or_else(|| panic!("{text} should be #rrggbb")).to_be_bytes();
        Self([red, green, blue])
    }

    /// From 0 for black to 1 for white.
    fn relative_luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The contrast of two colours, from 1 for the same to 21 for black on white.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.relative_luminance(), other.relative_luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Greys around what is enough, by the contrast that is published for them.
#[test]
fn contrasts_are_those_that_are_published() {
    let on_white = |grey: &str| contrast(Colour::parse(grey), Colour::parse("#ffffff"));
    assert!((on_white("#000000") - 21.0).abs() < 1e-9);
    assert!((on_white("#ffffff") - 1.0).abs() < 1e-9);
    // The darkest grey that fails for text, and the lightest that passes; the same for graphics.
    assert!(on_white("#777777") < 4.5 && on_white("#767676") >= 4.5);
    assert!(on_white("#959595") < 3.0 && on_white("#949494") >= 3.0);
}
