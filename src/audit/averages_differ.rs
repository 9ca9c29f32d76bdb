//! Why two averages of the same cases and workers differ, in words and an example.

/// Two sentences for beside the choice of average. The figures are those that a file of these
/// cases and workers gives.
pub const WHY_AVERAGES_DIFFER: &str = "A team with 60, 60 and 66 cases in three months, held by 3, 2 and 4 workers, has a mean of \
     monthly averages of 22.2: each month weighs the same, also the one in which 2 workers held 30 \
     cases each. Its pooled average is 20.7: the month with 4 workers weighs twice as much as the \
     month with 2.";
