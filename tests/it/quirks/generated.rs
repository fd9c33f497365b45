/**Types that operations send and receive.

Every field of a response is an `Option`, since the server may omit it or send `null`. Lists and
maps are the exception: a missing or `null` list or map is empty, and none contains `null`.

Amounts of money are an [`Amount`](types::Amount), exact to the last digit and mostly in US dollars.
Ids are an [`Id`](types::Id), whether the server sends a number or text. Dates and times are a
[`Timestamp`](types::Timestamp), which keeps the text as received. A [`Secret`](types::Secret) is a
text that `Debug` does not show. Enums keep values that are not documented.*/
#[allow(unused_imports)]
pub mod types {
    use super::runtime;
    pub use super::runtime::{
        Amount, CacheInfo, Credits, Envelope, Id, Meta, Pagination, ParseAmountError,
        RateLimits, Secret, Timestamp,
    };
    ///Returned by [`also().get()`](super::groups::also::Also::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Also {
        pub price: ::std::option::Option<runtime::Amount>,
    }
    runtime::model! {
        Also { 0 price "price" plain optional; }
    }
    ///Sent by [`also().post()`](super::groups::also::Also::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct AlsoBeside {
        pub a: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        AlsoBeside { 0 a "a" plain optional; }
    }
    ///Sent by [`also().post()`](super::groups::also::Also::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct AlsoListed {
        pub a: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        AlsoListed { 0 a "a" plain optional; }
    }
    ///Returned by [`array_at_the_top().get()`](super::groups::array_at_the_top::ArrayAtTheTop::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ArrayAtTheTop {
        pub id: ::std::option::Option<runtime::Id>,
    }
    runtime::model! {
        ArrayAtTheTop { 0 id "id" plain optional; }
    }
    ///Part of [`CollidingType`].
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Bar {
        pub baz_qux: ::std::option::Option<BazQux>,
    }
    runtime::model! {
        Bar { 0 baz_qux "baz_qux" object optional; }
    }
    ///Part of [`CollidingType`].
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct BarBaz {
        pub qux: ::std::option::Option<Qux>,
    }
    runtime::model! {
        BarBaz { 0 qux "qux" object optional; }
    }
    ///Part of [`Bar`].
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct BazQux {
        pub first: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        BazQux { 0 first "first" plain optional; }
    }
    ///Returned by [`colliding_members().post()`](super::groups::colliding_members::CollidingMembers::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct CollidingMember {
        pub foo_bar_2: ::std::option::Option<i64>,
        pub foo_bar: ::std::option::Option<i64>,
        pub view_2: ::std::option::Option<i64>,
        pub view: ::std::option::Option<i64>,
    }
    runtime::model! {
        CollidingMember { 0 foo_bar_2 "fooBar" plain optional; 1 foo_bar "foo_bar" plain
        optional; 2 view_2 "_view" plain optional; 3 view "view" plain optional; }
    }
    ///Returned by [`colliding_types().get()`](super::groups::colliding_types::CollidingTypes::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct CollidingType {
        pub bar: ::std::option::Option<Bar>,
        pub bar_baz: ::std::option::Option<BarBaz>,
        pub data: ::std::option::Option<Data>,
    }
    runtime::model! {
        CollidingType { 0 bar "bar" object optional; 1 bar_baz "bar_baz" object optional;
        2 data "data" object optional; }
    }
    ///Returned by [`colliding_types_2().get()`](super::groups::colliding_types_2::CollidingTypes2::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct CollidingTypes2 {
        pub fourth: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        CollidingTypes2 { 0 fourth "fourth" plain optional; }
    }
    runtime::text_enum! {
        #[doc =
        "Sent by [`colliding_types_2().get()`](super::groups::colliding_types_2::CollidingTypes2::get)."]
        CollidingTypes2Data { X = "x", Y = "y", } else Other
    }
    ///Part of [`CollidingType`].
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Data {
        pub third: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        Data { 0 third "third" plain optional; }
    }
    ///Part of [`Sample`].
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Extra {
        pub a: ::std::option::Option<bool>,
    }
    runtime::model! {
        Extra { 0 a "a" plain optional; }
    }
    ///Sent by [`form().post()`](super::groups::form::Form::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct FormDeep {
        pub on: ::std::option::Option<bool>,
    }
    runtime::model! {
        FormDeep { 0 on "on" plain optional; }
    }
    ///Returned by [`json_and_nothing().delete()`](super::groups::json_and_nothing::JsonAndNothing::delete).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct JsonAndNothing {
        pub done: ::std::option::Option<bool>,
    }
    runtime::model! {
        JsonAndNothing { 0 done "done" plain optional; }
    }
    ///Returned by [`json_in_text().get()`](super::groups::json_in_text::JsonInText::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct JsonInText {
        pub id: ::std::option::Option<runtime::Id>,
        pub none: ::std::option::Option<::serde_json::Value>,
        pub tags: ::std::vec::Vec<::std::string::String>,
    }
    runtime::model! {
        JsonInText { 0 id "id" plain optional; 1 none "none" plain optional; 2 tags
        "tags" or_default member; }
    }
    runtime::text_enum! {
        #[doc =
        "Sent by [`multipart().post()`](super::groups::multipart::Multipart::post)."]
        MultipartKind { Front = "front", Back = "back", } else Other
    }
    ///Sent by [`multipart().post()`](super::groups::multipart::Multipart::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct MultipartMeta {
        pub on: ::std::option::Option<bool>,
        pub thumb: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        MultipartMeta { 0 on "on" plain optional; 1 thumb "thumb" plain optional; }
    }
    ///Sent by [`nested_body().post()`](super::groups::nested_body::NestedBody::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct NestedBodyFilter {
        pub names: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
        pub price: ::std::option::Option<runtime::Amount>,
        pub tags: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    }
    runtime::model! {
        NestedBodyFilter { 0 names "names" plain optional; 1 price "price" plain
        optional; 2 tags "tags" plain optional; }
    }
    ///Returned by [`problem_json().get()`](super::groups::problem_json::ProblemJson::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ProblemJson {
        pub title: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        ProblemJson { 0 title "title" plain optional; }
    }
    runtime::text_enum! {
        #[doc = "Sent by [`query().get()`](super::groups::query::Query::get)."]
        QueryOrder { Asc = "asc", Desc = "desc", } else Other
    }
    runtime::text_enum! {
        #[doc = "Sent by [`query().get()`](super::groups::query::Query::get)."] QueryType
        { Chat = "chat", Post = "post", } else Other
    }
    ///Part of [`BarBaz`].
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Qux {
        pub second: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        Qux { 0 second "second" plain optional; }
    }
    ///Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct RequestTypeAllOf {
        pub a: ::std::option::Option<::std::string::String>,
        pub b: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        RequestTypeAllOf { 0 a "a" plain optional; 1 b "b" plain optional; }
    }
    runtime::text_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeBareEnum { X = "x", Y = "y", } else Other
    }
    ///Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct RequestTypeNothing {
        pub a: ::std::option::Option<i64>,
    }
    runtime::model! {
        RequestTypeNothing { 0 a "a" plain optional; }
    }
    runtime::text_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeNumbers { N58 = "58", N80 = "80", } else Other
    }
    ///Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct RequestTypeTree {
        pub children: ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
        pub name: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        RequestTypeTree { 0 children "children" plain optional; 1 name "name" plain
        optional; }
    }
    runtime::text_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeWithNull { X = "x", } else Other
    }
    ///Returned by [`response_types().get()`](super::groups::response_types::ResponseTypes::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ResponseType {
        pub also_empty: ::std::option::Option<::serde_json::Value>,
        pub closed: ::std::option::Option<::std::string::String>,
        pub empty: ::std::option::Option<::serde_json::Value>,
        pub free: ::std::option::Option<::serde_json::Value>,
        pub map: ::std::collections::BTreeMap<::std::string::String, i64>,
        pub none: ::std::option::Option<::serde_json::Value>,
        pub not_text: ::std::option::Option<::serde_json::Value>,
        pub pattern: ::std::option::Option<::std::string::String>,
        pub tree: ::std::option::Option<::std::boxed::Box<Tree>>,
        pub untyped: ::std::vec::Vec<::serde_json::Value>,
        pub when: ::std::option::Option<runtime::Timestamp>,
        pub wrong: ::std::option::Option<i64>,
        ///The members whose names are data, such as ids.
        pub others: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }
    runtime::model! {
        ResponseType { 0 also_empty "also_empty" plain optional; 1 closed "closed" plain
        optional; 2 empty "empty" plain optional; 3 free "free" plain optional; 4 map
        "map" or_default member; 5 none "none" plain optional; 6 not_text "not_text"
        plain optional; 7 pattern "pattern" plain optional; 8 tree "tree" object
        optional; 9 untyped "untyped" or_default member; 10 when "when" plain optional;
        11 wrong "wrong" plain optional; others others; }
    }
    ///Returned by [`samples().get()`](super::groups::samples::Samples::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Sample {
        pub extra: ::std::option::Option<Extra>,
        pub id: ::std::option::Option<runtime::Id>,
    }
    runtime::model! {
        Sample { 0 extra "extra" object optional; 1 id "id" plain optional; }
    }
    ///Returned by [`taken().post()`](super::groups::taken::Taken::post).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Taken {
        pub response: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        Taken { 0 response "response" plain optional; }
    }
    ///Part of [`ResponseType`].
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Tree {
        pub children: ::std::vec::Vec<::serde_json::Value>,
        pub name: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        Tree { 0 children "children" or_default member; 1 name "name" plain optional; }
    }
    ///Returned by [`two_successes().get()`](super::groups::two_successes::TwoSuccesses::get).
    #[non_exhaustive]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct TwoSuccess {
        pub count: ::std::option::Option<f64>,
        pub data: ::std::option::Option<::std::string::String>,
        pub status: ::std::option::Option<::std::string::String>,
    }
    runtime::model! {
        TwoSuccess { 0 count "count" number optional; 1 data "data" plain optional; 2
        status "status" plain optional; }
    }
    impl AlsoBeside {
        #[inline]
        #[must_use]
        pub fn a(mut self, a: impl Into<String>) -> Self {
            self.a = Some(a.into());
            self
        }
    }
    runtime::argument!(AlsoBeside);
    impl AlsoListed {
        #[inline]
        #[must_use]
        pub fn a(mut self, a: impl Into<String>) -> Self {
            self.a = Some(a.into());
            self
        }
    }
    runtime::argument!(AlsoListed);
    impl FormDeep {
        #[inline]
        #[must_use]
        pub fn on(mut self, on: bool) -> Self {
            self.on = Some(on);
            self
        }
    }
    runtime::argument!(FormDeep);
    impl MultipartMeta {
        #[inline]
        #[must_use]
        pub fn on(mut self, on: bool) -> Self {
            self.on = Some(on);
            self
        }
        #[inline]
        #[must_use]
        pub fn thumb(mut self, thumb: impl Into<String>) -> Self {
            self.thumb = Some(thumb.into());
            self
        }
    }
    runtime::argument!(MultipartMeta);
    impl NestedBodyFilter {
        #[inline]
        #[must_use]
        pub fn names(
            mut self,
            names: ::std::collections::BTreeMap<String, String>,
        ) -> Self {
            self.names = Some(names);
            self
        }
        #[inline]
        #[must_use]
        pub fn price(mut self, price: impl Into<Amount>) -> Self {
            self.price = Some(price.into());
            self
        }
        ///
        ///A further call adds to the list.
        #[inline]
        #[must_use]
        pub fn tags(
            mut self,
            tags: impl IntoIterator<Item = impl Into<String>>,
        ) -> Self {
            self.tags.get_or_insert_default().extend(tags.into_iter().map(Into::into));
            self
        }
    }
    runtime::argument!(NestedBodyFilter);
    impl RequestTypeAllOf {
        #[inline]
        #[must_use]
        pub fn a(mut self, a: impl Into<String>) -> Self {
            self.a = Some(a.into());
            self
        }
        #[inline]
        #[must_use]
        pub fn b(mut self, b: impl Into<String>) -> Self {
            self.b = Some(b.into());
            self
        }
    }
    runtime::argument!(RequestTypeAllOf);
    impl RequestTypeNothing {
        #[inline]
        #[must_use]
        pub fn a(mut self, a: impl Into<i64>) -> Self {
            self.a = Some(a.into());
            self
        }
    }
    runtime::argument!(RequestTypeNothing);
    impl RequestTypeTree {
        ///
        ///A further call adds to the list.
        #[inline]
        #[must_use]
        pub fn children(
            mut self,
            children: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
        ) -> Self {
            self.children
                .get_or_insert_default()
                .extend(children.into_iter().map(Into::into));
            self
        }
        #[inline]
        #[must_use]
        pub fn name(mut self, name: impl Into<String>) -> Self {
            self.name = Some(name.into());
            self
        }
    }
    runtime::argument!(RequestTypeTree);
    runtime::number_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeBareNumbers { N1 = 1, N2 = 2, } else Other
    }
    runtime::number_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeLots { N3 = 3, N6 = 6, N12 = 12, } else Other
    }
}
/// The functions of progenitor, which assemble the requests.
///
/// Without any group there is no function, and not every group names a type.
#[allow(clippy::all, dead_code, unused_imports)]
mod operations {
    use super::{runtime, types};
    /// Client that progenitor's functions expect, with the fields that they use.
    pub(super) struct Operations<'r> {
        pub(super) baseurl: &'r str,
        pub(super) client: runtime::Assembler,
    }
    impl Operations<'_> {
        /**Sends a `GET` request to `/also`

*/
        #[inline]
        pub(super) fn also_get<'a>(
            &'a self,
            also_a: Option<&'a str>,
        ) -> Result<runtime::Assembled<types::Also>, runtime::Problem> {
            let url = format!("{}/also", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .query(&runtime::QueryParam::new("also[a]", &also_a))
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/also`

*/
        #[inline]
        pub(super) fn also_post<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/also", self.baseurl,);
            let request = self.client.post(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/array-at-the-top`

*/
        #[inline]
        pub(super) fn array_at_the_top_get<'a>(
            &'a self,
        ) -> Result<
            runtime::Assembled<::std::vec::Vec<types::ArrayAtTheTop>>,
            runtime::Problem,
        > {
            let url = format!("{}/array-at-the-top", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `PATCH` request to `/body-kinds`

*/
        #[inline]
        pub(super) fn body_kinds_patch<'a>(
            &'a self,
            body: &'a ::serde_json::Value,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/body-kinds", self.baseurl,);
            let request = self.client.patch(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/body-kinds`

*/
        #[inline]
        pub(super) fn body_kinds_post<'a>(
            &'a self,
            body: &'a ::serde_json::Value,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/body-kinds", self.baseurl,);
            let request = self.client.post(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `PUT` request to `/body-kinds`

*/
        #[inline]
        pub(super) fn body_kinds_put<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/body-kinds", self.baseurl,);
            let request = self.client.put(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/broken/path/%7B/x%7D/%7Bopen`

*/
        #[inline]
        pub(super) fn broken_get_7bopen<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/broken/path/%7B/x%7D/%7Bopen", self.baseurl,);
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/broken-json-in-text`

*/
        #[inline]
        pub(super) fn broken_json_in_text_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<::serde_json::Value>, runtime::Problem> {
            let url = format!("{}/broken-json-in-text", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/bytes`

*/
        #[inline]
        pub(super) fn bytes_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<runtime::Bytes>, runtime::Problem> {
            let url = format!("{}/bytes", self.baseurl,);
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/colliding-members`

*/
        #[inline]
        pub(super) fn colliding_members_post<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<types::CollidingMember>, runtime::Problem> {
            let url = format!("{}/colliding-members", self.baseurl,);
            let request = self
                .client
                .post(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/colliding-types`

*/
        #[inline]
        pub(super) fn colliding_types_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<types::CollidingType>, runtime::Problem> {
            let url = format!("{}/colliding-types", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/colliding-types-2`

*/
        #[inline]
        pub(super) fn colliding_types_2_get<'a>(
            &'a self,
            data: Option<types::CollidingTypes2Data>,
        ) -> Result<
            runtime::Assembled<
                runtime::Envelope<::std::option::Option<types::CollidingTypes2>>,
            >,
            runtime::Problem,
        > {
            let url = format!("{}/colliding-types-2", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .query(&runtime::QueryParam::new("data", &data))
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/empty-responses`

*/
        #[inline]
        pub(super) fn empty_responses_post<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<::serde_json::Value>, runtime::Problem> {
            let url = format!("{}/empty-responses", self.baseurl,);
            let request = self
                .client
                .post(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/form`

*/
        #[inline]
        pub(super) fn form_post<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/form", self.baseurl,);
            let request = self.client.post(url).form_urlencoded(&body)?.build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/form-of-a-list`

*/
        #[inline]
        pub(super) fn form_of_a_list_post<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/form-of-a-list", self.baseurl,);
            let request = self.client.post(url).form_urlencoded(&body)?.build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/get-with-body`

*/
        #[inline]
        pub(super) fn get_with_body_get<'a>(
            &'a self,
            from: Option<&'a str>,
            ids: Option<&'a ::std::vec::Vec<runtime::Id>>,
            page: Option<i64>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/get-with-body", self.baseurl,);
            let request = self
                .client
                .get(url)
                .query(&runtime::QueryParam::new("from", &from))
                .query(&runtime::QueryParam::new("ids[]", &ids))
                .query(&runtime::QueryParam::new("page", &page))
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/headers/{argument_000}/{argument_001}`

*/
        #[inline]
        pub(super) fn headers_post<'a>(
            &'a self,
            body_2: &'a str,
            odd_name: &'a str,
            header_map_2: Option<&'a str>,
            trace: Option<&'a str>,
            value_2: Option<&'a str>,
            trace_header: Option<&'a str>,
            x_size: Option<i64>,
            x_tags: Option<&'a str>,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!(
                "{}/headers/{}/{}", self.baseurl, runtime::encode_path(& body_2
                .to_string()), runtime::encode_path(& odd_name.to_string())
            );
            let mut header_map = runtime::header::HeaderMap::with_capacity(3usize);
            if let Some(value) = trace_header {
                header_map.append("TRACE", value.to_string().try_into()?);
            }
            if let Some(value) = x_size {
                header_map.append("X-Size", value.to_string().try_into()?);
            }
            if let Some(value) = x_tags {
                header_map.append("X-Tags", value.to_string().try_into()?);
            }
            let request = self
                .client
                .post(url)
                .json(&body)
                .query(&runtime::QueryParam::new("header_map", &header_map_2))
                .query(&runtime::QueryParam::new("trace", &trace))
                .query(&runtime::QueryParam::new("value", &value_2))
                .headers(header_map)
                .build()?;
            Ok(request)
        }
        /**Sends a `DELETE` request to `/ids`

*/
        #[inline]
        pub(super) fn ids_delete<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/ids", self.baseurl,);
            let request = self.client.delete(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/ids`

*/
        #[inline]
        pub(super) fn ids_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/ids", self.baseurl,);
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/ids/builder`

*/
        #[inline]
        pub(super) fn ids_get_builder<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/ids/builder", self.baseurl,);
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `PATCH` request to `/ids`

*/
        #[inline]
        pub(super) fn ids_patch<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/ids", self.baseurl,);
            let request = self.client.patch(url).build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/ids`

*/
        #[inline]
        pub(super) fn ids_post<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<::serde_json::Value>, runtime::Problem> {
            let url = format!("{}/ids", self.baseurl,);
            let request = self
                .client
                .post(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `PUT` request to `/ids`

*/
        #[inline]
        pub(super) fn ids_put<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/ids", self.baseurl,);
            let request = self.client.put(url).build()?;
            Ok(request)
        }
        /**Sends a `DELETE` request to `/json-and-nothing`

*/
        #[inline]
        pub(super) fn json_and_nothing_delete<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<types::JsonAndNothing>, runtime::Problem> {
            let url = format!("{}/json-and-nothing", self.baseurl,);
            let request = self
                .client
                .delete(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/json-in-text`

*/
        #[inline]
        pub(super) fn json_in_text_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<types::JsonInText>, runtime::Problem> {
            let url = format!("{}/json-in-text", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/json-or-multipart`

*/
        #[inline]
        pub(super) fn json_or_multipart_post<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/json-or-multipart", self.baseurl,);
            let request = self.client.post(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/many-parameters`

*/
        #[inline]
        pub(super) fn many_parameters_post<'a>(
            &'a self,
            q1: Option<&'a str>,
            q2: Option<&'a str>,
            q3: Option<&'a str>,
            q4: Option<&'a str>,
            q5: Option<&'a str>,
            q6: Option<&'a str>,
            q7: Option<&'a str>,
            q8: Option<&'a str>,
            q9: Option<&'a str>,
            r1: Option<&'a str>,
            r2: Option<&'a str>,
            r3: Option<&'a str>,
            r4: Option<&'a str>,
            r5: Option<&'a str>,
            x_1: Option<&'a str>,
            x_2: Option<&'a str>,
            x_3: Option<&'a str>,
            x_4: Option<&'a str>,
            x_5: Option<&'a str>,
            x_6: Option<&'a str>,
            x_7: Option<&'a str>,
            x_8: Option<&'a str>,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/many-parameters", self.baseurl,);
            let mut header_map = runtime::header::HeaderMap::with_capacity(8usize);
            if let Some(value) = x_1 {
                header_map.append("X-1", value.to_string().try_into()?);
            }
            if let Some(value) = x_2 {
                header_map.append("X-2", value.to_string().try_into()?);
            }
            if let Some(value) = x_3 {
                header_map.append("X-3", value.to_string().try_into()?);
            }
            if let Some(value) = x_4 {
                header_map.append("X-4", value.to_string().try_into()?);
            }
            if let Some(value) = x_5 {
                header_map.append("X-5", value.to_string().try_into()?);
            }
            if let Some(value) = x_6 {
                header_map.append("X-6", value.to_string().try_into()?);
            }
            if let Some(value) = x_7 {
                header_map.append("X-7", value.to_string().try_into()?);
            }
            if let Some(value) = x_8 {
                header_map.append("X-8", value.to_string().try_into()?);
            }
            let request = self
                .client
                .post(url)
                .json(&body)
                .query(&runtime::QueryParam::new("q1", &q1))
                .query(&runtime::QueryParam::new("q2", &q2))
                .query(&runtime::QueryParam::new("q3", &q3))
                .query(&runtime::QueryParam::new("q4", &q4))
                .query(&runtime::QueryParam::new("q5", &q5))
                .query(&runtime::QueryParam::new("q6", &q6))
                .query(&runtime::QueryParam::new("q7", &q7))
                .query(&runtime::QueryParam::new("q8", &q8))
                .query(&runtime::QueryParam::new("q9", &q9))
                .query(&runtime::QueryParam::new("r1", &r1))
                .query(&runtime::QueryParam::new("r2", &r2))
                .query(&runtime::QueryParam::new("r3", &r3))
                .query(&runtime::QueryParam::new("r4", &r4))
                .query(&runtime::QueryParam::new("r5", &r5))
                .headers(header_map)
                .build()?;
            Ok(request)
        }
        /**Sends a `DELETE` request to `/multipart`

*/
        #[inline]
        pub(super) fn multipart_delete<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/multipart", self.baseurl,);
            let request = self.client.delete(url).form_urlencoded(&body)?.build()?;
            Ok(request)
        }
        /**Sends a `PATCH` request to `/multipart`

*/
        #[inline]
        pub(super) fn multipart_patch<'a>(
            &'a self,
            body: &'a runtime::Form,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/multipart", self.baseurl,);
            let request = self.client.patch(url).multipart(body).build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/multipart`

*/
        #[inline]
        pub(super) fn multipart_post<'a>(
            &'a self,
            body: &'a runtime::Form,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/multipart", self.baseurl,);
            let request = self.client.post(url).multipart(body).build()?;
            Ok(request)
        }
        /**Sends a `PUT` request to `/multipart`

*/
        #[inline]
        pub(super) fn multipart_put<'a>(
            &'a self,
            body: &'a runtime::Form,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/multipart", self.baseurl,);
            let request = self.client.put(url).multipart(body).build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/nested-body`

*/
        #[inline]
        pub(super) fn nested_body_post<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/nested-body", self.baseurl,);
            let request = self.client.post(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/no-responses`

*/
        #[inline]
        pub(super) fn no_responses_post<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<::serde_json::Value>, runtime::Problem> {
            let url = format!("{}/no-responses", self.baseurl,);
            let request = self
                .client
                .post(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/no-schema`

*/
        #[inline]
        pub(super) fn no_schema_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<::serde_json::Value>, runtime::Problem> {
            let url = format!("{}/no-schema", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `DELETE` request to `/nothing-with-schema`

*/
        #[inline]
        pub(super) fn nothing_with_schema_delete<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/nothing-with-schema", self.baseurl,);
            let request = self.client.delete(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/numbers/{argument_000}/{argument_001}`

*/
        #[inline]
        pub(super) fn numbers_get<'a>(
            &'a self,
            odd_name: &'a str,
            argument_000: &'a str,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!(
                "{}/numbers/{}/{}", self.baseurl, runtime::encode_path(& odd_name
                .to_string()), runtime::encode_path(& argument_000.to_string())
            );
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/only-redirect`

*/
        #[inline]
        pub(super) fn only_redirect_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<runtime::Bytes>, runtime::Problem> {
            let url = format!("{}/only-redirect", self.baseurl,);
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/only-unauthorized`

*/
        #[inline]
        pub(super) fn only_unauthorized_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<::serde_json::Value>, runtime::Problem> {
            let url = format!("{}/only-unauthorized", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/operations/{argument_000}/{argument_001}`

*/
        #[inline]
        pub(super) fn operations_group_post_operations<'a>(
            &'a self,
            operations_3: &'a str,
            key_3: &'a str,
            key_2: Option<&'a str>,
            operations_2: Option<&'a str>,
            start: Option<&'a str>,
            idempotency_key: Option<&'a str>,
            assembled_2: Option<&'a str>,
            rate: Option<&'a str>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!(
                "{}/operations/{}/{}", self.baseurl, runtime::encode_path(& operations_3
                .to_string()), runtime::encode_path(& key_3.to_string())
            );
            let mut header_map = runtime::header::HeaderMap::with_capacity(3usize);
            if let Some(value) = idempotency_key {
                header_map.append("Idempotency-Key", value.to_string().try_into()?);
            }
            if let Some(value) = assembled_2 {
                header_map.append("assembled", value.to_string().try_into()?);
            }
            if let Some(value) = rate {
                header_map.append("rate", value.to_string().try_into()?);
            }
            let request = self
                .client
                .post(url)
                .query(&runtime::QueryParam::new("key", &key_2))
                .query(&runtime::QueryParam::new("operations", &operations_2))
                .query(&runtime::QueryParam::new("start", &start))
                .headers(header_map)
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/path/{argument_000}/{argument_001}/{argument_002}/{argument_003}`

*/
        #[inline]
        pub(super) fn path_get<'a>(
            &'a self,
            declared: &'a str,
            undeclared: &'a str,
            optional: &'a str,
            both_2: &'a str,
            both: Option<&'a str>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!(
                "{}/path/{}/{}/{}/{}", self.baseurl, runtime::encode_path(& declared
                .to_string()), runtime::encode_path(& undeclared.to_string()),
                runtime::encode_path(& optional.to_string()), runtime::encode_path(&
                both_2.to_string())
            );
            let request = self
                .client
                .get(url)
                .query(&runtime::QueryParam::new("both", &both))
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/problem-json`

*/
        #[inline]
        pub(super) fn problem_json_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<types::ProblemJson>, runtime::Problem> {
            let url = format!("{}/problem-json", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/prose`

*/
        #[inline]
        pub(super) fn prose_line_one_line_two<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/prose", self.baseurl,);
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/query`

*/
        #[inline]
        pub(super) fn query_get<'a>(
            &'a self,
            account_ids: Option<&'a runtime::Id>,
            account_ids_query: Option<&'a ::std::vec::Vec<runtime::Id>>,
            amount: Option<&'a runtime::Amount>,
            content: Option<&'a str>,
            deep_a: Option<&'a str>,
            deep_b_c: Option<i64>,
            empty: Option<&'a ::std::vec::Vec<::serde_json::Value>>,
            filter_online: Option<bool>,
            filter_tags: Option<&'a ::std::vec::Vec<::std::string::String>>,
            flag: Option<bool>,
            limit: Option<i64>,
            order: Option<types::QueryOrder>,
            piped: Option<&'a ::std::vec::Vec<i64>>,
            rows: Option<&'a ::std::vec::Vec<::serde_json::Value>>,
            type_: Option<&'a ::std::vec::Vec<types::QueryType>>,
            x_list: Option<&'a str>,
            x_trace: Option<i64>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/query", self.baseurl,);
            let mut header_map = runtime::header::HeaderMap::with_capacity(2usize);
            if let Some(value) = x_list {
                header_map.append("X-List", value.to_string().try_into()?);
            }
            if let Some(value) = x_trace {
                header_map.append("X-Trace", value.to_string().try_into()?);
            }
            let request = self
                .client
                .get(url)
                .query(&runtime::QueryParam::new("account_ids", &account_ids))
                .query(&runtime::QueryParam::new("account_ids[]", &account_ids_query))
                .query(&runtime::QueryParam::new("amount", &amount))
                .query(&runtime::QueryParam::new("content", &content))
                .query(&runtime::QueryParam::new("deep[a]", &deep_a))
                .query(&runtime::QueryParam::new("deep[b][c]", &deep_b_c))
                .query(&runtime::QueryParam::new("empty[]", &empty))
                .query(&runtime::QueryParam::new("filter[online]", &filter_online))
                .query(&runtime::QueryParam::new("filter[tags][]", &filter_tags))
                .query(&runtime::QueryParam::new("flag", &flag))
                .query(&runtime::QueryParam::new("limit", &limit))
                .query(&runtime::QueryParam::new("order", &order))
                .query(&runtime::QueryParam::new("piped[]", &piped))
                .query(&runtime::QueryParam::new("rows[]", &rows))
                .query(&runtime::QueryParam::new("type[]", &type_))
                .headers(header_map)
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/request-types`

*/
        #[inline]
        pub(super) fn request_types_post<'a>(
            &'a self,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!("{}/request-types", self.baseurl,);
            let request = self.client.post(url).json(&body).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/response-types`

*/
        #[inline]
        pub(super) fn response_types_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<types::ResponseType>, runtime::Problem> {
            let url = format!("{}/response-types", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/same/{argument_000}`

*/
        #[inline]
        pub(super) fn same_get<'a>(
            &'a self,
            x_y: &'a str,
        ) -> Result<runtime::Assembled<()>, runtime::Problem> {
            let url = format!(
                "{}/same/{}", self.baseurl, runtime::encode_path(& x_y.to_string())
            );
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/samples`

*/
        #[inline]
        pub(super) fn samples_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<types::Sample>, runtime::Problem> {
            let url = format!("{}/samples", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/success-and-errors`

*/
        #[inline]
        pub(super) fn success_and_errors_get<'a>(
            &'a self,
        ) -> Result<
            runtime::Assembled<runtime::Envelope<::std::option::Option<i64>>>,
            runtime::Problem,
        > {
            let url = format!("{}/success-and-errors", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `POST` request to `/taken/{argument_000}/{argument_001}`

*/
        #[inline]
        pub(super) fn taken_post<'a>(
            &'a self,
            client: &'a str,
            url_2: &'a str,
            body_query: Option<&'a str>,
            body_map: Option<&'a str>,
            gen_: Option<&'a str>,
            header_map_2: Option<&'a str>,
            info_2: Option<&'a str>,
            new: Option<&'a str>,
            request_2: Option<&'a str>,
            response: Option<&'a str>,
            result: Option<&'a str>,
            self_: Option<&'a str>,
            send_query: Option<&'a str>,
            type_: Option<&'a str>,
            url: Option<&'a str>,
            value_2: Option<&'a str>,
            wait_query: Option<&'a str>,
            idempotency_key: Option<&'a str>,
            idempotency_key_header: Option<&'a str>,
            body: &'a ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        ) -> Result<runtime::Assembled<types::Taken>, runtime::Problem> {
            let _url = format!(
                "{}/taken/{}/{}", self.baseurl, runtime::encode_path(& client
                .to_string()), runtime::encode_path(& url_2.to_string())
            );
            let mut header_map = runtime::header::HeaderMap::with_capacity(2usize);
            if let Some(value) = idempotency_key {
                header_map.append("idempotency-key", value.to_string().try_into()?);
            }
            if let Some(value) = idempotency_key_header {
                header_map.append("idempotency_key", value.to_string().try_into()?);
            }
            let _request = self
                .client
                .post(_url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .query(&runtime::QueryParam::new("body", &body_query))
                .query(&runtime::QueryParam::new("body_map", &body_map))
                .query(&runtime::QueryParam::new("gen", &gen_))
                .query(&runtime::QueryParam::new("header_map", &header_map_2))
                .query(&runtime::QueryParam::new("info", &info_2))
                .query(&runtime::QueryParam::new("new", &new))
                .query(&runtime::QueryParam::new("request", &request_2))
                .query(&runtime::QueryParam::new("response", &response))
                .query(&runtime::QueryParam::new("result", &result))
                .query(&runtime::QueryParam::new("self", &self_))
                .query(&runtime::QueryParam::new("send", &send_query))
                .query(&runtime::QueryParam::new("type", &type_))
                .query(&runtime::QueryParam::new("url", &url))
                .query(&runtime::QueryParam::new("value", &value_2))
                .query(&runtime::QueryParam::new("wait", &wait_query))
                .headers(header_map)
                .build()?;
            Ok(_request)
        }
        /**Sends a `GET` request to `/text`

*/
        #[inline]
        pub(super) fn text_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<String>, runtime::Problem> {
            let url = format!("{}/text", self.baseurl,);
            let request = self.client.get(url).build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/two-kinds-of-response`

*/
        #[inline]
        pub(super) fn two_kinds_of_response_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<::serde_json::Value>, runtime::Problem> {
            let url = format!("{}/two-kinds-of-response", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
        /**Sends a `GET` request to `/two-successes`

*/
        #[inline]
        pub(super) fn two_successes_get<'a>(
            &'a self,
        ) -> Result<runtime::Assembled<types::TwoSuccess>, runtime::Problem> {
            let url = format!("{}/two-successes", self.baseurl,);
            let request = self
                .client
                .get(url)
                .header(
                    runtime::header::ACCEPT,
                    runtime::header::HeaderValue::from_static("application/json"),
                )
                .build()?;
            Ok(request)
        }
    }
}
/// Operations by group: a handle for each group, a request for each operation.
///
/// The headers of a response hold the credits that the request used and those that are left
/// (`x-ofapi-credits-used`, `x-ofapi-credits-balance`), whether the response came from the
/// server's cache (`x-ofapi-is-cached`), and the team's limit of requests per minute with the
/// number of those that are left (`x-rate-limit-limit-minute`, `x-rate-limit-remaining-minute`).
/// `Response::credits`, `Response::is_cached` and `Response::rate_limits` read these headers.
#[allow(clippy::all, unused_imports)]
pub mod groups {
    use super::{operations, runtime, types};
    ///Operations: `get`, `post`.
    pub mod also {
        use super::{operations, runtime, types};
        ///Handle for the group `also`, with a method per operation; [`Client::also`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Also(pub(in super::super) runtime::Client);
        impl Also {
            /**Also

`GET /also`

# Parameters

* [`also_a`](Get::also_a)

# Example

```no_run
# #[allow(deprecated)]
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.also().get().await?;
# Ok(())
# }
```
*/
            #[deprecated = "upstream has deprecated this operation"]
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/also",
                        name: "also.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request, also_a: None }
            }
            /**`POST /also`

`POST /also`

# Parameters

* [`beside`](Post::beside)
* [`listed`](Post::listed)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.also().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/also",
                        name: "also.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "beside",
                                name: "beside",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["a"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "listed",
                                name: "listed",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["[]", "a"], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&["[]", "a"], runtime::Limit::Required),
                                ],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`Also::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
            also_a: Option<String>,
        }
        impl Get {
            #[inline]
            pub fn also_a(mut self, also_a: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("also[a]", also_a) {
                    self.also_a = Some(value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<types::Also, runtime::Json> {
                let Self { request, also_a } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.also_get(also_a.as_deref());
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, types::Also);
        ///Request that [`Also::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            pub fn beside(
                mut self,
                beside: impl runtime::Argument<types::AlsoBeside>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::AlsoBeside>("beside", beside)
                {
                    self.request.set("beside", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn listed(
                mut self,
                listed: impl IntoIterator<
                    Item = impl runtime::Argument<types::AlsoListed>,
                >,
            ) -> Self {
                let items = self.request.items::<types::AlsoListed>("listed", listed);
                self.request.extend("listed", items);
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.also_post(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod array_at_the_top {
        use super::{operations, runtime, types};
        ///Handle for the group `array_at_the_top`, with a method per operation; [`Client::array_at_the_top`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct ArrayAtTheTop(pub(in super::super) runtime::Client);
        impl ArrayAtTheTop {
            /**`GET /array-at-the-top`

`GET /array-at-the-top`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.array_at_the_top().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/array-at-the-top",
                        name: "array_at_the_top.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`ArrayAtTheTop::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<
                ::std::vec::Vec<types::ArrayAtTheTop>,
                runtime::JsonData,
            > {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.array_at_the_top_get();
                request.send(assembled)
            }
        }
        runtime::request!(
            Get, runtime::JsonData, ::std::vec::Vec < types::ArrayAtTheTop >
        );
    }
    ///Operations: `patch`, `post`, `put`.
    pub mod body_kinds {
        use super::{operations, runtime, types};
        ///Handle for the group `body_kinds`, with a method per operation; [`Client::body_kinds`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct BodyKinds(pub(in super::super) runtime::Client);
        impl BodyKinds {
            /**`PATCH /body-kinds`

`PATCH /body-kinds`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .body_kinds()
    .patch()
    .body(serde_json::json!([]))
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn patch(&self) -> Patch {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "PATCH",
                        path: "/body-kinds",
                        name: "body_kinds.patch",
                        body: runtime::Body::Any,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Patch { request }
            }
            /**`POST /body-kinds`

`POST /body-kinds`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .body_kinds()
    .post()
    .body(serde_json::json!([]))
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/body-kinds",
                        name: "body_kinds.post",
                        body: runtime::Body::Any,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
            /**`PUT /body-kinds`

`PUT /body-kinds`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.body_kinds().put().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn put(&self) -> Put {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "PUT",
                        path: "/body-kinds",
                        name: "body_kinds.put",
                        body: runtime::Body::Object,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Put { request }
            }
        }
        ///Request that [`BodyKinds::patch`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Patch {
            pub(crate) request: runtime::Request,
        }
        impl Patch {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.body_kinds_patch(request.json());
                request.send(assembled)
            }
        }
        runtime::request!(Patch, runtime::Nothing, ());
        runtime::request_body!(Patch);
        ///Request that [`BodyKinds::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.body_kinds_post(request.json());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
        ///Request that [`BodyKinds::put`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Put {
            pub(crate) request: runtime::Request,
        }
        impl Put {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.body_kinds_put(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Put, runtime::Nothing, ());
        runtime::request_body!(Put);
    }
    ///Operations: `get_7bopen`.
    pub mod broken {
        use super::{operations, runtime, types};
        ///Handle for the group `broken`, with a method per operation; [`Client::broken`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Broken(pub(in super::super) runtime::Client);
        impl Broken {
            /**`GET /broken/path/%7B/x%7D/%7Bopen`

`GET /broken/path/%7B/x%7D/%7Bopen`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.broken().get_7bopen().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get_7bopen(&self) -> Get7bopen {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/broken/path/%7B/x%7D/%7Bopen",
                        name: "broken.get_7bopen",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get7bopen { request }
            }
        }
        ///Request that [`Broken::get_7bopen`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get7bopen {
            pub(crate) request: runtime::Request,
        }
        impl Get7bopen {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.broken_get_7bopen();
                request.send(assembled)
            }
        }
        runtime::request!(Get7bopen, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod broken_json_in_text {
        use super::{operations, runtime, types};
        ///Handle for the group `broken_json_in_text`, with a method per operation; [`Client::broken_json_in_text`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct BrokenJsonInText(pub(in super::super) runtime::Client);
        impl BrokenJsonInText {
            /**`GET /broken-json-in-text`

`GET /broken-json-in-text`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.broken_json_in_text().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/broken-json-in-text",
                        name: "broken_json_in_text.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`BrokenJsonInText::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<::serde_json::Value, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.broken_json_in_text_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `get`.
    pub mod bytes {
        use super::{operations, runtime, types};
        ///Handle for the group `bytes`, with a method per operation; [`Client::bytes`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Bytes(pub(in super::super) runtime::Client);
        impl Bytes {
            /**`GET /bytes`

`GET /bytes`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.bytes().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/bytes",
                        name: "bytes.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`Bytes::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn file_(self) -> runtime::FileRequest {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.bytes_get();
                request.file_request(assembled)
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<runtime::Bytes, runtime::Raw> {
                self.file_().send()
            }
        }
        runtime::request!(Get, runtime::Raw, runtime::Bytes);
        runtime::file!(Get);
    }
    ///Operations: `post`.
    pub mod colliding_members {
        use super::{operations, runtime, types};
        ///Handle for the group `colliding_members`, with a method per operation; [`Client::colliding_members`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct CollidingMembers(pub(in super::super) runtime::Client);
        impl CollidingMembers {
            /**`POST /colliding-members`

`POST /colliding-members`

# Parameters

* [`a_b`](Post::a_b)
* [`a_b_2`](Post::a_b_2)
* [`a_b_body`](Post::a_b_body)
* [`foo_bar`](Post::foo_bar)
* [`foo_bar_body`](Post::foo_bar_body)
* [`images`](Post::images)
* [`images_body`](Post::images_body)
* [`self_`](Post::self_)
* [`teacher_ii`](Post::teacher_ii)
* [`type_`](Post::type_)
* [`view`](Post::view)
* [`view_body`](Post::view_body)
* [`x`](Post::x)
* [`x_body`](Post::x_body)
* [`été`](Post::été)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.colliding_members().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/colliding-members",
                        name: "colliding_members.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "a_b",
                                name: "a_b",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "a_b_2",
                                name: "a_b_2",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "a.b",
                                name: "a_b_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "foo_bar",
                                name: "foo_bar",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "fooBar",
                                name: "foo_bar_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "images",
                                name: "images",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "images[]",
                                name: "images_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "self",
                                name: "self_",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "Teacher II",
                                name: "teacher_ii",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "type",
                                name: "type_",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "view",
                                name: "view",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "_view",
                                name: "view_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "",
                                name: "x",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "*",
                                name: "x_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "été",
                                name: "été",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`CollidingMembers::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            pub fn a_b(mut self, a_b: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("a_b", a_b) {
                    self.request.set("a_b", value);
                }
                self
            }
            #[inline]
            pub fn a_b_2(mut self, a_b_2: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("a_b_2", a_b_2) {
                    self.request.set("a_b_2", value);
                }
                self
            }
            #[inline]
            pub fn a_b_body(mut self, a_b_body: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("a.b", a_b_body) {
                    self.request.set("a.b", value);
                }
                self
            }
            #[inline]
            pub fn foo_bar(mut self, foo_bar: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("foo_bar", foo_bar)
                {
                    self.request.set("foo_bar", value);
                }
                self
            }
            #[inline]
            pub fn foo_bar_body(
                mut self,
                foo_bar_body: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("fooBar", foo_bar_body)
                {
                    self.request.set("fooBar", value);
                }
                self
            }
            #[inline]
            pub fn images(mut self, images: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("images", images) {
                    self.request.set("images", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn images_body(
                mut self,
                images_body: impl IntoIterator<Item = impl runtime::Argument<String>>,
            ) -> Self {
                let items = self.request.items::<String>("images[]", images_body);
                self.request.extend("images[]", items);
                self
            }
            #[inline]
            pub fn self_(mut self, self_: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("self", self_) {
                    self.request.set("self", value);
                }
                self
            }
            #[inline]
            pub fn teacher_ii(
                mut self,
                teacher_ii: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("Teacher II", teacher_ii)
                {
                    self.request.set("Teacher II", value);
                }
                self
            }
            #[inline]
            pub fn type_(mut self, type_: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("type", type_) {
                    self.request.set("type", value);
                }
                self
            }
            #[inline]
            pub fn view(mut self, view: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("view", view) {
                    self.request.set("view", value);
                }
                self
            }
            #[inline]
            pub fn view_body(
                mut self,
                view_body: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self.request.argument::<String>("_view", view_body)
                {
                    self.request.set("_view", value);
                }
                self
            }
            #[inline]
            pub fn x(mut self, x: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("", x) {
                    self.request.set("", value);
                }
                self
            }
            #[inline]
            pub fn x_body(mut self, x_body: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("*", x_body) {
                    self.request.set("*", value);
                }
                self
            }
            #[inline]
            pub fn été(mut self, été: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("été", été) {
                    self.request.set("été", value);
                }
                self
            }
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<types::CollidingMember, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.colliding_members_post(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Json, types::CollidingMember);
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod colliding_types {
        use super::{operations, runtime, types};
        ///Handle for the group `colliding_types`, with a method per operation; [`Client::colliding_types`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct CollidingTypes(pub(in super::super) runtime::Client);
        impl CollidingTypes {
            /**`GET /colliding-types`

`GET /colliding-types`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.colliding_types().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/colliding-types",
                        name: "colliding_types.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`CollidingTypes::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<types::CollidingType, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.colliding_types_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, types::CollidingType);
    }
    ///Operations: `get`.
    pub mod colliding_types_2 {
        use super::{operations, runtime, types};
        ///Handle for the group `colliding_types_2`, with a method per operation; [`Client::colliding_types_2`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct CollidingTypes2(pub(in super::super) runtime::Client);
        impl CollidingTypes2 {
            /**`GET /colliding-types-2`

`GET /colliding-types-2`

# Parameters

* [`data`](Get::data)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.colliding_types_2().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/colliding-types-2",
                        name: "colliding_types_2.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request, data: None }
            }
        }
        ///Request that [`CollidingTypes2::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
            data: Option<types::CollidingTypes2Data>,
        }
        impl Get {
            #[inline]
            pub fn data(
                mut self,
                data: impl runtime::Argument<types::CollidingTypes2Data>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::CollidingTypes2Data>("data", data)
                {
                    self.data = Some(value);
                }
                self
            }
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<
                runtime::Envelope<::std::option::Option<types::CollidingTypes2>>,
                runtime::Json,
            > {
                let Self { request, data } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.colliding_types_2_get(data);
                request.send(assembled)
            }
        }
        runtime::request!(
            Get, runtime::Json, runtime::Envelope <::std::option::Option <
            types::CollidingTypes2 >>
        );
    }
    ///Operations: `post`.
    pub mod empty_responses {
        use super::{operations, runtime, types};
        ///Handle for the group `empty_responses`, with a method per operation; [`Client::empty_responses`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct EmptyResponses(pub(in super::super) runtime::Client);
        impl EmptyResponses {
            /**`POST /empty-responses`

`POST /empty-responses`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.empty_responses().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/empty-responses",
                        name: "empty_responses.post",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`EmptyResponses::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<::serde_json::Value, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.empty_responses_post();
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `post`.
    pub mod form {
        use super::{operations, runtime, types};
        ///Handle for the group `form`, with a method per operation; [`Client::form`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Form(pub(in super::super) runtime::Client);
        impl Form {
            /**`POST /form`

`POST /form`

# Parameters

* [`deep`](Post::deep)
* [`tags`](Post::tags): required

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .form()
    .post()
    .tags(["tags"])
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/form",
                        name: "form.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "deep",
                                name: "deep",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["on"], runtime::Limit::Kind(runtime::Kind::Boolean)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "tags",
                                name: "tags",
                                required: true,
                                filled: true,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`Form::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            pub fn deep(
                mut self,
                deep: impl runtime::Argument<types::FormDeep>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::FormDeep>("deep", deep)
                {
                    self.request.set("deep", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn tags(
                mut self,
                tags: impl IntoIterator<Item = impl runtime::Argument<String>>,
            ) -> Self {
                let items = self.request.items::<String>("tags", tags);
                self.request.extend("tags", items);
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.form_post(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `post`.
    pub mod form_of_a_list {
        use super::{operations, runtime, types};
        ///Handle for the group `form_of_a_list`, with a method per operation; [`Client::form_of_a_list`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct FormOfAList(pub(in super::super) runtime::Client);
        impl FormOfAList {
            /**`POST /form-of-a-list`

`POST /form-of-a-list`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .form_of_a_list()
    .post()
    .body(serde_json::json!([]))
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/form-of-a-list",
                        name: "form_of_a_list.post",
                        body: runtime::Body::Object,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`FormOfAList::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.form_of_a_list_post(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod get_with_body {
        use super::{operations, runtime, types};
        ///Handle for the group `get_with_body`, with a method per operation; [`Client::get_with_body`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct GetWithBody(pub(in super::super) runtime::Client);
        impl GetWithBody {
            /**`GET /get-with-body`

`GET /get-with-body`

# Parameters

* [`from`](Get::from): required
* [`ids`](Get::ids)
* [`page`](Get::page): at least 1

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .get_with_body()
    .get()
    .from("from")
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/get-with-body",
                        name: "get_with_body.get",
                        body: runtime::Body::None,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Query,
                                wire_name: "from",
                                name: "from",
                                required: true,
                                filled: true,
                                nullable: false,
                                limits: &[],
                            },
                            runtime::Check {
                                location: runtime::Location::Query,
                                wire_name: "page",
                                name: "page",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Minimum(1f64))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get {
                    request,
                    from: None,
                    ids: None,
                    page: None,
                }
            }
        }
        ///Request that [`GetWithBody::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
            from: Option<String>,
            ids: Option<Vec<types::Id>>,
            page: Option<i64>,
        }
        impl Get {
            #[inline]
            pub fn from(mut self, from: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("from", from) {
                    self.from = Some(value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn ids(
                mut self,
                ids: impl IntoIterator<Item = impl runtime::Argument<types::Id>>,
            ) -> Self {
                let items = self.request.items::<types::Id>("ids[]", ids);
                self.ids.get_or_insert_default().extend(items);
                self
            }
            ///At least 1.
            #[inline]
            pub fn page(mut self, page: impl runtime::Argument<i64>) -> Self {
                if let Some(value) = self.request.argument::<i64>("page", page) {
                    self.page = Some(value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request, from, ids, page } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations
                    .get_with_body_get(from.as_deref(), ids.as_ref(), page);
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `post`.
    pub mod headers {
        use super::{operations, runtime, types};
        ///Handle for the group `headers`, with a method per operation; [`Client::headers`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Headers(pub(in super::super) runtime::Client);
        impl Headers {
            /**`POST /headers/{body}/{Odd-Name}`

`POST /headers/{body}/{Odd-Name}`

# Parameters

* [`a`](Post::a)
* [`header_map`](Post::header_map)
* [`trace`](Post::trace)
* [`trace_header`](Post::trace_header)
* [`value`](Post::value)
* [`x_size`](Post::x_size): at most 9
* [`x_tags`](Post::x_tags)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.headers().post("body", true).await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self, body_2: impl Into<String>, odd_name: bool) -> Post {
                let mut request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/headers/{body}/{Odd-Name}",
                        name: "headers.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "a",
                                name: "a",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Header,
                                wire_name: "X-Size",
                                name: "x_size",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Maximum(9f64))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                let body_2: String = body_2.into();
                request.segment("body", &body_2);
                let odd_name: String = request
                    .text("Odd-Name", odd_name)
                    .unwrap_or_default();
                request.segment("Odd-Name", &odd_name);
                Post {
                    request,
                    body_2,
                    odd_name,
                    header_map_2: None,
                    trace: None,
                    value_2: None,
                    trace_header: None,
                    x_size: None,
                    x_tags: None,
                }
            }
        }
        ///Request that [`Headers::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
            body_2: String,
            odd_name: String,
            header_map_2: Option<String>,
            trace: Option<String>,
            value_2: Option<String>,
            trace_header: Option<String>,
            x_size: Option<i64>,
            x_tags: Option<String>,
        }
        impl Post {
            #[inline]
            pub fn header_map(
                mut self,
                header_map: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("header_map", header_map)
                {
                    self.header_map_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn trace(mut self, trace: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("trace", trace) {
                    self.trace = Some(value);
                }
                self
            }
            #[inline]
            pub fn value(mut self, value: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("value", value) {
                    self.value_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn trace_header(
                mut self,
                trace_header: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("trace", trace_header)
                {
                    self.trace_header = Some(value);
                }
                self
            }
            ///At most 9.
            #[inline]
            pub fn x_size(mut self, x_size: impl runtime::Argument<i64>) -> Self {
                if let Some(value) = self.request.argument::<i64>("X-Size", x_size) {
                    self.x_size = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_tags(mut self, x_tags: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-Tags", x_tags) {
                    self.x_tags = Some(value);
                }
                self
            }
            #[inline]
            pub fn a(mut self, a: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("a", a) {
                    self.request.set("a", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self {
                    mut request,
                    body_2,
                    odd_name,
                    header_map_2,
                    trace,
                    value_2,
                    trace_header,
                    x_size,
                    x_tags,
                } = self;
                let trace_header = request.header_value("trace", trace_header);
                let x_size = request.header_value("X-Size", x_size);
                let x_tags = request.header_value("X-Tags", x_tags);
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations
                    .headers_post(
                        &body_2,
                        &odd_name,
                        header_map_2.as_deref(),
                        trace.as_deref(),
                        value_2.as_deref(),
                        trace_header.as_deref(),
                        x_size,
                        x_tags.as_deref(),
                        request.object(),
                    );
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `delete`, `get`, `get_builder`, `patch`, `post`, `put`.
    pub mod ids {
        use super::{operations, runtime, types};
        ///Handle for the group `ids`, with a method per operation; [`Client::ids`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Ids(pub(in super::super) runtime::Client);
        impl Ids {
            /**`DELETE /ids`

`DELETE /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.ids().delete().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn delete(&self) -> Delete {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "DELETE",
                        path: "/ids",
                        name: "ids.delete",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Delete { request }
            }
            /**`GET /ids`

`GET /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.ids().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/ids",
                        name: "ids.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
            /**`GET /ids/builder`

`GET /ids/builder`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.ids().get_builder().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get_builder(&self) -> GetBuilder {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/ids/builder",
                        name: "ids.get_builder",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                GetBuilder { request }
            }
            /**`PATCH /ids`

`PATCH /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.ids().patch().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn patch(&self) -> Patch {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "PATCH",
                        path: "/ids",
                        name: "ids.patch",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Patch { request }
            }
            /**`POST /ids`

`POST /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.ids().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/ids",
                        name: "ids.post",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
            /**إنشاء

`PUT /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.ids().put().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn put(&self) -> Put {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "PUT",
                        path: "/ids",
                        name: "ids.put",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Put { request }
            }
        }
        ///Request that [`Ids::delete`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Delete {
            pub(crate) request: runtime::Request,
        }
        impl Delete {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.ids_delete();
                request.send(assembled)
            }
        }
        runtime::request!(Delete, runtime::Nothing, ());
        ///Request that [`Ids::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.ids_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
        ///Request that [`Ids::get_builder`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct GetBuilder {
            pub(crate) request: runtime::Request,
        }
        impl GetBuilder {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.ids_get_builder();
                request.send(assembled)
            }
        }
        runtime::request!(GetBuilder, runtime::Nothing, ());
        ///Request that [`Ids::patch`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Patch {
            pub(crate) request: runtime::Request,
        }
        impl Patch {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.ids_patch();
                request.send(assembled)
            }
        }
        runtime::request!(Patch, runtime::Nothing, ());
        ///Request that [`Ids::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<::serde_json::Value, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.ids_post();
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Json, ::serde_json::Value);
        ///Request that [`Ids::put`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Put {
            pub(crate) request: runtime::Request,
        }
        impl Put {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.ids_put();
                request.send(assembled)
            }
        }
        runtime::request!(Put, runtime::Nothing, ());
    }
    ///Operations: `delete`.
    pub mod json_and_nothing {
        use super::{operations, runtime, types};
        ///Handle for the group `json_and_nothing`, with a method per operation; [`Client::json_and_nothing`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct JsonAndNothing(pub(in super::super) runtime::Client);
        impl JsonAndNothing {
            /**`DELETE /json-and-nothing`

`DELETE /json-and-nothing`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.json_and_nothing().delete().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn delete(&self) -> Delete {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "DELETE",
                        path: "/json-and-nothing",
                        name: "json_and_nothing.delete",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Delete { request }
            }
        }
        ///Request that [`JsonAndNothing::delete`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Delete {
            pub(crate) request: runtime::Request,
        }
        impl Delete {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<types::JsonAndNothing, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.json_and_nothing_delete();
                request.send(assembled)
            }
        }
        runtime::request!(Delete, runtime::Json, types::JsonAndNothing);
    }
    ///Operations: `get`.
    pub mod json_in_text {
        use super::{operations, runtime, types};
        ///Handle for the group `json_in_text`, with a method per operation; [`Client::json_in_text`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct JsonInText(pub(in super::super) runtime::Client);
        impl JsonInText {
            /**`GET /json-in-text`

`GET /json-in-text`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.json_in_text().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/json-in-text",
                        name: "json_in_text.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`JsonInText::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<types::JsonInText, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.json_in_text_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, types::JsonInText);
    }
    ///Operations: `post`.
    pub mod json_or_multipart {
        use super::{operations, runtime, types};
        ///Handle for the group `json_or_multipart`, with a method per operation; [`Client::json_or_multipart`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct JsonOrMultipart(pub(in super::super) runtime::Client);
        impl JsonOrMultipart {
            /**`POST /json-or-multipart`

`POST /json-or-multipart`

# Parameters

* [`a`](Post::a)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.json_or_multipart().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/json-or-multipart",
                        name: "json_or_multipart.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "a",
                                name: "a",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`JsonOrMultipart::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            pub fn a(mut self, a: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("a", a) {
                    self.request.set("a", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.json_or_multipart_post(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `post`.
    pub mod many_parameters {
        use super::{operations, runtime, types};
        ///Handle for the group `many_parameters`, with a method per operation; [`Client::many_parameters`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct ManyParameters(pub(in super::super) runtime::Client);
        impl ManyParameters {
            /**`POST /many-parameters`

`POST /many-parameters`

# Parameters

* [`a`](Post::a)
* [`q1`](Post::q1)
* [`q2`](Post::q2)
* [`q3`](Post::q3)
* [`q4`](Post::q4)
* [`q5`](Post::q5)
* [`q6`](Post::q6)
* [`q7`](Post::q7)
* [`q8`](Post::q8)
* [`q9`](Post::q9)
* [`r1`](Post::r1)
* [`r2`](Post::r2)
* [`r3`](Post::r3)
* [`r4`](Post::r4)
* [`r5`](Post::r5)
* [`x_1`](Post::x_1)
* [`x_2`](Post::x_2)
* [`x_3`](Post::x_3)
* [`x_4`](Post::x_4)
* [`x_5`](Post::x_5)
* [`x_6`](Post::x_6)
* [`x_7`](Post::x_7)
* [`x_8`](Post::x_8)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.many_parameters().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/many-parameters",
                        name: "many_parameters.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "a",
                                name: "a",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post {
                    request,
                    q1: None,
                    q2: None,
                    q3: None,
                    q4: None,
                    q5: None,
                    q6: None,
                    q7: None,
                    q8: None,
                    q9: None,
                    r1: None,
                    r2: None,
                    r3: None,
                    r4: None,
                    r5: None,
                    x_1: None,
                    x_2: None,
                    x_3: None,
                    x_4: None,
                    x_5: None,
                    x_6: None,
                    x_7: None,
                    x_8: None,
                }
            }
        }
        ///Request that [`ManyParameters::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
            q1: Option<String>,
            q2: Option<String>,
            q3: Option<String>,
            q4: Option<String>,
            q5: Option<String>,
            q6: Option<String>,
            q7: Option<String>,
            q8: Option<String>,
            q9: Option<String>,
            r1: Option<String>,
            r2: Option<String>,
            r3: Option<String>,
            r4: Option<String>,
            r5: Option<String>,
            x_1: Option<String>,
            x_2: Option<String>,
            x_3: Option<String>,
            x_4: Option<String>,
            x_5: Option<String>,
            x_6: Option<String>,
            x_7: Option<String>,
            x_8: Option<String>,
        }
        impl Post {
            #[inline]
            pub fn q1(mut self, q1: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q1", q1) {
                    self.q1 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q2(mut self, q2: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q2", q2) {
                    self.q2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q3(mut self, q3: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q3", q3) {
                    self.q3 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q4(mut self, q4: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q4", q4) {
                    self.q4 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q5(mut self, q5: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q5", q5) {
                    self.q5 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q6(mut self, q6: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q6", q6) {
                    self.q6 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q7(mut self, q7: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q7", q7) {
                    self.q7 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q8(mut self, q8: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q8", q8) {
                    self.q8 = Some(value);
                }
                self
            }
            #[inline]
            pub fn q9(mut self, q9: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("q9", q9) {
                    self.q9 = Some(value);
                }
                self
            }
            #[inline]
            pub fn r1(mut self, r1: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("r1", r1) {
                    self.r1 = Some(value);
                }
                self
            }
            #[inline]
            pub fn r2(mut self, r2: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("r2", r2) {
                    self.r2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn r3(mut self, r3: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("r3", r3) {
                    self.r3 = Some(value);
                }
                self
            }
            #[inline]
            pub fn r4(mut self, r4: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("r4", r4) {
                    self.r4 = Some(value);
                }
                self
            }
            #[inline]
            pub fn r5(mut self, r5: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("r5", r5) {
                    self.r5 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_1(mut self, x_1: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-1", x_1) {
                    self.x_1 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_2(mut self, x_2: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-2", x_2) {
                    self.x_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_3(mut self, x_3: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-3", x_3) {
                    self.x_3 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_4(mut self, x_4: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-4", x_4) {
                    self.x_4 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_5(mut self, x_5: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-5", x_5) {
                    self.x_5 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_6(mut self, x_6: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-6", x_6) {
                    self.x_6 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_7(mut self, x_7: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-7", x_7) {
                    self.x_7 = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_8(mut self, x_8: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-8", x_8) {
                    self.x_8 = Some(value);
                }
                self
            }
            #[inline]
            pub fn a(mut self, a: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("a", a) {
                    self.request.set("a", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self {
                    mut request,
                    q1,
                    q2,
                    q3,
                    q4,
                    q5,
                    q6,
                    q7,
                    q8,
                    q9,
                    r1,
                    r2,
                    r3,
                    r4,
                    r5,
                    x_1,
                    x_2,
                    x_3,
                    x_4,
                    x_5,
                    x_6,
                    x_7,
                    x_8,
                } = self;
                let x_1 = request.header_value("X-1", x_1);
                let x_2 = request.header_value("X-2", x_2);
                let x_3 = request.header_value("X-3", x_3);
                let x_4 = request.header_value("X-4", x_4);
                let x_5 = request.header_value("X-5", x_5);
                let x_6 = request.header_value("X-6", x_6);
                let x_7 = request.header_value("X-7", x_7);
                let x_8 = request.header_value("X-8", x_8);
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations
                    .many_parameters_post(
                        q1.as_deref(),
                        q2.as_deref(),
                        q3.as_deref(),
                        q4.as_deref(),
                        q5.as_deref(),
                        q6.as_deref(),
                        q7.as_deref(),
                        q8.as_deref(),
                        q9.as_deref(),
                        r1.as_deref(),
                        r2.as_deref(),
                        r3.as_deref(),
                        r4.as_deref(),
                        r5.as_deref(),
                        x_1.as_deref(),
                        x_2.as_deref(),
                        x_3.as_deref(),
                        x_4.as_deref(),
                        x_5.as_deref(),
                        x_6.as_deref(),
                        x_7.as_deref(),
                        x_8.as_deref(),
                        request.object(),
                    );
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `delete`, `patch`, `post`, `put`.
    pub mod multipart {
        use super::{operations, runtime, types};
        ///Handle for the group `multipart`, with a method per operation; [`Client::multipart`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Multipart(pub(in super::super) runtime::Client);
        impl Multipart {
            /**`DELETE /multipart`

`DELETE /multipart`

# Parameters

* [`name`](Delete::name)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.multipart().delete().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn delete(&self) -> Delete {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "DELETE",
                        path: "/multipart",
                        name: "multipart.delete",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "name",
                                name: "name",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Delete { request }
            }
            /**`PATCH /multipart`

`PATCH /multipart`

# Parameters

* [`name`](Patch::name)
* [`photo`](Patch::photo)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .multipart()
    .patch()
    .photo("photo.jpg")
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn patch(&self) -> Patch {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "PATCH",
                        path: "/multipart",
                        name: "multipart.patch",
                        body: runtime::Body::Parts(&[]),
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "name",
                                name: "name",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Patch { request }
            }
            /**`POST /multipart`

`POST /multipart`

# Parameters

* [`count`](Post::count): at least 1
* [`file`](Post::file)
* [`kind`](Post::kind)
* [`meta`](Post::meta)
* [`note`](Post::note)
* [`pages_body`](Post::pages_body)
* [`photos`](Post::photos): required, at most 2 items
* [`public`](Post::public)
* [`scan`](Post::scan)
* [`tags`](Post::tags)
* [`title`](Post::title): required

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .multipart()
    .post()
    .file("photo.jpg")
    .photos(["photo.jpg"])
    .scan("photo.jpg")
    .title("title")
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/multipart",
                        name: "multipart.post",
                        body: runtime::Body::Parts(
                            &[
                                ("file", "image/webp"),
                                ("meta", "application/json"),
                                ("photos", "image/png, image/jpeg"),
                                ("title", "text/plain; charset=utf-8"),
                            ],
                        ),
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "count",
                                name: "count",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Integer)),
                                    (&[], runtime::Limit::Minimum(1f64)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "kind",
                                name: "kind",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "meta",
                                name: "meta",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["on"], runtime::Limit::Kind(runtime::Kind::Boolean)),
                                    (&["thumb"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "note",
                                name: "note",
                                required: false,
                                filled: false,
                                nullable: true,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "pages",
                                name: "pages_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::List))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "photos",
                                name: "photos",
                                required: true,
                                filled: true,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&[], runtime::Limit::MaxItems(2u64)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "public",
                                name: "public",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Boolean)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "tags",
                                name: "tags",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "title",
                                name: "title",
                                required: true,
                                filled: true,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
            /**`PUT /multipart`

`PUT /multipart`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.multipart().put().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn put(&self) -> Put {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "PUT",
                        path: "/multipart",
                        name: "multipart.put",
                        body: runtime::Body::Parts(&[]),
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Put { request }
            }
        }
        ///Request that [`Multipart::delete`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Delete {
            pub(crate) request: runtime::Request,
        }
        impl Delete {
            #[inline]
            pub fn name(mut self, name: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("name", name) {
                    self.request.set("name", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.multipart_delete(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Delete, runtime::Nothing, ());
        runtime::request_body!(Delete);
        ///Request that [`Multipart::patch`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Patch {
            pub(crate) request: runtime::Request,
        }
        impl Patch {
            #[inline]
            pub fn name(mut self, name: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("name", name) {
                    self.request.set("name", value);
                }
                self
            }
            ///A file is a path, or a [`FilePart`](runtime::FilePart) of bytes, a reader or a stream.
            #[inline]
            pub fn photo(
                mut self,
                photo: impl runtime::Argument<runtime::FilePart>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<runtime::FilePart>("photo", photo)
                {
                    self.request.file("photo", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.multipart_patch(&request.form());
                request.send(assembled)
            }
        }
        runtime::request!(Patch, runtime::Nothing, ());
        runtime::request_body!(Patch);
        runtime::request_parts!(Patch);
        ///Request that [`Multipart::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            ///At least 1.
            #[inline]
            pub fn count(mut self, count: impl runtime::Argument<i64>) -> Self {
                if let Some(value) = self.request.argument::<i64>("count", count) {
                    self.request.set("count", value);
                }
                self
            }
            /**At most 100 MB

A file is a path, or a [`FilePart`](runtime::FilePart) of bytes, a reader or a stream.*/
            #[inline]
            pub fn file(
                mut self,
                file: impl runtime::Argument<runtime::FilePart>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<runtime::FilePart>("file", file)
                {
                    self.request.file("file", value);
                }
                self
            }
            #[inline]
            pub fn kind(
                mut self,
                kind: impl runtime::Argument<types::MultipartKind>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::MultipartKind>("kind", kind)
                {
                    self.request.set("kind", value);
                }
                self
            }
            #[inline]
            pub fn meta(
                mut self,
                meta: impl runtime::Argument<types::MultipartMeta>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::MultipartMeta>("meta", meta)
                {
                    self.request.set("meta", value);
                }
                self
            }
            #[inline]
            pub fn note(mut self, note: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("note", note) {
                    self.request.set("note", value);
                }
                self
            }
            ///Sends `null` as `note`, which is not the same as omitting it.
            #[inline]
            pub fn clear_note(mut self) -> Self {
                self.request.set_json("note", ::serde_json::Value::Null);
                self
            }
            ///A file is a path, or a [`FilePart`](runtime::FilePart) of bytes, a reader or a stream. A further call adds to the list.
            #[inline]
            pub fn pages_body(
                mut self,
                pages_body: impl IntoIterator<
                    Item = impl runtime::Argument<runtime::FilePart>,
                >,
            ) -> Self {
                let items = self.request.items::<runtime::FilePart>("pages", pages_body);
                self.request.files("pages", items);
                self
            }
            /**At most 2 items.

A file is a path, or a [`FilePart`](runtime::FilePart) of bytes, a reader or a stream. A further call adds to the list.*/
            #[inline]
            pub fn photos(
                mut self,
                photos: impl IntoIterator<
                    Item = impl runtime::Argument<runtime::FilePart>,
                >,
            ) -> Self {
                let items = self.request.items::<runtime::FilePart>("photos", photos);
                self.request.files("photos", items);
                self
            }
            #[inline]
            pub fn public(mut self, public: impl runtime::Argument<bool>) -> Self {
                if let Some(value) = self.request.argument::<bool>("public", public) {
                    self.request.set("public", value);
                }
                self
            }
            ///A file is a path, or a [`FilePart`](runtime::FilePart) of bytes, a reader or a stream.
            #[inline]
            pub fn scan(
                mut self,
                scan: impl runtime::Argument<runtime::FilePart>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<runtime::FilePart>("scan", scan)
                {
                    self.request.file("scan", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn tags(
                mut self,
                tags: impl IntoIterator<Item = impl runtime::Argument<String>>,
            ) -> Self {
                let items = self.request.items::<String>("tags", tags);
                self.request.extend("tags", items);
                self
            }
            #[inline]
            pub fn title(mut self, title: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("title", title) {
                    self.request.set("title", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.multipart_post(&request.form());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
        runtime::request_parts!(Post);
        ///Request that [`Multipart::put`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Put {
            pub(crate) request: runtime::Request,
        }
        impl Put {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.multipart_put(&request.form());
                request.send(assembled)
            }
        }
        runtime::request!(Put, runtime::Nothing, ());
        runtime::request_body!(Put);
        runtime::request_parts!(Put);
    }
    ///Operations: `post`.
    pub mod nested_body {
        use super::{operations, runtime, types};
        ///Handle for the group `nested_body`, with a method per operation; [`Client::nested_body`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct NestedBody(pub(in super::super) runtime::Client);
        impl NestedBody {
            /**`POST /nested-body`

`POST /nested-body`

# Parameters

* [`filter`](Post::filter)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.nested_body().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/nested-body",
                        name: "nested_body.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "filter",
                                name: "filter",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["names"], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["price"], runtime::Limit::Kind(runtime::Kind::Number)),
                                    (&["tags"], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["tags", "[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`NestedBody::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            pub fn filter(
                mut self,
                filter: impl runtime::Argument<types::NestedBodyFilter>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::NestedBodyFilter>("filter", filter)
                {
                    self.request.set("filter", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.nested_body_post(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `post`.
    pub mod no_responses {
        use super::{operations, runtime, types};
        ///Handle for the group `no_responses`, with a method per operation; [`Client::no_responses`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct NoResponses(pub(in super::super) runtime::Client);
        impl NoResponses {
            /**`POST /no-responses`

`POST /no-responses`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.no_responses().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/no-responses",
                        name: "no_responses.post",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`NoResponses::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<::serde_json::Value, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.no_responses_post();
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `get`.
    pub mod no_schema {
        use super::{operations, runtime, types};
        ///Handle for the group `no_schema`, with a method per operation; [`Client::no_schema`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct NoSchema(pub(in super::super) runtime::Client);
        impl NoSchema {
            /**`GET /no-schema`

`GET /no-schema`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.no_schema().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/no-schema",
                        name: "no_schema.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`NoSchema::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<::serde_json::Value, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.no_schema_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `delete`.
    pub mod nothing_with_schema {
        use super::{operations, runtime, types};
        ///Handle for the group `nothing_with_schema`, with a method per operation; [`Client::nothing_with_schema`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct NothingWithSchema(pub(in super::super) runtime::Client);
        impl NothingWithSchema {
            /**`DELETE /nothing-with-schema`

`DELETE /nothing-with-schema`

# Parameters

* [`reason`](Delete::reason)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.nothing_with_schema().delete().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn delete(&self) -> Delete {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "DELETE",
                        path: "/nothing-with-schema",
                        name: "nothing_with_schema.delete",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "reason",
                                name: "reason",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Delete { request }
            }
        }
        ///Request that [`NothingWithSchema::delete`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Delete {
            pub(crate) request: runtime::Request,
        }
        impl Delete {
            #[inline]
            pub fn reason(mut self, reason: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("reason", reason) {
                    self.request.set("reason", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.nothing_with_schema_delete(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Delete, runtime::Nothing, ());
        runtime::request_body!(Delete);
    }
    ///Operations: `get`.
    pub mod numbers {
        use super::{operations, runtime, types};
        ///Handle for the group `numbers`, with a method per operation; [`Client::numbers`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Numbers(pub(in super::super) runtime::Client);
        impl Numbers {
            /**`GET /numbers/{odd-name}/{argument_000}`

`GET /numbers/{odd-name}/{argument_000}`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.numbers().get("odd name", "argument 000").await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(
                &self,
                odd_name: impl Into<String>,
                argument_000: impl Into<String>,
            ) -> Get {
                let mut request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/numbers/{odd-name}/{argument_000}",
                        name: "numbers.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                let odd_name: String = odd_name.into();
                request.segment("odd-name", &odd_name);
                let argument_000: String = argument_000.into();
                request.segment("argument_000", &argument_000);
                Get {
                    request,
                    odd_name,
                    argument_000,
                }
            }
        }
        ///Request that [`Numbers::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
            odd_name: String,
            argument_000: String,
        }
        impl Get {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request, odd_name, argument_000 } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.numbers_get(&odd_name, &argument_000);
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod only_redirect {
        use super::{operations, runtime, types};
        ///Handle for the group `only_redirect`, with a method per operation; [`Client::only_redirect`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct OnlyRedirect(pub(in super::super) runtime::Client);
        impl OnlyRedirect {
            /**`GET /only-redirect`

`GET /only-redirect`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.only_redirect().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/only-redirect",
                        name: "only_redirect.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`OnlyRedirect::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn file_(self) -> runtime::FileRequest {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.only_redirect_get();
                request.file_request(assembled)
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<runtime::Bytes, runtime::Raw> {
                self.file_().send()
            }
        }
        runtime::request!(Get, runtime::Raw, runtime::Bytes);
        runtime::file!(Get);
    }
    ///Operations: `get`.
    pub mod only_unauthorized {
        use super::{operations, runtime, types};
        ///Handle for the group `only_unauthorized`, with a method per operation; [`Client::only_unauthorized`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct OnlyUnauthorized(pub(in super::super) runtime::Client);
        impl OnlyUnauthorized {
            /**`GET /only-unauthorized`

`GET /only-unauthorized`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.only_unauthorized().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/only-unauthorized",
                        name: "only_unauthorized.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`OnlyUnauthorized::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<::serde_json::Value, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.only_unauthorized_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `post_operations`.
    pub mod operations_group {
        use super::{operations, runtime, types};
        ///Handle for the group `operations_group`, with a method per operation; [`Client::operations_group`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct OperationsGroup(pub(in super::super) runtime::Client);
        impl OperationsGroup {
            /**`POST /operations/{operations}/{key}`

`POST /operations/{operations}/{key}`

# Parameters

* [`assembled`](PostOperations::assembled)
* [`idempotency_key`](PostOperations::idempotency_key)
* [`key`](PostOperations::key)
* [`operations`](PostOperations::operations)
* [`rate`](PostOperations::rate)
* [`start`](PostOperations::start)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.operations_group().post_operations("operations", "key").await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post_operations(
                &self,
                operations_3: impl Into<String>,
                key_3: impl Into<String>,
            ) -> PostOperations {
                let mut request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/operations/{operations}/{key}",
                        name: "operations_group.post_operations",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: true,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                let operations_3: String = operations_3.into();
                request.segment("operations", &operations_3);
                let key_3: String = key_3.into();
                request.segment("key", &key_3);
                PostOperations {
                    request,
                    operations_3,
                    key_3,
                    key_2: None,
                    operations_2: None,
                    start: None,
                    assembled_2: None,
                    rate: None,
                }
            }
        }
        ///Request that [`OperationsGroup::post_operations`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct PostOperations {
            pub(crate) request: runtime::Request,
            operations_3: String,
            key_3: String,
            key_2: Option<String>,
            operations_2: Option<String>,
            start: Option<String>,
            assembled_2: Option<String>,
            rate: Option<String>,
        }
        impl PostOperations {
            #[inline]
            pub fn key(mut self, key: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("key", key) {
                    self.key_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn operations(
                mut self,
                operations: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("operations", operations)
                {
                    self.operations_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn start(mut self, start: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("start", start) {
                    self.start = Some(value);
                }
                self
            }
            #[inline]
            pub fn assembled(
                mut self,
                assembled: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("assembled", assembled)
                {
                    self.assembled_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn rate(mut self, rate: impl runtime::Argument<f64>) -> Self {
                if let Some(value) = self.request.argument::<f64>("rate", rate) {
                    self.rate = self.request.text("rate", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self {
                    mut request,
                    operations_3,
                    key_3,
                    key_2,
                    operations_2,
                    start,
                    assembled_2,
                    rate,
                } = self;
                let key = request.key();
                let assembled_2 = request.header_value("assembled", assembled_2);
                let rate = request.header_value("rate", rate);
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations
                    .operations_group_post_operations(
                        &operations_3,
                        &key_3,
                        key_2.as_deref(),
                        operations_2.as_deref(),
                        start.as_deref(),
                        key.as_deref(),
                        assembled_2.as_deref(),
                        rate.as_deref(),
                    );
                request.send(assembled)
            }
        }
        runtime::request!(PostOperations, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod path {
        use super::{operations, runtime, types};
        ///Handle for the group `path`, with a method per operation; [`Client::path`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Path(pub(in super::super) runtime::Client);
        impl Path {
            /**`GET /path/{declared}/{undeclared}/{optional}/{both}`

`GET /path/{declared}/{undeclared}/{optional}/{both}`

# Parameters

* [`both`](Get::both)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.path().get("declared", "undeclared", "optional", "both").await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(
                &self,
                declared: impl Into<String>,
                undeclared: impl Into<String>,
                optional: impl Into<String>,
                both_2: impl Into<String>,
            ) -> Get {
                let mut request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/path/{declared}/{undeclared}/{optional}/{both}",
                        name: "path.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                let declared: String = declared.into();
                request.segment("declared", &declared);
                let undeclared: String = undeclared.into();
                request.segment("undeclared", &undeclared);
                let optional: String = optional.into();
                request.segment("optional", &optional);
                let both_2: String = both_2.into();
                request.segment("both", &both_2);
                Get {
                    request,
                    declared,
                    undeclared,
                    optional,
                    both_2,
                    both: None,
                }
            }
        }
        ///Request that [`Path::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
            declared: String,
            undeclared: String,
            optional: String,
            both_2: String,
            both: Option<String>,
        }
        impl Get {
            #[inline]
            pub fn both(mut self, both: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("both", both) {
                    self.both = Some(value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request, declared, undeclared, optional, both_2, both } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations
                    .path_get(
                        &declared,
                        &undeclared,
                        &optional,
                        &both_2,
                        both.as_deref(),
                    );
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod problem_json {
        use super::{operations, runtime, types};
        ///Handle for the group `problem_json`, with a method per operation; [`Client::problem_json`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct ProblemJson(pub(in super::super) runtime::Client);
        impl ProblemJson {
            /**`GET /problem-json`

`GET /problem-json`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.problem_json().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/problem-json",
                        name: "problem_json.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`ProblemJson::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<types::ProblemJson, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.problem_json_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, types::ProblemJson);
    }
    ///Operations: `line_one_line_two`.
    pub mod prose {
        use super::{operations, runtime, types};
        ///Handle for the group `prose`, with a method per operation; [`Client::prose`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Prose(pub(in super::super) runtime::Client);
        impl Prose {
            /**line one line two

Indented:

let x = not rust;

fenced
\<b\>bold\</b\> \[link\] `a[0]` <https://example.com/x>.

`GET /prose`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.prose().line_one_line_two().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn line_one_line_two(&self) -> LineOneLineTwo {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/prose",
                        name: "prose.line_one_line_two",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                LineOneLineTwo { request }
            }
        }
        ///Request that [`Prose::line_one_line_two`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct LineOneLineTwo {
            pub(crate) request: runtime::Request,
        }
        impl LineOneLineTwo {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.prose_line_one_line_two();
                request.send(assembled)
            }
        }
        runtime::request!(LineOneLineTwo, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod query {
        use super::{operations, runtime, types};
        ///Handle for the group `query`, with a method per operation; [`Client::query`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Query(pub(in super::super) runtime::Client);
        impl Query {
            /**`GET /query`

`GET /query`

# Parameters

* [`account_ids`](Get::account_ids): not empty
* [`account_ids_query`](Get::account_ids_query)
* [`amount`](Get::amount)
* [`content`](Get::content)
* [`deep_a`](Get::deep_a)
* [`deep_b_c`](Get::deep_b_c)
* [`empty`](Get::empty)
* [`filter_online`](Get::filter_online)
* [`filter_tags`](Get::filter_tags)
* [`flag`](Get::flag)
* [`limit`](Get::limit): at least 1
* [`order`](Get::order): required
* [`piped`](Get::piped)
* [`rows`](Get::rows)
* [`type_`](Get::type_)
* [`x_list`](Get::x_list)
* [`x_trace`](Get::x_trace)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .query()
    .get()
    .order(onlyfansapi::types::QueryOrder::Asc)
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/query",
                        name: "query.get",
                        body: runtime::Body::None,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Query,
                                wire_name: "account_ids",
                                name: "account_ids",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Filled)],
                            },
                            runtime::Check {
                                location: runtime::Location::Query,
                                wire_name: "account_ids[]",
                                name: "account_ids_query",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&["[]"], runtime::Limit::Filled)],
                            },
                            runtime::Check {
                                location: runtime::Location::Query,
                                wire_name: "limit",
                                name: "limit",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Minimum(1f64))],
                            },
                            runtime::Check {
                                location: runtime::Location::Query,
                                wire_name: "order",
                                name: "order",
                                required: true,
                                filled: true,
                                nullable: false,
                                limits: &[],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get {
                    request,
                    account_ids: None,
                    account_ids_query: None,
                    amount: None,
                    content: None,
                    deep_a: None,
                    deep_b_c: None,
                    empty: None,
                    filter_online: None,
                    filter_tags: None,
                    flag: None,
                    limit: None,
                    order: None,
                    piped: None,
                    rows: None,
                    type_: None,
                    x_list: None,
                    x_trace: None,
                }
            }
        }
        ///Request that [`Query::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
            account_ids: Option<types::Id>,
            account_ids_query: Option<Vec<types::Id>>,
            amount: Option<types::Amount>,
            content: Option<String>,
            deep_a: Option<String>,
            deep_b_c: Option<i64>,
            empty: Option<Vec<::serde_json::Value>>,
            filter_online: Option<bool>,
            filter_tags: Option<Vec<String>>,
            flag: Option<bool>,
            limit: Option<i64>,
            order: Option<types::QueryOrder>,
            piped: Option<Vec<i64>>,
            rows: Option<Vec<::serde_json::Value>>,
            type_: Option<Vec<types::QueryType>>,
            x_list: Option<String>,
            x_trace: Option<i64>,
        }
        impl Get {
            ///Not empty.
            #[inline]
            pub fn account_ids(
                mut self,
                account_ids: impl runtime::Argument<types::Id>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::Id>("account_ids", account_ids)
                {
                    self.account_ids = Some(value);
                }
                self
            }
            /**Each not empty.

A further call adds to the list.*/
            #[inline]
            pub fn account_ids_query(
                mut self,
                account_ids_query: impl IntoIterator<
                    Item = impl runtime::Argument<types::Id>,
                >,
            ) -> Self {
                let items = self
                    .request
                    .items::<types::Id>("account_ids[]", account_ids_query);
                self.account_ids_query.get_or_insert_default().extend(items);
                self
            }
            #[inline]
            pub fn amount(
                mut self,
                amount: impl runtime::Argument<types::Amount>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::Amount>("amount", amount)
                {
                    self.amount = Some(value);
                }
                self
            }
            #[inline]
            pub fn content(mut self, content: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("content", content)
                {
                    self.content = Some(value);
                }
                self
            }
            #[inline]
            pub fn deep_a(mut self, deep_a: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("deep[a]", deep_a) {
                    self.deep_a = Some(value);
                }
                self
            }
            #[inline]
            pub fn deep_b_c(mut self, deep_b_c: impl runtime::Argument<i64>) -> Self {
                if let Some(value) = self.request.argument::<i64>("deep[b][c]", deep_b_c)
                {
                    self.deep_b_c = Some(value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn empty(
                mut self,
                empty: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
            ) -> Self {
                let items = empty
                    .into_iter()
                    .map(Into::<::serde_json::Value>::into)
                    .collect::<Vec<_>>();
                self.empty.get_or_insert_default().extend(items);
                self
            }
            #[inline]
            pub fn filter_online(
                mut self,
                filter_online: impl runtime::Argument<bool>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<bool>("filter[online]", filter_online)
                {
                    self.filter_online = Some(value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn filter_tags(
                mut self,
                filter_tags: impl IntoIterator<Item = impl runtime::Argument<String>>,
            ) -> Self {
                let items = self.request.items::<String>("filter[tags][]", filter_tags);
                self.filter_tags.get_or_insert_default().extend(items);
                self
            }
            #[inline]
            pub fn flag(mut self, flag: impl runtime::Argument<bool>) -> Self {
                if let Some(value) = self.request.argument::<bool>("flag", flag) {
                    self.flag = Some(value);
                }
                self
            }
            ///At least 1.
            #[inline]
            pub fn limit(mut self, limit: impl runtime::Argument<i64>) -> Self {
                if let Some(value) = self.request.argument::<i64>("limit", limit) {
                    self.limit = Some(value);
                }
                self
            }
            #[inline]
            pub fn order(
                mut self,
                order: impl runtime::Argument<types::QueryOrder>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::QueryOrder>("order", order)
                {
                    self.order = Some(value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn piped(
                mut self,
                piped: impl IntoIterator<Item = impl runtime::Argument<i64>>,
            ) -> Self {
                let items = self.request.items::<i64>("piped[]", piped);
                self.piped.get_or_insert_default().extend(items);
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn rows(
                mut self,
                rows: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
            ) -> Self {
                let items = rows
                    .into_iter()
                    .map(Into::<::serde_json::Value>::into)
                    .collect::<Vec<_>>();
                self.rows.get_or_insert_default().extend(items);
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn type_(
                mut self,
                type_: impl IntoIterator<Item = impl runtime::Argument<types::QueryType>>,
            ) -> Self {
                let items = self.request.items::<types::QueryType>("type[]", type_);
                self.type_.get_or_insert_default().extend(items);
                self
            }
            #[inline]
            pub fn x_list(mut self, x_list: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("X-List", x_list) {
                    self.x_list = Some(value);
                }
                self
            }
            #[inline]
            pub fn x_trace(mut self, x_trace: impl runtime::Argument<i64>) -> Self {
                if let Some(value) = self.request.argument::<i64>("X-Trace", x_trace) {
                    self.x_trace = Some(value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self {
                    mut request,
                    account_ids,
                    account_ids_query,
                    amount,
                    content,
                    deep_a,
                    deep_b_c,
                    empty,
                    filter_online,
                    filter_tags,
                    flag,
                    limit,
                    order,
                    piped,
                    rows,
                    type_,
                    x_list,
                    x_trace,
                } = self;
                let x_list = request.header_value("X-List", x_list);
                let x_trace = request.header_value("X-Trace", x_trace);
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations
                    .query_get(
                        account_ids.as_ref(),
                        account_ids_query.as_ref(),
                        amount.as_ref(),
                        content.as_deref(),
                        deep_a.as_deref(),
                        deep_b_c,
                        empty.as_ref(),
                        filter_online,
                        filter_tags.as_ref(),
                        flag,
                        limit,
                        order,
                        piped.as_ref(),
                        rows.as_ref(),
                        type_.as_ref(),
                        x_list.as_deref(),
                        x_trace,
                    );
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `post`.
    pub mod request_types {
        use super::{operations, runtime, types};
        ///Handle for the group `request_types`, with a method per operation; [`Client::request_types`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct RequestTypes(pub(in super::super) runtime::Client);
        impl RequestTypes {
            /**`POST /request-types`

`POST /request-types`

# Parameters

* [`all_of`](Post::all_of)
* [`any_of`](Post::any_of)
* [`bare_enum`](Post::bare_enum)
* [`bare_numbers`](Post::bare_numbers)
* [`clear`](Post::clear)
* [`colliding`](Post::colliding): one of `"a-b"` or `"a_b"`
* [`cut`](Post::cut)
* [`date`](Post::date): required, a date or time
* [`files`](Post::files)
* [`flag`](Post::flag): only `true`
* [`hour`](Post::hour)
* [`list`](Post::list): required
* [`listed`](Post::listed)
* [`lists`](Post::lists)
* [`lost`](Post::lost)
* [`lots`](Post::lots)
* [`misplaced`](Post::misplaced)
* [`moment`](Post::moment): a date or time
* [`nothing`](Post::nothing): required
* [`null_example`](Post::null_example)
* [`null_type`](Post::null_type)
* [`number`](Post::number)
* [`numbers`](Post::numbers)
* [`previews`](Post::previews)
* [`required_null`](Post::required_null): required
* [`rule`](Post::rule): a date or time
* [`short`](Post::short): at least 1 characters, at most 3 characters, default `abc`
* [`stated`](Post::stated): at least 1, at most 100
* [`stated_id`](Post::stated_id): at most 3 items
* [`symbols`](Post::symbols): one of `"+"` or `"-"`
* [`text`](Post::text)
* [`tree`](Post::tree)
* [`typed_any_of`](Post::typed_any_of)
* [`with_null`](Post::with_null)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .request_types()
    .post()
    .date("2026-01-01")
    .list(["list"])
    .nothing(onlyfansapi::types::RequestTypeNothing::default())
    .required_null(serde_json::json!({}))
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/request-types",
                        name: "request_types.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "all_of",
                                name: "all_of",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["a"], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&["b"], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&["a"], runtime::Limit::Required),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "bare_enum",
                                name: "bare_enum",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "bare_numbers",
                                name: "bare_numbers",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Integer)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "clear",
                                name: "clear",
                                required: false,
                                filled: false,
                                nullable: true,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "colliding",
                                name: "colliding",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "date",
                                name: "date",
                                required: true,
                                filled: true,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&[], runtime::Limit::Date),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "files",
                                name: "files",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::List))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "flag",
                                name: "flag",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Boolean)),
                                    (&[], runtime::Limit::True),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "hour",
                                name: "hour",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "list",
                                name: "list",
                                required: true,
                                filled: true,
                                nullable: true,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "listed",
                                name: "listed",
                                required: false,
                                filled: false,
                                nullable: true,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "lists",
                                name: "lists",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::List)),
                                    (
                                        &["[]", "[]"],
                                        runtime::Limit::Kind(runtime::Kind::Integer),
                                    ),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "lots",
                                name: "lots",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Integer)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "misplaced",
                                name: "misplaced",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "moment",
                                name: "moment",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&[], runtime::Limit::Date),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "nothing",
                                name: "nothing",
                                required: true,
                                filled: true,
                                nullable: true,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["a"], runtime::Limit::Kind(runtime::Kind::Integer)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "null_example",
                                name: "null_example",
                                required: false,
                                filled: false,
                                nullable: true,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "number",
                                name: "number",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Number)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "numbers",
                                name: "numbers",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "previews",
                                name: "previews",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "required_null",
                                name: "required_null",
                                required: true,
                                filled: true,
                                nullable: true,
                                limits: &[],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "rule",
                                name: "rule",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&[], runtime::Limit::Date),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "short",
                                name: "short",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&[], runtime::Limit::MinLength(1u64)),
                                    (&[], runtime::Limit::MaxLength(3u64)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "stated",
                                name: "stated",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Integer)),
                                    (&[], runtime::Limit::Minimum(1f64)),
                                    (&[], runtime::Limit::Maximum(100f64)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "stated_id",
                                name: "stated_id",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["[]"], runtime::Limit::Kind(runtime::Kind::Text)),
                                    (&[], runtime::Limit::MaxItems(3u64)),
                                    (&["[]"], runtime::Limit::Filled),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "symbols",
                                name: "symbols",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "text",
                                name: "text",
                                required: false,
                                filled: false,
                                nullable: true,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "tree",
                                name: "tree",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[
                                    (&[], runtime::Limit::Kind(runtime::Kind::Object)),
                                    (&["children"], runtime::Limit::Kind(runtime::Kind::List)),
                                    (&["name"], runtime::Limit::Kind(runtime::Kind::Text)),
                                ],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "typed_any_of",
                                name: "typed_any_of",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "with_null",
                                name: "with_null",
                                required: false,
                                filled: false,
                                nullable: true,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Post { request }
            }
        }
        ///Request that [`RequestTypes::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
        }
        impl Post {
            #[inline]
            pub fn all_of(
                mut self,
                all_of: impl runtime::Argument<types::RequestTypeAllOf>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::RequestTypeAllOf>("all_of", all_of)
                {
                    self.request.set("all_of", value);
                }
                self
            }
            #[inline]
            pub fn any_of(mut self, any_of: impl Into<::serde_json::Value>) -> Self {
                self.request.set_json("any_of", any_of.into());
                self
            }
            #[inline]
            pub fn bare_enum(
                mut self,
                bare_enum: impl runtime::Argument<types::RequestTypeBareEnum>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::RequestTypeBareEnum>("bare_enum", bare_enum)
                {
                    self.request.set("bare_enum", value);
                }
                self
            }
            #[inline]
            pub fn bare_numbers(
                mut self,
                bare_numbers: impl runtime::Argument<types::RequestTypeBareNumbers>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<
                        types::RequestTypeBareNumbers,
                    >("bare_numbers", bare_numbers)
                {
                    self.request.set("bare_numbers", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn clear(
                mut self,
                clear: impl IntoIterator<Item = impl runtime::Argument<String>>,
            ) -> Self {
                let items = self.request.items::<String>("clear", clear);
                self.request.extend("clear", items);
                self
            }
            ///Sends `null` as `clear`, which is not the same as omitting it.
            #[inline]
            pub fn clear_clear(mut self) -> Self {
                self.request.set_json("clear", ::serde_json::Value::Null);
                self
            }
            ///One of `"a-b"` or `"a_b"`.
            #[inline]
            pub fn colliding(
                mut self,
                colliding: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("colliding", colliding)
                {
                    self.request.set("colliding", value);
                }
                self
            }
            #[inline]
            pub fn cut(mut self, cut: impl Into<::serde_json::Value>) -> Self {
                self.request.set_json("cut", cut.into());
                self
            }
            #[inline]
            pub fn date(
                mut self,
                date: impl runtime::Argument<types::Timestamp>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::Timestamp>("date", date)
                {
                    self.request.set("date", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn files(
                mut self,
                files: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
            ) -> Self {
                let items = files
                    .into_iter()
                    .map(Into::<::serde_json::Value>::into)
                    .collect::<Vec<_>>();
                self.request.extend("files", items);
                self
            }
            ///Only `true`.
            #[inline]
            pub fn flag(mut self, flag: impl runtime::Argument<bool>) -> Self {
                if let Some(value) = self.request.argument::<bool>("flag", flag) {
                    self.request.set("flag", value);
                }
                self
            }
            #[inline]
            pub fn hour(mut self, hour: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("hour", hour) {
                    self.request.set("hour", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn list(
                mut self,
                list: impl IntoIterator<Item = impl runtime::Argument<String>>,
            ) -> Self {
                let items = self.request.items::<String>("list", list);
                self.request.extend("list", items);
                self
            }
            ///Sends `null` as `list`, which is not the same as omitting it.
            #[inline]
            pub fn clear_list(mut self) -> Self {
                self.request.set_json("list", ::serde_json::Value::Null);
                self
            }
            #[inline]
            pub fn listed(mut self, listed: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("listed", listed) {
                    self.request.set("listed", value);
                }
                self
            }
            ///Sends `null` as `listed`, which is not the same as omitting it.
            #[inline]
            pub fn clear_listed(mut self) -> Self {
                self.request.set_json("listed", ::serde_json::Value::Null);
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn lists(mut self, lists: Vec<Vec<i64>>) -> Self {
                self.request.set("lists", lists);
                self
            }
            #[inline]
            pub fn lost(mut self, lost: impl Into<::serde_json::Value>) -> Self {
                self.request.set_json("lost", lost.into());
                self
            }
            #[inline]
            pub fn lots(
                mut self,
                lots: impl runtime::Argument<types::RequestTypeLots>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::RequestTypeLots>("lots", lots)
                {
                    self.request.set("lots", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn misplaced(
                mut self,
                misplaced: impl IntoIterator<Item = impl runtime::Argument<String>>,
            ) -> Self {
                let items = self.request.items::<String>("misplaced", misplaced);
                self.request.extend("misplaced", items);
                self
            }
            #[inline]
            pub fn moment(
                mut self,
                moment: impl runtime::Argument<types::Timestamp>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::Timestamp>("moment", moment)
                {
                    self.request.set("moment", value);
                }
                self
            }
            #[inline]
            pub fn nothing(
                mut self,
                nothing: impl runtime::Argument<types::RequestTypeNothing>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::RequestTypeNothing>("nothing", nothing)
                {
                    self.request.set("nothing", value);
                }
                self
            }
            ///Sends `null` as `nothing`, which is not the same as omitting it.
            #[inline]
            pub fn clear_nothing(mut self) -> Self {
                self.request.set_json("nothing", ::serde_json::Value::Null);
                self
            }
            #[inline]
            pub fn null_example(
                mut self,
                null_example: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("null_example", null_example)
                {
                    self.request.set("null_example", value);
                }
                self
            }
            ///Sends `null` as `null_example`, which is not the same as omitting it.
            #[inline]
            pub fn clear_null_example(mut self) -> Self {
                self.request.set_json("null_example", ::serde_json::Value::Null);
                self
            }
            #[inline]
            pub fn null_type(
                mut self,
                null_type: impl Into<::serde_json::Value>,
            ) -> Self {
                self.request.set_json("null_type", null_type.into());
                self
            }
            #[inline]
            pub fn number(mut self, number: impl runtime::Argument<f64>) -> Self {
                if let Some(value) = self.request.argument::<f64>("number", number) {
                    self.request.set("number", value);
                }
                self
            }
            #[inline]
            pub fn numbers(
                mut self,
                numbers: impl runtime::Argument<types::RequestTypeNumbers>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::RequestTypeNumbers>("numbers", numbers)
                {
                    self.request.set("numbers", value);
                }
                self
            }
            ///A further call adds to the list.
            #[inline]
            pub fn previews(
                mut self,
                previews: impl IntoIterator<Item = impl runtime::Argument<types::Id>>,
            ) -> Self {
                let items = self.request.items::<types::Id>("previews", previews);
                self.request.extend("previews", items);
                self
            }
            #[inline]
            pub fn required_null(
                mut self,
                required_null: impl Into<::serde_json::Value>,
            ) -> Self {
                self.request.set_json("required_null", required_null.into());
                self
            }
            #[inline]
            pub fn rule(
                mut self,
                rule: impl runtime::Argument<types::Timestamp>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::Timestamp>("rule", rule)
                {
                    self.request.set("rule", value);
                }
                self
            }
            ///At least 1 characters, at most 3 characters, default `abc`.
            #[inline]
            pub fn short(mut self, short: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("short", short) {
                    self.request.set("short", value);
                }
                self
            }
            /**Must be between 1 and 100.

At least 1, at most 100.*/
            #[inline]
            pub fn stated(mut self, stated: impl runtime::Argument<i64>) -> Self {
                if let Some(value) = self.request.argument::<i64>("stated", stated) {
                    self.request.set("stated", value);
                }
                self
            }
            /**IDs of rows, at most 3

At most 3 items, each not empty.

A further call adds to the list.*/
            #[inline]
            pub fn stated_id(
                mut self,
                stated_id: impl IntoIterator<Item = impl runtime::Argument<types::Id>>,
            ) -> Self {
                let items = self.request.items::<types::Id>("stated_id", stated_id);
                self.request.extend("stated_id", items);
                self
            }
            ///One of `"+"` or `"-"`.
            #[inline]
            pub fn symbols(mut self, symbols: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("symbols", symbols)
                {
                    self.request.set("symbols", value);
                }
                self
            }
            #[inline]
            pub fn text(mut self, text: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("text", text) {
                    self.request.set("text", value);
                }
                self
            }
            ///Sends `null` as `text`, which is not the same as omitting it.
            #[inline]
            pub fn clear_text(mut self) -> Self {
                self.request.set_json("text", ::serde_json::Value::Null);
                self
            }
            #[inline]
            pub fn tree(
                mut self,
                tree: impl runtime::Argument<types::RequestTypeTree>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::RequestTypeTree>("tree", tree)
                {
                    self.request.set("tree", value);
                }
                self
            }
            #[inline]
            pub fn typed_any_of(
                mut self,
                typed_any_of: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("typed_any_of", typed_any_of)
                {
                    self.request.set("typed_any_of", value);
                }
                self
            }
            #[inline]
            pub fn with_null(
                mut self,
                with_null: impl runtime::Argument<types::RequestTypeWithNull>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<types::RequestTypeWithNull>("with_null", with_null)
                {
                    self.request.set("with_null", value);
                }
                self
            }
            ///Sends `null` as `with_null`, which is not the same as omitting it.
            #[inline]
            pub fn clear_with_null(mut self) -> Self {
                self.request.set_json("with_null", ::serde_json::Value::Null);
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.request_types_post(request.object());
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod response_types {
        use super::{operations, runtime, types};
        ///Handle for the group `response_types`, with a method per operation; [`Client::response_types`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct ResponseTypes(pub(in super::super) runtime::Client);
        impl ResponseTypes {
            /**`GET /response-types`

`GET /response-types`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.response_types().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/response-types",
                        name: "response_types.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`ResponseTypes::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<types::ResponseType, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.response_types_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, types::ResponseType);
    }
    ///Operations: `get`.
    pub mod same {
        use super::{operations, runtime, types};
        ///Handle for the group `same`, with a method per operation; [`Client::same`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Same(pub(in super::super) runtime::Client);
        impl Same {
            /**`GET /same/{x-y}`

`GET /same/{x-y}`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.same().get("x y").await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self, x_y: impl Into<String>) -> Get {
                let mut request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/same/{x-y}",
                        name: "same.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                let x_y: String = x_y.into();
                request.segment("x-y", &x_y);
                Get { request, x_y }
            }
        }
        ///Request that [`Same::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
            x_y: String,
        }
        impl Get {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<(), runtime::Nothing> {
                let Self { request, x_y } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.same_get(&x_y);
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod samples {
        use super::{operations, runtime, types};
        ///Handle for the group `samples`, with a method per operation; [`Client::samples`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Samples(pub(in super::super) runtime::Client);
        impl Samples {
            /**`GET /samples`

`GET /samples`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.samples().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/samples",
                        name: "samples.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`Samples::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<types::Sample, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.samples_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, types::Sample);
    }
    ///Operations: `get`.
    pub mod success_and_errors {
        use super::{operations, runtime, types};
        ///Handle for the group `success_and_errors`, with a method per operation; [`Client::success_and_errors`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct SuccessAndErrors(pub(in super::super) runtime::Client);
        impl SuccessAndErrors {
            /**`GET /success-and-errors`

`GET /success-and-errors`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.success_and_errors().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/success-and-errors",
                        name: "success_and_errors.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`SuccessAndErrors::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<
                runtime::Envelope<::std::option::Option<i64>>,
                runtime::Json,
            > {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.success_and_errors_get();
                request.send(assembled)
            }
        }
        runtime::request!(
            Get, runtime::Json, runtime::Envelope <::std::option::Option < i64 >>
        );
    }
    ///Operations: `post`.
    pub mod taken {
        use super::{operations, runtime, types};
        ///Handle for the group `taken`, with a method per operation; [`Client::taken`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Taken(pub(in super::super) runtime::Client);
        impl Taken {
            /**`POST /taken/{client}/{url}`

`POST /taken/{client}/{url}`

# Parameters

* [`body_body`](Post::body_body)
* [`body_map`](Post::body_map)
* [`body_query`](Post::body_query)
* [`gen_`](Post::gen_)
* [`header_map`](Post::header_map)
* [`idempotency_key`](Post::idempotency_key): One per message. At least 1 characters.
* [`idempotency_key_body`](Post::idempotency_key_body)
* [`idempotency_key_header`](Post::idempotency_key_header)
* [`info`](Post::info)
* [`new`](Post::new)
* [`request`](Post::request)
* [`response`](Post::response)
* [`result`](Post::result)
* [`self_`](Post::self_)
* [`send_query`](Post::send_query)
* [`type_`](Post::type_)
* [`url`](Post::url)
* [`value`](Post::value)
* [`wait_query`](Post::wait_query)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client
    .taken()
    .post("client", "https://example.com")
    .idempotency_key("idempotency key")
    .await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(
                &self,
                client: impl Into<String>,
                url_2: impl Into<String>,
            ) -> Post {
                let mut request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "POST",
                        path: "/taken/{client}/{url}",
                        name: "taken.post",
                        body: runtime::Body::Object,
                        checks: &[
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "body",
                                name: "body_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                            runtime::Check {
                                location: runtime::Location::Body,
                                wire_name: "idempotencyKey",
                                name: "idempotency_key_body",
                                required: false,
                                filled: false,
                                nullable: false,
                                limits: &[(&[], runtime::Limit::Kind(runtime::Kind::Text))],
                            },
                        ],
                        takes_idempotency_key: true,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                let client: String = client.into();
                request.segment("client", &client);
                let url_2: String = url_2.into();
                request.url_segment("url", &url_2);
                Post {
                    request,
                    client,
                    url_2,
                    body_query: None,
                    body_map: None,
                    gen_: None,
                    header_map_2: None,
                    info_2: None,
                    new: None,
                    request_2: None,
                    response: None,
                    result: None,
                    self_: None,
                    send_query: None,
                    type_: None,
                    url: None,
                    value_2: None,
                    wait_query: None,
                    idempotency_key_header: None,
                }
            }
        }
        ///Request that [`Taken::post`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Post {
            pub(crate) request: runtime::Request,
            client: String,
            url_2: String,
            body_query: Option<String>,
            body_map: Option<String>,
            gen_: Option<String>,
            header_map_2: Option<String>,
            info_2: Option<String>,
            new: Option<String>,
            request_2: Option<String>,
            response: Option<String>,
            result: Option<String>,
            self_: Option<String>,
            send_query: Option<String>,
            type_: Option<String>,
            url: Option<String>,
            value_2: Option<String>,
            wait_query: Option<String>,
            idempotency_key_header: Option<String>,
        }
        impl Post {
            #[inline]
            pub fn body_query(
                mut self,
                body_query: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self.request.argument::<String>("body", body_query)
                {
                    self.body_query = Some(value);
                }
                self
            }
            #[inline]
            pub fn body_map(mut self, body_map: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("body_map", body_map)
                {
                    self.body_map = Some(value);
                }
                self
            }
            #[inline]
            pub fn gen_(mut self, gen_: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("gen", gen_) {
                    self.gen_ = Some(value);
                }
                self
            }
            #[inline]
            pub fn header_map(
                mut self,
                header_map: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("header_map", header_map)
                {
                    self.header_map_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn info(mut self, info: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("info", info) {
                    self.info_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn new(mut self, new: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("new", new) {
                    self.new = Some(value);
                }
                self
            }
            #[inline]
            pub fn request(mut self, request: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("request", request)
                {
                    self.request_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn response(mut self, response: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("response", response)
                {
                    self.response = Some(value);
                }
                self
            }
            #[inline]
            pub fn result(mut self, result: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("result", result) {
                    self.result = Some(value);
                }
                self
            }
            #[inline]
            pub fn self_(mut self, self_: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("self", self_) {
                    self.self_ = Some(value);
                }
                self
            }
            #[inline]
            pub fn send_query(
                mut self,
                send_query: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self.request.argument::<String>("send", send_query)
                {
                    self.send_query = Some(value);
                }
                self
            }
            #[inline]
            pub fn type_(mut self, type_: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("type", type_) {
                    self.type_ = Some(value);
                }
                self
            }
            #[inline]
            pub fn url(mut self, url: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("url", url) {
                    self.url = Some(value);
                }
                self
            }
            #[inline]
            pub fn value(mut self, value: impl runtime::Argument<String>) -> Self {
                if let Some(value) = self.request.argument::<String>("value", value) {
                    self.value_2 = Some(value);
                }
                self
            }
            #[inline]
            pub fn wait_query(
                mut self,
                wait_query: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self.request.argument::<String>("wait", wait_query)
                {
                    self.wait_query = Some(value);
                }
                self
            }
            #[inline]
            pub fn idempotency_key_header(
                mut self,
                idempotency_key_header: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("idempotency_key", idempotency_key_header)
                {
                    self.idempotency_key_header = Some(value);
                }
                self
            }
            #[inline]
            pub fn body_body(
                mut self,
                body_body: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self.request.argument::<String>("body", body_body) {
                    self.request.set("body", value);
                }
                self
            }
            #[inline]
            pub fn idempotency_key_body(
                mut self,
                idempotency_key_body: impl runtime::Argument<String>,
            ) -> Self {
                if let Some(value) = self
                    .request
                    .argument::<String>("idempotencyKey", idempotency_key_body)
                {
                    self.request.set("idempotencyKey", value);
                }
                self
            }
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<types::Taken, runtime::Json> {
                let Self {
                    mut request,
                    client,
                    url_2,
                    body_query,
                    body_map,
                    gen_,
                    header_map_2,
                    info_2,
                    new,
                    request_2,
                    response,
                    result,
                    self_,
                    send_query,
                    type_,
                    url,
                    value_2,
                    wait_query,
                    idempotency_key_header,
                } = self;
                let key = request.key();
                let idempotency_key_header = request
                    .header_value("idempotency_key", idempotency_key_header);
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations
                    .taken_post(
                        &client,
                        &url_2,
                        body_query.as_deref(),
                        body_map.as_deref(),
                        gen_.as_deref(),
                        header_map_2.as_deref(),
                        info_2.as_deref(),
                        new.as_deref(),
                        request_2.as_deref(),
                        response.as_deref(),
                        result.as_deref(),
                        self_.as_deref(),
                        send_query.as_deref(),
                        type_.as_deref(),
                        url.as_deref(),
                        value_2.as_deref(),
                        wait_query.as_deref(),
                        key.as_deref(),
                        idempotency_key_header.as_deref(),
                        request.object(),
                    );
                request.send(assembled)
            }
        }
        runtime::request!(Post, runtime::Json, types::Taken);
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod text {
        use super::{operations, runtime, types};
        ///Handle for the group `text`, with a method per operation; [`Client::text`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct Text(pub(in super::super) runtime::Client);
        impl Text {
            /**`GET /text`

`GET /text`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.text().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/text",
                        name: "text.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`Text::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(self) -> runtime::ResponseFuture<String, runtime::Text> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.text_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Text, String);
    }
    ///Operations: `get`.
    pub mod two_kinds_of_response {
        use super::{operations, runtime, types};
        ///Handle for the group `two_kinds_of_response`, with a method per operation; [`Client::two_kinds_of_response`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct TwoKindsOfResponse(pub(in super::super) runtime::Client);
        impl TwoKindsOfResponse {
            /**`GET /two-kinds-of-response`

`GET /two-kinds-of-response`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.two_kinds_of_response().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/two-kinds-of-response",
                        name: "two_kinds_of_response.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`TwoKindsOfResponse::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<::serde_json::Value, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.two_kinds_of_response_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `get`.
    pub mod two_successes {
        use super::{operations, runtime, types};
        ///Handle for the group `two_successes`, with a method per operation; [`Client::two_successes`](runtime::Client) returns it.
        #[derive(Clone, Debug)]
        pub struct TwoSuccesses(pub(in super::super) runtime::Client);
        impl TwoSuccesses {
            /**`GET /two-successes`

`GET /two-successes`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let response = client.two_successes().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                let request = runtime::Request::new(
                    &self.0,
                    &runtime::Operation {
                        method: "GET",
                        path: "/two-successes",
                        name: "two_successes.get",
                        body: runtime::Body::None,
                        checks: &[],
                        takes_idempotency_key: false,
                        credits: 1i64,
                        is_stored: false,
                        reports_failure: true,
                        is_whole: false,
                    },
                );
                Get { request }
            }
        }
        ///Request that [`TwoSuccesses::get`] returns.
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Clone)]
        pub struct Get {
            pub(crate) request: runtime::Request,
        }
        impl Get {
            #[inline]
            fn start_(
                self,
            ) -> runtime::ResponseFuture<types::TwoSuccess, runtime::Json> {
                let Self { request } = self;
                let operations = operations::Operations {
                    baseurl: request.base_url(),
                    client: runtime::Assembler,
                };
                let assembled = operations.two_successes_get();
                request.send(assembled)
            }
        }
        runtime::request!(Get, runtime::Json, types::TwoSuccess);
    }
}
impl Client {
    ///Returns the handle of the group. Operations: `get`, `post`.
    #[inline]
    #[must_use]
    pub fn also(&self) -> groups::also::Also {
        groups::also::Also(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn array_at_the_top(&self) -> groups::array_at_the_top::ArrayAtTheTop {
        groups::array_at_the_top::ArrayAtTheTop(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `patch`, `post`, `put`.
    #[inline]
    #[must_use]
    pub fn body_kinds(&self) -> groups::body_kinds::BodyKinds {
        groups::body_kinds::BodyKinds(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get_7bopen`.
    #[inline]
    #[must_use]
    pub fn broken(&self) -> groups::broken::Broken {
        groups::broken::Broken(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn broken_json_in_text(&self) -> groups::broken_json_in_text::BrokenJsonInText {
        groups::broken_json_in_text::BrokenJsonInText(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn bytes(&self) -> groups::bytes::Bytes {
        groups::bytes::Bytes(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn colliding_members(&self) -> groups::colliding_members::CollidingMembers {
        groups::colliding_members::CollidingMembers(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn colliding_types(&self) -> groups::colliding_types::CollidingTypes {
        groups::colliding_types::CollidingTypes(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn colliding_types_2(&self) -> groups::colliding_types_2::CollidingTypes2 {
        groups::colliding_types_2::CollidingTypes2(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn empty_responses(&self) -> groups::empty_responses::EmptyResponses {
        groups::empty_responses::EmptyResponses(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn form(&self) -> groups::form::Form {
        groups::form::Form(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn form_of_a_list(&self) -> groups::form_of_a_list::FormOfAList {
        groups::form_of_a_list::FormOfAList(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn get_with_body(&self) -> groups::get_with_body::GetWithBody {
        groups::get_with_body::GetWithBody(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn headers(&self) -> groups::headers::Headers {
        groups::headers::Headers(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `delete`, `get`, `get_builder`, `patch`, `post`, `put`.
    #[inline]
    #[must_use]
    pub fn ids(&self) -> groups::ids::Ids {
        groups::ids::Ids(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `delete`.
    #[inline]
    #[must_use]
    pub fn json_and_nothing(&self) -> groups::json_and_nothing::JsonAndNothing {
        groups::json_and_nothing::JsonAndNothing(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn json_in_text(&self) -> groups::json_in_text::JsonInText {
        groups::json_in_text::JsonInText(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn json_or_multipart(&self) -> groups::json_or_multipart::JsonOrMultipart {
        groups::json_or_multipart::JsonOrMultipart(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn many_parameters(&self) -> groups::many_parameters::ManyParameters {
        groups::many_parameters::ManyParameters(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `delete`, `patch`, `post`, `put`.
    #[inline]
    #[must_use]
    pub fn multipart(&self) -> groups::multipart::Multipart {
        groups::multipart::Multipart(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn nested_body(&self) -> groups::nested_body::NestedBody {
        groups::nested_body::NestedBody(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn no_responses(&self) -> groups::no_responses::NoResponses {
        groups::no_responses::NoResponses(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn no_schema(&self) -> groups::no_schema::NoSchema {
        groups::no_schema::NoSchema(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `delete`.
    #[inline]
    #[must_use]
    pub fn nothing_with_schema(&self) -> groups::nothing_with_schema::NothingWithSchema {
        groups::nothing_with_schema::NothingWithSchema(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn numbers(&self) -> groups::numbers::Numbers {
        groups::numbers::Numbers(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn only_redirect(&self) -> groups::only_redirect::OnlyRedirect {
        groups::only_redirect::OnlyRedirect(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn only_unauthorized(&self) -> groups::only_unauthorized::OnlyUnauthorized {
        groups::only_unauthorized::OnlyUnauthorized(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post_operations`.
    #[inline]
    #[must_use]
    pub fn operations_group(&self) -> groups::operations_group::OperationsGroup {
        groups::operations_group::OperationsGroup(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn path(&self) -> groups::path::Path {
        groups::path::Path(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn problem_json(&self) -> groups::problem_json::ProblemJson {
        groups::problem_json::ProblemJson(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `line_one_line_two`.
    #[inline]
    #[must_use]
    pub fn prose(&self) -> groups::prose::Prose {
        groups::prose::Prose(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn query(&self) -> groups::query::Query {
        groups::query::Query(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn request_types(&self) -> groups::request_types::RequestTypes {
        groups::request_types::RequestTypes(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn response_types(&self) -> groups::response_types::ResponseTypes {
        groups::response_types::ResponseTypes(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn same(&self) -> groups::same::Same {
        groups::same::Same(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn samples(&self) -> groups::samples::Samples {
        groups::samples::Samples(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn success_and_errors(&self) -> groups::success_and_errors::SuccessAndErrors {
        groups::success_and_errors::SuccessAndErrors(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `post`.
    #[inline]
    #[must_use]
    pub fn taken(&self) -> groups::taken::Taken {
        groups::taken::Taken(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn text(&self) -> groups::text::Text {
        groups::text::Text(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn two_kinds_of_response(
        &self,
    ) -> groups::two_kinds_of_response::TwoKindsOfResponse {
        groups::two_kinds_of_response::TwoKindsOfResponse(runtime::Client::clone(self))
    }
    ///Returns the handle of the group. Operations: `get`.
    #[inline]
    #[must_use]
    pub fn two_successes(&self) -> groups::two_successes::TwoSuccesses {
        groups::two_successes::TwoSuccesses(runtime::Client::clone(self))
    }
}
