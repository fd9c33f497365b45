"""The document of the API as the peers take it: its schemas, and values judged by them."""

import re

import yaml

METHODS = ("get", "post", "put", "patch", "delete")
KINDS = ("boolean", "integer", "number", "string", "array", "object")

# Why a request that the schema takes is refused all the same.
REFUSALS = {
    "blank": "Laravel makes blank text null, which is missing where a value is required",
    "empty list": "Laravel's `required` refuses a list without items",
    "words": "the document states the bound or the values in words, not in the schema",
    "events": "the document lists the events of webhooks at another operation",
    "paging": "pages have a number from 1, at least 1 row and an offset from 0, stated or not",
    "negative": "no amounts, percentages, counts and days are below 0, stated or not",
    "tabs": "each tab exactly once, says the document, and it has ten",
    "year": "the document says `four digits`",
    "at least 1": "there is no withdrawal of nothing",
    "idempotency key": "1 to 255 printable ASCII characters, says the document in words",
    "control": "no HTTP client writes control characters into the name of a part",
    "default": "what has a default is not required, whatever the document says",
    "condition": "the document states in words what the argument needs beside it or excludes",
    "list in words": "the document calls a list a text, and says `sent as a list`",
    "date": "the document calls a date a text; the rule `date` refuses others",
}


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def operations(document):
    """Yields the name, method, path, operation and parameters of each operation."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                operation = item[method]
                parameters = item.get("parameters", []) + operation.get("parameters", [])
                yield f"{method.upper()} {path}", method, path, operation, parameters


def amend(document):
    """Corrects what no peer can take, and returns how often for each reason."""
    counts = {}

    def count(reason):
        counts[reason] = counts.get(reason, 0) + 1

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("type"), str) and "[]|" in value["type"]:
                count(f"`type: {value['type']}` is no type of JSON Schema")
                del value["type"]
                value["anyOf"] = [{"type": "string"}, {"type": "integer"}]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(document["paths"])
    for _, _, _, _, parameters in operations(document):
        for parameter in parameters:
            name, schema = parameter["name"], parameter.get("schema", {})
            if parameter["in"] != "query":
                continue
            if name.startswith("filter."):
                # Its description says so; PHP reads a point in a name as an underscore.
                name = parameter["name"] = f"filter[{name.removeprefix('filter.')}]"
                count("`filter.name` is sent as `filter[name]`")
            if schema.get("type") == "array":
                parameter["name"] = f"{name}[]"
                count("PHP reads a list only from names that end with `[]`")
    for _, _, _, operation, _ in operations(document):
        parameters = operation.get("parameters", [])
        # The group of all filters is no parameter of its own.
        operation["parameters"] = [it for it in parameters if it["name"] != "filter"]
        if len(parameters) > len(operation["parameters"]):
            count("`filter` is the group of parameters beside it")
    return counts


def kind_of(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "integer" if value == int(value) else "number"
    return {str: "string", list: "array", dict: "object"}[type(value)]


def is_number(text):
    return re.fullmatch(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", text) is not None


def violations(schema, value, place="", pointer=""):
    """Yields the pointer into the schema, the place, the reason, the schema and the value of what breaks the schema."""
    found = lambda reason: (pointer, place, reason, schema, value)
    if value is None and schema.get("nullable"):
        return
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            fits = sum(not any(violations(one, value)) for one in schema[keyword])
            if fits == 0 or (keyword == "oneOf" and fits > 1):
                yield found(keyword)
            return
    kind, expected = kind_of(value), schema.get("type")
    if expected in KINDS and expected != kind and not (expected == "number" and kind == "integer"):
        yield found("type")
        return
    if "enum" in schema and value not in schema["enum"]:
        yield found("enum")
    if kind in ("integer", "number"):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value):
            yield found("range")
    if kind == "string":
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            yield found("length")
        if schema.get("format") == "uri" and not re.match(r"[a-z][a-z0-9+.-]*:\S+$", value, re.I):
            yield found("format")
    if kind == "array":
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield found("items")
        for index, item in enumerate(value):
            yield from violations(schema.get("items", {}), item, f"{place}.{index}", f"{pointer}/items")
    if kind == "object":
        for name in schema.get("required", []):
            if name not in value:
                yield (pointer, f"{place}.{name}", "required", schema, None)
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                yield from violations(inner, value[name], f"{place}.{name}", f"{pointer}/properties/{name}")


def at(schema, place):
    """Returns the schema of a place such as `rows.1.id`."""
    for step in filter(None, place.split(".")):
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                schema = schema[keyword][0]
        schema = schema.get("items", {}) if step.isdigit() else schema.get("properties", {}).get(step, {})
    return schema


def why_refused(place, text, value, schema, parent):
    """Returns the kind of a refusal that the schema does not foresee; `None` stands for a defect."""
    words = schema.get("description", "")
    if isinstance(value, str) and not value.strip():
        return "blank"
    if re.search(r"required with|prohibited| with |must without", text):
        return "condition"
    if value == [] and ("required" in text or "at least 1 item" in text):
        return "empty list"
    if "a date or time" in text:
        return "date"
    if "must be a list" in text and "sent as a list" in words:
        return "list in words"
    if re.search(r"(?:^|_)(limit|offset|per_page|page)$", place) and "whole number" in text:
        return "paging"
    if re.search(r"^(limit|offset|per_page|page)$", place) and re.search(r"at least [01] ", text):
        return "paging"
    if "must be at least 0 (-" in text:
        return "negative"
    if place == "tabs" and "10 items" in text:
        return "tabs"
    if place == "year" and "four digits" in words:
        return "year"
    if place == "amount" and "at least 1 " in text:
        return "at least 1"
    bound = re.search(r"must (?:be|have) (.*?) \(", text)
    # The values of a list are listed at the list.
    words += parent.get("description", "")
    if "List Available Events" in words:
        return "events"
    listed = re.findall(r"`([^`]+)`", bound[1]) if bound else []
    if listed and all(f"`{value}`" in words for value in listed):
        return "words"
    numbers = re.findall(r"\d+", bound[1]) if bound else []
    if numbers and all(re.search(rf"\b{number}\b", words) for number in numbers):
        return "words"
    if "a number or an empty string" in text and "empty for none" in words:
        return "words"
    return None
