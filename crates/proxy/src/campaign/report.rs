//! What is wrong with campaign files: everything at once, each with its file, its line and its remedy.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use toml::de::DeTable;

/// One thing that is wrong with a campaign file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignError {
    /// The file, as it was named to the proxy; the folder itself when it cannot be read.
    pub file: String,
    /// The line, counted from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub wrong: String,
    /// What to write instead.
    pub remedy: String,
}

impl fmt::Display for CampaignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}: {}", self.wrong, self.remedy)
    }
}

/// The report on one file, written while the file is read.
pub struct Report<'t> {
    file: &'t str,
    text: &'t str,
    errors: RefCell<Vec<CampaignError>>,
}

impl<'t> Report<'t> {
    /// An empty report on the file with this text.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, errors: RefCell::default() }
    }

    /// Notes what is wrong at a place of the text and what to write there.
    pub fn add(&self, place: &Range<usize>, wrong: impl Into<String>, remedy: impl Into<String>) {
        let before = self.text.get(..place.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        self.errors.borrow_mut().push(CampaignError {
            file: self.file.to_owned(),
            line: Some(line),
            wrong: wrong.into(),
            remedy: remedy.into(),
        });
    }

    /// The file's tables. Where they are broken, that is noted and nothing is read: what follows a broken line is often
    /// read wrongly, and further complaints would mislead.
    pub fn parse(&self) -> Option<DeTable<'t>> {
        let (table, broken) = DeTable::parse_recoverable(self.text);
        for error in &broken {
            let remedy = "mend the line as TOML wants it (toml.io)";
            self.add(&error.span().unwrap_or(0..0), error.message().trim(), remedy);
        }
        broken.is_empty().then(|| table.into_inner())
    }

    /// What was read from the file.
    ///
    /// # Errors
    /// Everything that was noted, by line.
    pub fn conclude<T>(self, read: Option<T>) -> Result<T, Vec<CampaignError>> {
        let mut errors = self.errors.into_inner();
        errors.sort_by_key(|error| error.line);
        read.filter(|_| errors.is_empty()).ok_or(errors)
    }
}
