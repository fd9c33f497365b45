//! [`Boxes`]: the number of boxed members in what the crate decodes.

use onlyfansapi::types::{
    AvatarThumbs, CacheInfo, Credits, Envelope, Fan, FanPage, HeaderThumbs, ImageSize, Meta,
    Pagination, PromotionOffer, RateLimits, Subscription, SubscriptionBundle, SubscriptionPeriod,
    UserListMembership,
};

/// A part of a response, in which the boxed members can be counted, whichever they are.
pub(crate) trait Boxes {
    fn boxes(&self) -> u64;
}

impl<T: Boxes> Boxes for Box<T> {
    fn boxes(&self) -> u64 {
        1 + T::boxes(self)
    }
}

impl<T: Boxes> Boxes for Option<T> {
    fn boxes(&self) -> u64 {
        self.as_ref().map_or(0, T::boxes)
    }
}

impl<T: Boxes> Boxes for Vec<T> {
    fn boxes(&self) -> u64 {
        self.iter().map(T::boxes).sum()
    }
}

impl<T: Boxes> Boxes for Envelope<T> {
    fn boxes(&self) -> u64 {
        self.data.boxes() + self.meta.boxes() + self.pagination.boxes()
    }
}

/// Counts the boxes of structs, by their members that are structs or lists of structs.
macro_rules! boxes {
    ($($name:ident { $($member:ident)* })*) => {$(
        impl Boxes for $name {
            fn boxes(&self) -> u64 {
                let boxes: &[u64] = &[$(self.$member.boxes()),*];
                boxes.iter().sum()
            }
        }
    )*};
}

boxes! {
    AvatarThumbs {}
    CacheInfo {}
    Credits {}
    Fan {
        avatar_thumbs header_size header_thumbs lists_states promo_offers subscribed_by_data
        subscribed_on_data subscription_bundles
    }
    FanPage { list }
    HeaderThumbs {}
    ImageSize {}
    Meta { cache credits rate_limits }
    Pagination {}
    PromotionOffer {}
    RateLimits {}
    Subscription { subscribes }
    SubscriptionBundle {}
    SubscriptionPeriod {}
    UserListMembership {}
}
