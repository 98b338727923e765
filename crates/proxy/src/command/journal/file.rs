//! The file of a journal: made for a run, or found and read.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::note::{FORM, Note, Run};
use super::writer::Journal;
use super::{Begun, Earlier};

/// A journal that cannot be begun or taken up.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// An earlier run has not come to its end.
    #[error(
        "{0} is there: a run was interrupted. Take it up again with --resume, or remove the file and lose track"
    )]
    Unfinished(String),
    /// Another run is writing it.
    #[error("{0} is in use: another run writes it, let it come to its end")]
    InUse(String),
    /// The input is not what it was.
    #[error(
        "the input was changed since {0} was written: put it back as it was, or begin anew with another --output"
    )]
    OtherInput(String),
    /// The command or its options are not what they were.
    #[error("{0} is of another command: repeat that one as it was (but --parallel), and add --resume")]
    OtherOptions(String),
    /// It is no journal.
    #[error(
        "line {1} of {0} is damaged: nobody can tell what was done. Keep the output, and begin anew with what it lacks"
    )]
    Damaged(String, usize),
    /// The system says no.
    #[error("{0} cannot be written or read ({1}): check the folder's permissions and the room on the disk")]
    System(String, io::Error),
}

/// The journal's name: the output's, with `.journal` behind it.
pub fn path_of(output: &Path) -> PathBuf {
    let mut path = output.as_os_str().to_owned();
    path.push(".journal");
    path.into()
}

/// Begins one.
///
/// # Errors
/// When there is one already, or it cannot be written.
pub fn begin(path: PathBuf, run: &Run) -> Result<Journal, JournalError> {
    let name = path.display().to_string();
    let system = |error: io::Error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            JournalError::Unfinished(name.clone())
        } else {
            JournalError::System(name.clone(), error)
        }
    };
    // Answers are about people.
    let mut file = OpenOptions::new()
        .read(true)
        .append(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .map_err(system)?;
    lock(&file, &name)?;
    first_line(run).and_then(|line| file.write_all(&line)).and_then(|()| file.sync_all()).map_err(system)?;
    sync_folder(&path)?;
    Ok(Journal::new(path, file))
}

fn first_line(run: &Run) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(run)?;
    line.push(b'\n');
    Ok(line)
}

/// Takes one up, with what it says of the earlier run. `None` when there is none, or its very first line is half
/// written: no row was begun then, and what there is of the journal is removed.
///
/// # Errors
/// When it is not of this run, or is damaged elsewhere than at its end, where a line may be half written.
pub fn resume(path: PathBuf, run: &Run) -> Result<Option<(Journal, Earlier)>, JournalError> {
    let name = path.display().to_string();
    let system = |error: io::Error| JournalError::System(name.clone(), error);
    let file = match OpenOptions::new().read(true).append(true).open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(system(error)),
    };
    lock(&file, &name)?;
    let mut reader = BufReader::new(&file);
    let (mut line, mut number, mut whole) = (Vec::new(), 0, 0);
    let mut earlier = Earlier::default();
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line).map_err(system)?;
        if length == 0 || !line.ends_with(b"\n") {
            break;
        }
        number += 1;
        let damaged = |_| JournalError::Damaged(name.clone(), number);
        if number == 1 {
            check(&serde_json::from_slice(&line).map_err(damaged)?, run, &name)?;
        } else {
            earlier.note(serde_json::from_slice(&line).map_err(damaged)?);
        }
        whole += length as u64;
    }
    if number == 0 {
        if !first_line(run).map_err(system)?.starts_with(&line) {
            return Err(JournalError::Damaged(name, 1));
        }
        std::fs::remove_file(&path).map_err(system)?;
        return Ok(None);
    }
    file.set_len(whole).map_err(system)?;
    Ok(Some((Journal::new(path, file), earlier)))
}

impl Earlier {
    /// Keeps what is beyond the last mark: no more rows than are between two of them.
    fn note(&mut self, note: Note) {
        match note {
            Note::Begun(row) => {
                self.begun.insert(row, Begun::Unanswered);
            }
            Note::Answered(row, answer) => {
                self.begun.insert(row, Begun::Answered(answer));
            }
            Note::Written(mark) => {
                self.begun = self.begun.split_off(&mark.rows);
                self.mark = mark;
            }
        }
    }
}

fn check(found: &Run, expected: &Run, name: &str) -> Result<(), JournalError> {
    let same_options = found.command == expected.command && found.options == expected.options;
    if found.journal != FORM || !same_options {
        Err(JournalError::OtherOptions(name.to_owned()))
    } else if found.input != expected.input {
        Err(JournalError::OtherInput(name.to_owned()))
    } else {
        Ok(())
    }
}

