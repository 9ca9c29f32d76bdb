//! How a reader looks at the results: the order and the columns of each table, which rows, how much
//! room between them, which sections and choices are open. It changes no figure, and is kept in
//! memory alone.

mod steps;

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::{
    Callback, hook, use_callback, use_context, use_effect_with, use_mut_ref, use_state_eq,
};

use crate::audit::sheet::{SheetView, Sort, SortBy, Wanted};
use crate::browser::history;
use steps::{Begun, Steps};

/// How a reader looks at the results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    sheets: BTreeMap<&'static str, SheetView>,
    /// Which rows are wanted.
    pub wanted: Wanted,
    /// How much room there is between rows.
    pub density: Density,
    folds: BTreeMap<&'static str, bool>,
}

/// How much room there is between rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// As much as reads well.
    #[default]
    Roomy,
    /// As little as can be read.
    Compact,
}

impl Density {
    /// Both, as they can be chosen.
    pub const ALL: [Self; 2] = [Self::Roomy, Self::Compact];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roomy => "Roomy",
            Self::Compact => "Compact",
        }
    }
}

/// What a reader does to the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The heading of a column of a sheet was pressed.
    HeadingPressed(&'static str, SortBy),
    /// Columns of a sheet are shown or left out.
    Columns {
        /// The sheet.
        sheet: &'static str,
        /// Which columns, by [`Optional::name`](crate::audit::sheet::Optional::name).
        name: String,
        /// Whether they are shown.
        are_shown: bool,
    },
    /// Other rows are wanted.
    Wanted(Wanted),
    /// Another density is.
    Density(Density),
    /// Something folded away was opened or closed.
    Fold(&'static str, bool),
}

impl Change {
    /// Whether it is a step that can be taken back: what changes which rows are seen, and where.
    fn is_step(&self) -> bool {
        matches!(self, Self::HeadingPressed(..) | Self::Wanted(_))
    }
}

impl View {
    /// How a sheet is looked at.
    pub fn of_sheet(&self, id: &str) -> SheetView {
        self.sheets.get(id).cloned().unwrap_or_default()
    }

    /// Whether what can be folded away is open; `None` before anybody opened or closed it.
    pub fn is_open(&self, id: &str) -> Option<bool> {
        self.folds.get(id).copied()
    }

    fn after(&self, change: Change) -> Self {
        let mut view = self.clone();
        match change {
            Change::HeadingPressed(sheet, by) => {
                let sheet = view.sheets.entry(sheet).or_default();
                sheet.sort = Sort::after_press(sheet.sort.as_ref(), by);
            }
            Change::Columns { sheet, name, are_shown } => {
                let hidden = &mut view.sheets.entry(sheet).or_default().hidden;
                if are_shown {
                    hidden.remove(&name);
                } else {
                    hidden.insert(name);
                }
            }
            Change::Wanted(wanted) => view.wanted = wanted,
            Change::Density(density) => view.density = density,
            Change::Fold(id, is_open) => {
                view.folds.insert(id, is_open);
            }
        }
        view
    }

    /// The same with what is open in another.
    fn folded_like(&self, other: &Self) -> Self {
        Self { folds: other.folds.clone(), ..self.clone() }
    }
}

/// The view, and what changes it, from anywhere among the results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewInUse {
    /// The view.
    pub now: Rc<View>,
    /// Changes it.
    pub change: Callback<Change>,
}

/// The view, from anywhere in the page.
#[hook]
pub fn use_view_in_use() -> ViewInUse {
    use_context::<ViewInUse>().unwrap_or_default()
}

/// Keeps the view, with steps back and forward, and forgets it when there are no files left: it names
/// teams.
#[hook]
pub fn use_view(has_files: bool) -> ViewInUse {
    let steps = use_mut_ref(Steps::default);
    let view = use_state_eq(Rc::<View>::default);
    let change = use_callback(view.setter(), {
        let steps = Rc::clone(&steps);
        move |change: Change, view| {
            let mut steps = steps.borrow_mut();
            steps.change(change, |Begun { present, next }| {
                history::name_step(present);
                history::step(next)
            });
            view.set(steps.view());
        }
    });
    let (visited, setter) = (Rc::clone(&steps), view.setter());
    use_effect_with((), move |()| {
        let visit = move || {
            let mut steps = visited.borrow_mut();
            steps.visit(history::number(), history::name_step);
            setter.set(steps.view());
        };
        visit();
        let listeners = history::on_visit(visit);
        move || drop(listeners)
    });
    let setter = view.setter();
    use_effect_with(has_files, move |has_files| {
        if !has_files {
            let mut steps = steps.borrow_mut();
            steps.forget();
            setter.set(steps.view());
        }
    });
    ViewInUse { now: Rc::clone(&view), change }
}
