//! Rows as they are asked for: read on a thread of their own, since reading waits (for a disk, for whoever writes to
//! stdin) while calls are under way. Few are read ahead.

use std::io;

use futures_util::Stream;
use futures_util::stream::poll_fn;
use tokio::sync::mpsc::channel;

use crate::command::rows::{Record, Rows};

/// Rows that are read ahead.
const AHEAD: usize = 32;

/// A row, its number (from 0), and how many bytes of the input have been read.
pub struct Fed {
    /// Which row it is.
    pub number: u64,
    /// The row.
    pub record: Record,
    /// How far the input is read.
    pub bytes: u64,
}

/// The rows from number `first` on. The thread ends with them, or when nobody wants more.
pub fn feed(mut rows: Rows, first: u64) -> impl Stream<Item = io::Result<Fed>> + Unpin {
    let (sender, mut receiver) = channel(AHEAD);
    std::thread::spawn(move || {
        for number in 0.. {
            let fed = match rows.next() {
                Ok(None) => return,
                Ok(Some(_)) if number < first => continue,
                Ok(Some(record)) => Ok(Fed { number, record, bytes: rows.bytes() }),
                Err(error) => Err(error),
            };
            let is_last = fed.is_err();
            if sender.blocking_send(fed).is_err() || is_last {
                return;
            }
        }
    });
    poll_fn(move |context| receiver.poll_recv(context))
}
