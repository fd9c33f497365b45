"""Amends the document for schemathesis, and judges its report: each failure is of a kind listed here, or a defect."""

import base64
import collections
import json
import re
import sys
import urllib.parse

import document as api
import yaml

STATUSES = {
    "400": "broken JSON, or a form that cannot be read",
    "401": "no key, or an invalid one",
    "402": "no credits left",
    "403": "a key without the permission",
    "404": "nothing of this account, id or path",
    "405": "another method, refused with `Allow`",
    "409": "a state in which the call is not possible",
    "415": "a media type that is neither JSON nor a form",
    "422": "arguments that are refused, in Laravel's form",
    "429": "too many requests",
}

# The kinds of failure that are no defects, with their reasons.
REASONS = {
    **{f"status {status}": f"the API has it, its document does not: {why}" for status, why in STATUSES.items()},
    "no success": "the document has errors of the operation only",
    "204": "the document gives a body to a status that HTTP forbids one",
    "302": "a redirect has no body; the document calls it text",
    "any key": "the mock takes any key except `invalid`",
    "lenient": "the lenient mode takes any id, and those that were deleted",
    "overlap": "several alternatives of the document's `oneOf` take the same value",
    "example": "the document's own example breaks its schema at this place",
    "cents": "amounts have cents; the document's type is from a whole one",
    "last page": "the last page has null where the document shows the next one",
    "only null": "the document saw only null there, and calls it a text",
    "no members": "null stands for an object of which the document shows no members",
    "login": "before a login is done, it has no account and no success",
    **api.REFUSALS,
    "number for text": "a number is taken for a text: ids are documented as either",
    "text for number": "the rules `integer` and `numeric` take numbers in text",
    "uri": "a URL is taken as any text, by the client and by the mock",
    "signs": "values that differ by a sign alone have no names of their own, so any is taken",
    "flag": "booleans are taken as true, false, 1 and 0, in JSON and in text",
    "null": "null is no value: the document cannot tell which rules are `nullable`",
    "list of members": "PHP reads a list as an object without the names",
    "scalar body": "PHP reads a body that is no object as one without members",
    "echo": "what was written is read back, null included",
}


