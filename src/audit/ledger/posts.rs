//! The posts of the staffing files, in numbers: whose, in which team, as what.

use std::collections::BTreeMap;

use super::Post;
use super::roster::Roster;
use crate::audit::names::{TeamKey, key};

/// Every distinct post of every member of staff, by the worker's number.
pub fn of(roster: &Roster) -> Vec<Post> {
    let teams: BTreeMap<&TeamKey, u32> = roster.team_keys.iter().zip(0..).collect();
    let posts = roster.staff.posts();
    posts
        .map(|(worker, post)| Post {
            worker,
            team: teams.get(&post.team).copied(),
            role: key(&post.row.role).and_then(|role| roster.role_numbers.get(&role).copied()),
            fte: post.fte.and_then(Result::ok),
            start: post.row.start,
            end: post.row.end,
        })
        .collect()
}
