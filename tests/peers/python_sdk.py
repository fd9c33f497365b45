"""Calls each method of the official SDK with made-up arguments: first the required ones, then all."""

import collections.abc
import inspect
import json
import sys
import typing

import onlyfansapi
from onlyfansapi._resource import SyncAPIResource
from onlyfansapi._types import Omit

METHODS = 265

# By the name of the argument, where its type alone says too little.
VALUES = {
    "account": "acct_123",
    "account_id": "acct_123",
    "account_ids": ["acct_123"],
    "account_scope": "global",
    "amount": 50,
    "body": "{}",
    "button_ids": ["1"],
    "category": "default",
    "custom_proxy": {"host": "proxy.example.com", "port": 8080},
    "discount": 50,
    "duration": 1,
    "endpoint_url": "https://example.com/hook",
    "event_source_url": "https://example.com",
    "events": ["messages.received"],
    "conversion_types": ["new_subscriber"],
    "expire_days": 7,
    "file_url": "https://example.com/1.jpg",
    "free_trial_days": 7,
    "forecast_days": 30,
    "historical_days": 90,
    "limit": 10,
    "fund_raising_target_amount": 100,
    "fund_raising_tips_presets": ["10"],
    "giphy_id": "abc",
    "headers": [{"name": "x-test", "value": "1"}],
    "http_method": "POST",
    "keywords": "tips",
    "metric": "revenue",
    "month": 1,
    "options": {"type": "all", "maxMessages": 10, "mediaType": "photo"},
    "order": "desc",
    "period": 6,
    "period_a": {"start": "2026-01-01", "end": "2026-01-31"},
    "period_b": {"start": "2025-12-01", "end": "2025-12-31"},
    "price": 5,
    "question": {"text": "Yes?", "color": "#FF51DC", "height": 160, "left": 25, "top": 30, "width": 257},
    "reason": "1",
    "skip_users": "all",
    "smart_link_scope": "global",
    "tabs": ["all", "comments", "likes", "mentions", "onlyfans", "promotions", "purchases", "subscriptions", "tags", "tips"],
    "texts": [],
    "timezone": "Europe/London",
    "tips_source": "chat",
    "type": "tips",
    "url": "https://example.com",
    "voting_due": 7,
    "voting_options": ["Yes", "No"],
    "website": "https://example.com",
    "wishlist": "https://example.com",
    "year": 2025,
}

# What a method needs beside its required arguments, by the words of the document.
NEEDS = {
    "authenticate.start": ["auth_type", "email", "password"],
    "authenticate.submit_2fa": ["code"],
    "chats.messages.send": ["text"],
    "data_exports.create": ["account_ids"],
    "mass_messaging.send": ["user_lists"],
    "media.scrape": ["url"],
    "media.upload": ["file"],
    "media.vault.upload": ["file"],
    "settings.welcome_message.update": ["text"],
    "smart_links.create": ["free_trial_days"],
}

# What a method does not take beside its other arguments, by the words of the document.
EXCLUDES = {
    "authenticate.start": ["custom_proxy"],
    "authenticate.submit_2fa": ["selfie_verification_completed"],
    "media.scrape": ["expiration_date"],
    "media.upload": ["file_url"],
    "media.vault.upload": ["file_url"],
    "promotions.create": ["free_trial_days"],
}

# What the mock refuses for good, by method and words, with the reason.
AS_TEXT = "the document and the SDK call a list a text, which the document says is `sent as a list`"
REFUSED = {
    ("chats.messages.send", "field must be a list"): AS_TEXT,
    ("mass_messaging.send", "field must be a list"): AS_TEXT,
    ("posts.create", "field must be a list"): AS_TEXT,
    ("posts.update", "field must be a list"): AS_TEXT,
    ("settings.welcome_message.update", "field must be a list"): AS_TEXT,
    ("queue.list", "The type field must be a list"): "the SDK joins lists with commas, which PHP reads as text",
}


def methods(holder, path=""):
    for name in dir(type(holder)):
        if name.startswith("_"):
            continue
        value = getattr(holder, name, None)
        if isinstance(value, SyncAPIResource):
            yield from methods(value, f"{path}{name}.")
        elif isinstance(holder, SyncAPIResource) and inspect.ismethod(value):
            yield path + name, value


def is_list(kind):
    return typing.get_origin(kind) in (list, collections.abc.Sequence)


def value_of(name, kind):
    """Makes a value of an argument, of the first of its types."""
    options = [option for option in typing.get_args(kind) if option not in (Omit, type(None))]
    if typing.get_origin(kind) is typing.Literal:
        return VALUES[name] if VALUES.get(name) in options else options[0]
    if is_list(kind):
        literal = typing.get_origin(options[0]) is typing.Literal
        return VALUES[name] if name in VALUES and not literal else [value_of("", options[0])]
    if name == "file":
        return b"image"
    lists = [option for option in options if is_list(option)]
    if lists:
        return value_of(name, lists[0])
    if kind is str and isinstance(VALUES.get(name), int):
        return str(VALUES[name])
    if options and all(typing.get_origin(option) is typing.Literal for option in options):
        return value_of(name, options[0])
    if name in VALUES and (kind is not str or isinstance(VALUES[name], str)) and not (options and str not in options and isinstance(VALUES[name], str)):
        return VALUES[name]
    if options and typing.get_origin(kind) is not dict:
        return value_of(name, options[0])
    if kind is str and any(word in name for word in ("date", "start", "end", "from_", "since", "until")):
        return "2026-01-31"
    simple = {str: "1001", int: 1, float: 5.0, bool: True, object: "1001"}
    return simple.get(kind, VALUES.get(name, {}))


def arguments(name, method, is_whole):
    hints = typing.get_type_hints(method)
    needed, excluded = NEEDS.get(name, ()), EXCLUDES.get(name, ())
    for name, parameter in inspect.signature(method).parameters.items():
        if name in ("extra_headers", "extra_query", "extra_body", "timeout", "idempotency_key"):
            continue
        is_required = name in needed or parameter.default is inspect.Parameter.empty
        if is_required or is_whole and name not in excluded:
            yield name, value_of(name, hints[name])


def call(name, method, is_whole):
    made = dict(arguments(name, method, is_whole))
    try:
        method(**made)
        return None, made
    except onlyfansapi.APIStatusError as error:
        return f"{error.status_code} {json.dumps(error.body)[:400]}", made
    except Exception as error:  # A success that the SDK cannot read is a finding, too.
        return f"{type(error).__name__}: {error}"[:400], made


def main(url):
    client = onlyfansapi.OnlyFansAPI(api_key="key", base_url=url, max_retries=0)
    found = list(methods(client))
    is_good = len(found) == METHODS
    for is_whole in (False, True):
        refused = []
        for name, method in found:
            problem, made = call(name, method, is_whole)
            if problem:
                refused.append((name, problem, made))
        kind = "all arguments" if is_whole else "required arguments"
        print(f"{len(found) - len(refused)} of {len(found)} methods answered with a success, called with {kind}")
        for name, problem, made in refused:
            reason = next((why for (known, text), why in REFUSED.items() if known == name and text in problem), None)
            is_good &= reason is not None
            print(f"  {name}: {reason or f'NOT LISTED {problem} {made}'}")
    return is_good


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1]))
