//! Writes a journal, on a thread of its own: notes that come together go to the disk together.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use super::note::{Mark, Note};
use crate::command::answer::Answer;

/// A journal that is being written.
pub struct Journal {
    path: PathBuf,
    to_file: Option<Sender<Entry>>,
    thread: Option<JoinHandle<()>>,
}

struct Entry {
    line: Vec<u8>,
    /// Whether it must be on the disk, whatever happens to the machine.
    durable: bool,
    written: oneshot::Sender<io::Result<()>>,
}

impl Journal {
    /// Goes on at the end of a file.
    pub fn new(path: PathBuf, file: File) -> Self {
        let (to_file, entries) = channel();
        let thread = std::thread::spawn(move || write(file, &entries));
        Self { path, to_file: Some(to_file), thread: Some(thread) }
    }

    /// The row's call is about to be made. When this is done, it is on the disk.
    ///
    /// # Errors
    /// When it cannot be written: the call must not be made then.
    pub async fn begun(&self, row: u64) -> io::Result<()> {
        self.note(&Note::Begun(row), true).await
    }

    /// The row was answered. It survives the end of this program, not of the machine.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn answered(&self, row: u64, answer: &Answer) -> io::Result<()> {
        self.note(&Note::Answered(row, answer.clone()), false).await
    }

    /// The output is on the disk so far.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn written(&self, mark: Mark) -> io::Result<()> {
        self.note(&Note::Written(mark), true).await
    }

    /// The run has come to its end.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn remove(&self) -> io::Result<()> {
        std::fs::remove_file(&self.path)
    }

    async fn note(&self, note: &Note, durable: bool) -> io::Result<()> {
        let mut line = serde_json::to_vec(note)?;
        line.push(b'\n');
        let (written, done) = oneshot::channel();
        let gone = || io::Error::other("the journal is not written any more");
        let to_file = self.to_file.as_ref().ok_or_else(gone)?;
        to_file.send(Entry { line, durable, written }).map_err(|_| gone())?;
        done.await.map_err(|_| gone())?
    }
}

/// Waits until the file is closed, so that the next run finds its lock gone.
impl Drop for Journal {
    fn drop(&mut self) {
        drop(self.to_file.take());
        if let Some(thread) = self.thread.take() {
            // It only ends otherwise when it panics, which is reported where that happens.
            let _ = thread.join();
        }
    }
}

/// Ends when nobody writes any more, or with the first line that cannot be written.
fn write(mut file: File, entries: &Receiver<Entry>) {
    while let Ok(first) = entries.recv() {
        let together: Vec<_> = std::iter::once(first).chain(entries.try_iter()).collect();
        let outcome = write_together(&mut file, &together);
        let failed = outcome.is_err();
        let outcome = outcome.map_err(Arc::new);
        for entry in together {
            let told =
                outcome.as_ref().copied().map_err(|error| io::Error::new(error.kind(), Arc::clone(error)));
            // Who does not wait for it any more need not be told.
            let _ = entry.written.send(told);
        }
        if failed {
            return;
        }
    }
}

fn write_together(file: &mut File, entries: &[Entry]) -> io::Result<()> {
    let lines: Vec<_> = entries.iter().map(|entry| entry.line.as_slice()).collect();
    file.write_all(&lines.concat())?;
    if entries.iter().any(|entry| entry.durable) {
        file.sync_data()?;
    }
    Ok(())
}
