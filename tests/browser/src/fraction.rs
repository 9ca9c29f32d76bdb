//! Exact fractions rounded with whole numbers only: the test's own arithmetic, apart from the
//! application's.

/// `numerator ÷ denominator` to one decimal place, half away from zero; a dash when there is
/// nothing to divide by.
pub fn one_decimal(numerator: u128, denominator: u128) -> String {
    if denominator == 0 {
        return "\u{2013}".to_owned();
    }
    // Tenths, with a half added: (10n/d + 1/2) = (20n + d) / 2d, rounded down.
    let tenths = (20 * numerator + denominator) / (2 * denominator);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A fraction as the right answers write it, `65/4`, to one decimal place.
pub fn one_decimal_of(fraction: &str) -> String {
    let (numerator, denominator) =
        fraction.split_once('/').unwrap_or_else(|| panic!("{fraction} should be a fraction"));
    one_decimal(numerator.parse().unwrap(), denominator.parse().unwrap())
}

/// The mean of some quotients, as a fraction.
pub fn mean_of(quotients: &[(u128, u128)]) -> String {
    let denominator: u128 = quotients.iter().map(|(_, below)| below).product();
    let numerator: u128 =
        quotients.iter().map(|(above, below)| above * (denominator / below)).sum();
    let count = u128::try_from(quotients.len()).unwrap();
    format!("{numerator}/{}", denominator * count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(one_decimal(65, 4), "16.3");
        assert_eq!(one_decimal(413, 20), "20.7");
        assert_eq!(one_decimal(1_624, 100), "16.2");
        assert_eq!(one_decimal(1, 21), "0.0");
        assert_eq!(one_decimal(4, 0), "\u{2013}");
        assert_eq!(one_decimal_of("1000/51"), "19.6");
    }

    #[test]
    fn the_mean_of_monthly_averages() {
        assert_eq!(one_decimal_of(&mean_of(&[(60, 3), (60, 2), (66, 4)])), "22.2");
    }
}
