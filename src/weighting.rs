//! What a case weighs and how much a worker can carry, by a scheme that the user can read and edit.
//!
//! ```text
//! points(case)     = base[case type] + complexity[band] + risk[band]
//!                  + travel (band, or minutes × rate) + flags,
//!                    × factor, then floor and cap
//! capacity(worker) = full time × FTE × factor of the newly qualified − fixed duties − absence
//! utilisation      = points ÷ capacity
//! ```
//!
//! No scheme for adult social care is national, and none here is presented as such: those that come
//! with the tool say that they are illustrative. Values in, exact values out: nothing here knows a
//! file, a team or a month, but for [`scheme_file`], which reads a scheme from rows and writes it as rows.

pub mod bands;
pub mod capacity;
pub mod decimal;
pub mod draft;
pub mod drafts;
pub mod fingerprint;
pub mod illustrative;
pub mod load;
pub mod points;
pub mod scheme;
pub mod scheme_file;
pub mod score;
pub mod words;

pub use bands::BandPoints;
pub use capacity::{Absence, Capacity, CapacityRules, FullTime, NoCapacity, WorkerTime};
pub use decimal::{Decimal, DecimalError};
pub use draft::{AbsenceKind, Edit, Entry, FullTimeKind, RowId, SchemeDraft, TravelKind};
pub use drafts::{DraftChange, SchemeDrafts};
pub use load::{LoadBand, LoadLimits, head_room, head_room_cases, utilisation};
pub use points::Points;
pub use scheme::{SchemeOrigin, ScoreUnit, Travel, WeightingScheme};
pub use score::{Part, Score};
