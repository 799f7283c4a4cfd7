"""The service level agreement as data: clauses, editions, readings and verdicts."""
