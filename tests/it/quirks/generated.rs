/**What the operations send and receive.

All fields of what is received are optional, since the server may leave anything out or send `null`;
lists and maps are then empty, and have no members that are null. Amounts of money that the server
sends as numbers are `f64`, mostly in US dollars: exact to the cent up to about 90 trillion. Ids are
`i64` or `String` as the server sends them, or an [`Id`](types::Id) where it sends both. Enums keep
values that are not documented.*/
#[allow(unused_imports)]
pub mod types {
    use std::collections::BTreeMap;
    use serde_json::{Map, Value};
    use super::runtime;
    pub use super::runtime::{
        CacheInfo, Credits, Envelope, Id, Meta, Pagination, RateLimits,
    };
    ///Answered by [`answer_types().get()`](super::groups::answer_types::AnswerTypes::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct AnswerType {
        ///What stands under keys that are data, such as ids.
        pub others: Map<String, Value>,
        pub also_empty: Option<Value>,
        pub closed: Option<String>,
        pub empty: Option<Value>,
        pub free: Option<Value>,
        pub map: BTreeMap<String, i64>,
        pub none: Option<Value>,
        pub not_text: Option<Value>,
        pub pattern: Option<String>,
        pub tree: Option<Tree>,
        pub untyped: Vec<Value>,
        pub when: Option<String>,
        pub wrong: Option<i64>,
    }
    runtime::model! {
        AnswerType { 0 also_empty "also_empty" plain optional; 1 closed "closed" plain
        optional; 2 empty "empty" plain optional; 3 free "free" plain optional; 4 map
        "map" or_default member; 5 none "none" plain optional; 6 not_text "not_text"
        plain optional; 7 pattern "pattern" plain optional; 8 tree "tree" object
        optional; 9 untyped "untyped" or_default member; 10 when "when" plain optional;
        11 wrong "wrong" plain optional; others others; }
    }
    ///Answered by [`array_at_the_top().get()`](super::groups::array_at_the_top::ArrayAtTheTop::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct ArrayAtTheTop {
        pub id: Option<i64>,
    }
    runtime::model! {
        ArrayAtTheTop { 0 id "id" plain optional; }
    }
    ///Part of [`CollidingType`].
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Bar {
        pub baz_qux: Option<BazQux>,
    }
    runtime::model! {
        Bar { 0 baz_qux "baz_qux" object optional; }
    }
    ///Part of [`CollidingType`].
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct BarBaz {
        pub qux: Option<Qux>,
    }
    runtime::model! {
        BarBaz { 0 qux "qux" object optional; }
    }
    ///Part of [`Bar`].
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct BazQux {
        pub first: Option<String>,
    }
    runtime::model! {
        BazQux { 0 first "first" plain optional; }
    }
    ///Answered by [`colliding_members().post()`](super::groups::colliding_members::CollidingMembers::post).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct CollidingMember {
        pub view_2: Option<i64>,
        pub foo_bar_2: Option<i64>,
        pub foo_bar: Option<i64>,
        pub view: Option<i64>,
    }
    runtime::model! {
        CollidingMember { 0 view_2 "_view" plain optional; 1 foo_bar_2 "fooBar" plain
        optional; 2 foo_bar "foo_bar" plain optional; 3 view "view" plain optional; }
    }
    ///Answered by [`colliding_types().get()`](super::groups::colliding_types::CollidingTypes::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct CollidingType {
        pub bar: Option<Bar>,
        pub bar_baz: Option<BarBaz>,
        pub data: Option<Data>,
    }
    runtime::model! {
        CollidingType { 0 bar "bar" object optional; 1 bar_baz "bar_baz" object optional;
        2 data "data" object optional; }
    }
    ///Answered by [`colliding_types_2().get()`](super::groups::colliding_types_2::CollidingTypes2::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct CollidingTypes2 {
        pub fourth: Option<String>,
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
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Data {
        pub third: Option<String>,
    }
    runtime::model! {
        Data { 0 third "third" plain optional; }
    }
    ///Part of [`Sample`].
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Extra {
        pub a: Option<bool>,
    }
    runtime::model! {
        Extra { 0 a "a" plain optional; }
    }
    ///Sent by [`form().post()`](super::groups::form::Form::post).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct FormDeep {
        pub on: Option<bool>,
    }
    runtime::model! {
        FormDeep { 0 on "on" plain optional; }
    }
    impl FormDeep {
        #[inline]
        #[must_use]
        pub fn on(mut self, on: bool) -> Self {
            self.on = Some(on);
            self
        }
    }
    ///Answered by [`json_and_nothing().delete()`](super::groups::json_and_nothing::JsonAndNothing::delete).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct JsonAndNothing {
        pub done: Option<bool>,
    }
    runtime::model! {
        JsonAndNothing { 0 done "done" plain optional; }
    }
    ///Answered by [`json_in_text().get()`](super::groups::json_in_text::JsonInText::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct JsonInText {
        pub id: Option<i64>,
        pub none: Option<Value>,
        pub tags: Vec<String>,
    }
    runtime::model! {
        JsonInText { 0 id "id" plain optional; 1 none "none" plain optional; 2 tags
        "tags" or_default member; }
    }
    ///Answered by [`problem_json().get()`](super::groups::problem_json::ProblemJson::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct ProblemJson {
        pub title: Option<String>,
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
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Qux {
        pub second: Option<String>,
    }
    runtime::model! {
        Qux { 0 second "second" plain optional; }
    }
    ///Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct RequestTypeAllOf {
        pub a: Option<String>,
        pub b: Option<String>,
    }
    runtime::model! {
        RequestTypeAllOf { 0 a "a" plain optional; 1 b "b" plain optional; }
    }
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
    runtime::text_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeBareEnum { X = "x", Y = "y", } else Other
    }
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
    ///Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct RequestTypeNothing {
        pub a: Option<i64>,
    }
    runtime::model! {
        RequestTypeNothing { 0 a "a" plain optional; }
    }
    impl RequestTypeNothing {
        #[inline]
        #[must_use]
        pub fn a(mut self, a: impl Into<i64>) -> Self {
            self.a = Some(a.into());
            self
        }
    }
    runtime::text_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeNumbers { N58 = "58", N80 = "80", } else Other
    }
    ///Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct RequestTypeTree {
        pub children: Option<Vec<Value>>,
        pub name: Option<String>,
    }
    runtime::model! {
        RequestTypeTree { 0 children "children" plain optional; 1 name "name" plain
        optional; }
    }
    impl RequestTypeTree {
        #[inline]
        #[must_use]
        pub fn children(
            mut self,
            children: impl IntoIterator<Item = impl Into<Value>>,
        ) -> Self {
            self.children = Some(runtime::list::<Value>(children));
            self
        }
        #[inline]
        #[must_use]
        pub fn name(mut self, name: impl Into<String>) -> Self {
            self.name = Some(name.into());
            self
        }
    }
    runtime::text_enum! {
        #[doc =
        "Sent by [`request_types().post()`](super::groups::request_types::RequestTypes::post)."]
        RequestTypeWithNull { X = "x", } else Other
    }
    ///Answered by [`samples().get()`](super::groups::samples::Samples::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Sample {
        pub extra: Option<Extra>,
        pub id: Option<Id>,
    }
    runtime::model! {
        Sample { 0 extra "extra" object optional; 1 id "id" plain optional; }
    }
    ///Answered by [`taken().post()`](super::groups::taken::Taken::post).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Taken {
        pub response: Option<String>,
    }
    runtime::model! {
        Taken { 0 response "response" plain optional; }
    }
    ///Part of [`AnswerType`].
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct Tree {
        pub children: Vec<Value>,
        pub name: Option<String>,
    }
    runtime::model! {
        Tree { 0 children "children" or_default member; 1 name "name" plain optional; }
    }
    ///Part of [`TwoKindsOfAnswerAnswer`].
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct TwoKindsOfAnswer {
        pub a: Option<String>,
    }
    runtime::model! {
        TwoKindsOfAnswer { 0 a "a" plain optional; }
    }
    runtime::kinds! {
        #[doc =
        "Answered by [`two_kinds_of_answer().get()`](super::groups::two_kinds_of_answer::TwoKindsOfAnswer::get)."]
        TwoKindsOfAnswerAnswer { List(Vec < i64 >) if is_array, Object(TwoKindsOfAnswer)
        if is_object, }
    }
    ///Answered by [`two_successes().get()`](super::groups::two_successes::TwoSuccesses::get).
    #[derive(Clone, Debug, Default, PartialEq)]
    #[non_exhaustive]
    pub struct TwoSuccess {
        pub count: Option<f64>,
        pub data: Option<String>,
        pub status: Option<String>,
    }
    runtime::model! {
        TwoSuccess { 0 count "count" number optional; 1 data "data" plain optional; 2
        status "status" plain optional; }
    }
}
/// The operations, in groups: a handle for each group, a request for each operation.
#[allow(clippy::all, unused_imports)]
pub mod groups {
    use super::{runtime, types};
    ///Operations: `get`.
    pub mod answer_types {
        use super::{runtime, types};
        ///The operations of [`Client::answer_types`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct AnswerTypes(pub(in super::super) runtime::Client);
        impl AnswerTypes {
            /**`GET /answer-types`

`GET /answer-types`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.answer_types().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/answer-types",
                            name: "answer_types.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`AnswerTypes::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::AnswerType);
    }
    ///Operations: `get`.
    pub mod array_at_the_top {
        use super::{runtime, types};
        ///The operations of [`Client::array_at_the_top`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct ArrayAtTheTop(pub(in super::super) runtime::Client);
        impl ArrayAtTheTop {
            /**`GET /array-at-the-top`

`GET /array-at-the-top`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.array_at_the_top().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/array-at-the-top",
                            name: "array_at_the_top.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`ArrayAtTheTop::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::JsonData, Vec < types::ArrayAtTheTop >);
    }
    ///Operations: `patch`, `post`, `put`.
    pub mod body_kinds {
        use super::{runtime, types};
        ///The operations of [`Client::body_kinds`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct BodyKinds(pub(in super::super) runtime::Client);
        impl BodyKinds {
            /**`PATCH /body-kinds`

`PATCH /body-kinds`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client
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
                Patch(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "PATCH",
                            path: "/body-kinds",
                            name: "body_kinds.patch",
                            body: runtime::Body::AnyJson,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
            /**`POST /body-kinds`

`POST /body-kinds`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client
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
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/body-kinds",
                            name: "body_kinds.post",
                            body: runtime::Body::AnyJson,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
            /**`PUT /body-kinds`

`PUT /body-kinds`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.body_kinds().put().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn put(&self) -> Put {
                Put(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "PUT",
                            path: "/body-kinds",
                            name: "body_kinds.put",
                            body: runtime::Body::Json,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`BodyKinds::patch`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Patch(runtime::Request);
        impl Patch {}
        runtime::request!(Patch, runtime::Nothing, ());
        runtime::request_body!(Patch);
        ///A request made by [`BodyKinds::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {}
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
        ///A request made by [`BodyKinds::put`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Put(runtime::Request);
        impl Put {}
        runtime::request!(Put, runtime::Nothing, ());
        runtime::request_body!(Put);
    }
    ///Operations: `get_7bopen`.
    pub mod broken {
        use super::{runtime, types};
        ///The operations of [`Client::broken`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct Broken(pub(in super::super) runtime::Client);
        impl Broken {
            /**`GET /broken/path/%7B/x%7D/%7Bopen`

`GET /broken/path/%7B/x%7D/%7Bopen`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.broken().get_7bopen().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get_7bopen(&self) -> Get7bopen {
                Get7bopen(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/broken/path/%7B/x%7D/%7Bopen",
                            name: "broken.get_7bopen",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Broken::get_7bopen`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get7bopen(runtime::Request);
        impl Get7bopen {}
        runtime::request!(Get7bopen, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod broken_json_in_text {
        use super::{runtime, types};
        ///The operations of [`Client::broken_json_in_text`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct BrokenJsonInText(pub(in super::super) runtime::Client);
        impl BrokenJsonInText {
            /**`GET /broken-json-in-text`

`GET /broken-json-in-text`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.broken_json_in_text().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/broken-json-in-text",
                            name: "broken_json_in_text.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`BrokenJsonInText::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `get`.
    pub mod bytes {
        use super::{runtime, types};
        ///The operations of [`Client::bytes`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct Bytes(pub(in super::super) runtime::Client);
        impl Bytes {
            /**`GET /bytes`

`GET /bytes`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.bytes().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/bytes",
                            name: "bytes.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Bytes::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Raw, runtime::Bytes);
    }
    ///Operations: `post`.
    pub mod colliding_members {
        use super::{runtime, types};
        ///The operations of [`Client::colliding_members`](runtime::Client), each a method.
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
let answer = client.colliding_members().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/colliding-members",
                            name: "colliding_members.post",
                            body: runtime::Body::Json,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`CollidingMembers::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {
            #[inline]
            pub fn a_b(self, a_b: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "a_b", a_b.into()))
            }
            #[inline]
            pub fn a_b_2(self, a_b_2: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "a_b_2", a_b_2.into()))
            }
            #[inline]
            pub fn a_b_body(self, a_b_body: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "a.b", a_b_body.into()))
            }
            #[inline]
            pub fn foo_bar(self, foo_bar: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "foo_bar", foo_bar.into()))
            }
            #[inline]
            pub fn foo_bar_body(self, foo_bar_body: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "fooBar", foo_bar_body.into()))
            }
            #[inline]
            pub fn images(self, images: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "images", images.into()))
            }
            #[inline]
            pub fn images_body(
                self,
                images_body: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "images[]",
                            runtime::list::<String>(images_body),
                        ),
                )
            }
            #[inline]
            pub fn self_(self, self_: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "self", self_.into()))
            }
            #[inline]
            pub fn teacher_ii(self, teacher_ii: impl Into<String>) -> Self {
                Self(
                    self.0.set(runtime::Location::Body, "Teacher II", teacher_ii.into()),
                )
            }
            #[inline]
            pub fn type_(self, type_: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "type", type_.into()))
            }
            #[inline]
            pub fn view(self, view: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "view", view.into()))
            }
            #[inline]
            pub fn view_body(self, view_body: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "_view", view_body.into()))
            }
            #[inline]
            pub fn x(self, x: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "", x.into()))
            }
            #[inline]
            pub fn x_body(self, x_body: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "*", x_body.into()))
            }
            #[inline]
            pub fn été(self, été: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "été", été.into()))
            }
        }
        runtime::request!(Post, runtime::Json, types::CollidingMember);
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod colliding_types {
        use super::{runtime, types};
        ///The operations of [`Client::colliding_types`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct CollidingTypes(pub(in super::super) runtime::Client);
        impl CollidingTypes {
            /**`GET /colliding-types`

`GET /colliding-types`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.colliding_types().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/colliding-types",
                            name: "colliding_types.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`CollidingTypes::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::CollidingType);
    }
    ///Operations: `get`.
    pub mod colliding_types_2 {
        use super::{runtime, types};
        ///The operations of [`Client::colliding_types_2`](runtime::Client), each a method.
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
let answer = client.colliding_types_2().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/colliding-types-2",
                            name: "colliding_types_2.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`CollidingTypes2::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {
            #[inline]
            pub fn data(self, data: impl Into<types::CollidingTypes2Data>) -> Self {
                Self(self.0.set(runtime::Location::Query, "data", data.into()))
            }
        }
        runtime::request!(
            Get, runtime::Json, types::Envelope < Option < types::CollidingTypes2 > >
        );
    }
    ///Operations: `post`.
    pub mod empty_responses {
        use super::{runtime, types};
        ///The operations of [`Client::empty_responses`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct EmptyResponses(pub(in super::super) runtime::Client);
        impl EmptyResponses {
            /**`POST /empty-responses`

`POST /empty-responses`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.empty_responses().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/empty-responses",
                            name: "empty_responses.post",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`EmptyResponses::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {}
        runtime::request!(Post, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `post`.
    pub mod form {
        use super::{runtime, types};
        ///The operations of [`Client::form`](runtime::Client), each a method.
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
let answer = client
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
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/form",
                            name: "form.post",
                            body: runtime::Body::Form,
                            checks: &[
                                runtime::Check {
                                    location: runtime::Location::Body,
                                    wire_name: "tags",
                                    name: "tags",
                                    required: true,
                                    nullable: false,
                                    limits: &[],
                                },
                            ],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Form::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {
            #[inline]
            pub fn deep(self, deep: impl Into<types::FormDeep>) -> Self {
                Self(self.0.set(runtime::Location::Body, "deep", deep.into()))
            }
            #[inline]
            pub fn tags(
                self,
                tags: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "tags",
                            runtime::list::<String>(tags),
                        ),
                )
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod get_with_body {
        use super::{runtime, types};
        ///The operations of [`Client::get_with_body`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct GetWithBody(pub(in super::super) runtime::Client);
        impl GetWithBody {
            /**`GET /get-with-body`

`GET /get-with-body`

# Parameters

* [`from`](Get::from): required
* [`ids`](Get::ids)
* [`page`](Get::page)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client
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
                Get(
                    runtime::Request::new(
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
                                    nullable: false,
                                    limits: &[],
                                },
                            ],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`GetWithBody::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {
            #[inline]
            pub fn from(self, from: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "from", from.into()))
            }
            #[inline]
            pub fn ids(self, ids: impl IntoIterator<Item = impl Into<i64>>) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "ids[]",
                            runtime::list::<i64>(ids),
                        ),
                )
            }
            #[inline]
            pub fn page(self, page: impl Into<i64>) -> Self {
                Self(self.0.set(runtime::Location::Query, "page", page.into()))
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `delete`, `get`, `get_builder`, `patch`, `post`, `put`.
    pub mod ids {
        use super::{runtime, types};
        ///The operations of [`Client::ids`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct Ids(pub(in super::super) runtime::Client);
        impl Ids {
            /**`DELETE /ids`

`DELETE /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.ids().delete().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn delete(&self) -> Delete {
                Delete(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "DELETE",
                            path: "/ids",
                            name: "ids.delete",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
            /**`GET /ids`

`GET /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.ids().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/ids",
                            name: "ids.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
            /**`GET /ids/builder`

`GET /ids/builder`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.ids().get_builder().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get_builder(&self) -> GetBuilder {
                GetBuilder(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/ids/builder",
                            name: "ids.get_builder",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
            /**`PATCH /ids`

`PATCH /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.ids().patch().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn patch(&self) -> Patch {
                Patch(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "PATCH",
                            path: "/ids",
                            name: "ids.patch",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
            /**`POST /ids`

`POST /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.ids().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/ids",
                            name: "ids.post",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
            /**إنشاء

`PUT /ids`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.ids().put().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn put(&self) -> Put {
                Put(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "PUT",
                            path: "/ids",
                            name: "ids.put",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Ids::delete`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Delete(runtime::Request);
        impl Delete {}
        runtime::request!(Delete, runtime::Nothing, ());
        ///A request made by [`Ids::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Nothing, ());
        ///A request made by [`Ids::get_builder`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct GetBuilder(runtime::Request);
        impl GetBuilder {}
        runtime::request!(GetBuilder, runtime::Nothing, ());
        ///A request made by [`Ids::patch`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Patch(runtime::Request);
        impl Patch {}
        runtime::request!(Patch, runtime::Nothing, ());
        ///A request made by [`Ids::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {}
        runtime::request!(Post, runtime::Json, ::serde_json::Value);
        ///A request made by [`Ids::put`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Put(runtime::Request);
        impl Put {}
        runtime::request!(Put, runtime::Nothing, ());
    }
    ///Operations: `delete`.
    pub mod json_and_nothing {
        use super::{runtime, types};
        ///The operations of [`Client::json_and_nothing`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct JsonAndNothing(pub(in super::super) runtime::Client);
        impl JsonAndNothing {
            /**`DELETE /json-and-nothing`

`DELETE /json-and-nothing`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.json_and_nothing().delete().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn delete(&self) -> Delete {
                Delete(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "DELETE",
                            path: "/json-and-nothing",
                            name: "json_and_nothing.delete",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`JsonAndNothing::delete`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Delete(runtime::Request);
        impl Delete {}
        runtime::request!(Delete, runtime::Json, types::JsonAndNothing);
    }
    ///Operations: `get`.
    pub mod json_in_text {
        use super::{runtime, types};
        ///The operations of [`Client::json_in_text`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct JsonInText(pub(in super::super) runtime::Client);
        impl JsonInText {
            /**`GET /json-in-text`

`GET /json-in-text`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.json_in_text().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/json-in-text",
                            name: "json_in_text.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`JsonInText::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::JsonInText);
    }
    ///Operations: `post`.
    pub mod json_or_multipart {
        use super::{runtime, types};
        ///The operations of [`Client::json_or_multipart`](runtime::Client), each a method.
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
let answer = client.json_or_multipart().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/json-or-multipart",
                            name: "json_or_multipart.post",
                            body: runtime::Body::Json,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`JsonOrMultipart::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {
            #[inline]
            pub fn a(self, a: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "a", a.into()))
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `post`.
    pub mod many_parameters {
        use super::{runtime, types};
        ///The operations of [`Client::many_parameters`](runtime::Client), each a method.
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
let answer = client.many_parameters().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/many-parameters",
                            name: "many_parameters.post",
                            body: runtime::Body::Json,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`ManyParameters::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {
            #[inline]
            pub fn a(self, a: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "a", a.into()))
            }
            #[inline]
            pub fn q1(self, q1: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q1", q1.into()))
            }
            #[inline]
            pub fn q2(self, q2: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q2", q2.into()))
            }
            #[inline]
            pub fn q3(self, q3: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q3", q3.into()))
            }
            #[inline]
            pub fn q4(self, q4: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q4", q4.into()))
            }
            #[inline]
            pub fn q5(self, q5: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q5", q5.into()))
            }
            #[inline]
            pub fn q6(self, q6: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q6", q6.into()))
            }
            #[inline]
            pub fn q7(self, q7: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q7", q7.into()))
            }
            #[inline]
            pub fn q8(self, q8: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q8", q8.into()))
            }
            #[inline]
            pub fn q9(self, q9: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "q9", q9.into()))
            }
            #[inline]
            pub fn r1(self, r1: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "r1", r1.into()))
            }
            #[inline]
            pub fn r2(self, r2: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "r2", r2.into()))
            }
            #[inline]
            pub fn r3(self, r3: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "r3", r3.into()))
            }
            #[inline]
            pub fn r4(self, r4: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "r4", r4.into()))
            }
            #[inline]
            pub fn r5(self, r5: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "r5", r5.into()))
            }
            #[inline]
            pub fn x_1(self, x_1: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-1", x_1.into()))
            }
            #[inline]
            pub fn x_2(self, x_2: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-2", x_2.into()))
            }
            #[inline]
            pub fn x_3(self, x_3: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-3", x_3.into()))
            }
            #[inline]
            pub fn x_4(self, x_4: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-4", x_4.into()))
            }
            #[inline]
            pub fn x_5(self, x_5: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-5", x_5.into()))
            }
            #[inline]
            pub fn x_6(self, x_6: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-6", x_6.into()))
            }
            #[inline]
            pub fn x_7(self, x_7: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-7", x_7.into()))
            }
            #[inline]
            pub fn x_8(self, x_8: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-8", x_8.into()))
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `post`.
    pub mod no_responses {
        use super::{runtime, types};
        ///The operations of [`Client::no_responses`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct NoResponses(pub(in super::super) runtime::Client);
        impl NoResponses {
            /**`POST /no-responses`

`POST /no-responses`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.no_responses().post().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn post(&self) -> Post {
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/no-responses",
                            name: "no_responses.post",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`NoResponses::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {}
        runtime::request!(Post, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `get`.
    pub mod no_schema {
        use super::{runtime, types};
        ///The operations of [`Client::no_schema`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct NoSchema(pub(in super::super) runtime::Client);
        impl NoSchema {
            /**`GET /no-schema`

`GET /no-schema`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.no_schema().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/no-schema",
                            name: "no_schema.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`NoSchema::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `delete`.
    pub mod nothing_with_schema {
        use super::{runtime, types};
        ///The operations of [`Client::nothing_with_schema`](runtime::Client), each a method.
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
let answer = client.nothing_with_schema().delete().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn delete(&self) -> Delete {
                Delete(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "DELETE",
                            path: "/nothing-with-schema",
                            name: "nothing_with_schema.delete",
                            body: runtime::Body::Json,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`NothingWithSchema::delete`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Delete(runtime::Request);
        impl Delete {
            #[inline]
            pub fn reason(self, reason: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "reason", reason.into()))
            }
        }
        runtime::request!(Delete, runtime::Nothing, ());
        runtime::request_body!(Delete);
    }
    ///Operations: `get`.
    pub mod only_redirect {
        use super::{runtime, types};
        ///The operations of [`Client::only_redirect`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct OnlyRedirect(pub(in super::super) runtime::Client);
        impl OnlyRedirect {
            /**`GET /only-redirect`

`GET /only-redirect`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.only_redirect().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/only-redirect",
                            name: "only_redirect.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`OnlyRedirect::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Raw, runtime::Bytes);
    }
    ///Operations: `get`.
    pub mod only_unauthorized {
        use super::{runtime, types};
        ///The operations of [`Client::only_unauthorized`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct OnlyUnauthorized(pub(in super::super) runtime::Client);
        impl OnlyUnauthorized {
            /**`GET /only-unauthorized`

`GET /only-unauthorized`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.only_unauthorized().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/only-unauthorized",
                            name: "only_unauthorized.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`OnlyUnauthorized::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, ::serde_json::Value);
    }
    ///Operations: `get`.
    pub mod path {
        use super::{runtime, types};
        ///The operations of [`Client::path`](runtime::Client), each a method.
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
let answer = client.path().get("declared", "undeclared", "optional", "both").await?;
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
                both: impl Into<String>,
            ) -> Get {
                Get(
                    runtime::Request::new(
                            &self.0,
                            &runtime::Operation {
                                method: "GET",
                                path: "/path/{declared}/{undeclared}/{optional}/{both}",
                                name: "path.get",
                                body: runtime::Body::None,
                                checks: &[],
                                takes_idempotency_key: false,
                                is_stored: false,
                                reports_failure: true,
                            },
                        )
                        .path("declared", declared.into())
                        .path("undeclared", undeclared.into())
                        .path("optional", optional.into())
                        .path("both", both.into()),
                )
            }
        }
        ///A request made by [`Path::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {
            #[inline]
            pub fn both(self, both: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "both", both.into()))
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod problem_json {
        use super::{runtime, types};
        ///The operations of [`Client::problem_json`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct ProblemJson(pub(in super::super) runtime::Client);
        impl ProblemJson {
            /**`GET /problem-json`

`GET /problem-json`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.problem_json().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/problem-json",
                            name: "problem_json.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`ProblemJson::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::ProblemJson);
    }
    ///Operations: `line_one_line_two`.
    pub mod prose {
        use super::{runtime, types};
        ///The operations of [`Client::prose`](runtime::Client), each a method.
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
let answer = client.prose().line_one_line_two().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn line_one_line_two(&self) -> LineOneLineTwo {
                LineOneLineTwo(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/prose",
                            name: "prose.line_one_line_two",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Prose::line_one_line_two`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct LineOneLineTwo(runtime::Request);
        impl LineOneLineTwo {}
        runtime::request!(LineOneLineTwo, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod query {
        use super::{runtime, types};
        ///The operations of [`Client::query`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct Query(pub(in super::super) runtime::Client);
        impl Query {
            /**`GET /query`

`GET /query`

# Parameters

* [`account_ids`](Get::account_ids)
* [`account_ids_query`](Get::account_ids_query)
* [`amount`](Get::amount)
* [`content`](Get::content)
* [`deep_a`](Get::deep_a)
* [`deep_b_c`](Get::deep_b_c)
* [`empty`](Get::empty)
* [`filter_online`](Get::filter_online)
* [`filter_tags`](Get::filter_tags)
* [`flag`](Get::flag)
* [`limit`](Get::limit)
* [`order`](Get::order): required
* [`piped`](Get::piped)
* [`rows`](Get::rows)
* [`type_`](Get::type_)
* [`x_list`](Get::x_list)
* [`x_trace`](Get::x_trace)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client
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
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/query",
                            name: "query.get",
                            body: runtime::Body::None,
                            checks: &[
                                runtime::Check {
                                    location: runtime::Location::Query,
                                    wire_name: "order",
                                    name: "order",
                                    required: true,
                                    nullable: false,
                                    limits: &[],
                                },
                            ],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Query::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {
            #[inline]
            pub fn account_ids(self, account_ids: impl Into<types::Id>) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "account_ids",
                            Into::<types::Id>::into(account_ids).to_string(),
                        ),
                )
            }
            #[inline]
            pub fn account_ids_query(
                self,
                account_ids_query: impl IntoIterator<Item = impl Into<types::Id>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "account_ids[]",
                            runtime::ids(account_ids_query),
                        ),
                )
            }
            #[inline]
            pub fn amount(self, amount: impl Into<f64>) -> Self {
                Self(self.0.set(runtime::Location::Query, "amount", amount.into()))
            }
            #[inline]
            pub fn content(self, content: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "content", content.into()))
            }
            #[inline]
            pub fn deep_a(self, deep_a: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "deep[a]", deep_a.into()))
            }
            #[inline]
            pub fn deep_b_c(self, deep_b_c: impl Into<i64>) -> Self {
                Self(self.0.set(runtime::Location::Query, "deep[b][c]", deep_b_c.into()))
            }
            #[inline]
            pub fn empty(
                self,
                empty: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "empty[]",
                            runtime::list::<::serde_json::Value>(empty),
                        ),
                )
            }
            #[inline]
            pub fn filter_online(self, filter_online: bool) -> Self {
                Self(
                    self.0.set(runtime::Location::Query, "filter[online]", filter_online),
                )
            }
            #[inline]
            pub fn filter_tags(
                self,
                filter_tags: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "filter[tags][]",
                            runtime::list::<String>(filter_tags),
                        ),
                )
            }
            #[inline]
            pub fn flag(self, flag: bool) -> Self {
                Self(self.0.set(runtime::Location::Query, "flag", flag))
            }
            #[inline]
            pub fn limit(self, limit: impl Into<i64>) -> Self {
                Self(self.0.set(runtime::Location::Query, "limit", limit.into()))
            }
            #[inline]
            pub fn order(self, order: impl Into<types::QueryOrder>) -> Self {
                Self(self.0.set(runtime::Location::Query, "order", order.into()))
            }
            #[inline]
            pub fn piped(self, piped: impl IntoIterator<Item = impl Into<i64>>) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "piped[]",
                            runtime::list::<i64>(piped),
                        ),
                )
            }
            #[inline]
            pub fn rows(
                self,
                rows: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "rows[]",
                            runtime::list::<::serde_json::Value>(rows),
                        ),
                )
            }
            #[inline]
            pub fn type_(
                self,
                type_: impl IntoIterator<Item = impl Into<types::QueryType>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Query,
                            "type[]",
                            runtime::list::<types::QueryType>(type_),
                        ),
                )
            }
            #[inline]
            pub fn x_list(self, x_list: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-List", x_list.into()))
            }
            #[inline]
            pub fn x_trace(self, x_trace: impl Into<i64>) -> Self {
                Self(self.0.set(runtime::Location::Header, "X-Trace", x_trace.into()))
            }
        }
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `post`.
    pub mod request_types {
        use super::{runtime, types};
        ///The operations of [`Client::request_types`](runtime::Client), each a method.
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
* [`date`](Post::date): required
* [`files`](Post::files)
* [`flag`](Post::flag): one of `"true"`
* [`hour`](Post::hour)
* [`list`](Post::list): required
* [`listed`](Post::listed)
* [`lists`](Post::lists)
* [`lost`](Post::lost)
* [`lots`](Post::lots)
* [`misplaced`](Post::misplaced)
* [`moment`](Post::moment)
* [`nothing`](Post::nothing): required
* [`null_example`](Post::null_example)
* [`null_type`](Post::null_type)
* [`number`](Post::number)
* [`numbers`](Post::numbers)
* [`previews`](Post::previews)
* [`required_null`](Post::required_null): required
* [`rule`](Post::rule)
* [`short`](Post::short): at least 1 characters, at most 3 characters, default `abc`
* [`symbols`](Post::symbols): one of `"+"` or `"-"`
* [`text`](Post::text)
* [`tree`](Post::tree)
* [`typed_any_of`](Post::typed_any_of)
* [`with_null`](Post::with_null)

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client
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
                Post(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "POST",
                            path: "/request-types",
                            name: "request_types.post",
                            body: runtime::Body::Json,
                            checks: &[
                                runtime::Check {
                                    location: runtime::Location::Body,
                                    wire_name: "all_of",
                                    name: "all_of",
                                    required: false,
                                    nullable: false,
                                    limits: &[(&["a"], runtime::Limit::Required)],
                                },
                                runtime::Check {
                                    location: runtime::Location::Body,
                                    wire_name: "date",
                                    name: "date",
                                    required: true,
                                    nullable: false,
                                    limits: &[],
                                },
                                runtime::Check {
                                    location: runtime::Location::Body,
                                    wire_name: "list",
                                    name: "list",
                                    required: true,
                                    nullable: true,
                                    limits: &[],
                                },
                                runtime::Check {
                                    location: runtime::Location::Body,
                                    wire_name: "nothing",
                                    name: "nothing",
                                    required: true,
                                    nullable: true,
                                    limits: &[],
                                },
                                runtime::Check {
                                    location: runtime::Location::Body,
                                    wire_name: "required_null",
                                    name: "required_null",
                                    required: true,
                                    nullable: true,
                                    limits: &[],
                                },
                                runtime::Check {
                                    location: runtime::Location::Body,
                                    wire_name: "short",
                                    name: "short",
                                    required: false,
                                    nullable: false,
                                    limits: &[
                                        (&[], runtime::Limit::MinLength(1u64)),
                                        (&[], runtime::Limit::MaxLength(3u64)),
                                    ],
                                },
                            ],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`RequestTypes::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {
            #[inline]
            pub fn all_of(self, all_of: impl Into<types::RequestTypeAllOf>) -> Self {
                Self(self.0.set(runtime::Location::Body, "all_of", all_of.into()))
            }
            #[inline]
            pub fn any_of(self, any_of: impl Into<::serde_json::Value>) -> Self {
                Self(self.0.set_json(runtime::Location::Body, "any_of", any_of.into()))
            }
            #[inline]
            pub fn bare_enum(
                self,
                bare_enum: impl Into<types::RequestTypeBareEnum>,
            ) -> Self {
                Self(self.0.set(runtime::Location::Body, "bare_enum", bare_enum.into()))
            }
            #[inline]
            pub fn bare_numbers(
                self,
                bare_numbers: impl Into<types::RequestTypeBareNumbers>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "bare_numbers",
                            bare_numbers.into(),
                        ),
                )
            }
            #[inline]
            pub fn clear(
                self,
                clear: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "clear",
                            runtime::list::<String>(clear),
                        ),
                )
            }
            ///Sends `null` as `clear`, which is something else than leaving it out.
            #[inline]
            pub fn clear_clear(self) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "clear",
                            ::serde_json::Value::Null,
                        ),
                )
            }
            ///One of `"a-b"` or `"a_b"`.
            #[inline]
            pub fn colliding(self, colliding: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "colliding", colliding.into()))
            }
            #[inline]
            pub fn cut(self, cut: impl Into<::serde_json::Value>) -> Self {
                Self(self.0.set_json(runtime::Location::Body, "cut", cut.into()))
            }
            #[inline]
            pub fn date(self, date: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "date", date.into()))
            }
            #[inline]
            pub fn files(
                self,
                files: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "files",
                            runtime::list::<::serde_json::Value>(files),
                        ),
                )
            }
            ///One of `"true"`.
            #[inline]
            pub fn flag(self, flag: bool) -> Self {
                Self(self.0.set(runtime::Location::Body, "flag", flag))
            }
            #[inline]
            pub fn hour(self, hour: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "hour", hour.into()))
            }
            #[inline]
            pub fn list(
                self,
                list: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "list",
                            runtime::list::<String>(list),
                        ),
                )
            }
            ///Sends `null` as `list`, which is something else than leaving it out.
            #[inline]
            pub fn clear_list(self) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "list",
                            ::serde_json::Value::Null,
                        ),
                )
            }
            #[inline]
            pub fn listed(self, listed: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "listed", listed.into()))
            }
            ///Sends `null` as `listed`, which is something else than leaving it out.
            #[inline]
            pub fn clear_listed(self) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "listed",
                            ::serde_json::Value::Null,
                        ),
                )
            }
            #[inline]
            pub fn lists(self, lists: Vec<Vec<i64>>) -> Self {
                Self(self.0.set(runtime::Location::Body, "lists", lists))
            }
            #[inline]
            pub fn lost(self, lost: impl Into<::serde_json::Value>) -> Self {
                Self(self.0.set_json(runtime::Location::Body, "lost", lost.into()))
            }
            #[inline]
            pub fn lots(self, lots: impl Into<types::RequestTypeLots>) -> Self {
                Self(self.0.set(runtime::Location::Body, "lots", lots.into()))
            }
            #[inline]
            pub fn misplaced(
                self,
                misplaced: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "misplaced",
                            runtime::list::<String>(misplaced),
                        ),
                )
            }
            #[inline]
            pub fn moment(self, moment: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "moment", moment.into()))
            }
            #[inline]
            pub fn nothing(self, nothing: impl Into<types::RequestTypeNothing>) -> Self {
                Self(self.0.set(runtime::Location::Body, "nothing", nothing.into()))
            }
            ///Sends `null` as `nothing`, which is something else than leaving it out.
            #[inline]
            pub fn clear_nothing(self) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "nothing",
                            ::serde_json::Value::Null,
                        ),
                )
            }
            #[inline]
            pub fn null_example(self, null_example: impl Into<String>) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "null_example",
                            null_example.into(),
                        ),
                )
            }
            ///Sends `null` as `null_example`, which is something else than leaving it out.
            #[inline]
            pub fn clear_null_example(self) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "null_example",
                            ::serde_json::Value::Null,
                        ),
                )
            }
            #[inline]
            pub fn null_type(self, null_type: impl Into<::serde_json::Value>) -> Self {
                Self(
                    self
                        .0
                        .set_json(runtime::Location::Body, "null_type", null_type.into()),
                )
            }
            #[inline]
            pub fn number(self, number: impl Into<f64>) -> Self {
                Self(self.0.set(runtime::Location::Body, "number", number.into()))
            }
            #[inline]
            pub fn numbers(self, numbers: impl Into<types::RequestTypeNumbers>) -> Self {
                Self(self.0.set(runtime::Location::Body, "numbers", numbers.into()))
            }
            #[inline]
            pub fn previews(
                self,
                previews: impl IntoIterator<Item = impl Into<::serde_json::Value>>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "previews",
                            runtime::list::<::serde_json::Value>(previews),
                        ),
                )
            }
            #[inline]
            pub fn required_null(
                self,
                required_null: impl Into<::serde_json::Value>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "required_null",
                            required_null.into(),
                        ),
                )
            }
            #[inline]
            pub fn rule(self, rule: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "rule", rule.into()))
            }
            ///At least 1 characters, at most 3 characters, default `abc`.
            #[inline]
            pub fn short(self, short: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "short", short.into()))
            }
            ///One of `"+"` or `"-"`.
            #[inline]
            pub fn symbols(self, symbols: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "symbols", symbols.into()))
            }
            #[inline]
            pub fn text(self, text: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "text", text.into()))
            }
            ///Sends `null` as `text`, which is something else than leaving it out.
            #[inline]
            pub fn clear_text(self) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "text",
                            ::serde_json::Value::Null,
                        ),
                )
            }
            #[inline]
            pub fn tree(self, tree: impl Into<types::RequestTypeTree>) -> Self {
                Self(self.0.set(runtime::Location::Body, "tree", tree.into()))
            }
            #[inline]
            pub fn typed_any_of(self, typed_any_of: impl Into<String>) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "typed_any_of",
                            typed_any_of.into(),
                        ),
                )
            }
            #[inline]
            pub fn with_null(
                self,
                with_null: impl Into<types::RequestTypeWithNull>,
            ) -> Self {
                Self(self.0.set(runtime::Location::Body, "with_null", with_null.into()))
            }
            ///Sends `null` as `with_null`, which is something else than leaving it out.
            #[inline]
            pub fn clear_with_null(self) -> Self {
                Self(
                    self
                        .0
                        .set_json(
                            runtime::Location::Body,
                            "with_null",
                            ::serde_json::Value::Null,
                        ),
                )
            }
        }
        runtime::request!(Post, runtime::Nothing, ());
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod same {
        use super::{runtime, types};
        ///The operations of [`Client::same`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct Same(pub(in super::super) runtime::Client);
        impl Same {
            /**`GET /same/{x-y}`

`GET /same/{x-y}`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.same().get("x y").await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self, x_y: impl Into<String>) -> Get {
                Get(
                    runtime::Request::new(
                            &self.0,
                            &runtime::Operation {
                                method: "GET",
                                path: "/same/{x-y}",
                                name: "same.get",
                                body: runtime::Body::None,
                                checks: &[],
                                takes_idempotency_key: false,
                                is_stored: false,
                                reports_failure: true,
                            },
                        )
                        .path("x-y", x_y.into()),
                )
            }
        }
        ///A request made by [`Same::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Nothing, ());
    }
    ///Operations: `get`.
    pub mod samples {
        use super::{runtime, types};
        ///The operations of [`Client::samples`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct Samples(pub(in super::super) runtime::Client);
        impl Samples {
            /**`GET /samples`

`GET /samples`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.samples().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/samples",
                            name: "samples.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Samples::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::Sample);
    }
    ///Operations: `get`.
    pub mod success_and_errors {
        use super::{runtime, types};
        ///The operations of [`Client::success_and_errors`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct SuccessAndErrors(pub(in super::super) runtime::Client);
        impl SuccessAndErrors {
            /**`GET /success-and-errors`

`GET /success-and-errors`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.success_and_errors().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/success-and-errors",
                            name: "success_and_errors.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`SuccessAndErrors::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::Envelope < Option < i64 > >);
    }
    ///Operations: `post`.
    pub mod taken {
        use super::{runtime, types};
        ///The operations of [`Client::taken`](runtime::Client), each a method.
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
let answer = client
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
                url: impl Into<String>,
            ) -> Post {
                Post(
                    runtime::Request::new(
                            &self.0,
                            &runtime::Operation {
                                method: "POST",
                                path: "/taken/{client}/{url}",
                                name: "taken.post",
                                body: runtime::Body::Json,
                                checks: &[],
                                takes_idempotency_key: true,
                                is_stored: false,
                                reports_failure: true,
                            },
                        )
                        .path("client", client.into())
                        .path_url("url", url.into()),
                )
            }
        }
        ///A request made by [`Taken::post`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Post(runtime::Request);
        impl Post {
            #[inline]
            pub fn body_body(self, body_body: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Body, "body", body_body.into()))
            }
            #[inline]
            pub fn body_map(self, body_map: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "body_map", body_map.into()))
            }
            #[inline]
            pub fn body_query(self, body_query: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "body", body_query.into()))
            }
            #[inline]
            pub fn gen_(self, gen_: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "gen", gen_.into()))
            }
            #[inline]
            pub fn header_map(self, header_map: impl Into<String>) -> Self {
                Self(
                    self.0.set(runtime::Location::Query, "header_map", header_map.into()),
                )
            }
            #[inline]
            pub fn idempotency_key_body(
                self,
                idempotency_key_body: impl Into<String>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Body,
                            "idempotencyKey",
                            idempotency_key_body.into(),
                        ),
                )
            }
            #[inline]
            pub fn idempotency_key_header(
                self,
                idempotency_key_header: impl Into<String>,
            ) -> Self {
                Self(
                    self
                        .0
                        .set(
                            runtime::Location::Header,
                            "idempotency_key",
                            idempotency_key_header.into(),
                        ),
                )
            }
            #[inline]
            pub fn info(self, info: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "info", info.into()))
            }
            #[inline]
            pub fn new(self, new: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "new", new.into()))
            }
            #[inline]
            pub fn request(self, request: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "request", request.into()))
            }
            #[inline]
            pub fn response(self, response: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "response", response.into()))
            }
            #[inline]
            pub fn result(self, result: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "result", result.into()))
            }
            #[inline]
            pub fn self_(self, self_: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "self", self_.into()))
            }
            #[inline]
            pub fn send_query(self, send_query: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "send", send_query.into()))
            }
            #[inline]
            pub fn type_(self, type_: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "type", type_.into()))
            }
            #[inline]
            pub fn url(self, url: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "url", url.into()))
            }
            #[inline]
            pub fn value(self, value: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "value", value.into()))
            }
            #[inline]
            pub fn wait_query(self, wait_query: impl Into<String>) -> Self {
                Self(self.0.set(runtime::Location::Query, "wait", wait_query.into()))
            }
        }
        runtime::request!(Post, runtime::Json, types::Taken);
        runtime::request_body!(Post);
    }
    ///Operations: `get`.
    pub mod text {
        use super::{runtime, types};
        ///The operations of [`Client::text`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct Text(pub(in super::super) runtime::Client);
        impl Text {
            /**`GET /text`

`GET /text`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.text().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/text",
                            name: "text.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`Text::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Text, String);
    }
    ///Operations: `get`.
    pub mod two_kinds_of_answer {
        use super::{runtime, types};
        ///The operations of [`Client::two_kinds_of_answer`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct TwoKindsOfAnswer(pub(in super::super) runtime::Client);
        impl TwoKindsOfAnswer {
            /**`GET /two-kinds-of-answer`

`GET /two-kinds-of-answer`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.two_kinds_of_answer().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/two-kinds-of-answer",
                            name: "two_kinds_of_answer.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`TwoKindsOfAnswer::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::TwoKindsOfAnswerAnswer);
    }
    ///Operations: `get`.
    pub mod two_successes {
        use super::{runtime, types};
        ///The operations of [`Client::two_successes`](runtime::Client), each a method.
        #[derive(Clone, Debug)]
        pub struct TwoSuccesses(pub(in super::super) runtime::Client);
        impl TwoSuccesses {
            /**`GET /two-successes`

`GET /two-successes`

# Example

```no_run
# async fn example(client: onlyfansapi::Client) -> Result<(), onlyfansapi::Error> {
let answer = client.two_successes().get().await?;
# Ok(())
# }
```
*/
            #[inline]
            pub fn get(&self) -> Get {
                Get(
                    runtime::Request::new(
                        &self.0,
                        &runtime::Operation {
                            method: "GET",
                            path: "/two-successes",
                            name: "two_successes.get",
                            body: runtime::Body::None,
                            checks: &[],
                            takes_idempotency_key: false,
                            is_stored: false,
                            reports_failure: true,
                        },
                    ),
                )
            }
        }
        ///A request made by [`TwoSuccesses::get`].
        #[must_use = "a request does nothing until it is awaited or sent"]
        #[derive(Debug)]
        pub struct Get(runtime::Request);
        impl Get {}
        runtime::request!(Get, runtime::Json, types::TwoSuccess);
    }
}
impl Client {
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn answer_types(&self) -> groups::answer_types::AnswerTypes {
        groups::answer_types::AnswerTypes(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn array_at_the_top(&self) -> groups::array_at_the_top::ArrayAtTheTop {
        groups::array_at_the_top::ArrayAtTheTop(runtime::Client::clone(self))
    }
    ///Operations: `patch`, `post`, `put`.
    #[inline]
    #[must_use]
    pub fn body_kinds(&self) -> groups::body_kinds::BodyKinds {
        groups::body_kinds::BodyKinds(runtime::Client::clone(self))
    }
    ///Operations: `get_7bopen`.
    #[inline]
    #[must_use]
    pub fn broken(&self) -> groups::broken::Broken {
        groups::broken::Broken(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn broken_json_in_text(&self) -> groups::broken_json_in_text::BrokenJsonInText {
        groups::broken_json_in_text::BrokenJsonInText(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn bytes(&self) -> groups::bytes::Bytes {
        groups::bytes::Bytes(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn colliding_members(&self) -> groups::colliding_members::CollidingMembers {
        groups::colliding_members::CollidingMembers(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn colliding_types(&self) -> groups::colliding_types::CollidingTypes {
        groups::colliding_types::CollidingTypes(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn colliding_types_2(&self) -> groups::colliding_types_2::CollidingTypes2 {
        groups::colliding_types_2::CollidingTypes2(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn empty_responses(&self) -> groups::empty_responses::EmptyResponses {
        groups::empty_responses::EmptyResponses(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn form(&self) -> groups::form::Form {
        groups::form::Form(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn get_with_body(&self) -> groups::get_with_body::GetWithBody {
        groups::get_with_body::GetWithBody(runtime::Client::clone(self))
    }
    ///Operations: `delete`, `get`, `get_builder`, `patch`, `post`, `put`.
    #[inline]
    #[must_use]
    pub fn ids(&self) -> groups::ids::Ids {
        groups::ids::Ids(runtime::Client::clone(self))
    }
    ///Operations: `delete`.
    #[inline]
    #[must_use]
    pub fn json_and_nothing(&self) -> groups::json_and_nothing::JsonAndNothing {
        groups::json_and_nothing::JsonAndNothing(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn json_in_text(&self) -> groups::json_in_text::JsonInText {
        groups::json_in_text::JsonInText(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn json_or_multipart(&self) -> groups::json_or_multipart::JsonOrMultipart {
        groups::json_or_multipart::JsonOrMultipart(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn many_parameters(&self) -> groups::many_parameters::ManyParameters {
        groups::many_parameters::ManyParameters(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn no_responses(&self) -> groups::no_responses::NoResponses {
        groups::no_responses::NoResponses(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn no_schema(&self) -> groups::no_schema::NoSchema {
        groups::no_schema::NoSchema(runtime::Client::clone(self))
    }
    ///Operations: `delete`.
    #[inline]
    #[must_use]
    pub fn nothing_with_schema(&self) -> groups::nothing_with_schema::NothingWithSchema {
        groups::nothing_with_schema::NothingWithSchema(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn only_redirect(&self) -> groups::only_redirect::OnlyRedirect {
        groups::only_redirect::OnlyRedirect(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn only_unauthorized(&self) -> groups::only_unauthorized::OnlyUnauthorized {
        groups::only_unauthorized::OnlyUnauthorized(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn path(&self) -> groups::path::Path {
        groups::path::Path(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn problem_json(&self) -> groups::problem_json::ProblemJson {
        groups::problem_json::ProblemJson(runtime::Client::clone(self))
    }
    ///Operations: `line_one_line_two`.
    #[inline]
    #[must_use]
    pub fn prose(&self) -> groups::prose::Prose {
        groups::prose::Prose(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn query(&self) -> groups::query::Query {
        groups::query::Query(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn request_types(&self) -> groups::request_types::RequestTypes {
        groups::request_types::RequestTypes(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn same(&self) -> groups::same::Same {
        groups::same::Same(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn samples(&self) -> groups::samples::Samples {
        groups::samples::Samples(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn success_and_errors(&self) -> groups::success_and_errors::SuccessAndErrors {
        groups::success_and_errors::SuccessAndErrors(runtime::Client::clone(self))
    }
    ///Operations: `post`.
    #[inline]
    #[must_use]
    pub fn taken(&self) -> groups::taken::Taken {
        groups::taken::Taken(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn text(&self) -> groups::text::Text {
        groups::text::Text(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn two_kinds_of_answer(&self) -> groups::two_kinds_of_answer::TwoKindsOfAnswer {
        groups::two_kinds_of_answer::TwoKindsOfAnswer(runtime::Client::clone(self))
    }
    ///Operations: `get`.
    #[inline]
    #[must_use]
    pub fn two_successes(&self) -> groups::two_successes::TwoSuccesses {
        groups::two_successes::TwoSuccesses(runtime::Client::clone(self))
    }
}
