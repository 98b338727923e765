//! A terminal with a command in it, and somebody who reads and types.

use std::io::{Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use pty_process::Size;
use pty_process::blocking::{self as pty, Pty};
use rustix::termios::{LocalModes, tcgetattr};

use super::desk::Desk;

/// Enough for a machine that is busy with other tests: who waits longer is hanging.
const PATIENCE: Duration = Duration::from_mins(1);

/// A command that reads from and complains to a terminal. Its stdout is not the terminal but a pipe, as behind
/// `command | jq`.
pub struct Terminal {
    end: Pty,
    modes: LocalModes,
    news: Receiver<Vec<u8>>,
    shown: Vec<u8>,
    child: Child,
    stdout: JoinHandle<String>,
}

/// What a command has left.
pub struct Left {
    pub status: Option<i32>,
    pub stdout: String,
    /// All that the terminal has shown.
    pub shown: String,
    /// Whether it shows and does with what is typed into it what it did before.
    pub is_as_before: bool,
}

/// Runs a command in a terminal, with somebody in front of it who does this.
pub async fn in_terminal(
    desk: &Desk,
    line: &[&str],
    somebody: impl FnOnce(&mut Terminal) + Send + 'static,
) -> Left {
    let command = desk.command(line);
    // The sandbox answers on this thread meanwhile.
    let session = tokio::task::spawn_blocking(move || {
        let mut terminal = Terminal::with(command);
        somebody(&mut terminal);
        terminal.leave()
    });
    session.await.unwrap()
}

impl Terminal {
    fn with(command: Command) -> Self {
        let (end, line) = pty::open().unwrap();
        end.resize(Size::new(24, 100)).unwrap();
        let modes = tcgetattr(&end).unwrap().local_modes;
        let command = pty::Command::from(command).env("TERM", "xterm").stdout(Stdio::piped());
        let mut child = command.spawn(line).unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let stdout = std::thread::spawn(move || std::io::read_to_string(&mut stdout).unwrap());
        let (sender, news) = channel();
        let mut reading = std::fs::File::from(end.as_fd().try_clone_to_owned().unwrap());
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            // When the command has ended, there is an error in place of an end.
            while let Ok(read @ 1..) = reading.read(&mut chunk) {
                if sender.send(chunk[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { end, modes, news, shown: Vec::new(), child, stdout }
    }

    /// Waits until these words are shown.
    pub fn reads(&mut self, words: &str) {
        while !self.text().contains(words) {
            let news = self.news.recv_timeout(PATIENCE);
            let news = news.unwrap_or_else(|_| panic!("`{words}` is not shown: {}", self.text()));
            self.shown.extend(news);
        }
    }

    /// Types, once the terminal does not show any more what is typed.
    pub fn types_unseen(&mut self, keys: &str) {
        while tcgetattr(&self.end).unwrap().local_modes.contains(LocalModes::ECHO) {
            assert_eq!(self.child.try_wait().unwrap(), None, "it has ended: {}", self.text());
            std::thread::yield_now();
        }
        self.types(keys);
    }

    /// Types.
    pub fn types(&mut self, keys: &str) {
        self.end.write_all(keys.as_bytes()).unwrap();
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.shown).into_owned()
    }

    fn leave(mut self) -> Left {
        while let Ok(news) = self.news.recv_timeout(PATIENCE) {
            self.shown.extend(news);
        }
        Left {
            status: self.child.wait().unwrap().code(),
            stdout: self.stdout.join().unwrap(),
            shown: String::from_utf8_lossy(&self.shown).into_owned(),
            is_as_before: tcgetattr(&self.end).unwrap().local_modes == self.modes,
        }
    }
}
