//! Judges where a campaign keeps things, and says what of an account it therefore needs.

use std::collections::BTreeSet;

use gigya::account::overlap;

use super::target::{AddressPart, Target};

/// The fields of a profile that `accounts.getAccountInfo` gives only when they are asked for (REST, 4.7). That
/// list spells `specialties` what the schema of a profile spells `specialities` (REST, 6.2); asking for a name
/// that Gigya does not know costs nothing, not asking for one that it does hides a value.
const EXTRA_PROFILE_FIELDS: [&str; 16] = [
    "address",
    "bio",
    "hometown",
    "industry",
    "interestedIn",
    "languages",
    "locale",
    "name",
    "phones",
    "politicalView",
    "professionalHeadline",
    "relationshipStatus",
    "religion",
    "specialities",
    "timezone",
    "work",
];

/// Whether these are the steps of a dotted path: names of letters, digits, `_` and `-`.
pub fn is_path(text: &str) -> bool {
    let is_step = |step: &str| {
        !step.is_empty() && step.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b))
    };
    text.split('.').all(is_step)
}

/// Whether an opt-in can be kept there (REST, 6.4).
///
/// # Errors
/// What to write instead.
pub fn check_opt_in_path(path: &str) -> Result<(), &'static str> {
    let good = is_path(path)
        && match path.split_once('.') {
            Some(("data", _)) => true,
            Some(("preferences", rest)) => rest.ends_with(".isConsentGranted"),
            Some(("subscriptions", rest)) => rest.ends_with(".isSubscribed"),
            _ => false,
        };
    let remedy = "write `data.…`, `preferences.….isConsentGranted` or `subscriptions.….isSubscribed`";
    if good { Ok(()) } else { Err(remedy) }
}

/// What does not go together: the position of the later entry (fields first, then opt-ins), and what to do.
pub fn conflicts(targets: &[Target], consents: &[String]) -> Vec<(usize, String)> {
    let of_targets = targets.iter().map(Target::places);
    let of_consents = consents.iter().map(|path| vec![path.clone()]);
    let mut conflicts = Vec::new();
    let mut taken: Vec<String> = Vec::new();
    for (at, places) in of_targets.chain(of_consents).enumerate() {
        if let Some(place) = places.iter().find(|place| taken.iter().any(|other| overlap(place, other))) {
            conflicts.push((at, format!("give it a place of its own, `{place}` is taken")));
        }
        taken.extend(places);
    }
    let position = |part| targets.iter().position(|target| *target == Target::Address(part));
    let needs = [(AddressPart::Number, AddressPart::Street), (AddressPart::Box, AddressPart::Number)];
    for (part, needed) in needs {
        if let (Some(at), None) = (position(part), position(needed)) {
            let remedy =
                "ask for `address` with a `number`, and for `number` with a `box`: they are one text";
            conflicts.push((at, remedy.to_owned()));
        }
    }
    conflicts
}

/// The parts of an account that hold these places: the `include` of `accounts.getAccountInfo`.
pub fn sections<'a>(
    targets: impl Iterator<Item = &'a Target>,
    consents: impl Iterator<Item = &'a str>,
) -> String {
    let of_targets = targets.flat_map(Target::places);
    let places = of_targets.chain(consents.map(str::to_owned));
    let sections: BTreeSet<_> =
        places.filter_map(|place| place.split('.').next().map(str::to_owned)).collect();
    sections.into_iter().collect::<Vec<_>>().join(",")
}

/// The `extraProfileFields` of `accounts.getAccountInfo` that these places need.
pub fn extra_profile_fields<'a>(targets: impl Iterator<Item = &'a Target>) -> String {
    let mut fields: BTreeSet<&str> = BTreeSet::new();
    for place in targets.flat_map(Target::places) {
        let name = place.strip_prefix("profile.").and_then(|rest| rest.split(['.', ':']).next());
        fields.extend(EXTRA_PROFILE_FIELDS.iter().copied().find(|field| Some(*field) == name));
    }
    fields.into_iter().collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(texts: &[&str]) -> Vec<Target> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn an_opt_in_is_kept_where_gigya_keeps_consents() {
        let good = [
            "data.optIns.news",
            "preferences.terms.tos.isConsentGranted",
            "subscriptions.news.email.isSubscribed",
        ];
        for path in good {
            assert_eq!(check_opt_in_path(path), Ok(()), "{path}");
        }
        for path in ["profile.email", "preferences.terms", "subscriptions.news", "data", "data."] {
            assert!(check_opt_in_path(path).is_err(), "{path}");
        }
    }

    #[test]
    fn two_entries_cannot_share_a_place_or_lie_within_each_other() {
        let consents = ["data.a.b".to_owned()];
        let found = conflicts(&targets(&["data.a", "profile.city", "profile.city"]), &consents);
        assert_eq!(found.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_house_number_needs_its_street() {
        assert_eq!(conflicts(&targets(&["profile.address", "profile.address.number"]), &[]), []);
        assert_eq!(conflicts(&targets(&["profile.address.number"]), &[]).len(), 1);
    }

    #[test]
    fn only_what_is_mapped_is_asked_of_gigya() {
        let targets = targets(&["profile.phones.number", "profile.address.box", "profile.city", "data.team"]);
        assert_eq!(
            sections(targets.iter(), ["preferences.a.isConsentGranted"].into_iter()),
            "data,preferences,profile"
        );
        assert_eq!(extra_profile_fields(targets.iter()), "address,phones");
    }

    #[test]
    fn a_time_zone_and_specialities_come_only_when_they_are_asked_for() {
        let targets = targets(&["profile.timezone", "profile.specialities"]);
        assert_eq!(extra_profile_fields(targets.iter()), "specialities,timezone");
    }
}
