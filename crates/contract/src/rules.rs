//! The rules for values: the same in the widget, before anything is sent, and in the proxy, before
//! anything is believed.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use crate::{Field, Kind, OptIn};

/// The most characters that any value may have.
pub const MAX_LENGTH: usize = 250;

/// How many digits a phone number has (ITU-T E.164: 15 at most).
pub const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 6..=15;

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "complaint", rename_all = "kebab-case")]
pub enum Complaint {
    /// It must be answered.
    Required,
    /// It is not an e-mail address.
    NotAnEmail,
    /// It is not a phone number.
    NotAPhone,
    /// It is not a date of the calendar, written `YYYY-MM-DD`, from 1900 on.
    NotADate,
    /// It is a date after today.
    InTheFuture,
    /// It is none of the choices.
    NotAChoice,
    /// It is longer than [`MAX_LENGTH`] characters.
    TooLong,
    /// It does not have the form that the mask shows.
    NotLikeMask {
        /// The field's mask.
        mask: String,
    },
    /// Another account has this e-mail address.
    Taken,
    /// The password breaks a rule of the site.
    WeakPassword,
    /// A password that this account had before.
    UsedBefore,
    /// The repetition is not the same.
    NotTheSame,
    /// The campaign does not ask for it.
    NotAsked,
    /// Gigya does not take it, by a rule of its own that no other complaint names (REST, 4.8).
    Refused,
}

/// Judges the value of one field. Surrounding white space does not count.
///
/// `today` is the day in the place where the judge stands; a day of tolerance is given, because it may be
/// tomorrow already where the participant lives.
///
/// # Errors
/// The first rule that the value breaks.
pub fn check(field: &Field, value: &str, today: Date) -> Result<(), Complaint> {
    let value = value.trim();
    if value.is_empty() || (field.kind == Kind::CheckBox && value == "false") {
        return if field.required { Err(Complaint::Required) } else { Ok(()) };
    }
    if value.chars().count() > MAX_LENGTH {
        return Err(Complaint::TooLong);
    }
    match &field.kind {
        Kind::Text => match &field.mask {
            Some(mask) if !fits_mask(mask, value) => Err(Complaint::NotLikeMask { mask: mask.clone() }),
            _ => Ok(()),
        },
        Kind::Email => ensure(is_email(value), Complaint::NotAnEmail),
        Kind::Phone => ensure(is_phone(value), Complaint::NotAPhone),
        Kind::Date => {
            let date = parse_date(value).ok_or(Complaint::NotADate)?;
            ensure(date <= today.next_day().unwrap_or(today), Complaint::InTheFuture)
        }
        Kind::Choice { options } => ensure(options.iter().any(|o| o.value == value), Complaint::NotAChoice),
        Kind::CheckBox => ensure(value == "true", Complaint::NotAChoice),
    }
}

/// Judges one opt-in.
///
/// # Errors
/// [`Complaint::Required`] when it is required and not given.
pub fn check_opt_in(opt_in: &OptIn, given: bool) -> Result<(), Complaint> {
    ensure(given || !opt_in.required, Complaint::Required)
}

/// Reads `YYYY-MM-DD`, from 1900 on; `None` for anything else.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    (date.year() >= 1900).then_some(date)
}

/// Whether this is an address that mail can be sent to over the internet: one that has a dotted domain.
pub fn is_email(text: &str) -> bool {
    let options =
        email_address::Options::default().with_required_tld().without_display_text().without_domain_literal();
    email_address::EmailAddress::parse_with_options(text, options).is_ok()
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let allowed =
        |(at, c): (usize, char)| c.is_ascii_digit() || " .-/()".contains(c) || (c == '+' && at == 0);
    PHONE_DIGITS.contains(&digits) && text.char_indices().all(allowed)
}

fn fits_mask(mask: &str, value: &str) -> bool {
    let fits = |(pattern, c): (char, char)| match pattern {
        '9' => c.is_ascii_digit(),
        'A' => c.is_alphabetic(),
        '*' => c.is_ascii_digit() || c.is_alphabetic(),
        itself => c == itself,
    };
    mask.chars().count() == value.chars().count() && mask.chars().zip(value.chars()).all(fits)
}

