//! How long properties are searched for what breaks them.

use proptest::test_runner::Config;

/// So many cases, which keeps the core's tests to seconds; as many as `PROPTEST_CASES` says where it is
/// set. What breaks a property is shown, and not written beside the tests.
pub fn cases(cases: u32) -> Config {
    let asked_for = std::env::var_os("PROPTEST_CASES").map(|_| Config::default().cases);
    Config { cases: asked_for.unwrap_or(cases), failure_persistence: None, ..Config::default() }
}
