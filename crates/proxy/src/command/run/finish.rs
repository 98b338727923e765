//! The end of the way of the rows: what is answered goes into the output, in the input's order, and the journal is
//! told how far the output is. It is over when no row comes any more.

use futures_util::{Stream, StreamExt as _};

use super::pipeline::RunError;
use super::progress::Progress;
use super::stop::Stop;
use crate::command::answer::Answer;
use crate::command::journal::{Journal, Mark};
use crate::command::output::Output;
use crate::command::rows::Row;

/// After so many rows the output is put on the disk, and the journal says so.
const ROWS_BETWEEN_MARKS: u64 = 256;

/// A row that has come to its end.
pub struct Answered {
    /// How far the input was read for it.
    pub bytes: u64,
    /// The row.
    pub row: Row,
    /// Its answer; `None` when the run was stopped before its call was begun.
    pub answer: Option<Answer>,
}

/// The output, and how far it is.
pub struct Finish<'r> {
    /// Where answers go.
    pub output: Output,
    /// What is told how far the output is.
    pub journal: Option<&'r Journal>,
    /// How far it is.
    pub mark: Mark,
    /// What the operator sees of it.
    pub progress: Progress,
    /// How to go on after a failure.
    pub to_go_on: &'static str,
}

impl Finish<'_> {
    /// Writes what comes until nothing comes any more. Gives how far the output is then, and whether a row was left
    /// behind.
    ///
    /// # Errors
    /// The first failure. What came before it is written.
    pub async fn drain(
        mut self,
        mut answered: impl Stream<Item = Result<Answered, RunError>> + Unpin,
        stop: &Stop,
    ) -> Result<(Mark, bool), RunError> {
        let mut outcome = Ok(());
        let mut has_gap = false;
        while let Some(next) = answered.next().await {
            // After the first failure the rest is waited for only, so that the journal has their answers.
            if outcome.is_ok() {
                outcome = match next {
                    Ok(answered) => self.take(answered, &mut has_gap).await,
                    Err(error) => Err(error),
                };
                if outcome.is_err() {
                    stop.now();
                }
            }
        }
        let settled = match outcome {
            Ok(()) => self.settle().await,
            Err(error) => {
                // A table holds rows back. Should it not be writable either, the first failure is what is told.
                self.output.flush(false).ok();
                Err(error)
            }
        };
        self.progress.end();
        settled.map(|()| (self.mark, has_gap))
    }

    async fn take(&mut self, answered: Answered, has_gap: &mut bool) -> Result<(), RunError> {
        let Answered { bytes, row, answer } = answered;
        let Some(answer) = answer else {
            *has_gap = true;
            return Ok(());
        };
        // Behind a gap the journal keeps the answers, and they are written when the run is taken up.
        if *has_gap && self.journal.is_some() {
            return Ok(());
        }
        self.write(bytes, &row, &answer).await
    }

    async fn write(&mut self, bytes: u64, row: &Row, answer: &Answer) -> Result<(), RunError> {
        self.output.write(row, answer).map_err(|error| RunError::Output(error, self.to_go_on))?;
        self.mark.rows += 1;
        self.mark.errors += u64::from(answer.has_error());
        self.progress.show(bytes, self.mark.rows, self.mark.errors);
        if self.journal.is_some() && self.mark.rows.is_multiple_of(ROWS_BETWEEN_MARKS) {
            self.settle().await?;
        }
        Ok(())
    }

    /// Puts on the disk what is written, and notes how far that is.
    async fn settle(&mut self) -> Result<(), RunError> {
        let flushed = self.output.flush(self.journal.is_some());
        self.mark.bytes = flushed.map_err(|error| RunError::Output(error, self.to_go_on))?;
        match self.journal {
            Some(journal) => journal.written(self.mark).await.map_err(RunError::Journal),
            None => Ok(()),
        }
    }
}
