//! The way of the rows, from the input through Gigya to the [`Finish`].

use std::cell::Cell;
use std::io;
use std::pin::pin;
use std::task::Poll;

use futures_util::StreamExt as _;
use futures_util::stream::poll_fn;

use super::feed::{Fed, feed};
use super::finish::{Answered, Finish};
use super::options::InputOptions;
use super::prepared::Prepared;
use super::stop::Stop;
use super::{Action, End};
use crate::command::answer::Answer;
use crate::command::ask::{Request, Whose, ask};
use crate::command::connection::Connection;
use crate::command::journal::{Begun, Journal};
use crate::command::rows::Row;
use crate::command::turns::{Turn, Turns};
use crate::rest::RestClient;

/// What stops a run though rows are left.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The input ends in the middle.
    #[error("the input cannot be read on ({0}): mend it, and {1}")]
    Input(io::Error, &'static str),
    /// The answers cannot be written.
    #[error("the answers cannot be written ({0}): make room, and {1}")]
    Output(io::Error, &'static str),
    /// Changing without a journal would mean to change twice.
    #[error("the journal cannot be written ({0}): make room, and take the run up again with --resume")]
    Journal(io::Error),
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
/// When no further row can be run; what is answered is written, or in the journal.
pub async fn run(
    action: &dyn Action,
    connection: Connection,
    prepared: Prepared,
    options: &InputOptions,
) -> Result<End, RunError> {
    let Prepared { rows, output, journal, mut earlier, gigya, stop, progress } = prepared;
    let title = connection.title().to_owned();
    let changes = action.changes();
    let way = Way { gigya, connection, journal: journal.as_ref(), changes, stop: stop.clone() };
    let to_go_on = if journal.is_some() { TO_RESUME } else { NOT_TO_RESUME };
    let parallel = usize::from(options.parallel.get());
    let mut turns = Turns::new(parallel);
    let finish = Finish { output, journal: journal.as_ref(), mark: earlier.mark, progress, to_go_on };

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
            Ok(Answered { bytes, row, answer })
        }
    });
    let (mark, has_gap) = finish.drain(pin!(answered.buffered(parallel)), &stop).await?;
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

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};
    use std::path::Path;

    use gigya::signature::Secret;

    use super::super::progress::Progress;
    use super::*;
    use crate::command::answer::Refusal;
    use crate::command::ask::LIMIT;
    use crate::command::journal::Earlier;
    use crate::command::output::{Format, Output, Sheet, Sink};
    use crate::command::rows::Rows;
    use crate::command::template::Values;
    use crate::rest::{Credentials, Host, Site};

    /// Answers every row by itself.
    struct Refusing;

    impl Action for Refusing {
        fn command(&self) -> &'static str {
            "refuse"
        }

        fn members(&self) -> &'static [&'static str] {
            &[]
        }

        fn changes(&self) -> bool {
            false
        }

        fn columns(&self) -> Vec<&str> {
            Vec::new()
        }

        fn request(&self, _: &mut Row) -> Result<Request, Refusal> {
            Err(Refusal::missing("refused"))
        }

        fn told(&self) -> String {
            String::new()
        }
    }

    /// A disk that breaks.
    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[tokio::test]
    async fn a_table_holds_no_answer_back_when_the_input_breaks_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        let input = BufReader::new(b"uid\nmarie\npinky\n".chain(Broken));
        let rows = Rows::open(Box::new(input), Path::new("people.csv"), None, b',').unwrap();
        let sheet = Sheet::new(rows.columns(), &[]);
        let prepared = Prepared {
            output: Output::new(Format::Table, sheet, Sink::create(&path).unwrap()).unwrap(),
            rows,
            journal: None,
            earlier: Earlier::default(),
            gigya: RestClient::new(LIMIT).unwrap(),
            stop: Stop::default(),
            progress: Progress::new(None, false),
        };
        let credentials =
            Credentials::Signature { user_key: None, secret: Secret::from_base64("c2VjcmV0").unwrap() };
        let host = Host::Custom("http://127.0.0.1:9".to_owned());
        let site = Site { api_key: "3_k".to_owned(), host, credentials };
        let connection = Connection { name: "a".to_owned(), label: None, site, values: Values::new() };
        let ended = run(&Refusing, connection, prepared, &InputOptions::default()).await;
        assert!(matches!(ended, Err(RunError::Input(..))));
        let shown = std::fs::read_to_string(&path).unwrap();
        assert!(shown.contains("marie") && shown.contains("pinky"), "{shown}");
    }
}
