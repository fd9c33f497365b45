"""Sends requests made from the document to the mock and to Prism, and lists where their verdicts differ."""

import collections
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

import document as api

# The causes of differences: who is right, and why.
CAUSES = {
    "null": "nobody knows, the document cannot tell which rules are `nullable`; the mock takes null for no value, Prism refuses it",
    "number for a text": "nobody knows, ids are documented as text and sent as either; the mock takes a number, Prism refuses it",
    "flag": "the mock: the rule `boolean` takes 1 in a query, which Prism refuses",
    "brackets": "the mock: PHP reads `filter[name]` and `name[]`, whose limits Prism does not look at",
    "default": "the mock: what has a default is not required, whatever the document says",
    "signs": "Prism: values that differ by a sign alone have no names of their own, so the crate and the mock take any",
    "no success": "the mock: the document has errors of the operation only, which Prism answers",
    **{kind: f"the mock: {reason}" for kind, reason in api.REFUSALS.items() if kind != "default"},
}


def sample(schema, name="", is_whole=False):
    """Makes a value that the schema takes."""
    for keyword in ("oneOf", "anyOf", "allOf"):
        if keyword in schema:
            return sample(schema[keyword][0], name, is_whole)
    if schema.get("example") is not None:
        return schema["example"]
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        required = schema.get("required", [])
        members = schema.get("properties", {}).items()
        return {known: sample(inner, known, is_whole) for known, inner in members if is_whole or known in required}
    if kind == "array":
        return [sample(schema.get("items", {}), name, is_whole)] * max(1, schema.get("minItems", 1))
    if kind in ("integer", "number"):
        return max(schema.get("minimum", 0), min(schema.get("maximum", 10), 10))
    if kind == "boolean":
        return True
    if any(word in name.lower() for word in ("date", "start", "end", "from", "to")):
        return "2026-01-31"
    text = "https://example.com" if schema.get("format") == "uri" else "abc"
    return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 255)]


class Request:
    def __init__(self, path, method, parameters, schema):
        self.path, self.method, self.parameters, self.schema = path, method, parameters, schema
        self.query, self.body, self.media_type, self.key, self.raw = {}, None, "application/json", "key", None

    def send(self, base):
        query = urllib.parse.urlencode({name: as_text(value) for name, value in self.query.items()}, doseq=True)
        url = f"{base}{self.path}{'?' + query if query else ''}"
        data = self.raw if self.raw is not None else None if self.body is None else json.dumps(self.body).encode()
        headers = {"Content-Type": self.media_type} if data is not None else {}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(url, data, headers, method=self.method.upper())
        try:
            with OPENER.open(request, timeout=30) as response:
                return response.status, response.read(2000).decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")


class Stay(urllib.request.HTTPRedirectHandler):
    """Leaves redirects as they are: they are successes."""

    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(Stay, urllib.request.ProxyHandler({}))


def as_text(value):
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return {True: "true", False: "false", None: ""}.get(value, value) if isinstance(value, (bool, type(None))) else value


def wrong_values(schema):
    """Yields a case and a value that the schema refuses, for each of its limits."""
    kind = schema.get("type")
    if kind in ("integer", "number"):
        yield "wrong kind", "text"
    if kind == "boolean":
        yield "wrong kind", "maybe"
    if kind == "string" and "enum" not in schema:
        yield "wrong kind", {"a": 1}
        yield "number for a text", 5
    if kind in ("array", "object"):
        yield "wrong kind", "text"
    if "enum" in schema:
        yield "unknown value", "no such value" if kind == "string" else 987654
    if "minimum" in schema:
        yield "below the minimum", schema["minimum"] - 1
    if "maximum" in schema:
        yield "above the maximum", schema["maximum"] + 1
    if "minLength" in schema:
        yield "too short", "a" * (schema["minLength"] - 1)
    if "maxLength" in schema:
        yield "too long", "a" * (schema["maxLength"] + 1)
    if "minItems" in schema:
        yield "too few", []
    if "maxItems" in schema:
        yield "too many", [sample(schema.get("items", {}))] * (schema["maxItems"] + 1)
    if kind and not schema.get("nullable"):
        yield "null", None


