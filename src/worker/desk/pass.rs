//! One pass over a file: its chunks into the reading, orders taken in between.

use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use web_sys::File;

use super::current::{Current, Cut};
use super::{Desk, post};
use crate::browser::chunks::Chunks;
use crate::pipeline::{Reading, Unreadable};
use crate::worker::message::{FileToRead, FromWorker, Passed, ToWorker};

/// After this many milliseconds of work the worker looks at what else has come.
const WORK_MS: f64 = 40.0;
/// At most this often the page hears how far the reading is.
const PROGRESS_MS: f64 = 120.0;

/// When the worker last looked up from its work.
#[derive(Default)]
pub(super) struct Breath {
    looked_up: f64,
    told: f64,
}

/// Where the chunks of a file come from.
enum Source {
    /// The worker streams the file.
    Stream(Chunks),
    /// The page passes them, because the worker may not read the file.
    Page { from_start: bool },
}

impl Desk {
    /// Streams the file once into the reading.
    pub(super) async fn pass(
        &mut self,
        reading: &mut Reading,
        file: &FileToRead,
        handle: &File,
    ) -> Result<(), Cut> {
        let mut source = Source::Stream(Chunks::of(handle));
        let mut n_bytes = 0;
        while let Some(chunk) = self.next_chunk(&mut source, file, n_bytes == 0).await? {
            n_bytes += u64::from(chunk.length());
            self.push(reading, &chunk);
            self.queue.advance(n_bytes, reading.n_rows());
            self.look_up().await?;
            if reading.is_hopeless() {
                return Ok(());
            }
        }
        if n_bytes == file.n_bytes { Ok(()) } else { Err(Cut::Unreadable(Unreadable::Vanished)) }
    }

    fn push(&mut self, reading: &mut Reading, chunk: &Uint8Array) {
        let length = usize::try_from(chunk.length()).unwrap_or(0);
        self.buffer.resize(length, 0);
        chunk.copy_to(&mut self.buffer);
        reading.push(&self.buffer);
    }

    async fn next_chunk(
        &mut self,
        source: &mut Source,
        file: &FileToRead,
        is_first: bool,
    ) -> Result<Option<Uint8Array>, Cut> {
        if let Source::Stream(chunks) = source {
            match chunks.next().await {
                Ok(chunk) => return Ok(chunk),
                Err(_) if is_first => *source = Source::Page { from_start: true },
                Err(_) => return Err(Cut::Unreadable(Unreadable::Vanished)),
            }
        }
        let from_start = matches!(source, Source::Page { from_start: true });
        *source = Source::Page { from_start: false };
        self.chunk_from_page(file, from_start).await
    }

    /// Asks the page for the next bytes, and takes what else comes while it waits.
    async fn chunk_from_page(
        &mut self,
        file: &FileToRead,
        from_start: bool,
    ) -> Result<Option<Uint8Array>, Cut> {
        let why_failed = if from_start { Unreadable::CouldNotOpen } else { Unreadable::Vanished };
        post(&FromWorker::PassChunk { id: file.id, from_start });
        while let Some(mut letter) = self.inbox.next().await {
            match letter.message {
                ToWorker::Passed(id, passed) if id == file.id => {
                    return match (passed, letter.chunk.take()) {
                        (Passed::Chunk, Some(chunk)) => Ok(Some(chunk)),
                        (Passed::End, _) => Ok(None),
                        _ => Err(Cut::Unreadable(why_failed)),
                    };
                }
                _ => self.take(letter),
            }
            self.answer_between()?;
        }
        Err(Cut::Unreadable(why_failed))
    }

    /// Tells the page how far the reading is and follows what it has asked in the meantime.
    async fn look_up(&mut self) -> Result<(), Cut> {
        let now = js_sys::Date::now();
        if now - self.breath.told >= PROGRESS_MS {
            self.breath.told = now;
            post(&FromWorker::Progress(self.queue.progress().clone()));
        }
        if now - self.breath.looked_up >= WORK_MS {
            TimeoutFuture::new(0).await;
            self.take_all();
            self.breath.looked_up = js_sys::Date::now();
        }
        self.answer_between()
    }

    /// Ends the pass when an order asks for it; else answers one that can be answered now.
    ///
    /// An order to read more is answered when everything is read.
    fn answer_between(&mut self) -> Result<(), Cut> {
        if let Some(cut) = self.current.as_mut().and_then(Current::take_cut) {
            return Err(cut);
        }
        if self.owes_answer_now {
            self.answer();
        }
        Ok(())
    }
}
