"""The network, canned: invented feeds for first runs, tests and screenshots."""
