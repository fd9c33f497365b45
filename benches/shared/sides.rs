//! The two sides of a comparison: by hand and this crate.

use std::any::type_name;

use onlyfansapi::{
    DecodeMode, Drift,
    runtime::decode,
    types::{self, Chat, FanPage},
};
use serde::Serialize;

use super::{Failure, by_hand};

/// One way to read the responses of the benches.
pub(crate) trait Side {
    /// The response of `fans().list_active()`.
    type Fans: Serialize;
    /// The response of `chats().list()`.
    type Chats: Serialize;

    fn fans(body: &[u8]) -> Result<Self::Fans, Failure>;

    fn chats(body: &[u8]) -> Result<Self::Chats, Failure>;
}

/// The structs of the bench with serde's derives, read by `serde_json`.
pub(crate) struct ByHand;

impl Side for ByHand {
    type Fans = by_hand::Envelope<by_hand::FanPage>;
    type Chats = by_hand::Envelope<Vec<by_hand::Chat>>;

    fn fans(body: &[u8]) -> Result<Self::Fans, Failure> {
        Ok(serde_json::from_slice(body)?)
    }

    fn chats(body: &[u8]) -> Result<Self::Chats, Failure> {
        Ok(serde_json::from_slice(body)?)
    }
}

/// The types of the crate, read by the function with which it reads every response.
pub(crate) struct ByCrate;

impl Side for ByCrate {
    type Fans = types::Envelope<Option<FanPage>>;
    type Chats = types::Envelope<Vec<Chat>>;

    fn fans(body: &[u8]) -> Result<Self::Fans, Failure> {
        let decoded = decode(body, DecodeMode::Strict);
        let (fans, _) = decoded.map_err(|mismatch| mismatch.to_string())?;
        Ok(fans)
    }

    fn chats(body: &[u8]) -> Result<Self::Chats, Failure> {
        let decoded = decode(body, DecodeMode::Strict);
        let (chats, _) = decoded.map_err(|mismatch| mismatch.to_string())?;
        Ok(chats)
    }
}

impl ByCrate {
    /// Reads fans as the crate does by default.
    pub(crate) fn healed_fans(body: &[u8]) -> Result<(<Self as Side>::Fans, Vec<Drift>), Failure> {
        let decoded = decode(body, DecodeMode::Heal);
        Ok(decoded.map_err(|mismatch| mismatch.to_string())?)
    }
}

/// Fails unless the sides read different types.
pub(crate) fn check_sides() -> Result<(), Failure> {
    check::<ByHand, ByCrate>()?;
    // The check must see the mistake for which it is made.
    if check::<ByCrate, ByCrate>().is_ok() || check::<ByHand, ByHand>().is_ok() {
        return Err("the check of the sides accepts the same side twice".into());
    }
    Ok(())
}

/// Fails unless one side reads types of the bench, and the other types of the crate.
///
/// The ratio of a side to itself is 1, whatever the crate does.
fn check<H: Side, C: Side>() -> Result<(), Failure> {
    let is_of_the_crate = |name: &str| name.contains("onlyfansapi::");
    for name in [type_name::<H::Fans>(), type_name::<H::Chats>()] {
        if is_of_the_crate(name) {
            return Err(format!("by hand: expected a type of the bench, found {name}").into());
        }
    }
    for name in [type_name::<C::Fans>(), type_name::<C::Chats>()] {
        if !is_of_the_crate(name) {
            return Err(format!("this crate: expected a type of the crate, found {name}").into());
        }
    }
    Ok(())
}
