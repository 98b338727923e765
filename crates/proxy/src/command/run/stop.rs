//! Stopping early: what is under way comes to its end and is written, nothing new is begun.

use std::io;
use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::End;
use super::progress::Progress;

/// Whether the run is to stop: not yet.
#[derive(Clone, Default)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// Listens for SIGINT and SIGTERM. The first is answered with a line of what happens now; a second one ends the
    /// program at once.
    ///
    /// # Errors
    /// When the system does not tell of signals.
    pub fn on_signals(progress: Progress) -> io::Result<Self> {
        let mut interrupted = signal(SignalKind::interrupt())?;
        let mut terminated = signal(SignalKind::terminate())?;
        let stop = Self::default();
        let told = stop.clone();
        tokio::spawn(async move {
            for is_first in [true, false] {
                tokio::select! {
                    _ = interrupted.recv() => {}
                    _ = terminated.recv() => {}
                }
                if is_first {
                    progress.say("stopping: calls that are under way are waited for; once more ends at once");
                    told.now();
                }
            }
            progress.end();
            // Of a change from a file into a file, what is answered and not yet written is in the journal. Without
            // one, answers are lost that wait for an earlier row's, or for their table to be full.
            eprintln!("ended at once: nobody has waited for what was under way");
            std::process::exit(End::Stopped.status().into());
        });
        Ok(stop)
    }

    /// Stops.
    pub fn now(&self) {
        self.0.send_replace(true);
    }

    /// Whether it is to stop.
    pub fn is_wanted(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits for it.
    pub async fn wanted(self) {
        // The sender is this one's own, so it is not gone.
        let _ = self.0.subscribe().wait_for(|wanted| *wanted).await;
    }
}
