//! A report for people: one line a finding, a word in front that says how it is to be taken, and below what is wrong
//! what to do about it.

use std::fmt::Write;

use super::finding::{Evidence, Finding, Mark};
use super::{Report, Verdict};

/// The report on one campaign, with its lines' ends.
pub fn text(report: &Report) -> String {
    let mut written = format!("{}\n", report.campaign);
    for finding in &report.findings {
        line(&mut written, finding).expect("a String takes everything");
    }
    written
}

/// All of them in one line.
pub fn sum(reports: &[Report]) -> String {
    let of = |verdict: Verdict| reports.iter().filter(|report| report.verdict == verdict).count();
    let counts =
        [(Verdict::Right, "right"), (Verdict::Wrong, "wrong"), (Verdict::Unanswered, "without an answer")];
    let told = counts.map(|(verdict, word)| (of(verdict), word)).into_iter().filter(|(count, _)| *count > 0);
    let told: Vec<_> = told.map(|(count, word)| format!("{count} {word}")).collect();
    let campaigns = if reports.len() == 1 { "1 campaign" } else { &format!("{} campaigns", reports.len()) };
    format!("{campaigns} checked: {}.", told.join(", "))
}

fn line(written: &mut String, finding: &Finding) -> std::fmt::Result {
    let mark = match finding.mark {
        Mark::Right => "ok",
        Mark::Wrong => "WRONG",
        Mark::Note => "note",
        Mark::Unknown => "?",
    };
    writeln!(written, "  {mark:<6} {}", finding.text)?;
    if let Some(remedy) = &finding.remedy {
        writeln!(written, "         {remedy}")?;
    }
    if let Some(Evidence { method, response_code, call_id }) = &finding.evidence {
        // A success needs no code: that which it brought along is what is wrong.
        let answered =
            if response_code.is_success() { String::new() } else { format!(" answered {response_code}") };
        let call_id = call_id.as_deref().unwrap_or("none");
        writeln!(written, "         ({method}{answered}, callId {call_id})")?;
    }
    Ok(())
}
