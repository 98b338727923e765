//! The methods that the proxy calls, and which of them may be called again when nobody knows whether the first
//! call arrived.

/// A method of Gigya.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// Namespace and name, as in its address.
    pub name: &'static str,
    /// Whether a second call leaves everything as one call does.
    pub repeatable: bool,
}

impl Method {
    /// The same method, called where a second call would not leave everything as the first did.
    pub const fn once(self) -> Self {
        Self { repeatable: false, ..self }
    }
}

const fn repeatable(name: &'static str) -> Method {
    Method { name, repeatable: true }
}

const fn once(name: &'static str) -> Method {
    Method { name, repeatable: false }
}

/// Reads.
pub const GET_ACCOUNT_INFO: Method = repeatable("accounts.getAccountInfo");
/// Reads.
pub const GET_JWT_PUBLIC_KEY: Method = repeatable("accounts.getJWTPublicKey");
/// Reads.
pub const GET_POLICIES: Method = repeatable("accounts.getPolicies");
/// Reads.
pub const GET_SCHEMA: Method = repeatable("accounts.getSchema");
/// Computes.
pub const EXCHANGE_UID_SIGNATURE: Method = repeatable("accounts.exchangeUIDSignature");
/// Gives a token; one that nobody uses dies within the hour.
pub const INIT_REGISTRATION: Method = repeatable("accounts.initRegistration");
/// Writes the same values again, within a participant's five seconds. A new password would not match the old one that
/// is sent along a second time: the operators' command calls it once.
pub const SET_ACCOUNT_INFO: Method = repeatable("accounts.setAccountInfo");
/// Ends sessions that have ended already, within a participant's five seconds. Later, it would end those that began in
/// between: the operators' command calls it once.
pub const LOGOUT: Method = repeatable("accounts.logout");
/// Looks.
pub const IS_AVAILABLE_LOGIN_ID: Method = repeatable("accounts.isAvailableLoginID");
/// Reads.
pub const GET_RBA_POLICY: Method = repeatable("accounts.rba.getPolicy");
/// The second call would let in who has been locked out again since.
pub const UNLOCK: Method = once("accounts.rba.unlock");
/// The second call would find the address taken, by the first.
pub const REGISTER: Method = once("accounts.register");
/// The second call would find its token used, by the first.
pub const FINALIZE_REGISTRATION: Method = once("accounts.finalizeRegistration");
