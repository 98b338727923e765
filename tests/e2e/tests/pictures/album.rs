//! The reference pictures, `tests/e2e/references`: looked at by a person, kept in the repository.
//!
//! An album compares and gathers what differs, which then lies in the build folder, as it is now and with the
//! difference marked. Opened to renew, it replaces what differs instead, and leaves alone what does not:
//! another version of Chromium changes no file by itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use image::RgbaImage;

use crate::difference::{Difference, difference};
use crate::file;
use crate::view::View;

/// How to take new references.
const RENEW: &str = "REFERENCES=renew cargo xtask test pictures";

/// The references, and what was found out about them.
pub struct Album {
    references: PathBuf,
    differences: PathBuf,
    renewing: bool,
    findings: Mutex<Vec<String>>,
}

impl Album {
    /// The album of this repository; opened to renew if `REFERENCES` says so.
    ///
    /// # Panics
    /// When `PICTURES_DIR` does not name a folder for what differs.
    pub fn open() -> Self {
        let differences = std::env::var_os("PICTURES_DIR").map(PathBuf::from);
        let differences = differences.expect("PICTURES_DIR names a folder: run `cargo xtask test pictures`");
        let references = Path::new(env!("CARGO_MANIFEST_DIR")).join("references");
        let renewing = std::env::var_os("REFERENCES").is_some_and(|how| how == "renew");
        Self::at(references, differences, renewing)
    }

    fn at(references: PathBuf, differences: PathBuf, renewing: bool) -> Self {
        // Of an earlier run, and out of date.
        if differences.exists() {
            fs::remove_dir_all(&differences).expect("the folder of differences can be emptied");
        }
        Self { references, differences, renewing, findings: Mutex::default() }
    }

    /// Says which pictures are to come: a reference of any other is surplus.
    pub fn expect(&self, views: impl Iterator<Item = View>) {
        let expected: BTreeSet<_> = views.map(|view| self.references.join(view.path())).collect();
        for surplus in file::below(&self.references).into_iter().filter(|path| !expected.contains(path)) {
            if self.renewing {
                fs::remove_file(&surplus).expect("a reference can be removed");
            } else {
                self.note(format!("{}: the preview shows no such thing", surplus.display()));
            }
        }
    }

    /// Compares a picture with its reference.
    pub fn judge(&self, view: &View, picture: &RgbaImage) {
        let path = self.references.join(view.path());
        let finding = match file::read(&path) {
            None => Some("there is no reference".to_owned()),
            Some(reference) => difference(&reference, picture).map(|difference| {
                if !self.renewing {
                    self.show(view, picture, &difference);
                }
                difference.amount
            }),
        };
        let Some(finding) = finding else { return };
        if self.renewing {
            file::write(&path, picture);
            println!("renewed {}: {finding}", view.path().display());
        } else {
            self.note(format!("{view}: {finding}"));
        }
    }

    fn show(&self, view: &View, picture: &RgbaImage, difference: &Difference) {
        let path = self.differences.join(view.path());
        file::write(&path.with_extension("actual.png"), picture);
        difference.picture.save(path.with_extension("difference.png")).expect("the difference is written");
    }

    fn note(&self, finding: String) {
        self.findings.lock().expect("no holder panics").push(finding);
    }

    /// What differs, each in a line, and what to do about it.
    pub fn verdict(self) -> Result<(), String> {
        let mut findings = self.findings.into_inner().expect("no holder panics");
        if findings.is_empty() {
            return Ok(());
        }
        findings.sort();
        Err(format!(
            "{} pictures are not as their references:\n{}\nHow they look now and where they differ lies in {}. \
             If all of it is meant, take new references: {RENEW}",
            findings.len(),
            findings.join("\n"),
            self.differences.display()
        ))
    }
}

#[cfg(test)]
mod tests {
    use image::Rgba;
    use tempfile::TempDir;

    use super::*;
    use crate::view::{Frame, Scene, Theme};

    const LIGHT: Rgba<u8> = Rgba([255, 255, 255, 255]);
    const DARK: Rgba<u8> = Rgba([0, 0, 0, 255]);

    fn view(state: &str) -> View {
        let scene = Scene { screen: "login".to_owned(), state: state.to_owned() };
        View { scene, frame: Frame::Phone, theme: Theme::Dark }
    }

    fn album(folder: &TempDir, renewing: bool) -> Album {
        Album::at(folder.path().join("references"), folder.path().join("differences"), renewing)
    }

    fn judged(folder: &TempDir, renewing: bool, states: &[(&str, Rgba<u8>)]) -> Result<(), String> {
        let album = album(folder, renewing);
        album.expect(states.iter().map(|(state, _)| view(state)));
        for (state, colour) in states {
            album.judge(&view(state), &RgbaImage::from_pixel(20, 20, *colour));
        }
        album.verdict()
    }

    #[test]
    fn a_picture_without_a_reference_is_a_failure_until_references_are_renewed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let said = judged(&folder, false, &[("empty", LIGHT)]).expect_err("there is none");
        assert!(said.contains("login, empty (phone, dark): there is no reference"), "{said}");
        assert!(said.contains(RENEW), "{said}");
        assert_eq!(judged(&folder, true, &[("empty", LIGHT)]), Ok(()));
        assert_eq!(judged(&folder, false, &[("empty", LIGHT)]), Ok(()));
    }

    #[test]
    fn a_picture_that_differs_is_a_failure_that_says_where_to_look() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(judged(&folder, true, &[("empty", LIGHT)]), Ok(()));
        let said = judged(&folder, false, &[("empty", DARK)]).expect_err("it differs");
        assert!(said.contains("login, empty (phone, dark): 400 of 400 pixels are others"), "{said}");
        for kind in ["actual", "difference"] {
            let path = folder.path().join(format!("differences/login/empty.phone.dark.{kind}.png"));
            assert!(file::read(&path).is_some(), "{}", path.display());
        }
    }

    #[test]
    fn a_reference_of_nothing_is_a_failure_until_references_are_renewed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(judged(&folder, true, &[("empty", LIGHT), ("gone", LIGHT)]), Ok(()));
        let said = judged(&folder, false, &[("empty", LIGHT)]).expect_err("one is left over");
        assert!(said.contains("login/gone.phone.dark.png: the preview shows no such thing"), "{said}");
        assert_eq!(judged(&folder, true, &[("empty", LIGHT)]), Ok(()));
        assert_eq!(judged(&folder, false, &[("empty", LIGHT)]), Ok(()));
    }

    #[test]
    fn renewing_leaves_alone_what_looks_as_before() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(judged(&folder, true, &[("empty", LIGHT), ("other", LIGHT)]), Ok(()));
        let almost = Rgba([254, 254, 254, 255]);
        assert_eq!(judged(&folder, true, &[("empty", almost), ("other", DARK)]), Ok(()));
        let reference = |state| {
            let path = folder.path().join("references").join(view(state).path());
            file::read(&path).expect("there is one").get_pixel(0, 0).0
        };
        assert_eq!((reference("empty"), reference("other")), (LIGHT.0, DARK.0));
    }
}
