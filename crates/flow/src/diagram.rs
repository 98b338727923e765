//! The diagram in `ARCHITECTURE.md` and the code agree: every arrow is walked, and every step from one
//! screen to another has its arrow. An arrow at a group of screens stands for each of them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::walk::{Walk, any_plan};

type Arrow = (String, String);

/// `SecondFactor` for `second-factor`.
fn in_diagram(name: &str) -> String {
    name.split('-').flat_map(|part| [part[..1].to_uppercase(), part[1..].to_owned()]).collect()
}

/// The arrows of the diagram between different screens, groups spelt out.
fn drawn() -> BTreeSet<Arrow> {
    let document = include_str!("../../../ARCHITECTURE.md");
    let block = document.split("```mermaid\nstateDiagram-v2\n").nth(1).expect("the diagram");
    let block = block.split("```").next().expect("its end");
    let mut members: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut open: Vec<&str> = vec![];
    let mut arrows = vec![];
    for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(group) = line.strip_prefix("state ").and_then(|rest| rest.strip_suffix(" {")) {
            open.push(group);
        } else if line == "}" {
            open.pop();
        } else if let Some((from, to)) = line.split_once(" --> ") {
            arrows.push((from, to.split(':').next().unwrap_or(to).trim()));
        } else {
            for group in &open {
                members.entry(group).or_default().insert(line);
            }
        }
    }
    let each = |name: &str| {
        members
            .get(name)
            .cloned()
            .unwrap_or_else(|| [name].into())
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut spelt_out = BTreeSet::new();
    for (from, to) in arrows.into_iter().filter(|(from, _)| *from != "[*]") {
        for from in each(from) {
            spelt_out.extend(each(to).into_iter().filter(|to| *to != from).map(|to| (from.clone(), to)));
        }
    }
    spelt_out
}

/// The steps of many visits; the same visits at every run.
fn walked() -> BTreeSet<Arrow> {
    let mut runner = TestRunner::deterministic();
    let mut steps = BTreeSet::new();
    for _ in 0..VISITS {
        let plan = any_plan(80).new_tree(&mut runner).expect("a plan").current();
        let mut walk = Walk::begin(&plan);
        for step in plan.steps() {
            let from = walk.flow.screen().name();
            let event = walk.event(step);
            walk.update(event);
            let to = walk.flow.screen().name();
            if from != to {
                steps.insert((in_diagram(from), in_diagram(to)));
            }
        }
    }
    steps
}

/// Enough that the rarest arrow is walked.
const VISITS: u32 = 16_000;

#[test]
fn the_diagram_in_the_architecture_and_the_code_agree() {
    let (drawn, walked) = (drawn(), walked());
    let missing: Vec<_> = walked.difference(&drawn).collect();
    let never: Vec<_> = drawn.difference(&walked).collect();
    assert!(missing.is_empty(), "walked, and not in ARCHITECTURE.md: {missing:?}");
    assert!(never.is_empty(), "in ARCHITECTURE.md, and never walked: {never:?}");
}