def requests(method, path, operation, parameters):
    """Yields a case, the argument it is about and the request, for one operation."""
    filled = path
    for parameter in parameters:
        if parameter["in"] == "path":
            value = "acct_123" if parameter["name"] == "account" else str(sample(parameter["schema"], "id"))
            filled = filled.replace(f"{{{parameter['name']}}}", urllib.parse.quote(value, safe=""))
    content = operation.get("requestBody", {}).get("content", {})
    if content and "application/json" not in content:
        return  # Forms of files: see the test by schemathesis.
    schema = content.get("application/json", {}).get("schema", {})
    in_query = [parameter for parameter in parameters if parameter["in"] == "query"]

    def make(is_whole=False):
        request = Request(filled, method, in_query, schema)
        for parameter in in_query:
            if is_whole or parameter.get("required"):
                request.query[parameter["name"]] = sample(parameter["schema"], parameter["name"])
        if content:
            request.body = sample(schema, is_whole=is_whole)
        return request

    yield "valid, required", None, make()
    yield "valid, all", None, make(True)
    request = make()
    request.key = None
    yield "no key", None, request
    for parameter in in_query:
        if parameter.get("required"):
            request = make()
            del request.query[parameter["name"]]
            yield "query: missing", parameter, request
        for case, value in wrong_values(parameter["schema"]):
            if not isinstance(value, (dict, list)) and case not in ("number for a text", "null"):
                request = make()
                request.query[parameter["name"]] = value
                yield f"query: {case}", parameter, request
        if parameter["schema"].get("type") == "boolean":
            request = make()
            request.query[parameter["name"]] = 1
            yield "query: 1 for a boolean", parameter, request
    if not content:
        return
    request = make()
    request.raw = b'{"a": '
    yield "broken JSON", None, request
    request = make()
    request.raw, request.media_type = b"<a/>", "application/xml"
    yield "wrong media type", None, request
    for member, inner in schema.get("properties", {}).items():
        named = {"name": member, "schema": inner, "description": inner.get("description", "")}
        if member in schema.get("required", []):
            request = make()
            del request.body[member]
            yield "body: missing", named, request
        for case, value in wrong_values(inner):
            request = make()
            request.body[member] = value
            yield f"body: {case}", named, request


def verdict(status):
    return "taken" if status < 400 else "refused" if status < 500 else "failed"


def causes(case, argument, request, mock, prism):
    """Returns the causes of a difference; `None` stands for one that is not listed."""
    name = argument["name"] if argument else ""
    if mock[0] >= 400:
        if "[" in name:
            return ["brackets"]
        if mock[0] != 422:
            return [None]
        errors = json.loads(mock[1]).get("errors", {})
        return [refusal(request, place, text) for place, texts in errors.items() for text in texts]
    if case == "body: null":
        return ["null"]
    if case == "body: number for a text" and not is_date(argument):
        return ["number for a text"]
    if case == "query: 1 for a boolean":
        return ["flag"]
    if case == "query: missing" and "default" in argument["schema"]:
        return ["default"]
    if case == "query: unknown value" and any(str(it).startswith("-") for it in argument["schema"].get("enum", [])):
        return ["signs"]
    if case.startswith("valid") and prism[0] == 401:
        return ["no success"]
    return [None]


def is_date(argument):
    return any(word in argument["name"].lower() for word in ("date", "start", "end"))


def refusal(request, place, text):
    known = {it["name"].removesuffix("[]").replace("[", ".").replace("]", ""): it for it in request.parameters}
    if place in known:
        schema, value = known[place]["schema"], request.query.get(known[place]["name"])
        return api.why_refused(place, text, value, schema, {})
    value = request.body
    for step in place.split("."):
        if isinstance(value, list) and step.isdigit():
            value = value[int(step)]
        else:
            value = value.get(step) if isinstance(value, dict) else None
    parent = api.at(request.schema, place.rpartition(".")[0])
    return api.why_refused(place, text, value, api.at(request.schema, place), parent)


def main(path, mock_url, prism_url):
    counts, differences = collections.Counter(), collections.defaultdict(list)
    for name, method, known, operation, parameters in api.operations(api.load(path)):
        for case, argument, request in requests(method, known, operation, parameters):
            mock, prism = request.send(mock_url), request.send(prism_url)
            counts["requests"] += 1
            counts[f"{case}: same" if verdict(mock[0]) == verdict(prism[0]) else f"{case}: differs"] += 1
            if verdict(mock[0]) != verdict(prism[0]):
                found = causes(case, argument, request, mock, prism)
                difference = name, case, argument and argument["name"], request, mock, prism
                for kind in {None} if None in found else set(found):
                    differences[kind].append(difference)
    print(f"{counts['requests']} requests")
    for case in sorted({key.rsplit(":", 1)[0] for key in counts if ":" in key}):
        print(f"  {case:28} {counts[f'{case}: same']:6} same {counts[f'{case}: differs']:6} differ")
    for kind, why in CAUSES.items():
        found = differences.get(kind, [])
        if found:
            print(f"{len(found):5} differences in {len({it[0] for it in found}):3} operations, {kind}: {why}")
    unknown = differences.get(None, [])
    print(f"{len(unknown)} differences without a listed cause")
    for name, case, argument, request, mock, prism in unknown:
        print(f"  {name} {case} {argument} {json.dumps(request.query)[:150]} {json.dumps(request.body)[:250]}\n    mock {mock[0]} {mock[1][-260:]!r}\n    Prism {prism[0]} {prism[1][-260:]!r}")
    return not unknown


if __name__ == "__main__":
    sys.exit(not main(*sys.argv[1:4]))
