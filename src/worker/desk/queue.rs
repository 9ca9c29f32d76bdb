//! The files that wait to be read, and how far the reading of all that were asked for is.

use std::collections::VecDeque;

use crate::intake::source::FileId;
use crate::worker::message::{FileToRead, Progress};

/// The files asked for since there was last nothing to read.
#[derive(Debug)]
pub(super) struct Queue {
    waiting: VecDeque<FileToRead>,
    progress: Progress,
    n_rows_before: u64,
    n_bytes_before: u64,
}

impl Queue {
    pub(super) fn new() -> Self {
        Self {
            waiting: VecDeque::new(),
            progress: Progress::default(),
            n_rows_before: 0,
            n_bytes_before: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Has a file read after those that wait; one that waits already does so once.
    pub(super) fn push(&mut self, file: FileToRead) {
        if self.waiting.iter().all(|waiting| waiting.id != file.id) {
            self.progress.n_bytes += file.n_bytes;
            self.waiting.push_back(file);
        }
    }

    /// The file to read next, which is the one being read from now on. When none waits, the next
    /// to come begin anew.
    pub(super) fn next(&mut self) -> Option<FileToRead> {
        let next = self.waiting.pop_front();
        match &next {
            Some(file) => self.progress.file = Some(file.clone()),
            None => *self = Self::new(),
        }
        next
    }

    /// So much of the file in hand is read.
    pub(super) fn advance(&mut self, n_bytes: u64, n_rows: u64) {
        let n_bytes_of_file = self.progress.file.as_ref().map_or(0, |file| file.n_bytes);
        self.progress.n_bytes_read = self.n_bytes_before + n_bytes.min(n_bytes_of_file);
        self.progress.n_rows = self.n_rows_before + n_rows;
    }

    /// The file in hand is done with, and its rows count if it was read to its end.
    pub(super) fn finish(&mut self, was_read: bool) {
        if let Some(file) = self.progress.file.take() {
            self.n_bytes_before += file.n_bytes;
        }
        if was_read {
            self.n_rows_before = self.progress.n_rows;
        }
        self.settle();
    }

    /// The file in hand was taken out: as if it had not been asked for.
    pub(super) fn give_up(&mut self) {
        if let Some(file) = self.progress.file.take() {
            self.progress.n_bytes -= file.n_bytes;
        }
        self.settle();
    }

    /// Takes a file that waits out, as if it had not been asked for.
    pub(super) fn remove(&mut self, id: FileId) {
        let (gone, kept) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition::<VecDeque<_>, _>(|waiting: &FileToRead| waiting.id == id);
        self.waiting = kept;
        self.progress.n_bytes -= n_bytes_in(&gone);
    }

    /// Takes every file that waits out.
    pub(super) fn clear(&mut self) -> impl Iterator<Item = FileToRead> + use<> {
        let gone = std::mem::take(&mut self.waiting);
        self.progress.n_bytes -= n_bytes_in(&gone);
        gone.into_iter()
    }

    /// Of a file that is not in hand any more nothing is half read.
    fn settle(&mut self) {
        self.progress.n_bytes_read = self.n_bytes_before;
        self.progress.n_rows = self.n_rows_before;
    }
}

fn n_bytes_in(waiting: &VecDeque<FileToRead>) -> u64 {
    waiting.iter().map(|file| file.n_bytes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(n_bytes: &[u64]) -> Queue {
        let mut queue = Queue::new();
        for (id, &n_bytes) in (0..).map(FileId).zip(n_bytes) {
            queue.push(FileToRead { id, name: "list.csv".to_owned(), n_bytes });
        }
        queue
    }

    #[track_caller]
    fn check(queue: &Queue, n_bytes_read: u64, n_bytes: u64, n_rows: u64) {
        let now = queue.progress();
        assert_eq!((now.n_bytes_read, now.n_bytes, now.n_rows), (n_bytes_read, n_bytes, n_rows));
    }

    #[test]
    fn files_are_read_in_turn() {
        let mut queue = queue(&[100, 50]);
        queue.next().unwrap();
        queue.advance(60, 6);
        check(&queue, 60, 150, 6);
        queue.finish(true);
        assert_eq!(queue.next().unwrap().id, FileId(1));
        queue.advance(50, 5);
        check(&queue, 150, 150, 11);
    }

    #[test]
    fn the_file_in_hand_is_known_by_its_number() {
        let mut queue = queue(&[100, 50]);
        queue.next().unwrap();
        assert_eq!(queue.progress().file.as_ref().map(|file| file.id), Some(FileId(0)));
    }

    #[test]
    fn a_waiting_file_takes_its_bytes_with_it() {
        let mut queue = queue(&[100, 50, 7]);
        queue.next().unwrap();
        queue.remove(FileId(1));
        check(&queue, 0, 107, 0);
        queue.finish(true);
        assert_eq!(queue.next().unwrap().id, FileId(2));
    }

    #[test]
    fn the_file_in_hand_takes_its_bytes_with_it() {
        let mut queue = queue(&[100, 50]);
        queue.next().unwrap();
        queue.advance(60, 6);
        queue.give_up();
        check(&queue, 0, 50, 0);
    }

    #[test]
    fn rows_of_a_file_not_read_to_its_end_do_not_count() {
        let mut queue = queue(&[100, 50]);
        queue.next().unwrap();
        queue.advance(60, 6);
        queue.finish(false);
        check(&queue, 100, 150, 0);
    }

    #[test]
    fn stopping_leaves_nothing_waiting() {
        let mut queue = queue(&[100, 50, 7]);
        queue.next().unwrap();
        assert_eq!(queue.clear().map(|file| file.id.0).collect::<Vec<_>>(), [1, 2]);
        check(&queue, 0, 100, 0);
        assert!(queue.is_empty());
    }

    #[test]
    fn what_comes_after_everything_is_read_begins_anew() {
        let mut queue = queue(&[100]);
        queue.next().unwrap();
        queue.finish(true);
        assert!(queue.next().is_none());
        check(&queue, 0, 0, 0);
    }
}
