//! Every colour of the page can be told from what it stands on: text 4.5:1, and what is not text but
//! has to be seen (borders of controls, marks, bars, the focus) 3:1, by WCAG 2.2, 1.4.3 and 1.4.11.
//!
//! Nothing here says which rule of the style puts what on what. Every text colour has to be legible on
//! every surface, whether or not a rule puts it there today; and a colour that has no role below may
//! not be used, so that the lists cannot fall behind the style.

mod colour;
mod style_sheet;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use colour::{Colour, contrast};
use style_sheet::{Declaration, declarations};

const STYLE: &str = include_str!("../../static/app.css");

/// What text stands on.
const SURFACES: [&str; 3] = ["paper", "wash", "tint"];
/// Text, on any surface.
const TEXTS: [&str; 5] = ["ink", "quiet", "link", "assured", "care-text"];
/// Surfaces of the pressed and the chosen, and the text that stands on them and on nothing else.
const FILLS: [(&str, &str); 2] = [("brand", "on-brand"), ("brand-strong", "on-brand")];
/// What is not text and has to be seen on any surface.
const GRAPHICS: [&str; 8] =
    ["rule", "control", "brand", "brand-strong", "link", "care", "care-text", "focus"];
/// What is drawn in charts, which stand on paper.
const BARS: [&str; 6] =
    ["bar", "bar-context", "bar-second", "bar-third", "bar-fourth", "bar-middle"];
/// What is too light for paper by the palette that it comes from, and is drawn with an outline or with
/// its label beside it.
const OUTLINED: [&str; 1] = ["bar-light"];
/// Lines that say nothing: what they part is told apart by space and headings as well.
const DECORATION: [&str; 1] = ["hairline"];

/// The drawn colours of charts, and the token that stands for each on the page, where dark is
/// possible. What is drawn is also what is downloaded.
const DRAWN: [(&str, &str); 8] = [
    ("#12436D", "bar"),
    ("#8592A0", "bar-context"),
    ("#28A197", "bar-second"),
    ("#801650", "bar-third"),
    ("#F46A25", "bar-fourth"),
    ("#2073BC", "bar-middle"),
    ("#6BACE6", "bar-light"),
    ("#14181C", "ink"),
];
/// What charts are drawn on.
const DRAWN_ON: &str = "#FFFFFF";

const TEXT: f64 = 4.5;
const GRAPHIC: f64 = 3.0;

