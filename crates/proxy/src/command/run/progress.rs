//! How far a long run is, on stderr, when that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is shown.
const LAYOUT: &str = "{bar:30} {percent}% {msg}";
/// The same when nobody knows how much there is.
const LAYOUT_WITHOUT_END: &str = "{spinner} {msg}";

/// A bar, or nothing. Clones are the same one.
#[derive(Clone)]
pub struct Progress(ProgressBar);

impl Progress {
    /// For an input of so many bytes. Nothing is shown when the answers go to the terminal.
    pub fn new(bytes: Option<u64>, is_to_file: bool) -> Self {
        let (bar, layout) = match bytes {
            Some(bytes) => (ProgressBar::new(bytes), LAYOUT),
            None => (ProgressBar::new_spinner(), LAYOUT_WITHOUT_END),
        };
        // Where stderr is no terminal, this shows nothing either.
        bar.set_draw_target(if is_to_file {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        });
        if let Ok(style) = ProgressStyle::with_template(layout) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// So many rows are answered, so many of them with errors.
    pub fn show(&self, bytes: u64, rows: u64, errors: u64) {
        self.0.set_message(format!("{rows} rows, {errors} with errors"));
        self.0.set_position(bytes);
    }

    /// Writes a line on stderr, above the bar where there is one.
    pub fn say(&self, line: &str) {
        self.0.suspend(|| eprintln!("{line}"));
    }

    /// Takes it away.
    pub fn end(self) {
        self.0.finish_and_clear();
    }
}
