//! The keyboard's user: steps from one thing to the next, and always sees where the focus is.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::page::Page;

/// More stops than any part of the page has.
const MOST_STOPS: usize = 300;

impl Page {
    /// Fails unless the focus is on something that is in the window, not covered, and marked.
    pub async fn check_focus(&self, after: &str) {
        let fault: String = self.run(include_str!("scripts/focus.js"), vec![]).await;
        if !fault.is_empty() {
            let name = self.focused().await;
            panic!("after {after}: {fault}; the focus is on \u{201c}{name:.80}\u{201d}");
        }
    }

    /// Presses a key, and sees where the focus is then.
    pub async fn step(&self, key: Key) {
        self.press(key).await;
        self.check_focus(&format!("{key:?}")).await;
    }

    /// Waits until the focus is on something whose name begins so, and sees it.
    pub async fn wait_for_focus(&self, name: &str) {
        self.until(&format!("the focus to be on \u{201c}{name}\u{201d}"), async || {
            self.focused().await.starts_with(name).then_some(())
        })
        .await;
        self.check_focus(name).await;
    }

    /// Moves the focus on with the tab key until it is on something whose name begins so, and sees
    /// it at every stop.
    pub async fn step_to(&self, name: &str) {
        self.steps_to(name, async || self.step(Key::Tab).await).await;
    }

    /// The same, back.
    pub async fn step_back_to(&self, name: &str) {
        self.steps_to(name, async || {
            let [shift, tab] = [Key::Shift, Key::Tab].map(char::from);
            let keys = KeyActions::new("keyboard".to_owned())
                .then(KeyAction::Down { value: shift })
                .then(KeyAction::Down { value: tab })
                .then(KeyAction::Up { value: tab })
                .then(KeyAction::Up { value: shift });
            self.client().perform_actions(keys).await.unwrap();
            self.check_focus("Shift and Tab").await;
        })
        .await;
    }

    async fn steps_to(&self, name: &str, step: impl AsyncFn()) {
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            step().await;
            let focused = self.focused().await;
            if focused.starts_with(name) {
                return;
            }
            passed.push(focused.chars().take(40).collect::<String>());
        }
        panic!("the tab key should lead to \u{201c}{name}\u{201d}; it led to {passed:?}");
    }
}
