//! What is made ready before the first row: the rows, the client, the signals, and last what is left behind on the
//! disk, the journal and the output. Whatever is wrong is told here, and nothing is run.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::progress::Progress;
use super::stop::Stop;
use super::{Action, Options};
use crate::command::ask::LIMIT;
use crate::command::connection::Connection;
use crate::command::journal::{self, Earlier, Journal, Run};
use crate::command::output::{Format, Output, Sheet, Sink};
use crate::command::rows::{Rows, RowsError};
use crate::rest::{Host, RestClient};

/// A run that can begin.
pub struct Prepared {
    /// Where rows come from.
    pub rows: Rows,
    /// Where answers go.
    pub output: Output,
    /// What makes the run resumable: there is one for files.
    pub journal: Option<Journal>,
    /// What an earlier run has left.
    pub earlier: Earlier,
    /// What calls are made with.
    pub gigya: RestClient,
    /// Whether the run is to stop.
    pub stop: Stop,
    /// How far it is.
    pub progress: Progress,
}

/// A run that cannot begin.
#[derive(Debug, thiserror::Error)]
enum PreparationError {
    #[error("{0}: {1}")]
    Input(String, RowsError),
    #[error("--{0}: {1}")]
    Template(&'static str, crate::command::template::TemplateError),
    #[error(
        "{0} is there without {0}.journal: that run has come to its end, and there is nothing to take up"
    )]
    NothingToResume(String),
    #[error("an interrupted run cannot be taken up from stdin or a pipe: put the rows into a file")]
    ResumeFromPipe,
    #[error("an interrupted run cannot be taken up into a table: choose --format jsonl or csv")]
    ResumeTable,
    #[error(
        "a table shows rows when it is full, and has no journal: were the run cut short, nobody would know which \
         accounts were changed. Choose --format jsonl or csv"
    )]
    ChangesInTable,
    #[error("calls to Gigya are not possible ({0}): check the system's certificates")]
    Client(reqwest::Error),
    #[error("signals cannot be listened to ({0}): without them Ctrl-C would cut calls off")]
    Signals(io::Error),
}

impl Prepared {
    /// Makes everything ready.
    ///
    /// # Errors
    /// When something is wrong with the input, a template, the output or the journal.
    pub fn new(
        options: &Options,
        connection: &Connection,
        action: &dyn Action,
    ) -> Result<Self, Box<dyn Error>> {
        if action.changes() && options.input.input.is_some() && options.output.format == Format::Table {
            return Err(PreparationError::ChangesInTable.into());
        }
        let (rows, bytes) = rows(options, action)?;
        action.check(rows.common_columns()).map_err(|error| PreparationError::Template("rba", error))?;
        let gigya = RestClient::new(LIMIT).map_err(PreparationError::Client)?;
        let progress = Progress::new(bytes, options.output.output.is_some());
        let stop = Stop::on_signals(progress.clone()).map_err(PreparationError::Signals)?;
        let (journal, earlier, sink) = output(options, connection, action)?;
        let sheet = Sheet::new(rows.columns(), action.members());
        let output = Output::new(options.output.format, sheet, sink)?;
        Ok(Self { rows, output, journal, earlier, gigya, stop, progress })
    }
}

fn rows(options: &Options, action: &dyn Action) -> Result<(Rows, Option<u64>), PreparationError> {
    let Some(path) = options.input.input.as_deref() else { return Ok((Rows::One, None)) };
    let wrong = |error: RowsError| PreparationError::Input(path.display().to_string(), error);
    let (file, bytes): (Box<dyn BufRead + Send>, _) = if is_stdin(path) {
        (Box::new(BufReader::new(io::stdin())), None)
    } else {
        let file = File::open(path).map_err(|error| wrong(error.into()))?;
        let bytes = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
        (Box::new(BufReader::new(file)), bytes)
    };
    let rows = Rows::open(file, path, options.input.input_format, options.input.delimiter).map_err(wrong)?;
    for column in action.columns() {
        rows.require(column).map_err(wrong)?;
    }
    Ok((rows, bytes))
}

/// The output and, from a file into a file, the journal beside it.
fn output(
    options: &Options,
    connection: &Connection,
    action: &dyn Action,
) -> Result<(Option<Journal>, Earlier, Sink), Box<dyn Error>> {
    let Some(output) = options.output.output.as_deref() else {
        return Ok((None, Earlier::default(), Sink::stdout()));
    };
    let input = options.input.input.as_deref().filter(|path| can_be_read_twice(path));
    let Some(input) = input.filter(|_| options.output.format != Format::Table) else {
        if options.input.resume {
            let is_table = options.output.format == Format::Table;
            let error =
                if is_table { PreparationError::ResumeTable } else { PreparationError::ResumeFromPipe };
            return Err(error.into());
        }
        return Ok((None, Earlier::default(), Sink::create(output)?));
    };
    let run = Run {
        journal: journal::FORM,
        command: action.command().to_owned(),
        input: hash(input)
            .map_err(|error| PreparationError::Input(input.display().to_string(), error.into()))?,
        options: fingerprint(options, connection, action),
    };
    let path = journal::path_of(output);
    if options.input.resume {
        if let Some((journal, earlier)) = journal::resume(path.clone(), &run)? {
            let sink = Sink::resume(output, earlier.mark.bytes)?;
            journal::sync_folder(output)?;
            return Ok((Some(journal), earlier, sink));
        }
        if output.exists() {
            return Err(PreparationError::NothingToResume(output.display().to_string()).into());
        }
    }
    // The journal first: where it is, an output that is there too is the interrupted run's.
    let journal = journal::begin(path, &run)?;
    match Sink::create(output) {
        Ok(sink) => {
            journal::sync_folder(output)?;
            Ok((Some(journal), Earlier::default(), sink))
        }
        Err(error) => {
            journal.remove()?;
            Err(error.into())
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether it is a file. What comes through a pipe (`--input <(…)`, a named one) is gone when it has been read, so
/// it can neither be compared nor taken up.
fn can_be_read_twice(path: &Path) -> bool {
    !is_stdin(path) && std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// SHA-256 of a file, in base64.
fn hash(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            return Ok(STANDARD.encode(hasher.finalize()));
        }
        hasher.update(&chunk[..read]);
    }
}

/// What must be the same when a run is taken up: where it goes, what is asked for, how it is read and written.
fn fingerprint(options: &Options, connection: &Connection, action: &dyn Action) -> String {
    let host = match &connection.site.host {
        Host::DataCenter(center) => center.domain(),
        Host::Custom(origin) => origin,
    };
    let input = &options.input;
    let told = format!(
        "{} {host} {:?} {:?} {} {:?} {}",
        connection.site.api_key,
        connection.values,
        input.input_format,
        input.delimiter,
        options.output.format,
        action.told(),
    );
    STANDARD.encode(Sha256::digest(told))
}
