//! A style sheet as a list of declarations, each with the rules that it stands in.

/// A property with its value, and what it stands in, from the outside.
#[derive(Clone, Debug)]
pub struct Declaration {
    within: Vec<String>,
    /// Such as `color`.
    pub property: String,
    /// Such as `var(--ink)`.
    pub value: String,
}

impl Declaration {
    /// Whether a rule that it stands in, or its selector, holds that text.
    pub fn is_within(&self, text: &str) -> bool {
        self.within.iter().any(|rule| rule.contains(text))
    }

    /// The names of the tokens in its value.
    pub fn tokens(&self) -> Vec<String> {
        let names = self.value.split("var(--").skip(1);
        names.map(|rest| rest.split([')', ',']).next().unwrap().trim().to_owned()).collect()
    }
}

/// Every declaration of the style sheet.
pub fn declarations(text: &str) -> Vec<Declaration> {
    let mut found = Vec::new();
    let mut within = Vec::new();
    let mut so_far = String::new();
    let mut end = |so_far: &mut String, within: &[String]| {
        if let Some((property, value)) = so_far.split_once(':') {
            found.push(Declaration {
                within: within.to_vec(),
                property: property.trim().to_owned(),
                value: value.trim().to_owned(),
            });
        }
        so_far.clear();
    };
    for letter in without_comments(text).chars() {
        match letter {
            '{' => within.push(std::mem::take(&mut so_far).trim().to_owned()),
            ';' => end(&mut so_far, &within),
            '}' => {
                end(&mut so_far, &within);
                within.pop().expect("a rule ends that has begun");
            }
            letter => so_far.push(letter),
        }
    }
    assert!(within.is_empty(), "these rules should end: {within:?}");
    found
}

fn without_comments(text: &str) -> String {
    let pieces = text.split("/*").enumerate();
    pieces
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once("*/").unwrap().1 })
        .collect()
}

#[test]
fn a_declaration_knows_what_it_stands_in() {
    let found =
        declarations("@media print { a /* { */ { color: var(--ink); border: 1px } }\nb{c:d}");
    let told: Vec<_> = found.iter().map(|d| (d.property.as_str(), d.value.as_str())).collect();
    assert_eq!(told, [("color", "var(--ink)"), ("border", "1px"), ("c", "d")]);
    assert!(found[1].is_within("print") && !found[2].is_within("print"));
    assert_eq!(found[0].tokens(), ["ink"]);
}
