//! The rows of teams, areas and roles.

use std::collections::BTreeMap;

use super::averages::{Sums, Who};
use super::number::whole;
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

/// The parts with those in which somebody who counts is in post and nobody holds a case, and all
/// teams.
pub fn with_posts<'a>(book: &'a Book, by: By, who: Who) -> BTreeMap<String, Part<'a>> {
    let mut parts = with_all(book, by);
    let mut others: BTreeMap<String, Part<'a>> = BTreeMap::new();
    for post in &book.posts {
        let name = by.name(&post.place);
        if !parts.contains_key(&name) {
            others.entry(name).or_default().posts.push(post);
        }
    }
    let is_there = |part: &Part<'_>| {
        let n_at = |&month: &i32| Sums::of(book, part, month, who, &|_| whole(1)).n_workers;
        book.months.iter().any(|month| n_at(month) > 0)
    };
    parts.extend(others.into_iter().filter(|(_, part)| is_there(part)));
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
