//! What social providers are called: proper names, the same in every language.

/// The name of a provider by Gigya's key (Web SDK, 1.6); a key without a name stands for itself.
pub fn provider(key: &str) -> &str {
    match key {
        "facebook" => "Facebook",
        "google" | "googleplus" => "Google",
        "twitter" => "X",
        "linkedin" => "LinkedIn",
        "amazon" => "Amazon",
        "paypal" | "paypaloauth" => "PayPal",
        "apple" => "Apple",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::provider;

    #[test]
    fn a_provider_is_called_as_it_calls_itself_today() {
        assert_eq!(provider("twitter"), "X");
        assert_eq!(provider("googleplus"), "Google");
    }

    #[test]
    fn a_provider_without_a_name_is_called_by_its_key() {
        assert_eq!(provider("saml-example"), "saml-example");
    }
}
