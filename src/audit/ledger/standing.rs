//! Which of somebody's posts say what they are on a day.
//!
//! Those in force do. Where none is, the post that they had last says more than all that they ever
//! had: a post that ended in June and one that followed it are not held together in September.

use std::cmp::Reverse;

use super::staff::Post;
use crate::caseload::Day;

/// How a post stands to a day: what comes first says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    InForce,
    /// It ended before: the later, the more.
    Ended(Reverse<Day>),
    /// It begins afterwards: the sooner, the more.
    NotBegun(Day),
}

impl Standing {
    /// How a post from one day to another, both included, stands to a day.
    fn of(start: Option<Day>, end: Option<Day>, day: Day) -> Self {
        match (start, end) {
            (Some(start), _) if start > day => Self::NotBegun(start),
            (_, Some(end)) if end < day => Self::Ended(Reverse(end)),
            _ => Self::InForce,
        }
    }
}

/// Of these posts those in force on a day; else those that ended last before it; else those that
/// begin first after it. Several that stand alike are all given.
pub fn of_day<'a>(
    posts: impl Iterator<Item = &'a Post> + Clone,
    day: Day,
) -> impl Iterator<Item = &'a Post> {
    let standing = move |post: &Post| Standing::of(post.row.start, post.row.end, day);
    let first = posts.clone().map(standing).min();
    posts.filter(move |post| Some(standing(post)) == first)
}
