//! The sample that the vendor publishes is decoded field by field.

use onlyfansapi::types::{SmartLinkConversionType, SmartLinkPostbackHttpMethod, SmartLinkScope};

use crate::support::mock;

#[tokio::test]
async fn the_published_sample_decodes_field_by_field() {
    let (_server, client) = mock().await;
    let response = client
        .smart_link_postbacks()
        .list()
        .send()
        .await
        .expect("postbacks");

    let [postback] = response.data.as_slice() else {
        panic!("one postback, not {}", response.data.len());
    };
    assert_eq!(postback.id, Some(123.into()));
    assert_eq!(
        postback.url.as_deref(),
        Some("https://example.com/postback?click={click_id}&type={conversion_type}&gclid={gclid}")
    );
    assert_eq!(
        postback.http_method,
        Some(SmartLinkPostbackHttpMethod::Post)
    );
    assert_eq!(
        postback.body.as_deref(),
        Some(r#"{"click_id":"{click_id}","value":"{amount_gross}"}"#)
    );
    assert_eq!(
        postback.smart_link_scope,
        Some(SmartLinkScope::CampaignSpecific)
    );
    assert_eq!(postback.smart_link_ids, ["01JTESTLINK000000000000001"]);
    assert_eq!(
        postback.conversion_types,
        [
            SmartLinkConversionType::NewSubscriber,
            SmartLinkConversionType::NewTransaction
        ]
    );
    assert_eq!(
        postback.created_at.as_ref().map(|at| at.as_str()),
        Some("2026-01-31T21:45:00+00:00")
    );
    assert_eq!(
        postback.updated_at.as_ref().map(|at| at.as_str()),
        Some("2026-01-31T21:45:00+00:00")
    );

    let [header] = postback.headers.as_slice() else {
        panic!("one header, not {}", postback.headers.len());
    };
    assert_eq!(header.name.as_deref(), Some("Authorization"));
    assert_eq!(header.value.as_deref(), Some("Bearer token"));

    let [link] = postback.smart_links.as_slice() else {
        panic!("one link, not {}", postback.smart_links.len());
    };
    assert_eq!(link.link_ulid, Some("01JTESTLINK000000000000001".into()));
    assert_eq!(link.name.as_deref(), Some("Instagram Bio Link"));
    assert_eq!(link.account_display_name.as_deref(), Some("Creator Main"));
    assert_eq!(link.account_prefixed_id, Some("acct_XXXXXXXX".into()));

    let latest = postback
        .latest_response
        .as_ref()
        .expect("a latest response");
    assert_eq!(latest.id, Some(456.into()));
    assert_eq!(
        latest.conversion_type,
        Some(SmartLinkConversionType::NewSubscriber)
    );
    assert_eq!(
        latest.postback_url.as_deref(),
        Some(
            "https://example.com/postback?click=01JTESTCLICK000000000000001&type=new_subscriber&gclid=google-click-id"
        )
    );
    assert_eq!(latest.succeeded, Some(true));
    assert_eq!(latest.status_code, Some(200));
    assert_eq!(latest.error_type, None);
    assert_eq!(latest.error_message, None);
    assert_eq!(
        latest.created_at.as_ref().map(|at| at.as_str()),
        Some("2026-01-31T22:16:00+00:00")
    );

    let meta = response.meta.as_ref().expect("an envelope");
    let cache = meta.cache.as_ref().expect("a cache");
    assert_eq!(cache.is_cached, Some(false));
    assert_eq!(
        cache.note.as_deref(),
        Some("Cache disabled for this endpoint")
    );
    let credits = meta.credits.as_ref().expect("credits");
    assert_eq!(credits.used, Some(0));
    // The balance is that of the mock's team.
    assert_eq!(credits.balance, Some(1_000_000));
    assert_eq!(credits.note.as_deref(), Some("Free endpoint"));
}