#[test]
fn every_pair_can_be_told_apart() {
    let mut faint = Vec::new();
    for (name, scheme) in schemes() {
        let pairs = pairs();
        assert!(pairs.len() > 40, "only {} pairs", pairs.len());
        for (front, back, least) in pairs {
            let found = contrast(scheme[front], scheme[back]);
            if found < least {
                faint.push(format!("{name}: {front} on {back} has {found:.2}:1, not {least}:1"));
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn what_is_drawn_in_charts_can_be_told_from_their_paper() {
    let known: Vec<&str> = DRAWN.iter().map(|(colour, _)| *colour).chain([DRAWN_ON]).collect();
    let drawn = colours_in_charts();
    assert!(drawn.len() >= 4, "{drawn:?}");
    for colour in drawn {
        assert!(known.contains(&colour.as_str()), "{colour} of src/chart has no role here");
    }
    for (colour, token) in DRAWN {
        let least = match roles_of(token).as_slice() {
            ["outlined"] => 1.0,
            ["bar"] => GRAPHIC,
            _ => TEXT,
        };
        let found = contrast(Colour::parse(colour), Colour::parse(DRAWN_ON));
        assert!(found >= least, "{colour} on {DRAWN_ON} has {found:.2}:1, not {least}:1");
        let rule = format!("[fill=\"{colour}\" i] {{ fill: var(--{token}); }}");
        assert!(STYLE.contains(&rule), "the page should colour charts anew for dark: {rule}");
    }
}

#[test]
fn every_colour_in_use_has_a_role() {
    let mut used = BTreeSet::new();
    for declaration in of_the_page() {
        let roles: &[&str] = match declaration.property.as_str() {
            "color" => &["text"],
            "background" | "background-color" => &["surface", "fill", "graphic"],
            _ => &["graphic", "bar", "outlined", "decoration", "text", "surface"],
        };
        for token in declaration.tokens() {
            if !is_colour(&token) {
                continue;
            }
            let has_role = roles_of(&token).iter().any(|role| roles.contains(role));
            assert!(has_role, "--{token} has no role that allows {declaration:?}");
            used.insert(token);
        }
    }
    let with_role: BTreeSet<String> = light().into_keys().collect();
    assert_eq!(used, with_role, "the colours in use, and the tokens");
}

#[test]
fn no_colour_stands_outside_the_tokens() {
    for declaration in of_the_page() {
        let is_a_drawing = declaration.property == "fill" || declaration.property == "stroke";
        let in_forced_colours = declaration.is_within("forced-colors");
        // Behind a dialog the whole page is dimmed, and nobody reads it.
        if in_forced_colours || is_a_drawing || declaration.is_within("::backdrop") {
            continue;
        }
        let value = &declaration.value;
        let is_bare = ["#", "rgb", "hsl", "oklch"].iter().any(|start| value.contains(start));
        assert!(!is_bare, "a colour should be a token: {declaration:?}");
    }
}

/// What has to be seen on what, and the least contrast.
fn pairs() -> Vec<(&'static str, &'static str, f64)> {
    let mut pairs = Vec::new();
    for surface in SURFACES {
        pairs.extend(TEXTS.map(|text| (text, surface, TEXT)));
        pairs.extend(GRAPHICS.map(|graphic| (graphic, surface, GRAPHIC)));
    }
    pairs.extend(FILLS.map(|(fill, text)| (text, fill, TEXT)));
    pairs.extend(BARS.map(|bar| (bar, "paper", GRAPHIC)));
    pairs
}

fn roles_of(token: &str) -> Vec<&'static str> {
    let has = |tokens: &[&str]| tokens.contains(&token);
    let roles = [
        ("text", has(&TEXTS) || FILLS.iter().any(|(_, text)| *text == token)),
        ("surface", has(&SURFACES)),
        ("fill", FILLS.iter().any(|(fill, _)| *fill == token)),
        ("graphic", has(&GRAPHICS)),
        ("bar", has(&BARS)),
        ("outlined", has(&OUTLINED)),
        ("decoration", has(&DECORATION)),
    ];
    roles.into_iter().filter(|(_, is_so)| *is_so).map(|(role, _)| role).collect()
}

fn is_colour(token: &str) -> bool {
    light().contains_key(token)
}

/// The colours as they are on screen, light and dark, and in print.
fn schemes() -> [(&'static str, BTreeMap<String, Colour>); 3] {
    let over_light = |query: &str| {
        let mut colours = light();
        let others = colours_where(|declaration| declaration.is_within(query));
        assert!(others.len() > 5, "there should be colours for {query}");
        colours.extend(others);
        colours
    };
    [
        ("light", light()),
        ("dark", over_light("prefers-color-scheme: dark")),
        ("print", over_light("@media print")),
    ]
}

fn light() -> BTreeMap<String, Colour> {
    colours_where(|declaration| !declaration.is_within("@media"))
}

/// The tokens that are colours, of those declarations.
fn colours_where(is_wanted: impl Fn(&Declaration) -> bool) -> BTreeMap<String, Colour> {
    declarations(STYLE)
        .into_iter()
        .filter(|declaration| is_wanted(declaration) && declaration.value.starts_with('#'))
        .filter_map(|declaration| {
            let token = declaration.property.strip_prefix("--")?.to_owned();
            Some((token, Colour::parse(&declaration.value)))
        })
        .collect()
}

/// What the style says of everything but its own tokens.
fn of_the_page() -> Vec<Declaration> {
    let all = declarations(STYLE);
    assert!(all.len() > 1_000, "only {} declarations", all.len());
    all.into_iter().filter(|declaration| !declaration.property.starts_with("--")).collect()
}

/// The colours that charts are drawn in, as they stand in their source.
fn colours_in_charts() -> BTreeSet<String> {
    let mut places = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/chart")];
    let mut found = BTreeSet::new();
    while let Some(place) = places.pop() {
        if place.is_dir() {
            places.extend(fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(place).unwrap();
        for rest in text.split("RGBColor(0x").skip(1) {
            let numbers = rest.split(')').next().unwrap();
            let digits: String = numbers.replace("0x", "").replace(", ", "").to_uppercase();
            found.insert(format!("#{digits}"));
        }
    }
    found
}
