"""The web page. It only shows what the library's functions return."""

import os

# Read when gradio is imported: nothing is told to its makers, or to anybody else.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