/// One run at a time. The lock ends with the program, however that ends.
fn lock(file: &File, name: &str) -> Result<(), JournalError> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => JournalError::InUse(name.to_owned()),
        TryLockError::Error(error) => JournalError::System(name.to_owned(), error),
    })
}

/// Puts the name of a new file on the disk: it is there when its folder is. The output's must be as safe as the
/// journal's, whose marks speak of it.
///
/// # Errors
/// When the system says no.
pub fn sync_folder(path: &Path) -> Result<(), JournalError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|error| JournalError::System(path.display().to_string(), error))
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::*;
    use crate::command::answer::{Answer, Refusal};

    fn run() -> Run {
        let text = |text: &str| text.to_owned();
        Run { journal: FORM, command: text("account set"), input: text("aa"), options: text("bb") }
    }

    fn answer(text: &str) -> Answer {
        Answer::from(Refusal::invalid(text))
    }

    struct Place(tempfile::TempDir);

    impl Place {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn path(&self) -> PathBuf {
            path_of(&self.0.path().join("out.jsonl"))
        }

        fn resume(&self, run: &Run) -> Result<Option<(Journal, Earlier)>, JournalError> {
            resume(self.path(), run)
        }
    }

    /// A journal of three rows: written, answered, begun.
    async fn interrupted() -> Place {
        let place = Place::new();
        let journal = begin(place.path(), &run()).unwrap();
        for row in 0..3 {
            journal.begun(row).await.unwrap();
        }
        journal.answered(0, &answer("first")).await.unwrap();
        journal.written(Mark { rows: 1, errors: 1, bytes: 70 }).await.unwrap();
        journal.answered(1, &answer("second")).await.unwrap();
        place
    }

    #[tokio::test]
    async fn what_is_written_answered_and_begun_is_known_again() {
        let place = interrupted().await;
        let (_, earlier) = place.resume(&run()).unwrap().unwrap();
        assert_eq!(earlier.mark, Mark { rows: 1, errors: 1, bytes: 70 });
        assert_eq!(earlier.begun.keys().copied().collect::<Vec<_>>(), [1, 2]);
        assert!(earlier.begun[&1] == Begun::Answered(answer("second")));
        assert!(earlier.begun[&2] == Begun::Unanswered);
    }

    #[tokio::test]
    async fn a_half_written_last_line_is_dropped_and_written_over() {
        let place = interrupted().await;
        let whole = std::fs::read(place.path()).unwrap();
        let half = [&whole[..], br#"{"answered":[2,{"err"#].concat();
        std::fs::write(place.path(), half).unwrap();
        let (journal, _) = place.resume(&run()).unwrap().unwrap();
        journal.begun(7).await.unwrap();
        drop(journal);
        let expected = [&whole[..], b"{\"begun\":7}\n"].concat();
        assert_eq!(std::fs::read(place.path()).unwrap(), expected);
    }

    #[test]
    fn where_the_very_first_line_is_half_written_nothing_was_begun() {
        let place = Place::new();
        drop(begin(place.path(), &run()).unwrap());
        let whole = std::fs::read(place.path()).unwrap();
        for length in [0, 1, whole.len() - 1] {
            std::fs::write(place.path(), &whole[..length]).unwrap();
            assert!(place.resume(&run()).unwrap().is_none(), "{length}");
            drop(begin(place.path(), &run()).unwrap());
        }
        std::fs::write(place.path(), "somebody's own").unwrap();
        assert!(matches!(place.resume(&run()), Err(JournalError::Damaged(_, 1))));
    }

    #[tokio::test]
    async fn a_damaged_line_before_the_end_is_told() {
        let place = interrupted().await;
        let text = std::fs::read_to_string(place.path()).unwrap();
        std::fs::write(place.path(), text.replacen("begun", "begnu", 1)).unwrap();
        assert!(matches!(place.resume(&run()), Err(JournalError::Damaged(_, 2))));
    }

    #[tokio::test]
    async fn another_run_is_not_taken_up_in_its_place() {
        let place = interrupted().await;
        let changed = Run { input: "cc".to_owned(), ..run() };
        assert!(matches!(place.resume(&changed), Err(JournalError::OtherInput(_))));
        let other = Run { options: "cc".to_owned(), ..run() };
        assert!(matches!(place.resume(&other), Err(JournalError::OtherOptions(_))));
    }

    #[tokio::test]
    async fn one_run_at_a_time() {
        let place = Place::new();
        let _running = begin(place.path(), &run()).unwrap();
        assert!(matches!(place.resume(&run()), Err(JournalError::InUse(_))));
        assert!(matches!(begin(place.path(), &run()), Err(JournalError::Unfinished(_))));
    }

    #[test]
    fn without_a_journal_there_is_nothing_to_take_up() {
        assert!(Place::new().resume(&run()).unwrap().is_none());
    }
}
