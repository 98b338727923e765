//! The way of the rows, from the input through Gigya into the output.

use std::cell::Cell;
use std::io;
use std::pin::pin;
use std::task::Poll;

use futures_util::StreamExt as _;
use futures_util::stream::poll_fn;

use super::feed::{Fed, feed};
use super::options::InputOptions;
use super::prepared::Prepared;
use super::progress::Progress;
use super::stop::Stop;
use super::{Action, End};
use crate::command::answer::Answer;
use crate::command::ask::{LIMIT, Request, Whose, ask};
use crate::command::connection::Connection;
use crate::command::journal::{Begun, Journal, Mark};
use crate::command::output::Output;
use crate::command::rows::Row;
use crate::command::turns::{Turn, Turns};
use crate::rest::RestClient;

/// After so many rows the output is put on the disk, and the journal says so.
const ROWS_BETWEEN_MARKS: u64 = 256;

/// What stops a run though rows are left.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Calls are not possible at all.
    #[error("calls to Gigya are not possible ({0}): check the system's certificates")]
    Client(#[from] reqwest::Error),
    /// The input ends in the middle.
    #[error("the input cannot be read on ({0}): mend it, and {1}")]
    Input(io::Error, &'static str),
    /// The answers cannot be written.
    #[error("the answers cannot be written ({0}): make room, and {1}")]
    Output(io::Error, &'static str),
    /// Changing without a journal would mean to change twice.
    #[error("the journal cannot be written ({0}): make room, and take the run up again with --resume")]
    Journal(io::Error),
    /// The system does not tell of signals.
    #[error("signals cannot be listened to ({0})")]
    Signals(io::Error),
}

/// What is to be done about a row.
enum Step {
    /// Its answer is there.
    Known(Answer),
    /// An earlier run has begun it, and nobody knows how it went. That is told when its turn comes, and stays told:
    /// done later after all, it could undo what a later row has changed.
    Unknown(Turn),
    /// Gigya is asked when its turn comes.
    Ask(Request, Turn),
}

/// What all rows share.
struct Way<'r> {
    gigya: RestClient,
    connection: Connection,
    journal: Option<&'r Journal>,
    changes: bool,
    stop: Stop,
}

/// Runs every row.
///
/// # Errors
/// When no further row can be run; what is answered is written.
pub async fn run(
    action: &dyn Action,
    connection: Connection,
    prepared: Prepared,
    options: &InputOptions,
) -> Result<End, RunError> {
    let Prepared { rows, output, journal, mut earlier, bytes, is_to_file } = prepared;
    let title = connection.title().to_owned();
    let progress = Progress::new(bytes, is_to_file);
    let stop = Stop::on_signals(progress.clone()).map_err(RunError::Signals)?;
    let gigya = RestClient::new(LIMIT)?;
    let changes = action.changes();
    let way = Way { gigya, connection, journal: journal.as_ref(), changes, stop: stop.clone() };
    let to_go_on = if journal.is_some() { TO_RESUME } else { NOT_TO_RESUME };
    let parallel = usize::from(options.parallel.get());
    let mut turns = Turns::new(parallel);
    let mut finish = Finish { output, journal: journal.as_ref(), mark: earlier.mark, progress, to_go_on };

    let is_complete = Cell::new(false);
    let mut fed = feed(rows, earlier.mark.rows);
    let fed = poll_fn(|context| {
        let next = fed.poll_next_unpin(context);
        is_complete.set(matches!(next, Poll::Ready(None)));
        next
    });
    let answered = fed.take_until(stop.clone().wanted()).map(|fed| {
        let begun = fed.as_ref().ok().and_then(|fed| earlier.begun.remove(&fed.number));
        let planned = fed.map(|fed| plan(action, fed, begun, options.repeat_unknown, &mut turns));
        let way = &way;
        async move {
            let Planned { number, bytes, row, step } =
                planned.map_err(|error| RunError::Input(error, to_go_on))?;
            let answer = way.go(number, step).await.map_err(RunError::Journal)?;
            Ok((bytes, row, answer))
        }
    });
    let mut answered = pin!(answered.buffered(parallel));
    let (mut outcome, mut has_gap) = (Ok(()), false);
    while let Some(next) = answered.next().await {
        // After the first failure the rest is waited for only, so that the journal has their answers.
        if outcome.is_ok() {
            outcome = match next {
                Ok((.., None)) => {
                    has_gap = true;
                    Ok(())
                }
                // Behind a gap the journal keeps the answers, and they are written when the run is taken up.
                Ok((.., Some(_))) if has_gap && journal.is_some() => Ok(()),
                Ok((bytes, row, Some(answer))) => finish.write(bytes, &row, &answer).await,
                Err(error) => Err(error),
            };
            if outcome.is_err() {
                stop.now();
            }
        }
    }
    outcome?;
    let mark = finish.end().await?;
    if options.input.is_some() {
        eprintln!("{title}: rows: {}, with errors: {}", mark.rows, mark.errors);
    }
    if has_gap || !is_complete.get() {
        eprintln!("stopped before the end: {to_go_on}");
        return Ok(End::Stopped);
    }
    if let Some(journal) = &journal {
        journal.remove().map_err(RunError::Journal)?;
    }
    Ok(if mark.errors == 0 { End::Done } else { End::WithErrors })
}

const TO_RESUME: &str = "the same command with --resume goes on from here";
const NOT_TO_RESUME: &str = "begin again with the rows that are not answered. \
                             (A run from a file with --output to a file can be taken up with --resume.)";

/// A row, and what is to be done about it.
struct Planned {
    number: u64,
    bytes: u64,
    row: Row,
    step: Step,
}

fn plan(
    action: &dyn Action,
    Fed { number, record, bytes }: Fed,
    begun: Option<Begun>,
    repeat_unknown: bool,
    turns: &mut Turns,
) -> Planned {
    let mut row = match record {
        Ok(row) => row,
        Err(refusal) => {
            return Planned { number, bytes, row: Row::default(), step: Step::Known(refusal.into()) };
        }
    };
    let request = action.request(&mut row);
    // Whatever the row is refused for, its secrets are not written out again.
    action.secret_columns().into_iter().for_each(|column| row.hide(column));
    let step = match (begun, request) {
        (Some(Begun::Answered(answer)), _) => Step::Known(answer),
        (Some(Begun::Unanswered), request) if !repeat_unknown => {
            let whose = request.map_or(Whose::Nobodys, |request| request.whose);
            Step::Unknown(turns.take(&whose))
        }
        (_, Err(refusal)) => Step::Known(refusal.into()),
        (_, Ok(request)) => {
            let turn = turns.take(&request.whose);
            Step::Ask(request, turn)
        }
    };
    Planned { number, bytes, row, step }
}

impl Way<'_> {
    /// The row's answer; `None` when the run is stopped before its call is begun.
    ///
    /// # Errors
    /// When the journal cannot be written. The call is not made then, or its answer is not kept.
    async fn go(&self, number: u64, step: Step) -> io::Result<Option<Answer>> {
        // Reading twice does no harm.
        let journal = self.journal.filter(|_| self.changes);
        let (request, turn) = match step {
            Step::Known(answer) => return Ok(Some(answer)),
            Step::Unknown(turn) => {
                let _held = turn.come().await;
                let answer = Answer::unknown();
                if let Some(journal) = journal {
                    journal.answered(number, &answer).await?;
                }
                return Ok(Some(answer));
            }
            Step::Ask(request, turn) => (request, turn),
        };
        let _held = turn.come().await;
        if self.stop.is_wanted() {
            return Ok(None);
        }
        if let Some(journal) = journal {
            journal.begun(number).await?;
        }
        let answer = Answer::of(ask(&self.gigya, &self.connection.site, &request).await, self.changes);
        if let Some(journal) = journal {
            journal.answered(number, &answer).await?;
        }
        Ok(Some(answer))
    }
}

/// The end of the way: the output, and how far it is.
struct Finish<'r> {
    output: Output,
    journal: Option<&'r Journal>,
    mark: Mark,
    progress: Progress,
    to_go_on: &'static str,
}

impl Finish<'_> {
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

    async fn end(mut self) -> Result<Mark, RunError> {
        self.settle().await?;
        self.progress.end();
        Ok(self.mark)
    }
}
