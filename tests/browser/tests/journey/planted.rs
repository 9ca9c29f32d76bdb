//! Case lists whose values cannot occur by chance, and looking for them.

use std::fmt::Write;

/// The words; each is a part of one kind of value. No four letters stand in two of them, for the
/// sake of stores that pack what they keep.
pub const WORDS: [&str; 8] =
    [WORKER, WORKER_ID, TEAM, AREA, ROLE, CASE_ID, CHOSEN_FILE, DROPPED_FILE];

pub const WORKER: &str = "Vorqatelm";
pub const WORKER_ID: &str = "Jubwyneks";
pub const TEAM: &str = "Kadzifomur";
pub const AREA: &str = "Thexploqy";
pub const ROLE: &str = "Wigronduc";
pub const CASE_ID: &str = "Mylvastept";
pub const CHOSEN_FILE: &str = "Frubjincod";
pub const DROPPED_FILE: &str = "Hozquelbra";

/// A case list in UTF-8 with the words in its values: two months, three teams, seven workers.
pub fn case_list() -> String {
    let mut text =
        "Snapshot date,Service area,Team,Worker name,Worker ID,FTE,Role,Case ID\n".to_owned();
    for month in ["31/07/2019", "31/08/2019"] {
        for case in 0..60 {
            let worker = case % 7;
            let team = worker % 3;
            writeln!(
                text,
                "{month},{AREA} \u{c5}{team},{TEAM} n\u{ba} {team},Zo\u{eb} {WORKER} \u{d6}{worker},\
                 {WORKER_ID}{worker},0.{}, {ROLE} \u{fc}{team},{CASE_ID}{case}",
                5 + team
            )
            .unwrap();
        }
    }
    text
}

/// The words that are in a text, in any letters' case.
pub fn words_in(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    WORDS.into_iter().filter(|word| text.contains(&word.to_lowercase())).collect()
}
