//! What Gigya would have sent: mails and text messages, kept to be read by a test or a demo. Nothing
//! leaves the sandbox.

use std::collections::VecDeque;
use std::fmt;

use serde::Serialize;
use time::OffsetDateTime;

use crate::envelope::iso;

/// How a message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// An e-mail.
    Mail,
    /// A text message to a phone.
    Sms,
}

/// A message. Its `Debug` shows how it travels and nothing else: text and address are personal.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// How it travels.
    pub channel: Channel,
    /// The e-mail address or the phone number.
    pub to: String,
    /// The subject of a mail; empty in a text message.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// The first address in the text.
    pub link: Option<String>,
    /// The first six digits in a row in the text.
    pub code: Option<String>,
    /// When it was sent, by the sandbox's clock (ISO 8601).
    pub sent: String,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message {{ {:?} }}", self.channel)
    }
}

/// How many messages are kept: whoever writes to strangers for weeks fills no memory.
const KEPT: usize = 10_000;

/// The messages since the start or the last reset, oldest first; no more than the last ten thousand.
#[derive(Debug, Default)]
pub struct Outbox(VecDeque<Message>);

impl Outbox {
    /// Sends an e-mail.
    pub fn mail(&mut self, to: &str, subject: &str, text: &str, now: OffsetDateTime) {
        self.send(Channel::Mail, to, subject, text, now);
    }

    /// Sends a text message.
    pub fn sms(&mut self, to: &str, text: &str, now: OffsetDateTime) {
        self.send(Channel::Sms, to, "", text, now);
    }

    /// What was sent.
    pub fn messages(&self) -> &VecDeque<Message> {
        &self.0
    }

    fn send(&mut self, channel: Channel, to: &str, subject: &str, text: &str, now: OffsetDateTime) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(Message {
            channel,
            to: to.to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            link: link(text),
            code: code(text),
            sent: iso(now),
        });
    }
}

fn link(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    words.find(|word| word.starts_with("http://") || word.starts_with("https://")).map(str::to_owned)
}

fn code(text: &str) -> Option<String> {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    runs.find(|run| run.len() == 6).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(text: &str) -> Message {
        let mut outbox = Outbox::default();
        outbox.mail("marie@example.com", "Hello", text, OffsetDateTime::UNIX_EPOCH);
        outbox.messages()[0].clone()
    }

    #[test]
    fn a_link_and_a_code_are_found_in_the_text() {
        let message = sent("Your code is 042817. Or follow http://127.0.0.1:1/verify?vt=123456 now.");
        assert_eq!(message.link.as_deref(), Some("http://127.0.0.1:1/verify?vt=123456"));
        assert_eq!(message.code.as_deref(), Some("042817"));
    }

    #[test]
    fn of_very_many_messages_the_last_are_kept() {
        let mut outbox = Outbox::default();
        for number in 0..=KEPT {
            outbox.sms(&number.to_string(), "Hello", OffsetDateTime::UNIX_EPOCH);
        }
        assert_eq!(outbox.messages().len(), KEPT);
        assert_eq!(outbox.messages()[0].to, "1");
    }

    #[test]
    fn a_year_is_no_code() {
        assert_eq!((sent("Since 2014.").code, sent("Since 2014.").link), (None, None));
    }

    #[test]
    fn a_message_keeps_its_words_out_of_the_log() {
        assert_eq!(format!("{:?}", sent("Your code is 042817.")), "Message { Mail }");
    }
}