fn ensure(holds: bool, complaint: Complaint) -> Result<(), Complaint> {
    if holds { Ok(()) } else { Err(complaint) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Choice, Localised};

    fn field(kind: Kind) -> Field {
        Field {
            variable: "x".into(),
            kind,
            path: String::new(),
            required: false,
            hidden: false,
            label: Localised::default(),
            hint: Localised::default(),
            mask: None,
        }
    }

    fn today() -> Date {
        Date::from_calendar_date(2026, Month::November, 21).unwrap()
    }

    fn judge(field: &Field, value: &str) -> Result<(), Complaint> {
        check(field, value, today())
    }

    #[test]
    fn only_a_required_field_must_be_answered() {
        let mut field = field(Kind::Text);
        assert_eq!(judge(&field, "  "), Ok(()));
        field.required = true;
        assert_eq!(judge(&field, "  "), Err(Complaint::Required));
        field.kind = Kind::CheckBox;
        assert_eq!(judge(&field, "false"), Err(Complaint::Required));
        assert_eq!(judge(&field, "true"), Ok(()));
    }

    #[test]
    fn an_email_needs_a_dotted_domain_and_no_name() {
        let email = field(Kind::Email);
        for good in ["jdoe@mail.com", "a+b~c@example.com", " ada@example.co.uk "] {
            assert_eq!(judge(&email, good), Ok(()), "{good}");
        }
        for bad in ["jdoe", "jdoe@", "@mail.com", "jdoe@localhost", "J <jdoe@mail.com>", "a@[127.0.0.1]"] {
            assert_eq!(judge(&email, bad), Err(Complaint::NotAnEmail), "{bad}");
        }
    }

    #[test]
    fn a_phone_is_taken_as_people_write_it() {
        let phone = field(Kind::Phone);
        // The first is the example value of the source's mapping table.
        for good in ["0487 66 49251", "+32 (0)487/66.49.25", "555-0100-1"] {
            assert_eq!(judge(&phone, good), Ok(()), "{good}");
        }
        for bad in ["12345", "1234567890123456", "0487 ABC 251", "32+487664925"] {
            assert_eq!(judge(&phone, bad), Err(Complaint::NotAPhone), "{bad}");
        }
    }

    #[test]
    fn a_date_is_one_of_the_calendar_and_not_in_the_future() {
        let date = field(Kind::Date);
        for good in ["1959-05-06", "2024-02-29", "2026-11-21", "2026-11-22"] {
            assert_eq!(judge(&date, good), Ok(()), "{good}");
        }
        for bad in ["06/05/1959", "2023-02-29", "1959-13-01", "1959-5-6", "0001-01-01", "1959-05-06-07"] {
            assert_eq!(judge(&date, bad), Err(Complaint::NotADate), "{bad}");
        }
        assert_eq!(judge(&date, "2026-11-23"), Err(Complaint::InTheFuture));
    }

    #[test]
    fn a_choice_is_one_of_its_options() {
        let options = vec![Choice { value: "f".into(), label: Localised::default() }];
        let choice = field(Kind::Choice { options });
        assert_eq!(judge(&choice, "f"), Ok(()));
        assert_eq!(judge(&choice, "x"), Err(Complaint::NotAChoice));
    }

    #[test]
    fn a_mask_gives_the_form_of_a_text() {
        let zip = Field { mask: Some("9999 AA".into()), ..field(Kind::Text) };
        assert_eq!(judge(&zip, "1234 AB"), Ok(()));
        assert_eq!(judge(&zip, "123 ABC"), Err(Complaint::NotLikeMask { mask: "9999 AA".into() }));
    }

    #[test]
    fn a_value_may_have_250_characters_and_no_more() {
        let text = field(Kind::Text);
        assert_eq!(judge(&text, &"é".repeat(MAX_LENGTH)), Ok(()));
        assert_eq!(judge(&text, &"é".repeat(MAX_LENGTH + 1)), Err(Complaint::TooLong));
    }

    #[test]
    fn a_required_opt_in_must_be_given() {
        let opt_in =
            OptIn { name: "terms".into(), path: String::new(), required: true, label: Localised::default() };
        assert_eq!(check_opt_in(&opt_in, false), Err(Complaint::Required));
        assert_eq!(check_opt_in(&opt_in, true), Ok(()));
    }

    proptest! {
        #[test]
        fn no_text_makes_a_rule_panic(text in any::<String>()) {
            for kind in [Kind::Text, Kind::Email, Kind::Phone, Kind::Date, Kind::CheckBox] {
                let _ = judge(&field(kind), &text);
            }
        }

        #[test]
        fn what_parses_as_a_date_is_written_the_same_way(year in 1900i32..2100, day in 1u16..=365) {
            let date = Date::from_ordinal_date(year, day).unwrap();
            let text = format!("{year:04}-{:02}-{:02}", u8::from(date.month()), date.day());
            prop_assert_eq!(parse_date(&text), Some(date));
        }
    }
}
