//! Exact fractions.

use num_rational::Ratio;

/// Of these files no term comes near the largest.
pub type Number = Ratio<i128>;

/// A whole number.
pub fn whole(number: u64) -> Number {
    Number::from_integer(i128::from(number))
}

/// `0.54` as 54/100; nothing of what is no such number.
pub fn decimal(text: &str) -> Option<Number> {
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = format!("{before}{after}").parse().ok()?;
    let places = u32::try_from(after.len()).unwrap();
    Some(Number::new(digits, 10_i128.pow(places)))
}

/// A decimal that the test states.
pub fn stated(text: &str) -> Number {
    decimal(text).unwrap()
}

/// One number by another, where that is not 0.
pub fn over(above: Number, below: &Number) -> Option<Number> {
    (*below != whole(0)).then(|| above / below)
}

/// The mean of numbers, where there are any.
pub fn mean(numbers: &[Number]) -> Option<Number> {
    over(numbers.iter().copied().sum(), &whole(numbers.len() as u64))
}
