//! The types of the responses as an engineer writes them by hand, with serde's derives.
//!
//! The function `members` checks that their members are those of the crate's types.

pub(crate) mod chat;
mod envelope;
mod fan;
mod media;
mod subscription;
mod user;

pub(crate) use chat::Chat;
pub(crate) use envelope::Envelope;
pub(crate) use fan::FanPage;

/// The sources of the types whose members are checked.
pub(crate) static SOURCES: [&str; 5] = [
    include_str!("by_hand/chat.rs"),
    include_str!("by_hand/fan.rs"),
    include_str!("by_hand/media.rs"),
    include_str!("by_hand/subscription.rs"),
    include_str!("by_hand/user.rs"),
];
