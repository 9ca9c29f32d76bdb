//! Waiting for states of the page, each with a generous limit. Nothing waits for a time to pass.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use crate::page::Page;

/// How long a state may take to come.
pub const LIMIT: Duration = Duration::from_mins(1);

/// How often the page is looked at.
const INTERVAL: Duration = Duration::from_millis(40);

impl Page {
    /// Waits until `probe` finds something, and gives it.
    pub async fn until<T>(&self, what: &str, probe: impl AsyncFn() -> Option<T>) -> T {
        self.until_or(|| what.to_owned(), probe).await
    }

    /// The same, where what to say of a failure is known only when it has failed.
    pub async fn until_or<T>(
        &self,
        what: impl Fn() -> String,
        probe: impl AsyncFn() -> Option<T>,
    ) -> T {
        let started = Instant::now();
        loop {
            if let Some(found) = probe().await {
                return found;
            }
            assert!(
                started.elapsed() < LIMIT,
                "waited {} seconds for: {}",
                LIMIT.as_secs(),
                what()
            );
            tokio::time::sleep(INTERVAL).await;
        }
    }

    /// Waits until `probe` gives what is expected; fails with what it gives instead.
    ///
    /// The limit is shorter than for other states: it is used when the page has answered already
    /// and its answer has only to reach the tables.
    pub async fn until_equal<T: PartialEq + Debug>(
        &self,
        what: &str,
        expected: &T,
        probe: impl AsyncFn() -> T,
    ) {
        const SHORT: Duration = Duration::from_secs(20);
        let started = Instant::now();
        loop {
            let found = probe().await;
            if found == *expected {
                return;
            }
            if started.elapsed() >= SHORT {
                assert_eq!(found, *expected, "found, expected: {what}");
            }
            tokio::time::sleep(INTERVAL).await;
        }
    }
}
