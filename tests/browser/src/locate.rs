//! Finding and using what is on the page as its readers do: by role and accessible name.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::command::Command;
use crate::page::Page;

/// The key under which WebDriver gives an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Page {
    /// The element of a role whose name begins with `name`, where there is one.
    pub async fn find(&self, role: &str, name: &str) -> Option<Element> {
        let found: Value = self
            .run(
                "return withName(arguments[0], arguments[1])[0] || null",
                vec![json!(role), json!(name)],
            )
            .await;
        let id = found.get(ELEMENT)?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client().clone(), ElementRef::from(id)))
    }

    /// Waits for an element of a role and name.
    pub async fn wait_for(&self, role: &str, name: &str) -> Element {
        self.until(&format!("the {role} \u{201c}{name}\u{201d}"), async || {
            self.find(role, name).await
        })
        .await
    }

    /// What the browser tells assistive technology of an element: its `computedlabel` or
    /// `computedrole`.
    pub async fn computed(&self, element: &Element, property: &'static str) -> String {
        let path = format!("element/{}/{property}", element.element_id());
        let found = self.client().issue_cmd(Command::get(path)).await.unwrap();
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for an element and clicks it.
    pub async fn click(&self, role: &str, name: &str) {
        self.until(&format!("a click on the {role} \u{201c}{name}\u{201d}"), async || {
            let element = self.find(role, name).await?;
            // It may be redrawn between finding and clicking.
            element.click().await.ok()
        })
        .await;
    }

    /// Goes to a part of the page by the page's own navigation, until the address names it and the
    /// navigation marks it: the one comes before the other.
    pub async fn go_to(&self, part: &str) {
        self.click("link", part).await;
        let fragment = part.to_lowercase();
        self.until(&format!("{part} in the address and in view"), async || {
            let url = self.client().current_url().await.ok()?;
            let link = self.find("link", part).await?;
            let is_marked = link.attr("aria-current").await.ok()?.is_some();
            let is_there = is_marked && url.fragment() == Some(fragment.as_str());
            (is_there && self.is_all_drawn().await).then_some(())
        })
        .await;
    }

    /// Chooses an option of a named select.
    pub async fn choose(&self, select: &str, option: &str) {
        self.until(&format!("{option} among the choices of {select}"), async || {
            let element = self.find("select", select).await?;
            element.select_by_label(option).await.ok()
        })
        .await;
    }

    /// Writes into a named input in place of what is there, and leaves it.
    pub async fn write(&self, input: &str, text: &str) {
        let element = self.wait_for("textbox", input).await;
        // What is there is written over: emptying it first would be a change of its own.
        self.run::<()>("withName('textbox', arguments[0])[0].select()", vec![json!(input)]).await;
        element.send_keys(text).await.unwrap();
        self.press(Key::Tab).await;
    }

    /// Presses and releases a key, wherever the focus is.
    pub async fn press(&self, key: Key) {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client().perform_actions(keys).await.unwrap();
    }

    /// The name of what has the focus.
    pub async fn focused(&self) -> String {
        self.run("return nameOf(document.activeElement)", vec![]).await
    }

    /// Moves the focus on with the tab key until it is on something whose name begins with `name`.
    /// It has to come before the page's end: beyond that is the browser's own window.
    pub async fn tab_to(&self, name: &str) {
        const MOST_STOPS: usize = 200;
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            self.press(Key::Tab).await;
            let focused = self.focused().await;
            if focused.to_lowercase().starts_with(&name.to_lowercase()) {
                return;
            }
            passed.push(focused.chars().take(40).collect::<String>());
        }
        panic!("the tab key should lead to \u{201c}{name}\u{201d}; it led to {passed:?}");
    }
}
