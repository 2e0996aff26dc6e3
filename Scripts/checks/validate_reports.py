"""Validates the recorded reports of `nbrun check`; run by Scripts/checks/reports.

Usage: validate_reports.py JUNIT_XSD CASE...
"""

import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import attr
import jsonschema
import sarif_om
import xmlschema

# The objects of SARIF that nbrun writes, by the property that holds them (SARIF 2.1.0, section 3).
CLASSES = {
    "runs": sarif_om.Run,
    "tool": sarif_om.Tool,
    "driver": sarif_om.ToolComponent,
    "rules": sarif_om.ReportingDescriptor,
    "shortDescription": sarif_om.MultiformatMessageString,
    "defaultConfiguration": sarif_om.ReportingConfiguration,
    "results": sarif_om.Result,
    "message": sarif_om.Message,
    "locations": sarif_om.Location,
    "physicalLocation": sarif_om.PhysicalLocation,
    "artifactLocation": sarif_om.ArtifactLocation,
    "region": sarif_om.Region,
}


def check_object(value, model, place):
    """Every property must be known to the class, and every property it requires must be there."""
    fields = {f.metadata.get("schema_property_name", f.name): f for f in attr.fields(model)}
    unknown = set(value) - set(fields)
    assert not unknown, f"{place}: {model.__name__} has no {unknown}"
    missing = {n for n, f in fields.items() if f.default is attr.NOTHING} - set(value)
    assert not missing, f"{place}: {model.__name__} needs {missing}"
    for name, inner in value.items():
        for element in inner if isinstance(inner, list) else [inner]:
            if isinstance(element, dict):
                check_object(element, CLASSES[name], f"{place}.{name}")


def check_sarif(text):
    log = json.loads(text)
    check_object(log, sarif_om.SarifLog, "log")
    assert log["version"] == "2.1.0"
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in ("none", "note", "warning", "error")
            for location in result["locations"]:
                physical = location["physicalLocation"]
                assert all(count >= 1 for count in physical["region"].values())
                uri = physical["artifactLocation"]["uri"]
                assert uri.isascii() and not set(' <>"{}|\\^`') & set(uri), uri
    if schema := os.environ.get("SARIF_SCHEMA"):
        jsonschema.validate(log, json.loads(Path(schema).read_text()))
    return len(log["runs"][0]["results"])


def check_junit(text, schema):
    """The counts must be those of the elements too, which no schema says."""
    schema.validate(text)
    for suite in ElementTree.fromstring(text.encode()):
        for attribute, path in ("tests", "testcase"), ("failures", "*/failure"), ("errors", "*/error"):
            assert int(suite.get(attribute)) == len(suite.findall(path)), suite.attrib


# What `nbrun --to json` writes.
DOCUMENT_SCHEMA = Path(__file__).resolve().parents[2] / "Documentation/JSON.schema.json"


def main():
    schema = xmlschema.XMLSchema(sys.argv[1])
    documents = json.loads(DOCUMENT_SCHEMA.read_text())
    counts = {"junit": 0, "sarif": 0, "json": 0}
    for case in map(Path, sys.argv[2:]):
        for document in sorted((case / "expected" / "output").rglob("*.json")):
            jsonschema.validate(json.loads(document.read_text()), documents)
            counts["json"] += 1
        arguments = case / "arguments"
        words = arguments.read_text().split("\n") if arguments.exists() else []
        output = (case / "expected" / "stdout").read_text() if "--format" in words else ""
        if "junit" in words:
            check_junit(output, schema)
            counts["junit"] += 1
        elif "sarif" in words:
            assert check_sarif(output) > 0
            counts["sarif"] += 1
    assert all(counts.values()), f"nothing to check: {counts}"
    print(", ".join(f"{count} {name}" for name, count in counts.items()), "files are valid")


main()
