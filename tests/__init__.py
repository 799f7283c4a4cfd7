"""The tests, in the same rooms as the code; run them with python3 -m tests."""
