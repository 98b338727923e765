//! What is said of a measurement: on the terminal, and in `docs/benchmarks.md` between two marks.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};

use super::figures::Figure;
use super::load::{Conditions, Load};
use super::requests::{self, Request};
use super::stage::Page;
use super::table::Table;
use crate::paths;

const DOCUMENT: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- cargo xtask bench writes from here -->\n";
const END: &str = "<!-- to here -->\n";

/// All that was measured.
pub struct Measurement {
    /// Every load that counts.
    pub loads: Vec<(Page, Conditions, Load)>,
    /// One more load of each page, throttled, with what it asked for.
    pub requests: Vec<(Page, Load, Vec<Request>)>,
    /// The bytes of the widget's files, as `cargo xtask dist` counts them; nothing when it was not asked.
    pub weight: Option<usize>,
    /// Chromium's version.
    pub chromium: String,
    /// The machine's processor cores.
    pub cores: usize,
}

/// How a number is written in a table.
type Unit = fn(f64) -> String;

const WHOLE: Unit = |number| format!("{number:.0}");
const THOUSANDS: Unit = |number| format!("{:.0}", number / 1000.0);
const SHIFT: Unit = |number| format!("{number:.3}");

impl Measurement {
    /// The whole report, as Markdown.
    pub fn report(&self) -> String {
        let mut report = format!(
            "{} in Chromium {} on a machine with {}. Medians; in parentheses, where they differ, the least and \
             the most.\n\n{}\n",
            counted(self.runs(), "run", "runs"),
            self.chromium,
            counted(self.cores, "processor core", "processor cores"),
            self.figures().markdown(),
        );
        let [window, alone] = [Page::Window, Page::ScriptAlone]
            .map(|page| self.ratio(page, Conditions::Throttled, |load| load.painted));
        if let (Some(window), Some(alone)) = (window, alone) {
            writeln!(
                report,
                "Throttled, *Login* takes {window:.2} times what the plain page takes, and {alone:.2} times with \
                 the script tag alone."
            )
            .expect("a String takes everything");
        }
        if let Some(weight) = self.weight {
            writeln!(report, "`cargo xtask dist` counts {weight} bytes until *Login* is on screen.")
                .expect("a String takes everything");
        }
        for (page, load, requests) in &self.requests {
            let what = match page {
                Page::Window => "with the window",
                Page::ScriptAlone => "with the script tag alone",
                Page::Plain => "of plain HTML",
            };
            write!(
                report,
                "\nThe requests of the page {what}, throttled, in one load:\n\n{}",
                list(load, requests)
            )
            .expect("a String takes everything");
        }
        report
    }

    fn runs(&self) -> usize {
        self.of(Page::Window, Conditions::Throttled).count()
    }

    fn of(&self, page: Page, conditions: Conditions) -> impl Iterator<Item = &Load> {
        self.loads.iter().filter(move |(of, on, _)| *of == page && *on == conditions).map(|(_, _, load)| load)
    }

    fn figure(&self, page: Page, conditions: Conditions, part: fn(&Load) -> f64) -> Option<Figure> {
        Figure::of(self.of(page, conditions).map(part))
    }

    /// How many times the plain page's median this page's is; nothing where the plain page has none.
    fn ratio(&self, page: Page, conditions: Conditions, part: fn(&Load) -> f64) -> Option<f64> {
        let [window, plain] = [page, Page::Plain].map(|page| self.figure(page, conditions, part));
        let (window, plain) = (window?.median, plain?.median);
        (plain > 0.0).then(|| window / plain)
    }

    fn figures(&self) -> Table<5> {
        let mut table = Table::with_head(["", "window", "script tag alone", "plain HTML", "window ÷ plain"]);
        let mut row = |what: &str, conditions, part: fn(&Load) -> f64, unit: Unit| {
            let [window, alone, plain] = Page::ALL.map(|page| {
                let figure = self.figure(page, conditions, part);
                figure.map(|figure| figure.written(unit)).unwrap_or_default()
            });
            let ratio = self.ratio(Page::Window, conditions, part).map(|ratio| format!("{ratio:.2}"));
            table.row([what.to_owned(), window, alone, plain, ratio.unwrap_or_default()]);
        };
        let (swift, slow) = (Conditions::Unthrottled, Conditions::Throttled);
        row("*Login* painted, unthrottled, ms", swift, |load| load.painted, WHOLE);
        row("*Login* painted, throttled, ms", slow, |load| load.painted, WHOLE);
        row("main thread blocked, unthrottled, ms", swift, |load| load.blocked, WHOLE);
        row("main thread blocked, throttled, ms", slow, |load| load.blocked, WHOLE);
        row("layout shift, unthrottled", swift, |load| load.shifted, SHIFT);
        row("layout shift, throttled", slow, |load| load.shifted, SHIFT);
        row("JavaScript's heap, kB", swift, |load| load.heap, THOUSANDS);
        row("the wasm's memory, kB", swift, |load| load.wasm, THOUSANDS);
        let received = Page::ALL.map(|page| {
            let of_page = self.requests.iter().find(|(of, _, _)| *of == page);
            of_page.map(|(_, load, requests)| requests::received_until(requests, load.painted).to_string())
        });
        let [window, alone, plain] = received.map(Option::unwrap_or_default);
        table.row([
            "received until *Login* is painted, bytes".to_owned(),
            window,
            alone,
            plain,
            String::new(),
        ]);
        table
    }
}

fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// The requests as they began, with *Login* between them at its moment.
fn list(load: &Load, requests: &[Request]) -> String {
    let mut table = Table::with_head(["", "begins, ms", "complete, ms", "bytes"]);
    let (before, after): (Vec<_>, Vec<_>) =
        requests.iter().partition(|request| request.start <= load.painted);
    let row = |request: &Request| {
        let (end, size) =
            request.end.map_or((String::new(), String::new()), |(end, size)| (WHOLE(end), size.to_string()));
        let what = format!("{}: {} `{}`", request.host.name(), request.method, request.path);
        [what, WHOLE(request.start), end, size]
    };
    for request in before {
        table.row(row(request));
    }
    table.row(["***Login* is painted**".to_owned(), String::new(), WHOLE(load.painted), String::new()]);
    for request in after {
        table.row(row(request));
    }
    table.markdown()
}

/// Puts the report into the document.
pub fn write(report: &str) -> Result<()> {
    write_between(BEGIN, END, report)
}

/// Puts a report into the document, between two marks that are lines of it.
pub fn write_between(begin: &str, end: &str, report: &str) -> Result<()> {
    let file = paths::root().join(DOCUMENT);
    let text = fs::read_to_string(&file).with_context(|| format!("reading {DOCUMENT}"))?;
    fs::write(&file, between_marks(&text, begin, end, report)?).with_context(|| format!("writing {DOCUMENT}"))
}

fn between_marks(text: &str, begin: &str, end: &str, report: &str) -> Result<String> {
    let parts = text.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    let (before, after) = parts.with_context(|| {
        format!(
            "{DOCUMENT} has no place for the figures: put the lines `{}` and `{}` where they belong",
            begin.trim_end(),
            end.trim_end()
        )
    })?;
    Ok(format!("{before}{begin}\n{report}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::super::requests::Host;
    use super::*;

    fn load(painted: f64) -> Load {
        Load { painted, blocked: 0.0, shifted: 0.0, heap: 2_000_000.0, wasm: 0.0 }
    }

    fn request(path: &str, start: f64, end: Option<(f64, u64)>) -> Request {
        Request { method: "GET".to_owned(), host: Host::Proxy, path: path.to_owned(), start, end }
    }

    fn measurement() -> Measurement {
        let slow = Conditions::Throttled;
        let window = [3000.0, 2000.0, 2500.0].map(|painted| (Page::Window, slow, load(painted)));
        let alone = [2750.0, 2600.0, 2900.0].map(|painted| (Page::ScriptAlone, slow, load(painted)));
        let plain = [1250.0, 1000.0, 2000.0].map(|painted| (Page::Plain, slow, load(painted)));
        Measurement {
            loads: window.into_iter().chain(alone).chain(plain).collect(),
            requests: vec![(
                Page::Window,
                load(900.0),
                vec![request("/core.wasm", 600.0, Some((850.0, 80_000))), request("/late.js", 950.0, None)],
            )],
            weight: Some(79_000),
            chromium: "150.0".to_owned(),
            cores: 2,
        }
    }

    fn line(report: &str, beginning: &str) -> String {
        let line = report.lines().find(|line| line.starts_with(beginning)).unwrap();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_medians_are_compared_and_the_spread_is_shown() {
        let report = measurement().report();
        assert_eq!(
            line(&report, "| *Login* painted, throttled"),
            "| *Login* painted, throttled, ms | 2500 (2000–3000) | 2750 (2600–2900) | 1250 (1000–2000) | 2.00 |"
        );
        assert!(report.contains("takes 2.00 times"), "{report}");
        assert!(report.contains("2.20 times with the script tag alone"), "{report}");
    }

    #[test]
    fn what_the_plain_page_has_none_of_is_not_compared() {
        let report = measurement().report();
        assert_eq!(
            line(&report, "| main thread blocked, throttled"),
            "| main thread blocked, throttled, ms | 0 | 0 | 0 | |"
        );
    }

    #[test]
    fn the_report_says_on_what_it_was_measured_and_what_dist_counts() {
        let report = measurement().report();
        assert!(
            report.starts_with("3 runs in Chromium 150.0 on a machine with 2 processor cores."),
            "{report}"
        );
        assert!(report.contains("counts 79000 bytes"), "{report}");
    }

    #[test]
    fn login_stands_between_the_requests_before_it_and_those_after_it() {
        let report = measurement().report();
        let at = |text: &str| report.find(text).unwrap();
        assert!(at("/core.wasm") < at("is painted**") && at("is painted**") < at("/late.js"), "{report}");
        assert_eq!(line(&report, "| proxy: GET `/late.js`"), "| proxy: GET `/late.js` | 950 | | |");
    }

    #[test]
    fn what_stood_between_the_marks_is_replaced_and_the_rest_stays() {
        let text = format!("# Title\n\n{BEGIN}\nold\n\n{END}\nThe end.\n");
        assert_eq!(
            between_marks(&text, BEGIN, END, "new\n").unwrap(),
            format!("# Title\n\n{BEGIN}\nnew\n\n{END}\nThe end.\n")
        );
    }

    #[test]
    fn a_document_without_the_marks_is_refused_and_says_which() {
        let fault = between_marks("# Title\n", BEGIN, END, "new\n").unwrap_err().to_string();
        assert!(fault.contains(BEGIN.trim_end()) && fault.contains(END.trim_end()), "{fault}");
    }

    #[test]
    fn the_document_has_the_marks() {
        assert!(between_marks(include_str!("../../../docs/benchmarks.md"), BEGIN, END, "").is_ok());
    }
}
