//! Values of cells as text: numbers in their shortest form, dates by ISO.
//!
//! Formats decide only whether a number is a date or a duration. Decimals, percent and currency are
//! not followed: 80% is the value 0.8.

use calamine::{ExcelDateTime, ExcelDateTimeType};

const SECONDS_OF_DAY: f64 = 86_400.0;
/// 31 December 9999.
const LAST_DAY: f64 = 2_958_465.0;

/// A number as text, in its shortest form and never in powers of ten. Spreadsheets show at most 15
/// digits: what comes after them is the noise of calculation.
///
/// ```
/// use caseload_audit::intake::workbook::number;
/// assert_eq!(number(6.0), "6");
/// assert_eq!(number(0.1 + 0.2), "0.3");
/// assert_eq!(number(9_434_765_919.0), "9434765919");
/// ```
pub fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if value.fract() == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let shown: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    shown.to_string()
}

/// A moment that a spreadsheet counts in days, as `2019-07-31`, with its time if that is not
/// midnight; a time alone as `09:14`. A number that is no date of the calendar stays a number.
pub(super) fn moment(days: f64, is_1904: bool) -> String {
    if !(0.0..=LAST_DAY + 1.0).contains(&days) {
        return number(days);
    }
    let (mut day, mut seconds) = (days.floor(), (days.fract() * SECONDS_OF_DAY).round());
    if seconds >= SECONDS_OF_DAY {
        (day, seconds) = (day + 1.0, 0.0);
    }
    let time = time_of_day(seconds);
    if day == 0.0 && seconds > 0.0 && !is_1904 {
        return time;
    }
    let whole = ExcelDateTime::new(day, ExcelDateTimeType::DateTime, is_1904);
    let (year, month, number_of_day, ..) = whole.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{number_of_day:02}");
    if seconds > 0.0 { format!("{date} {time}") } else { date }
}

/// A duration that a spreadsheet counts in days, as hours and minutes: `37:30`.
pub(super) fn duration(days: f64) -> String {
    if !(0.0..=LAST_DAY).contains(&days) {
        return number(days);
    }
    time_of_day((days * SECONDS_OF_DAY).round())
}

/// Seconds as `09:14`, with the seconds if there are any.
fn time_of_day(seconds: f64) -> String {
    let (minutes, second) = ((seconds / 60.0).floor(), seconds % 60.0);
    let (hour, minute) = ((minutes / 60.0).floor(), minutes % 60.0);
    if second > 0.0 {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    }
}

/// A date of ISO 8601 as [`moment`] has it: `2019-07-31T00:00:00` is `2019-07-31`.
pub(super) fn iso_moment(text: &str) -> String {
    let Some((date, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.trim_end_matches('Z');
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    match time.strip_suffix(":00").filter(|_| time.len() == 8).unwrap_or(time) {
        "00:00" | "" => date.to_owned(),
        time => format!("{date} {time}"),
    }
}

/// A duration of ISO 8601 as [`duration`] has it: `PT37H30M00S` is `37:30`.
pub(super) fn iso_duration(text: &str) -> String {
    let mut seconds = 0.0;
    let mut number_of = String::new();
    for character in text.trim_start_matches("PT").chars() {
        match character {
            '0'..='9' | '.' => number_of.push(character),
            'H' | 'M' | 'S' => {
                let n: f64 = number_of.parse().unwrap_or(f64::NAN);
                number_of.clear();
                seconds += match character {
                    'H' => n * 3_600.0,
                    'M' => n * 60.0,
                    _ => n.floor(),
                };
            }
            _ => return text.to_owned(),
        }
    }
    if seconds.is_finite() { time_of_day(seconds) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_a_person_sees_them() {
        for (value, expected) in [
            (0.6, "0.6"),
            (0.600_000_000_000_000_1, "0.6"),
            (-0.0, "0"),
            (-3.0, "-3"),
            (1234.5, "1234.5"),
            (9_434_765_919.0, "9434765919"),
            (1_234_567_890_123_456.0, "1234567890123456"),
            (1e21, "1000000000000000000000"),
            (0.000_001, "0.000001"),
        ] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn moments() {
        // Serial numbers as Excel shows them.
        for (days, is_1904, expected) in [
            (43_677.0, false, "2019-07-31"),
            (42_215.0, true, "2019-07-31"),
            (43_677.384_722_222_2, false, "2019-07-31 09:14"),
            (43_677.384_861_111_1, false, "2019-07-31 09:14:12"),
            (43_676.999_999_999_9, false, "2019-07-31"),
            (0.384_722_222_222_222, false, "09:14"),
            (1.0, false, "1900-01-01"),
            (2_958_465.0, false, "9999-12-31"),
            (-1.0, false, "-1"),
            (1e9, false, "1000000000"),
            (f64::NAN, false, "NaN"),
        ] {
            assert_eq!(moment(days, is_1904), expected, "{days}");
        }
    }

    #[test]
    fn durations() {
        assert_eq!(duration(1.5625), "37:30");
        assert_eq!(duration(0.000_011_574_074), "00:00:01");
        assert_eq!(iso_duration("PT37H30M00S"), "37:30");
        assert_eq!(iso_duration("PT00H00M01.5S"), "00:00:01");
        assert_eq!(iso_duration("P1Y"), "P1Y");
    }

    #[test]
    fn moments_of_iso() {
        for (text, expected) in [
            ("2019-07-31", "2019-07-31"),
            ("2019-07-31T00:00:00", "2019-07-31"),
            ("2019-07-31T09:14:00", "2019-07-31 09:14"),
            ("2019-07-31T09:14:12.500", "2019-07-31 09:14:12"),
            ("2019-07-31T00:00:00.000Z", "2019-07-31"),
        ] {
            assert_eq!(iso_moment(text), expected);
        }
    }
}
