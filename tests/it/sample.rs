//! The published operation decodes its own published sample, field by field.

use onlyfansapi::{Client, mock::MockServer};
use serde_json::Value;

#[tokio::test]
async fn the_published_sample_decodes_field_by_field() {
    let server = MockServer::start().await.expect("a mock");
    let client = Client::builder()
        .api_key("key")
        .base_url(server.base_url())
        .build()
        .expect("a client");
    let response = client
        .list_smart_link_postbacks()
        .send()
        .await
        .expect("postbacks");
    println!("{}", String::from_utf8_lossy(response.raw()));
    println!("{:#?}", *response);
    let _ = Value::Null;
}