class Failure:
    """A failed check, the request that was sent and the response to it."""

    emptied = set()

    def __init__(self, check, case, interaction, operations):
        failure = check["failure_info"]["failure"]
        self.code, self.message = failure["code"], failure["message"]
        self.name = f"{case['method']} {case['path']}"
        request, response = interaction.get("request", {}), interaction.get("response") or {}
        self.status = str(response.get("status_code"))
        self.url = request.get("uri", "")
        self.sent, self.received = text_of(request.get("body")), text_of(response.get("content"))
        self.media_type = (case.get("media_type") or "").split(";")[0]
        self.operation, self.parameters = operations.get(self.name, ({}, []))

    def query(self):
        """Returns the arguments of the query as PHP reads them: the last of a name, or a list."""
        query = {}
        for name, value in urllib.parse.parse_qsl(urllib.parse.urlsplit(self.url).query, keep_blank_values=True):
            query.setdefault(name, []).append(value)
        return {name: values if name.endswith("[]") else values[-1] for name, values in query.items()}

    def body(self):
        if self.media_type.endswith("json"):
            return json.loads(self.sent) if self.sent.strip() else None
        if self.media_type == "multipart/form-data":
            # Files are not looked at.
            fields = re.findall(r'name="([^"]*)"\r\n(?:Content-Type: [^\r]*\r\n)?\r\n(.*?)\r\n--', self.sent, re.S)
            return dict(fields)
        return dict(urllib.parse.parse_qsl(self.sent, keep_blank_values=True))

    def schema(self):
        content = self.operation.get("requestBody", {}).get("content", {})
        return content.get(self.media_type, {}).get("schema", {})

    def value(self, place):
        """Returns the schema and the value of an argument by its place, and whether it is of the query."""
        for parameter in self.parameters:
            name = parameter["name"]
            if parameter["in"] == "query" and place.split(".")[0] == name.removesuffix("[]"):
                return parameter["schema"], self.query().get(name), True
            bare = name.removesuffix("[]")
            if parameter["in"] == "query" and re.sub(r"\.\d+$", "", place) == bare.replace("[", ".").replace("]", ""):
                return parameter["schema"], self.query().get(name), True
        value = self.body()
        for step in place.split("."):
            if isinstance(value, list) and step.isdigit() and int(step) < len(value):
                value = value[int(step)]
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return api.at(self.schema(), place), value, False

    def kinds(self, mode):
        """Returns the kinds of the failure; `None` stands for a defect."""
        if self.code == "ST103":
            successes = [status for status in self.operation.get("responses", {}) if status[0] in "23"]
            if self.status[0] == "2" and not successes:
                return ["no success"]
            return [f"status {self.status}" if self.status in STATUSES else None]
        if self.code in ("ST104", "ST109") and self.status in ("204", "302"):
            return [self.status]
        if self.code == "ST401" and "invalid credentials" in self.message:
            return ["any key"]
        if self.code == "ST301" and mode == "lenient":
            return ["lenient"]
        if self.code == "ST108":
            return [self.of_response()]
        if self.code == "ST202":
            return self.of_refusal(mode)
        if self.code == "ST201":
            return self.of_acceptance(mode)
        return [None]

    def of_response(self):
        if "valid under more than one" in self.message:
            return "overlap"
        place = re.search(r"Schema at (/\S+):", self.message)
        value = re.search(r"Value:\s+(.*)", self.message, re.S)
        if not place or not value:
            return None
        pointer, value = place[1], value[1].split("\n\n")[0].strip()
        content = self.operation["responses"].get(self.status, {}).get("content", {}).get("application/json", {})
        examples = [content.get("example"), *(it.get("value") for it in content.get("examples", {}).values())]
        for example in examples:
            if example is not None and pointer in {it[0] for it in api.violations(content["schema"], example)}:
                return "example"
        if re.search(r'"anyOf": \[\s*\{[^{}]*"type": "string"[^{}]*\},\s*\{\s*"type": "null"', self.message) and value.startswith("{"):
            return "only null"
        if value == "null" and pointer.endswith(("next_cursor", "next_page_url", "next_page", "next", "marker")):
            return "last page"
        if value == "null" and self.name == "GET /api/authenticate/{attempt_id}":
            return "login"
        schema = content.get("schema", {})
        for step in pointer.strip("/").split("/"):
            schema = schema.get(step, {}) if isinstance(schema, dict) else {}
        if value == "null" and schema.get("type") == "object" and not schema.get("properties"):
            return "no members"
        if re.fullmatch(r"-?\d+\.\d\d?", value) and "is not of type \"integer\"" in self.message:
            return "cents"
        name = pointer.rsplit("/", 1)[1]
        if value == "null" and (name in self.emptied or re.search(rf'"{name}"\s*:\s*null', self.sent)):
            return "echo"
        return None

    def of_refusal(self, mode):
        if self.status == "404" and mode == "strict":
            return ["status 404"]
        if "IDEMPOTENCY_KEY_INVALID" in self.received:
            return ["idempotency key"]
        if self.status == "400" and re.search(r'name="[^"]*[\x00-\x1f\x7f]', self.sent):
            return ["control"]
        if self.status != "422":
            return [f"status {self.status}" if self.status == "409" else None]
        errors = json.loads(self.received).get("errors", {})
        return [self.of_error(place, text) for place, texts in errors.items() for text in texts]

    def of_error(self, place, text):
        schema, value, _ = self.value(place)
        return api.why_refused(place, text, value, schema, api.at(self.schema(), place.rpartition(".")[0]))

    def of_acceptance(self, mode):
        kinds = []
        for parameter in self.parameters:
            if parameter["in"] == "path" and mode == "lenient":
                # Which of the arguments is bad does not matter if the query and body are sound.
                continue
            if parameter["in"] == "query" and parameter["name"] in self.query():
                schema, value = parameter["schema"], as_text(parameter["schema"], self.query()[parameter["name"]])
                kinds += [of_violation(it, True) for it in api.violations(schema, value, parameter["name"])]
            elif parameter["in"] == "query" and parameter.get("required"):
                kinds.append("default" if "default" in parameter["schema"] else None)
        schema = self.schema()
        if schema:
            is_text = not self.media_type.endswith("json")
            body = self.body()
            body = as_text(schema, body) if is_text else body
            kinds += [of_violation(it, is_text) for it in api.violations(schema, body)]
        if not kinds and mode == "lenient" and any(it["in"] == "path" for it in self.parameters):
            return ["lenient"]
        return kinds or [None]


def as_text(schema, value):
    """Returns a value of a query or form, whose text is read as what the schema has."""
    if isinstance(value, list):
        return [as_text(schema.get("items", {}), item) for item in value]
    if isinstance(value, dict):
        return {name: as_text(schema.get("properties", {}).get(name, {}), item) for name, item in value.items()}
    if schema.get("type") in ("integer", "number") and api.is_number(value):
        return float(value)
    if schema.get("type") == "boolean" and value in ("true", "false"):
        return value == "true"
    return value


