//! What is said of the proxy's measurement, on the terminal and in `docs/benchmarks.md`.

use anyhow::Result;

use super::Subject;
use super::cores::Cores;
use super::memory::Memory;
use super::wrk::{CONNECTIONS, Rate};
use crate::bench::figures::Figure;
use crate::bench::report::write_between;
use crate::bench::table::Table;

const BEGIN: &str = "<!-- cargo xtask bench proxy writes from here -->\n";
const END: &str = "<!-- proxy: to here -->\n";

/// All that was measured.
pub struct Measurement {
    /// Every run.
    pub rates: Vec<(Subject, Rate)>,
    /// How long a run was.
    pub seconds: u16,
    /// What the proxy and nginx held before the load.
    pub at_rest: [Memory; 2],
    /// And after it.
    pub at_most: [Memory; 2],
    /// Who ran where.
    pub cores: Cores,
}

impl Measurement {
    /// The whole report, as Markdown.
    pub fn report(&self) -> String {
        let Cores { all, upstream, load, .. } = self.cores;
        let shared = if upstream == load { "share another core" } else { "have a core each" };
        let runs = self.rates.iter().filter(|(subject, _)| *subject == Subject::Proxy).count();
        format!(
            "{runs} runs of {} seconds each, over {CONNECTIONS} connections, on a machine with {all} processor cores: \
             what is measured has one to itself, its upstream and wrk {shared}. Medians; in parentheses, where they \
             differ, the least and the most.\n\n{}",
            self.seconds,
            self.figures().markdown(),
        )
    }

    fn figures(&self) -> Table<4> {
        let mut table = Table::with_head(["", "proxy", "nginx", "upstream alone"]);
        let mut row = |what: &str, part: fn(&Rate) -> f64, unit: fn(f64) -> String| {
            let [proxy, nginx, upstream] = Subject::ALL.map(|subject| {
                let of_subject = self.rates.iter().filter(|(of, _)| *of == subject);
                let figure = Figure::of(of_subject.map(|(_, rate)| part(rate)));
                figure.map(|figure| figure.written(unit)).unwrap_or_default()
            });
            table.row([what.to_owned(), proxy, nginx, upstream]);
        };
        row("requests a second", |rate| rate.per_second, |number| format!("{number:.0}"));
        row("50th percentile, ms", |rate| rate.p50, |number| format!("{number:.2}"));
        row("99th percentile, ms", |rate| rate.p99, |number| format!("{number:.2}"));
        let mut memory = |what: &str, [proxy, nginx]: [f64; 2]| {
            let megabytes = |bytes: f64| format!("{:.1}", bytes / 1e6);
            table.row([what.to_owned(), megabytes(proxy), megabytes(nginx), String::new()]);
        };
        memory("memory at rest, MB", self.at_rest.map(|memory| memory.now));
        memory("memory under load, at most, MB", self.at_most.map(|memory| memory.peak));
        table
    }
}

/// Puts the report into the document.
pub fn write(report: &str) -> Result<()> {
    write_between(BEGIN, END, report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_column_and_the_spread_is_shown() {
        let rate = |per_second| Rate { per_second, p50: 1.0, p99: 2.5 };
        let measurement = Measurement {
            rates: vec![
                (Subject::Proxy, rate(4000.0)),
                (Subject::Proxy, rate(5000.0)),
                (Subject::Proxy, rate(4500.0)),
                (Subject::Nginx, rate(9000.0)),
                (Subject::Upstream, rate(30_000.0)),
            ],
            seconds: 10,
            at_rest: [Memory { now: 9e6, peak: 0.0 }, Memory { now: 8e6, peak: 0.0 }],
            at_most: [Memory { now: 0.0, peak: 12.34e6 }, Memory { now: 0.0, peak: 8.5e6 }],
            cores: Cores { subject: 0, upstream: 1, load: 1, all: 2 },
        };
        let report = measurement.report();
        let line = |beginning: &str| {
            let line = report.lines().find(|line| line.starts_with(beginning)).unwrap();
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(line("| requests"), "| requests a second | 4500 (4000–5000) | 9000 | 30000 |");
        assert_eq!(line("| memory under"), "| memory under load, at most, MB | 12.3 | 8.5 | |");
        assert!(
            report.starts_with("3 runs of 10 seconds") && report.contains("share another core"),
            "{report}"
        );
    }

    #[test]
    fn the_document_has_a_place_for_it() {
        let document = include_str!("../../../../docs/benchmarks.md");
        assert!(document.contains(BEGIN) && document.contains(END));
    }
}
