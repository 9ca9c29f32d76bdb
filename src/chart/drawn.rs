//! Drawings for the tests of forms.

use super::{Chart, ChartTable, Form, Size, Svg};

/// A form as it is drawn.
pub fn drawn(form: Form, size: Size) -> Svg {
    let said = ["The title", "The measure", "The source", "In words"].map(str::to_owned);
    let [title, subtitle, source, text_alternative] = said;
    let (choice, table) = (String::new(), ChartTable::default());
    Chart { id: "chart", choice, title, subtitle, source, text_alternative, table, form }
        .drawn(size)
}

/// The whole numbers that an attribute has in a piece of markup, in its order.
pub fn numbers(markup: &str, attribute: &str) -> Vec<i64> {
    let markup = format!(" {markup}");
    let opening = format!(" {attribute}=\"");
    let values = markup.split(&opening).skip(1);
    values.filter_map(|text| text.split('"').next()?.parse().ok()).collect()
}
