"""A suggester for Postil in Python: sums of money with their unit (docs/suggesters.md)."""

import json
import re
import sys

SUM = re.compile(
    r"[£$€]\s?\d(?:[\d.,]*\d)?(?: [mb]illion)?|\b\d(?:[\d.,]*\d)? (?:pounds|euros|dollars)\b"
)

for line in sys.stdin:
    request = json.loads(line)
    for match in SUM.finditer(request["text"]):
        suggestion = {
            "label": "MONEY",
            "start": match.start(),
            "end": match.end(),
            "quote": match[0],
            "score": 0.9,
            "why": "a number with a currency",
        }
        print(json.dumps(suggestion))
    print(json.dumps({"id": request["id"], "done": True}), flush=True)
