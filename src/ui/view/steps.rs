//! The views of the steps back and forward, each under a number.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Change, View};

/// The views that can be gone back to.
#[derive(Debug, Default)]
pub struct Steps {
    views: BTreeMap<u32, Rc<View>>,
    /// The present step.
    at: u32,
    /// The number of the latest.
    last: u32,
}

/// The numbers of a step that is begun and of the one before it.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    /// The step that was the present one.
    pub present: u32,
    /// The one after it.
    pub next: u32,
}

impl Steps {
    /// The view of the present step.
    pub fn view(&self) -> Rc<View> {
        self.views.get(&self.at).cloned().unwrap_or_default()
    }

    /// Changes the view: in a step of its own, which `begin` is to begin after it gave the present
    /// one its number again, or in the present one, also where none is begun. What leaves the view as
    /// it is, is no step.
    pub fn change(&mut self, change: Change, begin: impl FnOnce(Begun) -> bool) {
        let is_step = change.is_step();
        let now = self.view();
        let view = Rc::new(now.after(change));
        if view == now {
            return;
        }
        // The present step can be come back to, also where its view was forgotten, or its number was
        // lost: a link to the address that is open takes it away in some browsers.
        self.views.insert(self.at, now);
        if is_step && begin(Begun { present: self.at, next: self.last + 1 }) {
            self.last += 1;
            self.at = self.last;
        }
        self.views.insert(self.at, view);
    }

    /// Another step is the present one: its view is back, but for what is open, which stays as it is:
    /// what somebody reads or edits does not close under them. One without a number, or with one that
    /// stands for nothing, keeps the view that there was and is given a number by `name`.
    pub fn visit(&mut self, number: Option<u32>, name: impl FnOnce(u32)) {
        let view = self.view();
        if let Some((number, known)) =
            number.and_then(|number| Some((number, self.views.get_mut(&number)?)))
        {
            *known = Rc::new(known.folded_like(&view));
            self.at = number;
            return;
        }
        self.last += 1;
        self.at = self.last;
        self.views.insert(self.at, view);
        name(self.at);
    }

    /// Forgets every view. Numbers are not used again.
    pub fn forget(&mut self) {
        self.views.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::super::Density;
    use super::*;
    use crate::audit::sheet::{SortBy, Wanted};

    /// A browser that keeps the numbers of steps.
    #[derive(Default)]
    struct Browser {
        numbers: Vec<Option<u32>>,
        at: usize,
    }

    impl Browser {
        fn open(steps: &mut Steps) -> Self {
            let mut browser = Self { numbers: vec![None], at: 0 };
            browser.visit(steps, 0);
            browser
        }

        fn visit(&mut self, steps: &mut Steps, at: usize) {
            self.at = at;
            let number = self.numbers[at];
            steps.visit(number, |number| self.numbers[at] = Some(number));
        }

        fn change(&mut self, steps: &mut Steps, change: Change) {
            steps.change(change, |Begun { present, next }| {
                self.numbers[self.at] = Some(present);
                self.at += 1;
                self.numbers.truncate(self.at);
                self.numbers.push(Some(next));
                true
            });
        }
    }

    fn role(name: &str) -> Change {
        Change::Wanted(Wanted { role: Some(name.to_owned()), ..Wanted::default() })
    }

    fn sort() -> Change {
        Change::HeadingPressed("by-team", SortBy::Figure("Average".to_owned()))
    }

    #[test]
    fn back_and_forward_give_each_view_again() {
        let mut steps = Steps::default();
        let mut browser = Browser::open(&mut steps);
        browser.change(&mut steps, sort());
        // No step of its own: it belongs to the sorted view.
        browser.change(&mut steps, Change::Density(Density::Compact));
        let sorted = steps.view();
        browser.change(&mut steps, role("Nurse"));
        let filtered = steps.view();
        assert_eq!(browser.numbers.len(), 3);

        browser.visit(&mut steps, 1);
        assert_eq!(steps.view(), sorted);
        browser.visit(&mut steps, 0);
        assert_eq!(*steps.view(), View::default());
        browser.visit(&mut steps, 2);
        assert_eq!(steps.view(), filtered);
        assert_eq!(filtered.density, Density::Compact);
    }

    #[test]
    fn another_part_keeps_the_view() {
        let mut steps = Steps::default();
        let mut browser = Browser::open(&mut steps);
        browser.change(&mut steps, sort());
        let sorted = steps.view();
        browser.numbers.push(None);
        browser.visit(&mut steps, 2);
        assert_eq!(steps.view(), sorted);
        browser.change(&mut steps, Change::Fold("spread", true));
        browser.visit(&mut steps, 1);
        assert_eq!(*steps.view(), sorted.after(Change::Fold("spread", true)));
    }

    #[test]
    fn what_is_forgotten_does_not_come_back() {
        let mut steps = Steps::default();
        let mut browser = Browser::open(&mut steps);
        browser.change(&mut steps, role("Nurse"));
        steps.forget();
        browser.visit(&mut steps, 0);
        browser.visit(&mut steps, 1);
        assert_eq!(*steps.view(), View::default());
    }

    #[test]
    fn a_step_that_was_forgotten_can_be_come_back_to() {
        let mut steps = Steps::default();
        let mut browser = Browser::open(&mut steps);
        steps.forget();
        browser.change(&mut steps, role("Nurse"));
        browser.visit(&mut steps, 0);
        assert_eq!(*steps.view(), View::default());
    }

    #[test]
    fn a_step_that_lost_its_number_can_be_come_back_to() {
        let mut steps = Steps::default();
        let mut browser = Browser::open(&mut steps);
        browser.numbers[0] = None;
        browser.change(&mut steps, role("Nurse"));
        browser.visit(&mut steps, 0);
        assert_eq!(*steps.view(), View::default());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut steps = Steps::default();
        let mut browser = Browser::open(&mut steps);
        browser.change(&mut steps, role("Nurse"));
        browser.change(&mut steps, role("Nurse"));
        assert_eq!(browser.numbers.len(), 2);
    }

    #[test]
    fn a_browser_that_begins_no_step_changes_the_present_one() {
        let mut steps = Steps::default();
        steps.change(role("Nurse"), |_| false);
        assert_eq!(steps.view().wanted.role.as_deref(), Some("Nurse"));
    }
}
