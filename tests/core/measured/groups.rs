//! The rows of teams, areas and roles.

use std::collections::BTreeMap;

use super::rows::{Book, Place, Post, Row};

/// The rows and posts that make a row of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Part<'a> {
    pub rows: Vec<&'a Row>,
    pub posts: Vec<&'a Post>,
}

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Area,
    Team,
    Role,
    TeamRole,
}

impl By {
    /// The name of the sheet's row.
    fn name(self, place: &Place) -> String {
        match self {
            Self::Area => place.area.clone(),
            Self::Team if place.area.is_empty() => place.team.clone(),
            Self::Team => [place.area.as_str(), &place.team].join(" / "),
            Self::Role => place.role.clone(),
            Self::TeamRole => [place.team.as_str(), &place.role].join(" / "),
        }
    }

    fn is_of_roles(self) -> bool {
        matches!(self, Self::Role | Self::TeamRole)
    }
}

/// The parts by the names of a sheet's rows. Work that waits has no role.
pub fn parts(book: &Book, by: By) -> BTreeMap<String, Part<'_>> {
    let mut parts: BTreeMap<String, Part<'_>> = BTreeMap::new();
    for row in book.rows.iter().filter(|row| !by.is_of_roles() || !row.worker.is_empty()) {
        parts.entry(by.name(&row.place)).or_default().rows.push(row);
    }
    // A part in which nobody holds a case is no row of a sheet.
    for post in &book.posts {
        if let Some(part) = parts.get_mut(&by.name(&post.place)) {
            part.posts.push(post);
        }
    }
    parts
}

/// Everything.
pub fn all(book: &Book) -> Part<'_> {
    Part { rows: book.rows.iter().collect(), posts: book.posts.iter().collect() }
}

/// The parts, and all teams.
pub fn with_all(book: &Book, by: By) -> BTreeMap<String, Part<'_>> {
    let mut parts = parts(book, by);
    parts.insert("All teams".to_owned(), all(book));
    parts
}
