//! Statistics of figures that are exact.
//!
//! Numbers in, exact fractions out: nothing here knows a file, a team or a setting, and nothing is
//! rounded but where a root has to be, to a stated number of places.
