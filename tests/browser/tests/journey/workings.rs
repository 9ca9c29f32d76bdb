//! Every figure on the page opens its working, whose numbers give the figure again.

use browser_tests::crosswise;
use browser_tests::environment::{Engine, data};
use browser_tests::page::{Page, Place};
use browser_tests::scenario::{Needs, run, run_with};
use browser_tests::sum::{is_said_right, plain, shown_like, value_of};
use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::json;

use crate::sections::turn_section;

const DASH: &str = "\u{2013}";
/// As many as a browser reads in a few seconds.
const AT_ONCE: usize = 150;

/// What the page says of a figure.
#[derive(Debug, Deserialize)]
struct Reading {
    table: String,
    name: String,
    described: Vec<String>,
    row: String,
    shown: String,
    title: String,
    paragraphs: Vec<String>,
    conclusion: String,
    steps: Vec<Vec<String>>,
    left_out: Vec<String>,
    rests_on: Vec<String>,
    focus_returned: bool,
}

#[test]
fn of_the_sample() {
    run(Engine::Chromium, Place::File, async |page| {
        page.click("button", "Try the sample audit").await;
        page.wait_until_ready().await;
        page.go_to("Results").await;
        turn_section(page, "weighting", true).await;
        page.choose("Weighting scheme", "Simple points (illustrative)").await;
        turn_section(page, "capacity", true).await;
        page.table("Capacity and use by team").await;
        // Single workers, for supervision.
        turn_section(page, "workers-section", true).await;
        page.click("radio", "By number").await;
        page.table("Single workers of all teams").await;
        let read = every_working(page).await;
        assert!(read.len() > 2_000, "only {} figures", read.len());
        assert!(read.iter().any(|reading| !reading.left_out.is_empty()), "some cases wait");
    });
}

#[test]
fn of_a_messy_file() {
    run(Engine::Chromium, Place::Served, async |page| {
        page.choose_files(&[data("messy-worker-counts-totals.csv")]).await;
        page.wait_until_ready().await;
        page.go_to("Results").await;
        assert!(every_working(page).await.len() > 2_000);
        page.choose("Average", "Cases per FTE").await;
        page.wait_until_it_says(&["Cases per FTE, cases for each"]).await;
        assert!(workings_in(page, "").await.len() > 10);
    });
}

#[test]
fn of_edges() {
    run(Engine::Firefox, Place::File, async |page| {
        page.choose_files(&[data("edge-cases.csv")]).await;
        page.wait_until_ready().await;
        page.go_to("Results").await;
        let read = every_working(page).await;
        assert!(read.iter().any(|reading| reading.shown == DASH), "some months have no rows");
    });
}

/// Opens every working of the part and checks it: those of the main tables, then of one section
/// after the other, because a browser is slow to open a dialog over all of them at once.
async fn every_working(page: &Page) -> Vec<Reading> {
    const SECTIONS: &str = "return [...document.querySelectorAll('details.section')]\
                            .map((section) => section.id)";
    let sections: Vec<String> = page.run(SECTIONS, vec![]).await;
    assert!(sections.len() > 10, "{sections:?}");
    for id in &sections {
        turn_section(page, id, false).await;
    }
    let mut read = workings_in(page, "").await;
    for id in &sections {
        turn_section(page, id, true).await;
        read.extend(workings_in(page, id).await);
        turn_section(page, id, false).await;
    }
    read
}

/// Opens the workings outside of sections, where there is no name of one, or in a section.
async fn workings_in(page: &Page, section: &str) -> Vec<Reading> {
    let mut read: Vec<Reading> = Vec::new();
    loop {
        let arguments = vec![json!(section), json!(read.len()), json!(AT_ONCE)];
        let more: Vec<Reading> = page.run_async(include_str!("workings.js"), arguments).await;
        if more.is_empty() {
            return read;
        }
        more.iter().for_each(check);
        read.extend(more);
    }
}

fn check(reading: &Reading) {
    let Reading { shown, name, conclusion, .. } = reading;
    let [row, column] = reading.described.as_slice() else {
        panic!("{reading:?} should be described by its row and column");
    };
    assert!(*row == reading.row && !column.is_empty(), "{reading:?}");
    assert_eq!(&reading.title, name, "{reading:?}");
    let [whose, formula, ..] = reading.paragraphs.as_slice() else {
        panic!("{reading:?} should say whose it is, and the formula");
    };
    assert!(whose.starts_with(row.as_str()) && formula.len() > 40, "{reading:?}");
    assert!(!reading.table.is_empty() && reading.focus_returned, "{reading:?}");
    if let Some((head, lines)) = reading.steps.split_first() {
        assert!(!lines.is_empty() && lines.iter().all(|line| line.len() == head.len()));
    }
    if shown == DASH {
        assert_eq!(name, "Why there is no figure");
        let why = conclusion.strip_prefix("Not available: ").unwrap_or_default();
        assert!(why.len() > 20, "{reading:?}");
        return;
    }
    assert_eq!(name, &format!("How {shown} was worked out"));
    let (sum, exactly) = sum_of(conclusion, shown);
    let value = value_of(sum).unwrap_or_else(|error| panic!("{error}: {reading:?}"));
    assert_eq!(shown_like(&value, shown), plain(shown), "{reading:?}");
    if let Some(exactly) = exactly {
        assert!(is_said_right(&value, exactly), "{reading:?}");
    }
    let is_of_nothing = shown == "0" || shown == "0.0";
    assert!(!reading.rests_on.is_empty() || is_of_nothing, "{reading:?}");
}

