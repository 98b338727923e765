//! The form as it is shown to a participant: what the account knows of it.

use contract::{Field, Prefill, rules};
use time::Date;

use crate::campaign::Campaign;
use crate::identity::Uid;
use crate::mapping::{Account, Reading, Target};

/// Takes the campaign's fields and opt-ins out of an account, and nothing else.
pub fn from_account(campaign: &Campaign, uid: &Uid, account: &Account, today: Date) -> Prefill {
    let reading = Reading::new(account, campaign.targets());
    let mut prefill = Prefill { gigya_id: uid.as_str().to_owned(), ..Prefill::default() };
    for (field, target) in campaign.fields() {
        let Some(value) = known(&reading, field, target, today) else { continue };
        if field.hidden {
            prefill.withheld.insert(field.variable.clone());
        } else {
            prefill.values.insert(field.variable.clone(), value);
        }
    }
    for (opt_in, path) in campaign.opt_ins() {
        prefill.opt_ins.extend(reading.given(path).map(|given| (opt_in.name.clone(), given)));
    }
    prefill
}

/// What the account knows for a field. Of a hidden field, a value that the campaign would refuse is not known:
/// the participant is asked instead.
pub fn known(reading: &Reading<'_>, field: &Field, target: &Target, today: Date) -> Option<String> {
    let value = reading.value(field, target)?;
    let usable = !field.hidden || rules::check(field, &value, today).is_ok();
    usable.then_some(value)
}
