//! Counts tests by reading what they print.

use std::fmt;
use std::ops::AddAssign;

use anyhow::{Result, bail};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// Reads one line of output. `cargo test` and wasm-bindgen's runner both end a group of tests with
    /// `test result: ok. 3 passed; 0 failed; …`.
    pub fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else { return };
        let counts = result.split_once(". ").map_or(result, |(_, counts)| counts);
        for part in counts.split("; ") {
            let Some((number, what)) = part.trim().split_once(' ') else { continue };
            let number = number.parse().unwrap_or(0);
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                _ => {}
            }
        }
    }

    /// Fails for a ring whose program failed although no test did: it did not compile, or broke off.
    pub fn settled(self, succeeded: bool) -> Result<()> {
        if !succeeded && self.failed == 0 {
            bail!("it failed before a test did; what it says stands above");
        }
        Ok(())
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally
    }

    #[test]
    fn the_groups_of_a_ring_are_added_up() {
        let tally = read(&[
            "test a_wrong_password_keeps_the_login_id ... ok",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ]);
        assert_eq!(tally, Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn the_count_of_the_browser_ring_is_understood_too() {
        let tally = read(&["test result: FAILED. 7 passed; 1 failed; 0 ignored; 2 filtered out"]);
        assert_eq!(tally, Tally { passed: 7, failed: 1 });
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(read(&["3 passed; 0 failed", "running 4 tests", ""]), Tally::default());
    }

    #[test]
    fn a_ring_that_broke_off_without_a_failed_test_is_no_success() {
        assert!(Tally { passed: 4, failed: 0 }.settled(false).is_err());
        assert!(Tally { passed: 4, failed: 1 }.settled(false).is_ok());
        assert!(Tally { passed: 4, failed: 0 }.settled(true).is_ok());
    }

    #[test]
    fn the_last_line_says_both_numbers() {
        assert_eq!(Tally { passed: 41, failed: 0 }.to_string(), "41 passed, 0 failed");
    }
}
