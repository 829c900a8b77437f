"""`evaluate.load` of each metric from its path, with no network."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, evaluate
place = {"start": 0, "end": 13}
inputs = {
    "rouge": (["testing one"], [["testing one two"]]),
    "extractiveness": (["testing one"], [["testing one two"]]),
    "grounding": (
        [json.dumps("Cup said 14 people died."), json.dumps("")],
        [["Tass said 12 people died."], ["Tass."]],
    ),
    "support": (
        [json.dumps({"sentences": [{"text": "Tass said it.", "evidence": [place]}]})],
        [["Tass said it. The rest is silence."]],
    ),
    "facts": (["Tass said 12 people died."], [["12 people died.", "The president resigned."]]),
    "comparison": (["{}"], ["{}"]),
}
found = {
    name: evaluate.load(f"eval/metrics/{name}").compute(predictions=p, references=r)
    for name, (p, r) in inputs.items()
}
print(json.dumps(found))
"""


def test_every_metric_loads_from_its_path_and_scores_per_item(tmp_path):
    environment = {
        **os.environ,
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["rouge"]["rouge2"] == [2 / 3]
    assert found["extractiveness"]["compression"] == [1.5]
    assert found["extractiveness"]["novel3"] == [None]
    assert found["grounding"]["ungrounded_number"] == [1.0, None]
    assert "14" in found["grounding"]["notes"][0]
    assert found["grounding"]["notes"][1] == "an empty summary"
    assert found["support"]["support_cited"] == [1.0]
    assert found["facts"]["fact_recall"] == [0.5]
    assert found["comparison"]["align_f1"] == [None]
    assert all(scores["signature"]["metric"] == name for name, scores in found.items())
