//! What the user decides about names: who is no worker, which spellings are one name.

use serde::{Deserialize, Serialize};

/// What the user decided about names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameChoices {}
