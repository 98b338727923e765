//! `accounts.rba.riskAssessment.getConfig` and `accounts.rba.unknownLocationNotification.getConfig` (REST, 4.15): what is
//! set beside the policy. That the second has the block `security` of `accounts.getPolicies` under that name is
//! UNCONFIRMED.

use super::{Call, Method, get_policies};
use crate::envelope::Payload;
use crate::fault::Fault;
use crate::site::Site;

pub const RISK_ASSESSMENT: Method = Method {
    name: "accounts.rba.riskAssessment.getConfig",
    parameters: &[],
    keyless: false,
    run: risk_assessment,
};

pub const UNKNOWN_LOCATION: Method = Method {
    name: "accounts.rba.unknownLocationNotification.getConfig",
    parameters: &[],
    keyless: false,
    run: unknown_location,
};

fn risk_assessment(_: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    Ok(Payload::default().with("Enabled", false))
}

fn unknown_location(site: &mut Site, call: &Call<'_>) -> Result<Payload, Fault> {
    call.require_server()?;
    Ok(Payload::default().with("security", get_policies::security(&site.settings)))
}