/// The sum in a conclusion, and the exact value that it says it has.
fn sum_of<'a>(conclusion: &'a str, shown: &str) -> (&'a str, Option<&'a str>) {
    if let Some(number) = conclusion.strip_suffix(", as counted.") {
        return (number, None);
    }
    let end = format!(", shown as {shown}.");
    let rest = conclusion.strip_suffix(&end);
    let rest = rest.unwrap_or_else(|| panic!("\u{201c}{conclusion}\u{201d} should end{end}"));
    if let Some((sum, exactly)) = rest.split_once(" is exactly ") {
        return (sum, Some(exactly));
    }
    match rest.rsplit_once(" is ") {
        Some((sum, cut)) => {
            assert!(cut.ends_with('\u{2026}'), "{conclusion}");
            (sum, Some(cut))
        }
        None => (rest, None),
    }
}

async fn arrow_keys_go_from_figure_to_figure(page: &Page) {
    page.choose_files(&[data("worker-counts.csv")]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    let table = page.table("Average caseload by team").await;
    let at = table.column("Average").unwrap();
    let [first, second] = [&table.rows[0], &table.rows[1]];
    let how = |shown: String| format!("How {shown} was worked out");
    // Only averages are on the tab key's way, from the beginning of the table.
    let tab = "document.getElementById('by-team').focus()";
    page.run::<()>(tab, vec![]).await;
    page.press(Key::Tab).await;
    assert_eq!(page.focused().await, "Average");
    page.press(Key::Tab).await;
    assert_eq!(page.focused().await, how(first[at].text()));
    page.press(Key::Up).await;
    page.press(Key::Left).await;
    assert_eq!(page.focused().await, table.headings[at - 1]);
    page.press(Key::Down).await;
    assert_eq!(page.focused().await, how(first[at - 1].text()));
    page.press(Key::Down).await;
    assert_eq!(page.focused().await, how(second[at - 1].text()));
    page.press(Key::Enter).await;
    page.wait_until_it_says(&["was worked out", "shown as", "Rows it rests on"]).await;
}

#[test]
fn by_arrow_keys() {
    run(Engine::Chromium, Place::Served, arrow_keys_go_from_figure_to_figure);
}

/// Copies a working and pastes it into a text area that stands for another program.
async fn copied(page: &Page) {
    page.choose_files(&[data("worker-counts.csv")]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    let average = page.table("Average caseload by team").await.figure("All teams", "Average");
    page.click("button", &format!("How {average} was worked out")).await;
    page.click("button", "Copy the working").await;
    page.until("the page to say that it copied", async || {
        page.status().await.ends_with("Copied").then_some(())
    })
    .await;
    assert_eq!(page.focused().await, "Copy the working");
    page.click("button", "Close the working").await;
    page.run::<()>(
        "const area = document.createElement('textarea');\
         area.setAttribute('aria-label', 'Another program');\
         document.body.append(area);",
        vec![],
    )
    .await;
    let area = page.wait_for("textbox", "Another program").await;
    area.send_keys(&format!("{}v", char::from(Key::Control))).await.unwrap();
    let text: String =
        page.run("return withName('textbox', 'Another program')[0].value", vec![]).await;
    assert!(text.contains(&format!(": {average}\n")) && text.contains(", shown as "), "{text}");
}
crosswise!(copied);

/// As on plain http, where no page has a clipboard.
#[test]
fn copied_without_a_clipboard() {
    let needs =
        Needs::script("Object.defineProperty(navigator, 'clipboard', { value: undefined });");
    for engine in [Engine::Chromium, Engine::Firefox] {
        run_with(engine, Place::Served, &needs, copied);
    }
}

/// Where a browser lets nothing through, the text is there to be copied by hand.
#[test]
fn a_browser_that_does_not_copy() {
    let needs = Needs::script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });
         document.execCommand = () => false;",
    );
    run_with(Engine::Chromium, Place::Served, &needs, async |page| {
        page.choose_files(&[data("worker-counts.csv")]).await;
        page.wait_until_ready().await;
        page.go_to("Results").await;
        let average = page.table("Average caseload by team").await.figure("All teams", "Average");
        page.click("button", &format!("How {average} was worked out")).await;
        page.click("button", "Copy the working").await;
        page.wait_until_it_says(&["The text is selected"]).await;
        let selected: String = page
            .run(
                "const area = withName('textbox', 'The working as text')[0];\
                 return area.value.slice(area.selectionStart, area.selectionEnd)",
                vec![],
            )
            .await;
        assert!(selected.contains(&format!(": {average}\n")), "{selected}");
    });
}
