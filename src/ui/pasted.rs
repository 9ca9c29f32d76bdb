//! A table that is pasted instead of added as a file.

use yew::prelude::{Callback, hook, use_effect_with};

use crate::browser::pasting;

/// Whether a text is a table: it has more than one cell or line.
pub fn is_table(text: &str) -> bool {
    text.trim().contains(['\t', '\n', '\r'])
}

/// The name of the so many-th pasted table, from 1, as that of a file.
pub fn file_name(number: u32) -> String {
    match number {
        1 => "Pasted table.txt".to_owned(),
        number => format!("Pasted table {number}.txt"),
    }
}

/// Takes tables that are pasted anywhere but where text is typed.
#[hook]
pub fn use_window_paste(paste: &Callback<String>) {
    use_effect_with(paste.clone(), |paste| {
        let paste = paste.clone();
        let listener = pasting::listen(move |text| {
            let is_table = is_table(&text);
            if is_table {
                paste.emit(text);
            }
            is_table
        });
        move || drop(listener)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_no_table() {
        assert!(!is_table("North\r\n"));
        assert!(is_table("Team\tWorker"));
        assert!(is_table("Team,Worker\r\nNorth,A"));
    }

    #[test]
    fn each_table_has_a_name_of_its_own() {
        assert_eq!([1, 2].map(file_name), ["Pasted table.txt", "Pasted table 2.txt"]);
    }
}
