"""What the metrics compute, per item; `eval/metrics/` offers it to `evaluate`."""
