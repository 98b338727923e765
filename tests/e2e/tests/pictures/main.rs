//! Every screen of the designers' preview as it looks, beside the picture that somebody has looked at and
//! found good.
//!
//! [`view`] says what is pictured, [`booth`] opens it in Chromium and takes the picture, [`difference`] says
//! whether two pictures show the same, [`album`] keeps the references, [`real_change`] proves that a change is
//! seen, [`mirrored`] that right to left is left to right seen in a mirror.

mod album;
mod booth;
mod difference;
mod file;
mod font;
mod mirrored;
mod real_change;
mod view;

use std::collections::VecDeque;
use std::sync::Mutex;
use std::thread::available_parallelism;

use album::Album;
use booth::Studio;
use view::{Sitting, sittings};

#[tokio::test(flavor = "multi_thread")]
async fn every_scene_of_the_preview_shows_its_screen_without_an_error_and_looks_as_its_reference_picture() {
    let album = Album::open();
    let studio = Studio::start().await;
    let booth = studio.booth().await;
    let waiting = sittings(&booth.scenes().await);
    booth.close().await;
    album.expect(waiting.iter().flat_map(Sitting::views));
    let waiting = Mutex::new(VecDeque::from(waiting));
    let strange = Mutex::new(Vec::new());
    let booths = available_parallelism().map_or(1, usize::from);
    let all = (0..booths).map(async |_| {
        let booth = studio.booth().await;
        // Apart from the loop: its head would hold the lock while the picture is taken.
        let next = || waiting.lock().expect("no holder panics").pop_front();
        while let Some(sitting) = next() {
            for (view, picture) in booth.take(&sitting).await {
                album.judge(&view, &picture);
            }
            let seen = booth.strange(&sitting.scene).await;
            strange.lock().expect("no holder panics").extend(seen);
        }
        booth.close().await;
    });
    futures_util::future::join_all(all).await;
    let strange = strange.into_inner().expect("no holder panics");
    assert!(strange.is_empty(), "{}", strange.join("\n"));
    album.verdict().unwrap_or_else(|said| panic!("{said}"));
}
