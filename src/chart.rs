//! Pictures of figures, drawn by plotters to SVG text: the same natively, in the page and in the
//! worker, because text is measured by a table of widths and never by the browser.
//!
//! A [`Chart`] is what a picture says, with its numbers; it is made from the figures of an audit by
//! one file for each question, and drawn only where it is looked at, at the size that is needed.

mod averages;
mod backend;
mod bars;
mod canvas;
mod capacity;
mod columns;
mod dots;
#[cfg(test)]
mod drawn;
mod earlier;
mod ends;
mod fills;
mod flow;
mod frame;
mod fte_bands;
mod funnel;
mod key;
mod mix;
mod month_columns;
mod over_time;
mod pairs;
mod panels;
mod parts;
mod rows;
mod scale;
mod shares;
mod spread;
mod team_size;
mod text_width;
mod theme;
mod unallocated;
mod weighted;
mod wording;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::audit::results::Results;
use bars::Bars;
use canvas::Canvas;
use columns::Columns;
use dots::Dots;
use frame::{Room, drawn_alone, framed};
use funnel::FunnelPlot;
use month_columns::MonthColumns;
use pairs::Pairs;
use panels::Panels;
use parts::parts;
use shares::Shares;
use wording::capital;

/// A drawing as SVG text. Only this module can make one, so that the page may show it as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Svg(String);

impl Svg {
    /// The SVG document.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A chart: its message, its numbers and how they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What tells it apart in the page, in letters and hyphens: `averages-by-team`.
    pub id: &'static str,
    /// Its name among those beside it, and in the names of its files: `Teams`.
    pub choice: String,
    /// The message in at most ten words.
    pub title: String,
    /// Measure, unit and period.
    pub subtitle: String,
    /// Source and n.
    pub source: String,
    /// What the picture shows, for those who do not see it.
    pub text_alternative: String,
    /// The numbers that are drawn.
    pub table: ChartTable,
    /// How they are drawn.
    form: Form,
}

/// The numbers of a chart as they are shown; a name at the head of each line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartTable {
    /// The headings, that of the names among them.
    pub headings: Vec<String>,
    /// The lines, each as long as the headings.
    pub lines: Vec<Vec<String>>,
}

/// What charts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The averages of service areas and teams.
    Averages,
    /// How cases are spread over the workers of service areas and teams, and over bands by FTE.
    Spread,
    /// The averages month by month.
    OverTime,
    /// What weighting changes, and what makes cases weigh more.
    Weighting,
    /// Work that waits without a worker.
    Unallocated,
    /// Cases that come and go.
    Flow,
    /// How much of what they can carry workers use.
    Capacity,
    /// Averages of teams by how large these are.
    TeamSize,
}

impl Topic {
    /// Every topic, in reading order.
    pub const ALL: [Self; 8] = [
        Self::Averages,
        Self::Spread,
        Self::OverTime,
        Self::Weighting,
        Self::Unallocated,
        Self::Flow,
        Self::Capacity,
        Self::TeamSize,
    ];

    /// The charts of a topic, the one to show first in front; none where there is nothing to draw.
    pub fn charts(self, results: &Results) -> Vec<Chart> {
        let Some(audit) = &results.audit else {
            return Vec::new();
        };
        match self {
            Self::Averages => averages::averages(audit, &results.evidence),
            Self::Spread => {
                spread::spread(audit).into_iter().chain(fte_bands::bands(audit)).collect()
            }
            Self::OverTime => over_time::over_time(audit),
            Self::Weighting => {
                weighted::weighted(audit).into_iter().chain(mix::mix(audit)).collect()
            }
            Self::Unallocated => unallocated::unallocated(audit),
            Self::Flow => flow::flow(audit).into_iter().collect(),
            Self::Capacity => capacity::capacity(audit).into_iter().collect(),
            Self::TeamSize => team_size::team_size(audit).into_iter().collect(),
        }
    }
}

/// How wide the wide drawing is, in pixels.
pub const WIDE: u32 = Room::WIDE.width;

/// What a drawing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A wide page: labels stand beside what they name.
    Wide,
    /// A narrow page: labels stand above.
    Narrow,
    /// To be kept: the wide picture on paper, with its title, what it measures and its source.
    Kept,
}

impl Size {
    /// Every size.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Narrow, Self::Kept];
}

/// How numbers are drawn.
#[derive(Clone, Debug, PartialEq)]
enum Form {
    Bars(Bars),
    Dots(Dots),
    Panels(Panels),
    Columns(Columns),
    Pairs(Pairs),
    MonthColumns(MonthColumns),
    Shares(Shares),
    Funnel(FunnelPlot),
}

/// What every form can do.
trait Draw {
    /// How high it is in such a room, in pixels.
    fn height(&self, room: Room) -> u32;

    /// Draws it, from the top left corner of the canvas.
    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> canvas::Drawn;

    /// Where it can be cut so that each part is read on its own, from top to end; nowhere for a form
    /// that is one whole.
    fn cuts(&self, _room: Room) -> Vec<u32> {
        Vec::new()
    }
}

impl Chart {
    /// The drawing at a size.
    pub fn drawn(&self, size: Size) -> Svg {
        match size {
            Size::Wide => drawn_alone(self, Room::WIDE),
            Size::Narrow => drawn_alone(self, Room::NARROW),
            Size::Kept => framed(self),
        }
    }

    /// The wide drawing in parts for sheets of paper, from top to end: as few as there can be of at
    /// most so many pixels, cut only where its form can be.
    pub fn parts(&self, highest: u32) -> Vec<Range<u32>> {
        let form = self.form();
        parts(form.height(Room::WIDE), &form.cuts(Room::WIDE), highest)
    }

    /// The name of its files, without an ending: `Averages by team`.
    pub fn file_name(&self) -> String {
        capital(&self.id.replace('-', " "))
    }

    fn form(&self) -> &dyn Draw {
        match &self.form {
            Form::Bars(bars) => bars,
            Form::Dots(dots) => dots,
            Form::Panels(panels) => panels,
            Form::Columns(columns) => columns,
            Form::Pairs(pairs) => pairs,
            Form::MonthColumns(columns) => columns,
            Form::Shares(shares) => shares,
            Form::Funnel(funnel) => funnel,
        }
    }
}
