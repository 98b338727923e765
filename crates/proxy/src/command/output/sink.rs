//! Where the output goes: to stdout, or into a file that is made for it.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Where the output goes. Every row is written at once, so that whoever reads along sees it.
pub struct Sink {
    to: To,
    bytes: u64,
}

enum To {
    Stdout,
    File(File),
}

/// An output that cannot be begun.
#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    /// There is something already.
    #[error("{0} is there already: name another file with --output, or move it away")]
    Exists(String),
    /// The output of the earlier run is gone or shorter than it was.
    #[error("{0} is not what the interrupted run left: put it back, or begin anew with another --output")]
    Changed(String),
    /// The system says no.
    #[error("{0} cannot be written ({1}): check the folder's permissions")]
    System(String, io::Error),
}

impl Sink {
    /// Stdout.
    pub fn stdout() -> Self {
        Self { to: To::Stdout, bytes: 0 }
    }

    /// A new file, for its owner only: answers are about people.
    ///
    /// # Errors
    /// When it is there already or cannot be made.
    pub fn create(path: &Path) -> Result<Self, SinkError> {
        let name = path.display().to_string();
        let opened = OpenOptions::new().append(true).create_new(true).mode(0o600).open(path);
        let file = opened.map_err(|error| {
            if error.kind() == io::ErrorKind::AlreadyExists {
                SinkError::Exists(name)
            } else {
                SinkError::System(name, error)
            }
        })?;
        Ok(Self { to: To::File(file), bytes: 0 })
    }

    /// The file of an earlier run, cut off after so many bytes.
    ///
    /// # Errors
    /// When it has fewer.
    pub fn resume(path: &Path, bytes: u64) -> Result<Self, SinkError> {
        let name = path.display().to_string();
        if bytes == 0 && !path.exists() {
            return Self::create(path);
        }
        let opened = OpenOptions::new().append(true).open(path);
        let file = opened.map_err(|error| SinkError::System(name.clone(), error))?;
        let length = file.metadata().map_err(|error| SinkError::System(name.clone(), error))?.len();
        if length < bytes {
            return Err(SinkError::Changed(name));
        }
        file.set_len(bytes).map_err(|error| SinkError::System(name, error))?;
        Ok(Self { to: To::File(file), bytes })
    }

    /// How many bytes are there.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Writes.
    ///
    /// # Errors
    /// When the system says no.
    pub fn write(&mut self, text: &[u8]) -> io::Result<()> {
        match &mut self.to {
            To::Stdout => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(text)?;
                stdout.flush()?;
            }
            To::File(file) => file.write_all(text)?,
        }
        self.bytes += text.len() as u64;
        Ok(())
    }

    /// Waits until all is on the disk.
    ///
    /// # Errors
    /// When the system says no.
    pub fn sync(&mut self) -> io::Result<()> {
        match &self.to {
            To::Stdout => Ok(()),
            To::File(file) => file.sync_data(),
        }
    }
}
