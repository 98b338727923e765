//! What the files weigh on the line, and whether that is within the budget.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::widget::Files;

/// The most that a browser may download until *Login* is on screen, in bytes after brotli.
const BUDGET: usize = 80_000;

/// One file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    pub name: String,
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
    /// Whether it is downloaded until *Login* is on screen.
    pub counts: bool,
}

/// Puts a `.br` and a `.gz` beside every file of `folder`.
pub fn compress(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let file = entry?.path();
        let content = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let name = file.display();
        fs::write(format!("{name}.br"), brotli(&content)?).with_context(|| format!("writing {name}.br"))?;
        fs::write(format!("{name}.gz"), gzip(&content)?).with_context(|| format!("writing {name}.gz"))?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &parameters).context("compressing with brotli")?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).context("compressing with gzip")?;
    encoder.finish().context("compressing with gzip")
}

/// Weighs the files of a compressed build.
pub fn of(folder: &Path, files: &Files) -> Result<Vec<Weight>> {
    let weigh = |name: &String| -> Result<Weight> {
        let size = |name: &str| -> Result<usize> {
            Ok(fs::read(folder.join(name)).with_context(|| format!("weighing {name}"))?.len())
        };
        Ok(Weight {
            raw: size(name)?,
            gzip: size(&format!("{name}.gz"))?,
            brotli: size(&format!("{name}.br"))?,
            counts: true,
            name: name.clone(),
        })
    };
    let for_login = [&files.loader, &files.core, &files.wasm, &files.styles];
    let mut weights = for_login.into_iter().map(weigh).collect::<Result<Vec<_>>>()?;
    let texts = files.texts.iter().map(|(_, name)| weigh(name)).collect::<Result<_>>()?;
    weights.extend(largest_counts(texts));
    if let Some(name) = &files.second {
        weights.push(Weight { counts: false, ..weigh(name)? });
    }
    Ok(weights)
}

/// A participant downloads one language, so the largest stands for it.
fn largest_counts(mut languages: Vec<Weight>) -> Vec<Weight> {
    let largest = languages.iter().map(|language| language.brotli).max();
    let mut found = false;
    for language in &mut languages {
        language.counts = !found && Some(language.brotli) == largest;
        found |= language.counts;
    }
    languages
}

/// What is downloaded until *Login* is on screen, after brotli.
pub fn total(weights: &[Weight]) -> usize {
    weights.iter().filter(|weight| weight.counts).map(|weight| weight.brotli).sum()
}

/// The table, in bytes: what counts, its sum, and below the line what does not.
pub fn table(weights: &[Weight]) -> String {
    let width = weights.iter().map(|weight| weight.name.len()).max().unwrap_or(0).max(24);
    let mut table = format!("{:width$} {:>10} {:>10} {:>10}\n", "file, bytes", "raw", "gzip", "brotli");
    let row = |table: &mut String, name: &str, sizes: [usize; 3]| {
        let [raw, gzip, brotli] = sizes;
        writeln!(table, "{name:width$} {raw:>10} {gzip:>10} {brotli:>10}")
            .expect("a String takes everything");
    };
    let (counted, others): (Vec<_>, Vec<_>) = weights.iter().partition(|weight| weight.counts);
    for weight in &counted {
        row(&mut table, &weight.name, [weight.raw, weight.gzip, weight.brotli]);
    }
    let sum = |size: fn(&Weight) -> usize| counted.iter().map(|weight| size(weight)).sum();
    row(
        &mut table,
        "until Login is on screen",
        [sum(|weight| weight.raw), sum(|weight| weight.gzip), sum(|weight| weight.brotli)],
    );
    writeln!(table, "(the budget is {BUDGET} in brotli; what follows comes later or instead)")
        .expect("a String takes everything");
    for weight in others {
        row(&mut table, &weight.name, [weight.raw, weight.gzip, weight.brotli]);
    }
    table
}

/// Fails above the budget.
pub fn check(weights: &[Weight]) -> Result<()> {
    let total = total(weights);
    if total > BUDGET {
        bail!(
            "until Login is on screen a browser downloads {total} bytes in brotli, {} above the budget of \
             {BUDGET}",
            total - BUDGET
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(name: &str, brotli: usize, counts: bool) -> Weight {
        Weight { name: name.to_owned(), raw: brotli * 4, gzip: brotli * 2, brotli, counts }
    }

    #[test]
    fn the_budget_itself_is_allowed_and_a_byte_more_is_not() {
        assert!(check(&[weight("core.wasm", BUDGET, true)]).is_ok());
        let fault = check(&[weight("core.wasm", BUDGET, true), weight("core.js", 1, true)]).unwrap_err();
        assert!(fault.to_string().contains("80001 bytes in brotli, 1 above"), "{fault}");
    }

    #[test]
    fn one_language_counts_and_it_is_the_largest() {
        let languages = ["en", "fr", "nl"].into_iter().zip([7, 9, 9]);
        let languages = largest_counts(languages.map(|(name, brotli)| weight(name, brotli, true)).collect());
        let counted: Vec<bool> = languages.iter().map(|language| language.counts).collect();
        assert_eq!(counted, [false, true, false]);
        assert_eq!(total(&languages), 9);
    }

    #[test]
    fn what_is_not_needed_for_login_stands_below_the_sum() {
        let table = table(&[weight("core.wasm", 1000, true), weight("second.wasm", 7, false)]);
        let line = |name: &str| table.lines().position(|line| line.starts_with(name)).unwrap();
        assert!(line("core.wasm") < line("until Login is on screen"), "{table}");
        assert!(line("until Login is on screen") < line("second.wasm"), "{table}");
    }

    #[test]
    fn the_sum_is_of_what_is_needed_for_login() {
        let table = table(&[weight("core.wasm", 1000, true), weight("texts.en", 7, false)]);
        let sum = table.lines().find(|line| line.starts_with("until Login is on screen")).unwrap();
        let numbers: Vec<&str> = sum.split_whitespace().rev().take(3).collect();
        assert_eq!(numbers, ["1000", "2000", "4000"]);
    }

    #[test]
    fn what_is_compressed_can_be_read_again() {
        let content = b"the window connects".repeat(50);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&content).unwrap(), &mut unpacked).unwrap();
        assert_eq!(unpacked, content);
        let packed = gzip(&content).unwrap();
        let mut decoder = flate2::write::GzDecoder::new(Vec::new());
        decoder.write_all(&packed).unwrap();
        assert_eq!(decoder.finish().unwrap(), content);
    }
}
