//! Charts are the same bytes in the browser as natively: every chart of an audit is downloaded and
//! compared with the golden drawings in `tests/drawings`, which are drawn natively.
//!
//! What is drawn in the page is no text any more when it can be read back: there the golden drawing,
//! as an XML parser reads it, is compared node by node: elements, attributes and texts, all blanks
//! among them, in the wide and in the narrow drawing; but for the id by which the page shows parts of
//! it on paper.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use browser_tests::crosswise;
use browser_tests::environment::data;
use browser_tests::page::Page;
use fantoccini::Locator;
use serde_json::json;

use crate::sections::open_everything;

/// Every chart of the page: its figure, and its place among those that can be chosen in it.
const CHARTS: &str = "const figures = [...document.querySelectorAll('figure.chart-figure')];\
    return figures.flatMap((figure) => {\
      const n = figure.querySelectorAll('.switch input').length;\
      return Array.from({ length: n || 1 }, (_, at) => [figure.id, at]);\
    });";

/// Chooses a chart, and says what is shown in its figure.
const CHOOSE: &str = "const [id, at] = arguments;\
    const figure = document.getElementById(id);\
    const choice = figure.querySelectorAll('.switch input')[at];\
    if (choice && !choice.checked) choice.click();\
    return figure.querySelector('.chart').getAttribute('aria-label');";

/// Which of two drawings are not those of the page.
const DIFFER: &str = "const [id, ...golden] = arguments;\
    const shown = document.getElementById(id);\
    return ['wide', 'narrow'].filter((width, at) => {\
      const read = new DOMParser().parseFromString(golden[at], 'image/svg+xml');\
      const drawn = shown.querySelectorAll(`.chart-${width} > svg`);\
      const own = drawn[0].cloneNode(true);\
      own.removeAttribute('id');\
      return drawn.length !== 1 || !read.documentElement.isEqualNode(own);\
    });";

/// The golden drawings of an audit, by chart and size: `averages-by-team`, `wide`.
struct Golden(BTreeMap<(String, String), String>);

impl Golden {
    fn of(audit: &str) -> Self {
        let drawn = fs::read_dir(folder(audit)).unwrap().filter_map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let (chart, size) = name.strip_suffix(".svg")?.rsplit_once('-').unwrap();
            Some(((chart.to_owned(), size.to_owned()), fs::read_to_string(&path).unwrap()))
        });
        Self(drawn.collect())
    }

    fn drawing(&self, chart: &str, size: &str) -> &str {
        &self.0[&(chart.to_owned(), size.to_owned())]
    }

    fn charts(&self) -> BTreeSet<&str> {
        self.0.keys().map(|(chart, _)| chart.as_str()).collect()
    }

    /// The chart that is described so.
    fn described(&self, words: &str) -> Option<&str> {
        let escaped = [('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;"), ('"', "&quot;")]
            .into_iter()
            .fold(words.to_owned(), |words, (mark, name)| words.replace(mark, name));
        let desc = format!("<desc>{escaped}</desc>");
        let of = |chart: &&str| self.drawing(chart, "wide").contains(&desc);
        self.charts().into_iter().find(of)
    }
}

fn folder(audit: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "drawings", audit].iter().collect()
}

/// The name of its file: `Averages by team.svg`.
fn file_name(chart: &str) -> String {
    let (first, rest) = chart.split_at(1);
    format!("{}{}.svg", first.to_uppercase(), rest.replace('-', " "))
}

/// Goes through every chart of the page.
async fn check_charts(page: &Page, audit: &str) {
    let golden = Golden::of(audit);
    let mut seen = BTreeSet::new();
    let charts: Vec<(String, usize)> = page.run(CHARTS, vec![]).await;
    for (figure, at) in charts {
        let chart = page
            .until(
                "a chart that was not seen before, described as its golden drawing",
                async || {
                    let words: String = page.run(CHOOSE, vec![json!(figure), json!(at)]).await;
                    golden.described(&words).filter(|chart| !seen.contains(chart))
                },
            )
            .await;
        seen.insert(chart);
        let [wide, narrow] = ["wide", "narrow"].map(|size| json!(golden.drawing(chart, size)));
        let differ: Vec<String> = page.run(DIFFER, vec![json!(figure), wide, narrow]).await;
        assert!(differ.is_empty(), "{chart} of {audit} is drawn otherwise in the page: {differ:?}");

        // The drawing is the first of what can be downloaded.
        let button = format!("#{figure} .chart-downloads button");
        page.client().find(Locator::Css(&button)).await.unwrap().click().await.unwrap();
        let kept = fs::read(page.downloaded(&file_name(chart)).await).unwrap();
        assert!(
            kept == golden.drawing(chart, "kept").as_bytes(),
            "{chart} of {audit} is kept otherwise: {}",
            String::from_utf8_lossy(&kept)
        );
    }
    assert_eq!(seen, golden.charts(), "charts of {audit} in the page, and golden ones");
}

/// Has every chart drawn, by the scheme that makes the most of them.
async fn open(page: &Page, file: PathBuf) {
    page.choose_files(&[file]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    open_everything(page).await;
    page.choose("Weighting scheme", "Simple points (illustrative)").await;
    page.wait_until_it_says(&["Simple points, revision 1"]).await;
    open_everything(page).await;
}

async fn drawn_as_natively(page: &Page) {
    open(page, data("case-list.csv")).await;
    check_charts(page, "published").await;
}
crosswise!(drawn_as_natively);

/// Names that are long, and hold what markup is made of.
async fn names_drawn_as_natively(page: &Page) {
    open(page, folder("long-names").join("Caseload.csv").canonicalize().unwrap()).await;
    check_charts(page, "long-names").await;
}
crosswise!(names_drawn_as_natively);