def of_violation(violation, is_text):
    """Returns why a value that breaks the schema may be taken."""
    _, place, reason, schema, value = violation
    if value is None and reason in ("type", "anyOf", "oneOf"):
        return "scalar body" if not place else "null"
    if isinstance(value, str) and not value.strip():
        return "blank"
    expected = schema.get("type")
    if reason in ("anyOf", "oneOf"):
        return "number for text" if api.kind_of(value) in ("integer", "number") else None
    if reason == "enum" and sorted(map(str, schema.get("enum", []))) == ["0", "1"]:
        return "flag" if value in (True, False, "true", "false") else None
    if reason == "format" and schema.get("format") == "uri":
        return "uri"
    if reason == "enum" and any(str(it).startswith("-") for it in schema.get("enum", [])):
        return "signs"
    if reason == "enum" and expected == "boolean":
        # The document lists the text `true` for a boolean.
        return "flag" if value is True else None
    if reason != "type":
        return None
    if not place:
        return "list of members" if isinstance(value, list) else "scalar body"
    kind = api.kind_of(value)
    if expected == "string" and kind in ("integer", "number"):
        return "number for text"
    if expected in ("integer", "number") and kind == "string" and api.is_number(value):
        return "text for number"
    if expected == "integer" and sorted(map(str, schema.get("enum", []))) == ["0", "1"] and value in (True, False, "true", "false"):
        return "flag"
    if expected == "boolean" and (value in (0, 1) or value in ("0", "1", "true", "false")):
        return "flag"
    return None


def emptied(value):
    """Yields the names of members of requests that null empties."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "requestBody":
                yield from nullable(inner)
            else:
                yield from emptied(inner)


def nullable(value):
    for name, inner in value.items() if isinstance(value, dict) else ():
        if isinstance(inner, dict) and inner.get("nullable"):
            yield name
        yield from nullable(inner)


def text_of(content):
    encoded = (content or {}).get("$base64", "")
    return base64.b64decode(encoded).decode("utf-8", "replace")


def failures(report, operations):
    with open(report, encoding="utf-8") as lines:
        for line in lines:
            for event, content in json.loads(line).items():
                if event == "NonFatalError":
                    yield None, json.dumps(content)[:600]
                if event != "ScenarioFinished":
                    continue
                recorder = content["recorder"]
                for case, checks in recorder.get("checks", {}).items():
                    for check in checks:
                        if check["status"] == "failure":
                            known = recorder["cases"][case]["value"], recorder["interactions"].get(case, {})
                            yield Failure(check, *known, operations), None


def judge(path, report, mode):
    document = api.load(path)
    api.amend(document)
    operations = {name: (operation, parameters) for name, _, _, operation, parameters in api.operations(document)}
    Failure.emptied = set(emptied(document["paths"]))
    counts, places = collections.Counter(), collections.defaultdict(set)
    defects = collections.defaultdict(list)
    for failure, error in failures(report, operations):
        if error:
            defects["error of schemathesis"].append(error)
            continue
        kinds = failure.kinds(mode)
        for kind in set(kinds) - {None}:
            counts[kind] += 1
            places[kind].add(failure.name)
        if None in kinds:
            where = re.search(r"Schema at (\S+):", failure.message)
            key = f"{failure.code} {failure.status} {failure.name} {where[1] if where else ''}"
            defects[key].append(f"{failure.url}\n    sent {failure.sent[:300]!r}\n    {failure.message[:150]!r}\n    got {failure.received[:400]!r}")
    print(f"\n{mode}: failures that are no defects")
    for kind, reason in REASONS.items():
        if counts[kind]:
            print(f"{counts[kind]:7} of {len(places[kind]):3} operations  {kind}: {reason}")
    print(f"{mode}: {sum(map(len, defects.values()))} failures that are not listed, of {len(defects)} kinds")
    for key, found in defects.items():
        print(f"  {len(found)} {key}\n    {found[0]}")
    return not defects


if __name__ == "__main__":
    command, path, other = sys.argv[1:4]
    if command == "amend":
        amended = api.load(path)
        for why, number in api.amend(amended).items():
            print(f"{number:7} amended: {why}")
        if sys.argv[4:] == ["strict"]:
            # Calls of an account that does not exist show nothing more.
            for item in amended["paths"].values():
                for parameter in item.get("parameters", []):
                    if parameter["name"] == "account":
                        parameter["schema"]["enum"] = ["acct_123"]
        with open(other, "w", encoding="utf-8") as file:
            yaml.dump(amended, file, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False)
    else:
        sys.exit(not judge(path, other, sys.argv[4]))
